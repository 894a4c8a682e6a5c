"""Decodes bytes: what can be read is read, in any encoding, and what cannot is told where it is."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

__all__ = ["decoded", "spans"]

_MARKING = "ssenews_parse.mark"
"""The name under which Python knows what is done with bytes that cannot be decoded."""

_FIRST_MARK = 0xDC00

_MARK = re.compile("[\udc00-\udcff]")


def decoded(data: bytes, encoding: str) -> tuple[str, dict[int, str]]:
    r"""Decode what can be decoded; return the text, and for each U+FFFD in place of bad bytes where it is and the first of them.

    >>> decoded(b"A\xff\xfeB", "utf-8") == ("A\ufffd\ufffdB", {1: "0xFF", 2: "0xFE"})
    True
    """
    try:
        return data.decode(encoding), {}
    except UnicodeDecodeError:
        text = data.decode(encoding, _MARKING)
    marks = {mark.start(): f"0x{ord(mark[0]) - _FIRST_MARK:02X}" for mark in _MARK.finditer(text)}
    return _MARK.sub("\ufffd", text), marks


def spans(places: list[int], *, apart: bool) -> list[tuple[int, int]]:
    """Return the spans of places that follow one another; of all together where nothing between them was read.

    >>> spans([1, 2, 7], apart=True), spans([1, 2, 7], apart=False)
    ([(1, 3), (7, 8)], [(1, 8)])
    """
    if not apart:
        return [(places[0], places[-1] + 1)]
    starts = [place for before, place in pairwise([-2, *places]) if place > before + 1]
    ends = [place + 1 for place, after in pairwise([*places, places[-1] + 2]) if after > place + 1]
    return list(zip(starts, ends, strict=True))


def _mark(error: UnicodeError) -> tuple[str, int]:
    """Handle what cannot be decoded: a surrogate, which decoding never makes, stands for it and tells its first byte."""
    assert isinstance(error, UnicodeDecodeError)
    return chr(_FIRST_MARK + error.object[error.start]), error.end


codecs.register_error(_MARKING, _mark)
