"""What an error holds and carries, and what passes through."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from typing import TYPE_CHECKING

import pytest
from tests.errors.raising import error_of, errors_of

from ssenews_parse import ParseError, parse, parse_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_what_an_error_holds() -> None:
    """Code, message, source, place, span, expectation and hint are attributes."""
    error = error_of("News\n\n  1. A title\n\nA stray\n\n  2. B\n", source="may.txt")
    assert (error.code, error.message, error.source) == ("SSE203", "text that is not part of an item", "may.txt")
    assert (error.line, error.column, error.start, error.end) == (5, 1, 20, 27)
    assert error.expected == ("a heading", "an item")
    assert error.hint == "indent it by four spaces if it belongs to the item above"
    assert str(error).startswith("may.txt:5:1: SSE203 text that is not part of an item\n")
    assert isinstance(error, ValueError)


SEVERAL = "May 202\n\n  1. A\n\n    31 April 2023\n\nStray.\n\n  2. \n\n  3. B\x00\n\n    1 May 2012\n\n    2 May 2012\n"


def test_several_problems_come_in_page_order() -> None:
    """Every problem of a page is handed over once, in the order of the page, whatever stage found it."""
    assert [(error.code, error.line, error.column) for error in errors_of(SEVERAL)] == [
        ("SSE103", 1, 1),
        ("SSE101", 5, 5),
        ("SSE203", 7, 1),
        ("SSE201", 9, 3),
        ("SSE301", 11, 7),
        ("SSE104", 15, 5),
    ]


def test_the_page_holds_what_was_understood() -> None:
    """Around the problems all else is read: the block with the control character without it, a date that is none as no date."""
    page = parse(SEVERAL, on_error=lambda _error: None)
    assert [(item.number, item.title, item.date) for item in page.items] == [(1, "A", None), (3, "B", dt.date(2012, 5, 1))]


PLACES = "News\n\n  1. A\n\n    31 April 2023\n\n  2. B \x04 C\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=ascii)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=ascii)
def test_places_are_those_of_the_text_as_given(mark: str, line_end: str) -> None:
    """A byte order mark and carriage returns count in spans and columns, and lines are those that an editor shows."""
    text = mark + PLACES.replace("\n", line_end)
    errors = errors_of(text)
    assert [text[error.start : error.end] for error in errors] == ["31 April 2023", "\x04"]
    assert [(error.line, error.column) for error in errors] == [(5, 5), (7, 8)]


def test_a_byte_order_mark_counts_in_its_line() -> None:
    """On the first line a byte order mark moves the column by one."""
    error = error_of("\ufeff  1. A \x04 B\n")
    assert (error.line, error.column, error.start) == (1, 9, 8)


def test_only_the_line_ends_of_editors_count() -> None:
    """A form feed or a line separator is a problem, not a line end."""
    assert [(error.code, error.line) for error in errors_of("  1. A\x0cB\u2028C\n\n    31 April 2023\n")] == [
        ("SSE301", 1),
        ("SSE301", 1),
        ("SSE101", 3),
    ]


def pickled(error: ParseError) -> ParseError:
    """Return an error as it comes out of its pickle."""
    again: ParseError = pickle.loads(pickle.dumps(error))  # noqa: S301 - its own pickle
    return again


@pytest.mark.parametrize("again", [pickled, copy.copy, copy.deepcopy])
def test_an_error_goes_through_pickle_and_copy_whole(again: Callable[[ParseError], ParseError]) -> None:
    """The copy reports the same."""
    error = error_of(SEVERAL, source="may.txt")
    other = again(error)
    assert type(other) is ParseError
    assert str(other) == str(error)
    names = ("code", "message", "source", "line", "column", "start", "end", "expected", "hint", "args")
    assert [getattr(other, name) for name in names] == [getattr(error, name) for name in names]


@pytest.mark.apart
def test_a_pickled_error_does_not_carry_the_text() -> None:
    """A report of a long page is small: the failing line alone goes with it."""
    error = error_of("News\n\n  1. A\n\n    31 April 2023\n\n" + "    A summary.\n\n" * 100_000)
    assert len(pickle.dumps(error)) < 2000
    assert str(pickled(pickled(error))) == str(error)


def test_what_the_callback_raises_passes_through() -> None:
    """An exception of `on_error` ends parsing; the problems behind it are not handed over."""
    seen: list[str] = []

    def stop(error: ParseError) -> None:
        seen.append(error.code)
        raise KeyError(error.code)

    with pytest.raises(KeyError, match="SSE103"):
        parse(SEVERAL, on_error=stop)
    assert seen == ["SSE103"]


def test_what_the_callback_returns_is_ignored() -> None:
    """Parsing goes on whatever `on_error` returns."""
    assert len(parse(SEVERAL, on_error=lambda _error: True).items) == 2
    assert len(parse(SEVERAL, on_error=lambda _error: False).items) == 2


# ── Files ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_bytes_of_another_encoding_are_a_problem(tmp_path: Path) -> None:
    """The report names the encoding and the first byte that is not of it, and stands where that byte is."""
    path = tmp_path / "août.txt"
    path.write_bytes("Actualités\n\nAoût 2022\n\n  1. Le pain\n".encode("cp1252"))
    with pytest.raises(ParseError) as raised:
        parse_file(path)
    report = f"""{path}:1:9: SSE003 not utf-8: byte 0xE9 cannot be read
    1 | Actualit\ufffds
      |         ^
      = hint: name the encoding that the file is in, or save the file as UTF-8"""
    assert str(raised.value) == report
    assert (raised.value.start, raised.value.end) == (8, 9)
    assert parse_file(path, encoding="cp1252").title == "Actualités"


def test_the_rest_of_such_a_file_is_read(tmp_path: Path) -> None:
    """With `on_error` the bytes are one problem, and the page holds what else was understood."""
    path = tmp_path / "may.txt"
    path.write_bytes(b"News\n\n  1. A \xff title\n\n    31 April 2023\n")
    errors: list[ParseError] = []
    page = parse_file(path, on_error=errors.append)
    assert [(error.code, error.line, error.column, error.source) for error in errors] == [
        ("SSE003", 3, 8, str(path)),
        ("SSE101", 5, 5, str(path)),
    ]
    assert page.items[0].title == "A \ufffd title"


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark is no part of the title; the path may be a string."""
    path = tmp_path / "may.txt"
    path.write_bytes("\ufeffNews\n\n  1. A title\n".encode())
    assert parse_file(str(path)).title == "News"


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    """What opening the file raises passes through."""
    with pytest.raises(FileNotFoundError):
        parse_file(tmp_path / "none.txt")
