"""What the command writes: pages in one of its formats, to a file that is replaced whole or to the standard output."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from attrs import evolve

from ssenews_parse._replacing import replacing
from ssenews_parse.atom import to_atom
from ssenews_parse.errors import CATALOGUE, ParseError
from ssenews_parse.jsonl import write_jsonl
from ssenews_parse.rows import ARCHIVE_COLUMNS, COLUMNS, to_rows
from ssenews_parse.serialization import to_json
from ssenews_parse.tables import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ssenews_parse.linting import Remark
    from ssenews_parse.records import NewsPage
    from ssenews_parse.tracing import Trace

    from .running import Reading

__all__ = ["FORMATS", "ROWS", "Output", "columns", "made", "opened", "write"]

FORMATS = ("json", "jsonl", "csv", "parquet", "atom")
"""The formats; each is also the ending of such a file."""

ROWS = ("jsonl", "csv", "parquet")
"""The formats that have rows."""

_COLUMNS = (*COLUMNS, "problem")
"""The columns of rows: those of an item, then why a file has none."""

_ARCHIVE_COLUMNS = (*_COLUMNS, *(name for name in ARCHIVE_COLUMNS if name not in COLUMNS))
"""The columns of rows where web archives are among the files."""


class Output(NamedTuple):
    """Where pages are written to, and how."""

    where: Path | int | None
    """A path, the number of an open file, or None for the standard output."""
    form: str
    """One of `FORMATS`."""
    delimiter: str = ","
    """What separates the cells of CSV."""
    encoding: str = "utf-8"
    """The encoding of a text: utf-8, or utf-8-sig with a byte order mark before it."""


def made(  # the type depends on the format
    page: NewsPage, problems: Iterable[ParseError], remarks: Iterable[Remark], told: Trace | None = None, *, form: str
) -> Any:  # noqa: ANN401
    """Return what a format has of one page: its rows, its JSON, or for Atom the page itself."""
    if form == "atom":
        return page
    return to_json(page, indent=2) if form == "json" else to_rows(page, problems=problems, remarks=remarks, trace=told)


def columns(*, archived: bool) -> tuple[str, ...]:
    """Return the columns that are written."""
    return _ARCHIVE_COLUMNS if archived else _COLUMNS


def write(readings: Iterable[Reading[Any]], output: Output, *, several: bool, archived: bool = False) -> bool:
    """Write what was `made` of pages, one after another as they come.

    Without any page nothing is written, and what stood at the path stays.  JSON is an object for one page, an array for
    `several`.  Where files are `archived`, rows say which capture they come from.  An `OSError` names the output.
    Tell whether anything was written.
    """
    if (begun := _begun(readings)) is None:
        return False
    with opened(output.where) as file:
        if output.form == "parquet":
            from ssenews_parse.arrow import ARCHIVE_SCHEMA, ITEM_SCHEMA, write_parquet

            write_parquet(_rows(begun, archived=archived), file, schema=ARCHIVE_SCHEMA if archived else ITEM_SCHEMA)
            return True
        text = codecs.getwriter(output.encoding)(file)
        if output.form == "csv":
            write_csv(_rows(begun, archived=archived), text, columns=columns(archived=archived), delimiter=output.delimiter)
        elif output.form == "jsonl":
            write_jsonl(_rows(begun, archived=archived), text, columns=columns(archived=archived))
        elif output.form == "atom":
            text.write(to_atom(_one([reading.page for reading in begun if reading.page is not None])))
        else:
            pages: Iterator[Any] = (reading.made for reading in begun if reading.page is not None)
            for piece in _array(pages) if several else _single(pages):
                text.write(piece)
    return True


def _begun(readings: Iterable[Reading[Any]]) -> Iterator[Reading[Any]] | None:
    """Return the readings again once one of them has a page, or None when they end without."""
    waiting = iter(readings)
    before = []
    for reading in waiting:
        before.append(reading)
        if reading.page is not None:
            return chain(before, waiting)
    return None


@contextmanager
def opened(where: Path | int | None) -> Iterator[BinaryIO]:
    """Open an output as a binary file: a new file that takes the old one's place if all goes well, or one that is open already."""
    if where is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if isinstance(where, int):
            with os.fdopen(os.dup(where), "wb") as file:
                yield file
        else:
            with replacing(where) as path, path.open("wb") as file:
                yield file
    except OSError as error:
        name = f"/dev/fd/{where}" if isinstance(where, int) else str(where)
        raise OSError(error.errno, error.strerror or str(error), name) from None


def _rows(readings: Iterable[Reading[Any]], *, archived: bool) -> Iterator[Mapping[str, object]]:
    """Yield the rows of pages; a file without an item has a row too, with its problem, so that none disappears."""
    for reading in readings:
        rows = reading.made if reading.page else None
        if archived and reading.source is not None:
            from ssenews_parse.archives import to_problem_row, with_capture

            rows = with_capture(rows or [], reading.capture) or [to_problem_row(_problem(reading), reading.capture)]
        yield from rows or [_problem(reading)]


def _problem(reading: Reading[Any]) -> dict[str, object]:
    if reading.failure:
        return {"source": reading.source, "problem": reading.failure}
    if not reading.problems:
        return {"source": reading.source, "problem": f"SSE002 {CATALOGUE['SSE002'].message}"}
    first = reading.problems[0]
    return {"source": reading.source, "line": first.line, "problem": f"{first.code} {first.message}"}


def _one(pages: list[NewsPage]) -> NewsPage:
    """Put pages one after another: the first, with the sections of all."""
    return evolve(pages[0], sections=tuple(section for page in pages for section in page.sections))


def _array(pages: Iterable[str]) -> Iterator[str]:
    before = "[\n"
    for page in pages:
        yield before + page
        before = ",\n"
    yield "\n]\n"


def _single(pages: Iterable[str]) -> Iterator[str]:
    return (f"{page}\n" for page in pages)
