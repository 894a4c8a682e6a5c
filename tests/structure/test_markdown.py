"""Markdown: a page of the site reads as its HTML does, as CommonMark and as converters write it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.structure.test_html import strings_of

from ssenews_parse import NewsItem, NewsPage, ParseError
from ssenews_parse.markdown import parse_markdown

PLAIN = """\
# News from the harbour towns

We bake.

## May 2023

1. © Ada Vale / ILO 2023

   Press release

   ### [A fair day for all](/fair)

   25 May 2023, Lomé

   Bakers meet, [again](/again).
   They lend *ovens*.

2. News

   **[Who owns the ferry?](/ferry)**

   3 May 2023

## April 2023

1. [A market](/market)

   1 April 2023

Contact us
"""


def read(text: str) -> tuple[NewsPage, list[ParseError]]:
    """Return the page of a text and its problems."""
    problems: list[ParseError] = []
    return parse_markdown(text, on_error=problems.append), problems


def told(page: NewsPage) -> list[tuple[int | None, str | None, str | None, str | None]]:
    """Return what tells the items of a page apart."""
    return [(item.number, item.kicker, item.title, item.url) for item in page.items]


def test_a_page_is_read_by_its_structure() -> None:
    """Headings, numbers, credits, titles that are links, dates, summaries; each with its line."""
    page = parse_markdown(PLAIN, source="may.md")
    assert (page.title, page.preamble, page.postamble, page.language, page.source) == (
        "News from the harbour towns", "We bake.", "Contact us", "en", "may.md",
    )  # fmt: skip
    assert told(page) == [
        (1, "Press release", "A fair day for all", "/fair"),
        (2, "News", "Who owns the ferry?", "/ferry"),
        (1, None, "A market", "/market"),
    ]
    assert page.items[0].summary == "Bakers meet, again. They lend ovens."
    assert [section.line for section in page.sections] == [5, 24]
    assert [item.line for item in page.items] == [7, 18, 26]


@pytest.mark.parametrize(
    "changed",
    [
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        f"\ufeff{PLAIN}",
        PLAIN.replace("# News from the harbour towns", "News from the harbour towns\n===").replace("## May 2023", "May 2023\n---"),
        PLAIN.replace("\n## ", "\n## **").replace("2023\n\n1. ", "2023**\n\n1. "),
        PLAIN.replace("1. ", "1) ").replace("2. ", "2) "),
        PLAIN.replace("\n   ", "\n    ").replace("1. ", "1.  ").replace("2. ", "2.  "),
        PLAIN.replace("© Ada", "[![A kiln](/k.jpg)](/fair)\n   © Ada"),
        PLAIN.replace("© Ada", "[![A kiln](/k.jpg)](/fair)\n\n   © Ada"),
        PLAIN.replace("## May", "* [Home](/)\n* [Topics](/t)\n\n## May"),
        PLAIN.replace("## May", "<div class='items-list'>\n\n## May") + "\n</div>\n",
        PLAIN.replace("\n   ", "\n    ").replace("1. © Ada", "1.  <div>\n\n    © Ada").replace("2. News", "    </div>\n\n2. News"),
        PLAIN.replace("## May", ":::: {.items-list}\n## May").replace("/fair)", "/fair){.x}").replace("## April 2023",
        "## April 2023 {#april}"),
        PLAIN.replace("Contact us\n", ":::\nContact us\n:::"),
        PLAIN.replace("[A market]", "[[A market]{.title}]"),
        PLAIN.replace("(/fair)", "[fair]") + "\n[fair]: /fair\n",
        PLAIN.replace("(/fair)", "(</fair>)"),
        PLAIN.replace("25 May 2023, Lomé", "25\\. Mai 2023, Lomé").replace("3 May 2023", "3. Mai 2023").replace("1 April",
        "1\\. April"),
        PLAIN.replace("   25 May", "   <!-- a date -->\n\n   25 May"),
        PLAIN.replace("1. [A market](/market)\n", "1. [A market](/market)  \n   \n"),
        f"---\ntitle: x\ntags:\n  - y\n---\n\n{PLAIN}",
        PLAIN.replace("\n   Press release\n", "\n   ~~~\n   Press release\n   ~~~\n"),
        PLAIN.replace("We bake.", "> We bake."),
        PLAIN.replace("Contact us", "* * *\n\nContact us"),
        PLAIN.replace("again](/again).\n", "again](/again).  \n"),
    ],
)  # fmt: skip
def test_what_is_written_otherwise_reads_the_same(changed: str) -> None:
    """Line ends, headings, marks, indents, images, menus, raw HTML, pandoc's fences, dates that look like marks, front matter."""
    page, problems = read(changed)
    assert (page, problems) == (parse_markdown(PLAIN), [])
    assert told(page) == told(parse_markdown(PLAIN))


LOOSE = """\
  * [Home](/)

# News

## May 2023

  1. [![](/k.jpg)](/fair)

© Ada Vale / ILO 2023

Press release

### [A fair day for all of the co-
operatives](/global/news/lang--
en/fair-
day.htm)

25 May 2023

Bakers *meet* in the far-
away towns, _again_.

  2. News

### Who owns the ferry?

### Lost

## April 2023

  1. [A market](/nouvelles/été \\(2\\).htm)

1\\. April 2023

© 1996-2023 The Organization

Contact us
"""


def test_the_loose_markdown_of_html2text_is_folded() -> None:
    """Blocks after a mark belong to it up to a heading of months, the next title or a sign of copyright; broken lines are whole."""
    page, problems = read(LOOSE)
    assert problems == []
    assert told(page) == [
        (1, "Press release", "A fair day for all of the co-operatives", "/global/news/lang--en/fair-day.htm"),
        (2, "News", "Who owns the ferry?", None),
        (None, None, "Lost", None),
        (1, None, "A market", "/nouvelles/été (2).htm"),
    ]
    assert page.items[0].summary == "Bakers *meet* in the far-away towns, again."
    assert [item.line for item in page.items] == [7, 23, 27, 31]
    assert (page.title, page.preamble, page.postamble) == ("News", None, "© 1996-2023 The Organization\n\nContact us")


@pytest.mark.parametrize(
    "item",
    [
        "  * [{title}]({url})\n\n{date}\n\n{text}\n\n",
        "  * **[{title}]({url})**\n\n{date}\n\n{text}\n\n",
        "- **[{title}]({url})**\n\n{date}\n\n{text}\n\n",
        "  * [{title}]({url})\n\n{text}\n\n{date}\n\n",
        "- [{title}]({url})\n\n*{date}*\n\n{text}\n\n",
        "- {title}\n\n{date}\n\n[{text}]({url})\n\n",
    ],
)
@pytest.mark.parametrize("menu", ["", "  * [Home](/)\n  * [Topics](/t)\n\n"])
def test_bullets_that_are_links_are_titles_where_dates_follow(item: str, menu: str) -> None:
    """They are no menus, as html2text writes them or as people do; lists of many links are."""
    texts = [("A day", "/1", "2 May 2023", "Bakers meet."), ("B", "/2", "1 May 2023", "Potters meet.")]
    items = "".join(item.format(title=title, url=url, date=date, text=text) for title, url, date, text in texts)
    page, problems = read(f"{menu}# News\n\n{items}{menu}")
    assert [(each.title, each.url, f"{each.date:%-d %B %Y}", each.summary) for each in page.items] == texts
    assert (page.title, problems) == ("News", [])


def test_a_bullet_without_a_date_between_others_is_a_title() -> None:
    """One item alone has a date right after it; a link that text follows is a menu."""
    one, two, three = (f"  * [{title}](/a)\n\n" for title in "ABC")
    for text, titles in (
        (f"{one}2 May 2023\n\n{two}Potters meet.\n\n{three}1 May 2023\n", ["A", "B", "C"]),
        (f"{one}2 May 2023\n\nBakers meet.\n", ["A"]),
        (f"{one}D\n\n2 May 2023\n", ["D"]),
    ):
        assert [item.title for item in read(f"# News\n\n{text}")[0].items] == titles


FRONT = "---\ntitle: News\n---\n\n# News\n\n"
"""How html-to-markdown begins a page."""


def test_stars_in_a_title_of_html_to_markdown_are_told() -> None:
    """It writes no sign before those of the text, so they may be emphasis or stars; the report is exact."""
    _, problems = read(f"{FRONT}1. [2 *looms* more](/a)\n\n   3 May 2023\n")
    assert str(problems[0]) == (
        "<text>:7:4: SSE210 emphasis in a title, or stars of its own\n"
        "    7 | 1. [2 *looms* more](/a)\n"
        "      |    ^^^^^^^^^^^^^^^^^^^^\n"
        "      = expected: a title without signs\n"
        "      = hint: convert the page with escape_asterisks=True, or read the HTML: parse_html(html)"
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{FRONT}1. *Two* looms\n\n   Bakers meet.\n", ["SSE210"]),
        (f"{FRONT}1. Three *looms*\n\n   3 May 2023\n", ["SSE210"]),
        (f"{FRONT}1. *Two looms*\n\n   3 May 2023\n", []),
        (f"{FRONT}1. [*Two looms*](/a)\n\n   3 May 2023\n", []),
        (f"{FRONT}1. Looms\n\n   3 May 2023\n\n   Two *looms* more.\n", []),
        (f"{FRONT}1. Two *looms* more\n\n   3 May 2023\n\n   It \\*grinds\\*.\n", []),
        ("# News\n\n1. Two *looms* more\n\n   3 May 2023\n", []),
    ],
)
def test_emphasis_is_told_where_it_may_be_stars(text: str, codes: list[str]) -> None:
    """In a part of a title, on a page that html-to-markdown wrote: other converters set a sign before stars."""
    assert [problem.code for problem in read(text)[1]] == codes


@pytest.mark.parametrize("below", ["1 of 12", "Page 1 of 12", "© 2023 The Organization"])
def test_the_pages_to_turn_end_the_last_item_of_html2text(below: str) -> None:
    """They stand at the margin, as its blocks do; further up such a line is a text of its item."""
    page, problems = read(f"# News\n\n  1. ### A\n\n3 May 2023\n\n1 of 12\n\n  2. ### B\n\n2 May 2023\n\nBakers meet.\n\n{below}\n")
    assert ([item.summary for item in page.items], page.postamble, problems) == (["1 of 12", "Bakers meet."], below, [])


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("### AT &T, A & B", "AT&T, A & B"),
        ("### [Who owns<the> ferry?](/ferry)", "Who owns <the> ferry?"),
        ("### A < B", "A < B"),
        ("![](/1.jpg)\n\n* Notes", "* Notes"),
        ("![](/1.jpg)\n\n* Notes *", "* Notes *"),
    ],
)
def test_signs_stand_as_they_did_before_html2text(written: str, title: str) -> None:
    """It moves the space at a sign within a word, or drops it, and leaves a star that begins a paragraph as it is."""
    page, problems = read(f"# News\n\n  1. {written}\n\n3 May 2023\n")
    assert ([(item.number, item.title) for item in page.items], problems) == ([(1, title)], [])


@pytest.mark.parametrize(
    "text",
    [
        "# News\n\n1. Press release [A day](/a) 2 May 2023, Lomé Bakers meet.\n2. [B](/b)\n1 May 2023\n",
        "# News\n\n1. A day 2 May 2023 Bakers meet.\n",
        "# News\n\n1. | a |2 May 2023 Bakers meet.\n",
        "# News\n\n- A day 2023/05/02\n- B 1 - 3 May 2023 Bakers\n- C\n",
    ],
)
def test_items_in_one_line_are_told(text: str) -> None:
    """As Trafilatura writes them: nobody can tell their parts apart."""
    page, problems = read(text)
    assert ([problem.code for problem in problems], page.items) == (["SSE004"], ())


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("- Report of the meeting of 3 May 2010\n- A\n- B\n", ["Report of the meeting of 3 May 2010", "A", "B"]),
        ("1. A day 2 May 2023\n\n   3 May 2023\n", ["A day 2 May 2023"]),
        ("1. A day 2 May 2023\n\n   Bakers meet.\n", ["A day 2 May 2023"]),
        ("1. A day of 12 looms\n", ["A day of 12 looms"]),
    ],
)
def test_a_date_in_a_title_is_text(text: str, titles: list[str]) -> None:
    """Where most items are not of that kind."""
    page, problems = read(f"# News\n\n{text}")
    assert ([item.title for item in page.items], problems) == (titles, [])


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "length"),
    [
        (PLAIN.replace("25 May 2023, ", "32 May 2023, "), "SSE101", 13, 4, 17),
        (PLAIN.replace("2. News", "0. News"), None, 0, 0, 0),
        (PLAIN.replace("## April 2023", "## April 20233"), "SSE103", 24, 4, 11),
        (PLAIN.replace("## April 2023\n\n1.", "Bakers meet.\n\n3."), "SSE203", 24, 1, 12),
        (PLAIN.replace("Bakers", "Ba\x01kers"), "SSE301", 15, 6, 1),
        (PLAIN.replace("Bakers", "Ba\ud800kers"), "SSE302", 15, 6, 1),
        ("# News\r\n\r\n0. A\r\n", "SSE204", 3, 1, 2),
        ("# News\n\n::: x\n{.y}\n:::\n\n1. A\n\n   [x]{.z} [32 May 2023]{.w}\n", None, 0, 0, 0),
        ("", "SSE001", 1, 1, 0),
        ("Bakers meet.\n", "SSE002", 1, 1, 12),
    ],
)
def test_reports_are_places_in_the_markdown(text: str, code: str | None, line: int, column: int, length: int) -> None:
    """Lines and columns are those of the text that was given."""
    _, problems = read(text)
    expected = [(code, line, column, length)] if code else []
    assert [(each.code, each.line, each.column, each.end - each.start) for each in problems] == expected


@pytest.mark.parametrize("text", [None, b"# News", 7, ["#"]])
def test_markdown_is_a_text(text: object) -> None:
    """Anything else is a TypeError that says so."""
    with pytest.raises(TypeError, match=rf"parse_markdown\(\) takes a str, not {type(text).__name__}"):
        parse_markdown(text)  # type: ignore[arg-type]  # the mistake is the test


def test_addresses_are_resolved() -> None:
    """As those of HTML are."""
    page = parse_markdown(PLAIN, base_url="https://web.archive.org/web/2021/https://www.ilo.org/news/")
    assert [item.url for item in page.items] == [f"https://www.ilo.org/{name}" for name in ("fair", "ferry", "market")]


@pytest.mark.parametrize(
    "sign", ["<the>", "<x-y z>", "&lt;b&gt;", "\\*a\\*", "a\\_b", "1 < 2", "[x]", "{x}", "`a`", "![i](/i)A", "<b>A</b>", "A<br>B"]
)
def test_signs_in_titles(sign: str) -> None:
    """Tags that HTML does not know are text."""
    shown = {
        "&lt;b&gt;": "<b>", "\\*a\\*": "*a*", "a\\_b": "a_b", "![i](/i)A": "A", "<b>A</b>": "A", "A<br>B": "A B",
    }  # fmt: skip
    assert parse_markdown(f"## May 2023\n\n1. ### {sign} day\n").items[0].title == f"{shown.get(sign, sign)} day"


@pytest.mark.parametrize(
    "tag",
    ["script", "style", "textarea", "title", "xmp", "plaintext", "template", "select", "svg", "iframe", "noscript", "wbr id='9-9'"],
)
def test_a_tag_takes_no_text_with_it(tag: str) -> None:
    """What an element of HTML would swallow to the end of the page is text."""
    page, _ = read(f"## May 2023\n\n1. A\n\n<{tag}>\n\n2. B <{tag}>\n3. C\n")
    assert [item.number for item in page.items] == [1, 2, 3]


PIECES = st.one_of(
    st.sampled_from(["\n", "\n\n", "1. ", "2. ", "  3. ", "- ", "* ", "   ", "    ", "# ", "### ", "© ", "May 2023",
    "2 May 2023", "[A](/a)",
                     "3. August 2022", "A fair day", "> ", "```\n", "***", "_", "<div>", "</div>", "<p hidden>", "<nav>",
                     "<!--", ":::", "{.x}", "![",
                     "](", ")", "[", "---\n", "===", "\r", "\t", "\x00", "\ud800", "&#1;", "&#0;", "<wbr>", "\\", "  * ",
                     "co-\nop", "| a |"]),
    st.text(max_size=5),
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_markdown_is_a_page_or_a_problem(text: str) -> None:
    """Whatever the signs: it is read, and all problems and lines lie in the text."""
    page, problems = read(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(0 <= problem.start <= problem.end <= len(text) for problem in problems)
    assert all(1 <= (item.line or 0) <= lines for item in page.items)
    parse_markdown_again = read(text)
    assert repr(parse_markdown_again[0]) == repr(page)


WORDS = st.sampled_from(
    ["Bakers meet", "A fair day", "2 May 2023", "14 - 16 May 2012", "3. August 2022", "© Ada 2023", "x & y", "31 June 2023"]
)


@example([("\n\n", text) for text in ("© Ada 2023", "2 May 2023", "Bakers meet", "2 May 2023")])
@example([("\n\n", text) for text in ("2 May 2023", "© Ada 2023", "Bakers meet", "2 May 2023")])
@given(
    st.lists(st.tuples(st.sampled_from(["\n\n", "\n\n1. ", "\n\n2. ", "\n\n   ", "\n\n- ", "\n\n## ", "\n"]), WORDS), max_size=20)
)
def test_nothing_is_lost(pieces: list[tuple[str, str]]) -> None:
    """Letters that are in no report stand in the records, those of months aside."""
    text = "".join(before + words for before, words in pieces)
    page, problems = read(text)
    hidden = {place for problem in problems for place in range(problem.start, problem.end)}
    seen = Counter("".join(sign for place, sign in enumerate(text) if place not in hidden and sign.isalpha()))
    assert not seen - Counter(strings_of(page)) - Counter("MayAugustJune" * len(pieces))


def test_an_item_is_a_news_item() -> None:
    """The records are those of `parse`."""
    assert isinstance(parse_markdown(PLAIN).items[0], NewsItem)


GLUED = """# News

1. ##### [A fair day](/day)
7 May 2023
2. ##### [A fair night](/night)
26 May 2023
3. News
4. A fair week
5. A fair year
"""


def test_an_item_may_follow_the_line_above() -> None:
    """The next number opens an item also below a line that is in no list; all lines are those of the text as it was given."""
    page = parse_markdown(GLUED)
    assert [(item.number, item.title, item.date and item.date.isoformat(), item.line) for item in page.items] == [
        (1, "A fair day", "2023-05-07", 3),
        (2, "A fair night", "2023-05-26", 5),
        (3, "News", None, 7),
        (4, "A fair week", None, 8),
        (5, "A fair year", None, 9),
    ]


def test_a_number_that_does_not_go_on_opens_no_item() -> None:
    """A line of text may begin with any other number."""
    page = parse_markdown("# News\n\n1. ##### A fair day\n\nBakers met in\n1995. They bake since\n7. May it last.\n")
    assert len(page.items) == 1
