"""The words of headings and dates: what a word, a number or a sign is, in all the languages of the grammar."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, combining, decimal, normalize

from .days import Word, shown, year_number
from .grammar import compiled, names, pattern
from .memo import BoundedMemo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAMED = ("MONTH", "DAY_SIGN", "YEAR_SIGN", "WEEKDAY", "ORDINAL", "OF", "LEAD", "TO", "LABEL")
"""The terminals that are words of a language; a word that could be two of them is tried as the first one first."""

_SIGNS = ("DASH", "SLASH", "STOP", "COLON", "COMMA", "BAR", "OPEN", "CLOSE")

_MOST_WORDS = 30
"""More words than any date has."""

_LONGEST_NAME = 64
"""No name is as long, with each accent as a sign of its own; and to put many accents in order takes long."""

_MOST_UNSURE = 4
"""More words of two meanings than any date has."""


class Words(NamedTuple):
    """The words at the beginning of a text that a date can have, where each was found, and whether they are all of it."""

    words: list[Word]
    found: list[re.Match[str]]
    are_all: bool


def words_of(text: str) -> Words:
    """Return the words of a text, up to the first that no heading and no date has."""
    words: list[Word] = []
    matches: list[re.Match[str]] = []
    found = None
    for found in islice(iter(_token().scanner(text).match, None), _MOST_WORDS):  # type: ignore[attr-defined]  # re has it, typeshed does not
        word = known_words[found[1]]
        if word is None:
            return Words(words, matches, are_all=False)
        words.append(word)
        matches.append(found)
    return Words(words, matches, are_all=found is not None and found.end() == len(text))


def other_readings(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield all other ways to read words of which some have a second meaning (`mar` is March or Tuesday)."""
    if 0 < sum([word.other is not None for word in words]) <= _MOST_UNSURE:
        yield from islice(product(*[(word, word.other) if word.other else (word,) for word in words]), 1, None)


def folded(text: str) -> str:
    """Return a word in lower case, without accents and invisible signs, its width and its dashes as in ASCII.

    >>> folded("HAZİRAN"), folded("Segunda‑feira")
    ('haziran', 'segunda-feira')
    """
    signs = normalize("NFKD", normalize("NFKD", text).casefold())
    plain = "".join([sign for sign in signs if not combining(sign) and category(sign) != "Cf"])
    return re.sub(pattern("DASH"), "-", plain).replace("ı", "i")


def _word(token: str) -> Word | None:
    text = shown(token)
    if text.isdecimal():
        digits = "".join([str(decimal(sign)) for sign in text])
        return Word("DAY", digits, int(digits)) if len(digits) < 3 else Word("YEAR", digits, year_number(digits))
    for kind in _SIGNS if len(text) == 1 else ():
        if compiled(kind).fullmatch(text):
            return Word(kind, text)
    if len(text) > _LONGEST_NAME:
        return None
    name = folded(text).replace(" ", "").lstrip("0")
    word = None
    for kind in reversed(_NAMED):
        if meaning := _meanings(kind).get(name):
            word = Word(kind, text, *meaning, word)
    return word


known_words = BoundedMemo(_word, 1 << 12)
"""What a word, a number or a sign is; None for what stands in no heading and no date."""


@cache
def _meanings(kind: str) -> dict[str, tuple[int, frozenset[str]]]:
    """Return the names of a kind, folded: the number of the month or weekday, and the languages.

    Months and weekdays are also cut to three, four or five letters, where one alone begins so.
    """
    full: dict[str, dict[int, set[str]]] = {}
    cut: dict[str, dict[int, set[str]]] = {}
    for language, known in _by_language(kind):
        for index, name in enumerate(map(folded, known)):
            number = index + 1 if kind in {"MONTH", "WEEKDAY"} else 0
            full.setdefault(name, {}).setdefault(number, set()).add(language)
            for length in (3, 4, 5) if number and name.isalpha() else ():
                cut.setdefault(name[:length], {}).setdefault(number, set()).add(language)
    return {
        name: (number, frozenset(languages))
        for name, meant in {**cut, **full}.items()
        if len(meant) == 1
        for number, languages in meant.items()
    }


def _by_language(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for terminal in (kind, f"CUT_{kind}", f"DAY_{kind}", f"OTHER_{kind}"):
        yield from names(terminal, kind).items()


@cache
def _token() -> re.Pattern[str]:
    """Match a word, a number or a sign, with what is skipped around it."""
    unseen, accent, dash = pattern("UNSEEN"), pattern("ACCENT"), pattern("DASH")
    known = {name for kind in _NAMED for name in _meanings(kind)}
    # Names without case stand in scripts that have no spaces between words; some begin with the digits of a month.
    solid = sorted((name for name in known if name.upper() == name.lower() and name[0].isalpha()), key=len, reverse=True)
    numbered = sorted({name.lstrip("0123456789") for name in known if name[0].isdecimal()})
    letters = rf"[^\W\d_](?:[^\W\d_]|{unseen}|{accent})*"
    words = rf"{pattern('DAY')}\s?(?:{'|'.join(numbered)})|{'|'.join(solid)}|\d(?:\d|{unseen})*|{letters}(?:{dash}{letters})?|\S"
    skipped = rf"(?:\s|{unseen})*"
    return re.compile(f"{skipped}({words}){skipped}")


def _may_begin(beginning: str) -> bool:
    plain = re.sub(r"^\W+", "", folded(beginning))
    letters = re.split(r"[\W\d]", plain)[0]
    if len(letters) < len(plain):  # a whole word, or a number
        return not letters or any(letters in _meanings(kind) for kind in _OPENING)
    return any(name.startswith(letters) for kind in _OPENING for name in _meanings(kind))


_OPENING = ("MONTH", "WEEKDAY", "LEAD", "OF", "LABEL")

beginnings = BoundedMemo(_may_begin, 1 << 12)
"""Whether a date or a heading may begin so, by the first three signs of a text: with a digit, or with one of the words."""
