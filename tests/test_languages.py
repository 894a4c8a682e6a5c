"""Names and spellings of the languages are those of the Unicode CLDR, as Babel has them."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import Locale
from babel.dates import format_date

from ssenews_parse._reading.dates import heading_of, when
from ssenews_parse._reading.grammar import months, names

LOCALES = [*months(), "en_GB", "pt_PT", "es_MX", "fr_CA", "de_AT", "it_CH"]
"""The languages, and what countries spell otherwise."""

YEARS = [dt.date(2019, 12, 31) + dt.timedelta(days=number) for number in range(1, 1 + 366 + 365)]
"""All days of two years, one of them a leap year."""


def _cldr(names_by_number: dict[int, str]) -> list[str]:
    return [names_by_number[number] for number in sorted(names_by_number)]


@pytest.mark.parametrize("language", months())
def test_the_months_are_those_of_the_cldr(language: str) -> None:
    """The grammar has the month names of the CLDR, in its order."""
    wide = Locale(language).months["format"]["wide"]
    assert [name.casefold() for name in months()[language]] == [name.casefold() for name in _cldr(wide)]


@pytest.mark.parametrize("language", months())
def test_the_weekdays_are_those_of_the_cldr(language: str) -> None:
    """The grammar has the weekdays of the CLDR, from Monday on."""
    wide = Locale(language).days["format"]["wide"]
    assert [name.casefold() for name in names("WEEKDAY", "WEEKDAY")[language]] == [name.casefold() for name in _cldr(wide)]


@pytest.mark.parametrize("form", ["full", "long", "medium", "d MMM y", "EEE d MMM y", "EEE, d MMMM y"])
@pytest.mark.parametrize("name", LOCALES)
def test_the_dates_of_the_cldr_are_read(name: str, form: str) -> None:
    """Each day of two years is read from what Babel writes; only two numbers that could both be the month stay text."""
    for day in YEARS:
        text = format_date(day, form, locale=name)
        read = when(text)
        if read is None:
            digits = "".join(sign if sign.isdecimal() else " " for sign in text).split()
            assert len(digits) == 3, text
            assert digits[0] != digits[1], text
            assert day.day <= 12, text
        else:
            assert (read.first, read.last, read.place, read.fault) == (day, None, None, None), text


@pytest.mark.parametrize("form", ["MMMM y", "MMM y", "LLLL y", "y-MM", "MM/y"])
@pytest.mark.parametrize("name", LOCALES)
def test_the_month_headings_of_the_cldr_are_read(name: str, form: str) -> None:
    """Each month of two years is read from what Babel writes."""
    for day in {day.replace(day=1) for day in YEARS}:
        text = format_date(day, form, locale=name)
        heading = heading_of(text)
        assert heading is not None, text
        assert (heading.year, heading.month) == (day.year, day.month), text
