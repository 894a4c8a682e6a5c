"""The command, run as a user runs it: in this process for most tests, as a process of its own where only that will do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from ssenews_parse._cli.commands import main

if TYPE_CHECKING:
    from click.testing import Result

PAGE = """News on Shared Workshops

May 2023

  1. © Ada Vale / ILO 2023

    A fair day for all

    25 May 2023, Lomé, Togo

    Bakers meet.

  2. A short guide
"""

BROKEN = """June 2023

  1. Another day

    31 June 2023

  3. A third day

    14 June 2023
"""

REPORT = """broken.txt:5:5: SSE101 31 June 2023 is not a date: June has 30 days
    5 |     31 June 2023
      |     ^^^^^^^^^^^^
      = expected: a date
"""

LEFT_OUT = "1 file left out; --lenient keeps what could be read"
"""How the closing line ends where one file has a problem."""


def names(folder: Path = Path()) -> list[str]:
    """Return the names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, arguments, input=given, prog_name="ssenews-parse")


def start(
    *arguments: str, stdout: int = subprocess.PIPE, stderr: int = subprocess.PIPE, env: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start the command as a process of its own, its outputs in pipes."""
    command = [sys.executable, "-m", "ssenews_parse", *arguments]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, env=env)  # noqa: S603 - our own command
