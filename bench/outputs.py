"""Records to text and to JSON, and back from JSON."""

from __future__ import annotations

import json
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from attrs import asdict
from cattrs.preconf.orjson import make_converter

from ssenews_parse import Credit, NewsItem, NewsPage, Section, from_json, parse, render, to_json

from .equal import assert_same
from .texts import MB, page
from .timing import Rounds, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cattrs.preconf.orjson import OrjsonConverter

CATTRS = "cattrs + orjson"
STDLIB = "json + attrs"


def outputs() -> Iterator[Rounds]:
    """Time `render` against `parse`, and JSON both ways against cattrs with orjson and against the standard library."""
    text = page("A", MB)
    records = parse(text)
    data = to_json(records)
    yield _measured("render", records, {"render": partial(render, records), "parse": partial(parse, text)})

    writers: dict[str, Callable[[NewsPage], str]] = {"to_json": to_json, CATTRS: _cattrs_to_json, STDLIB: _stdlib_to_json}
    for write in writers.values():
        assert json.loads(write(records)) == json.loads(data)
    yield _measured("to_json", records, {name: partial(write, records) for name, write in writers.items()})

    readers: dict[str, Callable[[str], NewsPage]] = {"from_json": from_json, CATTRS: _cattrs_from_json, STDLIB: _stdlib_from_json}
    for name, read in readers.items():
        assert_same(records, read(data), name)
    yield _measured("from_json", records, {name: partial(read, data) for name, read in readers.items()})


def _measured(job: str, records: NewsPage, ways: dict[str, Callable[[], object]]) -> Rounds:
    return Rounds(job, "A, 1 MB", len(records.items), in_turn(ways, 11))


@cache
def _converter() -> OrjsonConverter:
    return make_converter()


def _cattrs_to_json(records: NewsPage) -> str:
    data: bytes = _converter().dumps(records)
    return data.decode()


def _cattrs_from_json(data: str) -> NewsPage:
    records: NewsPage = _converter().loads(data, NewsPage)
    return records


def _stdlib_to_json(records: NewsPage) -> str:
    return json.dumps(asdict(records, value_serializer=_dates_as_text), ensure_ascii=False, separators=(",", ":"))


def _dates_as_text(_record: object, _field: object, value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _stdlib_from_json(data: str) -> NewsPage:
    fields = json.loads(data)
    return NewsPage(**{**fields, "sections": [_section(section) for section in fields["sections"]]})


def _section(fields: dict[str, Any]) -> Section:
    return Section(**{**fields, "items": [_item(item) for item in fields["items"]]})


def _item(fields: dict[str, Any]) -> NewsItem:
    credit, first, last = fields["credit"], fields["date"], fields["end_date"]
    return NewsItem(
        **{
            **fields,
            "credit": credit and Credit(**credit),
            "date": first and date.fromisoformat(first),
            "end_date": last and date.fromisoformat(last),
        }
    )
