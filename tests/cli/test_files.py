"""The names on the command line: which files they stand for, and what they are called."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, PAGE, run


def sources(*names: str) -> list[str]:
    """Return the files that the command read."""
    return [json.loads(line)["source"] for line in dict.fromkeys(run("parse", "-f", "jsonl", *names).stdout.splitlines())]


@pytest.fixture(autouse=True)
def archive(folder: Path) -> None:
    """Lay out an archive: texts and HTML in folders, other files and hidden ones among them."""
    for name in (
        "b/2.txt",
        "b/10.txt",
        "a/1.TXT",
        "c/d/page.html",
        "c/.hidden/x.txt",
        "c/.x.txt",
        "c/notes.md",
        "c/notes.rst",
        "c/folder.txt/deep.txt",
    ):
        path = folder / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            {".html": "<h2>May 2023</h2><ol><li><h3>A</h3></li></ol>", ".md": "## May 2023\n\n1. ### A\n"}.get(
                path.suffix, "May 2023\n\n  1. A\n"
            ),
            encoding="utf-8",
        )


def test_a_folder_is_all_that_can_be_read_below_it() -> None:
    """Texts, HTML and Markdown in and below a folder, in the order of their paths; nothing hidden, nothing else."""
    assert sources("archive") == [
        f"archive/{name}" for name in ("a/1.TXT", "b/10.txt", "b/2.txt", "c/d/page.html", "c/folder.txt/deep.txt", "c/notes.md")
    ]


def test_a_pattern_is_all_that_it_matches() -> None:
    """A pattern that the shell has left alone stands for the files that it matches, folders left out."""
    assert sources("archive/b/*.txt") == ["archive/b/10.txt", "archive/b/2.txt"]
    assert sources("archive/c/**/*.txt") == ["archive/c/folder.txt/deep.txt"]
    assert sources(f"{Path.cwd()}/archive/b/1?.txt") == [f"{Path.cwd()}/archive/b/10.txt"]


def test_a_name_that_looks_like_a_pattern(folder: Path) -> None:
    """A file whose name looks like a pattern is read under its name."""
    (folder / "page[1].txt").write_text(PAGE, encoding="utf-8")
    assert set(sources("page[1].txt")) == {"page[1].txt"}


def test_a_pattern_that_matches_nothing() -> None:
    """It is told like a file that isn't there."""
    result = run("parse", "none*.txt")
    assert (result.stderr, result.exit_code) == ("none*.txt: No such file or directory\n1 file, 0 items, 1 problem, 0 remarks\n", 1)


def test_a_folder_without_pages(folder: Path) -> None:
    """A folder in which nothing can be read is wrong usage."""
    (folder / "empty").mkdir()
    result = run("parse", "empty")
    assert (result.stderr, result.exit_code) == ("Error: no .htm or .html or .md or .txt file and no web archive in empty\n", 2)


def test_names_are_shown_without_their_control_characters(folder: Path) -> None:
    """A file's name can move no cursor and begin no line: its control characters are shown as escapes, everywhere."""
    name = "a\x1b[31m\n\x9bb.txt"
    (folder / name).write_text(PAGE, encoding="utf-8")
    shown = r"a\x1b[31m\n\x9bb.txt"
    assert set(sources(name)) == {shown}
    (folder / name).write_text(BROKEN, encoding="utf-8")
    assert run("parse", name).stderr.startswith(f"{shown}:5:5: SSE101 ")
    for command in (["show"], ["check"], ["check", "-f", "json"], ["fmt", "--check"], ["parse", "--lenient"]):
        result = run(*command, name)
        assert not {"\x1b", "\x9b"} & set(result.output)


def test_names_that_are_no_text(folder: Path) -> None:
    """A name whose bytes are no characters is read, and shown with escapes."""
    name = os.fsdecode(b"page\xff.txt")
    (folder / name).write_text(PAGE, encoding="utf-8")
    assert set(sources(name)) == {r"page\udcff.txt"}


@pytest.mark.parametrize("command", ["parse", "merge"])
@pytest.mark.parametrize("output", ["page.txt", "b/../page.txt", "link.txt", "hard.txt", "b/far.txt"])
@pytest.mark.parametrize("given", ["page.txt", "link.txt", "hard.txt", "*.txt", "."])
def test_an_output_that_is_an_input_is_refused(folder: Path, command: str, output: str, given: str) -> None:
    """The archived page stays as it is, whatever the two are called: another path, a link, a hard link."""
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    (folder / "b").mkdir()
    (folder / "link.txt").symlink_to("page.txt")
    (folder / "b/far.txt").symlink_to(page.resolve())
    (folder / "hard.txt").hardlink_to(page)
    result = run(command, given, "-o", output)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {output}: the output is one of the inputs, which would be lost\n"
    assert page.read_text(encoding="utf-8") == PAGE


def test_an_output_that_the_standard_input_comes_from_is_refused(folder: Path) -> None:
    """The shell has opened the file; it is the same file."""
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    with page.open("rb") as given:
        command = [sys.executable, "-m", "ssenews_parse", "parse", "-", "-o", "page.txt"]
        done = subprocess.run(command, stdin=given, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.returncode == 2
    assert "the output is one of the inputs" in done.stderr
    assert page.read_text(encoding="utf-8") == PAGE
