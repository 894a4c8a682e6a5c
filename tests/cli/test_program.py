"""How the command ends inside a program that runs it: what a shell does to a process, this does to its own streams."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from tests.cli.command import PAGE, run

from ssenews_parse._cli import inputs, running
from ssenews_parse._cli.commands import main
from ssenews_parse._cli.ending import Refusal


@pytest.mark.parametrize(("stream", "name"), [("stdout", "output"), ("stderr", "error stream")])
def test_a_program_may_have_closed_its_streams(monkeypatch: pytest.MonkeyPatch, stream: str, name: str) -> None:
    """A closed stream is a refusal, which is shown where there is somebody to show it to."""
    monkeypatch.setattr(sys, stream, None)
    with pytest.raises(Refusal, match=f"the standard {name} is closed") as refused:
        main.main(["parse", "page.txt"], standalone_mode=False)
    refused.value.show()


def test_a_program_may_have_no_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be read from it is refused."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(Refusal, match="the standard input is closed"):
        main.main(["parse", "-"], standalone_mode=False)


def test_a_program_may_write_to_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told once: what is still waiting to be written is let go."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(Refusal, match="<stdout>: No space left on device"):
            main.main(["schema"], standalone_mode=False)


def test_a_program_that_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """SIGTERM ends the command, and afterwards is again what it was."""
    monkeypatch.setattr(running, "parse_bytes", lambda *_arguments, **_options: os.kill(os.getpid(), signal.SIGTERM))
    result = run("parse", "page.txt")
    assert (result.stderr, result.exit_code) == ("Interrupted.\n", 128 + signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_an_error_stream_that_leads_into_an_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal goes to the standard output: not even that word may be added to the file."""
    monkeypatch.setattr(inputs, "is_one_of", lambda output, _inputs: output == 2)
    result = run("parse", "page.txt")
    assert (result.stdout, result.stderr) == ("Error: <stderr>: the standard error stream goes into one of the inputs\n", "")


def test_pipes_of_a_program() -> None:
    """A pipe is an output like any other, and as an input it is read once, whatever is made of it."""
    reading, writing = os.pipe()
    assert run("parse", "page.txt", "-q", "-o", f"/dev/fd/{writing}").exit_code == 0
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as read:
        assert read.read() == run("parse", "page.txt").stdout
    for arguments, word in ((["parse", "-f", "csv"], "SSE002"), (["fmt", "--check"], "not a file, so it cannot be compared")):
        reading, writing = os.pipe()
        os.write(writing, b"nothing" if "csv" in arguments else PAGE.encode())
        os.close(writing)
        assert word in run(*arguments, f"/dev/fd/{reading}").stderr
        os.close(reading)
