"""Errors: the full text of a report for every code, what an error holds and carries, and what passes through."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ssenews_parse import (
    JsonError,
    NewsItem,
    NewsPage,
    ParseError,
    RenderError,
    Section,
    from_json,
    lint,
    merge,
    near_duplicates,
    pages_from_json,
    parse,
    parse_credit,
    parse_file,
    render,
    to_dataframe,
    to_json,
    to_rows,
    trace,
)
from ssenews_parse.errors import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Case(NamedTuple):
    """A text with one problem, the span of it, and the full report."""

    name: str
    text: str
    span: tuple[int, int]
    report: str


CASES = [
    Case(
        "the text is empty",
        "",
        (0, 0),
        """
<text>:1:1: SSE001 nothing to parse: the text is empty
    1 |
      | ^
      = expected: a listing page
""",
    ),
    Case(
        "the text is white space",
        " \n\t\n",
        (0, 4),
        """
<text>:1:1: SSE001 nothing to parse: the text is empty
    1 |
      | ^
      = expected: a listing page
""",
    ),
    Case(
        "no item is found",
        "About us\n\nWe write letters.\n",
        (0, 27),
        """
<text>:1:1: SSE002 no item found
    1 | About us
      | ^^^^^^^^
      = expected: a month heading, a numbered item or a date
      = hint: is this a listing page? its items open with a number, a bullet or a dash
""",
    ),
    Case(
        "items in one line each",
        "News\n- Night bakers 28 March 2013 They begin.\n",
        (0, 45),
        """
<text>:1:1: SSE004 title, date and summary of an item are in one line and cannot be separated
    1 | News
      | ^^^^
      = expected: a dash alone on its line, then a line for each part of the item
      = hint: extract the page again with Resiliparse, Inscriptis or html2text
""",
    ),
    Case(
        "a day that does not exist",
        "May 2023\n\n  1. A title\n\n    31 April 2023\n",
        (28, 41),
        """
<text>:5:5: SSE101 31 April 2023 is not a date: April has 30 days
    5 |     31 April 2023
      |     ^^^^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a leap day in another year",
        "May 2023\n\n  1. A title\n\n    29 February 2023\n",
        (28, 44),
        """
<text>:5:5: SSE101 29 February 2023 is not a date: February 2023 has 28 days
    5 |     29 February 2023
      |     ^^^^^^^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a day 0",
        "  1. A title\n\n    0 May 2023\n",
        (18, 28),
        """
<text>:3:5: SSE101 0 May 2023 is not a date: days are counted from 1
    3 |     0 May 2023
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a month 13",
        "  1. A title\n\n    2019/13/02\n",
        (18, 28),
        """
<text>:3:5: SSE101 2019/13/02 is not a date: there is no month 13
    3 |     2019/13/02
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a day 32 in December",
        "  1. A title\n\n    2019/12/32\n",
        (18, 28),
        """
<text>:3:5: SSE101 2019/12/32 is not a date: 12 has 31 days
    3 |     2019/12/32
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a day 32 in January",
        "  1. A title\n\n    2019/01/32\n",
        (18, 28),
        """
<text>:3:5: SSE101 2019/01/32 is not a date: 01 has 31 days
    3 |     2019/01/32
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a range that ends on a day that does not exist",
        "  1. A title\n\n    30 - 31 April 2012, Rome\n",
        (18, 42),
        """
<text>:3:5: SSE101 30 - 31 April 2012 is not a date: April has 30 days
    3 |     30 - 31 April 2012, Rome
      |     ^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a range that ends before it begins",
        "  1. A title\n\n    16 - 14 May 2012\n",
        (18, 34),
        """
<text>:3:5: SSE102 16 - 14 May 2012 is not a range: it does not end after it begins
    3 |     16 - 14 May 2012
      |     ^^^^^^^^^^^^^^^^
      = expected: a range that ends later
      = hint: if the first day is in an earlier month or year, write the month or year after it
""",
    ),
    Case(
        "a range of one day",
        "  1. A title\n\n    14 May 2012 - 14 May 2012, Rome\n",
        (18, 49),
        """
<text>:3:5: SSE102 14 May 2012 - 14 May 2012 is not a range: it does not end after it begins
    3 |     14 May 2012 - 14 May 2012, Rome
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a range that ends later
      = hint: if the first day is in an earlier month or year, write the month or year after it
""",
    ),
    Case(
        "a range whose first year is left out",
        "  1. A title\n\n    30 December - 2 January 2012\n",
        (18, 46),
        """
<text>:3:5: SSE102 30 December - 2 January 2012 is not a range: it does not end after it begins
    3 |     30 December - 2 January 2012
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a range that ends later
      = hint: if the first day is in an earlier month or year, write the month or year after it
""",
    ),
    Case(
        "a year of five digits",
        "  1. A title\n\n    14 May 20123\n",
        (18, 30),
        """
<text>:3:5: SSE103 the year 20123 is out of range
    3 |     14 May 20123
      |     ^^^^^^^^^^^^
      = expected: a year from 1000 to 9999
""",
    ),
    Case(
        "a year of three digits in a heading",
        "May 202\n\n  1. A title\n",
        (0, 7),
        """
<text>:1:1: SSE103 the year 202 is out of range
    1 | May 202
      | ^^^^^^^
      = expected: a year from 1000 to 9999
""",
    ),
    Case(
        "a year before 1000",
        "  1. A title\n\n    14 May 0999\n",
        (18, 29),
        """
<text>:3:5: SSE103 the year 0999 is out of range
    3 |     14 May 0999
      |     ^^^^^^^^^^^
      = expected: a year from 1000 to 9999
""",
    ),
    Case(
        "a year of thousands of digits",
        "May " + "2" * 5000 + "\n\n  1. A title\n",
        (0, 5004),
        """
<text>:1:1: SSE103 the year 22222222222222222222222222222222…22222222 is out of range
    1 | May 222222222222222222222222222222222222222222222222222222222222222222222222222222222222…
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a year from 1000 to 9999
""",
    ),
    Case(
        "a second date",
        "  1. A title\n\n    14 May 2012\n\n    A summary.\n\n    15 May 2012\n\n    More.\n",
        (51, 62),
        """
<text>:7:5: SSE104 a second date in one item
    7 |     15 May 2012
      |     ^^^^^^^^^^^
      = expected: a summary or the next item
      = hint: if this is the date of another item, put that item's number before its title
""",
    ),
    Case(
        "a weekday that is not that date's",
        "  1. A title\n\n    Friday, 18 May 2023, Lae\n",
        (18, 42),
        """
<text>:3:5: SSE105 Friday, 18 May 2023 has the wrong weekday: 2023-05-18 is a Thursday
    3 |     Friday, 18 May 2023, Lae
      |     ^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a date
      = hint: one of the two is a slip: the weekday, or the day, the month or the year
""",
    ),
    Case(
        "a weekday of a range",
        "  1. A title\n\n    du lundi 15 au jeudi 19 mai 2023\n",
        (18, 50),
        """
<text>:3:5: SSE105 du lundi 15 au jeudi 19 mai 2023 has the wrong weekday: 2023-05-19 is a Friday
    3 |     du lundi 15 au jeudi 19 mai 2023
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a date
      = hint: one of the two is a slip: the weekday, or the day, the month or the year
""",
    ),
    Case(
        "two numbers of which none is a month",
        "  1. A title\n\n    31/13/2023\n",
        (18, 28),
        """
<text>:3:5: SSE101 31/13/2023 is not a date: there is no month 13
    3 |     31/13/2023
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a day in words that does not exist",
        "  1. A title\n\n    2023年2月30日（木）\n",
        (18, 31),
        """
<text>:3:5: SSE101 2023年2月30日（木） is not a date: 2月 2023 has 28 days
    3 |     2023年2月30日（木）
      |     ^^^^^^^^^^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "an item without text",
        "News\n\n  1. \n\n  2. A title\n",
        (8, 10),
        """
<text>:3:3: SSE201 an item without text
    3 |   1.
      |   ^^
      = expected: a title
      = hint: remove the mark, or give the item a title
""",
    ),
    Case(
        "an item of credit and date alone",
        "News\n\n  1. © Ada Vale 2012\n\n    14 May 2012\n",
        (8, 43),
        """
<text>:3:3: SSE201 an item without text
    3 |   1. © Ada Vale 2012
      |   ^^^^^^^^^^^^^^^^^^
      = expected: a title
      = hint: remove the mark, or give the item a title
""",
    ),
    Case(
        "a third block before the date",
        "  1. News\n\n    A title\n\n    with a hole\n\n    14 May 2012\n",
        (28, 39),
        """
<text>:5:5: SSE202 a third block before the date
    5 |     with a hole
      |     ^^^^^^^^^^^
      = expected: a date
      = hint: kicker and title are one block each: remove the blank line inside one of them
""",
    ),
    Case(
        "a summary without indent",
        "  1. A title\n\n    14 May 2012\n\nA summary.\n\n  2. B\n",
        (31, 41),
        """
<text>:5:1: SSE203 text that is not part of an item
    5 | A summary.
      | ^^^^^^^^^^
      = expected: a heading or an item
      = hint: indent it by four spaces if it belongs to the item above
""",
    ),
    Case(
        "the number 0",
        "News\n\n  0. A title\n",
        (8, 10),
        """
<text>:3:3: SSE204 the number 0 is out of range
    3 |   0. A title
      |   ^^
      = expected: a number from 1 to 999999999
""",
    ),
    Case(
        "a number of ten digits",
        "News\n\n  1000000000. A title\n",
        (8, 19),
        """
<text>:3:3: SSE204 the number 1000000000 is out of range
    3 |   1000000000. A title
      |   ^^^^^^^^^^^
      = expected: a number from 1 to 999999999
""",
    ),
    Case(
        "a number of thousands of digits",
        "News\n\n  " + "9" * 5000 + ". A title\n",
        (8, 5009),
        """
<text>:3:3: SSE204 the number 999999999999…999999 is out of range
    3 |   99999999999999999999999999999999999999999999999999999999999999999999999999999999999999…
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a number from 1 to 999999999
""",
    ),
    Case(
        "a title that reads as a date",
        "3 August\n2022, Lomé\n\nMay 2023\n",
        (0, 19),
        """
<text>:1:1: SSE206 text that looks like a date where there can be none
    1 | 3 August
      | ^^^^^^^^
      = expected: a title or running text
""",
    ),
    Case(
        "a title that is a mark",
        "News\n\n    -\n\n  1. A\n",
        (10, 11),
        """
<text>:3:5: SSE206 text that looks like a mark where there can be none
    3 |     -
      |     ^
      = expected: a title or running text
""",
    ),
    Case(
        "a date whose item lost number and title",
        "News\n\nMay 2023\n\n\n    28 May 2023\n\n  2. A fair day\n\n    21 May 2023\n",
        (21, 32),
        """
<text>:6:5: SSE208 a date without an item
    6 |     28 May 2023
      |     ^^^^^^^^^^^
      = expected: a numbered item
      = hint: number and title of this item were lost: look them up in another copy of the page
""",
    ),
    Case(
        "the text of an image",
        "News\n\n1.  [Bakers at work]\n\n    A fair day\n\n    21 May 2023\n",
        (10, 26),
        """
<text>:3:5: SSE209 the text of an image, which is no part of the item
    3 | 1.  [Bakers at work]
      |     ^^^^^^^^^^^^^^^^
      = expected: a credit, a kicker or a title
      = hint: convert the page without images, or read the HTML: parse_html(html)
""",
    ),
    Case(
        "signs of Markdown before a month",
        "# News\n\n## May 2023\n\n  1. A fair day\n",
        (8, 10),
        """
<text>:3:1: SSE207 signs of Markdown before a heading
    3 | ## May 2023
      | ^^
      = expected: a month heading
      = hint: if this is Markdown, read it as such: parse_markdown(text), on the command line --from markdown
""",
    ),
    Case(
        "a control character",
        "  1. A ti\x00tle\n",
        (9, 10),
        """
<text>:1:10: SSE301 the control character U+0000
    1 |   1. A ti\\x00tle
      |          ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a line separator",
        "  1. A ti\u2028tle\n",
        (9, 10),
        """
<text>:1:10: SSE301 the control character U+2028
    1 |   1. A ti\\u2028tle
      |          ^^^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a next-line character",
        "  1. A ti\x85tle\n",
        (9, 10),
        """
<text>:1:10: SSE301 the control character U+0085
    1 |   1. A ti\\x85tle
      |          ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a lone surrogate",
        "  1. A ti\ud800tle\n",
        (9, 10),
        """
<text>:1:10: SSE302 the lone surrogate U+D800
    1 |   1. A ti\\ud800tle
      |          ^^^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "tabs before the span",
        "  1. A title\n\n\t31 April 2023\n",
        (15, 28),
        """
<text>:3:2: SSE101 31 April 2023 is not a date: April has 30 days
    3 |  31 April 2023
      |  ^^^^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "wide characters before the span",
        "  1. 作業台 \x01 の手引き\n",
        (9, 10),
        """
<text>:1:10: SSE301 the control character U+0001
    1 |   1. 作業台 \\x01 の手引き
      |             ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a combining character before the span",
        "  1. e\u0301cole\x02 du soir\n",
        (11, 12),
        """
<text>:1:12: SSE301 the control character U+0002
    1 |   1. école\\x02 du soir
      |           ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a long line around the span",
        "  1. " + "word " * 60 + "\x03" + " more" * 60 + "\n",
        (305, 306),
        """
<text>:1:306: SSE301 the control character U+0003
    1 | …d word word word word word word word word \\x03 more more more more more more more more …
      |                                            ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a long span",
        "  1. A\n\n    14 May 2012\n\n" + "word " * 60 + "\n\n  2. B\n",
        (25, 324),
        """
<text>:5:1: SSE203 text that is not part of an item
    5 | word word word word word word word word word word word word word word word word word wor…
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a heading or an item
      = hint: indent it by four spaces if it belongs to the item above
""",
    ),
    Case(
        "a span at the end of a long line",
        "  1. " + "w" * 88 + "\x03",
        (93, 94),
        """
<text>:1:94: SSE301 the control character U+0003
    1 | …wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww\\x03
      |                                            ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
]

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))


def error_of(text: str, source: str | None = None) -> ParseError:
    """Return what strict parsing of a text raises."""
    with pytest.raises(ParseError) as raised:
        parse(text, source=source)
    return raised.value


def errors_of(text: str) -> list[ParseError]:
    """Return all problems of a text."""
    errors: list[ParseError] = []
    parse(text, on_error=errors.append)
    return errors


@each_case
def test_a_report_reads_as_it_should(case: Case) -> None:
    """The report stands whole: place, code and message, the failing line, what was expected, what a person can do."""
    assert f"\n{error_of(case.text)}\n" == case.report


@each_case
def test_a_problem_is_handed_over_once(case: Case) -> None:
    """With `on_error` the same problem is handed over, and no other; its span is what was not understood."""
    errors = errors_of(case.text)
    assert [str(error) for error in errors] == [str(error_of(case.text))]
    assert (errors[0].start, errors[0].end) == case.span


def test_every_code_has_its_report() -> None:
    """No code of the catalogue is without an exact report here; bytes, Markdown and web archives have theirs elsewhere."""
    assert {case.report.split()[1] for case in CASES} | {"SSE003", "SSE210"} == {code for code in CATALOGUE if code < "SSE4"}


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


# ── Credits ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            "© ",
            """
<text>:1:1: SSE001 nothing to parse: the text is empty
    1 | ©
      | ^^
      = expected: a name, an agency or a year
""",
        ),
        (
            "© Ada\nVale",
            """
<text>:1:6: SSE301 the control character U+000A
    1 | © Ada
      |      ^
      = hint: remove it; the rest of its block was read
""",
        ),
        (
            "© Ada\udc80Vale",
            """
<text>:1:6: SSE302 the lone surrogate U+DC80
    1 | © Ada\\udc80Vale
      |      ^^^^^^
      = hint: remove it; the rest of its block was read
""",
        ),
    ],
)
def test_what_is_no_credit(text: str, report: str) -> None:
    """A credit is one line of text; where it is not, `parse_credit` reports like `parse`."""
    with pytest.raises(ParseError) as raised:
        parse_credit(text)
    assert f"\n{raised.value}\n" == report


# ── Other types ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("function", "value", "message"),
    [
        (parse, None, "parse() takes a str, not NoneType"),
        (parse, b"News", "parse() takes a str, not bytes"),
        (parse, ["News"], "parse() takes a str, not list"),
        (parse_credit, b"ILO", "parse_credit() takes a str, not bytes"),
        (render, None, "render() takes a NewsPage, not NoneType"),
        (render, Section(year=2023), "render() takes a NewsPage, not Section"),
        (to_json, {"title": "News"}, "to_json() takes a NewsPage, not dict"),
        (lint, "News", "lint() takes a NewsPage, not str"),
        (near_duplicates, "News", "near_duplicates() takes a NewsPage, not str"),
        (merge, ["News"], "merge() takes a NewsPage, not str"),
        (to_rows, [NewsPage()], "to_rows() takes a NewsPage, not list"),
        (to_dataframe, "News", "to_rows() takes a NewsPage, not str"),
        (trace, b"News", "trace() takes a str, not bytes"),
        (from_json, None, "from_json() takes a str or bytes or bytearray, not NoneType"),
        (pages_from_json, [], "pages_from_json() takes a str or bytes or bytearray, not list"),
    ],
)
def test_another_type_is_a_type_error(function: Callable[[Any], object], value: object, message: str) -> None:
    """The message names the function, what it takes, and what it was given."""
    with pytest.raises(TypeError) as raised:
        function(value)
    assert str(raised.value) == message


# ── What canonical text cannot say ────────────────────────────────────────────────────────────────────────────────────

DAY = dt.date(2023, 5, 25)


def item(**values: Any) -> NewsItem:  # noqa: ANN401 - fields of an item
    """Build item 1, `A`, of a day."""
    return NewsItem(**{"number": 1, "title": "A", "date": DAY, **values})


def dateless(**values: Any) -> NewsItem:  # noqa: ANN401 - fields of an item
    """Build item 1, `A`, without a date."""
    return item(date=None, **values)


def section(*items: NewsItem, **values: Any) -> Section:  # noqa: ANN401 - fields of a section
    """Build a section of some items, or of item 1."""
    return Section(items=items or (item(),), **values)


def page(*sections: Section, **values: Any) -> NewsPage:  # noqa: ANN401 - fields of a page
    """Build a page of some sections, or of one."""
    return NewsPage(sections=sections or (section(),), **values)


FIRST = "sections[0].items[0]"
REFUSED = [
    (page(title="May 2023"), "title", "would be read as a heading"),
    (page(title="2010"), "title", "would be read as a heading"),
    (page(title="-"), "title", "would be read as a mark"),
    (page(title="# May 2023"), "title", "would be read as a heading"),
    (page(title="A", preamble="B\n\nMay 2023"), "preamble", "would be read back as 'B'"),
    (page(title="A", preamble="-"), "preamble", "would be read as a mark"),
    (page(title="A", postamble="B\n\nMay 2023"), "sections", "would be read back as 2, not 1"),
    (page(section(), section(topic="May 2023"), title="A"), "sections[1].year", "would be read back as 2023"),
    (page(section(), section(topic="-"), title="A"), "sections[0].items", "would be read back as 2, not 1"),
    (page(section(item(title="12 May 2023"))), f"{FIRST}.title", "would be read as a date"),
    (page(section(item(title="12 - 14 May 2023"))), f"{FIRST}.title", "would be read as a date"),
    (page(section(item(title="31 April 2023"))), f"{FIRST}.title", "would be read as a date"),
    (page(section(item(kicker="12 May 2023"))), f"{FIRST}.kicker", "would be read as a date"),
    (page(section(item(summary="B\n\n12 May 2023"))), f"{FIRST}.summary", "would be read back as 'B'"),
    (page(section(dateless(title=None, summary="12 May 2023"))), f"{FIRST}.summary", "would be read as a date"),
    (page(section(dateless(title=None, summary="12 May 2023\n\n31 May 2023"))), f"{FIRST}.summary", "would be read as a date"),
    (page(section(dateless(summary="12 May 2023"))), f"{FIRST}.date", "would be read back as 2023-05-12"),
    (page(section(item(title="© A"))), f"{FIRST}.title", "would be read as a credit"),
    (
        page(section(item(kicker="© A"))),
        f"{FIRST}.credit",
        "would be read back as the credit 'A'",
    ),
    (page(section(item(title="12 May 2023, Rome"))), f"{FIRST}.title", "would be read as a date"),
    (page(preamble="A"), "title", "would be read back as 'A'"),
    (page(section(topic="A"), section(topic="B")), "title", "would be read back as 'A'"),
    (page(section(topic="A"), title="T"), "preamble", "would be read back as 'A'"),
    (page(section(topic="A"), section(year=2023), title="T"), "preamble", "would be read back as 'A'"),
    (page(section(topic="A"), section(topic="B"), section(year=2023), title="T"), "preamble", "would be read back as 'A'"),
    (
        page(section(item(number=2)), section(topic="A"), title="T", preamble="B"),
        "preamble",
        "would be read back as None",
    ),
    (
        page(section(), section(item(number=2), topic="A"), title="T"),
        "sections[0].items",
        "would be read back as 2, not 1",
    ),
    (page(section(), section(item(number=2)), title="T"), "sections[0].items", "would be read back as 2, not 1"),
    (page(section(), section(item(number=None)), title="T"), "sections[0].items", "would be read back as 2, not 1"),
    (page(Section(year=2023), section(), title="T"), "sections[0].items", "would be read back as 1, not 0"),
    (page(section(year=2023), section(item(number=2)), title="T"), "sections[0].items", "would be read back as 2, not 1"),
    (page(section(dateless(title=None, summary="A"))), f"{FIRST}.title", "would be read back as 'A'"),
    (page(section(dateless(title=None, kicker="A"))), f"{FIRST}.kicker", "would be read back as None"),
    (page(section(dateless(title=None, kicker="A", summary="B"))), f"{FIRST}.kicker", "would be read back as None"),
    (page(section(item(), dateless(kicker="K"))), "sections[0].items[1].kicker", "would be read back as None"),
    (page(section(item(kicker="K"), dateless(summary="S"))), "sections[0].items[1].kicker", "would be read back as 'A'"),
    (NewsPage(title="A"), "sections", "a page with no item and no heading cannot be read back"),
    (NewsPage(), "sections", "a page with no item and no heading cannot be read back"),
    (page(title="T", preamble="A\n\nA"), "title", "would be read back as 'A'"),
]


@pytest.mark.parametrize(("told", "path", "message"), REFUSED)
def test_a_page_that_no_text_can_say_is_refused(told: NewsPage, path: str, message: str) -> None:
    """The error has the path of the first field that would be read back otherwise, and says how."""
    with pytest.raises(RenderError) as raised:
        render(told)
    assert (raised.value.path, raised.value.message) == (path, message)
    assert str(raised.value) == f"{path}: {message}"
    assert isinstance(raised.value, ValueError)


# ── JSON ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

NO_PAGES = [
    ("", "", "not JSON: Input data was truncated"),
    ("{", "", "not JSON: Input data was truncated"),
    ("[]", "", "expected `object`, got `array`"),
    ("1", "", "expected `object`, got `int`"),
    ('{"sections": 1}', "sections", "expected `array`, got `int`"),
    ('{"sections": [{"year": "2023"}]}', "sections[0].year", "expected `int | null`, got `str`"),
    (
        '{"sections": [{"year": 2023, "items": [{"title": "A", "date": "2023-02-30"}]}]}',
        "sections[0].items[0].date",
        "invalid RFC3339 encoded date",
    ),
    ('{"sections": [{}]}', "sections[0]", "Section.items: only a month or a year heading may have no items"),
    (
        '{"sections": [{"items": [{"title": " A"}]}]}',
        "sections[0].items[0]",
        "NewsItem.title must not begin or end with white space",
    ),
    (
        '{"sections": [{"items": [{"title": "A", "number": 0}]}]}',
        "sections[0].items[0]",
        "NewsItem.number must be from 1 to 999999999, not 0",
    ),
    (
        '{"title": "A", "sections": [{"items": [{"title": "A", "credit": {"text": "B"}}]}]}',
        "sections[0].items[0].credit",
        "object missing required field `holder`",
    ),
    (
        '{"sections": [{"items": [{"title": "A", "number": true}]}]}',
        "sections[0].items[0].number",
        "expected `int | null`, got `bool`",
    ),
    (
        '{"sections": [{"items": [{"title": "A", "number": 1.5}]}]}',
        "sections[0].items[0].number",
        "expected `int | null`, got `float`",
    ),
    (b"\xff", "", "not JSON: JSON is malformed: invalid character (byte 0)"),
    ('"\\ud800"', "", "not JSON: Input data was truncated"),
    ("\ud800", "", "not JSON: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed"),
    ("[" * 100_000, "", "expected `object`, got `array`"),
    ('{"a":' * 100_000, "", "not JSON: nested too deeply"),
    ('{"title": "\\ud800"}', "", "not JSON: Input data was truncated"),
    ('{"title": "A"} x', "", "not JSON: JSON is malformed: trailing characters (byte 16)"),
    ('{"language": 1}', "language", "expected `str | null`, got `int`"),
    (
        '{"sections": [{"items": [{"title": "A", "date": "2023-05-25T00:00"}]}]}',
        "sections[0].items[0].date",
        "invalid RFC3339 encoded date",
    ),
    ('{"sections": [{"year": 2023, "topic": "A"}]}', "sections[0]", "Section.topic: a section has a topic or a year, not both"),
]


@pytest.mark.parametrize(("data", "path", "message"), NO_PAGES)
def test_json_that_is_no_page_is_refused(data: str | bytes, path: str, message: str) -> None:
    """The error has the path of the field, none for the document as a whole, and says what is wrong."""
    with pytest.raises(JsonError) as raised:
        from_json(data)
    assert (raised.value.path, raised.value.message) == (path, message)
    assert str(raised.value) == (f"{path}: {message}" if path else message)
    assert isinstance(raised.value, ValueError)


@pytest.mark.parametrize("error", [RenderError("sections[0].items[2].title", "would be read as a date"), JsonError("", "not JSON")])
def test_the_other_errors_go_through_pickle_and_copy(error: RenderError | JsonError) -> None:
    """Path and message come back; they are what the error was made of."""
    assert repr(error) == f"{type(error).__name__}({error.path!r}, {error.message!r})"
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301 - its own pickle
        assert (type(again), again.path, again.message, str(again)) == (type(error), error.path, error.message, str(error))
