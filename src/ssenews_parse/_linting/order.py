"""Numbers, dates and headings that are out of order or of range."""

from __future__ import annotations

from itertools import pairwise
from operator import gt, lt
from typing import TYPE_CHECKING

from ssenews_parse.records import heading_name

from .catalogue import remark
from .placed import path_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ssenews_parse.records import NewsPage, Section

    from .catalogue import Remark
    from .placed import Placed

__all__ = ["of_dates", "of_numbers", "of_section", "of_sections"]

FIRST_YEAR = 1919
"""The year in which the ILO was founded."""

_PAGE_OF_TEN = 10
"""A later page of a list begins with the number behind ten items or more, never with one of these."""

_A_FEW = 10
"""What fewer than one in so many do is no habit of the page."""


def of_numbers(section: Section, path: str) -> Iterator[Remark]:
    """Compare each number with the one before it; an item without number counts, its number was lost."""
    before: int | None = None
    for index, item in enumerate(section.items):
        if item.number is None:
            before = None if before is None else before + 1
            continue
        if before is not None and item.number != before + 1:
            code = "SSE901" if item.number <= before else "SSE902"
            yield remark(code, item.line, f"{path}.items[{index}].number", number=item.number, before=before)
        elif not index and 1 < item.number < _PAGE_OF_TEN:
            yield remark("SSE930", item.line, f"{path}.items[0].number", number=item.number)
        before = item.number


def of_section(section: Section, path: str, today: dt.date) -> Iterator[Remark]:
    """Compare the first day of each item with its heading, and with all that can be."""
    for index, item in enumerate(section.items):
        first = item.date
        if first is None:
            continue
        if first.year < FIRST_YEAR:
            yield remark("SSE906", item.line, f"{path}.items[{index}].date", date=first)
        elif first > today:
            yield remark("SSE907", item.line, f"{path}.items[{index}].date", date=first)
        if section.year is not None and not _is_within(first, item.end_date or first, section.year, section.month or first.month):
            yield remark("SSE903", item.line, f"{path}.items[{index}].date", date=first, section=heading_name(section))


def _is_within(first: dt.date, last: dt.date, year: int, month: int) -> bool:
    return (first.year, first.month) <= (year, month) <= (last.year, last.month)


def of_sections(page: NewsPage, today: dt.date) -> Iterator[Remark]:
    """Report sections that break the order that most of the page keeps, and headings that cannot be."""
    dated = [(index, section) for index, section in enumerate(page.sections) if section.year is not None]
    steps = [(_month(before), _month(after), before, index, after) for (_, before), (index, after) in pairwise(dated)]
    newest_first = sum(before > after for before, after, *_ in steps) >= sum(before < after for before, after, *_ in steps)
    for before, after, one, index, other in steps:
        if not (before > after if newest_first else before < after):
            yield remark("SSE904", other.line, f"sections[{index}]", section=heading_name(other), before=heading_name(one))
    if any(section.month for _, section in dated):
        for index, section in dated:
            if section.month is None and section.items:
                yield remark("SSE932", section.line, f"sections[{index}]", section=heading_name(section))
    for index, section in dated:
        if section.items and any(item.date for item in section.items):
            continue  # the dates tell
        fault = (
            "before 1919"
            if _month(section)[0] < FIRST_YEAR
            else "in the future"
            if _month(section) > (today.year, today.month)
            else ""
        )
        if fault:
            yield remark("SSE931", section.line, f"sections[{index}]", section=heading_name(section), fault=fault)


def of_dates(placed: list[Placed]) -> Iterator[Remark]:
    """Report the first date that goes up where nearly all of the page go down, or the other way round."""
    dated = [pair for pair in placed if pair[0].date]
    dates = [item.date for item, _ in dated if item.date]
    up, down = sum(map(lt, dates, dates[1:])), sum(map(gt, dates, dates[1:]))
    if 0 < min(up, down) * _A_FEW < up + down:
        is_odd = lt if up < down else gt
        at = next(at for at in range(1, len(dates)) if is_odd(dates[at - 1], dates[at]))
        item, place = dated[at]
        yield remark(
            "SSE928",
            item.line,
            f"{path_of(place)}.date",
            date=item.date,
            before=dates[at - 1],
            count=min(up, down),
            total=up + down,
        )


def _month(section: Section) -> tuple[int, int]:
    return section.year or 0, section.month or 0
