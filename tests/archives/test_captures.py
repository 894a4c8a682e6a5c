"""`captures`: what is in a web archive, however it is packed and whatever is wrong with it."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import re
import resource
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from fastwarc.stream_io import BrotliWriter, ChunkedWriter, WarcWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st
from tests.archives.records import PACKED, Pack, gzipped, read, record, wacz, zstandard, zstd

from ssenews_parse import ParseError
from ssenews_parse.archives import captures, is_archive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RECORDS = [record(number) for number in range(5)]
SOURCE = "20240229120000/https://www.ilo.org/2"
TWO = record(2)

every_form = pytest.mark.parametrize("pack", PACKED.values(), ids=PACKED)
each_alone = pytest.mark.parametrize("pack", [gzipped, zstandard])


# ── Sound archives ─────────────────────────────────────────────────────────────────────────────────────────────────────


@every_form
def test_every_form_gives_the_same_captures(pack: Pack) -> None:
    """Packed record by record, as a whole, with gzip, Zstandard or not at all, in a WACZ or alone: it is the same archive."""
    found = read(pack(RECORDS))
    assert (found.numbers, found.errors, found.passed) == ([0, 1, 2, 3, 4], [], [])
    assert [capture.body for capture in found.captures] == [
        record.partition(b"<html>")[2].join([b"<html>", b""])[:-4] for record in RECORDS
    ]


def test_a_capture_says_what_is_known_of_it() -> None:
    """Address, time, media type, encoding, digest, and where in the file its record is."""
    capture = read(b"".join(map(gzipped, RECORDS))).captures[1]
    assert capture.url == "https://www.ilo.org/1"
    assert capture.captured == dt.datetime(2024, 2, 29, 12, tzinfo=dt.UTC)
    assert (capture.media_type, capture.charset, capture.digest) == ("text/html", "utf-8", "sha1:1")
    assert (capture.file, capture.offset) == ("crawl.warc.gz", len(gzipped(RECORDS[0])))
    assert capture.record_id == f"<urn:uuid:{1:032}>"
    assert capture.source == "20240229120000/https://www.ilo.org/1"
    assert capture.is_html
    assert not capture.is_revisit


def test_offsets_lead_to_the_record() -> None:
    """What begins at the offset of a capture, in the file or in the file inside a WACZ, is its record."""
    for data in (b"".join(RECORDS), b"".join(map(gzipped, RECORDS)), b"".join(map(zstandard, RECORDS))):
        offsets = [capture.offset or 0 for capture in read(data).captures]
        assert [read(data[offset:]).numbers[0] for offset in offsets] == [0, 1, 2, 3, 4]


def test_a_capture_in_a_wacz_names_the_file_inside() -> None:
    """The file is the WACZ and the path inside it."""
    assert {capture.file for capture in read(PACKED["wacz"](RECORDS)).captures} == {"crawl.warc.gz#archive/data.warc.gz"}


def test_an_archive_is_read_from_its_path(tmp_path: Path) -> None:
    """A path may be a string or a `Path`; it is the name of the file."""
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(map(gzipped, RECORDS)))
    for archive in (path, str(path)):
        assert {capture.file for capture in captures(archive)} == {str(path)}


def test_a_file_without_a_name_is_called_something(tmp_path: Path) -> None:
    """A stream of bytes needs no name; a path that is not there is an error of the system."""
    assert next(captures(io.BytesIO(RECORDS[0]))).file == "<archive>"
    with pytest.raises(FileNotFoundError):
        next(captures(tmp_path / "missing.warc.gz"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("crawl.warc", True), ("CRAWL.WARC.GZ", True), ("a/b.warc.zst", True), ("page.wacz", True), ("CC-MAIN.warc.wet.gz", True),
        ("x.wet", True), ("x.wet.zst", True), ("page.html", False), ("page.txt.gz", False), ("warc", False), ("warc.gz.txt", False),
        ("crawl.wat.gz", False),
    ],
)  # fmt: skip
def test_names_tell_archives(name: str, *, expected: bool) -> None:
    """The ending decides, whatever its case."""
    assert is_archive(name) is expected


def test_padding_and_blank_lines_are_nothing() -> None:
    """Zeros at the end of a file, blank lines before and between records are no damage."""
    for pack in (bytes, gzipped, zstandard):
        assert read(b"".join(map(pack, RECORDS)) + bytes(200_000)).errors == []
    assert read(b"\r\n\r\n" + b"\r\n".join(RECORDS)).numbers == [0, 1, 2, 3, 4]


# ── What is a page ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("made", "passed"),
    [
        (record(2, status="404 Not Found"), ["status 404"]),
        (record(2, status="301 Moved Permanently"), ["status 301"]),
        (record(2, status="nonsense"), ["status None"]),
        (record(2, http=["Content-Type: image/png"]), ["image/png"]),
        (record(2, http=["Content-Type: application/pdf"]), ["application/pdf"]),
        (record(2, http=["Server: x"]), ["no media type"]),
        (record(2, http=[], kind="resource", headers=["Content-Type: image/png"]), ["image/png"]),
        (record(2, http=[], kind="resource", headers=["Content-Type: "]), ["no media type"]),
        (record(2, kind="request"), []),
        (record(2, http=[], kind="metadata"), []),
        (record(2, http=[], kind="warcinfo"), []),
    ],
)  # fmt: skip
def test_what_is_no_page_is_passed_over(made: bytes, passed: list[str]) -> None:
    """Pictures and other files, pages that were not there, and records that are no captures."""
    found = read(RECORDS[0] + made + RECORDS[1])
    assert (found.numbers, found.passed, found.errors) == ([0, 1], passed, [])


@pytest.mark.parametrize(
    "made",
    [
        record(2, http=["Content-Type: TEXT/HTML"]),
        record(2, http=["Content-Type: application/xhtml+xml; charset=utf-8"]),
        record(2, http=["Content-Type: text/plain"]),
        record(2, http=[], kind="resource", headers=["Content-Type: text/html; charset=utf-8"]),
        record(2, http=[], kind="conversion"),
        record(2, headers=["WARC-Target-URI: <https://www.ilo.org/2>"]),
    ],
)  # fmt: skip
def test_what_is_a_page(made: bytes) -> None:
    """HTML and text, from a server or from a program that made it, in the spelling of any crawler."""
    found = read(made)
    assert (found.numbers, found.errors) == ([2], [])
    assert b"page 2" in found.captures[0].body


@pytest.mark.parametrize(
    ("kind", "passed", "reports"),
    [("", [], ["crawl.warc.gz: SSE402 damaged: a record without a type"]), ("reponse", ["record of no known type"], [])],
)
def test_a_record_of_no_known_type_is_told(kind: str, passed: list[str], reports: list[str]) -> None:
    """Each has a type, and may have one that is not known yet: then it is counted.  A fault of its own is told instead."""
    found = read(RECORDS[1] + record(2, headers=[f"WARC-Type: {kind}"]) + RECORDS[3])
    assert (found.numbers, found.passed, found.reports) == ([1, 3], passed, reports)
    cut = read(RECORDS[1] + record(2, headers=[f"WARC-Type: {kind}"], length=50) + RECORDS[3])
    assert [error.code for error in cut.errors] == ["SSE404"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Content-Type", "application/http"),
        ("Content-type", "application/http; msgtype=response"),
        ("CONTENT-TYPE", "Application/HTTP;msgtype=response"),
        ("content-type", "message/http"),
        ("Content-Type", "application/https; msgtype=response"),
        ("X-Type", "none"),
    ],
)
def test_a_response_that_begins_as_http_is_http(name: str, value: str) -> None:
    """However its record spells its type, or where it names none."""
    made = changed(RECORDS[2], (b"Content-Type: application/http; msgtype=response", f"{name}: {value}".encode()))
    found = read(RECORDS[1] + made + RECORDS[3])
    assert (found.numbers, found.passed, found.errors) == ([1, 2, 3], [], [])
    assert found.captures[1].body == read(RECORDS[2]).captures[0].body


def test_the_time_is_that_of_greenwich() -> None:
    """A time of another zone is the same moment."""
    (capture,) = read(record(2, headers=["WARC-Date: 2024-02-29T12:00:00+02:00"])).captures
    assert capture.source.startswith("20240229100000/")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2024", "20240101000000"), ("2024-02", "20240201000000"), ("2024-02-29", "20240229000000"),
        ("2024-02-29T12:00:00", "20240229120000"), ("2024-02-29t12:00:00z", "20240229120000"), ("20240229120000", "20240229120000"),
    ],
)  # fmt: skip
def test_a_time_may_be_short(text: str, time: str) -> None:
    """WARC 1.1 allows a day, a month or a year alone; old tools left out the zone, or the signs."""
    found = read(record(2, headers=[f"WARC-Date: {text}"]))
    assert ([capture.source for capture in found.captures], found.errors) == ([f"{time}/https://www.ilo.org/2"], [])


def test_a_revisit_names_what_it_repeats() -> None:
    """By the digest of the content; where the server said that nothing changed, by time and address."""
    refers = ["WARC-Refers-To-Target-URI: https://www.ilo.org/1", "WARC-Refers-To-Date: 2020-02-29T12:00:00Z"]
    same, unchanged, bare = read(
        record(2, b"", kind="revisit", headers=refers)
        + record(2, b"", kind="revisit", status="304 Not Modified", headers=[*refers, "WARC-Profile: …/server-not-modified"])
        + record(2, b"", kind="revisit")
    ).captures
    assert same.is_revisit
    assert (same.digest, same.refers_to) == ("sha1:2", "20200229120000/https://www.ilo.org/1")
    assert (unchanged.digest, unchanged.refers_to) == (None, "20200229120000/https://www.ilo.org/1")
    assert (bare.digest, bare.refers_to) == ("sha1:2", None)


# ── What servers pack ──────────────────────────────────────────────────────────────────────────────────────────────────

PAGE = b"<html>" + b"A fair day for all. " * 100


def packed_by(writer: Callable[[io.BytesIO], WarcWriter], body: bytes) -> bytes:
    """Return bytes as a writer of FastWARC packs them."""
    file = io.BytesIO()
    opened = writer(file)
    opened.write(body)
    opened.close()
    return file.getvalue()


def deflated(body: bytes) -> bytes:
    """Return bytes as some servers send them for `deflate`: without a head and a sum."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("Content-Encoding: gzip", gzipped(PAGE)),
        ("Content-Encoding: x-gzip", gzipped(PAGE)),
        ("Content-Encoding: gzip", gzipped(PAGE[:300]) + gzipped(b"") + gzipped(PAGE[300:])),
        ("Content-Encoding: gzip", gzipped(PAGE) + bytes(3)),
        ("Content-Encoding: GZIP", gzipped(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", deflated(PAGE)),
        ("Content-Encoding: br", packed_by(BrotliWriter, PAGE)),
        ("Content-Encoding: zstd", packed_by(ZstdWriter, PAGE)),
        ("Content-Encoding: identity", PAGE),
        ("Content-Encoding: gzip, br", packed_by(BrotliWriter, gzipped(PAGE))),
        ("Transfer-Encoding: chunked", packed_by(ChunkedWriter, PAGE)),
        # Unpacked by the crawler, which kept the header.
        ("Content-Encoding: gzip", PAGE),
        ("Content-Encoding: deflate", PAGE),
        ("Content-Encoding: br", PAGE),
        ("Content-Encoding: zstd", PAGE),
        ("Transfer-Encoding: chunked", PAGE),
    ],
)
def test_what_a_server_packed_is_unpacked(coding: str, body: bytes) -> None:
    """All codings of the web, and none where the header alone names one."""
    found = read(record(2, body, http=["Content-Type: text/html", coding]))
    assert ([capture.body for capture in found.captures], found.errors) == ([PAGE], [])


@pytest.mark.parametrize("coding", ["none", "utf-8", "identity", "secret"])
def test_a_coding_that_is_none_changes_nothing(coding: str) -> None:
    """Servers name encodings of letters there, and other things that pack nothing."""
    found = read(record(2, PAGE, http=["Content-Type: text/html", f"Content-Encoding: {coding}"]))
    assert ([capture.body for capture in found.captures], found.errors) == ([PAGE], [])


def test_codings_on_two_lines_are_undone_one_after_the_other() -> None:
    """A server may name each on a line of its own, in the order in which it packed."""
    http = ["Content-Type: text/html", "Content-Encoding: deflate", "content-encoding: gzip"]
    found = read(record(2, gzipped(zlib.compress(PAGE)), http=http))
    assert ([capture.body for capture in found.captures], found.errors) == ([PAGE], [])


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\nLink: x\n\nHTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n",
    ],
)
def test_heads_of_servers_in_other_spellings(head: bytes) -> None:
    """Line ends of one sign, and what was said before the response."""
    made = record(2, head + PAGE, http=[], headers=["Content-Type: application/http; msgtype=response"])
    found = read(made + RECORDS[3])
    assert (found.numbers, found.passed, found.errors) == ([2, 3], [], [])
    assert found.captures[0].body == PAGE


def test_chunks_of_packed_bytes_are_unpacked() -> None:
    """A page may be packed and then sent in chunks."""
    body = packed_by(ChunkedWriter, gzipped(PAGE))
    found = read(record(2, body, http=["Content-Type: text/html", "Transfer-Encoding: chunked", "Content-Encoding: gzip"]))
    assert (found.captures[0].body, found.errors) == (PAGE, [])


@pytest.mark.parametrize(
    ("coding", "body", "reason"),
    [
        ("gzip", gzipped(PAGE)[:-20], "its packed content is cut off"),
        ("deflate", zlib.compress(PAGE)[:-20], "its packed content is cut off"),
        ("gzip", gzipped(PAGE)[:10] + b"\xff" * 20, "its packed content is damaged"),
        ("br", packed_by(BrotliWriter, bytes(range(256)) * 200)[:-40], "its packed content is damaged"),
        ("zstd", packed_by(ZstdWriter, PAGE)[:-20], "its packed content is damaged"),
        ("secret", gzipped(PAGE), "its coding, secret, is not known"),
    ],
)
def test_damage_to_what_a_server_packed_is_told(coding: str, body: bytes, reason: str) -> None:
    """The capture stays, with what could be unpacked."""
    found = read(record(2, body, http=["Content-Type: text/html", f"Content-Encoding: {coding}"]) + RECORDS[3])
    assert (found.numbers, found.reports) == ([2, 3], [f"{SOURCE}: SSE402 damaged: {reason}"])


# ── Damage ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("members", [1, 2])
def test_what_is_before_damage_is_kept(members: int) -> None:
    """As of what was cut off; up to the limit."""
    text = b"<html>" + noise(4000).hex().encode()
    packed = b"".join(gzipped(text[at::members]) for at in range(members))
    half = len(packed) * 3 // 4
    made = record(2, packed[:half] + b"\xff" * 99 + packed[half + 99 :], http=["Content-Type: text/html", "Content-Encoding: gzip"])
    whole = b"".join(text[at::members] for at in range(members))
    found = read(made)
    body = found.captures[0].body
    assert found.reports == [f"{SOURCE}: SSE402 damaged: its packed content is damaged"]
    assert len(whole) * 0.7 < len(body)
    assert whole.startswith(body[: len(whole) // 2])
    assert [(capture.body) for capture in read(made, limit=1000).captures] == [whole[:1000]]


def test_what_is_before_damage_of_brotli_is_kept() -> None:
    """Nearly all that its bytes before the cut hold."""
    text = b"<html>" + noise(20_000).hex().encode()
    packed = packed_by(BrotliWriter, text)
    found = read(record(2, packed[: len(packed) // 2], http=["Content-Type: text/html", "Content-Encoding: br"]))
    body = found.captures[0].body
    assert text.startswith(body)
    assert len(body) > len(text) * 0.49


CHUNKS = b"5\r\n<html\r\n0A;name=value\r\n>page 2</h\r\n4 \r\ntml>\r\n"


@pytest.mark.parametrize(
    ("chunks", "body", "reason"),
    [
        (CHUNKS + b"0\r\n\r\n", b"<html>page 2</html>", None),
        (CHUNKS + b"000\r\nX-Sum: 1\r\n\r\n", b"<html>page 2</html>", None),
        (CHUNKS.replace(b"\r\n", b"\n") + b"0\n\n", b"<html>page 2</html>", None),
        (b"0\r\n\r\n", b"", None),
        (CHUNKS, b"<html>page 2</html>", "its packed content is cut off"),
        (CHUNKS[:-4], b"<html>page 2</htm", "its packed content is cut off"),
        (CHUNKS[:20], b"<html", "its packed content is damaged"),
        (CHUNKS.replace(b"4 ", b"x "), b"<html>page 2</h", "its packed content is damaged"),
    ],
)
def test_chunks_are_joined_as_far_as_they_go(chunks: bytes, body: bytes, reason: str | None) -> None:
    """A message ends with a chunk of no bytes, and headers may follow; without it some of the page is missing."""
    found = read(record(2, chunks, http=["Content-Type: text/html", "Transfer-Encoding: chunked"]) + RECORDS[3])
    assert found.captures[0].body == body
    assert found.reports == ([f"{SOURCE}: SSE402 damaged: {reason}"] if reason else [])


def test_chunks_are_joined_up_to_the_limit() -> None:
    """What is longer is told, as of any page."""
    made = record(2, CHUNKS, http=["Content-Type: text/html", "Transfer-Encoding: chunked"])
    found = read(made, limit=10)
    assert ([capture.body for capture in found.captures], [error.code for error in found.errors]) == ([b"<html>page"], ["SSE403"])


# ── Headers ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def changed(made: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """Return a record with another header."""
    header, end, content = made.partition(b"\r\n\r\n")
    for old, new in changes:
        assert old in header
        header = header.replace(old, new)
    return header + end + content


@pytest.mark.parametrize(
    "made",
    [
        changed(RECORDS[2], (b"WARC/1.0", b"WARC/0.9")),
        changed(RECORDS[2], (b"WARC/1.0", b"WARC/0.18")),
        changed(RECORDS[2], (b"WARC/1.0", b"WARC/1.1")),
        changed(RECORDS[2], (b"WARC-Type: ", b"warc-type:")),
        changed(RECORDS[2], (b"Content-Length: ", b"CONTENT-LENGTH:")),
        changed(RECORDS[2], (b"WARC-Type: response", b"WARC-Type:\r\n response")),
        changed(RECORDS[2], (b"WARC-Date: ", b"WARC-Date:\r\n\t")),
        changed(RECORDS[2], (b"\r\n", b"\n")),
        changed(RECORDS[2], (b"\r\n", b"\n")).replace(b"\r\n\r\n", b"\n\n", 1),
        changed(RECORDS[2], (b"12:00:00Z", b"12:00:00.123456Z")),
        changed(RECORDS[2], (b"https://www.ilo.org/2", b"<https://www.ilo.org/2>")),
        RECORDS[2][:-4],
        RECORDS[2][:-2],
        RECORDS[2][:-4] + b"\n\n",
    ],
)
def test_headers_in_other_spellings(made: bytes) -> None:
    """Other versions, other cases, lines that go on, line ends of one sign: the record is read, and so is the next."""
    found = read(RECORDS[1] + made + RECORDS[3])
    assert (found.numbers, found.reports) == ([1, 2, 3], [])


@pytest.mark.parametrize(
    "change",
    [
        (b"WARC-Target-URI", b"X-URI"),
        (b"WARC-Date", b"X-Date"),
        (b"2024-02-29T12:00:00Z", b"20240230120000"),
        (b"2024-02-29T12:00:00Z", b"2024-02-29 12:00:00Z"),
        (b"2024-02-29T12:00:00Z", b"29 February 2024"),
        (b"2024-02-29T12:00:00Z", b"0001-01-01T00:00:00+14:00"),
        (b"2024-02-29T12:00:00Z", b"9999-12-31T23:59:59-14:00"),
        (b"2024-02-29T12:00:00Z", b""),
    ],
)
def test_a_page_without_address_or_time_is_told(change: tuple[bytes, bytes]) -> None:
    """It cannot be placed; the next record is read."""
    found = read(changed(RECORDS[2], change) + RECORDS[3])
    assert (found.numbers, found.reports) == ([3], ["crawl.warc.gz: SSE402 damaged: a page without address or time"])


def test_a_page_in_segments_is_told() -> None:
    """Only its first segment is read."""
    first = record(2, headers=["WARC-Segment-Number: 1"])
    found = read(first + record(9, b"x", http=[], kind="continuation") + RECORDS[3])
    assert (found.numbers, found.passed) == ([2, 3], ["continuation"])
    assert found.reports == [f"{SOURCE}: SSE405 cut off by the crawler: the rest is in other records"]


@pytest.mark.parametrize(
    ("data", "reports"),
    [
        (b"filedesc://IA-001.arc 0.0.0.0 20200101000000 text/plain 76\n1 0 Alexa\n", 1),
        (gzipped(b"".join(map(gzipped, RECORDS))), 1),
        (gzipped(b"org,ilo)/ 20200101 http://ilo.org text/html 200 X - - 10 0 crawl.warc.gz\n"), 1),
        (b"".join(record(number, b"", kind=kind) for number, kind in enumerate(["request", "metadata", "warcinfo"])), 0),
    ],
)
def test_archives_without_a_page(data: bytes, reports: int) -> None:
    """What is no WARC is told: an ARC, an archive that was packed twice, an index.  Records that are no pages are none."""
    found = read(data)
    assert (found.numbers, [error.code for error in found.errors]) == ([], ["SSE402"] * reports)


@every_form
@pytest.mark.parametrize("wrong", [5, 50, 5000, 400_000, -3, -50, -300])
def test_a_wrong_length_costs_nothing(pack: Pack, wrong: int) -> None:
    """It is told; the page is whole, because it ends where the next record begins, and so are all others."""
    found = read(pack([*RECORDS[:2], record(2, length=wrong), *RECORDS[3:]]))
    assert found.numbers == [0, 1, 2, 3, 4]
    assert [(error.source, error.code) for error in found.errors] == [(SOURCE, "SSE404")]
    assert [capture.body for capture in found.captures] == [capture.body for capture in read(b"".join(RECORDS)).captures]


def content(made: bytes) -> int:
    """Return how long the content of a record is."""
    return len(made.partition(b"\r\n\r\n")[2]) - 4


def test_a_wrong_length_of_the_last_record() -> None:
    """Too short, it is mended; too long, the record is cut off as far as anybody can know, and in a packed member it is wrong."""
    size = content(TWO)
    wrong = f"{SOURCE}: SSE404 the length is wrong: {{}} bytes are announced, {size + 4} are there"
    assert read(RECORDS[0] + record(2, length=-50)).reports == [wrong.format(size - 50)]
    assert read(RECORDS[0] + record(2, length=50)).reports == [f"{SOURCE}: SSE401 cut off after {size + 4} of {size + 50} bytes"]
    assert read(gzipped(RECORDS[0]) + gzipped(record(2, length=50))).reports == [wrong.format(size + 50)]


@pytest.mark.parametrize("pack", [PACKED["plain"], PACKED["gzip"], PACKED["zstandard"], PACKED["wacz of a plain archive"]])
@pytest.mark.parametrize("wrong", [50, 9000, -50])
def test_a_wrong_length_of_a_long_record(pack: Pack, wrong: int) -> None:
    """Of a record that is longer than what is read, the rest is passed over and the next one found."""
    found = read(pack([*RECORDS[:2], record(2, b"<html>" + b"y" * 200_000, length=wrong), *RECORDS[3:]]), limit=10_000)
    assert found.numbers == [0, 1, 2, 3, 4]
    assert [error.code for error in found.errors] == ["SSE404"]


def test_a_wrong_length_in_what_cannot_be_read_twice() -> None:
    """In an archive that is packed as a whole, a record that is longer than what is read and too long by more costs the next."""
    records = [*RECORDS[:2], record(2, b"<html>" + b"y" * 200_000, length=50), *RECORDS[3:]]
    for form in ("gzip as a whole", "wacz, packed"):
        found = read(PACKED[form](records), limit=10_000)
        assert found.numbers == [0, 1, 2, 4]
        assert [error.code for error in found.errors] == ["SSE404"]


def test_a_length_that_reaches_far_into_the_next_record() -> None:
    """In an archive that is packed as a whole the record keeps what is its own, the next is lost, and the one after it is found."""
    records = [*RECORDS[:2], record(2, length=100_000), record(3, b"<html>" + b"y" * 200_000), RECORDS[4]]
    for form in ("gzip as a whole", "wacz, packed"):
        found = read(PACKED[form](records), limit=10_000)
        assert found.numbers == [0, 1, 2, 4]
        assert [error.code for error in found.errors] == ["SSE404"]
        assert found.captures[2].body == read(RECORDS[2]).captures[0].body


def noise(size: int, number: int = 0) -> bytes:
    """Return bytes that do not pack, always the same."""
    return hashlib.shake_256(bytes([number % 256, number // 256])).digest(size)


@each_alone
def test_a_record_of_many_packed_bytes(pack: Callable[[bytes], bytes]) -> None:
    """Of a record that hardly packs, such as a picture, no more than the limit is kept, whole or cut off."""
    picture = pack(record(2, b"<html>" + noise(6_000_000)))
    for found in (read(pack(RECORDS[0]) + data + pack(RECORDS[3])) for data in (picture, picture[:-100])):
        assert found.numbers == [0, 2, 3]
        assert [error.code for error in found.errors] in (["SSE403"], ["SSE402"])


@every_form
def test_what_is_no_record_is_told(pack: Pack) -> None:
    """Bytes between records, or before the first, are reported with how many they are."""
    junk = b"no record\n" * 5
    found = read(
        pack([junk, *RECORDS]) if pack(RECORDS)[:4] in (b"WARC", b"PK\3\4") else pack(RECORDS[:2]) + junk + pack(RECORDS[2:])
    )
    assert found.numbers == [0, 1, 2, 3, 4]
    assert [error.code for error in found.errors] == ["SSE402"]
    assert re.search(r"\b(49|50) bytes that are no record", found.reports[0])


def after(data: bytes) -> bytes:
    """Return an archive of three records with what is damaged between the first two."""
    return gzipped(RECORDS[0]) + data + gzipped(RECORDS[1]) + gzipped(RECORDS[3])


MEMBER = gzipped(TWO)


@pytest.mark.parametrize(
    "damaged",
    [
        MEMBER[:60] + bytes(40) + MEMBER[100:],
        bytes(4) + MEMBER[4:],
        MEMBER[:-8] + bytes(8),
        MEMBER[:-60],
        MEMBER[:20],
        MEMBER[:1],
        b"\x1f\x8b\x08 no member",
        MEMBER[:40] + gzipped(b"no record"),
        gzipped(b"no record"),
        gzipped(b"WARC/1.0\r\nno header"),
        gzipped(b"WARC/1.0\r\nWARC-Type: response\r\n\r\nwithout a length"),
        gzipped(TWO)[:30] + bytes(300_000),
    ],
)
def test_a_damaged_member_costs_itself_alone(damaged: bytes) -> None:
    """Bytes changed, lost or added: what is damaged is told once, and all other captures are there."""
    found = read(after(damaged))
    assert set(found.numbers) - {2} == {0, 1, 3}
    assert [error.code for error in found.errors] == ["SSE402"]


def test_a_damaged_member_of_zstandard() -> None:
    """The same with Zstandard, whose members have sums too."""
    member = zstandard(TWO)
    for damaged in (member[:60] + bytes(40) + member[100:], bytes(4) + member[4:], member[:-4] + bytes(4), member[:-60]):
        found = read(zstandard(RECORDS[0]) + damaged + zstandard(RECORDS[1]))
        assert found.numbers == [0, 1]
        assert [error.code for error in found.errors] == ["SSE402"]


def test_damage_at_the_end_of_a_member_is_told_of_its_capture() -> None:
    """Where all of a record could be unpacked and only the sum is wrong, the capture is there, and what is wrong with it."""
    large = gzipped(record(2, b"<html>" + bytes(range(32, 127)) * 3000))
    found = read(after(large[:-8] + bytes(8)))
    assert found.numbers == [0, 2, 1, 3]
    assert found.reports == [f"{SOURCE}: SSE402 damaged: incorrect data check"]


@every_form
def test_an_archive_that_was_cut_off(pack: Pack) -> None:
    """What is before the cut is there; the cut is told."""
    whole = pack(RECORDS)
    for cut in (1, 30, 200):
        found = read(whole[:-cut])
        assert found.numbers == [0, 1, 2, 3, 4][: len(found.numbers)]
        assert found.errors or cut == 1


def test_a_cut_capture_keeps_what_is_there() -> None:
    """Its address and time are known, so it is told of the capture, with how much is missing."""
    found = read(b"".join(RECORDS)[:-100])
    size = content(RECORDS[4])
    assert found.reports == [f"20240229120000/https://www.ilo.org/4: SSE401 cut off after {size - 96} of {size} bytes"]
    assert found.captures[-1].body.startswith(b"<html>page 4")
    assert read(b"".join(map(gzipped, RECORDS))[:-20]).reports[0].startswith("20240229120000/https://www.ilo.org/4: SSE401 cut off")


def test_a_wacz_without_its_table_of_contents_is_searched() -> None:
    """A zip that was cut off has lost the list of its files; the members inside it can still be found."""
    found = read(PACKED["wacz"](RECORDS)[:-100])
    assert found.numbers == [0, 1, 2, 3, 4]
    assert found.reports[0] == "crawl.warc.gz: SSE402 damaged: File is not a zip file"


def test_a_damaged_wacz() -> None:
    """A file of it that is packed by the zip ends where it is damaged; one that is locked cannot be opened."""
    data = bytearray(PACKED["wacz, packed"]([record(n, bytes(str(n) * 90_000, "ascii")) for n in range(8)]))
    data[900:1000] = bytes(100)
    assert read(bytes(data)).reports[-1].startswith("crawl.warc.gz#archive/data.warc: SSE402 damaged: ")
    locked = bytearray(wacz(b"".join(RECORDS), "a.warc"))
    for sign, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = locked.index(sign, locked.index(b"a.warc") - 60 if sign == b"PK\3\4" else 0)
        while b"a.warc" not in locked[at : at + 60]:
            at = locked.index(sign, at + 1)
        locked[at + place] |= 1
    assert "is encrypted" in read(bytes(locked)).reports[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no record in it"),
        (bytes(100), "no record in it"),
        (b"no archive at all\n" * 100, "1,800 bytes that are no record"),
        (b"<html><h1>May 2023</h1></html>", "30 bytes that are no record"),
        (gzipped(b""), "no record in it"),
        (wacz(b"", "data.txt"), "no archive in it"),
        (b"WARC/1.0\r\n" + b"x" * 100_000, "a header that cannot be read, and 100,005 bytes after it"),
    ],
)
def test_what_is_no_archive_is_told(data: bytes, reason: str) -> None:
    """The report names the file."""
    found = read(data)
    assert (found.captures, found.reports) == ([], [f"crawl.warc.gz: SSE402 damaged: {reason}"])


@pytest.mark.parametrize("name", ["old.arc", "old.arc.gz", "late.warc.gz.open", "big.warc.xz"])
def test_archives_of_a_wacz_that_are_not_read_are_told(name: str) -> None:
    """The other archives in it are read, its index is none."""
    packed = io.BytesIO(wacz(b"".join(RECORDS)))
    with zipfile.ZipFile(packed, "a") as opened:
        opened.writestr(f"archive/{name}", b"-")
        opened.writestr("indexes/index.cdx.gz", b"-")
    found = read(packed.getvalue())
    told = "a web archive in a form that is not read: repack it as .warc.gz"
    assert (found.numbers, found.reports) == ([0, 1, 2, 3, 4], [f"crawl.warc.gz#archive/{name}: SSE402 damaged: {told}"])


def test_damage_of_what_is_no_page_is_told() -> None:
    """A picture is passed over; that it is cut off, or has a wrong length, is told all the same."""
    picture = record(2, b"\x89PNG" * 100, http=["Content-Type: image/png"], length=900)
    found = read(picture + RECORDS[3])
    assert (found.numbers, found.passed, [error.code for error in found.errors]) == ([3], ["image/png"], ["SSE404"])
    assert [error.code for error in read(record(2, kind="request", length=20) + RECORDS[3]).errors] == ["SSE404"]
    assert [error.code for error in read(record(2, b"", kind="revisit", length=20) + RECORDS[3]).errors] == ["SSE404"]


def test_a_report_names_the_place_in_the_file() -> None:
    """The line below the message is the file and the byte where the record begins."""
    (error,) = read(RECORDS[0] + record(2, length=60) + RECORDS[3]).errors
    place = f"crawl.warc.gz, byte {len(RECORDS[0])}"
    assert str(error).splitlines() == [
        f"{SOURCE}:1:1: SSE404 the length is wrong: {content(TWO) + 60} bytes are announced, {content(TWO) + 3} are there",
        f"    1 | {place}",
        f"      | {'^' * len(place)}",
        "      = hint: what was read ends where the next record begins",
    ]


def test_without_on_error_the_first_problem_is_raised() -> None:
    """As `parse` does; what was before it has been yielded."""
    found = captures(io.BytesIO(gzipped(RECORDS[0]) + b"no record\n" + gzipped(RECORDS[1])))
    assert next(found).url == "https://www.ilo.org/0"
    with pytest.raises(ParseError, match="SSE402 damaged: 10 bytes that are no record"):
        next(found)


# ── Limits ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_crawler_that_cut_a_page_off_says_so() -> None:
    """The reason is the one in the record."""
    assert read(record(2, headers=["WARC-Truncated: length"])).reports == [f"{SOURCE}: SSE405 cut off by the crawler: length"]


@pytest.mark.parametrize("size", [9_999, 10_000, 10_001, 100_000, 1_000_000])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_page_is_read_up_to_the_limit(size: int, coding: str) -> None:
    """The first bytes are there; that more follow is told."""
    body = (b"<html>" + b"z" * size)[:size]
    made = record(2, gzipped(body) if coding == "gzip" else body, http=["Content-Type: text/html", f"Content-Encoding: {coding}"])
    found = read(made + RECORDS[3], limit=10_000)
    assert [capture.body for capture in found.captures] == [body[:10_000], read(RECORDS[3]).captures[0].body]
    assert found.reports == ([f"{SOURCE}: SSE403 longer than 10,000 bytes: the rest is not read"] if size > 10_000 else [])


@pytest.mark.apart
@pytest.mark.parametrize("bomb", ["in the page", "in the member"])
def test_a_bomb_takes_no_memory(bomb: str) -> None:
    """300 KB that unpack to 300 MB cost a little time; at most the limit is in memory."""
    zeros = gzip.compress(b"<html>" + bytes(300_000_000), 1)
    if bomb == "in the page":
        data = gzipped(record(2, zeros, http=["Content-Type: text/html", "Content-Encoding: gzip"]))
    else:
        data = gzip.compress(record(2, b"<html>" + bytes(300_000_000)), 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read(after(data))
    assert found.numbers == [0, 2, 1, 3]
    assert found.reports == [f"{SOURCE}: SSE403 longer than 1,000,000 bytes: the rest is not read"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


# ── Any bytes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(
    st.sampled_from([PACKED[form](RECORDS) for form in PACKED]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=40), st.integers(0, 300)), max_size=4),
)
def test_any_damage_is_survived(whole: bytes, damages: list[tuple[float, bytes, int]]) -> None:
    """Bytes put in, taken out and changed anywhere: nothing but reports, and what is found is one of the captures."""
    data = whole
    for place, put, size in damages:
        at = int(place * len(data))
        data = data[:at] + put + data[at + size :]
    found = read(data)
    assert len(found.captures) <= len(RECORDS) + len(damages)
    assert found.errors or len(found.captures) == len(RECORDS) or data == whole or damages


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18", b"PK\3\4"]),
)
def test_any_bytes_are_no_archive(data: bytes, beginning: bytes) -> None:
    """What is no archive is a report, whatever it begins with."""
    found = read(beginning + data)
    assert found.captures == []
    assert found.errors


def test_a_dictionary_of_zstandard() -> None:
    """An archive may begin with the dictionary of its members, packed or not; without it they are damaged."""
    dictionary = zstd.train_dict([record(number) for number in range(200)], 4000)
    members = b"".join(zstd.compress(made, zstd_dict=dictionary) for made in RECORDS)

    def frame(content: bytes) -> bytes:
        return b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content

    content = dictionary.dict_content
    for known in (content, zstd.compress(content)):
        assert read(frame(known) + members).numbers == [0, 1, 2, 3, 4]
    large = zstd.train_dict([noise(4000, number) for number in range(400)], 300_000)
    packed = b"".join(zstd.compress(made, zstd_dict=large) for made in RECORDS)
    assert read(frame(large.dict_content) + packed).numbers == [0, 1, 2, 3, 4]
    for lost in (b"no dictionary", zstd.compress(content)[:-100]):
        found = read(frame(lost) + members)
        assert (found.numbers, [error.code for error in found.errors]) == ([], ["SSE402"])
