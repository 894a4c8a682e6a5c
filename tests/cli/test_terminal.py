"""What the command does on a terminal, and only there: a progress bar and colours."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.cli.command import run, start

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}},
    "TERM": "xterm",
    "COLUMNS": "100",
}


def on_a_terminal(*arguments: str, both: bool = False, **environment: str) -> str:
    """Run the command with its stderr, or both its outputs, on a terminal; return what the terminal was sent."""
    terminal, end = pty.openpty()
    process = start(*arguments, stderr=end, stdout=end if both else subprocess.DEVNULL, env={**ENVIRONMENT, **environment})
    os.close(end)
    sent = b""
    while piece := _read(terminal):
        sent += piece
    os.close(terminal)
    assert process.wait(timeout=60) == 1
    return sent.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux reports the end of a terminal as a fault
        return b""


@pytest.mark.apart
def test_many_files_have_a_progress_bar() -> None:
    """Over several files a bar counts them; it leaves the screen before the closing line, and shows the cursor again."""
    sent = on_a_terminal("parse", "page.txt", "broken.txt", "-o", "a.json")
    assert "Reading" in sent
    assert "2/2" in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", sent)
    assert sent.rindex("\x1b[?25h") > sent.rindex("\x1b[?25l")
    assert sent.rindex("Reading") < sent.rindex("2 files")


def test_reports_stand_above_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file's problems are is told while the bar goes on, and stays when the bar goes."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _stream: True)
    monkeypatch.setenv("TERM", "xterm")
    result = run("parse", "page.txt", "broken.txt", "-o", "a.json")
    assert result.exit_code == 1
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", result.stderr)
    assert shown.index("SSE101 31 June 2023 is not a date") < shown.index("2 files, 2 items, 1 problem")


@pytest.mark.apart
@pytest.mark.parametrize("arguments", [["broken.txt", "-o", "a.json"], ["page.txt", "broken.txt", "-o", "a.json", "--quiet"]])
def test_one_file_or_quiet_has_none(arguments: list[str]) -> None:
    """There is nothing to wait for with one file, and --quiet wants no bar."""
    assert "Reading" not in on_a_terminal("parse", *arguments)


@pytest.mark.apart
def test_a_bar_never_stands_in_the_output() -> None:
    """Where the output goes to the same terminal there is no bar."""
    assert "Reading" not in on_a_terminal("parse", "page.txt", "broken.txt", both=True)


@pytest.mark.apart
def test_reports_have_colours() -> None:
    """On a terminal the code of a report is red and bold."""
    assert "\x1b[1;31mSSE101\x1b[0m" in on_a_terminal("parse", "broken.txt")


@pytest.mark.apart
def test_no_colour_where_none_is_wanted() -> None:
    """With NO_COLOR nothing sets a colour."""
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3|4|9|10)\d[;m]", on_a_terminal("parse", "broken.txt", NO_COLOR="1"))
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3|4|9|10)\d[;m]", on_a_terminal("show", "broken.txt", both=True, NO_COLOR="1"))


@pytest.mark.apart
def test_no_colour_in_a_pipe() -> None:
    """What goes to a pipe or a file has no control sequence at all."""
    for arguments in (["parse", "broken.txt"], ["show", "broken.txt"], ["check", "broken.txt"], ["fmt", "--diff", "broken.txt"]):
        output, errors = start(*arguments, env=ENVIRONMENT).communicate()
        assert b"\x1b" not in output + errors


@pytest.mark.apart
def test_a_terminal_without_a_character_shows_its_escape(folder: Path) -> None:
    """Where the terminal's encoding lacks a character the drawing goes on."""
    (folder / "page.txt").write_text("May 2023\n\n  1. 協同組合\n", encoding="utf-8")
    output, errors = start("show", "page.txt", env={**ENVIRONMENT, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}).communicate()
    assert rb"\u5354\u540c\u7d44\u5408" in output
    assert errors == b""
