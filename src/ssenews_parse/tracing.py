"""Why a page says what it says: for each field its place in the text, the rule that made it, and what decided it.

A trace is made by the same reading core as the page, which is asked to keep what it makes items from; `parse` does not keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._arguments import check_takes
from ._reading import outline
from ._reading.page import told_of
from ._reading.preparing import prepared
from ._reading.segments import parts_of
from ._structure.reading import resolved
from ._tracing.evidence import Decider, Evidence, ItemTrace, SectionTrace, Span, Trace
from ._tracing.making import Making
from ._tracing.places import Places
from ._tracing.trees import rules, tree
from ._tracing.witness import Witness, placed_run
from .html import html_understood
from .markdown import markdown_pieces
from .parsing import understood
from .records import STRAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._reading.page import Told
    from ._reading.parts import Part, Problem
    from ._structure.pieces import Piece
    from .errors import ParseError
    from .records import NewsPage

__all__ = [
    "Decider",
    "Evidence",
    "ItemTrace",
    "SectionTrace",
    "Span",
    "Trace",
    "decided",
    "rules",
    "trace",
    "trace_html",
    "trace_markdown",
    "tree",
]


def trace(text: str, *, source: str | None = None) -> Trace:
    r"""Parse the plain text of a listing page, and say for each field where it comes from.

    Args:
        text: The text of the page.
        source: Where the text came from, as for `parse`.

    Returns:
        The page and its problems, as `parse` has them, and the evidence of each field.

    Raises:
        TypeError: The text is not a `str`.

    >>> told = trace("May 2023\n\n  1. News\n\n    A fair day for all\n\n    25 May 2023\n\n  2. Video\n\n    The old mill\n")
    >>> first, second = told.page.items
    >>> told[first].title.spans, told[first].title.rule, told[first].title.decided
    ((Span(start=25, end=43, block=0),), 'dated.title', 'itself')
    >>> told[second].title.decided, told[second].title.reason
    ('section', 'the item has no date, and most items of its section that have one have a kicker')
    """
    check_takes("trace", text, str)
    reader = _Reader()
    page, problems = understood(text, source, reader.of_text)
    return reader.trace(text, page, problems)


def trace_html(html: str | bytes, *, source: str | None = None, base_url: str | None = None) -> Trace:
    """Read the HTML of a listing page as `parse_html` does, and say for each field where it comes from; extra `html`.

    `source`, `base_url` and the errors for other types are those of `parse_html`.  Places are in the text that `text_of_html`
    returns, which is `Trace.text`; an address has none.

    >>> told = trace_html('<ol><li><p>News</p><h3><a href="/fair">A fair day for all</a></h3><p>Bakers meet.</p></li></ol>')
    >>> title = told.items[0].title
    >>> told.text_of(title), title.rule, title.decided
    ('A fair day for all', 'marked.marked_title', 'mark')
    """
    reader = _Reader()
    page, problems, text = html_understood(html, source, base_url, reader.of_pieces)
    return reader.trace_pieces(text, page, problems)


def trace_markdown(text: str, *, source: str | None = None, base_url: str | None = None) -> Trace:
    r"""Read the Markdown of a listing page as `parse_markdown` does, and say for each field where it comes from.

    The extra `markdown` is needed.  `source`, `base_url` and the errors for other types are those of `parse_markdown`.  The
    text at the spans includes its signs of Markdown.

    >>> told = trace_markdown("1. ### [A fair day for all](/fair)\n\n   25 May 2023\n")
    >>> told.text_of(told.items[0].title)
    '[A fair day for all](/fair)'
    """
    check_takes("trace_markdown", text, str)
    reader = _Reader()
    page, problems = understood(text, source, reader.of_markdown)
    page = page if base_url is None else resolved(page, base_url, None)
    return reader.trace(text, page, problems)


def decided(item: ItemTrace) -> dict[str, Decider]:
    r"""Return the fields of an item that something other than the item itself decided, and what that was.

    >>> told = trace("  1. News\n\n    A fair day for all\n\n    25 May 2023\n\n  2. Video\n\n    The old mill\n")
    >>> decided(told.items[0]), decided(told.items[1])
    ({}, {'kicker': 'section', 'title': 'section'})
    """
    return {name: evidence.decided for name, evidence in item.fields.items() if evidence.decided != "itself"}


class _Reader:
    """Reads a page as the core does, and keeps what it was told."""

    def __init__(self) -> None:
        self.clean = ""
        """The text that was read."""
        self.told: Told | None = None
        self.witness = Witness([])

    def of_text(self, clean: str, problems: list[Problem], source: str | None) -> NewsPage | None:
        """Read a plain text."""
        self.clean = clean
        return self._page(parts_of(clean, placed_run), problems, source)

    def of_markdown(self, clean: str, problems: list[Problem], source: str | None) -> NewsPage | None:
        """Read Markdown."""
        self.clean = clean
        pieces = markdown_pieces(clean, problems)
        return None if pieces is None else self.of_pieces(pieces, problems, source)

    def of_pieces(self, pieces: list[Piece], problems: list[Problem], source: str | None) -> NewsPage | None:
        """Read the pieces of a page that has a structure."""
        return self._page(outline.parts_of(pieces, problems), problems, source)

    def _page(self, parts: Iterable[Part], problems: list[Problem], source: str | None) -> NewsPage | None:
        self.witness = Witness(problems)
        self.told = told_of(parts, self.witness)
        return self.told and self.told.page(source)

    def trace(self, text: str, page: NewsPage, problems: list[ParseError]) -> Trace:
        """Make the trace of the page that was read; what was left out of the text makes it shorter."""
        removed = prepared(text).removed if len(self.clean) < len(text) else ()
        return self._trace(
            text, page, problems, Places(self.clean, removed), [place + before for before, place in enumerate(removed)]
        )

    def trace_pieces(self, text: str, page: NewsPage, problems: list[ParseError]) -> Trace:
        """Make the trace of a page whose text was laid out: what no text may hold was left out of its pieces only."""
        strays = [stray.start() for stray in STRAY.finditer(text) if not stray[0].isspace()]
        clean = STRAY.sub(lambda stray: " " if stray[0].isspace() else "", text)
        places = Places(clean, [place - before for before, place in enumerate(strays)], strays)
        return self._trace(text, page, problems, places, strays)

    def _trace(self, text: str, page: NewsPage, problems: list[ParseError], places: Places, left_out: Sequence[int]) -> Trace:
        making = Making(self.told, self.witness, places) if self.told else None
        return Trace(text=text, page=page, problems=tuple(problems), making=making, left_out=left_out)
