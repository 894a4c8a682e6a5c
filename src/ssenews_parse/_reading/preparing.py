"""A text before it is read: without what is no part of it, and the way back to the places of the text as it was given."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ssenews_parse.errors import line_ends
from ssenews_parse.records import STRAY

from .grammar import compiled, literal, pattern
from .parts import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_BYTE_ORDER_MARK = "\ufeff"

COMMON = re.compile("[\t\n\r -~\xa0-\xac\xae-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\u20ff]*+")
"""The characters that most texts are made of, as many as there are: no stray is among them and no sign that nobody sees.

One look at a text tells that it holds neither, where a look for each of the two would cost a quarter of the time of a parse.
"""


class Prepared(NamedTuple):
    """A text without what is no part of it: byte order mark, carriage returns, stray characters, signs that hide something."""

    text: str
    strays: list[Problem]
    removed: list[int]
    """Where each removed character was, less the number of those before it."""

    def in_original(self, problem: Problem) -> Problem:
        """Move a problem to the text as it was given."""
        if not self.removed or not problem.end:
            return problem
        start, last = (place + bisect_right(self.removed, place) for place in (problem.start, problem.end - 1))
        return problem._replace(start=start, end=last + 1)


def prepared(text: str) -> Prepared:
    """Prepare a text; the stray characters are problems."""
    common = _common_until(text)
    strays = [Problem(stray.start(), stray.end(), *unfit(stray[0])) for stray in STRAY.finditer(text, common)]
    unseen = [stray.start for stray in strays if not text[stray.start].isspace()]
    places = sorted({*_ends(text), *unseen, *(_hiding_without(text, unseen) if unseen else _hiding(text, common))})
    first = next((at for at, place in enumerate(places) if at != place), len(places))
    if text.startswith(_BYTE_ORDER_MARK, first):
        places.insert(first, first)
    text = _without(text, places) if places else text
    if strays:
        text = STRAY.sub(" ", text)
    return Prepared(text.replace("\r", "\n").replace("\t", " "), strays, [place - at for at, place in enumerate(places)])


def _common_until(text: str) -> int:
    common = COMMON.match(text)
    assert common
    return common.end()


def _without(text: str, places: list[int]) -> str:
    return "".join(text[begin:end] for begin, end in zip([0, *(at + 1 for at in places)], [*places, len(text)], strict=True))


def _hiding_without(text: str, places: list[int]) -> Iterator[int]:
    """Yield where signs hide something of what is left without the characters at some places."""
    removed = [place - before for before, place in enumerate(places)]
    return (place + bisect_right(removed, place) for place in _hiding(_without(text, places)))


def _ends(text: str) -> Iterator[int]:
    """Yield the carriage returns that are part of a longer line end."""
    if "\r" in text:
        ends = (found for found in line_ends(text).finditer(text) if len(found[0]) > 1)
        yield from (place for found in ends for place in range(*found.span()) if text[place] == "\r")


def _hiding(text: str, common: int = 0) -> Iterator[int]:
    """Yield where signs that nobody sees hide a blank line, a mark or a credit; the text has none of them up to `common`."""
    space = literal("NO_BREAK_SPACE")
    if space in text or (not text.isascii() and compiled("UNSEEN").search(text, common)):
        sign = re.compile(f"{pattern('UNSEEN')}|{space}")
        for run in _beginning().finditer(text):
            for found in sign.finditer(text, *run.span()):
                yield from range(*found.span())


@cache
def _beginning() -> re.Pattern[str]:
    """Match white space and signs that nobody sees at the beginning of a line, before its end, a mark or a credit."""
    run = rf"(?:[^\S\r\n]|{pattern('UNSEEN')}|{literal('NO_BREAK_SPACE')})++"
    numbers = rf"{pattern('NUMBER')}|{pattern('OTHER_NUMBER')}"
    bullets = rf"{pattern('BULLET')}|{pattern('OTHER_BULLET')}|-(?:\s|\Z)"
    return re.compile(rf"(?:\A|(?<=[\r\n])){run}(?=[\r\n]|\Z|{numbers}|{bullets}|{pattern('CREDIT_SIGN')})")


def shown(line: str) -> str:
    """Return a line without signs that nobody sees that hide what it begins with, or that it is blank."""
    return _without(line, [*_hiding(line)])


def hides(line: str) -> bool:
    """Tell whether signs that nobody sees hide what a line begins with, or that it is blank."""
    return shown(line) != line


def unfit(character: str) -> tuple[str, dict[str, str]]:
    """Return the code of a character that no line may hold, and the words of its report."""
    name = f"U+{ord(character):04X}"
    return "SSE302" if "\ud800" <= character <= "\udfff" else "SSE301", {"name": name}
