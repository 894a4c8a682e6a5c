"""Listings out of web archives: WARC files to batches of texts, and these to batches of items."""

from __future__ import annotations

import re
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from ssenews_parse.arrow import ITEM_SCHEMA, parse_batches, to_pages
from ssenews_parse.merging import merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fastwarc.warc import WarcRecord

    from ssenews_parse import NewsPage

ENDS = [re.compile(rb"%b\d\d(?:/\d\d/\d\d)?\s*[<\n,]" % century) for century in (b"19", b"20")]
"""A year at the end of a text, in any language.  Patterns that begin with fixed signs are searched six times as fast as others."""

SHORT = re.compile(rb"[>\n][^<>\n,]{0,40}\Z")
"""The beginning of the same text, behind a tag or a line end, not far before: so it is a month heading or a date."""

FRAME = ["nav", "footer", "aside", "[role=navigation]"]
"""What stands around the main part of a page."""

LARGEST = 1_000_000
"""Listings are small; what is larger is not read at all."""

ENOUGH = 3
"""A page with so many headings or dates can be a listing."""

TEXTS = 200
"""So many texts are in memory at once."""


def may_be_listing(body: bytes) -> bool:
    """Tell, before anything is decoded, whether a page can be a listing."""
    years = (match.start() for end in ENDS for match in end.finditer(body))
    dated = (year for year in years if SHORT.search(body, max(year - 41, 0), year))
    return len(list(islice(dated, ENOUGH))) == ENOUGH


def text_of(record: WarcRecord) -> str | None:
    """Return the text of a captured page, or None where it cannot be a listing."""
    kind = record.http_content_type if record.is_http else "text/plain"
    if kind not in {"text/html", "application/xhtml+xml", "text/plain"}:
        return None
    if record.is_http and record.http_headers.status_code != HTTPStatus.OK:
        return None
    body = record.reader.read()
    if not may_be_listing(body):
        return None
    text = bytes_to_str(body, detect_encoding(body, from_html_meta=True))
    return text if kind == "text/plain" else extract_plain_text(text, skip_elements=FRAME, alt_texts=False)


def texts(path: str) -> Iterator[pa.RecordBatch]:
    """Read a WARC or WET file record by record: yield batches of the texts that can be listings, and their sources."""
    records = ArchiveIterator(
        path, record_types=WarcRecordType.response | WarcRecordType.conversion, max_content_length=LARGEST, auto_decode="all"
    )
    pages = ((f"{record.record_date:%Y%m%d%H%M%S}/{record.headers['WARC-Target-URI']}", text_of(record)) for record in records)
    found = ((source, text) for source, text in pages if text is not None)
    while batch := list(islice(found, TEXTS)):
        yield pa.RecordBatch.from_arrays([*zip(*batch, strict=True)], names=["source", "text"])


def listings(paths: Iterable[str]) -> Iterator[pa.RecordBatch]:
    """Yield the items of all listings in these archives, and a row with its problem for each text that is none after all."""
    for path in paths:
        yield from parse_batches(texts(path), text="text", source="source")


def write_items(paths: Iterable[str], where: str) -> None:
    """Write the items of all listings in these archives to a Parquet file."""
    with pq.ParquetWriter(where, ITEM_SCHEMA) as writer:
        for batch in listings(paths):
            writer.write_batch(batch)


def timeline(where: str) -> NewsPage:
    """Merge what a Parquet file holds into one page."""
    return merge(to_pages(pq.ParquetFile(where).iter_batches()))
