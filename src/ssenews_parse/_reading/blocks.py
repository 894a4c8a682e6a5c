"""Lines to blocks: which lines are read as one, and which stand for something else."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .dates import heading_of, when
from .grammar import compiled, pattern
from .parts import Block, HeadingLine, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .dialect import Dialect


@cache
def _line() -> re.Pattern[str]:
    """Match one line with the blank lines before it."""
    return re.compile(rf"(?P<blanks>{pattern('BLANKS')})?(?P<indent>{pattern('SPACE')}*)(?P<text>{pattern('TEXT')})")


def lines(text: str, start: int, end: int, number: int, dialect: Dialect) -> Iterator[Block]:
    """Yield each line of a part of a text, which begins on line `number`, as a block."""
    margin = dialect.marks.margin
    for line in iter(_line().scanner(text, start, end).match, None):  # type: ignore[attr-defined]  # re has it, typeshed does not
        blanks, indent, words = line.groups()
        newlines = blanks.count("\n") if blanks else 0
        number += newlines
        begin = line.start("text")
        words = words.rstrip()
        gap = newlines - 1 if newlines and line.start() else newlines
        yield Block([words], [begin], begin + len(words), dialect.gap(gap), number, max(len(indent) - margin, 0))


def added(blocks: list[Block], line: Block, *, is_glued: bool, is_inside: bool) -> None:
    """Add a line to the last block, if nothing is between them, or else as a block of its own.

    A credit is one line, unless that ends with a slash.
    """
    last = blocks[-1] if blocks and is_glued else None
    may_be_credit = last and (is_inside or last.indent) and (len(blocks) == 1 or last.gap >= 2)
    if last is None or (may_be_credit and last.is_credit and not last.lines[-1].endswith("/")):
        blocks.append(line)
    else:
        last.lines.extend(line.lines)
        last.starts.extend(line.starts)
        blocks[-1] = last._replace(end=line.end)


def heading_parts(line: Block) -> list[HeadingLine | Problem]:
    """Return the heading that a line at the margin is, and its problems; nothing where it is none."""
    text = line.text
    signs = compiled("MARKDOWN").match(text) if text[0] == "#" else None
    heading = heading_of(text[signs.end() :] if signs else text)
    if heading is None:
        return []
    start = line.start + (signs.end() if signs else 0)
    found: list[HeadingLine | Problem] = [HeadingLine(heading, line.number, line.gap, (start, line.end))]
    if signs:
        found.append(Problem(line.start, line.start + len(signs[0].rstrip()), "SSE207", {}))
    if heading.fault:
        found.append(Problem(start, line.end, *heading.fault))
    return found


def kept_apart(blocks: Iterable[Block], *, with_dates: bool) -> tuple[list[Block], list[Problem]]:
    """Return the blocks at the margin, and the problems: those that would be read as something else there."""
    kept, problems = [], []
    for block in blocks:
        text = block.text
        kind = (
            (heading_of(text) and "a heading")
            or (with_dates and when(text) and "a date")
            or (compiled("DASH_LINE").fullmatch(text) and "a mark")
        )
        if kind:
            problems.append(Problem(block.start, block.end, "SSE206", {"kind": str(kind)}))
        else:
            kept.append(block)
    return kept, problems
