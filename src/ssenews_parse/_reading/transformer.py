"""Parse trees to makers: what makes the record of a date, heading, credit or address, and which part of a page or item is what.

A layer is parsed by its *shape*, the kinds of its parts in order: `NUMBER CREDIT TEXT DATE TEXT` is an item.  Texts have few
shapes, so each is parsed once and what the transformer makes of it is kept, for every text of the shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from lark import Token, Transformer
from lark.exceptions import UnexpectedInput, UnexpectedToken

from ssenews_parse.records import Credit

from . import days, grammar
from .days import Day, Heading, When, Word

_Made = TypeVar("_Made")

Maker = Callable[[str, Sequence[Any]], _Made]
"""Makes a record of a text and its words."""

_DayMaker = Callable[[Sequence[Word]], Day]
_NamesMaker = Callable[[str, Sequence[re.Match[str]]], tuple[str, str | None]]


class ItemPlan(NamedTuple):
    """Where an item's parts stand among its blocks; None where it has no such part."""

    credit: int | None = None
    kicker: int | None = None
    title: int | None = None
    when: int | None = None
    summary: tuple[int, ...] = ()
    habit: int = 0
    """What an item with a date says of the page: 1 for two blocks before the date, an empty one among them, -1 for one."""


class SectionPlan(NamedTuple):
    """A section of the page: the part that heads it and its run of items."""

    head: int | None
    items: int | None


class _DateMakers(Transformer[Token, Any]):
    """Headings and dates: from how each is spelt and its words to a `Heading` or a `When`."""

    def month_heading(self, parts: list[Token]) -> Maker[Heading | None]:
        month, year = _places(parts, "MONTH", "YEAR")
        return lambda spelling, words: days.month_heading(spelling, words[month], words[year])

    def year_heading(self, parts: list[Token]) -> Maker[Heading | None]:
        (year,) = _places(parts, "YEAR")
        return lambda spelling, words: days.year_heading(spelling, words[year])

    def full_date(self, parts: list[Token]) -> _DayMaker:
        day, month, year = _places(parts, "DAY", "MONTH", "YEAR")
        return lambda words: Day(words[day], words[month], words[year])

    def day_and_month(self, parts: list[Token]) -> _DayMaker:
        day, month = _places(parts, "DAY", "MONTH")
        return lambda words: Day(words[day], words[month], None)

    def day(self, parts: list[Token]) -> _DayMaker:
        (day,) = _places(parts, "DAY")
        return lambda words: Day(words[day], None, None)

    def numeric(self, parts: list[Token]) -> _DayMaker:
        year, _, month, _, day = [part.value for part in parts]
        return lambda words: Day(words[day], words[month], words[year])

    def date(self, parts: list[Any]) -> list[_DayMaker]:
        return [part for part in parts if not isinstance(part, Token)]

    def dateline(self, parts: list[Any]) -> Maker[When]:
        first, *others = parts[0]
        place = _place_maker(parts[1:])
        if not others:
            return lambda spelling, words: days.single(spelling, first(words), place(words))
        last = others[0]
        return lambda spelling, words: days.day_range(spelling, first(words), last(words), place(words))


def _place_maker(parts: list[Token]) -> Callable[[Sequence[Word]], str | None]:
    if len(parts) < 2:
        return lambda _: None
    place = parts[1].value
    return lambda words: words[place].text


def _places(parts: list[Token], *kinds: str) -> list[int]:
    """Return where words of some kinds stand among the words of a text."""
    return [next(part.value for part in parts if part.type == kind) for kind in kinds]


class _CreditMakers(Transformer[Token, Any]):
    """Credits: from the text and its words to a `Credit`."""

    def holder_alone(self, parts: list[Token]) -> _NamesMaker:
        first, last = parts[0].value, parts[-1].value
        return lambda text, words: (_between(text, words[first], words[last]), None)

    def agency_first(self, parts: list[Token]) -> _NamesMaker:
        agency, holder = parts[0].value, parts[-1].value
        return lambda _, words: (words[holder][0].strip(), words[agency][0].strip())

    def agency_last(self, parts: list[Token]) -> _NamesMaker:
        first, last, agency = parts[0].value, parts[-3].value, parts[-1].value
        return lambda text, words: (_between(text, words[first], words[last]), words[agency][0].strip())

    def credit_line(self, parts: list[Any]) -> Maker[Credit]:
        names: _NamesMaker = next(part for part in parts if not isinstance(part, Token))
        has_year = isinstance(parts[-1], Token)

        def credit(text: str, words: Sequence[re.Match[str]]) -> Credit:
            holder, agency = names(text, words)
            return Credit(text=text, holder=holder, agency=agency, year=int(text[-4:]) if has_year else None)

        return credit


def _between(text: str, first: re.Match[str], last: re.Match[str]) -> str:
    return text[first.start() : last.end()].strip()


class _AddressMakers(Transformer[Token, Any]):
    """Addresses: from their parts to facts by name."""

    _FACTS = MappingProxyType({"LANGUAGE": "language", "ROW": "offset", "DOCUMENT": "document", "QUERY": "query"})

    def office(self, parts: list[Token]) -> tuple[str, list[int]]:
        return "office", [parts[0].value]

    def folders(self, parts: list[Token]) -> tuple[str, list[int]]:
        return "section", [part.value for part in parts]

    def address(self, parts: list[Any]) -> Callable[[Sequence[str]], dict[str, str]]:
        tokens = [(self._FACTS[part.type], [part.value]) for part in parts if isinstance(part, Token) and part.type in self._FACTS]
        places = [*(part for part in parts if not isinstance(part, Token)), *tokens]
        return lambda texts: {fact: "/".join(texts[index] for index in indices) for fact, indices in places}


class _Makers(_DateMakers, _CreditMakers, _AddressMakers):
    """All layers; a token's value is its index among the parts of a text."""

    def section(self, parts: list[Any]) -> SectionPlan:
        head = parts[0].value if isinstance(parts[0], Token) else None
        return SectionPlan(head, next((part for part in parts if not isinstance(part, Token)), None))

    def items(self, parts: list[Any]) -> int:
        return int(parts[0].value)

    def item(self, parts: list[Any]) -> ItemPlan:
        return ItemPlan(**dict(part for part in parts if isinstance(part, tuple)))

    titled = kickered = item

    def dated(self, parts: list[Any]) -> ItemPlan:
        plan = self.item(parts)
        before = [part for part in parts if isinstance(part, Token)]
        named = plan.kicker is not None or plan.title is not None
        habit = 0 if not named else 1 if plan.kicker is not None or before else -1
        return plan._replace(habit=habit)

    def mark(self, _parts: list[Any]) -> None:
        return None

    def credit(self, parts: list[Any]) -> tuple[str, int]:
        return "credit", parts[0].value

    def kicker(self, parts: list[Any]) -> tuple[str, int]:
        return "kicker", parts[0].value

    def title(self, parts: list[Any]) -> tuple[str, int]:
        return "title", parts[0].value

    plain_title = marked_title = leading_title = title

    def when(self, parts: list[Any]) -> tuple[str, int]:
        return "when", parts[0].value

    def summary(self, parts: list[Any]) -> tuple[str, tuple[int, ...]]:
        return "summary", tuple(part.value for part in parts)


_makers = _Makers()


@lru_cache(maxsize=1024)
def maker(start: str, kinds: tuple[str, ...]) -> Any:  # noqa: ANN401 - each layer has makers or a plan of its own
    """Return the maker of a shape, or its plan, or None where the rule `start` does not take it."""
    try:
        return _makers.transform(grammar.parse(start, kinds))
    except UnexpectedInput:
        return None


@lru_cache(maxsize=1024)
def misfits(start: str, kinds: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the indices that must go for the rule `start` to take the rest; None where it takes no rest."""
    skipped: list[int] = []

    def skip(error: UnexpectedInput) -> bool:
        assert isinstance(error, UnexpectedToken)
        if error.token.type == "$END":
            return False
        skipped.append(error.token.value)
        return True

    try:
        grammar.parse(start, kinds, on_error=skip)
    except UnexpectedInput:
        return None
    return tuple(skipped)
