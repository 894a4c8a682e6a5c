"""Atom: what a feed reader finds, and what stays the same from feed to feed."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import feedparser
from attrs import evolve
from hypothesis import given
from lxml import etree, html
from tests.outputs.site import site_pages

from ssenews_parse import NewsItem, NewsPage, Section, parse, parse_credit
from ssenews_parse.atom import KICKER_SCHEME, TOPIC_SCHEME, to_atom
from ssenews_parse.strategies import pages

if TYPE_CHECKING:
    from collections.abc import Mapping

ATOM = "{http://www.w3.org/2005/Atom}"

TEXT = """Ateliers partagés

Octobre 2022

  1. © Ada Vale / ILO 2021

    Événement

    Le marché <des> artisans & co

    3 - 5 octobre 2022, Lomé, Togo

    Une phrase.

    Une autre, avec <b> & « ».

  2. Un guide

  3. Un four

    1 septembre 2022
"""


def read(feed: str) -> Any:  # noqa: ANN401 - feedparser has no types
    """Read a feed with feedparser; it must find nothing wrong."""
    found = feedparser.parse(feed.encode(), sanitize_html=False)
    assert not found.bozo
    return found


def moment(day: dt.date) -> str:
    """Return midnight of a day, as Atom writes it."""
    return f"{day}T00:00:00+00:00"


def fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an item that feedparser found in an entry."""
    terms = {tag["scheme"]: tag["term"] for tag in entry.get("tags", [])}
    return {
        "title": entry["title"],
        "date": entry.get("published"),
        "kicker": terms.get(KICKER_SCHEME),
        "topic": terms.get(TOPIC_SCHEME),
        "credit": entry.get("rights"),
        **paragraphs(entry["content"][0]["value"]),
    }


def paragraphs(content: str) -> dict[str, list[str]]:
    """Return what the paragraphs of an entry say, by their classes."""
    blocks = [(block.get("class"), "".join(block.itertext())) for block in html.fragment_fromstring(content, create_parent=True)]
    return {name: [text for kind, text in blocks if kind == name] for name in ("dates", "place", "summary")}


def expected(item: NewsItem, section: Section) -> dict[str, Any]:
    """Return the fields of an item as a feed has them."""

    def fit(text: str | None) -> str | None:
        return text and text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")

    return {
        "title": fit(item.title or item.kicker or item.summary),
        "date": item.date and moment(item.date),
        "kicker": fit(item.kicker),
        "topic": fit(section.topic),
        "credit": item.credit and f"© {fit(item.credit.text)}",
        "dates": [f"{item.date} – {item.end_date}"] if item.end_date else [],
        "place": [fit(item.place)] if item.place else [],
        "summary": str(fit(item.summary)).split("\n\n") if item.summary else [],
    }


def test_a_reader_finds_the_page() -> None:
    """Title, language, author, the newest date and the address of the page stand in the feed."""
    feed = read(to_atom(parse(TEXT), link="https://example.org/ateliers")).feed
    assert (feed.title, feed.language, feed.author, feed.link) == ("Ateliers partagés", "fr", "ILO", "https://example.org/ateliers")
    assert feed.updated == "2022-10-03T00:00:00+00:00"


def test_a_reader_finds_the_items() -> None:
    """Each entry has title, dates, categories, rights and paragraphs; signs of markup are text."""
    entries = read(to_atom(parse(TEXT))).entries
    assert [fields(entry) for entry in entries] == [
        {
            "title": "Le marché <des> artisans & co",
            "date": "2022-10-03T00:00:00+00:00",
            "kicker": "Événement",
            "topic": None,
            "credit": "© Ada Vale / ILO 2021",
            "dates": ["2022-10-03 – 2022-10-05"],
            "place": ["Lomé, Togo"],
            "summary": ["Une phrase.", "Une autre, avec <b> & « »."],
        },
        {"title": "Un guide", "date": None, "kicker": None, "topic": None, "credit": None, "dates": [], "place": [], "summary": []},
        {
            "title": "Un four",
            "date": "2022-09-01T00:00:00+00:00",
            "kicker": None,
            "topic": None,
            "credit": None,
            "dates": [],
            "place": [],
            "summary": [],
        },
    ]
    assert entries[1].content[0].value == '<p class="title">Un guide</p>'


@given(site_pages())
def test_a_reader_finds_every_field(page: NewsPage) -> None:
    """For any page of the site feedparser finds the fields of every item, in page order."""
    found = [fields(entry) for entry in read(to_atom(page)).entries]
    assert found == [expected(item, section) for section in page.sections for item in section.items]


@given(pages())
def test_the_feed_holds_every_field(page: NewsPage) -> None:
    """For any page at all the XML holds them; feedparser would mend texts that look wrongly decoded."""
    found = []
    for entry in etree.fromstring(to_atom(page).encode()).iter(f"{ATOM}entry"):
        text = partial(entry.findtext, namespaces={None: ATOM[1:-1]})
        terms = {category.get("scheme"): category.get("term") for category in entry.iter(f"{ATOM}category")}
        found.append(
            {
                "title": text("title"),
                "date": text("published"),
                "kicker": terms.get(KICKER_SCHEME),
                "topic": terms.get(TOPIC_SCHEME),
                "credit": text("rights"),
                **paragraphs(str(text("content"))),
            }
        )
    assert found == [expected(item, section) for section in page.sections for item in section.items]


def test_what_xml_cannot_hold() -> None:
    """The two characters that a line may hold and XML may not stand as U+FFFD, wherever they are."""
    odd = "a\ufffeb\uffff"
    item = NewsItem(credit=parse_credit(odd), kicker=odd, title=odd, date=dt.date(2023, 5, 25), place=odd, summary=odd)
    page = NewsPage(title=odd, sections=[Section(topic=odd, items=[item])])
    feed = to_atom(page)
    assert not {"\ufffe", "\uffff"} & set(feed)
    assert feed.count("a\ufffdb\ufffd") == 7


@given(pages())
def test_every_entry_is_whole(page: NewsPage) -> None:
    """Atom wants an id, a title, a moment and content in each entry, and no id twice; the same page makes the same feed."""
    feed = to_atom(page)
    entries = read(feed).entries
    assert len({entry.id for entry in entries}) == len(entries) == len(page.items)
    assert all(entry.id.startswith("urn:uuid:") and entry.updated_parsed and entry.content[0].value for entry in entries)
    assert to_atom(page) == feed


def test_an_item_keeps_its_id() -> None:
    """The id of an item is the same on another page, under another number, with another summary and credit."""
    item = NewsItem(number=3, title="A fair day", date=dt.date(2023, 5, 25), summary="Soon.")
    moved = evolve(item, number=14, summary="It was fine.", kicker="News")
    one = NewsPage(title="May", sections=[Section(items=[item])])
    other = NewsPage(title="All news", sections=[Section(items=[NewsItem(title="Another day"), moved])])
    assert read(to_atom(one)).entries[0].id == read(to_atom(other)).entries[1].id == "urn:uuid:a941014b-cc12-55fc-9c3b-2b0b15b2c755"


def test_other_items_have_other_ids() -> None:
    """A title on another date, another title on the same date, and an equal item a second time are entries of their own."""
    first = NewsItem(title="A fair day", date=dt.date(2023, 5, 25))
    items = [first, evolve(first, date=dt.date(2023, 5, 26)), evolve(first, title="A fair week"), first, first]
    ids = [entry.id for entry in read(to_atom(NewsPage(sections=[Section(items=items)]))).entries]
    assert len(set(ids)) == 5


def test_an_item_without_a_date_stands_in_its_month() -> None:
    """Such an entry was updated on the first day of its month or year, else with the newest of the feed; it was never published."""
    item = NewsItem(title="A fair day")
    dated = evolve(item, date=dt.date(2023, 5, 25))
    sections = [Section(items=[item, dated]), Section(year=2022, month=4, items=[item]), Section(year=2021, items=[item])]
    entries = read(to_atom(NewsPage(sections=sections))).entries
    days = ["2023-05-25", "2023-05-25", "2022-04-01", "2021-01-01"]
    assert [entry.updated for entry in entries] == [f"{day}T00:00:00+00:00" for day in days]
    assert [entry.get("published") for entry in entries] == [None, "2023-05-25T00:00:00+00:00", None, None]


def test_a_feed_without_any_date_has_a_fixed_moment() -> None:
    """Without a date on the page the feed is always of the same moment, not of the hour it was made in."""
    feed = read(to_atom(NewsPage(sections=[Section(items=[NewsItem(title="A fair day")])])))
    assert (feed.feed.updated, feed.feed.title) == ("1970-01-01T00:00:00+00:00", "News")


def test_a_feed_is_named_by_title_and_language() -> None:
    """Without an id of its own a feed keeps the same id while the page keeps title and language."""
    one, more = NewsPage(title="News"), NewsPage(title="News", sections=[Section(year=2023)])
    assert read(to_atom(one)).feed.id == read(to_atom(more)).feed.id
    assert read(to_atom(one)).feed.id != read(to_atom(evolve(one, language="fr"))).feed.id
    named = read(to_atom(one, feed_id="https://example.org/feed", author="The archive")).feed
    assert (named.id, named.author) == ("https://example.org/feed", "The archive")
