"""Records of web archives, byte by byte, whole and broken, and the forms in which they are packed."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from typing import TYPE_CHECKING, TypeAlias

from ssenews_parse.archives import Capture, captures

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ssenews_parse import ParseError

__all__ = ["LISTING", "PACKED", "Found", "Pack", "gzipped", "page", "read", "record", "wacz", "zstandard", "zstd"]

Pack: TypeAlias = "Callable[[Iterable[bytes]], bytes]"
"""Packs records as an archive."""

LISTING = "<h1>News</h1><h2>May 2023</h2><ol>{}</ol>".format(
    "".join(f"<li><h3>A fair day for all {number}</h3><p>{number} May 2023</p></li>" for number in range(9, 5, -1))
)
"""A listing of four items."""


def record(  # noqa: PLR0913 - a record has so many parts
    number: int,
    body: bytes | None = None,
    *,
    headers: Iterable[str] = (),
    http: Iterable[str] = ("Content-Type: text/html; charset=utf-8",),
    status: str = "200 OK",
    kind: str = "response",
    length: int = 0,
) -> bytes:
    """Return a record of page `number`; its length is wrong by `length` bytes."""
    content = f"<html>page {number} {'x' * 300}</html>".encode() if body is None else body
    if http:
        lines = [f"HTTP/1.1 {status}", *http, f"Content-Length: {len(content)}"]
        content = "\r\n".join([*lines, "", ""]).encode() + content
    named = dict(header.split(": ", 1) for header in headers)
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{number:032}>",
        "WARC-Target-URI": f"https://www.ilo.org/{number}",
        "WARC-Date": "2024-02-29T12:00:00Z",
        "WARC-Payload-Digest": f"sha1:{number}",
        "Content-Type": "application/http; msgtype=response" if http else "text/plain",
        "Content-Length": str(len(content) + length),
    }
    lines = [f"{name}: {value}" for name, value in (fields | named).items() if value]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + content + b"\r\n\r\n"


def page(number: int) -> bytes:
    """Return a record of a listing."""
    return record(number, LISTING.encode())


def gzipped(data: bytes) -> bytes:
    """Return a packed member of a `.warc.gz`."""
    return gzip.compress(data, 6, mtime=0)


def zstandard(data: bytes) -> bytes:
    """Return a packed member of a `.warc.zst`, with a sum at its end."""
    return zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1})


def _each(pack: Callable[[bytes], bytes]) -> Callable[[Iterable[bytes]], bytes]:
    return lambda records: b"".join(map(pack, records))


def _whole(pack: Callable[[bytes], bytes]) -> Callable[[Iterable[bytes]], bytes]:
    return lambda records: pack(b"".join(records))


def wacz(data: bytes, name: str = "archive/data.warc.gz", pack: int = zipfile.ZIP_STORED) -> bytes:
    """Return a WACZ that holds one archive among other files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        opened.writestr("pages/pages.jsonl", "{}\n")
        opened.writestr(name, data, pack)
        opened.writestr("datapackage.json", "{}\n")
    return file.getvalue()


PACKED: dict[str, Callable[[Iterable[bytes]], bytes]] = {
    "plain": _each(bytes),
    "gzip": _each(gzipped),
    "zstandard": _each(zstandard),
    "gzip as a whole": _whole(gzipped),
    "zstandard as a whole": _whole(zstandard),
    "wacz": lambda records: wacz(_each(gzipped)(records)),
    "wacz of a plain archive": lambda records: wacz(_each(bytes)(records), "archive/data.warc"),
    "wacz, packed": lambda records: wacz(_each(bytes)(records), "archive/data.warc", zipfile.ZIP_DEFLATED),
}
"""The forms in which records are kept."""


class Found:
    """What an archive gives: captures, reports and what was passed over."""

    def __init__(self, data: bytes, name: str = "crawl.warc.gz", limit: int = 1_000_000) -> None:
        """Read an archive of this name."""
        file = io.BytesIO(data)
        file.name = name
        self.errors: list[ParseError] = []
        self.passed: list[str] = []
        self.captures: list[Capture] = [*captures(file, limit=limit, on_error=self.errors.append, on_pass=self.passed.append)]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the pages that were captured."""
        return [int(capture.url.rpartition("/")[2]) for capture in self.captures]

    @property
    def reports(self) -> list[str]:
        """Source, code and message of each report."""
        return [f"{error.source}: {error.code} {error.message}" for error in self.errors]


def read(data: bytes, limit: int = 1_000_000) -> Found:
    """Return what an archive gives."""
    return Found(data, limit=limit)
