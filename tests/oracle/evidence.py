"""Law 10: the text at the spans of a field, without signs and joined as blocks are, is the field.

Nothing here asks the trace for a text: what stands at a place is worked out by the oracle's own means.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.oracle.account import cleaned
from tests.oracle.dates import Dated, dates, headings

from ssenews_parse import parse
from ssenews_parse.tracing import Evidence, trace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ssenews_parse import NewsItem, NewsPage, ParseError, Section
    from ssenews_parse.tracing import ItemTrace, SectionTrace, Span, Trace

_SIGNS = re.compile(r"©|Â©|&copy;|\(c\)|&nbsp;", re.IGNORECASE)
"""The signs that have letters in them and belong to no field."""


class _Text:
    """A text, and what stands at its places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.signs, self.places = cleaned(text)

    def at(self, spans: Sequence[Span]) -> str:
        """Return what stands at the spans: lines joined by a space, blocks by a blank line."""
        blocks: dict[int, list[str]] = {}
        for span in spans:
            blocks.setdefault(span.block, []).append(self._line(span))
        return "\n\n".join(" ".join(filter(None, lines)) for lines in blocks.values())

    def _line(self, span: Span) -> str:
        line = self.signs[bisect_left(self.places, span.start) : bisect_left(self.places, span.end)]
        assert "\n" not in line, "a span is a part of one line"
        return line.strip()


def traced(text: str, read: Callable[..., NewsPage], trace_of: Callable[[str], Trace]) -> Trace:
    """Return the trace of a text, and check that it has the page and the problems that the text is read as."""
    problems: list[ParseError] = []
    page = read(text, on_error=problems.append)
    told = trace_of(text)
    assert repr(told.page) == repr(page)
    assert list(map(str, told.problems)) == list(map(str, problems))
    return told


def check_trace(text: str) -> None:
    """Check that a trace of a text has the page and the problems that `parse` has, and that law 10 holds."""
    check_evidence(traced(text, parse, trace))


def check_evidence(told: Trace) -> None:
    """Check law 10: each field is what stands at its spans, no two overlap, and the rest are signs."""
    known = _Text(told.text)
    for found, value in _pairs(told):
        assert (found is not None) == (value is not None), "a field that is there has evidence, and no other has"
        if found and isinstance(value, str) and found.spans:
            assert (known.at(found.spans), told.text_of(found)) == (value, value)
    for section, traced in zip(told.page.sections, told.sections, strict=True):
        _check_heading(section, traced, known)
        assert told[section] == traced
        for item, traced_item in zip(section.items, traced.items, strict=True):
            _check_numbers(item, traced_item, known)
            assert told[item] == traced_item
    check_places(told)


def check_places(told: Trace) -> None:
    """Check that the spans of different fields do not overlap, and that they and the problems hold all but signs."""
    spans = sorted(span for _, evidence in told.evidence() for span in evidence.spans)
    for before, after in pairwise(spans):
        assert before.start < before.end <= after.start
    rest = "\n".join(told.text[span.start : span.end] for span in told.signs())
    assert not re.search(r"\w", _SIGNS.sub("", rest).replace("_", "")), f"{rest!r} is in no field and in no problem"


def _pairs(told: Trace) -> Iterator[tuple[Evidence | None, object]]:
    """Yield the evidence of each field, and the field; what is no string is compared elsewhere."""
    page: NewsPage = told.page
    yield from ((getattr(told, name), getattr(page, name)) for name in ("title", "preamble", "postamble", "language"))
    for section, traced in zip(page.sections, told.sections, strict=True):
        yield from ((getattr(traced, name), getattr(section, name)) for name in ("year", "month", "topic"))
        for item, traced_item in zip(section.items, traced.items, strict=True):
            names = ("number", "kicker", "title", "date", "end_date", "place", "summary", "url")
            yield from ((getattr(traced_item, name), getattr(item, name)) for name in names)
            credit = item.credit
            yield traced_item.credit, credit and credit.text
            yield traced_item.credit_holder, credit and credit.holder
            yield traced_item.credit_agency, credit and credit.agency
            yield traced_item.credit_year, credit and credit.year


def _check_heading(section: Section, traced: SectionTrace, known: _Text) -> None:
    if traced.year:
        assert (section.year, section.month) in headings(known.at(traced.year.spans))
    assert traced.month in {None, traced.year}


def _check_numbers(item: NewsItem, traced: ItemTrace, known: _Text) -> None:
    """Check what an item holds as numbers: its own, its date, the year of its credit."""
    if traced.number:
        assert int(re.sub(r"\D", "", known.at(traced.number.spans))) == item.number
    if traced.date:
        assert item.date
        assert Dated(item.date, item.end_date, None) in dates(known.at(traced.date.spans))
    assert traced.end_date in {None, traced.date}
    if traced.credit_year:
        assert item.credit
        assert int(known.at(traced.credit_year.spans)) == item.credit.year
