"""Records of listings: every page that canonical text can say, and the parts of one.

Texts of all kinds are drawn, from plain words to all of Unicode that a line may hold, and lines that look like something else:
titles that start like dates, credits, numbers or marks.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import strategies as st

from ssenews_parse._reading.dates import heading_of, when
from ssenews_parse._reading.grammar import months, pattern
from ssenews_parse._reading.opening import LONGEST_TOPIC
from ssenews_parse._reading.preparing import hides
from ssenews_parse.parsing import parse_credit
from ssenews_parse.records import LARGEST_NUMBER, Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["credits", "drawn_pages", "items", "lines", "pages"]

_PHRASES = [
    "Bakers", "News", "Press release", "Potters of three towns open a kiln together", "a one-word title", "boats and lamps",
    "Who owns the ferry?", "L’école des cordiers, 12 ans après", "Die Bäcker von März", "«Una llave para cada taller»",
    "O que é 4º, afinal?", "新しい作業台の手引き、公開", "“Till the lamps are lit” – a song", "2015: a thin year", "UN and ILO",
    "12 looms / 3rd floor", "A & B (c) 2012", "slow. yes? no!", "de", "in May 2023", "3 towns", "Geneva, 3 May 2010 – It opens.",
    "number 10. and more", "1", "x", "2016", "#tag", "a - b", "it is 12 May", "Tel. + 81 0 0000", "ﬁn ſ ı İ", "e\u0301",
]  # fmt: skip

_DISGUISES = [
    "© ", "(c) ", "12 May ", "12 May 2023 ", "May 2023 ", "2015: ", "2015", "2015. ", "1. ", "10. ", "• ", "* ", "- ", "-", "– ",
    "Thursday, ", "May 18, ", "from 3 to ", "(18 May 2023", "18/05/2023 ", "Sept. ",
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
    >>> @given(lines())
    ... def test_a_line_is_stripped(line):
    ...     assert line == line.strip()
    >>> test_a_line_is_stripped()
    """
    return draw(_lines())


@cache
def _lines() -> st.SearchStrategy[str]:
    any_text = st.text(_SIGNS, min_size=1, max_size=12)
    disguised = st.tuples(st.sampled_from(_DISGUISES), st.sampled_from(["", *_PHRASES])).map("".join)
    return _weighted((2, _phrases()), (1, disguised), (1, any_text)).map(_shown)


def _shown(line: str) -> str:
    """Return a line that is not blank, and that begins with a sign that can be seen where it must."""
    line = line.strip() or "blank"
    return f"– {line}" if hides(line) else line


def _undated(line: str) -> str:
    """Return a line that is not read as a date."""
    return f"– {line}" if when(line) else line


def _first(line: str) -> str:
    """Return a line that can stand after a mark: no credit, no date."""
    return f"– {line}" if re.match(rf"{pattern('CREDIT_SIGN')}|{pattern('LETTERS_FOR_SIGN')}", line) or when(line) else line


@cache
def _fit_lines(fit: Callable[[str], str]) -> st.SearchStrategy[str]:
    return _lines().map(fit)


def _margin(line: str) -> str:
    """Return a line that can stand at the margin: no heading, with signs of Markdown or without, and no mark."""
    bare = re.sub(pattern("MARKDOWN"), "", line, count=1)
    return f"– {line}" if heading_of(line) or heading_of(bare) or line == "-" else line


def _margin_without_items(line: str) -> str:
    """Return a line for the margin of a page without items, where a date would be an item's."""
    return _margin(_undated(line))


@cache
def _running_text(fit: Callable[[str], str]) -> st.SearchStrategy[str]:
    return st.lists(_fit_lines(fit), min_size=1, max_size=3).map("\n\n".join)


@st.composite
def credits(draw: st.DrawFn) -> Credit:  # noqa: A001 - the word of the format
    """Draw a credit in one of the shapes of archived pages, or any text at all.

    >>> from hypothesis import given
    >>> @given(credits())
    ... def test_somebody_holds_the_rights(credit):
    ...     assert credit.holder in credit.text
    >>> test_somebody_holds_the_rights()
    """
    return draw(_credits())


@cache
def _credits() -> st.SearchStrategy[Credit]:
    names = st.sampled_from(["Ada Vale", "I. Okoro", "greenhand", "Jean ROUVRE", "Photo Îles", "Stock_123456789", "A. Bo & C. Do"])
    agencies = st.sampled_from(["ILO", "OIT", "AFP", "Owl & Tree", "BILD AFP", "UN Photo", "Lantern Bank"])
    signs = st.sampled_from([" / ", "/", " - ", ", "])
    years = st.sampled_from([" 2023", ", 2024", " / 2011", ". 2019", ""])
    shaped = st.one_of(
        st.tuples(names, years),
        st.tuples(agencies, years),
        st.tuples(names, signs, agencies, years),
        st.tuples(agencies, signs, names, years),
        st.tuples(st.just("(c) "), agencies, signs, names, years),
        st.tuples(names, st.just("/"), names, st.just("/"), agencies, years),
        st.tuples(st.sampled_from(["2021", "(c) 2019"])),
    ).map("".join)
    return _weighted((2, shaped), (1, _lines())).map(lambda text: parse_credit(f"© {text}"))


@cache
def _dates() -> st.SearchStrategy[dt.date]:
    common = st.dates(dt.date(1995, 1, 1), dt.date(2026, 12, 31))
    return _weighted((2, common), (1, st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))))


@cache
def _whens() -> st.SearchStrategy[dict[str, Any]]:
    days = st.sampled_from([1, 2, 30, 400]) | st.integers(1, 60)
    return st.builds(_when, _dates(), _maybe(days, none=2), _maybe(_fit_lines(_place), none=2))


def _place(line: str) -> str:
    """Return a line that can stand behind a date as its place: no prose, no weekday, something to see."""
    found = when(f"2000/01/01, {line}")
    return line if found and found.place == line else "Lae"


def _when(first: dt.date, days: int | None, place: str | None) -> dict[str, Any]:
    last = first + dt.timedelta(min(days or 0, (dt.date.max - first).days))
    return {"date": first, "end_date": last if last != first else None, "place": place}


@st.composite
def items(draw: st.DrawFn, *, dated: bool | None = None) -> NewsItem:
    """Draw one item that can stand on some page: with a date or without, as `dated` asks.

    >>> from hypothesis import given
    >>> @given(items(dated=True))
    ... def test_a_range_ends_after_it_begins(item):
    ...     assert item.end_date is None or item.date < item.end_date
    >>> test_a_range_ends_after_it_begins()
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
    >>> @given(pages())
    ... def test_what_is_written_is_read_back(page):
    ...     assert parse(render(page)) == page
    >>> test_what_is_written_is_read_back()
    """
    return draw(drawn_pages(language))


@cache
def drawn_pages(language: str | None = None, *, dated: bool | None = None) -> st.SearchStrategy[NewsPage]:
    """Return the strategy for pages in a language, or all; `dated` says whether all items have a date, or none."""
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
    # A paragraph printed twice would be the title, so each is there once; the title itself may be among them.
    paragraphs = dict.fromkeys(str(title) if text == _THE_TITLE else fit(text) for text in (preamble if title else None) or ())
    sections = _arranged(drafts, with_title=title is not None, before={str(title), *paragraphs} if paragraphs else set())
    topics = any(section.topic is not None for section in sections)
    headed = any(section.year is not None for section in sections)
    first = sections[0]
    if topics and not headed and first.topic is None and first.items[0].number != 1:
        paragraphs = {}
    if title is None and first.year is not None:
        paragraphs = dict.fromkeys(fit(text) for text in preamble or () if text != _THE_TITLE)
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


def _arranged(drafts: list[dict[str, Any]], *, with_title: bool, before: set[str]) -> list[Section]:
    """Make sections of drafts: a topic or an empty heading only where the text can say it.

    `before` is what comes before the list, if there is a title and more: then a first topic needs no other.
    """
    headed = any(draft["kind"] in {"month", "year"} for draft in drafts)
    topics_after = any(draft["kind"] == "topic" for draft in drafts[1:])
    sections: list[Section] = []
    for index, draft in enumerate(drafts):
        kind, entries = draft["kind"], list(draft["items"])
        if index == 0 and kind == "topic" and not headed and not topics_after and _may_be_alone(draft["topic"], before):
            entries[0] = evolve(entries[0], number=1)
        elif index == 0 and kind == "topic" and not (with_title and topics_after and not headed):
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


def _may_be_alone(topic: str, before: set[str]) -> bool:
    """Tell whether a topic is known by itself: a short line without full stop, after a title and more."""
    return bool(before) and topic not in before and len(topic) <= LONGEST_TOPIC and not re.fullmatch(pattern("SENTENCE"), topic)


def _with_habit(sections: list[Section], kickers: str) -> list[Section]:
    """Give the items without a date the shape that their section asks for, or else the page: a kicker first, or the title first.

    `kickers` is what the page wants: `none` in any item, or items without a date that begin with a kicker where they can, or not.
    """
    if kickers == "none":
        return [evolve(section, items=[_title_first(item) for item in section.items]) for section in sections]
    votes = [sum(_vote(item, kickers) for item in section.items) for section in sections]
    fitted = []
    for section, own in zip(sections, votes, strict=True):
        deciding = own if any(item.date for item in section.items) else sum(votes)
        fit = _kicker_first if deciding > 0 else _title_first
        fitted.append(evolve(section, items=[item if item.date else fit(item) for item in section.items]))
    return fitted


def _vote(item: NewsItem, kickers: str) -> int:
    """Return what an item with a date says of those without: an empty kicker box speaks for kickers, where the page wants that."""
    if item.date is None or (item.kicker is None and item.title is None):
        return 0
    has_box = item.kicker is None and item.credit is not None and kickers == "first"
    return 1 if item.kicker is not None or has_box else -1


def _kicker_first(item: NewsItem) -> NewsItem:
    if item.kicker is None and item.credit is None and item.summary is not None:
        return evolve(item, kicker="News")
    return item


def _title_first(item: NewsItem) -> NewsItem:
    title = item.title or item.kicker
    return evolve(item, kicker=None, title=title if item.credit or title is None else _first(title))
