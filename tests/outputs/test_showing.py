"""Drawings: what people see of a page, and what no page can do to their terminal."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from ssenews_parse import Credit, NewsItem, NewsPage, ParseError, Remark, Section, lint, parse
from ssenews_parse.showing import drawing, problem_text, remark_text, visible
from ssenews_parse.strategies import pages

TEXT = """Nouvelles des ateliers

Un mot d’accueil.

Octobre 2022

  1. © Ada Vale / ILO 2021

    Événement

    Le marché des artisans

    3 - 5 octobre 2022, Lomé, Togo

    Une phrase assez longue pour se replier dans sa colonne.

    Une autre.

  3. Un guide

    31 septembre 2022

Perdu au bord.

  4. [bold]Un four[/bold] :smile:

Août 2022

Merci de votre visite.
"""

DRAWN = """\
╭──────────────────────────────────────────────────────────╮
│ Nouvelles des ateliers                                   │
╰───────────────────────────────── ici.txt · 3 items · fr ─╯

  Un mot d’accueil.

Octobre 2022 ───────────────────────────────────────────────

  1  2022-10-03    Événement
     – 2022-10-05  Le marché des artisans
                   Lomé, Togo
                   © Ada Vale / ILO 2021
                   Une phrase assez longue pour se replier
                   dans sa colonne.
                   Une autre.

  3                Un guide
                   ! 19 SSE902 numbers skip: 3 follows 1
                   ✗ 21:5 SSE101 31 septembre 2022 is not a
                   date: septembre has 30 days
                   ✗ 23:1 SSE203 text that is not part of an
                   item

  4                [bold]Un four[/bold] :smile:
                   ! 25 SSE913 holds a sign of Markdown,
                   HTML or the like: [/bold]

Août 2022 ──────────────────────────────────────────────────

  Merci de votre visite.
"""


def drawn(page: NewsPage, *, colours: bool = False, **marks: Any) -> str:  # noqa: ANN401 - those of drawing()
    """Draw a page on a console of 60 columns; without what stands behind the last sign of a line."""
    file = io.StringIO()
    console = Console(file=file, width=60, color_system="truecolor" if colours else None, legacy_windows=False)
    console.print(drawing(page, **marks))
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().split("\n")[:-1])


def test_a_page_as_people_see_it() -> None:
    """Title, facts, text before and after the list, a rule for each heading, items in columns, problems where they stand."""
    problems: list[ParseError] = []
    page = parse(TEXT, on_error=problems.append)
    assert drawn(page, source="ici.txt", problems=problems, remarks=lint(page)) == DRAWN


def test_sections_without_a_heading_are_apart() -> None:
    """A page may begin without a heading; a later section without one begins with a bare rule, a topic with its text."""
    item = NewsItem(title="A fair day")
    page = NewsPage(sections=[Section(items=[item]), Section(items=[item]), Section(topic="Letters [b]", items=[item])])
    assert (
        drawn(page)
        == """\
╭──────────────────────────────────────────────────────────╮
│ without a title                                          │
╰──────────────────────────────────────────────── 3 items ─╯

  •    A fair day

────────────────────────────────────────────────────────────

  •    A fair day

Letters [b] ────────────────────────────────────────────────

  •    A fair day
"""
    )


def test_an_item_that_lost_its_title() -> None:
    """What the text has of an item is drawn, be it the kicker and the date alone."""
    page = parse("May 2023\n\n  1. News\n\n\n    25 May 2023\n")
    assert drawn(page).splitlines()[-1] == "  1  2023-05-25  News"


def test_problems_before_the_first_item_stand_on_top() -> None:
    """What is wrong before the list stands before the first section, what is wrong in a month without items under its heading."""
    problems: list[ParseError] = []
    page = parse("Ne\x07ws\n\nMay 2023\n\nApril 2023\n\n  1. A fair day\n", on_error=problems.append)
    lines = drawn(page, problems=problems, remarks=[Remark(code="SSE900", message="an odd month", line=4)]).splitlines()
    assert lines[3] == "✗ 1:3 SSE301 the control character U+0007"
    assert lines[4:8] == ["", "May 2023 " + "─" * 51, "! 4 SSE900 an odd month", ""]


def test_marks_of_a_page_that_knows_no_lines() -> None:
    """Records that were built know no lines: all marks of such a page stand below its last item."""
    page = NewsPage(sections=[Section(year=2023, month=5, items=[NewsItem(title="A"), NewsItem(title="B")])])
    remarks = [Remark(code="SSE900", message="there", line=7), Remark(code="SSE900", message="here", line=None)]
    assert drawn(page, remarks=remarks).splitlines()[-3:] == ["  •    B", "       ! SSE900 here", "       ! 7 SSE900 there"]


@given(pages())
def test_no_page_can_move_the_cursor(page: NewsPage) -> None:
    """Whatever a page holds, its drawing has no control sequence but rich's own colours, and nothing turns its direction."""
    drawing = re.sub("\x1b\\[[0-9;]*m|\n", "", drawn(page, colours=True))
    assert not any(unicodedata.category(character) == "Cc" for character in drawing)
    assert not any(
        unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        for character in drawing
    )


def test_no_field_turns_the_direction_of_the_terminal() -> None:
    """A character that turns the direction of the text behind it is drawn as its escape, in whichever field it stands."""
    odd = "a\u202eb"
    item = NewsItem(
        credit=Credit(text=odd, holder=odd), kicker=odd, title=odd, date=dt.date(2023, 5, 25), place=odd, summary=odd, url=odd
    )
    page = NewsPage(title=odd, preamble=odd, sections=[Section(topic=odd, items=[item])], postamble=odd)
    text = drawn(page, source=odd, remarks=[Remark(code="SSE900", message=odd, line=None)])
    assert "\u202e" not in text
    assert text.count(r"a\u202eb") == 12


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).map(str.strip).map(lambda text: text or "x"))
def test_a_text_is_drawn_as_it_is(text: str) -> None:
    """Markup, codes of emoji and what else rich may find in a text stand there as they are printed."""
    page = NewsPage(sections=[Section(items=[NewsItem(title=text)])])
    file = io.StringIO()
    Console(file=file, width=1000, color_system=None).print(drawing(page))
    assert visible(text) in file.getvalue()


def test_a_report_in_colours_says_the_same() -> None:
    """The report of a problem keeps its words; code and span are red."""
    problems: list[ParseError] = []
    parse("May 2023\n\n  1. A fair day\n\n    32 May 2023\n", source="may.txt", on_error=problems.append)
    text = problem_text(problems[0])
    assert text.plain == str(problems[0])
    assert {text.plain[span.start : span.end]: str(span.style) for span in text.spans if "red" in str(span.style)} == {
        "SSE101": "bold red",
        "^^^^^^^^^^^": "red",
    }


def test_a_remark_on_a_page_as_a_whole() -> None:
    """A remark without a line is on the page."""
    assert remark_text(Remark(code="SSE900", message="odd", line=None), "may.txt").plain == "may.txt: SSE900 odd"


def test_no_name_of_a_file_turns_the_direction_of_a_remark() -> None:
    """A character that turns the direction of the text behind it is an escape in the name of a file too."""
    assert remark_text(Remark(code="SSE900", message="odd", line=5), "a\u202eb.txt").plain == r"a\u202eb.txt:5: SSE900 odd"


# ── In a notebook ─────────────────────────────────────────────────────────────────────────────────────────────────────


def shown_in_a_notebook(page: NewsPage) -> dict[str, str]:
    """Return what a notebook is given of a drawing, by kind."""
    return drawing(page)._repr_mimebundle_(include=[], exclude=[])


def test_a_notebook_shows_a_drawing() -> None:
    """The last value of a cell is drawn, with colours, and with its text alone where there is no HTML."""
    shown = shown_in_a_notebook(parse(TEXT, on_error=lambda _: None))
    assert "Le marché des artisans" in shown["text/plain"]
    assert re.search(r'<span style="[^"]*color: [^"]*">2022-10-03 *</span>', shown["text/html"])


HTML = [
    "<script>alert(1)</script>",
    "<b>bold</b>",
    "[bold]a[/bold]",
    "a & b",
    "&lt;",
    '"',
    "<img src=x onerror=a()>",
    "</pre>",
]


@pytest.mark.parametrize("text", HTML)
def test_no_text_of_a_page_is_read_as_html(text: str) -> None:
    """A notebook shows the text of a title as it is."""
    page = NewsPage(title=text, sections=[Section(items=[NewsItem(title=text, kicker=text, summary=text)])])
    shown = shown_in_a_notebook(page)["text/html"]
    assert html.unescape(re.sub("<[^>]*>", "", shown)).count(text) == 4
    assert set(re.findall("<(/?[a-z]+)", shown)) <= {"pre", "/pre", "span", "/span"}


def test_nothing_is_cut_off() -> None:
    """A word, a heading, a name of a file that is longer than a line goes on in the next one, in whichever field."""
    long = "ж" * 150
    item = NewsItem(
        credit=Credit(text=long, holder=long),
        kicker=long,
        title=long,
        date=dt.date(2023, 5, 25),
        place=long,
        summary=long,
        url=long,
    )
    page = NewsPage(title=long, preamble=long, sections=[Section(topic=long, items=[item])], postamble=long)
    problems: list[ParseError] = []
    parse(f"May 2023\n\n  1. A\n\n{long}\n\n  2. B\n", on_error=problems.append)
    text = drawn(page, source=long, problems=problems, remarks=[Remark(code="SSE900", message=long, line=None)])
    assert "…" not in text
    assert text.count("ж") == 12 * 150
    assert max(map(len, text.splitlines())) == 60
