"""Records to canonical text, and the proof that the text says what the records say."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from attrs import fields

from ._arguments import check_takes
from ._reading import spelling
from ._reading.dates import heading_of, when
from ._reading.grammar import pattern
from .errors import RenderError
from .parsing import parse
from .records import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .errors import ParseError

__all__ = ["render"]

_INDENT = "    "
_EMPTY = ""
"""An empty block: one more blank line is written in its place."""


def render(page: NewsPage) -> str:
    r"""Write a page as canonical text, in the layout of the site and the spelling of the page's language.

    Args:
        page: The page.

    Returns:
        The text.  It has been read back: `parse` makes an equal page from it, without a problem.

    Raises:
        RenderError: This page cannot be written as text; `path` is the first field that would be read back differently.
        TypeError: The page is not a `NewsPage`.

    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> page = NewsPage(title="News", sections=[Section(year=2023, month=5, items=[NewsItem(number=1, title="A fair day")])])
    >>> render(page)
    'News\n\nMay 2023\n\n  1. A fair day\n'
    """
    check_takes("render", page, NewsPage)
    if not page.sections:
        raise RenderError("sections", "a page with no item and no heading cannot be read back")
    text = canonical_text(page)
    problems: list[ParseError] = []
    back = parse(text, on_error=problems.append)
    if back != page or problems:
        raise RenderError(*_first_difference(page, back))
    return text


def canonical_text(page: NewsPage) -> str:
    """Write a page as `render` does, without the proof."""
    boxes = _kicker_boxes(page)
    topics = any(section.topic for section in page.sections) and not any(section.year for section in page.sections)
    paragraphs = page.preamble.split("\n\n") if page.preamble else []
    # A title printed twice is told by its second printing, so it is right after the first.
    place = paragraphs.index(page.title) + 1 if page.title in paragraphs else 0
    blocks = [*paragraphs[:place], *([page.title] if page.title else []), *paragraphs[place:]]
    for index, section in enumerate(page.sections):
        heading = spelt_heading(section, page.language)
        if heading is not None:
            # Far from the heading what is before it is a side box, and no title.
            blocks += [_EMPTY, _EMPTY] if not index and page.preamble and not page.title else []
            blocks.append(heading)
        elif index or (page.preamble and (topics or section.items[0].number == 1)):
            blocks.append(_EMPTY)
        blocks += (_item(item, page.language, has_box=(index, at) in boxes) for at, item in enumerate(section.items))
    if page.postamble:
        blocks.append(page.postamble)
    text = _joined(blocks, "\n\n")
    # A mark as the very first sign of a text is an item's that lost its indent, a U+FEFF a byte order mark; not so behind
    # an empty line.
    return f"\n{text}\n" if re.match(rf"{pattern('NUMBER')}|{pattern('BULLET')}|\ufeff", text) else f"{text}\n"


def spelt_heading(section: Section, language: str | None) -> str | None:
    """Spell the heading of a section; None where it has none."""
    if section.year is None:
        return section.topic
    return spelling.heading(language, section.year, section.month)


def spelt_when(item: NewsItem, language: str | None) -> str:
    """Spell the date of an item that has one, with the end of its range and its place."""
    assert item.date is not None
    place = f", {item.place}" if item.place else ""
    return f"{spelling.dates(language, item.date, item.end_date)}{place}"


def _kicker_boxes(page: NewsPage) -> set[tuple[int, int]]:
    """Tell after which credits an empty kicker box is written, by the places of section and item.

    Such a box makes an item with a date speak for kickers.  In each section as many speak so as its items without a date need, or
    those of the sections that have no date at all.
    """
    has_kickers = any(item.kicker for item in page.items)
    undated = [item for section in page.sections if not any(item.date for item in section.items) for item in section.items]
    wanted = _wants_kicker_first(undated)
    boxes: set[tuple[int, int]] = set()
    for place, section in enumerate(page.sections):
        own = _wants_kicker_first(section.items)
        may = [(place, at) for at, item in enumerate(section.items) if _may_have_box(item)]
        dated = [at for at in may if section.items[at[1]].date]
        votes = sum(1 if item.kicker else -1 for item in section.items if item.date and (item.kicker or item.title))
        fitting = [count for count in range(len(dated) + 1) if own is None or (votes + 2 * count > 0) is own]
        count = (max if wanted or (wanted is None and has_kickers) else min)(fitting, default=0)
        boxes.update(dated[:count], (at for at in may if has_kickers and at not in dated))
    return boxes


def _may_have_box(item: NewsItem) -> bool:
    return item.credit is not None and item.kicker is None and item.title is not None


def _wants_kicker_first(items: Iterable[NewsItem]) -> bool | None:
    """Tell whether items without a date are read rightly where a kicker comes first, or where the title does; None if both."""
    for item in items:
        if item.date is None and item.kicker is not None:
            return True
        if item.date is None and item.credit is None and item.summary is not None:
            return False
    return None


def _item(item: NewsItem, language: str | None, *, has_box: bool) -> str:
    mark = "  • " if item.number is None else f"  {item.number}. "
    blocks = []
    if item.credit:
        blocks.append(f"© {item.credit.text}")
        if has_box:
            blocks.append(_EMPTY)
    if item.kicker is not None:
        blocks.append(item.kicker)
        if item.title is None:
            blocks.append(_EMPTY)
    if item.title is not None:
        blocks.append(item.title)
    if item.date:
        blocks.append(spelt_when(item, language))
    if item.summary:
        blocks.extend(item.summary.split("\n\n"))
    return mark + _joined(blocks, f"\n\n{_INDENT}")


def _joined(blocks: list[str], separator: str) -> str:
    """Join blocks; an empty one is one blank line more."""
    return "".join(f"{separator}{block}" if block else "\n" for block in blocks).removeprefix(separator)


def _first_difference(page: NewsPage, back: NewsPage) -> tuple[str, str]:
    return next(_differences(page, back, ""), ("", "cannot be read back"))


def _differences(record: Any, back: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any record or value
    if isinstance(record, NewsPage | Section | NewsItem) and type(record) is type(back):
        for attribute in fields(type(record)):
            if attribute.eq:
                inner = f"{path}.{attribute.name}" if path else attribute.name
                yield from _differences(getattr(record, attribute.name), getattr(back, attribute.name), inner)
    elif isinstance(record, tuple):
        for index, member in enumerate(record):
            yield from _differences(member, back[index] if index < len(back) else None, f"{path}[{index}]")
        if len(back) > len(record):
            yield path, f"would be read back as {len(back)}, not {len(record)}"
    elif isinstance(record, Section) and back is None and record.items:
        yield from _differences(record.items, (), f"{path}.items")
    elif record != back:
        yield _reason(record, back, path)


def _reason(record: Any, back: Any, path: str) -> tuple[str, str]:  # noqa: ANN401
    for place, text in _texts(record, path):
        if kind := _looks_like(text):
            return place, f"would be read as {kind}"
    if isinstance(back, Credit):
        return path, f"would be read back as the credit {back.text!r}"
    return path, f"would be read back as {back.isoformat() if isinstance(back, dt.date) else repr(back)}"


def _texts(record: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield the texts of an item, or the one text that a record is, and the path of each."""
    if isinstance(record, str):
        yield path, record
    elif isinstance(record, NewsItem):
        texts = {f"{path}.{name}": getattr(record, name) or "" for name in ("kicker", "title", "summary")}
        yield from ((place, paragraph) for place, text in texts.items() for paragraph in text.split("\n\n"))


def _looks_like(text: str) -> str | None:
    if text.startswith("©"):
        return "a credit"
    if when(text):
        return "a date"
    if heading_of(re.sub(pattern("MARKDOWN"), "", text, count=1)):
        return "a heading"
    return "a mark" if re.fullmatch(pattern("DASH_LINE"), text) else None
