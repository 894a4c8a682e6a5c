"""The smallest text that still shows a finding: lines are taken out first, then single characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def shrink(text: str, shows: Callable[[str], bool]) -> str:
    r"""Take out of a text what it does not need to show a finding.

    >>> shrink("one\ntwo\nthree", lambda text: "w" in text)
    'w'
    """
    lines = _needed(text.split("\n"), lambda lines: shows("\n".join(lines)))
    return "".join(_needed(list("\n".join(lines)), lambda signs: shows("".join(signs))))


def _needed(parts: list[str], shows: Callable[[list[str]], bool]) -> list[str]:
    """Take out ever smaller runs of parts, until no single part can go."""
    size = max(1, len(parts) // 2)
    while True:
        before = len(parts)
        start = 0
        while start < len(parts):
            fewer = parts[:start] + parts[start + size :]
            if shows(fewer):
                parts = fewer
            else:
                start += size
        if size == 1 and len(parts) == before:
            return parts
        size = max(1, size // 2)
