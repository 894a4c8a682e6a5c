"""Times ways of doing one job, turn by turn, so that what slows the machine slows all of them alike."""

from __future__ import annotations

import gc
from statistics import median, quantiles
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SHORTEST = 0.05
"""What is faster than this many seconds is repeated within a turn, or the clock would be measured."""


class Spread(NamedTuple):
    """A median and the quartiles around it."""

    median: float
    low: float
    high: float


class Rounds(NamedTuple):
    """What a job took: a number of seconds a round for every way, ours first.  The job was done for so many `items`."""

    job: str
    text: str
    items: int
    seconds: dict[str, list[float]]

    @property
    def ours(self) -> str:
        """The way that is measured against all others."""
        return next(iter(self.seconds))

    @property
    def others(self) -> list[str]:
        """The ways that ours is measured against."""
        return list(self.seconds)[1:]

    def micros(self, way: str) -> Spread:
        """Return the microseconds that a way takes for an item."""
        return spread([seconds / self.items * 1e6 for seconds in self.seconds[way]])

    def ratio(self, way: str, to: str) -> Spread:
        """Return how many times as long as the way `to` another takes; each round gives a ratio."""
        return spread([one / other for one, other in zip(self.seconds[way], self.seconds[to], strict=True)])

    def ratios(self) -> dict[str, float]:
        """Return our time as a multiple of each other way's, by a name that tells job, text and way."""
        return {f"{self.job}, {self.text}: {other}": self.ratio(self.ours, other).median for other in self.others}


def spread(figures: list[float]) -> Spread:
    """Return the median of some figures and their quartiles."""
    low, _, high = quantiles(figures, n=4, method="inclusive")
    return Spread(median(figures), low, high)


def in_turn(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Run all ways in turn, so many rounds; return the seconds of processor time that one run took, by way and round."""
    times = {name: max(1, round(_SHORTEST / _seconds(way, 1))) for name, way in ways.items()}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            seconds[name].append(_seconds(way, times[name]))
    return seconds


def _seconds(way: Callable[[], object], times: int) -> float:
    """Time a way, after one run that does not count: what ran before it leaves other things in the caches.

    The garbage collector runs as it does for users, but begins with nothing to collect.
    """
    way()
    gc.collect()
    start = process_time()
    for _ in range(times):
        result = way()
    end = process_time()
    del result
    return (end - start) / times
