"""Rows: one flat dict an item, the same columns on every page."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from tests.outputs.reading import expected

from ssenews_parse import NewsItem, NewsPage, Section, parse
from ssenews_parse.rows import COLUMNS, Row, to_rows
from ssenews_parse.strategies import pages

TEXT = """Nouvelles des ateliers

Octobre 2022

  1. © Ada Vale / ILO 2021

    Événement

    Le marché des artisans

    3 - 5 octobre 2022, Lomé, Togo

    Une phrase.

    Une autre.
"""


def test_a_row_says_all_of_an_item() -> None:
    """A row holds the item's fields, its credit's, its section's and its page's, each under its own name."""
    assert to_rows(parse(TEXT), source="octobre.txt") == [
        {
            "source": "octobre.txt",
            "page_title": "Nouvelles des ateliers",
            "language": "fr",
            "section": "2022-10",
            "section_year": 2022,
            "section_month": 10,
            "section_topic": None,
            "number": 1,
            "kicker": "Événement",
            "title": "Le marché des artisans",
            "date": dt.date(2022, 10, 3),
            "end_date": dt.date(2022, 10, 5),
            "place": "Lomé, Togo",
            "credit": "Ada Vale / ILO 2021",
            "credit_holder": "Ada Vale",
            "credit_agency": "ILO",
            "credit_year": 2021,
            "summary": "Une phrase.\n\nUne autre.",
            "line": 5,
            "url": None,
        }
    ]


def test_a_section_is_named_after_its_heading() -> None:
    """A month is named by year and month, a year by its number, a topic by its text; what has no heading has no name."""
    item = NewsItem(title="A fair day")
    sections = [Section(items=[item]), Section(year=2023, month=5, items=[item]), Section(year=2021, items=[item])]
    page = NewsPage(sections=[*sections, Section(topic="Letters", items=[item])])
    assert [row["section"] for row in to_rows(page)] == [None, "2023-05", "2021", "Letters"]


def test_headings_without_items_have_no_rows() -> None:
    """A month without items leaves no row."""
    assert to_rows(parse("May 2023\n\nApril 2023\n\n  1. A fair day\n"))[0]["section"] == "2023-04"


@given(pages())
def test_rows_hold_every_field_of_every_item(page: NewsPage) -> None:
    """For any page the rows say what the records say, in page order."""
    assert to_rows(page, source="x") == expected(page, "x")


@given(pages())
def test_rows_keep_to_the_documented_columns(page: NewsPage) -> None:
    """Every row has the columns of `COLUMNS` in their order, and each value is of the kind that stands there, or None."""
    for row in to_rows(page):
        assert list(row) == list(COLUMNS)
        assert all(
            value is None or type(value) is column.kind for value, column in zip(row.values(), COLUMNS.values(), strict=True)
        )


def test_every_column_is_documented() -> None:
    """Each column of a row has one sentence that says what it holds."""
    assert list(COLUMNS) == list(Row.__annotations__)
    assert all(column.meaning.endswith(".") and column.kind in (str, int, dt.date) for column in COLUMNS.values())
