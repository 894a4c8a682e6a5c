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

DOUBLINGS = 3
SIZES = [160 * KB, 160 * KB << DOUBLINGS]
LIMIT = 2.5
"""What a doubling may cost; one that grows with the square costs 4."""

ROUNDS = 3
"""A family that costs too much is measured so often: its median counts, since the machine has other work."""

CHEAP = 0.5
"""A family that takes less for its large text holds: what grows with the square takes longer, and what is short varies."""

PATIENCE = 20.0
"""A family that takes so many seconds for its small text is not tried with a large one."""


def main() -> int:
    """Print a row for each family: the time for each size, and what a doubling costs; return 1 if one costs too much."""
    families = sys.argv[1:] or [*hostile.FAMILIES, *hostile.HTML, *hostile.MARKDOWN]
    print(f"{'seconds for':>34}  " + " ".join(f"{size // KB:>6} KB" for size in SIZES) + "   doubling costs")
    with ProcessPoolExecutor() as pool:
        slow = [family for family, holds in zip(families, pool.map(_holds, families), strict=True) if not holds]
    print(f"{len(families) - len(slow)} of {len(families)} families hold." + (f" Too slow: {', '.join(slow)}." if slow else ""))
    return min(len(slow), 1)


def _holds(family: str) -> bool:
    times = [_times(family)]
    while _cost(times) > LIMIT and times[0][-1] >= CHEAP and len(times) < ROUNDS and times[0][0] < PATIENCE:
        times.append(_times(family))
    medians, cost = _medians(times), _cost(times)
    holds = cost <= LIMIT or medians[-1] < CHEAP
    shown = " ".join(f"{seconds:9.3f}" for seconds in medians)
    print(f"{family:>34}  {shown:<{10 * len(SIZES)}}  {cost:5.2f}{'' if holds else '  TOO SLOW'}", flush=True)
    return holds


def _medians(times: list[list[float]]) -> list[float]:
    """Return the median seconds for each size."""
    return [median(column) for column in zip(*times, strict=False)]


def _cost(times: list[list[float]]) -> float:
    """Return what a doubling costs; too much where only the smallest text was read."""
    medians = _medians(times)
    return (medians[-1] / medians[0]) ** (1 / DOUBLINGS) if len(medians) > 1 else LIMIT + 1


def _times(family: str) -> list[float]:
    """Return the seconds of processor time for each size, until patience ends."""
    times: list[float] = []
    read = hostile.reader(family)
    read(hostile.text(family, KB), on_error=lambda _: None)  # the parser is built before time counts
    for size in SIZES:
        text = hostile.text(family, size)
        problems: list[ParseError] = []
        gc.collect()
        gc.freeze()  # or the collector would begin to look at all objects only when a text makes more than the modules hold
        start = process_time()
        read(text, on_error=problems.append)
        for problem in problems:
            assert problem.line <= size
            assert str(problem)
        times.append(process_time() - start)
        if times[-1] > PATIENCE:
            break
    return times


if __name__ == "__main__":
    sys.exit(main())
