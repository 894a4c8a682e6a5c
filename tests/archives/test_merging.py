"""`merge`: overlapping pages become one timeline, and nothing gets lost on the way."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.archives.snapshots import Snapshots, addressed, snapshots

from ssenews_parse import NewsItem, NewsPage, RenderError, Section, parse, render
from ssenews_parse.merging import merge, merge_counted, near_duplicates
from ssenews_parse.strategies import pages

DAY = dt.date(2023, 5, 25)

FIELDS = ("credit", "kicker", "title", "date", "end_date", "place", "summary", "url")


def overlapping(one: NewsPage, other: NewsPage) -> list[NewsPage]:
    """Return two pages and a third that shows the sections of both."""
    return [one, other, evolve(one, sections=other.sections + one.sections)]


any_pages = st.one_of(
    snapshots().map(lambda drawn: drawn.pages),
    addressed(),
    st.builds(overlapping, pages(), pages()),
)


def page_of(*items: NewsItem, **heading: int) -> NewsPage:
    """Return a page of one section."""
    return NewsPage(sections=[Section(items=items, **heading)])  # type: ignore[arg-type]


def letters(item: NewsItem) -> str:
    """Return the letters of what an item is known by: no way to spell it changes them, other than its case."""
    text = unicodedata.normalize("NFC", item.title or item.summary or item.kicker or "")
    return "".join(filter(str.isalnum, text.casefold()))


# ── Laws ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(any_pages)
def test_merging_again_changes_nothing(drawn: list[NewsPage]) -> None:
    """What is merged stays as it is when it is merged again, alone or with itself."""
    merged = merge(drawn)
    assert merge([merged]) == merged
    assert merge([merged]).language == merged.language
    assert merge([merged, merged]) == merged


@given(any_pages.flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(drawn))))
def test_the_order_of_the_pages_does_not_matter(orders: tuple[list[NewsPage], list[NewsPage]]) -> None:
    """The same pages in another order make the same page."""
    one, other = map(merge, orders)
    assert one == other
    assert one.language == other.language


Keys = set[tuple[object, ...]]


def keys(item: NewsItem, section: Section) -> Keys:
    """Return what an item is known by: the number in its address; its date and title, or its month, title and summary."""
    number = re.match(r"[^?]*WCMS_(\d+)", item.url or "")
    text = letters(item) if item.date else (letters(item), item.title and item.summary)
    place = item.date or (section.year, section.month)
    return {("text", place, text), *([("number", number[1])] if number else [])}


def known_items(*drawn: NewsPage) -> list[tuple[NewsItem, Keys]]:
    """Return the items of pages with what they are known by."""
    return [(item, keys(item, section)) for page in drawn for section in page.sections for item in section.items]


@given(any_pages)
def test_nothing_is_lost_and_nothing_is_invented(drawn: list[NewsPage]) -> None:
    """For each item there is one in the result with the same number, or else the same date and title, made of its appearances."""
    shown, kept = known_items(*drawn), known_items(merge(drawn))
    for _, names in shown:
        number_or_text = {name for name in names if name[0] == "number"} or names
        assert any(number_or_text & others for _, others in kept)
        assert any(names & others for _, others in kept)
    for item, names in kept:
        appearances = [other for other, others in shown if names & others]
        for field in FIELDS:
            assert getattr(item, field) in {getattr(other, field) for other in appearances}


@given(addressed())
def test_a_document_is_one_item(drawn: list[NewsPage]) -> None:
    """However often it is shown, under whatever title and date, a document number stands in the result once."""
    numbers = [name for _, names in known_items(merge(drawn)) for name in names if name[0] == "number"]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) == {name for _, names in known_items(*drawn) for name in names if name[0] == "number"}


@given(any_pages)
def test_what_was_joined_is_counted(drawn: list[NewsPage]) -> None:
    """Items shown and items kept differ by those that were joined; without any no field differs."""
    page, joined, differing = merge_counted(drawn)
    assert joined == sum(len(page.items) for page in drawn) - len(page.items)
    assert merge_counted([page])[1:] == (0, 0)
    assert joined or not differing


@given(snapshots())
def test_an_item_is_kept_as_often_as_the_page_that_shows_it_most_often_does(drawn: Snapshots) -> None:
    """The same item on several pages is one; twice on one page it is two."""
    kept = Counter((item.date, letters(item), None if item.date else item.summary) for item in merge(drawn.pages).items)
    most = drawn.most.items()
    assert kept == Counter({(date, letters(NewsItem(title=title)), summary): times for (date, title, summary), times in most})


@given(snapshots())
def test_the_fullest_fields_of_the_appearances_are_kept(drawn: Snapshots) -> None:
    """No page shows more of a field than the item that is kept."""
    kept = {(item.date, letters(item), None if item.date else item.summary): item for item in merge(drawn.pages).items}
    for (date, title, summary), times in drawn.most.items():
        if times > 1:
            continue
        item = kept[date, letters(NewsItem(title=title)), summary]
        appearances = [copy for page in drawn.shown for copy in page.get((date, title, summary), [])]
        for name in ("summary", "kicker", "place"):
            assert len(getattr(item, name) or "") == max(len(getattr(copy, name) or "") for copy in appearances)
        for name in ("credit", "end_date"):
            assert (getattr(item, name) is None) == all(getattr(copy, name) is None for copy in appearances)


@given(any_pages)
def test_the_page_is_by_month_newest_first_and_numbered_anew(drawn: list[NewsPage]) -> None:
    """Months fall, days fall within them, what has no date stands behind, what has neither date nor heading at the end."""
    merged = merge(drawn)
    headings = [(section.year or 0, section.month or 0) for section in merged.sections]
    assert headings == sorted(set(headings), reverse=True)
    for section in merged.sections:
        days = [item.date for item in section.items if item.date]
        assert days == sorted(days, reverse=True)
        assert {(day.year, day.month) for day in days} <= {(section.year, section.month)}
        assert all(item.date is None for item in section.items[len(days) :])
        assert [item.number for item in section.items] == list(range(1, len(section.items) + 1))
        assert {item.line for item in section.items} == {None}


def refused_at(page: NewsPage) -> str | None:
    """Write a page and read it back; return the path of the field that text cannot say, if there is one."""
    try:
        assert parse(render(page)) == page
    except RenderError as error:
        return error.path
    return None


@given(any_pages)
def test_canonical_text_says_a_merged_page(drawn: list[NewsPage]) -> None:
    """A merged page is written and read back; only an item without a date may be against the habit of the page's others."""
    merged = merge(drawn)
    if not merged.items:
        assert not merged.sections
        return
    path = refused_at(merged)
    if path is not None:
        section, item = (int(step.split("]")[0]) for step in path.split("[")[1:3])
        assert merged.sections[section].items[item].date is None, path


# ── Examples ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A fair day", "A  fair\xa0day"),
        ("A fair day", "a FAIR Day"),
        ("Straße", "STRASSE"),
        ("A “fair” day", 'A "fair" day'),
        ("Potters' day", "Potters’ day"),
        ("« Le pain » du jour", "“Le pain” du jour"),
        ("„Brot“ im Dorf", "Brot im Dorf"),
        ("「工房」の日", "『工房』の日"),
        ("Ovens – a guide", "Ovens - a guide"),
        ("Ovens—a guide", "Ovens ― a guide"),
        ("Tram-shed kiln", "Tram‑shed kiln"),
        ("Un e\u0301te\u0301", "Un \u00e9t\u00e9"),
    ],
)
def test_signs_that_do_not_tell_titles_apart(one: str, other: str) -> None:
    """White space, quotes, dashes, case and the two ways to write an accent don't make another item."""
    assert len(merge([page_of(NewsItem(title=title, date=DAY)) for title in (one, other)]).items) == 1


@pytest.mark.parametrize(("one", "other"), [("Day 1", "Day 2"), ("Été", "Ete"), ("Fair!", "Fair?"), ("-", "“”"), ("Co-op", "Coop")])
def test_signs_that_tell_titles_apart(one: str, other: str) -> None:
    """Letters, accents, digits and all other signs make another item."""
    assert len(merge([page_of(NewsItem(title=title, date=DAY)) for title in (one, other)]).items) == 2


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        ("A fair day", "A  fair day"),
        ("A fair day", "A FAIR DAY"),
        ("A “fair” day", 'A "fair" day'),
        ("A fair – day", "A fair - day"),
    ],
)
def test_of_two_spellings_the_better_one_is_kept(kept: str, other: str) -> None:
    """The one with less white space, with small letters, with the signs of a printer: whichever page comes first."""
    pages = [page_of(NewsItem(title=title, date=DAY)) for title in (kept, other)]
    assert [merge(order).items[0].title for order in (pages, pages[::-1])] == [kept, kept]


def test_a_merged_page_has_no_lines() -> None:
    """The lines of an item are those of a text, and a merged page has none."""
    assert merge([page_of(NewsItem(title="A fair day", line=7))]).items[0].line is None


def test_the_number_does_not_tell_items_apart_and_the_date_does() -> None:
    """An item that moved down the list is the same item; the same title on another day is another one."""
    first = page_of(NewsItem(number=1, title="A fair day", date=DAY))
    moved = page_of(
        NewsItem(number=11, title="A fair day", date=DAY), NewsItem(number=12, title="A fair day", date=dt.date(2022, 5, 25))
    )
    assert [item.date for item in merge([first, moved]).items] == [DAY, dt.date(2022, 5, 25)]


@pytest.mark.parametrize("date", [DAY, None])
def test_a_title_a_summary_and_a_kicker_of_the_same_words_are_three_items(date: dt.date | None) -> None:
    """What an item is known by is its title; only where the text lost it another part, which is not mistaken for one."""
    items = [NewsItem(date=date, **{name: "Open day"}) for name in ("title", "summary", "kicker")]  # type: ignore[arg-type]
    assert len(merge([page_of(item) for item in items]).items) == 3


def test_without_a_title_the_summary_tells_items_apart_before_the_kicker_does() -> None:
    """Kickers are the same in many items, summaries are not."""
    lost = [("News", "Bakers meet."), ("News", "Potters meet."), ("Press release", "Bakers meet.")]
    merged = merge([page_of(NewsItem(date=DAY, kicker=kicker, summary=summary)) for kicker, summary in lost])
    assert [(item.kicker, item.summary) for item in merged.items] == [("Press release", "Bakers meet."), ("News", "Potters meet.")]


def test_items_without_a_date_stand_under_their_heading() -> None:
    """Month, then year, then none: an item without a date stands where it stood; a topic is no place in time."""
    merged = merge(
        [
            NewsPage(
                sections=[
                    Section(topic="Posts", items=[NewsItem(title="Clerk")]),
                    Section(year=2023, items=[NewsItem(title="Report")]),
                    Section(year=2023, month=5, items=[NewsItem(title="Cook"), NewsItem(title="Baker", date=DAY)]),
                    Section(year=2023, month=6, items=[NewsItem(title="Cook"), NewsItem(title="Ferry", date=dt.date(2023, 1, 9))]),
                ]
            )
        ]
    )
    assert [(section.year, section.month, [item.title for item in section.items]) for section in merged.sections] == [
        (2023, 6, ["Cook"]),
        (2023, 5, ["Baker", "Cook"]),
        (2023, 1, ["Ferry"]),
        (2023, None, ["Report"]),
        (None, None, ["Clerk"]),
    ]


def test_copies_keep_their_own_fields() -> None:
    """Of two items that share date and title on one page, neither takes the fields of the other, wherever they stand."""
    copies = [NewsItem(title="Vacancy", date=DAY, place="Lomé"), NewsItem(title="Vacancy", date=DAY, summary="A cook.")]
    merged = merge([page_of(NewsItem(title="VACANCY", date=DAY)), page_of(*copies), page_of(*reversed(copies))])
    assert [(item.place, item.summary) for item in merged.items] == [(None, "A cook."), ("Lomé", None)]


def test_copies_stay_in_order_when_their_fields_change() -> None:
    """Copies that overtake each other in fullness are sorted again, or a second merge would change them."""
    one = page_of(
        NewsItem(title="Vacancy", date=DAY, summary="Four", kicker="K"), NewsItem(title="Vacancy", date=DAY, kicker="Kicker")
    )
    other = page_of(*[NewsItem(title="Vacancy", date=DAY, summary="Fourteen")] * 2)
    merged = merge([one, other])
    assert [item.kicker for item in merged.items] == ["Kicker", "K"]
    assert merge([merged]) == merged


def test_the_texts_around_the_list() -> None:
    """Title and preamble come from the page with the fullest preamble, the postamble from where it is fullest."""
    short = evolve(page_of(NewsItem(title="A")), title="All news of the region", postamble="Contact\n\nLomé office")
    full = evolve(page_of(NewsItem(title="A")), title="News", preamble="All that was new.", postamble="Contact")
    merged = merge([short, full])
    assert (merged.title, merged.preamble, merged.postamble) == ("News", "All that was new.", "Contact\n\nLomé office")
    assert merge([short, evolve(full, title=None)]).title == short.title


def test_the_language_is_that_of_most_pages() -> None:
    """The language that most pages have; of two that as many have, the first in the alphabet; none where no page tells."""
    french, german = NewsPage(language="fr"), NewsPage(language="de")
    assert [merge(of).language for of in ([french, german, french], [french, german], [])] == ["fr", "de", None]


def test_headings_without_items_are_not_kept() -> None:
    """A month without items has nothing to say on a timeline."""
    assert merge([NewsPage(sections=[Section(year=2023, month=5)])]) == NewsPage()


UNREAD = [
    """May 2023

  1. News

    Bakers meet in Lomé

    the twenty-fifth of May

  2. News

    Potters meet in Porto

    the twenty-sixth of May

  3. News

    Ferry crews meet

    the last of May
""",
    """May 2023

  1. News

    Weavers meet

    the first of May

  2. News

    Boat builders meet

    the second of May

  3. News

    Millers meet

    the third of May
""",
]


def test_kickers_that_stand_as_titles_join_nothing() -> None:
    """Where the dates of a page cannot be read its kickers stand as titles: the summaries tell the items apart."""
    unread = [parse(text, on_error=id) for text in UNREAD]
    assert {item.title for page in unread for item in page.items} == {"News"}
    merged = merge_counted(unread)
    assert len(merged.page.items) == 6
    assert merged[1:] == (0, 0)


ADDRESS = "https://www.ilo.org/lome/news/WCMS_{}/lang--{}/index.htm"


def addressed_item(number: int, language: str = "en", **fields: object) -> NewsItem:
    """Return an item with the address of a document."""
    return NewsItem(url=ADDRESS.format(number, language), **fields)  # type: ignore[arg-type]


def test_a_document_is_the_same_in_all_languages_and_lists() -> None:
    """Its number tells, whatever title, date and month a list prints with it."""
    english = page_of(addressed_item(7, title="A fair day", date=DAY, kicker="News"), year=2023, month=5)
    french = page_of(addressed_item(7, "fr", title="Une foire", summary="À Lomé."), year=2022, month=1)
    merged = merge_counted([french, english])
    assert [(item.title, item.date, item.kicker, item.summary) for item in merged.page.items] == [
        ("A fair day", DAY, "News", "À Lomé.")
    ]
    assert merged[1:] == (1, 2)  # in title and address


def test_two_documents_stay_two() -> None:
    """The same title on the same day under two numbers is two documents, on one page or on two."""
    items = [addressed_item(number, title="Vacancy", date=DAY) for number in (7, 8)]
    for shown in ([page_of(*items)], [page_of(item) for item in items]):
        assert sorted(str(item.url) for item in merge(shown).items) == [ADDRESS.format(7, "en"), ADDRESS.format(8, "en")]


def test_an_item_without_an_address_joins_its_document() -> None:
    """What a text shows without an address is the document of that date and title; a page that shows both has two items."""
    bare, document = NewsItem(title="A FAIR DAY", date=DAY, place="Lomé"), addressed_item(7, title="A fair day", date=DAY)
    (item,) = merge([page_of(bare), page_of(document)]).items
    assert (item.url, item.place, item.title) == (document.url, "Lomé", "A fair day")
    assert len(merge([page_of(bare, document)]).items) == 2
    assert len(merge([page_of(bare, bare), page_of(document)]).items) == 2


def test_the_address_is_kept() -> None:
    """An item that one page shows with an address has it, whichever page comes first."""
    address = "https://www.ilo.org/lome/news/index.htm"
    shown = [page_of(NewsItem(title="A", date=DAY, url=url)) for url in (None, address)]
    assert [merge(order).items[0].url for order in (shown, shown[::-1])] == [address] * 2


# ── Near duplicates ────────────────────────────────────────────────────────────────────────────────────────────────────


def remarks_on(*titles: str) -> list[str]:
    """Return the messages of the remarks on titles of one day."""
    return [remark.message for remark in near_duplicates(page_of(*(NewsItem(title=title, date=DAY) for title in titles)))]


def test_titles_that_differ_slightly_are_a_remark() -> None:
    """A slip in a title makes two items of one: merge keeps them, a remark says so, with its code and line."""
    merged = merge(
        [
            page_of(NewsItem(title="Potters of three towns open a kiln together", date=DAY)),
            page_of(NewsItem(title="Potters of three towns opened a kiln together", date=DAY)),
        ]
    )
    (remark,) = near_duplicates(parse(render(merged)))
    assert (remark.code, remark.line) == ("SSE908", 7)
    assert remark.message == (
        "nearly the same title on 2023-05-25: Potters of three towns opened a kiln together; "
        "before: Potters of three towns open a kiln together"
    )


@pytest.mark.parametrize(
    "other", ["akers lend their ovens on Mondays", "Bakers lend their ovens on Monday", "Bakers land their ovens on Mondays"]
)
def test_a_slip_is_found_wherever_it_stands(other: str) -> None:
    """At the beginning, at the end and between, whatever other titles the day has."""
    others = ["Bakers", "Bakers lend", "Bakers meet", "Clay for all on Mondays", "Ferries on Mondays", "Zinc roofs of Porto"]
    assert len(remarks_on("Bakers lend their ovens on Mondays", *others, other)) == 1


@pytest.mark.parametrize(
    "other",
    ["Bakers lend their 13 ovens", "Potters sold their 12 ovens", "BAKERS lend their 12 – ovens", "An evening of clay and songs"],
)
def test_titles_that_differ_plainly_or_not_at_all_are_no_remark(other: str) -> None:
    """Another number, another word; and what merge itself takes for the same title."""
    assert remarks_on("Bakers lend their 12 ovens", other) == []


def test_titles_of_two_days_or_without_a_date_are_no_remark() -> None:
    """Only titles of one day are compared."""
    items = [NewsItem(title="Bakers meet", date=DAY), NewsItem(title="Bakers met", date=dt.date(2023, 5, 26))]
    dateless = [NewsItem(title="Bakers mees"), NewsItem(title="Bakers mess")]
    assert near_duplicates(page_of(*items, *dateless, NewsItem(summary="Bakers mets", date=DAY))) == ()


def test_remarks_stand_in_page_order() -> None:
    """By the place of the later title, each pair once; of a title that stands twice the first counts."""
    titles = [
        "Ferry crews meet in Lomé",
        "Potters of the town",
        "Potter of the town",
        "Ferry crew meet in Lomé",
        "FERRY CREWS MEET IN LOMÉ",
    ]
    assert [message.partition(": ")[2] for message in remarks_on(*titles)] == [
        "Potter of the town; before: Potters of the town",
        "Ferry crew meet in Lomé; before: Ferry crews meet in Lomé",
    ]


def test_one_title_can_be_near_to_several() -> None:
    """Each pair is a remark of its own, by the place of the later title and then of the earlier one."""
    titles = ["Ferry crews meeting", "Ferry crews meetings", "Ferry crew meetings"]
    assert [message.partition(": ")[2] for message in remarks_on(*titles)] == [
        "Ferry crews meetings; before: Ferry crews meeting",
        "Ferry crew meetings; before: Ferry crews meeting",
        "Ferry crew meetings; before: Ferry crews meetings",
    ]
