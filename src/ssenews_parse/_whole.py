"""Ordinary items, read whole: one pattern of the grammar's terminals takes an item at a time.

What the pattern takes, the lexer would tell line by line in the same way; a test holds the two against each other.  What it does not
take, the lexer tells line by line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ._dates import When, heading_of, when
from ._grammar import literal, pattern
from ._parts import HeadingLine, Part, RawItem


class Whole(NamedTuple):
    """Parts that were read whole, where they end, and the line that was counted last."""

    parts: list[Part]
    end: int
    counted: tuple[int, int]


def read_whole(text: str, position: int, stop: int, end: int, counted: tuple[int, int], *, flat: bool) -> Whole:
    """Read ordinary items, and the headings between them, from `position` on until one is not ordinary or `stop` is reached."""
    item, alone = _item(flat=flat).match, _line_before_a_mark(flat=flat).match
    between = literal("LINE_END" if flat else "BREAK")
    parts: list[Part] = []
    last, line = counted
    while position < stop:
        found = item(text, position, end)
        told = _told(found, between, flat=flat) if found else None
        if found is None:
            found = alone(text, position, end)
            heading = heading_of(found[1]) if found else None
            if found is None or heading is None or heading.wrong:
                break
        elif told is None:
            break
        start = found.start(1)
        line += text.count("\n", last, start)
        last = start
        if told is None:
            parts.append(HeadingLine(heading, found[1], line))
            position = found.end()
        else:
            number, kinds, values, following = told
            parts.append(RawItem(number, line, position, following, kinds, values, ()))
            position = following
    return Whole(parts, position, (last, line))


def _told(
    found: re.Match[str], between: str, *, flat: bool
) -> tuple[int | None, tuple[str, ...], list[str | When | None], int] | None:
    """Tell the parts of an item: its number, the kinds and values of its blocks, where it ends; None if it is not ordinary."""
    digits, credit, sign, first, second, dateline, rest, rest_sign = found.groups()
    following = found.end()
    number = int(digits) if 0 < len(digits) < 10 else None
    paragraphs = rest.split(between)[1:]
    date = when(dateline)
    if date is None and second is None and paragraphs:  # what looked like the date is the title
        second = dateline
        date = when(paragraphs.pop(0))
    if flat:
        if _first_heading([first, second or ""]) is not None:
            return None
        heading = _first_heading(paragraphs)
        if heading is not None:
            following -= sum(len(line) + 1 for line in paragraphs[heading:])
            del paragraphs[heading:]
    if date is None or date.wrong or not (number or flat) or (sign and when(first)) or (rest_sign and any(map(when, paragraphs))):
        return None
    values: list[str | When | None] = [None, first, date, *paragraphs]
    if second is not None:
        values.insert(2, second)
    if credit is not None:
        values.insert(1, credit)
    return number, _kinds(flat, credit is not None, second is not None, len(paragraphs)), values, following


def _first_heading(lines: list[str]) -> int | None:
    """Return which of the lines is the first heading; every heading ends with the digits of its year."""
    for index, line in enumerate(lines):
        if line[-1:].isdigit() and heading_of(line):
            return index
    return None


@cache
def _kinds(flat: bool, credit: bool, second: bool, paragraphs: int) -> tuple[str, ...]:  # noqa: FBT001 - what the shape depends on
    mark = "DASH_LINE" if flat else "NUMBER"
    return (mark, *["CREDIT"] * credit, "TEXT", *["TEXT"] * second, "DATE", *["TEXT"] * paragraphs)


@cache
def _item(*, flat: bool) -> re.Pattern[str]:
    """Return the pattern of an ordinary item: mark, credit, one or two blocks, a date, paragraphs, and what may follow.

    One blank line stands between its blocks, none in flat text.  Its groups: the number, the credit, the sign of a date at the
    first block, the first block, the second, the date, the paragraphs, the sign of a date among them.
    """
    space, sign = pattern("SPACE"), pattern("DATE_SIGN")
    number = rf"{space}{{1,3}}({pattern('NUMBER')})\."
    dash = rf"\n{pattern('DASH_LINE')}"
    text = rf"{pattern('TEXT')}(?<!{space})"
    if flat:
        between, mark, following = pattern("LINE_END"), rf"{dash}()\n", rf"{dash}|\Z"
        text = rf"(?!{pattern('DASH_LINE')}){text}"
    else:
        between, mark = pattern("BREAK"), rf"\n\n{number}{space}+"
        following = rf"\n\n(?:{space}{{1,3}}(?:{pattern('NUMBER')}\.|{pattern('BULLET')})|\S)|\Z"
    signed = rf"(?:(?=({sign})))?"
    return re.compile(
        rf"{mark}(?:©{space}*({text}){between})?{signed}((?!©){text})(?:{between}((?!{sign}){text}))?"
        rf"{between}({pattern('DATE')}(?<!{space}))((?:{between}{signed}{text})*)(?={following})"
    )


@cache
def _line_before_a_mark(*, flat: bool) -> re.Pattern[str]:
    """Return the pattern of a line at the margin, alone before a mark, as headings stand; its group is the line."""
    space = pattern("SPACE")
    before = pattern("LINE_END") * (1 if flat else 2)
    following = rf"\n{pattern('DASH_LINE')}" if flat else rf"\n\n{space}{{1,3}}{pattern('NUMBER')}"
    return re.compile(rf"{before}({pattern('TEXT')}(?<!{space}))(?={following})")
