"""All that is timed, job by job."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .cold import cold_start
from .outputs import outputs
from .parsing import against_a_skimmer, against_scanners, against_toolkits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .timing import Rounds


def measured() -> Iterator[Rounds]:
    """Time all jobs, and tell on the way what was found."""
    for rounds in _all():
        for name, ratio in rounds.ratios().items():
            print(f"{ratio:8.3f}  {name}", file=sys.stderr)
        yield rounds


def _all() -> Iterator[Rounds]:
    # Texts of 20 MB come last: they leave the memory of the process in pieces, which slows all that follows.
    yield from outputs()
    yield from against_toolkits()
    yield from against_a_skimmer()
    yield from against_scanners()
    yield cold_start()
