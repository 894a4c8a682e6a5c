"""Frozen records at the price of mutable ones: fields are set on a twin, which then becomes the record.

To build a frozen record the plain way, with its validators, costs nine times as much.  The scanners and the toolkits share these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ssenews_parse import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date


class _Credit:
    def __init__(self, text: str, holder: str, agency: str | None, year: int | None) -> None:
        self.text = text
        self.holder = holder
        self.agency = agency
        self.year = year
        self.__class__: Any = Credit


class _Item:
    def __init__(  # noqa: PLR0913, PLR0917 - the fields of a record
        self,
        number: int | None,
        credit: Credit | None,
        kicker: str | None,
        title: str,
        date: date,
        end_date: date | None,
        place: str | None,
        summary: str | None,
        line: int,
    ) -> None:
        self.number = number
        self.credit = credit
        self.kicker = kicker
        self.title = title
        self.date = date
        self.end_date = end_date
        self.place = place
        self.summary = summary
        self.line = line
        self.__class__: Any = NewsItem


class _Section:
    def __init__(self, year: int, month: int, items: Iterable[NewsItem], line: int) -> None:
        self.year = year
        self.month = month
        self.topic = None
        self.items = tuple(items)
        self.line = line
        self.__class__: Any = Section


class _Page:
    def __init__(self, title: str, sections: Iterable[Section]) -> None:
        self.title = title
        self.language = "en"
        self.preamble = None
        self.sections = tuple(sections)
        self.postamble = None
        self.__class__: Any = NewsPage


credit = cast("Callable[[str, str, str | None, int | None], Credit]", _Credit)
item = cast(
    "Callable[[int | None, Credit | None, str | None, str, date, date | None, str | None, str | None, int], NewsItem]", _Item
)
section = cast("Callable[[int, int, Iterable[NewsItem], int], Section]", _Section)
page = cast("Callable[[str, Iterable[Section]], NewsPage]", _Page)
