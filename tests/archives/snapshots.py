"""Strategies for what `merge` is made for: pages that show the same items again, each in its own way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from attrs import evolve
from hypothesis import strategies as st

from ssenews_parse import Credit, NewsItem, NewsPage, Section

__all__ = ["Snapshots", "snapshots"]

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
    shown: list[dict[tuple[dt.date | None, str], list[NewsItem]]]
    """For each page its items, by date and title before any change."""

    @property
    def most(self) -> Counter[tuple[dt.date | None, str]]:
        """How often each item must be kept."""
        most: Counter[tuple[dt.date | None, str]] = Counter()
        for page in self.shown:
            most |= Counter({key: len(copies) for key, copies in page.items()})
        return most


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshots:
    """Draw pages of one listing: each shows some of the items, changed a little and with some of their fields."""
    known = draw(st.lists(st.tuples(st.sampled_from([*_DAYS, None]), st.sampled_from(_TITLES)), min_size=1, max_size=4))
    pages, shown = [], []
    for _ in range(draw(st.integers(1, 4))):
        by_key: dict[tuple[dt.date | None, str], list[NewsItem]] = {}
        for number in range(1, draw(st.integers(0, 6)) + 1):
            key = draw(st.sampled_from(known))
            by_key.setdefault(key, []).append(draw(_appearance(*key, number)))
        entries = [item for copies in by_key.values() for item in copies]
        pages.append(NewsPage(title=draw(st.none() | st.just("News")), sections=[Section(items=entries)] if entries else []))
        shown.append(by_key)
    return Snapshots(pages, shown)


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
