"""What a text falls into: blocks of lines, marks, the tokens of an item; and the parts of a page, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .grammar import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssenews_parse.records import NewsItem

    from .dates import Heading, When


class Problem(NamedTuple):
    """A span of the text that was not understood, and the code and words of its report."""

    start: int
    end: int
    code: str
    values: dict[str, str]


class Block(NamedTuple):
    """Lines that are read as one; `gap` counts the blank lines before it, `indent` the spaces."""

    lines: list[str]
    starts: list[int]
    """Where each line starts."""
    end: int
    gap: int
    number: int
    """The number of the first line."""
    indent: int
    is_title: bool = False
    """Whether HTML or Markdown marks it as the title of its item or of the page."""
    ends: Sequence[int] = ()
    """Where each line ends, if it is longer in HTML or Markdown than it is here."""

    def end_of(self, index: int) -> int:
        """Return where a line ends that another follows."""
        return self.ends[index] if self.ends else min(self.starts[index] + len(self.lines[index]), self.starts[index + 1])

    @property
    def start(self) -> int:
        """Where the block starts."""
        return self.starts[0]

    @property
    def text(self) -> str:
        """The lines of the block, joined by one space."""
        return " ".join(self.lines) if len(self.lines) > 1 else self.lines[0]

    @property
    def is_credit(self) -> bool:
        """Whether the block begins with the sign of a credit."""
        return compiled("CREDIT_SIGN").match(self.lines[0]) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether the block ends as a sentence does, and a title or an entry of a menu does not."""
        return compiled("SENTENCE").fullmatch(self.text) is not None


class Mark(NamedTuple):
    """What opens an item: its kind, its number, the line that it stands on, its place and its sign, the spaces before it."""

    kind: str
    number: int | None
    line: int
    start: int
    end: int
    sign: str = ""
    indent: int = 2


class ItemTokens(NamedTuple):
    """An item before its parts are told apart: the kinds of its blocks, their values and spans, the mark first; where it ends."""

    mark: Mark
    kinds: tuple[str, ...]
    values: Sequence[Any]
    spans: Sequence[tuple[int, int]]
    end: int
    url: str | None = None


class Items:
    """A run of items with nothing between them; those without a date are not told apart yet."""

    __slots__ = ("dates", "habit", "is_counted", "items")

    def __init__(self, *, is_counted: bool) -> None:
        """Begin a run; `is_counted` says that its first item has a mark that counts from 1, or that does not count."""
        self.items: list[NewsItem | ItemTokens] = []
        self.dates: list[When] = []
        self.habit = 0
        """How many more of the items with a date have a kicker than have none."""
        self.is_counted = is_counted

    def extend(self, more: Items) -> None:
        """Go on with another run."""
        self.items += more.items
        self.dates += more.dates
        self.habit += more.habit


class Margin(NamedTuple):
    """All blocks at the margin between two other parts."""

    blocks: list[Block]


class HeadingLine(NamedTuple):
    """A heading and the number of its line."""

    heading: Heading
    number: int
    gap: int = 1
    """How many blank lines are before it."""
    span: tuple[int, int] = (0, 0)
    """Where it is in the text."""


class EmptyHeading(NamedTuple):
    """An empty heading: the items that follow are a section of their own."""


Part = Items | ItemTokens | Margin | HeadingLine | EmptyHeading | Problem
