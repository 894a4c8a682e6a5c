"""The transformer's part for words: makers of headings, dates, credits and addresses, from the words of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from lark import Token, Transformer

from ssenews_parse.records import Credit

from . import days
from .days import Day, Heading, When, Word

_Made = TypeVar("_Made")

Maker = Callable[[str, Sequence[Any]], _Made]
"""Makes a record of a text and its words."""

_DayMaker = Callable[[Sequence[Word]], Day | None]
_NamesMaker = Callable[[str, Sequence[re.Match[str]]], tuple[str, str | None]]


class DateMakers(Transformer[Token, Any]):
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
        first, *others = next(part for part in parts if isinstance(part, list))
        place = _place_maker([part for part in parts if isinstance(part, Token)])
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


class CreditMakers(Transformer[Token, Any]):
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


class AddressMakers(Transformer[Token, Any]):
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
