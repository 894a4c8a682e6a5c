"""What is around the list of a page without any mark: its title among the lines of menus, and where its footer begins."""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING

from .grammar import compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from .parts import Block

_HABIT = 3
"""So many lines of summaries that are all sentences make a habit."""


def with_title(opening: list[Block]) -> list[Block]:
    """Mark the title of the page among the lines above its list, which no two blank lines part.

    Menus come first, an introduction last: the title is the last line that is no sentence.  But where the text begins with the
    title of the window, in several words, and that is printed again, it is the title.
    """
    if any(line.gap > 1 for line in opening[1:]):
        return opening
    texts = [line.text for line in opening]
    titles = [at for at, line in enumerate(opening) if not line.is_sentence] or [0]
    again = " " in texts[0] and texts[0] in texts[1:]
    title = texts.index(texts[0], 1) if again else titles[-1]
    return [line._replace(is_title=at == title) for at, line in enumerate(opening)]


def list_end(lines: list[Block], dates: list[int], headings: Collection[int]) -> int:
    """Return where the lines below a list begin, if one of them says so: a copyright, the pages to turn, the menu once more."""
    first, last = min([*dates, *headings]), max([*dates, *headings])
    menu = {line.text for line in lines[:first]}
    return next((at for at in range(last + 1, len(lines)) if _is_below(lines[at].text, menu)), len(lines))


def _is_below(text: str, menu: set[str]) -> bool:
    return text in menu or compiled("FOOTER").fullmatch(text) is not None


def sentences_end(lines: list[Block], dates: list[int], begins: Iterable[int]) -> int:
    """Return where the last summary ends on a page whose summaries are all sentences: before two lines that are none.

    One such line may be a sentence that was cut off.
    """
    starts, last = sorted(begins), dates[-1]
    if starts[-1] > last:
        return len(lines)
    ends = [*starts, last]  # the last item may have two dates
    summaries = [line for date in dates[:-1] for line in lines[date + 1 : ends[bisect(starts, date)]]]
    if len(summaries) < _HABIT or not all(line.is_sentence for line in summaries):
        return len(lines)
    others = [at for at in range(last + 1, len(lines)) if not lines[at].is_sentence]
    return next((at for at, following in pairwise(others) if following == at + 1), len(lines))
