"""What headings and dates say: their records, and how words become days of the calendar, or a fault."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from ssenews_parse.records import YEARS


class Word(NamedTuple):
    """A word, a number or a sign of a date: its terminal, its text, and the number of a day, a month or a year.

    A year that cannot be has the number 0.
    """

    kind: str
    text: str
    number: int = 0


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
    month: Word | None
    year: Word | None


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


def year_heading(spelling: str, year: Word) -> Heading | None:
    """Make the heading of a year; a number that is no year is no heading."""
    return Heading(spelling, year.number, None) if year.number else None


def single(spelling: str, day: Day, place: str | None) -> When:
    """Make the date of one day."""
    try:
        return When(spelling, _date(spelling, day), None, place)
    except _FaultError as error:
        return When(spelling, None, None, None, error.fault)


def day_range(spelling: str, first: Day, last: Day, place: str | None) -> When:
    """Make a range; what one of its ends leaves out is as at the other."""
    first, last = _filled(first, last), _filled(last, first)
    try:
        end = _date(spelling, last)
        begin = _date(spelling, first)
    except _FaultError as error:
        return When(spelling, None, None, None, error.fault)
    if end <= begin:
        return When(spelling, None, None, None, Fault("SSE102", {"date": _brief(spelling)}))
    return When(spelling, begin, end, place)


def _filled(day: Day, other: Day) -> Day:
    return Day(day.day, day.month or other.month, day.year or other.year)


def _date(spelling: str, day: Day) -> date:
    """Return the day of the calendar."""
    in_month, month, year = day
    assert month
    assert year
    try:
        return date(year.number, month.number, in_month.number)
    except ValueError:
        pass
    if not year.number:
        raise _FaultError(_year_fault(year))
    if not 1 <= month.number <= 12:
        reason = f"there is no month {month.text}"
    elif in_month.number == 0:
        reason = "days are counted from 1"
    else:
        in_year = f" {year.text}" if month.number == 2 else ""
        reason = f"{month.text}{in_year} has {monthrange(year.number, month.number)[1]} days"
    raise _FaultError(Fault("SSE101", {"date": _brief(spelling), "reason": reason}))


def _year_fault(year: Word) -> Fault:
    return Fault("SSE103", {"year": _brief(year.text)})


def _brief(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:32]}…{text[-8:]}"
