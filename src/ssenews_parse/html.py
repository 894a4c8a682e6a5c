"""Listing pages as HTML: read from their structure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ._arguments import check_takes
from ._reading import outline
from ._structure.decoding import text_of_bytes
from ._structure.folding import taken_in
from ._structure.menus import without_menus
from ._structure.pieces import laid_out
from ._structure.reading import read, resolved
from ._structure.titled import opened
from ._structure.walk import pieces_of
from .parsing import handed_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._structure.pieces import Piece
    from ._structure.reading import Maker
    from .errors import ParseError
    from .records import NewsPage

__all__ = ["html_understood", "parse_html", "text_of_html"]

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character, which HTML cannot hold."""


def parse_html(
    html: str | bytes,
    *,
    source: str | None = None,
    base_url: str | None = None,
    on_error: Callable[[ParseError], object] | None = None,
) -> NewsPage:
    """Turn the HTML of a listing page into records; the extra `html` is needed.

    Items are those of its lists, with their numbers, titles and addresses.  With `base_url`, the address of the page, links are
    resolved, and what replay tools put in front of them is removed; without it they are as printed.

    `source`, `on_error` and the errors that are raised are those of `parse`.  Lines and columns, in records and in reports, are
    places in the plain text, which `text_of_html` returns; where bytes cannot be decoded, they are places in the HTML.

    >>> page = parse_html('<h2>May 2023</h2><ol><li><h3><a href="/fair">A fair day for all</a></h3><p>25 May 2023</p></li></ol>')
    >>> page.items[0].title, page.items[0].date, page.items[0].url
    ('A fair day for all', datetime.date(2023, 5, 25), '/fair')
    """
    page, errors, _ = html_understood(html, source, base_url, outline.read)
    return handed_over(page, errors, on_error)


def html_understood(
    html: str | bytes, source: str | None, base_url: str | None, make: Maker
) -> tuple[NewsPage, list[ParseError], str]:
    """Read HTML by `make`; return the page, its reports, and the text that their places are in."""
    decoded, errors = _text(html, source)
    pieces, base = _pieces(decoded)
    text = laid_out(pieces)
    page, more = read(pieces, text, source, make)
    return page if base_url is None else resolved(page, base_url, base), errors + more, text


def text_of_html(html: str | bytes) -> str:
    r"""Return the main text of a page in canonical layout: without menus and footers, and without the texts of images.

    Bytes are decoded as browsers do: by their byte order mark, else by what the page declares (XML declaration, meta element),
    else as UTF-8, or as what they look like; invalid bytes are read as U+FFFD, and so is a lone surrogate in a `str`.
    Anything other than `str` or `bytes` raises a `TypeError`.

    >>> text_of_html(b"<h2>Ao\xfbt 2022</h2><ol><li><h3>Le march\xe9</h3><p>3 ao\xfbt 2022</p></li></ol>")
    'Août 2022\n\n  1. Le marché\n\n    3 août 2022'
    """
    pieces, _ = _pieces(_text(html, None)[0])
    return laid_out(pieces)


def _pieces(html: str) -> tuple[list[Piece], str | None]:
    """Return the pieces of a page with their items, and where its links begin at."""
    pieces, base = pieces_of(html)
    return opened(taken_in(without_menus(pieces))), base


def _text(html: str | bytes, source: str | None) -> tuple[str, list[ParseError]]:
    if isinstance(html, str):
        try:
            html.encode()
        except UnicodeEncodeError:
            return _SURROGATE.sub("\ufffd", html), []
        return html, []
    check_takes("parse_html", html, str, bytes)
    return text_of_bytes(html, source)
