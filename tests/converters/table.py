"""The converters: how each is called, how its text is read, and what it keeps, drops or joins."""

from __future__ import annotations

import subprocess
import warnings
from collections import Counter
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import html2text
import html_to_markdown
import inscriptis
import markdownify
import pypandoc
import trafilatura
from attrs import evolve
from bs4 import BeautifulSoup
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser
from tests.converters.site import FOOTER, changed, from_one, without_numbers

from ssenews_parse import NewsPage, ParseError, from_json, lint, parse, to_json
from ssenews_parse.html import parse_html
from ssenews_parse.markdown import parse_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.converters.site import Site


class Converter(NamedTuple):
    """How a converter is called, and how its text is read."""

    convert: Callable[[str], str]
    read: Callable[..., NewsPage]
    becomes: tuple[Callable[[Site, NewsPage], NewsPage], ...] = ()
    """What the records lose or gain by it."""
    silent: Mapping[str, str] = {}
    """What nobody can tell from the text, and why."""


# ── What becomes of records ────────────────────────────────────────────────────────────────────────────────────────────


def no_start(_site: Site, page: NewsPage) -> NewsPage:
    """Numbers begin at 1, whatever the list says."""
    return from_one(page)


def no_numbers(_site: Site, page: NewsPage) -> NewsPage:
    """There are no numbers."""
    return without_numbers(page)


def head_too(_site: Site, page: NewsPage) -> NewsPage:
    """Put the `title` of the page's head before all else."""
    return evolve(page, preamble=page.title)


def no_addresses(_site: Site, page: NewsPage) -> NewsPage:
    """There are no addresses."""
    return changed(page, lambda _index, item: evolve(item, url=None))


def no_paragraphs(_site: Site, page: NewsPage) -> NewsPage:
    """Each summary is one paragraph."""
    return _joined(page)


def _joined(page: NewsPage) -> NewsPage:
    return changed(page, lambda _index, item: evolve(item, summary=item.summary and item.summary.replace("\n\n", " ")))


def _parsed_but_paragraphs(text: str, *, on_error: Callable[[ParseError], object]) -> NewsPage:
    """Read what lynx writes: in lists its lines are shorter than elsewhere, and how much depends on the page.

    So a sentence that ends near the end of a line was broken there or ends its paragraph; the text is the same.
    """
    return _joined(parse(text, on_error=on_error))


def typed_signs(_site: Site, page: NewsPage) -> NewsPage:
    """Quotes and dashes are those of a typewriter."""
    return from_json(to_json(page).translate(_TYPED))


_TYPED = str.maketrans({"“": r"\"", "”": r"\"", "‘": "'", "’": "'", "–": "--", "…": "..."})


def footer_only(site: Site, page: NewsPage) -> NewsPage:
    """Take what stands below the list for text if it is a footer."""
    return footer_too(site, page) if "menu and footer" in site.shows else page


def footer_too(site: Site, page: NewsPage) -> NewsPage:
    """Take what stands below the list for text."""
    return evolve(page, postamble=next((text for shown, text in FOOTER.items() if shown in site.shows), None))


def all_around(site: Site, page: NewsPage) -> NewsPage:
    """Take the menu for a preamble, and all that is below the list for text."""
    if "alone" in site.shows:
        return page
    footer = "\n\n".join([str(footer_too(site, page).postamble), *(["Copyright"] if "menu and footer" in site.shows else [])])
    return evolve(page, preamble="Home\n\nTopics", postamble=footer)


# ── The converters ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _html2text(**options: Any) -> Callable[[str], str]:  # noqa: ANN401 - options of many types
    def convert(html: str) -> str:
        writer = html2text.HTML2Text()
        for name, value in options.items():
            setattr(writer, name, value)
        return str(writer.handle(html))

    return convert


@cache
def _markitdown() -> Any:  # noqa: ANN401 - imported late: it takes seconds
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from markitdown import MarkItDown

        return MarkItDown()


def _by_markitdown(html: str) -> str:
    return str(_markitdown().convert_stream(BytesIO(html.encode()), file_extension=".html").text_content)


def _pandoc(form: str) -> Callable[[str], str]:
    return lambda html: str(pypandoc.convert_text(html, form, format="html"))


def _run(*command: str) -> Callable[[str], str]:
    return lambda html: subprocess.run(command, input=html.encode(), capture_output=True, check=True).stdout.decode()  # noqa: S603


def _selectolax(html: str) -> str:
    body = LexborHTMLParser(html).body
    assert body
    return str(body.text(separator="\n", strip=True))


def _soup(html: str) -> str:
    body = BeautifulSoup(html, "html.parser").body
    assert body
    return body.get_text("\n", strip=True)


_ALT = "prints the text of images, which looks like a kicker or a title"
_STAR = "writes a literal star as the sign of emphasis"
_LISTED = "writes a dash, a plus or a star that begins a title as the mark of a list"
_MARKS = {"- first": _LISTED, "+ first": _LISTED, "* first": _LISTED}
_DROPS = "drops the title of the page, its headings, or the titles of items"
_LINES = {
    "an image with a text": _ALT,
    "signs": "prints a line for each block, without marks: a line like a date, a heading or a credit is taken for one",
}

CONVERTERS: dict[str, Converter] = {
    "html": Converter(str, parse_html),
    "resiliparse": Converter(extract_plain_text, parse, (no_start, footer_too), {"an image with a text": _ALT}),
    "resiliparse main content": Converter(
        lambda html: extract_plain_text(html, main_content=True, alt_texts=False),
        parse,
        (no_start,),
        {"links in boxes": _DROPS, "©": "prints a title that is read as a credit"},
    ),
    "inscriptis": Converter(inscriptis.get_text, parse, (no_start, footer_too)),
    "html2text": Converter(_html2text(), parse_markdown, (footer_too,)),
    "html2text unwrapped": Converter(_html2text(body_width=0), parse_markdown, (footer_too,)),
    "html2text without links": Converter(
        _html2text(ignore_links=True, ignore_images=True, ignore_emphasis=True),
        parse_markdown,
        (no_addresses, footer_too),
    ),
    "markdownify": Converter(markdownify.markdownify, parse_markdown, (head_too, footer_too), _MARKS),
    "markdownify with #": Converter(
        lambda html: str(markdownify.markdownify(html, heading_style="ATX", bullets="-")),
        parse_markdown,
        (head_too, footer_too),
        _MARKS,
    ),
    "markitdown": Converter(_by_markitdown, parse_markdown, (footer_too,), _MARKS),
    "pandoc plain": Converter(_pandoc("plain"), parse),
    "pandoc gfm": Converter(_pandoc("gfm"), parse_markdown),
    "pandoc markdown": Converter(_pandoc("markdown"), parse_markdown, (typed_signs,)),
    "html-to-markdown": Converter(
        lambda html: str(html_to_markdown.convert(html).content),
        parse_markdown,
        (footer_only,),
        {"*…*": _STAR, **_MARKS},
    ),
    "beautifulsoup": Converter(_soup, parse, (no_numbers,), _LINES),
    "selectolax": Converter(_selectolax, parse, (no_numbers,), _LINES),
    "trafilatura": Converter(
        lambda html: str(trafilatura.extract(html)), parse, (), {"alone": _DROPS, "links in boxes": _DROPS, **_LINES}
    ),
    "trafilatura markdown": Converter(
        lambda html: str(trafilatura.extract(html, output_format="markdown", include_links=True)),
        parse_markdown,
        (),
        {"alone": _DROPS, "links in boxes": _DROPS},
    ),
    "lynx": Converter(
        _run("lynx", "-dump", "-stdin", "-nolist", "-display_charset=utf-8", "-assume_charset=utf-8"),
        _parsed_but_paragraphs,
        (no_addresses, no_paragraphs),
        {**_LINES, **_MARKS},
    ),
    "w3m": Converter(_run("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8"), parse, (), _LINES),
}


# ── What comes of a page ───────────────────────────────────────────────────────────────────────────────────────────────


class Outcome(NamedTuple):
    """What came of a page: equal records, right addresses, whether anybody was told."""

    equal: bool
    addresses: bool
    told: bool
    found: NewsPage


Outcomes = Counter[tuple[str, str]]
"""How many pages of a kind came out equal, told, silent or wrong."""


def outcome(converter: Converter, site: Site) -> Outcome:
    """Convert a page, read it, and compare."""
    problems: list[ParseError] = []
    page = converter.read(converter.convert(site.html), on_error=problems.append)
    expected = site.page
    for become in converter.becomes:
        expected = become(site, expected)
    addresses = converter.read is parse or [_plain(item.url) for item in page.items] == [
        _plain(item.url) for item in expected.items
    ]
    known = {(remark.code, remark.message) for remark in lint(expected)}
    told = bool(problems) or any((remark.code, remark.message) not in known for remark in lint(page))
    return Outcome(page == expected, addresses, told, page)


def _plain(url: str | None) -> str | None:
    """Return an address without what converters change in it: signs that are written as their codes."""
    return url and unquote(url)


def lines(outcomes: Mapping[str, Outcomes]) -> Iterator[str]:
    """Yield the lines of the table."""
    kinds = sorted({kind for counts in outcomes.values() for kind, _ in counts})
    words = ("equal", "told", "silent", "wrong")
    yield f"{'':28}{''.join(f'{word:>9}' for word in words)}   not equal by shape"
    for name, counts in outcomes.items():
        sums = [sum(count for (_, word), count in counts.items() if word == each) for each in words]
        odd = {kind: total for kind in kinds if (total := sum(counts[kind, word] for word in words[1:]))}
        yield f"{name:28}{''.join(f'{each:>9}' for each in sums)}   {', '.join(f'{kind} {total}' for kind, total in odd.items())}"
