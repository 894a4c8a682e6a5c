"""The job that the project is about: a text to records.  Against the scanners in all layouts, against the toolkits in layout A."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from ssenews_parse import parse

from .equal import assert_same
from .scanner import scan, skim
from .texts import KB, LAYOUTS, MB, UNEVEN, page, written
from .timing import Rounds, in_turn
from .toolkits import with_lark, with_parsimonious, with_parsy, with_pyparsing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ssenews_parse import NewsPage

SIZES = {"10 KB": 10 * KB, "1 MB": MB, "20 MB": 20 * MB}
ROUNDS = {"10 KB": 15, "1 MB": 15, "20 MB": 5}
SCANNER = "scanner"
SKIMMER = "skimmer"
TOOLKITS: dict[str, Callable[[str], NewsPage]] = {
    "parsy": with_parsy.read,
    "parsimonious": with_parsimonious.read,
    "Lark, inline transformer": with_lark.inline,
    "pyparsing": with_pyparsing.read,
    "Lark, tree": with_lark.tree,
}


def against_scanners() -> Iterator[Rounds]:
    """Time `parse` and the scanner of each layout at each size."""
    for layout in LAYOUTS:
        for size in SIZES:
            yield _measured("parse", layout, size, {SCANNER: partial(scan, layout)})


def against_a_skimmer() -> Iterator[Rounds]:
    """Time `parse` where one item in twenty has no date, against a scanner that counts no lines and reads no credits."""
    text = written(UNEVEN, MB)
    records = parse(text)
    assert records.sections
    assert_same(_skimmed(records), skim(text), SKIMMER)
    yield Rounds(
        "parse",
        "A with dates lost, 1 MB",
        len(records.items),
        in_turn({"parse": partial(parse, text), SKIMMER: partial(skim, text)}, 15),
    )


def _skimmed(page: NewsPage) -> NewsPage:
    """Return a page without lines and credits."""
    sections = [
        evolve(section, line=None, items=[evolve(item, line=None, credit=None) for item in section.items])
        for section in page.sections
    ]
    return evolve(page, sections=sections)


def against_toolkits() -> Iterator[Rounds]:
    """Time `parse`, the scanner and each toolkit in layout A, at the sizes that the slow ones bear."""
    for size in ("10 KB", "1 MB"):
        yield _measured("toolkits", "A", size, {SCANNER: partial(scan, "A"), **TOOLKITS})


def _measured(job: str, layout: str, size: str, others: dict[str, Callable[[str], NewsPage]]) -> Rounds:
    text = page(layout, SIZES[size])
    records = parse(text)
    items = len(records.items)
    for name, read in others.items():
        assert_same(records, read(text), name)
    del records
    ways = {name: partial(read, text) for name, read in {"parse": parse, **others}.items()}
    return Rounds(job, f"{layout}, {size}", items, in_turn(ways, ROUNDS[size]))
