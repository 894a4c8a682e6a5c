"""The listing pages among the captures of a web archive."""

from __future__ import annotations

import re
from contextlib import suppress
from copy import copy
from fnmatch import translate
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from ssenews_parse._extras import needs
from ssenews_parse._reading.addresses import address_of
from ssenews_parse._reading.grammar import compiled
from ssenews_parse._structure.decoding import marked
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

_AFTER = (
    rb"\s*(?:[<\n\r,|(]|\Z|[./-]\s*\d\d?(?!\d)|[].:)*][^\w<\n\r]*(?:[<\n\r]|\Z)"
    rb"|(?!(?:\xe2\x80[\x90-\x95]|&[nm]dash;)\s*\d{3})[&\x1b\x80-\xff][^<\n\r]{0,60}+(?:[<\n\r]|\Z))"
)
"""What ends a year: the end of its text, a place, the month in numbers, signs around a date; or any sign but those of ASCII, such
as a year's in Japanese or a space that nobody sees, and soon the end.  A footer has another year there (`1996–2024`)."""

_WEEKDAY = rb"(?P<weekday>[ \t]+[A-Za-z][\w&#;\x80-\xff]{1,30}\.?\s*(?:[<\n\r(,|]|\Z))"
"""One more word, which ends a date alone."""

_YEARS = tuple(re.compile(rb"%b\d\d(?:%b|%b)" % (century, _AFTER, _WEEKDAY)) for century in (b"19", b"20"))
"""Patterns that begin with fixed signs are searched six times as fast as others."""

_BEFORE = re.compile(rb"(?:[^<,\d]{1,24},)?[^<,]{0,40}(?:,(?:\s|&nbsp;|\xc2?\xa0)*)?")
"""What may be before a year from where its text begins: little, so that it is a month heading or a date."""

_TEXT_END = re.compile(rb"[<\n\r]")

_DAY = re.compile(rb"(?<!\d)\d\d?(?!\d)")

_AROUND = 90
"""So many bytes of a text are looked at before its year, and after it."""

_WIDE_DIGIT = re.compile(rb"\xef\xbc([\x90-\x99])")
"""A digit as wide as the signs of Japanese, in UTF-8."""

_LOOKED_AT = 256

_ENOUGH = 3
"""A page with so many headings or dates can be a listing."""

_REMEMBERED = 10_000
"""So many listings are kept for later captures that only refer to them."""


def may_be_listing(body: bytes) -> bool:
    """Tell, before anything is decoded, whether a page can be a listing: it has three short texts with a year, or two dates.

    Month headings and dates are short texts with a year in all languages.  A date has a day too.  What is after the year is what
    the reader takes: signs that nobody sees, a place, a weekday, the month in numbers.

    >>> may_be_listing(b"<p>3 May 2023</p><p>9 May 2023</p>"), may_be_listing(b"<p>3 May 2023</p><p>In May 2023 it was fair.</p>")
    (True, False)
    """
    texts = _dated(body)
    return len(texts) == _ENOUGH or sum(texts.values()) > 1


def _dated(body: bytes) -> dict[int, bool]:
    """Return where up to three short texts with a year begin, and whether there is a day beside it."""
    body = _plain(body)
    found: dict[int, bool] = {}
    for match in chain.from_iterable(years.finditer(body) for years in _YEARS):
        begin = _beginning(body, match.start())
        if begin is None:
            continue
        text = _TEXT_END.split(body[begin : match.start() + _AROUND], maxsplit=1)[0]
        has_day = _DAY.search(text) is not None
        if has_day or not match["weekday"]:
            found[begin] = has_day
        if len(found) == _ENOUGH:
            break
    return found


def _plain(body: bytes) -> bytes:
    """Return a page with its letters and digits as ASCII has them."""
    head = body[:_LOOKED_AT]
    if b"\0" in head:  # UTF-16 has zeros between its letters
        likely = "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"
        _, encoding = marked(head) or (0, likely)
        body = body.decode(encoding, "replace").encode("utf-8", "replace")
    return _WIDE_DIGIT.sub(lambda digit: b"%d" % (digit[1][0] - 0x90), body) if b"\xef\xbc" in body else body


def _beginning(body: bytes, year: int) -> int | None:
    """Return where the short text begins that a year is in, after a tag or a line end; None where much is before the year."""
    first = max(year - _AROUND, 0)
    begin = max(body.rfind(sign, first, year) for sign in (b">", b"\n", b"\r")) + 1
    return begin if (begin or not first) and _BEFORE.fullmatch(body, begin, year) else None


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
        """Remember a page and its problems by its digest and its source; the oldest is forgotten where there are too many."""
        original = Original(page, tuple(map(copy, problems)))  # a copy of a problem does without the whole text
        for name in filter(None, (_digest_of(capture), capture.source)):
            self._pages.pop(name, None)
            self._pages[name] = original
        while len(self._pages) > 2 * _REMEMBERED:
            del self._pages[next(iter(self._pages))]

    def of(self, revisit: Capture) -> Original | None:
        """Return the page that a revisit refers to; None where it was no listing, or is not among those that are remembered."""
        return self._pages.get(_digest_of(revisit)) or self._pages.get(str(revisit.refers_to))


def _digest_of(capture: Capture) -> str:
    """Return the digest of a capture in one spelling: its letters may have any case."""
    return (capture.digest or "").lower()


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
    others = 0

    def pass_over(reason: str) -> None:
        nonlocal others
        others = len(faults)  # what was told before is not of the next capture, though time and address may be the same
        passed(reason)

    for capture in captures(archive, on_error=faults.append, on_pass=pass_over):
        own = [fault for fault in faults[others:] if fault.source == capture.source]
        yield from (Listing(str(fault.source), None, None, [fault]) for fault in faults if fault not in own)
        faults.clear()
        others = 0
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

    `url` is a pattern for the addresses of listings, with `*` for any text: `*/news/*`.  Without it, a page is read if
    `may_be_listing` says so, or if its address is that of a later page of a list; a page that turns out to have no item is
    passed over, and so is one with two dates that are not those of two items.  A revisit has the page that it refers to, if that
    was read before; to read several archives that refer to each other, give each the same `Originals`.

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
        if page is None or not (self._is_meant or _is_list(capture, page)):
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
    address = address_of(url) if compiled("ROW").search(url) else None  # few have one, and to read an address takes long
    return address is not None and address.offset is not None


def _is_list(capture: Capture, page: NewsPage) -> bool:
    """Tell whether what was read is a list; where two dates alone spoke for it, two items have them, as in no article."""
    dated = sum(item.date is not None for item in page.items)
    return dated > 1 or (len(page.items) > 0 and (_goes_on(capture.url) or len(_dated(capture.body)) == _ENOUGH))


def _page(capture: Capture, problems: list[ParseError]) -> NewsPage:
    """Parse a capture, which is HTML or text."""
    source, tell = capture.source, problems.append
    if capture.is_html:
        return parse_html(html_of(capture), source=source, base_url=capture.url, on_error=tell)
    return parse_bytes(capture.body, encoding=encoding_of(capture) or "utf-8", source=source, on_error=tell)


def encoding_of(capture: Capture) -> str | None:
    """Return the encoding of a capture, as browsers understand it: by its byte order mark, else as the server named it."""
    if found := marked(capture.body):
        return found[1]
    return map_encoding_to_html5(capture.charset, fallback_utf8=False) if capture.charset else None


def html_of(capture: Capture) -> str | bytes:
    """Return the HTML of a capture; its bytes where its server named no encoding, or a wrong one: the page knows better."""
    if (encoding := encoding_of(capture)) and not marked(capture.body):
        with suppress(UnicodeError):
            return capture.body.decode(encoding)
    return capture.body
