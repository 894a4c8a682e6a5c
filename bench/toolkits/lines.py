"""Positions to line numbers, for toolkits that tell positions alone."""

from __future__ import annotations


class Lines:
    """Counts the lines of a text up to positions that only grow."""

    def __init__(self, text: str) -> None:
        """Begin at the first line."""
        self._count = text.count
        self._position = 0
        self._line = 1

    def at(self, position: int) -> int:
        """Return the line of a position, from 1; it is not before the last one asked for."""
        self._line += self._count("\n", self._position, position)
        self._position = position
        return self._line
