"""What single items lack or have, where nearly all others of the page do not: said once a page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from . import converted, habits, shapes, wording
from .catalogue import brief, remark
from .placed import SOME, are_numbered, blocks_of, lines_of_marks, on_text, paragraphs, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ssenews_parse.records import NewsItem, NewsPage, Section

    from .catalogue import Remark
    from .placed import Line, Placed

__all__ = ["of_page"]

_A_FEW = 10
"""What fewer than one in so many do is no habit of the page."""

_VERY_FEW = 20
"""Kickers of many kinds are usual: fewer than one in so many may stand once and be no kicker."""

_ITEM = re.compile(r"sections\[[0-9]+\]\.items\[[0-9]+\]")

_SHORT = 40
"""No line in the place of a date is longer."""

_SENTENCES = 3
"""So many summaries that end with a full stop make one that does not look cut; twice as many where not all items have one."""


def of_page(page: NewsPage, placed: list[Placed]) -> Iterator[Remark]:
    """Yield what the page as a whole tells of its items."""
    if not placed:
        if page.sections:  # a page without any has been a problem
            yield remark("SSE927", page.sections[0].line, "sections")
        return
    lines = [line for line in paragraphs(placed) if not wording.is_sentence(line[0])]
    found = [*_of_items(page, placed, lines)]
    told = {_item_of(made) for made in found}
    yield from found
    yield from (made for made in habits.of_page(page, placed, lines) if _item_of(made) not in told)


def _of_items(page: NewsPage, placed: list[Placed], lines: list[Line]) -> Iterator[Remark]:
    """Yield what single items lack or have, and what they may hold of other things."""
    yield from _lacking(placed)
    yield from _kickers(placed)
    yield from _undecided(page)
    yield from _unnumbered(page, placed)
    yield from _outside(page, placed)
    cut = [*_cut(page, placed), *_holding_more(placed, lines)]
    yield from cut or converted.around(page, placed, lines)
    yield from converted.of_page(page, placed)


def _item_of(made: Remark) -> str:
    """Return the path of the item that a remark is about: one remark of this kind is enough for it."""
    found = _ITEM.match(made.path)
    return found[0] if found else ""


def _few(placed: list[Placed], is_so: Callable[[NewsItem], bool], is_told: Callable[[NewsItem], bool]) -> list[Placed]:
    """Return the items of which something is so: under a tenth of all, or a single one of several that is told by more."""
    found = [pair for pair in placed if is_so(pair[0])]
    is_alone = len(found) == 1 and len(placed) > SOME + 1
    return found if len(found) * _A_FEW < len(placed) or (is_alone and is_told(found[0][0])) else []


def _lacking(placed: list[Placed]) -> Iterator[Remark]:
    without_title = _few(placed, lambda item: item.title is None, lambda _: True)
    without_date = _few(placed, lambda item: item.date is None, _may_have_date)
    for few, code, name in ((without_title, "SSE922", "title"), (without_date, "SSE923", "date")):
        if few:
            item, place = few[0]
            yield remark(code, item.line, f"{path_of(place)}.{name}", count=len(few), total=len(placed))


def _may_have_date(item: NewsItem) -> bool:
    """Tell whether a short block stands in the place of the date, or a date in a text."""
    first, _, rest = (item.summary or "").partition("\n\n")
    is_no_sentence = not wording.is_sentence(first) or " " not in first
    is_in_place = item.title is not None and 0 < len(first) <= _SHORT and bool(rest) and is_no_sentence
    return is_in_place or shapes.holds_date(item.summary or "", inside=True)


def _kickers(placed: list[Placed]) -> Iterator[Remark]:
    """Yield kickers and titles that do as no other item does."""
    times = Counter(item.kicker for item, _ in placed)
    without = times.pop(None, 0)
    alone = [pair for pair in placed if pair[0].kicker is not None and times[pair[0].kicker] == 1]
    if len(alone) * _VERY_FEW > len(placed):
        alone = []
    if not alone and without == len(placed) - 1 > SOME and placed[0][0].number is not None:
        alone = [pair for pair in placed if pair[0].kicker is not None]
    if alone:
        yield on_text(alone[0], "SSE925", "kicker")
    titled = [pair for pair in placed if pair[0].title is not None]
    if len(titled) == without == 1 and titled[0][0].kicker is None and len(placed) > SOME:
        yield on_text(titled[0], "SSE935", "title")
    untitled = [pair for pair in placed if pair[0].title is None and pair[0].kicker is not None]
    if len(untitled) > 1 and all(times[item.kicker] == 1 for item, _ in untitled):
        yield on_text(untitled[0], "SSE934", "kicker")
    if strange := next((pair for pair in titled if pair[0].title in times and pair[0].title != pair[0].kicker), None):
        yield on_text(strange, "SSE933", "title")


def _undecided(page: NewsPage) -> Iterator[Remark]:
    """Yield the first item whose kicker or title another section decided, or that could be either."""
    dated = any(map(_is_dated, page.sections))
    for i, section in enumerate(page.sections):
        if _is_dated(section):
            continue
        for j, item in enumerate(section.items):
            if item.title and (_is_pair(item) if dated else _may_have_kicker(item)):
                yield on_text((item, (i, j)), "SSE926", "title")
                return


def _is_pair(item: NewsItem) -> bool:
    return item.kicker is not None and item.summary is None


def _may_have_kicker(item: NewsItem) -> bool:
    """Tell whether a summary begins as a title does and goes on as a summary does."""
    first, _, rest = (item.summary or "").partition("\n\n")
    return item.kicker is None and bool(rest) and not wording.is_sentence(first) and wording.is_sentence(rest)


def _unnumbered(page: NewsPage, placed: list[Placed]) -> Iterator[Remark]:
    """Tell whether no item has a number where the site numbers them: in blocks, under months or years with several items each."""
    if are_numbered(placed):
        return
    lists = [section for section in page.sections if section.year is not None and len(section.items) > 1]
    if len(lists) > 1 and all(map(_is_in_blocks, lists)):
        yield remark("SSE936", lists[0].items[0].line, f"{path_of(placed[0][1])}.number", count=len(lists))


def _outside(page: NewsPage, placed: list[Placed]) -> Iterator[Remark]:
    """Tell whether what stands outside all sections belongs to one: items above the first month, a summary below the list."""
    first, *others = page.sections
    if others and first.year is None and first.topic is None and all(section.month for section in others):
        yield remark("SSE937", first.line, "sections[0]")
    (last, place), before = placed[-1], [item for item, _ in placed[:-1]]
    text = (page.postamble or "").partition("\n\n")[0]
    if last.summary is None and wording.is_sentence(text) and len(before) >= _SENTENCES and all(item.summary for item in before):
        yield remark("SSE938", last.line, f"{path_of(place)}.summary", text=brief(text))


def _is_in_blocks(section: Section) -> bool:
    """Tell whether blank lines part the blocks of an item, as in no flat text: it takes two lines for each of them."""
    one, other = section.items[:2]
    return one.line is not None and other.line is not None and other.line - one.line >= 2 * blocks_of(one) > 2


def _is_dated(section: Section) -> bool:
    return any(item.date for item in section.items)


def _cut(page: NewsPage, placed: list[Placed]) -> Iterator[Remark]:
    """Tell whether the last item alone lacks what all others have: its date, or the end of a sentence."""
    if page.postamble is not None:
        return
    last = page.sections[-1]
    if not last.items:
        yield remark("SSE924", last.line, f"sections[{len(page.sections) - 1}]", text="a heading")
        return
    item, place = placed[-1]
    others = [other for other, _ in placed[:-1]]
    if item.date is None and _lacks_date(item, others):
        yield remark("SSE924", item.line, path_of(place), text=brief(_last_text(item)))
    elif item.summary is not None and not wording.is_sentence(item.summary):
        summaries = [other.summary for other in others if other.summary]
        least = _SENTENCES if len(summaries) == len(others) else 2 * _SENTENCES
        if len(summaries) >= least and all(map(wording.is_sentence, summaries)):
            yield remark("SSE924", item.line, f"{path_of(place)}.summary", text=brief(_last_text(item)[-40:]))


def _holding_more(placed: list[Placed], lines: list[Line]) -> Iterator[Remark]:
    """Yield the first line of a summary that is no sentence, where most are and no mark tells items apart."""
    if are_numbered(placed) or any(item.title is None for item, _ in placed) or lines_of_marks(placed) != 0:
        return
    sentences = sum(1 for _ in paragraphs(placed)) - len(lines)
    if lines and sentences >= max(len(lines), _SENTENCES):
        line, (item, place) = lines[0]
        yield remark("SSE921", item.line, f"{path_of(place)}.summary", text=brief(line))


def _lacks_date(item: NewsItem, others: list[NewsItem]) -> bool:
    """Tell whether the last item alone has no date, or ends with the beginning of one; what ends as a sentence is not cut."""
    if shapes.is_beginning_of_date(_last_text(item)):
        return any(other.date for other in others)
    return len(others) > SOME and all(other.date for other in others) and not wording.is_sentence(_last_text(item))


def _last_text(item: NewsItem) -> str:
    return (item.summary or item.title or item.kicker or "").rsplit("\n\n", 1)[-1]
