"""The first page of a new process, against the import of the two libraries that every parse needs.

Both run in a virtual environment of their own, where nothing but the project is installed: with `interegular` beside it Lark
compares all terminals whenever a grammar is built.
"""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from shutil import copy, copytree
from tempfile import TemporaryDirectory

from .timing import Rounds

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "sample.txt"
ROUNDS = 41

WAYS = {
    "parse": f"from ssenews_parse import parse; parse(open({str(PAGE)!r}, encoding='utf-8').read())",
    "import lark, attrs": "import lark, attrs",
}


def cold_start() -> Rounds:
    """Time a first `parse` of a small page, and the import alone; the interpreter's own start counts for both."""
    with TemporaryDirectory() as folder:
        python = _installed(Path(folder))
        commands = {name: [str(python), "-I", "-c", code] for name, code in WAYS.items()}
        seconds: dict[str, list[float]] = {name: [] for name in WAYS}
        for command in commands.values():
            _seconds(command)
        for _ in range(ROUNDS):
            for name, command in commands.items():
                seconds[name].append(_seconds(command))
    return Rounds("cold parse", "a small page", 1, seconds)


def _installed(folder: Path) -> Path:
    """Install a copy of the project, so that no build lands in the checkout; return the interpreter."""
    project = folder / "project"
    project.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        copy(ROOT / name, project)
    for name in ("src", "grammar"):
        copytree(ROOT / name, project / name)
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", project], check=True)  # noqa: S603
    return python


def _seconds(command: list[str]) -> float:
    """Return the processor time of a process, start and end included."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, check=True)  # noqa: S603 - our own command
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
