"""Runs of tidy items: one pattern of the grammar's terminals takes an item at a time.

The pattern knows blocks, not what they are: the shape of an item says that, here as everywhere.  What it takes would be the same as
a segment; a test holds the two against each other.  What it does not take is read as a segment.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from .credits import known_credits
from .dates import headings, whens
from .grammar import literal, pattern
from .marks import numbers
from .parts import HeadingLine, Items, ItemTokens, Mark
from .transformer import maker
from .words import beginnings

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        item, date, habit = taken
        if items is None:
            items = Items(is_counted=not is_flat and numbers[found[1]] == 1)
            parts.append(items)
        items.items.append(item)
        if date:
            items.dates.append(date)
            items.habit += habit
        line += text.count("\n", position, found.end())
        position = found.end()
        place = position, line
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
    heading = headings[line] if line else None
    return None if heading is None or heading.fault else heading


_Taken = tuple["NewsItem | ItemTokens", "When | None", int]
"""An item, its date, and what it says of the habit."""


def _flat_item(values: list[Any], line: int) -> _Taken | None:
    """Read an item that opens with a dash; a line of it that is a heading would end it."""
    rest = values[5]
    values[0] = None
    if rest:
        values[5] = rest[1:].replace("\n", "\n\n")
    taken = _item("DASH_LINE", None, values, line)
    for block in (*values[1:5], *(rest.split("\n") if rest else ())):
        if type(block) is str and beginnings[block[:3]] and headings[block]:
            return None
    return None if rest and _holds_a_date(rest, "\n") else taken


def _numbered_item(values: list[Any], line: int) -> _Taken | None:
    """Read an item that opens with a number."""
    digits = values[0]
    number = numbers[digits]
    if number is None:
        return None
    values[0] = None
    if rest := values[5]:
        between = literal("BREAK")
        if _holds_a_date(rest, between):
            return None
        values[5] = rest[len(between) :].replace(between, "\n\n")
    return _item("NUMBER", number, values, line, digits)


def _item(kind: str, number: int | None, values: list[Any], line: int, sign: str = "-") -> _Taken | None:
    """Make the record of an item, or its tokens where it has no date; None where it is not tidy.

    The values are None, for what the item has not, four blocks or None, and the paragraphs after those.
    """
    credit = values[1]
    if credit[0] in _OTHER_SIGNS:
        return None
    date, place, count = _date_among(values)
    if count < 0 or (credit[0] == "©" and count == 1):
        return None
    if has_credit := credit[0] == "©":
        values[1] = known_credits[credit[1:].strip()]
    if date is None:
        kinds = (kind, "CREDIT" if has_credit else "TEXT", *["TEXT"] * (count - 1))
        return ItemTokens(Mark(kind, number, line, 0, 0, sign), kinds, values, (), 0), None, 0
    made = _shapes[kind, has_credit, place, count]
    if made is None:
        return None
    values[place] = date
    return made.make(values, number, line), date, made.habit


def _holds_a_date(rest: str, between: str) -> bool:
    return any(beginnings[block[:3]] and whens[block] for block in rest.split(between)[1:])


def _date_among(values: list[Any]) -> tuple[When | None, int, int]:
    """Return the date of an item, its place, and how many blocks there are; -1 of a second date, or one with a fault."""
    date, place, count = None, 0, 0
    for block in values[1:]:
        if not block:
            break
        count += 1
        if beginnings[block[:3]] and (told := whens[block]):
            if date or told.fault:
                return None, 0, -1
            date, place = told, count
    return date, place, count


_OTHER_SIGNS = frozenset("&Â(")
"""How what may stand for the sign of a credit begins."""


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
