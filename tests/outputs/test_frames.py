"""Data frames: one row per item, with types that pandas counts and sorts by."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssenews_parse import NewsItem, NewsPage, Section, parse, parse_file, to_dataframe, to_rows
from ssenews_parse.rows import COLUMNS
from ssenews_parse.strategies import pages

if TYPE_CHECKING:
    from pathlib import Path

DTYPES = {
    "source": "string", "page_title": "string", "language": "string",
    "section": "string", "section_year": "Int64", "section_month": "Int64", "section_topic": "string",
    "number": "Int64", "kicker": "string", "title": "string",
    "date": "datetime64[s]", "end_date": "datetime64[s]", "place": "string",
    "credit": "string", "credit_holder": "string", "credit_agency": "string", "credit_year": "Int64",
    "summary": "string", "line": "Int64", "url": "string",
    "problems": "string", "remarks": "string", "date_text": "string", "decided": "string",
}  # fmt: skip


def plain(value: Any) -> object:  # noqa: ANN401 - what stands in a cell
    """Return the value of a cell as rows have it."""
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def rows_of(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Return a frame as rows have it."""
    return [{name: plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


@given(st.lists(pages(), max_size=3))
def test_a_frame_holds_the_rows(drawn: list[NewsPage]) -> None:
    """The frame of some pages holds the rows of each, in their order, whatever stands in them."""
    frame = to_dataframe(drawn)
    assert frame.dtypes.astype(str).to_dict() == DTYPES
    assert rows_of(frame) == [row for page in drawn for row in to_rows(page)]


@given(pages())
def test_one_page_is_enough(page: NewsPage) -> None:
    """The frame of a page is that of a list of it."""
    pd.testing.assert_frame_equal(to_dataframe(page), to_dataframe([page]))


@pytest.mark.parametrize("nothing", [[], (), NewsPage(), [NewsPage(), NewsPage(title="News")], iter([])])
def test_without_items_the_columns_stay(nothing: Any) -> None:  # noqa: ANN401 - pages in many forms
    """Code that reads a column does not fail on a page without items."""
    frame = to_dataframe(nothing)
    assert (len(frame), list(frame)) == (0, list(COLUMNS))
    assert frame.dtypes.astype(str).to_dict() == DTYPES


@pytest.mark.parametrize("day", [dt.date(1000, 1, 1), dt.date(1677, 9, 20), dt.date(2023, 5, 25), dt.date(9999, 12, 31)])
def test_every_date_of_a_record_is_a_date(day: dt.date) -> None:
    """Dates that pandas cannot say in nanoseconds are dates too."""
    frame = to_dataframe(NewsPage(sections=[Section(items=[NewsItem(title="A fair day", date=day)])]))
    assert frame["date"].dt.year[0] == day.year
    assert frame["date"][0].date() == day


def test_a_page_knows_its_source(tmp_path: Path) -> None:
    """What `parse_file` read, or `source` named, is in the column of sources without being said again."""
    path = tmp_path / "may.txt"
    path.write_text("May 2023\n\n  1. A fair day\n", "utf-8")
    frame = to_dataframe([parse_file(path), parse("June 2023\n\n  1. Another day\n", source="june"), parse("  1. A third day\n")])
    assert [plain(value) for value in frame["source"]] == [str(path), "june", None]


def test_items_are_counted_by_month() -> None:
    """What people do first with a frame needs no conversion."""
    text = "May 2023\n\n  1. A\n\n    9 May 2023\n\n  2. B\n\n    1 May 2023\n\nApril 2023\n\n  1. C\n\n    6 April 2023\n\n  2. D"
    frame = to_dataframe(parse(text))
    assert frame.groupby(frame["date"].dt.to_period("M")).size().to_dict() == {pd.Period("2023-04"): 1, pd.Period("2023-05"): 2}
    assert frame["number"].sum() == 6
    assert frame.sort_values("date")["title"].to_list() == ["C", "B", "A", "D"]
    assert frame["title"].str.lower().to_list() == ["a", "b", "c", "d"]
