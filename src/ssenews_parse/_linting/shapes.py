"""Dates and headings in any form, seen as shapes.

The *shape* of a text has a letter for each word: `d` a day, `y` a year, `n` another number, `x` a whole day in numbers, `m` the
name of a month in any language, `o`, `s` and `u` a word of one or two, of three or four, or of more letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ssenews_parse._reading.grammar import compiled, elsewhere, months, pattern
from ssenews_parse._reading.memo import BoundedMemo

from .wording import is_sentence

__all__ = [
    "DATE",
    "HEADING",
    "SHORT",
    "begins_with_date",
    "day_or_month",
    "ends_with_date",
    "ends_with_year",
    "foreign",
    "goes_on",
    "has_digit",
    "holds_date",
    "holds_dates",
    "is_beginning_of_date",
    "is_topic",
    "names_month",
    "plain",
]

DATE, HEADING = "date", "heading"
"""What a short text may look like."""

SHORT = 64
"""A date or a heading is no longer, whatever stands around it."""

_LOOKED_THROUGH = 4000
"""Longer texts are looked through for dates up to here."""

_DIGITS = 9
"""More digits than any number of a date has."""

_WORDS = 6
"""A heading has no more words beside its month and year."""

_CENTURIES = {19, 20, 25}
"""The centuries of the years; the last is Thailand's."""

_BEGINNING = 3
"""So many letters of a month's name tell it."""

_DAY = "(?:x|d[os]{0,2}m[os]{0,2}y|m[os]{0,2}d[os]{0,2}(?:d[os]{0,2})?y|y[os]{0,2}m[os]{0,2}d|y[os]?d[os]?do?|d[os]?d[os]?yo?)"
"""Shapes of a whole day."""

_DAY_AT_A_GUESS = "(?:d[osu]{1,2}y|yo?[osu]d|y[os]{0,2}d[os]{0,2}m|d[os]{0,2}m[os]{0,2}d?[dn]|d[osu]?d[os]?y|(?:od){3})"
"""Shapes of a day whose month no list has, or whose year has lost its form."""

_FROM = "(?:(?:d[os]{0,2}){1,3}(?:m[os]?)?|m[os]?d[os]?|[dmy]{3}[os]?|x[os]?)?"
"""What may stand before the last day of a range, or of three or four days."""

_DAY_OF_NO_YEAR = "[osu]?(?:d[os]{0,2}m|m[os]?d)[os]{0,2}"

_DAYS = re.compile(_DAY)

_DAY_AND_WORDS = re.compile(f"(?>{_DAY})[osu]")

_DATES = re.compile(f"[osu]?{_FROM}{_DAY}o?|{_FROM}{_DAY}[su]?")

_DATES_ALONE = re.compile(
    f"(?:[osu]|[osu]{{0,3}}o|o[su]|[su][sum])?{_FROM}(?:{_DAY}|{_DAY_AT_A_GUESS}){{1,2}}(?:my)?[osudn]{{0,3}}|{_DAY_OF_NO_YEAR}",
)

_IN_SENTENCE = re.compile(f"o{_FROM}{_DAY}")
"""A small word before a date makes it part of a sentence."""

_HEADINGS = re.compile("o?mo?(?:o?m)?o?yd?|yo?mo?|dy|yo?do?")

_TOPICS = re.compile("o?mo?|[osu]?[dn]?y[ydn]*[osu]?|x")

_WORDS_AT_END = re.compile("(?:[su]|oo)$")

_DIGIT = re.compile(r"\d")

_DAY_AND_YEAR = re.compile(r"[0-9]\D{1,14}(?:19|20)[0-9]{2}")

_MAY_BE_DATED = re.compile(r"[12lIZ][059Oo][\dOolISBZ]{2}|['’]\d|\d ?[/.‐-―−-] ?\d|[^\x00-\x7f]")
"""A year, a day in numbers, or signs other than those of ASCII: without any a text that is not alone is no date."""

_COMMA = re.compile(", ?(?=[0-9])")
"""A comma before a date does what a small word does."""

_BEHIND_COMMA = re.compile("[、，].*|, [a-zß-ÿ].*")

_PARTS = re.compile(r"\d+|\D+")

_AS_DIGITS = str.maketrans("lIOoSBZ", "1100582")

_AS_LETTERS = str.maketrans("015", "ols")


def is_topic(text: str) -> bool:
    """Tell whether a topic looks like the heading of a month or a year.

    >>> is_topic("April"), is_topic("News of April 2O23"), is_topic("Year 2010"), is_topic("Publications")
    (True, True, True, False)
    """
    shape = _shape(text) if len(text) <= SHORT else ""
    return _has_month(shape) or _TOPICS.fullmatch(shape) is not None


def names_month(text: str) -> bool:
    """Tell whether a short text names a month with a year or a day, and has hardly any other word.

    >>> names_month("Archive: May 2023"), names_month("News 2023"), names_month("The mill of the two towns opens in May 2023")
    (True, False, False)
    """
    return _has_month(_shape(text) if len(text) <= SHORT else "")


def _has_month(shape: str) -> bool:
    return "m" in shape and ("y" in shape or "d" in shape) and shape.count("u") <= 2 and len(shape) <= _WORDS


def is_beginning_of_date(text: str) -> bool:
    """Tell whether a text is a day and the beginning of a month's name.

    >>> is_beginning_of_date("19 M"), is_beginning_of_date("19"), is_beginning_of_date("bread")
    (True, False, False)
    """
    words = text.split()
    return len(words) == 2 and words[0].isdecimal() and len(words[0]) < 3 and words[1].casefold() in _beginnings(1)


def has_digit(text: str) -> bool:
    """Tell whether a digit stands in a text.

    >>> has_digit("25 May"), has_digit("May")
    (True, False)
    """
    return _DIGIT.search(text) is not None


def holds_date(text: str, *, inside: bool) -> bool:
    """Tell whether a whole day stands in a text; `inside` says whether one inside a sentence or in brackets counts.

    >>> holds_date("The mill opens 4 October 2021 Flour is ground again.", inside=False)
    True
    >>> [holds_date("Call for notes (until 2 May 2012)", inside=inside) for inside in (True, False)]
    [True, False]
    >>> [holds_date("Market of 14 - 16 May 2012", inside=inside) for inside in (True, False)]
    [True, False]
    """
    if not has_digit(text):
        return False
    return _DAYS.search(_shape(text[:_LOOKED_THROUGH])) is not None if inside else _days(text) > 0


def ends_with_date(text: str) -> bool:
    """Tell whether a whole day stands at the end of a text or at its beginning, in brackets or not.

    >>> [ends_with_date(text) for text in ("A fair day (25 May 2023)", "25/05/2023: a fair day", "A fair day of May 2023")]
    [True, True, False]
    """
    if not has_digit(text):
        return False
    first, last = _shape(text[:SHORT]), _shape(text[-SHORT:])
    return _DAYS.match(first) is not None or any(found.end() == len(last) for found in _DAYS.finditer(last))


def begins_with_date(text: str) -> bool:
    """Tell whether a whole day stands at the beginning of a text, and words behind it that are not parted from it by a comma.

    >>> begins_with_date("4 October 2021 Flour is ground again."), begins_with_date("In October 2021 flour was ground.")
    (True, False)
    """
    return _DAY_AND_WORDS.match(_shape(_BEHIND_COMMA.sub("", text[:SHORT]))) is not None


def holds_dates(text: str, least: int) -> bool:
    """Tell whether at least so many whole days stand in a text, but not inside its sentences.

    >>> holds_dates("Bread 4 October 2021 Cheese 25 September 2021 It is from 2021.", 2)
    True
    """
    if not ("20" in text or "19" in text):
        return False
    years = text.count(" 20") + text.count(" 19") + text.count("/20")
    return years >= least <= len(_DAY_AND_YEAR.findall(text)) and _days(text) >= least


def foreign(text: str) -> bool:
    """Tell whether the name of a month in a language that is not read stands in a short text.

    >>> foreign("18 mei 2023"), foreign("18 May 2023")
    (True, False)
    """
    words = compiled("LOOSE_WORD").findall(unicodedata.normalize("NFC", text[:SHORT]))
    return any(word.casefold() in elsewhere() for word in words)


def ends_with_year(text: str) -> bool:
    """Tell whether a text ends with a year, as the second line of a credit does.

    >>> ends_with_year("ILO 2022"), ends_with_year("Press release")
    (True, False)
    """
    return has_digit(text) and _shape(text).endswith("y")


def goes_on(credit: str) -> bool:
    """Tell whether a credit goes on behind its year, or holds a date.

    >>> goes_on("Ada Vale / ILO 2023 Rope walkers found a guild"), goes_on("Ada Vale / ILO 2023")
    (True, False)
    """
    has_more = compiled("LOOSE_MORE").search(credit) is not None
    return has_more or (_DAY_AND_YEAR.search(credit) is not None and holds_date(credit, inside=True))


def day_or_month(text: str, *, alone: bool) -> str | None:
    """Tell whether a short text looks like a date or a heading as a whole; `alone` is that of `looks.kind`.

    >>> day_or_month("18th of May 2023", alone=False), day_or_month("Apr. 2023", alone=False), day_or_month("Bread", alone=False)
    ('date', 'heading', None)
    """
    if compiled("LOOSE_AGO").fullmatch(text):
        return DATE
    if not has_digit(text) or not (alone or _MAY_BE_DATED.search(text)):
        return None
    shape = _shape(compiled("LOOSE_LABEL").sub("", text) if alone else text)
    if _HEADINGS.fullmatch(shape):
        return HEADING
    found = (_DATES_ALONE if alone else _DATES).fullmatch(shape)
    return DATE if found and not (is_sentence(text) and _WORDS_AT_END.search(shape)) else None


def _days(text: str) -> int:
    shape = _shape(_COMMA.sub(" of ", _in_brackets().sub(" ", text[:_LOOKED_THROUGH])))
    return len(_DAYS.findall(_IN_SENTENCE.sub("", shape)))


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"\([^()]*\)|{pattern('IMAGE')}")


def plain(text: str) -> str:
    """Return a text with its letters and digits in their common forms, without signs that nobody sees.

    >>> plain("１．\u200bBread")
    '1.Bread'
    """
    return compiled("LOOSE_HIDDEN").sub("", unicodedata.normalize("NFKC", text))


def _shape(text: str) -> str:
    text = text if text.isascii() else plain(text)
    found = _scan().findall(text)
    return "".join(["x" if day else "y" if quote else known_words[word] for day, _, _, quote, word in found])


@cache
def _scan() -> re.Pattern[str]:
    """Match a whole day, a time, or a word, which may be a year of two digits behind an apostrophe."""
    day, time, word = map(pattern, ("LOOSE_DAY", "LOOSE_TIME", "LOOSE_WORD"))
    return re.compile(rf"(?=[T0-9])(?:({day})|{time})|((?<=.)['’](?=\d\d\b))?({word})")


def _letters(word: str) -> str:
    """Return the letters of a word in the shape of a text: one, but for a number and a name that are glued together."""
    if _DIGIT.search(word) is None:
        return _name(word) if word else ""
    if compiled("LOOSE_NUMBER").fullmatch(word):
        return _number(word.translate(_AS_DIGITS))
    if compiled("LOOSE_NAME").fullmatch(word):
        return _name(word.translate(_AS_LETTERS))
    return "".join([_number(part) if part.isdecimal() else _name(part) for part in _PARTS.findall(word)])


known_words = BoundedMemo(_letters, 1 << 12)
"""The letters of a word in the shape of a text; a time has none."""


def _number(digits: str) -> str:
    number = int(digits[:_DIGITS])
    return "d" if number < 100 else "y" if number // 100 in _CENTURIES and len(digits) == 4 else "n"


def _name(word: str) -> str:
    return "m" if word.casefold() in _beginnings(_BEGINNING) else "o" if len(word) < 3 else "s" if len(word) < 5 else "u"


@cache
def _beginnings(least: int) -> frozenset[str]:
    """Return the names of months in all languages, and their beginnings of at least so many letters."""
    names = {name.casefold() for known in months().values() for name in known if name.isalpha()} | elsewhere()
    return frozenset(name[:length] for name in names for length in range(min(least, len(name)), len(name) + 1))
