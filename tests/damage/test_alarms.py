"""False alarms: how often `lint` says of sound pages that something looks wrong."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.damage.pages import sample
from tests.golden_files import TEXTS, read

from ssenews_parse import lint, parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ssenews_parse import NewsPage

pytestmark = pytest.mark.apart

LOOKS = {"SSE909", "SSE910", "SSE911", "SSE912", "SSE913", "SSE914"}
"""What a string looks like: a date, a heading, a mark, a credit, markup, damage."""

ONCE = {f"SSE{number}" for number in (921, 922, 923, 924, 925, 926, 927, 928, 929, 930, 932, 933, 934, 935, 936, 937, 938)}
"""What is said once a page."""

CONVERTED = [f"SSE{number}" for number in range(939, 954)]
"""What converters leave of other things."""

TRUE: dict[str, set[str]] = {
    "odd-dates-cut": {"SSE909"},
    "odd-dates-in-brackets": {"SSE909"},
    "odd-dates-in-numbers": {"SSE909"},
    "odd-headings-that-unfold": {"SSE909"},
    "odd-marks-in-words": {"SSE911"},
    "odd-spellings-of-headings": {"SSE910"},
}
"""What golden files hold on purpose: a name that could be two months, numbers that could be two days, `13/2019`, and the like."""


def _sound() -> Iterable[NewsPage]:
    return (parse(sample(Random(number)).text, on_error=id) for number in range(1000))  # noqa: S311 - the same pages in every run


@pytest.fixture(scope="module")
def told() -> list[tuple[int, Counter[str]]]:
    """Return of each sound page the number of its items, and how often each code is told."""
    return [(len(page.items), Counter(made.code for made in lint(page))) for page in _sound()]


@pytest.mark.parametrize("code", sorted(LOOKS))
def test_sound_strings_look_like_nothing_else(told: list[tuple[int, Counter[str]]], code: str) -> None:
    """Of each code at most one in 200 items."""
    assert sum(codes[code] for _, codes in told) * 200 <= sum(items for items, _ in told)


def test_what_is_said_once_a_page_is_rare(told: list[tuple[int, Counter[str]]]) -> None:
    """Of all these codes together at most one page in 20 has any."""
    assert sum(bool(ONCE & {*codes}) for _, codes in told) * 20 <= len(told)


@pytest.mark.parametrize("code", CONVERTED)
def test_sound_pages_hold_nothing_of_converters(told: list[tuple[int, Counter[str]]], code: str) -> None:
    """Of each code at most one page in 12 has any: with few items, or where only dates tell them apart."""
    assert sum(code in codes for _, codes in told) * 12 <= len(told)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_golden_files_look_like_nothing_else(path: Path) -> None:
    """But for those that are there to show what looks odd."""
    assert {made.code for made in lint(read(path).page)} & LOOKS == TRUE.get(path.stem, set())
