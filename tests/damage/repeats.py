"""Texts of one piece over and over: what makes a pattern go back and try again, if anything does."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from tests.damage.damages import HOSTILE, SPACES, STRAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

OPENINGS = [
    "",
    "  1. a\n\n  2. b\n\n  3. c",
    "-\na\n-\nb\n-\nc\n",
    "# a\n\n### b\n\n  1. c",
    "a\n6 April 2023\nb\n",
    "May 2023\n\n  1. a\n\n    6 April 2023\n\n  2. b\n\n    6 April 2023\n\n",
    "  • © ",
    "1. ",
]
"""What stands before the repeats: each puts the reader into another state."""

PIECES = [
    *HOSTILE, *SPACES, *STRAYS, "a\n", "a\n\n", "\n\n    a", "\n    a\n", "6 April 2023\n", "a\n6 April 2023\n",
    "\n\n    06 April 2023", "\n\n    7 de marzo de 2024, Lima", "\n\n    14 - 16 May 2012", "\n\n\n    a\n\n    6 April 2023",
    "\n  1. a", "\n  1.", "\n\n  2. a", "\n\n  2. a\n\n    6 April 2023", "©\n", "\n©", "# a\n", "### a\n", "\n\n### a",
    "a,", ", ", " / ", "-\n-\n", "-\na\n", "2023\n", "\nMay 2023", "1. 2. ", "\r\n ", "\x00\n", "é ", "AB ", "A B/", "a/", " - ",
]  # fmt: skip
"""What is repeated."""

ENDS = ["", " x", "\n x", "\n\n\n    x", "\n©", "\x00", "\n\n  9. x", "\n-\n"]
"""What stands behind the repeats: what a pattern hoped for, and what it did not."""


class Family(NamedTuple):
    """A text of any length: an opening, a piece over and over, an end."""

    opening: str
    piece: str
    end: str

    def text(self, times: int) -> str:
        """Return the text with the piece so many times."""
        return self.opening + self.piece * times + self.end


def families() -> list[Family]:
    """Return every opening with every piece and every end."""
    return [Family(*parts) for parts in product(OPENINGS, PIECES, ENDS)]


class TooLongError(AssertionError):
    """Something took longer than it may."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Break off what takes longer, even inside a pattern; on systems without such a clock, wait."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        message = f"not done in {seconds} s"
        raise TooLongError(message)

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
