"""Pages without any mark: a block is a line, and only dates tell items apart."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from .blocks import heading_parts, kept_apart
from .dates import when
from .grammar import compiled
from .items import lost_mark, tokens
from .parts import Margin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .parts import Block, Part


def unmarked(lines: list[Block]) -> Iterator[Part]:
    """Yield the parts of a page that has no mark at all; each item begins before its date."""
    begins = _begins(lines)
    headings = {at for at, line in enumerate(lines) if heading_parts(line)}
    places = sorted({0, *begins, *headings, *(at + 1 for at in headings if at + 1 < len(lines))})
    for begin, end in pairwise([*places, len(lines)]):
        group = lines[begin:end]
        if heading := heading_parts(group[0]):
            yield from heading
        elif begin in begins:
            kicker = begins[begin]
            blocks = [line._replace(gap=2 if kicker and at == 1 else 0) for at, line in enumerate(group)]
            yield tokens(lost_mark(group[0], "LOST"), blocks, compiled("CREDIT_SIGN"), with_gaps=True)
        else:
            kept, problems = kept_apart(group, with_dates=False)
            yield from problems
            if kept:
                yield Margin(kept)


def _begins(lines: list[Block]) -> dict[int, bool]:
    """Tell on which lines items begin, and whether such a line is a kicker right before the date, the title of its item lost.

    Where most dates have a line before them that is before another date too, titles are lost and that line is the kicker.  Where
    one line comes after each date, and none before the first, that is its summary.  Else the line before a date is its title, and
    the line before that the kicker where the same line is there twice; the line of a credit opens the item.
    """
    dates = [at for at, line in enumerate(lines) if when(line.text)]
    leads = {at: lines[at - 1].text for at in dates if at and _is_text(lines[at - 1])}
    times = Counter(leads.values())
    repeated = {at for at, text in leads.items() if times[text] > 1}
    if dates[0] not in repeated and _are_pairs(lines, dates):
        return dict.fromkeys(dates, False)
    if 2 * len(repeated) > len(dates):
        return _kicked(dates, set(leads))
    return _titled(lines, dates, leads) if dates[0] in leads else _kicked(dates, repeated)


def _kicked(dates: list[int], kicked: set[int]) -> dict[int, bool]:
    """Tell on which lines items begin where titles are lost and some dates have a kicker before them."""
    return {at - (at in kicked): at in kicked for at in dates}


def _titled(lines: list[Block], dates: list[int], leads: dict[int, str]) -> dict[int, bool]:
    """Tell on which lines items begin where the line before a date is its title; none begins with a kicker alone."""
    kickers = _kickers(lines, leads)
    return {_opening(lines, at - 1, kickers) if at in leads else at: False for at in dates}


def _is_text(line: Block) -> bool:
    return not when(line.text) and not heading_parts(line)


def _kickers(lines: list[Block], leads: dict[int, str]) -> set[str]:
    """Return the lines that are twice before a title; a summary that is there twice is a sentence."""
    times = Counter(lines[at - 2].text for at in leads if at >= 2 and _is_text(lines[at - 2]))
    return {text for text, count in times.items() if count > 1 and not compiled("SENTENCE").fullmatch(text)}


def _opening(lines: list[Block], title: int, kickers: set[str]) -> int:
    """Return where the item begins that has its title on a line: with the title, its kicker, or the credit before them."""
    first = title - (title > 0 and lines[title - 1].text in kickers)
    return first - (first > 0 and lines[first - 1].is_credit)


def _are_pairs(lines: list[Block], dates: list[int]) -> bool:
    """Tell whether one line comes after each date, as where titles are lost: then a line before the first date is no title."""
    is_single = all(following - at == 2 for at, following in pairwise(dates))
    after = [lines[at + 1] for at in dates if is_single and at + 1 < len(lines)]
    return len(after) == len(dates) > 1 and not any(map(heading_parts, after))
