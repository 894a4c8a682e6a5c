"""The long run of what `test_tidy.py` tests: `python -m tests.laws.both_ways [texts] [first]`.

Every second text is a page in one of the ordinary layouts with little damage, every other one a page in any layout and language
with any damage.  Text number N is the same in every run.  The exit code is 1 if the two ways of reading differ on any.
"""

from __future__ import annotations

import sys
from random import Random

from tests.damage.damages import damage
from tests.damage.pages import sample
from tests.laws.test_tidy import PAGES, check_both_ways, damaged


def text_of(number: int) -> str:
    """Return the text of a number."""
    random = Random(number)  # noqa: S311 - the same text for the same number
    if number % 2:
        return damaged(random.choice(PAGES), random)
    text, _ = damage(sample(random).text, sample(random).text, random)
    return text


def main(texts: int, first: int) -> int:
    """Read all texts both ways; print those that differ and return the exit code."""
    found = 0
    for number in range(first, first + texts):
        text = text_of(number)
        try:
            check_both_ways(text)
        except AssertionError:
            found += 1
            print(f"text {number} differs: {text!a}", flush=True)  # noqa: T201 - a script prints what it finds
    print(f"{texts} texts, {found} differ")  # noqa: T201
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or ["2000"])[0]), int((sys.argv[2:] or ["0"])[0])))
