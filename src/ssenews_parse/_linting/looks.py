"""What a string looks like, to a looser eye than the reader's: the patterns of `grammar/loose.lark`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ssenews_parse._reading.grammar import compiled, pattern

from .shapes import DATE, HEADING, SHORT, day_or_month, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CREDIT", "DATE", "HEADING", "MARK", "holds_address", "kind", "sign_of_damage", "sign_of_markup", "suspects"]

MARK, CREDIT = "mark", "credit"
"""What a text may look like besides `DATE` and `HEADING`."""

_HARMLESS = "ABDEGHJKLMOQRSTUVWXYZabdeghjklmoqrstuvwxyz"
"""Nothing that is looked for begins with these letters, unless a bracket or a space follows."""


def suspects(text: str, *, alone: bool) -> Iterator[int]:
    r"""Yield the places in a text of many lines that ask for a closer look at their line; most lines have none.

    The text begins and ends with a line end; `alone` says whether a date may stand in words.  This is quick, because each pattern
    is found by its first character, and a sign that is nowhere in the text by none.

    >>> [*suspects("\nA fair day for all\n1) A fair day\n18th of May\nBread &amp; cheese\n", alone=False)]
    [19, 19, 33, 52]
    """
    present = "".join([sign for sign in _signs() if sign in text])
    forms = [*_suspicious(), *([_ago()] if alone else []), *([re.compile(f"[{re.escape(present)}]")] if present else [])]
    return (found.start() for form in forms for found in form.finditer(text))


def kind(text: str, *, alone: bool) -> str | None:
    """Tell what a text looks like as a whole: `DATE`, `HEADING`, `MARK`, `CREDIT` or nothing.

    A date must be whole, with one word beside it at most.  Where it is `alone`, the only one that its item can have, its month may
    be unknown, its year missing, and a label or a few words may stand beside it.

    >>> [kind(text, alone=False) for text in ("Thursday 18th of May 2023", "Apr. 2023 (2)", "2) Bread", "(c) Ada Vale")]
    ['date', 'heading', 'mark', 'credit']
    >>> [kind("Date: 18 Mav 2O23", alone=alone) for alone in (False, True)]
    [None, 'date']
    """
    if len(text) <= SHORT and (found := day_or_month(text, alone=alone)):
        return found
    if compiled("LOOSE_CREDIT").match(text) or compiled("LOOSE_UNSIGNED").match(text):
        return CREDIT
    return MARK if compiled("LOOSE_MARK").match(text if text.isascii() else plain(text)) else None


def holds_address(text: str) -> bool:
    """Tell whether a text holds an address of the web.

    >>> holds_address("A fair day https://example.org/2"), holds_address("A fair day: 2")
    (True, False)
    """
    return "://" in text


def sign_of_markup(text: str) -> str | None:
    """Return the first sign of Markdown, HTML or the like in a text.

    >>> sign_of_markup("Bread &amp; cheese"), sign_of_markup("[Bread](bread.html)"), sign_of_markup("R&D; and #bread")
    ('&amp;', '](', None)
    """
    return _found("LOOSE_MARKUP", text)


def sign_of_damage(text: str) -> str | None:
    """Return the first place where letters of a text are damaged.

    >>> sign_of_damage("CafÃ© du port"), sign_of_damage("Bread to- gether"), sign_of_damage("B r e a d"), sign_of_damage("Who? We")
    ('Ã©', '- gether', 'B r e a d', None)
    """
    return _found("LOOSE_DAMAGE", text)


@cache
def _suspicious() -> tuple[re.Pattern[str], ...]:
    """Return what is looked for in every text: the beginning of a line, a short line with a digit, signs that are rare together."""
    digit = pattern("LOOSE_DIGIT")
    short = rf"(?=[^\n]{{1,{SHORT}}}\n)[^\n{digit[1:-1]}]*+{digit}"
    beginning = "|".join(pattern(terminal) for terminal in ("LOOSE_MARK", "LOOSE_CREDIT", "LOOSE_SPACED"))
    return (
        re.compile(rf"\n(?![\n{_HARMLESS}][^) ])(?:{beginning})"),
        re.compile(rf"\n{short}"),
        *map(compiled, ("LOOSE_HYPHEN", "LOOSE_QUERY", "LOOSE_HASH", "LOOSE_PERCENT")),
    )


@cache
def _ago() -> re.Pattern[str]:
    return re.compile(rf"\n(?:{pattern('LOOSE_AGO')})(?=\n)")


@cache
def _signs() -> frozenset[str]:
    return frozenset(sign for sign in pattern("LOOSE_SIGN") if compiled("LOOSE_SIGN").match(sign))


@cache
def _odd_signs() -> re.Pattern[str]:
    """Match what every sign of markup or damage holds; most lines hold none, which is quickly told."""
    terminals = ("SIGN", "HYPHEN", "QUERY", "HASH", "PERCENT", "SPACED", "ODD")
    return re.compile("|".join(pattern(f"LOOSE_{terminal}") for terminal in terminals))


def _found(terminal: str, text: str) -> str | None:
    found = _odd_signs().search(text) and compiled(terminal).search(text)
    return found[0] if found else None
