"""Law 10: what stands at the spans of a field is the field."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.golden_files import TEXTS, read
from tests.laws.drawing import any_texts
from tests.laws.test_tidy import PAGES, damaged
from tests.oracle.evidence import check_evidence, check_places, check_trace, traced
from tests.outputs.site import site_pages
from tests.structure.test_html import PIECES, dateline, html_of, whole

from ssenews_parse import parse_html, parse_markdown, strategies
from ssenews_parse.html import text_of_html
from ssenews_parse.markdown import markdown_pieces
from ssenews_parse.tracing import trace_html, trace_markdown

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from ssenews_parse import NewsPage


@given(strategies.listing_texts())
def test_law_10_a_field_is_what_stands_at_its_spans(text: str) -> None:
    """In all layouts and languages, spans of different fields do not overlap; what is in none, and in no problem, is signs."""
    check_trace(text)


@given(any_texts())
def test_law_10_holds_of_any_text(text: str) -> None:
    """Any text at all has a trace that keeps the law."""
    check_trace(text)


@given(st.sampled_from(PAGES), st.randoms(use_true_random=False))
def test_law_10_holds_of_tidy_and_of_damaged_items(page: str, chance: random.Random) -> None:
    """Items that are read many at once have the places of each of their blocks, too."""
    check_trace(damaged(page, chance))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_law_10_holds_of_each_golden_file(path: Path) -> None:
    """So it does in all that the format is known to have."""
    check_trace(read(path).text)


# ── HTML and Markdown ─────────────────────────────────────────────────────────────────────────────────────────────────


def check_html(html: str) -> None:
    """Check that a trace of HTML has the page and the problems that `parse_html` has, in its text, and that law 10 holds."""
    told = traced(html, parse_html, trace_html)
    assert told.text == text_of_html(html)
    check_evidence(told)


@given(site_pages())
def test_law_10_holds_of_html(page: NewsPage) -> None:
    """Of HTML, places are in the text that `text_of_html` returns."""
    check_html(whole(html_of(page)))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_law_10_holds_of_any_html(html: str) -> None:
    """So they are of the elements of a page in any order."""
    check_html(html)


@pytest.mark.parametrize(
    "html",
    [
        "{}May 2023<br>2 May 2023",
        "<li>{0}A day<br>{0}2 May 2023",
        "<h1>{}News</h1><h2>{}May 2023</h2><li>A",
        "<li>© Ada{}2023<br>May{}2023",
        "<li>A{0}day<p>2 May 2023,{0}Rome{0}",
        "<ol><li>{}</li>May 2023",
    ],
)
def test_law_10_holds_of_strays_in_html(html: str) -> None:
    """Some are white space, some are not; a field begins behind them, and goes on over them."""
    for strays in ("\x85", "\x01", "\x01\x85", "\x85 \x01"):
        check_html(html.format(strays, strays))


def markdown_of(page: NewsPage) -> str:
    """Write a page in Markdown as converters do: titles are links, and a line may end in a hard break."""
    parts = [f"# {_escaped(page.title)}"]
    for section in page.sections:
        parts.append(f"## {dt.date(int(section.year or 0), int(section.month or 0), 1):%B %Y}")
        for item in section.items:
            blocks = [f"© {_escaped(item.credit.text)}\\" if item.credit else "", _escaped(item.kicker)]
            blocks += [f"### [{_escaped(item.title)}](/item)", dateline(item), *map(_escaped, (item.summary or "").split("\n\n"))]
            shown = "\n\n".join(filter(None, blocks)).replace("\\\n\n", "  \n" if item.kicker else "\n\n")
            parts.append(f"{item.number}. " + shown.replace("\n", "\n   ").replace("\n   \n", "\n\n"))
    return "\n\n".join(parts) + "\n"


def _escaped(text: str | None) -> str:
    return re.sub(r"([\\`*_\[\]<>#&|~.()+-])", r"\\\1", text or "")


def check_markdown(text: str) -> None:
    """Check that a trace of Markdown has the page that `parse_markdown` has, and that the Markdown at a field's spans says it."""
    told = traced(text, parse_markdown, trace_markdown)
    check_places(told)
    for path, evidence in told.evidence():
        *records, name = path.split(".")
        record: Any = told.page
        for part in filter(None, re.split(r"\W+", ".".join(records))):
            record = record[int(part)] if part.isdecimal() else getattr(record, part)
        value = getattr(record, name)
        if isinstance(value, str) and evidence.spans:
            said = [piece.text for block in told.text_of(evidence).split("\n\n") for piece in markdown_pieces(block, []) or ()]
            assert "\n\n".join(said) == value


@given(site_pages())
def test_law_10_holds_of_markdown(page: NewsPage) -> None:
    """Of Markdown, the text at the spans of a field is the Markdown that says the field."""
    check_markdown(markdown_of(page))
