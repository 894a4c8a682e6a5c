"""CSV: what is written is read back by others, and no spreadsheet runs any of it."""

from __future__ import annotations

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.outputs.reading import expected, value

from ssenews_parse import NewsItem, NewsPage, Section, parse
from ssenews_parse.rows import COLUMNS, to_rows
from ssenews_parse.strategies import pages
from ssenews_parse.tables import quoted, to_csv, unquoted, write_csv

FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def test_a_page_as_csv() -> None:
    """A header row, then one row an item: commas between cells, quotes where a cell needs them, nothing for None."""
    text = "News\n\nMay 2023\n\n  1. A fair day, for all\n\n    25 May 2023, Lomé, Togo\n\n    One “line”.\n\n    A second.\n"
    assert to_csv(parse(text), source="may.txt") == (
        "source,page_title,language,section,section_year,section_month,section_topic,number,kicker,title,date,end_date,place,"
        "credit,credit_holder,credit_agency,credit_year,summary,line,url,problems,remarks,date_text,decided\r\n"
        'may.txt,News,en,2023-05,2023,5,,1,,"A fair day, for all",2023-05-25,,"Lomé, Togo",,,,,"One “line”.\n\nA second.",'
        "5,,,,,\r\n"
    )


@given(pages())
def test_the_csv_module_reads_every_field_back(page: NewsPage) -> None:
    """The csv module of Python finds each value again, once the quoting is undone, and before that no formula in any cell."""
    rows = list(csv.DictReader(io.StringIO(to_csv(page, source="x"), newline="")))
    assert not any(cell.startswith(FORMULA_SIGNS) for row in rows for cell in row.values())
    assert [{name: value(name, unquoted(cell)) for name, cell in row.items()} for row in rows] == expected(page, "x")


@given(pages())
def test_polars_reads_every_field_back(page: NewsPage) -> None:
    """Polars finds each value again, once the quoting of formulas is undone."""
    frame = pl.read_csv(io.BytesIO(to_csv(page, source="x").encode()), infer_schema=False)
    assert frame.columns == list(COLUMNS)
    rows = frame.to_dicts()
    assert [{name: value(name, unquoted(cell or "")) for name, cell in row.items()} for row in rows] == expected(page, "x")


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_a_formula_is_quoted(sign: str) -> None:
    """A title that begins like a formula stands behind an apostrophe; so does a source."""
    page = NewsPage(sections=[Section(items=[NewsItem(title=f"{sign}1".strip())])])
    row = next(csv.DictReader(io.StringIO(to_csv(page, source=f"{sign}1"), newline="")))
    assert row["source"] == f"'{sign}1"
    assert row["title"] == (f"'{sign}1" if sign.strip() else "1")


@given(st.text() | st.text("'=+-@ a"))
def test_quoting_is_safe_and_reversible(text: str) -> None:
    """For any text the quoted cell is no formula, and `unquoted` gives the text back; a text without danger stays as it is."""
    assert not quoted(text).startswith(FORMULA_SIGNS)
    assert unquoted(quoted(text)) == text
    assert (quoted(text) == text) == (not text.lstrip("'").startswith(FORMULA_SIGNS))


def test_an_apostrophe_alone_is_no_quoting() -> None:
    """Words that begin with an apostrophe stay as they are, both ways."""
    assert quoted("'Tis the season") == unquoted("'Tis the season") == "'Tis the season"


def test_rows_of_several_pages_stand_under_one_header() -> None:
    """`write_csv` takes the rows of any number of pages, from a generator too."""
    page = parse("May 2023\n\n  1. A fair day\n")
    file = io.StringIO(newline="")
    write_csv((row for _ in range(3) for row in to_rows(page)), file)
    header, *rows = to_csv(page).splitlines(keepends=True)
    assert file.getvalue() == header + "".join(rows) * 3


def test_cells_go_by_column_name() -> None:
    """Whatever the order of a row's keys, each cell is under the name of its column; a key that is no column is refused."""
    page = parse("May 2023\n\n  1. A fair day\n")
    file = io.StringIO(newline="")
    write_csv([dict(reversed(row.items())) for row in to_rows(page)], file)
    assert file.getvalue() == to_csv(page)
    for row in ({"titel": "A"}, {**to_rows(page)[0], "problem": "lost"}):
        with pytest.raises(ValueError, match=r"^no column is called '(titel|problem)'$"):
            write_csv([row], io.StringIO(newline=""))
    file = io.StringIO(newline="")
    write_csv([{"title": "A"}], file, columns=["number", "title"], delimiter=";")
    assert file.getvalue() == "number;title\r\n;A\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "one;=1+1",
        "one,=1+1,two",
        "one, @SUM(1)",
        "one; two;+1",
        "one;-1",
        "one;@SUM(A1)",
        "one;＝1",
        'one;"=1+1"',
        "one;'=1",
        "one;\"'+1",
        "one.\n\n=1+1",
        "one.\n\n- two",
        ";=1",
        "=1;=1",
        "';=1;;-2",
    ],
)
def test_a_formula_after_a_semicolon_is_quoted(text: str) -> None:
    """Read with the delimiter of half of Europe no cell begins like a formula, and `unquoted` gives the text back."""
    page = NewsPage(sections=[Section(items=[NewsItem(title="A", summary=text)])])
    for delimiter in ",;":
        file = io.StringIO(newline="")
        write_csv(to_rows(page), file, delimiter=delimiter)
        for other in ",;":
            cells = [cell for row in csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=other) for cell in row]
            assert not any(cell.startswith(FORMULA_SIGNS) for cell in cells) or delimiter == ";" != other
    assert unquoted(quoted(text)) == text


@given(st.text("'\"=+-@;,\n ab"))
def test_no_cell_of_a_semicolon_begins_like_a_formula(text: str) -> None:
    """For any text of signs that matter."""
    file = io.StringIO(newline="")
    write_csv([{"title": "A", "summary": text}], file)
    assert unquoted(quoted(text)) == text
    rows = csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=";")
    assert not any(cell.startswith(tuple("=+-@")) for row in rows for cell in row)
