"""The command as a whole: help, version, schema, completion, entry points, and how it ends."""

from __future__ import annotations

import importlib.metadata
import json
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.command import names, run, start

from ssenews_parse import json_schema
from ssenews_parse.__main__ import main as entry

COMMANDS = ["show", "parse", "merge", "coverage", "check", "explain", "report", "fmt", "schema", "completion"]


def test_help_lists_the_commands_with_examples() -> None:
    """The help names every command in the order of use, shows examples, and says what the exit codes mean."""
    lines = run("--help").stdout.splitlines()
    commands = lines[lines.index("Commands:") + 1 : lines.index("  Examples:") - 1]
    assert [line.split()[0] for line in commands] == COMMANDS
    assert not any(line.endswith("...") for line in commands)
    assert sum(line.startswith("    ssenews-parse ") for line in lines) == 4
    assert "The exit code is 0 if all went well, 1 if there were problems" in " ".join(lines)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    """-h and --help say how a command is used."""
    assert run(command, "-h").stdout == run(command, "--help").stdout
    assert run(command, "-h").stdout.startswith(f"Usage: ssenews-parse {command} ")


def test_the_version_is_that_of_the_package() -> None:
    """--version says name and version."""
    assert run("--version").stdout == f"ssenews-parse {importlib.metadata.version('ssenews-parse')}\n"


def test_the_schema_is_that_of_the_library() -> None:
    """`schema` writes what `json_schema` returns."""
    assert json.loads(run("schema").stdout) == json.loads(json.dumps(json_schema()))


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_no_sign_of_its_making(command: str) -> None:
    """What keeps click from filling lines stays out of sight, and no line is wider than a terminal."""
    for lines in (run(command, "--help").stdout.splitlines(), run("--help").stdout.splitlines()):
        assert not [line for line in lines if "\b" in line or "\\b" in line or len(line) > 80]
        assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_written_for_a_shell(shell: str) -> None:
    """`completion` writes a script that asks the command itself."""
    assert f"_SSENEWS_PARSE_COMPLETE={shell}_complete" in run("completion", shell).stdout


def test_completion_completes() -> None:
    """What that script asks for is answered: the commands, the options, the formats."""
    words = {"COMP_WORDS": "ssenews-parse parse --format ", "COMP_CWORD": "3", "_SSENEWS_PARSE_COMPLETE": "bash_complete"}
    process = start(env={**os.environ, **words})
    assert process.communicate()[0].decode().split() == [f"plain,{form}" for form in ("json", "jsonl", "csv", "parquet", "atom")]


@pytest.mark.parametrize(
    "arguments", [["parse"], ["nothing"], ["parse", "--format", "xml", "page.txt"], ["parse", "-o", ".", "page.txt"]]
)
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    """No file, no such command, no such format, a folder as the output."""
    assert run(*arguments).exit_code == 2


def test_the_module_is_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m ssenews_parse` runs the command under its name."""
    monkeypatch.setattr("sys.argv", ["__main__.py", "--version"])
    monkeypatch.delitem(sys.modules, "ssenews_parse.__main__")
    with pytest.raises(SystemExit) as end:
        runpy.run_module("ssenews_parse", run_name="__main__")
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("ssenews-parse ")


def test_without_its_libraries_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed without the extra, the command ends with one line that names it."""
    code = "import sys; sys.modules['click'] = None; from ssenews_parse.__main__ import main; main()"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - our own code
    assert process.stderr == 'ssenews-parse: click is not installed: pip install "ssenews-parse[cli]"\n'
    assert process.returncode == 1
    monkeypatch.setitem(sys.modules, "ssenews_parse._cli.commands", None)
    with pytest.raises(SystemExit, match=r"^ssenews-parse: "):
        entry()


@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("feedgen.feed", ["parse", "-f", "atom"]),
        ("resiliparse.parse.html", ["parse", "--from", "html"]),
        ("pyromark", ["parse", "--from", "markdown"]),
    ],
)
def test_without_the_libraries_of_a_format(monkeypatch: pytest.MonkeyPatch, module: str, arguments: list[str]) -> None:
    """A format whose extra is missing ends the command with one line that names it."""
    monkeypatch.setitem(sys.modules, module, None)
    result = run(*arguments, "page.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert 'is not installed: pip install "ssenews-parse[' in result.stderr


def test_a_disk_that_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the standard output cannot be written the command says so in one line."""

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ssenews_parse._cli.commands.write", full)
    result = run("parse", "page.txt")
    assert (result.stderr, result.exit_code) == ("Error: <stdout>: No space left on device\n", 2)


def test_ctrl_c_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted command says one word and ends with 130."""

    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ssenews_parse._cli.commands.write", interrupt)
    result = run("parse", "page.txt")
    assert (result.stderr, result.exit_code) == ("Interrupted.\n", 130)


@pytest.mark.apart
def test_ctrl_c_leaves_nothing_behind(folder: Path) -> None:
    """Ctrl-C while files are read ends the command without a traceback; the old output stays, no other file is left."""
    (folder / "old.jsonl").write_text("old", encoding="utf-8")
    os.mkfifo("waits.txt")
    process = start("parse", "page.txt", "waits.txt", "-o", "old.jsonl")
    with Path("waits.txt").open("wb"):  # it opens once the command opens it, and gives it nothing
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == (b"", b"Interrupted.\n")
    assert process.returncode == 130
    assert (folder / "old.jsonl").read_text(encoding="utf-8") == "old"
    assert names() == ["broken.txt", "old.jsonl", "page.txt", "waits.txt"]


@pytest.mark.parametrize("arguments", [["parse", "-f", "jsonl"], ["parse", "-f", "csv"], ["parse"], ["fmt"], ["show"], ["check"]])
@pytest.mark.apart
def test_a_reader_that_has_seen_enough(folder: Path, arguments: list[str]) -> None:
    """When the pipe behind the command closes, as with `| head`, it ends without a word."""
    date = "31 June 2023" if arguments == ["check"] else "30 June 2023"
    items = "".join(f"  {number}. {'A fair day for all ' * 5}\n\n    {date}\n\n" for number in range(1, 999))
    for name in ("long.txt", "more.txt"):
        (folder / name).write_text(f"June 2023\n\n{items}", encoding="utf-8")
    process = start(*arguments, *(["--all"] if arguments == ["check"] else []), "long.txt", "more.txt")
    assert process.stdout
    assert process.stderr
    assert process.stdout.read(1)
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=60) == 1
    assert errors == ""
