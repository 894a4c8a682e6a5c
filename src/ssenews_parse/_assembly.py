"""The parts of a page to its records: what only the whole page can decide is decided here, once."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from . import _building, _spelling
from ._dates import When, languages_of
from ._grammar import months
from ._lexer import parts_of
from ._parts import Block, HeadingLine, Margin, Part, Problem, RawItem, Restart, WholeItems
from ._transformer import ItemPlan, SectionPlan, misfits, plan
from .records import NewsItem, NewsPage, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def read(text: str, problems: list[Problem]) -> NewsPage | None:
    """Read a page; None where it has neither an item nor a heading."""
    assembly = _Assembly(problems)
    for parts in parts_of(text, problems):
        assembly.add(parts)
    return assembly.page()


_KINDS = {Margin: "MARGIN", HeadingLine: "HEADING", Restart: "RESTART"}


class _Assembly:
    """Gathers the parts of one page and makes its records."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.kinds: list[str] = []
        self.parts: list[Any] = []
        self.dateless: list[tuple[list[NewsItem | None], int, RawItem]] = []
        self.run: _Run | None = None
        self.habit = 0
        self.spellings: list[When] = []

    def add(self, parts: list[Part]) -> None:
        """Take the next parts of the page: items at once where a date decides what their blocks are, else when it is whole."""
        for part in parts:
            if isinstance(part, WholeItems):
                self.items_after(part.items[0].number == 1).extend(part.items)
                self.spellings.extend(part.dates)
                self.habit += sum(part.habits)
            elif isinstance(part, RawItem):
                self.add_item(part)
            else:
                self.kinds.append(_KINDS[type(part)])
                self.parts.append(part)
                self.run = None

    def items_after(self, opens_a_topic: bool) -> list[NewsItem | None]:  # noqa: FBT001 - of the item to come
        """Return the run of items that the next item belongs to."""
        if self.run is None:
            self.run = _Run(opens_a_topic)
            self.kinds.append("ITEMS")
            self.parts.append(self.run)
        return self.run.items

    def add_item(self, raw: RawItem) -> None:
        """Take an item whose parts are not told apart yet."""
        items = self.items_after(raw.number in {None, 1} and raw.kinds[:1] in {("NUMBER",), ("BULLET",)})
        if "DATE" in raw.kinds:
            items.append(self.item("dated", raw))
        else:
            self.dateless.append((items, len(items), raw))
            items.append(None)

    def item(self, rule: str, raw: RawItem) -> NewsItem | None:
        """Make the record of an item by a rule of the grammar, and report what does not fit; None where it has no text."""
        layout = plan(rule, raw.kinds)
        if layout is None:
            bad = misfits(rule, raw.kinds)
            if bad is None:
                if raw.start < raw.end:  # else it is a sign of Markdown alone
                    self.problems.append(Problem(raw.start, raw.end, "SSE201", {}))
                return None
            for index in bad:
                if span := raw.spans[index]:
                    code = "SSE104" if raw.kinds[index] == "DATE" else "SSE202"
                    self.problems.append(Problem(span[0], span[1], code, {}))
            raw = _without(raw, bad)
            layout = plan(rule, raw.kinds)
        if layout.when is not None and (wrong := raw.values[layout.when].wrong):
            start, end = raw.spans[layout.when]
            self.problems.append(Problem(start, end, wrong.code, wrong.values))
        return self.record(raw, layout)

    def record(self, raw: RawItem, layout: ItemPlan) -> NewsItem:
        """Make the record of an item that is laid out."""
        credit, kicker, title, when, summary, habit = layout
        values = raw.values
        date = end_date = place = None
        if when is not None:
            told = values[when]
            self.habit += habit
            self.spellings.append(told)
            _, date, end_date, place, _ = told
        made: NewsItem = _building.item(
            raw.number,
            None if credit is None else _building.credit(values[credit]),
            None if kicker is None else values[kicker],
            None if title is None else values[title],
            date,
            end_date,
            place,
            "\n\n".join([values[index] for index in summary]) if summary else None,
            raw.line,
        )
        return made

    def settle(self) -> None:
        """Make the items without a date, now that the page tells whether a kicker stands first."""
        rule = "kickered" if self.habit > 0 else "titled"
        for items, index, raw in self.dateless:
            items[index] = self.item(rule, self.with_the_habit(rule, raw) if "TITLE" in raw.kinds else raw)

    def with_the_habit(self, rule: str, raw: RawItem) -> RawItem:
        """Report what canonical text cannot say of an item whose title Markdown marks, and leave it out.

        Where the title stands first that is a kicker, where a kicker stands first the summary of an item without one.
        """
        layout = plan(rule, raw.kinds)
        if layout is None:
            return raw
        if rule == "titled":
            against = () if layout.kicker is None else (layout.kicker,)
        else:
            against = layout.summary if layout.kicker is None and layout.credit is None else ()
        for index in against:
            start, end = raw.spans[index]
            self.problems.append(Problem(start, end, "SSE205", {}))
        return _without(raw, against)

    # ── The page ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def page(self) -> NewsPage | None:
        """Make the page of its parts."""
        if not {"ITEMS", "HEADING"} & set(self.kinds):
            return None
        self.settle()
        opening: list[Block] = []
        postamble: list[Block] = []
        drafts: list[_Draft] = []
        for index, parts in self.sections():
            layout: SectionPlan = plan("section", tuple(self.kinds[index : index + len(parts)]))
            head = None if layout.head is None else parts[layout.head]
            run = None if layout.items is None else parts[layout.items]
            items = [] if run is None else [item for item in run.items if item is not None]
            if isinstance(head, HeadingLine):
                drafts.append(_Draft(items, head.heading.year, head.heading.month, None, head.line))
            elif isinstance(head, Margin) and index:
                if run is None and index == len(self.kinds) - 1:
                    postamble = head.blocks
                elif run is not None and run.may_open_a_topic and items:
                    self.strays(head.blocks[:-1])
                    drafts.append(_Draft(items, None, None, head.blocks[-1].text, head.last_line))
                else:
                    self.strays(head.blocks)
                    if not drafts:
                        drafts.append(_Draft([], None, None, None, None))
                    drafts[-1].items.extend(items)
            else:
                if head is not None and isinstance(head, Margin):
                    opening = head.blocks
                drafts.append(_Draft(items, None, None, None, None))
        if len(opening) > 1 and drafts[0].items and any(draft.topic for draft in drafts) and "HEADING" not in self.kinds:
            head = self.parts[0]
            drafts[0] = _Draft(drafts[0].items, None, None, opening[-1].text, head.last_line)
            opening = opening[:-1]
        title, preamble = _title(opening)
        return NewsPage(
            title=title,
            language=self.language(),
            preamble=_running_text(preamble),
            sections=tuple(draft.section() for draft in drafts if draft.items or draft.year),
            postamble=_running_text(postamble),
        )

    def sections(self) -> Iterator[tuple[int, list[Any]]]:
        """Yield the parts of each section, with the index of the first."""
        begins = [index for index, kind in enumerate(self.kinds) if kind != "ITEMS" or index == 0]
        for begin, end in pairwise([*begins, len(self.kinds)]):
            yield begin, self.parts[begin:end]

    def strays(self, blocks: list[Block]) -> None:
        """Report text that belongs to nothing."""
        for block in blocks:
            self.problems.append(Problem(block.start, block.end, "SSE203", {}))

    def language(self) -> str:
        """Tell the page's language from the spelling of its month headings, or else of its dates."""
        headings = [part for part in self.parts if isinstance(part, HeadingLine) and part.heading.month]
        spell: Callable[..., str]
        told: dict[str, tuple[Any, ...]]
        if headings:
            spell, texts = _spelling.heading, [part.text for part in headings]
            told = {part.text: part.heading[:2] for part in headings}
        else:
            sound = [date for date in self.spellings if date.first]
            spell, texts = _spelling.dates, [date.spelling for date in sound]
            told = {date.spelling: (date.first, date.last) for date in sound}
        for code in months():
            if told and all(spell(code, *values) == text for text, values in told.items()):
                return code
        read = Counter(code for text in texts for code in languages_of(text))
        return max(months(), key=lambda code: read[code])


class _Run:
    """Items one after the other; a topic may stand before them if they are numbered from 1 or not at all."""

    def __init__(self, may_open_a_topic: bool) -> None:  # noqa: FBT001 - of the first item
        self.items: list[NewsItem | None] = []
        self.may_open_a_topic = may_open_a_topic


class _Draft(NamedTuple):
    """A section in the making."""

    items: list[NewsItem]
    year: int | None
    month: int | None
    topic: str | None
    line: int | None

    def section(self) -> Section:
        """Make the section; without a heading it starts where its first item does."""
        line = self.items[0].line if self.line is None else self.line
        made: Section = _building.section(self.year, self.month, self.topic, tuple(self.items), line)
        return made


def _title(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """Tell the page's title from the other blocks before the list: the one printed twice, or the first of the last group."""
    if not blocks:
        return None, []
    last_group = max((index for index, block in enumerate(blocks) if index and block.gap >= 2), default=0)
    title = _printed_twice(blocks) or _marked(blocks) or _in_a_block_before(blocks) or blocks[last_group]
    return title.text, [block for block in blocks if block is not title]


def _printed_twice(blocks: list[Block]) -> Block | None:
    """Return the first block whose text already stood as a block."""
    seen: set[str] = set()
    for block in blocks:
        if block.text in seen:
            return block
        seen.add(block.text)
    return None


def _marked(blocks: list[Block]) -> Block | None:
    """Return the title that Markdown marks as such."""
    return next((block for block in blocks if block.level == 1), None)


def _in_a_block_before(blocks: list[Block]) -> Block | None:
    """Return the first block whose text already stood as a line of another."""
    seen: set[str] = set()
    for block in blocks:
        if block.text in seen:
            return block
        seen.update(block.lines)
    return None


def _running_text(blocks: list[Block]) -> str | None:
    return "\n\n".join(block.text for block in blocks) or None


def _without(raw: RawItem, bad: tuple[int, ...]) -> RawItem:
    left_out = set(bad)
    kept = [index for index in range(len(raw.kinds)) if index not in left_out]
    return raw._replace(
        kinds=tuple(raw.kinds[index] for index in kept),
        values=tuple(raw.values[index] for index in kept),
        spans=tuple(raw.spans[index] for index in kept),
    )
