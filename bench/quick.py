"""Records without their checks, as the library builds them, so that readers are compared and not their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ssenews_parse import NewsItem
from ssenews_parse._reading.unchecked import ItemDraft, PageDraft, SectionDraft

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ssenews_parse import Credit, NewsPage, Section


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
    """Make an item of its fields."""
    made: Any = ItemDraft()
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


def section(year: int, month: int, items: Iterable[NewsItem], line: int | None) -> Section:
    """Make a section of a month."""
    return SectionDraft(year, month, items=items, line=line).record()


def page(title: str, sections: Iterable[Section]) -> NewsPage:
    """Make a page in English."""
    return PageDraft(title=title, language="en", preamble=None, sections=tuple(sections), postamble=None, source=None).record()
