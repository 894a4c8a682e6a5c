"""The oracle sees what it must: breaches of law 5, and dates and headings in all languages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import evolve
from tests.oracle.account import BreachError, audit
from tests.oracle.dates import Dated, dates, headings, is_headed
from tests.oracle.letters import check_letters

from ssenews_parse import Credit, NewsItem, NewsPage, Section

_TEXT = """\
News

A few words.

May 2023

  1. © Ada Vale / ILO 2023

    Press note

    A fair day
    for all

    06 April 2023, Lae

    Bakers meet.

    They part.

About us
"""
_ITEM = NewsItem(
    number=1,
    credit=Credit(text="Ada Vale / ILO 2023", holder="Ada Vale", agency="ILO", year=2023),
    kicker="Press note",
    title="A fair day for all",
    date=dt.date(2023, 4, 6),
    place="Lae",
    summary="Bakers meet.\n\nThey part.",
    line=7,
)
_PAGE = NewsPage(
    title="News",
    preamble="A few words.",
    sections=[Section(year=2023, month=5, items=[_ITEM], line=5)],
    postamble="About us",
)


def _with(**changes: Any) -> NewsPage:  # noqa: ANN401 - any field of an item
    """Return the page with an item that is not what the text says."""
    return evolve(_PAGE, sections=[evolve(_PAGE.sections[0], items=[evolve(_ITEM, **changes)])])


def test_the_oracle_accepts_what_adds_up() -> None:
    """A page that says all of its text is accepted; number, heading and date are recognised."""
    numbers = audit(_TEXT, _PAGE, [])
    assert numbers == ["May 2023", "1.", "06 April 2023, "]
    check_letters(_TEXT, _PAGE, [], numbers)


@pytest.mark.parametrize(
    "page",
    [
        evolve(_PAGE, title="New"),
        evolve(_PAGE, title=None),
        evolve(_PAGE, title="A few words.", preamble=None),
        evolve(_PAGE, preamble=None),
        evolve(_PAGE, preamble="A few  words."),
        evolve(_PAGE, preamble="A few words.\n\nA few words."),
        evolve(_PAGE, postamble=None),
        evolve(_PAGE, postamble="About us\n\nAbout us"),
        evolve(_PAGE, sections=()),
        evolve(_PAGE, sections=[evolve(_PAGE.sections[0], month=4)]),
        evolve(_PAGE, sections=[evolve(_PAGE.sections[0], line=4)]),
        evolve(_PAGE, sections=[*_PAGE.sections, *_PAGE.sections]),
        _with(number=None),
        _with(number=2),
        _with(credit=None),
        _with(credit=Credit(text="Ada Vale", holder="Ada Vale")),
        _with(kicker=None),
        _with(kicker="A fair day for all", title="Press note"),
        _with(title="A fair day"),
        _with(title="A fair dayfor all"),
        _with(date=dt.date(2023, 4, 7)),
        _with(end_date=dt.date(2023, 4, 7)),
        _with(date=None, place=None),
        _with(place=None),
        _with(place="La"),
        _with(summary="Bakers meet."),
        _with(summary="They part.\n\nBakers meet."),
        _with(summary="Bakers meet. They part."),
        _with(line=9),
    ],
)
def test_the_oracle_finds_a_breach(page: NewsPage) -> None:
    """A page that says less, more or other than its text is a breach."""
    with pytest.raises(BreachError):
        audit(_TEXT, page, [])


def test_the_oracle_does_not_see_what_stands_in_a_span() -> None:
    """What a problem reports is in no record, and what a record holds is in no span."""
    start = _TEXT.index("They part.")
    span = (start, start + len("They part."))
    audit(_TEXT, _with(summary="Bakers meet."), [span])
    with pytest.raises(BreachError):
        audit(_TEXT, _PAGE, [span])


def test_the_oracle_wants_every_stray_character_reported() -> None:
    """A control character is in a span of its own, and the record holds the rest of its block."""
    text = _TEXT.replace("fair", "fa\x00ir")
    audit(text, _PAGE, [(text.index("\x00"), text.index("\x00") + 1)])
    with pytest.raises(BreachError):
        audit(text, _PAGE, [])


def test_letters_that_are_lost_or_invented_are_counted() -> None:
    """The multiset of letters finds a breach by itself."""
    with pytest.raises(AssertionError, match="lost"):
        check_letters(_TEXT, evolve(_PAGE, postamble=None), [], ["May 2023", "1.", "06 April 2023, "])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("06 April 2023", (2023, 4, 6), None),
        ("1er mai 2019", (2019, 5, 1), None),
        ("7 DE MARZO DE 2024", (2024, 3, 7), None),
        ("11 de Junho de 2019", (2019, 6, 11), None),
        ("3. August 2022", (2022, 8, 3), None),
        ("12 maggio 2009", (2009, 5, 12), None),
        ("2019/05/30", (2019, 5, 30), None),
        ("14 - 16 May 2012", (2012, 5, 14), (2012, 5, 16)),
        ("29 February – 1 March 2012", (2012, 2, 29), (2012, 3, 1)),
        ("30 décembre 2011-2 janvier 2012", (2011, 12, 30), (2012, 1, 2)),
        ("2019/05/30 - 2019/06/02", (2019, 5, 30), (2019, 6, 2)),
        ("Thursday, May 18th, 2023", (2023, 5, 18), None),
        ("01 Eylül 2015 Salı", (2015, 9, 1), None),
        ("25 KASIM 2014", (2014, 11, 25), None),
        ("18.05.2023", (2023, 5, 18), None),
        ("05/18/2023", (2023, 5, 18), None),
        ("2023年5月18日（木）", (2023, 5, 18), None),
        ("mar 18 mar 2025", (2025, 3, 18), None),
        ("3 aou\u0302t\u200b 2022", (2022, 8, 3), None),
        ("du 18 au 19 mai 2023", (2023, 5, 18), (2023, 5, 19)),
        ("May 14-16, 2012", (2012, 5, 14), (2012, 5, 16)),
        ("Dec 30, 2011 to Jan 2, 2012", (2011, 12, 30), (2012, 1, 2)),
        ("2023年5月18日〜6月2日", (2023, 5, 18), (2023, 6, 2)),
    ],
)
def test_the_oracle_reads_dates(text: str, first: tuple[int, int, int], last: tuple[int, int, int] | None) -> None:
    """Days and ranges of all languages, with and without a place, are read by the oracle's own months."""
    end = last and dt.date(*last)
    assert dates(text) == {Dated(dt.date(*first), end, None)}
    assert dates(f"{text}、 Lae, Fiji") == {Dated(dt.date(*first), end, "Lae, Fiji")}


@pytest.mark.parametrize(
    "text",
    [
        "31 April 2023",
        "16 - 14 May 2012",
        "6 April 0999",
        "6 April",
        "6 April 2023 x",
        "on 6 April 2023",
        "05月 2019",
        "05/06/2023",
        "Monday, 18 May 2023",
        "(6 April 2023",
    ],
)
def test_the_oracle_reads_no_date_that_is_none(text: str) -> None:
    """Days that do not exist, ranges that end before they begin, and dates inside other text are no dates."""
    assert dates(text) == set()


def test_the_oracle_reads_headings() -> None:
    """A month with its year, or a year alone; a year that cannot be still looks like a heading."""
    assert headings("Octobre 2022") == {(2022, 10)}
    assert headings("Mayo de 2022") == {(2022, 5)}
    assert headings("5月 2019") == headings("05月 2019") == {(2019, 5)}
    assert headings("Apr. 2023:") == headings("[2023-04]") == headings("04/2023") == headings("2023年4月") == {(2023, 4)}
    assert headings("2010") == {(2010, None)}
    assert headings("May 99999") == set()
    assert is_headed("May 99999")
    assert not is_headed("99999")
