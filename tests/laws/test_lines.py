"""Law 7, where a converter prints a line for each text and no mark: dates, repeated kickers and sentences tell items apart."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from attrs import evolve
from bs4 import BeautifulSoup
from hypothesis import given
from tests.converters.site import FOOTER, Site, sites, without_numbers

from ssenews_parse import lint, parse


class _Texts(HTMLParser):
    """Collects the texts of a page, the title of its window first."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def handle_data(self, data: str) -> None:
        self.lines += [data.strip()] if data.strip() else []


def wet(html: str) -> str:
    """Return the text of a page as crawls publish it: all texts, menus and the title of the window among them."""
    texts = _Texts()
    texts.feed(html)
    return "\n".join(texts.lines)


def soup(html: str) -> str:
    """Return the text of a page as BeautifulSoup gives it."""
    body = BeautifulSoup(html, "html.parser").body
    assert body
    return body.get_text("\n", strip=True)


FORMS = {"get_text": soup, "wet": wet}


@pytest.mark.parametrize("form", FORMS)
@given(sites(plain=True))
def test_lines_without_marks_give_the_records(form: str, site: Site) -> None:
    """All fields but numbers are equal, whatever menus are above and whatever footer is below."""
    page = parse(FORMS[form](site.html))
    assert evolve(page, preamble=None, postamble=None) == without_numbers(site.page)
    assert (page.postamble or "").partition("\n")[0] == next((text for name, text in FOOTER.items() if name in site.shows), "")


TOPICS = """Statements
Bakers at work
Potters meet
5 May 2023
They met for a day.
Weavers meet
3 May 2023
They met for two days.
Speeches
Tailors meet
1 May 2023
They met at noon.
"""


def test_a_line_among_sentences_is_told() -> None:
    """A topic, or the title of an item without a date: no line says which, so it stays in the summary above."""
    page = parse(TOPICS)
    assert page.items[1].summary == "They met for two days.\n\nSpeeches"
    assert [(remark.code, remark.message, remark.path) for remark in lint(page)] == [
        ("SSE921", "a text in which several items may be: Speeches", "sections[0].items[1].summary")
    ]


LONG = """News
Bakers meet
5 May 2023
They met for a day. All who bake were there, and ask for more of it: Tel. 0 0000
Potters meet
3 May 2023
They met for a day. All who bake were there, and ask for more of it: Tel. 0 0000
Weavers meet
1 May 2023
"""


def test_a_long_line_before_a_title_is_no_kicker() -> None:
    """It is the end of the summary above, though it is no sentence and is there twice."""
    items = parse(LONG).items
    assert [(item.kicker, item.title, len(item.summary or "")) for item in items] == [
        (None, "Bakers meet", 80),
        (None, "Potters meet", 80),
        (None, "Weavers meet", 0),
    ]
