"""How the command ends inside a program that runs it: what a shell does to a process, this does to its own streams."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.command import PAGE, run

from ssenews_parse._cli import inputs, running
from ssenews_parse._cli.commands import main
from ssenews_parse._cli.ending import Refusal
from ssenews_parse.parsing import parse_bytes

if TYPE_CHECKING:
    from ssenews_parse import NewsPage


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


def test_signals_are_those_of_the_main_thread() -> None:
    """A program that runs the command in another thread keeps its own ways."""
    results = []
    thread = threading.Thread(target=lambda: results.append(run("check", "page.txt").exit_code))
    thread.start()
    thread.join()
    assert results == [0]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@pytest.mark.parametrize("command", ["parse", "merge", "check", "show", "fmt"])
def test_memory_that_is_used_up(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """No other file would fare better: one sentence and exit code 2."""

    def no_memory(*_arguments: object, **_options: object) -> NewsPage:
        raise MemoryError

    monkeypatch.setattr(running, "parse_bytes", no_memory)
    result = run(command, "page.txt")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "Error: the memory is used up\n", 2)


# ── What nobody foresaw ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Add a page that makes the library raise what it never should."""
    (folder / "odd.txt").write_text(PAGE, encoding="utf-8")

    def fail(data: bytes, *, source: str, **options: object) -> NewsPage:
        if source == "odd.txt":
            raise RecursionError("too deep\x1b[31m")
        return parse_bytes(data, source=source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "parse_bytes", fail)


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize("command", [["parse", "-f", "csv"], ["merge"], ["check"], ["show"], ["fmt"]])
def test_one_page_that_raises_is_a_failure_of_its_file(command: list[str]) -> None:
    """It has its line, and --traceback shows where; the other files go on."""
    result = run(*command, "odd.txt", "page.txt")
    line = r"odd.txt: RecursionError, which was not foreseen: too deep\x1b[31m"
    assert f"{line}; --traceback shows where\n" in result.stdout + result.stderr
    assert "Traceback" not in result.output
    assert result.exit_code == 1
    if command != ["check"]:
        assert "A fair day for all" in result.stdout
    result = run(*command, "--traceback", "odd.txt", "page.txt")
    assert "Traceback (most recent call last):" in result.stderr
    assert f"{line}\n" in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("name", "command"),
    [("running.lint", "check"), ("commands.drawing", "show"), ("commands.render", "fmt"), ("writing.to_json", "parse")],
)
def test_what_is_made_of_a_page_may_fail_too(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, command: str) -> None:
    """Remarks, drawings, texts and JSON of one page that cannot be made are a failure of its file."""
    (folder / "other.txt").write_text(PAGE.replace("A fair day", "Another day"), encoding="utf-8")
    module, _, function = name.partition(".")
    original = getattr(sys.modules[f"ssenews_parse._cli.{module}"], function)

    def fail(page: NewsPage, **options: object) -> object:
        if page.source == "page.txt":
            raise KeyError("x")
        return original(page, **options)

    monkeypatch.setattr(f"ssenews_parse._cli.{name}", fail)
    result = run(command, "page.txt", "other.txt")
    assert "page.txt: KeyError, which was not foreseen: 'x'; --traceback shows where\n" in result.stdout + result.stderr
    assert result.exit_code == 1
    if command != "check":
        assert "Another day" in result.stdout
