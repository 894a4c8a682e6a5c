"""What the command never destroys or drops: inputs, files it cannot read, files that are no listing, old outputs."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.command import BROKEN, PAGE, names, run

from ssenews_parse._cli import files

LICENCE = """THE LICENCE OF THE WORKSHOP

TERMS AND CONDITIONS

  1. Definitions.

    "Work" shall mean the work of a baker.

  2. Grant of a licence.

     Whoever bakes may bake again.
"""


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in a shell, where `ssenews` is the command."""
    script = f'ssenews() {{ {sys.executable} -m ssenews_parse "$@"; }}; {command}'
    bash = shutil.which("bash") or "bash"
    return subprocess.run([bash, "-c", script], capture_output=True, text=True, check=False, timeout=120)  # noqa: S603 - our own command


def sources(*given: str) -> list[str]:
    """Return the files that have rows, in order."""
    return list(dict.fromkeys(json.loads(line)["source"] for line in run("parse", "-f", "jsonl", *given).stdout.splitlines()))


# ── Outputs that are inputs ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.apart
@pytest.mark.parametrize(
    "command",
    [
        "ssenews parse page.txt >> page.txt",
        "ssenews merge page.txt broken.txt >> broken.txt",
        "ssenews parse page.txt -o - >> page.txt",
        "ssenews parse page.txt -o /dev/stdout >> page.txt",
        "ssenews parse page.txt -o /dev/fd/1 >> page.txt",
        "ssenews parse page.txt -o /proc/self/fd/3 3>> page.txt",
        "ssenews parse page.txt -o /dev/stderr 2>> page.txt",
        "ssenews parse broken.txt 2>> broken.txt",
        "ssenews check . >> page.txt",
        "ssenews check broken.txt >> broken.txt",
        "ssenews show page.txt >> page.txt",
        "ssenews fmt page.txt >> page.txt",
        "ssenews fmt --diff '*.txt' >> page.txt",
        "ssenews fmt - < page.txt >> page.txt",
        "ssenews parse /dev/stdin -f csv -o page.txt < page.txt",
    ],
)
def test_no_stream_leads_into_an_input(command: str) -> None:
    """Whatever the shell has opened: a stream that ends in a file that is read is refused, and the file stays as it is."""
    done = shell(command)
    assert done.returncode == 2
    assert Path("page.txt").read_text(encoding="utf-8") == PAGE
    assert Path("broken.txt").read_text(encoding="utf-8") == BROKEN
    assert "one of the inputs" in done.stderr + done.stdout


def test_an_output_inside_a_folder_that_is_read() -> None:
    """A new file there is written; once it is there it would be read, and is refused."""
    Path("pages").mkdir()
    shutil.copy("page.txt", "pages")
    assert run("parse", "pages", "-f", "csv", "-o", "pages/items.txt").exit_code == 0
    before = Path("pages/items.txt").read_bytes()
    result = run("parse", "pages", "-f", "csv", "-o", "pages/items.txt")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: pages/items.txt: the output is one of the inputs, which would be lost\n",
    )
    assert Path("pages/items.txt").read_bytes() == before
    assert run("parse", "pages", "-o", "pages/items.csv").exit_code == 1


# ── Files and folders that cannot be read ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def archive() -> Path:
    """Lay out a folder in which much is wrong: links that break, go round and repeat, and what is no file."""
    folder = Path("archive")
    (folder / "2023").mkdir(parents=True)
    (folder / "real").mkdir()
    for name in ("2023/a.txt", "real/b.txt"):
        (folder / name).write_text(PAGE, encoding="utf-8")
    (folder / "broken.txt").symlink_to("nowhere.txt")
    (folder / "2022").symlink_to("/nowhere/2022")
    (folder / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(folder / "fifo.txt")
    os.mkfifo(folder / "fifo.dat")
    (folder / "again").symlink_to("real")
    (folder / "real/self").symlink_to("..")
    (folder / "2023/up").symlink_to("../../archive")
    (folder / "2023/copy.txt").symlink_to("a.txt")
    (folder / ".hidden.txt").symlink_to("nowhere")
    return folder


PROBLEMS = {
    "archive/fifo.txt: not a file",
    "archive/broken.txt: No such file or directory",
    "archive/2022: No such file or directory",
    "archive/loop.txt: Too many levels of symbolic links",
}


@pytest.mark.parametrize("command", ["parse", "merge", "check", "show"])
def test_what_a_folder_holds_that_cannot_be_read(archive: Path, command: str) -> None:
    """Each is a line, and exit code 1; what can be read is read."""
    result = run(command, str(archive))
    assert set((result.stdout + result.stderr).splitlines()) >= PROBLEMS
    assert result.exit_code == 1


def test_each_file_is_read_once(archive: Path) -> None:
    """Files behind links, in circles of links, in a folder and by name: once, under the first name that is no link."""
    found = sources("archive", "archive/real/b.txt", "./archive/2023/a.txt", f"{Path.cwd()}/archive", "archive/again")
    assert [name for name in found if "missing" not in name and name.endswith(("a.txt", "b.txt"))] == [
        "archive/2023/a.txt",
        "archive/real/b.txt",
    ]
    assert {f"{name}: " for name in found} > {problem.partition(": ")[0] + ": " for problem in PROBLEMS}
    assert archive.is_dir()


@pytest.mark.parametrize("pattern", ["archive/**/*.txt", "**/a*/**/*.txt", "archive/*", "archive/**", "./**/archive/**/*.t?t"])
def test_a_pattern_finds_each_file_once(archive: Path, pattern: str) -> None:
    """Two links that go up would make more paths than there are atoms: a pattern reads each file once, and soon."""
    result = run("parse", "-f", "jsonl", pattern)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {Path(row["source"]).name for row in rows if row["title"]} == {"a.txt", "b.txt"}
    assert len({row["source"] for row in rows if row["title"]}) == 2
    assert {"fifo.txt: not a file", "loop.txt: Too many levels of symbolic links"} <= {
        line.rpartition("/")[2] for line in result.stderr.splitlines()
    }
    assert archive.is_dir()


def test_a_file_is_read_once_however_often_it_is_named() -> None:
    """By its name, another path to it, a link; the standard input, too.  A hard link is another file."""
    Path("link.txt").symlink_to("page.txt")
    Path("hard.txt").hardlink_to("page.txt")
    assert sources("page.txt", "./page.txt", "link.txt", f"{Path.cwd()}/page.txt") == ["page.txt"]
    assert sources("page.txt", "hard.txt", "link.txt") == ["page.txt", "hard.txt"]
    assert run("check", "missing.txt", "./missing.txt").stderr == "1 file, 0 items, 1 problem, 0 remarks\n"


def test_a_folder_without_pages_among_others() -> None:
    """It is a line like a file that is not there."""
    Path("empty").mkdir()
    result = run("parse", "empty", "page.txt", "-o", "a.json")
    told = "empty: no .htm or .html or .md or .txt file and no web archive\n2 files, 2 items, 1 problem, 0 remarks\n"
    assert (result.stderr, result.exit_code) == (told, 1)


@pytest.mark.apart
def test_folders_and_files_that_nobody_may_read(tmp_path: Path) -> None:
    """As another user than root: each is a line, named itself, in a folder or by a pattern, and all else is read."""
    Path("page.txt").unlink()
    for name in ("shut/a.txt", "blind/b.txt", "open/c.txt", "open/secret.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    code = (
        "import os, sys; sys.path.insert(0, {path!r}); {drop}"
        "from ssenews_parse._cli.commands import main; main(sys.argv[1:], prog_name='ssenews-parse')"
    )
    drop = "os.setgroups([]); os.setgid(65534); os.setuid(65534); " if os.geteuid() == 0 else ""
    program = code.format(path=sys.path[0], drop=f"import ssenews_parse._cli.commands; {drop}")
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    modes = {"shut": 0o000, "blind": 0o444, "open/secret.txt": 0o000, "open": 0o755}
    for name, mode in modes.items():
        (tmp_path / name).chmod(mode)
    try:
        for given in (["shut", "blind", "open"], ["."], ["*"], ["*/*.txt"], ["shut/a.txt", "blind/b.txt", "open/*.txt"]):
            done = subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-c", program, "parse", "-f", "jsonl", *given], capture_output=True, text=True, check=False
            )
            denied = {line.partition(": ")[0] for line in done.stderr.splitlines() if line.endswith("Permission denied")}
            assert {name.partition("/")[0] for name in denied} == {"shut", "blind", "open"}, done.stderr
            assert [json.loads(line)["source"] for line in done.stdout.splitlines() if '"title":"A fair' in line] == ["open/c.txt"]
            assert done.returncode == 1
    finally:
        for name in modes:
            (tmp_path / name).chmod(0o755)


def test_a_pattern_in_a_folder_that_nobody_may_look_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is a line of its own, also where root runs the command."""

    def denied(_folder: Path, _part: str) -> list[Path]:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(files, "_named", denied)
    result = run("parse", "*.txt", "--format", "csv")
    assert result.stderr.startswith(".: Permission denied\n1 file, 0 items, 1 problem")
    assert result.exit_code == 1


# ── Empty arguments, and what is no listing ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "arguments",
    [
        ["fmt", "--write", ""],
        ["fmt", "--write", "page.txt", ""],
        ["fmt", "--check", ""],
        ["fmt", ""],
        ["parse", ""],
        ["parse", "page.txt", "", "-o", "a.json"],
        ["merge", ""],
        ["check", "", "page.txt"],
        ["show", ""],
        ["parse", "page.txt", "-o", ""],
        ["merge", "page.txt", "--output="],
    ],
)
def test_an_empty_argument_is_no_file(arguments: list[str]) -> None:
    """A variable that is not set means no folder, least of all the one that one is in."""
    Path("loose.txt").write_text(PAGE.replace("  2. ", " 2.  "), encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().iterdir()}
    result = run(*arguments)
    assert result.exit_code == 2
    assert "is no file: is a variable not set?" in result.stderr
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_fmt_leaves_alone_what_is_no_listing() -> None:
    """In a folder, a text with numbers but no month, year or date is told and stays; named itself it is written."""
    Path("pages").mkdir()
    Path("pages/LICENSE.txt").write_text(LICENCE, encoding="utf-8")
    Path("pages/loose.txt").write_text(PAGE.replace("  2. ", " 2.  "), encoding="utf-8")
    told = "pages/LICENSE.txt: no month, no year and no date: to have it written, name the file itself\n"
    for given in ("pages", "pages/*.txt"):
        for option in ("--check", "--diff"):
            result = run("fmt", option, given)
            assert result.stderr.startswith(told)
            assert result.exit_code == 1
            assert "WORKSHOP" not in result.stdout
    assert "WORKSHOP" not in run("fmt", "pages").stdout
    assert (
        run("fmt", "--write", "pages").stderr
        == f"{told}pages/loose.txt: changed\n2 files, 4 items, 1 problem, 0 remarks, 1 changed\n"
    )
    assert Path("pages/LICENSE.txt").read_text(encoding="utf-8") == LICENCE
    assert Path("pages/loose.txt").read_text(encoding="utf-8") == PAGE
    assert run("fmt", "--write", "pages/LICENSE.txt").exit_code == 0
    assert Path("pages/LICENSE.txt").read_text(encoding="utf-8") != LICENCE


# ── Files that a new one could not stand in for ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", [["parse", "page.txt", "-o", "old.csv"], ["fmt", "--write", "old.csv"]])
def test_a_file_with_hard_links_is_refused(command: list[str]) -> None:
    """The other name would keep the old text: a word, and both stay."""
    text = PAGE.replace("  2. ", " 2.  ")
    Path("old.csv").write_text(text, encoding="utf-8")
    Path("other.csv").hardlink_to("old.csv")
    result = run(*command)
    assert result.exit_code == (1 if command[0] == "fmt" else 2)
    assert "old.csv: it has hard links, which would keep the old text\n" in result.stderr
    assert Path("old.csv").read_text(encoding="utf-8") == Path("other.csv").read_text(encoding="utf-8") == text
    assert names() == ["broken.txt", "old.csv", "other.csv", "page.txt"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda path: os.chown(path, 12345, -1), "it belongs to another user or group, which would change"),
        (lambda path: os.chown(path, -1, 12345), "it belongs to another user or group, which would change"),
    ],
)
@pytest.mark.parametrize("command", [["parse", "page.txt", "-o", "old.csv"], ["fmt", "--write", "old.csv"]])
def test_a_file_of_somebody_else_is_refused(monkeypatch: pytest.MonkeyPatch, command: list[str], change: object, word: str) -> None:
    """A new file would be another's: a word, and the old one stays."""
    text = PAGE.replace("  2. ", " 2.  ")
    Path("old.csv").write_text(text, encoding="utf-8")
    if os.geteuid() == 0:
        change(Path("old.csv"))  # type: ignore[operator]
    else:
        old = Path("old.csv").stat()
        monkeypatch.setattr("ssenews_parse._replacing._owner", lambda state: state.st_ino == old.st_ino)
    result = run(*command)
    assert result.exit_code == (1 if command[0] == "fmt" else 2)
    assert f"old.csv: {word}\n" in result.stderr
    assert Path("old.csv").read_text(encoding="utf-8") == text
    assert names() == ["broken.txt", "old.csv", "page.txt"]


def test_a_file_that_may_not_be_written_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who took the right to write a file away meant it, though its folder may be written."""
    Path("old.csv").write_text("old", encoding="utf-8")
    Path("old.csv").chmod(0o444)
    monkeypatch.setattr("ssenews_parse._replacing.os.access", lambda path, _mode: bool(path.stat().st_mode & 0o200))
    result = run("parse", "page.txt", "-o", "old.csv")
    assert (result.exit_code, result.stderr) == (2, "Error: old.csv: Permission denied\n")
    assert Path("old.csv").read_text(encoding="utf-8") == "old"
