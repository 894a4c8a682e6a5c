"""Texts of listings: a page is written in a layout, block by block, and then changed.

Its blocks are changed as sites, extractors and editors change them, and last its signs.  Each change is small and has a name; it is
drawn from those that fit the text, so none is drawn in vain.  The tables are small where few changes fit a text at once: a test
counts how often each detail of the format comes out of them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from ssenews_parse._reading.grammar import months, pattern
from ssenews_parse.records import NewsItem, NewsPage
from ssenews_parse.rendering import spelt_heading, spelt_when

from . import spellings
from .records import drawn_pages

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["listing_texts"]


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
    leaves_out: frozenset[str] = frozenset()
    dated: bool | None = None


_FLAT = _Layout("-\n", "-\n", "", gap=1, inner_gap=1, after_list=1)
_UNMARKED = _FLAT._replace(number="", bullet="", dated=True)
_LAYOUTS = {
    "numbered": [_Layout("  {}. ", "  • ", _INDENT)] * 5,
    "inscriptis": [_Layout(mark, "  * ", _INDENT, after_list=3) for mark in (" {}. ", "   {}. ")] * 3,
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

    `layout` is one of `numbered`, `inscriptis`, `flat`, `unmarked` and `joined`; None draws all of them.

    >>> from hypothesis import given
    >>> from ssenews_parse import parse
    >>> @given(listing_texts())
    ... def test_a_problem_is_handed_over_and_nothing_is_raised(text):
    ...     parse(text, on_error=lambda problem: None)
    >>> test_a_problem_is_handed_over_and_nothing_is_raised()
    """
    drawn = draw(st.sampled_from(_LAYOUTS[layout] if layout else [row for rows in _LAYOUTS.values() for row in rows]))
    blocks = _written(draw(drawn_pages(dated=drawn.dated)), drawn)
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
    blocks = [_Block("page title", text, layout.gap) for text in _paragraphs(page.title)]
    blocks += [_Block("preamble", text, layout.gap) for text in _paragraphs(page.preamble)]
    for index, section in enumerate(page.sections):
        gap = layout.after_list if index else layout.gap
        kind = "heading" if section.topic is None else "topic"
        heading = spelt_heading(section, page.language)
        if heading is not None:
            blocks.append(_Block(kind, heading, gap, of=section))
        elif index:  # an empty heading is a blank line more
            blocks.append(_Block("empty heading", "", 1))
        for item in section.items:
            blocks += _written_item(item, page.language, layout)
    ending = _paragraphs(page.postamble)
    return blocks + [_Block("postamble", text, layout.gap if index else layout.after_list) for index, text in enumerate(ending)]


def _written_item(item: NewsItem, language: str | None, layout: _Layout) -> list[_Block]:
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
        _Block(kind, text, layout.inner_gap, layout.indent, of=item)
        for kind, text in parts
        if text is not None and kind not in layout.leaves_out
    ]
    mark = layout.bullet if item.number is None else layout.number.format(item.number)
    blocks[0] = blocks[0]._replace(gap=layout.gap, sign=mark, opens=True)
    return blocks


def _paragraphs(text: str | None) -> list[str]:
    return [] if text is None else text.split("\n\n")


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


def repadded(text: str) -> str:
    """Take a zero from a day, or put one before it."""
    return re.sub(r"\b0(?=[0-9]\b)", "", text) if text[0] == "0" else re.sub(r"^(?=[0-9](?![0-9]))", "0", text)


def _with_other_small_words(text: str) -> str:
    """Take the small words from between the words of a date or heading, or put one there."""
    return text.replace(" de ", " ") if " de " in text else re.sub(r"(?<=[^\W_]) (?=[^\W_])", " de ", text)


def _in_another_language(block: _Block) -> list[_Block]:
    """Spell the date or heading of a block as another language does."""
    spell: Callable[..., Any] = spelt_when if _in_item(block) else spelt_heading
    return [block._replace(text=next(text for language in months() if (text := spell(block.of, language)) != block.text))]


def _spelt(kind: str, form: Callable[[Any], str]) -> _Change:
    """Spell the date or the month heading of a block in another way, where it can be spelt so."""

    def spelt(block: _Block) -> str:
        return form(block.of) if block.kind == kind and (kind == "date" or block.of.month) else ""

    return _put(lambda _, block: spelt(block) not in {"", block.text}, lambda block: [block._replace(text=spelt(block))])


_OF_BOXES: dict[str, _Change] = {
    "a credit glued to the next line": _gap(1, lambda before, block: before.kind == "credit" and block.is_indented),
    "an empty kicker box": _gap(3, lambda before, block: before.kind == "credit" and block.kind == "title" and block.is_indented),
    "an empty box or blank lines": _gap(3, lambda _, block: block.is_indented),
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
    "a mark alone on its line": _sign(lambda _, block: block.is_marked, lambda sign: f"{sign.rstrip()}\n{_INDENT}"),
    "a bullet four spaces in": _sign(lambda _, block: block.is_marked and "  * " in block.sign, lambda sign: f"  {sign}"),
}

_OF_FIRST_ITEMS: dict[str, _Change] = {
    "a lost number of a first item": _put(
        lambda before, block: not _in_item(before) and block.is_marked and block.is_dated,
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

_OF_SPELLINGS_OF_DATES: dict[str, _Change] = {name: _spelt("date", form) for name, form in spellings.dates.items()}

_OF_SPELLINGS_OF_HEADINGS: dict[str, _Change] = {name: _spelt("heading", form) for name, form in spellings.headings.items()}

_OF_UNICODE: dict[str, _Change] = {
    **{name: _words({"date"}, made) for name, made in spellings.signs_of_dates.items()},
    **{f"{name}, in a date": _words({"date"}, made) for name, made in spellings.signs.items()},
    **{f"{name}, in a heading": _words({"heading"}, made) for name, made in spellings.signs.items()},
}

_OF_SIGNS_IN_DATES: dict[str, _Change] = {
    "other padding": _words({"date"}, repadded),
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
    "a wrong weekday": _spelt("date", spellings.with_a_wrong_weekday),
    "a second date": _put(lambda _, block: block.kind == "date" and not block.opens, lambda block: [block, block]),
    "a third block before the date": _put(
        lambda _, block: block.kind == "date" and not block.opens,
        lambda block: [block._replace(text="Two ovens,"), block._replace(text="one loaf"), block],
    ),
    "an item printed twice": _Change(lambda _, block: block.opens, _twice),
    "an item without text": _put(
        lambda _, block: block.is_marked, lambda block: [block._replace(kind="mark", text="", sign=block.sign.rstrip()), block]
    ),
    "a number out of range": _sign(
        lambda _, block: block.is_marked and "." in block.sign, lambda sign: re.sub(r"[0-9]+", "0", sign)
    ),
    "the text of an image": _sign(lambda _, block: block.is_marked, lambda sign: f"{sign}[Bakers at work]\n{_INDENT}"),
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
    (_OF_SPELLINGS_OF_DATES, [0, 1, 2]),
    (_OF_SPELLINGS_OF_HEADINGS, [0, 0, 1, 2]),
    (_OF_SIGNS_IN_DATES, [0, 1, 2]),
    (_OF_UNICODE, [0, 1, 2]),
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
