"""The elements of HTML: what each is for a reader of text."""

from __future__ import annotations

_INLINE = (
    "abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup "
    "time tt u var"
)
INLINE = frozenset(_INLINE.split())
"""What stands within a line and says nothing of blocks."""

_VOID = "area base basefont bgsound col embed frame img input keygen link meta param source track"
_SKIPPED = "audio canvas datalist dialog head math meter nav object progress select svg template textarea title video"
_BLOCKS = (
    "address blockquote body caption center dd details div dl dt fieldset figcaption figure form header hgroup html "
    "legend main p pre search section summary table tbody td tfoot th thead tr"
)

KINDS: dict[str, str] = {
    "a": "LINK",
    "br": "BREAK",
    "hr": "RULE",
    "wbr": "PLACE",
    "li": "ITEM",
    "article": "ARTICLE",
    "button": "BUTTON",
    **dict.fromkeys(("aside", "footer"), "BESIDE"),
    **dict.fromkeys(("dir", "menu", "ol", "ul"), "LIST"),
    **{f"h{level}": "HEADING" for level in range(1, 7)},
    **dict.fromkeys(_VOID.split(), "VOID"),
    **dict.fromkeys(_BLOCKS.split(), "BLOCK"),
    **dict.fromkeys(_SKIPPED.split(), "SKIPPED"),
}
"""What an element is; one that is not named stands within a line, `BESIDE` is read in an item, a `BUTTON` in a heading."""

SIGNS_OF_HIDING = ("hidden", "HIDDEN", "display", "DISPLAY", "sr-only", "screen-reader-text")
"""What stands in the attributes of a part of a line that may be hidden."""

EMPTY = frozenset(["BREAK", "PLACE", "RULE", "VOID"])
"""The kinds of elements that hold nothing, and that nothing ends."""


def is_known(name: str) -> bool:
    """Tell whether there is such an element, as far as it matters for text."""
    return name in KINDS or name in INLINE
