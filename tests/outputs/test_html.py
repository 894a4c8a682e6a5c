"""HTML: a page of the site reads like the text of the same page, in any encoding."""

from __future__ import annotations

import datetime as dt
from html import escape

import pytest
from hypothesis import given
from tests.outputs.site import site_pages

from ssenews_parse import NewsItem, NewsPage, ParseError, parse, parse_credit, render
from ssenews_parse.html import parse_html


def dateline(item: NewsItem) -> str:
    """Spell the date of an item, with its place."""
    assert item.date
    return f"{item.date:%d %B %Y}" + (f", {item.place}" if item.place else "")


def html_of(page: NewsPage) -> str:
    """Write a page as the site did: months as h2, items in lists, a box for credit and kicker each, empty or not."""
    parts = [f"<h1>{escape(page.title or '')}</h1>"]
    for section in page.sections:
        assert section.year
        assert section.month
        parts.append(f"<h2>{dt.date(section.year, section.month, 1):%B %Y}</h2><ol>")
        for item in section.items:
            credit = f"© {item.credit.text}" if item.credit else ""
            parts.append(f'<li>\n  <div class="credit">{escape(credit)}</div><div class="kicker">{escape(item.kicker or "")}</div>')
            parts.append(f"  <h3><a href='/item'>{escape(item.title or '')}</a></h3>\n  <p>{dateline(item)}</p>")
            parts += [f"  <p>{escape(paragraph)}</p>" for paragraph in item.summary.split("\n\n")] if item.summary else []
            parts.append("</li>")
        parts.append("</ol>")
    return "\n".join(parts)


def whole(body: str, head: str = '<meta charset="utf-8">') -> str:
    """Put a page's body among what stands around it: head, menu, pictures, footer."""
    return (
        f"<!DOCTYPE html><html><head>{head}<title>ILO</title><style>h1 {{ color: red }}</style></head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        f"<main>{body}</main><footer><p>Contact us</p></footer><script>1</script></body></html>"
    )


@given(site_pages())
def test_html_reads_like_the_text_of_the_same_page(page: NewsPage) -> None:
    """The records of a page's HTML are those of its text."""
    assert parse_html(html_of(page)) == parse(render(page)) == page


@given(site_pages())
def test_what_stands_around_the_list_is_left_out(page: NewsPage) -> None:
    """Menu, footer, style and script of a whole document change nothing."""
    assert parse_html(whole(html_of(page))) == page


def test_problems_are_places_in_the_text() -> None:
    """A problem names source and place in the text that the HTML became; with `on_error` the other items are there."""
    page = "<h2>May 2023</h2><ol><li><h3>A fair day</h3><p>32 May 2023</p></li><li><h3>Another</h3></li></ol>"
    with pytest.raises(ParseError) as raised:
        parse_html(page, source="may.html")
    assert str(raised.value) == (
        "may.html:5:5: SSE101 32 May 2023 is not a date: May has 31 days\n"
        "    5 |     32 May 2023\n"
        "      |     ^^^^^^^^^^^\n"
        "      = expected: a date"
    )
    problems: list[ParseError] = []
    assert [item.title for item in parse_html(page, on_error=problems.append).items] == ["A fair day", "Another"]
    assert [problem.code for problem in problems] == ["SSE101"]


def test_the_texts_of_pictures_are_left_out() -> None:
    """What a picture shows, told to those who cannot see it, is no part of the credit."""
    page = "<h2>May 2023</h2><ol><li><div><img alt='A kiln' src='k.jpg'>© Ada Vale 2023</div><h3>A fair day</h3></li></ol>"
    assert parse_html(page).items[0].credit == parse_credit("Ada Vale 2023")


FRENCH = "<h2>Août 2022</h2><ol><li><h3>Le marché fête l’été à Besançon</h3><p>3 août 2022</p><p>Où sont les élèves ?</p></li></ol>"

JAPANESE = "<h2>5月 2019</h2><ol><li><h3>協同組合の工房で働く人びとの集い</h3><p>2019/05/30</p></li></ol>"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="{}">', "utf-8"),
        ('<meta charset="{}">', "windows-1252"),
        ('<meta charset="{}">', "macintosh"),
        ('<meta http-equiv="Content-Type" content="text/html; charset={}">', "windows-1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset={}">', "utf-8"),
    ],
)
def test_bytes_are_read_as_the_page_declares(head: str, encoding: str) -> None:
    """A meta element names the encoding, in its new or its old form."""
    page = whole(FRENCH, head.format(encoding)).encode(encoding)
    assert parse_html(page) == parse_html(FRENCH)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "macintosh"])
def test_bytes_are_read_as_xhtml_declares(encoding: str) -> None:
    """The XML declaration of an XHTML page names the encoding."""
    page = f'<?xml version="1.0" encoding="{encoding}"?>{whole(FRENCH, "")}'.encode(encoding)
    assert parse_html(page) == parse_html(FRENCH)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_goes_before_what_is_declared(encoding: str) -> None:
    """A byte order mark tells the encoding, even where the page declares another."""
    assert parse_html(whole(FRENCH, '<meta charset="windows-1252">').encode(encoding)) == parse_html(FRENCH)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(FRENCH, "utf-8"), (FRENCH, "windows-1252"), (JAPANESE, "utf-8"), (JAPANESE, "shift_jis"), (JAPANESE, "euc-jp")],
)
def test_bytes_that_declare_nothing_are_looked_at(text: str, encoding: str) -> None:
    """Without a declaration the bytes themselves tell the encoding."""
    assert parse_html(text.encode(encoding)) == parse_html(text)


@pytest.mark.parametrize("declared", ["utf-16", "utf-32", "no-such-encoding"])
def test_a_declaration_that_cannot_be_true_is_passed_over(declared: str) -> None:
    """What names an encoding in which it could not stand there, or none that exists, is no declaration."""
    assert parse_html(whole(FRENCH, f'<meta charset="{declared}">').encode()) == parse_html(FRENCH)


def test_bytes_that_are_not_as_declared_are_still_read() -> None:
    """A page saved as Windows-1252 that declares UTF-8, a common fault, is read as Windows-1252."""
    assert parse_html(whole(FRENCH).encode("windows-1252")) == parse_html(FRENCH)


@pytest.mark.parametrize("page", [None, 7, bytearray(b"<p>"), ["<p>"]])
def test_html_is_a_text_or_bytes(page: object) -> None:
    """Anything else is a TypeError that says so."""
    with pytest.raises(TypeError, match=f"HTML is str or bytes, not {type(page).__name__}"):
        parse_html(page)  # type: ignore[arg-type]  # the mistake is the test


@pytest.mark.parametrize("page", ["", b"", "<p>Not a listing.</p>", b"\x00\xff\xfe", "\ud800", b"\xff\xfe"])
def test_a_page_without_a_list_is_a_problem(page: str | bytes) -> None:
    """Whatever stands there, a page that holds no item is a ParseError, as with `parse`."""
    with pytest.raises(ParseError):
        parse_html(page)


def test_a_lone_surrogate_is_no_obstacle() -> None:
    """Half of a character in the HTML is read as U+FFFD, as a browser shows it."""
    assert parse_html("<h2>May 2023</h2><ol><li><h3>A fair\ud800 day</h3></li></ol>").items[0].title == "A fair\ufffd day"
