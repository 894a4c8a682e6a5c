"""Captures: what a crawler took from one address at one time, from the records of a web archive."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from attrs import evolve, field, frozen

from ssenews_parse._archive_names import UNREAD, is_archive, is_unread_archive
from ssenews_parse._extras import needs
from ssenews_parse.errors import ParseError
from ssenews_parse.records import one_line_name

from ._content import unpacked
from ._framing import Fault, framed
from ._messages import as_message
from ._zipped import ZIP, ZIP_DAMAGE, zipped

with needs("archives"):
    from fastwarc.warc import WarcRecord, WarcRecordType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike

    from ._framing import Framed
    from ._zipped import Zipped

__all__ = ["LIMIT", "Capture", "captures", "fail", "ignore"]

LIMIT = 1_000_000
"""So many bytes of a capture are read; listings are small."""

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_PAGES = _HTML | {"text/plain"}

_LONGEST_HEADER = 1 << 16
"""So many bytes more are read of a record: the headers of the server."""

_KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.revisit
_DATES = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d", 14: "%Y%m%d%H%M%S", 19: "%Y-%m-%dT%H:%M:%S", 20: "%Y-%m-%dT%H:%M:%SZ"}
"""Times that the library does not know, by how long they are: WARC 1.1 allows a day, a month or a year alone."""

_CHARSET = re.compile(r"(?i)charset\s*=\s*[\"']?([^\s\"';]+)")
_BETWEEN = re.compile(r"[\s,]+")


@frozen(kw_only=True)
class Capture:
    """A page as it was at one address at one time, and where it is stored.

    >>> capture = Capture(url="https://example.org/", captured=dt.datetime(2024, 2, 29, 12, tzinfo=dt.UTC))
    >>> capture.source
    '20240229120000/https://example.org/'
    """

    url: str
    """The address."""
    captured: dt.datetime
    """When it was captured, with its time zone."""
    media_type: str | None = None
    """`text/html`, `application/xhtml+xml` or `text/plain`; None for a revisit."""
    charset: str | None = None
    """The encoding as the server named it."""
    body: bytes = field(default=b"", repr=False)
    """The text or HTML, without the coding of its transfer."""
    digest: str | None = None
    """The digest of the content, as the archive has it."""
    refers_to: str | None = None
    """The source of an earlier capture with the same content, which a revisit names instead of storing it again."""
    file: str | None = None
    """The file that holds the capture; in a WACZ, the path of the WARC inside it after a `#`."""
    offset: int | None = None
    """Where its record begins in the file, in bytes, or the packed member that holds the record."""
    record_id: str | None = None
    """The name of the record, a URN with a UUID."""

    @property
    def source(self) -> str:
        """Time and address, as replay tools write them."""
        return one_line_name(f"{self.captured.astimezone(dt.UTC):%Y%m%d%H%M%S}/{self.url}")

    @property
    def is_html(self) -> bool:
        """Whether the content is HTML."""
        return self.media_type in _HTML

    @property
    def is_revisit(self) -> bool:
        """Whether the content is that of an earlier capture, which is not stored again."""
        return self.media_type is None


def captures(
    archive: str | PathLike[str] | BinaryIO,
    *,
    limit: int = LIMIT,
    on_error: Callable[[ParseError], object] | None = None,
    on_pass: Callable[[str], object] | None = None,
) -> Iterator[Capture]:
    r"""Yield the pages in a web archive, texts and HTML, one at a time.

    WARC, WET and WACZ are read, packed with gzip, with Zstandard or not at all; the content tells which.  `archive` is a path, or
    a seekable binary file; its `name`, if it has one, is its name in captures and reports.  At most `limit` bytes of
    a page are in memory.  A revisit is yielded without content.

    What is damaged, cut off, of a wrong length or longer than `limit` is handed to `on_error`, and what there is of it is
    yielded; reading goes on at the next record.  Without `on_error` the first `ParseError` is raised.  `on_pass` is told why
    something is passed over that is not a page: `"status 404"`, `"image/png"`.  An archive that cannot be opened raises an
    `OSError`.

    >>> from io import BytesIO
    >>> head = b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Date: 2024-02-29T12:00:00Z\r\nWARC-Target-URI: http://ilo.org/\r\n"
    >>> body = b"Content-Type: text/plain\r\nContent-Length: 8\r\n\r\nMay 2023\r\n\r\n"
    >>> [(capture.url, capture.body) for capture in captures(BytesIO(head + body))]
    [('http://ilo.org/', b'May 2023')]
    """
    reader = _Reader(limit, on_error or fail, on_pass or ignore)
    with _opened(archive) as opened:
        yield from reader.captures(opened, one_line_name(str(getattr(opened, "name", "<archive>"))))


def fail(error: ParseError) -> None:
    """Raise an error that nobody wants to be handed."""
    raise error


def ignore(_reason: str) -> None:
    """Do nothing for what nobody asks about."""


@contextmanager
def _opened(archive: str | PathLike[str] | BinaryIO) -> Iterator[BinaryIO]:
    if hasattr(archive, "read"):
        yield cast("BinaryIO", archive)
        return
    with Path(cast("str", archive)).open("rb") as opened:
        yield opened


class _Reader:
    """Reads archives, and says what it meets that is no page."""

    def __init__(self, limit: int, on_error: Callable[[ParseError], object], on_pass: Callable[[str], object]) -> None:
        self._limit = limit
        self._on_error = on_error
        self._on_pass = on_pass

    def captures(self, archive: BinaryIO, name: str) -> Iterator[Capture]:
        """Yield the captures of an archive, or of all archives in one."""
        beginning = archive.read(len(ZIP))
        archive.seek(0)
        if beginning != ZIP:
            yield from self._unzipped(archive, name)
            return
        try:
            inside = [*zipped(archive, lambda path: is_archive(path) or is_unread_archive(path))]
        except ZIP_DAMAGE as error:
            self._tell(_damaged(error), name, 0)
            archive.seek(0)
            yield from self._unzipped(archive, name)
            return
        if not inside:
            self._tell(_damaged("no archive in it"), name, 0)
        for path, member in inside:
            place = f"{name}#{one_line_name(path)}"
            if is_unread_archive(path):
                self._tell(_damaged(UNREAD), place, 0)
                continue
            yield from self._unzipped(member, place)
            if member.damage:
                self._tell(_damaged(member.damage), place, 0)

    def _unzipped(self, archive: BinaryIO | Zipped, name: str) -> Iterator[Capture]:
        empty = True
        for record in framed(cast("BinaryIO", archive), self._limit + _LONGEST_HEADER):
            empty = False
            if capture := self._capture(record, name):
                yield capture
        if empty:
            self._tell(Fault("SSE402", {"reason": "no record in it"}), name, 0)

    def _capture(self, found: Framed, file: str) -> Capture | None:
        """Return the capture in a record, or say why there is none."""
        record = None
        try:
            record = _parsed(found)
        except OSError as error:
            found = found._replace(fault=_damaged(error))
        capture = None
        if record and record.record_type & _KINDS:
            capture = _empty_capture(record, file, found.offset)
            found = found if capture else found._replace(fault=_damaged("a page without address or time"))
        elif record:
            found = found._replace(fault=found.fault or self._fault_of_other(record))
        if record is None or capture is None:
            if found.fault:
                self._tell(found.fault, file, found.offset)
            return None
        if record.record_type == WarcRecordType.revisit:
            self._tell_of(capture, found.fault)
            return _revisit(capture, record)
        media_type, reason = _media_type(record)
        if media_type not in _PAGES:
            self._tell_of(capture, found.fault)
            self._on_pass(reason or media_type)
            return None
        return self._with_content(capture, record, media_type, found)

    def _fault_of_other(self, record: WarcRecord) -> Fault | None:
        """Return what is wrong with a record without a type; the rest of a page, and one of no known type, are passed over."""
        if record.record_type == WarcRecordType.continuation:
            self._on_pass("continuation")
        if record.record_type not in (WarcRecordType.unknown, WarcRecordType.no_type):
            return None
        if not record.headers.get("WARC-Type"):
            return _damaged("a record without a type")
        self._on_pass("record of no known type")
        return None

    def _with_content(self, capture: Capture, record: WarcRecord, media_type: str, found: Framed) -> Capture:
        content = unpacked(record.reader.read(), _codings(record), self._limit)
        body = content.body[: self._limit]
        segments = "the rest is in other records" if record.headers.get("WARC-Segment-Number") else None
        cut = record.headers.get("WARC-Truncated") or segments
        faults = (
            found.fault,
            _damaged(content.damage) if content.damage else None,
            Fault("SSE405", {"reason": cut}) if cut else None,
            Fault("SSE403", {"limit": f"{self._limit:,}"}) if found.size > len(found.content) or content.body != body else None,
        )
        self._tell_of(capture, next(filter(None, faults), None))
        charset = record.http_charset if record.is_http else _charset_of(record)
        return evolve(capture, media_type=media_type, charset=charset, body=body)

    def _tell_of(self, capture: Capture, fault: Fault | None) -> None:
        if fault:
            self._tell(fault, capture.source, capture.offset or 0, file=capture.file)

    def _tell(self, fault: Fault, source: str, offset: int, *, file: str | None = None) -> None:
        """Report a fault; the place in the file stands for the text."""
        place = f"{file or source}, byte {offset:,}"
        self._on_error(ParseError(fault.code, text=place, start=0, end=len(place), source=source, **fault.values))


def _parsed(found: Framed) -> WarcRecord | None:
    """Return a record whose headers, and those of its server, have been read; an `OSError` says why they cannot be."""
    if not found.header:
        return None
    record = WarcRecord.from_bytes(as_message(found.header, found.content))
    record.parse_http()
    return record


def _damaged(reason: object) -> Fault:
    return Fault("SSE402", {"reason": reason})


def _empty_capture(record: WarcRecord, file: str, offset: int) -> Capture | None:
    """Return what is known of a record of a page before its content is looked at; None without address or time."""
    headers = record.headers
    url, time = headers.get("WARC-Target-URI"), _time_of(record)
    if not url or time is None:
        return None
    return Capture(
        url=url.strip("<> "),
        captured=time,
        digest=headers.get("WARC-Payload-Digest") or headers.get("WARC-Block-Digest"),
        file=file,
        offset=offset,
        record_id=record.record_id,
    )


def _time_of(record: WarcRecord) -> dt.datetime | None:
    """Return when a record was taken; None where that is nowhere, or no year that a calendar has."""
    text = (record.headers.get("WARC-Date") or "").strip().upper()
    with suppress(KeyError, OverflowError, ValueError):
        if record.record_date is not None:
            return record.record_date.astimezone(dt.UTC)
        return dt.datetime.strptime(text, _DATES[len(text)]).replace(tzinfo=dt.UTC)
    return None


def _revisit(capture: Capture, record: WarcRecord) -> Capture:
    """Return a capture that repeats another, named by its digest or, where the server said so, by time and address."""
    headers = record.headers
    url, time = headers.get("WARC-Refers-To-Target-URI"), headers.get("WARC-Refers-To-Date")
    digits = re.sub(r"\D", "", time or "")[:14]
    unchanged = "not-modified" in (headers.get("WARC-Profile") or "")
    return evolve(
        capture,
        refers_to=f"{digits}/{(url or capture.url).strip('<> ')}" if digits else None,
        digest=None if unchanged else capture.digest,
    )


def _media_type(record: WarcRecord) -> tuple[str, str | None]:
    """Return the media type of a record's content, none where its server did not send the page, and why."""
    if not record.is_http:
        return (record.headers.get("Content-Type") or "no media type").partition(";")[0].strip().lower(), None
    status = record.http_headers.status_code
    if status != HTTPStatus.OK:
        return "", f"status {status}"
    return (record.http_content_type or "no media type").lower(), None


def _charset_of(record: WarcRecord) -> str | None:
    """Return the encoding that a record names itself."""
    named = _CHARSET.search(record.headers.get("Content-Type") or "")
    return named[1] if named else None


def _codings(record: WarcRecord) -> list[str]:
    """Return the codings of a message in the order in which they were applied."""
    if not record.is_http:
        return []
    fields = [(name.lower(), value.lower()) for name, value in record.http_headers]
    named = [value for wanted in ("content-encoding", "transfer-encoding") for name, value in fields if name == wanted]
    return [coding for names in named for coding in _BETWEEN.split(names) if coding]
