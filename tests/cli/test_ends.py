"""How the command ends where it cannot go on: closed streams, full disks, signals, memory, and pages that nobody foresaw."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, PAGE, names, run, start
from tests.cli.test_kept import shell

from ssenews_parse._replacing import temporary_folder

pytestmark = pytest.mark.apart

COMMANDS = ["parse", "show", "check", "merge", "fmt", "fmt --diff", "parse -f csv", "parse -f parquet", "parse -f atom"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_output_is_one_sentence(command: str) -> None:
    """`>&-` gives a word and exit code 2; `2>&-` leaves nobody to say it to."""
    done = shell(f"ssenews {command} page.txt >&-")
    assert (done.stderr, done.returncode) == ("Error: the standard output is closed\n", 2)
    done = shell(f"ssenews {command} page.txt 2>&-")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 2)


def test_a_closed_input_is_one_sentence() -> None:
    """`<&-` matters to those alone that read it."""
    for command in ("parse -", "fmt -", "check -", "merge page.txt -", "show -"):
        done = shell(f"ssenews {command} <&-")
        assert (done.stderr, done.returncode) == ("Error: the standard input is closed\n", 2)
    assert "name a FILE, or let the page come from a pipe" in shell("ssenews show <&-").stderr
    assert shell("ssenews parse page.txt <&-").returncode == 0


@pytest.mark.parametrize(
    "command", [*(f"{command} page.txt" for command in COMMANDS), "schema", "completion bash", "explain SSE101"]
)
def test_a_full_disk_is_one_sentence(command: str) -> None:
    """What cannot be written is said once, also where it is only found at the end."""
    if command.startswith("fmt --diff"):
        Path("page.txt").write_text(PAGE.replace("  2. ", " 2.  "), encoding="utf-8")
    if command == "check page.txt":
        Path("page.txt").write_text(BROKEN, encoding="utf-8")
    done = shell(f"ssenews {command} > /dev/full")
    assert done.stderr.splitlines()[-1] == "Error: <stdout>: No space left on device"
    assert done.returncode == 2


# ── Where there is no room ────────────────────────────────────────────────────────────────────────────────────────────────

LONG = "News\n\nMay 2023\n\n" + "".join(f" {number}. Title {number * 7919} " + "\n\n" for number in range(1, 400))


@pytest.mark.parametrize(
    ("command", "output"),
    [
        ("parse long.txt -o out.json", "out.json"),
        ("parse long.txt -o out.jsonl", "out.jsonl"),
        ("parse long.txt -o out.csv", "out.csv"),
        ("parse long.txt -o out.parquet", "out.parquet"),
        ("merge long.txt -o out.atom", "out.atom"),
        ("merge long.txt -o out.parquet", "out.parquet"),
        ("report long.txt -o out.html", "out.html"),
        ("parse long.txt --manifest out.json > /dev/null", "out.json"),
        ("fmt --write out.txt", "out.txt"),
    ],
)
def test_an_output_that_there_is_no_room_for_stays_as_it_was(command: str, output: str) -> None:
    """The message names it, the old file is whole, and nothing is left behind."""
    Path("long.txt").write_text(LONG, encoding="utf-8")
    old = LONG if output == "out.txt" else "old"
    Path(output).write_text(old, encoding="utf-8")
    before = set(Path().iterdir())
    limit = "0" if "manifest" in command else "1"
    done = shell(f"ulimit -f {limit}; ssenews {command}")
    assert f"{output}: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode in {1, 2}
    assert Path(output).read_text(encoding="utf-8") == old
    assert set(Path().iterdir()) == before


def test_nobody_to_say_it_to() -> None:
    """Where the standard error stream is full the exit code is all that is left."""
    for command in ("parse broken.txt", "merge page.txt", "parse missing.txt", "fmt --check page.txt", "parse page.txt -o a/b.csv"):
        done = shell(f"ssenews {command} 2> /dev/full")
        assert (done.stderr, done.returncode) == ("", 2)


@pytest.mark.parametrize("name", ["loop.csv", "b/loop.csv", "other.csv"])
def test_a_link_that_leads_to_itself_is_no_output(folder: Path, name: str) -> None:
    """One sentence and exit code 2; the link stays."""
    (folder / "b").mkdir()
    (folder / "loop.csv").symlink_to("loop.csv")
    (folder / "b/loop.csv").symlink_to("../b/loop.csv")
    (folder / "other.csv").symlink_to("loop.csv")
    result = run("parse", "page.txt", "-o", name)
    assert (result.stderr, result.exit_code) == (f"Error: {name}: Too many levels of symbolic links\n", 2)
    assert (folder / name).is_symlink()


def test_memory_that_is_used_up_in_earnest() -> None:
    """A limit of the shell is met in the same way; here it is met while JSON is written."""
    with Path("page.txt").open("a", encoding="utf-8") as page:
        page.writelines(f"  {number}. {'A fair day ' * 20}\n\n" for number in range(3, 80_000))
    done = shell("ulimit -v 210000; ssenews parse page.txt -o a.json")
    assert (done.stderr, done.returncode) == ("Error: the memory is used up\n", 2)
    assert names() == ["broken.txt", "page.txt"]


# ── Signals ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("command", [["parse", "-"], ["parse", "page.txt", "waits.txt"], ["merge", "page.txt", "waits.txt"]])
def test_signals_leave_nothing_behind(folder: Path, number: int, command: list[str]) -> None:
    """A signal while files are read ends the command as Ctrl-C does; the old output stays, no other file is left anywhere."""
    (folder / "old.jsonl").write_text("old", encoding="utf-8")
    (folder / "tmp").mkdir()
    os.mkfifo("waits.txt")
    with_input = command[1] == "-"
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "ssenews_parse", *command, "-o", "old.jsonl"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
    )
    if with_input:
        while not list((folder / "tmp").glob("tmp*")):
            time.sleep(0.01)
        process.send_signal(number)
        errors = process.communicate(timeout=60)[1]
    else:
        with Path("waits.txt").open("wb"):  # it opens once the command opens it, and gives it nothing
            process.send_signal(number)
            errors = process.communicate(timeout=60)[1]
    assert (errors, process.returncode) == (b"Interrupted.\n", 128 + number)
    assert (folder / "old.jsonl").read_text(encoding="utf-8") == "old"
    assert names() == ["broken.txt", "old.jsonl", "page.txt", "tmp", "waits.txt"]
    assert names(folder / "tmp") == []


def test_a_folder_that_cannot_be_made_lets_no_signal_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever comes of the folder, signals arrive again; where they cannot wait it is made all the same."""
    with pytest.raises(FileNotFoundError), temporary_folder(within=Path("missing")):
        pass
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == set()
    monkeypatch.setattr("ssenews_parse._replacing._CAN_WAIT", False)
    with temporary_folder(within=Path()) as folder:
        assert folder.is_dir()
    assert not folder.exists()


def test_an_ignored_signal_stays_ignored() -> None:
    """What `nohup` has started goes on when the terminal closes."""
    os.mkfifo("waits.txt")
    process = start_ignoring("parse", "page.txt", "waits.txt", "-f", "csv")
    with Path("waits.txt").open("wb") as pipe:
        process.send_signal(signal.SIGHUP)
        pipe.write(PAGE.encode())
    assert process.communicate(timeout=60)[0].count(b"A fair day") == 2


def start_ignoring(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the command with SIGHUP ignored."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        return start(*arguments)
    finally:
        signal.signal(signal.SIGHUP, before)


# ── Outputs that are open already ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "command",
    [
        "ssenews parse page.txt -f csv -o /dev/stdout > out",
        "ssenews parse page.txt -f csv -o /dev/stdout | cat > out",
        "ssenews parse page.txt -f csv -o /dev/fd/1 > out",
        "ssenews parse page.txt -f csv -o /dev/fd/3 3> out > /dev/null",
        "ssenews parse page.txt -f csv -o /dev/stderr -q 2> out",
        "ssenews parse page.txt -f csv -o >(cat > out); sleep 1",
        "ssenews parse page.txt -f csv -o >(gzip > x.gz); sleep 1; gunzip < x.gz > out",
        "ssenews parse <(cat page.txt) -f csv -o - | sed 's|^/dev/fd/[0-9]*|page.txt|' > out",
        "ssenews parse page.txt -f csv > out",
    ],
)
def test_outputs_that_the_shell_has_opened(command: str) -> None:
    """`/dev/stdout`, numbers of open files and `>(…)` are written to."""
    assert shell(command).returncode == 0
    assert Path("out").read_bytes() == run("parse", "page.txt", "-f", "csv").stdout_bytes


def test_a_pipe_is_read_once() -> None:
    """A binary stream is not waited for again, and `fmt` compares none with its canonical text."""
    for command in ("parse", "check", "fmt"):
        assert shell(f"ssenews {command} <(echo nothing)").returncode == 1
    done = shell("ssenews fmt --check <(cat page.txt)")
    assert (
        done.stderr.partition(": ")[2]
        == "not a file, so it cannot be compared\n1 file, 2 items, 1 problem, 0 remarks, 0 would change\n"
    )
    assert shell("ssenews fmt <(cat page.txt)").stdout == PAGE


def test_what_was_written_before_stays() -> None:
    """An open file is written on, not begun anew."""
    assert shell("(echo before; ssenews parse page.txt -f csv -o /dev/stdout) > out").returncode == 0
    assert Path("out").read_text(encoding="utf-8").startswith("before\nsource,")
    assert shell("echo log > out; ssenews parse page.txt -f csv -o /dev/stderr -q 2>> out").returncode == 0
    assert Path("out").read_text(encoding="utf-8").startswith("log\nsource,")


def test_a_number_that_is_not_open() -> None:
    """It is told like any output that cannot be written."""
    result = run("parse", "page.txt", "-o", "/dev/fd/987")
    assert (result.stderr, result.exit_code) == ("Error: /dev/fd/987: Bad file descriptor\n", 2)
