"""The small fields of a record, read by hand: headings, dates, credits.  What a page repeats is remembered.

The scanners and the toolkits share these, so that what is compared is the reading of the page.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from ssenews_parse import Credit

from .texts import MONTHS

When = tuple[date, date | None, str | None]
"""The first day, the last day of a range, the place."""

_MONTH = {name: number for number, name in enumerate(MONTHS, start=1)}
_DATE = re.compile(
    r"(?:(?P<first>[0-9]{1,2})(?: (?P<first_month>[A-Z][a-z]+)(?: (?P<first_year>[0-9]{4}))?)? - )?"
    r"(?P<day>[0-9]{1,2}) (?P<month>[A-Z][a-z]+) (?P<year>[0-9]{4})(?:, (?P<place>.+))?"
)
_CREDIT = re.compile(
    r"(?:(?P<before>[A-Z]{2}[A-Z ]*)/)?(?P<holder>.+?)(?: ?/ ?(?P<behind>[A-Z]{2}[A-Z ]*))?(?: (?P<year>[0-9]{4}))?"
)


class _Dates(dict[str, When]):
    def __missing__(self, text: str) -> When:
        found = _DATE.fullmatch(text)
        assert found
        last = date(int(found["year"]), _MONTH[found["month"]], int(found["day"]))
        if not found["first"]:
            when: When = (last, None, found["place"])
        else:
            year = int(found["first_year"] or found["year"])
            month = _MONTH[found["first_month"] or found["month"]]
            when = (date(year, month, int(found["first"])), last, found["place"])
        self[text] = when
        return when


class _Headings(dict[str, tuple[int, int]]):
    def __missing__(self, text: str) -> tuple[int, int]:
        month, _, year = text.partition(" ")
        self[text] = heading = (int(year), _MONTH[month])
        return heading


dates = _Dates()
"""A date line to its first day, last day and place."""

headings = _Headings()
"""A month heading to its year and month."""


@lru_cache(maxsize=4096)
def credit_of(text: str) -> Credit:
    """Read a credit, without its sign."""
    found = _CREDIT.fullmatch(text)
    assert found
    before, holder, behind, year = found.groups()
    return Credit(text=text, holder=holder, agency=before or behind, year=int(year) if year else None)
