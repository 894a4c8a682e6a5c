"""The table of spellings: how each language writes headings and dates in canonical text.

A row has five forms.  In them `{month}` is the month as the grammar lists it, behind a day in its other form where there is one,
`{Month}` the same with a capital, `{day}` the day without padding, `{day:02}` with it, `{Weekday}` the day of the week.  The source
of the forms is the archived pages of the site.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from .grammar import months, names


class Spelling(NamedTuple):
    """How a language spells a heading, a day, and the three ways a day stands in a range."""

    heading: str
    single: str
    day: str
    day_month: str
    full: str
    first: str = ""
    """How the first day of a month is counted, where it is not 1."""


SPELLINGS = {
    "en": Spelling("{Month} {year}", "{day:02} {Month} {year}", "{day}", "{day} {Month}", "{day} {Month} {year}"),
    "fr": Spelling("{Month} {year}", "{day} {month} {year}", "{day}", "{day} {month}", "{day} {month} {year}", "1er"),
    "es": Spelling("{Month} {year}", "{day} de {month} de {year}", "{day}", "{day} {month}", "{day} {month} {year}"),
    "pt": Spelling("{month} {year}", "{day} de {Month} de {year}", "{day}", "{day} de {Month}", "{day} de {Month} de {year}"),
    "de": Spelling("{Month} {year}", "{day}. {Month} {year}", "{day}.", "{day}. {Month}", "{day}. {Month} {year}"),
    "it": Spelling("{Month} {year}", "{day} {month} {year}", "{day}", "{day} {month}", "{day} {month} {year}"),
    "ja": Spelling("{month} {year}", *["{year}/{number:02}/{day:02}"] * 4),
    "tr": Spelling("{Month} {year}", "{day:02} {Month} {year} {Weekday}", "{day}", "{day} {Month}", "{day} {Month} {year}"),
}


@lru_cache(maxsize=4096)
def heading(language: str | None, year: int, month: int | None) -> str:
    """Spell a heading; an unknown language is spelt as English.

    >>> heading("fr", 2022, 10)
    'Octobre 2022'
    """
    return str(year) if month is None else _fill(language, "heading", year, month, 1)


@lru_cache(maxsize=4096)
def dates(language: str | None, first: date, last: date | None) -> str:
    """Spell a date, or the range from `first` to `last`.

    >>> from datetime import date
    >>> dates("es", date(2024, 3, 7), None)
    '7 de marzo de 2024'
    """
    if last is None:
        return _fill(language, "single", first.year, first.month, first.day)
    form = "full" if first.year != last.year else "day_month" if first.month != last.month else "day"
    opening = _fill(language, form, first.year, first.month, first.day)
    return f"{opening} - {_fill(language, 'full', last.year, last.month, last.day)}"


def _fill(language: str | None, form: str, year: int, number: int, day: int) -> str:
    language = language if language is not None and language in SPELLINGS else "en"
    row = SPELLINGS[language]
    behind_a_day = {} if form == "heading" else names("DAY_MONTH", "MONTH")
    month = behind_a_day.get(language, months()[language])[number - 1]
    weekdays = names("WEEKDAY", "WEEKDAY").get(language)
    return str(getattr(row, form)).format(
        year=year,
        month=month,
        Month=month.capitalize(),
        number=number,
        day=row.first if day == 1 and row.first else day,
        Weekday=weekdays[date(year, number, day).weekday()] if weekdays else None,
    )
