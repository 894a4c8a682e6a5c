"""The how-to pages about archives: their code runs, on a generated web archive of 3,000 pages and on the samples beside it."""

from __future__ import annotations

import re
import runpy
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from tests.archives.archive import captures, listings, write_archives
from tests.docs.examples import Page

if TYPE_CHECKING:
    from ssenews_parse import NewsItem

PAGES = Path(__file__).parents[2] / "docs" / "how-to"
EXAMPLES = PAGES / "examples"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    """Return the code of the how-to page on web archives."""
    return runpy.run_path(str(EXAMPLES / "web_archive.py"))


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory, example: dict[str, Any]) -> str:
    """Write 3,000 pages to two WARC files, and their listings to a Parquet file; return its path."""
    folder = tmp_path_factory.mktemp("archive")
    where = str(folder / "items.parquet")
    example["write_items"](write_archives(folder), where)
    return where


def test_every_generated_item_is_found_once(items: str, example: dict[str, Any]) -> None:
    """WARC, HTML, text, rows, Parquet, pages, timeline: each item of all layouts and languages arrives with all its fields."""
    generated: set[NewsItem] = {evolve(item, number=None) for _, page in listings() for item in page.items}
    assert len(generated) > 1000
    assert Counter(evolve(item, number=None) for item in example["timeline"](items).items) == Counter(generated)


def test_every_listing_is_found_and_shows_its_items(items: str) -> None:
    """Each of the 200 pages has its rows, and of the other pages hardly one has any."""
    rows = Counter(source.partition("/")[2] for source in pq.read_table(items).column("source").to_pylist())
    urls = [f"https://site.test/{page.language}/{layout}/nextRow--{n}" for n, (layout, page) in enumerate(listings())]
    assert {url: rows.pop(url) for url in urls} == {url: len(page.items) for url, (_, page) in zip(urls, listings(), strict=True)}
    assert sum(rows.values()) < 100


def test_a_text_that_fails_is_one_row(items: str) -> None:
    """A damaged listing costs neither the job nor its neighbours, and says what is wrong with it."""
    found = duckdb.execute(f"FROM '{items}' SELECT line, title, problem WHERE source LIKE '%/damaged/%'").fetchall()
    assert found == [(7, None, "SSE101 31 April 2023 is not a date: April has 30 days")] * 3


def test_the_cheap_test_lets_listings_pass_and_keeps_others_out(example: dict[str, Any]) -> None:
    """It passes every listing, whatever its language and encoding, and of all other pages fewer than three in a hundred."""
    passed = {capture.url: example["may_be_listing"](capture.body) for capture in captures() if capture.status == "200 OK"}
    assert all(found for url, found in passed.items() if "nextRow" in url)
    others = [found for url, found in passed.items() if "page-" in url]
    assert len(others) > 2000
    assert sum(others) < 0.03 * len(others)


@pytest.mark.parametrize("name", ["merge_snapshots", "parquet_and_duckdb"])
def test_an_example_prints_what_its_page_shows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The code on a how-to page, run on the samples beside it, prints the text that stands on the page."""
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    runpy.run_path(f"{name}.py")
    assert capsys.readouterr().out == (EXAMPLES / f"{name}.out").read_text(encoding="utf-8")


def test_the_command_prints_what_its_page_shows(tmp_path: Path) -> None:
    """The commands on the page about merging, run on the samples beside it, print what stands on the page."""
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    Page(PAGES / "merge-snapshots.md", tmp_path).run()


def test_what_ray_calls_takes_a_table_and_returns_one() -> None:
    """Ray Data refuses a record batch; the example gives it a table of the rows."""
    items = runpy.run_path(str(EXAMPLES / "ray_data.py"))["items"]
    table = pa.table({"text": ["May 2023\n\n  1. A fair day\n", "No listing."], "source": ["a", "b"]})
    result = items(table)
    assert isinstance(result, pa.Table)
    assert result.column("title").to_pylist() == ["A fair day", None]


@pytest.mark.parametrize("name", ["merge-snapshots", "parquet-and-duckdb", "spark", "web-archives"])
def test_a_page_shows_files_that_are_there(name: str) -> None:
    """All code on a how-to page about archives is taken from the files that are run."""
    included = re.findall(r"\{literalinclude\} (\S+)", (PAGES / f"{name}.md").read_text(encoding="utf-8"))
    assert included
    assert all((PAGES / path).is_file() for path in included)
