"""`coverage`: what captures hold of a list; an item is called not listed only where its place was captured."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ssenews_parse import NewsItem, NewsPage, Section
from ssenews_parse.archives import Capture, Gap, Listed, coverage

LIST = "https://www.ilo.org/lome/news/lang--en/{}index.htm"
FIRST = dt.date(2019, 12, 31)


def item(number: int) -> NewsItem:
    """Return an item of a list, the newest first: each is five days older."""
    return NewsItem(title=f"Fair day {number}", date=FIRST - dt.timedelta(number * 5))


def page(year: int, row: int, *numbers: int, minute: int = 0, url: str = LIST) -> tuple[Capture, NewsPage]:
    """Return a capture of the page at a row, with these items."""
    address = url.format(f"nextRow--{row}/" if row else "")
    time = dt.datetime(year, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minute or row)
    return Capture(url=address, captured=time), NewsPage(sections=[Section(items=map(item, numbers))] if numbers else [])


def numbers(known: Listed) -> list[int]:
    """Return the numbers of the items that are not listed any more."""
    return [int(str(gone.item.title).rpartition(" ")[2]) for gone in known.unlisted]


def only(*pairs: tuple[Capture, NewsPage], **options: Any) -> Listed:  # noqa: ANN401 - the options of `coverage`
    """Return what is known of the only list."""
    (known,) = coverage(pairs, **options)
    return known


# ── Lists and crawls ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_pages_of_a_list_and_its_mirrors_are_one_list() -> None:
    """The row and the mirror are no part of what tells a list; language and choice of items are."""
    pairs = [
        page(2020, 0, 0), page(2020, 10, 1), page(2020, 20, 2, url=LIST.replace("www.ilo.org", "oit.org")),
        page(2020, 0, 3, url=LIST.replace("--en", "--fr")), page(2020, 0, 4, url=LIST + "?facetcriteria=TAX=A.15"),
        page(2020, 0, 5, url="https://example.org/news?page=2"),
    ]  # fmt: skip
    assert [(known.address, known.crawls[0].pages) for known in coverage(pairs)] == [
        ("https://example.org/news?page=2", 1),
        ("https://www.ilo.org/lome/news/lang--en/", 3),
        ("https://www.ilo.org/lome/news/lang--en/?facetcriteria=TAX=A.15", 1),
        ("https://www.ilo.org/lome/news/lang--fr/", 1),
    ]


def test_captures_that_are_far_apart_are_crawls() -> None:
    """Thirty days, if nobody says otherwise."""
    pairs = [page(2020, 0, 0), page(2020, 2, 1, minute=60 * 24 * 29), page(2021, 0, 0)]
    assert [crawl.pages for crawl in only(*pairs).crawls] == [2, 1]
    assert [crawl.pages for crawl in only(*pairs, apart=dt.timedelta(days=7)).crawls] == [1, 1, 1]
    assert [crawl.pages for crawl in only(*pairs, apart=dt.timedelta(days=700)).crawls] == [3]


def test_positions_that_are_held_and_that_are_not() -> None:
    """From the rows in the addresses; the end is known where the last page has fewer items than others."""
    known = only(page(2020, 0, 0, 1, 2), page(2020, 3, 3, 4, 5), page(2020, 9, 9, 10, 11), page(2020, 12, 12))
    (crawl,) = known.crawls
    assert (crawl.held, crawl.missing, crawl.ended) == (((1, 6), (10, 13)), [(7, 9)], True)
    (crawl,) = only(page(2020, 3, 3, 4, 5), page(2020, 2, 2, 3, 4)).crawls
    assert (crawl.held, crawl.missing) == (((3, 6),), [(1, 2), (7, None)])
    (crawl,) = only(page(2020, 0)).crawls
    assert (crawl.held, crawl.missing) == ((), [(1, None)])


def test_running_numbers_tell_positions_where_addresses_do_not() -> None:
    """Numbers that begin anew in each month do not run on."""
    capture, listed = page(2020, 0, 0, 1, 2)
    numbered = [evolve(found, number=number) for number, found in enumerate(listed.items, 31)]
    (crawl,) = only((capture, NewsPage(sections=[Section(items=numbered)]))).crawls
    assert crawl.held == ((31, 33),)
    restarted = [evolve(found, number=number) for found, number in zip(listed.items, (31, 1, 2), strict=True)]
    (crawl,) = only((capture, NewsPage(sections=[Section(items=restarted)]))).crawls
    assert crawl.held == ((1, 3),)


# ── Months ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_days_that_no_capture_holds() -> None:
    """Between the oldest of a page and the newest of the next that was captured; other crawls may hold them."""
    known = only(page(2020, 0, 0, 1, 2), page(2020, 12, 12, 13, 14))
    assert known.gaps == (Gap(FIRST - dt.timedelta(60), FIRST - dt.timedelta(10)),)
    assert known.gaps[0].months == ["2019-11", "2019-12"]
    filled = only(page(2020, 0, 0, 1, 2), page(2020, 12, 12, 13, 14), page(2021, 1, *range(1, 14)))
    assert filled.gaps == ()
    half = only(page(2020, 0, 0, 1, 2), page(2020, 12, 12, 13, 14), page(2021, 1, *range(1, 9)))
    assert [gap.months for gap in half.gaps] == [["2019-11"]]


def test_months_over_the_turn_of_a_year() -> None:
    """All months are told, from the first on."""
    assert Gap(dt.date(2018, 11, 30), dt.date(2019, 2, 1)).months == ["2018-11", "2018-12", "2019-01", "2019-02"]


def test_lists_that_are_not_in_the_order_of_time_have_no_days() -> None:
    """Positions are all that can be told; so it is where nothing has a date."""
    assert only(page(2020, 0, 5, 1, 9, 3), page(2020, 12, 12, 2, 14, 7)).gaps == ()
    capture, _ = page(2020, 0)
    assert only((capture, NewsPage(sections=[Section(items=[NewsItem(title="x"), NewsItem(title="y")])]))).gaps == ()


# ── Not listed ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_item_between_its_neighbours_is_not_listed() -> None:
    """When it was last seen, and when it was missing for the first time."""
    known = only(page(2020, 0, 0, 1, 2, 3), page(2021, 0, 0, 2, 3, 4), page(2022, 0, 0, 2, 3, 4))
    assert numbers(known) == [1]
    assert (known.unlisted[0].last_seen.year, known.unlisted[0].missing.year) == (2020, 2021)


@pytest.mark.parametrize(
    ("later", "gone"),
    [
        ([page(2021, 0, 7, 0, 1)], []),  # 2 and 3 slid to a page that nobody captured
        ([page(2021, 0, 7, 0, 3)], [1, 2]),
        ([page(2021, 0, 1, 2, 3)], [0]),  # above the first
        ([page(2021, 3, 1, 2, 3)], []),  # above the first that was captured
        ([page(2021, 0, 0, 1, 2)], []),  # below the last: the list may go on
        ([page(2021, 0, 0, 1), page(2021, 2, 3)], [2]),  # pages that join
        ([page(2021, 0, 0, 1), page(2021, 3, 3)], []),  # a position is missing between
        ([page(2021, 0, 0, 1, minute=9), page(2021, 2, 3, minute=2)], []),  # the list may have grown between them
        ([page(2021, 0, 0, 1, minute=2), page(2021, 2, 3, minute=9000)], []),  # a week later
        ([page(2021, 0, 0, 1, minute=9000), page(2021, 1, 1, 3, minute=2)], [2]),  # they share an item
        ([page(2021, 0, 3, 1, 0)], []),  # the order is another
        ([page(2021, 0, 0, 1, 3), page(2022, 0, 0, 1, 2, 3)], []),  # it came back
    ],
)  # fmt: skip
def test_only_a_captured_place_tells(later: list[tuple[Capture, NewsPage]], gone: list[int]) -> None:
    """An item that was only not captured has not vanished."""
    assert numbers(only(page(2020, 0, 0, 1, 2, 3), *later)) == gone


def test_an_item_that_only_changed_its_title_is_not_called_gone() -> None:
    """Something new of its date is where it was; a document is the same whatever its title."""
    before, after = page(2020, 0, 0, 1, 2), page(2021, 0, 0, 1, 2)
    items = list(after[1].items)
    items[1] = evolve(items[1], title="Renamed")
    renamed = after[0], NewsPage(sections=[Section(items=items)])
    assert numbers(only(before, renamed)) == []
    items[1] = evolve(items[1], date=items[1].date and items[1].date + dt.timedelta(1))
    assert numbers(only(before, (after[0], NewsPage(sections=[Section(items=items)])))) == [1]
    url = "https://www.ilo.org/lome/news/WCMS_7/lang--en/index.htm"
    items[1] = evolve(items[1], url=url)
    old = list(before[1].items)
    old[1] = evolve(old[1], url=url)
    both = (before[0], NewsPage(sections=[Section(items=old)])), (after[0], NewsPage(sections=[Section(items=items)]))
    assert numbers(only(*both)) == []


def test_a_list_whose_order_changes_tells_nothing() -> None:
    """Where other items moved, the missing one may have moved too."""
    assert numbers(only(page(2020, 0, *range(9)), page(2021, 0, 0, 2, 3, 4, 5, 6, 7, 8))) == [1]
    assert numbers(only(page(2020, 0, *range(9)), page(2021, 0, 0, 2, 8, 3, 7, 4, 5, 6))) == []


@st.composite
def crawls(draw: st.DrawFn) -> tuple[list[tuple[Capture, NewsPage]], set[int]]:
    """Draw a list that grows and loses items from crawl to crawl, of which pages were not captured; and what was taken off."""
    size = draw(st.integers(1, 4))
    listed = list(range(50, 50 - draw(st.integers(1, 20)), -1))[::-1]
    pairs, removed = [], set[int]()
    for year in range(2020, 2020 + draw(st.integers(1, 4))):
        pairs += [
            page(year, row, *listed[row : row + size], minute=draw(st.integers(0, 50)))
            for row in range(0, len(listed), size)
            if draw(st.integers(0, 2))
        ]
        new = list(range(listed[0] - draw(st.integers(0, 3)), listed[0])) if listed else []
        taken = set(draw(st.lists(st.sampled_from(listed), max_size=3))) if listed else set()
        removed |= taken
        listed = [*new, *(number for number in listed if number not in taken)]
    return pairs, removed


@given(crawls())
def test_nothing_is_called_gone_that_is_listed(drawn: tuple[list[tuple[Capture, NewsPage]], set[int]]) -> None:
    """Whatever pages are left out and in whatever order they were captured, what is called not listed was taken off."""
    pairs, removed = drawn
    gone = [number for known in coverage(pairs) for number in numbers(known)]
    assert set(gone) <= removed
    assert max(Counter(gone).values(), default=1) == 1


@given(crawls())
def test_the_order_of_captures_changes_no_coverage(drawn: tuple[list[tuple[Capture, NewsPage]], set[int]]) -> None:
    """Captures may be read in any order."""
    pairs, _ = drawn
    if len({capture.captured for capture, _ in pairs}) == len(pairs):
        assert coverage(pairs[::-1]) == coverage(pairs)
