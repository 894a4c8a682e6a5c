"""Lines to headings and dates: words by the grammar's terminals, their order by its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .days import Heading, When, Word, shown
from .grammar import compiled
from .memo import BoundedMemo
from .transformer import maker
from .words import beginnings, other_readings, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Heading", "When", "heading_of", "headings", "languages_of", "may_be_date", "when", "whens"]


def may_be_date(text: str) -> bool:
    """Tell whether a line begins as a date or a heading does; one that does not is none.

    >>> may_be_date("Friday, 19 May 2023"), may_be_date("Bakers meet"), may_be_date("The 19 bakers")
    (True, False, False)
    """
    return beginnings[text[:3]]


def heading_of(text: str) -> Heading | None:
    """Read a line as a heading; None where it is none.

    >>> heading_of("Octobre 2022")
    Heading(spelling='Octobre 2022', year=2022, month=10, fault=None)
    """
    return headings[text] if may_be_date(text) else None


def _heading(text: str) -> Heading | None:
    """Read a line that begins as a heading does."""
    words, _, are_all = words_of(_unframed(text))
    found: Heading | None = _parsed("heading", text, words) if are_all else None
    return found


def when(text: str) -> When | None:
    """Read a block as a date, a range, or either with a place; None where it is none.

    >>> when("29 February - 1 March 2012, Geneva")[1:4]
    (datetime.date(2012, 2, 29), datetime.date(2012, 3, 1), 'Geneva')
    """
    return whens[text] if may_be_date(text) else None


def _when(text: str) -> When | None:
    """Read a block that begins as a date does."""
    inner = _unframed(text)
    words, matches, are_all = words_of(inner)
    found: When | None = _parsed("dateline", text, words) if are_all else None
    if found:
        return found
    # The date is as long as it can be: "19 May 2023, Friday, Lae" has its weekday.
    for index in reversed(range(1, len(words))):
        if words[index].kind in _BEFORE_A_PLACE and _parsed("dateline", text, [*words[:index], Word("PLACE", "")]):
            start = matches[index].start(1)
            if place := _place(inner, start):
                found = _parsed("dateline", inner[:start].rstrip(), [*words[:index], place])
                break
    return found


_BEFORE_A_PLACE = {"COMMA", "BAR", "OPEN"}


def _place(text: str, start: int) -> Word | None:
    """Return the place that begins with a sign; None where more stands behind its brackets, or what begins so is prose."""
    if not compiled("PLACE").fullmatch(text, start):
        return None
    place = text[start + 1 : -1 if compiled("OPEN").match(text, start) else None].strip()
    if compiled("PROSE").fullmatch(place):
        return None
    return Word("PLACE", place if shown(place) else "")


def _unframed(text: str) -> str:
    """Return what stands inside brackets, stars or rules."""
    if text[:1].isalnum():
        return text
    framed = compiled("FRAMED").fullmatch(text)
    return framed[framed.lastindex or 0].strip() if framed else text


def _parsed(rule: str, spelling: str, words: Sequence[Word]) -> Any:  # noqa: ANN401 - a heading or a date, by the rule
    made = maker(rule, tuple([word.kind for word in words]))
    if made:
        return made(spelling, words)
    for reading in other_readings(words):
        if made := maker(rule, tuple([word.kind for word in reading])):
            return made(spelling, reading)
    return None


headings = BoundedMemo(_heading, 1 << 10)
"""What `heading_of` says of a text."""

whens = BoundedMemo(_when, 1 << 14)
"""What `when` says of a text: twenty years have some 7,000 days, and some have a place."""


def languages_of(text: str) -> set[str]:
    """Name the languages whose words a heading or a date is made of; a year, slashes and numbers are Japanese.

    >>> sorted(languages_of("April 2023"))
    ['de', 'en']
    """
    words = words_of(_unframed(text)).words
    named = [word.languages for word in words if word.kind in {"MONTH", "WEEKDAY", "YEAR_SIGN"}]
    if named:
        return set(frozenset.intersection(*named))
    return {"ja"} if [word.kind for word in words[:2]] == ["YEAR", "SLASH"] else set()
