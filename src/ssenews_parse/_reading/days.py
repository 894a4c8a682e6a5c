"""What headings and dates say: their records, and how words become days of the calendar, or a fault."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from ssenews_parse.records import YEARS

from .grammar import names, pattern


class Word(NamedTuple):
    """A word, a number or a sign of a date: its terminal and its text, and what that means.

    `number` is that of a day, a month, a weekday from Monday on, or a year; a year that cannot be has the number 0.
    """

    kind: str
    text: str
    number: int = 0
    languages: frozenset[str] = frozenset()
    other: Word | None = None
    """What the same text means as another terminal."""


class Fault(NamedTuple):
    """Why a heading or a date cannot be: a code of the catalogue and the words of its message."""

    code: str
    values: dict[str, str]


class Heading(NamedTuple):
    """A heading: a year alone, or a month and its year; neither where it has a fault."""

    spelling: str
    year: int | None
    month: int | None
    fault: Fault | None = None


class When(NamedTuple):
    """A date, or a range from `first` to `last`; both None where it has a fault.  `spelling` is the text without the place."""

    spelling: str
    first: date | None
    last: date | None
    place: str | None
    fault: Fault | None = None


class Day(NamedTuple):
    """A day as it is spelt; what the first or last day of a range leaves out is None."""

    day: Word
    month: Word | None = None
    year: Word | None = None
    weekdays: tuple[Word, ...] = ()


class _FaultError(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def year_number(digits: str) -> int:
    """Return the number of a year, or 0 where it cannot be one."""
    return int(digits) if len(digits) == 4 and int(digits) in YEARS else 0


def month_heading(spelling: str, month: Word, year: Word) -> Heading:
    """Make the heading of a month."""
    if not year.number:
        return Heading(spelling, None, None, _year_fault(year))
    return Heading(spelling, year.number, month.number)


def numeric_heading(spelling: str, month: Word, year: Word) -> Heading | None:
    """Make the heading of a month that is a number; one that is no month is no heading."""
    return month_heading(spelling, month, year) if 1 <= month.number <= 12 else None


def year_heading(spelling: str, year: Word) -> Heading | None:
    """Make the heading of a year; a number that is no year is no heading."""
    return Heading(spelling, year.number, None) if year.number else None


def single(spelling: str, day: Day | None, place: str | None) -> When | None:
    """Make the date of one day; None where nothing tells which of two numbers is the month."""
    if day is None:
        return None
    try:
        return When(spelling, _date(spelling, day), None, place)
    except _FaultError as error:
        return When(spelling, None, None, None, error.fault)


def day_range(spelling: str, first: Day | None, last: Day | None, place: str | None) -> When | None:
    """Make a range; what one of its ends leaves out is as at the other."""
    if first is None or last is None:
        return None
    first, last = _filled(first, last), _filled(last, first)
    try:
        end = _date(spelling, last)
        begin = _date(spelling, first)
    except _FaultError as error:
        return When(spelling, None, None, None, error.fault)
    if end <= begin:
        return When(spelling, None, None, None, Fault("SSE102", {"date": _brief(spelling)}))
    return When(spelling, begin, end, place)


def day_first(one: Word, other: Word, year: Word) -> Day | None:
    """Return the day of two numbers and a year: a number above 12 is no month.  None where either could be the month."""
    if other.number > 12 >= one.number:
        return Day(other, one, year)
    return Day(one, other, year) if one.number > 12 or one.number == other.number else None


def _filled(day: Day, other: Day) -> Day:
    return Day(day.day, day.month or other.month, day.year or other.year, day.weekdays)


def _date(spelling: str, spelt: Day) -> date:
    """Return the day of the calendar."""
    day, month, year, weekdays = spelt
    assert month
    assert year
    try:
        found = date(year.number, month.number, day.number)
    except ValueError:
        raise _FaultError(_day_fault(spelling, day, month, year)) from None
    for weekday in weekdays:
        if weekday.number != found.isoweekday():
            raise _FaultError(Fault("SSE105", {"date": _brief(spelling), "day": str(found), "weekday": _weekday(found)}))
    return found


def _day_fault(spelling: str, day: Word, month: Word, year: Word) -> Fault:
    if not year.number:
        return _year_fault(year)
    if not 1 <= month.number <= 12:
        reason = f"there is no month {month.text}"
    elif day.number == 0:
        reason = "days are counted from 1"
    else:
        in_year = f" {year.text}" if month.number == 2 else ""
        reason = f"{month.text}{in_year} has {monthrange(year.number, month.number)[1]} days"
    return Fault("SSE101", {"date": _brief(spelling), "reason": reason})


def _weekday(day: date) -> str:
    return names("WEEKDAY", "WEEKDAY")["en"][day.weekday()]


def _year_fault(year: Word) -> Fault:
    return Fault("SSE103", {"year": _brief(year.text)})


def shown(text: str) -> str:
    """Return a text without the signs that nobody sees.

    >>> shown("25\u200b May")
    '25 May'
    """
    return text if text.isascii() else re.sub(pattern("UNSEEN"), "", text)


def _brief(text: str) -> str:
    text = shown(text)
    return text if len(text) <= 48 else f"{text[:32]}…{text[-8:]}"
