"""Records to and from JSON, and its JSON Schema."""

from __future__ import annotations

import codecs
import json
from functools import cache
from operator import attrgetter
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import fields

from ._arguments import check_takes
from .errors import JsonError
from .records import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    import msgspec

__all__ = ["SCHEMA_ID", "from_json", "json_schema", "pages_from_json", "to_json"]

_RECORDS = (Credit, NewsItem, Section, NewsPage)
"""Each record after those that it holds."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""The byte order marks; that of UTF-32 LE begins like that of UTF-16 LE."""

_ONE_AT_A_TIME = Lock()

Read = TypeVar("Read")

SCHEMA_ID = "urn:ssenews-parse:schema:news-page:2"
"""The `$id` of the schema; its last number is the version of the format."""


def to_json(page: NewsPage, *, indent: int | None = None) -> str:
    """Write a page as JSON: keys in field order, dates as `YYYY-MM-DD`, empty fields as `null`.

    Args:
        page: The page.
        indent: How many spaces each level is indented by; None for JSON in one line.

    Returns:
        The JSON, which `from_json` reads as an equal page.

    Raises:
        TypeError: The page is not a `NewsPage`.

    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> page = NewsPage(title="News", sections=[Section(items=[NewsItem(title="A fair day")])])
    >>> to_json(page)[:48]
    '{"title":"News","language":null,"preamble":null,'
    """
    import msgspec

    check_takes("to_json", page, NewsPage)
    written = bytearray()  # where memory ends, msgspec's own buffer would take the whole process with it
    msgspec.json.Encoder().encode_into(_told_page(page), written)
    return (written if indent is None else msgspec.json.format(written, indent=indent)).decode("utf-8")


def from_json(data: str | bytes) -> NewsPage:
    """Read a page from JSON, as `to_json` writes it.

    Args:
        data: The JSON, with or without a byte order mark.  Unknown keys are ignored, and missing ones have their defaults.

    Returns:
        The page.

    Raises:
        JsonError: The data is not JSON, or not a valid page; `path` is the field that is wrong.

    >>> from_json('{"title": "News", "sections": [{"items": [{"title": "A fair day"}]}]}').items[0].title
    'A fair day'
    """
    check_takes("from_json", data, str, bytes, bytearray)
    return _decoded(data, _reader())


def pages_from_json(data: str | bytes) -> list[NewsPage]:
    """Read pages from a JSON array, as the command writes it for a folder; in all else it is like `from_json`.

    >>> [page.title for page in pages_from_json('[{"title": "News"}, {"title": "More news"}]')]
    ['News', 'More news']
    """
    check_takes("pages_from_json", data, str, bytes, bytearray)
    return _decoded(data, _reader_of_many())


@cache
def _reader() -> msgspec.json.Decoder[NewsPage]:
    return _decoder(NewsPage)


@cache
def _reader_of_many() -> msgspec.json.Decoder[list[NewsPage]]:
    return _decoder(list[NewsPage])


def _decoder(kind: type[Read]) -> msgspec.json.Decoder[Read]:
    """Return what reads JSON; two threads that look at a record's type at once, for the first time, would end the process."""
    import msgspec

    with _ONE_AT_A_TIME:
        return msgspec.json.Decoder(kind)


def _decoded(data: str | bytes, reader: msgspec.json.Decoder[Read]) -> Read:
    import msgspec

    try:
        return reader.decode(_without_mark(data))
    except msgspec.ValidationError as error:
        raise JsonError(*_located(error)) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise JsonError("", f"not JSON: {reason}") from None


def _without_mark(data: str | bytes) -> str | bytes:
    """Return JSON without its byte order mark; with one, other encodings of Unicode are read too, as PowerShell writes them."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    encoding = json.detect_encoding(data[:4]) if data[:4].startswith(_MARKS) else "utf-8"
    return data if encoding == "utf-8" else data.decode(encoding)


def json_schema() -> dict[str, object]:
    """Return the JSON Schema of what `to_json` writes.

    Returns:
        The schema, in draft 2020-12.

    >>> json_schema()["$id"]
    'urn:ssenews-parse:schema:news-page:2'
    """
    import msgspec

    schema = msgspec.json.schema(NewsPage)
    for record in _RECORDS:
        definition = {"description": (record.__doc__ or "").partition("\n")[0], **schema["$defs"][record.__name__]}
        schema["$defs"][record.__name__] = definition
        for attribute in fields(record):
            told = definition["properties"][attribute.name]
            told["description"] = attribute.metadata["description"]
            for kind in told.get("anyOf", [told]):
                kind.update(_limits(kind, attribute.metadata["numbers"]))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}


def _limits(kind: dict[str, object], numbers: range | None) -> dict[str, object]:
    """Return what is true of the values of a type: the range of a number; no text is empty."""
    if kind.get("type") == "integer" and numbers:
        return {"minimum": numbers[0], "maximum": numbers[-1]}
    return {"minLength": 1} if kind.get("type") == "string" and "format" not in kind else {}


@cache
def _told(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - the class of a record
    """Return what makes a struct of a record: msgspec writes its fields in their order, those of a class with slots by name."""
    import msgspec

    names = [each.name for each in fields(kind)]
    struct, values = msgspec.defstruct(kind.__name__, names, gc=False), attrgetter(*names)
    return lambda record: struct(*values(record))


def _told_page(page: NewsPage) -> Any:  # noqa: ANN401 - a struct
    """Return a page as JSON tells it."""
    told_credit, told_item, told_section = _told(Credit), _told(NewsItem), _told(Section)
    told = _told(NewsPage)(page)
    told.sections = [told_section(section) for section in page.sections]
    for section in told.sections:
        section.items = [told_item(item) for item in section.items]
        for item in section.items:
            if item.credit:
                item.credit = told_credit(item.credit)
    return told


def _located(error: msgspec.ValidationError) -> tuple[str, str]:
    """Split msgspec's message into the path of the field and what is wrong with it."""
    message, _, path = str(error).rpartition(" - at `")
    if not message:
        message, path = str(error), "$`"
    if message.partition(" ")[0] in {"Expected", "Invalid", "Object"}:  # msgspec's own sentences
        message = f"{message[0].lower()}{message[1:]}"
    return path.removesuffix("`").removeprefix("$").removeprefix("."), message
