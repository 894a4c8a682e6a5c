"""`parse`: pages in, one of five formats out, reports on the side."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from pathlib import Path
from typing import Any

import feedparser
import polars as pl
import pytest
from tests.cli.command import BROKEN, LEFT_OUT, PAGE, REPORT, names, run

from ssenews_parse import from_json, pages_from_json, parse, to_json
from ssenews_parse.atom import to_atom
from ssenews_parse.jsonl import to_jsonl
from ssenews_parse.tables import to_csv


def test_one_file_is_one_page_of_json() -> None:
    """The page stands on stdout as indented JSON, the closing line on stderr, and the exit code is 0."""
    result = run("parse", "page.txt")
    assert result.stdout == to_json(parse(PAGE, source="page.txt"), indent=2) + "\n"
    assert result.stderr == "1 file, 2 items, 0 problems, 0 remarks\n"
    assert result.exit_code == 0


def test_a_problem_is_reported_and_its_file_left_out() -> None:
    """Strictly, a file with a problem gives its report on stderr, nothing on stdout, and exit code 1."""
    result = run("parse", "broken.txt")
    assert (result.stdout, result.stderr, result.exit_code) == (
        "",
        f"{REPORT}1 file, 0 items, 1 problem, 0 remarks, {LEFT_OUT}\n",
        1,
    )


def test_leniently_all_that_was_understood_is_kept() -> None:
    """With --lenient every problem is reported and the items are there all the same; the exit code stays 1."""
    result = run("parse", "--lenient", "broken.txt")
    assert from_json(result.stdout) == parse(BROKEN, on_error=id)
    assert (result.stderr, result.exit_code) == (f"{REPORT}1 file, 2 items, 1 problem, 1 remark (see check)\n", 1)


def test_several_files_are_an_array(folder: Path) -> None:
    """Several files give an array, each page with its source first; the bad one among them doesn't stop the others."""
    (folder / "more.txt").write_text(PAGE, encoding="utf-8")
    result = run("parse", "page.txt", "broken.txt", "missing.txt", "more.txt")
    assert pages_from_json(result.stdout) == [parse(PAGE)] * 2
    assert [page.source for page in pages_from_json(result.stdout)] == ["page.txt", "more.txt"]
    assert result.stderr == f"{REPORT}missing.txt: No such file or directory\n4 files, 4 items, 2 problems, 0 remarks, {LEFT_OUT}\n"
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
    """Files that end in .html or .htm are HTML, others with --from, the standard input too."""
    html = "<h2>May 2023</h2><ol><li><h3>Un marché</h3></li></ol>"
    for name in ("page.html", "page.HTM", "page.txt"):
        (folder / name).write_bytes(html.encode("windows-1252"))
    for result in (run("parse", "page.html"), run("parse", "page.HTM"), run("parse", "--from", "html", "page.txt")):
        assert from_json(result.stdout).items[0].title == "Un marché"
    assert from_json(run("parse", "--from", "html", "-", given=html).stdout).items[0].title == "Un marché"
    assert run("parse", "page.txt").exit_code == 1
    (folder / "text.html").write_text(PAGE, encoding="utf-8")
    assert from_json(run("parse", "--from", "text", "text.html").stdout) == parse(PAGE)


def test_markdown_is_read_as_markdown(folder: Path) -> None:
    """Files that end in .md are Markdown, others with --from; an encoding is theirs, too."""
    text = "## May 2023\n\n1. ### [Un marché](/m)\n"
    for name, encoding in (("page.md", "utf-8"), ("page.MD", "utf-8"), ("latin.text", "latin-1")):
        (folder / name).write_bytes(text.encode(encoding))
    for arguments in (["page.md"], ["page.MD"], ["--from", "markdown", "--encoding", "latin-1", "latin.text"]):
        item = from_json(run("parse", *arguments).stdout).items[0]
        assert (item.title, item.url) == ("Un marché", "/m")
    result = run("parse", "--lenient", "--from", "markdown", "latin.text")
    assert result.stderr.startswith("latin.text:3:17: SSE003 not utf-8: byte 0xE9 cannot be read\n")
    assert from_json(result.stdout).items[0].title == "Un march\ufffd"


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
    assert others == ["missing.txt: No such file or directory", "2 files, 0 items, 2 problems, 0 remarks"]
    assert (result.stdout, result.exit_code) == ("", 1)


def test_csv_to_the_standard_output(folder: Path) -> None:
    """CSV has one header for all files; a last column is for the problems of files that have no item."""
    (folder / "more.txt").write_text(PAGE, encoding="utf-8")
    result = run("parse", "-f", "csv", "page.txt", "more.txt")
    header, first, second = to_csv(parse(PAGE), source="page.txt").split("\r\n", 2)
    rows = f"{first},\r\n{second.rstrip()},\r\n"
    assert result.stdout_bytes.decode() == f"{header},problem\r\n{rows}{rows.replace('page.txt', 'more.txt')}"


def test_json_lines_to_the_standard_output(folder: Path) -> None:
    """JSON Lines follow one another, one an item."""
    (folder / "more.txt").write_text(PAGE, encoding="utf-8")
    lines = to_jsonl(parse(PAGE), source="page.txt").replace("}", ',"problem":null}')
    result = run("parse", "-f", "jsonl", "page.txt", "more.txt")
    assert result.stdout == lines + lines.replace("page.txt", "more.txt")


def test_atom_is_one_feed(folder: Path) -> None:
    """Atom is one feed under the title of the first page, with the entries of all."""
    assert run("parse", "-f", "atom", "page.txt").stdout == to_atom(parse(PAGE))
    (folder / "more.txt").write_text("More\n\nMay 2023\n\n  1. A late day\n", encoding="utf-8")
    feed = feedparser.parse(run("parse", "-f", "atom", "page.txt", "more.txt").stdout_bytes)
    assert [entry.title for entry in feed.entries] == ["A fair day for all", "A short guide", "A late day"]
    assert feed.feed.title == "News on Shared Workshops"


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
def test_rows_keep_the_files_that_failed(folder: Path, form: str) -> None:
    """Every format with rows has a row for each item, and one with the problem for each file that has none."""
    (folder / "empty.txt").write_text("May 2023\n", encoding="utf-8")
    result = run("parse", "-f", form, "page.txt", "broken.txt", "missing.txt", "empty.txt")
    readers: dict[str, Any] = {"parquet": pl.read_parquet, "csv": pl.read_csv, "jsonl": pl.read_ndjson}
    rows = readers[form](io.BytesIO(result.stdout_bytes)).select("source", "title", "line", "problem").rows()
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
    ("name", "form"),
    [
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.CSV", "csv"),
        ("a.b.csv", "csv"),
        (".csv", "csv"),
        ("a.atom", "atom"),
        ("a.Parquet", "parquet"),
        ("a", "json"),
        ("csv", "json"),
        ("a.", "json"),
    ],
)
def test_the_ending_of_the_output_tells_the_format(folder: Path, name: str, form: str) -> None:
    """Without --format the ending decides; without an ending it is JSON."""
    result = run("parse", "page.txt", "--output", name)
    assert (result.stdout, result.exit_code) == ("", 0)
    assert (folder / name).read_bytes() == run("parse", "page.txt", "--format", form).stdout_bytes


@pytest.mark.parametrize(
    "name",
    [
        "a.xlsx",
        "a.tsv",
        "a.ndjson",
        "a.csv.gz",
        "a.txt",
        "a.xml",
        "a.json.bak",
        "a.feather",
        "a.2023",
        "a.db",
        "b/a.html",
        "a.csv ",
    ],
)
def test_an_ending_that_is_no_format_is_refused(folder: Path, name: str) -> None:
    """No file may hold JSON under the ending of something else; --format says what is meant."""
    (folder / "b").mkdir()
    for command in ("parse", "merge"):
        result = run(command, "page.txt", "-o", name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "is none of .json, .jsonl, .csv, .parquet, .atom; name the format with --format" in result.stderr
        assert not (folder / name).exists()
        assert run(command, "page.txt", "-o", name, "-f", "csv").exit_code == 0
        assert (folder / name).read_text(encoding="utf-8").startswith("source,")
        (folder / name).unlink()


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


def test_csv_for_spreadsheets() -> None:
    """--delimiter and --output-encoding are what spreadsheets want; for other formats they are wrong usage."""
    plain = run("parse", "page.txt", "-f", "csv").stdout_bytes.decode()
    for delimiter, sign in ((";", ";"), ("\t", "\t"), (r"\t", "\t"), ("|", "|")):
        result = run("parse", "page.txt", "-o", "a.csv", "--delimiter", delimiter, "--output-encoding", "utf-8-sig")
        assert result.exit_code == 0
        written = Path("a.csv").read_bytes()
        assert written.startswith(b"\xef\xbb\xbfsource")
        assert list(csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=sign)) == list(csv.reader(io.StringIO(plain)))
    for option in (["--delimiter", ";"], ["--output-encoding", "utf-8-sig"]):
        result = run("merge", "page.txt", "-f", "jsonl", *option)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--delimiter and --output-encoding are for CSV" in result.stderr
    for delimiter in ("", ",,", '"', "\n", "\r"):
        assert run("parse", "page.txt", "-f", "csv", "--delimiter", delimiter).exit_code == 2


# ── What was told ──────────────────────────────────────────────────────────────────────────────────────────────────────

REMARKED = "May 2023\n\n  1. A &amp; B\n\n    32 May 2023\n\n  3. A fair day\n\n    18th of Mai 2O23\n"


@pytest.mark.parametrize("command", ["parse", "merge"])
def test_rows_have_the_codes_of_what_was_told(folder: Path, command: str) -> None:
    """Remarks and what was printed as a date are in the row of their item; problems too, but in a timeline, which has no lines."""
    (folder / "told.txt").write_text(REMARKED, encoding="utf-8")
    result = run(command, "--lenient", "-f", "jsonl", "told.txt")
    rows = {row["title"]: row for row in map(json.loads, result.stdout.splitlines())}
    assert [rows[title]["remarks"] for title in ("A &amp; B", "A fair day")] == [
        "SSE913", "SSE909" if command == "merge" else "SSE909 SSE902"
    ]  # fmt: skip
    assert rows["A fair day"]["date_text"] == "18th of Mai 2O23"
    assert (rows["A &amp; B"]["problems"], rows["A &amp; B"]["date_text"]) == (
        (None, None) if command == "merge" else ("SSE101", "32 May 2023")
    )
    told = "3 remarks (see check)"
    assert result.stderr.splitlines()[-1].endswith(told)
    assert run("fmt", "told.txt").stderr.splitlines()[-1].endswith(f"1 problem, {told}")
    assert run("check", "told.txt").stderr.splitlines()[-1].endswith("1 problem, 3 remarks")
    assert run(command, "told.txt").stderr.splitlines()[-1].startswith("1 file, 0 items, 1 problem, ")


def test_rows_say_what_decided_their_fields() -> None:
    """Of texts, HTML and Markdown alike, of several files, with one that is left out among them."""
    item = "  1. News\n\n    A fair day\n\n    25 May 2023\n\n  2. Video\n\n    The old mill\n"
    Path("one.txt").write_text(item, "utf-8")
    Path("two.html").write_text("<ol><li><p>News</p><h3>A fair day</h3></li></ol>", "utf-8")
    Path("three.md").write_text("1. News\n\n   ### A fair day\n", "utf-8")
    result = run("parse", "-q", "-f", "jsonl", "one.txt", "broken.txt", "two.html", "three.md")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["source"], row["decided"]) for row in rows] == [
        ("one.txt", None),
        ("one.txt", "kicker=section title=section"),
        ("broken.txt", None),
        ("two.html", "kicker=mark title=mark"),
        ("three.md", "kicker=mark title=mark"),
    ]
