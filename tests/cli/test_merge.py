"""`merge`: several pages in, one timeline out."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command import LEFT_OUT, PAGE, REPORT, run

from ssenews_parse import from_json, parse, to_json
from ssenews_parse.merging import merge

LATER = """News

June 2023

  1. A late day

    2 June 2023

May 2023

  1. A fair day for all

    25 May 2023, Lomé, Togo
"""


def test_overlapping_pages_are_one_page(folder: Path) -> None:
    """What `merge` makes of the pages stands on stdout as one page of JSON."""
    (folder / "later.txt").write_text(LATER, encoding="utf-8")
    result = run("merge", "page.txt", "later.txt")
    assert result.stdout == to_json(merge([parse(PAGE), parse(LATER)]), indent=2) + "\n"
    assert [item.title for item in from_json(result.stdout).items] == ["A late day", "A fair day for all", "A short guide"]
    assert (result.stderr, result.exit_code) == ("2 files, 4 items, 0 problems, 1 joined, differing in 0 fields, 0 remarks\n", 0)


def test_a_timeline_has_no_single_source() -> None:
    """Rows of a timeline have no source: an item may come from several files."""
    rows = [json.loads(line) for line in run("merge", "page.txt", "page.txt", "-f", "jsonl").stdout.splitlines()]
    assert [(row["source"], row["title"]) for row in rows] == [(None, "A fair day for all"), (None, "A short guide")]


def test_the_closing_line_says_what_was_joined(folder: Path) -> None:
    """How many items are a part of another, and in how many fields the same item said different things."""
    (folder / "later.txt").write_text(PAGE.replace("Bakers meet.", "Bakers meet again.").replace("Lomé", "LOMÉ"), encoding="utf-8")
    assert run("merge", "page.txt", "later.txt").stderr == (
        "2 files, 4 items, 0 problems, 2 joined, differing in 2 fields, 0 remarks\n"
    )


def test_titles_that_are_nearly_the_same_are_a_remark(folder: Path) -> None:
    """A slip in a title makes two items of one: stderr says which, under the name of what was written; the exit code stays 0."""
    (folder / "slip.txt").write_text(PAGE.replace("A fair day", "A fayr day"), encoding="utf-8")
    remark = "SSE908 nearly the same title on 2023-05-25: A fayr day for all; before: A fair day for all\n"
    counts = "2 files, 4 items, 0 problems, 1 joined, differing in 0 fields, 1 remark\n"
    result = run("merge", "page.txt", "slip.txt")
    assert (result.stderr, result.exit_code) == (f"<stdout>: {remark}{counts}", 0)
    assert len(from_json(result.stdout).items) == 3
    result = run("merge", "page.txt", "slip.txt", "--output", "a\nb.json")
    assert (result.stdout, result.stderr) == ("", f"a\\nb.json: {remark}{counts}")
    assert run("merge", "page.txt", "slip.txt", "--quiet").stderr == f"<stdout>: {remark}"


def test_a_broken_page_does_not_stop_the_others() -> None:
    """It is reported and left out; with --lenient what was understood of it is merged too."""
    result = run("merge", "page.txt", "broken.txt", "-o", "all.json")
    assert (result.stdout, result.stderr, result.exit_code) == (
        "",
        f"{REPORT}2 files, 2 items, 1 problem, 0 joined, differing in 0 fields, 0 remarks, {LEFT_OUT}\n",
        1,
    )
    assert len(from_json(Path("all.json").read_bytes()).items) == 2
    assert len(from_json(run("merge", "--lenient", "page.txt", "broken.txt").stdout).items) == 4


def test_nothing_merged_is_nothing_written() -> None:
    """Without any page no output appears."""
    assert run("merge", "broken.txt", "-o", "all.json").exit_code == 1
    assert not Path("all.json").exists()
