"""Every shape that an item can have, and what becomes of each: read in one way, decided by a habit, or reported.

A shape is the kinds of the blocks of an item in their order.  There are not so many of them up to eight blocks, so the reading core
is asked about each.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from ssenews_parse._reading.credits import known_credits
from ssenews_parse._reading.dates import headings, when
from ssenews_parse._reading.page import Gathered
from ssenews_parse._reading.parts import Block, EmptyHeading, HeadingLine, Items, ItemTokens, Margin, Mark
from ssenews_parse._reading.transformer import Outline, maker
from ssenews_parse._reading.unchecked import SectionDraft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse import NewsItem
    from ssenews_parse._reading.parts import Problem

LONGEST = 8
"""So many blocks a shape has at most, its mark left out."""

_KINDS = ("CREDIT", "TEXT", "DATE", "EMPTY", "TITLE")
_WORDS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
_FIELDS = ("credit", "kicker", "title", "date", "summary")

Shape = tuple[str, ...]


class Outcome(NamedTuple):
    """What a rule makes of a shape."""

    rule: str
    item: NewsItem | None
    codes: tuple[str, ...]
    """The reports, in the order of the blocks."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the item has, but for its credit: that is always the first block."""
        return tuple(name for name in _FIELDS[1:] if self.item and getattr(self.item, name))


def may_follow(before: Shape, kind: str) -> bool:
    """Tell whether a block may come after others.

    A credit comes first, an empty block only before a date, a marked title once: before the date, or right after it.

    >>> may_follow(("TEXT",), "EMPTY"), may_follow(("TEXT", "DATE"), "EMPTY")
    (True, False)
    """
    if kind == "CREDIT":
        return not before
    if kind == "EMPTY":
        return before[-1:] in {("CREDIT",), ("TEXT",)} and not {"DATE", "TITLE"} & set(before)
    if kind == "TITLE":
        return not {"TITLE", "EMPTY"} & set(before) and before.count("DATE") <= ("TEXT" not in before)
    return True


def shapes(before: Shape = ()) -> Iterator[Shape]:
    """Yield each shape that begins with some blocks, and that an item can have."""
    if before[-1:] != ("EMPTY",):  # it is the place of a block that comes after it
        yield before
    if len(before) < LONGEST:
        for kind in _KINDS:
            if may_follow(before, kind):
                yield from shapes((*before, kind))


def rules(shape: Shape) -> tuple[str, ...]:
    """Return the rules of the grammar that may read a shape: two where the item alone does not tell which."""
    return ("marked",) if "TITLE" in shape else ("dated",) if "DATE" in shape else ("title_first", "kicker_first")


def outcomes(shape: Shape) -> list[Outcome]:
    """Return what the rules make of a shape; one outcome where they make the same of it."""
    found = [outcome(rule, shape) for rule in rules(shape)]
    return found[:1] if found[0][1:] == found[-1][1:] else found


def outcome(rule: str, shape: Shape) -> Outcome:
    """Return what a rule makes of a shape."""
    problems: list[Problem] = []
    item = Gathered(problems).item(rule, _tokens(shape), Items(is_counted=True))
    return Outcome(rule, item, tuple(problem.code for problem in sorted(problems, key=lambda problem: problem.start)))


def words(shape: Shape) -> list[str]:
    """Return what the blocks of a shape say in the examples."""
    texts, days = iter(_WORDS), iter(range(25, 25 + LONGEST))
    kinds: dict[str, Any] = {"CREDIT": lambda: "© Ada Vale", "DATE": lambda: f"{next(days) % 31 + 1} May 2023", "EMPTY": str}
    return [kinds.get(kind, lambda: next(texts))() for kind in shape]


def _tokens(shape: Shape) -> ItemTokens:
    values: list[object] = [None]
    for kind, text in zip(shape, words(shape), strict=True):
        values.append(known_credits[text[2:]] if kind == "CREDIT" else when(text) if kind == "DATE" else text)
    spans = [(place, place + 1) for place in range(len(values))]
    return ItemTokens(Mark("NUMBER", 1, 1, 0, 1), ("NUMBER", *shape), values, spans, len(values))


# ── The page ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def page() -> str:
    """Return the page as Markdown."""
    known = [(shape, outcomes(shape)) for shape in shapes()]
    return "\n".join([*_opening(known), *_items(known), *_heads()])


def _opening(known: list[tuple[Shape, list[Outcome]]]) -> Iterator[str]:
    counts = dict.fromkeys(_CLASSES, 0)
    for _, found in known:
        counts[class_of(found)] += 1
    yield _INTRODUCTION.format(longest=LONGEST, count=len(known))
    yield "| shapes | what becomes of them |\n|---:|---|"
    yield from (f"| {count:,} | {_CLASSES[name]} |" for name, count in counts.items())
    yield ""


_INTRODUCTION = """\
# Every shape of an item

The build of the documentation makes this page by asking the grammar, and a test holds it against what `parse` reads. Where a rule
changes, this page changes.

A *shape* is the kinds of the blocks of an item, in their order. `CREDIT` is a block that begins with `©`, `DATE` a block that is a
date and nothing else, `TITLE` one that HTML or Markdown marks as a heading or a link, `TEXT` any other. `EMPTY` is two or more
blank lines between two blocks: they mean something after a credit, and before an item has its date. Where no rule has a place for
them, they are a blank line like any other. The mark (number, bullet or dash) comes first and is left out here.

An item may have any number of blocks. Up to {longest}, {count:,} shapes can come.
"""

_CLASSES = {
    "one": "are read in one way",
    "habit": "are read by the habit of the section or the page, which `decided` names",
    "parts": "are read but for some blocks, each with a report",
    "whole": "have no text to read: one report on the whole item",
}


def class_of(found: list[Outcome]) -> str:
    """Return what becomes of a shape, as in the table at the head of the page."""
    if len(found) > 1:
        return "habit"
    return "whole" if found[0].item is None else "parts" if found[0].codes else "one"


_PARTS = {
    "dated": "With a date",
    "title_first": "Without a date",
    "marked": "With a title that HTML or Markdown marks",
}


def _items(known: list[tuple[Shape, list[Outcome]]]) -> Iterator[str]:
    """Yield the groups: shapes whose fields are the same, credits and further paragraphs aside."""
    for rule, title in _PARTS.items():
        yield f"## {title}\n"
        here = [(shape, found) for shape, found in known if rules(shape)[0] == rule]
        here.sort(key=lambda pair: (_group(pair[1]), len(pair[0]), [_KINDS.index(kind) for kind in pair[0]]))
        for (_, reads), members in groupby(here, key=lambda pair: _group(pair[1])):
            yield from _section([shape for shape, _ in members], reads)


def _group(found: list[Outcome]) -> tuple[int, tuple[str, ...]]:
    """Return where a group stands, and what is read of its shapes and said of them."""
    reads = tuple(_read(outcome) for outcome in found)
    return list(_CLASSES).index(class_of(found)), reads


def _read(outcome: Outcome) -> str:
    said = ", ".join(sorted(set(outcome.codes)))
    read = ", ".join(outcome.fields) or "nothing"
    return f"{read} ({said})" if said else read


def _section(members: list[Shape], reads: tuple[str, ...]) -> Iterator[str]:
    first = members[0]
    heading = " — or ".join(read[:1].upper() + read[1:] for read in reads)
    yield f"### {heading}\n"
    shown = ", ".join(f"`{' '.join(shape) or '(none)'}`" for shape in members[:4])
    yield f"{_counted(len(members))}: {shown}{', …' if len(members) > 4 else ''}\n"
    yield f"```text\n{text(first)}\n```\n"
    yield "\n".join(f"- {_told(outcome, by_habit=len(reads) > 1)}" for outcome in outcomes(first)) + "\n"


def _counted(number: int) -> str:
    return f"{number:,} shape{'' if number == 1 else 's'}"


_WHERE = {"title_first": "where most items have no kicker: ", "kicker_first": "where most items have a kicker: "}


def _told(outcome: Outcome, *, by_habit: bool) -> str:
    """Return what is read of an example, in words."""
    fields = [f"{name} *{str(getattr(outcome.item, name)).replace(chr(10) * 2, ' · ')}*" for name in outcome.fields]
    said = [f"[{code}](reports.md#{code.lower()})" for code in outcome.codes]
    return (_WHERE[outcome.rule] if by_habit else "") + ", ".join(fields + said)


def text(shape: Shape) -> str:
    """Return an item of a shape, as text or as Markdown.

    >>> print(text(("TEXT", "EMPTY", "DATE")))
      1. One
    <BLANKLINE>
    <BLANKLINE>
        26 May 2023
    """
    lead, indent = ("1. ", "   ") if "TITLE" in shape else ("  1. ", "    ")
    blocks = [f"### {said}" if kind == "TITLE" else said for kind, said in zip(shape, words(shape), strict=True)]
    return (lead + "".join(f"\n\n{indent}{block}" if block else "\n" for block in blocks).lstrip()).rstrip()


# ── The heads of sections ─────────────────────────────────────────────────────────────────────────────────────────────


_HEADS: dict[str, tuple[str, Any]] = {
    "none": ("nothing", None),
    "HEADING": ("a month or a year", HeadingLine(headings["May 2023"], 1)),  # type: ignore[arg-type]  # it is a heading
    "RESTART": ("two blank lines before number 1", EmptyHeading()),
    "MARGIN": ("blocks at the margin", Margin([Block(["One"], [0], 3, 1, 1, 0), Block(["Two"], [5], 8, 1, 3, 0)])),
}
_AFTER = {"": "nothing, or another head", "ITEMS": "an item numbered 1 or without a number", "LATER": "an item with another number"}


def heads() -> Iterator[tuple[str, str, str]]:
    """Yield each shape of a head, and what becomes of it."""
    for head, (shown, part) in _HEADS.items():
        for after, items in _AFTER.items():
            if head != "none" or after:
                yield shown, items, _headed(head, part, after)


def _headed(head: str, part: object, after: str) -> str:
    run = Items(is_counted=after == "ITEMS")
    run.items += [outcomes(("TEXT",))[0].item or _tokens(("TEXT",))]
    add = maker("headless" if head == "none" else "section", tuple(kind for kind in (head, after) if kind not in {"none", ""}))
    if add is None:
        return "cannot come: an empty heading is told by the item after it"
    outline = Outline()
    outline.begin(None, SectionDraft())  # the section before it
    add(outline, [each for each in (part, run if after else None) if each is not None])
    said = [f"*{block.text}* is reported (SSE203, a date SSE208)" for block in outline.strays]
    said += [
        "the topic *Two*" if section.topic else "a section" if section.year else "a section without a heading"
        for section in outline.sections[1:]
    ]
    if len(outline.sections) == 1 and after:
        said.append("the section before it goes on")
    return "; ".join(said)


def _heads() -> Iterator[str]:
    yield "## Heads of sections\n"
    yield _OF_HEADS
    yield "| the head | what comes after it | what it is |\n|---|---|---|"
    yield from (f"| {head} | {after} | {read} |" for head, after, read in heads())


_OF_HEADS = """\
Blocks at the margin before the list are the title, the preamble and perhaps a first topic, those after the last item are the
postamble; [](../explanation/format.md) says how they are told apart. Between items, this is what heads a section. Where there are
several blocks, the example has two: *One* and *Two*.
"""
