"""`show`: pages drawn for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.command import PAGE, run

if TYPE_CHECKING:
    import pytest


def test_a_page_is_drawn_on_the_standard_output() -> None:
    """The page stands on stdout, with a blank line behind it; no closing line, and exit code 0."""
    result = run("show", "page.txt")
    assert [line.rstrip() for line in result.stdout.splitlines()] == [
        "╭──────────────────────────────────────────────────────────────────────────────╮",
        "│ News on Shared Workshops                                                     │",
        "╰──────────────────────────────────────────────────── page.txt · 2 items · en ─╯",
        "",
        "May 2023 ───────────────────────────────────────────────────────────────────────",
        "",
        "  1  2023-05-25  A fair day for all",
        "                 Lomé, Togo",
        "                 © Ada Vale / ILO 2023",
        "                 Bakers meet.",
        "",
        "  2              A short guide",
        "",
    ]
    assert (result.stderr, result.exit_code) == ("", 0)


def test_problems_and_remarks_are_drawn_where_they_stand() -> None:
    """Problems are marked in the drawing, remarks too; the exit code is 1 for problems."""
    result = run("show", "broken.txt")
    assert "  ✗ 5:5 SSE101 31 June 2023 is not a date: June has 30 days" in result.stdout
    assert "  ! 7 SSE902 numbers skip: 3 follows 1" in result.stdout
    assert result.exit_code == 1


def test_a_file_that_cannot_be_read_is_told_among_the_others() -> None:
    """A missing file is told on stderr, and the next page is drawn."""
    result = run("show", "missing.txt", "page.txt")
    assert (result.stderr, result.exit_code) == ("missing.txt: No such file or directory\n", 1)
    assert "A fair day for all" in result.stdout


def test_a_wide_terminal_keeps_lines_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is longer than 100 columns, however wide the terminal; a narrow one is kept to."""
    for columns, width in (("300", 100), ("50", 50)):
        monkeypatch.setenv("COLUMNS", columns)
        assert max(map(len, run("show", "page.txt").stdout.splitlines())) == width


def test_a_page_comes_from_a_pipe() -> None:
    """Without a FILE `show` reads what is piped into it; a terminal is asked for nothing."""
    assert run("show", given=PAGE).stdout == run("show", "-", given=PAGE).stdout
    assert "A fair day for all" in run("show", given=PAGE).stdout


def test_a_terminal_is_not_read_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who names no file and pipes nothing in is told what is missing."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _stream: True)
    result = run("show")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, "Error: name a FILE, or let the page come from a pipe")
