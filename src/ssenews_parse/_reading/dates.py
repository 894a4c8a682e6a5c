"""Lines to headings and dates: words by the grammar's terminals, their order by its rules."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from ssenews_parse.records import YEARS

from .grammar import compiled, months, pattern
from .memory import Memory
from .transformer import DayPlan, plan

_MOST_WORDS = 20
"""More words than any date has."""


class Wrong(NamedTuple):
    """Why a heading or a date cannot be: a code of the catalogue and the words of its message."""

    code: str
    values: dict[str, str]


class Heading(NamedTuple):
    """A heading: a year alone, or a month and its year; neither where it is wrong."""

    spelling: str
    year: int | None
    month: int | None
    wrong: Wrong | None = None


class When(NamedTuple):
    """A date, or a range from `first` to `last`; both None where it is wrong.  `spelling` is the text without the place."""

    spelling: str
    first: date | None
    last: date | None
    place: str | None
    wrong: Wrong | None = None


class _Words(NamedTuple):
    kinds: tuple[str, ...]
    texts: list[str]


def heading_of(text: str) -> Heading | None:
    """Read a line as a heading; None where it is none.

    >>> heading_of("Octobre 2022")
    Heading(spelling='Octobre 2022', year=2022, month=10, wrong=None)
    """
    return headings[text]


def _heading(text: str) -> Heading | None:
    words = _words(text)
    layout = plan("heading", words.kinds) if words else None
    if words is None or layout is None:
        return None
    digits = words.texts[layout.year]
    if layout.month is None:
        return Heading(text, int(digits), None) if len(digits) == 4 and int(digits) in YEARS else None
    if wrong := _wrong_year(digits):
        return Heading(text, None, None, wrong)
    return Heading(text, int(digits), _month(words.texts[layout.month]))


def when(text: str) -> When | None:
    """Read a block as a date, a range, or either with a place; None where it is none.

    >>> when("29 February - 1 March 2012, Geneva")[1:4]
    (datetime.date(2012, 2, 29), datetime.date(2012, 3, 1), 'Geneva')
    """
    return whens[text]


def _when(text: str) -> When | None:
    words = _words(text) if compiled("DATE").fullmatch(text) else None
    layout = plan("dateline", words.kinds) if words else None
    if words is None or layout is None:
        return None
    texts = words.texts
    spelling = text
    if "COMMA" in words.kinds:
        spelling = text[: text.index(texts[words.kinds.index("COMMA")])].rstrip()
    place = None if layout.place is None else texts[layout.place]
    try:
        last = None if layout.last is None else _day(spelling, texts, layout.last, layout.last)
        first = _day(spelling, texts, layout.first, layout.last or layout.first)
    except _WrongError as error:
        return When(spelling, None, None, None, error.wrong)
    if last is not None and last <= first:
        return When(spelling, None, None, None, Wrong("SSE102", {"date": _brief(spelling)}))
    return When(spelling, first, last, place)


headings = Memory(_heading, 1 << 10)
"""What `heading_of` says of a text."""

whens = Memory(_when, 1 << 14)
"""What `when` says of a text: twenty years have some 7,000 days, and some have a place."""


def languages_of(text: str) -> set[str]:
    """Name the languages whose words a heading or a date is made of; numbers and slashes are Japanese.

    >>> sorted(languages_of("April 2023"))
    ['de', 'en']
    """
    words = _words(text)
    names = (
        [] if words is None else [word.casefold() for word, kind in zip(words.texts, words.kinds, strict=True) if "_MONTH" in kind]
    )
    if not names:
        return {"ja"} if words and "SLASH" in words.kinds else set()
    return {code for code, known in months().items() if {name.casefold() for name in known}.issuperset(names)}


class _WrongError(Exception):
    def __init__(self, wrong: Wrong) -> None:
        self.wrong = wrong


def _day(spelling: str, texts: list[str], day: DayPlan, end: DayPlan) -> date:
    """Make the date of a day; what it leaves out is as at the end of its range."""
    year = texts[end.year if day.year is None else day.year]  # type: ignore[index]
    month = texts[end.month if day.month is None else day.month]  # type: ignore[index]
    if wrong := _wrong_year(year):
        raise _WrongError(wrong)
    number, in_month = _month(month), int(texts[day.day])
    try:
        return date(int(year), number, in_month)
    except ValueError:
        if not 1 <= number <= 12:
            reason = f"there is no month {month}"
        elif in_month == 0:
            reason = "days are counted from 1"
        else:
            in_year = f" {year}" if number == 2 else ""
            reason = f"{month}{in_year} has {monthrange(int(year), number)[1]} days"
    raise _WrongError(Wrong("SSE101", {"date": _brief(spelling), "reason": reason}))


def _wrong_year(digits: str) -> Wrong | None:
    if len(digits) == 4 and int(digits) in YEARS:
        return None
    return Wrong("SSE103", {"year": _brief(digits)})


def _brief(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:32]}…{text[-8:]}"


def _month(text: str) -> int:
    """Return the number of a month, by its digits or its name; what `re` takes for equal letters is more than `casefold` does."""
    if text.isdecimal():
        return int(text)
    return _numbers().get(text.casefold()) or next(
        number for name, number in _numbers().items() if re.fullmatch(name, text, re.IGNORECASE)
    )


@cache
def _numbers() -> dict[str, int]:
    return {name.casefold(): number for names in months().values() for number, name in enumerate(names, start=1)}


@cache
def _word() -> re.Pattern[str]:
    word_end = pattern("WORD_END")

    def named(kind: str, behind: str = "") -> str:
        return f"(?P<{kind}>{pattern(kind)}){behind}"

    names = "|".join(named(f"{language.upper()}_MONTH", word_end) for language in months())
    digit = pattern("DIGIT")
    # Digits alone are no name, so that most words need not be tried as each; a name of digits may be padded.
    names = f"(?!{digit}++{word_end})(?:0(?={digit}))?(?:{names})"
    signs = [named(kind) for kind in ("DAY", "DASH", "SLASH", "OF", "ORDINAL", "COMMA")]
    return re.compile(f"{pattern('SPACE')}*(?:{'|'.join([named('YEAR'), names, *signs])})")


def _words(text: str) -> _Words | None:
    kinds: list[str] = []
    texts: list[str] = []
    word = None
    for word in islice(iter(_word().scanner(text).match, None), _MOST_WORDS):  # type: ignore[attr-defined]  # re has it, typeshed does not
        kind = word.lastgroup
        kinds.append(kind)
        texts.append(word[kind])
        if kind == "COMMA":
            if place := text[word.end() :].strip():
                kinds.append("PLACE")
                texts.append(place)
            return _Words(tuple(kinds), texts)
    return _Words(tuple(kinds), texts) if word and word.end() == len(text) else None
