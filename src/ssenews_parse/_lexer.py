"""Text to the parts of a page: lines, blocks of lines, items of blocks.

The lexer knows three things about a page: whether it is flat (a block is a line), whether it is Markdown (the margin is no
margin), and which item is open.  What a part *means* it leaves to `_assembly.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ._dates import Heading, When, Wrong, heading_of, when
from ._grammar import literal, pattern
from .records import LARGEST_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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
    """An item before its parts are told apart: the kinds of its blocks, and the blocks; a date stands as `When`."""

    number: int | None
    line: int
    start: int
    end: int
    kinds: tuple[str, ...]
    values: Sequence[str | When | None]
    spans: tuple[tuple[int, int] | None, ...]


class Margin(NamedTuple):
    """All blocks at the margin between two other parts, and the line of the last one."""

    blocks: list[Block]
    last_line: int


class HeadingLine(NamedTuple):
    """A heading, its text as printed, and its line."""

    heading: Heading
    text: str
    line: int


class Restart(NamedTuple):
    """An empty heading: the items that follow are a section of their own."""


_BATCH = 1 << 16
"""How much text is read at once where whole items follow one another: memory stays small, and the loop short."""

Part = RawItem | Margin | HeadingLine | Restart


class _OpenItem:
    """An item whose blocks are being gathered; `mark` is None where it is lost."""

    def __init__(self, number: int | None, mark: str | None, line: int, start: int, end: int) -> None:
        self.number = number
        self.mark = mark
        self.line = line
        self.span = (start, end)
        self.blocks: list[Block] = []

    @property
    def complete(self) -> bool:
        """Whether the item has its title, by Markdown's level, or its date."""
        return any(block.level or when(block.text) for block in self.blocks)


def _raw_items(item: _OpenItem, text: str, *, gaps: bool) -> Iterator[RawItem]:
    """Tell what the blocks of an item are: one item, or more where the numbers of some are lost."""
    cuts = [0, *(_lost(item.blocks) if gaps else ()), len(item.blocks)]
    first = _raw_item(item, item.blocks[: cuts[1]], gaps=gaps)
    yield first
    line, position = item.line, item.span[0]
    for begin, end in zip(cuts[1:], cuts[2:], strict=False):
        start = item.blocks[begin].start
        line, position = line + text.count("\n", position, start), start
        yield _raw_item(_OpenItem(None, None, line, start, start), item.blocks[begin:end], gaps=gaps)


def _lost(blocks: list[Block]) -> Iterator[int]:
    """Yield where items begin whose number is lost: after a date, behind two blank lines, before another date."""
    dated, wide = False, None
    for index, block in enumerate(blocks):
        if when(block.text):
            if wide is not None:
                yield wide
            dated, wide = True, None
        elif dated and wide is None and block.gap >= 2:
            wide = index


def _raw_item(item: _OpenItem, blocks: list[Block], *, gaps: bool) -> RawItem:
    kinds: list[str] = [item.mark] if item.mark else []
    values: list[str | When | None] = [None] * len(kinds)
    spans: list[tuple[int, int] | None] = [item.span] * len(kinds)
    for block in blocks:
        text = block.text
        date = when(text)
        bare = len(kinds) == (item.mark is not None)
        if kinds[-1:] in (["CREDIT"], ["TEXT"]) and "DATE" not in kinds and (not text or (gaps and block.gap >= 2)):
            kinds.append("EMPTY")
            values.append(None)
            spans.append(None)
        if not text:
            continue
        if bare and _is_credit(block):
            credit = text[1:].strip()
            if not credit:
                continue
            kinds.append("CREDIT")
            values.append(credit)
        else:
            kinds.append("DATE" if date else "TITLE" if block.level and "TITLE" not in kinds else "TEXT")
            values.append(date or text)
        spans.append((block.start, block.end))
    end = blocks[-1].end if blocks else item.span[1]
    return RawItem(item.number, item.line, item.span[0], end, tuple(kinds), tuple(values), tuple(spans))


def _told_apart(blocks: list[Block], problems: list[Problem], *, dates: bool, markdown: bool) -> list[Block]:
    """Return the blocks at the margin, without those that would be read as something else there; they are reported."""
    kept = []
    for block in blocks:
        text = block.text
        kind = (
            (heading_of(text) and "a heading")
            or (dates and when(text) and "a date")
            or (_compiled("DASH_LINE").fullmatch(text) and "a mark")
            or (markdown and _compiled("MARKDOWN").fullmatch(text) and "a heading of Markdown")
        )
        if kind:
            problems.append(Problem(block.start, block.end, "SSE206", {"kind": str(kind)}))
        else:
            kept.append(block)
    return kept


def _is_credit(block: Block) -> bool:
    return block.lines[0].startswith("©")


def parts_of(text: str, problems: list[Problem]) -> Iterator[list[Part]]:
    """Yield the parts of a page in order, some at a time; what fits no part is added to `problems`."""
    first = _first_mark(text)
    if first is not None:
        return _Lexer(text, problems, flat=first["dash"] is not None).parts()
    lines = list(_lines(text))
    if any(when(line.text) for line in lines):
        return iter([list(_unmarked(text, lines, problems))])
    joined = any(_compiled("JOINED").match(line.text) and not line.gap for line in lines[1:])
    return _Lexer(text, problems, flat=joined, unmarked=True, joined=joined).parts()


def _first_mark(text: str) -> re.Match[str] | None:
    first = _mark().search(text)
    if first is not None and not _opens(text, first):
        first = _mark().search(text, first.end())
    return first


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a number opens an item: without indent, on the first line, only if it is 1 or the next mark is one higher."""
    number = mark["number"]
    if number is None or mark.start("number") > 0 or _integer(number) == 1:
        return True
    following = _mark().search(text, mark.end())
    return following is not None and following["number"] is not None and _integer(following["number"]) == _integer(number) + 1


@cache
def _mark() -> re.Pattern[str]:
    """The first mark of a page: at the start of a line, or at the start of the text, whose indent may be lost."""
    number = rf"(?P<number>{pattern('NUMBER')})\."
    return re.compile(
        rf"(?:\A|(?:\A|\n){pattern('SPACE')}{{1,3}})(?:{number}|{pattern('BULLET')})|(?:\A|\n){pattern('SPACE')}{{0,3}}(?P<dash>{pattern('DASH_LINE')})"
    )


@cache
def _line() -> re.Pattern[str]:
    """One line of the page with the blank lines before it."""
    space, text = pattern("SPACE"), pattern("TEXT")
    number = rf"(?P<number>{pattern('NUMBER')})\."
    return re.compile(
        rf"(?P<blanks>{pattern('BLANKS')})?(?:"
        rf"(?:\A|{space}{{1,3}})(?:{number}|(?P<bullet>{pattern('BULLET')})){space}*(?P<marked>{text})?"
        rf"|{space}{{0,3}}(?P<dash>{pattern('DASH_LINE')})"
        rf"|{space}+(?P<indented>{text})"
        rf"|(?P<margin>{text}))"
    )


@cache
def _whole_item(*, flat: bool) -> re.Pattern[str]:
    """An ordinary item as one pattern, made of the same terminals: mark, credit, one or two blocks, a date, paragraphs.

    One blank line stands between its blocks, in flat text none, and before the mark that follows.  What this pattern takes, the
    lexer would tell line by line in the same way; what it does not take, the lexer tells line by line.
    """
    between, space = pattern("LINE_END" if flat else "BREAK"), pattern("SPACE")
    dash = rf"\n{pattern('DASH_LINE')}"
    text = rf"{pattern('TEXT')}(?<!{space})"
    if flat:
        mark, following = rf"{dash}(?P<number>)\n", rf"(?={dash}|\Z)"
        text = rf"(?!{pattern('DASH_LINE')}){text}"
    else:
        number = rf"{space}{{1,3}}(?P<number>{pattern('NUMBER')})\."
        mark, following = rf"\n\n{number}{space}+", rf"(?=\n\n(?:{space}{{1,3}}[0-9]|\S)|\Z)"
    sign = pattern("DATE_SIGN")
    signed = rf"(?:(?=({sign})))?"
    return re.compile(
        rf"{mark}(?:©{space}*({text}){between})?{signed}((?!©){text})(?:{between}((?!{sign}){text}))?"
        rf"{between}({pattern('DATE')}(?<!{space}))((?:{between}{signed}{text})*){following}"
    )


@cache
def _line_before_a_mark(*, flat: bool) -> re.Pattern[str]:
    """A line at the margin, alone before a mark, as headings stand."""
    space = pattern("SPACE")
    text = rf"({pattern('TEXT')}(?<!{space}))"
    following = rf"\n{pattern('DASH_LINE')}" if flat else rf"\n\n{space}{{1,3}}[0-9]"
    before = "\n" if flat else "\n\n"
    return re.compile(f"{before}{text}(?={following})")


@cache
def _kinds_of_whole(flat: bool, uncredited: bool, single: bool, paragraphs: int) -> tuple[str, ...]:  # noqa: FBT001 - a key
    mark = "DASH_LINE" if flat else "NUMBER"
    return (mark, *["CREDIT"] * (not uncredited), "TEXT", *["TEXT"] * (not single), "DATE", *["TEXT"] * paragraphs)


def _first_heading(lines: list[str]) -> int | None:
    """Return which of the lines is the first heading; every heading ends with the digits of its year."""
    return next((index for index, line in enumerate(lines) if line[-1:].isdigit() and heading_of(line)), None)


@cache
def _compiled(terminal: str) -> re.Pattern[str]:
    return re.compile(pattern(terminal))


class _Lexer:
    """Reads one text, line by line; `ready` collects the parts that are complete."""

    def __init__(self, text: str, problems: list[Problem], *, flat: bool, unmarked: bool = False, joined: bool = False) -> None:
        self.text = text
        self.problems = problems
        self.flat = flat
        self.unmarked = unmarked
        self.joined = joined
        self.markdown = False
        self.marks = 0
        self.ready: list[Part] = []
        self.margin: list[Block] = []
        self.item: _OpenItem | None = None
        self.whole: RawItem | None = None
        self.after_item = False
        self.restart = False
        self.counted = (0, 1)
        self.joinable = False

    def parts(self) -> Iterator[list[Part]]:
        """Yield the parts of a page whose items have marks, as they are complete."""
        text, match = self.text, _line().match
        position, end = 0, len(text.rstrip())
        while position < end:
            position = self._take_whole_items(position, end)
            if line := match(text, position, end):
                position = line.end()
                self._take(line)
            if self.ready:
                yield self.ready
                self.ready = []
        self._close()
        self._flush()
        yield self.ready

    def _take_whole_items(self, position: int, end: int) -> int:
        """Take items that are whole and ordinary, many at once; return where they end."""
        if self.marks < 2 or self.markdown or self.margin:
            return position
        text, flat, ready = self.text, self.flat, self.ready
        match, alone = _whole_item(flat=flat).match, _line_before_a_mark(flat=flat).match
        between = literal("LINE_END" if flat else "BREAK")
        counted, line = self.counted
        held = None
        stop = min(end, position + _BATCH)
        while position < stop:
            whole = match(text, position, end)
            if whole is None:
                line_alone = alone(text, position, end)
                heading = heading_of(line_alone[1]) if line_alone else None
                if heading is None or heading.wrong:
                    break
                if held:
                    ready.append(held)
                    held = None
                else:
                    self._close()
                start = line_alone.start(1)
                line += text.count("\n", counted, start)
                counted = start
                ready.append(HeadingLine(heading, line_alone[1], line))
                self.after_item = False
                position = line_alone.end()
                continue
            digits, credit, sign, first, second, date, rest, rest_sign = whole.groups()
            told = when(date)
            number = int(digits) if 0 < len(digits) < 10 else None
            paragraphs = rest.split(between)[1:]
            following = whole.end()
            if told is None and second is None and paragraphs:  # what looked like the date is a title
                second, date = date, paragraphs.pop(0)
                told = when(date)
            if flat and paragraphs and (heading := _first_heading(paragraphs)) is not None:
                following -= sum(len(line) + 1 for line in paragraphs[heading:])
                del paragraphs[heading:]
            if (
                told is None
                or told.wrong
                or not (number or flat)
                or (sign and when(first))
                or (rest_sign and any(map(when, paragraphs)))
                or (flat and _first_heading([first, second or ""]) is not None)
            ):
                break
            if held:
                ready.append(held)
            else:
                self._close()
            start = whole.start(1)
            line += text.count("\n", counted, start)
            counted = start
            values = [None, first, told, *paragraphs]
            if second is not None:
                values.insert(2, second)
            if credit is not None:
                values.insert(1, credit)
            kinds = _kinds_of_whole(flat, credit is None, second is None, len(paragraphs))
            held = RawItem(number, line, position, following, kinds, values, ())
            position = following
        self.counted = counted, line
        if held:
            self.whole = held
        return position

    def _unfold(self) -> None:
        """Read the whole item once more, line by line: it goes on behind blocks that stand at the margin."""
        whole, self.whole = self.whole, None
        assert whole
        margin, self.margin = self.margin, []
        position = whole.start
        while line := _line().match(self.text, position, whole.end):
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
        self._close()
        self.marks += 1
        digits = line["number"]
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
        elif self.after_item and number == 1 and (self.restart or gap >= 2):
            self.ready.append(Restart())
        self.restart = False
        self.flat = kind == "DASH_LINE"
        self.item = _OpenItem(number, kind, self._line_at(start), start, end)
        if line["marked"]:
            text, start, end = self._stripped(*line.span("marked"))
            level, text = self._unmarked_down(text)
            if text or level:
                self.item.blocks.append(Block([text], start, end, 0, level))

    # ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _take_indented(self, text: str, start: int, end: int, *, gap: int, glued: bool) -> None:
        """Take an indented line of the open item."""
        assert self.item
        bare = not any(block.text for block in self.item.blocks)
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
        if self.joined and _compiled("JOINED").match(text):
            self.problems.append(Problem(start, end, "SSE004", {}))
            self.joinable = False
            return
        level, text = self._unmarked_down(text)
        block = Block([text], start, end, gap, level)
        item = self.item
        if (item and level > 2 and not item.complete) or self._in_item(block, glued=glued):
            self._take_in_item(block, glued=glued)
        elif heading := heading_of(text):
            self._take_heading(heading, block)
        elif item and level > 2:
            self._close()
            self._flush()
            self.item = _OpenItem(None, None, self._line_at(start), start, start)
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
        self.ready.append(HeadingLine(heading, block.text, self._line_at(block.start)))
        self.after_item = self.restart = self.joinable = False
        if heading.wrong:
            self.problems.append(Problem(block.start, block.end, *heading.wrong))

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
        if not last or not glued or self.flat or last.level or block.level or self._is_the_credit(blocks):
            blocks.append(block)
        else:
            last.lines.extend(block.lines)
            blocks[-1] = last._replace(end=block.end)

    def _is_the_credit(self, blocks: list[Block]) -> bool:
        return len(blocks) == 1 and blocks is not self.margin and _is_credit(blocks[0])

    def _unmarked_down(self, text: str) -> tuple[int, str]:
        """Take Markdown's signs from a line: its level, 0 for text that is no heading, and what is left."""
        heading = _compiled("MARKDOWN").fullmatch(text) if text[0] == "#" and (self.markdown or self.marks < 2) else None
        if heading is None:
            return 0, self._unescaped(text)
        self.markdown = True
        return len(heading[1]), self._unescaped(heading[2].strip())

    def _unescaped(self, text: str) -> str:
        return _compiled("ESCAPE").sub(r"\1", text) if self.markdown else text

    # ── Parts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _line_at(self, position: int) -> int:
        counted, line = self.counted
        line += self.text.count("\n", counted, position)
        self.counted = (position, line)
        return line

    def _flush(self) -> None:
        """End the blocks at the margin; one that reads as something else there cannot be told apart from it."""
        blocks = _told_apart(self.margin, self.problems, dates=self.unmarked, markdown=self.marks < 2)
        if blocks:
            self.ready.append(Margin(blocks, self._line_at(blocks[-1].start)))
            self.after_item = False
        self.margin = []

    def _close(self) -> None:
        """End the open item, if any."""
        if self.whole:
            self.ready.append(self.whole)
        elif self.item:
            self.ready.extend(_raw_items(self.item, self.text, gaps=not (self.flat or self.markdown)))
        else:
            return
        self.whole = self.item = None
        self.after_item = True


# ── Pages without marks ────────────────────────────────────────────────────────────────────────────────────────────────


def _unmarked(text: str, lines: list[Block], problems: list[Problem]) -> Iterator[Part]:
    """Yield the parts of a page that has no mark at all: a block is a line, and only dates tell items apart.

    The line before a date is the kicker of its item if the same line stands before another date, else its title; where the
    first date has no line before it, titles are lost and only a kicker counts.
    """
    lines = [line for line in map(_without_signs, lines) if line.text]
    dates = [index for index, line in enumerate(lines) if when(line.text)]
    plain = {index - 1 for index in dates if index and not when(lines[index - 1].text) and not heading_of(lines[index - 1].text)}
    kickers = {line for line, times in Counter(lines[index].text for index in plain).items() if times > 1}
    titled = dates[0] - 1 in plain
    opens = {
        index - 1 if index - 1 in plain and (titled or lines[index - 1].text in kickers) else index for index in dates
    }
    counted, number = 0, 1
    item: _OpenItem | None = None
    margin: list[Block] = []
    margin_line = 1

    for index, line in enumerate(lines):
        counted, number = line.start, number + text.count("\n", counted, line.start)
        heading = heading_of(line.text)
        if item and (heading or index in opens):
            yield _raw_item(item, item.blocks, gaps=True)
            item = None
        if heading or index in opens:
            if margin := _told_apart(margin, problems, dates=False, markdown=True):
                yield Margin(margin, margin_line)
            margin = []
        if heading:
            yield HeadingLine(heading, line.text, number)
            if heading.wrong:
                problems.append(Problem(line.start, line.end, *heading.wrong))
        elif index in opens:
            item = _OpenItem(None, None, number, line.start, line.start)
            item.blocks.append(line)
        elif item:
            lost_title = lines[index - 1].text in kickers and index - 1 in opens and index - 1 not in dates
            item.blocks.append(line._replace(gap=2 if lost_title else 0))
        else:
            margin.append(line)
            margin_line = number
    if item:
        yield _raw_item(item, item.blocks, gaps=True)
    if margin := _told_apart(margin, problems, dates=False, markdown=True):
        yield Margin(margin, margin_line)


def _without_signs(line: Block) -> Block:
    heading = _compiled("MARKDOWN").fullmatch(line.text)
    return line._replace(lines=[heading[2].strip()]) if heading else line


def _lines(text: str) -> Iterator[Block]:
    position, end = 0, len(text.rstrip())
    while position < end:
        line = _line().match(text, position, end)
        if line is None:  # pragma: no cover
            return
        position = line.end()
        blanks = line["blanks"]
        start = line.end("blanks") if blanks else line.start()
        stripped = text[start:position].strip()
        start = text.index(stripped, start)
        gap = blanks.count("\n") - (line.start() > 0) if blanks else 0
        yield Block([stripped], start, start + len(stripped), gap)


def _integer(digits: str) -> int:
    """Return the number, or one that is too large for an item; `int` refuses more than 4,300 digits."""
    digits = digits.lstrip("0") or "0"
    return int(digits) if len(digits) < 12 else LARGEST_NUMBER + 1
