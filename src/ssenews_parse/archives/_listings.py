"""The listing pages among the captures of a web archive."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from copy import copy
from fnmatch import translate
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from ssenews_parse._extras import needs
from ssenews_parse._reading.addresses import address_of
from ssenews_parse.html import parse_html
from ssenews_parse.parsing import parse_bytes

from ._captures import captures, fail, ignore

with needs("archives"):
    from resiliparse.parse.encoding import map_encoding_to_html5

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike
    from typing import BinaryIO

    from ssenews_parse.errors import ParseError
    from ssenews_parse.records import NewsPage

    from ._captures import Capture

__all__ = ["Listing", "Original", "Originals", "encoding_of", "html_of", "listings", "may_be_listing", "parse_archive"]

_END = (
    rb"\s*(?:[<\n\r,.]|&(?:nbsp|lrm|rlm|zwn?j|shy|#)|\xa0|\xc2[\xa0\xad]|\xe2\x80[\x80-\x8f\xaf]|\xe2\x81\xa0"
    rb"|\xe3\x80[\x80-\x82]|\xef(?:\xbc\x8c|\xbb\xbf))"
)
"""What ends a year: the end of a text, a place, a full stop, or white space and signs that nobody sees before it."""

_YEARS = tuple(re.compile(rb"%b\d\d(?:/\d\d/\d\d)?%b" % (century, _END)) for century in (b"19", b"20"))
"""A year at the end of a text, in any language.  Patterns that begin with fixed signs are searched six times as fast as others."""

_SHORT = re.compile(rb"[>\n\r][^<>\n\r,]{0,40}(?:,(?:\s|&nbsp;|\xc2?\xa0)*)?\Z")
"""The beginning of the same text, after a tag or a line end, not far before: so it is a month heading or a date."""

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_LOOKED_AT = 256

_ENOUGH = 3
"""A page with so many headings or dates can be a listing."""

_REMEMBERED = 10_000
"""So many listings are kept for later captures that only refer to them."""


def may_be_listing(body: bytes) -> bool:
    """Tell, before anything is decoded, whether a page can be a listing: whether it has three short texts that end in a year.

    Month headings and dates do in all languages; an article has only one or two dates.  Signs that nobody sees, a place or a full
    stop may follow, and a comma may stand before the year.

    >>> may_be_listing(b"<p>3 May 2023</p><p>9 May 2023</p><h2>April 2023</h2>"), may_be_listing(b"<p>3 May 2023</p>")
    (True, False)
    """
    if b"\0" in body[:_LOOKED_AT]:  # UTF-16 has zeros between its letters
        body = body.decode("utf-16" if body.startswith(_MARKS) else "utf-16-le", "replace").encode()
    years = (match.start() for years in _YEARS for match in years.finditer(body))
    dated = (year for year in years if _SHORT.search(body, max(year - 52, 0), year))
    return len(list(islice(dated, _ENOUGH))) == _ENOUGH


class Original(NamedTuple):
    """A listing that later captures may refer to."""

    page: NewsPage
    problems: tuple[ParseError, ...]
    """What could not be read of it, and what is damaged."""

    def seen_again(self, source: str) -> tuple[NewsPage, list[ParseError]]:
        """Return page and problems under the source of a later capture."""
        problems = list(map(copy, self.problems))
        for problem in problems:
            problem.source = source
        return evolve(self.page, source=source), problems


class Originals:
    """The listings so far, for revisits: captures whose content is that of an earlier one and is not stored again."""

    def __init__(self) -> None:
        self._pages: dict[str, Original] = {}

    def keep(self, capture: Capture, page: NewsPage, problems: Iterable[ParseError] = ()) -> None:
        """Remember a page by its digest and its source, and what is wrong with it; the oldest is forgotten where there are too many."""
        original = Original(page, tuple(map(copy, problems)))  # a copy of a problem does without the whole text
        for name in filter(None, (capture.digest, capture.source)):
            self._pages.pop(name, None)
            self._pages[name] = original
        while len(self._pages) > 2 * _REMEMBERED:
            del self._pages[next(iter(self._pages))]

    def of(self, revisit: Capture) -> Original | None:
        """Return the page that a revisit refers to; None where it was no listing, or is not among those that are remembered."""
        return self._pages.get(str(revisit.digest)) or self._pages.get(str(revisit.refers_to))


class Listing(NamedTuple):
    """What came of one capture, or of a place in an archive that holds none."""

    source: str
    """The source of the capture, or the file."""
    capture: Capture | None
    page: NewsPage | None
    """None where nothing could be read."""
    problems: list[ParseError]


def listings(
    archive: str | PathLike[str] | BinaryIO,
    *,
    url: str | None = None,
    originals: Originals | None = None,
    on_pass: Callable[[str], object] | None = None,
) -> Iterator[Listing]:
    """Yield what `parse_archive` finds, each page with its problems, and what is damaged without a page."""
    passed = on_pass or ignore
    reader = _Reader(re.compile(translate(url)).match if url else None, originals or Originals(), passed)
    faults: list[ParseError] = []
    for capture in captures(archive, on_error=faults.append, on_pass=passed):
        own = [fault for fault in faults if fault.source == capture.source]
        yield from (Listing(str(fault.source), None, None, [fault]) for fault in faults if fault not in own)
        faults.clear()
        page = reader.page(capture, own)
        if page is not None or own:
            yield Listing(capture.source, capture, page, own)
    yield from (Listing(str(fault.source), None, None, [fault]) for fault in faults)


def parse_archive(
    archive: str | PathLike[str] | BinaryIO,
    *,
    url: str | None = None,
    originals: Originals | None = None,
    on_error: Callable[[ParseError], object] | None = None,
    on_pass: Callable[[str], object] | None = None,
) -> Iterator[tuple[Capture, NewsPage]]:
    r"""Yield the listing pages in a web archive with their captures, one at a time.

    `url` is a pattern for the addresses of listings, with `*` for any text: `*/news/*`.  Without it, a page is read if it has
    three short texts that end in a year, as month headings and dates do, or if its address is that of a later page of a list; a
    page that turns out to have no item is passed over.  A revisit has the page that it refers to, if that was read before; to
    read several archives that refer to each other, give each the same `Originals`.

    `archive` is that of `captures`, and so is what `on_error` and `on_pass` are told.  The problems of a page are handed to
    `on_error` too, before the page, with `capture.source` as their source.  Without it the first problem of all is raised.

    >>> from io import BytesIO
    >>> head = b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Date: 2024-02-29T12:00:00Z\r\nWARC-Target-URI: http://ilo.org/\r\n"
    >>> body = b"Content-Type: text/plain\r\nContent-Length: 33\r\n\r\nMay 2023\n\n  1. A fair day for all"
    >>> [(page.source, page.items[0].title) for _, page in parse_archive(BytesIO(head + body), url="*")]
    [('20240229120000/http://ilo.org/', 'A fair day for all')]
    """
    tell = on_error or fail
    for listing in listings(archive, url=url, originals=originals, on_pass=on_pass):
        for problem in listing.problems:
            tell(problem)
        if listing.capture is not None and listing.page is not None:
            yield listing.capture, listing.page


class _Reader:
    """Reads the pages of captures that are listings."""

    def __init__(self, is_meant: Callable[[str], object] | None, originals: Originals, passed: Callable[[str], object]) -> None:
        self._is_meant = is_meant
        self._originals = originals
        self._passed = passed

    def page(self, capture: Capture, problems: list[ParseError]) -> NewsPage | None:
        """Return the page of a capture, and put what is wrong with it into `problems`; None where it is no listing."""
        if self._is_meant and not self._is_meant(capture.url):
            self._passed("other address")
            return None
        if capture.is_revisit:
            return self._revisited(capture, problems)
        found: list[ParseError] = []
        page = _page(capture, found) if self._is_meant or _goes_on(capture.url) or may_be_listing(capture.body) else None
        if page is None or not (page.items or self._is_meant):
            self._passed("no listing")
            return None
        problems += found
        self._originals.keep(capture, page, problems)
        return page

    def _revisited(self, capture: Capture, problems: list[ParseError]) -> NewsPage | None:
        """Return the page that a revisit repeats, which is no better than it was there; None where it is no listing."""
        original = self._originals.of(capture)
        if original is None:
            self._passed("revisit of no listing")
            return None
        page, known = original.seen_again(capture.source)
        problems += known
        return page


def _goes_on(url: str) -> bool:
    """Tell whether a page is a later one of a list, by its address: the last of them may have one item."""
    address = address_of(url)
    return address is not None and address.offset is not None


def _page(capture: Capture, problems: list[ParseError]) -> NewsPage:
    """Parse a capture, which is HTML or text."""
    source, tell = capture.source, problems.append
    if capture.is_html:
        return parse_html(html_of(capture), source=source, base_url=capture.url, on_error=tell)
    return parse_bytes(capture.body, encoding=encoding_of(capture) or "utf-8", source=source, on_error=tell)


def encoding_of(capture: Capture) -> str | None:
    """Return the encoding that the server named, as browsers understand it."""
    return map_encoding_to_html5(capture.charset, fallback_utf8=False) if capture.charset else None


def html_of(capture: Capture) -> str | bytes:
    """Return the HTML of a capture; its bytes where its server named no encoding, or a wrong one: the page knows better."""
    if encoding := encoding_of(capture):
        with suppress(UnicodeError):
            return capture.body.decode(encoding)
    return capture.body
