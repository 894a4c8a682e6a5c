"""Credits to records: words by the grammar's terminals, their order by its rules."""

from __future__ import annotations

import re
from functools import cache

from ssenews_parse.records import Credit

from .grammar import pattern
from .memo import BoundedMemo
from .transformer import maker


def _credit(text: str) -> Credit:
    words = list(_word().finditer(text))
    made = maker("credit_line", tuple([str(word.lastgroup) for word in words]))
    return made(text, words) if made else Credit(text=text, holder=text)


known_credits = BoundedMemo(_credit, 1 << 12)
"""The record of a credit, by its text without its sign.

>>> known_credits["ILO/J. Vale 2024"]
Credit(text='ILO/J. Vale 2024', holder='J. Vale', agency='ILO', year=2024)
"""


@cache
def _word() -> re.Pattern[str]:
    signs = ["YEAR_AT_END", "SLASH", "COMMA", "HYPHEN"]
    sign = "|".join(pattern(kind) for kind in signs)
    alternatives = "|".join(f"(?P<{kind}>{pattern(kind)})" for kind in signs)
    names = "|".join(rf"(?P<{kind}>(?=\S)(?:{pattern(kind)})(?={sign}|\Z))" for kind in ("CAPITALS", "NAME"))
    return re.compile(rf"(?P<COPY>\A{pattern('COPY')})|{alternatives}|{names}")
