"""The parts of a page to its records: what only the whole page can decide is decided here, once."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from . import spelling
from .dates import languages_of, when
from .grammar import months
from .opening import running_text, told_apart
from .parts import Block, EmptyHeading, HeadingLine, Items, ItemTokens, Margin, Problem
from .segments import parts_of
from .transformer import Outline, maker, misfits
from .unchecked import PageDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ssenews_parse.records import NewsItem, NewsPage

    from .dates import Heading, When
    from .opening import Opening
    from .parts import Part
    from .transformer import ItemMaker


def read(text: str, problems: list[Problem], source: str | None) -> NewsPage | None:
    """Read a page; None where it has neither an item nor a heading."""
    return page_of(parts_of(text), problems, source)


def page_of(found: Iterable[Part], problems: list[Problem], source: str | None) -> NewsPage | None:
    """Make the page of its parts; None where it has neither an item nor a heading."""
    told = told_of(found, Gathered(problems))
    return told and told.page(source)


class Told(NamedTuple):
    """What the parts of a page are: what comes before the list, its sections, and what comes after it."""

    gathered: Gathered
    opening: Opening
    outline: Outline
    postamble: list[Block]

    def page(self, source: str | None) -> NewsPage:
        """Make the record."""
        title, preamble = self.opening
        return PageDraft(
            title=title and title.text,
            language=_language([heading for heading in self.gathered.headings if heading.month], self.gathered.runs),
            preamble=running_text(preamble),
            sections=tuple([draft.record() for draft in self.outline.sections if draft.items or draft.year]),
            postamble=running_text(self.postamble),
            source=source,
        ).record()


def told_of(found: Iterable[Part], gathered: Gathered) -> Told | None:
    """Tell what the parts of a page are; None where it has neither an item nor a heading."""
    for part in found:
        gathered.add(part)
    _take_box_as_text(gathered.parts)
    headings = gathered.headings
    if not gathered.runs and not headings:
        return None
    gathered.settle()
    opening, middle, postamble = _parted(gathered.parts)
    outline = _outlined(middle)
    gathered.problems += map(_stray, outline.strays)
    gap = middle[0].gap if middle and isinstance(middle[0], HeadingLine) else None
    return Told(gathered, told_apart(opening, outline, gap, is_headed=bool(headings)), outline, postamble)


def _stray(block: Block) -> Problem:
    """Return the problem of a block that belongs to no item and to no section; a date is all that is left of an item."""
    return Problem(block.start, block.end, "SSE208" if when(block.text) else "SSE203", {})


def _language(headings: list[Heading], runs: list[Items]) -> str | None:
    """Tell the language of a page from its month headings, or else from its dates."""
    if headings:
        return language_of(headings, spelling.heading)
    return language_of([date for run in runs for date in run.dates], spelling.dates)


def _take_box_as_text(parts: list[Any]) -> None:
    """Put numbered lines of a box before the title, such as a contact's address, to the blocks there: they are no items."""
    at = len(parts) > 0 and isinstance(parts[0], Margin)
    kinds_ = [type(part) for part in parts[at : at + 3]]
    if kinds_ != [Items, Margin, HeadingLine] or not all(_is_numbered_line(item) for item in parts[at].items):
        return
    lines = [_line_of(item) for item in parts[at].items]
    first, *others = parts[at + 1].blocks
    before = parts[0].blocks if at else []
    parts[: at + 2] = [Margin([*before, *lines, first._replace(gap=2), *others])]


def _is_numbered_line(item: NewsItem | ItemTokens) -> bool:
    return isinstance(item, ItemTokens) and item.kinds == ("NUMBER", "TEXT") and item.mark.number is not None


def _line_of(item: Any) -> Block:  # noqa: ANN401 - the tokens of a numbered line
    mark = item.mark
    sign = mark.sign or str(mark.number)  # HTML and Markdown count without a sign
    sign = f"{sign}." if sign.isdecimal() else sign
    start = item.spans[1][0] if item.spans else 0
    return Block([sign, item.values[1]], [mark.start, start], item.end, 1, mark.line, 0)


def _parted(parts: list[Any]) -> tuple[list[Block], list[Any], list[Block]]:
    """Part what stands at the margin before the list and after it from the rest."""
    opening, postamble = (parts[at].blocks if isinstance(parts[at], Margin) else [] for at in (0, -1))
    return opening, parts[bool(opening) : len(parts) - bool(postamble)], postamble


def _outlined(parts: list[Any]) -> Outline:
    """Make the sections of their parts: what heads each, and its items."""
    outline = Outline()
    at = 0
    while at < len(parts):
        length = 1 + (at + 1 < len(parts) and isinstance(parts[at + 1], Items) and not isinstance(parts[at], Items))
        section = parts[at : at + length]
        add = maker("headless" if isinstance(parts[at], Items) else "section", tuple(map(kind, section)))
        add(outline, section)
        at += length
    return outline


_KINDS = {HeadingLine: "HEADING", Margin: "MARGIN", EmptyHeading: "RESTART"}


def kind(part: Any) -> str:  # noqa: ANN401 - a part
    """Return the terminal that a part of the page is."""
    if isinstance(part, Items):
        return "ITEMS" if part.is_counted and part.items else "LATER"
    return _KINDS[type(part)]


class Gathered:
    """The parts of a page; items that follow one another are one run."""

    def __init__(self, problems: list[Problem]) -> None:
        self.parts: list[Any] = []
        self.problems = problems

    def add(self, part: Part) -> None:
        """Take the next part: items at once where a date decides what their blocks are."""
        if isinstance(part, Items) and self.parts and isinstance(self.parts[-1], Items):
            self.parts[-1].extend(part)
        elif isinstance(part, Problem):
            self.problems.append(part)
        elif isinstance(part, ItemTokens):
            mark = part.mark
            run = self.run(is_counted=mark.number in {None, 1} and mark.kind in {"NUMBER", "BULLET"})
            rule = "marked" if "TITLE" in part.kinds else "dated"
            item = self.item(rule, part, run) if "DATE" in part.kinds else part
            run.items += [item] if item else ()
        else:
            self.parts.append(part)

    def run(self, *, is_counted: bool) -> Items:
        """Return the run that the next item belongs to."""
        if not self.parts or not isinstance(self.parts[-1], Items):
            self.parts.append(Items(is_counted=is_counted))
        run: Items = self.parts[-1]
        return run

    @property
    def runs(self) -> list[Items]:
        """The runs of items."""
        return [part for part in self.parts if isinstance(part, Items)]

    @property
    def headings(self) -> list[Heading]:
        """The months and years."""
        return [part.heading for part in self.parts if isinstance(part, HeadingLine)]

    def settle(self) -> None:
        """Make the items without a date, now that the page tells whether a kicker comes first."""
        runs = self.runs
        habit = sum(run.habit for run in runs)
        for run in runs:
            rule = "kicker_first" if (run.habit if run.dates else habit) > 0 else "title_first"
            if any(isinstance(item, ItemTokens) for item in run.items):
                run.items = [made for item in run.items if (made := self._settled(item, rule, run))]

    def _settled(self, item: NewsItem | ItemTokens, rule: str, run: Items) -> NewsItem | None:
        """Make the record of an item without a date; one that HTML or Markdown marks the title of needs no habit."""
        if not isinstance(item, ItemTokens):
            return item
        return self.item("marked" if "TITLE" in item.kinds else rule, item, run)

    def item(self, rule: str, tokens: ItemTokens, run: Items) -> NewsItem | None:
        """Make the record of an item by a rule of the grammar, and report what does not fit; None where it has no text."""
        made: ItemMaker | None = maker(rule, tokens.kinds)
        if made is None:
            bad = misfits(rule, tokens.kinds)
            if bad is None:
                self.problems.append(Problem(tokens.mark.start, tokens.end, "SSE201", {}))
                return None
            self.problems += (_misfit(tokens, index) for index in bad if tokens.kinds[index] != "EMPTY")
            tokens = _without(tokens, bad)
            made = maker(rule, tokens.kinds)
            assert made
        if at := made.fields.get("when"):
            date: When = tokens.values[at[0]]
            run.habit += made.habit
            if date.fault:
                self.problems.append(Problem(*tokens.spans[at[0]], *date.fault))
            else:
                run.dates.append(date)
        return self.made(rule, tokens, made, run)

    def made(self, rule: str, tokens: ItemTokens, made: ItemMaker, run: Items) -> NewsItem:  # noqa: ARG002 - for a trace
        """Make the record of an item whose rule takes all its tokens; a trace keeps what it was made of."""
        return made.make(tokens.values, tokens.mark.number, tokens.mark.line, tokens.url)


def _misfit(tokens: ItemTokens, index: int) -> Problem:
    """Return the problem of a block that the rule of an item has no place for."""
    return Problem(*tokens.spans[index], "SSE104" if tokens.kinds[index] == "DATE" else "SSE202", {})


def _without(tokens: ItemTokens, bad: tuple[int, ...]) -> ItemTokens:
    kept = [True] * len(tokens.kinds)
    for index in bad:
        kept[index] = False
    kinds, values, spans = (tuple(compress(column, kept)) for column in (tokens.kinds, tokens.values, tokens.spans))
    return tokens._replace(kinds=kinds, values=values, spans=spans)


def language_of(told: Sequence[Any], spell: Callable[..., str]) -> str | None:
    """Tell a language from headings or dates: the first that spells all of them so, else the one that reads most of them."""
    counted = Counter(told)
    for code in months():
        if told and all(spell(code, *each[1:3]) == each.spelling for each in counted):
            return code
    read: Counter[str] = Counter()
    for each, times in counted.items():
        read.update(dict.fromkeys(languages_of(each.spelling), times))
    return max(months(), key=lambda code: read[code]) if read else None
