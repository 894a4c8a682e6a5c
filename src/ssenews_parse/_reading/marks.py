"""Marks: what opens an item, known by the form of its line."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ssenews_parse.records import LARGEST_NUMBER

from .dates import when
from .grammar import compiled, pattern
from .memo import BoundedMemo
from .parts import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    "number": "NUMBER", "other_number": "NUMBER", "at_margin": "NUMBER",
    "bullet": "BULLET", "other_bullet": "BULLET", "bullet_at_margin": "BULLET",
    "dash": "DASH_LINE",
}  # fmt: skip


class Marks(NamedTuple):
    """How the marks of a page look; that is decided once, before the first segment is read."""

    margin: int = 0
    """How many spaces in the margin is: marks are one to three spaces from it."""
    may_open_at_margin: bool = False
    """Whether a number at the margin may begin a list: no mark of the page is one to three spaces in."""

    def first(self, text: str) -> re.Match[str] | None:
        """Return the first mark of a text, whose indent may be lost; a first bullet may be four spaces in."""
        head = _on_first_line().match(text)
        if head and self._opens_text(text, head):
            return head
        return self._accepted(text, 0, len(text), None, deepest=4)

    def after(self, text: str, before: re.Match[str], position: int, end: int) -> re.Match[str] | None:
        """Return the first mark from a position on, which is that of a line end; `before` is the mark before it."""
        return self._accepted(text, position, end, before, deepest=3)

    def begins_before(self, text: str, found: re.Match[str]) -> bool:
        """Tell whether the first mark of a text is before another."""
        first = self.first(text)
        return first is not None and first.start() < found.start()

    def _accepted(self, text: str, position: int, end: int, before: re.Match[str] | None, *, deepest: int) -> re.Match[str] | None:
        for found in _pattern(self.margin, deepest).finditer(text, position, end):
            if self._opens(text, found, before):
                return found
        return None

    def _opens(self, text: str, found: re.Match[str], before: re.Match[str] | None) -> bool:
        """Tell whether a mark opens an item; numbers with other signs do where they count, as no title does."""
        if found.lastgroup == "other_number":
            return number_of(found) in {1, ((before and number_of(before)) or 0) + 1}
        return found.lastgroup not in {"at_margin", "bullet_at_margin"} or self._opens_at_margin(text, found, before)

    def _opens_text(self, text: str, head: re.Match[str]) -> bool:
        """Tell whether a number on the first line opens an item: without indent only if it is 1 or the next mark goes on from it.

        The next mark is one higher, or two where the number of an item between them is lost.
        """
        number = number_of(head)
        if head.lastgroup == "number" and head.start("number") == 0 and _is_date(text, 0):
            return False
        if number in {None, 1} or head.start(str(head.lastgroup)) > 0:
            return True
        following = self.after(text, head, head.end(), len(text))
        ahead = following and number_of(following)
        return ahead is not None and number is not None and ahead - number in {1, 2}

    def _opens_at_margin(self, text: str, found: re.Match[str], before: re.Match[str] | None) -> bool:
        """Tell whether a mark at the margin opens an item.

        It goes on from the mark before, which is at the margin too or has its full stop in the same column; or a list begins
        here: the blocks below are set in to its text, or the next number follows.  "1. Mai 2023" is a date.
        """
        if _is_date(text, found.start() + 1):
            return False
        number, last = number_of(found), before and number_of(before)
        goes_on = number is not None and last is not None and number == last + 1
        if before and goes_on and (before.lastgroup == "at_margin" or _column(before) in {_column(found), 0}):
            return True
        return self.may_open_at_margin and _begins_list(text, found, before, goes_on=goes_on)


def _is_date(text: str, start: int) -> bool:
    """Tell whether the line that begins at a place is a date."""
    line = compiled("TEXT").match(text, start)
    return line is not None and when(line[0].rstrip()) is not None


def _column(found: re.Match[str]) -> int:
    """Return the column of the last sign of a mark; 0 for the first line without indent."""
    group = str(found.lastgroup)
    line_start = found.start() + found[0].startswith("\n")
    return 0 if found.start(group) == 0 else found.end(group) - line_start


def _begins_list(text: str, found: re.Match[str], before: re.Match[str] | None, *, goes_on: bool) -> bool:
    """Tell whether a list begins with a mark at the margin; late, with another number than 1, only where no mark is before it."""
    number = number_of(found)
    is_late = not goes_on and number not in {None, 1}
    return not (before and is_late) and _holds_a_list(text, found, number, is_late=is_late)


def _indent(found: re.Match[str]) -> int:
    """Return how many spaces are before a mark."""
    return found.start(str(found.lastgroup)) - found.start() - found[0].startswith("\n")


def _holds_a_list(text: str, found: re.Match[str], number: int | None, *, is_late: bool) -> bool:
    """Tell whether the block below a mark at the margin is set in exactly to its text, or the next number follows at the margin.

    Both must be so where the list begins late, with another number than 1.
    """
    line = compiled("TEXT").search(text, found.end())
    if line is None:
        return False
    start = text.rfind("\n", 0, found.end()) + 1
    below = _next_line().match(text, line.end())
    is_set_in = below is not None and 1 < len(below["indent"]) == line.start() - start
    if is_set_in and not is_late:
        return True
    following = number and _pattern(0, 3).search(text, found.end())
    goes_on = bool(number and following and following.lastgroup == "at_margin" and number_of(following) == number + 1)
    return goes_on and (is_set_in or not is_late)


def marks_of(text: str) -> Marks:
    """Tell how the marks of a page look."""
    usual, open_ = Marks(), Marks(may_open_at_margin=True)
    first = usual.first(text)
    if first and (before := _counting_up_to(text, first)):
        return Marks(margin=min(map(_indent, [*before, first])) - 1)
    if first and not (_indent(first) > 3 and open_.begins_before(text, first)):
        is_set_in = (
            first[0].lstrip("\n")[:1].isspace() or first.lastgroup == "dash" or usual.after(text, first, first.end(), len(text))
        )
        return usual if is_set_in else open_
    deep = _deep_marks(text, len(text))
    return Marks(margin=min(map(_indent, deep)) - 1) if deep and not open_.begins_before(text, deep[0]) else open_


def _counting_up_to(text: str, first: re.Match[str]) -> list[re.Match[str]]:
    """Return the deeper numbers that the first mark goes on from: text browsers set 9 and 10 flush right."""
    number = number_of(first)
    deep = _deep_marks(text, first.start()) if number not in {None, 1} else []
    are_flush = len({_column(found) for found in [*deep[-1:], first]}) == 1
    return deep if deep and are_flush and number == (number_of(deep[-1]) or 0) + 1 else []


def _deep_marks(text: str, end: int) -> list[re.Match[str]]:
    """Return the numbers more than three spaces in, if they count, as no titles do."""
    deep = [found for found in _deep().finditer(text, 0, end) if not when(_line_at(text, found))]
    furthest = min(map(_indent, deep), default=0) + 2  # more spaces are before a title that begins with a number
    deep = [found for found in deep if _indent(found) <= furthest]
    numbers_ = [number_of(found) for found in deep]
    counts = all(number in {1, (before or 0) + 1} for before, number in zip([None, *numbers_], numbers_, strict=False))
    return deep if counts else []


def _line_at(text: str, found: re.Match[str]) -> str:
    """Return the line of a number, which may be that of a day: `3. August 2022`."""
    line = compiled("TEXT").match(text, found.end("indent"))
    return line[0] if line else ""


# ── Patterns ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _pattern(margin: int, deepest: int) -> re.Pattern[str]:
    """Match a mark and the line end before it; a bullet may be up to `deepest` spaces from the margin."""
    space = pattern("SPACE")
    least, most = margin + 1, margin + 3
    bullets = rf"{space}{{{least},{margin + deepest}}}{_sign('bullet')}|{space}{{{least},{most}}}{_sign('other_bullet')}"
    numbers_ = rf"{space}{{{least},{most}}}(?:{_sign('number')}\.|{_sign('other_number')})"
    at_margin = (
        rf"{space}{{{margin}}}(?:(?P<at_margin>{pattern('NUMBER')})\.|(?P<bullet_at_margin>(?:{pattern('BULLET')}|-(?=\s))))"
    )
    return re.compile(rf"\n(?:{numbers_}|{bullets}|{space}{{0,{most}}}{_sign('dash', 'DASH_LINE')}|{at_margin})")


@cache
def _on_first_line() -> re.Pattern[str]:
    """Match a mark on the first line, whose indent may be lost."""
    space = pattern("SPACE")
    return re.compile(
        rf"(?:{space}{{0,3}}{_sign('number')}\.|{space}{{1,3}}{_sign('other_number')}|{space}{{0,4}}{_sign('bullet')}"
        rf"|{space}{{0,3}}{_sign('dash', 'DASH_LINE')})"
    )


@cache
def _deep() -> re.Pattern[str]:
    """Match a number more than three spaces in, and the line end before it."""
    return re.compile(rf"\n(?P<indent>{pattern('SPACE')}{{4,}})(?:{_sign('number')}\.|{_sign('other_number')})")


@cache
def _next_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('BLANKS')})(?P<indent>{pattern('SPACE')}*)(?=\S)")


def _sign(group: str, terminal: str | None = None) -> str:
    return rf"(?P<{group}>{pattern(terminal or group.upper())})"


# ── Numbers ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def integer(digits: str) -> int:
    """Return a number, or one that is too large for an item; `int` refuses more than 4,300 digits."""
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) < 12 else LARGEST_NUMBER + 1


def number_of(found: re.Match[str]) -> int | None:
    """Return the number of a mark, which may be out of range; None for a bullet or a dash."""
    group = str(found.lastgroup)
    return integer(re.sub(r"\D", "", found[group])) if _KINDS[group] == "NUMBER" else None


def in_range(number: int | None) -> int | None:
    """Return a number that an item may have; None for any other."""
    return number if number is not None and 1 <= number <= LARGEST_NUMBER else None


numbers = BoundedMemo(lambda digits: in_range(integer(digits)), 1 << 10)
"""The number of an item by its digits; None for one that is out of range."""


def mark_of(found: re.Match[str], line: int) -> Mark:
    """Return the mark that was found, whose sign is on a line."""
    group = str(found.lastgroup)
    start = found.start(group)
    return Mark(_KINDS[group], in_range(number_of(found)), line, start, found.end(), found[group], _indent(found))


def out_of_range(mark: Mark) -> Iterator[Problem]:
    """Yield the problem of a number that is too small or too large."""
    if mark.kind == "NUMBER" and mark.number is None:
        digits = re.sub(r"\D", "", mark.sign)
        shown = digits if len(digits) <= 24 else f"{digits[:12]}…{digits[-6:]}"
        yield Problem(mark.start, mark.end, "SSE204", {"number": shown})
