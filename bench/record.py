"""The ratios on record: what `make bench` found, for `make bench-check` to compare with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .timing import Rounds

_FILE = Path(__file__).with_name("ratios.json")


def ratios(measured: list[Rounds]) -> dict[str, float]:
    """Return our time as a multiple of each other way's, for all jobs."""
    return {name: ratio for rounds in measured for name, ratio in rounds.ratios().items()}


def write(measured: list[Rounds]) -> None:
    """Put the ratios on record."""
    rounded = {name: round(ratio, 3) for name, ratio in ratios(measured).items()}
    _FILE.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


def read() -> dict[str, float]:
    """Return the ratios on record by name."""
    on_record: dict[str, float] = json.loads(_FILE.read_text(encoding="utf-8"))
    return on_record
