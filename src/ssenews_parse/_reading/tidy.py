"""Runs of tidy items: one pattern of the grammar's terminals takes an item at a time.

The pattern knows blocks, not what they are: the shape of an item says that, here as everywhere.  What it takes would be the same as
a segment; a test holds the two against each other.  What it does not take is read as a segment.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from .credits import known_credits
from .dates import heading_of, headings, whens
from .grammar import literal, pattern
from .marks import numbers
from .parts import HeadingLine, Items, ItemTokens, Mark
from .transformer import maker
from .words import beginnings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssenews_parse.records import NewsItem

    from .dates import Heading, When
    from .parts import Part
    from .transformer import ItemMaker


class Run(NamedTuple):
    """The parts of a run of tidy items, where it ends, and on which line."""

    parts: list[Part]
    end: int
    line: int


class TidyReader(Protocol):
    """Reads tidy items, as `tidy_run` does."""

    def __call__(self, text: str, position: int, end: int, line: int, *, is_flat: bool) -> Run:
        """Read them from a position on."""


def tidy_run(text: str, position: int, end: int, line: int, *, is_flat: bool) -> Run:
    """Read tidy items, and the headings between them, from `position` on as long as there are any.

    `position` is that of the line end before the first mark, `line` the number of the line that it ends.
    """
    parts: list[Part] = []
    items, place = None, (position, line)
    position, line = before_blank_line(text, position, line) if not is_flat else (position, line)
    read, step = (_flat_item, 1) if is_flat else (_numbered_item, 2)
    for found in forms(text, position, end, is_flat=is_flat):
        values = list(found.groups())
        head = values.pop()
        heading = _sound_heading(head)
        taken = read(values, line + step) if heading or not head else None
        if taken is None:
            break
        item, date, habit, lines = taken
        if items is None:
            items = Items(is_counted=not is_flat and numbers[found[1]] == 1)
            parts.append(items)
        items.items.append(item)
        if date:
            items.dates.append(date)
            items.habit += habit
        line += step * (lines + 1 if heading else lines)
        place = found.end(), line
        if heading:
            parts.append(HeadingLine(heading, line, span=found.span(7)))
            items = None
    return Run(parts, *place)


def forms(text: str, position: int, end: int, *, is_flat: bool) -> Iterator[re.Match[str]]:
    """Yield what has the form of tidy items, one after the other: a mark, four blocks, the rest of them, a line at the margin."""
    return iter(_pattern(is_flat=is_flat).scanner(text, position, end).match, None)  # type: ignore[attr-defined]  # re has it


def before_blank_line(text: str, position: int, line: int) -> tuple[int, int]:
    """Return where the blank line before a mark begins, and its number."""
    return (position - 1, line - 1) if position and text[position - 1] == "\n" else (position, line)


def _sound_heading(line: str | None) -> Heading | None:
    heading = heading_of(line) if line else None
    return None if heading is None or heading.fault else heading


_Taken = tuple["NewsItem | ItemTokens", "When | None", int, int]
"""An item, its date, what it says of the habit, and how many lines with text it has."""


def _flat_item(values: list[Any], line: int) -> _Taken | None:
    """Read an item that opens with a dash; a line of it that is a heading would end it."""
    paragraphs = values[5].split("\n")[1:] if values[5] else ()
    if any(beginnings[block[:3]] and (whens[block] or headings[block]) for block in paragraphs):
        return None
    return _item("DASH_LINE", None, values, line, paragraphs)


def _numbered_item(values: list[Any], line: int) -> _Taken | None:
    """Read an item that opens with a number."""
    number = numbers[values[0]]
    paragraphs = values[5].split(literal("BREAK"))[1:] if values[5] else ()
    if number is None or (paragraphs and any(beginnings[block[:3]] and whens[block] for block in paragraphs)):
        return None
    return _item("NUMBER", number, values, line, paragraphs)


def _item(kind: str, number: int | None, values: list[Any], line: int, paragraphs: Sequence[str]) -> _Taken | None:
    """Make the record of an item, or its tokens where it has no date; None where it is not tidy.

    The values are the mark, four blocks or None, and the paragraphs after those, which are given one by one, too.
    """
    first = values[1][0]
    if first in _OTHER_SIGNS:
        return None
    date, place, count = _date_among(values, with_headings=number is None)
    has_credit = first == "©"
    if count <= has_credit or values[1] == "©":
        return None
    if has_credit:
        values[1] = known_credits[values[1][1:].strip()]
    sign, values[0] = values[0] or "-", None
    lines = count + len(paragraphs) + (number is None)
    if paragraphs:
        values[5] = "\n\n".join(paragraphs)
        count += 1
    if date is None:
        kinds = (kind, "CREDIT" if has_credit else "TEXT", *["TEXT"] * (count - 1))
        return ItemTokens(Mark(kind, number, line, 0, 0, sign), kinds, values, (), 0), None, 0, lines
    made = _shapes[kind, has_credit, place, count]
    if made is None:
        return None
    values[place] = date
    return made.make(values, number, line), date, made.habit, lines


def _date_among(values: list[Any], *, with_headings: bool) -> tuple[When | None, int, int]:
    """Return the date of an item, its place, and how many of four blocks there are.

    There are none where a second date, one with a fault, or a heading where that ends an item, is among them.
    """
    date, place, count = None, 0, 0
    for block in values[1:5]:
        if not block:
            break
        count += 1
        if beginnings[block[:3]]:
            if told := whens[block]:
                if date or told.fault:
                    return None, 0, 0
                date, place = told, count
            elif with_headings and headings[block]:
                return None, 0, 0
    return date, place, count


_OTHER_SIGNS = frozenset("&Â([")
"""How what may stand for the sign of a credit begins, and the text of an image."""


class _Shapes(dict[tuple[str, bool, int, int], "ItemMaker | None"]):
    """The makers of tidy items, by mark, credit, place of the date and number of blocks."""

    def __missing__(self, key: tuple[str, bool, int, int]) -> ItemMaker | None:
        kind, has_credit, place, count = key
        kinds = ["TEXT"] * count
        kinds[place - 1] = "DATE"
        if has_credit:
            kinds[0] = "CREDIT"
        made: ItemMaker | None = maker("dated", (kind, *kinds))
        self[key] = made
        return made


_shapes = _Shapes()


@cache
def _pattern(*, is_flat: bool) -> re.Pattern[str]:
    """Match a tidy item: a mark, its first four blocks, the rest of them, and a line at the margin before the next mark.

    What may be left out is a branch, which `re` tries faster than `?`.
    """
    space, digit, text = pattern("SPACE"), pattern("DIGIT"), rf"{pattern('TEXT')}(?<=\S)"
    if is_flat:
        dash, between, step, later = pattern("DASH_LINE"), pattern("LINE_END"), "\n", ""
        mark, next_mark, block, last = rf"\n{dash}()\n", rf"\n{dash}", rf"(?!{dash}){text}", rf"(?<!{digit})"
        later = rf"(?!(?!{pattern('DATE')}\n){pattern('TEXT')}(?<={digit}){next_mark})"
    else:
        between, step, later, last = pattern("BREAK"), "\n\n", "", ""
        mark, next_mark = rf"\n\n{space}{{1,3}}({pattern('NUMBER')})\.{space}+", rf"\n\n{space}{{1,3}}{pattern('NUMBER')}"
        block = rf"(?!{pattern('BULLET')}){text}"
    rest = rf"((?:{between}{block}{last})+|)"
    return re.compile(
        rf"{mark}({block})(?:{between}({block})(?:{between}{later}({block})(?:{between}{later}({block}){rest}|)|)|)"
        rf"(?:{step}({pattern('TEXT')}(?<={digit}))(?={next_mark})|)(?={next_mark}|\Z)"
    )
