"""The long search for texts that cost more than their length: `python tests/damage/grow.py --seconds 300`.

Each family of `repeats.py` is read at some 20,000 and 40,000 signs.  One whose double costs more than 2.8 times as much, or
that is not done in ten seconds, is shown.  The exit code is 1 if there was any.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.damage.repeats import Family, TooLongError, at_most, families

from ssenews_parse import parse

_SIGNS = 20_000
_CHEAP = 12e-6
"""Seconds a sign: a text that costs less is not worth a second look."""
_GROWTH = 2.8
_LIMIT = 10.0


def main() -> int:
    """Search until the time is over or all families were read; print what grows and return the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=300.0, help="how long to search")
    arguments.add_argument("--seed", type=int, default=0, help="which order the families come in")
    options = arguments.parse_args()
    everything = families()
    Random(options.seed).shuffle(everything)  # noqa: S311 - an order, not a secret
    end = time.monotonic() + options.seconds
    read = grown = 0
    for family in everything:
        if time.monotonic() > end:
            break
        read += 1
        if _grows(family):
            grown += 1
            _say(f"grows: {family}")
    _say(f"{read} of {len(everything)} families, {grown} grow")
    return 1 if grown else 0


def _grows(family: Family) -> bool:
    times = max(1, _SIGNS // len(family.piece))
    short, double = family.text(times), family.text(2 * times)
    if _cost(family.text(30)) >= _LIMIT:
        return True
    cost = _cost(short)
    if cost < _CHEAP * len(short):
        return False
    return min(_cost(double), _cost(double)) > _GROWTH * min(cost, _cost(short))


def _cost(text: str) -> float:
    start = time.process_time()
    try:
        with at_most(_LIMIT):
            parse(text, on_error=lambda _error: None)
    except TooLongError:
        return _LIMIT
    return time.process_time() - start


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a script prints what it finds


if __name__ == "__main__":
    sys.exit(main())
