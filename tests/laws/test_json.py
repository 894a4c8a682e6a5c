"""JSON is checked in columns; a record that could not be built by itself is refused all the same."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from jsonschema import Draft202012Validator, ValidationError

from ssenews_parse import JsonError, NewsPage, from_json, json_schema, parse, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEXTS = [
    "",
    " ",
    "a",
    " a",
    "a ",
    "a\nb",
    "a\n\nb",
    "a\n\n\nb",
    "a\n\n",
    "a\tb",
    "a\x00b",
    "a\x7fb",
    "a\x85b",
    "a\u2028b",
    "\u00a0a",
]
OTHER_TEXTS = ["a\u3000", "日本", "a\u20ffb", "a\u2100b", "a\U0001f600b"]
NUMBERS = [-1, 0, 1, 12, 13, 999, 1000, 9999, 10000, 999_999_999, 1_000_000_000, 1.5, True]
DATES = ["0999-12-31", "1000-01-01", "2023-05-24", "2023-05-25", "2023-05-26", "2023-05-27", "9999-12-31", "2023-02-30"]
RECORDS = [[], [{}], {}, {"text": "a", "holder": "b"}, {"text": "a ", "holder": "b"}, [{"title": "a"}], [{"year": 2023}]]
VALUES: list[Any] = [None, *TEXTS, *OTHER_TEXTS, *NUMBERS, *DATES, *RECORDS]

TEXT = """
News

For all.

May 2023

  1. © Ada Vale / ILO 2023

    Report

    A fair day

    25 - 26 May 2023, Lomé

    Bakers meet.

  2. A fair night

    24 May 2023

More
"""
PLACES: dict[str, list[Any]] = {
    "NewsPage": [],
    "Section": ["sections", 0],
    "NewsItem": ["sections", 0, "items", 0],
    "Credit": ["sections", 0, "items", 0, "credit"],
}


def record_by_record(data: str) -> NewsPage | None:
    """Read JSON with the checks of each record; None where one fails."""
    try:
        return msgspec.json.decode(data, type=NewsPage)
    except msgspec.ValidationError:
        return None


def all_at_once(data: str) -> NewsPage | None:
    """Read JSON as users do; None where it is refused."""
    try:
        return from_json(data)
    except JsonError:
        return None


def variants(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a record as it is, without any one of its fields, and with one alone."""
    yield record
    for name, value in record.items():
        yield {other: record[other] for other in record if other != name}
        yield {name: value}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_what_a_record_refuses_is_refused(place: list[Any]) -> None:
    """With any value in any field of a record, whatever others it has, all at once is as record by record."""
    page = json.loads(to_json(parse(TEXT)))
    record = page
    for step in place:
        record = record[step]
    for variant, name, value in product([*variants(dict(record))], [*record], VALUES):
        record.clear()
        record.update({**variant, name: value})
        changed = json.dumps(page)
        read, expected = all_at_once(changed), record_by_record(changed)
        assert (read, repr(read)) == (expected, repr(expected)), changed


def test_keys_in_any_order_are_written_in_field_order() -> None:
    """What is read from JSON is written as if it had been parsed."""
    written = to_json(parse(TEXT))

    def turned(record: dict[str, Any]) -> dict[str, Any]:
        return dict(reversed(record.items()))

    assert to_json(from_json(json.dumps(json.loads(written, object_hook=turned)))) == written


@pytest.mark.parametrize(
    ("place", "name", "value", "reason"),
    [
        ("NewsItem", "number", 0, "0 is less than the minimum of 1"),
        ("NewsItem", "line", 1_000_000_000, "1000000000 is greater than the maximum of 999999999"),
        ("Section", "month", 13, "13 is greater than the maximum of 12"),
        ("Section", "year", 999, "999 is less than the minimum of 1000"),
        ("Credit", "holder", "", "'' should be non-empty"),
    ],
)
def test_the_schema_knows_ranges_and_empty_texts(place: str, name: str, value: object, reason: str) -> None:
    """What another program writes can be checked before it is read."""
    page = json.loads(to_json(parse(TEXT)))
    record = page
    for step in PLACES[place]:
        record = record[step]
    record[name] = value
    assert reason in messages(Draft202012Validator(json_schema()).iter_errors(page))


def messages(errors: Iterable[ValidationError]) -> set[str]:
    """Return what a schema says of a value and of all that it holds."""
    return {message for error in errors for message in (error.message, *messages(error.context))}
