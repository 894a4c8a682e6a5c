"""How time grows on hostile texts: a text twice as long may take 2.2 times as long, no more."""

from __future__ import annotations

import gc
import sys
from itertools import pairwise
from statistics import median
from time import process_time

from ssenews_parse import parse

from . import hostile
from .texts import KB

SIZES = [200 * KB << doubling for doubling in range(5)]
LIMIT = 2.2
ROUNDS = 5
ENOUGH = 3.0
"""After so many seconds no further round is run for a family."""

PATIENCE = 20.0
"""A family that takes so many seconds for one text grows no further."""


def main() -> int:
    """Print a row for each family: the time for each size, and what a doubling costs; return 1 if one costs too much."""
    families = sys.argv[1:] or list(hostile.FAMILIES)
    print(f"{'seconds for':>34}  " + " ".join(f"{size // KB:>6} KB" for size in SIZES) + "   doubling costs")
    slow = [family for family in families if not _holds(family)]
    print(f"{len(families) - len(slow)} of {len(families)} families hold." + (f" Too slow: {', '.join(slow)}." if slow else ""))
    return min(len(slow), 1)


def _holds(family: str) -> bool:
    times = [_times(family)]
    while len(times) < ROUNDS and sum(map(sum, times)) < ENOUGH:
        times.append(_times(family))
    cost = median(longer / shorter for row in times for shorter, longer in pairwise(row))
    medians = [median(column) for column in zip(*times, strict=False)]
    shown = " ".join(f"{seconds:9.3f}" for seconds in medians)
    print(f"{family:>34}  {shown:<{10 * len(SIZES)}}  {cost:5.2f}{'' if cost <= LIMIT else '  TOO SLOW'}", flush=True)
    return cost <= LIMIT


def _times(family: str) -> list[float]:
    """Return the seconds of processor time for each size, until patience ends."""
    times: list[float] = []
    for size in SIZES:
        text = hostile.text(family, size)
        problems: list[object] = []
        gc.collect()
        gc.freeze()  # or the collector would begin to look at all objects only when a text makes more than the modules hold
        start = process_time()
        parse(text, on_error=problems.append)
        times.append(process_time() - start)
        if times[-1] > PATIENCE:
            break
    return times


if __name__ == "__main__":
    sys.exit(main())
