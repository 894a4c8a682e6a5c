"""A web archive in small: WARC files of generated pages, listings in all layouts and languages among articles and other things.

The same number always makes the same archive, byte for byte of its pages; what its listings hold is known.
"""

from __future__ import annotations

import datetime as dt
import gzip
from html import escape
from itertools import chain, groupby, product
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from tests.damage.words import VOCABULARIES

from ssenews_parse import NewsItem, NewsPage, Section, parse_credit
from ssenews_parse.rendering import spelt_heading, spelt_when

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


__all__ = ["LAYOUTS", "Capture", "captures", "listings", "write_archives"]

LAYOUTS = ("A", "B", "C", "A+K", "Y", "E", "events", "T", "bullets", "D", "D2")

_LISTINGS = 200
_ITEMS = 20
_SHOWN = 10
_CREDITS = ("Ada Vale / ILO 2022", "greenhand 2021", "NORDBILD/I. Okoro 2019", "Photo Îles")


class Capture(NamedTuple):
    """What a crawler took from one address."""

    url: str
    kind: str
    body: bytes
    status: str = "200 OK"


# ── Listings ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def listings() -> Iterator[tuple[str, NewsPage]]:
    """Yield 200 listings and their layouts: of each layout in each language two or three pages that overlap by half."""
    sites = list(product(LAYOUTS, VOCABULARIES))
    shown = chain.from_iterable([(*site, start) for site in sites] for start in range(0, _ITEMS, _SHOWN // 2))
    for (layout, language, start), _ in zip(shown, range(_LISTINGS), strict=False):
        yield layout, _page(layout, language, start)


def _page(layout: str, language: str, start: int) -> NewsPage:
    random = Random(f"{layout} {language}")  # noqa: S311 - the same items on every page
    entries = [_item(layout, language, index, random) for index in range(_ITEMS)][start : start + _SHOWN]
    sections = [
        Section(
            **heading,
            items=[evolve(item, number=None if layout in {"bullets", "D", "D2"} else n) for n, (item, _) in enumerate(of, 1)],
        )
        for heading, of in groupby(_sorted(layout, entries), key=lambda entry: _heading(layout, language, *entry))
    ]
    return NewsPage(title=VOCABULARIES[language].pages[0], language=language, sections=sections)


def _item(layout: str, language: str, index: int, random: Random) -> tuple[NewsItem, dt.date]:
    """Return an item and the day it was posted on; each is there once in the whole archive."""
    words = VOCABULARIES[language]
    posted = dt.date(2023, 6, 28) - dt.timedelta(index * 9)
    dated = layout != "E" or index % 3 > 0
    place = next(filter(None, words.towns)) if dated and layout in {"events", "B"} and index % 4 == 0 else None
    item = NewsItem(
        credit=parse_credit(_CREDITS[index % 4]) if layout not in {"C", "D2", "bullets"} and index % 5 == 0 else None,
        kicker=words.kickers[0 if layout == "D2" else index % len(words.kickers)] if layout in {"B", "A+K", "D", "D2"} else None,
        title=None if layout == "D2" else f"{random.choice(words.titles)} {layout} {index}",
        date=posted if dated else None,
        end_date=posted + dt.timedelta(random.choice([1, 2, 40])) if layout == "events" and index % 2 else None,
        place=place,
    )
    paragraphs = 1 if layout in {"D", "D2"} else random.choice([0, 1, 1, 2])
    texts = [f"{random.choice(words.sentences).strip()} ({layout} {index} {number})" for number in range(paragraphs)]
    return evolve(item, summary="\n\n".join(texts) or None), posted


def _sorted(layout: str, entries: list[tuple[NewsItem, dt.date]]) -> list[tuple[NewsItem, dt.date]]:
    return sorted(entries, key=lambda entry: entry[1].day % 2) if layout == "T" else entries


def _heading(layout: str, language: str, _: NewsItem, posted: dt.date) -> dict[str, Any]:
    if layout in {"A", "A+K", "E", "events"}:
        return {"year": posted.year, "month": posted.month}
    if layout == "Y":
        return {"year": posted.year}
    return {"topic": VOCABULARIES[language].titles[posted.day % 2]} if layout == "T" else {}


def _blocks(item: NewsItem, language: str) -> list[tuple[str, str]]:
    """Return the blocks of an item and the elements they stand in."""
    return [
        *([("div", f"© {item.credit.text}")] if item.credit else []),
        *([("p", item.kicker)] if item.kicker else []),
        *([("h3", item.title)] if item.title else []),
        *([("p", spelt_when(item, language))] if item.date else []),
        *(("p", paragraph) for paragraph in (item.summary or "").split("\n\n") if paragraph),
    ]


def _flat(page: NewsPage, mark: list[str]) -> str:
    lines = [mark + [text for _, text in _blocks(item, str(page.language))] for item in page.items]
    return "\n".join([str(page.title), *chain.from_iterable(lines)])


def _html_of(page: NewsPage, kind: str) -> str:
    body = f"<h1>{escape(str(page.title))}</h1>"
    for section in page.sections:
        heading = spelt_heading(section, page.language)
        body += f"<h2>{escape(heading)}</h2>" if heading else ""
        entries = [
            "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in _blocks(item, str(page.language))) for item in section.items
        ]
        body += f"<{kind}>{''.join(f'<li>{entry}</li>' for entry in entries)}</{kind}>"
    return body


# ── Other pages ────────────────────────────────────────────────────────────────────────────────────────────────────────


def captures(count: int = 3000) -> Iterator[Capture]:
    """Yield what a crawl of so many addresses brings home, in no order: the listings, three of them damaged, and all else."""
    random = Random(7)  # noqa: S311 - the same archive in every run
    taken = [_listing(index, layout, page, random) for index, (layout, page) in enumerate(listings())]
    taken += [Capture(f"https://site.test/damaged/{n}", "text/plain", _DAMAGED.format(n).encode()) for n in range(3)]
    taken += [_other(index, random) for index in range(count - len(taken))]
    random.shuffle(taken)
    yield from taken


_DAMAGED = "News\n\nMay 2023\n\n  1. Bakers meet {}\n\n    31 April 2023\n\n  2. Potters meet\n\n    2 May 2023\n"


def _listing(index: int, layout: str, page: NewsPage, random: Random) -> Capture:
    url = f"https://site.test/{page.language}/{layout}/nextRow--{index}"
    if layout in {"D", "D2"}:
        return Capture(url, "wet", _flat(page, ["-"] if layout == "D" else []).encode())
    return _html(url, str(page.language), _html_of(page, "ul" if layout == "bullets" else "ol"), random)


def _other(index: int, random: Random) -> Capture:
    language = random.choice(list(VOCABULARIES))
    url = f"https://site.test/{language}/page-{index}"
    kinds = {"article": 58, "links": 10, "contact": 8, "years": 2, "missing": 4, "picture": 10, "moved": 5, "data": 3}
    kind = random.choices(list(kinds), list(kinds.values()))[0]
    bare = {
        "picture": Capture(url, "image/png", b"\x89PNG\r\n\x1a\n" + random.randbytes(4000)),
        "moved": Capture(url, "text/html", b"", "301 Moved Permanently"),
        "data": Capture(url, "application/json", b'{"updated": "2023-05-25"}'),
    }
    if kind in bare:
        return bare[kind]
    page = _html(url, language, _main(kind, language, index, random), random)
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
        day = NewsItem(title="-", date=dt.date(2023, 5, 1) - dt.timedelta(index))
        texts = [" ".join(random.choices(words.sentences, k=6)) for _ in range(random.randint(3, 12))]
        parts["p"] = [spelt_when(day, language), *texts]
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, texts in parts.items() for text in texts)


_SCRIPT = "".join(f"var v{number} = '{number * 7919 % 100_003:x}';" for number in range(3000))
"""What makes pages heavy."""


def _html(url: str, language: str, main: str, random: Random) -> Capture:
    """Put a page's main part into the frame of the site, in one of the encodings that its language was written in."""
    encoding = random.choice(["utf-8", "utf-8", "shift_jis" if language == "ja" else "windows-1252"])
    script = _SCRIPT[random.randrange(20_000) :][: random.randint(5_000, 40_000)]
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "News", "Topics", "About us"))
    html = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="{encoding}"><title>Site</title>'
        f"<script>{script}</script></head><body><header><nav><ul>{menu}</ul></nav></header><main>{main}</main>"
        f"<footer><p>© 1996-2024 The harbours</p></footer></body></html>"
    )
    return Capture(url, f"text/html; charset={encoding}", html.encode(encoding, "xmlcharrefreplace"))


# ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def write_archives(folder: Path, *, files: int = 2, count: int = 3000) -> list[str]:
    """Write the captures to so many WARC files and return their paths."""
    paths = [folder / f"crawl-{number}.warc.gz" for number in range(files)]
    pages = list(captures(count))
    for number, path in enumerate(paths):
        with path.open("wb") as file:
            for capture in pages[number::files]:
                _write(capture, file)
    return list(map(str, paths))


def _write(capture: Capture, file: BinaryIO) -> None:
    record = WarcRecord()
    wet = capture.kind == "wet"
    record.init_headers(WarcRecordType.conversion if wet else WarcRecordType.response)
    record.headers["WARC-Target-URI"] = capture.url
    record.headers["WARC-Date"] = "2024-02-29T12:00:00Z"
    record.headers["Content-Type"] = "text/plain" if wet else "application/http; msgtype=response"
    record.set_bytes_content(capture.body if wet else _response(capture))
    with GzipWriter(file, compression_level=1) as member:
        record.write(member)


def _response(capture: Capture) -> bytes:
    body = gzip.compress(capture.body, 1, mtime=0) if len(capture.url) % 2 else capture.body
    coded = "Content-Encoding: gzip\r\n" if len(capture.url) % 2 else ""
    return (
        f"HTTP/1.1 {capture.status}\r\nContent-Type: {capture.kind}\r\n{coded}Content-Length: {len(body)}\r\n\r\n".encode() + body
    )
