"""Lines to headings and dates: words by the grammar's terminals, their order by its rules."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from .days import Heading, When, Word, year_number
from .grammar import compiled, months, pattern
from .memo import BoundedMemo
from .transformer import maker

if TYPE_CHECKING:
    from .transformer import Maker

__all__ = ["Heading", "When", "heading_of", "headings", "languages_of", "when", "whens"]

_MOST_WORDS = 20
"""More words than any date has."""


def heading_of(text: str) -> Heading | None:
    """Read a line as a heading; None where it is none.

    >>> heading_of("Octobre 2022")
    Heading(spelling='Octobre 2022', year=2022, month=10, fault=None)
    """
    return headings[text]


def _heading(text: str) -> Heading | None:
    words = _words(text)
    made: Maker[Heading | None] | None = maker("heading", _kinds(words)) if words else None
    return made(text, words) if words and made else None


def when(text: str) -> When | None:
    """Read a block as a date, a range, or either with a place; None where it is none.

    >>> when("29 February - 1 March 2012, Geneva")[1:4]
    (datetime.date(2012, 2, 29), datetime.date(2012, 3, 1), 'Geneva')
    """
    return whens[text]


def _when(text: str) -> When | None:
    words = _words(text) if compiled("DATE").fullmatch(text) else None
    kinds = _kinds(words or [])
    made: Maker[When] | None = maker("dateline", kinds) if words else None
    if not words or not made:
        return None
    spelling = text
    if "COMMA" in kinds:
        spelling = text[: text.index(words[kinds.index("COMMA")].text)].rstrip()
    return made(spelling, words)


headings = BoundedMemo(_heading, 1 << 10)
"""What `heading_of` says of a text."""

whens = BoundedMemo(_when, 1 << 14)
"""What `when` says of a text: twenty years have some 7,000 days, and some have a place."""


def languages_of(text: str) -> set[str]:
    """Name the languages whose words a heading or a date is made of; numbers and slashes are Japanese.

    >>> sorted(languages_of("April 2023"))
    ['de', 'en']
    """
    words = _words(text) or []
    names = [word.text.casefold() for word in words if word.kind == "MONTH"]
    if not names:
        return {"ja"} if any(word.kind == "SLASH" for word in words) else set()
    return {code for code, known in months().items() if {name.casefold() for name in known}.issuperset(names)}


def _month(text: str) -> int:
    """Return the number of a month, by its digits or its name; what `re` takes for equal letters is more than `casefold` does."""
    if text.isdecimal():
        return int(text)
    return _numbers().get(text.casefold()) or next(
        number for name, number in _numbers().items() if re.fullmatch(name, text, re.IGNORECASE)
    )


@cache
def _numbers() -> dict[str, int]:
    return {name.casefold(): number for names in months().values() for number, name in enumerate(names, start=1)}


@cache
def _word() -> re.Pattern[str]:
    word_end = pattern("WORD_END")

    def named(kind: str, behind: str = "") -> str:
        return f"(?P<{kind}>{pattern(kind)}){behind}"

    names = "|".join(named(f"{language.upper()}_MONTH", word_end) for language in months())
    digit = pattern("DIGIT")
    # Digits alone are no name, so that most words need not be tried as each; a name of digits may be padded.
    names = f"(?!{digit}++{word_end})(?:0(?={digit}))?(?:{names})"
    signs = [named(kind) for kind in ("DAY", "DASH", "SLASH", "OF", "ORDINAL", "COMMA")]
    return re.compile(f"{pattern('SPACE')}*(?:{'|'.join([named('YEAR'), names, *signs])})")


def _kinds(words: list[Word]) -> tuple[str, ...]:
    return tuple([word.kind for word in words])


def _words(text: str) -> list[Word] | None:
    words: list[Word] = []
    word = None
    for word in islice(iter(_word().scanner(text).match, None), _MOST_WORDS):  # type: ignore[attr-defined]  # re has it, typeshed does not
        kind = word.lastgroup
        words.append(_read(kind, word[kind]))
        if kind == "COMMA":
            if place := text[word.end() :].strip():
                words.append(Word("PLACE", place))
            return words
    return words if word and word.end() == len(text) else None


def _read(kind: str, text: str) -> Word:
    if kind == "YEAR":
        return Word(kind, text, year_number(text))
    if kind == "DAY":
        return Word(kind, text, int(text))
    return Word("MONTH", text, _month(text)) if kind.endswith("_MONTH") else Word(kind, text)
