"""What each family of reports is a list of."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A text with one problem, the span of it, and the full report."""

    name: str
    text: str
    span: tuple[int, int]
    report: str
