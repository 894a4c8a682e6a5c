"""The records of a listing page, and what must be true of them.

All are frozen attrs classes with keyword-only fields: hashable, picklable, and changed with `attrs.evolve`.  A record that
could not have been printed cannot be built; the `ValueError` or `TypeError` names the record and the field.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from attrs import field, fields, frozen, has

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrs import Attribute

__all__ = ["LARGEST_NUMBER", "STRAY", "UNFIT", "YEARS", "Credit", "NewsItem", "NewsPage", "Section"]

LARGEST_NUMBER = 999_999_999
"""The largest number of an item; the smallest is 1."""

YEARS = range(1000, 10000)
"""The years that a heading, a credit or a date may have: those of four digits."""

_NUMBERS = range(1, LARGEST_NUMBER + 1)

_STRAYS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"

STRAY = re.compile(f"[{_STRAYS}]")
"""The characters that no text should hold: controls, line and paragraph separators, lone surrogates."""

UNFIT = re.compile(f"[{_STRAYS}\t\n\r]")
"""The characters that no line of a record holds: the strays, tabs and line ends."""

_LANGUAGE = re.compile("[a-z]{2,3}")


def _says(description: str, numbers: range | None = None) -> dict[str, Any]:
    """Describe a field, and the numbers that it may hold, for the JSON Schema and the documentation."""
    return {"description": description, "numbers": numbers}


def _fail(record: object, attribute: Attribute[Any], reason: str, kind: type[Exception] = ValueError) -> None:
    message = f"{type(record).__name__}.{attribute.name} {reason}"
    raise kind(message)


def plain(value: Any) -> Any:  # noqa: ANN401 - of whatever type
    """Return a text, number or date of a subclass as one of the class itself: what writes records knows no others.

    >>> class Url(str):
    ...     __slots__ = ()
    >>> type(plain(Url("https://example.org")))
    <class 'str'>
    """
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.date(value.year, value.month, value.day)
    return int.__pos__(value) if isinstance(value, int) else value


def _keep_plain(record: object, attribute: Attribute[Any], value: object) -> None:
    """Keep the plain value in place of one of a subclass, such as a string of BeautifulSoup, which holds a whole document."""
    object.__setattr__(record, attribute.name, plain(value))


def one_line(record: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str):
        _fail(record, attribute, f"must be a str, not {type(value).__name__}", TypeError)
    elif not value:
        _fail(record, attribute, "must not be empty")
    elif value != value.strip():
        _fail(record, attribute, "must not begin or end with white space")
    elif unfit := UNFIT.search(value):
        _fail(record, attribute, f"must be one line without control characters or surrogates, not with {unfit[0]!a}")
    elif type(value) is not str:
        _keep_plain(record, attribute, value)


def one_line_name(name: str) -> str:
    r"""Return a name as one line of text: control characters and bytes that are no characters as escapes.

    >>> print(one_line_name("may\n2023.txt"))
    may\n2023.txt
    """
    if not isinstance(name, str):
        message = f"the name of a source must be a str, not {type(name).__name__}"
        raise TypeError(message)
    return UNFIT.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), name)


def heading_name(section: Section) -> str | None:
    """Return the heading of a section as one text: 2023-05 for a month, 2023 for a year, or the topic; None if it has none.

    >>> heading_name(Section(year=2023, month=5)), heading_name(Section(year=2023))
    ('2023-05', '2023')
    """
    if section.year is None:
        return section.topic
    return f"{section.year}" if section.month is None else f"{section.year}-{section.month:02}"


def _running_text(record: object, attribute: Attribute[Any], value: object) -> None:
    text = plain(value)
    for paragraph in text.split("\n\n") if isinstance(text, str) else [text]:
        one_line(record, attribute, paragraph)
    if type(value) is not str:
        _keep_plain(record, attribute, value)


def _language(record: object, attribute: Attribute[Any], value: object) -> None:
    one_line(record, attribute, value)
    if not _LANGUAGE.fullmatch(plain(value)):
        _fail(record, attribute, f"must be a code of two or three small letters, not {value!r}")


def _name(record: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str):
        _fail(record, attribute, f"must be a str, not {type(value).__name__}", TypeError)
    elif unfit := UNFIT.search(value):
        _fail(record, attribute, f"must be one line without control characters or surrogates, not with {unfit[0]!a}")
    elif type(value) is not str:
        _keep_plain(record, attribute, value)


_SHOWN_BITS = 128
"""Python refuses to write numbers of many digits."""


def _number(record: object, attribute: Attribute[Any], value: object) -> None:
    numbers: range = attribute.metadata["numbers"]
    if not isinstance(value, int) or isinstance(value, bool):
        _fail(record, attribute, f"must be an int, not {type(value).__name__}", TypeError)
    elif value not in numbers:
        shown = value if value.bit_length() <= _SHOWN_BITS else f"a number of {value.bit_length()} bits"
        _fail(record, attribute, f"must be from {numbers[0]} to {numbers[-1]}, not {shown}")
    elif type(value) is not int:
        _keep_plain(record, attribute, value)


def _date(record: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        _fail(record, attribute, f"must be a date, not {type(value).__name__}", TypeError)
    elif value.year not in YEARS:
        _fail(record, attribute, f"must be from 1000-01-01 to 9999-12-31, not {value}")
    elif type(value) is not dt.date:
        _keep_plain(record, attribute, value)


def _optional(check: Callable[[object, Attribute[Any], Any], None]) -> Callable[[object, Attribute[Any], Any], None]:
    def check_unless_none(record: object, attribute: Attribute[Any], value: object) -> None:
        if value is not None:
            check(record, attribute, value)

    return check_unless_none


def _all(kind: type) -> Callable[[object, Attribute[Any], Any], None]:
    def check(record: object, attribute: Attribute[Any], value: tuple[object, ...]) -> None:
        for member in value:
            if not isinstance(member, kind):
                _fail(record, attribute, f"must hold {kind.__name__} records, not {type(member).__name__}", TypeError)

    return check


optional_line = _optional(one_line)
optional_text = _optional(_running_text)
optional_date = _optional(_date)
_optional_number = _optional(_number)


def _require(record: object, *, holds: bool, rule: str) -> None:
    if not holds:
        message = f"{type(record).__name__}.{rule}"
        raise ValueError(message)


def _print_record(record: Any, printer: Any, _cycle: bool) -> None:  # noqa: ANN401, FBT001 - both have a printer of their own
    """Print a record as the call that makes it again, without what is left out of it: what IPython and Hypothesis show."""
    kind = type(record)
    given = [(f"{each.name}=", getattr(record, each.name)) for each in fields(kind) if getattr(record, each.name) != each.default]
    _print_parts(printer, f"{kind.__name__}(", given, ")")


def _print_parts(printer: Any, opening: str, parts: list[tuple[str, object]], closing: str) -> None:  # noqa: ANN401
    """Print the arguments of a call, or the members of a list: on one line where they fit, else each on its own."""
    with printer.group(4, opening, closing):
        for index, (name, value) in enumerate(parts):
            printer.text("," if index else "")
            printer.breakable(" " if index else "")
            if has(type(value)):
                printer.text(name)
                printer.pretty(value)
            elif isinstance(value, tuple):
                _print_parts(printer, f"{name}[", [("", member) for member in value], "]")
            else:  # not by the printer: Hypothesis would print a text as the private call that it saw make it
                printer.text(f"{name}{value!r}")


@frozen(kw_only=True, weakref_slot=False)
class Credit:
    """The credit of an item's photo.

    Two credits are equal when their texts are; the other fields are what the credit grammar found in the text.

    >>> from ssenews_parse import parse_credit
    >>> parse_credit("Ada Vale / ILO 2023")
    Credit(text='Ada Vale / ILO 2023', holder='Ada Vale', agency='ILO', year=2023)
    """

    _repr_pretty_ = _print_record

    text: str = field(validator=one_line, metadata=_says("The credit as printed, without the leading `©`: one line."))
    holder: str = field(
        validator=one_line,
        eq=False,
        metadata=_says("Who holds the rights: a person, an agency, or the whole text where the grammar found no names."),
    )
    agency: str | None = field(
        default=None, validator=optional_line, eq=False, metadata=_says("The agency named beside the holder.")
    )
    year: int | None = field(
        default=None,
        validator=_optional_number,
        eq=False,
        metadata=_says("The year of the crawl or the licence, from 1000 to 9999; it is not the year of the item.", YEARS),
    )


@frozen(kw_only=True, weakref_slot=False)
class NewsItem:
    """One numbered item of a listing.

    >>> from datetime import date
    >>> NewsItem(number=1, title="A fair day for all", date=date(2023, 5, 25)).title
    'A fair day for all'
    >>> NewsItem(number=1)
    Traceback (most recent call last):
        ...
    ValueError: NewsItem.title: an item needs a kicker, a title or a summary
    """

    _repr_pretty_ = _print_record

    number: int | None = field(
        default=None,
        validator=_optional_number,
        metadata=_says("The number as printed, from 1 to 999,999,999; None for bullets, dashes and lost numbers.", _NUMBERS),
    )
    credit: Credit | None = field(default=None, metadata=_says("The credit of the photo."))
    kicker: str | None = field(
        default=None,
        validator=optional_line,
        metadata=_says("The line above the title: `News`, `Press release`, a series, a topic."),
    )
    title: str | None = field(default=None, validator=optional_line, metadata=_says("The title; None only where the text lost it."))
    date: dt.date | None = field(default=None, validator=optional_date, metadata=_says("The day, or the first day of a range."))
    end_date: dt.date | None = field(
        default=None, validator=optional_date, metadata=_says("The last day of a range, later than `date`.")
    )
    place: str | None = field(default=None, validator=optional_line, metadata=_says("The place printed after the date."))
    summary: str | None = field(
        default=None,
        validator=optional_text,
        metadata=_says("The running text: paragraphs of one line each, separated by one blank line."),
    )
    line: int | None = field(
        default=None,
        validator=_optional_number,
        eq=False,
        metadata=_says("The line of the text where the item starts, from 1; not compared.", _NUMBERS),
    )
    url: str | None = field(
        default=None,
        validator=optional_line,
        eq=False,
        metadata=_says("The address of the item, where HTML or Markdown has it; not compared."),
    )

    @credit.validator
    def _check_credit(self, attribute: Attribute[Any], value: object) -> None:
        if value is not None and not isinstance(value, Credit):
            _fail(self, attribute, f"must be a Credit, not {type(value).__name__}", TypeError)

    def __attrs_post_init__(self) -> None:
        """Check what holds between fields."""
        _require(
            self, holds=bool(self.kicker or self.title or self.summary), rule="title: an item needs a kicker, a title or a summary"
        )
        _require(self, holds=self.date is not None or self.end_date is None, rule="end_date: a range needs a first day")
        if self.date is not None and self.end_date is not None:
            _require(self, holds=self.date < self.end_date, rule="end_date: a range must end after it begins")
        _require(self, holds=self.date is not None or self.place is None, rule="place: a place needs a date")


def _items(items: Iterable[NewsItem]) -> tuple[NewsItem, ...]:
    return tuple(items)


@frozen(kw_only=True, weakref_slot=False)
class Section:
    """The items under one heading: a month, a year, a topic, or no heading at all.

    >>> Section(year=2023, month=5).items
    ()
    >>> Section(month=5)
    Traceback (most recent call last):
        ...
    ValueError: Section.month: a month needs a year
    """

    _repr_pretty_ = _print_record

    year: int | None = field(
        default=None, validator=_optional_number, metadata=_says("The year of a month or year heading, from 1000 to 9999.", YEARS)
    )
    month: int | None = field(
        default=None, validator=_optional_number, metadata=_says("The month of a month heading, from 1 to 12.", range(1, 13))
    )
    topic: str | None = field(default=None, validator=optional_line, metadata=_says("The text of a topic heading."))
    items: tuple[NewsItem, ...] = field(
        default=(), converter=_items, validator=_all(NewsItem), metadata=_says("The items, in page order.")
    )
    line: int | None = field(
        default=None,
        validator=_optional_number,
        eq=False,
        metadata=_says("The line of the text where the section starts, from 1; not compared.", _NUMBERS),
    )

    def __attrs_post_init__(self) -> None:
        """Check what holds between fields."""
        _require(self, holds=self.month is None or self.year is not None, rule="month: a month needs a year")
        _require(self, holds=self.topic is None or self.year is None, rule="topic: a section has a topic or a year, not both")
        _require(
            self,
            holds=self.year is not None or bool(self.items),
            rule="items: only a month or a year heading may have no items",
        )


def _sections(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(sections)


@frozen(kw_only=True, weakref_slot=False)
class NewsPage:
    """A listing page: its title, the text before and after the list, and its sections.

    >>> page = NewsPage(title="News", sections=[Section(year=2023, month=5, items=[NewsItem(number=1, title="A fair day")])])
    >>> [item.title for item in page.items]
    ['A fair day']
    """

    _repr_pretty_ = _print_record

    title: str | None = field(default=None, validator=optional_line, metadata=_says("The title of the page."))
    language: str | None = field(
        default=None,
        validator=_optional(_language),
        eq=False,
        metadata=_says(
            "How the page spells its dates: `en`, `fr`, `es`, `pt`, `de`, `it`, `ja` or `tr`; None if unknown; not compared."
        ),
    )
    preamble: str | None = field(
        default=None,
        validator=optional_text,
        metadata=_says("The text before the list: paragraphs of one line each, separated by one blank line."),
    )
    sections: tuple[Section, ...] = field(
        default=(), converter=_sections, validator=_all(Section), metadata=_says("The sections, in page order.")
    )
    postamble: str | None = field(
        default=None,
        validator=optional_text,
        metadata=_says("The text after the list: paragraphs of one line each, separated by one blank line."),
    )
    source: str | None = field(
        default=None,
        validator=_optional(_name),
        eq=False,
        metadata=_says("Where the page came from, as the caller named it: a path, an address; not compared."),
    )

    @property
    def items(self) -> tuple[NewsItem, ...]:
        """All items, in page order."""
        return tuple(item for section in self.sections for item in section.items)
