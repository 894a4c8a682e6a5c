"""Ordinary items, read whole: one pattern of the grammar's terminals takes an item at a time.

What the pattern takes, the lexer would tell line by line in the same way; a test holds the two against each other.  What it does
not take, the lexer tells line by line.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ssenews_parse.records import NewsItem

from .building import BareItem
from .credits import known_credits
from .dates import headings, whens
from .grammar import literal, pattern
from .memo import BoundedMemo
from .parts import HeadingLine, Part, WholeItems
from .transformer import maker

if TYPE_CHECKING:
    from .dates import When
    from .transformer import ItemPlan

_BATCH = 1000
"""How many items are read at a time: enough to be fast, few enough to hold."""


_numbers = BoundedMemo(lambda digits: int(digits) if digits else None, 1 << 10)
"""The number of an item by its digits."""


class Whole(NamedTuple):
    """Parts that were read whole, where they end, and on which line that is."""

    parts: list[Part]
    end: int
    line: int


def read_whole(text: str, position: int, end: int, line: int, *, flat: bool) -> Whole:
    """Read ordinary items, and the headings between them, from `position` on until one is not ordinary or it was enough.

    `line` is the line of `position`, which is the end of what was read before.
    """
    between = literal("LINE_END" if flat else "BREAK")
    step = 1 if flat else 2
    roles = _roles("DASH_LINE" if flat else "NUMBER")
    parts: list[Part] = []
    items, dates, habits = _columns()
    last, last_line = None, line
    scanner = _item(flat=flat).scanner(text, position, end)  # type: ignore[attr-defined]  # re has it, typeshed does not
    for found in islice(iter(scanner.match, None), _BATCH):
        digits, credit, first, second, dateline, summary, tail = found.groups()
        date, heading = whens[dateline], tail and headings[tail]
        if date is None or (tail and not heading) or (flat and _holds_a_heading(first, second)):
            break
        _, day, last_day, place, wrong = date
        if wrong or (heading and heading.fault):
            break
        last, last_line = found, line
        kicker, title, habit, blocks = roles[second is not None]
        texts = (first, second, None)
        line += step * blocks
        if credit:
            credit = known_credits[credit]
            line += step
        if summary:
            line += step
            if "\n" in summary:
                line += summary.count("\n")
                summary = summary.replace(between, "\n\n")
        item: Any = BareItem()
        item.number = _numbers[digits]
        item.credit = credit
        item.kicker = texts[kicker]
        item.title = texts[title]
        item.date = day
        item.end_date = last_day
        item.place = place
        item.summary = summary
        item.line = last_line + step
        item.url = None
        item.__class__ = NewsItem
        items.append(item)
        dates.append(date)
        habits.append(habit)
        line += flat
        if heading:
            line += step
            parts += WholeItems(items, dates, habits, last.start(), last_line), HeadingLine(heading, line)
            items, dates, habits = _columns()
    if last is None:
        return Whole(parts, position, line)
    if items:
        parts.append(WholeItems(items, dates, habits, last.start(), last_line))
    return Whole(parts, last.end(), line)


def _columns() -> tuple[list[NewsItem], list[When], list[int]]:
    """Return what is gathered of the items under one heading."""
    return [], [], []


def _holds_a_heading(*blocks: str | None) -> bool:
    """Tell whether a line of flat text would be read as a heading."""
    return any(block[-1].isdigit() and headings[block] for block in blocks if block)


@cache
def _roles(mark: str) -> tuple[tuple[int, int, int, int], tuple[int, int, int, int]]:
    """Return what the grammar makes of ordinary items with such a mark, of one block and a date, and of two.

    That is: which of the two is the kicker and which the title, where 2 stands for none; what the item says of the page's habit;
    and how many blocks there are with the date.
    """

    def roles(*texts: str) -> tuple[int, int, int, int]:
        layout: ItemPlan = maker("dated", (mark, *texts, "DATE"))
        kicker, title = (2 if place is None else place - 1 for place in (layout.kicker, layout.title))
        return kicker, title, layout.habit, len(texts) + 1

    return roles("TEXT"), roles("TEXT", "TEXT")


@cache
def _item(*, flat: bool) -> re.Pattern[str]:
    """Return the pattern of an ordinary item: mark, credit, one or two blocks, a date, paragraphs, and a heading behind it.

    One blank line stands between its blocks, none in flat text.  Its groups: the number, the credit, the first block, the second,
    the date, the paragraphs, the heading.  What is taken for a date may be none, and what is taken for a heading too; what is
    taken for a text is no date, and in paragraphs no heading.  A part that may be left out is a branch, which `re` tries faster
    than `?`.
    """
    space, digit, number = pattern("SPACE"), pattern("DIGIT"), pattern("NUMBER")
    text = rf"(?!{pattern('DATE')}(?:\n|\Z)){pattern('TEXT')}(?<=\S)"
    if flat:
        between, step, dash = pattern("LINE_END"), "\n", pattern("DASH_LINE")
        text = paragraph = rf"(?!{dash}){text}"
        paragraph = rf"{text}(?<!{digit})"
        mark, next_mark = rf"\n{dash}()\n", rf"\n{dash}"
        following = rf"{next_mark}|\Z"
    else:
        between, step = pattern("BREAK"), "\n\n"
        paragraph = text
        mark = rf"\n\n{space}{{1,3}}((?=[1-9])(?!{digit}{{10}}){number})\.{space}+"
        next_mark = rf"\n\n{space}{{1,3}}{number}"
        following = rf"{next_mark}|\n\n(?:{space}{{1,3}}{pattern('BULLET')}|\S)|\Z"
    return re.compile(
        rf"{mark}(?:©{space}*({text}){between}|)((?!©){text})(?:{between}({text})|){between}((?={digit}){pattern('TEXT')}(?<=\S))"
        rf"(?:{between}({paragraph}(?:{between}{paragraph})*)|)"
        rf"(?:{step}({pattern('TEXT')}(?<={digit}))(?={next_mark})|)(?={following})"
    )
