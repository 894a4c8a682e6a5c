"""What was told of each item: the codes of its problems and remarks, and what was printed as its date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from ._linting.looks import HEADING, kind
from ._linting.strings import printed_date
from .errors import printed
from .records import STRAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .errors import ParseError
    from .linting import Remark
    from .records import NewsPage

__all__ = ["Notes", "notes"]

_NO_DATES = frozenset({"SSE101", "SSE102", "SSE103", "SSE105"})
"""The problems of which the span is a date that is none."""

_ITEM = re.compile(r"sections\[([0-9]+)\]\.items\[([0-9]+)\]")

_Place = tuple[int, int]
"""The index of a section, and of an item in it."""


@frozen
class Notes:
    """What was told of the items of a page, each by the index of its section and its own."""

    _page: NewsPage
    _problems: dict[_Place, list[str]]
    _remarks: dict[_Place, list[str]]
    _dates: dict[_Place, str]

    def problems(self, i: int, j: int) -> str | None:
        """Return the codes of the problems of an item."""
        return _codes(self._problems, (i, j))

    def remarks(self, i: int, j: int) -> str | None:
        """Return the codes of the remarks on an item."""
        return _codes(self._remarks, (i, j))

    def date_text(self, i: int, j: int) -> str | None:
        """Return what was printed as the date of an item without one: what its problem shows, else the text that looks like it."""
        return self._dates.get((i, j)) or printed_date(self._page.sections[i].items[j])


def notes(page: NewsPage, problems: Iterable[ParseError], remarks: Iterable[Remark]) -> Notes:
    r"""Return what was told of each item of a page.

    >>> from ssenews_parse import parse
    >>> problems = []
    >>> page = parse("May 2023\n\n  1. A fair day\n\n    32 May 2023\n", on_error=problems.append)
    >>> told = notes(page, problems, [])
    >>> told.problems(0, 0), told.date_text(0, 0), told.remarks(0, 0)
    ('SSE101', '32 May 2023', None)
    """
    by_problem: defaultdict[_Place, list[str]] = defaultdict(list)
    by_remark: defaultdict[_Place, list[str]] = defaultdict(list)
    dates: dict[_Place, str] = {}
    lines, places = _beginnings(page)
    for problem in problems:
        index = bisect_right(lines, problem.line) - 1
        if index < 0 or (place := places[index]) is None:
            continue
        by_problem[place].append(problem.code)
        if problem.code in _NO_DATES and kind(text := " ".join(STRAY.sub(" ", printed(problem)).split()), alone=True) != HEADING:
            dates.setdefault(place, text)
    for remark in remarks:
        if found := _ITEM.match(remark.path):
            by_remark[int(found[1]), int(found[2])].append(remark.code)
    return Notes(page, by_problem, by_remark, dates)


def _beginnings(page: NewsPage) -> tuple[list[int], list[_Place | None]]:
    """Return the lines where headings and items begin, in order, and which item each is."""
    begun: list[tuple[int, _Place | None]] = []
    for i, section in enumerate(page.sections):
        if section.line is not None:
            begun.append((section.line, None))
        begun += [(item.line, (i, j)) for j, item in enumerate(section.items) if item.line is not None]
    begun.sort(key=lambda each: each[0])
    return [line for line, _ in begun], [place for _, place in begun]


def _codes(told: dict[_Place, list[str]], place: _Place) -> str | None:
    return " ".join(dict.fromkeys(told[place])) if place in told else None
