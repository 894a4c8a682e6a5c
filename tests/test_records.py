"""The records: what can be built, what cannot and why, and what two records have in common."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError

from ssenews_parse import Credit, NewsItem, NewsPage, Section, parse_credit

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = dt.date(2023, 5, 25)
ITEM = NewsItem(
    number=2,
    credit=parse_credit("Ada Vale / ILO 2023"),
    kicker="News",
    title="A fair day",
    date=DAY,
    end_date=dt.date(2023, 5, 26),
    place="Lomé, Togo",
    summary="Bakers meet.\n\nPotters listen.",
    line=7,
)
SECTION = Section(year=2023, month=5, items=[ITEM], line=3)
PAGE = NewsPage(title="News", language="fr", preamble="One.\n\nTwo.", sections=[SECTION], postamble="About us")
RECORDS = [ITEM.credit, ITEM, SECTION, PAGE]


def page(**values: Any) -> NewsPage:  # noqa: ANN401 - wrong values are the point
    """Build a page of one item."""
    return NewsPage(**{"sections": [Section(items=[NewsItem(title="A")])], **values})


def item(**values: Any) -> NewsItem:  # noqa: ANN401 - wrong values are the point
    """Build an item with a title."""
    return NewsItem(**{"title": "A", **values})


def section(**values: Any) -> Section:  # noqa: ANN401 - wrong values are the point
    """Build a section of a year."""
    return Section(**{"year": 2023, **values})


def credit(**values: Any) -> Credit:  # noqa: ANN401 - wrong values are the point
    """Build a credit."""
    return Credit(**{"text": "A", "holder": "A", **values})


ONE_LINE = "must be one line without control characters or surrogates, not with"
WRONG_VALUES: list[tuple[Callable[..., object], dict[str, object], str]] = [
    (credit, {"text": ""}, "Credit.text must not be empty"),
    (credit, {"holder": " A"}, "Credit.holder must not begin or end with white space"),
    (credit, {"agency": ""}, "Credit.agency must not be empty"),
    (credit, {"year": 999}, "Credit.year must be from 1000 to 9999, not 999"),
    (credit, {"year": 10000}, "Credit.year must be from 1000 to 9999, not 10000"),
    (item, {"number": 0}, "NewsItem.number must be from 1 to 999999999, not 0"),
    (item, {"number": -1}, "NewsItem.number must be from 1 to 999999999, not -1"),
    (item, {"number": 1_000_000_000}, "NewsItem.number must be from 1 to 999999999, not 1000000000"),
    (item, {"number": 10**5000}, "NewsItem.number must be from 1 to 999999999, not a number of 16610 bits"),
    (item, {"line": 0}, "NewsItem.line must be from 1 to 999999999, not 0"),
    (item, {"kicker": ""}, "NewsItem.kicker must not be empty"),
    (item, {"title": "A\nB"}, rf"NewsItem.title {ONE_LINE} '\n'"),
    (item, {"title": "A\rB"}, rf"NewsItem.title {ONE_LINE} '\r'"),
    (item, {"title": "A\tB"}, rf"NewsItem.title {ONE_LINE} '\t'"),
    (item, {"title": "A\x00B"}, rf"NewsItem.title {ONE_LINE} '\x00'"),
    (item, {"title": "A\x7fB"}, rf"NewsItem.title {ONE_LINE} '\x7f'"),
    (item, {"title": "A\x85B"}, rf"NewsItem.title {ONE_LINE} '\x85'"),
    (item, {"title": "A\u2028B"}, rf"NewsItem.title {ONE_LINE} '\u2028'"),
    (item, {"title": "A\u2029B"}, rf"NewsItem.title {ONE_LINE} '\u2029'"),
    (item, {"title": "A\ud800B"}, rf"NewsItem.title {ONE_LINE} '\ud800'"),
    (item, {"title": "A\u3000"}, "NewsItem.title must not begin or end with white space"),
    (item, {"title": "\u00a0A"}, "NewsItem.title must not begin or end with white space"),
    (item, {"place": "A"}, "NewsItem.place: a place needs a date"),
    (item, {"date": DAY, "place": ""}, "NewsItem.place must not be empty"),
    (item, {"date": dt.date(999, 12, 31)}, "NewsItem.date must be from 1000-01-01 to 9999-12-31, not 0999-12-31"),
    (item, {"date": DAY, "end_date": DAY}, "NewsItem.end_date: a range must end after it begins"),
    (item, {"date": DAY, "end_date": dt.date(2023, 5, 24)}, "NewsItem.end_date: a range must end after it begins"),
    (item, {"end_date": DAY}, "NewsItem.end_date: a range needs a first day"),
    (item, {"summary": ""}, "NewsItem.summary must not be empty"),
    (item, {"summary": "A\n\n"}, "NewsItem.summary must not be empty"),
    (item, {"summary": "A\nB"}, rf"NewsItem.summary {ONE_LINE} '\n'"),
    (item, {"summary": "A\n\n\nB"}, "NewsItem.summary must not begin or end with white space"),
    (item, {"summary": "A \n\nB"}, "NewsItem.summary must not begin or end with white space"),
    (item, {"title": None}, "NewsItem.title: an item needs a kicker, a title or a summary"),
    (section, {"year": 0}, "Section.year must be from 1000 to 9999, not 0"),
    (section, {"month": 0}, "Section.month must be from 1 to 12, not 0"),
    (section, {"month": 13}, "Section.month must be from 1 to 12, not 13"),
    (section, {"line": 0}, "Section.line must be from 1 to 999999999, not 0"),
    (section, {"year": None, "month": 5, "items": [ITEM]}, "Section.month: a month needs a year"),
    (section, {"topic": "Papers"}, "Section.topic: a section has a topic or a year, not both"),
    (section, {"year": None, "topic": ""}, "Section.topic must not be empty"),
    (section, {"year": None}, "Section.items: only a month or a year heading may have no items"),
    (section, {"year": None, "topic": "Papers"}, "Section.items: only a month or a year heading may have no items"),
    (page, {"title": ""}, "NewsPage.title must not be empty"),
    (page, {"language": ""}, "NewsPage.language must not be empty"),
    (page, {"language": "EN"}, "NewsPage.language must be a code of two or three small letters, not 'EN'"),
    (page, {"language": "english"}, "NewsPage.language must be a code of two or three small letters, not 'english'"),
    (page, {"source": "may\n2023"}, "NewsPage.source must be one line without control characters or surrogates, not with '\\n'"),
    (item, {"url": " /a"}, "NewsItem.url must not begin or end with white space"),
    (page, {"preamble": "\n\nA"}, "NewsPage.preamble must not be empty"),
    (page, {"postamble": "A\u2028"}, "NewsPage.postamble must not begin or end with white space"),
]
WRONG_TYPES: list[tuple[Callable[..., object], dict[str, object], str]] = [
    (credit, {"text": None}, "Credit.text must be a str, not NoneType"),
    (credit, {"holder": 1}, "Credit.holder must be a str, not int"),
    (credit, {"agency": 1}, "Credit.agency must be a str, not int"),
    (credit, {"year": "2023"}, "Credit.year must be an int, not str"),
    (item, {"number": True}, "NewsItem.number must be an int, not bool"),
    (item, {"number": 1.0}, "NewsItem.number must be an int, not float"),
    (item, {"credit": "ILO"}, "NewsItem.credit must be a Credit, not str"),
    (item, {"title": b"A"}, "NewsItem.title must be a str, not bytes"),
    (item, {"summary": ["A"]}, "NewsItem.summary must be a str, not list"),
    (item, {"date": "2023-05-25"}, "NewsItem.date must be a date, not str"),
    (item, {"date": dt.datetime(2023, 5, 25, tzinfo=dt.UTC)}, "NewsItem.date must be a date, not datetime"),
    (item, {"date": DAY, "end_date": 26}, "NewsItem.end_date must be a date, not int"),
    (section, {"month": "5"}, "Section.month must be an int, not str"),
    (section, {"items": ["A"]}, "Section.items must hold NewsItem records, not str"),
    (page, {"title": 1}, "NewsPage.title must be a str, not int"),
    (page, {"language": 1}, "NewsPage.language must be a str, not int"),
    (page, {"source": 1}, "NewsPage.source must be a str, not int"),
    (page, {"sections": [ITEM]}, "NewsPage.sections must hold Section records, not NewsItem"),
]


@pytest.mark.parametrize(("build", "values", "message"), WRONG_VALUES)
def test_an_impossible_record_cannot_be_built(build: Callable[..., object], values: dict[str, object], message: str) -> None:
    """The `ValueError` names record and field, and says what must be true."""
    with pytest.raises(ValueError, match=r".") as raised:
        build(**values)
    assert str(raised.value) == message


@pytest.mark.parametrize(("build", "values", "message"), WRONG_TYPES)
def test_a_value_of_another_type_cannot_be_held(build: Callable[..., object], values: dict[str, object], message: str) -> None:
    """The `TypeError` names record and field, and says what was given."""
    with pytest.raises(TypeError) as raised:
        build(**values)
    assert str(raised.value) == message


@pytest.mark.parametrize("values", [{"number": 1}, {"number": 999_999_999}, {"date": dt.date(1000, 1, 1)}, {"date": dt.date.max}])
def test_the_limits_themselves_are_within(values: dict[str, Any]) -> None:
    """The smallest and the largest number, the first and the last day can be held."""
    assert {name: getattr(item(**values), name) for name in values} == values


@pytest.mark.parametrize("values", [{"kicker": "A"}, {"title": "A"}, {"summary": "A"}])
def test_one_text_makes_an_item(values: dict[str, Any]) -> None:
    """A kicker, a title or a summary is enough for an item."""
    assert NewsItem(**values).number is None


def test_a_heading_may_stand_alone() -> None:
    """A year or a month may have no items."""
    assert Section(year=2023).items == Section(year=2023, month=5).items == ()


def test_records_take_keywords_alone() -> None:
    """No field is told by its position."""
    with pytest.raises(TypeError, match="positional"):
        NewsItem(1)  # type: ignore[call-arg]  # the mistake is the point


def test_fields_stand_in_their_order() -> None:
    """The order of the fields is the order of the keys in JSON, so it is kept."""
    assert [[attribute.name for attribute in fields(record)] for record in (Credit, NewsItem, Section, NewsPage)] == [
        ["text", "holder", "agency", "year"],
        ["number", "credit", "kicker", "title", "date", "end_date", "place", "summary", "line", "url"],
        ["year", "month", "topic", "items", "line"],
        ["title", "language", "preamble", "sections", "postamble", "source"],
    ]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_does_not_change(record: Any) -> None:  # noqa: ANN401 - any record
    """Setting or deleting a field of a record is refused."""
    name = fields(type(record))[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(record, name, "other")
    with pytest.raises(FrozenInstanceError):
        delattr(record, name)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_goes_through_pickle_and_copy_whole(record: Any) -> None:  # noqa: ANN401 - any record
    """All fields come back, those that are not compared too; equal records have equal hashes."""
    for again in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):  # noqa: S301 - its own pickle
        assert again == record
        assert repr(again) == repr(record)
        assert hash(again) == hash(record)


def test_lists_become_tuples() -> None:
    """Items and sections may be given as any iterable; a record holds tuples."""
    assert Section(year=2023, items=iter([ITEM])).items == (ITEM,)
    assert NewsPage(sections=[SECTION]).sections == (SECTION,)


def test_the_items_of_a_page_are_those_of_its_sections() -> None:
    """`NewsPage.items` holds all items in page order."""
    first, second, third = (item(title=title) for title in "ABC")
    assert NewsPage(sections=[Section(year=2023, items=[first, second]), Section(year=2022, items=[third])]).items == (
        first,
        second,
        third,
    )


@pytest.mark.parametrize(
    ("record", "values"),
    [
        (ITEM, {"line": 8}),
        (SECTION, {"line": None}),
        (PAGE, {"language": "en"}),
        (ITEM.credit, {"holder": "B"}),
        (ITEM.credit, {"agency": None}),
        (ITEM.credit, {"year": None}),
    ],
)
def test_what_is_understood_of_a_text_is_not_compared(record: Any, values: dict[str, object]) -> None:  # noqa: ANN401 - any record
    """Lines, the language and the parts of a credit tell nothing about what a record says."""
    other = evolve(record, **values)
    assert other == record
    assert hash(other) == hash(record)
    assert {name: getattr(other, name) for name in values} == values


@pytest.mark.parametrize(
    ("record", "values"),
    [
        (ITEM, {"number": None}),
        (ITEM, {"credit": None}),
        (ITEM, {"kicker": None}),
        (ITEM, {"title": None}),
        (ITEM, {"date": dt.date(2023, 5, 24)}),
        (ITEM, {"end_date": None}),
        (ITEM, {"place": None}),
        (ITEM, {"summary": None}),
        (SECTION, {"year": 2022}),
        (SECTION, {"month": None}),
        (SECTION, {"items": []}),
        (PAGE, {"title": None}),
        (PAGE, {"preamble": None}),
        (PAGE, {"sections": []}),
        (PAGE, {"postamble": None}),
        (ITEM.credit, {"text": "Ada Vale / ILO 2024"}),
    ],
)
def test_all_else_is_compared(record: Any, values: dict[str, object]) -> None:  # noqa: ANN401 - any record
    """A record that says something else is another record; `evolve` keeps the other fields."""
    other = evolve(record, **values)
    assert other != record
    assert evolve(other, **{name: getattr(record, name) for name in values}) == record


def test_evolve_checks_what_it_makes() -> None:
    """A record cannot be changed into an impossible one."""
    with pytest.raises(ValueError, match="a range needs a first day"):
        evolve(ITEM, date=None)
