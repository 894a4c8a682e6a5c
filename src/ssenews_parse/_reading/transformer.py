"""Parse trees to makers: what each shape of a page, an item, a date, a credit or an address becomes.

A layer is parsed by its *shape*, the kinds of its parts in order: `NUMBER CREDIT TEXT DATE TEXT` is an item.  Texts have few
shapes, so each is parsed once; the transformer makes of it the *maker* of its record, a function from values to the record, which
serves every text of that shape.  Rule, method and field have one name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lark import Token
from lark.exceptions import UnexpectedInput, UnexpectedToken

from ssenews_parse.records import NewsItem

from . import grammar, unchecked
from .word_makers import AddressMakers, CreditMakers, DateMakers

if TYPE_CHECKING:
    from .parts import Block, HeadingLine


class ItemMaker(NamedTuple):
    """What an item of a shape becomes."""

    make: Callable[..., NewsItem]
    """Makes the record of the values of the blocks, the number, the line of the mark and the address."""
    fields: dict[str, tuple[int, ...]]
    """Which blocks each field is made of."""
    habit: int
    """What an item with a date says of the others: 1 for two blocks before the date, an empty one among them, -1 for one."""


class Outline:
    """The sections of a page in the making, and the blocks between them that belong to nothing."""

    def __init__(self) -> None:
        """Begin without any."""
        self.sections: list[unchecked.SectionDraft] = []
        self.heads: list[Block | HeadingLine | None] = []
        """What heads each of the sections: a heading, a topic, or nothing."""
        self.strays: list[Block] = []
        self.begins_with_empty_heading = False

    def begin(self, head: Block | HeadingLine | None, section: unchecked.SectionDraft) -> None:
        """Begin a section."""
        self.heads.append(head)
        self.sections.append(section)


_Addition = Callable[[Outline, Sequence[Any]], None]


class Makers(DateMakers, CreditMakers, AddressMakers):
    """Makes of each layer's tree what makes its records; a token's value is its index among the values of the shape."""

    # ── A section: what heads it adds to the outline of the page, and then its items do ──────────────────────────────────────

    def stray(self, tokens: list[Token]) -> _Addition:
        return lambda outline, parts: outline.strays.extend(parts[tokens[0].value].blocks)

    def topic(self, tokens: list[Token]) -> _Addition:
        def add(outline: Outline, parts: Sequence[Any]) -> None:
            *strays, topic = parts[tokens[0].value].blocks
            outline.strays += strays
            outline.begin(topic, unchecked.SectionDraft(topic=topic.text, line=topic.number))

        return add

    def section(self, children: list[Any]) -> _Addition:
        head, *items = children
        begin = _begun(head) if isinstance(head, Token) else head

        def add(outline: Outline, parts: Sequence[Any]) -> None:
            begin(outline, parts)
            for token in items:
                outline.sections[-1].items += parts[token.value].items

        return add

    def headless(self, tokens: list[Token]) -> _Addition:
        return lambda outline, parts: outline.begin(None, unchecked.SectionDraft(items=parts[tokens[0].value].items))

    # ── An item ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    def item(self, children: list[Any]) -> ItemMaker:
        fields: dict[str, tuple[int, ...]] = {}
        for name, indices in (child for child in children if isinstance(child, tuple)):
            fields[name] = (*fields.get(name, ()), *indices)
        return ItemMaker(_item_maker(fields), fields, 0)

    title_first = kicker_first = marked = item

    def dated(self, children: list[Any]) -> ItemMaker:
        made = self.item(children)
        has_empty = any(isinstance(child, Token) for child in children)
        is_named = "kicker" in made.fields or "title" in made.fields
        return made._replace(habit=0 if not is_named else 1 if "kicker" in made.fields or has_empty else -1)

    def mark(self, _tokens: list[Token]) -> None:
        return None

    def credit(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "credit", _indices(tokens)

    def kicker(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "kicker", _indices(tokens)

    def title(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "title", _indices(tokens)

    marked_title = title

    def when(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "when", _indices(tokens)

    def summary(self, tokens: list[Token]) -> tuple[str, tuple[int, ...]]:
        return "summary", _indices(tokens)

    early = summary


def _indices(tokens: list[Token]) -> tuple[int, ...]:
    return tuple(token.value for token in tokens)


def _begun(head: Token) -> _Addition:
    """Return what begins a section with a heading, or with an empty one."""

    def add_empty(outline: Outline, _parts: Sequence[Any]) -> None:
        outline.begins_with_empty_heading = outline.begins_with_empty_heading or not outline.sections
        outline.begin(None, unchecked.SectionDraft())

    def add_heading(outline: Outline, parts: Sequence[Any]) -> None:
        line: HeadingLine = parts[head.value]
        outline.begin(line, unchecked.SectionDraft(line.heading.year, line.heading.month, line=line.number))

    return add_empty if head.type == "RESTART" else add_heading


_NO_DATE = (None, None, None, None, None)


def _item_maker(fields: dict[str, tuple[int, ...]]) -> Callable[..., NewsItem]:
    """Return what makes the record of an item; the first value is None, and stands for all that the item does not have."""
    credit, kicker, title, when = (fields.get(name, (0,))[0] for name in ("credit", "kicker", "title", "when"))
    summary = fields.get("summary", (0,))
    only = summary[0] if len(summary) == 1 else None

    def make(values: Sequence[Any], number: int | None, line: int, url: str | None = None) -> NewsItem:
        item: Any = unchecked.ItemDraft()
        item.number = number
        item.credit = values[credit]
        item.kicker = values[kicker]
        item.title = values[title]
        _, item.date, item.end_date, item.place, _ = values[when] or _NO_DATE
        item.summary = values[only] if only is not None else "\n\n".join([values[index] for index in summary])
        item.line = line
        item.url = url
        item.__class__ = NewsItem
        return item  # type: ignore[no-any-return]

    return make


_makers = Makers()


_LONGEST_KEPT = 64
"""Shapes up to this length are kept, so that what they take stays small."""


def maker(start: str, kinds: tuple[str, ...]) -> Any:  # noqa: ANN401 - each layer has a maker of its own
    """Return the maker of a shape, or None where the rule `start` does not take it."""
    return (_kept if len(kinds) <= _LONGEST_KEPT else _made)(start, kinds)


def misfits(start: str, kinds: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the indices that must go for the rule `start` to take the rest; None where it takes no rest."""
    return (_kept_misfits if len(kinds) <= _LONGEST_KEPT else _misfits)(start, kinds)


def _made(start: str, kinds: tuple[str, ...]) -> Any:  # noqa: ANN401
    try:
        return _makers.transform(grammar.parse(start, kinds))
    except UnexpectedInput:
        return None


_kept = lru_cache(maxsize=1024)(_made)


def _misfits(start: str, kinds: tuple[str, ...]) -> tuple[int, ...] | None:
    skipped: list[int] = []

    def skip(error: UnexpectedInput) -> bool:
        assert isinstance(error, UnexpectedToken)
        if error.token.type == "$END":
            return False
        skipped.append(error.token.value)
        return True

    try:
        grammar.parse(start, kinds, on_error=skip)
    except UnexpectedInput:
        return None
    return tuple(skipped)


_kept_misfits = lru_cache(maxsize=1024)(_misfits)
