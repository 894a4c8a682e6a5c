"""Parse trees to makers: what each shape of a page, an item, a date, a credit or an address becomes.

A layer is parsed by its *shape*, the kinds of its parts in order: `NUMBER CREDIT TEXT DATE TEXT` is an item.  Texts have few
shapes, so each is parsed once; the transformer makes of it the *maker* of its record, a function from values to the record, which
serves every text of that shape.  Rule, method and field have one name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from lark import Token, Transformer
from lark.exceptions import UnexpectedInput, UnexpectedToken

from ssenews_parse.records import Credit, NewsItem

from . import days, grammar, unchecked
from .days import Day, Heading, When, Word

if TYPE_CHECKING:
    from .parts import Block

_Made = TypeVar("_Made")

Maker = Callable[[str, Sequence[Any]], _Made]
"""Makes a record of a text and its words."""

_DayMaker = Callable[[Sequence[Word]], Day | None]
_NamesMaker = Callable[[str, Sequence[re.Match[str]]], tuple[str, str | None]]


class ItemMaker(NamedTuple):
    """What an item of a shape becomes."""

    make: Callable[..., NewsItem]
    """Makes the record of the values of the blocks, the number, the line of the mark and the address."""
    fields: dict[str, tuple[int, ...]]
    """Which blocks each field is made of."""
    habit: int
    """What an item with a date says of the others: 1 for two blocks before the date, an empty one among them, -1 for one."""


class Outline:
    """The sections of a page in the making, and the blocks between them that belong to nothing."""

    def __init__(self) -> None:
        """Begin without any."""
        self.sections: list[unchecked.SectionDraft] = []
        self.strays: list[Block] = []
        self.begins_with_empty_heading = False


_Addition = Callable[[Outline, Sequence[Any]], None]


class _DateMakers(Transformer[Token, Any]):
    """Headings and dates: from how each is spelt and its words to a `Heading` or a `When`."""

    def month_heading(self, parts: list[Token]) -> Maker[Heading]:
        month, year = _places(parts, "MONTH", "YEAR")
        return lambda spelling, words: days.month_heading(spelling, words[month], words[year])

    def numeric_heading(self, parts: list[Token]) -> Maker[Heading | None]:
        month, year = _places(parts, "DAY", "YEAR")
        return lambda spelling, words: days.numeric_heading(spelling, words[month], words[year])

    def year_heading(self, parts: list[Token]) -> Maker[Heading | None]:
        (year,) = _places(parts, "YEAR")
        return lambda spelling, words: days.year_heading(spelling, words[year])

    def full_date(self, parts: list[Token]) -> _DayMaker:
        day, month, year = _places(parts, "DAY", "MONTH", "YEAR")
        return lambda words: Day(words[day], words[month], words[year])

    def numeric_date(self, parts: list[Token]) -> _DayMaker:
        year, _, month, _, day = [part.value for part in parts]
        return lambda words: Day(words[day], words[month], words[year])

    def day_first_date(self, parts: list[Token]) -> _DayMaker:
        one, _, other, _, year = [part.value for part in parts]
        return lambda words: days.day_first(words[one], words[other], words[year])

    def later_day(self, parts: list[Token]) -> _DayMaker:
        return _part_of_a_range(parts)

    def days_of_month(self, parts: list[Token]) -> list[_DayMaker]:
        first, last = [index for index, part in enumerate(parts) if part.type == "DAY"]
        return [_part_of_a_range(parts[: first + 1]), _part_of_a_range(parts[last:])]

    def weekday_after(self, parts: list[Token]) -> Token:
        return next(part for part in parts if part.type == "WEEKDAY")

    def day(self, parts: list[Any]) -> _DayMaker:
        (made,) = [part for part in parts if not isinstance(part, Token)]
        return _with_weekdays(made, parts)

    def date(self, parts: list[Any]) -> list[_DayMaker]:
        makers = [part for part in parts if not isinstance(part, Token)]
        words = [part for part in parts if isinstance(part, Token)]
        if isinstance(makers[0], list):
            first, last = makers[0]
            return [_with_weekdays(first, words), last]
        if any(word.type == "DAY" for word in words):
            return [_with_weekdays(_part_of_a_range(words), words), *makers]
        return makers

    def dateline(self, parts: list[Any]) -> Maker[When | None]:
        first, *others = parts[0]
        place = _place_maker(parts[1:])
        if not others:
            return lambda spelling, words: days.single(spelling, first(words), place(words))
        last = others[0]
        return lambda spelling, words: days.day_range(spelling, first(words), last(words), place(words))


def _places(parts: list[Token], *kinds: str) -> list[int]:
    """Return where words of some kinds stand among the words of a text."""
    return [next(part.value for part in parts if part.type == kind) for kind in kinds]


def _part_of_a_range(parts: list[Token]) -> _DayMaker:
    """Return the maker of a day that may leave out its month or its year."""
    place = {part.type: part.value for part in parts}
    day, month, year = place["DAY"], place.get("MONTH"), place.get("YEAR")
    return lambda words: Day(words[day], None if month is None else words[month], None if year is None else words[year])


def _with_weekdays(made: _DayMaker, parts: list[Any]) -> _DayMaker:
    """Return the maker of a day that has a weekday, if there is one."""
    places = [part.value for part in parts if isinstance(part, Token) and part.type == "WEEKDAY"]
    if not places:
        return made

    def with_weekdays(words: Sequence[Word]) -> Day | None:
        day = made(words)
        return day and day._replace(weekdays=tuple([words[place] for place in places]))

    return with_weekdays


def _place_maker(parts: list[Token]) -> Callable[[Sequence[Word]], str | None]:
    place = next((part.value for part in parts if part.type == "PLACE"), None)
    return lambda words: None if place is None else words[place].text or None


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

    def year_alone(self, parts: list[Token]) -> Token:
        return parts[0]

    def credit_line(self, parts: list[Any]) -> Maker[Credit]:
        years = [part.value for part in parts if isinstance(part, Token) and part.type != "COPY"]
        names: _NamesMaker = next((part for part in parts if not isinstance(part, Token)), _year_as_holder)

        def credit(text: str, words: Sequence[re.Match[str]]) -> Credit:
            holder, agency = names(text, words)
            year = int("".join(filter(str.isdecimal, words[years[0]][0]))) if years else None
            return Credit(text=text, holder=holder, agency=agency, year=year)

        return credit


def _year_as_holder(_text: str, words: Sequence[re.Match[str]]) -> tuple[str, None]:
    return words[-1][0].strip(), None


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


class Makers(_DateMakers, _CreditMakers, _AddressMakers):
    """Makes of each layer's tree what makes its records; a token's value is its index among the values of the shape."""

    # ── A section: what heads it adds to the outline of the page, and then its items do ──────────────────────────────────────

    def stray(self, tokens: list[Token]) -> _Addition:
        return lambda outline, parts: outline.strays.extend(parts[tokens[0].value].blocks)

    def topic(self, tokens: list[Token]) -> _Addition:
        def add(outline: Outline, parts: Sequence[Any]) -> None:
            *strays, topic = parts[tokens[0].value].blocks
            outline.strays += strays
            outline.sections.append(unchecked.SectionDraft(topic=topic.text, line=topic.number))

        return add

    def section(self, children: list[Any]) -> _Addition:
        head, *items = children
        begin = _begun(head) if isinstance(head, Token) else head

        def add(outline: Outline, parts: Sequence[Any]) -> None:
            begin(outline, parts)
            for token in items:
                outline.sections[-1].items += parts[token.value].items

        return add

    def headless(self, tokens: list[Token]) -> _Addition:
        return lambda outline, parts: outline.sections.append(unchecked.SectionDraft(items=parts[tokens[0].value].items))

    # ── An item ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    def item(self, children: list[Any]) -> ItemMaker:
        fields: dict[str, tuple[int, ...]] = dict(child for child in children if isinstance(child, tuple))
        return ItemMaker(_item_maker(fields), fields, 0)

    title_first = kicker_first = marked = item

    def dated(self, children: list[Any]) -> ItemMaker:
        made = self.item(children)
        has_empty = any(isinstance(child, Token) for child in children)
        is_named = "kicker" in made.fields or "title" in made.fields
        return made._replace(habit=0 if not is_named else 1 if "kicker" in made.fields or has_empty else -1)

    def mark(self, _tokens: list[Token]) -> None:
        return None

    def credit(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "credit", _indices(tokens)

    def kicker(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "kicker", _indices(tokens)

    def title(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "title", _indices(tokens)

    marked_title = title

    def when(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "when", _indices(tokens)

    def summary(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "summary", _indices(tokens)


def _indices(tokens: list[Token]) -> tuple[int, ...]:
    return tuple(token.value for token in tokens)


def _begun(head: Token) -> _Addition:
    """Return what begins a section with a heading, or with an empty one."""

    def add_empty(outline: Outline, _parts: Sequence[Any]) -> None:
        outline.begins_with_empty_heading = outline.begins_with_empty_heading or not outline.sections
        outline.sections.append(unchecked.SectionDraft())

    def add_heading(outline: Outline, parts: Sequence[Any]) -> None:
        heading, line, _ = parts[head.value]
        outline.sections.append(unchecked.SectionDraft(heading.year, heading.month, line=line))

    return add_empty if head.type == "RESTART" else add_heading


_NO_DATE = (None, None, None, None, None)


def _item_maker(fields: dict[str, tuple[int, ...]]) -> Callable[..., NewsItem]:
    """Return what makes the record of an item; the first value is None, and stands for all that the item does not have."""
    credit, kicker, title, when = (fields.get(name, (0,))[0] for name in ("credit", "kicker", "title", "when"))
    summary = fields.get("summary", (0,))
    only = summary[0] if len(summary) == 1 else None

    def make(values: Sequence[Any], number: int | None, line: int, url: str | None = None) -> NewsItem:
        item: Any = unchecked.ItemDraft()
        item.number = number
        item.credit = values[credit]
        item.kicker = values[kicker]
        item.title = values[title]
        _, item.date, item.end_date, item.place, _ = values[when] or _NO_DATE
        item.summary = values[only] if only is not None else "\n\n".join([values[index] for index in summary])
        item.line = line
        item.url = url
        item.__class__ = NewsItem
        return item  # type: ignore[no-any-return]

    return make


_makers = Makers()


_LONGEST_KEPT = 64
"""Shapes up to this length are kept, so that what they take stays small."""


def maker(start: str, kinds: tuple[str, ...]) -> Any:  # noqa: ANN401 - each layer has a maker of its own
    """Return the maker of a shape, or None where the rule `start` does not take it."""
    return (_kept if len(kinds) <= _LONGEST_KEPT else _made)(start, kinds)


def _made(start: str, kinds: tuple[str, ...]) -> Any:  # noqa: ANN401
    try:
        return _makers.transform(grammar.parse(start, kinds))
    except UnexpectedInput:
        return None


_kept = lru_cache(maxsize=1024)(_made)


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
