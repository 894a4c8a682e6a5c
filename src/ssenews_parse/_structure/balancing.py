"""Pages with every element closed and none deep inside others, so that a parser of HTML takes no more than their length.

By the rules of HTML an end tag that ends nothing looks through all elements that are open, emphasis and links that are never closed
begin again in every block that follows, and each attribute of a tag is compared with all others: a page that is full of them costs
the square of its length.
"""

from __future__ import annotations

import re
from collections import Counter

from .tags import EMPTY, INLINE, KINDS, SIGNS_OF_HIDING

DEEPEST = 500
"""So many elements may be inside one another, about as many as browsers allow; the tags of any more are left out."""

_LONGEST_TAG = 20_000
"""The attributes of a longer one are left out."""

_LONGEST_REPEATED = 200
"""A longer tag of a link is written once; where the link goes on in other blocks, it has no address there."""

_ATTRIBUTES = r"""(?:[\s/]++|=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+))?+|=)*+"""
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?:[!?]|/(?![a-z]))[^>]*+>?"
    r"|<(?P<raw>script|style|xmp|iframe|noembed|noframes|noscript|textarea|title)(?=[\s/>]).*?(?:</(?P=raw)[^>]*+>?|\Z)"
    rf"|<plaintext\b.*|<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""What is no text: comments, elements that no reader sees, tags."""

_HIDING = re.compile("|".join(SIGNS_OF_HIDING))

_ONCE = frozenset(["body", "head", "html"])
_BARRIERS = frozenset(["caption", "table", "td", "th"])
"""What is inside these ends nothing outside."""
_TABLES = _BARRIERS | {"tbody", "tfoot", "thead", "tr"}
_PASSED = frozenset(["address", "dd", "div", "dt", "li", "p"])
"""An item ends the item before it through these."""
_ENDING_P = frozenset(["ARTICLE", "BESIDE", "BLOCK", "HEADING", "LIST"])
_ENDS: dict[str, tuple[str, ...]] = {
    "li": ("li",),
    **dict.fromkeys(("dd", "dt"), ("dd", "dt")),
    **dict.fromkeys(("td", "th"), ("td", "th")),
    "tr": ("tr",),
    **dict.fromkeys(("tbody", "tfoot", "thead"), ("tbody", "tfoot", "thead", "tr")),
}
"""What each element ends by its start."""


_LONG = 100_000
"""A shorter page cannot cost much."""

_INLINE_TAG = f"(?:{'|'.join(sorted([*INLINE, *map(str.upper, INLINE)]))})"  # a fifth of the time of ignoring case
_INLINE_TAGS = re.compile(rf"</?{_INLINE_TAG}(?:[\s/](?:[^<>\"']++|\"[^<>\"]*\"|'[^<>']*')*+)?>")
_HIDDEN_INLINE = re.compile(rf"<{_INLINE_TAG}\s[^<>]*(?:{_HIDING.pattern})")


def _may_hide(html: str) -> bool:
    """Tell whether parts of lines may be hidden."""
    return any(sign in html for sign in SIGNS_OF_HIDING) and _HIDDEN_INLINE.search(html) is not None


def without_cost(html: str) -> str:
    """Return a page without what stands within a line, which says nothing of blocks, unless it is hidden."""
    return balanced(html) if len(html) > _LONG or _may_hide(html) else _INLINE_TAGS.sub("", html)


def balanced(html: str) -> str:
    """Return a page whose elements are all closed, without what no reader sees and what stands within a line.

    >>> balanced("<ul><li>A<b>b<p>c<li><a href=1>D</b></div></ul>")
    '<ul><li>Ab<p>c</p></li><li><a href=1>D</a></li></ul>'
    """
    page = _Page()
    position = 0
    for token in _TOKEN.finditer(html):
        page.text(html[position : token.start()])
        position = token.end()
        if name := token["name"]:
            page.tag(name.lower(), token["attributes"].replace("<", "&lt;"), is_end=bool(token["end"]))
    page.text(html[position:])
    page.end_from(0)
    return "".join(page.out)


class _Page:
    """What was written of a page, and the elements that are open."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[str] = []
        self.places: dict[str, list[int]] = {}
        """Where elements of a name are among the open ones."""
        self.stops: list[int] = []
        self.barriers: list[int] = []
        self.beyond: Counter[str] = Counter()
        """The elements that are too deep, by name."""
        self.once: set[str] = set()
        self.link = ""
        self.is_linking = False
        """Whether the link is open in what was written; each block has it anew."""

    def text(self, text: str) -> None:
        """Write text, within the link that is open."""
        if self.link and not self.is_linking and text and not text.isspace():
            self.out.append(self.link)
            self.link = self.link if len(self.link) < _LONGEST_REPEATED else "<a>"
            self.is_linking = True
        self.out.append(text.replace("<", "&lt;"))

    def tag(self, name: str, attributes: str, *, is_end: bool) -> None:
        """Take a tag."""
        kind = KINDS.get(name)
        attributes = attributes if len(attributes) < _LONGEST_TAG else ""
        if kind in EMPTY:
            self.out.append(f"<{name}{attributes}>")
        elif kind == "LINK":
            self.pause_link()
            self.link = "" if is_end else f"<a{attributes}>"
        elif is_end:
            self.end(name)
        elif name in _ONCE:
            if name not in self.once:
                self.once.add(name)
                self.out.append(f"<{name}{attributes}>")
        elif kind or _HIDING.search(attributes):
            self.begin(name, attributes)

    def pause_link(self) -> None:
        """End a link where a block begins or ends."""
        if self.is_linking:
            self.out.append("</a>")
            self.is_linking = False

    def begin(self, name: str, attributes: str) -> None:
        """Take the start of an element, which may end others."""
        self.pause_link()
        if (at := self.ended_by(name)) is not None:
            self.end_from(at)
        if len(self.open) == DEEPEST:
            self.beyond[name] += 1
            return
        self.places.setdefault(name, []).append(len(self.open))
        if name not in _PASSED:
            self.stops.append(len(self.open))
        if name in _BARRIERS:
            self.barriers.append(len(self.open))
        self.open.append(name)
        self.out.append(f"<{name}{attributes}>")

    def ended_by(self, name: str) -> int | None:
        """Return where the outermost element is that the start of another ends, if it ends any."""
        kind, last = KINDS.get(name), self.open[-1] if self.open else ""
        bound = self.last("table") if name in _TABLES else _last(self.stops)
        ended = [at for other in _ENDS.get(name, ()) if (at := self.last(other)) > bound]
        if (last == "p" and kind in _ENDING_P) or (kind == "HEADING" and KINDS.get(last) == "HEADING"):
            ended.append(len(self.open) - 1)
        return min(ended, default=None)

    def end(self, name: str) -> None:
        """Take the end of an element; one that ends nothing is left out."""
        if self.beyond[name]:
            self.beyond[name] -= 1
            return
        at = self.last(name)
        if at >= 0 and (name in _TABLES or at > _last(self.barriers)):
            self.end_from(at)

    def end_from(self, at: int) -> None:
        """End all elements from a place on."""
        self.pause_link()
        self.beyond.clear()
        while len(self.open) > at:
            name = self.open.pop()
            for places in (self.places[name], self.stops, self.barriers):
                if _last(places) == len(self.open):
                    places.pop()
            self.out.append(f"</{name}>")

    def last(self, name: str) -> int:
        """Return where the last open element of a name is, -1 if there is none."""
        return _last(self.places.get(name, []))


def _last(places: list[int]) -> int:
    return places[-1] if places else -1
