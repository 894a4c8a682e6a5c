"""What a walk through a page finds: blocks of text, and the items of lists that they belong to."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Entry:
    """An item of a list: its number, None for a bullet.

    `restart` says that an empty heading stands before it, `menu` counts the list that may be a menu, 0 where it is none, `bare`
    says that the item is one link, `url` is its first link.
    """

    __slots__ = ("bare", "end", "line", "menu", "number", "restart", "start", "url")

    def __init__(self, number: int | None, *, restart: bool = False, menu: int = 0) -> None:
        """Make an entry whose place is not known yet."""
        self.number = number
        self.restart = restart
        self.menu = menu
        self.bare = True
        self.url: str | None = None
        self.start = self.end = self.line = 0


class Piece:
    """A block of text: its lines, the level of its heading or 0, and the item it belongs to.

    `article` counts the article that it is in, 0 for none and for one that holds others.
    `urls` are the first links of its lines, `linked` the lines that are links and nothing else, by their indices, `strays` says
    that it holds characters that no text does, `starred` that what was read as emphasis may be stars of its own.  `starts` are
    where its lines start in the text that reports are about, `ends` where those with strays end, `end` is where it ends.
    """

    __slots__ = (
        "article",
        "end",
        "ends",
        "entry",
        "gap",
        "level",
        "line",
        "lines",
        "linked",
        "starred",
        "starts",
        "strays",
        "urls",
    )

    def __init__(self, lines: list[str], level: int, urls: list[str | None], entry: Entry | None, linked: list[int]) -> None:
        """Make a piece whose place is not known yet."""
        self.lines = lines
        self.level = level
        self.urls = urls
        self.entry = entry
        self.linked = linked
        self.strays = self.starred = False
        self.article = 0
        self.gap = 1
        self.starts = [0] * len(lines)
        self.ends: list[int] = []
        self.end = self.line = 0

    @property
    def is_link(self) -> bool:
        """Whether all of it is links."""
        return len(self.linked) == len(self.lines) > 0

    @property
    def url(self) -> str | None:
        """Its first link."""
        return next(filter(None, self.urls), None)

    @property
    def start(self) -> int:
        """Where it starts."""
        return self.starts[0]

    @property
    def text(self) -> str:
        """The lines, joined by one space."""
        return self.lines[0] if len(self.lines) == 1 else " ".join(self.lines)

    def keep(self, indices: list[int], lines: list[str]) -> None:
        """Keep some of its lines, as they are in `lines`."""
        self.starts = [self.starts[index] for index in indices]
        self.ends = [self.ends[index] for index in indices] if self.ends else []
        self.lines = [lines[index] for index in indices]
        self.urls = [self.urls[index] for index in indices]
        linked = {*self.linked}
        self.linked = [place for place, index in enumerate(indices) if index in linked]

    def parts(self, places: Iterable[int]) -> Iterator[Piece]:
        """Yield the piece in parts, cut before some of its lines."""
        for begin, end in pairwise(sorted({0, *places, len(self.lines)})):
            linked = [index - begin for index in self.linked if begin <= index < end]
            part = Piece(self.lines[begin:end], self.level, self.urls[begin:end], self.entry, linked)
            part.starts, part.ends, part.starred = self.starts[begin:end], self.ends[begin:end], self.starred
            part.gap, part.line = (0, self.line + begin) if begin else (self.gap, self.line)
            part.end = self.end if end == len(self.lines) else self.starts[end]
            yield part


def entries_of(pieces: list[Piece]) -> list[Entry]:
    """Return the items that pieces belong to, one for each piece that is in any."""
    return [piece.entry for piece in pieces if piece.entry]


def laid_out(pieces: list[Piece]) -> str:
    """Write the pieces as canonical text, and tell each its place there."""
    out: list[str] = []
    position, line = 0, 1
    last: Entry | None = None
    for piece in pieces:
        entry = piece.entry
        before = "\n\n" if out else ""
        indent = lead = "" if entry is None else "    "
        if entry is not None and entry is not last:
            before += "\n" if entry.restart and out else ""
            lead = "  • " if entry.number is None else f"  {entry.number}. "
            entry.start = position + len(before) + 2
            entry.end = entry.start + len(lead) - 3
            entry.line = line + len(before)
        text = f"\n{indent}".join(piece.lines)
        piece.line = line + len(before)
        start = position + len(before) + len(lead)
        if len(piece.lines) == 1:
            piece.starts = [start]
        else:
            steps = [len(line) + 1 + len(indent) for line in piece.lines]
            piece.starts = list(accumulate(steps[:-1], initial=start))
        position = piece.end = start + len(text)
        line = piece.line + len(piece.lines) - 1
        out += before, lead, text
        last = entry
    return "".join(out)
