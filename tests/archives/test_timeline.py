"""`timeline`: captures become one page in which the newest is right, and each item says when it was seen."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.archives.snapshots import snapshots

from ssenews_parse import NewsItem, NewsPage, Section
from ssenews_parse.archives import Capture, Seen, Timeline, timeline
from ssenews_parse.merging import merge

DAY = dt.date(2019, 5, 25)
URL = "https://www.ilo.org/lome/news/WCMS_{}/lang--en/index.htm"


def at(year: int) -> dt.datetime:
    """Return the moment when a year began."""
    return dt.datetime(year, 1, 1, tzinfo=dt.UTC)


def captured(year: int, *items: NewsItem, **page: Any) -> tuple[Capture, NewsPage]:  # noqa: ANN401 - the fields of a page
    """Return a capture of a page of one section."""
    capture = Capture(url="https://www.ilo.org/", captured=at(year))
    return capture, NewsPage(sections=[Section(items=items)] if items else [], source=capture.source, **page)


def item(**fields: Any) -> NewsItem:  # noqa: ANN401 - the fields of an item
    """Return an item of the day."""
    return NewsItem(**{"title": "A fair day", "date": DAY, **fields})


def source(year: int) -> str:
    """Return the source of a capture."""
    return f"{year}0101000000/https://www.ilo.org/"


# ── The newest is right ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (1, 0, 2)])
def test_the_newest_of_each_field_is_kept(order: tuple[int, ...]) -> None:
    """Whatever order the captures come in: what the newest says, and what it leaves out from the newest that has it."""
    pairs = [
        captured(2019, item(kicker="An old and very long kicker", place="Lomé", summary="First.")),
        captured(2020, item(kicker="Older", place="Accra")),
        captured(2021, item(kicker="New")),
    ]
    line = timeline(pairs[number] for number in order)
    assert line.page.items == (item(number=1, kicker="New", place="Accra", summary="First."),)
    assert line.seen == (Seen(at(2019), at(2021), (source(2019), source(2020), source(2021))),)
    assert (line.joined, line.differing) == (2, 2)


def test_at_one_time_the_fullest_is_kept() -> None:
    """As `merge` does."""
    line = timeline(
        [captured(2020, item(kicker="News")), captured(2020, item(kicker="Press release")), captured(2020, item(kicker="x"))]
    )
    assert line.page.items[0].kicker == "Press release"


def test_a_field_that_an_older_capture_confirms_is_no_older() -> None:
    """What is kept has the time of the newest capture that says it."""
    pairs = [captured(2022, item(kicker="News")), captured(2020, item(kicker="News")), captured(2021, item(kicker="Longer news"))]
    assert timeline(pairs).page.items[0].kicker == "News"
    assert timeline([pairs[1], pairs[0], pairs[2]]).page.items[0].kicker == "News"


def test_the_spelling_of_a_title_is_the_newest() -> None:
    """Quotes and case don't make another item."""
    line = timeline([captured(2021, item(title="a 'fair' day")), captured(2020, item(title="A “fair” day"))])
    assert [found.title for found in line.page.items] == ["a 'fair' day"]


def test_a_document_has_its_newest_title_and_date() -> None:
    """Its number is the same, whatever its title, its date and the language of its address."""
    old = item(title="The first title", date=dt.date(2019, 5, 20), end_date=dt.date(2019, 5, 22), url=URL.format(7))
    new = item(title="The second", url=URL.format(7).replace("--en", "--fr"))
    for pairs in ([captured(2020, old), captured(2021, new)], [captured(2021, new), captured(2020, old)]):
        line = timeline(pairs)
        assert [(found.title, found.date, found.end_date) for found in line.page.items] == [("The second", DAY, None)]
        assert line.seen[0][:2] == (at(2020), at(2021))
    assert len(timeline([captured(2020, old), captured(2021, evolve(new, url=URL.format(8)))]).page.items) == 2


def test_a_page_that_is_no_capture_is_the_oldest() -> None:
    """It has no time; what it alone shows was seen at no time."""
    page = NewsPage(sections=[Section(items=[item(kicker="A long kicker"), item(title="Alone")])], source="may.txt")
    line = timeline([captured(2020, item(kicker="New")), (None, page)])
    assert [(found.title, found.kicker) for found in line.page.items] == [("A fair day", "New"), ("Alone", None)]
    assert line.seen == (Seen(at(2020), at(2020), (source(2020), "may.txt")), Seen(None, None, ("may.txt",)))


def test_head_and_tail_are_those_of_the_newest_page_that_has_them() -> None:
    """Title and preamble belong together."""
    pairs = [
        captured(2019, item(), title="Old and long", preamble="About it.", postamble="The end."),
        captured(2020, item(), title="New"),
        captured(2021, item()),
    ]
    for order in (pairs, pairs[::-1]):
        page = timeline(order).page
        assert (page.title, page.preamble, page.postamble) == ("New", None, "The end.")


def test_no_capture_makes_an_empty_page() -> None:
    """There is nothing to say."""
    assert timeline([]) == Timeline(NewsPage(), (), 0, 0)
    assert timeline([captured(2020, title="News")]).page == NewsPage(title="News")


# ── Laws ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

captures = snapshots().flatmap(
    lambda drawn: st.tuples(*(st.tuples(st.integers(2000, 2004), st.just(page)) for page in drawn.pages))
)


def paired(drawn: tuple[tuple[int, NewsPage], ...]) -> list[tuple[Capture, NewsPage]]:
    """Return pages with their captures."""
    return [(captured(year)[0], evolve(page, source=f"{year} {number}")) for number, (year, page) in enumerate(drawn)]


@given(captures, st.randoms(use_true_random=False))
def test_the_order_of_captures_changes_nothing(drawn: tuple[tuple[int, NewsPage], ...], random: Any) -> None:  # noqa: ANN401
    """The same captures in any order are the same timeline."""
    pairs = paired(drawn)
    shuffled = random.sample(pairs, len(pairs))
    assert timeline(shuffled)[:3] == timeline(pairs)[:3]


@given(captures)
def test_a_timeline_has_the_items_of_a_merge(drawn: tuple[tuple[int, NewsPage], ...]) -> None:
    """They are told apart in the same way; only what is kept of them differs, and at one time nothing does."""
    pages = [page for _, page in drawn]
    line = timeline(paired(drawn))
    assert len(line.page.items) == len(merge(pages).items) == len(line.seen)
    assert all(seen.first and seen.last and seen.first <= seen.last and seen.sources for seen in line.seen)
    assert timeline(paired(tuple((2000, page) for page in pages))).page == merge(pages)
