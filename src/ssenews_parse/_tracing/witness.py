"""Keeps what the reading core makes items of, while it reads.

The core is the same as for `parse`: it tells the items apart, and here is kept by which rule it made each, and of which tokens.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ssenews_parse._reading.dates import whens
from ssenews_parse._reading.grammar import literal
from ssenews_parse._reading.page import Gathered
from ssenews_parse._reading.parts import Items, ItemTokens
from ssenews_parse._reading.tidy import Run, before_blank_line, forms, tidy_run
from ssenews_parse._reading.transformer import maker
from ssenews_parse._reading.words import beginnings

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from ssenews_parse._reading.parts import Part, Problem
    from ssenews_parse._reading.transformer import ItemMaker
    from ssenews_parse.records import NewsItem

_OTHER = {"title_first": "kicker_first", "kicker_first": "title_first"}
"""Of the two rules for items without a date, the one that was not taken."""


class Seen(NamedTuple):
    """What an item was made of, and how."""

    item: NewsItem
    rule: str
    """The rule of the grammar that made it."""
    cause: str
    """What decided the rule: the item `itself`, or the habit of the `section`, of the `page`; `none` where there is no habit."""
    kinds: tuple[str, ...]
    spans: Sequence[tuple[int, int]]
    fields: dict[str, tuple[int, ...]]
    """Which tokens each field is made of."""


class Witness(Gathered):
    """Gathers the parts of a page as the core does, and keeps what each item is made of."""

    def __init__(self, problems: list[Problem]) -> None:
        """Begin with nothing."""
        super().__init__(problems)
        self.seen: dict[int, Seen] = {}
        """What was kept, by the identity of the item."""
        self.is_dated = False

    def add(self, part: Part) -> None:
        """Take the next part; tidy items are made already."""
        if isinstance(part, _Placed):
            for index, (item, (kinds, spans)) in enumerate(zip(part.items, part.places, strict=True)):
                if isinstance(item, ItemTokens):
                    part.items[index] = _with_places(item, kinds, spans)
                else:
                    self.seen[id(item)] = Seen(item, "dated", "itself", kinds, spans, maker("dated", kinds).fields)
        super().add(part)

    def settle(self) -> None:
        """Make the items without a date."""
        self.is_dated = any(run.dates or run.habit for run in self.runs)
        super().settle()

    def made(self, rule: str, tokens: ItemTokens, made: ItemMaker, run: Items) -> NewsItem:
        """Make the record of an item, and keep what it is made of."""
        item = super().made(rule, tokens, made, run)
        cause = self._cause(rule, tokens.kinds, made, run)
        self.seen[id(item)] = Seen(item, rule, cause, tokens.kinds, tokens.spans, made.fields)
        return item

    def _cause(self, rule: str, kinds: tuple[str, ...], made: ItemMaker, run: Items) -> str:
        """Tell what decided the rule: nothing else than the item, where the other one would have made the same of it."""
        if rule not in _OTHER:
            return "itself"
        other: ItemMaker | None = maker(_OTHER[rule], kinds)
        if other and other.fields == made.fields:
            return "itself"
        return "section" if run.dates else "page" if self.is_dated else "none"


# ── Tidy items ────────────────────────────────────────────────────────────────────────────────────────────────────────


_Form = tuple[tuple[str, ...], "Sequence[tuple[int, int]]"]
"""The kinds of the tokens of an item, and their spans."""


class _Placed(Items):
    """A run of tidy items, and the form of each."""

    __slots__ = ("places",)

    def __init__(self, run: Items, places: list[_Form]) -> None:
        super().__init__(is_counted=run.is_counted)
        self.extend(run)
        self.places = places


def placed_run(text: str, position: int, end: int, line: int, *, is_flat: bool) -> Run:
    """Read tidy items as the core does, and find the place of each."""
    run = tidy_run(text, position, end, line, is_flat=is_flat)
    begin = position if is_flat else before_blank_line(text, position, line)[0]
    found = forms(text, begin, end, is_flat=is_flat)
    form = _flat_form if is_flat else _numbered_form
    parts: list[Part] = [
        _Placed(part, [form(match) for match in islice(found, len(part.items))]) if isinstance(part, Items) else part
        for part in run.parts
    ]
    return run._replace(parts=parts)


def _numbered_form(found: re.Match[str]) -> _Form:
    start, end = found.span(1)
    return _form("NUMBER", (start, end + 1), found, literal("BREAK"))


def _flat_form(found: re.Match[str]) -> _Form:
    start = found.start() + 1
    return _form("DASH_LINE", (start, start + 1), found, literal("LINE_END"))


def _form(kind: str, mark: tuple[int, int], found: re.Match[str], between: str) -> _Form:
    """Return the tokens of an item: four blocks, of which the first may be a credit and one the date, and the rest."""
    kinds, spans = [kind], [mark]
    _, *blocks, rest, _ = found.groups()
    for group, block in enumerate(blocks, 2):
        if not block:
            break
        is_date = beginnings[block[:3]] and whens[block]
        kinds.append("DATE" if is_date else "TEXT")
        spans.append(found.span(group))
    if blocks[0][0] == "©":
        kinds[1] = "CREDIT"
    if rest:
        start = found.start(6)
        for paragraph in rest.split(between)[1:]:
            start += len(between)
            kinds.append("TEXT")
            spans.append((start, start + len(paragraph)))
            start += len(paragraph)
    return tuple(kinds), spans


def _with_places(item: ItemTokens, kinds: tuple[str, ...], spans: Sequence[tuple[int, int]]) -> ItemTokens:
    """Return the tokens of an item with their places; the paragraphs after the fourth block are one value of a tidy item."""
    *values, last = [value for value in item.values[1:] if value]
    if len(kinds) > len(item.kinds):
        values += last.split("\n\n")
    else:
        values.append(last)
    start, end = spans[0]
    return ItemTokens(item.mark._replace(start=start, end=end), kinds, [None, *values], spans, spans[-1][1])
