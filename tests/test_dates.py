"""Dates and headings at the edge: what is read as none, and how the parts of one are told from what is around them."""

from __future__ import annotations

import datetime as dt

import pytest

from ssenews_parse._reading.dates import heading_of, may_be_date, when

NO_DATES = [
    "",
    "Friday",
    "18 May",
    "May 2023",
    "May",
    "05/06/2023",
    "05/06/2023 - 07/06/2023",
    "12 jui 2022",
    "18 May 2023 10:00",
    "(18 May 2023",
    "18 May 2023)",
    "*18 May 2023",
    "18 May 2023 (Lae) at noon",
    "18 May 2023 ()",
    "18 May 2023 (Lae (Fiji))",
    "the 18 May 2023",
    "on 18 May 2023",
    "18 May 2023, he said, was too late.",
    "2023年5月18日、船が出た。港から",
    "18 mai",
    "18 мая 2023",
    "l8 May 2023",
    "18 May 2O23",
    "18 May '23",
    "3 " + "a" * 100,
    "3 " + "mar " * 20 + "2023",
    "3 " + "mar" * 30 + " 2023",
    "18 May 2023 |",
    "18-05/2023",
    "2023",
    "2 boats and 3 crews in 2023",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    """A text that could mean something else, or has more in it than a date, stays text."""
    assert when(text) is None


NO_HEADINGS = [
    "", "May", "May 18", "2023-13", "13/2023", "00/2023", "99999", "999", "May 2023 (2)", "May '23", "Mayor 2023",
    "Decent work 2023", "18 May 2023", "(May 2023", "jui 2023", "2023 boats",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_what_is_no_heading(text: str) -> None:
    """A line with more or less in it than a month and a year is no heading."""
    assert heading_of(text) is None


PLACES = [
    ("18 May 2023, Lae", "Lae"),
    ("18 May 2023,Lae, Fiji", "Lae, Fiji"),
    ("18 May 2023,", None),
    ("18 May 2023, \u200b", None),
    ("18 May 2023 , La\u00ade", "La\u00ade"),
    ("May 18, 2023, Washington, D.C.", "Washington, D.C."),
    ("18 May 2023, Thursday", None),
    ("18 May 2023, Thursday, Lae", "Lae"),
    ("18 May 2023, Sun City", "Sun City"),
    ("18 May 2023 (Lae, Fiji)", "Lae, Fiji"),
    ("18 May 2023（大阪）", "大阪"),
    ("2023年5月18日、大阪", "大阪"),
    ("18 May 2023 | Lae", "Lae"),
    ("18 May 2023, Lae (Fiji)", "Lae (Fiji)"),
    ("[18 May 2023, Lae]", "Lae"),
    ("18 May 2023, 3rd floor", "3rd floor"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_of_a_date(text: str, place: str | None) -> None:
    """A place begins after the first sign behind the whole date; it keeps what it holds."""
    read = when(text)
    assert read is not None
    assert (read.first, read.place) == (dt.date(2023, 5, 18), place)


BEGINNINGS = [
    "18 May", "Friday,", "MAYIS", "１８", "\u200b18", "fe\u0301vrier", "du 3", "5月", "(18", "**Sept.", "Şubat", "日曜日", "le 3",
    "s\u0327ub",
]  # fmt: skip


@pytest.mark.parametrize("text", BEGINNINGS)
def test_what_may_be_a_date_is_known_by_its_beginning(text: str) -> None:
    """No date and no heading is refused by the cheap first test."""
    assert may_be_date(text)


@pytest.mark.parametrize(
    "text", ["Bakers", "The 18 May", "Ladders", "Who", "港", "«Una", "a fair", "News 2023", "UN", "Kiln", "let"]
)
def test_most_titles_are_refused_by_their_beginning(text: str) -> None:
    """A title that begins as no date does costs nothing."""
    assert not may_be_date(text)
