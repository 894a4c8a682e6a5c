"""`check`: problems and remarks, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.command import BROKEN, PAGE, REPORT, run

from ssenews_parse.errors import CATALOGUE
from ssenews_parse.linting import REMARKS

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


def test_ten_findings_of_a_code_are_listed(folder: Path) -> None:
    """Of one code ten are listed of each file, then how many there are more; --all lists them, and so does JSON."""
    items = "".join(f"  {number}. Title {number}\n\n    31 June 2023\n\n" for number in range(1, 26))
    for name in ("many.txt", "more.txt"):
        (folder / name).write_text(f"June 2023\n\n{items}  30. B\n", encoding="utf-8")
    result = run("check", "many.txt", "more.txt")
    assert result.stdout.count("SSE101 31 June") == 20
    assert result.stdout.count("SSE902") == 2
    assert "many.txt: 15 more of SSE101; --all lists them\n" in result.stdout
    assert result.stderr == "2 files, 52 items, 50 problems, 2 remarks\n"
    everything = run("check", "--all", "many.txt", "more.txt")
    assert everything.stdout.count("SSE101 31 June") == 50
    assert " more of " not in everything.stdout
    assert len(json.loads(run("check", "-f", "json", "many.txt").stdout)) == 26


def test_statistics_count_the_codes(folder: Path) -> None:
    """How often each code was found, most first, with what it is about; nothing is listed."""
    (folder / "odd.txt").write_text(BROKEN.replace("14 June", "32 June"), encoding="utf-8")
    result = run("check", "--statistics", "broken.txt", "odd.txt", "missing.txt", "page.txt")
    assert result.stdout == (
        "      3  SSE101  … is not a date: …\n"
        "      2  SSE902  numbers skip: … follows …\n"
        "      1  -       files that cannot be read\n"
    )
    assert (result.stderr, result.exit_code) == ("4 files, 6 items, 4 problems, 2 remarks\n", 1)
    assert json.loads(run("check", "--statistics", "-f", "json", "broken.txt").stdout) == [
        {"count": 1, "code": "SSE101", "message": "… is not a date: …"},
        {"count": 1, "code": "SSE902", "message": "numbers skip: … follows …"},
    ]
    assert run("check", "--statistics", "page.txt").stdout == ""


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9,
        b"\x1f\x8b\x08\0" + bytes(range(256)),
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n\0\0",
        b"PK\x03\x04\x14\0",
        b"\0" * 5000,
        BROKEN.encode("utf-16"),
        BROKEN.encode("utf-16-le"),
        BROKEN.encode("utf-32"),
        b"PAR1\x15\x04\x15\0",
        b"GIF89a\x01\0\x01\0",
        b"SQLite format 3\0",
        b"MZ\x90\0\x03",
    ],
)
def test_a_binary_file_is_one_line(folder: Path, data: bytes) -> None:
    """Nobody wants a report on each byte of a picture."""
    (folder / "odd.txt").write_bytes(data)
    for command in ("check", "parse", "show", "fmt", "merge"):
        result = run(command, "odd.txt", "page.txt")
        assert "odd.txt: a binary file, or a text in another encoding\n" in result.stdout + result.stderr
        assert "SSE" not in result.stdout + result.stderr
        assert result.exit_code == 1
    assert "left out" not in run("parse", "odd.txt").stderr


def test_a_control_character_makes_no_binary_file(folder: Path) -> None:
    """A listing with a NUL in it is a listing, and so is a text without a listing in an encoding that has zeros."""
    (folder / "odd.txt").write_text(PAGE.replace("fair", "fa\0ir"), encoding="utf-8")
    assert "SSE301 the control character U+0000" in run("check", "odd.txt").stdout
    (folder / "odd.txt").write_text("No listing.", encoding="utf-16")
    assert "SSE002 no item found" in run("check", "--encoding", "utf-16", "odd.txt").stdout


@pytest.mark.parametrize("code", [*CATALOGUE, *REMARKS, "sse101"])
def test_every_code_is_explained(code: str) -> None:
    """`explain` says what a code means, and what a person can do."""
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code.upper()} ")
    assert "{" not in result.stdout
    assert len(result.stdout.splitlines()) >= 3


def test_explaining() -> None:
    """Message, cause, what was expected, a hint; several codes one after another; a code that is none is wrong usage."""
    assert run("explain", "SSE103", "SSE204").stdout == (
        "SSE103 the year … is out of range\n\nA digit too many or too few in a heading or a date.\n"
        "expected: a year from 1000 to 9999\n\n"
        "SSE204 the number … is out of range\n\nDamage to the number, or a title that begins with a long number and a full stop.\n"
        "expected: a number from 1 to 999999999\n"
    )
    result = run("explain", "SSE999")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, "Error: there is no code SSE999")
