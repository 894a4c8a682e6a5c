"""Pages as the site has them in HTML, drawn by Hypothesis: each with its records, and the addresses of its items."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from html import escape
from itertools import count as counted
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve
from hypothesis import strategies as st

from ssenews_parse import NewsItem, NewsPage, Section, parse_credit
from ssenews_parse.rendering import spelt_heading, spelt_when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SUBJECTS = [
    "Bakers", "Potters of three towns", "The weavers’ guild", "Women who run the ferry", "Ålesund’s net makers",
    "Growers and cooks",
    "Les tailleurs de pierre", "Łódź tram drivers", "製作所の人々", "São Luís tile makers", "Youth workers", "A school of tailors",
]  # fmt: skip
DOINGS = [
    "open a shared kiln", "agree on rules for safer boats", "look back on the long night shift: what next?", "count 1,000 hours",
    "publish a guide (second edition)", "learn to repair looms – and lend them", "“ask for better prices”", "meet on 30 and 31 May",
    "keep the books of a village bank", "plan a market without plastic, again", "join the 2019 agreement",
    "say no; then yes!", "plan long-term co-operatives of high-street shops",
]  # fmt: skip
SENTENCES = [
    "They write down what they find.", "It opens after the spring floods.", "Nobody works alone, says the guild.",
    "The first workshop took place in Lomé on 3 August 2020.", "For all who lend & borrow: 12 looms, 3rd floor.",
    "See part 10. and more.",
    "A fund for sick days pays 100% of the fees.", "Tel. + 81 0 0000", "„Wir backen“, sagt sie.",
    "A follow-up to the well-attended meeting of the day-care cooperatives in the north-west.",
]  # fmt: skip
SIGNED = {
    "C# and F# for cooks": "#", "#FairWork now": "#", "3 * 4 looms": "*", "* Notes": "* first", "2 *looms* more": "*…*",
    "snake_case and file_name_x": "_", "Weavers [updated]": "[", "2010. A year of kilns": "number first",
    "1. First of all": "number first",
    "A\\B testing": "\\", "Who owns <the> ferry?": "<", "~ 20 boats ~": "~", "`kiln`": "`", "AT&T": "&", "- a start": "- first",
    "+ 1": "+ first", "| a |": "|", "A kiln = a town": "=", "ferry: {open}": "{", "12 May: a day": "day first", "(c) and ©": "©",
}  # fmt: skip
"""Titles with signs that mean something in Markdown or in the format, and what a page that has them shows."""

KICKERS = ["News", "Press release", "Video", "Notes from the workbench", "Q & A"]
CREDITS = ["Ada Vale / ILO 2023", "greenhand 2022", "ILO/J. Vale 2019", "A. Bo & C. Do 2020", "Stock_123456789 2021"]
PLACES = ["Lomé, Togo", "PENANG", "Hai Phong, Viet Nam"]
PATHS = [
    "/global/topics/green-jobs/news/WCMS_{}/lang--en/index.htm", "/asia/media-centre/news/lang--en/nextRow--{}/index.htm",
    "https://www.ilo.org/rome/risorse-informative/WCMS_{}/lang--it/index.htm", "../news/WCMS_{}",
    "/global/newsroom/lang--en/index.htm?facetcriteria=GEO=FJI&facetdynlist=WCMS_{}", "/news/WCMS_{}_(part 2).htm",
    "/nouvelles/été_{}.htm",
    "/web/20210701000000/https://www.ilo.org/news/WCMS_{}/lang--en/index.htm",
]  # fmt: skip


class Site(NamedTuple):
    """A page in HTML, the records it was written from, and the words for what it shows."""

    page: NewsPage
    html: str
    shows: frozenset[str]
    kind: str
    """Its row in the table."""


class Look(NamedTuple):
    """How a page writes its items."""

    title: Callable[[str, str | None], str]
    boxes: int
    """How many `div`s stand around the blocks of an item."""
    image: str
    names: frozenset[str]


def _linked(text: str, url: str | None) -> str:
    return f'<a href="{escape(url)}">{text}</a>' if url else text


TITLES: dict[str, Callable[[str, str | None], str]] = {
    "headings": lambda text, url: f"<h3>{_linked(text, url)}</h3>",
    "h5.item-title": lambda text, url: f'<h5 class="item-title">{_linked(text, url)}</h5>',
    "bold": lambda text, url: f"<p><strong>{_linked(text, url)}</strong></p>",
    "links in boxes": lambda text, url: f'<div class="title">{_linked(text, url)}</div>',
}
IMAGES = {
    "no image": "",
    "an image": '<img src="/images/{}.jpg" alt="">',
    "an image without alt": '<img src="/images/{}.jpg">',
    "an image with a text": '<img src="/images/{}.jpg" alt="Bakers at work">',
}
AROUND: dict[str, tuple[str, str]] = {
    "alone": ("", ""),
    "menu and footer": (
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/topics">Topics</a></li></ul></nav>',
        '<footer><p>© 1996-2023 The Organization</p><ul><li><a href="/copyright">Copyright</a></li></ul></footer>',
    ),
    "menu in boxes": (
        '<div class="menu"><ul><li><a href="/">Home</a></li><li><a href="/topics">Topics</a></li></ul></div>',
        '<aside class="pagination">1 of 12</aside>',
    ),
}

FOOTER = {"menu and footer": "© 1996-2023 The Organization", "menu in boxes": "1 of 12"}
"""What stands below the list, where a converter takes it for text."""


@st.composite
def sites(draw: st.DrawFn, *, plain: bool = False) -> Site:
    """Draw a page of the site; a plain one has nothing that lines without marks can't tell.

    That is: an item without a date, a title with a sign, a kicker that no other item has, a line of a summary that is no sentence.
    """
    titles, images, around = (draw(st.sampled_from([*table])) for table in (TITLES, IMAGES, AROUND))
    kickers = draw(st.sampled_from(["kickers", "no kickers"]))
    count, start = draw(st.sampled_from([(1, 1), (3, 1), (12, 1), (12, 21)]))
    months = draw(st.sampled_from([0, 1, 3])) if start == 1 else draw(st.sampled_from([0, 1]))
    links = draw(st.sampled_from(["links", "no links"]))
    dateless = draw(st.sampled_from(["all dated", "all dated", "all dated" if plain else "some dateless"]))
    signed = draw(st.sampled_from(["plain", "plain", "plain" if plain else "signs"]))
    kickers = "no kickers" if plain and count == 1 else kickers
    places = draw(st.booleans())
    titles_of_items = _titles(draw(st.integers(0, 155)), draw(st.sampled_from([1, 5, 7, 11, 17, 25])))
    ids = iter(range(draw(st.integers(1, 9)) * 100_000, 10**9, 137))
    sections = []
    for month in range(max(months, 1)):
        items = []
        for number in range(start, start + max(count // max(months, 1), 1)):
            dated = dateless == "all dated" or draw(st.integers(0, 3)) > 0 or number == start
            title = next(titles_of_items)
            items.append(
                NewsItem(
                    number=number,
                    credit=draw(st.none() | st.sampled_from(CREDITS).map(parse_credit)) if images != "no image" else None,
                    kicker=draw(st.sampled_from(KICKERS[:1] if plain and count == 3 else KICKERS))
                    if kickers == "kickers"
                    else None,
                    title=draw(st.sampled_from([*SIGNED])) if signed == "signs" and draw(st.booleans()) else title,
                    date=dt.date(2023, 12 - month, draw(st.integers(1, 28))) if dated else None,
                    place=draw(st.none() | st.sampled_from(PLACES)) if dated and places else None,
                    summary=draw(st.none() | st.lists(_paragraphs(plain=plain), min_size=1, max_size=2).map("\n\n".join)),
                    url=draw(st.sampled_from(PATHS)).format(next(ids)) if links == "links" else None,
                )
            )
        sections.append(Section(year=2023 if months else None, month=12 - month if months else None, items=items))
    title = draw(st.sampled_from(["News from the harbour towns", "Resources on fair work", "News & events"]))
    page = NewsPage(title=title, language=draw(st.sampled_from(["en", "fr", "es", "de", "ja"])), sections=sections)
    look = Look(TITLES[titles], draw(st.integers(0, 2)), IMAGES[images], frozenset())
    shows = {titles, images, around, kickers, links, dateless, signed, f"{count} items", f"{months} months"}
    shows |= {"a number by start"} if start > 1 else set()
    times = Counter(item.kicker for item in page.items if item.date)
    shows |= {"a kicker once"} if 1 in [times[item.kicker] for item in page.items if item.kicker] else set()
    lines = [line for item in page.items for line in (item.summary or "").split("\n\n")]
    shows |= {"no sentence"} if any(line and not line.endswith(".") for line in lines) else set()
    shows |= {SIGNED[str(item.title)] for item in page.items if item.title in SIGNED}
    return Site(page, _html(page, look, *AROUND[around], start=start), frozenset(shows), f"{titles}, {around}")


def _titles(first: int, step: int) -> Iterator[str]:
    """Yield titles, none of them twice: the steps have no divisor with their count."""
    count = len(SUBJECTS) * len(DOINGS)
    for place in range(first, first + count * step, step):
        subject, doing = divmod(place % count, len(DOINGS))
        yield f"{SUBJECTS[subject]} {DOINGS[doing]}"


def _paragraphs(*, plain: bool) -> st.SearchStrategy[str]:
    sentences = [text for text in SENTENCES if text.endswith(".")] if plain else SENTENCES
    return st.lists(st.sampled_from(sentences), min_size=1, max_size=3).map(" ".join)


def _html(page: NewsPage, look: Look, before: str, after: str, *, start: int) -> str:
    parts = [f"<h1>{escape(str(page.title))}</h1>"]
    for section in page.sections:
        if heading := spelt_heading(section, page.language):
            parts.append(f"<h2>{escape(heading)}</h2>")
        count = f' start="{start}"' if start > 1 else ""
        items = "\n".join(_item(item, page.language, look) for item in section.items)
        parts.append(f'<div class="items-list"><ol{count}>\n{items}\n</ol></div>')
    main = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{page.language}"><head><meta charset="utf-8"><title>{escape(str(page.title))}</title></head>'
        f"<body>{before}\n<main>{main}</main>\n{after}</body></html>"
    )


def _item(item: NewsItem, language: str | None, look: Look) -> str:
    image = look.image.format(item.number)
    photo = _linked(image, item.url) if image else ""
    credit = f"<p>© {escape(item.credit.text)}</p>" if item.credit else ""
    boxes = [
        f'<div class="image">{photo}{credit}</div>' if photo or credit else "",
        f'<p class="kicker">{escape(item.kicker)}</p>' if item.kicker else "",
        look.title(escape(str(item.title)), item.url),
        f'<p class="date">{escape(spelt_when(item, language))}</p>' if item.date else "",
        *(f"<p>{escape(text)}</p>" for text in (item.summary or "").split("\n\n") if text),
    ]
    inside = "\n".join(filter(None, boxes))
    return f"<li>{'<div>' * look.boxes}{inside}{'</div>' * look.boxes}</li>"


def from_one(page: NewsPage) -> NewsPage:
    """Return a page with its items numbered from 1 in each section."""
    return changed(page, lambda index, item: evolve(item, number=index))


def without_numbers(page: NewsPage) -> NewsPage:
    """Return a page whose items have no numbers."""
    return changed(page, lambda _index, item: evolve(item, number=None))


def changed(page: NewsPage, change: Callable[[int, NewsItem], NewsItem]) -> NewsPage:
    """Return a page with each item changed, which is handed over with its place in its section, counted from 1."""
    sections = [evolve(section, items=map(change, counted(1), section.items)) for section in page.sections]
    return evolve(page, sections=sections)
