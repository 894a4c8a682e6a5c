"""Measure what merging and a web archive cost: `python -m tests.archives.measure`.

Times are of the processor, so that a busy machine changes them little; peak memory is that of a fresh process, Python and libraries
included.
"""

from __future__ import annotations

import datetime as dt
import resource
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from tests.archives.crawl import captured, sightings, write, write_wacz, write_wet

from ssenews_parse import NewsItem, NewsPage, Section
from ssenews_parse.archives import Originals, captures, coverage, parse_archive, timeline
from ssenews_parse.merging import merge, near_duplicates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ssenews_parse.archives import Capture

_SIZES = (125_000, 250_000, 500_000, 1_000_000)


def main() -> None:
    """Run each measurement in a process of its own and write what it found."""
    _alone(_reading_archives, 20_000)
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


def _reading_archives(size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        crawls = captured(items=size // 100, others=size * 2 // 7)
        forms = {
            "WARC": write(Path(folder), crawls),
            "WACZ": write_wacz(Path(folder), crawls),
            "WET": write_wet(Path(folder), crawls),
        }
        listed, found = len(sightings(crawls)), sum(map(len, crawls))
        del crawls
        for form, paths in forms.items():
            packed = sum(Path(path).stat().st_size for path in paths)
            _say(f"{form}: {found:,} captures, {packed / 1e6:.0f} MB, {listed:,} items listed")
            start = process_time()
            read = sum(1 for path in paths for _ in captures(path, on_error=_nobody))
            _say(f"  {read:,} pages captured in {process_time() - start:.1f} s")
            start = process_time()
            line = timeline(_pairs(paths))
            _say(f"  {len(line.page.items):,} items in a timeline of {line.joined:,} more in {process_time() - start:.1f} s")
            start = process_time()
            unlisted = sum(len(known.unlisted) for known in coverage(_pairs(paths)))
            _say(f"  coverage, {unlisted:,} items not listed any more, in {process_time() - start:.1f} s")


def _nobody(_error: object) -> None:
    """Hear what is wrong."""


def _pairs(paths: list[str]) -> Iterator[tuple[Capture, NewsPage]]:
    originals = Originals()
    return (pair for path in paths for pair in parse_archive(path, originals=originals, on_error=_nobody))


if __name__ == "__main__":
    main()
