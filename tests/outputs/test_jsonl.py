"""JSON Lines: one item a line, read back by others."""

from __future__ import annotations

import io
import json

import polars as pl
import pytest
from hypothesis import given
from tests.outputs.reading import expected

from ssenews_parse import NewsPage, parse
from ssenews_parse.jsonl import to_jsonl, write_jsonl
from ssenews_parse.rows import COLUMNS, to_rows
from ssenews_parse.strategies import pages

TYPES = {"str": pl.String, "int": pl.Int64, "date": pl.Date}


def test_a_page_as_json_lines() -> None:
    """Keys in the order of the columns, dates as YYYY-MM-DD, null for what is empty, letters as they are."""
    assert to_jsonl(parse("Mai 2023\n\n  1. Un marché\n\n    25 mai 2023\n"), source="mai.txt") == (
        '{"source":"mai.txt","page_title":null,"language":"fr","section":"2023-05","section_year":2023,"section_month":5,'
        '"section_topic":null,"number":1,"kicker":null,"title":"Un marché","date":"2023-05-25","end_date":null,"place":null,'
        '"credit":null,"credit_holder":null,"credit_agency":null,"credit_year":null,"summary":null,"line":3,"url":null,'
        '"problems":null,"remarks":null,"date_text":null,"decided":null}\n'
    )


@given(pages())
def test_each_line_is_one_item(page: NewsPage) -> None:
    """Every line by itself is a JSON object with all fields of its item."""
    lines = to_jsonl(page, source="x").splitlines()
    dated = [
        {**row, "date": str(row["date"] or "") or None, "end_date": str(row["end_date"] or "") or None}
        for row in expected(page, "x")
    ]
    assert [json.loads(line) for line in lines] == dated


@given(pages())
def test_polars_reads_every_field_back(page: NewsPage) -> None:
    """Polars finds each value again under the documented types."""
    schema = {name: TYPES[column.kind.__name__] for name, column in COLUMNS.items()}
    frame = pl.read_ndjson(io.BytesIO(to_jsonl(page, source="x").encode() or b"\n"), schema=schema)
    assert frame.to_dicts() == expected(page, "x")


def test_rows_of_several_pages_follow_one_another() -> None:
    """`write_jsonl` takes the rows of any number of pages, from a generator too."""
    page = parse("May 2023\n\n  1. A fair day\n")
    file = io.StringIO()
    write_jsonl((row for _ in range(3) for row in to_rows(page)), file)
    assert file.getvalue() == to_jsonl(page) * 3


def test_lines_go_by_column_name() -> None:
    """Whatever the order of a row's keys, a line has all columns in theirs; a key that is no column is refused."""
    rows = to_rows(parse("May 2023\n\n  1. A fair day\n"))
    shuffled = [dict(reversed(row.items())) for row in rows]
    file = io.StringIO()
    write_jsonl(shuffled, file)
    assert file.getvalue() == to_jsonl(parse("May 2023\n\n  1. A fair day\n"))
    with pytest.raises(ValueError, match=r"^no column is called 'titel', 'x'$"):
        write_jsonl([{"titel": "A", "x": 1, "title": "B"}], io.StringIO())
    file = io.StringIO()
    write_jsonl([{"problem": "lost"}], file, columns=["title", "problem"])
    assert file.getvalue() == '{"title":null,"problem":"lost"}\n'
