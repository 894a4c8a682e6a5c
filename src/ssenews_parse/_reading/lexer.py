"""Text to the parts of a page: lines, blocks of lines, items of blocks.

The lexer knows three things about a page: whether it is flat (a block is a line), whether it is Markdown (the margin is no
margin), and which item is open.  What a part *means* it leaves to `assembly.py`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from ssenews_parse.records import LARGEST_NUMBER

from .dates import Heading, heading_of, when
from .grammar import compiled, pattern
from .items import OpenItem, is_credit, raw_items
from .parts import Block, HeadingLine, Margin, Part, Problem, Restart, WholeItems, told_apart
from .unmarked import unmarked
from .whole import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator


def parts_of(text: str, problems: list[Problem]) -> Iterator[list[Part]]:
    """Yield the parts of a page in order, some at a time; what fits no part is added to `problems`."""
    first = _first_mark(text)
    if first is not None:
        return _Lexer(text, problems, flat=first["dash"] is not None, plain_from=_plain_from(text, first.start())).parts()
    lines = list(_lines(text))
    if any(when(line.text) for line in lines):
        return iter([list(unmarked(text, lines, problems))])
    joined = any(compiled("JOINED").match(line.text) and not line.gap for line in lines[1:])
    return _Lexer(text, problems, flat=joined, unmarked=True, joined=joined).parts()


def _first_mark(text: str) -> re.Match[str] | None:
    """Return the first mark that opens an item; in Markdown no bullet does four spaces from the margin."""
    marks = _mark().finditer(text)
    for mark in marks:
        if mark["deep"] and _markdown().search(text, 0, mark.start()):
            return next((mark for mark in marks if not mark["deep"]), None)
        if _opens(text, mark):
            return mark
    return None


def _plain_from(text: str, first: int) -> int:
    """Return where no sign of Markdown can follow that counts: behind the last one before the second mark."""
    if "#" not in text:
        return 0
    marks = (mark for mark in _mark().finditer(text, first) if not mark["deep"])
    second = next(islice(marks, 1, None), None)
    return text.rfind("#", 0, second.start() if second else len(text)) + 1


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a number opens an item: without indent, on the first line, only if it is 1 or the next mark goes on from it.

    The next mark is one higher, or two where the number of an item between them is lost.
    """
    number = mark["number"]
    if number is None or mark.start("number") > 0 or _integer(number) == 1:
        return True
    following = _mark().search(text, mark.end())
    return following is not None and following["number"] is not None and _integer(following["number"]) - _integer(number) in {1, 2}


def _end(text: str) -> int:
    """Return where the text ends but for white space; `rstrip` would copy it."""
    end = len(text)
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _lines(text: str) -> Iterator[Block]:
    """Yield every line as a block, for pages that show no mark."""
    position, end = 0, _end(text)
    while position < end and (line := _line().match(text, position, end)):
        position = line.end()
        blanks = line["blanks"] or ""
        whole = text[line.start() + len(blanks) : position]
        start = position - len(whole.lstrip())
        yield Block([whole.strip()], start, start + len(whole.strip()), blanks.count("\n") - (line.start() > 0))


@cache
def _mark() -> re.Pattern[str]:
    """Match a mark: at the start of a line, or at the start of the text, whose indent may be lost."""
    space, number, bullet = pattern("SPACE"), rf"(?P<number>{pattern('NUMBER')})\.", pattern("BULLET")
    dash = rf"(?P<dash>{pattern('DASH_LINE')})"
    numbered = rf"(?:\A|(?:\A|\n){space}{{1,3}})(?:{number}|{bullet})"
    return re.compile(rf"{numbered}|(?:\A|\n)(?:(?P<deep>{space}{{4}}{bullet})|{space}{{0,3}}{dash})")


@cache
def _markdown() -> re.Pattern[str]:
    """Match a line that is a heading of Markdown."""
    return re.compile(rf"(?:\A|\n){pattern('SPACE')}*{pattern('MARKDOWN')}")


@cache
def _deep_bullet() -> re.Pattern[str]:
    """Match a bullet four spaces from the margin, where Inscriptis puts one before a box, in lists of such bullets alone."""
    space = pattern("SPACE")
    return re.compile(
        rf"(?P<number>(?!))?(?P<dash>(?!))?(?:{pattern('BLANKS')})?{space}{{4}}(?P<bullet>{pattern('BULLET')}){space}*"
        rf"(?P<marked>{pattern('TEXT')})?"
    )


@cache
def _line() -> re.Pattern[str]:
    """Match one line of the page with the blank lines before it."""
    space, text = pattern("SPACE"), pattern("TEXT")
    number = rf"(?P<number>{pattern('NUMBER')})\."
    return re.compile(
        rf"(?P<blanks>{pattern('BLANKS')})?(?:"
        rf"(?:\A|{space}{{1,3}})(?:{number}|(?P<bullet>{pattern('BULLET')})){space}*(?P<marked>{text})?"
        rf"|{space}{{0,3}}(?P<dash>{pattern('DASH_LINE')})"
        rf"|{space}+(?P<indented>{text})"
        rf"|(?P<margin>{text}))"
    )


class _Lexer:
    """Reads one text, line by line; `ready` collects the parts that are complete."""

    def __init__(  # noqa: PLR0913 - what is known of a page beforehand
        self,
        text: str,
        problems: list[Problem],
        *,
        flat: bool,
        unmarked: bool = False,
        joined: bool = False,
        plain_from: int = 0,
    ) -> None:
        self.text = text
        self.problems = problems
        self.flat = flat
        self.unmarked = unmarked
        self.joined = joined
        self.plain_from = plain_from
        self.markdown = False
        self.marks = 0
        self.ready: list[Part] = []
        self.margin: list[Block] = []
        self.item: OpenItem | None = None
        self.whole: WholeItems | None = None
        self.whole_end = 0
        self.after_item = False
        self.restart = False
        self.counted = (0, 1)
        self.joinable = False
        self.stars = False

    def parts(self) -> Iterator[list[Part]]:
        """Yield the parts of a page whose items have marks, as they are complete."""
        text, match = self.text, _line().match
        position, end = 0, _end(text)
        while position < end:
            position = self._take_whole(position, end)
            if line := match(text, position, end):
                position = line.end()
                self._take(line)
            if self.ready:
                yield self.ready
                self.ready = []
        self._close()
        self._flush()
        yield self.ready

    def _take_whole(self, position: int, end: int) -> int:
        """Take ordinary items, many at once; return where they end.  The last one stays open."""
        if self.margin or self.markdown or position < self.plain_from or self.text[position] != "\n":
            return position
        line = self._line_at(position)
        parts, position, line = read_whole(self.text, position, end, line, flat=self.flat)
        self.counted = (position, line)
        if parts:
            first, last = parts[0], parts[-1]
            assert isinstance(first, WholeItems)
            self._close(first.items[0].number)
            self.marks += sum(len(part.items) for part in parts if isinstance(part, WholeItems))
            self.stars = False
            self.after_item = isinstance(last, WholeItems)
            self.whole = last if isinstance(last, WholeItems) else None
            self.whole_end = position
            self.ready.extend(parts if self.whole is None else parts[:-1])
        return position

    def _unfold(self) -> None:
        """Read the whole item once more, line by line: it goes on behind blocks that stand at the margin."""
        whole, self.whole = self.whole, None
        assert whole
        margin, self.margin = self.margin, []
        if len(whole.items) > 1:
            self.ready.append(whole)
        for column in (whole.items, whole.dates, whole.habits):
            column.pop()
        position = whole.last_start
        self.counted = (position, whole.last_line)
        while line := _line().match(self.text, position, self.whole_end):
            position = line.end()
            self._take(line)
        self.margin = margin

    def _take(self, line: re.Match[str]) -> None:
        blanks = line["blanks"]
        first = line.start() == 0
        gap = 0 if blanks is None else blanks.count("\n") - (not first)
        glued = gap == 0 and self.joinable
        self.joinable = True
        kind = line.lastgroup
        if (
            kind == "indented"
            and not self.markdown
            and (self.stars or self.margin or not (self.item or self.whole))
            and (bullet := _deep_bullet().match(self.text, line.start(), line.end()))
        ):
            self._take_mark(bullet, gap)
            return
        if kind == "indented" and self.whole:
            self._unfold()
        if first and kind in {"number", "marked"} and not _opens(self.text, line):
            self._take_margin(*self._stripped(*line.span()), gap=gap, glued=glued)
        elif kind == "indented" and self.item:
            self._take_indented(*self._stripped(*line.span(kind)), gap=gap, glued=glued)
        elif kind in {"indented", "margin"}:
            self._take_margin(*self._stripped(*line.span(kind)), gap=gap, glued=glued)
        else:
            self._take_mark(line, gap)

    def _stripped(self, start: int, end: int) -> tuple[str, int, int]:
        text = self.text[start:end].rstrip()
        return text, start, start + len(text)

    # ── Marks ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _take_mark(self, line: re.Match[str], gap: int) -> None:
        digits = line["number"]
        self._close(_integer(digits) if digits else None)
        self.marks += 1
        kind = "NUMBER" if digits else "DASH_LINE" if line["dash"] else "BULLET"
        start = line.start("number" if digits else "dash" if line["dash"] else "bullet")
        end = line.end("number") + 1 if digits else start + 1
        number = None
        if digits:
            number = _integer(digits)
            if not 1 <= number <= LARGEST_NUMBER:
                shown = digits if len(digits) <= 24 else f"{digits[:12]}…{digits[-6:]}"
                self.problems.append(Problem(start, end, "SSE204", {"number": shown}))
                number = None
        if self.margin:
            self._flush()
            if self.marks == 1 and number == 1 and gap >= 2:
                self.ready.append(Restart())
        elif self.after_item and number == 1 and (self.restart or gap >= 2):
            self.ready.append(Restart())
        self.restart = False
        self.flat = kind == "DASH_LINE"
        self.stars = line["bullet"] == "*"
        self.item = OpenItem(number, kind, self._line_at(start), start, end)
        if line["marked"]:
            text, start, end = self._stripped(*line.span("marked"))
            level, text = self._unmarked_down(text)
            self.item.blocks.append(Block([text], start, end, 0, level))

    # ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _take_indented(self, text: str, start: int, end: int, *, gap: int, glued: bool) -> None:
        """Take an indented line of the open item."""
        assert self.item
        bare = self.item.bare
        level, text = self._unmarked_down(text) if bare else (0, self._unescaped(text))
        self._take_in_item(Block([text], start, end, gap, level), glued=glued)

    def _take_in_item(self, block: Block, *, glued: bool) -> None:
        """Take a line of the open item; blocks at the margin before it did not end the item, so they belong to nothing."""
        assert self.item
        for stray in self.margin:
            self.problems.append(Problem(stray.start, stray.end, "SSE203", {}))
        self._add(self.item.blocks, block, glued=glued and not self.margin)
        self.margin.clear()

    def _take_margin(self, text: str, start: int, end: int, *, gap: int, glued: bool) -> None:
        if self.joined and compiled("JOINED").match(text):
            self.problems.append(Problem(start, end, "SSE004", {}))
            self.joinable = False
            return
        known = self.markdown
        level, text = self._unmarked_down(text)
        block = Block([text], start, end, gap, level)
        item = self.item
        if item and level > 2 and not known:  # only now the page shows that its margin is none
            item.blocks.extend(self.margin)
            self.margin.clear()
        if (item and level > 2 and not item.complete) or self._in_item(block, glued=glued):
            self._take_in_item(block, glued=glued)
        elif heading := heading_of(text):
            self._take_heading(heading, block)
        elif item and level > 2:
            self._close()
            self._flush()
            self.item = OpenItem(None, None, self._line_at(start), start, start)
            self.item.blocks.append(block)
        else:
            if self.markdown:
                self._close()
            self._take_loose(block, glued=glued)

    def _in_item(self, block: Block, *, glued: bool) -> bool:
        """Tell whether a line at the margin belongs to the open item."""
        if not self.item or self.margin or block.level:
            return False
        if self.markdown:
            return block.gap <= 2
        return (glued or self.flat) and not heading_of(block.text)

    def _take_heading(self, heading: Heading, block: Block) -> None:
        self._close()
        self._flush()
        self.ready.append(HeadingLine(heading, self._line_at(block.start)))
        self.after_item = self.restart = self.joinable = False
        if heading.fault:
            self.problems.append(Problem(block.start, block.end, *heading.fault))

    def _take_loose(self, block: Block, *, glued: bool) -> None:
        """Take a line that may be a title, a topic or running text; a heading of Markdown without text is an empty heading."""
        if block.text:
            self._add(self.margin, block, glued=glued)
        else:
            self.restart = True
            self.joinable = False

    def _add(self, blocks: list[Block], block: Block, *, glued: bool) -> None:
        """Add a line to the last block, if it is glued to it, or else as a block of its own."""
        last = blocks[-1] if blocks else None
        if not last or not last.lines[0] or not glued or self.flat or block.level or self._ends_with_a_credit(blocks):
            blocks.append(block)
        else:
            last.lines.extend(block.lines)
            blocks[-1] = last._replace(end=block.end)

    def _ends_with_a_credit(self, blocks: list[Block]) -> bool:
        """Tell whether the last block is the credit of an item: the first of one with a mark, or of one whose number is lost."""
        last = blocks[-1]
        inside = blocks is not self.margin or self._is_indented(last)
        return inside and is_credit(last) and (len(blocks) == 1 or last.gap >= 2)

    def _is_indented(self, block: Block) -> bool:
        return block.start > 0 and self.text[block.start - 1] != "\n"

    def _unmarked_down(self, text: str) -> tuple[int, str]:
        """Take Markdown's signs from a line: its level, 0 for text that is no heading, and what is left."""
        heading = compiled("MARKDOWN").fullmatch(text) if text[0] == "#" and (self.markdown or self.marks < 2) else None
        if heading is None:
            return 0, self._unescaped(text)
        self.markdown = True
        return len(heading[1]), self._unescaped(heading[2].strip())

    def _unescaped(self, text: str) -> str:
        return compiled("ESCAPE").sub(r"\1", text) if self.markdown else text

    # ── Parts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _line_at(self, position: int) -> int:
        counted, line = self.counted
        line += self.text.count("\n", counted, position)
        self.counted = (position, line)
        return line

    def _flush(self) -> None:
        """End the blocks at the margin; one that reads as something else there cannot be told apart from it."""
        if not self.margin:
            return
        lost = len(self.margin) if self.flat or self.markdown else self._lost_first()
        blocks = told_apart(self.margin[:lost], self.problems, dates=self.unmarked, markdown=self.marks < 2)
        if blocks:
            self.ready.append(Margin(blocks, self._line_at(blocks[-1].start)))
            self.after_item = False
        if lost < len(self.margin):
            start = self.margin[lost].start
            self.item = OpenItem(None, "NUMBER", self._line_at(start), start, start)
            self.item.blocks = self.margin[lost:]
            self._close()
        self.margin = []

    def _lost_first(self) -> int:
        """Return which block at the margin begins an item whose number is lost, the first of its section, or how many there are.

        Two blank lines stand before it, and from there on all blocks are indented, a date among them.
        """
        found = len(self.margin)
        dated = False
        for index in reversed(range(len(self.margin))):
            block = self.margin[index]
            if not self._is_indented(block):
                break
            if when(block.text):
                dated = True
            elif dated and block.gap >= 2:
                found = index
        return found

    def _close(self, following: int | None = None) -> None:
        """End the open item, if any; `following` is the next number, which still counts an item whose number is lost."""
        if self.whole:
            self.ready.append(self.whole)
        elif self.item:
            number = self.item.number
            one_lost = number is not None and following == number + 2
            self.ready.extend(raw_items(self.item, self.text, gaps=not (self.flat or self.markdown), one_lost=one_lost))
        else:
            return
        self.whole = self.item = None
        self.after_item = True


def _integer(digits: str) -> int:
    """Return the number, or one that is too large for an item; `int` refuses more than 4,300 digits."""
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) < 12 else LARGEST_NUMBER + 1
