"""HTML: a page of the site reads like the text of the same page, in any encoding."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.outputs.site import site_pages
from webencodings.labels import LABELS

from ssenews_parse import NewsItem, NewsPage, ParseError, parse, parse_credit, render
from ssenews_parse.html import parse_html, text_of_html


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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
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


@pytest.mark.parametrize(
    "declared",
    [
        "utf-16",
        "UTF-16LE",
        "utf-32",
        "no-such-encoding",
        "hex",
        "base64",
        "undefined",
        "rot13",
        "idna",
        "cp037",
        "cp1140",
        "utf-7",
        "zip",
    ],
)
def test_a_declaration_that_cannot_be_true_is_passed_over(declared: str) -> None:
    """What names an encoding in which it could not stand there, or one that browsers don't know, is no declaration."""
    assert parse_html(whole(FRENCH, f'<meta charset="{declared}">').encode()) == parse_html(FRENCH)


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("latin1", "cp1252"), ("ISO-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("x-user-defined", "cp1252"), ("utf8", "utf-8"),
     ("unicode-1-1-utf-8", "utf-8"), ("x-mac-roman", "macintosh"), (" UTF-8 ", "utf-8")],
)  # fmt: skip
def test_a_label_means_what_browsers_take_it_for(label: str, encoding: str) -> None:
    """The labels of the web are not those of Python."""
    assert parse_html(whole(FRENCH, f'<meta charset="{label.strip()}">').encode(encoding)) == parse_html(FRENCH)


def test_every_encoding_of_the_web_is_read() -> None:
    """Whatever a page declares, and whatever its bytes are, it is read, and what is bad in it is told."""
    everything = bytes(range(256)) + b"\xd8\x00\xd8\x00\x1b$B\x81"
    for label in LABELS:
        problems: list[ParseError] = []
        parse_html(b'<meta charset="%s">' % label.encode() + FRENCH.encode() + everything, on_error=problems.append)
        assert {problem.code for problem in problems} <= {"SSE003", "SSE301"}


def test_one_bad_byte_is_one_problem() -> None:
    """A byte that is not of the encoding is U+FFFD, with its place in the HTML; the rest of the page is read as declared."""
    page = whole(FRENCH).encode().replace(b" 2022</p>", b" 202\xfe</p>").replace("élèves".encode(), b"\xe9l\xe8\xe8ves")
    problems: list[ParseError] = []
    item = parse_html(page, source="août.html", on_error=problems.append).items[0]
    assert (item.title, item.kicker, item.date, item.summary) == (
        "Le marché fête l’été à Besançon",
        None,
        None,
        "3 août 202\ufffd\n\nOù sont les \ufffdl\ufffd\ufffdves ?",
    )
    assert [(problem.code, problem.line, problem.column, problem.end - problem.start) for problem in problems] == [
        ("SSE003", 1, 280, 1),
        ("SSE003", 1, 300, 1),
        ("SSE003", 1, 302, 2),
    ]
    assert str(problems[0]).startswith("août.html:1:280: SSE003 not utf-8: byte 0xFE cannot be read\n")
    with pytest.raises(ParseError, match="byte 0xFE"):
        parse_html(page)


def test_a_bad_byte_in_a_page_that_declares_nothing() -> None:
    """Most of the page is UTF-8, so all of it is."""
    problems: list[ParseError] = []
    page = parse_html(FRENCH.encode().replace(b"<p>O", b"<p>\xffO"), on_error=problems.append)
    assert (page.sections[0].month, page.items[0].summary, len(problems)) == (8, "\ufffdOù sont les élèves ?", 1)


def test_the_sign_of_bad_bytes_is_no_problem_itself() -> None:
    """U+FFFD that stands in the page is a character like others."""
    assert parse_html(FRENCH.replace("marché", "march\ufffd").encode()).items[0].title == "Le march\ufffd fête l’été à Besançon"


@pytest.mark.parametrize("page", [None, 7, bytearray(b"<p>"), ["<p>"]])
def test_html_is_a_text_or_bytes(page: object) -> None:
    """Anything else is a TypeError that says so."""
    with pytest.raises(TypeError, match=rf"parse_html\(\) takes a str or bytes, not {type(page).__name__}"):
        parse_html(page)  # type: ignore[arg-type]  # the mistake is the test


@pytest.mark.parametrize("page", ["", b"", "<p>Not a listing.</p>", b"\x00\xff\xfe", "\ud800", b"\xff\xfe"])
def test_a_page_without_a_list_is_a_problem(page: str | bytes) -> None:
    """Whatever stands there, a page that holds no item is a ParseError, as with `parse`."""
    with pytest.raises(ParseError):
        parse_html(page)


def test_a_lone_surrogate_is_no_obstacle() -> None:
    """Half of a character in the HTML is read as U+FFFD, as a browser shows it."""
    assert parse_html("<h2>May 2023</h2><ol><li><h3>A fair\ud800 day</h3></li></ol>").items[0].title == "A fair\ufffd day"


# ── Structure ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def items_of(html: str) -> list[NewsItem]:
    """Return the items of a page that has no problem."""
    return list(parse_html(html).items)


@pytest.mark.parametrize(
    ("before", "numbers"),
    [
        ("<ol>", [1, 2, 3]),
        ('<ol start="21">', [21, 22, 23]),
        ('<ol start=" +7x">', [7, 8, 9]),
        ('<ol start="seven">', [1, 2, 3]),
        ("<ol reversed>", [3, 2, 1]),
        ('<ol reversed start="12">', [12, 11, 10]),
        ("<ul>", [None, None, None]),
        ("<menu>", [None, None, None]),
    ],
)
def test_numbers_are_those_of_the_list(before: str, numbers: list[int | None]) -> None:
    """A list counts from 1 or from its start, up or down; bullets have no numbers."""
    page = f"<h2>May 2023</h2>{before}<li><p>A fair day</p><p>2 May 2023</p><li>A<p>1 May 2023</p><li>B</{before[1:3]}>"
    assert [item.number for item in items_of(page)] == numbers


@pytest.mark.parametrize(
    ("items", "numbers"),
    [
        ('<ol><li value="7">A<li>B', [7, 8]),
        ('<ol reversed><li>A<li value="9">B<li>C', [3, 9, 8]),
        ('<ol reversed><li value="9">A<li>B', [9, 8]),
        ('<ol><li value="x">A<li value=" 5 ">B', [1, 5]),
    ],
)
def test_an_item_may_say_its_number(items: str, numbers: list[int]) -> None:
    """The list goes on from there."""
    assert [item.number for item in items_of(f"<h2>May 2023</h2>{items}")] == numbers


@pytest.mark.parametrize("number", ["0", "-3", "1000000000", "9" * 5000, "-" + "9" * 5000])
def test_a_number_out_of_range_is_a_problem(number: str) -> None:
    """So is one of five thousand digits."""
    problems: list[ParseError] = []
    page = parse_html(f'<h2>May 2023</h2><ol><li value="{number}">A</ol>', on_error=problems.append)
    assert ([item.number for item in page.items], [problem.code for problem in problems]) == ([None], ["SSE204"])


def test_a_list_in_an_item_is_text() -> None:
    """Its own numbers and all."""
    page = (
        "<h2>May 2023</h2><ol><li>A day<p>1 May 2023</p>Bring:<ol><li>flour</li><li value=3>salt</ol><ul><li>ovens</ul><li>B</ol>"
    )
    assert [item.summary for item in items_of(page)] == ["Bring:\n\n1. flour\n\n3. salt\n\novens", None]


@pytest.mark.parametrize(
    ("item", "texts"),
    [
        ("A day<br>in May<br><br>Bakers<br>\n<br>meet.", ["A day in May", "Bakers", "meet."]),
        ("<br>A day<hr>Bakers<br>", ["A day", "Bakers"]),
        ("A <x-y>day</x-y> <b>in</b>\n <i>M</i>ay<div>Bakers</div>meet.", ["A day in May", "Bakers", "meet."]),
        ("A&nbsp;day&nbsp;<p>&nbsp;</p><p>x &lt;b&gt; &amp;amp;  y</p>", ["A\u00a0day", "x <b> &amp; y"]),
        ("A day<nav>x</nav>Bakers <button>Share</button>", ["A day", "Bakers"]),
    ],
)
def test_blocks_are_those_of_a_browser(item: str, texts: list[str]) -> None:
    """White space is one space, `br` a line, two of them a block's end; what is between two blocks is a block."""
    found = items_of(f"<h2>May 2023</h2><ol><li>{item}</ol>")[0]
    assert [found.title, *(found.summary or "").split("\n\n")] == texts


def test_a_tag_of_many_signs_is_read_without_its_attributes() -> None:
    """Nobody means twenty thousand of them."""
    page = f"<h2>May 2023</h2><ol><li>A <b{' x=1' * 30_000}>fair</b> <a href='/a' {'x' * 30_000}>day</a></ol>"
    assert (items_of(page)[0].title, items_of(page)[0].url) == ("A fair day", None)


@pytest.mark.parametrize(
    "more", ["<x-y title='not hidden'>B</x-y>", "<plaintext>B</plaintext></li></ol></h2></a></li></ol>", "<p title='navigation'>B"]
)
def test_what_only_looks_like_something_is_text(more: str) -> None:
    """Attributes that speak of hiding, ends of what never began."""
    page = parse_html(f"<h2>May 2023</h2><ol><li>A day{more}")
    assert (page.items[0].title or "").startswith("A day")


@pytest.mark.parametrize(
    "shown", ["<p class='not-sr-only sr-only-focusable'>B", "<p style='visibility: visible'>B", "<br><br><b title='sr-only'>B</b>"]
)
def test_what_readers_see_is_text(shown: str) -> None:
    """A class or a style of nearly the same name hides nothing."""
    assert items_of(f"<h2>May 2023</h2><ol><li>A day{shown}")[0].summary == "B"


@pytest.mark.parametrize("spoken", ["sr-only", "visually-hidden", "x screen-reader-text"])
def test_a_heading_that_is_spoken_heads_the_list(spoken: str) -> None:
    """Nobody sees it, but the page is made by it."""
    page = parse_html(f"<h1 class='{spoken}'>News</h1><h2 class='{spoken}'>May 2023</h2><ol><li>A day</ol>")
    assert (page.title, page.sections[0].month) == ("News", 5)


def test_what_stands_for_something_else_at_the_margin_is_told() -> None:
    """A dash alone, as in plain text."""
    problems: list[ParseError] = []
    page = parse_html("<h2>May 2023</h2><p>-</p><ol><li>A day</ol>", on_error=problems.append)
    assert ([problem.code for problem in problems], len(page.items)) == (["SSE206"], 1)


HIDDEN = [
    "<nav>{}</nav>", "<dialog open>{}</dialog>", "<script>{}</script>", "<style>{}</style>",
    "<template>{}</template>",
    "<div hidden>{}</div>", "<p style='color: red; DISPLAY : none'>{}</p>", "<div role=navigation>{}</div>", "<b hidden>{}</b>",
    "<div class='x pagination'>{}</div>", "<noscript>{}</noscript>", "<!-- {} -->", "<svg><text>{}</text></svg>",
    "<button>{}</button>",
    "<select><option>{}</select>", "<textarea>{}</textarea>", "<title>{}</title>", "<span style='display:none'>{}</span>",
    "<div hidden><div>{0}</div><br><img>{0}</div>", "<object>{}</object>", "<iframe>{}</iframe>",
    "<p style='color: red; visibility : hidden'>{}</p>", "<span style='VISIBILITY:HIDDEN'>{}</span>",
    "<span class=sr-only>{}</span>", "<b id=x class='y sr-only'>{}</b>", "<p class='visually-hidden y'>{}</p>",
    "<div class='screen-reader-text'>{}</div>",
]  # fmt: skip


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("text", ["1 May 2023", "A &lt;b&gt; day"])
def test_what_no_reader_sees_is_left_out(hidden: str, text: str) -> None:
    """Before, in and after the items."""
    unseen = hidden.format(text)
    plain = parse_html(
        f"<body>{unseen}<h1>News</h1>{unseen}<h2>May 2023</h2>{unseen}"
        f"<ol><li>{unseen}<p>A fair{unseen} day</p>{unseen}<li>B</ol>{unseen}"
    )
    assert (plain.title, plain.preamble, plain.postamble) == ("News", None, None)
    assert [(item.title.replace("  ", " "), item.date, item.summary) for item in plain.items if item.title] in (
        [("A fair day", None, None), ("B", None, None)],
        [("A fair", None, "day"), ("B", None, None)],
    )


@pytest.mark.parametrize("tag", ["footer", "aside"])
@pytest.mark.parametrize("text", ["1 May 2023", "A day"])
def test_what_is_beside_the_list_is_left_out(tag: str, text: str) -> None:
    """A footer or an aside of the page, or of an article that is no item."""
    beside = f"<{tag}><p>{text}</p></{tag}>"
    page = parse_html(f"{beside}<article>{beside}<h1>News</h1><h2>May 2023</h2><ol><li>B</ol></article>{beside}")
    assert (page.title, page.preamble, page.postamble, [section.month for section in page.sections]) == ("News", None, None, [5])
    assert [(item.title, item.date) for item in page.items] == [("B", None)]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("<h3>A day</h3><p>Bakers meet.</p><footer>1 May 2023</footer>", (None, None, "A day", 1, "Bakers meet.")),
        ("<h3>A day</h3><footer><p>1 May 2023</p></footer><p>Bakers meet.</p>", (None, None, "A day", 1, "Bakers meet.")),
        ("<h3>A day</h3><aside>1 May 2023</aside>Bakers meet.", (None, None, "A day", 1, "Bakers meet.")),
        ("<aside>© Ada 2023</aside><h3>A day</h3><p>1 May 2023</p>", ("Ada 2023", None, "A day", 1, None)),
        ("<p>© Ada 2023<aside>Call</aside><h3>A day</h3>", ("Ada 2023", "Call", "A day", None, None)),
        ("<header><p>Call</p><h3>A day</h3></header><footer>1 May 2023</footer>", (None, "Call", "A day", 1, None)),
        ("<article><h3>A day</h3><footer>1 May 2023</footer></article>", (None, None, "A day", 1, None)),
        ("<h3>A day</h3><footer>1 May 2023<button>Share</button><nav>x</nav></footer>", (None, None, "A day", 1, None)),
        ("<h3>A day</h3><footer hidden>1 May 2023</footer>", (None, None, "A day", None, None)),
        ("<h3><button>A day</button></h3><p>1 May 2023</p>", (None, None, "A day", 1, None)),
        ("<h3><button><b>A</b> day</button> <button>Share</button></h3>", (None, None, "A day", None, None)),
        ("<h3>A day <button>Share</button></h3><button>More</button>", (None, None, "A day", None, None)),
    ],
)
def test_what_is_beside_the_text_of_an_item_belongs_to_it(item: str, told: tuple[object, ...]) -> None:
    """Its header, footer and aside; a button is text only where a heading begins with it, as where that unfolds a list."""
    (found,) = items_of(f"<h2>May 2023</h2><ol><li>{item}</ol>")
    credit = found.credit and found.credit.text
    assert (credit, found.kicker, found.title, found.date and found.date.day, found.summary) == told


@pytest.mark.parametrize("heading", ["<button>May 2023</button>", "<button aria-expanded=true><span>May</span> 2023</button>"])
def test_a_month_may_be_a_button(heading: str) -> None:
    """That unfolds its list."""
    page = parse_html(f"<h1>News</h1><h2>{heading}</h2><ol><li>A day</ol><h2><a href='/4'>April 2023</a><button>+</button></h2>")
    assert [(section.year, section.month) for section in page.sections] == [(2023, 5), (2023, 4)]


MENUS = [
    "<ul><li><a href=/>Home</a></li><li><a href=/t>Topics</a></li></ul>",
    "<div><ul><li><a href=/>Home</a><ul><li><a href=/a>About</a></ul></li><li><b><a href=/t>Topics</a></b></li></ul></div>",
]


@pytest.mark.parametrize("menu", MENUS)
def test_a_list_of_bare_links_is_a_menu(menu: str) -> None:
    """Where the page has other items, or dates; else it is the list."""
    listing = "<h1>News</h1><h2>May 2023</h2><ol><li><a href=/1>A fair day</a><p>2 May 2023</p></ol>"
    assert parse_html(menu + listing) == parse_html(listing)
    assert parse_html(listing + menu) == parse_html(listing)
    lines = "<h1>News</h1><h2>May 2023</h2><h3>A fair day</h3><p>2 May 2023</p>"
    assert parse_html(menu + lines) == parse_html(lines)
    assert parse_html(f"<h1>News</h1>{menu}").items[0].title == "Home"


BESIDE = [("A day", "/1", "2 May 2023", "Bakers meet."), ("B", "/2", "1 May 2023", "Potters meet.")]


def beside(item: str) -> str:
    """Write items whose lists hold a title each, one of them below a month."""
    first, last = (item.format(title=title, url=url, date=date, text=text) for title, url, date, text in BESIDE)
    return f"<h1>News</h1><h2>May 2023</h2>{first}<h2>April 2023</h2>{last}"


@pytest.mark.parametrize(
    "item",
    [
        "<ul><li><a href={url}>{title}</a></ul><p>{date}</p><p>{text}</p>",
        "<ul><li><b><a href={url}>{title}</a></b></ul><time>{date}</time><div>{text}</div>",
        "<ul><li><a href={url}>{title}</a></ul><p>{date}<br>{text}</p>",
        "<ul><li><h3><a href={url}>{title}</a></h3></ul><p>{date}</p><p>{text}</p>",
        "<div><ul><li><a href={url}>{title}</a></li></ul><div><p>{date}</p><p>{text}</p></div></div>",
        "<ul><li>{title}</ul><p>{date}</p><p><a href={url}>{text}</a></p>",
    ],
)
@pytest.mark.parametrize("menu", ["", MENUS[0], "<ul><li><a href=/>Home</a></ul>"])
def test_titles_alone_in_lists_have_their_texts_beside_them(item: str, menu: str) -> None:
    """A list of one link is no menu where a date follows it; what is beside it belongs to its item."""
    page = parse_html(menu + beside(item))
    assert (page.title, page.preamble, [section.month for section in page.sections]) == ("News", None, [5, 4])
    assert [(each.title, each.url, f"{each.date:%-d %B %Y}", each.summary) for each in page.items] == BESIDE


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        (f"{MENUS[0]}<p>2 May 2023</p><h3>A day</h3><p>1 May 2023</p><h3>B</h3>", ["A day", "B"]),
        ("<ul><li><a href=/>Home</a></ul><p><a href=/1>A day</a></p><p>2 May 2023</p><p><a href=/2>B</a></p><p>1 May 2023</p>",
         ["A day", "B"]),
        ("<ul><li><a href=/>Home</a></ul><h3>A day</h3><p>2 May 2023</p><h3>B</h3><p>1 May 2023</p>", ["A day", "B"]),
        ("<ul><li><a href=/>Home</a></ul><ul><li>A<p>2 May 2023</ul><ul><li><a href=/>More</a></ul><p>1 May 2023</p>", ["A"]),
        ("<h3>A day</h3><p>2 May 2023</p><ul><li><a href=/>Top</a></ul><p>Changed</p><p>1 May 2023</p>", ["A day", "Changed"]),
        ("<ol><li>A day<li>B</ol><p>2 May 2023</p>", ["A day", "B"]),
        ("<h3>A day</h3><ul><li><a href=/>Mills</a></ul><p>2 May 2023</p><h3>B</h3><ul><li><a href=/>X</a></ul><p>1 May 2023</p>",
         ["A day", "B"]),
        ("<a href=/a>A</a><ul><li><a href=/>X</ul><p>2 May 2023</p><a href=/b>B</a><ul><li><a href=/>X</a></ul><p>1 May 2023</p>",
         ["A", "B"]),
    ],
)  # fmt: skip
def test_dates_elsewhere_belong_to_no_list(page: str, titles: list[str]) -> None:
    """Those of other items, and those that follow a list of many."""
    assert [item.title for item in items_of(f"<h1>News</h1>{page}")] == titles


@pytest.mark.parametrize("begin", ["<ol>", "<div class='items-list'><ul>", "<ul class='a items-list b'>"])
def test_the_sites_own_list_is_no_menu(begin: str) -> None:
    """A numbered list is none, and neither is the list of the site, links alone or not."""
    page = f"<ul><li>A day<p>2 May 2023</p></ul>{begin}<li><a href=/a>B</a><li><a href=/c>C</a>"
    assert [item.title for item in items_of(page)] == ["A day", "B", "C"]


def test_bullets_above_the_title_are_a_menu() -> None:
    """Links or not."""
    page = "<ul><li>Home<li>Topics</ul><h1>News</h1><ul><li>A day<p>2 May 2023</p></ul>"
    assert [item.title for item in items_of(page)] == ["A day"]
    days = "<ul><li>2 May 2023<li><a href=/>Old</a><ul><li><a href=/1>1 May 2023</a></ul></ul>"
    assert [item.title for item in items_of(days + page)] == ["A day"]


@pytest.mark.parametrize("item", ["<h3>{}</h3><p>{}</p>", "{}<br>{}", "<p>{}</p><footer>{}</footer>"])
def test_bullets_with_dates_above_the_title_are_items(item: str) -> None:
    """Whatever the page calls its title."""
    first, last = item.format("A day", "2 May 2023"), item.format("B", "1 April 2023")
    page = f"<h2>May 2023</h2><ul><li>{first}</ul><h1>April 2023</h1><ul><li>{last}</ul>"
    assert [(each.title, each.date and each.date.month) for each in items_of(page)] == [("A day", 5), ("B", 4)]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("<h3>A day</h3><p>Bakers meet.</p>", (None, "A day", "Bakers meet.")),
        ("<p>Call</p><h3>A day</h3><p>Bakers meet.</p>", ("Call", "A day", "Bakers meet.")),
        ("<p>Call</p><p><a href=/a>A day</a></p><p>Bakers meet.</p>", ("Call", "A day", "Bakers meet.")),
        ("<p><a href=/a>A day</a></p><p>Bakers meet.</p>", (None, "A day", "Bakers meet.")),
        ("<p>Call</p><p>A day</p>", (None, "Call", "A day")),
        ("<p>© Ada 2023<br>Call</p><h3>A day</h3>", ("Call", "A day", None)),
        ("<h3>A day</h3><p>1 May 2023</p>", (None, "A day", None)),
        ("<p>Call</p><p>A day</p><p>1 May 2023</p>", ("Call", "A day", None)),
        ("<p>Call</p><h3>A day</h3><p>1 May 2023</p>", ("Call", "A day", None)),
        ("<h3>A day</h3><p>By Ada Vale</p><p>1 May 2023</p>", (None, "A day", "By Ada Vale")),
        ("<h3>A day</h3><p>Bakers meet…</p><p>1 May 2023</p>", (None, "A day", "Bakers meet…")),
        ("<h3>A day</h3><h4>A report</h4><p>1 May 2023</p>", (None, "A day", "A report")),
        ("<h4>Call</h4><h3>A day</h3><p>1 May 2023</p>", ("Call", "A day", None)),
        ("<h4>Call</h4><h4>A day</h4><p>1 May 2023</p>", ("Call", "A day", None)),
        ("<p><a href=/a>A day</a></p><p>By Ada Vale</p><p>1 May 2023</p>", (None, "A day", "By Ada Vale")),
        ("<p><a href=/a>Call</a></p><h3>A day</h3><p>1 May 2023</p>", ("Call", "A day", None)),
        ("<h3>A day</h3><p><a href=/a>Read more</a></p><p>1 May 2023</p>", (None, "A day", "Read more")),
    ],
)
def test_a_title_that_is_marked_is_known(item: str, told: tuple[str | None, ...]) -> None:
    """By a heading, or else by a link; where nothing is marked, or both blocks before a date are alike, the date tells."""
    found = items_of(f"<h2>May 2023</h2><ol><li>{item}</ol>")[0]
    assert (found.kicker, found.title, found.summary) == told


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("<p>Call</p><p>1 May 2023</p><h3><a href=/a>A day</a></h3><p>Bakers meet.</p>", (["Call"], "A day", "/a")),
        ("<p><a href=/k>Call</a></p><p>1 May 2023</p><h3><a href=/a>A day</a></h3><p>Bakers meet.</p>", (["Call"], "A day", "/a")),
        ("<p>Call</p><p>1 May 2023</p><h3>A day</h3><p>Bakers meet.</p>", (["Call"], "A day", None)),
        ("<p>© Ada 2023</p><p>Call</p><p>1 May 2023</p><h3>A day</h3><p>Bakers meet.</p>", (["Call"], "A day", None)),
        ("<p>Call</p><p>A day</p><p>1 May 2023</p><h4>Bakers meet.</h4>", ([], "A day", None)),
        ("<p><a href=/a>A day</a></p><p>1 May 2023</p><h4>Bakers meet.</h4>", ([], "A day", "/a")),
        ("<h3>A day</h3><p>1 May 2023</p><h3><a href=/b>Bakers meet.</a></h3>", ([], "A day", "/b")),
        ("<p>A day</p><p>1 May 2023</p><p><a href=/b>Bakers meet.</a></p>", ([], "A day", "/b")),
        ("<p>A day</p><p>1 May 2023</p><p>Bakers meet.</p><h4>And</h4>", ([], "A day", None)),
    ],
)
def test_a_heading_right_after_the_date_is_the_title(item: str, told: tuple[object, ...]) -> None:
    """What is before the date then has no place; a title there is a heading too, or a link alone, or below a kicker."""
    problems: list[ParseError] = []
    html = f"<h2>May 2023</h2><ol><li>{item}</ol>"
    (found,) = parse_html(html, on_error=problems.append).items
    text = text_of_html(html)
    assert {problem.code for problem in problems} <= {"SSE203"}
    assert ([text[problem.start : problem.end] for problem in problems], found.title, found.url) == told
    assert (str(found.date), (found.summary or "")[:12]) == ("2023-05-01", "Bakers meet.")


def test_the_headings_of_the_page_are_known() -> None:
    """The first is the title, wherever it stands; where topics are headings, text before the list is none."""
    topics = "<h2>Films</h2><ol><li>A</ol><h2>Papers</h2><ol><li>B</ol>"
    for opening, title, preamble in (
        ("<p>Home</p><h1>News</h1><p>Bakers meet.</p>", "News", "Home\n\nBakers meet."),
        ("<p>Home</p><h1>News</h1>", "News", "Home"),
        ("<p>News</p><p>Home</p><h1>All</h1><p>News</p>", "All", "News\n\nHome\n\nNews"),
    ):
        page = parse_html(opening + topics)
        assert (page.title, page.preamble, [section.topic for section in page.sections]) == (title, preamble, ["Films", "Papers"])
        page = parse_html(opening + topics.replace("<h2>Films</h2>", ""))
        assert (page.title, page.preamble, [section.topic for section in page.sections]) == (title, preamble, [None, "Papers"])


def test_an_empty_heading_begins_a_section() -> None:
    """Before number 1 alone, and where nothing stands between."""
    page = (
        "<h2>May 2023</h2><ol><li>A</ol><h2></h2><ol><li>B</ol><h2> </h2><ol start=2><li>C</ol><h2></h2><p>Films</p><ol><li>D</ol>"
    )
    assert [(section.month, section.topic, len(section.items)) for section in parse_html(page).sections] == [
        (5, None, 1),
        (None, None, 2),
        (None, "Films", 1),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<h3><a href=/a>A day</a></h3><p>2 May 2023</p><p>Bakers meet.</p><h3><a href=/b>B</a></h3><p>1 May 2023</p>",
        "<table><tr><td><a href=/a>A day</a><td>2 May 2023<td>Bakers meet.<tr><td><a href=/b>B</a><td>1 May 2023</table>",
        "<dl><dt><a href=/a>A day</a><dd>2 May 2023<dd>Bakers meet.<dt><a href=/b>B</a><dd>1 May 2023</dl>",
        "<p><a href=/a>A day</a><br>2 May 2023<br>Bakers meet.<br><a href=/b>B</a><br>1 May 2023</p>",
    ],
)
def test_titles_without_a_list_are_read(page: str) -> None:
    """Dates tell items apart, as in plain text; each has its own address."""
    items = items_of(f"<h1>News</h1><h2>May 2023</h2>{page}")
    assert [(item.title, item.summary) for item in items] == [("A day", "Bakers meet."), ("B", None)]
    assert [item.url for item in items] == ["/a", "/b"]


@pytest.mark.parametrize(
    ("lines", "urls"),
    [
        (["News", "<a href=/1>A day</a>", "2 May 2023", "Bakers meet.", "News", "<a href=/2>B</a>", "1 May 2023"], ["/1", "/2"]),
        (["A day", "2 May 2023", "Bakers <a href=/1>meet</a>.", "B", "1 May 2023", "<a href=/2>More</a>."], ["/1", "/2"]),
        (["A day", "2 May 2023", "Bakers meet.", "<a href=/2>B</a>", "1 May 2023"], [None, "/2"]),
        (["<a href=/1>A day</a>", "2 May 2023", "Bakers meet.", "B", "1 May 2023"], ["/1", None]),
        (["<a href='#x'>A day</a>", "2 May 2023", "<a href=/2>B</a> and C", "1 May 2023"], [None, "/2"]),
        (["<a href=/1><b>A</b></a> day", "2 May 2023", "<a href=/1><img></a>", "<a href=/2>B</a>", "1 May 2023"], ["/1", "/2"]),
    ],
)  # fmt: skip
def test_each_line_has_its_own_address(lines: list[str], urls: list[str | None]) -> None:
    """Where breaks part the lines of one paragraph: an item has the link of its title, else the first of its own lines."""
    assert [item.url for item in items_of(f"<h1>News</h1><h2>May 2023</h2><p>{'<br>'.join(lines)}</p>")] == urls


LINES = st.sampled_from(
    ["Bakers meet", "A fair day", "2 May 2023", "14 - 16 May 2012", "© Ada 2023", "x &amp; y", "a <b>b</b> c", "31 June 2023"]
)


@st.composite
def plain_pages(draw: st.DrawFn) -> str:
    """Draw HTML that says no more than its text: paragraphs, months, lists that count from 1."""
    blocks = st.lists(LINES.map("<p>{}</p>".format), min_size=1, max_size=4).map("\n".join)
    items = st.lists(blocks.map("<li>{}</li>".format), min_size=1, max_size=4).map("".join)
    months = st.sampled_from(["May 2023", "2010", "Mai 2022"]).map("<p>{}</p>".format)
    lists = st.builds("{}<ol>{}</ol>".format, months, items) | st.builds("{}<ul>{}</ul>".format, months, items)
    return "<p>News</p>" + draw(st.lists(lists, min_size=1, max_size=3).map("".join) | blocks)


@given(plain_pages())
def test_html_that_says_no_more_than_its_text_reads_like_it(html: str) -> None:
    """`text_of_html` is what `parse_html` reads: records, lines and reports are the same."""
    told: list[ParseError] = []
    said: list[ParseError] = []
    page = parse_html(html, on_error=told.append)
    text = parse(text_of_html(html), on_error=said.append)
    assert (page, repr(page)) == (text, repr(text))
    assert list(map(str, told)) == list(map(str, said))


TAGS = [
    "a", "b", "br", "div", "h1", "h2", "h3", "h5", "hr", "img", "li", "nav", "ol", "p", "script", "span", "table", "td", "tr", "ul",
    "plaintext", "textarea", "select", "title", "xmp", "svg", "math",
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["May 2023", "2 May 2023", "A fair day", "© Ada 2023", "&#1;", "&nbsp;", "&lt;", "<a href='/a'>",
    "<ol start=5 reversed>",
                     "<li value=3>", "<p hidden>", "<!--", "-->", "<", "&", "\x00", "\x85", "<ul class=items-list>",
                     "<base href=/b/>"]),
    st.text(max_size=5),
)  # fmt: skip


@pytest.mark.apart
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_html_is_a_page_or_a_problem(html: str) -> None:
    """Whatever the tags: it is read, all problems lie in the text, and nothing of the text is lost."""
    problems: list[ParseError] = []
    page = parse_html(html, base_url="https://www.ilo.org/", on_error=problems.append)
    text = text_of_html(html)
    hidden: set[int] = set()
    for problem in problems:
        assert 0 <= problem.start <= problem.end <= len(text)
        hidden.update(range(problem.start, problem.end))
    seen = "".join(sign for place, sign in enumerate(text) if place not in hidden and sign.isalpha())
    assert not Counter(seen) - Counter(strings_of(page)) - Counter("May" * text.count("May"))


def strings_of(page: NewsPage) -> str:
    """Return all that a page says in words, one after the other."""
    texts = [page.title, page.preamble, page.postamble, *(section.topic for section in page.sections)]
    for item in page.items:
        texts += [item.credit.text if item.credit else None, item.kicker, item.title, item.place, item.summary]
    return "".join(filter(None, texts))


# ── Addresses ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<a href='/i'><img></a><h3><a href='/a'>A day</a></h3>", "/a"),
        ("<a href='/i'><img></a><h3>A day</h3>", "/i"),
        ("<p>A day</p><p>1 May 2023</p><p>More <a href=/s>here</a>.</p>", "/s"),
        ("<p><a href=/k>Call</a></p><p><a href=/t>A day</a></p><p>1 May 2023</p>", "/t"),
        ("<a href='/a?x=1&amp;y=2#z'>A day</a>", "/a?x=1&y=2#z"),
        ("<a href=' /a\n/b '>A day</a>", "/a/b"),
        ("<a href='#top'>A</a> <a href=javascript:x()>day</a> <a href=mailto:a@b.org>x</a> <a href=''>y</a> <a>z</a>", None),
        ("<a href='#top'>A</a> <a href=/b>day</a>", "/b"),
        ("<a href=/a><div>A day</div><div>1 May 2023</div></a>", "/a"),
        ("<p>A day</p>", None),
    ],
)
def test_an_item_has_an_address(item: str, url: str | None) -> None:
    """That of its title, else its first link; as it is printed."""
    assert items_of(f"<h2>May 2023</h2><ol><li>{item}</ol>")[0].url == url


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        ("/news/1", "https://www.ilo.org/news/1"),
        ("1.htm", "https://www.ilo.org/topics/1.htm"),
        ("../1.htm?x=1", "https://www.ilo.org/1.htm?x=1"),
        ("//ilo.int/1", "https://ilo.int/1"),
        ("http://ilo.ch/1", "http://ilo.ch/1"),
        ("/web/20210701000000/https://www.ilo.org/1", "https://www.ilo.org/1"),
        ("/web/20210701000000id_/https://www.ilo.org/1", "https://www.ilo.org/1"),
        ("/web/2021im_/http://www.ilo.org/1?a=/2", "http://www.ilo.org/1?a=/2"),
        ("https://web.archive.org/web/20210701000000/https://www.ilo.org/1", "https://www.ilo.org/1"),
        ("https://replay.example/ilo/20210701000000mp_/https:/www.ilo.org/1", "https://www.ilo.org/1"),
        ("https://[x/1", "https://[x/1"),
    ],
)
@pytest.mark.parametrize(
    "base", ["https://www.ilo.org/topics/", "https://web.archive.org/web/20210701000000/https://www.ilo.org/topics/"]
)
def test_addresses_are_resolved(base: str, printed: str, url: str) -> None:
    """With the address of the page they lead where the page led, before an archive rewrote it."""
    html = f"<h2>May 2023</h2><ol><li><a href='{printed}'>A day</a><li>B</ol>"
    page = parse_html(html, base_url=base)
    assert [item.url for item in page.items] == [url, None]
    assert parse_html(f"<base href='/topics/'>{html}", base_url="https://www.ilo.org/x/y").items[0].url == url


def test_reports_of_stray_characters_are_places_in_the_text() -> None:
    """Each character by itself, and the mark of an item that is nothing else; the rest of its block is read."""
    problems: list[ParseError] = []
    page = parse_html("<p>Ne&#1;ws<br>&#2;<br>x&#3;</p><ol><li>A<br>d&#4;ay</li><li>&#5;</li></ol>", on_error=problems.append)
    text = text_of_html("<p>Ne&#1;ws<br>&#2;<br>x&#3;</p><ol><li>A<br>d&#4;ay</li><li>&#5;</li></ol>")
    assert [text[problem.start : problem.end] for problem in problems] == ["\1", "\2", "\3", "\4", "2.", "\5"]
    assert (page.title, [item.title for item in page.items]) == ("News x", ["A day"])


KICKED = """<ol>
<li>News<br><a href="/one">A fair day</a></li>
<li>News<br><a href="/two">A fair night</a><br>We bake.</li>
<li>© Ada Vale<br>News<br><a href="/three">A fair week</a><p>We bake<br>bread.</p></li>
<li><p>News<br><a href="/four">A fair year</a></p><p>5 May 2023</p><p>We bake.<br><a href="/more">Read more</a></p></li>
<li>We bake.<br>And we bake.<br>And we bake bread.<br><a href="/more">Read more</a></li>
</ol>"""


def test_a_line_that_is_a_link_is_the_title_below_a_kicker() -> None:
    """Line breaks part the kicker from the title, as paragraphs do; far below, or behind the date, a link is text."""
    assert [(item.kicker, item.title, item.summary, item.url) for item in parse_html(KICKED).items] == [
        ("News", "A fair day", None, "/one"),
        ("News", "A fair night", "We bake.", "/two"),
        ("News", "A fair week", "We bake bread.", "/three"),
        ("News", "A fair year", "We bake. Read more", "/four"),
        (None, "We bake. And we bake. And we bake bread. Read more", None, "/more"),
    ]


@pytest.mark.parametrize(
    ("time", "date"),
    [
        ("<time datetime='2023-05-25'></time>", "2023-05-25"),
        ("<time class=x datetime='2023-05-25T10:00:00+02:00' title=y>\n </time>", "2023-05-25"),
        ("<time datetime='2023-05-25'>24 May 2023</time>", "2023-05-24"),
        ("<time datetime='25'></time>", "None"),
        ("<time></time>", "None"),
    ],
)
def test_a_day_that_scripts_would_write_is_read(time: str, date: str) -> None:
    """What stands in a page counts; where nothing does, what it says for machines."""
    assert str(items_of(f"<ol><li><h3>A day</h3>{time}<p>Bakers meet.</p></ol>")[0].date) == date


@pytest.mark.parametrize(
    ("times", "text"),
    [
        ("<time>25 May 2023</time><time>1 June 2023</time>", "25 May 2023 1 June 2023"),
        ("<time>25 May 2023</time> <time>1 June 2023</time>", "25 May 2023 1 June 2023"),
        ("<span><time>25 May 2023</time></span><span><TIME class=updated>1 June 2023</TIME></span>", "25 May 2023 1 June 2023"),
        ("<time datetime='2023-05-25'></time><time datetime='2023-06-01'></time>", "2023-05-25 2023-06-01"),
        ("<time>25 May</time><!-- - --><time>2023</time>", "25 May 2023"),
        ("(<time>25 May 2023</time>)", "(25 May 2023)"),
    ],
)
def test_times_side_by_side_are_words_of_their_own(times: str, text: str) -> None:
    """WordPress writes when a post was published and when it was changed, and shows one of them."""
    assert text_of_html(f"<ol><li><h3>A day</h3><p>{times}</p></ol>") == f"  1. A day\n\n    {text}"


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\ufeff", "\u2060", "&zwnj;", "&shy;", "&#x200B;&nbsp;"])
def test_signs_that_nobody_sees_hide_nothing(sign: str) -> None:
    """Editors leave them in paragraphs that look empty, and before credits, dates and headings."""
    empty = f"<p>{sign}</p>"
    page = parse_html(
        f"{empty}<h1>News</h1>{empty}<h2>{sign}May 2023</h2><ol><li>{empty}<p>{sign}© Ada 2023</p>{empty}<h3>A day</h3>{empty}"
        f"<p>{sign}2 May 2023{sign}</p>{empty}<p>Bakers meet.</p>{empty}</li></ol>"
    )
    (item,) = page.items
    assert (page.title, page.preamble, page.postamble, [section.month for section in page.sections]) == ("News", None, None, [5])
    assert (item.credit, item.kicker, item.title, item.summary) == (parse_credit("Ada 2023"), None, "A day", "Bakers meet.")
    assert str(item.date) == "2023-05-02"
