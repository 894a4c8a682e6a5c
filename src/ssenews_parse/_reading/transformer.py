"""Parse trees to plans: which part of a page, item, date or credit is what.

A layer is parsed by its *shape*, the kinds of its parts in order: `NUMBER CREDIT TEXT DATE TEXT` is an item.  Texts have few
shapes, so each is parsed once and its plan is kept; a plan names parts by their index, and serves every text of the shape.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from lark import Token, Transformer
from lark.exceptions import UnexpectedInput, UnexpectedToken

from . import grammar


class ItemPlan(NamedTuple):
    """Where an item's parts stand among its blocks; None where it has no such part."""

    credit: int | None = None
    kicker: int | None = None
    title: int | None = None
    when: int | None = None
    summary: tuple[int, ...] = ()
    habit: int = 0
    """What an item with a date says of the page: 1 for two blocks before the date, an empty one among them, -1 for one."""


class DayPlan(NamedTuple):
    """Where a day's numbers stand among the words of a date; None where it has no such part."""

    year: int | None
    month: int | None
    day: int


class DatePlan(NamedTuple):
    """The first day, the last day of a range, and the place."""

    first: DayPlan
    last: DayPlan | None
    place: int | None


class HeadingPlan(NamedTuple):
    """The words of a heading: a year alone, or a month and its year."""

    year: int
    month: int | None


class CreditPlan(NamedTuple):
    """The words of a credit: the holder from one to another, agency and year."""

    holder: tuple[int, int]
    agency: int | None
    year: int | None


class SectionPlan(NamedTuple):
    """A section of the page: the part that heads it and its run of items."""

    head: int | None
    items: int | None


class _Plans(Transformer[Token, Any]):
    """Makes a plan of each layer's tree; a token's value is its index."""

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

    def month(self, parts: list[Any]) -> int:
        return int(parts[0].value)

    def heading(self, parts: list[Any]) -> HeadingPlan:
        return HeadingPlan(parts[-1].value, parts[0] if len(parts) > 1 else None)

    def day(self, parts: list[Any]) -> DayPlan:
        return DayPlan(None, None, parts[0].value)

    def partly(self, parts: list[Any]) -> DayPlan:
        return parts[0]._replace(month=parts[-1])  # type: ignore[no-any-return]

    def spelt(self, parts: list[Any]) -> DayPlan:
        month = next(part for part in parts if not isinstance(part, Token | DayPlan))
        return DayPlan(parts[-1].value, month, parts[0].day)

    def numeric(self, parts: list[Any]) -> DayPlan:
        year, _, month, _, day = parts
        return DayPlan(year.value, month.value, day.value)

    def date(self, parts: list[Any]) -> DatePlan:
        return DatePlan(parts[0], parts[2] if len(parts) > 1 else None, None)

    def dateline(self, parts: list[Any]) -> DatePlan:
        date: DatePlan = parts[0]
        return date._replace(place=parts[2].value) if len(parts) > 2 else date

    def alone(self, parts: list[Any]) -> CreditPlan:
        return CreditPlan((parts[0].value, parts[-1].value), None, None)

    def agency_first(self, parts: list[Any]) -> CreditPlan:
        return CreditPlan((parts[-1].value, parts[-1].value), parts[0].value, None)

    def agency_last(self, parts: list[Any]) -> CreditPlan:
        return CreditPlan((parts[0].value, parts[-3].value), parts[-1].value, None)

    def by(self, parts: list[Any]) -> CreditPlan:
        names = next(part for part in parts if isinstance(part, CreditPlan))
        return names._replace(year=parts[-1].value) if isinstance(parts[-1], Token) else names


_plans = _Plans()


@lru_cache(maxsize=1024)
def plan(start: str, kinds: tuple[str, ...]) -> Any:  # noqa: ANN401 - each layer has a plan of its own
    """Return the plan of a shape, or None where the rule `start` does not take it."""
    try:
        return _plans.transform(grammar.parse(start, kinds))
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
