"""Hand-written scanners: one pattern takes a whole item.  Nothing in pure Python reads these pages faster: they are the limit.

A scanner knows one layout, believes that the text keeps it, and tells nothing of a text that does not but where it stopped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from . import quick
from .fields import credit_of, dates, headings

if TYPE_CHECKING:
    from collections.abc import Callable

    from ssenews_parse import NewsItem, NewsPage

_HEADING = "[A-Z][a-z]+ [0-9]{4}"


class Scanner(NamedTuple):
    """The patterns of a layout, the lines from one block to the next, the lines of an item without credit and summary."""

    title: re.Pattern[str]
    item: re.Pattern[str]
    step: int
    lines: int
    between_paragraphs: str


def _numbered(kicker: str, lines: int) -> Scanner:
    item = (
        rf"(?:({_HEADING})\n\n)?  ([0-9]+)\. (?:© (.+)\n\n    )?{kicker}(.+)\n\n    ([0-9].+)\n\n?"
        r"(?:    (.+(?:\n\n    .+)*)\n\n?)?"
    )
    return Scanner(re.compile(r"(.+)\n\n"), re.compile(item), 2, lines, "\n\n    ")


SCANNERS = {
    "A": _numbered(kicker=r"((?!))?", lines=4),
    "A+K": _numbered(kicker=r"(.+)\n\n    ", lines=6),
    "D": Scanner(
        re.compile(r"(.+)\n"),
        re.compile(
            rf"(?:({_HEADING})\n)?-()\n(?:© (.+)\n)?(.+)\n(.+)\n([0-9].+)\n"
            rf"(?:((?!-\n|{_HEADING}\n).+(?:\n(?!-\n|{_HEADING}\n).+)*)\n)?"
        ),
        1,
        4,
        "\n",
    ),
}
"""The scanners by layout.  The groups of an item: heading, number, credit, kicker, title, date, summary."""


_UNEVEN = re.compile(
    rf"(?:({_HEADING})\n\n)?  ([0-9]+)\. (?:© .+\n\n    )?(.+)\n\n?"
    r"(?:    ([0-9]{1,2} .*[A-Z].*[0-9]{4}.*)\n\n?)?(?:    (.+(?:\n\n    .+)*)\n\n?)?"
)
"""An item of layout A that may have no date.  The groups: heading, number, title, date, summary."""


def skim(text: str) -> NewsPage:
    """Read a page of layout A in which items may have no date; count no lines and read no credits."""
    opening = SCANNERS["A"].title.match(text)
    assert opening
    drafts: list[tuple[str, list[NewsItem]]] = []
    for match in iter(_UNEVEN.scanner(text, opening.end()).match, None):  # type: ignore[attr-defined]  # re has it, typeshed does not
        heading, number, title, date, summary = match.groups()
        if heading:
            drafts.append((heading, []))
        if summary and "\n" in summary:
            summary = summary.replace("\n\n    ", "\n\n")
        first, last, place = dates[date] if date else (None, None, None)
        drafts[-1][1].append(quick.item(int(number), None, None, title, first, last, place, summary, None))
    return quick.page(opening[1], [quick.section(*headings[heading], items, None) for heading, items in drafts])


def scan(layout: str, text: str) -> NewsPage:
    """Read a page of the layout; a text that does not keep it is a `ValueError`."""
    title, pattern, step, lines, between_paragraphs = SCANNERS[layout]
    opening = title.match(text)
    assert opening
    drafts: list[tuple[str, list[NewsItem], int]] = []
    add: Callable[[NewsItem], None]
    item = quick.item
    line, match = 1 + step, None
    scanner = pattern.scanner(text, opening.end())  # type: ignore[attr-defined]  # re has it, typeshed does not
    for match in iter(scanner.match, None):
        heading, number, credit, kicker, headline, date, summary = match.groups()
        if heading:
            items: list[NewsItem] = []
            add = items.append
            drafts.append((heading, items, line))
            line += step
        start = line
        line += lines
        if credit:
            credit = credit_of(credit)
            line += step
        if summary:
            line += step
            if "\n" in summary:
                line += summary.count("\n")
                summary = summary.replace(between_paragraphs, "\n\n")
        first, last, place = dates[date]
        add(item(int(number) if number else None, credit, kicker, headline, first, last, place, summary, start))
    if match is None or match.end() != len(text):
        message = "the text does not keep to its layout"
        raise ValueError(message)
    return quick.page(opening[1], [quick.section(*headings[heading], items, line) for heading, items, line in drafts])
