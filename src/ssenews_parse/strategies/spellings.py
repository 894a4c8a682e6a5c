"""How pages spell dates and headings in other ways than canonical text does: each spelling by its name."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from ssenews_parse._reading import spelling
from ssenews_parse._reading.grammar import months, names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ssenews_parse.records import NewsItem, Section

_T = TypeVar("_T")

__all__ = ["dates", "headings", "signs", "signs_of_dates", "with_a_wrong_weekday"]


def _language(day: dt.date) -> str:
    """Return one of the languages whose months are no numbers; each has its days."""
    known = [language for language, named in months().items() if named[0].isalpha()]
    return known[day.toordinal() % len(known)]


def _month(day: dt.date) -> str:
    return months()[_language(day)][day.month - 1]


def _weekday(day: dt.date) -> str:
    return names("WEEKDAY", "WEEKDAY")[_language(day)][day.weekday()]


def _english(day: dt.date) -> str:
    return months()["en"][day.month - 1]


def _ordinal(day: dt.date) -> str:
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending} of {_english(day)} {day.year}"


def _day_first(sign: str) -> Callable[[dt.date], str]:
    return lambda day: f"{day.day:02}{sign}{day.month:02}{sign}{day.year}" if day.day > 12 else ""


def _capitals(day: dt.date) -> str:
    """Spell a day in capitals as Turkish has them: a dotted and a dotless one."""
    return f"{day.day} {months()['tr'][day.month - 1].replace('i', 'İ').upper()} {day.year}"


_SINGLE: dict[str, Callable[[dt.date], str]] = {
    "a weekday before a date": lambda day: f"{_weekday(day)}, {day.day} {_month(day)} {day.year}",
    "a weekday behind a date": lambda day: f"{day.day} {_month(day)} {day.year} {_weekday(day)}",
    "a cut weekday in brackets": lambda day: f"{day.day} {_english(day)} {day.year} ({_english_weekday(day)[:3]})",
    "letters behind a day": _ordinal,
    "the month first": lambda day: f"{_english(day)} {day.day}, {day.year}",
    "the year first": lambda day: day.isoformat(),
    "the day first, slashes": _day_first("/"),
    "the day first, full stops": _day_first("."),
    "the day first, dashes": _day_first("-"),
    "signs of Japanese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "a cut month": lambda day: f"{day.day} {_cut(_english(day))} {day.year}",
    "capitals of Turkish": _capitals,
    "a small word before a date": lambda day: f"le {day.day} {months()['fr'][day.month - 1]} {day.year}",
    "a small word before a year": lambda day: f"el {day.day} de {months()['es'][day.month - 1]} del {day.year}",
}


def _english_weekday(day: dt.date) -> str:
    return names("WEEKDAY", "WEEKDAY")["en"][day.weekday()]


def _cut(name: str) -> str:
    return f"{name[:3]}." if len(name) > 4 else name


_RANGES: dict[str, Callable[[dt.date, dt.date], str]] = {
    "a range in words": lambda first, last: f"from {_spelt('en', first)} to {_spelt('en', last)}",
    "a range in French words": lambda first, last: f"du {_spelt('fr', first)} au {_spelt('fr', last)}",
    "a range in German words": lambda first, last: f"vom {_spelt('de', first)} bis {_spelt('de', last)}",
    "a range with a sign for and": lambda first, last: f"{_spelt('en', first)} & {_spelt('en', last)}",
    "a range with a slash": lambda first, last: f"{_spelt('en', first)}/{_spelt('en', last)}",
    "a range, the month first": lambda first, last: _month_first(first, last) if first.year == last.year else "",
}


def _month_first(first: dt.date, last: dt.date) -> str:
    """Spell a range of one month or year: May 14-16, 2012 or April 29 - May 2, 2012."""
    to = "-" if first.month == last.month else f" - {_english(last)} "
    return f"{_english(first)} {first.day}{to}{last.day}, {last.year}"


def _spelt(language: str, day: dt.date) -> str:
    return spelling.dates(language, day, None)


def _of_single(single: Callable[[dt.date], str]) -> Callable[[NewsItem], str]:
    return lambda item: _placed(single(item.date), item) if item.date and not item.end_date else ""


def _of_range(both: Callable[[dt.date, dt.date], str]) -> Callable[[NewsItem], str]:
    return lambda item: _placed(both(item.date, item.end_date), item) if item.date and item.end_date else ""


dates: dict[str, Callable[[NewsItem], str]] = {
    **{name: _of_single(single) for name, single in _SINGLE.items()},
    **{name: _of_range(both) for name, both in _RANGES.items()},
}
"""The spellings of an item's date and place; an item that cannot be spelt so gives an empty text."""


def with_a_wrong_weekday(item: NewsItem) -> str:
    """Spell a date with the weekday of the day after; the last day of all has none."""
    if item.date is None or item.date == item.date.max or item.end_date:
        return ""
    return f"{_english_weekday(item.date + dt.timedelta(days=1))}, {_spelt('en', item.date)}"


def _placed(spelt: str, item: NewsItem) -> str:
    return f"{spelt}, {item.place}" if spelt and item.place else spelt


_DASHES = "‐‑‒–—―−⸺⸻〜﹘﹣－～"
_LABELS = ["Date", "published", "Fecha", "Datum"]
_FRAMES = [("(", ")"), ("[", "]"), ("*", "*"), ("**", "**"), ("_", "_"), ("【", "】")]


def _any_of(signs: Sequence[_T], text: str) -> _T:
    """Return one of some signs, by the text."""
    return signs[sum(map(ord, text)) % len(signs)]


def _framed(text: str) -> str:
    opening, closing = _any_of(_FRAMES, text)
    return f"{opening}{text}{closing}"


def _wide(text: str) -> str:
    return text.translate({ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"})


signs: dict[str, Callable[[str], str]] = {
    "a dash of Unicode": lambda text: text.replace("-", _any_of(_DASHES, text)),
    "accents as signs of their own": lambda text: unicodedata.normalize("NFD", text),
    "wide digits": _wide,
    "narrow spaces": lambda text: text.replace(" ", _any_of("\u2009\u202f\u00a0", text)),
    "a sign that nobody sees": lambda text: f"{text[0]}{_any_of(chr(0x200B) + chr(0xAD) + chr(0x2060), text)}{text[1:]}\u200e",
    "brackets or stars around": _framed,
}
"""What befalls the signs of a date or a heading."""

signs_of_dates: dict[str, Callable[[str], str]] = {
    "a full stop behind a date": lambda text: text if "," in text else f"{text}.",
    "a label before a date": lambda text: f"{_any_of(_LABELS, text)}: {text}",
    "a place in brackets": lambda text: _with_place(text, " ({})"),
    "a place behind a bar": lambda text: _with_place(text, " | {}"),
}
"""What befalls the signs of a date alone."""


def _with_place(text: str, form: str) -> str:
    date, comma, place = text.partition(", ")
    return date + form.format(place) if comma and place and not set(place) & set("()（）,、|｜") else text


headings: dict[str, Callable[[Section], str]] = {
    "a colon behind a heading": lambda section: f"{_name(section)} {section.year}:",
    "a full stop behind a heading": lambda section: f"{_name(section)} {section.year}.",
    "a comma in a heading": lambda section: f"{_name(section)}, {section.year}",
    "a dash in a heading": lambda section: f"{_name(section)}-{section.year}",
    "rules around a heading": lambda section: f"--- {_name(section)} {section.year} ---",
    "a sign of a list that unfolds": lambda section: f"{_any_of('>»▼', str(section.year))} {_name(section)} {section.year}",
    "a cut heading": lambda section: f"{_cut(_name(section))} {section.year}",
    "a heading in numbers, the year first": lambda section: f"{section.year}-{section.month:02}",
    "a heading in numbers, the month first": lambda section: f"{section.month:02}/{section.year}",
    "a heading in signs of Japanese": lambda section: f"{section.year}年{section.month}月",
}
"""The spellings of a month heading."""


def _name(section: Section) -> str:
    assert section.month
    return months()["en"][section.month - 1]
