"""Records without their checks: those hold by construction, and running them would double the time of a parse.

A mutable twin is filled and then becomes the record, which costs half of building a frozen one.  A test runs the checks on what
`parse` builds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._credits import credit_of
from ._memory import Memory
from .records import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    import datetime as dt


class _Item:
    def __init__(  # noqa: PLR0913, PLR0917 - the fields of the record
        self,
        number: int | None,
        credit: Credit | None,
        kicker: str | None,
        title: str | None,
        date: dt.date | None,
        end_date: dt.date | None,
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
    def __init__(
        self, year: int | None, month: int | None, topic: str | None, items: tuple[NewsItem, ...], line: int | None
    ) -> None:
        self.year = year
        self.month = month
        self.topic = topic
        self.items = items
        self.line = line
        self.__class__: Any = Section


class _Page:
    def __init__(
        self, title: str | None, language: str, preamble: str | None, sections: tuple[Section, ...], postamble: str | None
    ) -> None:
        self.title = title
        self.language = language
        self.preamble = preamble
        self.sections = sections
        self.postamble = postamble
        self.__class__: Any = NewsPage


item: Any = _Item
"""Make a `NewsItem` of its fields, in their order."""

section: Any = _Section
"""Make a `Section` of its fields, in their order."""


page: Any = _Page
"""Make a `NewsPage` of its fields, in their order."""


def _credit(text: str) -> Credit:
    holder, agency, year = credit_of(text)
    return Credit(text=text, holder=holder, agency=agency, year=year)


known_credits = Memory(_credit, 1 << 12)
"""The record of a credit, by its text without its sign."""
