"""`check`: problems and remarks, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.command import REPORT, run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_page_has_nothing_to_tell() -> None:
    """Nothing on stdout, the counts on stderr, exit code 0."""
    result = run("check", "page.txt")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "1 file, 2 items, 0 problems, 0 remarks\n", 0)


def test_findings_stand_in_the_order_of_lines() -> None:
    """Problems in full, remarks in one line, as editors read them."""
    result = run("check", "broken.txt", "missing.txt")
    assert result.stdout == (f"{REPORT}broken.txt:7: SSE902 numbers skip: 3 follows 1\nmissing.txt: No such file or directory\n")
    assert (result.stderr, result.exit_code) == ("2 files, 2 items, 2 problems, 1 remark\n", 1)


def test_findings_as_json() -> None:
    """One object a finding, all with the same keys; nothing but them on stdout."""
    result = run("check", "--format", "json", "broken.txt", "missing.txt")
    nothing = dict.fromkeys(["code", "message", "line", "column", "start", "end", "expected", "hint"])
    assert json.loads(result.stdout) == [
        {
            "source": "broken.txt",
            "kind": "problem",
            "code": "SSE101",
            "message": "31 June 2023 is not a date: June has 30 days",
            "line": 5,
            "column": 5,
            "start": 33,
            "end": 45,
            "expected": ["a date"],
            "hint": None,
        },
        {
            **nothing,
            "source": "broken.txt",
            "kind": "remark",
            "code": "SSE902",
            "message": "numbers skip: 3 follows 1",
            "line": 7,
        },
        {**nothing, "source": "missing.txt", "kind": "problem", "message": "No such file or directory"},
    ]
    assert (result.stderr, result.exit_code) == ("2 files, 2 items, 2 problems, 1 remark\n", 1)


def test_a_sound_page_is_an_empty_array() -> None:
    """Without findings the JSON is an array all the same."""
    assert json.loads(run("check", "-f", "json", "page.txt").stdout) == []


def test_remarks_alone_fail_only_strictly(folder: Path) -> None:
    """A page with remarks is fine, unless --strict is given."""
    (folder / "odd.txt").write_text("May 2023\n\n  1. A\n\n  3. B\n", encoding="utf-8")
    result = run("check", "odd.txt")
    assert (result.stdout, result.exit_code) == ("odd.txt:5: SSE902 numbers skip: 3 follows 1\n", 0)
    assert run("check", "--strict", "odd.txt").exit_code == 1
    assert run("check", "--strict", "page.txt").exit_code == 0


def test_quietly_there_is_no_closing_line() -> None:
    """--quiet leaves the findings alone."""
    result = run("check", "-q", "broken.txt")
    assert (result.stdout.startswith(REPORT), result.stderr) == (True, "")
