"""Three made crawls from end to end, as WARC, WACZ and WET; and the how-to pages about archives: their code runs."""

from __future__ import annotations

import re
import runpy
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from tests.archives.crawl import Captured, captured, one_list, sightings, write, write_wacz, write_wet
from tests.archives.records import page, record
from tests.cli.command import run
from tests.docs.examples import Page

from ssenews_parse import lint
from ssenews_parse.archives import (
    Originals,
    Timeline,
    coverage,
    parse_archive,
    timeline,
    to_archive_rows,
    to_timeline_rows,
)
from ssenews_parse.arrow import ARCHIVE_SCHEMA, parse_archives, write_parquet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse import NewsPage, ParseError
    from ssenews_parse.archives import Capture

PAGES = Path(__file__).parents[2] / "docs" / "how-to"
EXAMPLES = PAGES / "examples"


# ── The crawls ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Read:
    """What is read out of the archives of the crawls."""

    def __init__(self, paths: list[str]) -> None:
        """Read them one after the other."""
        originals = Originals()
        self.errors: list[ParseError] = []
        self.passed: Counter[str] = Counter()
        self.pairs: list[tuple[Capture, NewsPage]] = [
            pair
            for path in paths
            for pair in parse_archive(path, originals=originals, on_error=self.errors.append, on_pass=self._pass)
        ]

    def _pass(self, reason: str) -> None:
        self.passed[reason] += 1

    @property
    def timeline(self) -> Timeline:
        """Return all of them as one page."""
        return timeline(self.pairs)


@pytest.fixture(scope="module")
def crawls() -> list[list[Captured]]:
    """Return what three crawls brought home."""
    return captured(items=30, others=200)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory, crawls: list[list[Captured]]) -> list[str]:
    """Write the crawls to WARC files."""
    return write(tmp_path_factory.mktemp("crawls"), crawls)


@pytest.fixture(scope="module")
def read(paths: list[str]) -> Read:
    """Read the crawls."""
    return Read(paths)


def test_every_listing_is_found(read: Read, crawls: list[list[Captured]]) -> None:
    """Each page of a list, each revisit of one, and of all other pages none."""
    expected = {f"{each.time:%Y%m%d%H%M%S}/{each.url}" for taken in crawls for each in taken if each.page and not each.broken}
    assert {capture.source for capture, _ in read.pairs} == expected
    assert len(read.pairs) == len(expected)


def test_every_broken_record_is_told(read: Read, crawls: list[list[Captured]]) -> None:
    """Nothing else is."""
    assert [error.code for error in read.errors] == ["SSE402"] * sum(each.broken for taken in crawls for each in taken)
    assert read.errors


def test_every_item_is_in_the_timeline_once(read: Read, crawls: list[list[Captured]]) -> None:
    """In all layouts and languages, with its address and all its fields as the newest capture has them, and when it was seen."""
    line = read.timeline
    expected = Counter(
        (told.item.url, evolve(told.item, number=None), told.first, told.last, tuple(sorted(told.sources)))
        for told in sightings(crawls).values()
    )
    assert expected == Counter(
        (item.url, evolve(item, number=None), *seen) for item, seen in zip(line.page.items, line.seen, strict=True)
    )


@pytest.mark.apart
def test_a_wacz_gives_the_same_rows(read: Read, crawls: list[list[Captured]], tmp_path: Path) -> None:
    """Only the file is another."""
    again = Read(write_wacz(tmp_path, crawls))
    assert [rows_of(pair) for pair in again.pairs] == [rows_of(pair) for pair in read.pairs]


@pytest.mark.apart
def test_wet_gives_the_same_rows(read: Read, crawls: list[list[Captured]], tmp_path: Path) -> None:
    """But for where they are from, and for what lines can't hold: numbers, addresses, topics.  Menus and footers are around."""
    again = Read(write_wet(tmp_path, crawls))
    assert [error.code for error in again.errors] == [error.code for error in read.errors]
    other = {"number", "line", "url", "document", "file", "file_offset", "record_id"}
    listed = {
        form: {capture.source: rows_without(other, capture, page) for capture, page in each.pairs}
        for form, each in {"warc": read, "wet": again}.items()
    }
    assert listed["wet"].keys() == listed["warc"].keys()
    for source, rows in listed["warc"].items():
        if "-harbour/t/" in source:
            assert [(row["date"], row["title"]) for row in listed["wet"][source]] == [(row["date"], row["title"]) for row in rows]
        else:
            assert listed["wet"][source] == rows


def rows_without(names: set[str], capture: Capture, page: NewsPage) -> list[dict[str, object]]:
    """Return the rows of a capture without some columns."""
    return [{name: value for name, value in row.items() if name not in names} for row in to_archive_rows(capture, page)]


def rows_of(pair: tuple[Capture, NewsPage]) -> list[dict[str, object]]:
    """Return the rows of a capture without the name of the file."""
    return [{**row, "file": None} for row in to_archive_rows(*pair)]


def test_no_item_is_called_gone_that_was_not_captured(read: Read, crawls: list[list[Captured]]) -> None:
    """With all pages and with a third of them left out: what is called gone was taken off, and much of that is found."""
    removed = removals(crawls)
    for pairs, share in ((read.pairs, 0.4), (read.pairs[::3] + read.pairs[1::3], 0.1)):
        gone = [(each.item.title, each.item.date) for known in coverage(pairs) for each in known.unlisted]
        assert set(gone) <= removed
        assert len(gone) >= share * len(removed)


def removals(crawls: list[list[Captured]]) -> set[tuple[object, object]]:
    """Return title and date of the items that one crawl shows and a later one does not."""
    last = {item.url for each in crawls[-1] if each.page for item in each.page.items}
    shown = {item.url: item for taken in crawls for each in taken if each.page for item in each.page.items}
    return {(item.title, item.date) for url, item in shown.items() if url not in last}


# ── Rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_say_where_they_come_from_and_what_the_address_says(read: Read) -> None:
    """Address, time, place in the file, digest; office, section, language and row."""
    row = next(row for pair in read.pairs for row in to_archive_rows(*pair) if row["offset"])
    assert row["source"] == f"{row['captured']:%Y%m%d%H%M%S}/{row['page_url']}"
    assert str(row["file"]).endswith((".warc.gz",))
    assert row["file_offset"] is not None
    assert str(row["record_id"]).startswith("<urn:uuid:")
    assert str(row["digest"]).startswith("crc:")
    assert re.fullmatch("[a-z]{2}-harbour", str(row["site_office"]))
    assert re.fullmatch(r"[a-z0-9-]+/news", str(row["site_section"]))
    assert row["site_language"] == row["language"]
    assert (row["first_seen"], row["last_seen"]) == (None, None)


def test_rows_of_a_timeline_say_when_an_item_was_seen(read: Read) -> None:
    """And name all pages that show it."""
    line = read.timeline
    rows = to_timeline_rows(line)
    assert [(row["first_seen"], row["last_seen"]) for row in rows] == [(seen.first, seen.last) for seen in line.seen]
    assert [row["source"] for row in rows] == ["\n".join(seen.sources) for seen in line.seen]


def test_parquet_holds_the_rows(read: Read, tmp_path: Path) -> None:
    """Times have a zone, places in files are large numbers."""
    rows = [row for pair in read.pairs[:20] for row in to_archive_rows(*pair)]
    write_parquet(rows, tmp_path / "items.parquet", schema=ARCHIVE_SCHEMA)
    table = pq.read_table(tmp_path / "items.parquet")
    assert table.schema.equals(ARCHIVE_SCHEMA)
    assert table.drop_columns("problem").to_pylist() == rows


def batches(paths: list[str], *, content: bool) -> Iterator[pa.RecordBatch]:
    """Yield a batch for each archive, with its bytes or without."""
    for path in paths:
        columns: dict[str, list[object]] = {"other": [1], "path": [path]}
        yield pa.RecordBatch.from_pydict(columns | ({"content": [Path(path).read_bytes()]} if content else {}))


@pytest.mark.apart
def test_engines_get_the_same_rows(read: Read, paths: list[str]) -> None:
    """With the bytes of archives or with their paths; what is damaged is a row with its problem."""
    table = pa.Table.from_batches(parse_archives(batches(paths, content=True), path="path", content="content"))
    assert table.schema.equals(ARCHIVE_SCHEMA)
    rows = table.to_pylist()
    found = [{name: value for name, value in row.items() if name != "problem"} for row in rows if row["problem"] is None]
    assert found == [row for pair in read.pairs for row in to_archive_rows(*pair, remarks=lint(pair[1]))]
    assert [row["problem"][:6] for row in rows if row["problem"]] == ["SSE402"] * len(read.errors)
    assert pa.Table.from_batches(parse_archives(batches(paths, content=False), path="path")).equals(table)


def test_an_archive_is_read_from_its_path(tmp_path: Path) -> None:
    """As it is from its bytes, where an engine hands over its name alone."""
    path = tmp_path / "crawl.warc"
    path.write_bytes(page(1))
    named, held = ({"path": [str(path)]} | more for more in ({}, {"content": [page(1)]}))
    (by_path,) = parse_archives([pa.RecordBatch.from_pydict(named)], path="path")
    (by_bytes,) = parse_archives([pa.RecordBatch.from_pydict(held)], path="path", content="content")
    assert by_path.equals(by_bytes)


def test_a_listing_that_fails_is_one_row() -> None:
    """It says which page it is, and what is wrong with it."""
    bad = record(2, page(2).partition(b"<h1>")[2].replace(b"7 May", b"37 May"))
    batch = pa.RecordBatch.from_pydict({"path": ["crawl.warc"], "content": [page(1) + bad]})
    (rows,) = parse_archives([batch], path="path", content="content")
    failed = rows.to_pylist()[-1]
    assert rows.num_rows == 5
    assert failed["source"] == "20240229120000/https://www.ilo.org/2"
    assert failed["page_url"] == "https://www.ilo.org/2"
    assert failed["problem"].startswith("SSE101 37 May 2023 is not a date")


# ── The pages of the documentation ─────────────────────────────────────────────────────────────────────────────────────


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
    table = pa.table({"bytes": [page(1), b""], "path": ["a", "b"]})
    result = items(table)
    assert isinstance(result, pa.Table)
    assert result.column("title").to_pylist() == [f"A fair day for all {number}" for number in (9, 8, 7, 6)] + [None]


@pytest.mark.parametrize("name", ["merge-snapshots", "parquet-and-duckdb", "ray", "spark", "crawl-to-timeline"])
def test_a_page_shows_files_that_are_there(name: str) -> None:
    """All code on a how-to page about archives is taken from the files that are run."""
    included = re.findall(r"\{literalinclude\} (\S+)", (PAGES / f"{name}.md").read_text(encoding="utf-8"))
    assert included
    assert all((PAGES / path).is_file() for path in included)


def test_the_way_from_a_crawl_to_a_timeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """The commands and the SQL on the page, run on three crawls of a list, give the text and the picture that stand on it."""
    write(tmp_path, one_list("B", "en", items=300))
    monkeypatch.chdir(tmp_path)
    names = sorted(path.name for path in tmp_path.glob("crawl-*.warc.gz"))
    assert run("merge", *names, "--output", "timeline.parquet", "--manifest", "datapackage.json").exit_code == 0
    Path("coverage.json").write_text(run("coverage", *names, "--format", "json").stdout, encoding="utf-8")
    runpy.run_path(str(EXAMPLES / "timeline.py"))
    made = {"timeline.out": capsys.readouterr().out, "timeline.svg": Path("timeline.svg").read_text(encoding="utf-8")}
    for name, text in made.items():
        if request.config.getoption("--update-golden"):
            (EXAMPLES / name).write_text(text, encoding="utf-8")
        assert (EXAMPLES / name).read_text(encoding="utf-8") == text


def test_the_code_about_web_archives_runs(
    paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The blocks of the page on web archives, one after the other, on a made crawl."""
    shutil.copy(paths[0], tmp_path / "crawl.warc.gz")
    monkeypatch.chdir(tmp_path)
    text = (PAGES / "web-archives.md").read_text(encoding="utf-8")
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(block, names)  # noqa: S102 - the page's own code
    assert "https://www.ilo.org/" in capsys.readouterr().out
