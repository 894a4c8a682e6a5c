"""Runs the examples of a page of the documentation, in the order in which a reader meets them.

- A `text` block with a caption is a file of that name.
- A `python` block runs; where it has prompts its output is compared.  The blocks of a page share their names.
- A `console` block is what a terminal shows: each line behind `$ ` runs, what follows it is compared with what comes out.
"""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sybil import Document
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.myst.lexers import DirectiveLexer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sybil import Example, Region

_SETS_UP = ("make ", "pip ", "python3 -m venv ", "source ", "git ", "pre-commit ", "jupyter ")
"""What sets up a reader's machine is shown, not run."""


class Page:
    """A page, whose examples run in a folder of their own; to `update` it is to believe what its commands print."""

    def __init__(self, path: Path, folder: Path, *, update: bool = False) -> None:
        """Find the examples of the page at `path`; what they write is written into `folder`."""
        self._path = path
        self._folder = folder
        self._update = update
        python = PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS)
        self._document = Document.parse(str(path), self._files, self._consoles, python)

    def run(self) -> None:
        """Run all examples; one that does not hold is an `AssertionError` that names its place."""
        for example in self._document.examples():
            example.evaluate()

    def _files(self, document: Document) -> Iterator[Region]:
        for region in DirectiveLexer("code-block", "text")(document):
            if "caption" in region.lexemes["options"]:
                region.evaluator = self._write
                yield region

    def _consoles(self, document: Document) -> Iterator[Region]:
        for region in FencedCodeBlockLexer("console")(document):
            region.evaluator = self._compare
            yield region

    def _write(self, example: Example) -> None:
        lexemes = example.region.lexemes
        path = self._folder / lexemes["options"]["caption"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(lexemes["source"], "utf-8")

    def _compare(self, example: Example) -> str | None:
        shown = str(example.region.lexemes["source"])
        commands = [line for line in shown.splitlines() if line.startswith("$ ")]
        if any(line[2:].startswith(_SETS_UP) for line in commands):
            return None
        printed = "".join(f"{line}\n{self._output_of(line[2:])}" for line in commands)
        if self._update:
            text = self._path.read_text("utf-8").replace(f"```console\n{shown}```", f"```console\n{printed}```")
            self._path.write_text(text, "utf-8")
            return None
        return None if printed == shown else f"The page shows:\n{shown}\nThe terminal shows:\n{printed}"

    def _output_of(self, command: str) -> str:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        surroundings = {"PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "HOME": str(self._folder)}
        done = subprocess.run(  # noqa: S602 - the commands are those of the project's own pages
            command,
            shell=True,
            cwd=self._folder,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode("utf-8").splitlines())
