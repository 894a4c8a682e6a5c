"""What Hypothesis asks for when it is imported: which strategy draws which record, so that `from_type` knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .records import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]


def register() -> None:
    """Register a function per record, which imports the strategies when one is asked for: it may be they who import Hypothesis."""
    from hypothesis.strategies import register_type_strategy

    for kind in (Credit, NewsItem, NewsPage, Section):
        register_type_strategy(kind, _strategy)


def _strategy(kind: type) -> SearchStrategy[object]:
    from . import strategies

    drawn: dict[type, SearchStrategy[object]] = {
        Credit: strategies.credits(),
        NewsItem: strategies.items(),
        NewsPage: strategies.pages(),
        Section: strategies.pages().map(lambda page: page.sections[0]),
    }
    return drawn[kind]
