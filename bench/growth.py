"""How time grows on hostile texts, reports included: a text twice as long may take 2.5 times as long, no more."""

from __future__ import annotations

import gc
import sys
from concurrent.futures import ProcessPoolExecutor
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from . import hostile
from .texts import KB

if TYPE_CHECKING:
    from ssenews_parse import ParseError

SMALL = 160 * KB
DOUBLINGS = 3
"""Up to 1.3 MB."""

LIMIT = 2.5
"""What a doubling may cost; one that grows with the square costs 4."""

ROUNDS = 3
"""A family that costs too much is measured so often: its median counts, since the machine has other work."""

CHEAP = 0.5
"""A family that takes less for its large text holds: what grows with the square takes longer, and what is short varies."""

LONG = 0.5
"""A family that takes so many seconds for its small text is doubled once less: what grows with the square is seen soon there."""

PATIENCE = 20.0
"""A family that takes so many seconds for its small text is not tried with a large one."""


def main() -> int:
    """Print a row for each family: the seconds for each text, and what a doubling costs; return 1 if one costs too much."""
    families = sys.argv[1:] or [*hostile.FAMILIES, *hostile.HTML, *hostile.MARKDOWN]
    print(f"{'seconds for':>34}  {SMALL // KB:>6} KB   more          a doubling costs")
    with ProcessPoolExecutor() as pool:
        slow = [family for family, holds in zip(families, pool.map(_holds, families), strict=True) if not holds]
    print(f"{len(families) - len(slow)} of {len(families)} families hold." + (f" Too slow: {', '.join(slow)}." if slow else ""))
    return min(len(slow), 1)


def _holds(family: str) -> bool:
    small, large = [_seconds(family, SMALL)], list[float]()
    doublings = DOUBLINGS - (small[0] > LONG)
    size = SMALL << doublings
    cost = LIMIT + 1
    while small[0] <= PATIENCE and cost > LIMIT and len(large) < ROUNDS and (not large or large[-1] >= CHEAP):
        if large:
            small.append(_seconds(family, SMALL))
        large.append(_seconds(family, size))
        cost = (median(large) / median(small)) ** (1 / doublings)
    holds = cost <= LIMIT or (len(large) > 0 and median(large) < CHEAP)
    shown = f"{median(large):9.3f} for {size // KB} KB" if large else "not tried"
    print(f"{family:>34}  {median(small):9.3f} {shown:>20}  {cost:5.2f}{'' if holds else '  TOO SLOW'}", flush=True)
    return holds


def _seconds(family: str, size: int) -> float:
    """Return the seconds of processor time for a text of a family, with all that is said of it."""
    read = hostile.reader(family)
    read(hostile.text(family, KB), on_error=lambda _: None)  # the parser is built before time counts
    text = hostile.text(family, size)
    problems: list[ParseError] = []
    gc.collect()
    gc.freeze()  # or the collector would begin to look at all objects only when a text makes more than the modules hold
    start = process_time()
    read(text, on_error=problems.append)
    for problem in problems:
        assert problem.line <= size
        assert str(problem)
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
