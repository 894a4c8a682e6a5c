"""Strategies for what `merge` is made for: pages that show the same items again, each in its own way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from attrs import evolve
from hypothesis import strategies as st

from ssenews_parse import Credit, NewsItem, NewsPage, Section

__all__ = ["Key", "Snapshots", "addressed", "snapshots"]

Key = tuple[dt.date | None, str, str | None]
"""What tells items apart before any change: date and title; without a date the summary too."""

_TITLES = [
    "Bakers’ ovens – a guide",
    "The “open kiln” week",
    "Ferry crews meet",
    "Straße der Töpfer",
    "Une école d'été",
    "L’«atelier» du soir",
    "製作工房の一日",
    "Boats: 12 ways to share",
    "Boats: 13 ways to share",
    "-",
]
"""Titles that stay apart, whatever is done to their spaces, quotes, dashes and case."""

_CHANGES = [
    lambda title: title,
    str.upper,
    str.casefold,
    lambda title: title.replace(" ", "  "),
    lambda title: title.replace(" ", "\xa0"),
    lambda title: title.replace("’", "'").replace("“", '"').replace("”", '"'),
    lambda title: title.replace("«", "« ").replace("»", " »"),
    lambda title: title.replace("–", "-"),
    lambda title: title.replace(" – ", "—"),
    lambda title: f"“{title}”" if title != "-" else title,
]

_DAYS = [dt.date(2023, 5, 25), dt.date(2023, 5, 2), dt.date(2022, 12, 31), dt.date(1999, 1, 1)]


class Snapshots(NamedTuple):
    """Pages, and for each item how often the page that shows it most often does."""

    pages: list[NewsPage]
    shown: list[dict[Key, list[NewsItem]]]
    """For each page its items, by what tells them apart."""

    @property
    def most(self) -> Counter[Key]:
        """How often each item must be kept."""
        most: Counter[Key] = Counter()
        for page in self.shown:
            most |= Counter({key: len(copies) for key, copies in page.items()})
        return most


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshots:
    """Draw pages of one listing: each shows some of the items, changed a little and with some of their fields."""
    known = draw(st.lists(st.tuples(st.sampled_from([*_DAYS, None]), st.sampled_from(_TITLES)), min_size=1, max_size=4))
    pages, shown = [], []
    for _ in range(draw(st.integers(1, 4))):
        by_key: dict[Key, list[NewsItem]] = {}
        for number in range(1, draw(st.integers(0, 6)) + 1):
            date, title = draw(st.sampled_from(known))
            item = draw(_appearance(date, title, number))
            by_key.setdefault((date, title, None if date else item.summary), []).append(item)
        entries = [item for copies in by_key.values() for item in copies]
        pages.append(NewsPage(title=draw(st.none() | st.just("News")), sections=[Section(items=entries)] if entries else []))
        shown.append(by_key)
    return Snapshots(pages, shown)


_ADDRESSES = [
    None,
    "https://www.ilo.org/global/news/index.htm",
    "https://www.ilo.org/global/news/index.htm?facetdynlist=WCMS_9",
    "https://www.ilo.org/global/news/WCMS_1/lang--en/index.htm",
    "https://www.ilo.org/global/news/WCMS_1/lang--fr/index.htm",
    "http://ilo.org/lome/WCMS_1/index.htm?facetdynlist=WCMS_9",
    "https://www.ilo.org/lome/news/WCMS_12/lang--en/index.htm",
]


@st.composite
def addressed(draw: st.DrawFn) -> list[NewsPage]:
    """Draw pages of one listing whose items have addresses, under month headings; so one document may have two titles and dates."""
    pages = []
    for page in draw(snapshots()).pages:
        items = [evolve(item, url=draw(st.sampled_from(_ADDRESSES))) for item in page.items]
        month = draw(st.sampled_from([None, 5, 6]))
        section = [Section(year=month and 2023, month=month, items=items)] if items else []
        pages.append(evolve(page, sections=section))
    return pages


@st.composite
def _appearance(draw: st.DrawFn, date: dt.date | None, title: str, number: int) -> NewsItem:
    credit = Credit(text="Ada Vale / ILO 2023", holder="Ada Vale", agency="ILO", year=2023)
    item = NewsItem(
        number=number,
        title=draw(st.sampled_from(_CHANGES))(title),
        credit=draw(st.sampled_from([None, credit, Credit(text="greenhand 2022", holder="greenhand", year=2022)])),
        kicker=draw(st.sampled_from([None, "News", "Press release"])),
        summary=draw(st.sampled_from([None, "In Lomé.", "In Lomé.\n\nAnd in Porto."])),
    )
    if date is None:
        return item
    place = draw(st.sampled_from([None, "Lomé, Togo", "Porto"]))
    return evolve(item, date=date, end_date=draw(st.none() | st.just(date + dt.timedelta(3))), place=place)
