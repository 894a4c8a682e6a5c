"""What the captures of a list hold and what they don't: positions, months, and items that were taken off it.

A list goes on from page to page by the row in its address.  An item that slid to a page that nobody captured has not vanished.  So
a place counts as captured only between two items of pages that join, or above the first; an item is called not listed only where
its place was captured, between items that were around it before.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ssenews_parse._reading.addresses import address_of, document_of
from ssenews_parse.merging import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ssenews_parse.records import NewsItem, NewsPage

    from ._captures import Capture

__all__ = ["Crawl", "Gap", "Listed", "Unlisted", "coverage"]

APART = dt.timedelta(days=30)
"""Captures of a list that are further apart belong to two crawls."""

_AT_ONCE = dt.timedelta(days=1)
"""A page that was captured so soon after the one before it goes on where that ends: a list grows at its top, and slowly."""

_IN_ORDER = 0.95
"""So many of the dates of a list must not be later than the one before them for it to be in the order of time, and so many of its
items must be in the order in which an earlier crawl has them for anything to be called not listed."""


class Gap(NamedTuple):
    """Days whose items no capture is known to hold."""

    first: dt.date
    last: dt.date

    @property
    def months(self) -> list[str]:
        """The months that it touches, as `2023-05`, from the first on."""
        first, last = (day.year * 12 + day.month - 1 for day in self)
        return [f"{number // 12}-{number % 12 + 1:02}" for number in range(first, last + 1)]


class Crawl(NamedTuple):
    """The captures of a list that belong together."""

    first: dt.datetime
    last: dt.datetime
    pages: int
    held: tuple[tuple[int, int], ...]
    """The positions in the list that they hold, from 1: first and last of each stretch."""
    ended: bool
    """Whether the last of them is the end of the list: it has fewer items than others."""

    @property
    def missing(self) -> list[tuple[int, int | None]]:
        """The positions that they don't hold, from 1; up to None where it is not known how far the list goes."""
        edges = [0, *(edge for stretch in self.held for edge in stretch)]
        inner = [(last + 1, first - 1) for last, first in zip(edges[::2], edges[1::2], strict=False) if last + 1 < first]
        return [*inner, *([] if self.ended else [(edges[-1] + 1, None)])]


class Unlisted(NamedTuple):
    """An item that was taken off a list."""

    item: NewsItem
    last_seen: dt.datetime
    """The last capture that shows it."""
    missing: dt.datetime
    """The first later capture that has its place, but not the item."""


class Listed(NamedTuple):
    """What is known of one list."""

    address: str
    """Its address without the row; the site's mirrors are one."""
    crawls: tuple[Crawl, ...]
    gaps: tuple[Gap, ...]
    """The days that no crawl holds, for a list in the order of time; empty for other lists."""
    unlisted: tuple[Unlisted, ...]


def coverage(pairs: Iterable[tuple[Capture, NewsPage]], *, apart: dt.timedelta = APART) -> list[Listed]:
    """Return what captures of listings hold of each list, and what they don't; lists are in the order of their addresses.

    Captures of a list that are further `apart` belong to two crawls.  A page with problems may lack items: leave it out.

    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> from ssenews_parse.archives import Capture
    >>> def listed(year, row, *days):
    ...     url = f"https://www.ilo.org/global/news/lang--en/nextRow--{row}/index.htm"
    ...     items = [NewsItem(title=f"The {day}th", date=dt.date(2019, 5, day)) for day in days]
    ...     return Capture(url=url, captured=dt.datetime(year, 1, 1, tzinfo=dt.UTC)), NewsPage(sections=[Section(items=items)])
    >>> known, = coverage([listed(2020, 0, 30, 29, 28), listed(2020, 6, 12, 11, 10), listed(2021, 0, 30, 28, 27)])
    >>> known.address, known.crawls[0].held, known.crawls[0].missing
    ('https://www.ilo.org/global/news/lang--en/', ((1, 3), (7, 9)), [(4, 6), (10, None)])
    >>> [each.item.title for each in known.unlisted]
    ['The 29th']
    """
    lists: defaultdict[tuple[str, str], list[_Page]] = defaultdict(list)
    for capture, page in pairs:
        name, row = _list_of(capture.url)
        lists[name].append(_Page(capture.captured, page, row))
    return [_listed(*name, pages, apart) for name, pages in sorted(lists.items(), key=lambda entry: entry[0])]


def _list_of(url: str) -> tuple[tuple[str, str], int | None]:
    """Return the address of a list without its row, in two parts, and the row."""
    address = address_of(url)
    if address is None or address.office is None:
        return (url, ""), None
    parts = filter(None, (address.office, address.section, address.language and f"lang--{address.language}"))
    path = "/".join(parts).lower()
    return (f"https://www.ilo.org/{path}/", address.query or ""), address.offset


class _Page:
    """One captured page of a list: its items in order, and what tells each of them elsewhere: its document, its date and title."""

    def __init__(self, time: dt.datetime, page: NewsPage, row: int | None) -> None:
        self.time = time
        self.items = page.items
        keys = (key_of(item, section.year, section.month) for section in page.sections for item in section.items)
        self.names = [_names(item, key) for item, key in zip(self.items, keys, strict=True)]
        self.start = row if row is not None else _running(self.items)
        self.end = self.start + len(self.items)

    def joins(self, later: _Page) -> bool:
        """Tell whether no item can be between this page and one whose place is after it."""
        if later.start > self.end:
            return False
        shared = not set().union(*self.names).isdisjoint(set().union(*later.names))
        return shared or self.time <= later.time <= self.time + _AT_ONCE


def _names(item: NewsItem, key: object) -> set[object]:
    return {key, item.url and document_of(item.url)} - {None}


def _running(items: Sequence[NewsItem]) -> int:
    """Return how many items are before those of a page whose address does not say so: numbers that run on tell."""
    numbers = [item.number for item in items]
    first = numbers[0] if numbers else None
    return first - 1 if first and numbers == list(range(first, first + len(numbers))) else 0


class _Entry(NamedTuple):
    """An item of a list as one crawl has it."""

    item: NewsItem
    names: set[object]
    seen: dt.datetime


class _Taken:
    """What one crawl took of a list."""

    def __init__(self, pages: list[_Page]) -> None:
        newest = {page.start: page for page in pages}  # they are in the order of time
        self.pages = [newest[start] for start in sorted(newest)]
        self.first, self.last = pages[0].time, pages[-1].time
        self.runs = [list(run) for run in _runs(self.pages)]
        self.entries: list[list[_Entry]] = [[*_entries(run)] for run in self.runs]
        self.places: dict[object, tuple[int, int]] = {
            name: (number, index)
            for number, entries in enumerate(self.entries)
            for index, entry in enumerate(entries)
            for name in entry.names
        }
        self.shown = set().union(*(names for page in pages for names in page.names))
        self.times = len(pages)

    def crawl(self) -> Crawl:
        """Return what is told of it."""
        held: list[tuple[int, int]] = []
        for page in self.pages:
            if held and page.start <= held[-1][1]:
                held[-1] = held[-1][0], max(held[-1][1], page.end)
            elif page.items:
                held.append((page.start + 1, page.end))
        size = max(len(page.items) for page in self.pages)
        ended = len(self.pages[-1].items) < size
        return Crawl(self.first, self.last, self.times, tuple(held), ended)

    def place(self, names: set[object]) -> tuple[int, int] | None:
        """Return the run and the index of an item; None where it is not listed."""
        return next((self.places[name] for name in names if name in self.places), None)


def _runs(pages: list[_Page]) -> Iterator[list[_Page]]:
    """Yield pages that join."""
    run = pages[:1]
    for before, page in pairwise(pages):
        if not before.joins(page):
            yield run
            run = []
        run.append(page)
    yield run


def _entries(pages: list[_Page]) -> Iterator[_Entry]:
    """Yield the items of pages that join, each once."""
    known: set[object] = set()
    for page in pages:
        for item, names in zip(page.items, page.names, strict=True):
            if known.isdisjoint(names):
                yield _Entry(item, names, page.time)
            known |= names


def _listed(address: str, query: str, pages: list[_Page], apart: dt.timedelta) -> Listed:
    pages.sort(key=lambda page: page.time)
    crawls: list[list[_Page]] = [[pages[0]]]
    for before, page in pairwise(pages):
        if page.time - before.time > apart:
            crawls.append([])
        crawls[-1].append(page)
    taken = [_Taken(crawl) for crawl in crawls]
    return Listed(
        f"{address}?{query}" if query else address,
        tuple(each.crawl() for each in taken),
        tuple(_gaps(taken)),
        tuple(_unlisted(taken)),
    )


def _unlisted(crawls: list[_Taken]) -> Iterator[Unlisted]:
    """Yield the items that a later crawl does not show though it has their place."""
    for number, crawl in enumerate(crawls):
        later = crawls[number + 1 :]
        entries = [entry for run in crawl.entries for entry in run]
        around = [(other, *_neighbours(entries, other)) for other in later]
        for index, entry in enumerate(entries):
            if any(not other.shown.isdisjoint(entry.names) for other in later):
                continue
            missing = (
                other.last for other, above, below in around if _holds(other, entry, above[index], below[index], crawl.shown)
            )
            if time := next(missing, None):
                yield Unlisted(entry.item, entry.seen, time)


_Place = tuple[int, int]
_TOP: _Place = (0, -1)


def _neighbours(entries: list[_Entry], other: _Taken) -> tuple[list[_Place | None], list[_Place | None]]:
    """Return for each item where the next one above it, and the next below, are in another crawl."""
    places = [other.place(entry.names) for entry in entries]
    pairs = [*pairwise(filter(None, places))]
    if sum(before < after for before, after in pairs) < _IN_ORDER * len(pairs):
        nowhere: list[_Place | None] = [None] * len(entries)
        return nowhere, nowhere
    top = _TOP if other.pages[0].start == 0 else None
    return [*_carried(places, top)], [*_carried(places[::-1], None)][::-1]


def _carried(places: list[_Place | None], before: _Place | None) -> Iterator[_Place | None]:
    """Yield for each place the last one that was known before it."""
    for place in places:
        yield before
        before = place or before


def _holds(crawl: _Taken, entry: _Entry, above: _Place | None, below: _Place | None, known: set[object]) -> bool:
    """Tell whether a crawl has the place of an item between its neighbours, and nothing new of the same date that may be it."""
    if above is None or below is None or above[0] != below[0] or above >= below:
        return False
    between = crawl.entries[above[0]][above[1] + 1 : below[1]]
    return all(new.item.date != entry.item.date or not known.isdisjoint(new.names) for new in between)


def _gaps(crawls: list[_Taken]) -> Iterator[Gap]:
    """Yield the days between the oldest and the newest of a list that no crawl holds, the newest first, and what is before them."""
    dates = [[entry.item.date for run in crawl.entries for entry in run if entry.item.date] for crawl in crawls]
    pairs = [pair for of_crawl in dates for pair in pairwise(of_crawl)]
    if sum(earlier <= later for later, earlier in pairs) < _IN_ORDER * len(pairs):
        return
    spans = sorted(span for crawl in crawls for span in _spans(crawl) if span[0] <= span[1])
    gaps: list[Gap] = []
    held = spans[0][1] if spans else dt.date.min
    for first, last in spans:
        if first > held + _DAY:
            gaps.append(Gap(held + _DAY, first - _DAY))
        held = max(held, last)
    yield from reversed(gaps)


_DAY = dt.timedelta(days=1)


def _spans(crawl: _Taken) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the days of which all items are held: from the day after the oldest of a run to the day before its newest."""
    for run, entries in zip(crawl.runs, crawl.entries, strict=True):
        days = [entry.item.date for entry in entries if entry.item.date]
        if days:
            at_top = run[0].start == 0
            last = run[0].time.date() - _DAY if at_top else max(days) - _DAY
            yield min(days) + _DAY, last
