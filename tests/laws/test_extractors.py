"""Law 7: the extractor does not matter.  HTML in the structure of the site gives equal records through all three.

The details of the format are drawn as far as HTML holds them and all extractors keep them.  What one of them drops, moves or
joins is not drawn: a number by `start`, a box before the title, an item without text.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import inscriptis
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from resiliparse.extract.html2text import extract_plain_text

from ssenews_parse import NewsItem, NewsPage, ParseError, Section, parse, parse_credit
from ssenews_parse.rendering import spelt_heading, spelt_when
from ssenews_parse.strategies.records import drawn_pages
from ssenews_parse.strategies.texts import repadded

if TYPE_CHECKING:
    from collections.abc import Callable


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "resiliparse": extract_plain_text,
    "inscriptis": inscriptis.get_text,
}


def _tame(text: str) -> str:
    """Return a text whose white space and signs every extractor leaves alone."""
    words = re.sub(r"[^\w.,:;?!'“”’«»()–&/ -]|_", " ", text).split()
    return " ".join(["On", *words])


def _tame_item(item: NewsItem, number: int | None, *, may_lose_title: bool) -> NewsItem:
    kicker = item.kicker and _tame(item.kicker)
    is_lost = may_lose_title and item.title is None and item.date is not None and kicker is None
    return evolve(
        item,
        number=number,
        title=None if is_lost else _tame(item.title or "a lost title"),
        kicker=kicker,
        credit=item.credit and parse_credit(_tame(item.credit.text)),
        place=item.place and _tame(item.place),
        summary=item.summary and "\n\n".join(map(_tame, item.summary.split("\n\n"))),
    )


def _tame_page(page: NewsPage) -> NewsPage:
    """Return the page without what extractors do not keep: empty boxes and headings, numbers of the page's own, rare signs."""
    sections: list[Section] = []
    for section in [section for index, section in enumerate(page.sections) if not index or section.year or section.topic]:
        numbered = not section.items or section.items[0].number is not None
        items = [
            _tame_item(item, index if numbered else None, may_lose_title=page.title is not None)
            for index, item in enumerate(section.items, start=1)
        ]
        sections.append(evolve(section, items=items, topic=section.topic and _tame(section.topic)))
    if sections[0].topic is not None and not any(section.topic for section in sections[1:]):
        sections[0] = evolve(sections[0], topic=None)
    preamble = None
    if page.preamble and page.title and sections[0].year is not None:
        preamble = "\n\n".join(dict.fromkeys(f"{_tame(text)} {index}" for index, text in enumerate(page.preamble.split("\n\n"))))
    return evolve(
        page,
        title=page.title and _tame(page.title),
        preamble=preamble,
        sections=_with_habit(sections),
        postamble=page.postamble and "\n\n".join(map(_tame, page.postamble.split("\n\n"))),
    )


def _with_habit(sections: list[Section]) -> list[Section]:
    """Give each item without a date a kicker where most of the others have one, and none where they have none."""
    dated = [item for section in sections for item in section.items if item.date]
    kickers = sum(item.kicker is not None for item in dated)
    kicker = "News" if kickers > sum(item.kicker is None and item.title is not None for item in dated) else None
    return [
        evolve(section, items=[item if item.date else evolve(item, kicker=kicker) for item in section.items])
        for section in sections
    ]


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


def _list(section: Section, language: str | None) -> str:
    if not section.items:
        return ""
    kind = "ul" if section.items[0].number is None else "ol"
    return f"<{kind}>{''.join(_entry(item, language) for item in section.items)}</{kind}>"


def _entry(item: NewsItem, language: str | None) -> str:
    boxes = [
        f'<div class="photo">© {escape(item.credit.text)}</div>' if item.credit else "",
        f'<div class="kicker">{escape(item.kicker)}</div>' if item.kicker else "",
        f"<h3>{escape(item.title)}</h3>" if item.title else "",
        f'<p class="date">{escape(spelt_when(item, language))}</p>' if item.date else "",
        *(f"<p>{escape(paragraph)}</p>" for paragraph in (item.summary or "").split("\n\n") if paragraph),
    ]
    return f"<li>{''.join(boxes)}</li>"


# ── What sites and editors do to HTML ──────────────────────────────────────────────────────────────────────────────────


def _within(begin: str, change: Callable[[str], str], end: str = "<") -> Callable[[str], str]:
    """Return a change of all text from a beginning up to one of the signs of an end."""
    return lambda html: re.sub(rf"(?<={begin})[^{end}]+", lambda text: change(text[0]), html)


def _in_dates(change: Callable[[str], str]) -> Callable[[str], str]:
    """Return a change of all dates, without their places."""
    return _within('<p class="date">', change, end="<,")


def _broken(text: str) -> str:
    """Break a line before four words, which look neither like a mark nor like a heading."""
    return re.sub(r" (?=[^\W\d_]\S*(?: \S+){3})", "<br>", text, count=1)


def _instead(pattern: str, replacement: str, *, count: int = 0) -> Callable[[str], str]:
    return lambda html: re.sub(pattern, replacement, html, count=count)


SAME: dict[str, Callable[[str], str]] = {
    "an empty kicker box": _instead(r"(© [^<]*</div>)(?=<h3>)", r'\1<div class="kicker"></div>'),
    "a credit with the kicker in its box": _instead(r'(© [^<]*)</div><div class="kicker">', r"\1<br>"),
    "a kicker over two lines": _within('<div class="kicker">', _broken),
    "a paragraph over two lines": _within("<p>", _broken),
    "an empty heading": _instead("(?<=</ol>|</ul>)", "<h2></h2>"),
    "a date in upper case": _in_dates(str.upper),
    "a date in lower case": _in_dates(str.lower),
    "other padding": _in_dates(repadded),
    "another dash": _in_dates(lambda text: text.replace(" - ", "–", 1)),
    "no-break spaces in a date": _in_dates(lambda text: re.sub(" ", "&nbsp;", text, count=2)),
    "boxes on lines of their own": lambda html: html.replace("><", ">\r\n\t<"),
    "words on lines of their own": lambda html: re.sub(r"(?<=\w) (?=[^\W\d])", "  \n ", html),
    "spaces at the edges of boxes": _instead(r"(<(?:p|h3)[^>]*>)([^<]+)(?=</)", r"\1 \2 "),
    "a title in a box of its own": _instead(r"<h3>([^<]*)</h3>", r"<h3><span>\1</span></h3>"),
}
"""Details that leave the records as they are."""

OTHER: dict[str, Callable[[str], str]] = {
    "a heading in upper case": _within("<h2>", str.upper),
    "a title printed twice": _instead("(<h1>.*?</h1>)", r"\1<p>A part of the United Nations</p>\1"),
    "a title in a line above": _instead("<h1>(.*?)</h1>", r"<p>\1<br>Home &gt; \1</p><h1>\1</h1>"),
    "every item printed twice": _instead("(<li>.*?</li>)", r"\1\1"),
    "a box behind a list": _instead("(?<=</ol>|</ul>)", "<p>Media contact</p>", count=1),
}
"""Details of which other records come, or a report, but the same through all."""


def _sites(*details: dict[str, Callable[[str], str]]) -> st.SearchStrategy[tuple[NewsPage, str]]:
    """Draw a page and its HTML, with up to three details."""
    changes = {name: change for table in details for name, change in table.items()}

    def changed(page: NewsPage, names: set[str]) -> tuple[NewsPage, str]:
        html = _html(page)
        for name in sorted(names, key=[*changes].index):
            html = changes[name](html)
        return page, html

    return st.builds(changed, drawn_pages(dated=True).map(_tame_page), st.sets(st.sampled_from([*changes]), max_size=3))


def _read(text: str) -> tuple[NewsPage, list[str]]:
    """Return the page of a text, and the codes of its reports."""
    errors: list[ParseError] = []
    page = parse(text, on_error=errors.append)
    return page, [error.code for error in errors]


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_every_extractor_gives_the_records(extractor: str) -> None:
    """What is written as HTML and extracted by one of the three is read as the records it was written from."""
    extract = EXTRACTORS[extractor]

    @given(_sites(SAME))
    def law(site: tuple[NewsPage, str]) -> None:
        page, html = site
        assert _read(extract(html)) == (page, [])

    law()


@given(_sites(SAME, OTHER))
def test_all_extractors_give_the_same_records(site: tuple[NewsPage, str]) -> None:
    """Whatever stands in the HTML of a site, all extractors give the same records and the same reports."""
    _, html = site
    first, *others = [_read(extract(html)) for extract in EXTRACTORS.values()]
    assert all(other == first for other in others)
