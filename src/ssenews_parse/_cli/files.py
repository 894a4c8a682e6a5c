"""Files for the command: which ones are meant, what they are called, and how one is replaced whole."""

from __future__ import annotations

import glob
import shutil
import tempfile
from contextlib import contextmanager
from os import stat
from os.path import samestat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["File", "find", "is_one_of", "replacing"]


class File(NamedTuple):
    """A file to read."""

    path: Path
    source: str
    """What it is called in reports and rows."""
    html: bool = False
    """Whether it is read as HTML."""


def find(name: str, endings: frozenset[str]) -> list[Path]:
    """Return the files that a name on the command line stands for.

    A folder stands for all files in and below it with one of the endings, in the order of their paths, hidden ones left out; a
    pattern that is no file itself (`2023/*.txt`, `**/*.txt`) for all files that it matches.  Any other name stands for itself,
    whether there is such a file or not.
    """
    path = Path(name)
    if path.is_dir():
        return [inside for inside in sorted(path.rglob("*")) if _is_meant(inside, path, endings)]
    matches = [] if path.exists() else sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    return [match for match in map(Path, matches) if match.is_file()] or [path]


def _is_meant(path: Path, folder: Path, endings: frozenset[str]) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in endings and path.is_file()


def is_one_of(output: Path, inputs: Iterable[Path | int]) -> bool:
    """Tell whether an output is one of the inputs: the same file by any name, link or hard link; a number is an open file.

    What is there but is no file, a terminal or a pipe, may be both.
    """
    return output.is_file() and any(_is_same(output, each) for each in inputs)


def _is_same(output: Path, given: Path | int) -> bool:
    try:
        return samestat(output.stat(), stat(given))  # noqa: PTH116 - an open file has a number, not a path
    except OSError:  # it cannot be read, which is said when it is
        return False


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a new file, which takes the place of the file at `path` when the block ends, and only if it ends well.

    The old file's permissions stay, a link stays a link.  What is there but is no file, `/dev/null` or a pipe, is written to
    directly.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix=f".{target.name[:40]}.", dir=target.parent) as folder:
        new = Path(folder, "new")
        new.touch()
        if target.exists():
            shutil.copymode(target, new)
        yield new
        new.replace(target)
