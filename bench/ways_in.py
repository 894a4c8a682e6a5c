"""HTML and Markdown against the text of the same page, one of twenty items: how many times as long each takes, and may take."""

from __future__ import annotations

import sys
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from attrs import evolve

from ssenews_parse import parse, parse_html, parse_markdown, render
from ssenews_parse.rendering import spelt_heading, spelt_when

from .texts import page
from .timing import in_turn

if TYPE_CHECKING:
    from ssenews_parse import NewsItem, NewsPage

LIMITS = {"parse_html": 6.0, "parse_markdown": 18.0}
ITEMS = 20
ROUNDS = 201


def main() -> int:
    """Print a row for each way in; return 1 if one takes longer than it may."""
    records = _page()
    text, html, markdown = render(records), _html(records), _markdown(records)
    assert parse(text) == parse_html(html) == parse_markdown(markdown) == records
    ways = {
        "parse": partial(parse, text),
        "parse_html": partial(parse_html, html),
        "parse_markdown": partial(parse_markdown, markdown),
    }
    best = {name: min(times) for name, times in in_turn(ways, ROUNDS).items()}
    print(f"{ITEMS} items: {len(text):,} characters of text, {len(html):,} of HTML, {len(markdown):,} of Markdown")
    for name, seconds in best.items():
        limit = f", may take {LIMITS[name]:.0f}" if name in LIMITS else ""
        print(f"{name:>16} {seconds * 1e6:8.0f} µs  {seconds / best['parse']:5.1f} times{limit}")
    return int(any(best[name] > limit * best["parse"] for name, limit in LIMITS.items()))


def _page() -> NewsPage:
    """Return a page of twenty items, as the site has them: some with a credit, some without a date, all with an address."""
    whole = parse(page("A+K", 40_000))
    left = ITEMS
    sections = []
    for section in whole.sections:
        items = [
            evolve(item, url=f"/global/news/WCMS_{left - at}/lang--en/index.htm") for at, item in enumerate(section.items[:left])
        ]
        left -= len(items)
        sections += [evolve(section, items=items)] if items else []
    return evolve(whole, sections=sections)


def _html(records: NewsPage) -> str:
    parts = [f"<html><head><title>News</title></head><body><nav><a href='/'>Home</a></nav><h1>{records.title}</h1>"]
    for section in records.sections:
        items = "\n".join(map(_item, section.items))
        parts.append(f'<h2>{spelt_heading(section, "en")}</h2>\n<div class="items-list"><ol>\n{items}\n</ol></div>')
    return "\n".join([*parts, "<footer>© 2023</footer></body></html>"])


def _item(item: NewsItem) -> str:
    credit = f'<div class="image"><img src="/i.jpg" alt=""><p>© {escape(item.credit.text)}</p></div>\n' if item.credit else ""
    summary = "".join(f"\n<p>{escape(text)}</p>" for text in (item.summary or "").split("\n\n") if text)
    title = f'<h5 class="item-title"><a href="{item.url}">{escape(str(item.title))}</a></h5>'
    return f'<li>{credit}<p>{item.kicker}</p>\n{title}\n<p class="date">{spelt_when(item, "en")}</p>{summary}</li>'


def _markdown(records: NewsPage) -> str:
    blocks = [f"# {records.title}"]
    for section in records.sections:
        blocks.append(f"## {spelt_heading(section, 'en')}")
        for item in section.items:
            own = [f"© {item.credit.text}"] if item.credit else []
            own += [
                str(item.kicker),
                f"##### [{item.title}]({item.url})",
                spelt_when(item, "en"),
                *(item.summary or "").split("\n\n"),
            ]
            blocks.append(f"{item.number}. " + "\n\n   ".join(filter(None, own)))
    return "\n\n".join(blocks)


if __name__ == "__main__":
    sys.exit(main())
