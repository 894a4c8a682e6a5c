"""What functions refuse: other types, pages that canonical text cannot say, JSON that is no page."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ssenews_parse import (
    JsonError,
    NewsItem,
    NewsPage,
    RenderError,
    Section,
    from_json,
    lint,
    merge,
    near_duplicates,
    pages_from_json,
    parse,
    parse_credit,
    parse_html,
    parse_markdown,
    render,
    to_dataframe,
    to_json,
    to_rows,
    trace,
)

if TYPE_CHECKING:
    from collections.abc import Callable


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


@pytest.mark.parametrize("source", [Path("may.txt"), b"may.txt", 5, True], ids=repr)
@pytest.mark.parametrize(
    "read",
    [
        lambda source: parse("May 2023\n\n  1. A\n", source=source),
        lambda source: parse("no listing", source=source, on_error=lambda _: None),
        lambda source: parse_html("<h2>May 2023</h2><ol><li>A</ol>", source=source),
        lambda source: parse_html(b"<p>", source=source),
        lambda source: parse_markdown("# May 2023", source=source),
        lambda source: trace("May 2023\n\n  1. A\n", source=source),
    ],
    ids=["parse", "parse, no listing", "parse_html", "parse_html, bytes", "parse_markdown", "trace"],
)
def test_a_source_that_is_no_text_is_a_type_error(read: Callable[[Any], object], source: object) -> None:
    """A path is named by `str(path)`: it stands in reports."""
    with pytest.raises(TypeError, match=f"^the name of a source must be a str, not {type(source).__name__}$"):
        read(source)


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
