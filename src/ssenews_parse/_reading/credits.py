"""Credits to records: names and signs by the grammar's terminals, their order by its rules."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from ssenews_parse.records import Credit

from .days import shown
from .grammar import compiled, pattern
from .memo import BoundedMemo
from .transformer import maker

_MOST_WORDS = 64
"""More names and signs than any credit has."""


def _credit(text: str) -> Credit:
    plain = text.rstrip() if text.isascii() else re.sub(rf"(?:\s|{pattern('UNSEEN')})+\Z", "", text)
    words = list(islice(_word().finditer(plain), _MOST_WORDS))
    made = maker("credit_line", tuple([_kind(word) for word in words])) if len(words) < _MOST_WORDS else None
    return made(text, words) if made else Credit(text=text, holder=text)


known_credits = BoundedMemo(_credit, 1 << 12)
"""The record of a credit, by its text without its sign.

>>> known_credits["ILO/J. Vale 2024"]
Credit(text='ILO/J. Vale 2024', holder='J. Vale', agency='ILO', year=2024)
"""


def _kind(word: re.Match[str]) -> str:
    """Return the terminal of a sign or a name."""
    kind = str(word.lastgroup)
    if kind != "NAME":
        return kind
    name = shown(word[0]).strip()
    return next((kind for kind in ("CAPITALS", "ORGANISATION") if compiled(kind).fullmatch(name)), "NAME")


@cache
def _word() -> re.Pattern[str]:
    """Match a sign, or a name up to the next one."""
    kinds = ("YEAR_AT_END", "SLASH", "COMMA", "HYPHEN")
    sign = "|".join(pattern(kind) for kind in kinds)
    signs = "|".join(f"(?P<{kind}>{pattern(kind)})" for kind in kinds)
    first = "|".join(rf"(?P<{kind}>(?:\A|(?<=\A\([cC]\))\s*){pattern(kind)})" for kind in ("COPY", "YEAR_OF_CREDIT"))
    return re.compile(rf"{first}|{signs}|(?P<NAME>(?=\S).+?(?={sign}|\Z))")
