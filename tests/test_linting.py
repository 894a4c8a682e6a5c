"""What parses but looks wrong, each with its code, its message and its line; and what looks odd and is fine."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple, cast

import pytest

from ssenews_parse import NewsItem, NewsPage, Section, lint, parse
from ssenews_parse.linting import REMARKS


class Case(NamedTuple):
    """A text and its remarks, a line each as the command writes them."""

    name: str
    text: str
    remarks: str = ""


def numbered(*numbers: int) -> str:
    """Return items of these numbers, each with a title of its own."""
    return "\n\n".join(f"  {number}. Title {place}" for place, number in enumerate(numbers))


def dated(*dates: str, heading: str = "May 2023") -> str:
    """Return a section of items with these dates."""
    items = (f"  {number}. Title of {date}\n\n    {date}" for number, date in enumerate(dates, start=1))
    return "\n\n".join([heading, *items])


CASES = [
    Case("numbers one after the other", numbered(1, 2, 3)),
    Case("numbers that begin anywhere", numbered(11, 12)),
    Case("a number that repeats", numbered(1, 2, 2), "5 SSE901 a number repeats: 2 follows 2"),
    Case("a number that goes back", numbered(5, 6, 4), "5 SSE901 a number repeats: 4 follows 6"),
    Case("numbers that skip", numbered(1, 3, 4), "3 SSE902 numbers skip: 3 follows 1"),
    Case("a lost number counts", "  1. A\n\n    1 May 2023\n\n\n    B\n\n    1 May 2023\n\n  3. C"),
    Case("numbers begin anew in each month", f"May 2023\n\n{numbered(1, 2)}\n\nApril 2023\n\n  1. A"),
    Case("bullets", "  • A\n\n  • B"),
    Case("dates in their month", dated("31 May 2023", "1 May 2023")),
    Case("a date before its month", dated("30 April 2023"), "3 SSE903 the date 2023-04-30 is outside its section, 2023-05"),
    Case("a date after its month", dated("1 June 2023"), "3 SSE903 the date 2023-06-01 is outside its section, 2023-05"),
    Case(
        "a date outside its year", dated("1 June 2022", heading="2023"), "3 SSE903 the date 2022-06-01 is outside its section, 2023"
    ),
    Case("any month in its year", dated("1 June 2023", heading="2023")),
    Case("a range that touches its month", dated("30 April - 1 May 2023", "31 May - 1 June 2023")),
    Case("a range around its month", dated("30 April - 1 June 2023")),
    Case(
        "a range beside its month",
        dated("29 - 30 April 2023"),
        "3 SSE903 the date 2023-04-29 is outside its section, 2023-05",
    ),
    Case("newest first", "May 2023\n\nApril 2023\n\nDecember 2022"),
    Case("oldest first", "December 2022\n\nApril 2023\n\nMay 2023"),
    Case(
        "a month out of order",
        "May 2023\n\nJune 2023\n\nApril 2023\n\nMarch 2023",
        "3 SSE904 the section 2023-06 is out of order: it comes after 2023-05",
    ),
    Case(
        "a month twice",
        "May 2023\n\n  1. A\n\nMay 2023\n\n  1. B",
        "5 SSE904 the section 2023-05 is out of order: it comes after 2023-05",
    ),
    Case("the same item twice", "  1. A\n\n  2. B\n\n\n  1. A", "6 SSE905 the same item twice: A"),
    Case("equal titles on two days", "  1. A\n\n    1 May 2023\n\n  2. A\n\n    2 May 2023"),
    Case("the first day that can be", dated("1 January 1919", heading="1919")),
    Case("a day before the ILO was", dated("31 December 1918", heading="1918"), "3 SSE906 the date 1918-12-31 is before 1919"),
    Case("a day to come", dated("1 May 9999", heading="9999"), "3 SSE907 the date 9999-05-01 is in the future"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_looks_wrong_is_remarked(case: Case) -> None:
    """Each remark has its code, its message and the line of what it is about; what is fine has none."""
    assert [f"{made.line} {made.code} {made.message}" for made in lint(parse(case.text))] == case.remarks.splitlines()


def test_today_is_not_in_the_future() -> None:
    """An item of today is news; one of the day after tomorrow is not."""
    today = dt.datetime.now(tz=dt.UTC).date()
    codes = [
        [made.code for made in lint(NewsPage(sections=[Section(items=[NewsItem(title="A", date=today + dt.timedelta(days))])]))]
        for days in (0, 2)
    ]
    assert codes == [[], ["SSE907"]]


def test_remarks_stand_in_the_order_of_lines() -> None:
    """Whatever they are about; those of records that no text was read for come first."""
    page = parse(f"May 2023\n\n{numbered(1, 3)}\n\nJune 2023\n\n  1. A\n\n    1 May 2023\n\nApril 2023\n\nMarch 2023")
    assert [(made.line, made.code) for made in lint(page)] == [(5, "SSE902"), (7, "SSE904"), (9, "SSE903")]
    items = [NewsItem(number=1, title="A", line=4), NewsItem(number=3, title="B"), NewsItem(number=5, title="C", line=9)]
    assert [made.line for made in lint(NewsPage(sections=[Section(items=items)]))] == [None, 9]


def test_every_remark_has_a_case() -> None:
    """All codes of the table are shown here, but the one of `near_duplicates`."""
    assert set(re.findall("SSE9[0-9]{2}", " ".join(case.remarks for case in CASES))) == set(REMARKS) - {"SSE908"}


def test_anything_but_a_page_is_a_type_error() -> None:
    """The message names what was given."""
    with pytest.raises(TypeError, match=r"^lint\(\) takes a NewsPage, not str$"):
        lint(cast("Any", "News"))
