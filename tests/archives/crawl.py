"""Three crawls of a site, years apart, in small or large: listings in all layouts and languages among articles and other things.

The same number always makes the same crawls; what their listings hold, and when each item was listed, is known.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import re
import zlib
from collections import defaultdict
from html import escape
from html.parser import HTMLParser
from itertools import chain, groupby, product
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from tests.archives.records import wacz
from tests.damage.words import VOCABULARIES

from ssenews_parse import NewsItem, NewsPage, Section, parse_credit
from ssenews_parse.rendering import spelt_heading, spelt_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


__all__ = [
    "LAYOUTS",
    "TIMES",
    "Captured",
    "Sighting",
    "captured",
    "crawl",
    "one_list",
    "sightings",
    "write",
    "write_wacz",
    "write_wet",
]

LAYOUTS = ("A", "B", "C", "A+K", "Y", "E", "events", "T", "bullets", "D", "D2")

TIMES = tuple(dt.datetime(year, 7, 1, 6, tzinfo=dt.UTC) for year in (2018, 2020, 2023))
"""When the crawls began."""

_LATER = dt.timedelta(days=5)
"""So long after a page some are captured again, unchanged."""

_SHOWN = 10
_CREDITS = ("Ada Vale / ILO 2022", "greenhand 2021", "NORDBILD/I. Okoro 2019", "Photo Îles")


class Captured(NamedTuple):
    """What a crawler took from one address."""

    url: str
    time: dt.datetime
    kind: str
    body: bytes
    status: str = "200 OK"
    page: NewsPage | None = None
    """The page, where it is a listing."""
    revisit: bool = False
    """Whether the body is not stored again."""
    broken: bool = False
    """Whether the record is damaged."""


# ── Listings ───────────────────────────────────────────────────────────────────────────────────────────────────────────


class Listing(NamedTuple):
    """An item of a list: what it says, when it was posted, when it was taken off, and the number of its document."""

    item: NewsItem
    posted: dt.date
    removed: bool
    """Whether only the first crawl that could see it does."""
    document: str


def _history(layout: str, language: str, count: int) -> list[Listing]:
    """Return all items that a list ever had, the newest first."""
    random = Random(f"{layout} {language}")  # noqa: S311 - the same items in every crawl
    site = LAYOUTS.index(layout) * 10 + list(VOCABULARIES).index(language)
    entries = [_item(layout, language, index, count, random) for index in range(count)]
    return [
        Listing(item, posted, random.random() < 0.05, f"WCMS_{site * 10_000 + index}")
        for index, (item, posted) in enumerate(entries)
    ]


def _listed(layout: str, language: str, count: int, crawl: int) -> list[Listing]:
    """Return what a list shows in a crawl; an item that is taken off is in the first crawl after it was posted alone."""
    earlier = TIMES[crawl - 1].date() if crawl else dt.date.min
    entries = [
        entry
        for entry in _history(layout, language, count)
        if entry.posted < TIMES[crawl].date() and (entry.posted >= earlier or not entry.removed)
    ]
    return sorted(entries, key=lambda entry: entry.posted.day % 2) if layout == "T" else entries


def _pages(layout: str, language: str, count: int, crawl: int) -> Iterator[Captured]:
    """Yield the pages of a list in a crawl, one minute after the other."""
    entries = _listed(layout, language, count, crawl)
    path = f"{language}-harbour/{layout.lower().replace('+', '-')}/news/lang--{language}"
    for start in range(0, len(entries), _SHOWN):
        shown = entries[start : start + _SHOWN]
        time = TIMES[crawl] + dt.timedelta(minutes=start // _SHOWN)
        row = f"/nextRow--{start}" if start else ""
        page = _page(layout, language, shown, crawl)
        yield _html(f"https://www.ilo.org/{path}{row}/index.htm", time, language, _html_of(page, layout), page)


def _page(layout: str, language: str, entries: list[Listing], crawl: int) -> NewsPage:
    sections = []
    for heading, group in groupby(entries, key=lambda entry: _heading(layout, language, entry.posted)):
        items = [evolve(_at(entry.item, crawl), url=_address(entry, language)) for entry in group]
        plain = layout in {"bullets", "D", "D2"}
        sections.append(
            Section(**dict(heading), items=[evolve(item, number=None if plain else n) for n, item in enumerate(items, 1)])
        )
    return NewsPage(title=VOCABULARIES[language].pages[0], language=language, sections=sections)


def _address(entry: Listing, language: str) -> str:
    return f"https://www.ilo.org/{language}-harbour/news/{entry.document}/lang--{language}/index.htm"


def _at(item: NewsItem, crawl: int) -> NewsItem:
    """Return an item as it was at the time of a crawl: some summaries are written anew for each."""
    edited = item.summary and len(item.summary) % 7 == 0
    return evolve(item, summary=f"{item.summary} Edition {crawl + 1}.") if edited else item


def _item(layout: str, language: str, index: int, count: int, random: Random) -> tuple[NewsItem, dt.date]:
    """Return an item and the day it was posted on; each is there once in the whole archive."""
    words = VOCABULARIES[language]
    posted = dt.date(2023, 6, 28) - dt.timedelta(index * 2400 // count)
    dated = layout != "E" or index % 3 > 0
    place = next(filter(None, words.towns)) if dated and layout in {"events", "B"} and index % 4 == 0 else None
    item = NewsItem(
        credit=parse_credit(_CREDITS[index % 4]) if layout not in {"C", "D2", "bullets"} and index % 5 == 0 else None,
        kicker=words.kickers[index % len(words.kickers)] if layout in {"B", "A+K", "D", "D2"} else None,
        title=f"{random.choice(words.titles)} {layout} {index}",
        date=posted if dated else None,
        end_date=posted + dt.timedelta(random.choice([1, 2, 40])) if layout == "events" and index % 2 else None,
        place=place,
    )
    paragraphs = 1 if layout in {"D", "D2"} else random.choice([0, 1, 1, 2])
    texts = [f"{layout} {index}, {number}: {_sentence(random.choice(words.sentences))}" for number in range(paragraphs)]
    return evolve(item, summary="\n\n".join(texts) or None), posted


def _sentence(text: str) -> str:
    return text.strip() if re.search(r"[.!?。]\W*\Z", text) else f"{text.strip()}."


def _heading(layout: str, language: str, posted: dt.date) -> tuple[tuple[str, Any], ...]:
    if layout in {"A", "A+K", "E", "events"}:
        return ("year", posted.year), ("month", posted.month)
    if layout == "Y":
        return (("year", posted.year),)
    return (("topic", VOCABULARIES[language].titles[posted.day % 2]),) if layout == "T" else ()


def _blocks(item: NewsItem, language: str) -> list[tuple[str, str]]:
    """Return the blocks of an item and the elements they stand in."""
    return [
        *([("div", f"© {item.credit.text}")] if item.credit else []),
        *([("p", item.kicker)] if item.kicker else []),
        *([("h3", item.title)] if item.title else []),
        *([("p", spelt_when(item, language))] if item.date else []),
        *(("p", paragraph) for paragraph in (item.summary or "").split("\n\n") if paragraph),
    ]


def _html_of(page: NewsPage, layout: str) -> str:
    kind = "ul" if layout in {"bullets", "D", "D2"} else "ol"
    body = f"<h1>{escape(str(page.title))}</h1>"
    for section in page.sections:
        heading = spelt_heading(section, page.language)
        body += f"<h2>{escape(heading)}</h2>" if heading else ""
        body += f"<{kind}>{''.join(f'<li>{_entry(item, str(page.language))}</li>' for item in section.items)}</{kind}>"
    return body


def _entry(item: NewsItem, language: str) -> str:
    def content(tag: str, text: str) -> str:
        linked = tag == "h3" or (not item.title and text == item.summary)
        return f'<a href="{str(item.url).removeprefix("https://www.ilo.org")}">{escape(text)}</a>' if linked else escape(text)

    return "".join(f"<{tag}>{content(tag, text)}</{tag}>" for tag, text in _blocks(item, language))


# ── Other pages ────────────────────────────────────────────────────────────────────────────────────────────────────────


def crawl(number: int, *, items: int, others: int) -> Iterator[Captured]:
    """Yield what crawl `number` brings home, in no order: all pages of lists of so many items, some twice, and so many others."""
    random = Random(number)  # noqa: S311 - the same crawl in every run
    pages = [page for site in product(LAYOUTS, VOCABULARIES) for page in _pages(*site, items, number)]
    again = [page._replace(time=page.time + _LATER, revisit=True) for page in pages if random.random() < 0.1]
    torn = [page._replace(time=page.time + _LATER * 2, broken=True) for page in pages if random.random() < 0.02]
    rest = [_other(index, TIMES[number] + dt.timedelta(seconds=index), random) for index in range(others)]
    taken = [*pages, *torn, *rest]
    random.shuffle(taken)
    yield from [*taken, *again]  # a revisit comes after what it refers to


def captured(*, items: int = 60, others: int = 800) -> list[list[Captured]]:
    """Return what all crawls bring home."""
    return [[*crawl(number, items=items, others=others)] for number in range(len(TIMES))]


def one_list(layout: str, language: str, *, items: int) -> list[list[Captured]]:
    """Return what all crawls took of one list, with a third of its pages left out."""
    return [
        [page for place, page in enumerate(_pages(layout, language, items, number)) if (place + number) % 3 or place == 0]
        for number in range(len(TIMES))
    ]


class Sighting(NamedTuple):
    """What should be known of an item: as the last crawl that has it says, and when it was seen."""

    item: NewsItem
    first: dt.datetime
    last: dt.datetime
    sources: frozenset[str]


def sightings(crawls: Iterable[Iterable[Captured]]) -> dict[str, Sighting]:
    """Return what captures show, by the address of the item."""
    shown: defaultdict[str, list[tuple[dt.datetime, str, NewsItem]]] = defaultdict(list)
    for capture in chain.from_iterable(crawls):
        for item in capture.page.items if capture.page and not capture.broken else ():
            shown[str(item.url)].append((capture.time, f"{capture.time:%Y%m%d%H%M%S}/{capture.url}", evolve(item, number=None)))
    return {
        url: Sighting(
            max(seen, key=lambda each: each[0])[2], min(seen)[0], max(seen)[0], frozenset(source for _, source, _ in seen)
        )
        for url, seen in shown.items()
    }


def _other(index: int, time: dt.datetime, random: Random) -> Captured:
    language = random.choice(list(VOCABULARIES))
    url = f"https://www.ilo.org/{language}-harbour/page-{index}/lang--{language}/index.htm"
    kinds = {"article": 58, "links": 10, "contact": 8, "years": 2, "missing": 4, "picture": 10, "moved": 5, "data": 3}
    kind = random.choices(list(kinds), list(kinds.values()))[0]
    bare = {
        "picture": Captured(url, time, "image/png", b"\x89PNG\r\n\x1a\n" + random.randbytes(4000)),
        "moved": Captured(url, time, "text/html", b"", "301 Moved Permanently"),
        "data": Captured(url, time, "application/json", b'{"updated": "2023-05-25"}'),
    }
    if kind in bare:
        return bare[kind]
    page = _html(url, time, language, _main(kind, language, index, random), None)
    return page._replace(status="404 Not Found") if kind == "missing" else page


def _main(kind: str, language: str, index: int, random: Random) -> str:
    """Return the main part of a page that is no listing, though it may hold a list or dates."""
    words = VOCABULARIES[language]
    parts = {"h1": [random.choice(words.titles)]}
    if kind == "missing":
        parts["li"] = ["May 2023", "June 2023", "July 2023"]
    elif kind == "contact":
        parts["p"] = [words.towns[0], "Tel. 1999 2012 2023"]
    elif kind == "years":
        parts["td"] = [str(year) for year in range(2000, 2020)]
    elif kind == "links":
        parts["li"] = words.kickers + words.titles
    else:
        day = NewsItem(title="-", date=dt.date(2023, 5, 1) - dt.timedelta(index % 3000))
        texts = [" ".join(random.choices(words.sentences, k=6)) for _ in range(random.randint(3, 12))]
        parts["p"] = [spelt_when(day, language), *texts]
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, texts in parts.items() for text in texts)


_SCRIPT = "".join(f"var v{number} = '{number * 7919 % 100_003:x}';" for number in range(3000))
"""What makes pages heavy."""


def _html(url: str, time: dt.datetime, language: str, main: str, page: NewsPage | None) -> Captured:
    """Put a page's main part into the frame of the site, in one of the encodings that its language was written in."""
    random = Random(url)  # noqa: S311 - an unchanged page has the same bytes
    encoding = random.choice(["utf-8", "utf-8", "shift_jis" if language == "ja" else "windows-1252"])
    script = _SCRIPT[random.randrange(20_000) :][: random.randint(5_000, 40_000)]
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "News", "Topics", "Contact us"))
    html = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="{encoding}"><title>The harbours &ndash; a site</title>'
        f"<script>{script}</script></head><body><header><nav><ul>{menu}</ul></nav></header><main>{main}</main>"
        '<footer><ul><li><a href="/contact">Contact us</a></li><li><a href="/terms">Terms of use</a></li></ul>'
        "<p>&copy; 1996-2024 The harbours</p></footer></body></html>"
    )
    return Captured(url, time, f"text/html; charset={encoding}", html.encode(encoding, "xmlcharrefreplace"), page=page)


# ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def write(folder: Path, crawls: list[list[Captured]]) -> list[str]:
    """Write each crawl to a WARC file and return their paths."""
    return [_written(folder / f"crawl-{number}.warc.gz", map(_response, taken)) for number, taken in enumerate(crawls)]


def write_wacz(folder: Path, crawls: list[list[Captured]]) -> list[str]:
    """Write each crawl to a WACZ file and return their paths."""
    paths = [folder / f"crawl-{number}.wacz" for number in range(len(crawls))]
    for path, taken in zip(paths, crawls, strict=True):
        path.write_bytes(wacz(b"".join(map(_response, taken))))
    return list(map(str, paths))


def write_wet(folder: Path, crawls: list[list[Captured]]) -> list[str]:
    """Write the texts of each crawl to a WET file, a line a text node, and return their paths."""
    return [_written(folder / f"crawl-{number}.wet.gz", map(_conversion, taken)) for number, taken in enumerate(crawls)]


def _written(path: Path, members: Iterable[bytes]) -> str:
    with path.open("wb") as file:
        file.writelines(members)
    return str(path)


def _response(capture: Captured) -> bytes:
    packed = len(capture.url) % 2
    body = b"" if capture.revisit else gzip.compress(capture.body, 1, mtime=0) if packed else capture.body
    coded = "Content-Encoding: gzip\r\n" if packed else ""
    head = f"HTTP/1.1 {capture.status}\r\nContent-Type: {capture.kind}\r\n{coded}Content-Length: {len(body)}\r\n\r\n"
    kind = WarcRecordType.revisit if capture.revisit else WarcRecordType.response
    return _member(capture, kind, "application/http; msgtype=response", head.encode() + body)


def _conversion(capture: Captured) -> bytes:
    encoding = capture.kind.partition("charset=")[2] or "utf-8"
    return _member(
        capture, WarcRecordType.conversion, "text/plain", "\n".join(_lines(capture.body.decode(encoding, "replace"))).encode()
    )


def _member(capture: Captured, kind: WarcRecordType, media_type: str, content: bytes) -> bytes:
    record = WarcRecord()
    record.init_headers(kind, record_urn=f"uuid:{hash((capture.url, capture.time)) & 0xFFFFFFFF:08}".encode())
    record.headers["WARC-Target-URI"] = capture.url
    record.headers["WARC-Date"] = f"{capture.time:%Y-%m-%dT%H:%M:%SZ}"
    record.headers["WARC-Payload-Digest"] = f"crc:{zlib.crc32(capture.body):08x}{len(capture.body)}"
    record.headers["Content-Type"] = media_type
    record.set_bytes_content(content)
    file = io.BytesIO()
    with GzipWriter(file, compression_level=1) as member:
        record.write(member)
    made = file.getvalue()
    return made[:300] + bytes(50) + made[350:] if capture.broken else made


class _Nodes(HTMLParser):
    """Collects the text nodes of a page, the title of its window first."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's own signature
        self._silent = tag == "script"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own signature
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.lines.append(data.strip())


def _lines(html: str) -> list[str]:
    nodes = _Nodes()
    nodes.feed(html)
    return nodes.lines
