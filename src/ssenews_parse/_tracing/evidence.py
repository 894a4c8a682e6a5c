"""The records of a trace: what each field was made of, by which rule, and what decided it."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from attrs import field, fields, frozen

from ssenews_parse.errors import line_ends
from ssenews_parse.records import STRAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssenews_parse.errors import ParseError
    from ssenews_parse.records import NewsItem, NewsPage, Section

    from .making import Making

_FREE = re.compile(rb"\0+")
_WORD = re.compile(r"\S+")

Decider = Literal["itself", "section", "page", "mark"]
"""What decided a field: the item or the line itself, the habit of its section, the page as a whole, a mark of HTML or Markdown."""


class Span(NamedTuple):
    """A part of one line of the text, in characters from 0: from `start` up to `end`."""

    start: int
    end: int
    block: int = 0
    """Which block of the field it belongs to, from 0: the lines of a block are joined by a space, blocks by a blank line."""


class Evidence(NamedTuple):
    """Why a field says what it says."""

    spans: tuple[Span, ...]
    """Where it is in the text, line by line; empty for what is in no one place, such as the language or an address."""
    rule: str
    """The rule of the grammar that made it, after the rule that it is part of, such as `dated.title`; empty for an address."""
    decided: Decider
    """What decided that the text is this field."""
    reason: str
    """The same in a sentence."""


@frozen(kw_only=True)
class ItemTrace:
    """Why an item says what it says: its fields, None where the item has none.  Those of its credit are named as in rows.

    `date` and `end_date` are made of one date line, so they have the same evidence; the parts of a credit are inside it.
    """

    rule: str
    """The rule of the grammar that made the item."""
    shape: tuple[str, ...]
    """The tokens that the rule was given, the mark first."""
    number: Evidence | None = None
    credit: Evidence | None = None
    credit_holder: Evidence | None = None
    credit_agency: Evidence | None = None
    credit_year: Evidence | None = None
    kicker: Evidence | None = None
    title: Evidence | None = None
    date: Evidence | None = None
    end_date: Evidence | None = None
    place: Evidence | None = None
    summary: Evidence | None = None
    url: Evidence | None = None

    @property
    def fields(self) -> dict[str, Evidence]:
        """What the item has, by the names of the fields."""
        found = {each.name: getattr(self, each.name) for each in fields(ItemTrace)}
        return {name: evidence for name, evidence in found.items() if isinstance(evidence, Evidence)}


@frozen(kw_only=True)
class SectionTrace:
    """Why a section says what it says; year and month are made of one heading, so they have the same evidence."""

    year: Evidence | None = None
    month: Evidence | None = None
    topic: Evidence | None = None
    items: tuple[ItemTrace, ...] = ()


@frozen(kw_only=True, slots=False)
class Trace:
    """Why a page says what it says.  `trace[item]` and `trace[section]` are those of a record of the page."""

    text: str = field(repr=False)
    """The text that all places are in: the one that was given, for HTML what `text_of_html` returns."""
    page: NewsPage
    problems: tuple[ParseError, ...] = field(default=(), eq=False)
    _making: Making | None = field(default=None, repr=False, eq=False)
    """What the page was made of; None where there is no page."""
    _left_out: Sequence[int] = field(default=(), repr=False, eq=False)
    """The places of the characters that were left out before the text was read, such as carriage returns."""

    @cached_property
    def title(self) -> Evidence | None:
        """Why this is the title of the page."""
        return self._making.title() if self._making else None

    @cached_property
    def language(self) -> Evidence | None:
        """Why this is the language of the page."""
        return self._making.language() if self._making and self.page.language else None

    @cached_property
    def preamble(self) -> Evidence | None:
        """Why this is the text before the list."""
        return self._making.preamble() if self._making else None

    @cached_property
    def sections(self) -> tuple[SectionTrace, ...]:
        """The sections, in the order of the page; they are worked out when they are first asked for."""
        return tuple(self._making.sections()) if self._making else ()

    @cached_property
    def postamble(self) -> Evidence | None:
        """Why this is the text after the list."""
        return self._making.postamble() if self._making else None

    @property
    def items(self) -> tuple[ItemTrace, ...]:
        """The items of all sections, in the order of the page."""
        return tuple(item for section in self.sections for item in section.items)

    @overload
    def __getitem__(self, record: NewsItem) -> ItemTrace: ...
    @overload
    def __getitem__(self, record: Section) -> SectionTrace: ...
    def __getitem__(self, record: NewsItem | Section) -> ItemTrace | SectionTrace:
        """Return the trace of a record of the page, or of an equal record that starts on the same line.

        Raises:
            KeyError: The page has no such record.
        """
        for known, traced in self._by_line.get(record.line, ()):
            if known == record:
                return traced
        raise KeyError(record)

    def text_of(self, evidence: Evidence) -> str:
        """Return the text at the spans of a field, joined as blocks are: it is the field, except that a date is as printed."""
        blocks: dict[int, list[str]] = {}
        for span in evidence.spans:
            blocks.setdefault(span.block, []).append(self._clean(span))
        return "\n\n".join(" ".join(filter(None, lines)) for lines in blocks.values())

    def lines_of(self, evidence: Evidence) -> tuple[int, ...]:
        """Return the lines of the text, from 1, that a field came from."""
        return tuple(dict.fromkeys(bisect_right(self._starts, span.start) for span in evidence.spans))

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """Yield all evidence once, in the order of the records, each with its path, such as `sections[0].items[2].title`."""
        yield from _named("", {name: getattr(self, name) for name in ("title", "language", "preamble")})
        for i, section in enumerate(self.sections):
            yield from _named(f"sections[{i}].", {"year": section.year, "topic": section.topic})
            for j, item in enumerate(section.items):
                yield from _named(f"sections[{i}].items[{j}].", {name: item.fields.get(name) for name in _ONCE})
        yield from _named("", {"postamble": self.postamble})

    def signs(self) -> tuple[Span, ...]:
        """Return the parts of the text that are in no field and in no problem: the signs of marks, credits and dates."""
        taken = bytearray(len(self.text))
        places = [(problem.start, problem.end) for problem in self.problems]
        places += [(span.start, span.end) for _, evidence in self.evidence() for span in evidence.spans]
        for start, end in places:
            taken[start:end] = b"\1" * (end - start)
        return tuple(Span(*found.span()) for free in _FREE.finditer(taken) for found in _WORD.finditer(self.text, *free.span()))

    def to_json(self, *, indent: int | None = None) -> str:
        """Write the trace as JSON: fields as in the JSON of the page, each with its evidence or null, and the problems."""
        plain = {name: _plain(getattr(self, name)) for name in ("title", "language", "preamble", "sections", "postamble")}
        told = [{name: getattr(problem, name) for name in ("code", "message", "start", "end")} for problem in self.problems]
        return json.dumps({**plain, "problems": told}, indent=indent)

    @cached_property
    def _by_line(self) -> dict[int | None, list[tuple[NewsItem | Section, ItemTrace | SectionTrace]]]:
        found: dict[int | None, list[tuple[NewsItem | Section, ItemTrace | SectionTrace]]] = {}
        for section, traced in zip(self.page.sections, self.sections, strict=True):
            found.setdefault(section.line, []).append((section, traced))
            for item, traced_item in zip(section.items, traced.items, strict=True):
                found.setdefault(item.line, []).append((item, traced_item))
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in line_ends(self.text).finditer(self.text))]

    def _clean(self, span: Span) -> str:
        """Return the text of a span without what was left out of it, and stray white space as a space."""
        left_out = self._left_out[bisect_left(self._left_out, span.start) : bisect_left(self._left_out, span.end)]
        ends = [(place, place + 1) for place in left_out]
        pieces = pairwise([span.start, *chain.from_iterable(ends), span.end])
        kept = "".join(self.text[start:end] for start, end in islice(pieces, 0, None, 2))
        return STRAY.sub(" ", kept).replace("\t", " ").strip()


_ONCE = ("number", "credit", "kicker", "title", "date", "place", "summary", "url")
"""The fields of an item whose evidence is no other's: not the last day of a range, and not the parts of a credit."""


def _named(path: str, found: dict[str, Evidence | None]) -> Iterator[tuple[str, Evidence]]:
    return ((f"{path}{name}", evidence) for name, evidence in found.items() if evidence)


def _plain(value: object) -> object:
    """Return a record of a trace as JSON has it."""
    if isinstance(value, Evidence):
        return {**value._asdict(), "spans": [span._asdict() for span in value.spans]}
    if isinstance(value, SectionTrace | ItemTrace):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(type(value))}
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return value
