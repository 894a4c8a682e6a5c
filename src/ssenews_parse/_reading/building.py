"""Records without their checks: those hold by construction, and running them would double the time of a parse.

A mutable object with the same slots is filled and then becomes the record, which costs half of building a frozen one.  A test
runs the checks on what `parse` builds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ssenews_parse.records import NewsItem, NewsPage, Section

if TYPE_CHECKING:
    import datetime as dt

    from ssenews_parse.records import Credit


class BareItem:
    """Becomes a `NewsItem`.  To fill it on the spot saves the call of `item`, a fifth of the time that it takes."""

    __slots__ = ("credit", "date", "end_date", "kicker", "line", "number", "place", "summary", "title", "url")


def item(  # noqa: PLR0913, PLR0917 - the fields of the record
    number: int | None,
    credit: Credit | None,
    kicker: str | None,
    title: str | None,
    date: dt.date | None,
    end_date: dt.date | None,
    place: str | None,
    summary: str | None,
    line: int | None,
) -> NewsItem:
    """Make a `NewsItem` of its fields."""
    made: Any = BareItem()
    made.number = number
    made.credit = credit
    made.kicker = kicker
    made.title = title
    made.date = date
    made.end_date = end_date
    made.place = place
    made.summary = summary
    made.line = line
    made.url = None
    made.__class__ = NewsItem
    return made  # type: ignore[no-any-return]


class _Section:
    """Becomes a `Section`."""

    __slots__ = ("items", "line", "month", "topic", "year")


def section(year: int | None, month: int | None, topic: str | None, items: tuple[NewsItem, ...], line: int | None) -> Section:
    """Make a `Section` of its fields."""
    made: Any = _Section()
    made.year = year
    made.month = month
    made.topic = topic
    made.items = items
    made.line = line
    made.__class__ = Section
    return made  # type: ignore[no-any-return]


class _NewsPage:
    """Becomes a `NewsPage`."""

    __slots__ = ("language", "postamble", "preamble", "sections", "source", "title")


def page(  # noqa: PLR0913, PLR0917 - the fields of the record
    title: str | None,
    language: str | None,
    preamble: str | None,
    sections: tuple[Section, ...],
    postamble: str | None,
    source: str | None,
) -> NewsPage:
    """Make a `NewsPage` of its fields."""
    made: Any = _NewsPage()
    made.title = title
    made.language = language
    made.preamble = preamble
    made.sections = sections
    made.postamble = postamble
    made.source = source
    made.__class__ = NewsPage
    return made  # type: ignore[no-any-return]
