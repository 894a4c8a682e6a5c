"""Web archives are files like any other for the command."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from tests.archives.records import LISTING, gzipped, page, record, wacz
from tests.cli.command import run

from ssenews_parse.arrow import ARCHIVE_SCHEMA
from ssenews_parse.rows import ARCHIVE_COLUMNS, COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

ARTICLE = record(7, b"<h1>A fair day</h1><p>9 May 2023</p>")
BROKEN = record(2, LISTING.replace("7 May", "37 May").encode())
LATER = "WARC-Date: 2025-02-28T12:00:00Z"


def archive(*records: bytes, name: str = "crawl.warc.gz") -> str:
    """Write an archive to the working directory and return its name."""
    data = b"".join(map(gzipped, records))
    Path(name).write_bytes(wacz(data) if name.endswith(".wacz") else data)
    return name


def csv_rows(text: str) -> list[dict[str, str]]:
    """Return the rows of CSV."""
    return list(csv.DictReader(text.splitlines()))


def closing(*counts: str) -> str:
    """Return a closing line."""
    return ", ".join(counts) + "\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


# ── parse ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.WACZ", "crawl.wet.gz"])
def test_parse_writes_the_rows_of_an_archive(name: str) -> None:
    """Each says which capture it comes from; what was passed over is counted."""
    result = run("parse", archive(page(1), ARTICLE, record(3, status="404 Not Found"), page(4), name=name.lower()), "-f", "csv")
    assert result.exit_code == 0
    rows = csv_rows(result.stdout)
    assert [row["page_url"][-1] for row in rows] == list("11114444")
    assert {row["captured"] for row in rows} == {"2024-02-29T12:00:00+00:00"}
    assert list(rows[0]) == [*COLUMNS, "problem", *(column for column in ARCHIVE_COLUMNS if column not in COLUMNS)]
    assert result.stderr == closing("1 file", "8 items", "0 problems", "0 remarks", "passed over: 1 other pages", "1 without page")


def test_what_was_passed_over_is_named() -> None:
    """Pages, files that are no pages, pages that were not there, revisits and addresses."""
    records = [page(1), ARTICLE, ARTICLE, record(3, http=["Content-Type: image/png"]), record(4, b"", kind="revisit")]
    stderr = run("parse", archive(*records), "-f", "csv").stderr
    assert "passed over: 2 other pages, 1 other files, 1 other revisits" in stderr
    stderr = run("parse", archive(*records), "-f", "csv", "--url", "*/1").stderr
    assert "1 file, 4 items, 0 problems, 0 remarks, passed over: 3 other addresses, 1 other files" in stderr


def test_a_page_with_a_problem_is_left_out() -> None:
    """It is told and has a row with its problem; with --lenient what was understood is kept."""
    name = archive(page(1), BROKEN, page(3))
    strict = run("parse", name, "-f", "csv")
    assert strict.exit_code == 1
    assert [(row["page_url"][-1], row["problem"][:6]) for row in csv_rows(strict.stdout)] == [
        *[("1", "")] * 4, ("2", "SSE101"), *[("3", "")] * 4,
    ]  # fmt: skip
    assert "20240229120000/https://www.ilo.org/2:" in strict.stderr
    lenient = run("parse", name, "-f", "csv", "--lenient")
    assert lenient.exit_code == 1
    assert len(csv_rows(lenient.stdout)) == 12


def test_damage_is_told_and_the_rest_is_there() -> None:
    """The report names the file and the place; there is a row with the problem."""
    Path("crawl.warc.gz").write_bytes(gzipped(page(1)) + b"no member" + gzipped(page(2)))
    result = run("parse", "crawl.warc.gz", "-f", "csv")
    assert [row["problem"] or row["page_url"][-1] for row in csv_rows(result.stdout)] == [
        *"1111", "SSE402 damaged: 9 bytes that are no record", *"2222",
    ]  # fmt: skip
    assert result.stderr.startswith("crawl.warc.gz:1:1: SSE402 damaged: 9 bytes that are no record\n    1 | crawl.warc.gz, byte ")


def test_an_archive_that_cannot_be_opened_does_not_stop_the_others() -> None:
    """As any other file."""
    result = run("parse", "missing.warc.gz", archive(page(1)), "-f", "csv")
    assert result.stderr.startswith("missing.warc.gz: No such file or directory\n")
    assert len(csv_rows(result.stdout)) == 5


def test_what_nobody_foresaw_in_an_archive_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one problem of the file; a missing library ends the command."""
    for name in ("a.warc.gz", "b.warc.gz"):
        archive(page(1), name=name)
    error: list[Exception] = [ZeroDivisionError("by zero")]

    def fail(*_: object, **__: object) -> Any:  # noqa: ANN401 - it never returns
        raise error[0]

    monkeypatch.setattr("ssenews_parse.archives.listings", fail)
    assert run("parse", ".", "-q").stderr.count("ZeroDivisionError") == 2
    error[0] = ModuleNotFoundError("fastwarc is not installed")
    result = run("parse", ".", "-q")
    assert (result.exit_code, result.stderr) == (2, "Error: fastwarc is not installed\n")


def test_a_folder_is_searched_for_archives_too() -> None:
    """Texts and archives have the same columns then; the texts leave those of captures empty."""
    Path("top/below").mkdir(parents=True)
    Path("top/page.txt").write_text("May 2023\n\n  1. A fair day\n", "utf-8")
    archive(page(1), name="top/below/crawl.wacz")
    rows = csv_rows(run("parse", "top", "-f", "csv").stdout)
    assert [(Path(row["source"]).name, row["file"]) for row in rows] == [
        *[("1", "top/below/crawl.wacz#archive/data.warc.gz")] * 4, ("page.txt", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "crawl.arc",
        "crawl.arc.gz",
        "CRAWL.ARC.GZ",
        "crawl.warc.gz.open",
        "crawl.warc.open",
        "crawl.warc.gz.part",
        "crawl.warc.gz.tmp",
        "crawl.warc.bz2",
        "crawl.warc.xz",
        "crawl.warc.lz4",
        "crawl.wet.zip",
        "crawl.warc.7z",
    ],
)
def test_archives_of_a_folder_that_are_not_read_are_named(name: str) -> None:
    """Nothing of a folder that looks like a web archive is passed over in silence; what stands beside one is no archive."""
    Path("crawls").mkdir()
    archive(page(1), name="crawls/crawl.warc.gz")
    for other in (name, "crawl.warc.gz.md5", "crawl.cdx", "crawl.cdxj.gz", "crawl.wat.gz", "arc", "march.arcade"):
        Path("crawls", other).write_bytes(b"-")
    result = run("parse", "crawls", "-f", "csv")
    told = "a web archive in a form that is not read: repack it as .warc.gz"
    assert [row["problem"] for row in csv_rows(result.stdout) if row["problem"]] == [told]
    counts = closing("2 files", "4 items", "1 problem", "0 remarks")
    assert (result.exit_code, result.stderr) == (1, f"{Path('crawls', name)}: {told}\n{counts}")


def test_json_is_an_array_of_pages() -> None:
    """Also of an archive with one listing; the source is the capture."""
    pages = json.loads(run("parse", archive(page(1))).stdout)
    assert [each["source"] for each in pages] == ["20240229120000/https://www.ilo.org/1"]


def test_parquet_has_the_schema_of_archives() -> None:
    """The times have a zone."""
    run("parse", archive(page(1), BROKEN), "-o", "items.parquet")
    table = pq.read_table("items.parquet")
    assert table.schema.equals(ARCHIVE_SCHEMA)
    assert table.num_rows == 5


def test_archives_of_one_run_share_their_revisits() -> None:
    """A revisit in the second archive has the page of the first."""
    archive(page(1), name="a.warc.gz")
    archive(record(1, b"", kind="revisit", headers=[LATER]), name="b.warc.gz")
    rows = csv_rows(run("parse", "a.warc.gz", "b.warc.gz", "-f", "csv").stdout)
    assert [row["captured"][:4] for row in rows] == ["2024"] * 4 + ["2025"] * 4


@pytest.mark.parametrize("more", [(), ("--manifest", "m.json")])
def test_an_archive_in_a_pipe_is_refused(more: tuple[str, ...]) -> None:
    """Its places are searched more than once; nothing waits for the pipe, and the other files are read."""
    os.mkfifo("crawl.warc")
    result = run("parse", "crawl.warc", "page.txt", "-o", "items.csv", *more)
    assert result.exit_code == 1
    assert result.stderr.startswith("crawl.warc: a web archive cannot be read from a pipe: write it to a file first\n")
    assert "2 files, 2 items, 1 problem" in result.stderr
    if more:
        assert json.loads(Path("m.json").read_text("utf-8"))["sources"][0] == {"path": "crawl.warc"}


@pytest.mark.parametrize("name", ["crawl.txt", "crawl.html", "-"])
def test_an_archive_by_another_name_is_refused(name: str) -> None:
    """It is no page, whatever a text in it may look like."""
    wet = record(1, b"May 2023\n\n  1. A fair day\n\n    9 May 2023\n", http=[], kind="conversion")
    Path("crawl.txt").write_bytes(wet)
    Path("crawl.html").write_bytes(wet)
    result = run("parse", name, "-f", "csv", "--lenient", given=wet)
    told = "a web archive, not a page: parse and merge read it if its name ends in .warc or .wet"
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{name.replace('-', '<stdin>')}: {told}\n")


# ── merge, check, show ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_merge_takes_the_order_of_time() -> None:
    """The newest wins, and rows say when an item was seen, and on which pages."""
    new = record(2, LISTING.replace("9 May 2023</p>", "9 May 2023</p><p>New.</p>").encode(), headers=[LATER])
    name = archive(new, record(1, LISTING.replace("9 May 2023</p>", "9 May 2023</p><p>Older and longer.</p>").encode()))
    result = run("merge", name, "-f", "csv")
    first = next(row for row in csv.DictReader(io.StringIO(result.stdout)) if row["title"] == "A fair day for all 9")
    assert first["summary"] == "New."
    assert first["first_seen"] == "2024-02-29T12:00:00+00:00"
    assert first["last_seen"] == "2025-02-28T12:00:00+00:00"
    assert first["source"].split("\n") == ["20240229120000/https://www.ilo.org/1", "20250228120000/https://www.ilo.org/2"]
    assert "1 file, 8 items, 0 problems, 4 joined" in result.stderr
    page_of = json.loads(run("merge", name).stdout)
    assert len(page_of["sections"][0]["items"]) == 4


def test_merge_of_an_archive_without_a_listing_writes_nothing() -> None:
    """As of texts."""
    result = run("merge", archive(ARTICLE), "-o", "line.csv")
    assert not Path("line.csv").exists()
    assert "0 items" in result.stderr


def test_check_and_show_read_archives() -> None:
    """Each page under its time and address."""
    name = archive(page(1), BROKEN)
    assert "20240229120000/https://www.ilo.org/2" in run("check", name).stdout
    shown = run("show", name).stdout
    assert "A fair day for all 9" in shown
    assert "SSE101" in shown


def test_show_says_what_is_damaged() -> None:
    """Where there is no page to draw, the report stands for it."""
    Path("crawl.warc.gz").write_bytes(gzipped(page(1)) + b"no member" + gzipped(page(2)))
    result = run("show", "crawl.warc.gz")
    assert result.exit_code == 1
    assert result.stderr.startswith("crawl.warc.gz:1:1: SSE402 damaged: 9 bytes that are no record\n    1 | crawl.warc.gz, byte ")
    assert "None" not in result.output


def test_fmt_is_for_texts() -> None:
    """An archive has no canonical layout."""
    result = run("fmt", archive(page(1)))
    assert result.exit_code == 1
    assert result.stderr.startswith("crawl.warc.gz: ")


# ── coverage ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def listing(row: int, days: Iterable[int], *headers: str) -> bytes:
    """Return a record of a page of a list."""
    body = "".join(f"<li><h3>A fair day {day}</h3><p>{day} May 2023</p></li>" for day in days)
    url = f"WARC-Target-URI: https://www.ilo.org/lome/news/lang--en/nextRow--{row}/index.htm"
    return record(row, f"<h1>News</h1><ol>{body}</ol>".encode(), headers=[url, *headers])


def test_coverage_says_what_is_held_and_what_was_taken_off() -> None:
    """Positions, days, and the items whose place was captured."""
    name = archive(listing(0, (29, 28, 27)), listing(6, (9, 8, 7)), listing(0, (29, 27, 26), LATER))
    result = run("coverage", name)
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
https://www.ilo.org/lome/news/lang--en/
  2024-02-29: 2 pages with 1 to 3, 7 to 9
    not captured: 4 to 6, 10 and on
  2025-02-28: 1 page with 1 to 3
    not captured: 4 and on
  no crawl holds 2023-05-09 to 2023-05-26
  not listed on 2025-02-28, last seen 2024-02-29: 2023-05-28 A fair day 28
"""
    )
    assert result.stderr == closing("1 file", "9 items", "0 problems")
    (known,) = json.loads(run("coverage", name, "-f", "json").stdout)
    assert known["list"] == "https://www.ilo.org/lome/news/lang--en/"
    assert known["crawls"][0]["missing"] == [[4, 6], [10, None]]
    assert known["gaps"][0]["months"] == ["2023-05"]
    assert [gone["title"] for gone in known["unlisted"]] == ["A fair day 28"]


def test_coverage_over_several_days_and_of_items_without_date() -> None:
    """An item is named by what it has."""
    bare = [f"<li><h3>Fair {number}</h3></li>" for number in range(3)]
    head = "WARC-Target-URI: https://www.ilo.org/lome/news/lang--en/nextRow--{}/index.htm"
    name = archive(
        record(1, f"<ol>{''.join(bare)}</ol>".encode(), headers=[head.format(0)]),
        record(2, f"<ol>{bare[0]}{bare[2]}</ol>".encode(), headers=[head.format(0), LATER]),
        record(3, f"<ol>{bare[2]}</ol>".encode(), headers=[head.format(2), "WARC-Date: 2025-03-01T12:00:00Z"]),
    )
    stdout = run("coverage", name, "-q").stdout
    assert "  2025-02-28 to 2025-03-01: 2 pages with 1 to 3\n" in stdout
    assert "last seen 2024-02-29: no date Fair 1\n" in stdout


def test_coverage_leaves_a_page_with_problems_out() -> None:
    """It may lack items; texts have no capture."""
    Path("page.txt").write_text("May 2023\n\n  1. A fair day\n", "utf-8")
    result = run("coverage", archive(BROKEN), "page.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "1 file left out" in result.stderr


def test_a_revisit_of_a_page_with_problems_is_left_out() -> None:
    """Parse has a row with the problem for each of the two, and coverage counts neither as held."""
    bad = BROKEN, record(2, b"", kind="revisit", headers=[LATER])
    rows = csv_rows(run("parse", archive(*bad, page(3)), "-f", "csv").stdout)
    assert [(row["captured"][:4], row["problem"][:6]) for row in rows[:2]] == [("2024", "SSE101"), ("2025", "SSE101")]
    assert {row["page_url"] for row in rows[2:]} == {"https://www.ilo.org/3"}
    result = run("coverage", archive(*bad))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "2 files left out" in result.stderr


# ── The manifest ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_manifest_says_what_a_file_is_made_of() -> None:
    """Sums of all files, the columns, counts, and what was left out and why."""
    name = archive(page(1), BROKEN, ARTICLE)
    run("parse", name, "missing.txt", "-o", "items.csv", "--manifest", "datapackage.json")
    package = json.loads(Path("datapackage.json").read_text("utf-8"))
    (resource,) = package["resources"]
    assert (resource["path"], resource["format"]) == ("items.csv", "csv")
    assert resource["hash"] == f"sha256:{hashlib.sha256(Path('items.csv').read_bytes()).hexdigest()}"
    assert [field["name"] for field in resource["schema"]["fields"]] == ARCHIVE_SCHEMA.names
    assert {field["type"] for field in resource["schema"]["fields"]} == {"string", "integer", "date", "datetime"}
    assert [each["path"] for each in package["sources"]] == [name, "missing.txt"]
    assert package["sources"][0]["bytes"] == Path(name).stat().st_size
    assert "hash" not in package["sources"][1]
    told = package["ssenews-parse"]
    assert (told["files"], told["items"], told["problems"], told["passed_over"]) == (2, 4, 2, {"no listing": 1})
    assert [(each["source"], each["why"]) for each in told["left_out"]] == [
        ("20240229120000/https://www.ilo.org/2", "37 May 2023 is not a date: May has 31 days"),
        ("missing.txt", "No such file or directory"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("parse page.txt -o x.csv --manifest page.txt", "page.txt: the manifest is one of the inputs, which would be lost"),
        ("parse crawl.warc -o x.csv --manifest crawl.warc", "crawl.warc: the manifest is one of the inputs, which would be lost"),
        ("parse page.txt -o x.csv --manifest linked.txt", "linked.txt: the manifest is one of the inputs, which would be lost"),
        ("parse page.txt -o x.csv --manifest hard.txt", "hard.txt: the manifest is one of the inputs, which would be lost"),
        (
            "merge page.txt hard.txt -o x.csv --manifest page.txt",
            "page.txt: the manifest is one of the inputs, which would be lost",
        ),
        ("parse page.txt -o x.json --manifest x.json", "x.json: the manifest and the output are one file"),
        ("parse page.txt -o x.json --manifest ./x.json", "x.json: the manifest and the output are one file"),
        ("parse page.txt -o old.json --manifest linked.json", "linked.json: the manifest and the output are one file"),
        ("parse page.txt -o x.csv --manifest none/m.json", "none/m.json: the manifest is no file in a folder that is there"),
        ("parse page.txt -o x.csv --manifest .", ".: the manifest is no file in a folder that is there"),
        ("parse page.txt -o x.csv --manifest -", "--manifest names a file of its own"),
        ("parse page.txt -o x.csv --manifest /dev/stdout", "--manifest names a file of its own"),
        ("parse page.txt -o x.csv --manifest=", "--manifest names a file of its own"),
    ],
)
def test_a_manifest_takes_the_place_of_nothing(arguments: str, message: str) -> None:
    """Neither of an input nor of the output, by any name; it is refused before anything is read."""
    Path("crawl.warc").write_bytes(page(1))
    Path("linked.txt").symlink_to("page.txt")
    Path("hard.txt").hardlink_to("page.txt")
    Path("old.json").write_text("old", "utf-8")
    Path("linked.json").symlink_to("old.json")
    before = {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    result = run(*arguments.split())
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {message}")
    assert {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before


def test_a_manifest_does_not_speak_of_what_an_earlier_run_wrote() -> None:
    """Where nothing is written there is no resource, whatever stands at the path."""
    run("parse", "page.txt", "-o", "items.csv")
    run("parse", "broken.txt", "-o", "items.csv", "--manifest", "m.json")
    assert json.loads(Path("m.json").read_text("utf-8"))["resources"] == []


def test_a_manifest_has_the_sum_of_what_came_through_a_pipe() -> None:
    """It is read once; its sum is that of what it held."""
    os.mkfifo("pipe")
    data = Path("page.txt").read_bytes()
    writer = Thread(target=Path("pipe").write_bytes, args=(data,))
    writer.start()
    run("parse", "pipe", "-o", "items.csv", "--manifest", "m.json")
    writer.join()
    (source,) = json.loads(Path("m.json").read_text("utf-8"))["sources"]
    assert source == {"path": "pipe", "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def test_a_manifest_of_a_name_that_is_no_text() -> None:
    """Bytes that are no letters are written as Python writes them."""
    run("parse", "page.txt", "-o", "q\udcff.csv", "--manifest", "m.json")
    assert json.loads(Path("m.json").read_text("utf-8"))["resources"][0]["path"] == r"q\udcff.csv"


def test_a_manifest_of_the_standard_output_and_of_other_folders() -> None:
    """Without a file there is no resource; a page of JSON has no columns; an output elsewhere keeps its path."""
    name = archive(page(1))
    run("parse", name, "--manifest", "a.json")
    assert json.loads(Path("a.json").read_text("utf-8"))["resources"] == []
    Path("below").mkdir()
    run("merge", name, "-o", "line.json", "--manifest", "below/b.json")
    (resource,) = json.loads(Path("below/b.json").read_text("utf-8"))["resources"]
    assert (resource["path"], "schema" in resource) == ("line.json", False)
