"""`fmt`: pages in their canonical layout."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.command import BROKEN, PAGE, REPORT, names, run

from ssenews_parse import parse, render
from ssenews_parse._cli.files import replacing

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
    assert (result.stdout, result.stderr, result.exit_code) == (PAGE * 2, "2 files, 4 items, 0 problems\n", 0)
    assert Path("loose.txt").read_text(encoding="utf-8") == LOOSE
    assert run("fmt", "-", given=LOOSE).stdout == PAGE == render(parse(PAGE))


def test_check_tells_which_files_would_change() -> None:
    """--check names them on stderr and exits with 1; a canonical file passes."""
    result = run("fmt", "--check", "loose.txt", "page.txt")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == "loose.txt: would change\n2 files, 4 items, 0 problems, 1 would change\n"
    assert run("fmt", "--check", "page.txt").exit_code == 0
    assert run("fmt", "--check", "-", given=LOOSE).exit_code == 1


def test_diff_shows_what_would_change() -> None:
    """--diff writes a unified diff that `patch` understands; it alone is no failure."""
    result = run("fmt", "--diff", "loose.txt")
    assert result.stdout == (
        "--- loose.txt\n+++ loose.txt (canonical)\n"
        "@@ -6,8 +6,8 @@\n \n     A fair day for all\n \n-  25  May 2023, Lomé, Togo\n+    25 May 2023, Lomé, Togo\n"
        " \n     Bakers meet.\n \n- 2.  A short guide\n+  2. A short guide\n"
    )
    assert result.exit_code == 0
    assert run("fmt", "--diff", "--check", "loose.txt").exit_code == 1


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
    before = Path("page.txt").stat()
    result = run("fmt", "--write", "loose.txt", "page.txt")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "loose.txt: changed\n2 files, 4 items, 0 problems, 1 changed\n"
    assert Path("loose.txt").read_bytes() == PAGE.encode()
    assert stat.S_IMODE(Path("loose.txt").stat().st_mode) == 0o600
    assert Path("page.txt").stat() == before
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
    assert result.stderr == ("locked/loose.txt: Permission denied\nloose.txt: changed\n2 files, 4 items, 1 problem, 1 changed\n")
    assert result.exit_code == 1
    assert Path("locked/loose.txt").read_text(encoding="utf-8") == LOOSE


def test_a_closed_pipe_ends_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads the differences any more: no file is to blame, and none is told."""

    def close(*_arguments: object, **_options: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr("ssenews_parse._cli.commands.changed", close)
    result = run("fmt", "--diff", "loose.txt")
    assert (result.stderr, result.exit_code) == ("", 1)


def test_a_page_with_a_problem_stays_as_it_is() -> None:
    """What was not understood is not rewritten: the problem is reported, the other files are done."""
    result = run("fmt", "--write", "broken.txt", "loose.txt")
    assert result.stderr == f"{REPORT}loose.txt: changed\n2 files, 4 items, 1 problem, 1 changed\n"
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
