"""Arrow and Parquet: rows under one schema, whatever the texts hold, and back to pages."""

from __future__ import annotations

import importlib
import io
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ssenews_parse import NewsPage, ParseError, Section, lint, parse
from ssenews_parse.arrow import ITEM_SCHEMA, parse_batch, parse_batches, to_pages, to_table, write_parquet
from ssenews_parse.rows import COLUMNS, to_rows
from ssenews_parse.strategies import listing_texts, pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "News\n\nMay 2023\n\n  1. © Ada Vale / ILO 2022\n\n    A fair day\n\n    25 - 27 May 2023, Lomé\n\n    Bakers meet.\n"

# Arrow holds no lone surrogates.
texts = (listing_texts() | st.text(max_size=60)).map(lambda text: text.encode("utf-8", "ignore").decode())


def batch_of(*values: str | None) -> pa.RecordBatch:
    """Return a batch of texts; their sources are their places."""
    return pa.RecordBatch.from_pydict({"body": pa.array(values, pa.string()), "url": [f"text {n}" for n in range(len(values))]})


def parsed(batch: pa.RecordBatch | pa.Table) -> list[dict[str, object]]:
    """Parse a batch and return its rows."""
    result = parse_batch(batch, text="body", source="url")
    assert result.schema == ITEM_SCHEMA
    rows: list[dict[str, object]] = result.to_pylist()
    return rows


def expected(text: str, source: str) -> list[dict[str, object]]:
    """Return the rows of a text, made without Arrow."""
    try:
        page = parse(text)
        rows = to_rows(page, source=source, remarks=lint(page))
    except ParseError as error:
        return [{**dict.fromkeys(COLUMNS), "source": source, "line": error.line, "problem": f"{error.code} {error.message}"}]
    nothing = {**dict.fromkeys(COLUMNS), "source": source, "line": 1, "problem": "SSE002 no item found"}
    return [{**row, "problem": None} for row in rows] or [nothing]


# ── Laws ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(pages())
def test_a_table_holds_the_rows_of_its_page(page: NewsPage) -> None:
    """Every cell of the table is that of the row; the column for problems is empty."""
    assert to_table(page, source="may.txt").to_pylist() == [{**row, "problem": None} for row in to_rows(page, source="may.txt")]


@given(pages())
def test_a_page_comes_back_from_its_table(page: NewsPage) -> None:
    """Items, headings, title and language come back; what has no row does not; equal headings in a row become one."""
    kept = [section for section in page.sections if section.items]
    back = list(to_pages(to_table(page).to_batches()))
    assert [row for one in back for row in to_rows(one)] == to_rows(page)
    headings = [(section.year, section.month, section.topic) for section in kept]
    if kept and all(one != other for one, other in pairwise(headings)):
        assert back == [NewsPage(title=page.title, sections=kept)]
        assert back[0].language == page.language


@pytest.mark.apart
@given(st.lists(texts, max_size=4))
def test_every_text_has_its_rows_in_order(values: list[str]) -> None:
    """A text gives the rows of its items, or one row with its problem; no text disappears."""
    assert parsed(batch_of(*values)) == [row for n, value in enumerate(values) for row in expected(value, f"text {n}")]


@given(st.lists(texts, min_size=1, max_size=4), st.data())
def test_it_does_not_matter_how_texts_are_batched(values: list[str], data: st.DataObject) -> None:
    """Batches parsed one by one give the rows of all their texts parsed at once."""
    whole = batch_of(*values)
    cut = data.draw(st.integers(0, len(values)))
    parts = list(parse_batches([whole[:cut], whole[cut:]], text="body", source="url"))
    assert [row for part in parts for row in part.to_pylist()] == parsed(whole)


# ── Batches ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_schema_is_that_of_the_rows_and_the_problem() -> None:
    """The columns of `to_rows` in their order, texts, numbers and days, then the problem."""
    assert ITEM_SCHEMA.names == [*COLUMNS, "problem"]
    assert {str(kind) for kind in ITEM_SCHEMA.types} == {"string", "int32", "date32[day]"}


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())])
def test_texts_of_every_kind_of_column_are_read(kind: pa.DataType) -> None:
    """Engines keep texts in columns of several kinds; all give the same rows."""
    batch = pa.RecordBatch.from_arrays([pa.array([TEXT], pa.string()).cast(kind), pa.array([7])], names=["body", "url"])
    assert parsed(batch) == expected(TEXT, "7")


def test_a_table_is_parsed_like_a_batch() -> None:
    """Ray Data hands over tables, whose columns are in chunks."""
    table = pa.Table.from_batches([batch_of(TEXT), batch_of("")])
    assert parsed(table) == expected(TEXT, "text 0") + expected("", "text 0")


@pytest.mark.parametrize(
    ("value", "line", "problem"),
    [
        (None, 1, "SSE001 nothing to parse: the text is empty"),
        ("An article.", 1, "SSE002 no item found"),
        ("May 2023\n", 1, "SSE002 no item found"),
        ("May 2023\n\n  1. A fair day\n\n    31 April 2023\n", 5, "SSE101 31 April 2023 is not a date: April has 30 days"),
    ],
)
def test_a_text_that_fails_is_one_row(value: str | None, line: int, problem: str) -> None:
    """Its source, the line and its first problem, and nothing else; its neighbours stay as they are."""
    first, *others = parsed(batch_of(value, TEXT))
    assert {name: cell for name, cell in first.items() if cell is not None} == {
        "source": "text 0",
        "line": line,
        "problem": problem,
    }
    assert others == expected(TEXT, "text 1")


def test_bytes_that_are_not_utf_8_are_a_problem_too() -> None:
    """Engines let any bytes stand in a text; such a text is a row with its problem, not a failed job."""
    broken = pa.array([b"May 2023\n\n  1. Lom\xe9\n"], pa.binary()).cast(pa.string(), safe=False)
    batch = pa.RecordBatch.from_arrays([broken, pa.array(["may.txt"])], names=["body", "url"])
    assert [(row["source"], row["problem"]) for row in parsed(batch)] == [("may.txt", "SSE003 not utf-8: byte 0xE9 cannot be read")]


def test_a_column_that_is_not_there_is_no_problem_of_a_text() -> None:
    """The wrong name of a column is a mistake of the caller, and raised."""
    with pytest.raises(KeyError, match="text"):
        parse_batch(batch_of(TEXT), text="text", source="url")


def test_the_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow the import says which extra to install."""
    monkeypatch.delitem(sys.modules, "ssenews_parse.arrow")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ModuleNotFoundError) as caught:
        importlib.import_module("ssenews_parse.arrow")
    assert str(caught.value) == 'pyarrow is not installed: pip install "ssenews-parse[arrow]"'


# ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_of_one_source_are_one_page_across_batches() -> None:
    """A new source begins a new page, the end of a batch does not, and a problem is no item."""
    page = parse(TEXT)
    rows = pa.Table.from_batches([parse_batch(batch_of(TEXT, "", TEXT), text="body", source="url")])
    back = list(to_pages(rows.to_batches(max_chunksize=1)))
    assert back == [page, page]
    assert [item.line for one in back for item in one.items] == [5, 5]
    twice = NewsPage(title=page.title, sections=[Section(year=2023, month=5, items=page.items * 2)])
    assert list(to_pages(to_table(page).to_batches() * 2)) == [twice]


# ── Parquet ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def many(drawn: list[int], count: int) -> Iterator[dict[str, object]]:
    """Yield rows and note each."""
    for number in range(count):
        drawn.append(number)
        yield {"source": "may.txt", "number": number}


def test_parquet_is_written_in_bounded_memory(tmp_path: Path) -> None:
    """After each 10,000 rows what is there is written, before the next row is asked for."""
    path = tmp_path / "items.parquet"
    drawn: list[int] = []
    sizes = []

    def watched() -> Iterator[dict[str, object]]:
        for row in many(drawn, 25_000):
            if row["number"] in {9_999, 10_000, 20_000}:
                sizes.append(file.tell())
            yield row

    with path.open("wb") as file:
        write_parquet(watched(), file)
    assert sizes[0] < sizes[1] < sizes[2]
    metadata = pq.read_metadata(path)
    assert [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)] == [10_000, 10_000, 5_000]
    assert pq.read_table(path).column("number").to_pylist() == drawn


def test_parquet_without_a_row_is_a_table_without_a_row(tmp_path: Path) -> None:
    """A file of no items has the schema all the same, and a path is as good as a file."""
    write_parquet([], tmp_path / "items.parquet")
    table = pq.read_table(tmp_path / "items.parquet")
    assert (table.num_rows, table.schema) == (0, ITEM_SCHEMA)


def test_other_readers_read_the_same(tmp_path: Path) -> None:
    """DuckDB and pandas find the fields that were written, days as days and empty cells empty."""
    path = tmp_path / "items.parquet"
    page = parse(TEXT)
    write_parquet([*to_rows(page, source="may.txt"), {"source": "no.txt", "problem": "SSE002 no item found"}], path)
    rows = [tuple(row.values()) for row in to_table(page, source="may.txt").to_pylist()]
    assert duckdb.execute(f"FROM '{path}' WHERE problem IS NULL").fetchall() == rows
    frame = pd.read_parquet(path, dtype_backend="pyarrow")
    assert [tuple(row) for row in frame[frame["problem"].isna()].astype(object).where(frame.notna(), None).to_numpy()] == rows


def test_a_file_in_memory_is_written_like_any_other() -> None:
    """A binary file need not be on a disk."""
    file = io.BytesIO()
    write_parquet(to_rows(evolve(parse(TEXT), title=None)), file)
    assert pq.read_table(file).column("page_title").to_pylist() == [None]


def test_rows_go_by_column_name(tmp_path: Path) -> None:
    """Whatever the order of a row's keys; a key that is no column is refused, and leaves no file."""
    rows = to_rows(parse("May 2023\n\n  1. A fair day\n"))
    write_parquet([dict(reversed(row.items())) for row in rows], tmp_path / "a.parquet")
    assert pq.read_table(tmp_path / "a.parquet").to_pylist() == [{**rows[0], "problem": None}]
    with pytest.raises(ValueError, match=r"^no column is called 'titel'$"):
        write_parquet([{"titel": "A"}], tmp_path / "b.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


@pytest.mark.parametrize("rows", [0, 1, 10_001, 25_000])
def test_rows_that_fail_leave_the_old_file(tmp_path: Path, rows: int) -> None:
    """A generator that fails leaves no half file, but the old one or none."""

    def failing() -> Iterator[dict[str, str]]:
        yield from ({"title": f"A {number}"} for number in range(rows))
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        write_parquet(failing(), tmp_path / "new.parquet")
    write_parquet([{"title": "old"}], str(tmp_path / "old.parquet"))
    with pytest.raises(OSError, match="gone"):
        write_parquet(failing(), str(tmp_path / "old.parquet"))
    assert [path.name for path in tmp_path.iterdir()] == ["old.parquet"]
    assert pq.read_table(tmp_path / "old.parquet")["title"].to_pylist() == ["old"]
