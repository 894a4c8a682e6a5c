"""Pages without any mark, flat text whose marks are lost: a block is a line, and only dates tell items apart."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from .dates import heading_of, when
from .grammar import compiled
from .items import OpenItem, raw_item
from .parts import Block, HeadingLine, Margin, Problem, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .parts import Part


def unmarked(text: str, lines: list[Block], problems: list[Problem]) -> Iterator[Part]:
    """Yield the parts of a page that has no mark at all: a block is a line, and only dates tell items apart.

    The line before a date is the kicker of its item if the same line stands before another date, else its title; where the
    first date has no line before it, titles are lost and only a kicker counts.  Where one line stands behind each date, that is
    its summary.
    """
    lines = [line for line in map(_without_signs, lines) if line.text]
    position, number = 0, 1
    for kind, group in _groups(lines):
        position, number = group[0].start, number + text.count("\n", position, group[0].start)
        if kind == "item":
            item = OpenItem(None, None, number, position, position)
            yield raw_item(item, group, gaps=True)
        elif kind == "heading":
            yield _heading(group[0], number, problems)
        elif blocks := told_apart(group, problems, dates=False, markdown=False):
            yield Margin(blocks, number + text.count("\n", position, blocks[-1].start))


def _groups(lines: list[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Part the lines into headings, items and what stands before them."""
    dates = [index for index, line in enumerate(lines) if when(line.text)]
    leads = {index - 1 for index in dates if index and not when(lines[index - 1].text) and not heading_of(lines[index - 1].text)}
    times = Counter(lines[index].text for index in leads)
    kickers = {index for index in leads if times[lines[index].text] > 1}
    titled = dates[0] - 1 in leads
    if _are_pairs(lines, dates) and dates[0] - 1 not in kickers:
        kickers, titled = set(), False
    opens = {index - 1 if index - 1 in (leads if titled else kickers) else index for index in dates}
    kind, group = "margin", list[Block]()
    for index, line in enumerate(lines):
        heading = heading_of(line.text) is not None
        if heading or index in opens:
            if group:
                yield kind, group
            kind, group = "heading" if heading else "item", []
        elif kind == "heading":
            yield kind, group
            kind, group = "margin", []
        # Behind a kicker the title is lost, as two blank lines would say.
        group.append(line._replace(gap=2) if index - 1 in kickers else line._replace(gap=0) if kind == "item" else line)
    yield kind, group


def _are_pairs(lines: list[Block], dates: list[int]) -> bool:
    """Tell whether one line stands behind each date, as where titles are lost: then a line before the first date is no title."""
    single = all(following - index == 2 for index, following in pairwise(dates))
    behind = [lines[index + 1].text for index in dates if single and index + 1 < len(lines)]
    return len(behind) == len(dates) > 1 and not any(map(heading_of, behind))


def _heading(line: Block, number: int, problems: list[Problem]) -> HeadingLine:
    heading = heading_of(line.text)
    assert heading
    if heading.fault:
        problems.append(Problem(line.start, line.end, *heading.fault))
    return HeadingLine(heading, number)


def _without_signs(line: Block) -> Block:
    """Take Markdown's signs from a line."""
    heading = compiled("MARKDOWN").fullmatch(line.text)
    return line._replace(lines=[heading[2].strip()]) if heading else line
