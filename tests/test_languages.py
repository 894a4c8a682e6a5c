"""Names and spellings of the languages are those of the Unicode CLDR, as Babel has them."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import Locale
from babel.dates import format_date

from ssenews_parse import NewsItem, NewsPage, Section, lint
from ssenews_parse._reading.dates import heading_of, when
from ssenews_parse._reading.grammar import months, names

LOCALES = [*months(), "en_US", "en_GB", "pt_BR", "pt_PT", "es_MX", "fr_CA", "de_AT", "it_CH"]
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


# ── Languages that are not read ────────────────────────────────────────────────────────────────────────────────────────

OTHERS = [
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "el", "et", "fa", "fi", "fil", "gl", "gu",
    "ha", "he", "hi", "hr", "hu", "hy", "id", "is", "ka", "kk", "km", "ko", "ky", "lo", "lt", "lv", "mk", "mr", "ms",
    "mt", "nb", "ne", "nl", "pa", "pl", "ro", "ru", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "tg",
    "th", "tk", "uk", "ur", "uz", "vi", "zh",
]  # fmt: skip
"""Languages of the CLDR that the grammar does not read; only their months are known."""

LOOKS = {"SSE909", "SSE910"}
"""A date, a heading."""


def _codes(text: str) -> set[str]:
    """Return the codes of the remarks on a page where a text stands for the date of an item."""
    return {made.code for made in lint(NewsPage(sections=[Section(items=[NewsItem(title="A fair day", summary=text)])]))}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("form", ["full", "long", "medium"])
def test_a_date_in_a_language_that_is_not_read_gets_a_remark(name: str, form: str) -> None:
    """Each fifth day of a year looks like a date, if it is not read as the date that it is."""
    for day in YEARS[:365:5]:
        text = format_date(day, form, locale=name)
        read = when(text)
        assert (read and read.first == day) or _codes(text) & LOOKS, text


@pytest.mark.parametrize("name", OTHERS)
def test_a_heading_in_a_language_that_is_not_read_gets_a_remark(name: str) -> None:
    """Each month looks like a heading or a date, if it is not read as the month that it is."""
    for number in range(1, 13):
        text = format_date(dt.date(2019, number, 1), "MMMM y", locale=name)
        read = heading_of(text)
        assert (read and (read.year, read.month) == (2019, number)) or _codes(text) & LOOKS, text


def test_many_languages_are_tried() -> None:
    """None of them is read; their names are those of the CLDR, as Babel has them."""
    assert len({*OTHERS} - {*months()}) == len(OTHERS) > 60
