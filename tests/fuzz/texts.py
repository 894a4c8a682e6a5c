"""Bytes to texts: what a fuzzer changes blindly should still look like a page."""

from __future__ import annotations

from tests.damage.damages import HOSTILE, SPACES, STRAYS

_PIECES = [
    *HOSTILE, *SPACES, *STRAYS,
    "\n\n", "\n    ", "\n\n    ", "\n\n\n    ", "\n  1. ", "\n\n  1. ", "\n\n  2. ", "\n\n\n  1. ", "\n  • ", "\n\n  • ",
    "\n-\n", "\n2\n", "\n\n# ", "\n\n## ", "\n\n### ",
    "\n\n© Ada Vale / ILO 2023", "\n\n    © AFP 2020", "\n\n    06 April 2023", "\n\n06 April 2023",
    "\n06 April 2023\n", "\n\nMay 2023\n", "\n\n2010\n", "\n\n    14 - 16 May 2012", "\n\n    29 February - 1 March 2012",
    "\n\n    7 de marzo de 2024, Lima", "Title", "Kicker", "A fair day for all", "Bakers meet in Lomé.",
]  # fmt: skip
"""What a byte may stand for: lines and signs of the format, so that a change of one byte changes the page."""

_PLAIN = 128
"""A text whose first byte is below is made of pieces, any other is UTF-8 with surrogates for what is not."""


def text_of(data: bytes) -> str:
    r"""Make a text of bytes: of pieces of the format, or of the bytes' own signs.

    >>> text_of(b"\x80May 2023")
    'May 2023'
    """
    if data[:1] < bytes([_PLAIN]):
        return "".join(_PIECES[byte % len(_PIECES)] for byte in data[1:])
    return data[1:].decode("utf-8", "surrogateescape")
