"""Sample pages in every layout and language of the site: sound texts, of which the item that each line belongs to is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tests.damage.words import VOCABULARIES, dateline, heading
from tests.oracle.dates import dates as is_dated

if TYPE_CHECKING:
    from random import Random


class Layout(NamedTuple):
    """How a page is laid out; the likelihoods are of an item having the part."""

    heads: str = "none"
    """What stands over a section: `month`, `year`, `topic`, `empty` (two blank lines) or `none`."""
    mark: str = "  {n}. "
    """What opens an item; a line `-` makes the page flat."""
    kickers: float = 0.0
    dates: float = 1.0
    ranges: bool = False
    places: float = 0.0
    credits: float = 0.2
    titles: bool = True
    summaries: float = 0.7
    broken: bool = False
    """Whether blocks are broken over lines, or glued to each other."""
    lost: float = 0.0
    """How likely a number is lost."""


LAYOUTS = {
    "A": Layout("month"),
    "B": Layout(kickers=0.9),
    "C": Layout(credits=0.0),
    "A+K": Layout("month", kickers=0.8, credits=0.4),
    "Y": Layout("year"),
    "E": Layout(kickers=1.0, dates=0.7),
    "E titles": Layout("month", dates=0.7),
    "events": Layout("month", ranges=True),
    "T": Layout("topic"),
    "restart": Layout("empty"),
    "D": Layout("month", "-", kickers=0.6),
    "D years": Layout("year", "-", kickers=1.0),
    "D2": Layout(mark="", kickers=1.0, titles=False, credits=0.0, summaries=1.0),
    "D2 pairs": Layout(mark="", titles=False, credits=0.0, summaries=1.0),
    "D2 titles": Layout(mark="", credits=0.0),
    "bullets": Layout(mark="  • ", broken=True, dates=0.3),
    "stars": Layout("month", "  * "),
    "inscriptis": Layout("month", "   {n}. ", credits=0.5),
    "one space": Layout("month", " {n}. "),
    "places": Layout(kickers=0.8, places=0.7, credits=0.4),
    "lost": Layout(kickers=0.9, lost=0.2),
    "broken": Layout("month", kickers=0.5, broken=True, credits=0.5),
}


@dataclass
class Sample:
    """A text, line by line, and for each line the index of the item it belongs to."""

    layout: str
    language: str
    lines: list[str] = field(default_factory=list)
    owners: list[int | None] = field(default_factory=list)
    votes: list[int] = field(default_factory=list)
    """For each item what it says of the page's habit: 1 kicker first, -1 title first, 0 nothing."""
    asking: list[int] = field(default_factory=list)
    """The items without a date whose blocks only the page's habit tells apart."""

    @property
    def text(self) -> str:
        """The text as one string."""
        return "\n".join(self.lines) + "\n"

    def add(self, *lines: str, owner: int | None = None) -> None:
        """Add lines that belong to an item, or to none."""
        self.lines.extend(lines)
        self.owners.extend([owner] * len(lines))


def sample(random: Random) -> Sample:
    """Draw a page: any layout in any language, with one to three sections of one to nine items."""
    return sample_of(random, random.choice(list(LAYOUTS)), random.choice(list(VOCABULARIES)))


def sample_of(random: Random, layout: str, language: str) -> Sample:
    """Draw a page of one layout in one language."""
    page = Sample(layout, language)
    form = LAYOUTS[layout]
    _add_opening(page, form, random)
    year, month = random.randint(1998, 2024), random.randint(1, 12)
    for index in range(random.randint(1, 3)):
        _add_head(page, form, random, (year, month), first=index == 0)
        for number in range(1, random.choice([1, 2, 3, 4, 9]) + 1):
            _add_item(page, form, random, number if form.heads != "none" else len(page.votes) + 1, (year, month))
        year, month = (year, month - 1) if month > 1 and form.heads != "year" else (year - 1, 12)
    if random.random() < 0.2:
        page.add("", random.choice(VOCABULARIES[language].pages), "", "Contact us")
    return page


def _gap(page: Sample, form: Layout, count: int = 1) -> None:
    """Add blank lines, but none at the start and none in flat text."""
    if page.lines and form.mark not in ("-", ""):
        page.add(*[""] * count)


def _add_opening(page: Sample, form: Layout, random: Random) -> None:
    words = VOCABULARIES[page.language]
    title = random.choice(words.pages)
    draw = random.random()
    if draw < 0.1 and form.heads != "topic":
        return
    if draw < 0.2:
        page.add("Media contact", *[""] * random.randint(2, 3))
    elif draw < 0.3:
        page.add(title, f"Home > {title}", "")
    page.add(title)
    if random.random() < 0.2 or (form.heads == "topic"):
        for _ in range(random.randint(1, 3)):
            _gap(page, form)
            page.add(random.choice(words.sentences))


def _add_head(page: Sample, form: Layout, random: Random, month: tuple[int, int], *, first: bool) -> None:
    if form.heads == "empty":
        _gap(page, form, 1 if first else 2)
        return
    if form.heads == "none":
        return
    _gap(page, form)
    if form.heads == "month":
        page.add(heading(page.language, random, *month))
    elif form.heads == "year":
        page.add(str(month[0]))
    else:
        page.add(random.choice(VOCABULARIES[page.language].kickers))


def _add_item(page: Sample, form: Layout, random: Random, number: int, month: tuple[int, int]) -> None:
    owner = len(page.votes)
    blocks = _blocks(page.language, form, random, month)
    _note_habit(page, blocks)
    if form.mark in ("-", ""):
        page.add(*([form.mark] if form.mark else []), *[line.strip() for block in blocks for line in block if line], owner=owner)
        return
    lost = owner > 0 and random.random() < form.lost
    _gap(page, form, 2 if lost else 1)
    mark = "    " if lost else form.mark.format(n=number)
    for index, block in enumerate(blocks):
        lines = ["    " + line if line else "" for line in block]
        if index == 0:
            lines[0] = mark + block[0]
        elif not (form.broken and index == 1 and blocks[0][0].startswith("©") and random.random() < 0.3):
            page.add("", owner=owner)
        page.add(*lines, owner=owner)


def _note_habit(page: Sample, blocks: list[list[str]]) -> None:
    texts = [block for block in blocks if not block[0].startswith("©")]
    dated = next((index for index, block in enumerate(texts) if is_dated(block[0])), None)
    page.votes.append(0 if dated is None else 1 if dated == 2 or texts[0][0] == "" else -1)
    if dated is None and len(texts) > 1:
        page.asking.append(len(page.votes) - 1)


def _blocks(language: str, form: Layout, random: Random, month: tuple[int, int]) -> list[list[str]]:
    """Draw the blocks of an item; an empty line in front stands for an empty box."""
    words = VOCABULARIES[language]
    blocks: list[list[str]] = []
    if random.random() < form.credits:
        blocks.append(
            [f"© {random.choice(['Ada Vale / ILO', 'AFP', 'm.rossi', 'ILO/J. Vale', 'Stock_1234'])} {random.randint(2000, 2024)}"]
        )
    if random.random() < form.kickers:
        blocks.append([random.choice(words.kickers)])
    elif form.kickers and blocks and form.mark not in ("-", ""):
        blocks.append([""])
    if form.titles:
        title = _broken(random.choice(words.titles), form, random)
        if blocks and blocks[-1] == [""]:
            blocks[-1].extend(title)
        else:
            blocks.append(title)
    if random.random() < form.dates or not blocks:
        date = dateline(language, random, *month, ranges=form.ranges)
        if random.random() < form.places:
            date += random.choice([",", ", ", "、"]) + random.choice(words.towns)
        blocks.append([date.strip()])
    if random.random() < form.summaries:
        texts = random.sample(words.sentences, random.choice([1, 1, 1, 2]))
        blocks.extend(_broken(text, form, random) for text in texts)
    return blocks


def _broken(text: str, form: Layout, random: Random) -> list[str]:
    """Break a text over two lines, where the layout does that."""
    words = text.split(" ")
    if not form.broken or len(words) < 3 or random.random() < 0.5:
        return [text]
    place = random.randint(1, len(words) - 1)
    return [" ".join(words[:place]), " ".join(words[place:])]
