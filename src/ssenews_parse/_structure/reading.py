"""The pieces of a page to its records and reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import evolve

from ssenews_parse._reading.parts import Problem
from ssenews_parse.parsing import reports
from ssenews_parse.records import NewsPage, one_line_name

from .addresses import leading

if TYPE_CHECKING:
    from ssenews_parse.errors import ParseError

    from .pieces import Piece


Maker = Callable[["list[Piece]", "list[Problem]", "str | None"], "NewsPage | None"]
"""What makes a page of its pieces, as `outline.read` does."""


def read(pieces: list[Piece], text: str, source: str | None, make: Maker) -> tuple[NewsPage, list[ParseError]]:
    """Read the pieces of a page, whose places are places in `text`, by `make`."""
    named = source if source is None else one_line_name(source)
    problems: list[Problem] = []
    page = make(pieces, problems, named)
    if page is None:
        problems = [Problem(0, len(text), "SSE002" if pieces else "SSE001", {})]
    return page or NewsPage(source=named), reports(problems, text, source)


def resolved(page: NewsPage, base_url: str, base: str | None) -> NewsPage:
    """Return a page with the addresses that its links lead to; `base` is what the page itself says that they begin at."""
    begin = leading(base, base_url) if base else base_url
    sections = [
        evolve(section, items=[evolve(item, url=item.url and leading(item.url, begin)) for item in section.items])
        for section in page.sections
    ]
    return evolve(page, sections=sections)
