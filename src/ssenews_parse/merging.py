"""Overlapping pages of one listing to one timeline."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from itertools import chain, groupby, pairwise, zip_longest
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from ._arguments import check_takes
from ._linting.catalogue import Remark, remark
from ._linting.placed import path_of, placed_items
from ._reading.addresses import document_of
from .records import Credit, NewsItem, NewsPage, Section

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

__all__ = [
    "FIELDS",
    "Appearances",
    "Merged",
    "belongs_to_another",
    "fullness",
    "joined",
    "key_of",
    "merge",
    "merge_counted",
    "near_duplicates",
]

_Key = tuple[int, int, int, str, str]
"""What makes an item the same: year, month and day, each negated so that the newest sorts first; its text; the text's field."""

_SIGNS = re.compile("[\\s\"'`´«»‘-‟‹›′″「-』〝-〟＂＇｢｣‐-―−－-]+")
"""White space, quotes and dashes: what extractors and editors change in a title."""

FIELDS = ("summary", "title", "kicker", "credit", "place", "end_date", "date", "url")
"""The fields that are joined, by what orders copies of an item."""

_values = attrgetter(*FIELDS)

_SHARED_EDGE = 4
"""So many characters at the beginning or at the end are equal in two titles that are compared."""

_NEARLY = 0.9
"""From this ratio of equal characters on, two titles are nearly the same."""

_COMPARED = 400
"""Of a longer title only so many characters are compared: the cost of a comparison is bounded."""


class Merged(NamedTuple):
    """A timeline, and what was joined in it."""

    page: NewsPage
    """The timeline."""
    joined: int
    """How many items were joined into another one."""
    differing: int
    """How many fields differed between the appearances of an item; one version of each is kept."""


def merge(pages: Iterable[NewsPage]) -> NewsPage:
    """Merge overlapping pages into one page by month, newest first and numbered anew in each month.

    Items are the same if the document number in their address is the same (`WCMS_` and digits), or their date and title,
    whatever their white space, quotes, dashes and case.  An item that lost its title is compared by its summary, or else its
    kicker.  An item without a date is compared by its section's month, its title and its summary.  Two items with different
    document numbers are never the same.

    The same item is kept as often as the page that shows it most often does, a document once, with the fullest of each field.
    An item without a date comes after the others of its section's month or year; without these it comes in a last section.
    Topics and empty months are not kept.  Title and preamble are those of the page with the fullest preamble.

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
    return merge_counted(pages).page


def merge_counted(pages: Iterable[NewsPage]) -> Merged:
    """Merge pages as `merge` does, and count what was joined.

    >>> page = NewsPage(sections=[Section(year=2023, month=5, items=[NewsItem(title="A fair day")])])
    >>> merge_counted([page, page, page])[1:]
    (2, 0)
    """
    return joined(((0, page) for page in pages), Appearances())


def joined(ranked: Iterable[tuple[Any, NewsPage]], appearances: Appearances) -> Merged:
    """Join pages, each with what ranks it before others: of the highest rank that has any, the fullest head is kept."""
    languages: Counter[str] = Counter()
    head: tuple[Any, ...] = (None, (None, None))
    tail: tuple[Any, ...] = (None, None)
    shown = 0
    for rank, page in ranked:
        check_takes("merge", page, NewsPage)
        shown += appearances.add(page)
        languages.update([page.language] if page.language else [])
        head = max(head, (rank, (page.title, page.preamble)), key=_head_fullness)
        tail = max(tail, (rank, page.postamble), key=_tail_fullness)
    page = NewsPage(
        title=head[1][0],
        language=min(languages, key=lambda code: (-languages[code], code), default=None),
        preamble=head[1][1],
        sections=_sections(appearances.items()),
        postamble=tail[1],
    )
    return Merged(page, shown - sum(len(section.items) for section in page.sections), appearances.differing)


def near_duplicates(page: NewsPage) -> tuple[Remark, ...]:
    """Return a remark, `SSE908`, for each pair of titles on one date that differ slightly: what `merge` kept apart.

    Titles whose digits differ are two items of a series, not one.  The titles of a date are sorted by their beginnings, and
    again by their ends, and compared only with their neighbours, so that the time does not grow with the square of their
    number.

    >>> from datetime import date
    >>> day = date(2023, 5, 25)
    >>> items = [NewsItem(title="Bakers meet in Lomé", date=day), NewsItem(title="Bakers met in Lome", date=day, line=9)]
    >>> (found,) = near_duplicates(NewsPage(sections=[Section(items=items)]))
    >>> found.message, found.line, found.path
    ('nearly the same title on 2023-05-25: Bakers met in Lome; before: Bakers meet in Lomé', 9, 'sections[0].items[1]')
    """
    check_takes("near_duplicates", page, NewsPage)
    paths = [path_of(place) for _, place in placed_items(page)]
    items = page.items
    days: defaultdict[dt.date, dict[str, int]] = defaultdict(dict)
    for place, item in enumerate(items):
        if item.date and item.title:
            days[item.date].setdefault(_folded(item.title), place)
    pairs = ((titles[one], titles[other]) for titles in days.values() for one, other in _close_pairs(titles))
    return tuple(
        remark(
            "SSE908", items[later].line, paths[later], date=items[later].date, title=items[later].title, before=items[earlier].title
        )
        for later, earlier in sorted({(max(pair), min(pair)) for pair in pairs})
    )


class Appearances:
    """The items of all pages so far, each joined with those that are the same."""

    def __init__(self) -> None:
        """Begin without any."""
        self._listed: dict[_Key, list[NewsItem]] = {}
        self._documents: dict[tuple[str, _Key], NewsItem] = {}
        self._apart: set[_Key] = set()
        """Keys that a page shows both with and without a document number: these are two items."""
        self._differing: set[tuple[object, str]] = set()

    @property
    def differing(self) -> int:
        """In how many fields appearances of one item differ."""
        return len(self._differing)

    def count_difference(self, name: object, field: str) -> None:
        """Count a field in which two appearances of an item differ."""
        self._differing.add((name, field))

    def age(self, _item: NewsItem) -> Any:  # noqa: ANN401 - whatever orders them
        """Return what ranks an appearance of a document before others, its date and title aside: here, nothing."""
        return 0

    def add(self, page: NewsPage) -> int:
        """Join the items of a page with those of the others; return how many it has."""
        listed: defaultdict[_Key, list[NewsItem]] = defaultdict(list)
        numbered = set()
        shown = 0
        for section in page.sections:
            shown += len(section.items)
            for item in section.items:
                key = key_of(item, section.year, section.month)
                if item.url and (document := document_of(item.url)):
                    numbered.add(key)
                    place = document, key
                    known = self._documents.get(place)
                    self._documents[place] = self.fullest(place[0], known, item) if known else item
                else:
                    listed[key].append(item)
        for key, copies in listed.items():
            self._listed[key] = self._joined(key, self._listed.get(key, []), _ranked(copies))
        self._apart.update(numbered & listed.keys())
        return shown

    def items(self) -> dict[_Key, list[NewsItem]]:
        """Return the items by key; what was kept is let go."""
        documents: defaultdict[_Key, list[tuple[str, NewsItem]]] = defaultdict(list)
        for number, places in groupby(sorted(self._documents), key=itemgetter(0)):
            key, item = self._document(number, [(key, self._documents.pop((number, key))) for _, key in places])
            documents[key].append((number, item))
        for key, known in documents.items():
            copies = [] if key in self._apart else self._listed.pop(key, [])
            joined = [
                self.fullest(number, item, copy) if copy else item
                for (number, item), copy in zip_longest(known, copies[: len(known)])
            ]
            self._listed[key] = [*self._listed.get(key, []), *joined, *copies[len(known) :]]
        return self._listed

    def _document(self, number: str, appearances: list[tuple[_Key, NewsItem]]) -> tuple[_Key, NewsItem]:
        """Join the appearances of a document under different dates and titles; those with a date, then a title, go first."""
        (key, item), *others = sorted(
            appearances,
            key=lambda each: (bool(each[1].date), bool(each[1].title), self.age(each[1]), _rank(each[1]), each[0]),
            reverse=True,
        )
        for _, other in others:
            item = self.fullest(number, item, other)
        return key_of(item, -key[0], -key[1]), item

    def _joined(self, name: object, known: list[NewsItem], copies: list[NewsItem]) -> list[NewsItem]:
        """Join the copies of an item one by one, in their order, which is the same whatever page comes first."""
        pairs = zip_longest(known, copies)
        return [self.fullest(name, one, other) if one and other else one or other for one, other in pairs]

    def fullest(self, name: object, one: NewsItem, other: NewsItem) -> NewsItem:
        """Return an item with the fuller of each field; date, title and address stay those of the first where they are others."""
        known, others = _values(one), _values(other)
        if known == others:
            return one
        fuller = {}
        for field, kept, found in zip(FIELDS, known, others, strict=True):
            if kept == found or found is None:
                continue
            if kept is not None:
                self.count_difference(name, field)
            if fullness(kept) < fullness(found) and not belongs_to_another(field, one, other):
                fuller[field] = found
        return evolve(one, **fuller) if fuller else one


def belongs_to_another(field: str, one: NewsItem, other: NewsItem) -> bool:
    """Tell whether a field of `other`, which is the same document as `one`, goes with another date, title or kind of address."""
    if field in ("date", "end_date"):
        return one.date != other.date
    if field == "title" and one.title and other.title:
        return _folded(one.title) != _folded(other.title)
    return field == "url" and bool(one.url and document_of(one.url)) and not document_of(str(other.url))


def key_of(item: NewsItem, year: int | None, month: int | None) -> _Key:
    """Return the key of an item in the section of a month or year."""
    name = "title" if item.title else "summary" if item.summary else "kicker"
    text = _folded(getattr(item, name))
    if item.date:
        return -item.date.year, -item.date.month, -item.date.day, text, name
    if item.title and item.summary:
        text = f"{text}\n{_folded(item.summary)}"
    return -(year or 0), -(month or 0), 0, text, name


def _folded(text: str) -> str:
    """Return a text without what does not tell it from another; a text of signs alone stays as it is."""
    return _SIGNS.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold() or text


def _ranked(copies: list[NewsItem]) -> list[NewsItem]:
    """Sort copies from the fullest on."""
    return copies if len(copies) == 1 else sorted(copies, key=_rank, reverse=True)


def _rank(item: NewsItem) -> list[tuple[int, int, str]]:
    """Return what orders items that are the same."""
    return [fullness(value) for value in _values(item)]


def fullness(value: object) -> tuple[int, int, str]:
    """Return what orders the values of a field: more text is fuller, then less white space, then the later in Unicode."""
    if value is None:
        return -1, 0, ""
    text = value.text if isinstance(value, Credit) else str(value)
    return len("".join(text.split())), -len(text), text


def _head_fullness(ranked: tuple[Any, tuple[str | None, str | None]]) -> tuple[object, ...]:
    """Return what orders titles and preambles, which belong together: a preamble needs a title."""
    rank, (title, preamble) = ranked
    return (False,) if title is None else (True, rank, fullness(preamble), fullness(title))


def _tail_fullness(ranked: tuple[Any, str | None]) -> tuple[object, ...]:
    rank, postamble = ranked
    return (False,) if postamble is None else (True, rank, fullness(postamble))


def _sections(kept: dict[_Key, list[NewsItem]]) -> Iterator[Section]:
    """Make the sections, each with its items numbered from 1; what is done is let go."""
    for (year, month), keys in groupby(sorted(kept), key=lambda key: key[:2]):
        items = chain.from_iterable(_ranked(kept.pop(key)) for key in keys)
        numbered = [evolve(item, number=number, line=None) for number, item in enumerate(items, 1)]
        yield Section(year=-year or None, month=-month or None, items=numbered)


def _close_pairs(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find titles that differ slightly among those next to each other."""
    from difflib import get_close_matches

    beginnings = [pair for pair in pairwise(sorted(titles)) if pair[0][:_SHARED_EDGE] == pair[1][:_SHARED_EDGE]]
    ends = [pair for pair in pairwise(sorted(titles, key=_reversed)) if pair[0][-_SHARED_EDGE:] == pair[1][-_SHARED_EDGE:]]
    for one, other in chain(beginnings, ends):
        same_digits = re.sub(r"\D", "", one) == re.sub(r"\D", "", other)
        if same_digits and get_close_matches(one[:_COMPARED], [other[:_COMPARED]], cutoff=_NEARLY):
            yield one, other


def _reversed(text: str) -> str:
    return text[::-1]
