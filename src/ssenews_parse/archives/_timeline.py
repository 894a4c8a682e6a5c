"""Captured listings to one timeline: the newest capture wins, and each item says when it was seen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve, field, fields, frozen

from ssenews_parse.merging import FIELDS, Appearances, belongs_to_another, fullness, joined
from ssenews_parse.records import NewsItem, NewsPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ._captures import Capture

__all__ = ["Seen", "Timeline", "timeline"]

_BEFORE_ALL = dt.datetime.min.replace(tzinfo=dt.UTC)
"""The time of a page that is no capture: any capture is newer."""


class Seen(NamedTuple):
    """When and where an item was listed, as far as was captured."""

    first: dt.datetime | None
    """The time of the first capture that shows it; None if only pages that are not captures show it."""
    last: dt.datetime | None
    """The time of the last."""
    sources: tuple[str, ...]
    """The sources of all pages that show it, sorted; that of a capture begins with its time."""


class Timeline(NamedTuple):
    """Many captures of listings as one page, and when each of its items was seen."""

    page: NewsPage
    """The items by month, newest first."""
    seen: tuple[Seen, ...]
    """For each item of the page, in their order, when it was seen."""
    joined: int
    """How many items of captures were joined into another one."""
    differing: int
    """How many fields differed between the appearances of an item; the newest version of each is kept."""


def timeline(pairs: Iterable[tuple[Capture | None, NewsPage]]) -> Timeline:
    """Merge captures of listings as `merge` does, but in the order of time: where they differ, the newest is right.

    What the newest capture of an item leaves out is kept from older ones; of captures at the same time the fullest wins.  A
    page whose capture is None is older than all captures.  The pairs may come in any order, one at a time; nothing but their
    items is kept.

    >>> from ssenews_parse import Section
    >>> from ssenews_parse.archives import Capture
    >>> def listed(year, **fields):
    ...     capture = Capture(url="http://ilo.org/", captured=dt.datetime(year, 1, 1, tzinfo=dt.UTC))
    ...     item = NewsItem(title="A fair day", date=dt.date(2019, 5, 25), **fields)
    ...     return capture, NewsPage(sections=[Section(items=[item])], source=capture.source)
    >>> line = timeline([listed(2024, kicker="Old news"), listed(2020, kicker="Press release", summary="In Lomé.")])
    >>> line.page.items[0].kicker, line.page.items[0].summary
    ('Old news', 'In Lomé.')
    >>> line.seen[0].first.year, line.seen[0].last.year
    (2020, 2024)
    """
    merged = joined(_in_time(pairs), _InTime())
    seen: list[Seen] = []
    sections = [evolve(section, items=[_told(item, seen) for item in section.items]) for section in merged.page.sections]
    return Timeline(evolve(merged.page, sections=sections), tuple(seen), merged.joined, merged.differing)


class _Sightings:
    """The appearances of an item so far."""

    __slots__ = ("first", "last", "sources", "times")

    def __init__(self, time: dt.datetime, source: str | None) -> None:
        self.first = self.last = time
        self.sources = {source} if source else set()
        self.times = [time] * len(FIELDS)
        """For each field the time of the newest appearance that has what is kept of it."""

    def add(self, other: _Sightings) -> None:
        """Add the appearances of what is the same item."""
        known = [time for time in (self.first, other.first) if time != _BEFORE_ALL]
        self.first = min(known, default=_BEFORE_ALL)
        self.last = max(self.last, other.last)
        self.sources |= other.sources


@frozen(kw_only=True)
class _SeenItem(NewsItem):
    """An item with its appearances."""

    sightings: _Sightings = field(eq=False, repr=False)


def _in_time(pairs: Iterable[tuple[Capture | None, NewsPage]]) -> Iterator[tuple[dt.datetime, NewsPage]]:
    for capture, page in pairs:
        time = capture.captured if capture else _BEFORE_ALL
        sections = [
            evolve(section, items=[_SeenItem(**_values(item), sightings=_Sightings(time, page.source)) for item in section.items])
            for section in page.sections
        ]
        yield time, evolve(page, sections=sections)


def _values(item: NewsItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in _NAMES}


_NAMES = tuple(each.name for each in fields(NewsItem))


def _told(item: NewsItem, seen: list[Seen]) -> NewsItem:
    """Return an item as it is without its appearances, which are put into `seen`."""
    assert isinstance(item, _SeenItem)
    times = [None if time == _BEFORE_ALL else time for time in (item.sightings.first, item.sightings.last)]
    seen.append(Seen(times[0], times[1], tuple(sorted(item.sightings.sources))))
    return NewsItem(**_values(item))


class _InTime(Appearances):
    """Joins appearances so that the newest is right."""

    def age(self, item: NewsItem) -> dt.datetime:
        """Return the time when an appearance of a document was last seen."""
        assert isinstance(item, _SeenItem)
        return item.sightings.last

    def fullest(self, name: object, one: NewsItem, other: NewsItem) -> NewsItem:
        """Return an item with the newer of each field, and the appearances of both."""
        assert isinstance(one, _SeenItem)
        assert isinstance(other, _SeenItem)
        times, changed = one.sightings.times, {}
        for index, field_name in enumerate(FIELDS):
            kept, found = getattr(one, field_name), getattr(other, field_name)
            time = other.sightings.times[index]
            if found is None:
                continue
            if kept == found:
                times[index] = max(times[index], time)
                continue
            if kept is not None:
                self.count_difference(name, field_name)
            newer = kept is None or (time, fullness(found)) > (times[index], fullness(kept))
            if newer and not belongs_to_another(field_name, one, other):
                changed[field_name] = found
                times[index] = time
        one.sightings.add(other.sightings)
        return evolve(one, **changed) if changed else one
