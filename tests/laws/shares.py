"""Print which share of the examples of laws 1 to 5 holds each feature: `python -m tests.laws.shares [examples]`."""

from __future__ import annotations

import sys
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from tests.golden_files import Reading
from tests.laws.drawing import unsayable
from tests.laws.features import of_page, of_reading

from ssenews_parse import ParseError, parse, strategies

_RUN = 10
"""How many examples Hypothesis draws before it begins to vary each of them, five times and more."""


def shares(drawn: st.SearchStrategy[set[str]], examples: int) -> Counter[str]:
    """Count in how many examples each feature is, and under "" the examples, which are as many as asked for or a few more.

    They are the same every time, and drawn in short runs: what is varied resembles what it comes from, so that the shares in one
    long run would be those of a sixth of its examples.  The first of each run, which is the simplest of all, is not counted.
    """
    counted: Counter[str] = Counter()
    for number in range(-(-examples // (_RUN - 1))):
        for found in _run(drawn, number)[1:]:
            counted.update({*found, ""})
    return counted


def _run(drawn: st.SearchStrategy[set[str]], number: int) -> list[set[str]]:
    """Draw the examples of one run, which its number tells from others."""
    found: list[set[str]] = []

    @seed(number)
    @settings(
        max_examples=_RUN, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow]
    )
    @given(drawn)
    def collect(features: set[str]) -> None:
        found.append(features)

    collect()
    return found


def text_features(text: str) -> set[str]:
    """Name the features of a text, and whether it is read without a problem."""
    errors: list[ParseError] = []
    page = parse(text, on_error=errors.append)
    return of_reading(Reading(text, page, errors)) | {"with a problem" if errors else "without a problem"}


def main(examples: int) -> None:
    """Print one table for each strategy."""
    tables = {
        "pages() — laws 1 and 3": strategies.pages().map(of_page),
        "listing texts — laws 2 and 5": strategies.listing_texts().map(text_features),
        "pages that are refused — law 1": unsayable().map(lambda told: {told[0]}),
    }
    for title, drawn in tables.items():
        counted = shares(drawn, examples)
        total = counted.pop("")
        print(f"{title}: {total} examples")  # noqa: T201 - a table to read
        for feature, times in sorted(counted.items(), key=lambda entry: (-entry[1], entry[0])):
            print(f"  {100 * times / total:5.1f} %  {feature}")  # noqa: T201 - a table to read


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
