"""What `fmt` does to a file: compares it with its canonical text, replaces it, shows the difference."""

from __future__ import annotations

import errno
import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from ssenews_parse._archive_names import is_archive
from ssenews_parse._extras import needs
from ssenews_parse._replacing import replacing
from ssenews_parse.parsing import parse
from ssenews_parse.showing import visible

from .running import plain_console

with needs("cli"):
    import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse.records import NewsPage

    from .files import File

__all__ = ["difference", "is_listing", "other_form", "rewritten"]

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
"""The colours of a diff's lines, by their first sign."""

_COMPARED = 200
"""Of a longer stretch that changes, lines are not looked for that stay: comparing takes the square of its length."""

_CONTEXT = 3
"""So many lines that stay are shown around those that change."""

_HTML = re.compile(rb"<!--|<(?:!doctype|\?xml|html|head|body|main|article|section|div|table|[ou]l|li|p|h[1-6])\b", re.IGNORECASE)
"""How a page of HTML, or a part of one, begins."""

_Step = tuple[str, int, int, int, int]
"""What becomes of some lines, as `difflib` says it: a word, from and to in the one text, from and to in the other."""


def is_listing(page: NewsPage) -> bool:
    """Tell whether a page is surely a listing: a licence has numbers, too, but no month and no date."""
    return any(section.year for section in page.sections) or any(item.date for item in page.items)


def other_form(file: File) -> str | None:
    """Return what a file is that is no plain text, though it was read as one; None for all others."""
    if is_archive(file.path):
        return "a web archive"
    return "HTML" if _HTML.match(file.beginning().lstrip(b"\xef\xbb\xbf \t\r\n")) else None


def rewritten(file: File, text: str, *, write: bool) -> str | None:
    """Return what was in a file that differs from its canonical text, or None where it does not; replace it if asked to."""
    if not file.is_regular:
        raise OSError(errno.EINVAL, "not a file, so it cannot be compared")  # a pipe is read once
    before = file.read().decode()
    if before == text:
        return None
    if write:
        with replacing(file.path) as new:
            new.write_bytes(text.encode())
    return before


def difference(file: File, page: NewsPage, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a diff, in colour on a terminal that may have colours."""
    console = plain_console()
    coloured = console.is_terminal and not console.no_color
    for line in _unified(file.source, page, before, after):
        body = visible(line.rstrip("\r\n")).replace("\r", "\\r")
        end = line[len(line.rstrip("\r\n")) :] if line.endswith("\n") else "\n\\ No newline at end of file\n"
        yield (click.style(body, _COLOURS.get(body[:1])) if coloured else body) + end


def _unified(source: str, page: NewsPage, before: str, after: str) -> Iterator[str]:
    old, new = _lines(before), _lines(after)
    groups = _Steps(old, new, _starts(page), _starts(parse(after))).get_grouped_opcodes(_CONTEXT)
    yield f"--- {source}\n"
    yield f"+++ {source} (canonical)\n"
    for group in groups:
        yield f"@@ -{_range(group[0][1], group[-1][2])} +{_range(group[0][3], group[-1][4])} @@\n"
        for word, start, end, new_start, new_end in group:
            yield from (f"{' ' if word == 'equal' else '-'}{line}" for line in old[start:end])
            yield from (f"+{line}" for line in new[new_start:new_end] if word != "equal")


class _Steps(SequenceMatcher[str]):
    """Compares two texts of the same page item by item: in time that grows with their length, not with its square."""

    def __init__(self, old: list[str], new: list[str], starts: list[int], new_starts: list[int]) -> None:
        super().__init__(None, "", "")
        cuts = [(0, 0), *zip(starts, new_starts, strict=True), (len(old), len(new))]
        self._steps: list[_Step] = []
        for (start, new_start), (end, new_end) in pairwise(cuts):
            for step in _compared(old, new, (start, end, new_start, new_end)):
                self._add(step)

    def get_opcodes(self) -> list[_Step]:  # type: ignore[override]  # typeshed's tuples have names
        """Return what becomes of the lines."""
        return self._steps

    def _add(self, step: _Step) -> None:
        """Add a step, to the one before it where both are lines that stay."""
        if self._steps and self._steps[-1][0] == step[0] == "equal":
            last = self._steps.pop()
            step = ("equal", last[1], step[2], last[3], step[4])
        self._steps.append(step)


def _compared(old: list[str], new: list[str], piece: tuple[int, int, int, int]) -> Iterator[_Step]:
    """Yield what becomes of the lines of one piece."""
    start, end, new_start, new_end = piece
    ahead = _common(old[start:end], new[new_start:new_end])
    behind = _common(old[start + ahead : end][::-1], new[new_start + ahead : new_end][::-1])
    yield from [("equal", start, start + ahead, new_start, new_start + ahead)] if ahead else []
    start, new_start = start + ahead, new_start + ahead
    last, new_last = end - behind, new_end - behind
    if max(last - start, new_last - new_start) <= _COMPARED:
        steps = SequenceMatcher(None, old[start:last], new[new_start:new_last], autojunk=False).get_opcodes()
        yield from ((word, start + a, start + b, new_start + c, new_start + d) for word, a, b, c, d in steps)
    else:
        yield "replace", start, last, new_start, new_last
    yield from [("equal", last, end, new_last, new_end)] if behind else []


def _common(one: list[str], other: list[str]) -> int:
    """Return how many lines two texts begin with that are the same."""
    return next((count for count, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _starts(page: NewsPage) -> list[int]:
    """Return where sections and items begin, as numbers of lines from 0."""
    return [(line or 1) - 1 for section in page.sections for line in (section.line, *(item.line for item in section.items))]


def _range(start: int, end: int) -> str:
    """Return a range of lines as a diff has it."""
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + 1 if length else start},{length}"


def _lines(text: str) -> list[str]:
    """Split after each line feed and nowhere else, as diff does."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
