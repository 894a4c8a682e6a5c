"""The report as a page: it shows all of a text and all of its records, and no text can make it do anything else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

import pytest
from attrs import evolve
from hypothesis import given

from ssenews_parse import NewsItem, NewsPage, Section, parse
from ssenews_parse.reporting import Examined, Field, examine, to_report
from ssenews_parse.strategies import listing_texts

VOID = {"meta", "br"}

TEXT = """News from the harbour towns

May 2023

  1. © Ada Vale / ILO 2023

    A fair day for all

    25 - 26 May 2023, Lomé, Togo

    Bakers meet.

  3. Boats

    31 April 2023
"""


class Element(NamedTuple):
    """An element of a report, and the text in it, of the elements inside it too."""

    name: str
    attributes: dict[str, str | None]
    text: list[str]


class Report(HTMLParser):
    """A report as a browser reads it: its elements, in the order in which they open."""

    def __init__(self, html: str) -> None:
        """Read a report."""
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append(Element(tag, dict(attrs), []))
        if tag not in VOID:
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside it that HTML lets stay open."""
        while self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep a text with all elements that it is in."""
        for element in self._open:
            element.text.append(data)

    def all(self, name: str, **attributes: str) -> list[Element]:
        """Return the elements of a name that have these attributes."""
        return [each for each in self.elements if each.name == name and attributes.items() <= each.attributes.items()]

    def texts(self, name: str, **attributes: str) -> list[str]:
        """Return the texts of such elements."""
        return ["".join(each.text) for each in self.all(name, **attributes)]


def shown(text: str) -> str:
    """Return a text as a report shows it: with escapes for what HTML cannot hold or no browser shows."""
    pattern = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
    return re.sub(pattern, lambda match: match[0].encode("unicode_escape").decode(), text)


@given(listing_texts())
def test_a_report_holds_the_text_the_notes_and_the_records(text: str) -> None:
    """Each line is there, each problem and remark with its message, each item with its title; every link leads somewhere."""
    examined = examine(text, source="may.txt")
    report = Report(to_report(examined))
    lines = re.split("\r\n|\r|\n", text)
    lines = lines[:-1] if len(lines) > 1 and not lines[-1] else lines
    marked = "".join(report.texts("ol"))
    assert all(shown(line) in marked for line in lines)
    assert sum(each.name == "li" and not each.attributes.get("class") for each in report.elements) == len(lines)
    notes = [note.partition(": ")[2] for note in report.texts("p", **{"class": "note problem"})]
    assert [note[: len(problem.message)] for note, problem in zip(notes, examined.problems, strict=True)] == [
        shown(problem.message) for problem in examined.problems
    ]
    assert len(report.texts("p", **{"class": "note remark"})) == len(examined.remarks)
    spans = "".join("".join(re.split("[\r\n]", text[problem.start : problem.end])) for problem in examined.problems)
    assert "".join(report.texts("mark")) == shown(spans)
    titles = [item.title for item in examined.page.items if item.title]
    assert report.texts("p", **{"class": "title"}) == [shown(title) for title in titles]
    ids = Counter(each.attributes["id"] for each in report.elements if "id" in each.attributes)
    links = [each.attributes["href"] or "" for each in report.all("a")]
    assert max(ids.values()) == 1
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(ids)


def test_a_report_shows_what_was_read() -> None:
    """The records stand under their headings, dates as ISO has them, with a link to the line where each starts."""
    report = Report(to_report(examine(TEXT, source="may.txt")))
    assert report.texts("title") == ["may.txt: report"]
    assert report.texts("p", **{"class": "facts"}) == ["2 items · 1 problem · 1 remark · language: en"]
    assert report.texts("p", **{"class": "page"}) == ["News from the harbour towns"]
    assert [text.strip() for text in report.texts("th", scope="rowgroup")] == ["May 2023"]
    (link,) = [each for each in report.all("a") if each.attributes.get("aria-label") == "1, line 5"]
    (line,) = report.all("li", id=str(link.attributes["href"])[1:])
    assert "".join(line.text) == "  1. © Ada Vale / ILO 2023 record"
    assert "2023-05-25 –2023-05-26" in "".join(report.texts("tbody"))
    assert report.texts("mark") == ["31 April 2023"]
    assert report.texts("p", **{"class": "note problem"}) == [
        "Problem SSE101: 31 April 2023 is not a date: April has 30 daysExpected: a date."
    ]


HOSTILE = [
    "<script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "<!--", "-->", "]]>",
    '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "&lt;b&gt;", "&#x3c;b&#x3e;", "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)", "<base href=//evil.example>", "</main></body></html>",
    "<b>bold</b>",
    "\u202egnp.exe", "a\u2066b", "\ud800", "\x00\x1b[31m", "{{7*7}}", "<meta http-equiv=refresh content=0>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup(text: str) -> None:
    """Whatever stands in a text, a name or a record, the report has the same elements, and shows it as it is."""

    def made(words: str) -> str:
        lines = parse("  1. A\n").items[0]
        clean = re.sub("[\x00-\x1f\ud800-\udfff]", "?", words)
        item = evolve(lines, kicker=clean, title=clean, summary=clean, url=clean)
        page = NewsPage(title=clean, preamble=clean, postamble=clean, source=clean, sections=[Section(topic=clean, items=[item])])
        return to_report(Examined(text=f"News\n\n  1. {words}\n", page=page))

    hostile, plain = Report(made(text)), Report(made("harmless"))
    assert [each.name for each in hostile.elements] == [each.name for each in plain.elements]
    assert [sorted(each.attributes) for each in hostile.elements] == [sorted(each.attributes) for each in plain.elements]
    assert shown(text) in "".join(hostile.texts("ol"))
    assert not re.search("[\ud800-\udfff\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", made(text))


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://www.ilo.org/news", True), ("http://ilo.org", True), ("HTTPS://ILO.ORG/", True),
        ("javascript:alert(1)", False), ("JaVaScRiPt:alert(1)", False), ("data:text/html,x", False), ("file:///etc/passwd", False),
        ("/global/news", False), ("vbscript:x", False), (" https:x", False), ("mailto:a@example.org", False),
        ("//evil.example", False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_links(url: str, is_link: bool) -> None:  # noqa: FBT001 - a case
    """An address of an archived page is followed only where a browser can do nothing else with it."""
    page = NewsPage(sections=[Section(items=[NewsItem(title="A", url=url.strip())])])
    assert (Report(to_report(Examined(text="  1. A\n", page=page))).texts("a") == ["A"]) == is_link


def test_a_report_loads_nothing() -> None:
    """Its policy allows its own style and nothing else, and the style asks for nothing."""
    html = to_report(examine(TEXT))
    (style,) = Report(html).texts("style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [each.attributes["content"] for each in Report(html).all("meta", **{"http-equiv": "Content-Security-Policy"})]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"<script|\bsrc=|\burl\(|@import|\bstyle=|\bon\w+=", html)


def test_several_texts_make_one_report() -> None:
    """Each has its own part, with anchors of its own."""
    html = to_report([examine(TEXT, source="may.txt"), examine(TEXT, source="june.txt"), examine("")])
    report = Report(html)
    assert report.texts("h1") == ["What was read of 3 texts"]
    assert report.texts("h2") == ["may.txt", "june.txt", "a text"]
    ids = [each.attributes["id"] for each in report.elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    assert Report(to_report([])).texts("h1") == ["What was read of 0 texts"]


def test_a_sound_text_says_so() -> None:
    """Who sees no problem knows that there is none."""
    assert "No problems and no remarks." in to_report(examine("May 2023\n\n  1. A fair day\n"))


def test_an_empty_text_has_its_problem() -> None:
    """Even a text of no line shows why nothing was read."""
    report = Report(to_report(examine("", source="empty.txt")))
    assert report.texts("p", **{"class": "note problem"})[0].startswith("Problem SSE001: nothing to parse")
    assert "No items." in "".join(report.texts("p"))


def test_many_problems_are_folded_up() -> None:
    """A list of more than fifty is closed at first, so that the text is in sight."""
    few, many = ("\n\n".join(f"  {number}. A{number}\n\n    32 May 2023" for number in range(1, last)) for last in (51, 52))
    assert "open" in Report(to_report(examine(few))).all("details")[0].attributes
    assert "open" not in Report(to_report(examine(many))).all("details")[0].attributes


def test_a_text_that_is_examined_knows_its_fields() -> None:
    """Headings, topics and the fields of items, line by line; their numbers, and what is around the list, have no colour."""
    item = "  1. © Ada Vale\n\n    Video\n\n    A fair\n    day\n\n    3 May 2023, Lae\n\n    Of May.\n\n"
    text = f"News\n\nAll\n\nMay 2023\n\n{item}Papers\n\n  1. x\n\nEnd\n"
    assert [(field.kind, text[field.start : field.end]) for field in examine(text).fields] == [
        ("title", "News"),
        ("heading", "May 2023"),
        ("credit", "Ada Vale"),
        ("kicker", "Video"),
        ("title", "A fair"),
        ("title", "day"),
        ("date", "3 May 2023"),
        ("place", "Lae"),
        ("summary", "Of May."),
        ("topic", "Papers"),
        ("title", "x"),
    ]


def test_fields_are_coloured_where_they_are_known() -> None:
    """A field has the colour of its kind, over several lines and inside a problem too, and a legend says which."""
    text = "May 2023\n\n  1. A fair\n     day\n\n    32 May 2023\n"
    title, date = text.index("A fair"), text.index("32")
    fields = [Field(0, 8, "heading"), Field(title, text.index("\n\n    32"), "title"), Field(date + 3, date + 11, "date")]
    report = Report(to_report(evolve(examine(text), fields=fields)))
    assert report.texts("span", **{"class": "title"}) == ["title", "A fair", "     day"]
    assert report.texts("span", **{"class": "date"}) == ["date", "May 2023"]
    assert report.texts("mark") == ["32 ", "May 2023"]
    assert report.texts("p", **{"class": "legend"}) == ["Colours: heading title date"]


def test_a_long_text_is_numbered_through() -> None:
    """A long text is in sheets, and each goes on where the one before it ends."""
    text = "May 2023\n\n" + "\n\n".join(f"  {number}. A" for number in range(1, 302))
    report = Report(to_report(examine(text)))
    assert [each.attributes["start"] for each in report.all("ol")] == ["1", "201", "401", "601"]


def test_a_line_of_many_problems_costs_what_it_is_long() -> None:
    """Ten times as many problems in one line make a report ten times as long, not a hundred times."""
    lines = ("a\x07" * many for many in (100, 1000))
    sizes = [len(to_report(examine(f"May 2023\n\n  1. {line}\n"))) for line in lines]
    assert sizes[1] < 11 * sizes[0]
