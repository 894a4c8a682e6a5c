"""`show`: pages drawn for people."""

from __future__ import annotations

import re
from pathlib import Path
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


TRACED = """\
page.txt

title      1  News on Shared Workshops  page.OPENING page: it is the first block of the last group
                                        before the list
language                                heading page: it is that of all its month headings, or else
                                        of most of them

year       3  May 2023                  section.HEADING itself: the whole line is a month with its
                                        year, or a year

number     5  1.                        mark itself: it is the number of the item's mark
credit     5  Ada Vale / ILO 2023       credit itself: it begins with the sign of a credit
title      7  A fair day for all        dated.title itself: it is the last block before the date
date       9  25 May 2023               dateline.date itself: the whole block is a date
place      9  Lomé, Togo                dateline.PLACE itself: it comes after the date
"""

TREE = """\
page.txt

grammar                                 tree                          record
dated     : _opening EMPTY? when summ…  dated                         number: 1
          | _opening _lead when summa…    mark                        credit: Ada Vale / ILO 2023
_opening  : mark credit?                    NUMBER 1.                 title: A fair day for all
_lead     : title                         credit                      date: 2023-05-25
          | EMPTY title                     CREDIT Ada Vale / ILO 2…  place: Lomé, Togo
          | kicker EMPTY                  title                       summary: Bakers meet.
          | kicker EMPTY? title             TEXT A fair day for all   line: 5
                                          when
                                            DATE 25 May 2023, Lomé,…
                                          summary
                                            TEXT Bakers meet.
"""


def test_the_trace_of_a_page_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each field with its lines, its text, its rule, what decided it, and why."""
    monkeypatch.setenv("COLUMNS", "100")
    result = run("show", "--trace", "page.txt")
    assert [line.rstrip() for line in result.stdout.splitlines()][:15] == TRACED.splitlines()
    assert (result.stderr, result.exit_code) == ("", 0)


def test_what_was_not_read_is_in_the_trace() -> None:
    """With its line, its text and its report; the exit code is 1 as without the option."""
    result = run("show", "--trace", "broken.txt")
    assert [re.split("  +", line.rstrip()) for line in result.stdout.splitlines() if line.startswith("not read")] == [
        ["not read", "5", "31 June 2023", "SSE101 31 June 2023 is not a date: June has 30 days"],
    ]
    assert result.exit_code == 1


def test_the_trees_of_a_page_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each item as the grammar, the tree that Lark made of its shape, and the record."""
    monkeypatch.setenv("COLUMNS", "100")
    result = run("show", "--tree", "page.txt")
    assert [line.rstrip() for line in result.stdout.splitlines()][:14] == TREE.splitlines()


def test_both_may_be_asked_for() -> None:
    """One comes after the other, of HTML and Markdown too, of several files, and of a pipe."""
    Path("page.html").write_text("<ol><li><h3>A fair day</h3><p>Bakers.</p></li></ol>", encoding="utf-8")
    Path("page.md").write_text("1. News\n\n   ### A fair day\n", encoding="utf-8")
    result = run("show", "--trace", "--tree", "page.html", "page.md", "missing.txt")
    assert (result.stdout.count("mark: HTML or"), result.stdout.count("marked_title")) == (2, 4)
    assert (result.stderr, result.exit_code) == ("missing.txt: No such file or directory\n", 1)
    assert "dated.title" in run("show", "--trace", given=PAGE).stdout


def test_a_text_in_another_encoding_is_traced() -> None:
    """The bytes are decoded as they are for the page."""
    Path("latin.txt").write_bytes("Août 2022\n\n  1. Le marché\n".encode("latin-1"))
    assert "Le marché" in run("show", "--trace", "--encoding", "latin-1", "latin.txt").stdout


def test_a_web_archive_has_no_trace() -> None:
    """Its pages are no files; what to do is said."""
    Path("crawl.warc").write_bytes(b"")
    result = run("show", "--tree", "crawl.warc")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "export a page of the web archive first" in result.stderr


def test_no_text_reorders_a_trace() -> None:
    """Characters that turn the direction of a line are shown as escapes."""
    Path("turned.txt").write_text("  1. A fair\u202eday\n\n    25 May 2023\n", encoding="utf-8")
    for option in ("--trace", "--tree"):
        shown = run("show", option, "turned.txt").stdout
        assert "fair\\u202eday" in shown
        assert "\u202e" not in shown
