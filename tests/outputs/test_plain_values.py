"""Values of subclasses: what other libraries give for texts, numbers and dates is kept as what it is."""

from __future__ import annotations

import datetime as dt
import enum
import io
from typing import Any

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from ssenews_parse import Credit, NewsItem, NewsPage, Section, from_json, pages_from_json, render, to_json
from ssenews_parse.arrow import to_table
from ssenews_parse.atom import to_atom
from ssenews_parse.errors import JsonError
from ssenews_parse.jsonl import to_jsonl, write_jsonl
from ssenews_parse.rows import to_rows
from ssenews_parse.tables import to_csv


class Text(str):
    """A text of somebody's own, which shows itself in another way."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return something else than the text."""
        return "shown"

    def __format__(self, _spec: str) -> str:
        """Return something else than the text."""
        return "formatted"


class Kind(str, enum.Enum):  # noqa: UP042 - its `str` is not its text, which is the point
    """A text that is a member of an enumeration."""

    NEWS = "News"


class Number(int):
    """A number of somebody's own."""

    def __str__(self) -> str:
        """Return something else than the number."""
        return "shown"


class Year(enum.IntEnum):
    """A number that is a member of an enumeration."""

    THIS = 7


class Day(dt.date):
    """A date of somebody's own, as pendulum has one."""

    def isoformat(self) -> str:
        """Return something else than the date."""
        return "shown"


def soup(text: str) -> Any:  # noqa: ANN401 - a string of BeautifulSoup
    """Return a text as BeautifulSoup finds it."""
    return BeautifulSoup(f"<p>{text}</p>", "html.parser").find(string=True)


@pytest.mark.parametrize("text", [Text, soup, np.str_, lambda text: Kind.NEWS if text == "News" else text])
@pytest.mark.parametrize("number", [Number, lambda number: Year.THIS if number == 7 else number])
@pytest.mark.parametrize("day", [Day.fromisoformat, dt.date.fromisoformat])
def test_what_other_libraries_hand_over(text: Any, number: Any, day: Any) -> None:  # noqa: ANN401 - whatever makes such a value
    """A record keeps the plain value, so everything that is written of it is that of plain records."""

    def page(text: Any, number: Any, day: Any) -> NewsPage:  # noqa: ANN401 - see above
        credit = Credit(text=text("Ada Vale / ILO 2023"), holder=text("Ada Vale"), agency=text("ILO"), year=number(2023))
        item = NewsItem(
            number=number(7),
            credit=credit,
            kicker=text("News"),
            title=text("A fair day"),
            date=day("2023-05-25"),
            end_date=day("2023-05-27"),
            place=text("Lomé"),
            summary=text("One.\n\nTwo."),
            line=number(7),
            url=text("https://www.ilo.org"),
        )
        sections = [Section(topic=text("News"), items=[item], line=number(7)), Section(year=number(2023), month=number(7))]
        return NewsPage(
            title=text("News"),
            language=text("en"),
            preamble=text("One.\n\nTwo."),
            sections=[*sections[1:], Section(year=number(2023), month=number(5), items=[item])],
            postamble=text("End."),
            source=text("may.txt"),
        )

    odd, plain = page(text, number, day), page(str, int, dt.date.fromisoformat)
    assert odd == plain
    for write in (to_json, render, to_csv, to_jsonl, to_atom, repr):
        assert write(odd) == write(plain)
    assert to_table(odd) == to_table(plain)
    assert to_rows(odd) == to_rows(plain)
    assert all(type(value) in {str, int, dt.date, type(None)} for row in to_rows(odd) for value in row.values())
    assert from_json(to_json(odd)) == odd
    assert (type(odd.language), type(odd.source), type(odd.preamble)) == (str, str, str)


@pytest.mark.parametrize(
    "value", [pd.Timestamp("2023-05-25"), dt.datetime(2023, 5, 25, tzinfo=dt.UTC), "2023-05-25", np.datetime64("2023-05-25")]
)
def test_what_is_no_date_is_refused_in_the_record(value: Any) -> None:  # noqa: ANN401 - that is what is tested
    """A moment is no date."""
    with pytest.raises(TypeError, match=r"NewsItem\.date must be a date"):
        NewsItem(title="A", date=value)


@pytest.mark.parametrize("value", [True, np.int64(7), 7.0, "7"])
def test_what_is_no_number_is_refused_in_the_record(value: Any) -> None:  # noqa: ANN401 - that is what is tested
    """A truth value, a number of numpy, a text."""
    with pytest.raises(TypeError, match=r"NewsItem\.number must be an int"):
        NewsItem(title="A", number=value)


def test_rows_of_others_may_hold_them() -> None:
    """JSON Lines take rows with such values too."""
    file = io.StringIO()
    write_jsonl([{"title": Text("A"), "number": Number(7), "date": Day(2023, 5, 25)}], file, columns=["title", "number", "date"])
    assert file.getvalue() == '{"title":"A","number":7,"date":"2023-05-25"}\n'
    with pytest.raises(TypeError, match="a row holds texts, numbers and dates, not object"):
        write_jsonl([{"title": object()}], file)


PAGES = [NewsPage(title="News"), NewsPage(title="Août", sections=[Section(items=[NewsItem(title="Le marché")])])]
ARRAY = "[" + ",".join(map(to_json, PAGES)) + "]"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_before_json(encoding: str) -> None:
    """Files of Windows begin with one, whatever their encoding."""
    text = to_json(PAGES[1])
    assert from_json(text.encode(encoding)) == PAGES[1]
    assert from_json(bytearray(text.encode(encoding))) == PAGES[1]  # type: ignore[arg-type]
    assert from_json(f"\ufeff{text}") == PAGES[1]
    assert pages_from_json(ARRAY.encode(encoding)) == PAGES


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"\xff\xfe{", b"\xef\xbb\xbf", b"\xfe\xff\xd8\x00", "\ufeff", b"\xff\xfe\x00\x00\x01"]
)
def test_a_mark_before_no_json(data: Any) -> None:  # noqa: ANN401 - text or bytes
    """What comes after it may be no JSON all the same."""
    with pytest.raises(JsonError, match="not JSON"):
        from_json(data)


@pytest.mark.parametrize(
    ("data", "report"),
    [
        ("[]", None),
        (ARRAY, None),
        ("{}", "expected `array`, got `object`"),
        ('[{"title": 1}]', "[0].title: expected `str | null`, got `int`"),
        ('[{}, {"sections": [{"month": 5}]}]', "[1].sections[0]: Section.month: a month needs a year"),
        ("[{}", "not JSON: Input data was truncated"),
        ("[null]", "[0]: expected `object`, got `null`"),
    ],
)
def test_the_array_that_the_command_writes(data: str, report: str | None) -> None:
    """`pages_from_json` reads it; what is wrong is told with the page and the field."""
    if report is None:
        assert [page.title for page in pages_from_json(data)] == ([] if data == "[]" else ["News", "Août"])
        return
    with pytest.raises(JsonError) as raised:
        pages_from_json(data)
    assert str(raised.value) == report
