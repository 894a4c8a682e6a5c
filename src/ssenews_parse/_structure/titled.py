"""Pages without lists: articles are their items, or titles that the structure marks open them, where dates alone would not do."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from ssenews_parse._reading.dates import heading_of, when
from ssenews_parse._reading.grammar import compiled

from .folding import is_dated
from .pieces import Entry, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60
"""A longer line before a title is the end of a summary."""


def opened(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with their items, if articles are, or titles are marked, most with a date, and some not right before it.

    A date alone tells that the line before it is the title, which is wrong where the date comes first, or a line between them, or
    two dates side by side.
    """
    if any(piece.entry for piece in pieces):
        return pieces
    if _are_articles(pieces):
        for article, group in groupby(pieces, lambda piece: piece.article):
            if article:
                _open(list(group))
        return pieces
    parted = [part for piece in pieces for part in _parted(piece)]
    dated = {at for at, piece in enumerate(parted) if is_dated(piece)}
    dates = sorted(at for at in dated if at - 1 not in dated)
    titles = _with_dates(_titles(parted), dates)
    if len(titles) < 2 or {title + 1 for title in titles} <= dated == {*dates}:
        return pieces
    begins = _begins(parted, titles, dates)
    bounds = sorted({*begins, *_bounds(parted, titles), len(parted)})
    for begin, end in pairwise(bounds):
        if begin in begins:
            _open(parted[begin:end])
    return parted if begins else pieces


def _are_articles(pieces: list[Piece]) -> bool:
    """Tell whether the items of a page are articles: all dates are in them, in one place each, and no month; few have none."""
    articles = {piece.article for piece in pieces if piece.article}
    if len(articles) < 2 or any(heading_of(piece.text) for piece in pieces if piece.article):
        return False
    dates = [(at, piece.article) for at, piece in enumerate(pieces) if is_dated(piece)]
    firsts = [article for (at, article), before in zip(dates, [None, *dates], strict=False) if before != (at - 1, article)]
    return 0 not in firsts and len({*firsts}) == len(firsts) > len(articles) / 2


def _parted(piece: Piece) -> Iterable[Piece]:
    """Return the lines of a piece, each a piece, where one of them is a date."""
    return piece.parts(range(len(piece.lines))) if is_dated(piece) and len(piece.lines) > 1 and not piece.level else [piece]


def _titles(pieces: list[Piece]) -> list[int]:
    """Return the pieces that the structure marks as titles: the headings of the level that most have, or else links."""
    headings = [at for at, piece in enumerate(pieces) if piece.level > 1 and not (heading_of(piece.text) or when(piece.text))]
    if headings:
        usual, _ = Counter(pieces[at].level for at in headings).most_common(1)[0]
        return [at for at in headings if pieces[at].level == usual]
    return [at for at, piece in enumerate(pieces) if piece.is_link and not piece.level and not is_dated(piece)]


def _bounds(pieces: list[Piece], titles: list[int]) -> set[int]:
    """Return where no item goes on: headings that are no titles, and what ends the page."""
    inside = {*titles}
    return {
        at
        for at, piece in enumerate(pieces)
        if at not in inside
        and (
            (piece.level and not when(piece.text))
            or heading_of(piece.text)
            or (at > titles[-1] and compiled("FOOTER").fullmatch(piece.text))
        )
    }


def _with_dates(titles: list[int], dates: list[int]) -> list[int]:
    """Return titles from the first to the last that has a date, before all of them, in or after each; none if few have one."""
    if len(dates) == len(titles) and all(title > date for title, date in zip(titles, dates, strict=True)):
        return titles
    counts = [
        bisect_left(dates, end) - bisect_left(dates, title) for title, end in pairwise([*titles, dates[-1] + 1 if dates else 0])
    ]
    dated = [at for at, count in enumerate(counts) if count == 1]
    if not dated or dates[0] < titles[0] or max(counts) > 1:
        return []
    kept = titles[dated[0] : dated[-1] + 1]
    return kept if 2 * len(dated) > len(kept) else []


def _begins(pieces: list[Piece], titles: list[int], dates: list[int]) -> set[int]:
    """Return where items begin: with their titles, or with the kickers or the dates that are before all of those."""
    befores = {title - date for title, date in zip(titles, dates, strict=False)} if dates[0] < titles[0] else set()
    if befores:
        return {*dates} if len(befores) == 1 else set()
    have_kickers = all(at and _is_line(pieces[at - 1]) for at in titles)
    return {at - have_kickers for at in titles}


def _is_line(piece: Piece) -> bool:
    """Tell whether a piece may be a kicker: a short line that is no sentence, no date and no heading."""
    is_text = not (piece.level or is_dated(piece) or heading_of(piece.text))
    return is_text and len(piece.text) <= _LONGEST and not compiled("SENTENCE").fullmatch(piece.text)


def _open(pieces: list[Piece]) -> None:
    """Make one item of some pieces."""
    entry = Entry(None)
    entry.start = entry.end = pieces[0].start
    entry.line = pieces[0].line
    entry.url = next((piece.url for piece in pieces if piece.url), None)
    for piece in pieces:
        piece.entry = entry
