"""Listing pages as HTML: Resiliparse makes plain text of them, and that text is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ._extras import needs
from .parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from .errors import ParseError
    from .records import NewsPage

__all__ = ["parse_html", "text_of_html"]

_SURROGATE = re.compile("[\ud800-\udfff]")
"""What Resiliparse does not take: half of a character."""


def parse_html(html: str | bytes, *, source: str | None = None, on_error: Callable[[ParseError], object] | None = None) -> NewsPage:
    """Turn the HTML of a listing page into records; the extra `html` is needed.

    `source`, `on_error` and what is raised are those of `parse`.  Lines and columns, of records as of reports, are places in
    the plain text, which `text_of_html` returns.

    >>> page = parse_html("<h2>May 2023</h2><ol><li><h3>A fair day for all</h3><p>25 May 2023</p></li></ol>")
    >>> page.items[0].title, page.items[0].date
    ('A fair day for all', datetime.date(2023, 5, 25))
    """
    return parse(text_of_html(html), source=source, on_error=on_error)


def text_of_html(html: str | bytes) -> str:
    r"""Return the main text of a page, as Resiliparse lays it out: without menus and footers, and without the texts of images.

    Bytes are decoded by their byte order mark, else by what the page declares (XML declaration, meta element); without either,
    or where they are not what they are declared as, as UTF-8, else as what they look like.  A lone surrogate in a `str` is read
    as U+FFFD.  Anything but `str` and `bytes` is a `TypeError`.

    >>> text_of_html(b"<h2>Ao\xfbt 2022</h2><ol><li><h3>Le march\xe9</h3><p>3 ao\xfbt 2022</p></li></ol>")
    'Août 2022\n\n  1. Le marché\n\n    3 août 2022'
    """
    if not isinstance(html, str | bytes):
        message = f"HTML is str or bytes, not {type(html).__name__}"
        raise TypeError(message)
    with needs("html"):
        from resiliparse.extract.html2text import extract_plain_text
    text = _SURROGATE.sub("\ufffd", html) if isinstance(html, str) else _decoded(html)
    # Not `main_content=True`, which takes lists of bullets for navigation and drops them.
    return extract_plain_text(text, skip_elements=["nav", "footer", "aside", "[role=navigation]"], alt_texts=False)


def _decoded(html: bytes) -> str:
    with needs("html"):
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
        from w3lib.encoding import html_body_declared_encoding, read_bom
    declared = html_body_declared_encoding(html)
    if declared and declared.startswith(("utf-16", "utf-32")):
        declared = None  # the declaration was read as ASCII, so the page is not what it says
    known = read_bom(html)[0] or declared or "utf-8"
    return bytes_to_str(html, known, fallback_encodings=("utf-8", detect_encoding(html) or known, "cp1252"))
