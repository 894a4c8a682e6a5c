"""Memory beyond the records, each way in a process of its own: `python -m bench.memory WAY` prints the bytes.

What `tracemalloc` counts at the peak, less the text and less what the records themselves hold, that is what comes free when they
are let go.  What stays behind (memories of dates and credits) counts as beyond.  A small page is read before, so that the
grammar, of the same size for every text, does not count.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tracemalloc
from functools import partial
from typing import TYPE_CHECKING

from ssenews_parse import parse

from .scanner import scan
from .texts import KB, MB, page
from .toolkits import with_lark

if TYPE_CHECKING:
    from collections.abc import Callable

    from ssenews_parse import NewsPage

WAYS: dict[str, Callable[[str], NewsPage]] = {
    "parse": parse,
    "scanner": partial(scan, "A"),
    "Lark, inline transformer": with_lark.inline,
    "Lark, tree": with_lark.tree,
}


def beyond_the_records() -> dict[str, float]:
    """Return the megabytes beyond the records, by way, on 20 MB of layout A."""
    return {way: int(subprocess.check_output([sys.executable, "-m", __name__, way], text=True)) / MB for way in WAYS}  # noqa: S603 - our own module


def _bytes(way: str) -> int:
    read = WAYS[way]
    read(page("A", 10 * KB))
    text = page("A", 20 * MB)
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    records = read(text)
    held, peak = tracemalloc.get_traced_memory()
    del records
    gc.collect()
    left, _ = tracemalloc.get_traced_memory()
    return peak - before - (held - left)


if __name__ == "__main__":
    print(_bytes(sys.argv[1]))
