"""A trace: where each field comes from, by which rule, and what decided it."""

from __future__ import annotations

import json
import pickle
import re

import pytest

from ssenews_parse import NewsItem, Section, parse, parse_html
from ssenews_parse._reading import grammar
from ssenews_parse.tracing import Trace, decided, trace, trace_html, trace_markdown

TEXT = """\
Harbour news

We bake.

May 2023

  1. © Ada Vale / ILO 2023

    Press release

    A fair day
    for all

    25 May 2023, Lomé, Togo

    Bakers meet.

    They lend ovens.

  2. News

    Who owns the ferry?

    3 - 5 May 2023

  3. Video

    The old mill

The end
"""


def said(told: Trace) -> list[tuple[str, str]]:
    """Return the path of each field and the text at its spans."""
    return [(path, told.text_of(evidence)) for path, evidence in told.evidence()]


def whys(text: str) -> dict[str, tuple[str, str]]:
    """Return what decided each field of the last item of a text, and the rule that made it."""
    return {name: (found.rule, found.decided) for name, found in trace(text).items[-1].fields.items()}


def test_each_field_has_its_text_its_rule_and_its_reason() -> None:
    """The fields of a page come in the order of its records, each with the text that it came from."""
    told = trace(TEXT, source="may.txt")
    assert told.page == parse(TEXT)
    assert told.page.source == "may.txt"
    assert said(told) == [
        ("title", "Harbour news"),
        ("language", ""),
        ("preamble", "We bake."),
        ("sections[0].year", "May 2023"),
        ("sections[0].items[0].number", "1."),
        ("sections[0].items[0].credit", "Ada Vale / ILO 2023"),
        ("sections[0].items[0].kicker", "Press release"),
        ("sections[0].items[0].title", "A fair day for all"),
        ("sections[0].items[0].date", "25 May 2023"),
        ("sections[0].items[0].place", "Lomé, Togo"),
        ("sections[0].items[0].summary", "Bakers meet.\n\nThey lend ovens."),
        ("sections[0].items[1].number", "2."),
        ("sections[0].items[1].kicker", "News"),
        ("sections[0].items[1].title", "Who owns the ferry?"),
        ("sections[0].items[1].date", "3 - 5 May 2023"),
        ("sections[0].items[2].number", "3."),
        ("sections[0].items[2].kicker", "Video"),
        ("sections[0].items[2].title", "The old mill"),
        ("postamble", "The end"),
    ]
    first, second, third = told.items
    assert (first.rule, first.shape) == ("dated", ("NUMBER", "CREDIT", "TEXT", "TEXT", "DATE", "TEXT", "TEXT"))
    assert first.title
    assert (first.title.rule, first.title.decided, told.lines_of(first.title)) == ("dated.title", "itself", (11, 12))
    assert (second.date, second.end_date) == (second.fields["end_date"], second.date)
    assert decided(third) == {"kicker": "section", "title": "section"}


def test_the_parts_of_a_credit_have_their_places() -> None:
    """Holder, agency and year of a credit are inside it, whichever comes first."""
    texts = {
        "© Ada Vale / ILO 2023": ("Ada Vale", "ILO", "2023"),
        "© ILO/J. Vale 2019": ("J. Vale", "ILO", "2019"),
        "© ILO/ILO 2019": ("ILO", "ILO", "2019"),
        "© greenhand 2022": ("greenhand", None, "2022"),
        "© 2022": ("2022", None, "2022"),
        "© Stock_123456789": ("Stock_123456789", None, None),
        "© World Bank / Ada Vale": ("Ada Vale", "World Bank", None),
        "Â© Ada\u00a0Vale２０２３": ("Ada\u00a0Vale２０２３", None, None),
        "&copy; A. Bo & C. Do, 2020": ("A. Bo & C. Do", None, "2020"),
        "© Vale/Paper/ILO": ("Vale/Paper", "ILO", None),
    }
    for credit, parts in texts.items():
        told = trace(f"  1. {credit}\n\n    A fair day\n")
        item = told.items[0]
        found = [item.credit_holder, item.credit_agency, item.credit_year]
        assert tuple(part and told.text_of(part) for part in found) == parts, credit


DATED = "  1. News\n\n    A fair day\n\n    25 May 2023\n\n"
TITLED = "  1. A fair day\n\n    25 May 2023\n\n"
TWO = "  2. Video\n\n    The old mill\n"


@pytest.mark.parametrize(
    ("text", "title", "decider"),
    [
        ("  1. The old mill\n", "title_first.title", "itself"),
        ("  1. © Ada Vale\n\n\n    The old mill\n", "title_first.title", "itself"),
        (DATED + "  2. The old mill\n", "kicker_first.title", "itself"),
        (DATED + "  2. © Ada Vale\n\n\n    The old mill\n\n    It turns.\n", "kicker_first.title", "itself"),
        (DATED, "dated.title", "itself"),
        (TITLED, "dated.title", "itself"),
        (DATED + TWO, "kicker_first.title", "section"),
        (TITLED + TWO, "title_first.title", "section"),
        (f"May 2023\n\n{DATED}June 2023\n\n{TWO}", "kicker_first.title", "page"),
        (f"May 2023\n\n{TITLED}June 2023\n\n{TWO}", "title_first.title", "page"),
        (TWO, "title_first.title", "page"),
        (DATED.replace("25", "35") + TWO, "kicker_first.title", "page"),
        ("Mill\nThe mill opens\n19 May 2023\nFlour is ground.\nThe bridge\n16 May 2023\nIt is short.\n", "dated.title", "page"),
        ("News\n19 May 2023\nFlour.\nNews\n16 May 2023\nShort.\n", None, None),
    ],
)
def test_what_decided_a_title(text: str, title: str | None, decider: str | None) -> None:
    """The item itself where the page's habit would change nothing; else its section, else the page."""
    found = whys(text).get("title")
    assert found == (title and (title, decider))


@pytest.mark.parametrize(
    ("text", "name", "decider"),
    [
        (DATED + TWO, "kicker", "section"),
        (DATED + TWO + "\n    It turns.\n", "summary", "section"),
        ("News\n19 May 2023\nFlour.\nNews\n16 May 2023\nShort.\n", "kicker", "page"),
        ("News\n19 May 2023\nFlour.\nNews\n16 May 2023\nShort.\n", "summary", "page"),
        ("News\n19 May 2023\nFlour.\nNews\n16 May 2023\nShort.\n", "date", "itself"),
        ("  1. © Ada Vale\n\n    A fair day\n\n  2. (c) Bo Vale\n\n    The old mill\n", "credit", "page"),
        ("  1. News\n\n\n    25 May 2023\n\n    Bakers meet.\n", "kicker", "itself"),
        ("  7. A fair day\n", "number", "itself"),
        ("  1. A fair day\n\n    25 May 2023 (Lae)\n", "place", "itself"),
    ],
)
def test_what_decided_another_field(text: str, name: str, decider: str) -> None:
    """So it is of kickers and summaries; letters for the sign of a credit are known by the page."""
    assert whys(text)[name][1] == decider


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("News\n\n  1. A fair day\n", "it is the first block of the last group before the list"),
        ("Mill\n\nNews\n\nMill\n\n  1. A fair day\n", "it is printed twice before the list"),
        (
            "Home\nMill news\nMay 2023\nA fair day\n19 May 2023\n",
            "it is the last line above the list that does not end as a sentence does",
        ),
        ("The mill\nHome\nThe mill\nMay 2023\nA fair day\n19 May 2023\n", "it is printed twice before the list"),
    ],
)
def test_what_decided_the_title_of_the_page(text: str, reason: str) -> None:
    """The place of a block, or that it is printed twice."""
    title = trace(text).title
    assert title
    assert (title.decided, title.reason) == ("page", reason)


def test_a_topic_is_told_by_what_follows_it() -> None:
    """Or, before the list, by the page having other topics."""
    told = trace("Mill\n\nPapers\n\n  1. A fair day\n\nVideos\n\n  1. The old mill\n")
    assert [(told.text_of(section.topic), section.topic.rule) for section in told.sections if section.topic] == [
        ("Papers", "page.OPENING"),
        ("Videos", "section.topic"),
    ]


def test_marks_of_html_and_markdown_decide() -> None:
    """A heading or a link says which block is the title; a date says it in any case."""
    told = trace_html(
        "<h1>Mill</h1><ol><li><p>News</p><h3><a href='/1'>A fair day</a></h3><p>Bakers.</p></li>"
        "<li><p>News</p><h3><a href='/2'>A fair day</a></h3><p>25 May 2023</p></li></ol>"
    )
    first, second = told.items
    assert told.title
    assert told.title.decided == "mark"
    assert decided(first) == {"kicker": "mark", "title": "mark", "summary": "mark"}
    assert decided(second) == {}
    assert first.url
    assert first.url.spans == ()
    markdown = trace_markdown("1. News\n\n   ### [A fair day](/1)\n\n   Bakers.\n", base_url="https://example.org/news")
    assert markdown.page.items[0].url == "https://example.org/1"
    assert decided(markdown[markdown.page.items[0]]) == decided(first)


def test_signs_of_markdown_may_hide_where_a_place_begins() -> None:
    """Then the date line as a whole is the evidence of its date, and the place has none of its own."""
    told = trace_markdown("1. A fair day\n\n   *25 May* 2023, Rome\n")
    (item,) = told.items
    assert item.date
    assert item.place
    assert (told.text_of(item.date), item.place.spans) == ("25 May* 2023, Rome", ())


def test_signs_of_markdown_may_hide_the_names_of_a_credit() -> None:
    """Then the whole block is the evidence of the credit."""
    told = trace_markdown("1. © Ada\\_Vale 2023\n\n   A fair day\n")
    (item,) = told.items
    assert item.credit
    assert (told.text_of(item.credit), item.credit_holder) == ("© Ada\\_Vale 2023", None)


def test_lines_of_markdown_have_their_places() -> None:
    """Where a line ends in a hard break, in an item as in a paragraph of the page; a break in a picture is none."""
    title = "Märkte  \nund *Feste* ![eins  \nzwei](/3)<br>im Hafen"
    text = f"{title}\n\n1. © Ada Vale\\\n   Ein Fest  \n   am See<BR/>25. Mai 2023\n\n   Ende.\n"
    told = trace_markdown(text)
    assert said(told)[-5:] == [
        ("sections[0].items[0].credit", "Ada Vale"),
        ("sections[0].items[0].kicker", "Ein Fest"),
        ("sections[0].items[0].title", "am See"),
        ("sections[0].items[0].date", "25. Mai 2023"),
        ("sections[0].items[0].summary", "Ende."),
    ]
    assert told.page.title == "Märkte und Feste im Hafen"


def test_each_paragraph_of_a_long_item_has_its_place() -> None:
    """Also where it has no date."""
    text = "May 2023\n\n  1. News\n\n    One.\n\n    Two.\n\n    Three.\n\n    Four.\n\n    Five.\n"
    told = trace(text)
    assert said(told)[-1][1] == told.page.items[0].summary == "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive."
    assert told.items[0].summary
    assert told.lines_of(told.items[0].summary) == (5, 7, 9, 11, 13)


def test_records_are_found_by_their_line() -> None:
    """Equal items keep their own traces, and an equal record of another parse finds the same; any other is a KeyError."""
    text = "  1. A fair day\n\n  2. A fair day\n\n  2. A fair day\n"
    told = trace(text)
    assert [told[item] for item in parse(text).items] == list(told.items)
    assert told[told.page.sections[0]] == told.sections[0]
    for other in (NewsItem(title="A fair day"), NewsItem(number=2, title="Another day", line=3), Section(year=2023)):
        with pytest.raises(KeyError):
            told[other]


def test_a_trace_goes_to_json() -> None:
    """It has the fields of the page's own JSON, each with its evidence, and the problems."""
    told = trace("May 2023\n\n  1. A fair day\n\n    32 May 2023\n")
    data = json.loads(told.to_json(indent=1))
    (section,) = data["sections"]
    assert list(data) == ["title", "language", "preamble", "sections", "postamble", "problems"]
    assert section["items"][0]["title"] == {
        "spans": [{"start": 15, "end": 25, "block": 0}],
        "rule": "dated.title",
        "decided": "itself",
        "reason": "it is the last block before the date",
    }
    assert section["items"][0]["date"] is None
    assert section["items"][0]["shape"] == ["NUMBER", "TEXT", "DATE"]
    assert data["problems"] == [
        {"code": "SSE101", "message": "32 May 2023 is not a date: May has 31 days", "start": 31, "end": 42},
    ]


def test_a_trace_is_a_value() -> None:
    """It is frozen, it can be pickled before and after somebody asked for its sections, and equal texts have equal traces."""
    told, other = trace(TEXT), trace(TEXT)
    again = pickle.loads(pickle.dumps(told))  # noqa: S301 - of this test
    assert said(again) == said(told)
    assert pickle.loads(pickle.dumps(told)) == told == other  # noqa: S301 - likewise
    with pytest.raises(AttributeError):
        told.text = ""  # type: ignore[misc]  # this is the test


def test_places_are_those_of_the_text_as_it_was_given() -> None:
    """Carriage returns, a byte order mark and stray characters move nothing."""
    text = "\ufeff" + TEXT.replace("\n", "\r\n").replace("fair", "fa\x00ir").replace("mill", "mi\x0bll")
    told, plain = trace(text), trace(TEXT.replace("mill", "mi ll"))
    assert said(told) == said(plain)
    assert told.items[0].title
    assert [text[span.start : span.end] for span in told.items[0].title.spans] == ["A fa\x00ir day", "for all"]
    assert [problem.code for problem in told.problems] == ["SSE301", "SSE301"]


def test_what_is_left_are_signs() -> None:
    """Fields and problems hold all of a text but the signs of its marks and credits."""
    text = TEXT + "\n  4. Radio\n\n    32 May 2023\n"
    told = trace(text)
    assert [text[span.start : span.end] for span in told.signs()] == ["©", ","]


def test_a_numbered_line_before_the_title_keeps_its_number() -> None:
    """What looked like an item is text of the preamble, its number as it is printed."""
    for mark in ("1.", "01.", "(1)"):
        text = f"Media contact\n\n  {mark}   desk@mill.example\n\nAll mill news\n\nJuly 2021\n\n  1. Video\n\n    5 July 2021\n"
        told = trace(text)
        assert told.page.title == "All mill news"
        assert told.preamble
        assert told.text_of(told.preamble) == told.page.preamble == f"Media contact\n\n{mark} desk@mill.example"


@pytest.mark.parametrize("text", ["", " \n", "Just a letter.\n", "- A fair day 12 May 2023 Bakers meet\n"])
def test_a_text_without_a_page_has_an_empty_trace(text: str) -> None:
    """The problem holds all of it."""
    told = trace(text)
    assert (said(told), told.sections, told.signs()) == ([], (), ())
    assert len(told.problems) == 1
    assert said(trace_markdown(text)) == []


@pytest.mark.parametrize("function", [trace, trace_html, trace_markdown])
def test_a_trace_is_of_a_text(function: object) -> None:
    """Other types are refused as `parse` refuses them."""
    assert callable(function)
    with pytest.raises(TypeError, match="str"):
        function(1)


def test_bytes_of_html_are_decoded() -> None:
    """As `parse_html` decodes them."""
    html = "<h2>Août 2022</h2><ol><li><h3>Le marché</h3><p>3 août 2022</p></li></ol>".encode("cp1252")
    told = trace_html(html, source="may.html", base_url="https://example.org/")
    assert told.page == parse_html(html, source="may.html")
    assert told.text == "Août 2022\n\n  1. Le marché\n\n    3 août 2022"


def test_rules_are_those_of_the_grammar() -> None:
    """Each part of the name of a rule is a rule or a terminal."""
    known = set(re.findall(r"\w+", re.sub(r"//.*", "", grammar.text())))
    texts = [
        TEXT,
        TWO,
        DATED + TWO,
        "Mill\n\nPapers\n\n  1. A\n\nVideos\n\n  1. © ILO/J. Vale 2019\n\n    B\n",
        "  1. © 2022\n\n    B\n",
    ]
    traces = [*map(trace, texts), trace_markdown("1. News\n\n   ### [A fair day](/1)\n\n   Bakers.\n")]
    rules = {found.rule for told in traces for item in told.items for found in item.fields.values()}
    rules |= {found.rule for told in traces for _, found in told.evidence()}
    assert {part for rule in rules for part in rule.split(".")} - {""} <= known
    assert len(rules) > 20


def test_a_section_whose_items_have_no_text_has_no_trace() -> None:
    """It is no record of the page either."""
    told = trace("News\n\n  1. A fair day\n\n\n  1.\n\n\n  1. A market\n")
    assert len(told.sections) == len(told.page.sections) == 2
    assert [problem.code for problem in told.problems] == ["SSE201"]
