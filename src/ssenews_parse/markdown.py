"""Listing pages as Markdown: read from their structure, as CommonMark has it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from ._arguments import check_takes
from ._reading import outline
from ._structure.commonmark import html_of
from ._structure.dialects import is_bare, is_loose, parted, prepared
from ._structure.folding import are_joined, folded
from ._structure.menus import without_menus
from ._structure.reading import resolved
from ._structure.titled import opened
from ._structure.walk import placed_pieces
from .parsing import bytes_understood, handed_over, understood

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._reading.parts import Problem
    from ._structure.pieces import Entry, Piece
    from .errors import ParseError
    from .records import NewsPage

__all__ = ["markdown_pieces", "parse_markdown", "parse_markdown_bytes"]


def parse_markdown(
    text: str,
    *,
    source: str | None = None,
    base_url: str | None = None,
    on_error: Callable[[ParseError], object] | None = None,
) -> NewsPage:
    r"""Turn the Markdown of a listing page into records, whatever converter wrote it; the extra `markdown` is needed.

    Items are those of its lists, with their numbers, titles and addresses.  `source`, `base_url`, `on_error` and the errors
    that are raised are those of `parse_html`.  Lines and columns, in records and in reports, are places in the text.

    >>> page = parse_markdown("## May 2023\n\n1. ### [A fair day for all](/fair)\n\n   25 May 2023\n")
    >>> page.items[0].title, page.items[0].date, page.items[0].url
    ('A fair day for all', datetime.date(2023, 5, 25), '/fair')
    """
    check_takes("parse_markdown", text, str)
    page = handed_over(*understood(text, source, _read), on_error)
    return page if base_url is None else resolved(page, base_url, None)


def parse_markdown_bytes(
    data: bytes, *, encoding: str, source: str | None, on_error: Callable[[ParseError], object] | None = None
) -> NewsPage:
    r"""Parse Markdown that is not decoded yet, as `parse_file` does plain text.

    >>> parse_markdown_bytes(b"## May 2023\n\n1. ### A fair day for all\n", encoding="utf-8", source="may.md").items[0].title
    'A fair day for all'
    """
    return handed_over(*bytes_understood(data, encoding, source, _read), on_error)


def _read(text: str, problems: list[Problem], source: str | None) -> NewsPage | None:
    pieces = markdown_pieces(text, problems)
    return None if pieces is None else outline.read(pieces, problems, source)


def markdown_pieces(text: str, problems: list[Problem]) -> list[Piece] | None:
    """Return the pieces of a page; None where its items are joined, which are problems."""
    loose = is_loose(text)
    ready, lines = parted(prepared(text, loose=loose))
    html, is_closed = html_of(ready, loose=loose, bare=is_bare(text))
    pieces = placed_pieces(html, is_closed=is_closed)
    _move(pieces, ready, text, lines)
    pieces = opened(folded(without_menus(pieces)))
    return None if are_joined(pieces, problems) else pieces


def _move(pieces: list[Piece], ready: str, text: str, lines: list[int]) -> None:
    """Move places from the text that was read to the text as it was given; `lines` has for each line which one it was."""
    begins, given = _line_starts(ready), _line_starts(text)

    def moved(place: int) -> tuple[int, int]:
        at = bisect_right(begins, place)
        line = min(lines[at - 1] + 1, len(given))
        end = given[line] - 1 if line < len(given) else len(text)
        return min(given[line - 1] + max(place - begins[at - 1], 0), end), line

    last: Entry | None = None
    for piece in pieces:
        piece.line = moved(piece.start)[1]
        piece.starts = [moved(start)[0] for start in piece.starts]
        piece.end = max(moved(piece.end)[0], piece.start)
        if piece.entry and piece.entry is not last:
            last = piece.entry
            last.start, last.line = moved(last.start)
            last.end = moved(last.end)[0]


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
