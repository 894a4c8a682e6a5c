"""Pages that could cost a parser of HTML much are balanced: every element closed, none deep inside others, the text the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.converters.site import Site, sites

from ssenews_parse._structure.balancing import DEEPEST, balanced
from ssenews_parse.html import parse_html, text_of_html


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol><li>A<li>B</ol>", "<ol><li>A</li><li>B</li></ol>"),
        ("<ol><li>A<ul><li>B<li>C</ul><li>D", "<ol><li>A<ul><li>B</li><li>C</li></ul></li><li>D</li></ol>"),
        ("<ol><li><div>A<p>B<li>C", "<ol><li><div>A<p>B</p></div></li><li>C</li></ol>"),
        ("<ol><li><section>A<li>B", "<ol><li><section>A<li>B</li></section></li></ol>"),
        ("<p>A<p>B<div>C", "<p>A</p><p>B</p><div>C</div>"),
        ("<p>A<h2>B<h3>C</h2>", "<p>A</p><h2>B</h2><h3>C</h3>"),
        ("<dl><dt>A<dd>B<dt>C</dl>", "<dl><dt>A</dt><dd>B</dd><dt>C</dt></dl>"),
        (
            "<table><tr><td>A<th>B<tr><td>C<tbody><tr><td>D</table>E",
            "<table><tr><td>A</td><th>B</th></tr><tr><td>C</td></tr><tbody><tr><td>D</td></tr></tbody></table>E",
        ),
        (
            "<table><tr><td><table><tr><td>A</table>B<td>C",
            "<table><tr><td><table><tr><td>A</td></tr></table>B</td><td>C</td></tr></table>",
        ),
        ("<div><table><td>A</div>B</table>C</div>D", "<div><table><td>AB</td></table>C</div>D"),
        ("A</div></p></li></x>B", "AB"),
        ("<X>A<b>B</X><I class=x>C", "ABC"),
        ("A<span hidden>B<b>C</span>D", "A<span hidden>BC</span>D"),
        ("<i style='display:none'>A", "<i style='display:none'>A</i>"),
        ("<br/>A<HR><img src='x>y'><wbr id=1>", "<br/>A<hr><img src='x>y'><wbr id=1>"),
        ("<a href=1>A<p>B<p> <p>C</a>D", "<a href=1>A</a><p><a href=1>B</a></p><p> </p><p><a href=1>C</a>D</p>"),
        ("<a href=1>A<a href=2>B<p></p>", "<a href=1>A</a><a href=2>B</a><p></p>"),
        ("<p><a href=1><img>A</div>B", "<p><img><a href=1>AB</a></p>"),
        (f"<a href={'1' * 300}>A<p>B", f"<a href={'1' * 300}>A</a><p><a>B</a></p>"),
        ("<html lang=en><body a><html b><body c>A</body></html>B", "<html lang=en><body a>AB"),
        ("A<script>'<p>'</script>B<style><p></style>C<title><p></title>D<!--<p>-->E<!-->F<!doctype x>G<?x?>H", "ABCDEFGH"),
        ("A<script><p>", "A"),
        ("A<plaintext><p>", "A"),
        ("A<!--<p>", "A"),
        ("A<p title='", "A<p title='></p>"),
        ("1 < 2 <3> </ 4><</div>A>", "1 &lt; 2 &lt;3> &lt;A>"),
        (f"<p {'x ' * 20_000}>A", "<p>A</p>"),
    ],
)
def test_every_element_is_closed(page: str, expected: str) -> None:
    """Elements end where a browser ends them; ends of nothing, and what stands within a line, are left out."""
    assert balanced(page) == expected


def test_elements_are_no_deeper_than_in_browsers() -> None:
    """The tags of what is deeper are left out, those of the same name that end it, too."""
    page = "<div>" * (DEEPEST + 3) + "A" + "</div>" * 4 + "B"
    assert balanced(page) == "<div>" * DEEPEST + "A</div>B" + "</div>" * (DEEPEST - 1)


def test_what_is_too_deep_ends_with_what_it_is_in() -> None:
    """A tag that was left out is not waited for then."""
    page = "<ol>" + "<div>" * (DEEPEST - 1) + "<p>A</ol><p>B</p>C"
    assert balanced(page).endswith("</ol><p>B</p>C")


_CUT = st.sampled_from(["</li>", "</p>", "</h3>", "</ol>", "</div>", "</body></html>", "</strong>"])


@settings(max_examples=100)
@given(sites(), st.sets(_CUT))
@pytest.mark.apart
def test_a_balanced_page_is_read_alike(site: Site, cut: set[str]) -> None:
    """Text, records and addresses are the same, end tags that may be left out or not."""
    html = site.html
    for end in cut & {"</li>", "</p>", "</body></html>"}:
        html = html.replace(end, "")
    page = balanced(html)
    assert text_of_html(page) == text_of_html(html)
    assert [item.url for item in parse_html(page).items] == [item.url for item in parse_html(html).items]


_PIECES = st.sampled_from(
    [
        "<div>", "</div>", "<p>", "</p>", "<ol>", "</ol>", "<li>", "</li>", "<h3>", "</h3>", "<table>", "</table>", "<tr>", "<td>",
        "</td>", "<a href='/a'>", "</a>", "<b>", "</b>", "<x>", "</x>", "<!--", "-->", "<script>", "</script>", "<br>", "A ", "<",
        ">", "'", '"', "=", "<i hidden>", "</i>", "<svg>", "</svg>", "<section>", "</section>", "<caption>", "<tbody>", "<dd>",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_whatever_stands_there_all_is_closed(page: str) -> None:
    """Each start tag has its end, in order; a second time changes nothing."""
    once = balanced(page)
    open_: list[str] = []
    for end, name in re.findall(r"<(/?)([a-z][a-z0-9]*)", once):
        if name == "br":
            continue
        if end:
            assert open_.pop() == name
        else:
            open_.append(name)
    assert not open_
    assert balanced(once) == once
