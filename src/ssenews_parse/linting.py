"""What parses but looks wrong: remarks on a page, each with a code."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from ._arguments import check_takes
from ._linting import layout, order, shapes, strings
from ._linting.catalogue import REMARKS, Remark, brief, remark
from ._linting.placed import path_of, placed_items
from .records import NewsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._linting.placed import Placed
    from .records import NewsItem

__all__ = ["REMARKS", "Remark", "lint"]

_LIKE_DATES = frozenset({"SSE909", "SSE910"})
_SOME = 2
"""So many dates and headings in a language that is not read are no chance."""


def lint(page: NewsPage) -> tuple[Remark, ...]:
    """Find what was read but looks wrong.

    These are strings that look like something that they were not read as: a date, a heading, a mark, a credit, Markdown or HTML;
    items without what nearly all others of the page have; numbers that repeat or skip; dates outside their month or year; sections
    that are out of order, whether newest first or oldest first; and items that appear twice.  `REMARKS` has all codes.

    Args:
        page: The page.

    Returns:
        The remarks, in page order.

    Raises:
        TypeError: The page is not a `NewsPage`.

    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> lint(NewsPage(sections=[Section(items=[NewsItem(number=1, title="A")])]))
    ()
    >>> lint(NewsPage(sections=[Section(items=[NewsItem(number=1, title="A", summary="18th of Mai")])]))[0].message
    'looks like a date, but was not read as one: 18th of Mai'
    """
    check_takes("lint", page, NewsPage)
    remarks = [*_remarks(page)]
    remarks += _languages(remarks)
    return tuple(sorted(remarks, key=lambda made: made.line or 0))


def _remarks(page: NewsPage) -> Iterator[Remark]:
    today = dt.datetime.now(tz=dt.UTC).date()
    placed = placed_items(page)
    yield from strings.of_page(page, placed)
    yield from order.of_sections(page, today)
    yield from order.of_dates(placed)
    yield from layout.of_page(page, placed)
    for i, section in enumerate(page.sections):
        yield from order.of_numbers(section, f"sections[{i}]")
        yield from order.of_section(section, f"sections[{i}]", today)
    yield from _twice(placed)


def _twice(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the items that were there before."""
    titles = Counter(item.title for item, _ in placed)
    if len(titles) == len(placed):
        return
    seen: set[tuple[object, ...]] = set()
    for item, place in placed:
        if titles[item.title] > 1:
            if (same := _same(item)) in seen:
                title = brief(item.title or item.kicker or str(item.summary))
                yield remark("SSE905", item.line, path_of(place), title=title)
            seen.add(same)


def _same(item: NewsItem) -> tuple[object, ...]:
    """Return what makes an item the same as another: title and date, or all its texts where one of them is lost."""
    if item.title and item.date:
        return item.title, item.date
    return item.kicker, item.title, item.date, item.summary


def _languages(remarks: list[Remark]) -> Iterator[Remark]:
    """Yield a remark on headings and dates in a language that is not read."""
    texts = [made.message.partition(": ")[2] for made in remarks if made.code in _LIKE_DATES]
    foreign = [text for text in texts if shapes.foreign(text)]
    if len(foreign) >= _SOME:
        yield remark("SSE929", None, "", text=foreign[0])
