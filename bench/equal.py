"""Whether two pages are the same in every field, those that records do not compare among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import astuple

if TYPE_CHECKING:
    from ssenews_parse import NewsPage


def assert_same(page: NewsPage, other: NewsPage, name: str) -> None:
    """Fail unless the pages have equal fields and records of the same classes; `name` says who made the other one."""
    assert page == other, f"{name} gives other records"
    assert astuple(page) == astuple(other), f"{name} gives other lines, credits or language"
