"""What the lexer makes of a text: the parts of a page, the blocks in them, and the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .dates import Heading, When, heading_of, when
from .grammar import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssenews_parse.records import NewsItem


class Problem(NamedTuple):
    """A span of the text that was not understood, and the code and words of its report."""

    start: int
    end: int
    code: str
    values: dict[str, str]


class Block(NamedTuple):
    """A block of text: its lines, joined by a space; `gap` counts the blank lines before it."""

    lines: list[str]
    start: int
    end: int
    gap: int
    level: int = 0
    """The level of a Markdown heading, 0 for other text."""

    @property
    def text(self) -> str:
        """The lines of the block, joined by one space."""
        return " ".join(self.lines)


class RawItem(NamedTuple):
    """An item before its parts are told apart: the kinds of its blocks, their values (a str, a `When`, None) and spans."""

    number: int | None
    line: int
    start: int
    end: int
    kinds: tuple[str, ...]
    values: Sequence[Any]
    spans: Sequence[Any]


class WholeItems(NamedTuple):
    """A run of ordinary items, their dates, and what each says of the page's habit.

    The last one starts behind `last_start`, which is on line `last_line`: it can be read again if more of it follows.
    """

    items: list[NewsItem]
    dates: list[When]
    habits: list[int]
    last_start: int
    last_line: int


class Margin(NamedTuple):
    """All blocks at the margin between two other parts, and the line of the last one."""

    blocks: list[Block]
    last_line: int


class HeadingLine(NamedTuple):
    """A heading and its line."""

    heading: Heading
    line: int


class Restart(NamedTuple):
    """An empty heading: the items that follow are a section of their own."""


Part = RawItem | WholeItems | Margin | HeadingLine | Restart


def told_apart(blocks: list[Block], problems: list[Problem], *, dates: bool, markdown: bool) -> list[Block]:
    """Return the blocks at the margin, without those that would be read as something else there; they are reported."""
    kept = []
    for block in blocks:
        text = block.text
        kind = (
            (heading_of(text) and "a heading")
            or (dates and when(text) and "a date")
            or (compiled("DASH_LINE").fullmatch(text) and "a mark")
            or (markdown and compiled("MARKDOWN").fullmatch(text) and "a heading of Markdown")
        )
        if kind:
            problems.append(Problem(block.start, block.end, "SSE206", {"kind": str(kind)}))
        else:
            kept.append(block)
    return kept
