"""Tidy items are read many at once; damaged or not, they are what reading them as segments makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench import texts
from hypothesis import given
from hypothesis import strategies as st

from ssenews_parse import ParseError, parse
from ssenews_parse._reading import segments
from ssenews_parse._reading.tidy import Run, tidy_run

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

PIECES = [
    "\n", "\n\n", "\n\n\n", " ", "    ", "- ", "\n-\n", "1. ", "  1. ", "\n  2. x\n", "© ", "12 May 2023", "May 2023", "2015", "# ",
    "31 April 2023", "•", "\t", "word", "\n    ", "\u00a0", "\n\n\n    lost\n\n    3 May 2011\n", "\n\nmargin\n\n    goes on\n\n",
]  # fmt: skip
PAGES = [texts.page(layout, 3000, seed=seed) for layout in ("A", "A+K", "D") for seed in range(8)]


def by_segments(text: str, position: int, end: int, line: int, *, is_flat: bool) -> Run:
    """Take no item as tidy."""
    del text, end, is_flat
    return Run([], position, line)


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
    """Check that records, lines, language and reports are the same, whether tidy items are read as such or as segments."""
    tidy = list(told(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "tidy_run", by_segments)
        assert list(told(text)) == tidy


@given(st.sampled_from(PAGES), st.randoms(use_true_random=False))
def test_tidy_items_are_what_segments_are(page: str, chance: random.Random) -> None:
    """Damaged or not, a page is the same in both ways."""
    check_both_ways(damaged(page, chance))


def test_an_item_with_a_late_date_is_not_tidy() -> None:
    """What stands before the date may be too much, which a segment tells."""
    check_both_ways("News\n-\nA mill\nA\nB\nC\nD\n3 May 2023, Rome\nE\n-\nAn oven\n2 May 2023\n")


LONG = "It was signed on two days in the old customs house"


@pytest.mark.parametrize(
    "page",
    [
        "Mai 2023\n\n     1. Taue\n\n    7. Mai 2023\n\n  2. Teer\n\n    6. Mai 2023\n",
        f"May 2023\n-\nA mill\n7 May 2023\n{LONG}\nIt bakes\n-\nAn oven\n  6 May 2023\nIt is warm\n",
        f"2022\n  1. A mill\n    7 May 2022\n    It grinds.\n2021\n-\nAn oven\n6 May 2021\n{LONG}\nIt is warm\n",
    ],
)
def test_lines_that_are_set_in_otherwise(page: str) -> None:
    """A date is no mark, however far in the first mark is; in flat text each line is a block."""
    check_both_ways(page)


def test_ordinary_items_are_tidy() -> None:
    """On an ordinary page nearly all the text is read as tidy items: the law above compares two ways, not one with itself."""
    taken = 0

    def counted(text: str, position: int, end: int, line: int, *, is_flat: bool) -> Run:
        nonlocal taken
        run = tidy_run(text, position, end, line, is_flat=is_flat)
        taken += run.end - position
        return run

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "tidy_run", counted)
        for page in PAGES:
            parse(page)
    assert taken > 0.8 * sum(map(len, PAGES))
