"""Pages without any mark: a block is a line, and only dates tell items apart."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from .blocks import heading_parts, kept_apart
from .dates import heading_of, when
from .items import lost_mark, tokens
from .parts import Margin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .parts import Block, Part


def unmarked(lines: list[Block]) -> Iterator[Part]:
    """Yield the parts of a page that has no mark at all.

    The line before a date is the kicker of its item if the same line stands before another date, else its title; where the
    first date has no line before it, titles are lost and only a kicker counts.  Where one line stands after each date, that is
    its summary.
    """
    for kind, group in _groups(lines):
        if kind == "item":
            yield tokens(lost_mark(group[0], "LOST"), group, with_gaps=True)
        elif kind == "heading":
            yield from heading_parts(group[0])
        else:
            kept, problems = kept_apart(group, with_dates=False)
            yield from problems
            if kept:
                yield Margin(kept)


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
    kind, group = "margin", list["Block"]()
    for index, line in enumerate(lines):
        heading = bool(heading_parts(line))
        if heading or index in opens:
            if group:
                yield kind, group
            kind, group = "heading" if heading else "item", []
        elif kind == "heading":
            yield kind, group
            kind, group = "margin", []
        # After a kicker the title is lost, as two blank lines would say.
        group.append(line._replace(gap=2) if index - 1 in kickers else line._replace(gap=0) if kind == "item" else line)
    yield kind, group


def _are_pairs(lines: list[Block], dates: list[int]) -> bool:
    """Tell whether one line stands after each date, as where titles are lost: then a line before the first date is no title."""
    single = all(following - index == 2 for index, following in pairwise(dates))
    after = [lines[index + 1].text for index in dates if single and index + 1 < len(lines)]
    return len(after) == len(dates) > 1 and not any(map(heading_of, after))
