"""What short texts say, remembered: pages repeat their dates, headings, credits and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Told = TypeVar("_Told")

_SHORT = 64
"""Texts up to this length are remembered, so that what they take stays small."""


class Memory(dict[str, _Told]):
    """What texts say, by the text: it is read when first asked for.

    >>> lengths = Memory(len, 100)
    >>> lengths["April"]
    5
    """

    def __init__(self, read: Callable[[str], _Told], size: int) -> None:
        """Remember what `read` tells, of at most `size` texts; then begin anew."""
        self.read = read
        self.size = size

    def __missing__(self, text: str) -> _Told:
        """Read a text for the first time."""
        told = self.read(text)
        if len(text) <= _SHORT:
            if len(self) >= self.size:
                self.clear()
            self[text] = told
        return told
