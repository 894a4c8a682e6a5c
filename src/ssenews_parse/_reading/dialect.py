"""How a page is written: what is decided of a text once, before its first segment is read."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .dates import when
from .grammar import compiled, pattern
from .marks import Marks, marks_of


class Dialect(NamedTuple):
    """How a page is written."""

    marks: Marks
    first: re.Match[str] | None
    """The first mark, if there is any."""
    unit: int
    """How many blank lines count as one: two where all are doubled."""
    credit: re.Pattern[str]
    """The sign of a credit."""
    width: int
    """How wide lines are where no blank lines part the blocks of items, so that each line is one, as text browsers write them."""

    def gap(self, blank_lines: int) -> int:
        """Return how many blank lines there would be if they were not doubled."""
        return -(-blank_lines // self.unit)


def dialect_of(text: str) -> Dialect:
    """Tell how a page is written."""
    marks = marks_of(text)
    first = marks.first(text)
    is_doubled = first is not None and "\n\n\n" in text and _is_doubled(text, first.end())
    width = _width(text, first.end()) if first else 0
    return Dialect(marks, first, 2 if is_doubled else 1, _credit_sign(text), width)


def _width(text: str, start: int) -> int:
    """Return how wide lines are; 0 unless no blank line is before a block of an item, and a date is directly below another line."""
    if _apart().search(text, start):
        return 0
    lines = [found[1].rstrip() for found in _glued().finditer(text, start)]
    if not any(map(when, lines)):
        return 0
    return max(len(line) for line in lines if when(line) or not compiled("NUMBER").match(line))


@cache
def _apart() -> re.Pattern[str]:
    """Match a blank line and a line without mark, set in."""
    space = pattern("SPACE")
    return re.compile(rf"\n{space}*\n{space}{{2,}}(?!{space}|{pattern('NUMBER')}|{pattern('BULLET')})")


@cache
def _glued() -> re.Pattern[str]:
    """Match a line, set in, directly below another."""
    return re.compile(rf"\n(?<=\S\n){pattern('SPACE')}{{2,}}({pattern('TEXT')})")  # what begins with a fixed sign is found fast


def _is_doubled(text: str, start: int) -> bool:
    """Tell whether blank lines are doubled from a place on, by the gaps that never mean anything: those before a later number.

    Where there is none it takes a list without any single blank line, and a gap between a date and a text.
    """
    gaps = [len(found["gap"]) - 1 for found in _before_later_number().finditer(text, start)]
    if gaps:
        return min(gaps) >= 2
    blocks = re.split(r"\n(\n+)", text[start:].rstrip())
    dated = [len(gap) for before, gap in zip(blocks[::2], blocks[1::2], strict=False) if when(before.strip())]
    return bool(dated) and min(map(len, blocks[1::2])) >= 2


@cache
def _before_later_number() -> re.Pattern[str]:
    return re.compile(rf"\S(?P<gap>\n+){pattern('SPACE')}{{1,3}}(?!1\.){pattern('NUMBER')}")


def _credit_sign(text: str) -> re.Pattern[str]:
    """Return what is the sign of a credit: three letters are where an item of the page has the sign itself."""
    letters = compiled("LETTERS_FOR_SIGN")
    return _sign_or_letters() if letters.search(text) and _signed().search(text) else compiled("CREDIT_SIGN")


@cache
def _sign_or_letters() -> re.Pattern[str]:
    return re.compile(f"{pattern('CREDIT_SIGN')}|{pattern('LETTERS_FOR_SIGN')}")


@cache
def _signed() -> re.Pattern[str]:
    """Match a mark and the sign of a credit after it."""
    mark = rf"{pattern('NUMBER')}\.|{pattern('BULLET')}|{pattern('DASH_LINE')}"
    return re.compile(rf"(?:\A|\n)[^\S\n]*(?:{mark})\s*(?:{pattern('CREDIT_SIGN')})")
