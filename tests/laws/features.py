"""What an example holds: the names under which shares are counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse import NewsItem, NewsPage, Section


def of_page(page: NewsPage) -> set[str]:
    """Name the layout, the language and the details of a page."""
    found = set(_of_sections(page.sections)) | {detail for item in page.items for detail in _of_item(item)}
    found |= {name for name in ("title", "preamble", "postamble") if getattr(page, name) is not None}
    headed, kickers = "month" in found, "kicker" in found
    layout = {(True, True): "A+K", (True, False): "A", (False, True): "B", (False, False): "C"}[headed, kickers]
    return found | {f"layout {layout}" if page.items else "no item", f"language {page.language}"}


def _of_sections(sections: tuple[Section, ...]) -> Iterator[str]:
    for index, section in enumerate(sections):
        if section.year is not None:
            yield "year (layout Y)" if section.month is None else "month"
            if not section.items:
                yield "empty month" if section.month else "empty year"
        elif section.topic is not None:
            yield "topic (layout T)"
        else:
            yield "nameless section later" if index else "nameless section first"


def _of_item(item: NewsItem) -> Iterator[str]:
    yield from (name for name in ("credit", "kicker", "place") if getattr(item, name) is not None)
    if item.credit:
        yield "credit without year" if item.credit.year is None else "credit with year"
        yield "credit without agency" if item.credit.agency is None else "credit with agency"
    if item.title is None:
        yield "lost title"
    elif item.title[0].isdecimal():
        yield "title that starts with a number"
    if item.summary:
        yield "several paragraphs" if "\n\n" in item.summary else "one paragraph"
    if item.number is None:
        yield "no number (bullets, dashes, lost)"
    elif item.number > 9:
        yield "number of two digits and more"
    yield _when(item)


def _when(item: NewsItem) -> str:
    if item.date is None:
        return "no date (layout E)"
    if item.end_date is None:
        return "day"
    if item.date.year != item.end_date.year:
        return "range over years (events)"
    return "range in a month (events)" if item.date.month == item.end_date.month else "range over months (events)"


_DETAILS = {
    "bullet": r"(?m)^ {1,3}[•*] ",
    "dash alone (layout D)": r"(?m)^-\r?$",
    "Markdown": r"(?m)^#{1,3} ",
    "hard line break": r"(?m)^\s{4}\S.*\n\s{4}\S",
    "carriage returns": r"\r\n",
    "byte order mark": r"\A\ufeff",
    "no-break spaces as indent": r"\n\u00a0{4}",
    "trailing spaces": r"\S {1,2}\r?\n",
    "no final newline": r"\S\Z",
    "first line without indent": r"\A(?:[0-9]+\.|[•*]) ",
    "credit glued to the next line": r"(?m)^.{0,6}©.*\n[^\S\n]{4}\S",
    "empty kicker box": r"©[^\n]*\n\n\n {4}\S",
    "two blank lines": r"\n\n\n",
    "upper-case heading": r"(?m)^[A-ZÀ-Þ]{3,} [0-9]{4}$",
}


def of_text(text: str) -> set[str]:
    """Name the details of a text that its page does not show."""
    return {name for name, pattern in _DETAILS.items() if re.search(pattern, text)}
