"""What converters leave of other things: menus, feet of pages, and texts whose marks or neighbours were lost."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ssenews_parse._reading.grammar import compiled
from ssenews_parse.records import heading_name

from . import looks, wording
from .catalogue import brief, remark
from .placed import SOME, are_numbered, lines_of_marks, on_text, paragraphs, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse.records import NewsPage

    from .catalogue import Remark
    from .placed import Line, Placed

__all__ = ["around", "of_page"]

_FEW = 6
"""One in so many is an exception."""

_SMALL = 3
"""A list of so few items has no habits."""

_SHORT = 60
"""A longer line is a sentence that lacks its full stop."""

_WORDS = 16
"""A title of one or two words is no wider."""


def of_page(page: NewsPage, placed: list[Placed]) -> Iterator[Remark]:
    """Yield what may be something else than it was read as."""
    yield from _menus(placed)
    yield from _single(page, placed)
    yield from _kickers(placed)
    yield from _titles(placed)
    yield from _short(page, placed)
    yield from _empty(page)


def _menus(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first of the items without number and date that stand above all numbers."""
    first = next((index for index, (item, _) in enumerate(placed) if item.number is not None), 0)
    titled = next((pair for pair in placed[:first] if pair[0].title is not None), None)
    if titled and all(item.date is None for item, _ in placed[:first]):
        yield on_text(titled, "SSE939", "title")


def around(page: NewsPage, placed: list[Placed], lines: list[Line]) -> Iterator[Remark]:
    """Yield what may be read into the list, or out of it, at its ends."""
    above = (page.preamble or "").rpartition("\n\n")[2]
    if above and _is_line(above) and not are_numbered(placed):
        yield remark("SSE941", None, "preamble", text=brief(above))
    yield from _untitled(page, placed)
    yield from [*_after(page, placed, lines)] or _inside(placed)


def _after(page: NewsPage, placed: list[Placed], lines: list[Line]) -> Iterator[Remark]:
    """Yield the first summary that may hold what is no part of it: the last, or any where only dates tell items apart.

    A line says nothing where other summaries have lines, too, unless there are hardly any, or it is the foot of a page.
    """
    lines = [] if page.postamble else [line for line in lines if _is_line(line[0])]
    if not lines:
        return
    is_usual = len(placed) > _SMALL and len(lines) * _FEW > sum(1 for _ in paragraphs(placed))
    if is_usual and not compiled("LOOSE_FOOT").match(lines[-1][0]):
        return
    has_numbers = are_numbered(placed)
    text, (item, place) = lines[-1] if has_numbers else lines[0]
    if not has_numbers or (item is placed[-1][0] and (item.summary or "").endswith(text)):
        yield remark("SSE940", item.line, f"{path_of(place)}.summary", text=brief(text))


def _inside(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first line of a summary that may begin an item without date, where only dates tell items apart.

    That is the kicker of another item, a line behind a sentence, or two lines.
    """
    if are_numbered(placed) or lines_of_marks(placed) == 1:  # a dash, in flat text
        return
    kickers = {item.kicker for item, _ in placed}
    for item, place in placed:
        lines = (item.summary or "").split("\n\n")
        odd = [text for text in lines if text in kickers]
        odd += [text for before, text in pairwise(lines) if wording.is_sentence(before) and _is_line(text)]
        odd += lines[:1] if all(map(_is_line, lines[:2])) and len(lines) > 1 else []
        if odd:
            yield remark("SSE946", item.line, f"{path_of(place)}.summary", text=brief(odd[0]))
            return


def _untitled(page: NewsPage, placed: list[Placed]) -> Iterator[Remark]:
    """Tell whether nothing stands above a list whose items have dates alone."""
    first = page.sections[0]
    is_bare = page.title is None and len(page.sections) == 1 and first.year is None and first.topic is None
    if is_bare and not are_numbered(placed) and any(item.date for item, _ in placed):
        yield remark("SSE947", first.line, "title")


def _single(page: NewsPage, placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first texts of an item that has none beside it to compare with, on a page with a title."""
    item, place = placed[0]
    if page.title is not None and len(placed) == 1 and item.date is not None:
        texts = filter(None, (item.kicker, item.title, item.summary))
        yield remark("SSE945", item.line, path_of(place), text=brief(" / ".join(texts)))


def _kickers(placed: list[Placed]) -> Iterator[Remark]:
    """Yield a kicker that may be a title, where nothing but dates tells items apart."""
    if are_numbered(placed):
        return
    times = Counter(item.kicker for item, _ in placed)
    alone = [pair for pair in placed if pair[0].kicker and pair[0].title is None and times[pair[0].kicker] == 1]
    if alone and max(times.values()) > 1:  # else none is repeated, which has a remark of its own
        yield on_text(alone[0], "SSE942", "kicker")


def _is_line(text: str) -> bool:
    return len(text) <= _SHORT and not wording.is_sentence(text) and looks.kind(text, alone=True) is None


def _titles(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first title that other items have, too, where most titles are as short as a kicker and repeated."""
    times = Counter(item.title for item, _ in placed if item.title and not item.kicker)
    repeated = {title for title, count in times.items() if count > 1 and _width(title) <= _WORDS}
    if repeated and max(times.values()) > SOME and 4 * sum(times[title] for title in repeated) >= 3 * times.total():
        yield on_text(next(pair for pair in placed if pair[0].title in repeated), "SSE944", "title")


def _short(page: NewsPage, placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first of several items with numbers, none with a kicker or a title longer than one, on a page with a title."""
    items = [item for item, _ in placed]
    are_short = all(item.kicker is None and _width(item.title or "") <= _WORDS for item in items)
    if page.title is not None and len(items) > 1 and are_short and are_numbered(placed) and any(item.date for item in items):
        yield remark("SSE948", items[0].line, path_of(placed[0][1]), text=brief(items[0].title or items[0].summary or "none"))


def _width(text: str) -> int:
    """Return how wide a text is: a sign of Chinese or Japanese says as much as two letters."""
    return len(text) if text.isascii() else sum(1 + (east_asian_width(sign) in {"W", "F"}) for sign in text)


def _empty(page: NewsPage) -> Iterator[Remark]:
    """Yield the first heading without items, where most have some; the last is a text that was cut."""
    empty = [(index, section) for index, section in enumerate(page.sections[:-1]) if not section.items]
    if empty and 2 * len(empty) < len(page.sections):
        index, section = empty[0]
        yield remark("SSE943", section.line, f"sections[{index}]", section=heading_name(section))
