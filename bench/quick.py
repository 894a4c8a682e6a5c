"""Records at the lowest price: the scanners and the toolkits build them with the unchecked builders that `parse` has.

To build a frozen record the plain way, with its validators, costs nine times as much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssenews_parse._reading import building

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssenews_parse import NewsItem, NewsPage, Section

item = building.item
"""Make an item of its fields, in their order."""


def section(year: int, month: int, items: Iterable[NewsItem], line: int) -> Section:
    """Make a section of a month."""
    return building.section(year, month, None, tuple(items), line)


def page(title: str, sections: Iterable[Section]) -> NewsPage:
    """Make a page in English."""
    return building.page(title, "en", None, tuple(sections), None, None)
