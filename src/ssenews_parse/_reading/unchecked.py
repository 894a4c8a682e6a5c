"""Records without their checks: those hold by construction, and running them would double the time of a parse.

A mutable draft with the same slots is filled and then becomes the record, which costs half of building a frozen one.  A test runs
the checks on what `parse` builds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ssenews_parse.records import NewsItem, NewsPage, Section

if TYPE_CHECKING:
    from collections.abc import Iterable


class ItemDraft:
    """Becomes a `NewsItem`; the maker of its shape fills it."""

    __slots__ = ("credit", "date", "end_date", "kicker", "line", "number", "place", "summary", "title", "url")


class SectionDraft:
    """Becomes a `Section`."""

    __slots__ = ("items", "line", "month", "topic", "year")

    def __init__(
        self,
        year: int | None = None,
        month: int | None = None,
        *,
        topic: str | None = None,
        items: Iterable[NewsItem] = (),
        line: int | None = None,
    ) -> None:
        """Begin a section."""
        self.year = year
        self.month = month
        self.topic = topic
        self.items: Any = list(items)
        self.line = line

    def record(self) -> Section:
        """Become the record; a section without a heading starts where its first item does."""
        self.items = tuple(self.items)
        if self.line is None:
            self.line = self.items[0].line
        made: Any = self
        made.__class__ = Section
        return made  # type: ignore[no-any-return]


class PageDraft:
    """Becomes a `NewsPage`."""

    __slots__ = ("language", "postamble", "preamble", "sections", "source", "title")

    def __init__(self, **fields: object) -> None:
        """Hold all fields."""
        for name, value in fields.items():
            setattr(self, name, value)

    def record(self) -> NewsPage:
        """Become the record."""
        made: Any = self
        made.__class__ = NewsPage
        return made  # type: ignore[no-any-return]
