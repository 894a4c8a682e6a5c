"""Layout A with parsy: a pattern a block, `seq` and `combine`; positions are turned to lines in the end."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from parsy import Parser, index, regex, seq

from bench import quick
from bench.fields import credit_of, dates, headings
from bench.toolkits.lines import Lines

if TYPE_CHECKING:
    from ssenews_parse import NewsItem, NewsPage, Section


def read(text: str) -> NewsPage:
    """Read a page."""
    lines = Lines(text)
    title, months = _page().parse(text)
    return quick.page(title, [_section(month, lines) for month in months])


def _section(month: list[Any], lines: Lines) -> Section:
    place, heading, items = month
    line = lines.at(place)
    return quick.section(*headings[heading], [_item(item, lines) for item in items], line)


def _item(item: list[Any], lines: Lines) -> NewsItem:
    place, number, credit, title, date, summary = item
    return quick.item(
        int(number),
        credit_of(credit) if credit else None,
        None,
        title,
        *dates[date],
        summary.replace("\n\n    ", "\n\n") if summary else None,
        lines.at(place),
    )


@cache
def _page() -> Parser:
    title = _block(r"(.+)\n\n")
    heading = _block(r"([A-Z][a-z]+ [0-9]{4})\n\n")
    number = _block(r"  ([0-9]+)\. ")
    credit = _block(r"© (.+)\n\n    ")
    line = _block(r"(.+)\n\n    ")
    date = _block(r"([0-9].+)\n\n?")
    summary = _block(r"    (.+(?:\n\n    .+)*)\n\n?")
    item = seq(index, number, credit.optional(), line, date, summary.optional())
    month = seq(index, heading, item.many())
    return seq(title, month.many())


def _block(pattern: str) -> Parser:
    return regex(pattern, group=1)
