"""The items of a page with their places, and the remarks on their strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .catalogue import brief, remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse.records import NewsItem, NewsPage

    from .catalogue import Remark

__all__ = [
    "SOME",
    "Line",
    "Placed",
    "are_numbered",
    "blocks_of",
    "lines_of_marks",
    "on_text",
    "paragraphs",
    "path_of",
    "placed_items",
]

SOME = 2
"""More items than these make a habit."""

Placed = tuple["NewsItem", tuple[int, int]]
"""An item and the indices of its section and of itself."""

Line = tuple[str, Placed]
"""A paragraph of a summary, and its item."""


def placed_items(page: NewsPage) -> list[Placed]:
    """Return the items of a page with their places."""
    return [(item, (i, j)) for i, section in enumerate(page.sections) for j, item in enumerate(section.items)]


def are_numbered(placed: list[Placed]) -> bool:
    """Tell whether any item has a number."""
    return any(item.number is not None for item, _ in placed)


def blocks_of(item: NewsItem) -> int:
    """Return how many blocks an item is made of."""
    parts = (item.credit, item.kicker, item.title, item.date)
    return sum(part is not None for part in parts) + (item.summary.count("\n\n") + 1 if item.summary else 0)


def lines_of_marks(placed: list[Placed]) -> int | None:
    """Return how many lines the first item takes besides one for each block; None where no other follows in its section."""
    if len(placed) == 1:
        return None
    (one, (section, _)), (other, (next_section, _)) = placed[:2]
    if section != next_section or one.line is None or other.line is None:
        return None
    return other.line - one.line - blocks_of(one)


def paragraphs(placed: list[Placed]) -> Iterator[Line]:
    """Yield the paragraphs of all summaries, each with its item."""
    for pair in placed:
        if summary := pair[0].summary:
            for text in summary.split("\n\n"):
                yield text, pair


def path_of(place: tuple[int, int]) -> str:
    """Return the path of an item in its page.

    >>> path_of((0, 2))
    'sections[0].items[2]'
    """
    return f"sections[{place[0]}].items[{place[1]}]"


def on_text(pair: Placed, code: str, name: str) -> Remark:
    """Make the remark on a string of an item, which it quotes."""
    item, place = pair
    return remark(code, item.line, f"{path_of(place)}.{name}", text=brief(getattr(item, name)))
