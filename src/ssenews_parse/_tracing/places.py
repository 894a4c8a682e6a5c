"""Places in the text that was read to spans, line by line, in the text as it was given."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from .evidence import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ssenews_parse._reading.parts import Block

Lines = list[tuple[int, int, int]]
"""Lines of blocks: where each begins and ends in the text that was read, and which block it belongs to."""


class Places:
    """The text that was read, and the way back to the text as it was given."""

    def __init__(self, text: str, removed: Sequence[int], within: Sequence[int] = ()) -> None:
        """Hold the text; `removed` tells where each character was that it lacks, less the number of those before it.

        `within` tells where such characters are in a text whose places blocks know, as those of HTML do: it holds them all.
        """
        self.text = text
        self.removed = removed
        self.within = within

    def of(self, blocks: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """Return the spans of blocks; most fields are one line of a text that lacks nothing."""
        if len(blocks) == 1 and not self.removed:
            start, end = blocks[0]
            if self.text.find("\n", start, end) < 0:
                return (Span(start, end),)
        return self.spans(self.lines(blocks))

    def lines(self, blocks: Iterable[tuple[int, int]]) -> Lines:
        """Return the lines of blocks, without the white space around them."""
        found: Lines = []
        for number, block in enumerate(blocks):
            start, end = map(self._read, block)
            words = self.text[start:end]
            if "\n" in words:
                found += ((start + begin, start + stop, number) for begin, stop in _lines(words))
            else:
                found.append((start, end, number))
        return found

    def of_margin(self, blocks: Iterable[Block]) -> tuple[Span, ...]:
        """Return the spans of blocks at the margin, which know where each of their lines starts."""
        found: Lines = []
        for number, block in enumerate(blocks):
            starts = [*map(self._read, block.starts)]
            for start, end in zip(starts, [*starts[1:], self._read(block.end)], strict=True):
                found += ((start + begin, start + stop, number) for begin, stop in _lines(self.text[start:end]))
        return self.spans(found)

    def joined(self, lines: Lines) -> str:
        """Return the text of the lines of one block, joined by spaces."""
        return " ".join([self.text[start:end] for start, end, _ in lines])

    def spans(self, lines: Lines) -> tuple[Span, ...]:
        """Move lines to the text as it was given."""
        if not self.removed:
            return tuple([Span(*line) for line in lines])
        return tuple([Span(self._given(start), self._given(end - 1) + 1, block) for start, end, block in lines])

    def _read(self, place: int) -> int:
        return place - bisect_left(self.within, place)

    def _given(self, place: int) -> int:
        return place + bisect_right(self.removed, place)


def part(lines: Lines, start: int, end: int) -> Lines:
    """Return what of some lines is between two places of their text, as it is joined by spaces.

    >>> part([(10, 14, 0), (19, 25, 0)], 2, 8)
    [(12, 14, 0), (19, 22, 0)]
    >>> part([(10, 14, 0), (19, 25, 0)], 5, 8)
    [(19, 22, 0)]
    """
    found: Lines = []
    offset = 0
    for begin, stop, block in lines:
        first, last = begin + max(start - offset, 0), begin + min(end - offset, stop - begin)
        if first < last:
            found.append((first, last, block))
        offset += stop - begin + 1
    return found


def _lines(words: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a text are, without the white space around them."""
    start = 0
    for line in words.split("\n"):
        if text := line.strip():
            begin = start + line.index(text)
            yield begin, begin + len(text)
        start += len(line) + 1
