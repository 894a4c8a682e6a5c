"""Law 7: the extractor does not matter.  HTML in the structure of the site gives equal records through all three."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import html2text
import inscriptis
import pytest
from attrs import evolve
from hypothesis import given
from resiliparse.extract.html2text import extract_plain_text

from ssenews_parse import NewsItem, NewsPage, Section, parse, parse_credit, strategies
from ssenews_parse.rendering import spelt_heading, spelt_when

if TYPE_CHECKING:
    from collections.abc import Callable


def _markdown(html: str) -> str:
    writer = html2text.HTML2Text(bodywidth=0)
    return str(writer.handle(html))


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "resiliparse": extract_plain_text,
    "inscriptis": inscriptis.get_text,
    "html2text": _markdown,
}


def _tame(text: str) -> str:
    """Return a text whose white space and signs every extractor leaves alone."""
    words = re.sub(r"[^\w.,:;?!'“”’«»()–&/ -]|_", " ", text).split()
    return " ".join(["On", *words])


def _tame_item(item: NewsItem, number: int | None, *, kickers_first: bool) -> NewsItem:
    title = _tame(item.title or "a lost title")
    kicker = item.kicker and _tame(item.kicker)
    credit = item.credit and parse_credit(_tame(item.credit.text))
    place = item.place and _tame(item.place)
    summary = item.summary and "\n\n".join(map(_tame, item.summary.split("\n\n")))
    if item.date is None:
        kicker, summary = ("News", summary) if kickers_first else (None, summary)
    return evolve(item, number=number, title=title, kicker=kicker, credit=credit, place=place, summary=summary)


def _tame_page(page: NewsPage) -> NewsPage:
    """Return the page without what extractors do not keep: empty boxes and headings, numbers of the page's own, rare signs."""
    kept = [section for index, section in enumerate(page.sections) if not index or section.year or section.topic]
    dated = [item for section in kept for item in section.items if item.date]
    kickers_first = sum(item.kicker is not None for item in dated) * 2 > len(dated)
    sections: list[Section] = []
    for section in kept:
        numbered = not section.items or section.items[0].number is not None
        items = [
            _tame_item(item, index if numbered else None, kickers_first=kickers_first)
            for index, item in enumerate(section.items, start=1)
        ]
        sections.append(evolve(section, items=items, topic=section.topic and _tame(section.topic)))
    if sections[0].topic is not None and not any(section.topic for section in sections[1:]):
        sections[0] = evolve(sections[0], topic=None)
    preamble = None
    if page.preamble and (sections[0].year is not None or not any(section.topic for section in sections)):
        preamble = "\n\n".join(dict.fromkeys(f"{_tame(text)} {index}" for index, text in enumerate(page.preamble.split("\n\n"))))
    postamble = page.postamble and "\n\n".join(map(_tame, page.postamble.split("\n\n")))
    return evolve(page, title=page.title and _tame(page.title), preamble=preamble, sections=sections, postamble=postamble)


def _html(page: NewsPage) -> str:
    """Write a page as the site did: a title, month headings, lists whose items have boxes for credit and kicker."""
    parts = [f"<h1>{escape(page.title)}</h1>" if page.title else ""]
    parts += [f"<p>{escape(text)}</p>" for text in (page.preamble or "").split("\n\n") if text]
    for section in page.sections:
        heading = spelt_heading(section, page.language)
        parts.append(f"<h2>{escape(heading)}</h2>" if heading else "")
        parts.append(_list(section, page.language))
    parts += [f"<p>{escape(text)}</p>" for text in (page.postamble or "").split("\n\n") if text]
    return f"<html><body>{''.join(parts)}</body></html>"


def _list(section: Section, language: str) -> str:
    if not section.items:
        return ""
    kind = "ul" if section.items[0].number is None else "ol"
    return f"<{kind}>{''.join(_entry(item, language) for item in section.items)}</{kind}>"


def _entry(item: NewsItem, language: str) -> str:
    boxes = [
        f'<div class="photo">© {escape(item.credit.text)}</div>' if item.credit else "",
        f'<div class="kicker">{escape(item.kicker)}</div>' if item.kicker else "",
        f"<h3>{escape(item.title or '')}</h3>",
        f'<p class="date">{escape(spelt_when(item, language))}</p>' if item.date else "",
        *(f"<p>{escape(paragraph)}</p>" for paragraph in (item.summary or "").split("\n\n") if paragraph),
    ]
    return f"<li>{''.join(boxes)}</li>"


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_every_extractor_gives_the_records(extractor: str) -> None:
    """What is written as HTML and extracted by one of the three is read as the records it was written from."""
    extract = EXTRACTORS[extractor]

    @given(strategies.pages().map(_tame_page))
    def law(page: NewsPage) -> None:
        assert parse(extract(_html(page))) == page

    law()
