"""Law 5 as it is written: the letters of a text, as a multiset, are those of its records."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.oracle.account import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ssenews_parse import NewsPage


def check_letters(text: str, page: NewsPage, spans: Sequence[tuple[int, int]], numbers: Iterable[str]) -> None:
    """Check that the letters outside the spans equal those of the strings and of what the page holds as numbers.

    `numbers` is what the oracle recognised as such: `audit` returns it.
    """
    inside = {place for start, end in spans for place in range(start, end)}
    signs, places = cleaned(text)
    seen = Counter(sign for sign, place in zip(signs, places, strict=True) if place not in inside and sign.isalnum())
    held = Counter[str]()
    for value in (*_strings(page), *numbers):
        held.update(_letters(value))
    assert seen == held, f"lost: {dict(seen - held)}, invented: {dict(held - seen)}"


def _letters(text: str) -> Iterator[str]:
    return (sign for sign in text if sign.isalnum())


def _strings(page: NewsPage) -> Iterator[str]:
    values = [page.title, page.preamble, page.postamble]
    for section in page.sections:
        values.append(section.topic)
        for item in section.items:
            values += [item.credit.text if item.credit else None, item.kicker, item.title, item.place, item.summary]
    return (value for value in values if value is not None)
