"""Layout A with pyparsing: a `Regex` a block, parse actions by place, no white space skipped, no packrat: nothing is read twice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pyparsing import OneOrMore, Opt, ParserElement, ParseResults, Regex

from bench import quick
from bench.fields import credit_of, dates, headings
from bench.toolkits.lines import Lines

if TYPE_CHECKING:
    from ssenews_parse import NewsItem, NewsPage, Section


def read(text: str) -> NewsPage:
    """Read a page."""
    lines = Lines(text)
    (title,), *months = _page().parse_string(text, parse_all=True)
    return quick.page(title, [_section(month, lines) for month in months])


def _section(month: tuple[int, Any], lines: Lines) -> Section:
    place, ((heading,), *items) = month
    line = lines.at(place)
    return quick.section(*headings[heading], [_item(item, lines) for item in items], line)


def _item(item: tuple[int, Any], lines: Lines) -> NewsItem:
    place, ((number,), credit, (title,), (date,), summary) = item
    return quick.item(
        int(number),
        credit_of(credit[0]) if credit else None,
        None,
        title,
        *dates[date],
        summary[0].replace("\n\n    ", "\n\n") if summary else None,
        lines.at(place),
    )


@cache
def _page() -> ParserElement:
    title = _block(r"(.+)\n\n")
    heading = _block(r"([A-Z][a-z]+ [0-9]{4})\n\n")
    number = _block(r"  ([0-9]+)\. ")
    credit = _block(r"© (.+)\n\n    ")
    line = _block(r"(.+)\n\n    ")
    date = _block(r"([0-9].+)\n\n?")
    summary = _block(r"    (.+(?:\n\n    .+)*)\n\n?")
    item = (number + Opt(credit, default=None) + line + date + Opt(summary, default=None)).set_parse_action(_placed)
    month = (heading + OneOrMore(item)).set_parse_action(_placed)
    return (title + OneOrMore(month)).leave_whitespace()


def _block(pattern: str) -> ParserElement:
    return Regex(pattern, as_group_list=True)


def _placed(_text: str, place: int, tokens: ParseResults) -> tuple[int, ParseResults]:
    return place, tokens
