"""Credits to holder, agency and year: words by the grammar's terminals, their order by its rules."""

from __future__ import annotations

import re
from functools import cache

from .grammar import pattern
from .transformer import plan


def credit_of(text: str) -> tuple[str, str | None, int | None]:
    """Read a credit, without its sign, as holder, agency and year.

    >>> credit_of("ILO/J. Vale 2024")
    ('J. Vale', 'ILO', 2024)
    """
    words = list(_word().finditer(text))
    layout = plan("by", tuple(str(word.lastgroup) for word in words))
    if layout is None:
        return text, None, None
    first, last = layout.holder
    holder = text[words[first].start() : words[last].end()].strip()
    agency = None if layout.agency is None else words[layout.agency][0].strip()
    year = None if layout.year is None else int(text[-4:])
    return holder, agency, year


@cache
def _word() -> re.Pattern[str]:
    signs = ["YEAR_AT_END", "SLASH", "COMMA", "HYPHEN"]
    sign = "|".join(pattern(kind) for kind in signs)
    alternatives = "|".join(f"(?P<{kind}>{pattern(kind)})" for kind in signs)
    names = "|".join(rf"(?P<{kind}>(?=\S)(?:{pattern(kind)})(?={sign}|\Z))" for kind in ("CAPITALS", "NAME"))
    return re.compile(rf"(?P<COPY>\A{pattern('COPY')})|{alternatives}|{names}")
