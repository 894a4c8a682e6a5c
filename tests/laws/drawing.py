"""What the laws are tried on beside what the strategies draw: texts of the format's own signs, pages that no text can say."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import strategies as st

from ssenews_parse import NewsItem, NewsPage, Section, strategies

if TYPE_CHECKING:
    from collections.abc import Callable

_DATES = [
    "12 May 2023",
    "3 août 2022, Dakar",
    "14 - 16 May 2012",
    "2019/05/30 - 2019/06/02",
    "31 April 2023",
    "1er mai 2019",
    "7 MAYO 2024",
]
_HEADINGS = ["May 2023", "2010", "5月 2019", "OCTOBRE 2022", "abril de 2022", "May 20230"]
_FRAGMENTS = [
    "\n", "\n\n", "\n\n\n", "    ", "  ", "  1. ", "  2. ", " 10. ", "  • ", "  * ", "-\n", "- ", "# ", "## ", "### ", "© ",
    "© Ada / ILO 2023", "12 May 2023", "14 - 16 May 2012", "31 April 2023", "May 2023", "2010", "Papers", "News", "A title", ",",
    " Rome", "\r\n", "\ufeff", "\u3000", "\u00a0", "\t", "\x00", "\u2028", "\ud800", "\\", "9" * 12,
]  # fmt: skip


def any_texts() -> st.SearchStrategy[str]:
    """Draw any string, or the format's own signs in any order."""
    any_character = st.characters(categories=None)
    return st.text(any_character) | st.lists(st.sampled_from(_FRAGMENTS), max_size=40).map("".join)


_ADDRESSES = [
    None, "/global/news/WCMS_220248/lang--en/index.htm", "https://www.ilo.org/a?b=c&d=<e>#f", "../été (2).htm", "x", "\\", '"',
]  # fmt: skip


def with_addresses() -> st.SearchStrategy[NewsPage]:
    """Draw a page with what no text says: addresses, a source, a language that is not read, or none."""
    addresses = st.sampled_from(_ADDRESSES) | strategies.lines()
    languages = st.none() | st.sampled_from(["en", "tr", "nld", "zz"]) | st.from_regex("[a-z]{2,3}", fullmatch=True)
    return st.builds(_addressed, strategies.pages(), st.lists(addresses, min_size=1, max_size=5), addresses, languages)


def _addressed(page: NewsPage, addresses: list[str | None], source: str | None, language: str | None) -> NewsPage:
    urls = cycle(addresses)
    sections = [evolve(section, items=[evolve(item, url=next(urls)) for item in section.items]) for section in page.sections]
    return evolve(page, sections=sections, source=source, language=language)


def unsayable() -> st.SearchStrategy[tuple[str, NewsPage]]:
    """Draw a page inside "What it cannot say", with the reason why: each makes a sound page an unsound one."""
    return st.one_of([st.tuples(st.just(reason), draw()) for reason, draw in _REASONS.items()])


def _with_item(page: NewsPage, item: NewsItem) -> NewsPage:
    """Add a year with one item to a page: what is wrong with the item is wrong with the page."""
    return evolve(page, sections=[*page.sections, Section(year=2001, items=[item])])


def _misread(field: str, texts: list[str]) -> st.SearchStrategy[NewsPage]:
    items = strategies.items(dated=True).map(lambda item: evolve(item, number=1))
    values = st.sampled_from(texts)
    return st.builds(lambda page, item, text: _with_item(page, evolve(item, **{field: text})), strategies.pages(), items, values)


def _credit_alike() -> st.SearchStrategy[NewsPage]:
    def page(page: NewsPage, item: NewsItem, line: str) -> NewsPage:
        return _with_item(page, evolve(item, credit=None, kicker=None, title=f"© {line}"))

    return st.builds(page, strategies.pages(), strategies.items(), strategies.lines())


def _at_the_margin(field: str, texts: list[str]) -> st.SearchStrategy[NewsPage]:
    def page(page: NewsPage, item: NewsItem, text: str) -> NewsPage:
        values: dict[str, Any] = {"title": page.title or "News", field: text}
        return evolve(_with_item(page, item), **values)

    return st.builds(page, strategies.pages(), strategies.items(), st.sampled_from(texts))


def _misread_topic() -> st.SearchStrategy[NewsPage]:
    def page(page: NewsPage, item: NewsItem, text: str) -> NewsPage:
        return evolve(page, sections=[*page.sections, Section(topic=text, items=[evolve(item, number=1)])])

    return st.builds(page, strategies.pages(), strategies.items(), st.sampled_from([*_HEADINGS[:5], "-"]))


def _without_title(field: str) -> st.SearchStrategy[NewsPage]:
    def page(page: NewsPage, item: NewsItem, line: str) -> NewsPage:
        first = Section(topic=line if field == "topic" else None, items=[evolve(item, number=1)])
        preamble = line if field == "preamble" else None
        later = Section(topic="Papers", items=[evolve(item, number=1)])
        sections = [first, later, *page.sections] if field == "topic" else [first, *page.sections]
        return evolve(page, title=None, preamble=preamble, sections=sections)

    return st.builds(page, strategies.pages(), strategies.items(), st.sampled_from(["Films", "We bake."]))


def _paragraph_twice() -> st.SearchStrategy[NewsPage]:
    def page(page: NewsPage, item: NewsItem, line: str) -> NewsPage:
        return evolve(_with_item(page, item), title=page.title or "News", preamble=f"{line}\n\nWe bake.\n\n{line}")

    return st.builds(page, strategies.pages(), strategies.items(), st.sampled_from(["Films", "Home > News"]))


def _lonely_topic() -> st.SearchStrategy[NewsPage]:
    def page(entries: list[NewsItem], months: list[int]) -> NewsPage:
        first = Section(topic="Films", items=[evolve(entries[0], number=1), *entries[1:]])
        return NewsPage(title="News", sections=[first, *(Section(year=2001, month=month) for month in months)])

    return st.builds(page, st.lists(strategies.items(dated=True), min_size=1), st.lists(st.integers(1, 12), max_size=2))


def _preamble_before_topics() -> st.SearchStrategy[NewsPage]:
    def page(entries: list[NewsItem], line: str) -> NewsPage:
        first, *rest = [
            Section(topic=None if not index else "Films", items=[evolve(item, number=1 if index else 2)])
            for index, item in enumerate(entries)
        ]
        return NewsPage(title="News", preamble=line, sections=[first, *rest])

    return st.builds(page, st.lists(strategies.items(dated=True), min_size=2), strategies.lines())


def _wrong_first_number(topic: str | None) -> st.SearchStrategy[NewsPage]:
    def page(page: NewsPage, item: NewsItem, number: int) -> NewsPage:
        return evolve(page, sections=[*page.sections, Section(topic=topic, items=[evolve(item, number=number)])])

    return st.builds(page, strategies.pages(), strategies.items(), st.integers(2, 20))


def _nameless_behind_nothing() -> st.SearchStrategy[NewsPage]:
    def page(page: NewsPage, item: NewsItem) -> NewsPage:
        return evolve(page, sections=[*page.sections, Section(year=2001), Section(items=[evolve(item, number=1)])])

    return st.builds(page, strategies.pages(), strategies.items())


def _neither_title_nor_date() -> st.SearchStrategy[NewsPage]:
    def page(page: NewsPage, item: NewsItem) -> NewsPage:
        bare: dict[str, Any] = {"title": None, "date": None, "end_date": None, "place": None}
        return _with_item(page, evolve(item, **bare, kicker=item.kicker or "News"))

    return st.builds(page, strategies.pages(), strategies.items())


def _against_the_habit() -> st.SearchStrategy[NewsPage]:
    def page(item: NewsItem, numbers: list[int], *, kickers: bool) -> NewsPage:
        kicker = "News" if kickers else None
        dated = [evolve(item, number=number, credit=None, kicker=kicker, title="A day") for number in numbers]
        odd = NewsItem(number=1, title="Vacancy", summary="Write." if kickers else None, kicker=None if kickers else "Call")
        return NewsPage(sections=[Section(items=[*dated, odd])])

    return st.builds(page, strategies.items(dated=True), st.lists(st.integers(1, 30), min_size=1), kickers=st.booleans())


def _no_item() -> st.SearchStrategy[NewsPage]:
    return strategies.pages().map(lambda page: evolve(page, sections=[]))


_REASONS: dict[str, Callable[[], st.SearchStrategy[NewsPage]]] = {
    "a title that reads as a date": lambda: _misread("title", _DATES),
    "a kicker that reads as a date": lambda: _misread("kicker", _DATES),
    "a paragraph that reads as a date": lambda: _misread("summary", [f"We bake.\n\n{date}" for date in _DATES]),
    "a title that reads as a credit": _credit_alike,
    "a page title that reads as a heading or mark": lambda: _at_the_margin("title", [*_HEADINGS, "-"]),
    "a preamble that reads as a heading or mark": lambda: _at_the_margin(
        "preamble", [*(f"We bake.\n\n{text}" for text in _HEADINGS), "-"]
    ),
    "a postamble that reads as a heading or mark": lambda: _at_the_margin(
        "postamble", [*(f"{text}\n\nBye" for text in _HEADINGS), "-"]
    ),
    "a topic that reads as a heading or mark": _misread_topic,
    "a preamble without a page title": lambda: _without_title("preamble"),
    "a preamble that holds a paragraph twice": _paragraph_twice,
    "a first topic without a page title": lambda: _without_title("topic"),
    "a first topic on a page with no other": _lonely_topic,
    "a preamble before a first section without heading that begins at 2, with topics": _preamble_before_topics,
    "a later topic whose first item is not number 1": lambda: _wrong_first_number("Films"),
    "a later section without heading whose first item is not number 1": lambda: _wrong_first_number(None),
    "a later section without heading behind a heading without items": _nameless_behind_nothing,
    "an item with neither title nor date": _neither_title_nor_date,
    "a dateless item against the habit": _against_the_habit,
    "a page with no item and no heading": _no_item,
}
REASONS = list(_REASONS)
