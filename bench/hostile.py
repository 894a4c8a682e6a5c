"""Hostile texts: families that grow to any size, each after a way in which a parser of such pages could slow down."""

from __future__ import annotations

from itertools import chain, count, cycle, repeat
from typing import TYPE_CHECKING

from ssenews_parse import parse
from ssenews_parse.html import parse_html
from ssenews_parse.markdown import parse_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ITEM = "  1. A fair day for all\n\n    25 May 2023\n\n"
_OPENING = f"News\n\nMay 2023\n\n{_ITEM}"


def reader(family: str) -> Callable[..., object]:
    """Return what reads the texts of a family."""
    return parse_html if family in HTML else parse_markdown if family in MARKDOWN else parse


def text(family: str, size: int) -> str:
    """Return a text of a family, of exactly `size` characters."""
    opening, pieces = (FAMILIES | HTML | MARKDOWN)[family]
    parts = [opening]
    length = len(opening)
    for piece in pieces():
        parts.append(piece)
        length += len(piece)
        if length >= size:
            break
    return "".join(parts)[:size]


def _again(*pieces: str) -> Callable[[], Iterable[str]]:
    return lambda: cycle(pieces)


def _counted(piece: str) -> Callable[[], Iterable[str]]:
    return lambda: (piece.format(number) for number in count(1))


def _bursts(first: str, second: str) -> Callable[[], Iterable[str]]:
    """Yield one piece again and again, then as often another, then twice as many of each."""
    return lambda: (piece for doubling in count() for piece in chain(repeat(first, 1 << doubling), repeat(second, 1 << doubling)))


FAMILIES: dict[str, tuple[str, Callable[[], Iterable[str]]]] = {
    # White space.
    "blank lines": (_OPENING, _again("\n")),
    "blank lines with spaces": (_OPENING, _again("   \n")),
    "spaces in one line": (_OPENING, _again(" ")),
    "spaces inside a title": ("May 2023\n\n  1. A", _again(" ")),
    "spaces behind each line": (_OPENING, _again("    a" + " " * 200 + "\n\n")),
    "no-break spaces": (_OPENING, _again("\u00a0")),
    "ideographic spaces and letters": (_OPENING, _again("\u3000a")),
    "carriage returns": (_OPENING, _again("\r")),
    "lines that end in two signs": ("", _again(*_OPENING.replace("\n", "\r\n").splitlines(keepends=True))),
    "tabs": (_OPENING, _again("\t\n")),
    "control characters": (_OPENING, _again("\x01 words between, and more of them\u2028")),
    # Long lines and blocks.
    "one line": ("", _again("a")),
    "one line of words at the margin": (_OPENING, _again("word ")),
    "one title": ("May 2023\n\n  1. ", _again("word ")),
    "one block of many lines": (_OPENING, _again("    word\n")),
    "one block at the margin": ("", _again("word\n")),
    "one number": ("  ", _again("1")),
    "one numbered line": (_OPENING, _again("1")),
    # Marks.
    "marks alone": (_OPENING, _counted("  {}. \n\n")),
    "marks and titles": (_OPENING, _counted("  {}. A\n\n")),
    "marks numbered 1": (_OPENING, _again("  1. A\n\n\n")),
    "bullets alone": (_OPENING, _again("  • \n")),
    "dashes alone": ("News\n", _again("-\n")),
    "dashes and text": ("News\n-\nA\n", _again("- a\n")),
    "a title for each number": (_OPENING, _again("Topic\n\n", "  1. A\n\n")),
    "a number without indent": ("7. A title\n", _again("word\n\n")),
    # Dates.
    "dates at the margin": ("", _again("25 May 2023\n")),
    "dates in one item": ("May 2023\n\n  1. A\n\n", _again("    25 May 2023\n\n")),
    "dates that do not exist": (_OPENING, _counted("  2. A\n\n    31 June {}\n\n")),
    "commas behind a date": ("May 2023\n\n  1. A\n\n    25 May 2023", _again(",")),
    "commas and spaces behind a date": ("May 2023\n\n  1. A\n\n    25 May 2023", _again(", ")),
    "a range without end": ("May 2023\n\n  1. A\n\n    1", _again(" - 1")),
    "months without end": ("May 2023\n\n  1. A\n\n    1", _again(" May")),
    "years without end": ("May 2023\n\n  1. A\n\n    1 May", _again(" 2023")),
    "weekdays without end": ("May 2023\n\n  1. A\n\n    ", _again("Monday, ")),
    "words of two meanings": ("May 2023\n\n  1. A\n\n    ", _again("mar ")),
    "small words without end": ("May 2023\n\n  1. A\n\n    ", _again("from ", "de ", "le ", "to ")),
    "letters behind a day": ("May 2023\n\n  1. A\n\n    18", _again("th")),
    "slashes in a date": ("May 2023\n\n  1. A\n\n    ", _again("18/")),
    "full stops in a date": ("May 2023\n\n  1. A\n\n    ", _again("18.")),
    "signs of Japanese": ("May 2023\n\n  1. A\n\n    2023", _again("年5月18日")),
    "bars behind a date": ("May 2023\n\n  1. A\n\n    25 May 2023", _again(" |")),
    "brackets behind a date": ("May 2023\n\n  1. A\n\n    25 May 2023 ", _again("(a) ")),
    "brackets around a date": ("May 2023\n\n  1. A\n\n    ", _again("(")),
    "stars around a date": ("May 2023\n\n  1. A\n\n    ", _again("*")),
    "stars and letters": ("May 2023\n\n  1. A\n\n    *", _again("a*")),
    "rules around a heading": ("", _again("--- May 2023 ---\n\n", "-")),
    "signs that nobody sees": ("May 2023\n\n  1. A\n\n    1", _again("\u200b")),
    "signs that nobody sees between words": ("May 2023\n\n  1. A\n\n    ", _again("18\u200b May\u00ad ")),
    "accents without end": ("May 2023\n\n  1. A\n\n    3 aou", _again("\u0302")),
    "spaces in a date": ("May 2023\n\n  1. A\n\n    18", _again(" ")),
    "dates in other words": ("", _counted("  1. A\n\n    Thursday, May {}, 2023\n\n")),
    "a repeated line before each date": ("", _again("News\n", "25 May 2023\n", "A fair day\n")),
    # Headings.
    "headings alone": ("", _again("May 2023\n\n")),
    "years alone": ("", _counted("{}\n\n")),
    "headings in many languages": ("", _again("May 2023\n\n", "mai 2023\n\n", "5月 2019\n\n", "MAGGIO DE 2023\n\n")),
    "headings and items": ("", _again("May 2023\n\n", _ITEM)),
    # Credits.
    "credits alone": (_OPENING, _counted("© Ada Vale {} / ILO 2023\n\n")),
    "a credit for each item": (_OPENING, _counted("  2. © Ada Vale {} / ILO 2023\n\n    A\n\n")),
    "slashes in one credit": ("May 2023\n\n  1. © ", _again("ILO/")),
    "capitals in one credit": ("May 2023\n\n  1. © ", _again("A")),
    "words in one credit": ("May 2023\n\n  1. © ", _again("Ada Vale 2023 ")),
    "organisations in one credit": ("May 2023\n\n  1. © ", _again("UN Photo ")),
    "organisations and slashes in one credit": ("May 2023\n\n  1. © ", _again("UN Photo/")),
    "full stops in one credit": ("May 2023\n\n  1. © UN", _again(".")),
    "spaces in one credit": ("May 2023\n\n  1. © A", _again(" ")),
    # Signs of Markdown, and marks of other forms.
    "signs of headings": ("", _again("#")),
    "signs and spaces": ("", _again("# ")),
    "signs before headings": ("", _again("## May 2023\n\n")),
    "numbers with brackets": (_OPENING, _counted("  {}) A\n\n")),
    "numbers at the margin": ("News\n\n", _counted("{}. A\n\n   25 May 2023\n\n")),
    "numbers at the margin that are text": (_OPENING, _counted("{}. A\n")),
    "bullets at the margin": ("News\n\n", _again("* A\n\n  25 May 2023\n\n")),
    "numbers far in": ("News\n\n", _counted("      {}. A\n\n          25 May 2023\n\n")),
    # Signs that nobody sees.
    "signs that nobody sees after the list": (_OPENING, _again("\u200b")),
    "blank lines of such signs": (_OPENING, _again("\u200b \ufeff\n")),
    "spaces of HTML": (_OPENING, _again("&nbsp;\n")),
    "carriage returns doubled": ("", _again("word\r\r\n")),
    # What is glued.
    "items without blank lines": ("May 2023\n", _counted("  {}. A\n    25 May 2023\n    B\n")),
    "a block of dates": ("May 2023\n\n  1. A\n", _again("    25 May 2023\n")),
    "doubled blank lines": ("May 2023\n\n\n", _counted("  {}. A\n\n\n    25 May 2023\n\n\n")),
    "credits that go on": (_OPENING + "  2. © A /\n", _again("    B /\n")),
    "an item of signs": (_OPENING + "  2. ©\n", _again("    ©\n")),
    "flat lines in one item": ("News\n-\nA\n", _again("word\n")),
    "lines before dates": ("", _counted("News\n© A\nA fair day {}\n25 May 2023\nBakers meet.\n")),
    # What is lost.
    "lost numbers": (_OPENING, _again("\n    A fair day\n\n    25 May 2023\n\n")),
    "lost numbers without date": (_OPENING, _again("\n    A fair day\n\n")),
    "lost indents": (_OPENING, _again("A side box\n\n", "    a summary\n\n")),
    "lost marks": (_OPENING, _again("    A fair day\n\n    25 May 2023\n\n    word\n\n")),
    "text before the list": ("", _counted("A block {}\n\n")),
    "text before the list, far apart": ("", _counted("A block {}\n\n\n\n")),
    "text printed twice": ("", _again("A block\n", "of lines\n\n")),
    "kickers or titles": (_OPENING, _counted("  {}. A\n\n    B\n\n    C\n\n")),
    "blocks before a date": ("May 2023\n\n  1. A\n\n", _again("    word\n\n")),
}
"""The families of plain text by name: what stands before, and pieces without end."""

_HTML_ITEM = "<li><h3><a href='/fair'>A fair day for all</a></h3><p>25 May 2023</p>"
_HTML_OPENING = f"<h1>News</h1><h2>May 2023</h2><ol>{_HTML_ITEM}"

HTML: dict[str, tuple[str, Callable[[], Iterable[str]]]] = {
    # Elements in elements.
    "HTML: nested boxes": (_HTML_OPENING, _again("<div>")),
    "HTML: nested boxes before the list": ("", _again("<div>a")),
    "HTML: nested lists": (_HTML_OPENING, _again("<ol><li>a")),
    "HTML: nested bullets": ("", _again("<ul><li>")),
    "HTML: nested tables": (_HTML_OPENING, _again("<table><tr><td>")),
    "HTML: nested quotes": (_HTML_OPENING, _again("<blockquote><p>a")),
    "HTML: nested headings": (_HTML_OPENING, _again("<h3><div>")),
    "HTML: nested spans": (_HTML_OPENING, _again("<span class='x'>a")),
    "HTML: nested emphasis": (_HTML_OPENING, _counted("<b id='{}'>a")),
    "HTML: emphasis in paragraphs": (_HTML_OPENING, _counted("<b id='{}'><p>a")),
    "HTML: fonts in items": (_HTML_OPENING, _counted("<li><font color='{}'>a")),
    "HTML: what is hidden": (_HTML_OPENING, _again("<div hidden>")),
    # Tags.
    "HTML: links": (_HTML_OPENING, _counted("<a href='/{}'>")),
    "HTML: links with texts": (_HTML_OPENING, _counted("<a href='/{}'>a</a> ")),
    "HTML: one link": (_HTML_OPENING + "<a href='", _again("/a")),
    "HTML: one address of an archive": (_HTML_OPENING + "<a href='", _again("/2021/http:/")),
    "HTML: menus": (_HTML_OPENING, _counted("<ul><li><a href='/{}'>a</a></ul>")),
    "HTML: ends alone": (_HTML_OPENING, _again("</div></p></a></li>")),
    "HTML: ends of nothing deep inside": (_HTML_OPENING, _bursts("<x>", "</div>")),
    "HTML: ends of nothing in sections": (_HTML_OPENING, _bursts("<section>", "</ol>")),
    "HTML: ends that a cell keeps in": (_HTML_OPENING + "<div>" * 5000 + "<table><td>", _bursts("<section>", "</div>")),
    "HTML: links in boxes": (_HTML_OPENING, _counted("<a href='/{}'>a<div>b</a>c")),
    "HTML: ends of a link in boxes": (_HTML_OPENING + "<a href='/a'>", _bursts("<section>", "</a>a")),
    "HTML: a long link that goes on": (_HTML_OPENING + f"<a href='{'/a' * 5000}'>", _again("a<p>")),
    "HTML: text in a table": (_HTML_OPENING, _bursts("<section>", "<table>a<tr>")),
    "HTML: emphasis that may be hidden": (_HTML_OPENING + "<i hidden></i>", _counted("<b id='{}'><p>a")),
    "HTML: bodies": (_HTML_OPENING, _counted("<body a{}='x'>")),
    "HTML: breaks": (_HTML_OPENING, _again("<br>")),
    "HTML: lines": (_HTML_OPENING, _again("word<br>")),
    "HTML: attributes": (_HTML_OPENING + "<p", _counted(" a{}='x'")),
    "HTML: attributes with signs of tags": (_HTML_OPENING + "<p", _counted(" a{}='>' b=\"<\"")),
    "HTML: attributes of one tag of many": (_HTML_OPENING, _again("<p class='a b' style='color: red' title=\"x > y\">")),
    "HTML: tags that do not end": (_HTML_OPENING, _again('<b "')),
    "HTML: signs of tags": (_HTML_OPENING, _again("<")),
    "HTML: comments": (_HTML_OPENING, _again("<!-- a -->")),
    "HTML: comments that do not end": (_HTML_OPENING, _again("<!--")),
    "HTML: times": (_HTML_OPENING, _again("<time>a</time><b>")),
    "HTML: ends of times": (_HTML_OPENING, _again("</time><b")),
    "HTML: scripts": (_HTML_OPENING, _again("<script>a < b</script>")),
    "HTML: scripts that do not end": (_HTML_OPENING, _again("<script>")),
    # Items and texts.
    "HTML: items": (_HTML_OPENING, _again(_HTML_ITEM)),
    "HTML: items without text": (_HTML_OPENING, _again("<li>")),
    "HTML: lists that count down": (_HTML_OPENING, _again("<ol reversed><li>a</ol>")),
    "HTML: one number": (_HTML_OPENING + "<li value='", _again("9")),
    "HTML: one start": (_HTML_OPENING + "<ol start='", _again("9")),
    "HTML: empty headings": (_HTML_OPENING, _again("<h2></h2>")),
    "HTML: titles without a list": ("", _again("<h3>A</h3><p>2 May 2023</p>")),
    "HTML: titles without a list, below their dates": ("", _again("<p>2 May 2023<br>a<p><h3>A</h3>")),
    "HTML: lists of a title, above their dates": ("", _counted("<ul><li><a href='/{}'>A</a></ul><p>2 May 2023</p>")),
    "HTML: articles": ("", _again("<article><h3>A</h3><p>2 May 2023</p></article>")),
    "HTML: nested articles": ("", _again("<article>A<p>2 May 2023</p>")),
    "HTML: dates side by side": ("", _again("<h3>A</h3><p>2 May 2023</p><p>2 May 2023</p>")),
    "HTML: spaces": (_HTML_OPENING, _again(" \n")),
    "HTML: no-break spaces": (_HTML_OPENING, _again("&nbsp;")),
    "HTML: control characters": (_HTML_OPENING, _again("&#1; words between, and more of them")),
    "HTML: lines of links with strays": (f"{_HTML_OPENING}<li>", _again("<a href='/a'>a&#1;</a><br>")),
    "HTML: entities": (_HTML_OPENING, _again("&amp;")),
    "HTML: one word": (_HTML_OPENING, _again("a")),
}
"""Families of HTML."""

_MARKDOWN_ITEM = "1. ### [A fair day for all](/fair)\n\n   25 May 2023\n\n"
_MARKDOWN_OPENING = f"# News\n\n## May 2023\n\n{_MARKDOWN_ITEM}"

MARKDOWN: dict[str, tuple[str, Callable[[], Iterable[str]]]] = {
    "Markdown: items": (_MARKDOWN_OPENING, _again(_MARKDOWN_ITEM)),
    "Markdown: loose items": ("# News\n\n", _again("  1. ### [A fair\nday](/fa\nir)\n\n25 May 2023\n\nWe bake.\n\n")),
    "Markdown: loose blocks": ("# News\n\n  1. A\n\n25 May 2023\n\n", _again("a\n\n")),
    "Markdown: marks in one line": (_MARKDOWN_OPENING, _again("1. ")),
    "Markdown: bullets in one line": (_MARKDOWN_OPENING, _again("- ")),
    "Markdown: quotes in one line": (_MARKDOWN_OPENING, _again("> ")),
    "Markdown: é and quotes in one line": (f"é{_MARKDOWN_OPENING}", _again("> é\n\n")),
    "Markdown: brackets": (_MARKDOWN_OPENING, _again("[")),
    "Markdown: links that do not end": (_MARKDOWN_OPENING, _again("[a](")),
    "Markdown: links over lines that do not end": (f"{_MARKDOWN_OPENING}  1. a\n\n", _again("[a](b\n")),
    "Markdown: links in brackets": (_MARKDOWN_OPENING, _again("[[a](b)")),
    "Markdown: addresses with spaces": (_MARKDOWN_OPENING, _again("[a](b c(d)) ")),
    "Markdown: one address": (f"{_MARKDOWN_OPENING}[a](", _again("b ")),
    "Markdown: images": (_MARKDOWN_OPENING, _again("![")),
    "Markdown: stars": (_MARKDOWN_OPENING, _again("*a ")),
    "Markdown: stars and underscores": (_MARKDOWN_OPENING, _again("*a_ ")),
    "Markdown: backticks": (_MARKDOWN_OPENING, _counted("`` {} `")),
    "Markdown: backslashes": (_MARKDOWN_OPENING, _again("\\")),
    "Markdown: tags": (_MARKDOWN_OPENING, _again("<a ")),
    "Markdown: tags that HTML does not know": (_MARKDOWN_OPENING, _again("<the> ")),
    "Markdown: boxes": (_MARKDOWN_OPENING, _again("<div>\n\n")),
    "Markdown: comments that do not end": (_MARKDOWN_OPENING, _again("<!-- ")),
    "Markdown: headings": (_MARKDOWN_OPENING, _again("# a\n")),
    "Markdown: headings over lines": ("# a\n  1. b\n\n# ", _again("a\n")),
    "Markdown: fences": (_MARKDOWN_OPENING, _again(":::: {.a}\n")),
    "Markdown: attributes": (f"{_MARKDOWN_OPENING}::: a\n", _again("[a]{.b}")),
    "Markdown: attributes that do not end": (f"{_MARKDOWN_OPENING}::: a\n", _again("[a]{.b")),
    "Markdown: spans that do not end": (f"{_MARKDOWN_OPENING}::: a\n", _again("[a\\")),
    "Markdown: code": (_MARKDOWN_OPENING, _again("    a\n\n")),
    "Markdown: front matter": ("---\n", _again("a: b\n")),
    "Markdown: dates like marks": (_MARKDOWN_OPENING, _again("3. August 2022\n")),
    "Markdown: items in one line": ("", _counted("1. A day {} 2 May 2023 we bake\n")),
    "Markdown: one item of many numbers": ("1. a", _again(" 1")),
    "Markdown: references": (_MARKDOWN_OPENING, _counted("[a{0}]: b{0}\n")),
    "Markdown: control characters": (_MARKDOWN_OPENING, _again("\x01 words between, and more of them")),
    "Markdown: é": (_MARKDOWN_OPENING, _again("é\n\n")),
}
"""Families of Markdown."""
