"""Records to and from JSON, and the JSON Schema of it."""

from __future__ import annotations

from datetime import date
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_type_hints

from attrs import field, fields, make_class

from .errors import JsonError
from .records import Credit, NewsItem, NewsPage, Section, fit, optional_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import msgspec

__all__ = ["SCHEMA_ID", "from_json", "json_schema", "to_json"]

_RECORDS = (Credit, NewsItem, Section, NewsPage)
"""Each record behind those that it holds."""

SCHEMA_ID = "urn:ssenews-parse:schema:news-page:1"
"""The `$id` of the schema; its last number is the version of the format."""


def to_json(page: NewsPage, *, indent: int | None = None) -> str:
    """Write a page as JSON: keys in field order, dates as `YYYY-MM-DD`, empty fields as `null`.

    `indent` is the number of spaces a level is indented by; without it the JSON is one line.  Anything but a `NewsPage` is a
    `TypeError`.

    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> page = NewsPage(title="News", sections=[Section(items=[NewsItem(title="A fair day")])])
    >>> to_json(page)[:48]
    '{"title":"News","language":"en","preamble":null,'
    """
    import msgspec

    if not isinstance(page, NewsPage):
        message = f"to_json() takes a NewsPage, not {type(page).__name__}"
        raise TypeError(message)
    data = msgspec.json.encode(page)
    return (data if indent is None else msgspec.json.format(data, indent=indent)).decode("utf-8")


def from_json(data: str | bytes) -> NewsPage:
    """Read a page from JSON, as `to_json` writes it; unknown keys are ignored.

    JSON that is no news page, or one that could not have been printed, raises `JsonError` with the path of the field.

    >>> from_json('{"title": "News", "sections": [{"items": [{"title": "A fair day"}]}]}').items[0].title
    'A fair day'
    """
    import msgspec

    try:
        return _checked(msgspec.json.decode(data, type=_draft())) or msgspec.json.decode(data, type=NewsPage)
    except msgspec.ValidationError as error:
        raise JsonError(*_located(error)) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise JsonError("", f"not JSON: {reason}") from None


def json_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of what `to_json` writes.

    >>> json_schema()["$id"]
    'urn:ssenews-parse:schema:news-page:1'
    """
    import msgspec

    schema = msgspec.json.schema(NewsPage)
    for record in _RECORDS:
        definition = schema["$defs"][record.__name__]
        definition["description"] = (record.__doc__ or "").partition("\n")[0]
        for attribute in fields(record):
            definition["properties"][attribute.name]["description"] = attribute.metadata["description"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}


@cache
def _draft() -> type[Any]:
    """Return the twin of `NewsPage` that checks nothing, made of such twins of the other records."""
    twins: dict[str, type[Any]] = {}
    for record in _RECORDS:
        hints = get_type_hints(record, localns=twins)
        attributes = {each.name: field(default=each.default, type=hints[each.name]) for each in fields(record)}
        twins[record.__name__] = make_class(record.__name__, attributes, eq=False, kw_only=True, slots=False)
    return twins["NewsPage"]


def _checked(draft: Any) -> NewsPage | None:  # noqa: ANN401 - a twin of a page
    """Turn twins into records if they hold what records hold, or return None: to read them as records will tell what is wrong.

    All values of a field are looked at together, which takes a third of the time.
    """
    sections = draft.sections
    items = [item for section in sections for item in section.items]
    members = ([item.credit for item in items if item.credit is not None], items, sections, (draft,))
    lines: list[str] = []
    try:
        for record, twins in zip(_RECORDS, members, strict=True):
            lines += _lines(record, twins)
        for item in items:
            if not item.title or item.end_date is not None or item.place is not None:
                item.__attrs_post_init__()
        for section in sections:
            section.__attrs_post_init__()
    except ValueError:
        return None
    sound = all(lines) and lines == list(map(str.strip, lines)) and fit("".join(lines))
    return draft if sound else None


def _lines(record: type[Any], twins: Sequence[Any]) -> list[str]:
    """Turn twins into records, check their numbers and dates, and return the lines of their texts."""
    lines: list[str] = []
    for attribute in fields(record):
        values = [value for value in map(attrgetter(attribute.name), twins) if value is not None]
        if not values:
            continue
        if attribute.validator is optional_text:
            lines += [line for value in values for line in value.split("\n\n")]
        elif isinstance(values[0], str):
            lines += values
        elif isinstance(values[0], int | date):
            attribute.validator(values, attribute, min(values))
            attribute.validator(values, attribute, max(values))
    for twin in twins:
        twin.__class__ = record
    return lines


def _located(error: msgspec.ValidationError) -> tuple[str, str]:
    """Split msgspec's message into the path of the field and what is wrong with it."""
    message, _, path = str(error).rpartition(" - at `")
    if not message:
        message, path = str(error), "$`"
    if message.partition(" ")[0] in {"Expected", "Invalid", "Object"}:  # msgspec's own sentences
        message = f"{message[0].lower()}{message[1:]}"
    return path.removesuffix("`").removeprefix("$").removeprefix("."), message
