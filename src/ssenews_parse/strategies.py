"""Hypothesis strategies for the records and texts of listings (extra `hypothesis`).

They discard nothing: every draw is an example.  Texts of all kinds are drawn, from plain words to all of Unicode that a line may
hold, and lines that look like something else: titles that start like dates, credits, numbers or marks.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import strategies as st

from ._dates import heading_of, when
from ._grammar import months, pattern
from .parsing import parse_credit
from .records import LARGEST_NUMBER, Credit, NewsItem, NewsPage, Section
from .rendering import canonical_text, spelt_heading, spelt_when

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

_SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))


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
    return st.one_of(_phrases(), _phrases(), disguised, any_text).map(lambda line: line.strip() or "blank")


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
    return st.one_of(shaped, shaped, _lines()).map(lambda text: parse_credit(f"© {text}"))


@cache
def _dates() -> st.SearchStrategy[dt.date]:
    common = st.dates(dt.date(1995, 1, 1), dt.date(2026, 12, 31))
    return st.one_of(common, common, st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)))


@cache
def _whens() -> st.SearchStrategy[dict[str, Any]]:
    days = _rarely(st.sampled_from([1, 2, 30, 400]) | st.integers(1, 60))
    return st.builds(_when, _dates(), days, _rarely(_lines()))


def _when(first: dt.date, days: int | None, place: str | None) -> dict[str, Any]:
    last = first + dt.timedelta(min(days or 0, (dt.date.max - first).days))
    return {"date": first, "end_date": last if last != first else None, "place": place}


def _rarely(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw from a strategy once in four times, else None."""
    return st.one_of(st.none(), st.none(), st.none(), strategy)


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
        return st.one_of(_items(dated=True), _items(dated=True), _items(dated=True), _items(dated=False))
    text = _fit_lines(_undated)
    return st.builds(
        _item,
        _numbers(),
        st.none() | _credits(),
        st.none() | text,
        st.one_of(st.none(), *[text] * 5) if dated else text,
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
def _pages(language: str | None = None) -> st.SearchStrategy[NewsPage]:
    return st.builds(
        _page,
        st.sampled_from(list(months())) if language is None else st.just(language),
        st.none() | _lines(),
        st.none() | st.lists(_lines() | st.just(_THE_TITLE), min_size=1, max_size=3),
        st.lists(_drafts(), min_size=1, max_size=4),
        st.none() | st.lists(_lines(), min_size=1, max_size=3),
        st.booleans(),
    )


_THE_TITLE = "\n"
"""Stands for the title where the text before the list repeats it."""


def _page(  # noqa: PLR0913, PLR0917 - what is drawn for a page
    language: str,
    title: str | None,
    preamble: list[str] | None,
    drafts: list[dict[str, Any]],
    postamble: list[str] | None,
    kickers: bool,  # noqa: FBT001 - drawn, not passed by anybody
) -> NewsPage:
    """Make a page of what was drawn for it."""
    fit = _margin if any(draft["items"] for draft in drafts) else _margin_without_items
    title = title and fit(title)
    sections = _arranged(drafts, with_title=title is not None)
    topics = any(section.topic is not None for section in sections)
    headed = any(section.year is not None for section in sections)
    first_nameless = sections[0].topic is None and sections[0].year is None
    if title is None or (topics and first_nameless and not headed):
        preamble = None
    # A paragraph printed twice would be the title, so each stands once; the title itself may be among them.
    paragraphs = dict.fromkeys(str(title) if text == _THE_TITLE else fit(text) for text in preamble or ())
    return NewsPage(
        title=title,
        language=language,
        preamble="\n\n".join(paragraphs) or None,
        sections=_with_habit(sections, wants_kickers=kickers),
        postamble="\n\n".join(map(fit, postamble or ())) or None,
    )


@cache
def _item_lists(fewest: int) -> st.SearchStrategy[list[NewsItem]]:
    return st.lists(_items(), min_size=fewest, max_size=4)


@cache
def _drafts() -> st.SearchStrategy[dict[str, Any]]:
    """Draw the parts of a section; what may stand where is seen to afterwards."""
    kinds = {"month": 0, "year": 0, "topic": 1, "nameless": 1}
    return st.one_of(
        [
            st.fixed_dictionaries(
                {
                    "kind": st.just(kind),
                    "year": st.integers(1995, 2026) | st.integers(1000, 9999),
                    "month": st.integers(1, 12),
                    "topic": _fit_lines(_margin),
                    "items": _item_lists(fewest),
                    "restarts": st.booleans(),
                }
            )
            for kind, fewest in [*kinds.items(), *[("month", 0)] * 2]
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


def _with_habit(sections: list[Section], *, wants_kickers: bool) -> list[Section]:
    """Give the items without a date the shape that the page's habit asks for: a kicker first, or the title first."""
    entries = [item for section in sections for item in section.items if item.date]
    two = sum(item.kicker is not None for item in entries)
    one = sum(item.kicker is None and item.credit is None and item.title is not None for item in entries)
    empty = sum(item.kicker is None and item.credit is not None and item.title is not None for item in entries)
    kickers_first = two + empty > one if wants_kickers else two > one + empty
    fit = _kicker_first if kickers_first else _title_first
    return [evolve(section, items=[item if item.date else fit(item) for item in section.items]) for section in sections]


def _kicker_first(item: NewsItem) -> NewsItem:
    if item.kicker is None and item.credit is None and item.summary is not None:
        return evolve(item, kicker="News")
    return item


def _title_first(item: NewsItem) -> NewsItem:
    title = str(item.title)
    return evolve(item, kicker=None, title=title if item.credit else _first(title))


# ── Texts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def listing_texts(draw: st.DrawFn, *, layout: str | None = None) -> str:
    """Draw the text of a listing in one of the layouts of archives, with what extractors and editors do to it.

    `layout` is one of `numbered`, `inscriptis`, `markdown`, `flat` and `unmarked`; None draws all of them.

    >>> from hypothesis import given
    >>> given(listing_texts())(lambda text: print(end="" if text.strip() else "!"))()
    """
    return draw(_listing_texts(layout))


@cache
def _listing_texts(layout: str | None = None) -> st.SearchStrategy[str]:
    layouts = st.sampled_from(sorted(_LAYOUTS)) if layout is None else st.just(layout)
    texts = st.builds(lambda name, page: _LAYOUTS[name](page), layouts, _pages())
    return st.builds(_changed, texts, st.sets(st.sampled_from(sorted(_CHANGES)), max_size=3))


def _changed(text: str, changes: set[str]) -> str:
    for change in sorted(changes):
        text = _CHANGES[change](text)
    return text


_CHANGES: dict[str, Callable[[str], str]] = {
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: f"\ufeff{text}",
    "trailing spaces": lambda text: text.replace("\n", "  \n"),
    "no-break spaces": lambda text: text.replace("\n    ", "\n\xa0\xa0\xa0\xa0"),
    "stripped": str.strip,
    "glued credits": lambda text: re.sub(r"(©[^\n]*)\n\n(?=    )", r"\1\n", text),
    "hard line breaks": lambda text: re.sub(r"\n    (\w+) (?=\w)", r"\n    \1\n    ", text),
    "upper case": lambda text: re.sub(r"(?m)^\w+ [0-9]{4}$", lambda match: match[0].upper(), text),
}


def _numbered(page: NewsPage) -> str:
    return canonical_text(page)


def _inscriptis(page: NewsPage) -> str:
    text = re.sub(r"(?m)^  (?=[0-9]\. )", "   ", canonical_text(page)).replace("\n  • ", "\n  * ")
    return re.sub(r"(?m)^(\w+ [0-9]{4})$", r"\n\1", text)


def _blocks_of(item: NewsItem, language: str) -> list[str]:
    parts = [
        f"© {item.credit.text}" if item.credit else None,
        item.kicker,
        item.title,
        spelt_when(item, language) if item.date else None,
        *(item.summary.split("\n\n") if item.summary else ()),
    ]
    return [part for part in parts if part is not None]


def _headings_of(section: Section, language: str) -> list[str]:
    heading = spelt_heading(section, language)
    return [heading] if heading else []


def _flat(page: NewsPage) -> str:
    return "\n".join(_flat_lines(page, mark=["-"]))


def _unmarked(page: NewsPage) -> str:
    sections = [
        evolve(section, items=[evolve(item, title=None, summary=item.summary or item.title) for item in kept])
        for section in page.sections
        if (kept := [item for item in section.items if item.date]) or section.year
    ]
    return "\n".join(_flat_lines(evolve(page, sections=sections), mark=[])) or "2010"


def _flat_lines(page: NewsPage, *, mark: list[str]) -> list[str]:
    texts = [text for text in (page.title, page.preamble) if text is not None]
    result = "\n\n".join(texts).split("\n\n") if texts else []
    for section in page.sections:
        result += _headings_of(section, page.language)
        for item in section.items:
            result += [*mark, *_blocks_of(item, page.language)]
    return result


def _markdown(page: NewsPage) -> str:
    blocks = [f"# {page.title}"] if page.title else []
    if page.preamble:
        blocks.append(page.preamble)
    for section in page.sections:
        blocks += [f"## {heading}" for heading in _headings_of(section, page.language)]
        for item in section.items:
            parts = [f"### {part}" if part == item.title else part for part in _blocks_of(item, page.language)]
            mark = "  * " if item.number is None else f"  {item.number}. "
            blocks += [mark + parts[0], *parts[1:]]
    if page.postamble:
        blocks += ["\n\n" + page.postamble]
    return "\n\n".join(blocks) + "\n\n"


_LAYOUTS: dict[str, Callable[[NewsPage], str]] = {
    "numbered": _numbered,
    "inscriptis": _inscriptis,
    "markdown": _markdown,
    "flat": _flat,
    "unmarked": _unmarked,
}
