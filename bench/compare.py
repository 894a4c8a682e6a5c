"""Measures everything and writes it down: the page on speed, its plot, and the ratios on record."""

from __future__ import annotations

from . import plot, record, report, suite
from .memory import beyond_the_records


def main() -> None:
    """Measure and write."""
    beyond = beyond_the_records()
    measured = list(suite.measured())
    record.write(measured)
    report.write(measured, beyond)
    plot.draw(measured)


if __name__ == "__main__":
    main()
