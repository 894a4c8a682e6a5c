"""What parses but looks wrong: remarks on a page, each with a code."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from .records import NewsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .records import NewsItem, Section

__all__ = ["REMARKS", "Remark", "lint"]

FIRST_YEAR = 1919
"""The year in which the ILO was founded."""

REMARKS = {
    "SSE901": "a number repeats: {number} follows {before}",
    "SSE902": "numbers skip: {number} follows {before}",
    "SSE903": "the date {date} is outside its section, {section}",
    "SSE904": "the section {section} is out of order: it comes after {before}",
    "SSE905": "the same item twice: {title}",
    "SSE906": "the date {date} is before 1919",
    "SSE907": "the date {date} is in the future",
    "SSE908": "nearly the same title on {date}: {title}; before: {before}",
}
"""Every code of a remark and its message.  A code never changes its meaning."""


@frozen(kw_only=True)
class Remark:
    """One thing that looks wrong: a code that never changes its meaning, a message, and the line of the text, from 1.

    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> lint(NewsPage(sections=[Section(items=[NewsItem(number=1, title="A"), NewsItem(number=3, title="B", line=5)])]))
    (Remark(code='SSE902', message='numbers skip: 3 follows 1', line=5),)
    """

    code: str
    message: str
    line: int | None


def lint(page: NewsPage) -> tuple[Remark, ...]:
    """Find what was read but looks wrong.

    These are numbers that repeat or skip, dates outside their month or year, sections that are out of order (whether newest first
    or oldest first), items that are there twice, and dates before 1919 or in the future.

    Args:
        page: The page.

    Returns:
        The remarks, in page order.

    Raises:
        TypeError: This is not a `NewsPage`.

    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> lint(NewsPage(sections=[Section(items=[NewsItem(number=1, title="A")])]))
    ()
    """
    if not isinstance(page, NewsPage):
        message = f"lint() takes a NewsPage, not {type(page).__name__}"
        raise TypeError(message)
    return tuple(sorted(_remarks(page), key=lambda made: made.line or 0))


def remark(code: str, line: int | None, **values: object) -> Remark:
    """Make the remark of a code; `values` fill its message."""
    return Remark(code=code, message=REMARKS[code].format(**values), line=line)


def _remarks(page: NewsPage) -> Iterator[Remark]:
    yield from _order(page)
    seen: Counter[NewsItem] = Counter()
    today = dt.datetime.now(tz=dt.UTC).date()
    for section in page.sections:
        yield from _numbers(section)
        for item in section.items:
            yield from _dates(item, section, today)
            seen[item] += 1
            if seen[item] > 1:
                yield remark("SSE905", item.line, title=item.title or item.kicker or item.summary)


def _numbers(section: Section) -> Iterator[Remark]:
    """Compare each number with the one before it; an item without number counts, its number was lost."""
    before: int | None = None
    for item in section.items:
        if item.number is None:
            before = None if before is None else before + 1
            continue
        if before is not None and item.number != before + 1:
            yield remark("SSE901" if item.number <= before else "SSE902", item.line, number=item.number, before=before)
        before = item.number


def _dates(item: NewsItem, section: Section, today: dt.date) -> Iterator[Remark]:
    if item.date is None:
        return
    if item.date.year < FIRST_YEAR:
        yield remark("SSE906", item.line, date=item.date)
    elif item.date > today:
        yield remark("SSE907", item.line, date=item.date)
    first = (item.date.year, item.date.month)
    last = (item.end_date.year, item.end_date.month) if item.end_date else first
    if section.year is not None and not first <= (section.year, section.month or first[1]) <= last:
        yield remark("SSE903", item.line, date=item.date, section=_name(section))


def _order(page: NewsPage) -> Iterator[Remark]:
    """Report sections that break the order that most of the page keeps."""
    dated = [section for section in page.sections if section.year is not None]
    steps = [(_month(before), _month(after), before, after) for before, after in pairwise(dated)]
    newest_first = sum(before > after for before, after, *_ in steps) >= sum(before < after for before, after, *_ in steps)
    for before, after, one, other in steps:
        if not (before > after if newest_first else before < after):
            yield remark("SSE904", other.line, section=_name(other), before=_name(one))


def _month(section: Section) -> tuple[int, int]:
    return section.year or 0, section.month or 0


def _name(section: Section) -> str:
    return f"{section.year}" if section.month is None else f"{section.year}-{section.month:02}"
