"""Records to and from JSON, and the JSON Schema of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import fields

from .errors import JsonError
from .records import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    import msgspec

__all__ = ["SCHEMA_ID", "from_json", "json_schema", "to_json"]

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
        return msgspec.json.decode(data, type=NewsPage)
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
    for record in (NewsPage, Section, NewsItem, Credit):
        definition = schema["$defs"][record.__name__]
        definition["description"] = (record.__doc__ or "").partition("\n")[0]
        for attribute in fields(record):
            definition["properties"][attribute.name]["description"] = attribute.metadata["description"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}


def _located(error: msgspec.ValidationError) -> tuple[str, str]:
    """Split msgspec's message into the path of the field and what is wrong with it."""
    message, _, path = str(error).rpartition(" - at `")
    if not message:
        message, path = str(error), "$`"
    if message.partition(" ")[0] in {"Expected", "Invalid", "Object"}:  # msgspec's own sentences
        message = f"{message[0].lower()}{message[1:]}"
    return path.removesuffix("`").removeprefix("$").removeprefix("."), message
