"""A text to the parts of a page: its marks part it into segments, and each segment is read by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .blocks import added, heading_parts, kept_apart, lines
from .dates import heading_of, when
from .dialect import dialect_of
from .grammar import compiled
from .items import image_before, items, lost_first, lost_mark
from .marks import mark_of, number_of, out_of_range
from .parts import Block, EmptyHeading, Margin, Mark, Problem
from .tidy import tidy_run
from .unmarked import unmarked

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from .dialect import Dialect
    from .parts import Part
    from .tidy import TidyReader


def parts_of(text: str, tidy: TidyReader | None = None) -> Iterator[Part]:
    """Yield the parts of a page, and its problems, in order; `tidy` reads runs of tidy items."""
    end, dialect = _end(text), dialect_of(text)
    if first := dialect.first:
        return _marked(text, first, end, dialect, tidy or tidy_run)
    found = list(lines(text, 0, end, 1, dialect))
    return unmarked(found) if any(when(line.text) for line in found) else _without_items(text, found, dialect)


def _end(text: str) -> int:
    """Return where the text ends but for white space; `rstrip` would copy it."""
    end = len(text)
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _marked(text: str, first: re.Match[str], end: int, dialect: Dialect, tidy_read: TidyReader) -> Iterator[Part]:
    """Yield the parts of a page that has marks: many tidy items at once, any other item by itself."""
    before_list = _Open(None, dialect, is_flat=first.lastgroup == "dash")
    yield from _segment(before_list, lines(text, 0, first.start(), 1, dialect), text, first.start(), number_of(first))
    found: re.Match[str] | None = first
    position, line = first.start(), 1 + text.count("\n", 0, first.start())
    while found:
        is_flat = found.lastgroup == "dash"
        tidy, position, line = tidy_read(text, position, end, line, is_flat=is_flat)
        yield from tidy
        if position == end:
            return
        if position > found.start():
            found = dialect.marks.after(text, found, position, end)
            assert found
        mark = mark_of(found, line + text.count("\n", position, found.end()))
        yield from out_of_range(mark)
        following = dialect.marks.after(text, found, found.end(), end)
        stop = following.start() if following else end
        ahead = number_of(following) if following else None
        yield from _segment(
            _Open(mark, dialect, is_flat=is_flat), lines(text, found.end(), stop, mark.line, dialect), text, stop, ahead
        )
        line += text.count("\n", position, stop)
        position, found = stop, following


def _without_items(text: str, found: list[Block], dialect: Dialect) -> Iterator[Part]:
    """Yield the parts of a page that has neither a mark nor a date; items that are joined into lines are problems."""
    is_joined = compiled("JOINED").match
    if any(is_joined(line.text) and not line.gap for line in found[1:]):
        yield from (Problem(line.start, line.end, "SSE004", {}) for line in found if is_joined(line.text))
        found = [line for line in found if not is_joined(line.text)]
        here = _Open(None, dialect, is_flat=True, with_dates=True)
    else:
        here = _Open(None, dialect, is_flat=False, with_dates=True)
    yield from _segment(here, found, text, len(text), None)


_DEEP = 4
"""So many spaces in Inscriptis puts a bullet before a box of a list."""

# ── One segment ───────────────────────────────────────────────────────────────────────────────────────────────────────


class _Open:
    """What is open: an item, if there is one, and the blocks at the margin after it."""

    def __init__(self, mark: Mark | None, dialect: Dialect, *, is_flat: bool, with_dates: bool = False) -> None:
        self.mark = mark
        self.dialect = dialect
        self.is_flat = is_flat
        self.with_dates = with_dates
        self.item: list[Block] = []
        self.margin: list[Block] = []

    def bullet(self, line: Block) -> Mark | None:
        """Return the mark that a line deep inside begins with, where Inscriptis puts a bullet before a box of a list."""
        is_open = self.mark is not None and not self.margin
        may_be = line.indent == _DEEP and (not is_open or (self.mark and self.mark.sign == "*")) and not self.is_marked_by(line)
        if not may_be or not compiled("BULLET").match(line.text):
            return None
        return Mark("BULLET", None, line.number, line.start, line.start + 1, line.text[0])

    def is_marked_by(self, line: Block) -> bool:
        """Tell whether a line stands on the line of the mark."""
        return self.mark is not None and not self.item and line.number == self.mark.line

    def holds(self, line: Block, *, is_glued: bool) -> bool:
        """Tell whether a line belongs to the item: it is indented, or nothing parts it from the item."""
        if self.mark is None or line.indent or self.is_marked_by(line):
            return self.mark is not None
        return (is_glued or self.is_flat) and not self.margin and not heading_of(line.text)

    def take(self, line: Block, *, is_glued: bool) -> Iterator[Problem]:
        """Take a line of the item; blocks at the margin before it did not end the item, so they belong to nothing."""
        yield from (Problem(stray.start, stray.end, "SSE203", {}) for stray in self.margin)
        added(self.item, line, is_glued=is_glued and not self.margin, is_inside=True)
        self.margin.clear()

    def may_restart(self, *, is_first: bool) -> bool:
        """Tell whether an empty heading may follow: after an item, or after the blocks before the list."""
        return not self.margin if self.mark else is_first and bool(self.margin)

    def parts(self, ahead: int | None = None) -> Iterator[Part]:
        """Yield the parts that end here; `ahead` is the next number, which still counts an item whose number is lost."""
        with_gaps = not self.is_flat
        if self.mark is not None:
            one_is_lost = self.mark.number is not None and ahead == self.mark.number + 2
            if self.item:
                image, self.item = image_before(self.item, is_canonical=self.mark.indent == 2)
                yield from [image] if image else ()
            yield from items(self.mark, self.item, self.dialect, with_gaps=with_gaps, one_is_lost=one_is_lost)
        lost = lost_first(self.margin) if with_gaps else len(self.margin)
        kept, problems = kept_apart(self.margin[:lost], with_dates=self.with_dates)
        yield from problems
        if kept:
            yield Margin(kept)
        if lost < len(self.margin):
            yield from items(lost_mark(self.margin[lost], "NUMBER"), self.margin[lost:], self.dialect, with_gaps=with_gaps)


def _segment(here: _Open, segment: Iterable[Block], text: str, stop: int, ahead: int | None) -> Iterator[Part]:
    """Yield the parts of what stands between two marks; two blank lines before number 1 are an empty heading."""
    is_first, may_glue, end = here.mark is None, here.mark is not None, here.mark.end if here.mark else 0
    for line in segment:
        is_glued = may_glue and line.gap == 0 and not here.is_flat
        may_glue, end = True, line.end
        if mark := here.bullet(line):
            yield from here.parts()
            here, is_first = _Open(mark, here.dialect, is_flat=here.is_flat), False
            here.item.extend(_after_sign(line))
        elif here.holds(line, is_glued=is_glued):
            yield from here.take(line, is_glued=is_glued)
        elif heading := heading_parts(line):
            yield from here.parts()
            yield from heading
            here, may_glue = _Open(None, here.dialect, is_flat=here.is_flat, with_dates=here.with_dates), False
        else:
            added(here.margin, line, is_glued=is_glued, is_inside=False)
    yield from here.parts(ahead)
    if ahead == 1 and here.may_restart(is_first=is_first) and here.dialect.gap(text.count("\n", end, stop)) >= 2:
        yield EmptyHeading()


def _after_sign(line: Block) -> Iterator[Block]:
    """Yield what stands after a bullet on its line, if anything does."""
    if rest := line.text[1:].lstrip():
        yield line._replace(lines=[rest], starts=[line.end - len(rest)], gap=0)
