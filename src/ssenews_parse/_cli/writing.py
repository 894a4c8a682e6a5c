"""What the command writes: pages in one of its formats, to a file that is replaced whole or to the standard output."""

from __future__ import annotations

import codecs
import sys
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from attrs import evolve

from ssenews_parse.atom import to_atom
from ssenews_parse.errors import CATALOGUE
from ssenews_parse.jsonl import write_jsonl
from ssenews_parse.rows import to_rows
from ssenews_parse.serialization import to_json
from ssenews_parse.tables import write_csv

from .files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ssenews_parse.records import NewsPage
    from ssenews_parse.rows import Row

    from .running import Reading

__all__ = ["FORMATS", "write"]

FORMATS = ("json", "jsonl", "csv", "parquet", "atom")
"""The formats; each is also the ending of such a file."""


def write(readings: Iterable[Reading], form: str, output: Path | None, *, several: bool) -> None:
    """Write the pages of readings, one after another as they come, in one of `FORMATS`.

    `output` is None for the standard output.  Without any page nothing is written, and what stood at the path stays.  JSON is an
    object for one page, an array for `several`.  An `OSError` names the output.
    """
    if (begun := _begun(readings)) is None:
        return
    with _opened(output) as file:
        if form == "parquet":
            from ssenews_parse.arrow import write_parquet

            write_parquet(_rows_with_problems(begun), file)
            return
        text = codecs.getwriter("utf-8")(file)
        pages = ((reading.source, reading.page) for reading in begun if reading.page is not None)
        if form == "csv":
            write_csv(_rows(pages), text)
        elif form == "jsonl":
            write_jsonl(_rows(pages), text)
        elif form == "atom":
            text.write(to_atom(_one([page for _, page in pages])))
        else:
            for piece in _array(pages) if several else _single(pages):
                text.write(piece)


def _begun(readings: Iterable[Reading]) -> Iterator[Reading] | None:
    """Return the readings again once one of them has a page, or None when they end without."""
    waiting = iter(readings)
    before = []
    for reading in waiting:
        before.append(reading)
        if reading.page is not None:
            return chain(before, waiting)
    return None


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with replacing(output) as path, path.open("wb") as file:
            yield file
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(output)) from None


def _rows(pages: Iterable[tuple[str | None, NewsPage]]) -> Iterator[Row]:
    return (row for source, page in pages for row in to_rows(page, source=source))


def _rows_with_problems(readings: Iterable[Reading]) -> Iterator[Mapping[str, object]]:
    """Yield the rows of pages; a file without an item has a row too, with its problem, so that none disappears."""
    for reading in readings:
        rows = to_rows(reading.page, source=reading.source) if reading.page else []
        yield from rows
        if not rows:
            yield _problem(reading)


def _problem(reading: Reading) -> dict[str, object]:
    if reading.failure:
        return {"source": reading.source, "problem": reading.failure}
    if not reading.problems:
        return {"source": reading.source, "problem": f"SSE002 {CATALOGUE['SSE002'].message}"}
    first = reading.problems[0]
    return {"source": reading.source, "line": first.line, "problem": f"{first.code} {first.message}"}


def _one(pages: list[NewsPage]) -> NewsPage:
    """Put pages one after another: the first, with the sections of all."""
    return evolve(pages[0], sections=tuple(section for page in pages for section in page.sections))


def _array(pages: Iterable[tuple[str | None, NewsPage]]) -> Iterator[str]:
    before = "[\n"
    for _, page in pages:
        yield before + to_json(page, indent=2)
        before = ",\n"
    yield "\n]\n"


def _single(pages: Iterable[tuple[str | None, NewsPage]]) -> Iterator[str]:
    return (f"{to_json(page, indent=2)}\n" for _, page in pages)
