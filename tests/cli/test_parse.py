"""`parse`: pages in, one of five formats out, reports on the side."""

from __future__ import annotations

import io
import json
import os
import stat
from typing import TYPE_CHECKING

import feedparser
import polars as pl
import pytest
from tests.cli.command import BROKEN, PAGE, REPORT, names, run

from ssenews_parse import from_json, parse, to_json
from ssenews_parse.atom import to_atom
from ssenews_parse.jsonl import to_jsonl
from ssenews_parse.tables import to_csv

if TYPE_CHECKING:
    from pathlib import Path


def test_one_file_is_one_page_of_json() -> None:
    """The page stands on stdout as indented JSON, the closing line on stderr, and the exit code is 0."""
    result = run("parse", "page.txt")
    assert result.stdout == to_json(parse(PAGE, source="page.txt"), indent=2) + "\n"
    assert result.stderr == "1 file, 2 items, 0 problems\n"
    assert result.exit_code == 0


def test_a_problem_is_reported_and_its_file_left_out() -> None:
    """Strictly, a file with a problem gives its report on stderr, nothing on stdout, and exit code 1."""
    result = run("parse", "broken.txt")
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{REPORT}1 file, 0 items, 1 problem\n", 1)


def test_leniently_all_that_was_understood_is_kept() -> None:
    """With --lenient every problem is reported and the items are there all the same; the exit code stays 1."""
    result = run("parse", "--lenient", "broken.txt")
    assert from_json(result.stdout) == parse(BROKEN, on_error=id)
    assert (result.stderr, result.exit_code) == (f"{REPORT}1 file, 2 items, 1 problem\n", 1)


def test_several_files_are_an_array() -> None:
    """Several files give an array, each page with its source first; the bad one among them doesn't stop the others."""
    result = run("parse", "page.txt", "broken.txt", "missing.txt", "page.txt")
    pages = json.loads(result.stdout)
    assert [page["source"] for page in pages] == ["page.txt"] * 2
    assert all(from_json(json.dumps(page)) == parse(PAGE) for page in pages)
    assert result.stderr == f"{REPORT}missing.txt: No such file or directory\n4 files, 4 items, 2 problems\n"
    assert result.exit_code == 1


def test_a_folder_is_an_array_whatever_it_holds(folder: Path) -> None:
    """A folder gives an array even if one file is in it, so that a script can count on it."""
    (folder / "broken.txt").unlink()
    assert [page["source"] for page in json.loads(run("parse", ".").stdout)] == ["page.txt"]
    assert [page["source"] for page in json.loads(run("parse", "pa*.txt").stdout)] == ["page.txt"]


def test_the_standard_input_is_a_file() -> None:
    """- is the standard input: one page, called <stdin> in reports."""
    assert run("parse", "-", given=PAGE).stdout.replace("<stdin>", "page.txt") == run("parse", "page.txt").stdout
    assert run("parse", "-", given=BROKEN).stderr.startswith("<stdin>:5:5: SSE101 ")


def test_html_is_read_as_html(folder: Path) -> None:
    """Files that end in .html or .htm are HTML, others with --html, the standard input too."""
    html = "<h2>May 2023</h2><ol><li><h3>Un marché</h3></li></ol>"
    for name in ("page.html", "page.HTM", "page.txt"):
        (folder / name).write_bytes(html.encode("windows-1252"))
    for result in (run("parse", "page.html"), run("parse", "page.HTM"), run("parse", "--html", "page.txt")):
        assert from_json(result.stdout).items[0].title == "Un marché"
    assert from_json(run("parse", "--html", "-", given=html).stdout).items[0].title == "Un marché"
    assert run("parse", "page.txt").exit_code == 1


def test_text_in_another_encoding(folder: Path) -> None:
    """--encoding names the encoding of text files; bytes that don't fit are a problem like any other."""
    (folder / "page.txt").write_bytes(PAGE.encode("latin-1", "replace"))
    assert from_json(run("parse", "--encoding", "latin-1", "page.txt").stdout).items[0].place == "Lomé, Togo"
    result = run("parse", "page.txt")
    assert result.stderr.startswith("page.txt:5:6: SSE003 not utf-8: byte 0xA9 cannot be read\n")
    assert result.exit_code == 1


def test_an_encoding_that_does_not_exist() -> None:
    """An unknown encoding is wrong usage."""
    result = run("parse", "--encoding", "utf-9", "page.txt")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Error: Invalid value for '--encoding': 'utf-9' is not the name of an encoding.",
    )


def test_an_encoding_that_knows_no_places() -> None:
    """Where the encoding cannot tell which byte is wrong the file is told as a whole, and the next one is read."""
    result = run("parse", "--encoding", "idna", "page.txt", "missing.txt")
    first, *others = result.stderr.splitlines()
    assert first.startswith("page.txt: ")
    assert others == ["missing.txt: No such file or directory", "2 files, 0 items, 2 problems"]
    assert (result.stdout, result.exit_code) == ("", 1)


def test_csv_to_the_standard_output() -> None:
    """CSV has one header for all files."""
    result = run("parse", "-f", "csv", "page.txt", "page.txt")
    header, rest = to_csv(parse(PAGE), source="page.txt").split("\r\n", 1)
    assert result.stdout_bytes.decode() == f"{header}\r\n{rest}{rest}"


def test_json_lines_to_the_standard_output() -> None:
    """JSON Lines follow one another, one an item."""
    assert run("parse", "-f", "jsonl", "page.txt", "page.txt").stdout == to_jsonl(parse(PAGE), source="page.txt") * 2


def test_atom_is_one_feed(folder: Path) -> None:
    """Atom is one feed under the title of the first page, with the entries of all."""
    assert run("parse", "-f", "atom", "page.txt").stdout == to_atom(parse(PAGE))
    (folder / "more.txt").write_text("More\n\nMay 2023\n\n  1. A late day\n", encoding="utf-8")
    feed = feedparser.parse(run("parse", "-f", "atom", "page.txt", "more.txt").stdout_bytes)
    assert [entry.title for entry in feed.entries] == ["A fair day for all", "A short guide", "A late day"]
    assert feed.feed.title == "News on Shared Workshops"


def test_parquet_keeps_the_files_that_failed(folder: Path) -> None:
    """Parquet has a row for each item, and one with the problem for each file that has none."""
    (folder / "empty.txt").write_text("May 2023\n", encoding="utf-8")
    result = run("parse", "-f", "parquet", "page.txt", "broken.txt", "missing.txt", "empty.txt")
    rows = pl.read_parquet(io.BytesIO(result.stdout_bytes)).select("source", "title", "line", "problem").rows()
    assert rows == [
        ("page.txt", "A fair day for all", 5, None),
        ("page.txt", "A short guide", 13, None),
        ("broken.txt", None, 5, "SSE101 31 June 2023 is not a date: June has 30 days"),
        ("missing.txt", None, None, "No such file or directory"),
        ("empty.txt", None, None, "SSE002 no item found"),
    ]
    assert result.exit_code == 1


def test_parquet_is_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet on a terminal would be noise; the command asks for a file instead."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _stream: True)
    result = run("parse", "-f", "parquet", "page.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: Parquet is not for a terminal: name a file with --output" in result.stderr


@pytest.mark.parametrize(
    ("name", "form"), [("a.json", "json"), ("a.jsonl", "jsonl"), ("a.CSV", "csv"), ("a.atom", "atom"), ("a.out", "json")]
)
def test_the_ending_of_the_output_tells_the_format(folder: Path, name: str, form: str) -> None:
    """Without --format the ending decides; an unknown one means JSON."""
    result = run("parse", "page.txt", "--output", name)
    assert (result.stdout, result.exit_code) == ("", 0)
    assert (folder / name).read_bytes() == run("parse", "page.txt", "--format", form).stdout_bytes


def test_parquet_to_a_file() -> None:
    """A Parquet file is read by Polars."""
    run("parse", "page.txt", "-o", "a.parquet")
    assert pl.read_parquet("a.parquet")["title"].to_list() == ["A fair day for all", "A short guide"]


def test_output_to_the_standard_output() -> None:
    """- as the output is the standard output."""
    assert run("parse", "page.txt", "-o", "-").stdout == run("parse", "page.txt").stdout


def test_nothing_is_written_where_nothing_was_read(folder: Path) -> None:
    """If no file can be read the old output stays, and no new one appears."""
    (folder / "old.csv").write_text("old", encoding="utf-8")
    assert run("parse", "broken.txt", "-o", "old.csv").exit_code == 1
    assert run("parse", "broken.txt", "-o", "new.csv").exit_code == 1
    assert (folder / "old.csv").read_text(encoding="utf-8") == "old"
    assert names() == ["broken.txt", "old.csv", "page.txt"]


def test_the_output_is_replaced_whole(folder: Path) -> None:
    """The new file takes the place of the old one, with its permissions; a link stays a link; nothing is left beside it."""
    old = folder / "kept" / "old.csv"
    old.parent.mkdir()
    old.write_text("a much longer text than the table that takes its place " * 99, encoding="utf-8")
    old.chmod(0o640)
    (folder / "link.csv").symlink_to(old)
    assert run("parse", "page.txt", "-o", "link.csv").exit_code == 0
    assert old.read_bytes() == run("parse", "-f", "csv", "page.txt").stdout_bytes
    assert (stat.S_IMODE(old.stat().st_mode), (folder / "link.csv").is_symlink(), names(old.parent)) == (
        0o640,
        True,
        ["old.csv"],
    )


def test_a_pipe_is_written_to(folder: Path) -> None:
    """What is no file is not replaced: a named pipe takes the output and is still a pipe."""
    pipe = folder / "pipe.csv"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert run("parse", "page.txt", "-o", "pipe.csv").exit_code == 0
    assert os.read(reader, 65536) == run("parse", "-f", "csv", "page.txt").stdout_bytes
    os.close(reader)
    assert pipe.is_fifo()


def test_an_output_that_cannot_be_written() -> None:
    """A folder that isn't there is wrong usage, and said in one line."""
    result = run("parse", "page.txt", "-o", "missing/a.csv")
    assert (result.exit_code, result.stderr) == (2, "Error: missing/a.csv: No such file or directory\n")


def test_quietly_only_problems_are_told() -> None:
    """--quiet leaves out the closing line; reports stay."""
    assert run("parse", "-q", "page.txt").stderr == ""
    assert run("parse", "-q", "broken.txt").stderr == REPORT
