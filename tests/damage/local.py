"""Damage inside one item: its mark, the marks of its neighbours and the page's habit stay whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tests.damage.damages import KINDS
from tests.damage.pages import LAYOUTS, Sample, sample_of
from tests.damage.words import VOCABULARIES
from tests.oracle.account import cleaned
from tests.oracle.dates import is_headed

from ssenews_parse import parse

if TYPE_CHECKING:
    from random import Random

_MARK = re.compile(r"\s{0,4}(?:[0-9]+\.|[•*]|-\s*\Z)(?=\s|\Z)")
_MARKED = [name for name, layout in LAYOUTS.items() if layout.mark]


class Local(NamedTuple):
    """A sound page, the same page with one item damaged, that item's index, and what was done."""

    sound: Sample
    damaged: str
    item: int
    kinds: list[str]


def damaged_item(random: Random) -> Local:
    """Draw a page and damage one of its items."""
    while True:
        page = sample_of(random, random.choice(_MARKED), random.choice(list(VOCABULARIES)))
        for _ in range(20):
            item = random.choice([owner for owner in page.owners if owner is not None])
            first, after = _lines_of(page, item)
            mark = _mark_of(page, first)
            if mark is None or not _is_whole(page, after):
                continue
            body = "\n".join(page.lines[first:after])[len(mark) :]
            hurt, kinds = _damage(body, random)
            if _keeps_to_itself(page, item, hurt):
                lines = [*page.lines[:first], *(mark + hurt).split("\n"), *page.lines[after:]]
                return Local(page, "\n".join(lines) + "\n", item, kinds)


def check_local(local: Local) -> None:
    """Check law 6: all items but the damaged one are as they were."""
    sound = parse(local.sound.text).items
    hurt = parse(local.damaged, on_error=lambda _error: None).items
    after = len(sound) - local.item - 1
    assert len(hurt) >= len(sound) - 1, f"{len(hurt)} items are left of {len(sound)}"
    assert hurt[: local.item] == sound[: local.item], "an item before the damaged one has changed"
    assert hurt[len(hurt) - after :] == sound[local.item + 1 :], "an item after the damaged one has changed"


def _damage(body: str, random: Random) -> tuple[str, list[str]]:
    kinds = random.choices([kind for kind in KINDS if kind is not None], k=random.choice([1, 1, 2, 3]))
    for kind in kinds:
        body = kind(body, random)
    return body, [kind.__name__ for kind in kinds]


def _lines_of(page: Sample, item: int) -> tuple[int, int]:
    """Return where an item's lines begin, and where they end."""
    first = page.owners.index(item)
    after = first
    while after < len(page.owners) and page.owners[after] == item:
        after += 1
    return first, after


def _mark_of(page: Sample, line: int) -> str | None:
    """Return an item's mark with the space around it; None where it is lost."""
    mark = LAYOUTS[page.layout].mark
    if mark == "-":
        return "-\n"
    found = re.match(r" {1,3}(?:[0-9]+\.|[•*]) ", page.lines[line])
    return None if found is None else found[0]


def _is_whole(page: Sample, after: int) -> bool:
    """Tell whether the item that follows, if one does, has its mark."""
    following = next((line for line in range(after, len(page.lines)) if page.owners[line] is not None), None)
    return following is None or _mark_of(page, following) is not None


def _keeps_to_itself(page: Sample, item: int, hurt: str) -> bool:
    """Tell whether damage made no mark and no heading, and cannot change the page's habit."""
    lines = cleaned("x" + hurt)[0][1:].split("\n")
    flat = LAYOUTS[page.layout].mark == "-"
    others = lines if flat else lines[1:]
    if any(_MARK.match(line) for line in others):
        return False
    if any(is_headed(line) and (flat or not line[:1].isspace()) for line in others):
        return False
    return _is_settled(page, item, lines)


def _is_settled(page: Sample, item: int, lines: list[str]) -> bool:
    """Tell whether no dateless item asks for the page's habit, or the others settle it whatever these lines say."""
    if not set(page.asking) - {item}:
        return True
    possible = max(1, sum(line.strip()[:1].isdecimal() for line in lines))
    others = sum(page.votes) - page.votes[item]
    return others > possible or others <= -possible
