"""The parts of a page to its records: what only the whole page can decide is decided here, once."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from . import building, spelling
from .credits import known_credits
from .dates import Heading, When, languages_of
from .grammar import months
from .lexer import parts_of
from .parts import Block, HeadingLine, Margin, Part, Problem, RawItem, Restart, WholeItems
from .transformer import ItemPlan, SectionPlan, maker, misfits

if TYPE_CHECKING:
    from collections.abc import Callable

    from ssenews_parse.records import NewsItem, NewsPage, Section


def read(text: str, problems: list[Problem], source: str | None) -> NewsPage | None:
    """Read a page; None where it has neither an item nor a heading."""
    assembly = _Assembly(problems)
    for parts in parts_of(text, problems):
        assembly.add(parts)
    return assembly.page(source)


class _Assembly:
    """Gathers the parts of one page and makes its records."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.drafts: list[_Draft] = []
        self.dateless: list[tuple[_Draft, int, RawItem]] = []
        self.habit = 0
        self.headed = False
        self.headings: list[Heading] = []
        self.dates: list[When] = []

    def add(self, parts: list[Part]) -> None:
        """Take the next parts of the page: items at once where a date decides what their blocks are, else when it is whole."""
        for part in parts:
            if isinstance(part, WholeItems):
                self.section_of(part.items[0].number == 1).extend(part.items)
                if not self.headings:
                    self.dates += part.dates
                self.habit += sum(part.habits)
            elif isinstance(part, HeadingLine):
                self.drafts.append(_Draft(*part))
                self.headed = True
                if part.heading.month:
                    self.headings.append(part.heading)
            elif isinstance(part, RawItem):
                self.add_item(part)
            else:
                self.drafts.append(_Draft(part))

    def section_of(self, opens_a_topic: bool) -> _Draft:  # noqa: FBT001 - of the item to come
        """Return the section that the next item belongs to."""
        if not self.drafts:
            self.drafts.append(_Draft(None))
        draft = self.drafts[-1]
        if not draft.has_items:
            draft.has_items, draft.may_open_a_topic = True, opens_a_topic
        return draft

    def add_item(self, raw: RawItem) -> None:
        """Take an item whose parts are not told apart yet."""
        draft = self.section_of(raw.number in {None, 1} and raw.kinds[:1] in {("NUMBER",), ("BULLET",)})
        if "DATE" not in raw.kinds:
            self.dateless.append((draft, len(draft), raw))
            draft.append(None)
        elif item := self.item("dated", raw):
            draft.append(item)

    def item(self, rule: str, raw: RawItem) -> NewsItem | None:
        """Make the record of an item by a rule of the grammar, and report what does not fit; None where it has no text."""
        layout = maker(rule, raw.kinds)
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
            layout = maker(rule, raw.kinds)
        if layout.when is not None and (wrong := raw.values[layout.when].fault):
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
            _, date, end_date, place, _ = told
            if date is not None:
                self.dates.append(told)
        made: NewsItem = building.item(
            raw.number,
            None if credit is None else known_credits[values[credit]],
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
        for draft, index, raw in self.dateless:
            draft[index] = self.item(rule, self.with_the_habit(rule, raw) if "TITLE" in raw.kinds else raw)
        for draft in {id(draft): draft for draft, _, _ in self.dateless}.values():
            draft[:] = [item for item in draft if item is not None]

    def with_the_habit(self, rule: str, raw: RawItem) -> RawItem:
        """Report what canonical text cannot say of an item whose title Markdown marks, and leave it out.

        Where the title stands first that is a kicker, where a kicker stands first the summary of an item without one.
        """
        layout = maker(rule, raw.kinds)
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

    def page(self, source: str | None) -> NewsPage | None:
        """Make the page of its sections."""
        if not self.headed and not any(draft.has_items for draft in self.drafts):
            return None
        if self.dateless:
            self.settle()
        opening: list[Block] = []
        postamble: list[Block] = []
        kept: list[_Draft] = []
        marked = False
        for index, draft in enumerate(self.drafts):
            layout: SectionPlan = _layout(_HEADS[type(draft.head)], draft.has_items)
            head = None if layout.head is None else draft.head
            if isinstance(head, Margin) and index:
                if layout.items is None and draft is self.drafts[-1]:
                    postamble = head.blocks
                elif draft and draft.may_open_a_topic:
                    self.strays(head.blocks[:-1])
                    draft.topic, draft.line = head.blocks[-1].text, head.last_line
                    marked = marked or head.blocks[-1].level > 0
                else:
                    self.strays(head.blocks)
                    kept[-1].extend(draft)
                    continue
            elif isinstance(head, Margin):
                opening = head.blocks
            kept.append(draft)
        topics = any(draft.topic for draft in kept) and not self.headed
        # Text that Markdown does not mark as it marks other topics is none, but before number 1 alone could canonical text say so.
        if topics and len(opening) > 1 and kept[0] and (opening[-1].level or not marked or kept[0][0].number != 1):
            kept[0].topic, kept[0].line = opening[-1].text, kept[0].head.last_line
            opening = opening[:-1]
        title, preamble = _title(opening)
        sections = tuple([draft.section() for draft in kept if draft or draft.year])
        page: NewsPage = building.page(title, self.language(), _running_text(preamble), sections, _running_text(postamble), source)
        return page

    def strays(self, blocks: list[Block]) -> None:
        """Report text that belongs to nothing."""
        for block in blocks:
            self.problems.append(Problem(block.start, block.end, "SSE203", {}))

    def language(self) -> str | None:
        """Tell the page's language from the spelling of its month headings, or else of its dates; None where nothing tells."""
        found: list[Any] = self.headings or self.dates
        distinct = set(found)
        spell: Callable[..., str] = spelling.heading if self.headings else spelling.dates
        for code in months():
            if found and all(spell(code, *told[1:3]) == told.spelling for told in distinct):
                return code
        read: Counter[str] = Counter()
        for told, times in Counter(found).items():
            read.update(dict.fromkeys(languages_of(told.spelling), times))
        return max(read, key=lambda code: (read[code], -list(months()).index(code)), default=None)


_HEADS = {type(None): (), Heading: ("HEADING",), Margin: ("MARGIN",), Restart: ("RESTART",)}


@cache
def _layout(head: tuple[str, ...], has_items: bool) -> Any:  # noqa: ANN401, FBT001 - a plan of the grammar; what a section is made of
    """Return what the grammar makes of a section with such a head, with or without items, at once: each section asks."""
    return maker("section", head + ("ITEMS",) * has_items)


class _Draft(list[Any]):
    """A section in the making: its items, and what heads it.  A topic may if they are numbered from 1 or not at all."""

    __slots__ = ("has_items", "head", "line", "may_open_a_topic", "month", "topic", "year")

    def __init__(self, head: Any, line: int | None = None) -> None:  # noqa: ANN401 - a part, or None
        self.head = head
        self.line = line
        self.year, self.month = (head.year, head.month) if isinstance(head, Heading) else (None, None)
        self.topic: str | None = None
        self.has_items = self.may_open_a_topic = False

    def section(self) -> Section:
        """Make the section, and let go of its items here; without a heading it starts where the first one does."""
        line = self[0].line if self.line is None else self.line
        made: Section = building.section(self.year, self.month, self.topic, tuple(self), line)
        self.clear()
        return made


def _title(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """Tell the page's title from the other blocks before the list: the one printed twice, or the first of the last group."""
    if len(blocks) < 2:
        return _running_text(blocks), []
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
    return "\n\n".join([block.text for block in blocks]) or None


def _without(raw: RawItem, bad: tuple[int, ...]) -> RawItem:
    left_out = set(bad)
    kept = [index for index in range(len(raw.kinds)) if index not in left_out]
    return raw._replace(
        kinds=tuple(raw.kinds[index] for index in kept),
        values=tuple(raw.values[index] for index in kept),
        spans=tuple(raw.spans[index] for index in kept),
    )
