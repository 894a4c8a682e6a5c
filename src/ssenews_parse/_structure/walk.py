"""A page of HTML to the pieces of its text that a reader sees.

Resiliparse builds the tree, since only a whole parser knows what ends where, and writes it out again, every element closed: to go
through that text by one pattern takes a tenth of the time that a visit of each node takes.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from ssenews_parse._extras import needs
from ssenews_parse._reading.preparing import shown
from ssenews_parse.records import LARGEST_NUMBER, STRAY

from .addresses import printed
from .balancing import without_cost
from .pieces import Entry, Piece
from .tags import EMPTY, KINDS, SIGNS_OF_HIDING

_UNREAD = re.compile(r"<!--.*?-->|<(script|style|xmp|iframe|noembed|noframes|noscript|plaintext)\b[^>]*>.*?</\1>", re.DOTALL)
"""What is written out as it stands, signs of elements in it or not."""

_EMPTY_TIME = re.compile(r"<time(?=\s)(?>[^<>]*?\sdatetime=[\"']?)([0-9]{4}-[0-9]{2}-[0-9]{2})[^<>]*>\s*</time>", re.IGNORECASE)
"""A day that scripts of the page would write out."""

_TIMES = re.compile(r"</time>(?=(?:<(?!/?time\b)[^<>]*+>)*+<time\b)", re.IGNORECASE)
"""The end of a time that another follows without a space, since only one of them is shown."""

_RARE = re.compile("<(?:base|time)", re.IGNORECASE)
"""What few pages have and is looked at closely."""

_TOKEN = re.compile(r"([^<]*)<(/?)([a-zA-Z!][^\s>]*)([^>]*)>")
"""Text up to a tag, and the tag."""

_HIDDEN = re.compile(
    r"\s(?:hidden=\"(?!until-found)|style=\"[^\"]*\b(?:display\s*:\s*none|visibility\s*:\s*hidden)|role=\"\s*navigation\b"
    r"|class=\"(?:[^\"]*\s)?(?:pagination|(?P<spoken>sr-only|visually-hidden|screen-reader-text))[\s\"])",
    re.IGNORECASE,
)
_SIGNS_OF_HIDING = (*SIGNS_OF_HIDING, "navigation", "pagination")

_LISTED = re.compile(r"\sclass=\"(?:[^\"]*\s)?items-list[\s\"]")
"""Where the site lists its items: no menu stands there."""

_HREF = re.compile(r"\shref=\"([^\"]*)\"")
_PLACE = re.compile(r"\sid=\"([0-9]{1,12})-([0-9]{1,12})\"")
_AT_TIMES = frozenset(["BESIDE", "BUTTON", "SKIPPED"])
"""The kinds of elements that are left out, or are where they stand."""

_STARRED = " starred"
_START = re.compile(r"\sstart=\"\s*([+-]?)0*([0-9]+)")
_VALUE = re.compile(r"\svalue=\"\s*([+-]?)0*([0-9]+)")
_SPACES = re.compile("[ \t\n\f\r]+")


def pieces_of(html: str) -> tuple[list[Piece], str | None]:
    """Walk through a page; return what a reader sees of it, and the address that it says its links begin at."""
    html, base = _closed(html)
    return _walked(html, places=False), base


def placed_pieces(html: str, *, is_closed: bool) -> list[Piece]:
    """Walk through a page that tells where its blocks stand in a source, as `placed` writes it.

    `is_closed` says that every element is closed in it.  An item without text is found as an empty piece: its text may follow.
    """
    return _walked(html if is_closed else _closed(html)[0], places=True)


def _closed(html: str) -> tuple[str, str | None]:
    """Return a page with every element closed, without what is written in it as it stands; and where its links begin at."""
    with needs("html"):
        from resiliparse.parse.html import HTMLTree
    is_rare = _RARE.search(html) is not None
    if is_rare:
        html = _EMPTY_TIME.sub(r"\1", _TIMES.sub("</time> ", html))
    tree: Any = HTMLTree.parse(without_cost(html))
    base = tree.head.query_selector("base[href]") if is_rare and tree.head else None
    return _UNREAD.sub("", (tree.body or tree.document).html), base.getattr("href") if base else None


def _walked(html: str, *, places: bool) -> list[Piece]:
    walk = _Walk(places=places)
    walk.through(html)
    return walk.found


def placed(start: int, end: int, *, starred: bool = False) -> str:
    """Write into a page where the block that follows stands in its source, and whether its emphasis may be stars."""
    return f'<wbr id="{start}-{end}"{_STARRED * starred}>'


def _integer(pattern: re.Pattern[str], attributes: str) -> int | None:
    """Return the number that an attribute gives, or one beyond any item's: `int` refuses more than 4,300 digits."""
    found = pattern.search(attributes) if attributes else None
    if found is None:
        return None
    number = int(found[2]) if len(found[2]) < 12 else LARGEST_NUMBER + 1
    return -number if found[1] == "-" else number


class _Count:
    """How a list counts: the next number and the step, 0 for bullets; a list that counts down to 1 knows its numbers at its end."""

    __slots__ = ("entries", "is_to_end", "next", "step", "total")

    def __init__(self, tag: str, attributes: str) -> None:
        self.step = 0 if tag != "ol" else -1 if " reversed=" in attributes else 1
        start = _integer(_START, attributes)
        self.next = start if start is not None else max(self.step, 0)
        self.is_to_end = start is None and self.step < 0
        self.entries: list[Entry] = []
        self.total = 0

    def number(self, attributes: str) -> int | None:
        """Return the number of the next item."""
        self.total += 1
        if not self.step:
            return None
        if attributes and (value := _integer(_VALUE, attributes)) is not None:
            self.next, self.is_to_end = value, False
        self.next += self.step
        return self.next - self.step

    def close(self) -> None:
        """End the list."""
        for entry in self.entries:
            assert entry.number is not None
            entry.number += self.total


def _hides(kind: str | None, attributes: str) -> bool:
    """Tell whether nobody sees an element; a heading that is spoken is one all the same."""
    found = _HIDDEN.search(attributes)
    return found is not None and (kind != "HEADING" or found["spoken"] is None)


class _Walk:
    """Gathers the lines of a block until another begins or it ends."""

    def __init__(self, *, places: bool) -> None:
        self.places = places
        self.found: list[Piece] = []
        self.buffer: list[str] = []
        self.lines: list[str] = []
        self.place = (0, 0)
        self.breaks: list[int] = []
        """Where in the source the lines of the block start, but for the first."""
        self.url: str | None = None
        """The first link of the line."""
        self.urls: list[str | None] = []
        """Those of the lines before it in the block."""
        self.links = 0
        self.link: str | None = None
        self.unlinked = False
        """Whether the line has text that is no link."""
        self.linked: list[int] = []
        """The lines of the block that are links and nothing else."""
        self.strays = self.starred = False
        self.level = 0
        self.levels: list[tuple[int, int]] = []
        self.counts: list[_Count] = []
        self.entry: Entry | None = None
        self.entries: list[Entry | None] = []
        self.blocks = 0
        self.restart = False
        self.depth = self.listed = self.lists = 0
        self.articles: list[int] = []
        """The articles that are open, as they are counted."""
        self.article = 0
        self.holders: set[int] = set()
        """The articles that hold others."""

    def through(self, html: str) -> None:
        """Go through a page, every element of which is closed."""
        skipped = 0
        tokens = _TOKEN.findall(html)
        written = " ".join([attributes for _, _, _, attributes in tokens])
        may_hide = any(sign in written for sign in _SIGNS_OF_HIDING)
        for text, closing, tag, attributes in tokens:
            kind = KINDS.get(tag)
            if skipped:
                skipped += 0 if kind in EMPTY else -1 if closing else 1
                continue
            if text:
                self.take(text)
            if kind and closing:
                self.close(kind)
            elif kind in EMPTY:
                self.meet(kind, attributes)
            elif (kind in _AT_TIMES and self.is_skipped(kind)) or (may_hide and attributes and _hides(kind, attributes)):
                skipped = 1
                if kind:
                    self.end_block()
            elif kind:
                self.open(kind, tag, attributes)
        self.end()

    def end(self) -> None:
        """End the page; now it is known which articles hold others."""
        self.end_block()
        for piece in self.found:
            if piece.article in self.holders:
                piece.article = 0

    def is_skipped(self, kind: str | None) -> bool:
        """Tell whether what one of these holds is left out: what is beside the list is, and a button that begins no heading."""
        if kind == "BESIDE":
            return self.entry is None
        return kind == "SKIPPED" or (kind == "BUTTON" and (not self.level or bool(self.buffer or self.lines)))

    # ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    def take(self, text: str) -> None:
        """Take text, with the signs that HTML writes for others; a block does not begin with spaces."""
        if not self.buffer and text.isspace():
            return
        self.buffer.append(text)
        if self.links:
            self.url = self.url or self.link
        elif not self.unlinked and not text.isspace():
            self.unlinked = True

    def end_line(self) -> None:
        """End a line; an empty one ends its block."""
        line = self.line()
        if line:
            self.keep(line)
        elif self.lines:
            self.end_block()

    def keep(self, line: str) -> None:
        """Keep a line of the block, its link, and whether it is a link and nothing else."""
        if self.url is not None and not self.unlinked:
            self.linked.append(len(self.lines))
        self.lines.append(line)
        self.urls.append(self.url)
        self.url, self.unlinked = None, False

    def line(self) -> str:
        """Return what was taken as one line."""
        line = self.buffer[0] if len(self.buffer) == 1 else "".join(self.buffer)
        self.buffer.clear()
        if "&" in line:
            line = unescape(line)
        if not line.isprintable():  # line ends, no-break spaces, control characters
            line = _SPACES.sub(" ", line)
            if STRAY.search(line):
                self.strays = True
                return line.strip(" ")
            return shown(line).strip()
        return (_SPACES.sub(" ", line) if "  " in line else line).strip()

    def end_block(self, *, empty: bool = False) -> None:
        """End a block, if there is any text in it, or if it may be `empty`."""
        if not (self.buffer or self.lines or empty):
            return
        if self.buffer and (line := self.line()):
            self.keep(line)
        if self.lines or empty:
            piece = Piece(self.lines, self.level, self.urls, self.entry, self.linked)
            if self.places:
                self.put(piece)
            piece.strays, piece.starred = self.strays, self.starred
            self.strays = self.starred = False
            piece.article = self.articles[-1] if self.articles else 0
            self.found.append(piece)
            self.lines, self.urls, self.linked = [], [], []
            if self.entry is None:
                self.restart = False
            elif self.entry.bare:
                self.entry.bare = piece.is_link and not (len(self.entries) == 1 and self.blocks)
            self.blocks += 1
        self.unlinked = False
        self.url = None

    def put(self, piece: Piece) -> None:
        """Tell a piece where it stands in the source."""
        start, piece.end = self.place
        piece.starts = [start, *self.breaks][: max(len(self.lines), 1)]
        piece.starts += piece.starts[-1:] * (len(self.lines) - len(piece.starts))
        self.breaks = []

    # ── Tags ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    def meet(self, kind: str | None, attributes: str) -> None:
        """Take an element that holds nothing."""
        if kind == "BREAK":
            self.end_line()
            if self.places and self.lines and (found := _PLACE.search(attributes)):
                self.breaks.append(int(found[1]))
        elif kind == "RULE":
            self.end_block()
        elif kind == "PLACE" and self.places and (found := _PLACE.search(attributes)):
            self.place = int(found[1]), int(found[2])
            self.starred = _STARRED in attributes

    def open(self, kind: str, tag: str, attributes: str) -> None:
        """Take the start of an element."""
        if kind == "BUTTON":
            return
        if kind == "LINK":
            self.links += 1
            found = _HREF.search(attributes)
            self.link = printed(unescape(found[1])) if found else None
            if self.entry:
                self.entry.url = self.entry.url or self.link
            return
        if self.buffer or self.lines:
            self.end_block()
        self.depth += 1
        if "items-list" in attributes and not self.listed and _LISTED.search(attributes):
            self.listed = self.depth
        if kind == "HEADING":
            self.levels.append((self.level, len(self.found)))
            self.level = int(tag[1])
        elif kind == "LIST":
            self.counts.append(_Count(tag, attributes))
            self.lists += 1
        elif kind == "ITEM":
            self.open_item(attributes)
        elif kind == "ARTICLE":
            self.holders.update(self.articles[-1:])
            self.article += 1
            self.articles.append(self.article)

    def open_item(self, attributes: str) -> None:
        """Begin an item; one inside another is text of that."""
        count = self.counts[-1] if self.counts else None
        number = count.number(attributes) if count else None
        self.entries.append(self.entry)
        if self.entry:
            if count and number is not None and not count.is_to_end:
                self.take(f"{number}. ")
            return
        menu = 0 if number is not None or self.listed else self.lists
        self.entry = entry = Entry(number, restart=self.restart and number == 1, menu=menu)
        self.blocks = 0
        self.restart = False
        if count and count.is_to_end:
            count.entries.append(entry)
        if self.places and (found := _PLACE.search(attributes)):
            entry.start, entry.end = int(found[1]), int(found[2])

    def close(self, kind: str) -> None:
        """Take the end of an element."""
        if kind == "BUTTON":
            return
        if kind == "LINK":
            self.links = max(self.links - 1, 0)
            return
        if self.buffer or self.lines:
            self.end_block()
        if self.places and kind == "ITEM" and not self.blocks and len(self.entries) == 1:
            self.end_block(empty=True)
        if self.depth == self.listed:
            self.listed = 0
        self.depth -= 1
        if kind == "HEADING" and self.levels:
            self.level, found = self.levels.pop()
            self.restart = self.restart or (found == len(self.found) and self.entry is None)
        elif kind == "LIST" and self.counts:
            self.counts.pop().close()
        elif kind == "ARTICLE" and self.articles:
            self.articles.pop()
        elif kind == "ITEM" and self.entries:
            self.entry = self.entries.pop()
