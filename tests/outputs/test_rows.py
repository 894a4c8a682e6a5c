"""Rows: one flat dict an item, the same columns on every page."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest
from attrs import evolve
from hypothesis import given
from tests.outputs.reading import expected

from ssenews_parse import NewsItem, NewsPage, ParseError, Section, lint, merge, parse, trace
from ssenews_parse.rows import COLUMNS, Row, to_rows
from ssenews_parse.strategies import listing_texts, pages

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
            "problems": None,
            "remarks": None,
            "date_text": None,
            "decided": None,
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


# ── What was told of an item ───────────────────────────────────────────────────────────────────────────────────────────

FAULTS = """News

Lost in front

May 2023

  1. A fair day

    32 May 2023

  2. Bread\x07 & cheese

    9 May 2023

    The 10 May 2023

    11 May 2023

May 20233

  3. A &amp; B

    [Link](address)

    18th of Mai 2O23

  4. A day

    9 - 7 May 2023

  9. A day

    9 May 12023

A paragraph that lost its indent.

April 2023

  1. A sound item

    9 April 2023

  2. A fair day 9 May 2023

  3. Cork

    30 \x07
    February 2023

  4. Tar

    Wednesday, 9 May 2023
"""


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return what rows say of the problems, the remarks and the date of each item."""
    problems: list[ParseError] = []
    page = parse(text, on_error=problems.append)
    rows = to_rows(page, problems=pickle.loads(pickle.dumps(problems)), remarks=lint(page))  # noqa: S301 - our own
    assert rows == to_rows(page, problems=iter(problems), remarks=iter(lint(page)))
    return [(row["problems"], row["remarks"], row["date_text"]) for row in rows]


def test_rows_say_what_was_told_of_each_item() -> None:
    """Codes stand in the row of their item, each once; what was printed as a date is there where there is no date."""
    assert told(FAULTS) == [
        ("SSE101", None, "32 May 2023"),
        ("SSE301 SSE104", "SSE909", None),
        (None, "SSE913 SSE909 SSE930", "18th of Mai 2O23"),
        ("SSE102", None, "9 - 7 May 2023"),
        ("SSE103 SSE203", "SSE902 SSE905", "9 May 12023"),
        (None, None, None),
        (None, "SSE917", None),
        ("SSE101", None, "30 February 2023"),
        ("SSE105", None, "Wednesday, 9 May 2023"),
    ]


@given(listing_texts())
def test_every_code_of_an_item_is_in_its_row(text: str) -> None:
    """What is told at an item, by its line or its path, is in its row, and nowhere else."""
    problems: list[ParseError] = []
    page = parse(text, on_error=problems.append)
    rows = to_rows(page, problems=problems, remarks=lint(page))
    for row, (path, item) in zip(rows, paths(page), strict=True):
        assert (row["remarks"] or "").split() == [*dict.fromkeys(made.code for made in lint(page) if made.path.startswith(path))]
        assert row["date_text"] is None or item.date is None
    codes = [code for row in rows for code in (row["problems"] or "").split()]
    assert len(codes) <= len(problems)
    assert {*codes} <= {problem.code for problem in problems}


def paths(page: NewsPage) -> list[tuple[str, NewsItem]]:
    """Return the path of each item, with what ends it, and the item."""
    return [(f"sections[{i}].items[{j}]", item) for i, section in enumerate(page.sections) for j, item in enumerate(section.items)]


def test_what_is_told_of_the_page_is_in_no_row() -> None:
    """A problem above the first item and a remark on the page's title have no item."""
    problems: list[ParseError] = []
    page = parse("Net\x07s &amp; corks\n\nMay 2023\n\n  1. A fair day\n", on_error=problems.append)
    assert ([problem.code for problem in problems], [made.code for made in lint(page)]) == (["SSE301"], ["SSE913"])
    assert [row for row in to_rows(page, problems=problems, remarks=lint(page)) if row["problems"] or row["remarks"]] == []


def test_merged_items_have_remarks_without_lines() -> None:
    """A remark is found by its path: a merged page has no lines, and so no problems."""
    problems: list[ParseError] = []
    page = merge([parse(FAULTS, on_error=problems.append)])
    rows = to_rows(page, problems=problems, remarks=lint(page))
    assert {row["problems"] for row in rows} == {None}
    assert "SSE913 SSE909" in {row["remarks"] for row in rows}


@pytest.mark.parametrize("lines", [(None, None), (None, 3), (3, None), (5, 3)])
def test_lines_may_be_missing_or_in_disorder(lines: tuple[int | None, int | None]) -> None:
    """A page that somebody put together has rows, too: a problem is with the item that is above it."""
    problems: list[ParseError] = []
    parse("May 2023\n\n  1. A\n\n  2. B\n\n    32 May 2023\n", on_error=problems.append)
    items = [NewsItem(title=title, line=line) for title, line in zip("AB", lines, strict=True)]
    rows = to_rows(NewsPage(sections=[Section(items=items)]), problems=problems)
    above = max((line, title) for line, title in [*zip([line or 0 for line in lines], "AB", strict=True), (1, "")])[1]
    assert [row["title"] for row in rows if row["problems"]] == [above] * bool(above)
    assert [row["date_text"] for row in rows if row["problems"]] == ["32 May 2023"] * bool(above)


def test_without_problems_a_date_that_looks_like_one_is_told() -> None:
    """What looks like the item's date needs no report; the date of an item that has one is not told again."""
    page = parse("May 2023\n\n  1. A fair day\n\n    18th of Mai 2O23\n")
    assert to_rows(page)[0]["date_text"] == "18th of Mai 2O23"
    (item,) = page.items
    dated = NewsPage(sections=[Section(items=[evolve(item, date=dt.date(2023, 5, 18))])])
    assert to_rows(dated)[0]["date_text"] is None


def test_a_trace_says_what_decided_the_fields_of_an_item() -> None:
    """Each field that something else than the item decided, with what that was; a trace of another page is refused."""
    text = "  1. News\n\n    A fair day\n\n    25 May 2023\n\n  2. Video\n\n    The old mill\n\n    It turns.\n"
    rows = to_rows(parse(text), trace=trace(text))
    assert [row["decided"] for row in rows] == [None, "kicker=section title=section summary=section"]
    assert {row["decided"] for row in to_rows(parse(text))} == {None}
    with pytest.raises(KeyError):
        to_rows(parse(text), trace=trace(TEXT))
