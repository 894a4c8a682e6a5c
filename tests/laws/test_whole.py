"""Ordinary items are read whole; damaged or not, they are what reading line by line makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench import texts
from hypothesis import given
from hypothesis import strategies as st

from ssenews_parse import ParseError, parse
from ssenews_parse._reading import lexer
from ssenews_parse._reading.whole import Whole, read_whole

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

PIECES = [
    "\n", "\n\n", "\n\n\n", " ", "    ", "- ", "\n-\n", "1. ", "  1. ", "\n  2. x\n", "© ", "12 May 2023", "May 2023", "2015", "# ",
    "31 April 2023", "•", "\t", "word", "\n    ", "\u00a0", "\n\n\n    lost\n\n    3 May 2011\n", "\n\nmargin\n\n    goes on\n\n",
]  # fmt: skip
PAGES = [texts.page(layout, 3000, seed=seed) for layout in ("A", "A+K", "D") for seed in range(8)]


def line_by_line(text: str, position: int, end: int, line: int, *, flat: bool) -> Whole:
    """Read nothing whole."""
    del text, end, flat
    return Whole([], position, line)


def damaged(page: str, chance: random.Random) -> str:
    """Return a page in which something is cut out or put in, up to three times."""
    for _ in range(chance.randrange(4)):
        place = chance.randrange(len(page))
        if chance.random() < 0.4:
            page = page[:place] + page[place + chance.randrange(1, 40) :]
        else:
            page = page[:place] + chance.choice(PIECES) + page[place:]
    return page


def told(text: str) -> Iterator[object]:
    """Yield all that a parse tells: the records, their lines, the language, the reports."""
    errors: list[ParseError] = []
    page = parse(text, on_error=errors.append)
    yield page
    yield page.language
    yield from (section.line for section in page.sections)
    yield from (item.line for item in page.items)
    yield from map(str, errors)


def check_both_ways(text: str) -> None:
    """Check that records, lines, language and reports are the same, whether items are read whole or line by line."""
    whole = list(told(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexer, "read_whole", line_by_line)
        assert list(told(text)) == whole


@given(st.sampled_from(PAGES), st.randoms(use_true_random=False))
def test_whole_items_are_what_their_lines_are(page: str, chance: random.Random) -> None:
    """Damaged or not, a page is the same in both ways."""
    check_both_ways(damaged(page, chance))


def test_ordinary_items_are_read_whole() -> None:
    """On an ordinary page nearly all the text is read whole: the law above compares two ways, not one with itself."""
    taken = 0

    def counted(*place: object, flat: bool) -> Whole:
        nonlocal taken
        result = read_whole(*place, flat=flat)  # type: ignore[arg-type]  # passed on as it comes
        taken += result.end - int(str(place[1]))
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexer, "read_whole", counted)
        for page in PAGES:
            parse(page)
    assert taken > 0.6 * sum(map(len, PAGES))
