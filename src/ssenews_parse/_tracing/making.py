"""The parts of a page, told apart, to its trace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssenews_parse._reading.dates import whens
from ssenews_parse._reading.grammar import compiled
from ssenews_parse._reading.parts import Block
from ssenews_parse.records import Section

from . import reasons
from .evidence import Evidence, ItemTrace, SectionTrace
from .places import part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse._reading.page import Told
    from ssenews_parse._reading.parts import HeadingLine
    from ssenews_parse.records import Credit

    from .places import Places
    from .witness import Seen, Witness

_YEAR = re.compile(r"\d{4}(?=\D*\Z)")


class Making:
    """What a page was made of; the evidence of its fields is made of that when somebody asks."""

    def __init__(self, told: Told, witness: Witness, places: Places) -> None:
        """Keep what was told of a page, of which the record was made already."""
        self.told = told
        self.places = places
        self.seen = [
            [witness.seen[id(item)] for item in section.items] if isinstance(section, Section) else None
            for section in told.outline.sections
        ]
        """What was seen of the items of each section; None for an empty one, which did not become a record."""
        self.is_unmarked = bool(witness.seen) and all(seen.kinds[0] == "LOST" for seen in witness.seen.values())

    def title(self) -> Evidence | None:
        """Return the evidence of the title of the page."""
        title, preamble = self.told.opening
        return title and Evidence(self.places.of_margin([title]), *reasons.of_title(title, preamble, is_unmarked=self.is_unmarked))

    def language(self) -> Evidence:
        """Return the evidence of a language that was told."""
        return Evidence((), *reasons.of_language(self.told))

    def preamble(self) -> Evidence | None:
        """Return the evidence of what is before the list."""
        blocks = self.told.opening.preamble
        return Evidence(self.places.of_margin(blocks), *reasons.PREAMBLE) if blocks else None

    def postamble(self) -> Evidence | None:
        """Return the evidence of what is after the list."""
        blocks = self.told.postamble
        return Evidence(self.places.of_margin(blocks), *reasons.POSTAMBLE) if blocks else None

    def sections(self) -> Iterator[SectionTrace]:
        """Yield the traces of the sections."""
        for index, (head, seen) in enumerate(zip(self.told.outline.heads, self.seen, strict=True)):
            if seen is not None:
                items = tuple([self._item(item) for item in seen])
                yield SectionTrace(**self._head(head, is_first=index == 0), items=items)

    def _head(self, head: Block | HeadingLine | None, *, is_first: bool) -> dict[str, Evidence]:
        """Return the evidence of a heading or a topic."""
        if head is None:
            return {}
        if isinstance(head, Block):
            return {"topic": Evidence(self.places.of_margin([head]), *reasons.of_topic(is_before_list=is_first))}
        heading = Evidence(self.places.of([head.span]), *reasons.HEADING)
        return {name: heading for name in ("year", "month") if getattr(head.heading, name)}  # neither where it has a fault

    def _item(self, seen: Seen) -> ItemTrace:
        """Return the trace of an item."""
        item, spans, spans_of = seen.item, seen.spans, self.places.of
        plan = reasons.plan(seen.rule, seen.cause, seen.kinds, is_unmarked=self.is_unmarked)
        found = {name: Evidence(spans_of([spans[index] for index in indices]), *why) for name, indices, why in plan}
        if item.number is None:
            del found["number"]
        if item.date is None:
            found.pop("date", None)
        elif item.place:
            self._place(spans[seen.fields["when"][0]], found)
        if item.end_date:
            found["end_date"] = found["date"]
        if item.credit:
            self._credit(item.credit, spans[1], found)
        if item.url is not None:
            found["url"] = Evidence((), *reasons.ADDRESS)
        return ItemTrace(rule=seen.rule, shape=seen.kinds, **found)

    def _place(self, block: tuple[int, int], found: dict[str, Evidence]) -> None:
        """Part a date from the place after it."""
        lines = self.places.lines([block])
        text = self.places.joined(lines)
        told = whens[text]
        if told is None or told.place is None:  # Markdown has more signs than the words
            found["place"] = Evidence((), *reasons.PLACE)
            return
        begin, start = text.index(told.spelling), text.rindex(told.place)
        found["place"] = Evidence(self.places.spans(part(lines, start, start + len(told.place))), *reasons.PLACE)
        date = part(lines, begin, begin + len(told.spelling))
        found["date"] = found["date"]._replace(spans=self.places.spans(date))

    def _credit(self, credit: Credit, block: tuple[int, int], found: dict[str, Evidence]) -> None:
        """Take the sign from the credit, and find the evidence of its parts."""
        lines = self.places.lines([block])
        text = self.places.joined(lines)
        signed = compiled("CREDIT_SIGN").match(text)
        sign = signed or compiled("LETTERS_FOR_SIGN").match(text)
        start = text.find(credit.text, sign.end() if sign else 0)
        if start < 0:  # Markdown has more signs than the words
            return
        whole = self.places.spans(part(lines, start, start + len(credit.text)))
        found["credit"] = Evidence(whole, *(reasons.CREDIT if signed else reasons.LETTERS))
        for name, rule, begin, end in _names(credit):
            spans = self.places.spans(part(lines, start + begin, start + end))
            found[name] = Evidence(spans, f"credit_line.{rule}", "itself", reasons.NAMES[rule])


def _names(credit: Credit) -> Iterator[tuple[str, str, int, int]]:
    """Yield the parts of a credit, the rule that made each, and where they are in its text."""
    text, holder, agency = credit.text, credit.holder, credit.agency
    if agency is None:
        at = text.index(holder)
        rule = "year_alone" if holder.isdecimal() and credit.year else "holder_alone"
        yield "credit_holder", rule, at, at + len(holder)
    else:
        first = text.index(holder)
        second = text.find(agency, first + len(holder))
        rule = "agency_last" if second >= 0 else "agency_first"
        if second < 0:
            second = text.index(agency)
            first = text.index(holder, second + len(agency))
        yield "credit_holder", rule, first, first + len(holder)
        yield "credit_agency", rule, second, second + len(agency)
    if credit.year is not None:
        year = _YEAR.search(text)
        assert year
        yield "credit_year", "YEAR_AT_END", *year.span()
