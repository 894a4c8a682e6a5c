"""JSON is checked in columns; a record that could not be built by itself is refused all the same."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from ssenews_parse import JsonError, NewsPage, from_json, parse, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        assert (read, read and to_json(read)) == (expected, expected and to_json(expected)), changed
