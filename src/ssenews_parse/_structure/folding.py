"""Items whose blocks a converter set beside them, and items whose blocks it joined."""

from __future__ import annotations

import re
from itertools import pairwise

from ssenews_parse._reading.dates import heading_of, when
from ssenews_parse._reading.grammar import compiled
from ssenews_parse._reading.parts import Problem

from .pieces import Entry, Piece, entries_of

_DATE_INSIDE = re.compile(r"(?<!\w)[0-9]")
_LONGEST = 9
"""More words than a date without a place has."""


def folded(pieces: list[Piece]) -> list[Piece]:
    """Put into items what follows them at the margin, as html2text writes it.

    No item has more than one block then, and dates stand outside.
    """
    outside, last = False, None
    for piece in pieces:
        if piece.entry and piece.entry is last:
            return _full(pieces)
        outside = outside or (last is not None and piece.entry is None and is_dated(piece))
        last = piece.entry or last
    return _full(_fold(pieces) if outside else pieces)


def taken_in(pieces: list[Piece]) -> list[Piece]:
    """Put into items of HTML what stands beside them, if each is one block that a text follows, and the first has no date above it.

    Where all are below titles they are none.
    """
    entries = entries_of(pieces)
    are_apart = not any(piece.entry and after.entry for piece, after in pairwise(pieces))
    if not entries or not are_apart or are_below_titles(pieces, entries):
        return pieces
    first = next(at for at, piece in enumerate(pieces) if piece.entry)
    return pieces if any(map(is_dated, pieces[:first])) else folded(pieces)


def are_below_titles(pieces: list[Piece], entries: list[Entry]) -> bool:
    """Tell whether a heading that is neither the page's nor a month's, or a link, is right above each of some entries."""
    found = {*entries}
    above = [piece for piece, after in pairwise(pieces) if after.entry in found and not piece.entry]
    are_marked = (piece.is_link or (piece.level > 1 and not heading_of(piece.text)) for piece in above)
    return len(above) == len(found) and all(are_marked)


def _full(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.lines]


def _fold(pieces: list[Piece]) -> list[Piece]:
    item: Entry | None = None
    filled = complete = False
    last = next(piece.entry for piece in reversed(pieces) if piece.entry)
    for piece in pieces:
        if piece.entry:
            item, filled, complete = piece.entry, False, False
        elif _is_outside(piece, filled=filled, at_end=complete and item is last):
            item = None
        elif item and complete and piece.level:  # a entry was lost
            item, complete = Entry(None), False
            item.start = item.end = piece.start
            item.line = piece.line
        if item:
            piece.entry = item
            item.url = item.url or piece.url
            filled = filled or bool(piece.lines)
            complete = complete or piece.level > 0 or is_dated(piece)
    return pieces


def _is_outside(piece: Piece, *, filled: bool, at_end: bool) -> bool:
    """Tell whether a piece at the margin ends an item: a heading, a copyright, as a credit comes first, or the pages to turn."""
    is_footer = (filled and piece.text.startswith("©")) or (at_end and compiled("FOOTER").fullmatch(piece.text) is not None)
    return piece.level in {1, 2} or heading_of(piece.text) is not None or is_footer


def are_joined(pieces: list[Piece], problems: list[Problem]) -> bool:
    """Tell whether the items of a page are one block each, all their parts in it, as Trafilatura writes them; report each."""
    inside = [piece for piece in pieces if piece.entry]
    if len({id(piece.entry) for piece in inside}) < len(inside) or any(map(is_dated, pieces)):
        return False
    joined = [piece for piece in inside if _holds_a_date(piece.text)]
    if 2 * len(joined) <= len(inside):
        return False
    problems += [Problem(piece.start, piece.end, "SSE004", {}) for piece in joined]
    return True


def is_dated(piece: Piece) -> bool:
    """Tell whether a piece, or a line of it, is a date."""
    return when(piece.text) is not None or (len(piece.lines) > 1 and any(map(when, piece.lines)))


def _holds_a_date(text: str) -> bool:
    for place in _DATE_INSIDE.finditer(text, 1):
        words = text[place.start() : place.start() + 80].split(" ", _LONGEST)[:_LONGEST]
        if any(when(" ".join(words[:count])) for count in range(1, len(words) + 1)):
            return True
    return False
