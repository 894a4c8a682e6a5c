"""What short texts say, kept in bounded memos: pages repeat their dates, headings, credits and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Parsed = TypeVar("_Parsed")

_SHORT = 64
"""Texts up to this length are kept, so that what they take stays small."""


class BoundedMemo(dict[str, _Parsed]):
    """What texts say, by the text: it is read when first asked for.

    >>> lengths = BoundedMemo(len, 100)
    >>> lengths["April"]
    5
    """

    def __init__(self, read: Callable[[str], _Parsed], size: int) -> None:
        """Keep what `read` returns for at most `size` texts; then begin anew."""
        self.read = read
        self.size = size

    def __missing__(self, text: str) -> _Parsed:
        """Read a text for the first time."""
        parsed = self.read(text)
        if len(text) <= _SHORT:
            if len(self) >= self.size:
                self.clear()
            self[text] = parsed
        return parsed
