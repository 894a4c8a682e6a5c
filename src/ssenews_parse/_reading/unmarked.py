"""Pages without any mark: a block is a line, and only dates tell items apart."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from .around import list_end, sentences_end, with_title
from .blocks import heading_parts, kept_apart
from .dates import when
from .grammar import compiled
from .items import lost_mark, tokens
from .parts import Margin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .parts import Block, Part

_LONGEST = 60
"""A longer line before a title is the end of a summary."""


def unmarked(lines: list[Block]) -> Iterator[Part]:
    """Yield the parts of a page that has no mark at all; each item begins before its date."""
    headings = {at for at, line in enumerate(lines) if heading_parts(line)}
    dates = [at for at, line in enumerate(lines) if when(line.text)]
    end = list_end(lines, dates, headings)
    begins = _begins(lines[:end], dates)
    first = min([*begins, *headings])
    begins = {at: False for at in range(first, end) if lines[at].is_credit} | begins
    end = sentences_end(lines[:end], dates, [*begins, *headings])
    yield from _grouped(lines[:end], begins, headings, first)
    yield from _margin(lines[end:])


def _grouped(lines: list[Block], begins: dict[int, bool], headings: set[int], first: int) -> Iterator[Part]:
    """Yield headings, items, and what is above `first`, where the list begins."""
    places = sorted({0, *begins, *headings, *(at + 1 for at in headings if at + 1 < len(lines))})
    for begin, stop in pairwise([*places, len(lines)]):
        group = lines[begin:stop]
        if heading := heading_parts(group[0]):
            yield from heading
        elif begin in begins:
            yield _item(group, is_kicked=begins[begin])
        elif begin > first:
            yield from map(_item, _dateless(group))
        else:
            yield from _margin(with_title(group))


def _item(group: list[Block], *, is_kicked: bool = False) -> Part:
    kicker = group[0].is_credit if is_kicked else None
    blocks = [line._replace(gap=2 if kicker is not None and at == kicker + 1 else 0) for at, line in enumerate(group)]
    return tokens(lost_mark(group[0], "LOST"), blocks, compiled("CREDIT_SIGN"), with_gaps=True)


def _dateless(group: list[Block]) -> Iterator[list[Block]]:
    """Yield the items among lines between a heading and the first date: a line that is no sentence, after one, is a title."""
    begins = [at for at in range(1, len(group)) if group[at - 1].is_sentence and not group[at].is_sentence]
    for begin, end in pairwise([0, *begins, len(group)]):
        yield group[begin:end]


def _margin(group: list[Block]) -> Iterator[Part]:
    kept, problems = kept_apart(group, with_dates=False)
    yield from problems
    if kept:
        yield Margin(kept)


def _begins(lines: list[Block], dates: list[int]) -> dict[int, bool]:
    """Tell on which lines items begin, and whether such a line is a kicker right before the date, the title of its item lost.

    Where most dates have a line before them that is before another date too, titles are lost and that line is the kicker.  Where
    one line comes after each date, and none before the first, that is its summary.  Else the line before a date is its title.
    """
    leads = [at for at in dates if at and _is_text(lines[at - 1])]
    repeated = {at + 1 for at in _repeated(lines, [at - 1 for at in leads])}
    if dates[0] not in repeated and _are_pairs(lines, dates):
        return dict.fromkeys(dates, False)
    if 2 * len(repeated) > len(dates):
        return _kicked(lines, dates, set(leads))
    return _titled(lines, dates, {at - 1 for at in leads}) if dates[0] in leads else _kicked(lines, dates, repeated)


def _kicked(lines: list[Block], dates: list[int], kicked: set[int]) -> dict[int, bool]:
    """Tell on which lines items begin where titles are lost and some dates have a kicker before them."""
    return {_credit_before(lines, at - (at in kicked)): at in kicked for at in dates}


def _titled(lines: list[Block], dates: list[int], titles: set[int]) -> dict[int, bool]:
    """Tell on which lines items begin where the line before a date is its title; none begins with a kicker alone."""
    kickers = _kickers(lines, dates, titles)
    return {_opening(lines, at - 1, kickers) if at - 1 in titles else at: False for at in dates}


def _is_text(line: Block) -> bool:
    return not when(line.text) and not heading_parts(line)


def _kickers(lines: list[Block], dates: list[int], titles: set[int]) -> set[int]:
    """Return the lines before titles that are kickers: those that are there twice and no sentence.

    Where most titles have one, or one right after a heading, any other line there that is no sentence is a kicker too, but for the
    very first, the page's title.  So it is where each title has such a line and all that follows dates is sentences.
    """
    before = {at - 1 for at in titles if at and _may_be_kicker(lines[at - 1])}
    repeated = _repeated(lines, before)
    sure = repeated | {at for at in before if at and heading_parts(lines[at - 1])}
    all_are = 2 * len(sure) > len(titles) or (len(before) == len(titles) > 2 and _follow_dates(lines, dates, before))
    return before - {0} | repeated if all_are else repeated


def _repeated(lines: list[Block], places: Iterable[int]) -> set[int]:
    """Return those of some lines that are among them twice."""
    times = Counter(lines[at].text for at in places)
    return {at for at in places if times[lines[at].text] > 1}


def _may_be_kicker(line: Block) -> bool:
    return _is_text(line) and not line.is_sentence and not line.is_credit and len(line.text) <= _LONGEST


def _follow_dates(lines: list[Block], dates: list[int], kickers: set[int]) -> bool:
    """Tell whether a line follows some dates, and whether all those lines are sentences."""
    followed = [lines[at + 1] for at in dates if at + 1 < len(lines) and at + 1 not in kickers and _is_text(lines[at + 1])]
    return bool(followed) and all(line.is_sentence for line in followed)


def _opening(lines: list[Block], title: int, kickers: set[int]) -> int:
    """Return where the item begins that has its title on a line: with the title, its kicker, or the credit before them."""
    first = title - (title - 1 in kickers)
    return title - 2 if title > 1 and lines[title - 2].is_credit else _credit_before(lines, first)


def _credit_before(lines: list[Block], first: int) -> int:
    return first - (first > 0 and lines[first - 1].is_credit)


def _are_pairs(lines: list[Block], dates: list[int]) -> bool:
    """Tell whether one line comes after each date, most of them sentences, as where titles are lost: none of these is a title."""
    after = [lines[at + 1] for at in dates if at + 1 < len(lines)]
    if len(dates) < 2 or any(following - at != 2 for at, following in pairwise(dates)) or len(after) < len(dates):
        return False
    return not any(map(heading_parts, after)) and 2 * sum(line.is_sentence for line in after[:-1]) > len(after[:-1])
