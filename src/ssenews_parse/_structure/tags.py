"""The elements of HTML: what each is for a reader of text, and the tags that go before a page is parsed."""

from __future__ import annotations

import re

_INLINE = (
    "abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup "
    "time tt u var"
)
INLINE = frozenset(_INLINE.split())
"""What stands within a line and says nothing of blocks."""

_VOID = "area base basefont bgsound col embed frame img input keygen link meta param source track"
_SKIPPED = (
    "aside audio button canvas datalist dialog footer head math meter nav object progress select svg template textarea title video"
)
_BLOCKS = (
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure form header hgroup html "
    "legend main p pre search section summary table tbody td tfoot th thead tr"
)

KINDS: dict[str, str] = {
    "a": "LINK",
    "br": "BREAK",
    "hr": "RULE",
    "wbr": "PLACE",
    "li": "ITEM",
    **dict.fromkeys(("dir", "menu", "ol", "ul"), "LIST"),
    **{f"h{level}": "HEADING" for level in range(1, 7)},
    **dict.fromkeys(_VOID.split(), "VOID"),
    **dict.fromkeys(_BLOCKS.split(), "BLOCK"),
    **dict.fromkeys(_SKIPPED.split(), "SKIPPED"),
}
"""What an element is; one that is not named stands within a line."""

EMPTY = frozenset(["BREAK", "PLACE", "RULE", "VOID"])
"""The kinds of elements that hold nothing, and that nothing ends."""

_INLINE_TAG = f"(?:{'|'.join(sorted([*INLINE, *map(str.upper, INLINE)]))})"  # a fifth of the time of ignoring case
_INLINE_TAGS = re.compile(rf"</?{_INLINE_TAG}(?:[\s/](?:[^<>\"']++|\"[^<>\"]*\"|'[^<>']*')*+)?>")
_HIDDEN_INLINE = re.compile(rf"<{_INLINE_TAG}\s[^<>]*(?:hidden|HIDDEN|display|DISPLAY)")
_ENDLESS = 20_000
"""More signs than any tag has that is meant."""
_ENDLESS_TAG = re.compile(rf"(<[a-zA-Z][^\s<>/]*+)[^<>]{{{_ENDLESS},}}+>")


def without_cost(html: str) -> str:
    """Return a page without what would cost a parser of HTML more than the page is long, and says nothing of blocks.

    By the rules of HTML emphasis that is never closed is repeated in every block that follows, which makes gigabytes of a page that
    is full of it, and each attribute of a tag is compared with all others.  Where a part of a line is hidden all tags are needed.
    """
    if len(html) > _ENDLESS:
        html = _ENDLESS_TAG.sub(r"\1>", html)
    may_hide = any(sign in html for sign in ("hidden", "HIDDEN", "display", "DISPLAY"))
    return html if may_hide and _HIDDEN_INLINE.search(html) else _INLINE_TAGS.sub("", html)


def is_known(name: str) -> bool:
    """Tell whether there is such an element, as far as it matters for text."""
    return name in KINDS or name in INLINE
