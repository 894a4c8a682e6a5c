"""Records to canonical text, and the proof that the text says what the records say."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from attrs import fields

from ._reading import spelling
from ._reading.dates import heading_of, when
from ._reading.grammar import pattern
from .errors import RenderError
from .parsing import parse
from .records import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .errors import ParseError

__all__ = ["render"]

_INDENT = "    "
_EMPTY = ""
"""An empty block: where it stands, one blank line more is written."""


def render(page: NewsPage) -> str:
    r"""Write a page as canonical text, in the layout of the site and the spelling of the page's language.

    The text is read back before it is returned: `parse` makes an equal page of it, without a problem.  A page that no text
    can say raises `RenderError` with the path of the first field that would be read otherwise; anything but a `NewsPage` is a
    `TypeError`.

    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> page = NewsPage(title="News", sections=[Section(year=2023, month=5, items=[NewsItem(number=1, title="A fair day")])])
    >>> render(page)
    'News\n\nMay 2023\n\n  1. A fair day\n'
    """
    if not isinstance(page, NewsPage):
        message = f"render() takes a NewsPage, not {type(page).__name__}"
        raise TypeError(message)
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
    kickers = any(item.kicker for item in page.items)
    topics = any(section.topic for section in page.sections) and not any(section.year for section in page.sections)
    titles_first = any(
        item.date is None and item.kicker is None and item.credit is None and item.summary is not None for item in page.items
    )
    paragraphs = page.preamble.split("\n\n") if page.preamble else []
    # A title printed twice is told by its second printing, so it stands right behind the first.
    place = paragraphs.index(page.title) + 1 if page.title in paragraphs else 0
    blocks = [*paragraphs[:place], *([page.title] if page.title else []), *paragraphs[place:]]
    for index, section in enumerate(page.sections):
        heading = spelt_heading(section, page.language)
        if heading is not None:
            blocks.append(heading)
        elif index or (page.preamble and topics):
            blocks.append(_EMPTY)
        for item in section.items:
            empty_kicker = kickers and not (titles_first and item.date)
            blocks.append(_item(item, page.language, empty_kicker=empty_kicker))
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


def _item(item: NewsItem, language: str | None, *, empty_kicker: bool) -> str:
    mark = "  • " if item.number is None else f"  {item.number}. "
    blocks = []
    if item.credit:
        blocks.append(f"© {item.credit.text}")
        if empty_kicker and item.kicker is None and item.title is not None:
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
    """Join blocks; an empty one stands as one blank line more."""
    text = separator.join(blocks)
    return text.replace(f"{separator}{separator}", f"\n{separator}")


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
    if isinstance(record, NewsItem):
        for name in ("kicker", "title", "summary"):
            for paragraph in (getattr(record, name) or "").split("\n\n"):
                if kind := _looks_like(paragraph):
                    return f"{path}.{name}", f"would be read as {kind}"
    if isinstance(record, str) and (kind := _looks_like(record)):
        return path, f"would be read as {kind}"
    if isinstance(record, NewsItem | Section):
        return path, "would not be read back as it stands"
    if isinstance(back, Credit):
        return path, f"would be read back as the credit {back.text!r}"
    return path, f"would be read back as {back.isoformat() if isinstance(back, dt.date) else repr(back)}"


def _looks_like(text: str) -> str | None:
    if text.startswith("©"):
        return "a credit"
    if when(text):
        return "a date"
    if heading_of(re.sub(pattern("MARKDOWN"), "", text, count=1)):
        return "a heading"
    return "a mark" if re.fullmatch(pattern("DASH_LINE"), text) else None
