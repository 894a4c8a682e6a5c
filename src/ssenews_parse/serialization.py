"""Records to and from JSON, and the JSON Schema of it."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

from attrs import field, fields, make_class

from .errors import JsonError
from .records import Credit, NewsItem, NewsPage, Section, fit, one_line, optional_date, optional_line, optional_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import msgspec
    from attrs import Attribute

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
    data = msgspec.json.encode(_told_page(page))
    return (data if indent is None else msgspec.json.format(data, indent=indent)).decode("utf-8")


def from_json(data: str | bytes) -> NewsPage:
    """Read a page from JSON, as `to_json` writes it; unknown keys are ignored.

    JSON that is no news page, or one that could not have been printed, raises `JsonError` with the path of the field.

    >>> from_json('{"title": "News", "sections": [{"items": [{"title": "A fair day"}]}]}').items[0].title
    'A fair day'
    """
    import msgspec

    try:
        return _drafted(data) or msgspec.json.decode(data, type=NewsPage)
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

    schema = msgspec.json.schema(_draft())
    for record in _RECORDS:
        definition = {"description": (record.__doc__ or "").partition("\n")[0], **schema["$defs"][record.__name__]}
        schema["$defs"][record.__name__] = definition
        for attribute in fields(record):
            definition["properties"][attribute.name]["description"] = attribute.metadata["description"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}


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


@cache
def _draft() -> Any:  # noqa: ANN401 - a class
    """Return the draft of a `NewsPage`: a class with its fields and slots, which holds such drafts of the other records.

    msgspec fills it in less than half the time that it takes for a record; it checks what a schema can say of the fields.
    """
    drafts: dict[str, type[Any]] = {}
    for record in _RECORDS:
        hints = get_type_hints(record, localns=drafts)
        attributes = {each.name: field(default=each.default, type=_type(each, hints[each.name])) for each in fields(record)}
        drafts[record.__name__] = make_class(record.__name__, attributes, kw_only=True, eq=False, slots=True, weakref_slot=False)
    return drafts["NewsPage"]


def _type(attribute: Attribute[Any], hint: Any) -> Any:  # noqa: ANN401 - types
    """Return the type of a field with what is true of its values."""
    from msgspec import Meta

    numbers: range | None = attribute.metadata["numbers"]
    if numbers:
        return Annotated[int, Meta(ge=numbers[0], le=numbers[-1])] | None
    if hint == str | None:
        return Annotated[str, Meta(min_length=1)] | None
    return Annotated[str, Meta(min_length=1)] if hint is str else hint


def _drafted(data: str | bytes) -> NewsPage | None:
    """Read a page by its draft; None if it does not hold what records hold: to read it as records will tell what is wrong.

    All texts are looked at together, and all dates, which takes a third of the time.
    """
    import msgspec

    lines: list[str] = []
    try:
        page: Any = msgspec.json.decode(data, type=_draft())
        items = [item for section in page.sections for item in section.items]
        credits_ = [item.credit for item in items if item.credit]
        for record, drafts in zip(_RECORDS, (credits_, items, page.sections, (page,)), strict=True):
            for attribute in fields(record):
                lines += _lines(attribute, drafts)
        if not all(lines) or lines != list(map(str.strip, lines)) or not fit(lines):
            return None
        page.__class__ = NewsPage
        for credit in credits_:
            credit.__class__ = Credit
        for item in items:
            item.__class__ = NewsItem
            if not item.title or item.end_date or item.place:  # or the rules between its fields hold
                item.__attrs_post_init__()
        for section in page.sections:
            section.__class__ = Section
            if not section.year or section.topic:
                section.__attrs_post_init__()
    except (msgspec.ValidationError, ValueError):
        return None
    return page  # type: ignore[no-any-return]


def _lines(attribute: Attribute[Any], drafts: Sequence[Any]) -> list[str]:
    """Return the lines of the texts that are in a field of some drafts; if it holds dates, check them."""
    if attribute.validator not in {one_line, optional_line, optional_text, optional_date}:
        return []
    values = list(filter(None, map(attrgetter(attribute.name), drafts)))
    if attribute.validator is optional_date:
        for value in (min(values), max(values)) if values else ():
            optional_date(values, attribute, value)
        return []
    if attribute.validator is not optional_text:
        return values
    lines: list[str] = []
    for value in values:
        if "\n" in value:
            lines += value.split("\n\n")
        else:
            lines.append(value)
    return lines


def _located(error: msgspec.ValidationError) -> tuple[str, str]:
    """Split msgspec's message into the path of the field and what is wrong with it."""
    message, _, path = str(error).rpartition(" - at `")
    if not message:
        message, path = str(error), "$`"
    if message.partition(" ")[0] in {"Expected", "Invalid", "Object"}:  # msgspec's own sentences
        message = f"{message[0].lower()}{message[1:]}"
    return path.removesuffix("`").removeprefix("$").removeprefix("."), message
