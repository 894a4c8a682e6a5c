"""Every code of a report and of a remark, from the tables of the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssenews_parse.errors import CATALOGUE, Entry
from ssenews_parse.linting import REMARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUPS = {
    "SSE0": "The text as a whole",
    "SSE1": "Dates and headings",
    "SSE2": "Items and what stands between them",
    "SSE3": "Characters",
}


def page() -> str:
    """Return the page as Markdown.  A code of no group is a `KeyError`."""
    return "\n".join([*_problems(), "## Remarks\n", *_remarks()])


def _problems() -> Iterator[str]:
    group = None
    for code, entry in CATALOGUE.items():
        if code[:4] != group:
            group = code[:4]
            yield f"## {_GROUPS[group]}\n"
        yield _problem(code, entry)


def _problem(code: str, entry: Entry) -> str:
    lines = [f"({code.lower()})=", f"### {code}", "", f"**{_message(entry.message)}**", "", entry.cause, ""]
    if entry.expected:
        lines += [f"Expected there\n: {', '.join(entry.expected)}", ""]
    if entry.hint:
        lines += [f"Hint\n: {entry.hint}", ""]
    return "\n".join(lines)


def _remarks() -> Iterator[str]:
    yield "| code | message |\n|---|---|"
    for code, message in REMARKS.items():
        yield f"| {code} | {_message(message)} |"


def _message(message: str) -> str:
    """Return a message with what is filled in set off.

    >>> _message("the number {number} is out of range")
    'the number *number* is out of range'
    """
    return re.sub(r"\{(\w+)\}", r"*\1*", message)
