"""`fmt`: pages in their canonical layout."""

from __future__ import annotations

import re
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.command import BROKEN, PAGE, REPORT, names, run

from ssenews_parse import parse, render
from ssenews_parse._cli.files import File
from ssenews_parse._cli.formatting import difference
from ssenews_parse._replacing import replacing

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

LOOSE = PAGE.replace("    25 May", "  25  May").replace("  2. ", " 2.  ")


@pytest.fixture(autouse=True)
def loose(folder: Path) -> None:
    """Lay out a page that is sound but not canonical."""
    (folder / "loose.txt").write_text(LOOSE, encoding="utf-8")


def test_canonical_text_goes_to_the_standard_output() -> None:
    """Without an option each page is written in its canonical layout, and no file changes."""
    assert parse(LOOSE) == parse(PAGE)
    result = run("fmt", "loose.txt", "page.txt")
    assert (result.stdout, result.stderr, result.exit_code) == (PAGE * 2, "2 files, 4 items, 0 problems, 0 remarks\n", 0)
    assert Path("loose.txt").read_text(encoding="utf-8") == LOOSE
    assert run("fmt", "-", given=LOOSE).stdout == PAGE == render(parse(PAGE))


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("crawl.wet", b"News\n\nMay 2023\n\n  1. A\n", "a web archive"),
        ("page.xhtml", b"<!DOCTYPE html>\n<title>News</title>\n<h2>\nMay 2023\n</h2>\n\n  1. A\n", "HTML"),
        ("page.htm1", b"\xef\xbb\xbf\n <ol>\n\n<li>\n\n  1. A\n\n</ol>\n\nMay 2023\n", "HTML"),
        ("page", b"<p>News</p>\n\nMay 2023\n\n  1. A\n", "HTML"),
        ("saved.txt", b"<!-- saved from url=(0014)about:internet -->\nMay 2023\n\n  1. A\n", "HTML"),
    ],
)
def test_what_has_no_canonical_layout_stays_as_it_is(name: str, data: bytes, form: str) -> None:
    """Whatever it is called, and though it may be read as text."""
    Path(name).write_bytes(data)
    result = run("fmt", "--write", name)
    assert (result.exit_code, Path(name).read_bytes()) == (1, data)
    assert f"{name}: {form}, which has no canonical layout" in result.stderr


def test_an_archive_by_another_name_stays_as_it_is() -> None:
    """It is no page, whatever text is in it."""
    data = b"WARC/1.0\r\nWARC-Type: conversion\r\n\r\nNews\n\nMay 2023\n\n  1. A\n"
    Path("crawl.txt").write_bytes(data)
    result = run("fmt", "--write", "crawl.txt")
    assert (result.exit_code, Path("crawl.txt").read_bytes()) == (1, data)
    assert result.stderr.startswith("crawl.txt: a web archive, not a page")


def test_check_tells_which_files_would_change() -> None:
    """--check names them on stderr and exits with 1; a canonical file passes."""
    result = run("fmt", "--check", "loose.txt", "page.txt")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == "loose.txt: would change\n2 files, 4 items, 0 problems, 0 remarks, 1 would change\n"
    assert run("fmt", "--check", "page.txt").exit_code == 0
    assert run("fmt", "--check", "-", given=LOOSE).exit_code == 1


def test_diff_shows_what_would_change() -> None:
    """--diff writes a unified diff that `patch` understands, and exits with 1 where something would change."""
    result = run("fmt", "--diff", "loose.txt")
    assert result.stdout == (
        "--- loose.txt\n+++ loose.txt (canonical)\n"
        "@@ -6,8 +6,8 @@\n \n     A fair day for all\n \n-  25  May 2023, Lomé, Togo\n+    25 May 2023, Lomé, Togo\n"
        " \n     Bakers meet.\n \n- 2.  A short guide\n+  2. A short guide\n"
    )
    assert result.exit_code == 1
    assert run("fmt", "--diff", "--check", "loose.txt").exit_code == 1
    assert run("fmt", "--diff", "page.txt").exit_code == 0


def test_diff_shows_a_missing_line_end() -> None:
    """A file without a final newline differs by it, and the diff says so as diff does."""
    result = run("fmt", "--diff", "-q", "-", given=PAGE[:-1])
    assert result.stdout.endswith("-  2. A short guide\n\\ No newline at end of file\n+  2. A short guide\n")


def test_a_diff_has_colours_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal what goes is red and what comes is green, unless NO_COLOR is set."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _stream: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[32m+  2. A short guide\x1b[0m\n" in run("fmt", "--diff", "loose.txt").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\n+  2. A short guide\n" in run("fmt", "--diff", "loose.txt").stdout


def test_write_replaces_what_changes() -> None:
    """--write rewrites the file, keeps its permissions, leaves canonical files alone and nothing beside them."""
    Path("loose.txt").chmod(0o600)
    before = Path("page.txt").stat().st_mtime_ns
    result = run("fmt", "--write", "loose.txt", "page.txt")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "loose.txt: changed\n2 files, 4 items, 0 problems, 0 remarks, 1 changed\n"
    assert Path("loose.txt").read_bytes() == PAGE.encode()
    assert stat.S_IMODE(Path("loose.txt").stat().st_mode) == 0o600
    assert Path("page.txt").stat().st_mtime_ns == before
    assert names() == ["broken.txt", "loose.txt", "page.txt"]


def test_a_file_that_cannot_be_written_is_told_among_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in a folder that takes no other is reported like a problem, and the next one is done."""
    Path("locked").mkdir()
    Path("locked/loose.txt").write_text(LOOSE, encoding="utf-8")

    def lock(path: Path) -> AbstractContextManager[Path]:
        if path.parent.name == "locked":
            raise PermissionError(13, "Permission denied")
        return replacing(path)

    monkeypatch.setattr("ssenews_parse._cli.formatting.replacing", lock)
    result = run("fmt", "--write", "locked", "loose.txt")
    assert result.stderr == (
        "locked/loose.txt: Permission denied\nloose.txt: changed\n2 files, 4 items, 1 problem, 0 remarks, 1 changed\n"
    )
    assert result.exit_code == 1
    assert Path("locked/loose.txt").read_text(encoding="utf-8") == LOOSE


def test_a_closed_pipe_ends_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads the differences any more: no file is to blame, and none is told."""

    def close(*_arguments: object, **_options: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr("ssenews_parse._cli.commands.difference", close)
    result = run("fmt", "--diff", "loose.txt")
    assert (result.stderr, result.exit_code) == ("", 1)


def test_a_page_with_a_problem_stays_as_it_is() -> None:
    """What was not understood is not rewritten: the problem is reported, the other files are done."""
    result = run("fmt", "--write", "broken.txt", "loose.txt")
    assert result.stderr == f"{REPORT}loose.txt: changed\n2 files, 4 items, 1 problem, 1 remark (see check), 1 changed\n"
    assert result.exit_code == 1
    assert Path("broken.txt").read_text(encoding="utf-8") == BROKEN


def test_carriage_returns_and_a_byte_order_mark_go() -> None:
    """Canonical text is UTF-8 with line feeds and no byte order mark."""
    Path("loose.txt").write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    assert run("fmt", "--write", "loose.txt").exit_code == 0
    assert Path("loose.txt").read_bytes() == PAGE.encode()


def test_html_is_never_rewritten() -> None:
    """An HTML file is no text of a listing: in a folder it is passed over, by its name it is a problem."""
    Path("pages").mkdir()
    Path("pages/page.html").write_text("<h2>May 2023</h2><ol><li><h3>A</h3></li></ol>", encoding="utf-8")
    assert run("fmt", "--write", "pages").stderr == "Error: no .txt file in pages\n"
    assert run("fmt", "--write", "pages/page.html").stderr.startswith("pages/page.html:1:1: SSE002 no item found\n")


@pytest.mark.parametrize("arguments", [["--check", "page.txt"], ["--diff", "page.txt"], ["-"]])
def test_write_stands_alone(arguments: list[str]) -> None:
    """--write with --check, --diff or the standard input is wrong usage."""
    result = run("fmt", "--write", *arguments, given=PAGE)
    assert result.exit_code == 2
    assert result.stderr.endswith("Error: --write goes with files, and with neither --check nor --diff\n")


def patched(before: str, diff: str) -> str:
    """Apply a unified diff to a text, as `patch` does, and make sure that all that it says of the text is true."""
    old = re.findall(r"[^\n]*\n|[^\n]+", before)
    new: list[str] = []
    done = 0
    for hunk in re.split(r"^@@ ", diff, flags=re.MULTILINE)[1:]:
        ranges, *lines = re.findall(r"[^\n]*\n", hunk)
        start, length = (int(number) for number in [*re.findall(r"\d+", ranges.partition("+")[0]), "1"][:2])
        new += old[done : start - bool(length)]
        done = start - bool(length)
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            text = line[1:-1] if after.startswith("\\") else line[1:]
            if line[0] in " -":
                assert old[done] == text
                done += 1
            new += [text] if line[0] in " +" else []
    return "".join(new + old[done:])


def test_a_diff_is_what_patch_understands(folder: Path) -> None:
    """Applied to the file by `patch`, what the diff shows makes the canonical text: whatever changes, wherever."""
    items = "".join(f" {number}.  Title {number}\n\n    {number % 28 + 1}  May 2023\n\n    Text.\n\n\n" for number in range(1, 400))
    long = "\n".join(f"    line {number}  " for number in range(300))
    texts = {
        "few.txt": LOOSE,
        "all.txt": f"News\n\n\nMay 2023\n\n{items}Postamble\n",
        "long.txt": f"May 2023\n\n 1. A\n\n    25  May 2023\n\n{long}\n\n  2. B\n",
        "crlf.txt": PAGE.replace("\n", "\r\n"),
        "end.txt": PAGE.rstrip(),
        "begin.txt": f"\n\n{PAGE}\n\n",
        "flat.txt": "May 2023\n-\nA title\n25 May 2023\nText.\n-\nAnother\n24 May 2023\n",
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
        result = run("fmt", "--diff", "-q", name)
        assert patched(text, result.stdout_bytes.decode()) == render(parse(text))


@pytest.mark.apart
def test_a_diff_costs_what_the_file_is_long(folder: Path) -> None:
    """Four times as many items, each of which changes, take about four times as long, not sixteen times."""
    took = []
    for size in (2000, 8000):
        items = "".join(f" {number}.  A title\n\n    {number % 28 + 1}  May 2023\n\n    Text.\n\n" for number in range(1, size))
        text = f"May 2023\n\n{items}"
        page = parse(text)
        after = render(page)
        start = time.process_time()
        lines = list(difference(File(folder / "a.txt", "a.txt"), page, text, after))
        took.append(time.process_time() - start)
        assert len(lines) > size
    assert took[1] < 10 * took[0]


def test_a_diff_turns_no_direction(folder: Path) -> None:
    """What turns the direction of text, and a carriage return inside a line, are escapes in a diff."""
    (folder / "a\u202eb.txt").write_bytes(
        LOOSE.replace("A fair day", "A \u202efair\u2066 day").replace("\n\n    Bakers", "\r\r    Bakers").encode()
    )
    result = run("fmt", "--diff", "a\u202eb.txt")
    assert not {"\u202e", "\u2066"} & set(result.output)
    assert r"A \u202efair\u2066 day" in result.stdout
    assert r"--- a\u202eb.txt" in result.stdout
    assert r"Togo\r\r    Bakers meet." in result.stdout
