"""Marks: what opens an item, known by the form of its line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ssenews_parse.records import LARGEST_NUMBER

from .grammar import pattern
from .memo import BoundedMemo
from .parts import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {"number": "NUMBER", "bullet": "BULLET", "dash": "DASH_LINE"}


@cache
def mark_pattern(deepest_bullet: int = 3) -> re.Pattern[str]:
    """Match a mark and the line end before it."""
    space = pattern("SPACE")
    return re.compile(rf"\n(?:{space}{{1,3}}{_number()}|{space}{{1,{deepest_bullet}}}{_bullet()}|{space}{{0,3}}{_dash()})")


@cache
def _first_line() -> re.Pattern[str]:
    """Match a mark on the first line, whose indent may be lost."""
    space = pattern("SPACE")
    return re.compile(rf"(?:{space}{{0,3}}{_number()}|{space}{{0,4}}{_bullet()}|{space}{{0,3}}{_dash()})")


def _number() -> str:
    return rf"(?P<number>{pattern('NUMBER')})\."


def _bullet() -> str:
    return rf"(?P<bullet>{pattern('BULLET')})"


def _dash() -> str:
    return rf"(?P<dash>{pattern('DASH_LINE')})"


def first_mark(text: str) -> re.Match[str] | None:
    """Return the first mark of a text; where a list begins with a bullet, that may stand four spaces in."""
    head = _first_line().match(text)
    return head if head and _opens(text, head) else mark_pattern(4).search(text)


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a number on the first line opens an item: without indent only if it is 1 or the next mark goes on from it.

    The next mark is one higher, or two where the number of an item between them is lost.
    """
    digits = mark["number"]
    if digits is None or mark.start("number") > 0 or integer(digits) == 1:
        return True
    following = mark_pattern().search(text, mark.end())
    return following is not None and following["number"] is not None and integer(following["number"]) - integer(digits) in {1, 2}


def integer(digits: str) -> int:
    """Return a number, or one that is too large for an item; `int` refuses more than 4,300 digits."""
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) < 12 else LARGEST_NUMBER + 1


def _in_range(digits: str) -> int | None:
    number = integer(digits)
    return number if 1 <= number <= LARGEST_NUMBER else None


numbers = BoundedMemo(_in_range, 1 << 10)
"""The number of an item by its digits; None for one that is out of range."""


def mark_of(found: re.Match[str], line: int) -> Mark:
    """Return the mark that was found, whose sign stands on a line."""
    kind = str(found.lastgroup)
    start = found.start(kind)
    digits = found["number"]
    number = numbers[digits] if digits else None
    return Mark(_KINDS[kind], number, line, start, found.end() if digits else start + 1, found[kind])


def out_of_range(found: re.Match[str], mark: Mark) -> Iterator[Problem]:
    """Yield the problem of a number that is too small or too large."""
    if mark.kind == "NUMBER" and mark.number is None:
        digits = found["number"]
        shown = digits if len(digits) <= 24 else f"{digits[:12]}…{digits[-6:]}"
        yield Problem(mark.start, mark.end, "SSE204", {"number": shown})
