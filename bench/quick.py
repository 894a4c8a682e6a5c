"""Frozen records at the price of mutable ones: fields are set on a twin, which then becomes the record.

To build a frozen record the plain way, with its validators, costs nine times as much.  The scanners and the toolkits share these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ssenews_parse import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class _Credit:
    __slots__ = ("agency", "holder", "text", "year")


class _Item:
    __slots__ = ("credit", "date", "end_date", "kicker", "line", "number", "place", "summary", "title")


class _Section:
    __slots__ = ("items", "line", "month", "topic", "year")


class _Page:
    __slots__ = ("language", "postamble", "preamble", "sections", "title")


def credit(text: str, holder: str, agency: str | None, year: int | None) -> Credit:
    """Make a credit."""
    made: Any = _Credit()
    made.text = text
    made.holder = holder
    made.agency = agency
    made.year = year
    made.__class__ = Credit
    return made  # type: ignore[no-any-return]


def item(  # noqa: PLR0913, PLR0917 - the fields of a record
    number: int | None,
    credit: Credit | None,
    kicker: str | None,
    title: str,
    date: date,
    end_date: date | None,
    place: str | None,
    summary: str | None,
    line: int,
) -> NewsItem:
    """Make an item."""
    made: Any = _Item()
    made.number = number
    made.credit = credit
    made.kicker = kicker
    made.title = title
    made.date = date
    made.end_date = end_date
    made.place = place
    made.summary = summary
    made.line = line
    made.__class__ = NewsItem
    return made  # type: ignore[no-any-return]


def section(year: int, month: int, items: Iterable[NewsItem], line: int) -> Section:
    """Make a section of a month."""
    made: Any = _Section()
    made.year = year
    made.month = month
    made.topic = None
    made.items = tuple(items)
    made.line = line
    made.__class__ = Section
    return made  # type: ignore[no-any-return]


def page(title: str, sections: Iterable[Section]) -> NewsPage:
    """Make a page in English."""
    made: Any = _Page()
    made.title = title
    made.language = "en"
    made.preamble = None
    made.sections = tuple(sections)
    made.postamble = None
    made.__class__ = NewsPage
    return made  # type: ignore[no-any-return]
