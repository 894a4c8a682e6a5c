"""The blocks of an item to tokens: a credit, a date, a marked title, other text, an empty block; and items whose number is lost."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from .credits import known_credits
from .dates import When, when
from .grammar import compiled
from .parts import Block, ItemTokens, Mark, Problem

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from .dialect import Dialect


def items(mark: Mark, blocks: list[Block], dialect: Dialect, *, with_gaps: bool, one_is_lost: bool = False) -> Iterator[ItemTokens]:
    """Yield the tokens of an item, or of more where the numbers of some are lost.

    `with_gaps` says that blank lines have a meaning, `one_is_lost` that the next number counts one item more than there are marks.
    """
    begins = lost_inside(blocks, one_is_lost=one_is_lost) if with_gaps else ()
    for begin, end in pairwise([0, *begins, len(blocks)]):
        own = blocks[begin:end]
        if dialect.width and with_gaps and _are_glued(own):
            own = _lines_of(own, dialect.width)
        yield tokens(lost_mark(own[0], "LOST") if begin else mark, own, dialect.credit, with_gaps=with_gaps)


def lost_mark(block: Block, kind: str) -> Mark:
    """Return what stands for the mark of an item that begins with a block."""
    return Mark(kind, None, block.number, block.start, block.start)


# ── Lost numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────
# Two blank lines, an indented block, a date: an item whose number is lost, inside the item before it or first in its section.


def lost_inside(blocks: list[Block], *, one_is_lost: bool) -> Iterator[int]:
    """Yield where items begin whose number is lost: after a date, after two blank lines, before another date.

    Where several blocks could begin such an item it is the last, or the credit right before it: after a credit two blank lines
    are an empty kicker box.  Where the next number counts a lost one, it may come after an item without a date, too.
    """
    is_dated, wide = False, None
    for index, block in enumerate(blocks):
        if one_is_lost and index == 1 + blocks[0].is_credit:
            is_dated = True
        if when(block.text):
            if wide is not None:
                yield wide
            is_dated, wide = True, None
        elif is_dated and block.gap >= 2 and not (wide == index - 1 and blocks[wide].is_credit):
            wide = index


def lost_first(blocks: list[Block]) -> int:
    """Return which block at the margin begins an item whose number is lost, the first of its section, or how many there are.

    From there on all blocks are indented.
    """
    found = len(blocks)
    is_dated = False
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        if not block.indent:
            break
        if when(block.text):
            is_dated = True
        elif is_dated and block.gap >= 2:
            found = index
    return found


# ── Dates on a line of their own ──────────────────────────────────────────────────────────────────────────────────────


def _parted(blocks: Sequence[Block]) -> Sequence[Block]:
    """Part a block at a line that is a date, in an item that has no other date; without any blank line each line is a block."""
    if max([len(block.lines) for block in blocks], default=1) == 1 or any(when(block.text) for block in blocks):
        return blocks
    lines = [(at, line) for at, block in enumerate(blocks) for line, text in enumerate(block.lines) if when(text)]
    if not lines:
        return blocks
    if _are_glued(blocks):
        return _lines_of(blocks)
    at, line = lines[0]
    return [*blocks[:at], *cut(blocks[at], (line, line + 1)), *blocks[at + 1 :]]


def _are_glued(blocks: Sequence[Block]) -> bool:
    return all(not block.gap for block in blocks[1:])


def _lines_of(blocks: Sequence[Block], width: int = 0) -> list[Block]:
    """Return each line as a block; lines of the page are so wide, or as wide as the widest of these."""
    lines = [*chain.from_iterable(cut(block, range(1, len(block.lines))) for block in blocks)]
    return _unbroken(lines, width or max((len(line.text) for line in lines), default=0))


_WIDE = 60
"""A text browser breaks lines, if it breaks any, behind so many signs."""
_LONG = 45
"""A line that is no sentence has so many signs if it was broken."""


def _unbroken(lines: list[Block], width: int) -> list[Block]:
    """Put lines together that a text browser broke: the next word had no room in the widest line.

    Behind the date so are long lines that are no sentence.
    """
    found, is_dated = lines[:1], False
    for before, line in pairwise(lines):
        is_dated = is_dated or when(before.text) is not None
        goes_on = is_dated and len(before.text) >= _LONG and not before.is_sentence
        is_broken = goes_on or (width >= _WIDE and len(before.text) + len(line.text.split(" ", 1)[0]) >= width)
        if is_broken and not (when(before.text) or when(line.text) or before.is_credit):
            last = found[-1]
            found[-1] = last._replace(lines=last.lines + line.lines, starts=last.starts + line.starts, end=line.end)
        else:
            found.append(line)
    return found


def image_before(blocks: list[Block], *, is_canonical: bool) -> tuple[Problem | None, list[Block]]:
    """Return the problem of the text of an image that opens an item, and the blocks behind it.

    pandoc and text browsers write it in square brackets; one without text is no problem.  In canonical text a block in brackets is
    text: there no line is directly below it, and two spaces are before its mark.
    """
    first = blocks[0]
    if not compiled("IMAGE").fullmatch(first.lines[0]):
        return None, blocks
    if len(first.lines) > 1:
        image, *rest = [*cut(first, (1,)), *blocks[1:]]
    elif not is_canonical and len(blocks) > 1 and not when(blocks[1].text):
        image, *rest = blocks
    else:
        return None, blocks
    return Problem(image.start, image.end, "SSE209", {}) if len(image.text) > 2 else None, rest


def cut(block: Block, places: Iterable[int]) -> Iterator[Block]:
    """Yield the parts of a block, cut before some of its lines."""
    count = len(block.lines)
    for begin, end in pairwise([0, *(place for place in places if 0 < place < count), count]):
        yield block._replace(
            lines=block.lines[begin:end],
            starts=block.starts[begin:end],
            ends=block.ends[begin:end],
            end=block.end if end == count else block.end_of(end - 1),
            gap=0 if begin else block.gap,
            number=block.number + begin,
        )


# ── Tokens ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def tokens(
    mark: Mark,
    blocks: Sequence[Block],
    credit_sign: re.Pattern[str],
    *,
    with_gaps: bool,
    url: str | None = None,
) -> ItemTokens:
    """Return the tokens of one item."""
    kinds = [mark.kind]
    values: list[object] = [None]
    spans = [(mark.start, mark.end)]
    seen: set[str] = set()
    for block in _parted(blocks):
        if with_gaps and block.gap >= 2 and "DATE" not in seen and kinds[-1] in {"CREDIT", "TEXT"}:
            kinds.append("EMPTY")
            values.append(None)
            spans.append((block.start, block.start))
        sign = credit_sign.match(block.lines[0]) if len(kinds) == 1 else None
        kind, value = _token(block, sign, seen)
        if value:
            seen.add(kind)
            kinds.append(kind)
            values.append(value)
            spans.append((block.start, block.end))
    end = max([block.end for block in blocks], default=mark.end)
    return ItemTokens(mark, tuple(kinds), values, spans, end, url)


def _token(block: Block, credit_sign: re.Match[str] | None, seen: set[str]) -> tuple[str, object]:
    """Return the kind of a block that comes after those `seen`, and its value; the value of a credit without text is None."""
    text = block.text
    if credit_sign:
        credit = text[credit_sign.end() :].strip()
        return "CREDIT", known_credits[credit] if credit else None
    date = when(text)
    if date and not ("DATE" in seen and _is_sentence(date)):
        return "DATE", date
    may_be_title = "TITLE" not in seen and not {"DATE", "TEXT"} <= seen
    return "TITLE" if block.is_title and may_be_title else "TEXT", text


def _is_sentence(date: When) -> bool:
    """Tell whether what begins as a date is a summary: a place does not end like a sentence."""
    return date.place is not None and compiled("SENTENCE").fullmatch(date.place) is not None
