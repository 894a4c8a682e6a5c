"""Hypothesis strategies for the records and texts of listings (extra `hypothesis`).

They discard nothing: every draw is an example.  Texts of all kinds are drawn, from plain words to all of Unicode that a line may
hold, and lines that look like something else: titles that start like dates, credits, numbers or marks.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve
from hypothesis import strategies as st

from ._dates import heading_of, when
from ._grammar import months, pattern
from .parsing import parse_credit
from .records import LARGEST_NUMBER, Credit, NewsItem, NewsPage, Section
from .rendering import spelt_heading, spelt_when

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["credits", "items", "lines", "listing_texts", "pages"]

_PHRASES = [
    "Bakers", "News", "Press release", "Potters of three towns open a kiln together", "a one-word title", "boats and lamps",
    "Who owns the ferry?", "L’école des cordiers, 12 ans après", "Die Bäcker von März", "«Una llave para cada taller»",
    "O que é 4º, afinal?", "新しい作業台の手引き、公開", "“Till the lamps are lit” – a song", "2015: a thin year", "UN and ILO",
    "12 looms / 3rd floor", "A & B (c) 2012", "slow. yes? no!", "de", "in May 2023", "3 towns", "Geneva, 3 May 2010 – It opens.",
    "number 10. and more", "1", "x", "2016", "#tag", "a - b", "it is 12 May", "Tel. + 81 0 0000", "ﬁn ſ ı İ", "e\u0301",
]  # fmt: skip

_DISGUISES = [
    "© ", "(c) ", "12 May ", "12 May 2023 ", "May 2023 ", "2015: ", "2015", "2015. ", "1. ", "10. ", "• ", "* ", "- ", "-", "– ",
    "#", "# ", "## May ", "3 août 2022 - ", "31 April ", "1er ", "7 de ", "2019/05/30 ", "5月", "\\- ", "\ufeff", "/", ", ", "  ",
]  # fmt: skip
"""Beginnings that make a line look like something else."""

_KICKERS = ["News", "Press release", "Video", "#tag"]
"""What stands above the titles of many items on a page."""

_SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))


def _weighted(*choices: tuple[int, st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    """Draw from one of some strategies, from each as often as its weight says.

    `one_of` takes a strategy that stands there twice for one, and the alternatives inside a strategy as if they stood beside it.
    """
    return st.sampled_from([strategy for weight, strategy in choices for _ in range(weight)]).flatmap(lambda chosen: chosen)


def _maybe(strategy: st.SearchStrategy[Any], *, none: int = 1, some: int = 1) -> st.SearchStrategy[Any]:
    """Draw None or from a strategy, each as often as its weight says."""
    return _weighted((none, st.none()), (some, strategy))


@cache
def _phrases() -> st.SearchStrategy[str]:
    return st.sampled_from(_PHRASES)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Draw one line of text, as a record may hold it.

    >>> from hypothesis import given
    >>> given(lines())(lambda line: print(end="" if line == line.strip() else "!"))()
    """
    return draw(_lines())


@cache
def _lines() -> st.SearchStrategy[str]:
    any_text = st.text(_SIGNS, min_size=1, max_size=12)
    disguised = st.tuples(st.sampled_from(_DISGUISES), st.sampled_from(["", *_PHRASES])).map("".join)
    return _weighted((2, _phrases()), (1, disguised), (1, any_text)).map(lambda line: line.strip() or "blank")


def _undated(line: str) -> str:
    """Return a line that is not read as a date."""
    return f"– {line}" if when(line) else line


def _first(line: str) -> str:
    """Return a line that can stand behind a mark: no credit, no heading of Markdown, no date."""
    return f"– {line}" if line[0] == "©" or _is_markdown(line) or when(line) else line


@cache
def _fit_lines(fit: Callable[[str], str]) -> st.SearchStrategy[str]:
    return _lines().map(fit)


def _margin(line: str) -> str:
    """Return a line that can stand at the margin: no heading, no mark, no heading of Markdown."""
    return f"– {line}" if heading_of(line) or line == "-" or _is_markdown(line) else line


def _margin_without_items(line: str) -> str:
    """Return a line for the margin of a page without items, where a date would be an item's."""
    return _margin(_undated(line))


def _is_markdown(line: str) -> bool:
    return re.fullmatch(pattern("MARKDOWN"), line) is not None


@cache
def _running_text(fit: Callable[[str], str]) -> st.SearchStrategy[str]:
    return st.lists(_fit_lines(fit), min_size=1, max_size=3).map("\n\n".join)


@st.composite
def credits(draw: st.DrawFn) -> Credit:  # noqa: A001 - the word of the format
    """Draw a credit in one of the shapes of archived pages, or any text at all.

    >>> from hypothesis import given
    >>> given(credits())(lambda credit: print(end="" if credit.holder else "!"))()
    """
    return draw(_credits())


@cache
def _credits() -> st.SearchStrategy[Credit]:
    names = st.sampled_from(["Ada Vale", "I. Okoro", "greenhand", "Jean ROUVRE", "Photo Îles", "Stock_123456789", "A. Bo & C. Do"])
    agencies = st.sampled_from(["ILO", "OIT", "AFP", "Owl & Tree", "BILD AFP"])
    signs = st.sampled_from([" / ", "/", " - ", ", "])
    years = st.sampled_from([" 2023", ", 2024", " / 2011", ". 2019", ""])
    shaped = st.one_of(
        st.tuples(names, years),
        st.tuples(agencies, years),
        st.tuples(names, signs, agencies, years),
        st.tuples(agencies, signs, names, years),
        st.tuples(st.just("(c) "), agencies, signs, names, years),
        st.tuples(names, st.just("/"), names, st.just("/"), agencies, years),
    ).map("".join)
    return _weighted((2, shaped), (1, _lines())).map(lambda text: parse_credit(f"© {text}"))


@cache
def _dates() -> st.SearchStrategy[dt.date]:
    common = st.dates(dt.date(1995, 1, 1), dt.date(2026, 12, 31))
    return _weighted((2, common), (1, st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))))


@cache
def _whens() -> st.SearchStrategy[dict[str, Any]]:
    days = st.sampled_from([1, 2, 30, 400]) | st.integers(1, 60)
    return st.builds(_when, _dates(), _maybe(days, none=2), _maybe(_lines(), none=2))


def _when(first: dt.date, days: int | None, place: str | None) -> dict[str, Any]:
    last = first + dt.timedelta(min(days or 0, (dt.date.max - first).days))
    return {"date": first, "end_date": last if last != first else None, "place": place}


@st.composite
def items(draw: st.DrawFn, *, dated: bool | None = None) -> NewsItem:
    """Draw one item that can stand on some page: with a date or without, as `dated` asks.

    >>> from hypothesis import given
    >>> given(items(dated=True))(lambda item: print(end="" if item.date else "!"))()
    """
    return draw(_items(dated=dated))


@cache
def _items(*, dated: bool | None = None) -> st.SearchStrategy[NewsItem]:
    if dated is None:
        return _weighted((3, _items(dated=True)), (1, _items(dated=False)))
    text = _fit_lines(_undated)
    return st.builds(
        _item,
        _numbers(),
        _maybe(_credits()),
        _maybe(_weighted((1, st.sampled_from(_KICKERS)), (1, text))),
        _maybe(text, some=5) if dated else text,
        _running_text(_undated),
        st.booleans(),
        _whens() if dated else st.just({}),
    )


def _item(  # noqa: PLR0913, PLR0917 - what is drawn for an item
    number: int | None,
    credit: Credit | None,
    kicker: str | None,
    title: str | None,
    summary: str,
    short: bool,  # noqa: FBT001 - drawn, not passed by anybody
    when: dict[str, Any],
) -> NewsItem:
    """Make an item of what was drawn for it."""
    if credit is None:
        kicker, title = (_first(kicker), title) if kicker else (kicker, title and _first(title))
    needed = kicker is None and title is None
    kept = summary if needed or not short else None
    return NewsItem(number=number, credit=credit, kicker=kicker, title=title, summary=kept, **when)


@cache
def _numbers() -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(1, 30) | st.sampled_from([99, 1000, 2015, LARGEST_NUMBER])


@st.composite
def pages(draw: st.DrawFn, *, language: str | None = None) -> NewsPage:
    """Draw any page that canonical text can say; `render` accepts every one of them.

    >>> from hypothesis import given
    >>> from ssenews_parse import parse, render
    >>> given(pages())(lambda page: print(end="" if parse(render(page)) == page else "!"))()
    """
    return draw(_pages(language))


@cache
def _pages(language: str | None = None, *, dated: bool | None = None) -> st.SearchStrategy[NewsPage]:
    return st.builds(
        _page,
        st.sampled_from(list(months())) if language is None else st.just(language),
        _maybe(_lines(), some=3),
        _maybe(st.lists(_weighted((4, _lines()), (1, st.just(_THE_TITLE))), min_size=1, max_size=3), some=2),
        st.one_of([st.lists(_drafts(kinds, dated=dated), min_size=fewest, max_size=4) for kinds, fewest in _KINDS.items()]),
        _maybe(st.lists(_lines(), min_size=1, max_size=3)),
        st.sampled_from(["first", "none", "rare"]),
    )


_THE_TITLE = "\n"
"""Stands for the title where the text before the list repeats it."""


def _page(  # noqa: PLR0913, PLR0917 - what is drawn for a page
    language: str,
    title: str | None,
    preamble: list[str] | None,
    drafts: list[dict[str, Any]],
    postamble: list[str] | None,
    kickers: str,
) -> NewsPage:
    """Make a page of what was drawn for it."""
    fit = _margin if any(draft["items"] for draft in drafts) else _margin_without_items
    title = title and fit(title)
    sections = _arranged(drafts, with_title=title is not None)
    topics = any(section.topic is not None for section in sections)
    headed = any(section.year is not None for section in sections)
    first_nameless = sections[0].topic is None and sections[0].year is None
    if title is None or (topics and first_nameless and not headed and sections[0].items[0].number != 1):
        preamble = None
    # A paragraph printed twice would be the title, so each stands once; the title itself may be among them.
    paragraphs = dict.fromkeys(str(title) if text == _THE_TITLE else fit(text) for text in preamble or ())
    return NewsPage(
        title=title,
        language=language,
        preamble="\n\n".join(paragraphs) or None,
        sections=_with_habit(sections, kickers),
        postamble="\n\n".join(map(fit, postamble or ())) or None,
    )


_KINDS = {
    ("month",): 1, ("year",): 1, ("topic",): 2, ("nameless",): 1, ("month", "topic"): 1, ("month", "year", "topic", "nameless"): 1,
}  # fmt: skip
"""What heads the sections of a page, and how many it has at least; a topic alone cannot be told from a title."""


@cache
def _item_lists(*, dated: bool | None) -> st.SearchStrategy[list[NewsItem]]:
    drawn = st.lists(_items(dated=dated), min_size=1, max_size=4)
    return _weighted((3, drawn.map(_counted)), (1, drawn.map(_bulleted)), (1, drawn))


def _counted(entries: list[NewsItem]) -> list[NewsItem]:
    """Count items from the number of the first on, or from 1."""
    first = min(entries[0].number or 1, LARGEST_NUMBER - len(entries))
    return [evolve(item, number=number) for number, item in enumerate(entries, start=first)]


def _bulleted(entries: list[NewsItem]) -> list[NewsItem]:
    return [evolve(item, number=None) for item in entries]


@cache
def _drafts(kinds: tuple[str, ...], *, dated: bool | None) -> st.SearchStrategy[dict[str, Any]]:
    """Draw the parts of a section; what may stand where is seen to afterwards."""
    entries = _item_lists(dated=dated)
    return st.one_of(
        [
            st.fixed_dictionaries(
                {
                    "kind": st.just(kind),
                    "year": st.integers(1995, 2026) | st.integers(1000, 9999),
                    "month": st.integers(1, 12),
                    "topic": _fit_lines(_margin),
                    "items": entries if kind in {"topic", "nameless"} else _weighted((4, entries), (1, st.just([]))),
                    "restarts": st.booleans(),
                }
            )
            for kind in kinds
        ]
    )


def _arranged(drafts: list[dict[str, Any]], *, with_title: bool) -> list[Section]:
    """Make sections of drafts: a topic or an empty heading only where the text can say it."""
    headed = any(draft["kind"] in {"month", "year"} for draft in drafts)
    topics_after = any(draft["kind"] == "topic" for draft in drafts[1:])
    sections: list[Section] = []
    for index, draft in enumerate(drafts):
        kind, entries = draft["kind"], list(draft["items"])
        if index == 0 and kind == "topic" and not (with_title and topics_after and not headed):
            kind = "nameless"
        if index and kind == "nameless" and not sections[-1].items:
            kind = "year"
        if index and kind in {"topic", "nameless"} and (kind == "nameless" or draft["restarts"] or entries[0].number is not None):
            entries[0] = evolve(entries[0], number=1)
        sections.append(
            Section(
                year=draft["year"] if kind in {"month", "year"} else None,
                month=draft["month"] if kind == "month" else None,
                topic=draft["topic"] if kind == "topic" else None,
                items=entries,
            )
        )
    return sections


def _with_habit(sections: list[Section], kickers: str) -> list[Section]:
    """Give the items without a date the shape that the page's habit asks for: a kicker first, or the title first.

    `kickers` is what the page wants: `none` in any item, or items without a date that begin with a kicker where they can, or not.
    """
    if kickers == "none":
        return [evolve(section, items=[_title_first(item) for item in section.items]) for section in sections]
    entries = [item for section in sections for item in section.items if item.date]
    two = sum(item.kicker is not None for item in entries)
    one = sum(item.kicker is None and item.credit is None and item.title is not None for item in entries)
    empty = sum(item.kicker is None and item.credit is not None and item.title is not None for item in entries)
    kickers_first = two + empty > one if kickers == "first" else two > one + empty
    fit = _kicker_first if kickers_first else _title_first
    return [evolve(section, items=[item if item.date else fit(item) for item in section.items]) for section in sections]


def _kicker_first(item: NewsItem) -> NewsItem:
    if item.kicker is None and item.credit is None and item.summary is not None:
        return evolve(item, kicker="News")
    return item


def _title_first(item: NewsItem) -> NewsItem:
    title = item.title or item.kicker
    return evolve(item, kicker=None, title=title if item.credit or title is None else _first(title))


# ── Texts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
#
# A page is written in a layout, block by block.  Then its blocks are changed as sites, extractors and editors change them, and
# last its signs.  Each change is small and has a name; it is drawn from those that fit the text, so none is drawn in vain.  The
# tables are small where few changes fit a text at once: a test counts how often each detail of the format comes out of them.


class _Block(NamedTuple):
    """A block of a text: what it is, its words, the line ends and signs before it, and the record that it belongs to."""

    kind: str
    text: str
    gap: int = 0
    sign: str = ""
    opens: bool = False
    of: Any = None

    @property
    def is_indented(self) -> bool:
        """Whether the block stands inside an item, by its indent."""
        return self.sign == _INDENT

    @property
    def is_marked(self) -> bool:
        """Whether the block opens an item by a number or a bullet."""
        return self.opens and self.sign[:1] == " "

    @property
    def is_dated(self) -> bool:
        """Whether the block belongs to an item that has a date."""
        return isinstance(self.of, NewsItem) and self.of.date is not None


_INDENT = "    "
_BEGINNING = _Block("beginning", "")


class _Layout(NamedTuple):
    """How a page is written: what stands before the first block of an item and before the others, and how many line ends."""

    number: str
    bullet: str
    indent: str
    gap: int = 2
    inner_gap: int = 2
    after_list: int = 2
    is_markdown: bool = False
    leaves_out: frozenset[str] = frozenset()
    dated: bool | None = None

    def level(self, kind: str) -> str:
        """Return the sign of Markdown before a kind of block."""
        return _LEVELS.get(kind, "") if self.is_markdown else ""


_LEVELS = {"page title": "# ", "heading": "## ", "topic": "## ", "title": "### "}
_FLAT = _Layout("-\n", "-\n", "", gap=1, inner_gap=1, after_list=1)
_UNMARKED = _FLAT._replace(number="", bullet="", dated=True)
_LAYOUTS = {
    "numbered": [_Layout("  {}. ", "  • ", _INDENT)] * 5,
    "inscriptis": [_Layout(mark, "  * ", _INDENT, after_list=3) for mark in (" {}. ", "   {}. ")] * 3,
    "markdown": [_Layout("  {}. ", "  * ", "", after_list=5, is_markdown=True)] * 7,
    "flat": [_FLAT] * 2,
    "unmarked": [
        _UNMARKED._replace(leaves_out=frozenset({"credit", *lost}))
        for lost in (["kicker", "title"], ["title"], ["title"], ["title"], ["kicker"])
    ],
    "joined": [_FLAT._replace(number="- ", bullet="- ", indent=" ", inner_gap=0)] * 2,
}
"""The layouts by name; one that is there several times is drawn more often."""


@st.composite
def listing_texts(draw: st.DrawFn, *, layout: str | None = None) -> str:
    """Draw the text of a listing in one of the layouts of archives, with what sites, extractors and editors do to it.

    `layout` is one of `numbered`, `inscriptis`, `markdown`, `flat`, `unmarked` and `joined`; None draws all of them.

    >>> from hypothesis import given
    >>> given(listing_texts())(lambda text: print(end="" if text.strip() else "!"))()
    """
    drawn = draw(st.sampled_from(_LAYOUTS[layout] if layout else [row for rows in _LAYOUTS.values() for row in rows]))
    blocks = _written(draw(_pages(dated=drawn.dated)), drawn)
    for changes, times in _CHANGES:
        for _ in range(draw(st.sampled_from(times))):
            blocks = _with_one_of(changes, blocks, draw)
    text = "".join("\n" * block.gap + block.sign + block.text for block in blocks).lstrip("\n") + "\n"
    fitting = [name for name, change in _TRACES.items() if change(text) != text]
    for name in sorted(draw(st.sets(st.sampled_from(fitting), max_size=5)), key=fitting.index):
        text = _TRACES[name](text)
    return text


def _written(page: NewsPage, layout: _Layout) -> list[_Block]:
    """Write a page in a layout."""
    blocks = [_Block("page title", text, layout.gap, layout.level("page title")) for text in _paragraphs(page.title)]
    blocks += [_Block("preamble", text, layout.gap) for text in _paragraphs(page.preamble)]
    for index, section in enumerate(page.sections):
        gap = layout.after_list if index else layout.gap
        kind = "heading" if section.topic is None else "topic"
        heading = spelt_heading(section, page.language)
        if heading is not None:
            blocks.append(_Block(kind, heading, gap, layout.level(kind), of=section))
        elif index:  # an empty heading: in Markdown its sign, else a blank line more
            blocks.append(_Block("empty heading", "", gap if layout.is_markdown else 1, layout.level("heading")))
        for item in section.items:
            blocks += _written_item(item, page.language, layout)
    ending = _paragraphs(page.postamble)
    blocks += [_Block("postamble", text, layout.gap if index else layout.after_list) for index, text in enumerate(ending)]
    return [block._replace(text=_escaped(block.text)) for block in blocks] if layout.is_markdown else blocks


def _written_item(item: NewsItem, language: str, layout: _Layout) -> list[_Block]:
    """Write an item; where its title is left out and it has no summary, the title stands in for that."""
    summary = item.summary or (item.title if "title" in layout.leaves_out else None)
    parts = [
        ("credit", f"© {item.credit.text}" if item.credit else None),
        ("kicker", item.kicker),
        ("title", item.title),
        ("date", spelt_when(item, language) if item.date else None),
        *(("summary", paragraph) for paragraph in _paragraphs(summary)),
    ]
    blocks = [
        _Block(kind, text, layout.inner_gap, layout.indent + layout.level(kind), of=item)
        for kind, text in parts
        if text is not None and kind not in layout.leaves_out
    ]
    mark = layout.bullet if item.number is None else layout.number.format(item.number)
    blocks[0] = blocks[0]._replace(gap=layout.gap, sign=mark + layout.level(blocks[0].kind), opens=True)
    return blocks


def _paragraphs(text: str | None) -> list[str]:
    return [] if text is None else text.split("\n\n")


def _escaped(text: str) -> str:
    """Keep signs at the beginning of a line from their meaning, as html2text does."""
    return re.sub(r"^([0-9]*)([.+-])(?=\s)", r"\1\\\2", text)


# ── Changes of blocks ──────────────────────────────────────────────────────────────────────────────────────────────────


class _Change(NamedTuple):
    """Something that befalls a block: where it can, by the block before and the block itself, and what then stands there."""

    where: Callable[[_Block, _Block], bool]
    made: Callable[[list[_Block], int], list[_Block]]


def _with_one_of(changes: dict[str, _Change], blocks: list[_Block], draw: st.DrawFn) -> list[_Block]:
    """Make one of the changes that fit somewhere, at one of the places where it fits."""
    pairs = list(enumerate(pairwise([_BEGINNING, *blocks])))
    places = {name: [index for index, pair in pairs if change.where(*pair)] for name, change in changes.items()}
    fitting = [name for name in places if places[name]]
    if not fitting:
        return blocks
    name = draw(st.sampled_from(fitting))
    return changes[name].made(blocks, draw(st.sampled_from(places[name])))


def _put(where: Callable[[_Block, _Block], bool], made: Callable[[_Block], list[_Block]]) -> _Change:
    """Change a block into others."""
    return _Change(where, lambda blocks, index: [*blocks[:index], *made(blocks[index]), *blocks[index + 1 :]])


def _gap(gap: int, where: Callable[[_Block, _Block], bool]) -> _Change:
    """Change the line ends before a block."""
    return _put(lambda before, block: block.gap > 1 and where(before, block), lambda block: [block._replace(gap=gap)])


def _sign(where: Callable[[_Block, _Block], bool], made: Callable[[str], str]) -> _Change:
    """Change what stands before a block."""
    return _put(where, lambda block: [block._replace(sign=made(block.sign))])


def _words(kinds: set[str], made: Callable[[str], str]) -> _Change:
    """Change the words of a block of some kinds."""
    return _put(
        lambda _, block: block.kind in kinds and made(block.text) != block.text,
        lambda block: [block._replace(text=made(block.text))],
    )


def _broken(kinds: set[str]) -> _Change:
    """Break a line of a block of some kinds; not in flat text, where a line is a block."""
    return _put(
        lambda _, block: block.kind in kinds and block.gap > 1 and " " in block.text,
        lambda block: [block._replace(text=block.text.replace(" ", "\n" + " " * len(block.sign), 1))],
    )


def _box(text: str) -> _Block:
    return _Block("box", text, 2)


def _opening(blocks: list[_Block], index: int) -> int:
    """Return where the item begins that the block at an index belongs to."""
    return max(place for place in range(index + 1) if blocks[place].opens)


def _without_mark(blocks: list[_Block], index: int) -> list[_Block]:
    """Take its mark from the item with a title at an index, and what stands before that: Markdown tells the title."""
    return [*blocks[: _opening(blocks, index)], blocks[index]._replace(gap=2, sign="### ", opens=True), *blocks[index + 1 :]]


def _cut(blocks: list[_Block], index: int) -> list[_Block]:
    """Cut off all before an item, which begins at an index, and its indent."""
    return [blocks[index]._replace(sign=blocks[index].sign.lstrip()), *blocks[index + 1 :]]


def _twice(blocks: list[_Block], index: int) -> list[_Block]:
    """Print an item twice, which begins at an index."""
    end = next(
        (place for place in range(index + 1, len(blocks)) if blocks[place].opens or not _in_item(blocks[place])), len(blocks)
    )
    return blocks[:end] + blocks[index:]


def _in_item(block: _Block) -> bool:
    return isinstance(block.of, NewsItem)


def _repadded(text: str) -> str:
    """Take a zero from a day, or put one before it."""
    return re.sub(r"\b0(?=[0-9]\b)", "", text) if text[0] == "0" else re.sub(r"^(?=[0-9](?![0-9]))", "0", text)


def _with_other_small_words(text: str) -> str:
    """Take the small words from between the words of a date or heading, or put one there."""
    return text.replace(" de ", " ") if " de " in text else re.sub(r"(?<=[^\W_]) (?=[^\W_])", " de ", text)


def _in_another_language(block: _Block) -> list[_Block]:
    """Spell the date or heading of a block as another language does."""
    spell: Callable[..., Any] = spelt_when if _in_item(block) else spelt_heading
    return [block._replace(text=next(text for language in months() if (text := spell(block.of, language)) != block.text))]


_OF_BOXES: dict[str, _Change] = {
    "a credit glued to the next line": _gap(1, lambda before, block: before.kind == "credit" and block.is_indented),
    "an empty kicker box": _gap(3, lambda before, block: before.kind == "credit" and block.kind == "title" and block.is_indented),
    "an empty box or blank lines": _gap(3, lambda _, block: block.is_indented),
    "a mark lost in Markdown": _Change(lambda _, block: block.kind == "title" and "#" in block.sign, _without_mark),
    "a kicker that Markdown alone tells from a title": _put(
        lambda _, block: block.kind == "title" and "#" in block.sign and not block.is_dated,
        lambda block: [
            block._replace(kind="kicker", text="Vacancy", sign=block.sign.removesuffix("### ")),
            block._replace(gap=2, sign="### ", opens=False),
        ],
    ),
}

_OF_LINES: dict[str, _Change] = {
    "a title over two lines": _broken({"title"}),
    "a hard line break": _broken({"preamble", "kicker", "summary", "postamble"}),
}

_OF_MARKS: dict[str, _Change] = {
    "a lost number": _put(
        lambda before, block: before.is_indented and before.is_dated and block.is_marked and block.is_dated,
        lambda block: [block._replace(gap=3, sign=_INDENT)],
    ),
    "a mark alone on its line": _sign(
        lambda _, block: block.is_marked and "#" not in block.sign, lambda sign: f"{sign.rstrip()}\n{_INDENT}"
    ),
    "a bullet four spaces in": _sign(lambda _, block: block.is_marked and "  * " in block.sign, lambda sign: f"  {sign}"),
}

_OF_FIRST_ITEMS: dict[str, _Change] = {
    "a lost number of a first item": _put(
        lambda before, block: not _in_item(before) and block.is_marked and block.is_dated and "#" not in block.sign,
        lambda block: [block._replace(gap=3, sign=_INDENT)],
    ),
}

_OF_OPENINGS: dict[str, _Change] = {
    "a title printed twice": _put(
        lambda _, block: block.kind == "page title", lambda block: [block, _box("A part of the United Nations"), block]
    ),
    "a title in a line above": _put(
        lambda _, block: block.kind == "page title" and block.gap > 1,
        lambda block: [_box(f"{block.text}\nHome > {block.text}"), block],
    ),
    "a side box": _put(
        lambda _, block: block.kind == "page title",
        lambda block: [_box("Media contact"), _box("Call the press desk"), block._replace(gap=3)],
    ),
}

_OF_INTRODUCTIONS: dict[str, _Change] = {
    "an introduction glued to the title": _gap(1, lambda before, block: before.kind == "page title" and block.kind == "preamble"),
    "an introduction glued to the first mark": _gap(1, lambda before, block: block.is_marked and not _in_item(before)),
}

_OF_HEADINGS: dict[str, _Change] = {
    "upper case": _words({"heading"}, str.upper),
    "other small words": _words({"heading"}, _with_other_small_words),
    "another language": _put(lambda _, block: block.kind == "heading" and block.of.month, _in_another_language),
}

_OF_WORDS: dict[str, _Change] = {
    "a date in upper case": _words({"date"}, str.upper),
    "a date in lower case": _words({"date"}, str.lower),
    "a date with other small words": _words({"date"}, _with_other_small_words),
    "a date in another language": _put(lambda _, block: block.kind == "date", _in_another_language),
    "a title like a mark": _words({"page title"}, lambda text: f"3. {text}"),
}

_OF_SIGNS_IN_DATES: dict[str, _Change] = {
    "other padding": _words({"date"}, _repadded),
    "another dash": _words({"date"}, lambda text: text.replace(" - ", "–", 1)),
    "another sign behind a day": _words({"date"}, lambda text: re.sub(r"^([0-9]+)(?:er|\.)?(?= )", r"\1º", text)),
    "another comma": _words({"date"}, lambda text: text.replace(", ", "、", 1)),
    "an empty place": _words({"date"}, lambda text: text if "," in text else f"{text},"),
}

_FAULTS: dict[str, _Change] = {
    "a day that does not exist": _words(
        {"date"}, lambda text: re.sub(rf"(?<![0-9]){pattern('DAY')}(?![0-9])", "32", text, count=1)
    ),
    "a range that runs backwards": _words({"date"}, lambda text: re.sub(r"^((?:(?! - )[^,])*[0-9])(?=,|\Z)", r"\1 - \1", text)),
    "a year of five digits": _words(
        {"date", "heading"}, lambda text: re.sub(r"(?<![0-9])[0-9]{4}(?![0-9])", r"\g<0>0", text, count=1)
    ),
    "a second date": _put(lambda _, block: block.kind == "date" and not block.opens, lambda block: [block, block]),
    "a third block before the date": _put(
        lambda _, block: block.kind == "date" and not block.opens,
        lambda block: [block._replace(text="Two ovens,"), block._replace(text="one loaf"), block],
    ),
    "an item printed twice": _Change(lambda _, block: block.opens, _twice),
    "an item without text": _put(
        lambda _, block: block.is_marked, lambda block: [block._replace(kind="mark", text="", sign=block.sign.rstrip("# ")), block]
    ),
    "a number out of range": _sign(
        lambda _, block: block.is_marked and "." in block.sign, lambda sign: re.sub(r"[0-9]+", "0", sign)
    ),
    "a box inside an item": _put(lambda _, block: block.is_indented, lambda block: [_box("Media contact"), block]),
    "a box between items": _put(lambda _, block: block.is_marked, lambda block: [_box("Media contact"), block]),
    "a box that reads as a heading": _put(
        lambda before, block: block.gap > 1 and not _in_item(before), lambda block: [_box("May\nde 2023"), block]
    ),
    "a paragraph without its indent": _sign(lambda _, block: block.is_indented, lambda _: ""),
    "control characters": _words({"title", "summary"}, lambda text: f"{text[0]}\x07\u2028{text[1:]}"),
    "a lone surrogate": _words({"title", "summary"}, lambda text: f"{text[0]}\ud800{text[1:]}"),
}
"""What is reported, by `parse` or by `lint`; all else is read as it was meant, as far as that can be told."""

_LOSSES: dict[str, _Change] = {
    "all before a number 1": _Change(lambda _, block: block.is_marked and block.of.number == 1, _cut),
    "all before a bullet": _Change(lambda _, block: block.is_marked and block.of.number is None, _cut),
    "all before a later number that the next one follows": _Change(
        lambda before, block: block.is_marked and _in_item(before) and 1 < (before.of.number or 0) == (block.of.number or 0) - 1,
        lambda blocks, index: _cut(blocks, _opening(blocks, index - 1)),
    ),
}
"""What is cut off, and with it all that the other changes do there; what is left begins without its indent."""

_CHANGES: list[tuple[dict[str, _Change], list[int]]] = [
    (_OF_BOXES, [0, 1, 2]),
    (_OF_LINES, [0, 1, 2]),
    (_OF_MARKS, [0, 1, 2]),
    (_OF_FIRST_ITEMS, [0, 1]),
    (_OF_HEADINGS, [0, 1, 2]),
    (_OF_WORDS, [0, 1, 2]),
    (_OF_SIGNS_IN_DATES, [0, 1, 2]),
    (_OF_OPENINGS, [0, 1, 2]),
    (_OF_INTRODUCTIONS, [0, 1, 2]),
    (_FAULTS, [0, 0, 0, 4, 5, 6]),
    (_LOSSES, [0, 0, 1]),
]
"""All changes of blocks in the order in which they are made, with how many of each table, one as often as the other.

Half of the texts have no fault, so that half are read without a report, but for what the layout itself or chance brings.
"""

_TRACES: dict[str, Callable[[str], str]] = {
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "ideographic spaces": lambda text: text.replace(" ", "\u3000"),
    "tabs as indent": lambda text: text.replace(_INDENT, "\t"),
    "more blank lines": lambda text: text.replace("\n\n", "\n\n\n"),
    "blank lines that are not empty": lambda text: text.replace("\n\n", "\n \n"),
    "white space at the ends of lines": lambda text: text.replace("\n", " \t\n"),
    "no line end at the end": str.rstrip,
    "blank lines at the end": lambda text: f"{text}\n\n",
    "a byte order mark": lambda text: f"\ufeff{text}",
    "carriage returns and line feeds": lambda text: text.replace("\n", "\r\n"),
    "carriage returns": lambda text: re.sub(r"\r?\n", "\r", text),
}
"""What happens to the signs of a whole text, in the order in which it happens."""
