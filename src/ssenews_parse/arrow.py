"""Records to Arrow tables and Parquet, and texts to records in batches, as data engines use them (extra `arrow`)."""

from __future__ import annotations

import datetime as dt
import io
from itertools import groupby, islice
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._columns import by_column
from ._extras import needs
from ._replacing import replacing
from .errors import ParseError
from .linting import Remark, lint
from .parsing import parse, parse_bytes
from .records import Credit, NewsItem, NewsPage, Section
from .rows import ARCHIVE_COLUMNS, COLUMNS, to_rows

with needs("arrow"):
    import pyarrow as pa
    import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

__all__ = [
    "ARCHIVE_SCHEMA",
    "ITEM_SCHEMA",
    "parse_archives",
    "parse_batch",
    "parse_batches",
    "to_pages",
    "to_table",
    "write_parquet",
]

_TYPES = {str: pa.string(), int: pa.int32(), dt.date: pa.date32(), dt.datetime: pa.timestamp("us", tz="UTC")}

ITEM_SCHEMA: pa.Schema = pa.schema([*((name, _TYPES[column.kind]) for name, column in COLUMNS.items()), ("problem", pa.string())])
"""The columns of `to_rows`, then `problem`: why a text has no items.  It is empty in the row of an item."""

_LARGE = {"file_offset", "offset"}
"""The numbers that may not fit into 32 bits."""

ARCHIVE_SCHEMA: pa.Schema = pa.schema(
    [
        *ITEM_SCHEMA,
        *(
            (name, pa.int64() if name in _LARGE else _TYPES[column.kind])
            for name, column in ARCHIVE_COLUMNS.items()
            if name not in COLUMNS
        ),
    ]
)
"""The columns of `ITEM_SCHEMA`, then what only the rows of web archives have."""

_ROW_GROUP = 10_000
"""So many rows are in memory at once, and make one row group of a Parquet file."""


def to_table(
    page: NewsPage, *, source: str | None = None, problems: Iterable[ParseError] = (), remarks: Iterable[Remark] = ()
) -> pa.Table:
    """Return the items of a page as an Arrow table under `ITEM_SCHEMA`, one row per item.

    `source`, `problems` and `remarks` are those of `to_rows`.

    >>> page = NewsPage(title="News", sections=[Section(year=2023, month=5, items=[NewsItem(number=1, title="A fair day")])])
    >>> to_table(page, source="may.txt").select(["source", "section", "title"]).to_pylist()
    [{'source': 'may.txt', 'section': '2023-05', 'title': 'A fair day'}]
    """
    return pa.Table.from_pylist(to_rows(page, source=source, problems=problems, remarks=remarks), schema=ITEM_SCHEMA)


def to_pages(batches: Iterable[pa.RecordBatch]) -> Iterator[NewsPage]:
    """Turn rows under `ITEM_SCHEMA` back into pages: one for each run of rows with the same source, one section for each heading.

    The pages lack what the rows do not hold: the texts around the list, and headings without items.  A row with a problem is passed
    over.  One page is in memory at a time.

    >>> page = NewsPage(title="News", sections=[Section(year=2023, month=5, items=[NewsItem(number=1, title="A fair day")])])
    >>> list(to_pages(to_table(page).to_batches())) == [page]
    True
    """
    rows = (row for batch in batches for row in batch.to_pylist() if row["problem"] is None)
    for _, of_page in groupby(rows, key=lambda row: row["source"]):
        kept = list(of_page)
        sections = groupby(kept, key=lambda row: (row["section_year"], row["section_month"], row["section_topic"]))
        yield NewsPage(
            title=kept[0]["page_title"],
            language=kept[0]["language"],
            source=kept[0]["source"],
            sections=[
                Section(year=year, month=month, topic=topic, items=map(_item, of_section))
                for (year, month, topic), of_section in sections
            ],
        )


def write_parquet(
    rows: Iterable[Mapping[str, object]], where: str | PathLike[str] | BinaryIO, *, schema: pa.Schema = ITEM_SCHEMA
) -> None:
    """Write rows of any number of pages, as `to_rows` makes them, to a Parquet file under `ITEM_SCHEMA`.

    `where` is a path, whose file is replaced whole or not at all, or a binary file.  A row's keys may be in any order; one that
    is not a column raises a `ValueError`.  The rows may come from a generator: 10,000 of them are in memory at a time, however many
    there are.  A row may hold a `problem` with its `source`, so that a text that failed is in the file too.  Rows
    from web archives have the schema `ARCHIVE_SCHEMA`.

    >>> import io
    >>> file = io.BytesIO()
    >>> write_parquet([{"source": "may.txt", "problem": "SSE002 no item found"}], file)
    >>> file.getvalue()[:4]
    b'PAR1'
    """
    if isinstance(where, str | PathLike):
        with replacing(Path(where)) as new:
            _write(rows, new, schema)
    else:
        _write(rows, where, schema)


def _write(rows: Iterable[Mapping[str, object]], where: Path | BinaryIO, schema: pa.Schema) -> None:
    with pq.ParquetWriter(where, schema) as writer:
        for batch in _batches(rows, schema):
            writer.write_batch(batch)


def _batches(rows: Iterable[Mapping[str, object]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Yield rows in batches that fit into memory."""
    waiting = by_column(rows, schema.names)
    while group := list(islice(waiting, _ROW_GROUP)):
        yield pa.RecordBatch.from_pylist(group, schema=schema)


def parse_batch(batch: pa.RecordBatch | pa.Table, *, text: str, source: str) -> pa.RecordBatch:
    r"""Parse a batch of texts: return the rows of all their items under `ITEM_SCHEMA`.

    `text` and `source` name the columns that hold the texts and what they are called.  A text that cannot be read is one row:
    its source, the line, and the code and message of its first `problem`; so is a text without an item.  Every text of the
    batch has a row, and nothing is raised for what a text holds.  The row of an item has the codes of the `remarks` of `lint`.
    A column of bytes is read as UTF-8.

    >>> batch = pa.RecordBatch.from_pydict({"url": ["a", "b"], "body": ["May 2023\n\n  1. A fair day\n", "Not a listing."]})
    >>> parse_batch(batch, text="body", source="url").select(["source", "title", "problem"]).to_pylist()
    [{'source': 'a', 'title': 'A fair day', 'problem': None}, {'source': 'b', 'title': None, 'problem': 'SSE002 no item found'}]
    """
    names = batch.column(source).cast(pa.string()).to_pylist()
    rows = [row for value, name in zip(batch.column(text), names, strict=True) for row in _rows(value, name)]
    return pa.RecordBatch.from_pylist(rows, schema=ITEM_SCHEMA)


def parse_batches(batches: Iterable[pa.RecordBatch], *, text: str, source: str) -> Iterator[pa.RecordBatch]:
    r"""Parse batches one by one, as `parse_batch` does.

    >>> batch = pa.RecordBatch.from_pydict({"url": ["a"], "body": ["May 2023\n\n  1. A fair day\n"]})
    >>> [rows.num_rows for rows in parse_batches([batch, batch], text="body", source="url")]
    [1, 1]
    """
    for batch in batches:
        yield parse_batch(batch, text=text, source=source)


def parse_archives(batches: Iterable[pa.RecordBatch], *, path: str, content: str | None = None) -> Iterator[pa.RecordBatch]:
    """Read web archives, as an engine hands them out: yield the rows of all their listings under `ARCHIVE_SCHEMA`.

    `path` names the column with the names of the archives, `content` the column with their bytes; without it they are opened by
    their paths.  The extra `archives` is needed.  A listing that cannot be read is one row with its problem,
    and so is each damaged place.

    >>> batch = pa.RecordBatch.from_pydict({"path": ["crawl.warc"], "content": [b""]})
    >>> [rows["problem"].to_pylist() for rows in parse_archives([batch], path="path", content="content")]
    [['SSE402 damaged: no record in it']]
    """
    yield from _batches(_archive_rows(batches, path, content), ARCHIVE_SCHEMA)


def _archive_rows(batches: Iterable[pa.RecordBatch], path: str, content: str | None) -> Iterator[Mapping[str, object]]:
    from ssenews_parse.archives import Originals, listings, to_archive_rows, to_problem_row

    originals = Originals()
    for batch in batches:
        for row in batch.select([path, *([content] if content else [])]).to_pylist():
            archive: Any = row[path]
            if content:
                archive = io.BytesIO(row[content])
                archive.name = row[path]
            for listing in listings(archive, originals=originals):
                if listing.problems or listing.page is None:
                    yield to_problem_row(_problem(listing.problems[0], listing.source), listing.capture)
                else:
                    yield from to_archive_rows(listing.capture, listing.page, remarks=lint(listing.page))


def _rows(value: pa.Scalar, source: str | None) -> Sequence[Mapping[str, object]]:
    """Return the rows of a text: its items, or its problem."""
    try:
        page = _page(value)
    except ParseError as error:
        return [_problem(error, source)]
    return to_rows(page, source=source, remarks=lint(page)) or [_problem(ParseError("SSE002", text="", start=0, end=0), source)]


def _page(value: pa.Scalar) -> NewsPage:
    """Parse a cell; an empty one is an empty text.  Engines let bytes be in a text that are not UTF-8."""
    try:
        text = value.as_py() or ""
    except UnicodeDecodeError as error:
        text = error.object
    return parse_bytes(text, encoding="utf-8", source=None) if isinstance(text, bytes) else parse(text)


def _problem(error: ParseError, source: str | None) -> dict[str, object]:
    return {"source": source, "line": error.line, "problem": f"{error.code} {error.message}"}


def _item(row: Mapping[str, Any]) -> NewsItem:
    credit = None
    if row["credit"] is not None:
        credit = Credit(text=row["credit"], holder=row["credit_holder"], agency=row["credit_agency"], year=row["credit_year"])
    fields = ("number", "kicker", "title", "date", "end_date", "place", "summary", "line", "url")
    return NewsItem(credit=credit, **{name: row[name] for name in fields})
