"""Every code of a report and of a remark, from the tables of the library, with an example of each that the tests know."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ssenews_parse import lint, near_duplicates, parse
from ssenews_parse.errors import CATALOGUE, Entry
from ssenews_parse.linting import REMARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[2]

_GROUPS = {
    "SSE0": "The text as a whole",
    "SSE1": "Dates and headings",
    "SSE2": "Items and what is between them",
    "SSE3": "Characters",
}

_REPORT = re.compile(r"(?m)^\S+:\d+:\d+: (SSE\d+) .*\n(?: +(?:\d+ )?[|=].*\n)+")
"""A report as it is printed: its first line, which names the code, and the lines below it."""


class Looks(NamedTuple):
    """What is said of a remark: how a page comes to look like that, what a person can do, and a text that has it."""

    cause: str
    cure: str
    text: str


LOOKS = {
    "SSE901": Looks(
        "The site printed a number twice, or two pages were put together without a heading between them.",
        "If a second list begins here, put its heading before it.",
        "  1. A fair day for all\n\n  1. Boats that carry their own tools\n",
    ),
    "SSE902": Looks(
        "An item was lost, or its number was misread.",
        "Look at the page for the item that is missing.",
        "  1. A fair day for all\n\n  3. Who mends the nets?\n",
    ),
    "SSE903": Looks(
        "The site filed the item by the day on which it was posted, which is common for events, or a date has a slip.",
        "Nothing, if the item is an event that was announced ahead; otherwise compare the date with the page.",
        "May 2023\n\n  1. A fair day for all\n\n    25 June 2023\n",
    ),
    "SSE904": Looks(
        "A heading has a slip, or pages were put together in the wrong order.",
        "Correct the heading, or use `merge`, which sorts.",
        "June 2023\n\n  1. Nets\n\nMay 2023\n\n  1. Boats\n\nJuly 2023\n\n  1. Ovens\n\nApril 2023\n\n  1. Ropes\n",
    ),
    "SSE905": Looks(
        "The site listed an item twice, or a page was saved twice.",
        "Nothing, if the page really has it twice; `merge` keeps one of items that several pages have.",
        "  • A fair day for all\n\n    25 May 2023\n\n  • A fair day for all\n\n    25 May 2023\n",
    ),
    "SSE906": Looks(
        "A digit of the year is wrong: the ILO was founded in 1919.",
        "Compare the date with the page.",
        "  1. A fair day for all\n\n    25 May 1203\n",
    ),
    "SSE907": Looks(
        "The item announces an event, or a digit of the year is wrong.",
        "Nothing, if the item is an announcement; otherwise compare the date with the page.",
        "  1. A fair day for all\n\n    25 May 2523\n",
    ),
    "SSE908": Looks(
        "The site corrected a title between two copies of the page. `merge` keeps both items, because they may be two.",
        "Remove one of them if they are the same.",
        "  1. Bakers meet in Lomé\n\n    25 May 2023\n\n  2. Bakers met in Lome\n\n    25 May 2023\n",
    ),
}
"""What is said of each remark."""


def page() -> str:
    """Return the page as Markdown.  A code of no group is a `KeyError`."""
    return "\n".join([*_problems(), "## Remarks\n", *map(_remark, REMARKS)])


def examples() -> dict[str, str]:
    """Return a report for each code that a golden file or the page of mistakes has, the shortest of them."""
    files = [_ROOT / "docs" / "reference" / "mistakes.md", *sorted((_ROOT / "tests" / "golden").glob("*.err"))]
    found: dict[str, str] = {}
    for file in files:
        for report in _REPORT.finditer(file.read_text("utf-8")):
            found[report[1]] = min(found.get(report[1], report[0]), report[0], key=len)
    return found


def _problems() -> Iterator[str]:
    reports = examples()
    group = None
    for code, entry in CATALOGUE.items():
        if code[:4] != group:
            group = code[:4]
            yield f"## {_GROUPS[group]}\n"
        yield _problem(code, entry, reports.get(code))


def _problem(code: str, entry: Entry, report: str | None) -> str:
    lines = [f"({code.lower()})=", f"### {code}", "", f"**{_message(entry.message)}**", "", "Cause", f": {entry.cause}", ""]
    if entry.expected:
        lines += ["Expected", f": {', '.join(entry.expected)}", ""]
    if entry.hint:
        lines += ["Cure", f": {entry.hint}", ""]
    if report:
        lines += ["```text", report.rstrip(), "```", ""]
    return "\n".join(lines)


def _remark(code: str) -> str:
    looks = LOOKS[code]
    remarks = (*lint(parse(looks.text)), *near_duplicates(parse(looks.text)))
    (shown,) = [remark for remark in remarks if remark.code == code]
    lines = [f"({code.lower()})=", f"### {code}", "", f"**{_message(REMARKS[code])}**", ""]
    lines += ["Cause", f": {looks.cause}", "", "Cure", f": {looks.cure}", ""]
    lines += ["```text", looks.text.rstrip(), "```", "", f"Line {shown.line}: {shown.message}", ""]
    return "\n".join(lines)


def _message(message: str) -> str:
    """Return a message with what is filled in set off.

    >>> _message("the number {number} is out of range")
    'the number *number* is out of range'
    """
    return re.sub(r"\{(\w+)\}", r"*\1*", message)
