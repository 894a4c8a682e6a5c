"""The blocks of an item to their kinds: a credit, a date, a title that is marked as such, other text, an empty block."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .dates import When, when
from .grammar import compiled
from .parts import Block, RawItem

if TYPE_CHECKING:
    from collections.abc import Iterator


class OpenItem:
    """An item whose blocks are being gathered; `mark` is None where it is lost."""

    def __init__(self, number: int | None, mark: str | None, line: int, start: int, end: int) -> None:
        self.number = number
        self.mark = mark
        self.line = line
        self.span = (start, end)
        self.blocks: list[Block] = []
        self._bare = 0

    @property
    def bare(self) -> bool:
        """Whether the item has no text so far; the blocks that were looked at once are not looked at again."""
        while self._bare < len(self.blocks) and not any(line.strip("© ") for line in self.blocks[self._bare].lines):
            self._bare += 1
        return self._bare == len(self.blocks)

    @property
    def complete(self) -> bool:
        """Whether the item has its title, by Markdown's level, or its date."""
        return any(block.level or when(block.text) for block in self.blocks)


def raw_items(item: OpenItem, text: str, *, gaps: bool, one_lost: bool) -> Iterator[RawItem]:
    """Tell what the blocks of an item are: one item, or more where the numbers of some are lost.

    `one_lost` says that the next number counts one item more than there are marks.
    """
    blocks = item.blocks
    for begin, end in pairwise([0, *(_lost(blocks, one_lost=one_lost) if gaps else ()), len(blocks)]):
        if begin:
            start = blocks[begin].start
            item = OpenItem(None, None, item.line + text.count("\n", item.span[0], start), start, start)
        yield raw_item(item, blocks[begin:end], gaps=gaps)


def _lost(blocks: list[Block], *, one_lost: bool) -> Iterator[int]:
    """Yield where items begin whose number is lost: after a date, behind two blank lines, before another date.

    Where several blocks could begin such an item it is the last, or the credit right before it: behind a credit two blank lines
    are an empty kicker box.  Where the next number counts a lost one, it may come after an item without a date, too.
    """
    dated, wide = False, None
    for index, block in enumerate(blocks):
        if one_lost and index == 1 + is_credit(blocks[0]):
            dated = True
        if when(block.text):
            if wide is not None:
                yield wide
            dated, wide = True, None
        elif dated and block.gap >= 2 and not (wide == index - 1 and is_credit(blocks[wide])):
            wide = index


def raw_item(item: OpenItem, blocks: list[Block], *, gaps: bool) -> RawItem:
    kinds: list[str] = [item.mark] if item.mark else []
    values: list[str | When | None] = [None] * len(kinds)
    spans: list[tuple[int, int] | None] = [item.span] * len(kinds)
    dated = titled = False
    for block in blocks:
        text = block.text
        date = when(text)
        if dated and date and date.place and compiled("SENTENCE").fullmatch(date.place):
            date = None  # a summary that begins with a date
        bare = len(kinds) == (item.mark is not None)
        if kinds[-1:] in (["CREDIT"], ["TEXT"]) and not dated and (not text or (gaps and block.gap >= 2)):
            kinds.append("EMPTY")
            values.append(None)
            spans.append(None)
        if not text:
            continue
        if bare and is_credit(block):
            credit = text[1:].strip()
            if not credit:
                continue
            kinds.append("CREDIT")
            values.append(credit)
        else:
            kind = "DATE" if date else "TITLE" if block.level and not titled else "TEXT"
            dated, titled = dated or kind == "DATE", titled or kind == "TITLE"
            kinds.append(kind)
            values.append(date or text)
        spans.append((block.start, block.end))
    end = max((block.end for block in blocks if block.text), default=item.span[1])
    return RawItem(item.number, item.line, item.span[0], end, tuple(kinds), tuple(values), tuple(spans))


def is_credit(block: Block) -> bool:
    return block.lines[0].startswith("©")
