"""Overlapping pages of one listing to one timeline."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from difflib import get_close_matches
from itertools import chain, groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from attrs import evolve

from .linting import Remark, remark
from .records import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

__all__ = ["merge", "near_duplicates"]

_Key = tuple[int, int, int, str, str]
"""What makes an item the same: year, month and day, each negated so that the newest sorts first; its text; the text's field."""

_SIGNS = re.compile("[\\s\"'`´«»‘-‟‹›′″「-』〝-〟＂＇｢｣‐-―−－-]+")
"""White space, quotes and dashes: what extractors and editors change in a title."""

_SHARED_EDGE = 4
"""So many characters at the beginning or at the end are equal in two titles that are compared."""

_NEARLY = 0.9
"""From this ratio of equal characters on, two titles are nearly the same."""

_COMPARED = 400
"""Of a longer title only so many characters are compared: the cost of a comparison is bounded."""


def merge(pages: Iterable[NewsPage]) -> NewsPage:
    """Merge overlapping pages into one page by month, newest first and numbered anew in each month.

    Items are the same where date and title are, whatever their white space, quotes, dashes and case; an item without a title goes
    by its summary or else its kicker.  The same item is kept as often as the page that shows it most often does, with the fullest
    of each field.  An item without a date stands behind the others of its section's month or year; without these it stands in a
    last section.  Topics and empty months are not kept.  Title and preamble are those of the page with the fullest.

    The pages may come in any order, one at a time; nothing but their items is kept.

    >>> from datetime import date
    >>> day = date(2023, 5, 25)
    >>> old = NewsPage(sections=[Section(items=[NewsItem(number=7, title="A “fair” day", date=day, summary="In Lomé.")])])
    >>> new = NewsPage(sections=[Section(items=[NewsItem(number=9, title="A 'fair' day", date=day, kicker="News")])])
    >>> page = merge([old, new])
    >>> [(section.year, section.month) for section in page.sections]
    [(2023, 5)]
    >>> [(item.number, item.kicker, item.title, item.summary) for item in page.items]
    [(1, 'News', 'A “fair” day', 'In Lomé.')]
    """
    kept: dict[_Key, list[NewsItem]] = {}
    languages: Counter[str] = Counter()
    head: tuple[str | None, str | None] = None, None
    postamble = None
    for page in pages:
        for key, copies in _by_key(page).items():
            kept[key] = _joined(kept.get(key, []), copies)
        languages.update([page.language] if page.language else [])
        head = max(head, (page.title, page.preamble), key=_head_fullness)
        postamble = max(postamble, page.postamble, key=_fullness)
    return NewsPage(
        title=head[0],
        language=min(languages, key=lambda code: (-languages[code], code), default=None),
        preamble=head[1],
        sections=_sections(kept),
        postamble=postamble,
    )


def near_duplicates(page: NewsPage) -> tuple[Remark, ...]:
    """Return a remark, `SSE908`, for each two titles on one date that differ slightly: what `merge` kept apart.

    Titles whose digits differ are two items of a series, not one.  The titles of a date are compared with their neighbours alone
    when sorted by their beginnings, and again by their ends, so that a day of a million items costs no million squared.

    >>> from datetime import date
    >>> day = date(2023, 5, 25)
    >>> items = [NewsItem(title="Bakers meet in Lomé", date=day), NewsItem(title="Bakers met in Lome", date=day, line=9)]
    >>> near_duplicates(NewsPage(sections=[Section(items=items)]))
    (Remark(code='SSE908', message='nearly the same title on 2023-05-25: Bakers met in Lome; before: Bakers meet in Lomé', line=9),)
    """
    items = page.items
    days: defaultdict[dt.date, dict[str, int]] = defaultdict(dict)
    for place, item in enumerate(items):
        if item.date and item.title:
            days[item.date].setdefault(_folded(item.title), place)
    pairs = ((titles[one], titles[other]) for titles in days.values() for one, other in _close_pairs(titles))
    return tuple(_remark(items[later], items[earlier]) for later, earlier in sorted({(max(pair), min(pair)) for pair in pairs}))


def _remark(item: NewsItem, before: NewsItem) -> Remark:
    return remark("SSE908", item.line, date=item.date, title=item.title, before=before.title)


def _by_key(page: NewsPage) -> dict[_Key, list[NewsItem]]:
    """Return the items of a page by what makes them the same, each item's copies from the fullest on."""
    groups: defaultdict[_Key, list[NewsItem]] = defaultdict(list)
    for section in page.sections:
        for item in section.items:
            groups[_key(item, section)].append(item)
    return {key: _ranked(copies) for key, copies in groups.items()}


def _key(item: NewsItem, section: Section) -> _Key:
    name = "title" if item.title else "summary" if item.summary else "kicker"
    text = _folded(getattr(item, name))
    if item.date:
        return -item.date.year, -item.date.month, -item.date.day, text, name
    return -(section.year or 0), -(section.month or 0), 0, text, name


def _folded(text: str) -> str:
    """Return a text without what does not tell it from another; a text of signs alone stays as it is."""
    return _SIGNS.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold() or text


def _joined(known: list[NewsItem], copies: list[NewsItem]) -> list[NewsItem]:
    """Join the copies of an item one by one, in their order, which is the same whatever page comes first."""
    return [_fullest(one, other) if one and other else one or other for one, other in zip_longest(known, copies)]


_JOINED_FIELDS = ("summary", "title", "kicker", "credit", "place", "end_date")


def _fullest(one: NewsItem, other: NewsItem) -> NewsItem:
    """Return an item with the fuller of each field."""
    fuller = {
        name: getattr(other, name)
        for name in _JOINED_FIELDS
        if getattr(one, name) != getattr(other, name) and _fullness(getattr(one, name)) < _fullness(getattr(other, name))
    }
    return evolve(one, **fuller) if fuller else one


def _ranked(copies: list[NewsItem]) -> list[NewsItem]:
    """Sort copies from the fullest on."""
    if len(copies) == 1:
        return copies
    return sorted(copies, key=lambda item: [_fullness(getattr(item, name)) for name in _JOINED_FIELDS], reverse=True)


def _fullness(value: object) -> tuple[int, int, str]:
    """Return what orders the values of a field: more text is fuller, then less white space, then the later in Unicode."""
    if value is None:
        return -1, 0, ""
    text = value.text if isinstance(value, Credit) else str(value)
    return len("".join(text.split())), -len(text), text


def _head_fullness(head: tuple[str | None, str | None]) -> tuple[object, ...]:
    """Return what orders titles and preambles, which belong together: a preamble needs a title."""
    title, preamble = head
    return title is not None, _fullness(preamble), _fullness(title)


def _sections(kept: dict[_Key, list[NewsItem]]) -> Iterator[Section]:
    """Make the sections, each with its items numbered from 1; what is done is let go."""
    for (year, month), keys in groupby(sorted(kept), key=lambda key: key[:2]):
        items = chain.from_iterable(_ranked(kept.pop(key)) for key in keys)
        numbered = [evolve(item, number=number, line=None) for number, item in enumerate(items, 1)]
        yield Section(year=-year or None, month=-month or None, items=numbered)


def _close_pairs(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find titles that differ slightly among those that stand next to each other."""
    beginnings = [pair for pair in pairwise(sorted(titles)) if pair[0][:_SHARED_EDGE] == pair[1][:_SHARED_EDGE]]
    ends = [pair for pair in pairwise(sorted(titles, key=_reversed)) if pair[0][-_SHARED_EDGE:] == pair[1][-_SHARED_EDGE:]]
    for one, other in chain(beginnings, ends):
        same_digits = re.sub(r"\D", "", one) == re.sub(r"\D", "", other)
        if same_digits and get_close_matches(one[:_COMPARED], [other[:_COMPARED]], cutoff=_NEARLY):
            yield one, other


def _reversed(text: str) -> str:
    return text[::-1]
