"""Ordinary items, read whole: one pattern of the grammar's terminals takes an item at a time.

What the pattern takes, the lexer would tell line by line in the same way; a test holds the two against each other.  What it does
not take, the lexer tells line by line.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from . import _building as building
from ._dates import When, heading_of, when
from ._grammar import literal, pattern
from ._parts import HeadingLine, Part, WholeItems
from ._transformer import plan
from .records import LARGEST_NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._transformer import ItemPlan
    from .records import NewsItem


class Whole(NamedTuple):
    """Parts that were read whole, where they end, and on which line that is."""

    parts: list[Part]
    end: int
    line: int


def read_whole(  # noqa: PLR0913 - a place in a text
    text: str, position: int, stop: int, end: int, line: int, *, flat: bool
) -> Whole:
    """Read ordinary items, and the headings between them, from `position` on until one is not ordinary or `stop` is reached.

    `line` is the line of `position`, which is the end of what was read before.
    """
    alone = _line_before_a_mark(flat=flat).match
    parts: list[Part] = []
    while position < stop:
        run, position, line = _run(text, position, stop, end, line, flat=flat)
        if run:
            parts.append(run)
        found = alone(text, position, end)
        heading = heading_of(found[1]) if found else None
        if found is None or heading is None or heading.wrong:
            break
        line += text.count("\n", position, found.start(1))
        parts.append(HeadingLine(heading, found[1], line))
        position = found.end()
    return Whole(parts, position, line)


def _run(  # noqa: PLR0913 - a place in a text
    text: str, position: int, stop: int, end: int, line: int, *, flat: bool
) -> tuple[WholeItems | None, int, int]:
    """Read ordinary items that follow one another; return them, where they end, and on which line that is."""
    match, between = _item(flat=flat).match, literal("LINE_END" if flat else "BREAK")
    make, credit_of, layouts = building.item, building.credit, _layouts()
    items: list[NewsItem] = []
    dates: list[When] = []
    habits: list[int] = []
    step, begin, begin_line = 1 if flat else 2, position, line
    while position < stop and (found := match(text, position, end)):
        digits, credit, sign, first, second, dateline, rest, rest_sign = found.groups()
        following = found.end()
        paragraphs = rest.split(between)[1:] if rest else []
        date = when(dateline)
        if date is None and second is None and paragraphs:  # what looked like the date is the title
            second = dateline
            date = when(paragraphs.pop(0))
        if flat and (heading := _first_heading(paragraphs)) is not None:
            following -= sum(len(line) + 1 for line in paragraphs[heading:])
            del paragraphs[heading:]
        number = int(digits[:10] or 0)
        if (
            date is None
            or date.wrong
            or (sign and when(first))
            or (rest_sign and any(map(when, paragraphs)))
            or (_first_heading((first, second)) is not None if flat else not 0 < number <= LARGEST_NUMBER)
        ):
            break
        begin, begin_line = position, line
        line += step
        kicker, title, habit, blocks = layouts[credit is not None, second is not None]
        texts = (first, second, None)
        _, day, last_day, place, _ = date
        summary = "\n\n".join(paragraphs) if paragraphs else None
        items.append(
            make(number or None, credit and credit_of(credit), texts[kicker], texts[title], day, last_day, place, summary, line)
        )
        dates.append(date)
        habits.append(habit)
        position = following
        line += step * (blocks + len(paragraphs) - 1) + flat
    run = WholeItems(items, dates, habits, begin, begin_line) if items else None
    return run, position, line


def _first_heading(lines: Sequence[str | None]) -> int | None:
    """Return which of the lines is the first heading, if any; every heading ends with the digits of its year."""
    for index, line in enumerate(lines):
        if line and line[-1].isdigit() and heading_of(line):
            return index
    return None


@cache
def _layouts() -> dict[tuple[bool, bool], tuple[int, int, int, int]]:
    """Return what the grammar makes of ordinary items with a credit and with a second block, or without.

    That is: which block is the kicker and which the title, counted from the first block that is no credit, where 2 stands for
    none; what the item says of the page's habit; and how many blocks it has up to its date.
    """
    layouts = {}
    for credit, second in product((True, False), repeat=2):
        kinds = ("NUMBER", *["CREDIT"] * credit, "TEXT", *["TEXT"] * second, "DATE")
        layout: ItemPlan = plan("dated", kinds)
        kicker, title = (2 if place is None else place - kinds.index("TEXT") for place in (layout.kicker, layout.title))
        layouts[credit, second] = kicker, title, layout.habit, len(kinds) - 1
    return layouts


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
    signed = rf"(?:(?=({sign}))|(?!{sign}))"  # one or the other: a paragraph that could be taken both ways doubles the ways
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
