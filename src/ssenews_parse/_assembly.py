"""The parts of a page to its records: what only the whole page can decide is decided here, once."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

from . import _spelling
from ._credits import credit_of
from ._dates import When, languages_of
from ._grammar import months
from ._lexer import Block, HeadingLine, Margin, Problem, RawItem, Restart, parts_of
from ._transformer import ItemPlan, SectionPlan, misfits, plan
from .records import Credit, NewsItem, NewsPage, Section


def read(text: str, problems: list[Problem]) -> NewsPage | None:
    """Read a page; None where it has neither an item nor a heading."""
    assembly = _Assembly(problems)
    for part in parts_of(text, problems):
        assembly.add(part)
    return assembly.page()


class _Assembly:
    """Gathers the parts of one page and makes its records."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.kinds: list[str] = []
        self.parts: list[Any] = []
        self.dateless: list[tuple[list[NewsItem | None], int, RawItem]] = []
        self.with_kicker = 0
        self.without_kicker = 0
        self.spellings: list[When] = []

    def add(self, part: RawItem | Margin | HeadingLine | Restart) -> None:
        """Take the next part of the page."""
        if isinstance(part, RawItem):
            self.add_item(part)
            return
        kind = {Margin: "MARGIN", HeadingLine: "HEADING", Restart: "RESTART"}[type(part)]
        self.kinds.append(kind)
        self.parts.append(part)

    # ── Items ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def add_item(self, raw: RawItem) -> None:
        """Take an item: at once where its date decides what its blocks are, else when the page is whole."""
        if not self.kinds or self.kinds[-1] != "ITEMS":
            self.kinds.append("ITEMS")
            self.parts.append(_Run(raw))
        items = self.parts[-1].items
        if "DATE" not in raw.kinds:
            self.dateless.append((items, len(items), raw))
            items.append(None)
            return
        item = self.item("dated", raw)
        if item:
            items.append(item)

    def item(self, rule: str, raw: RawItem) -> NewsItem | None:
        """Make the record of an item by a rule of the grammar; None where it has no text."""
        layout: ItemPlan | None = plan(rule, raw.kinds)
        if layout is None:
            bad = misfits(rule, raw.kinds)
            if bad is None:
                self.problems.append(Problem(raw.start, raw.end, "SSE201", {}))
                return None
            for index in bad:
                if span := raw.spans[index]:
                    self.problems.append(Problem(*span, "SSE104" if raw.kinds[index] == "DATE" else "SSE202", {}))
            raw = _without(raw, bad)
            layout = plan(rule, raw.kinds)
        assert layout is not None
        values = raw.values
        date = None if layout.when is None else values[layout.when]
        if isinstance(date, When):
            self._count(layout, raw.kinds)
            self.spellings.append(date)
            if date.wrong:
                start, end = raw.spans[layout.when] or (0, 0)  # type: ignore[index]
                self.problems.append(Problem(start, end, *date.wrong))
        text = None if layout.credit is None else values[layout.credit]
        return NewsItem(
            number=raw.number,
            credit=credit(text) if text else None,
            kicker=None if layout.kicker is None else values[layout.kicker],
            title=None if layout.title is None else values[layout.title],
            date=date.first if isinstance(date, When) else None,
            end_date=date.last if isinstance(date, When) else None,
            place=date.place if isinstance(date, When) else None,
            summary="\n\n".join(values[index] for index in layout.summary) or None,
            line=raw.line,
        )

    def _count(self, layout: ItemPlan, kinds: tuple[str, ...]) -> None:
        """Note whether the blocks before an item's date are two, an empty one among them, or one."""
        before = kinds[: layout.when]
        if layout.kicker is not None or "EMPTY" in before:
            self.with_kicker += 1
        elif layout.title is not None:
            self.without_kicker += 1

    def settle(self) -> None:
        """Make the items without a date, now that the page tells whether a kicker stands first."""
        rule = "kickered" if self.with_kicker > self.without_kicker else "titled"
        for items, index, raw in self.dateless:
            items[index] = item = self.item(rule, raw)
            if item and "TITLE" in raw.kinds and raw.spans[0] and _against(rule, item):
                self.problems.append(Problem(*raw.spans[0], "SSE205", {}))

    # ── The page ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def page(self) -> NewsPage | None:
        """Make the page of its parts."""
        if not {"ITEMS", "HEADING"} & set(self.kinds):
            return None
        self.settle()
        opening: list[Block] = []
        postamble: list[Block] = []
        drafts: list[_Draft] = []
        layout: list[SectionPlan] = plan("page", tuple(self.kinds))
        for head_index, items_index in layout:
            head = None if head_index is None else self.parts[head_index]
            run = None if items_index is None else self.parts[items_index]
            items = [] if run is None else [item for item in run.items if item is not None]
            if isinstance(head, HeadingLine):
                drafts.append(_Draft(items, head.heading.year, head.heading.month, None, head.line))
            elif isinstance(head, Margin) and head_index:
                if run is None and head_index == len(self.kinds) - 1:
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

    def strays(self, blocks: list[Block]) -> None:
        """Report text that belongs to nothing."""
        for block in blocks:
            self.problems.append(Problem(block.start, block.end, "SSE203", {}))

    def language(self) -> str:
        """Tell the page's language from the spelling of its month headings, or else of its dates."""
        headings = [part for part in self.parts if isinstance(part, HeadingLine) and part.heading.month]
        texts: Counter[str]
        if headings:
            texts = Counter(part.text for part in headings)
            spelt = {part.text: [_spelling.heading(code, *part.heading[:2]) for code in months()] for part in headings}
        else:
            sound = [date for date in self.spellings if date.first]
            texts = Counter(date.spelling for date in sound)
            spelt = {d.spelling: [_spelling.dates(code, d.first, d.last) for code in months()] for d in set(sound)}
        for index, code in enumerate(months()):
            if texts and all(spelt[text][index] == text for text in texts):
                return code
        read = {code: sum(times for text, times in texts.items() if code in languages_of(text)) for code in months()}
        return max(read, key=lambda code: read[code])


class _Run:
    """Items one after the other; a topic may stand before them if they are numbered from 1 or not at all."""

    def __init__(self, raw: RawItem) -> None:
        self.items: list[NewsItem | None] = []
        self.may_open_a_topic = raw.number in (None, 1) and raw.kinds[:1] in (("NUMBER",), ("BULLET",))


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
        return Section(year=self.year, month=self.month, topic=self.topic, items=tuple(self.items), line=line)


def _against(rule: str, item: NewsItem) -> bool:
    """Tell whether an item whose title Markdown marks is not what the page's habit would make of it."""
    if rule == "titled":
        return item.kicker is not None
    return item.kicker is None and item.credit is None and item.summary is not None


def _title(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """Tell the page's title from the other blocks before the list: the one printed twice, or the first of the last group."""
    if not blocks:
        return None, []
    last_group = max((index for index, block in enumerate(blocks) if index and block.gap >= 2), default=0)
    title = _printed_twice(blocks) or _marked(blocks) or _in_a_block_before(blocks) or blocks[last_group]
    return title.text, [block for block in blocks if block is not title]


def _printed_twice(blocks: list[Block]) -> Block | None:
    """Return the first of two equal blocks."""
    seen: dict[str, Block] = {}
    for block in blocks:
        if block.text in seen:
            return seen[block.text]
        seen[block.text] = block
    return None


def _marked(blocks: list[Block]) -> Block | None:
    """Return the title that Markdown marks as such."""
    return next((block for block in blocks if block.level == 1), None)


def _in_a_block_before(blocks: list[Block]) -> Block | None:
    """Return the block whose text already stood as a line of another."""
    seen: set[str] = set()
    for block in blocks:
        if block.text in seen:
            return block
        seen.update(block.lines)
    return None


def _running_text(blocks: list[Block]) -> str | None:
    return "\n\n".join(block.text for block in blocks) or None


def _without(raw: RawItem, bad: tuple[int, ...]) -> RawItem:
    kept = [index for index in range(len(raw.kinds)) if index not in set(bad)]
    return raw._replace(
        kinds=tuple(raw.kinds[index] for index in kept),
        values=tuple(raw.values[index] for index in kept),
        spans=tuple(raw.spans[index] for index in kept),
    )


@lru_cache(maxsize=4096)
def credit(text: str) -> Credit:
    """Make the record of a credit's text, without its sign."""
    holder, agency, year = credit_of(text)
    return Credit(text=text, holder=holder, agency=agency, year=year)
