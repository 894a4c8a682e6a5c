"""Every code of a report and of a remark, from the tables of the library, with an example of each that the tests know."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

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
    "SSE4": "Web archives",
}

_REPORT = re.compile(r"(?m)^\S+:\d+:\d+: (SSE\d+) .*\n(?: +(?:\d+ )?[|=].*\n)+")
"""A report as it is printed: its first line, which names the code, and the lines below it."""


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
    entry = REMARKS[code]
    lines = [f"({code.lower()})=", f"### {code}", "", f"**{_message(entry.message)}**", ""]
    lines += ["Cause", f": {entry.cause}", "", "Cure", f": {entry.hint}", ""]
    return "\n".join(lines)


def _message(message: str) -> str:
    """Return a message with what is filled in set off.

    >>> _message("the number {number} is out of range")
    'the number *number* is out of range'
    """
    return re.sub(r"\{(\w+)\}", r"*\1*", message)
