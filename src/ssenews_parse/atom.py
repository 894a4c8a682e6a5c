"""Pages as an Atom feed (RFC 4287), made with feedgen."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from ._extras import needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .records import NewsItem, NewsPage, Section

__all__ = ["KICKER_SCHEME", "TOPIC_SCHEME", "to_atom"]

KICKER_SCHEME = "urn:ssenews-parse:kicker"
"""The scheme of the category that an item's kicker becomes."""

TOPIC_SCHEME = "urn:ssenews-parse:topic"
"""The scheme of the category that the topic above an item becomes."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:ssenews-parse:atom")

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When a feed without any date was updated: the format wants a moment, and the same page must always make the same feed."""

_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""The two characters that a line of text may hold and XML may not."""


def to_atom(page: NewsPage, *, feed_id: str | None = None, link: str | None = None, author: str = "ILO") -> str:
    r"""Return a page as an Atom feed, one entry per item, in page order; the extra `atom` is needed.

    `feed_id` is the address (an IRI) that names the feed; without it, one is made from the page's title and language.  `link` is
    the address of the page, `author` who publishes it.

    An entry has the item's title (kicker or summary where the title is lost); its date as `published`, the first day of a
    range; its kicker and the topic above it as categories, which differ in their schemes; its credit as `rights`; and as
    content paragraphs of HTML: range and place, then the summary, or the title again if there is neither.  `updated` is the
    date too; without one it is the first day of the section, or else the newest date of the feed.  The id of an entry is made
    from date and title alone: the same item has the same id in every feed.  If a page has equal items, each after the first has
    an id of its own.

    >>> from ssenews_parse import parse
    >>> feed = to_atom(parse("News\n\nMay 2023\n\n  1. A fair day for all\n\n    25 May 2023\n"))
    >>> "<published>2023-05-25T00:00:00+00:00</published>" in feed
    True
    """
    with needs("atom"):
        from feedgen.feed import FeedGenerator
    title = _xml(page.title or "News")
    moments = [_moment(item, section) for item, section in _items(page)]
    newest = max(filter(None, moments), default=_EPOCH)
    feed = FeedGenerator()
    feed.id(feed_id or _urn(page.language or "", title))
    feed.title(title)
    if page.language:
        feed.language(page.language)
    feed.generator("ssenews-parse")
    feed.author(name=author)
    feed.updated(newest)
    if link:
        feed.link(href=link, rel="alternate")
    seen: Counter[str] = Counter()
    for (item, section), moment in zip(_items(page), moments, strict=True):
        identity = _urn(str(item.date), str(item.end_date), _title(item))
        seen[identity] += 1
        entry = feed.add_entry(order="append")
        entry.id(identity if seen[identity] == 1 else _urn(identity, str(seen[identity])))
        entry.title(_xml(_title(item)))
        entry.updated(moment or newest)
        if item.date:
            entry.published(_midnight(item.date))
        if item.url:
            entry.link(href=_xml(item.url), rel="alternate")
        if item.kicker:
            entry.category(term=_xml(item.kicker), scheme=KICKER_SCHEME)
        if section.topic:
            entry.category(term=_xml(section.topic), scheme=TOPIC_SCHEME)
        if item.credit:
            entry.rights(_xml(f"© {item.credit.text}"))
        entry.content(_xml(_content(item)), type="html")
    return str(feed.atom_str(pretty=True).decode("utf-8"))


def _items(page: NewsPage) -> Iterator[tuple[NewsItem, Section]]:
    return ((item, section) for section in page.sections for item in section.items)


def _title(item: NewsItem) -> str:
    return str(item.title or item.kicker or item.summary)


def _moment(item: NewsItem, section: Section) -> dt.datetime | None:
    if item.date:
        return _midnight(item.date)
    return _midnight(dt.date(section.year, section.month or 1, 1)) if section.year else None


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _content(item: NewsItem) -> str:
    """Return the paragraphs of an entry as HTML; the class of each says what it is."""
    paragraphs = []
    if item.end_date:
        paragraphs.append(("dates", f"{item.date} – {item.end_date}"))
    if item.place:
        paragraphs.append(("place", item.place))
    if item.summary:
        paragraphs.extend(("summary", paragraph) for paragraph in item.summary.split("\n\n"))
    return "".join(f'<p class="{kind}">{escape(text)}</p>' for kind, text in paragraphs or [("title", _title(item))])


def _urn(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "\n".join(parts)).urn


def _xml(text: str) -> str:
    return text.translate(_NO_XML)
