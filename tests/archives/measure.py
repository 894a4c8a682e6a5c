"""Measure what merging and a web archive cost: `python -m tests.archives.measure`.

Times are of the processor, so that a busy machine changes them little; peak memory is that of a fresh process, Python and libraries
included.
"""

from __future__ import annotations

import datetime as dt
import resource
import runpy
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from tests.archives.archive import write_archives

from ssenews_parse import NewsItem, NewsPage, Section
from ssenews_parse.arrow import parse_batches
from ssenews_parse.merging import merge, near_duplicates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EXAMPLE = Path(__file__).parents[2] / "docs" / "how-to" / "examples" / "web_archive.py"
_SIZES = (125_000, 250_000, 500_000, 1_000_000)


def main() -> None:
    """Run each measurement in a process of its own and write what it found."""
    _alone(_reading_an_archive, 3000)
    for size in _SIZES:
        _alone(_merging, size)


def _alone(measure: Callable[[int], None], size: int) -> None:
    process = get_context("spawn").Process(target=measure, args=(size,))
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def _say(text: str) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{text}, peak {peak:.0f} MB\n")


def _pages(size: int) -> Iterator[NewsPage]:
    """Yield pages of 20 items, of which the next page shows the last ten again: so many items over thirty years."""
    first = dt.date(1995, 1, 1)
    before: list[NewsItem] = []
    for start in range(0, size, 10):
        here = [
            NewsItem(
                number=number % 100 + 1,
                title=f"Bakers of town {number * 7919 % 100_003} open oven {number} on the old market square",
                date=first + dt.timedelta(number * 11_000 // size),
                summary="The oven stands in an old tram shed. Each town bakes on two days a week." if number % 2 else None,
            )
            for number in range(start, start + 10)
        ]
        yield NewsPage(title="News", sections=[Section(items=before + here)])
        before = here


def _merging(size: int) -> None:
    start = process_time()
    shown = sum(len(page.items) for page in _pages(size))
    made = process_time() - start
    start = process_time()
    page = merge(_pages(size))
    took = process_time() - start - made
    assert len(page.items) == size
    _say(f"merge: {shown:,} appearances to {size:,} items in {took:.1f} s, {took / shown * 1e6:.1f} µs an appearance")
    start = process_time()
    near_duplicates(page)
    _say(f"near_duplicates: {size:,} items in {process_time() - start:.1f} s")


def _reading_an_archive(size: int) -> None:
    example = runpy.run_path(str(_EXAMPLE))
    with tempfile.TemporaryDirectory() as folder:
        paths = write_archives(Path(folder), count=size)
        where = Path(folder, "items.parquet")
        compressed = sum(Path(path).stat().st_size for path in paths)
        start = process_time()
        batches = [batch for path in paths for batch in example["texts"](path)]
        reading = process_time() - start
        texts = sum(batch.num_rows for batch in batches)
        start = process_time()
        rows = pa.Table.from_batches(parse_batches(batches, text="text", source="source"))
        parsing = process_time() - start
        start = process_time()
        pq.write_table(rows, where)
        writing = process_time() - start
        start = process_time()
        items = len(example["timeline"](str(where)).items)
        merging = process_time() - start
        _say(f"archive: {size:,} pages, {compressed / 1e6:.0f} MB, to {texts} texts in {reading:.2f} s")
        _say(f"  {reading / size * 1e6:.0f} µs a page")
        _say(f"  parsed to {len(rows):,} rows in {parsing:.2f} s, {len(rows) / parsing:,.0f} rows a second")
        _say(f"  {rows.nbytes / len(rows):.0f} bytes a row in memory, {where.stat().st_size / len(rows):.0f} in Parquet")
        _say(f"  written in {writing:.2f} s, merged to {items:,} items in {merging:.2f} s")


if __name__ == "__main__":
    main()
