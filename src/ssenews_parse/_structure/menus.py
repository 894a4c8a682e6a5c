"""Menus without the name: lists of bare links, and bullets above the title of the page."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from ssenews_parse._reading.dates import heading_of, when

from .folding import are_below_titles, is_dated
from .pieces import entries_of

if TYPE_CHECKING:
    from .pieces import Entry, Piece


def without_menus(pieces: list[Piece]) -> list[Piece]:
    """Leave out menus without the name, if there is anything else to read: lists of bare links, bullets above the page's title."""
    menus = _menus(pieces)
    if not menus:
        return pieces
    kept = [piece for piece in pieces if piece.entry is None or piece.entry.menu not in menus]
    return kept if any(piece.entry or when(piece.text) for piece in kept) else pieces


def _menus(pieces: list[Piece]) -> set[int]:
    """Return the lists that are menus: those whose entries are all one link each, and those above the title of the page.

    A list with dates, in its entries or beside them, is none.
    """
    entries = entries_of(pieces)
    full = {entry.menu for entry in entries if not entry.bare}
    title = next((index for index, piece in enumerate(pieces) if piece.level == 1 and not piece.entry), 0)
    above = {entry.menu for entry in entries_of(pieces[:title])}
    found = (({entry.menu for entry in entries} - full) | above) - {0}
    return found and found - (_dated(pieces) or _beside(pieces))


def _dated(pieces: list[Piece]) -> set[int]:
    """Return the lists with an entry that has a date and more."""
    lines: Counter[Entry] = Counter()
    for piece in pieces:
        if piece.entry and not piece.entry.bare:
            lines[piece.entry] += len(piece.lines)
    return {piece.entry.menu for piece in pieces if piece.entry and lines[piece.entry] > 1 and is_dated(piece)}


def _beside(pieces: list[Piece]) -> set[int]:
    """Return the lists of one entry that one date follows, before any heading, and all lists from the first to the last of them.

    None are if a date follows no entry, if there is one such list alone and its date is not right after it, or if all are below
    titles, as lists of tags.
    """
    sizes = Counter(entry.menu for entry in {*entries_of(pieces)})
    dates: Counter[Entry | None] = Counter()
    last: Entry | None = None
    for piece in pieces:
        if piece.entry or piece.level or heading_of(piece.text):
            last = piece.entry
        elif is_dated(piece):
            dates[last] += 1
    found = [entry for entry, count in dates.items() if entry and entry.menu and count == sizes[entry.menu] == 1]
    if dates[None] or not found or (len(found) == 1 and not _is_next_a_date(pieces, found[0])) or are_below_titles(pieces, found):
        return set()
    return {*range(found[0].menu, found[-1].menu + 1)}


def _is_next_a_date(pieces: list[Piece], entry: Entry) -> bool:
    """Tell whether the block after the first one of an entry is a date."""
    return next(is_dated(after) for piece, after in pairwise(pieces) if piece.entry is entry)
