"""The oracle's own reading of headings and dates: its own months, its own patterns."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

_MONTHS = [
    "january janvier enero janeiro januar gennaio 1月",
    "february février febrero fevereiro februar febbraio 2月",
    "march mars marzo março märz 3月",
    "april avril abril aprile 4月",
    "may mai mayo maio maggio 5月",
    "june juin junio junho juni giugno 6月",
    "july juillet julio julho juli luglio 7月",
    "august août agosto 8月",
    "september septembre septiembre setembro settembre 9月",
    "october octobre octubre outubro oktober ottobre 10月",
    "november novembre noviembre novembro 11月",
    "december décembre diciembre dezembro dezember dicembre 12月",
]
"""One line a month: its names on the site, in English, French, Spanish, Portuguese, German, Italian and Japanese."""

_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

_NAME = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_FULL = rf"(?P<d{{0}}>[0-9]{{{{1,2}}}})\s*(?:er|º|°|\.)?\s*(?:de\s*)?(?P<m{{0}}>{_NAME})\s*(?:de\s*)?(?P<y{{0}}>[0-9]{{{{4}}}})"
_PART = rf"(?P<d{{0}}>[0-9]{{{{1,2}}}})\s*(?:er|º|°|\.)?\s*(?:(?:de\s*)?(?P<m{{0}}>{_NAME})\s*)?"
_SLASHED = r"(?P<y{0}>[0-9]{{4}})\s*/\s*(?P<m{0}>[0-9]{{1,2}})\s*/\s*(?P<d{0}>[0-9]{{1,2}})"
_DASH = r"\s*[-–—]\s*"
_PLACE = r"\s*(?:[,、，](?P<place>.*))?"

_DATES = [
    re.compile(form + _PLACE, re.IGNORECASE | re.DOTALL)
    for form in (
        _FULL.format(1),
        _SLASHED.format(1),
        _PART.format(1) + _DASH + _FULL.format(2),
        _FULL.format(1) + _DASH + _FULL.format(2),
        _SLASHED.format(1) + _DASH + _SLASHED.format(2),
    )
]
_HEADING = re.compile(rf"(?:(?P<month>{_NAME})\s*(?:de\s*)?)?(?P<year>[0-9]+)", re.IGNORECASE)


class Dated(NamedTuple):
    """What a date says: its first day, the last one of a range, its place."""

    first: dt.date
    last: dt.date | None
    place: str | None


def headings(line: str) -> set[tuple[int, int | None]]:
    """Read a line as a heading: the year and the month it may mean, at most one of them."""
    match = _HEADING.fullmatch(line.strip())
    if match is None or len(match["year"]) != 4 or match["year"] < "1000":
        return set()
    return {(int(match["year"]), _NUMBERS[match["month"].casefold()] if match["month"] else None)}


def is_headed(line: str) -> bool:
    """Tell whether a line looks like a heading, even if its year cannot be."""
    match = _HEADING.fullmatch(line.strip())
    return match is not None and (match["month"] is not None or len(match["year"]) == 4)


def dates(block: str) -> set[Dated]:
    """Read a block as a date: all that it may mean."""
    return {dated for form in _DATES if (match := form.fullmatch(block.strip())) and (dated := _dated(match.groupdict()))}


def _dated(parts: dict[str, str | None]) -> Dated | None:
    year = parts.get("y2") or parts["y1"]
    month = parts.get("m2") or parts["m1"]
    try:
        last = _date(year, month, parts["d2"]) if "d2" in parts else None
        first = _date(parts.get("y1") or year, parts.get("m1") or month, parts["d1"])
    except ValueError:
        return None
    if first.year < 1000 or (last is not None and last <= first):
        return None
    place = (parts["place"] or "").strip() or None
    return Dated(first, last, place)


def _date(year: str | None, month: str | None, day: str | None) -> dt.date:
    assert year
    assert month
    assert day
    number = int(month) if month.isdecimal() else _NUMBERS[month.casefold()]
    return dt.date(int(year), number, int(day))
