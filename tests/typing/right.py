"""How people use the library, for type checkers: mypy and pyright accept all of it, and see these types."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, assert_type

from attrs import evolve
from hypothesis.strategies import SearchStrategy

from ssenews_parse import (
    Credit,
    JsonError,
    NewsItem,
    NewsPage,
    ParseError,
    Remark,
    RenderError,
    Section,
    from_json,
    json_schema,
    lint,
    parse,
    parse_credit,
    parse_file,
    render,
    strategies,
    to_json,
    trace,
)
from ssenews_parse.tracing import Decider, Evidence, ItemTrace, SectionTrace, Span, Trace, decided, trace_html, trace_markdown

if TYPE_CHECKING:
    from pathlib import Path


def reading(text: str, path: Path) -> None:
    """Parse texts, files and credits, strictly and not."""
    problems: list[ParseError] = []
    assert_type(parse(text), NewsPage)
    assert_type(parse(text, source="may.txt", on_error=problems.append), NewsPage)
    assert_type(parse(text, on_error=print), NewsPage)
    assert_type(parse_file(path), NewsPage)
    assert_type(parse_file("may.txt", encoding="cp1252", on_error=problems.append), NewsPage)
    assert_type(parse_credit(text), Credit)


def records(page: NewsPage, section: Section, item: NewsItem, credit: Credit) -> None:
    """Read every field of every record."""
    assert_type(page.title, str | None)
    assert_type(page.language, str | None)
    assert_type(page.preamble, str | None)
    assert_type(page.sections, tuple[Section, ...])
    assert_type(page.postamble, str | None)
    assert_type(page.source, str | None)
    assert_type(page.items, tuple[NewsItem, ...])
    assert_type(section.year, int | None)
    assert_type(section.month, int | None)
    assert_type(section.topic, str | None)
    assert_type(section.items, tuple[NewsItem, ...])
    assert_type(section.line, int | None)
    assert_type(item.number, int | None)
    assert_type(item.url, str | None)
    assert_type(item.credit, Credit | None)
    assert_type(item.kicker, str | None)
    assert_type(item.title, str | None)
    assert_type(item.date, dt.date | None)
    assert_type(item.end_date, dt.date | None)
    assert_type(item.place, str | None)
    assert_type(item.summary, str | None)
    assert_type(item.line, int | None)
    assert_type(credit.text, str)
    assert_type(credit.holder, str)
    assert_type(credit.agency, str | None)
    assert_type(credit.year, int | None)


def building() -> None:
    """Build records with lists, tuples and any other iterable, and change them."""
    item = NewsItem(number=1, title="A fair day", date=dt.date(2023, 5, 25), credit=Credit(text="ILO", holder="ILO"))
    section = Section(year=2023, month=5, items=[item])
    assert_type(Section(topic="Papers", items=(item,)), Section)
    assert_type(NewsPage(title="News", sections=[section]), NewsPage)
    assert_type(NewsPage(sections=iter([section])), NewsPage)
    assert_type(evolve(item, title="Another day"), NewsItem)
    assert_type(hash(item), int)


def writing(page: NewsPage, data: bytes) -> None:
    """Render, write and read JSON, lint."""
    assert_type(render(page), str)
    assert_type(to_json(page), str)
    assert_type(to_json(page, indent=2), str)
    assert_type(from_json("{}"), NewsPage)
    assert_type(from_json(data), NewsPage)
    assert_type(json_schema(), dict[str, object])
    assert_type(lint(page), tuple[Remark, ...])


def tracing(text: str, item: NewsItem, section: Section) -> None:
    """See why a page says what it says."""
    told = trace(text, source="may.txt")
    assert_type(told, Trace)
    assert_type(trace_html(text), Trace)
    assert_type(trace_html(b"", base_url="https://example.org/"), Trace)
    assert_type(trace_markdown(text), Trace)
    assert_type(told.page, NewsPage)
    assert_type(told.problems, tuple[ParseError, ...])
    assert_type(told.title, Evidence | None)
    assert_type(told.sections, tuple[SectionTrace, ...])
    assert_type(told[item], ItemTrace)
    assert_type(told[section], SectionTrace)
    assert_type(told[item].fields, dict[str, Evidence])
    assert_type(decided(told[item]), dict[str, Decider])
    assert_type(told.to_json(indent=1), str)
    assert_type(told.signs(), tuple[Span, ...])
    if title := told[item].title:
        assert_type(title.spans, tuple[Span, ...])
        assert_type(title.decided, Decider)
        assert_type(told.text_of(title), str)
        assert_type(told.lines_of(title), tuple[int, ...])


def errors(parse_error: ParseError, render_error: RenderError, json_error: JsonError, remark: Remark) -> None:
    """Read what errors and remarks hold."""
    assert_type(parse_error.code, str)
    assert_type(parse_error.message, str)
    assert_type(parse_error.source, str | None)
    assert_type(parse_error.line, int)
    assert_type(parse_error.column, int)
    assert_type(parse_error.start, int)
    assert_type(parse_error.end, int)
    assert_type(parse_error.expected, tuple[str, ...])
    assert_type(parse_error.hint, str | None)
    assert_type(render_error.path, str)
    assert_type(render_error.message, str)
    assert_type(json_error.path, str)
    assert_type(json_error.message, str)
    assert_type(remark.code, str)
    assert_type(remark.message, str)
    assert_type(remark.line, int | None)
    assert_type(remark.path, str)


def drawing() -> None:
    """Draw records and texts."""
    assert_type(strategies.pages(), SearchStrategy[NewsPage])
    assert_type(strategies.pages(language="fr"), SearchStrategy[NewsPage])
    assert_type(strategies.items(dated=True), SearchStrategy[NewsItem])
    assert_type(strategies.credits(), SearchStrategy[Credit])
    assert_type(strategies.lines(), SearchStrategy[str])
    assert_type(strategies.listing_texts(), SearchStrategy[str])
