"""Files for the command: which ones are meant, what they are called, and which of them are the same."""

from __future__ import annotations

import os
import re
import stat
from collections import deque
from fnmatch import fnmatch
from os.path import realpath, samestat
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field

from ssenews_parse._archive_names import ENDINGS, UNREAD, is_unread_archive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["File", "descriptor", "find", "identity", "is_one_of"]


_BEGINNING = 4096
"""So many bytes tell what is in a file."""


@define
class File:
    """A file to read."""

    path: Path
    source: str
    """What it is called in reports and rows."""
    form: str = "text"
    """What it is read as: `text`, `html` or `markdown`."""
    failure: str | None = None
    """Why it cannot be read, where that is known before."""
    named: bool = True
    """Whether it was named itself, not found in a folder or by a pattern."""
    archive: bool = False
    """Whether it is a web archive."""
    held: bytes | None = field(default=None, init=False, repr=False)
    """What came from a pipe, which is read once."""

    @property
    def is_regular(self) -> bool:
        """Whether it can be read again, as a pipe cannot."""
        return self.path.is_file()

    def read(self) -> bytes:
        """Return what is in the file; what came from a pipe is held."""
        if self.held is not None:
            return self.held
        data = self.path.read_bytes()
        self.held = None if self.is_regular else data
        return data

    def beginning(self) -> bytes:
        """Return the first bytes of the file, which tell what it is; no more is read of one that can be read again."""
        if not self.is_regular:
            return self.read()[:_BEGINNING]
        with self.path.open("rb") as file:
            return file.read(_BEGINNING)


_Found = tuple[Path, str | None]
"""A path, and why it cannot be read."""

_NO_FILE = "not a file"

_MAGIC = re.compile(r"[*?[]")
"""What makes a name a pattern."""

_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}

_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/([0-9]+)")


def find(name: str, endings: frozenset[str]) -> Iterator[_Found]:
    """Yield the files that a name on the command line stands for, and what among them cannot be read, with the reason.

    A folder stands for all files in and below it with one of the endings, in the order of their paths, hidden ones left out; links
    come last, and each folder counts once, whatever links lead to it.  A pattern that is no file itself (`2023/*.txt`, `**/*.txt`)
    stands for all that it matches.  Any other name stands for itself, whether there is such a file or not.
    """
    path = Path(name)
    if stat.S_ISDIR(_mode(path)):
        yield from _inside(path, endings)
    elif os.path.lexists(path) or not _MAGIC.search(name):
        yield path, None
    else:
        start, parts = (Path(path.anchor), path.parts[1:]) if path.anchor else (Path(), path.parts)
        for match, failure in list(_matches(start, parts)) or [(path, None)]:
            mode = _mode(match)
            if failure is None and stat.S_ISDIR(mode):
                yield from _inside(match, endings)
            else:
                yield match, failure or (_NO_FILE if mode and not stat.S_ISREG(mode) else None)


def _mode(path: Path) -> int:
    """Return what kind of file there is; 0 where that cannot be told."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _inside(folder: Path, endings: frozenset[str]) -> Iterator[_Found]:
    for path, mode, failure in _walk(folder):
        if failure:
            yield path, failure
        elif path.name.lower().endswith(tuple(endings)) and not stat.S_ISDIR(mode):
            yield path, None if stat.S_ISREG(mode) else _NO_FILE
        elif endings & ENDINGS and is_unread_archive(path) and stat.S_ISREG(mode):
            yield path, UNREAD


def _walk(folder: Path) -> Iterator[tuple[Path, int, str | None]]:
    """Yield all that is in and below a folder, itself included: its path, its mode, and why it cannot be read."""
    seen: set[tuple[int, int]] = set()
    waiting, links = [folder], deque[Path]()
    while waiting or links:
        path = waiting.pop() if waiting else links.popleft()
        mode = 0
        try:
            state = path.stat()
            mode = state.st_mode
            if stat.S_ISDIR(mode) and (state.st_dev, state.st_ino) in seen:
                continue
            if stat.S_ISDIR(mode):
                seen.add((state.st_dev, state.st_ino))
                inside = sorted(each for each in path.iterdir() if not each.name.startswith("."))
                links += [each for each in inside if each.is_symlink()]
                waiting += [each for each in reversed(inside) if not each.is_symlink()]
            yield path, mode, None
        except OSError as error:
            yield path, mode, error.strerror


def _matches(folder: Path, parts: Sequence[str]) -> Iterator[_Found]:
    """Yield what a pattern matches below a folder, and the folders that cannot be searched.

    The library's `glob` says nothing of these, and goes round where links make a circle.
    """
    if not parts:
        yield folder, None
        return
    part, rest = parts[0], parts[1:]
    if part == "**":
        for path, mode, failure in _walk(folder):
            if stat.S_ISDIR(mode):
                yield from [(path, failure)] if failure else _matches(path, rest or ["*"])
        return
    try:
        for path in _named(folder, part):
            if not rest or stat.S_ISDIR(path.stat().st_mode):
                yield from _matches(path, rest)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield folder, error.strerror


def _named(folder: Path, part: str) -> list[Path]:
    """Return what is in a folder under a name, which may be a pattern."""
    if not _MAGIC.search(part):
        (folder / part).lstat()
        return [folder / part]
    names = (each for each in folder.iterdir() if fnmatch(each.name, part))
    return sorted(each for each in names if part.startswith(".") or not each.name.startswith("."))


def identity(path: Path) -> object:
    """Return what is equal for two names of one file: a path, a link, not a hard link, which an archive keeps under two names."""
    try:
        state = path.stat()
    except OSError:
        return path.absolute()
    return (state.st_dev, state.st_ino) if state.st_nlink == 1 else realpath(path)


def descriptor(path: Path) -> int | None:
    """Return the number of an open file that a path names, as `/dev/stdout` and `/dev/fd/63` do."""
    number = _DESCRIPTOR.fullmatch(str(path))
    return int(number[1]) if number else _STREAMS.get(str(path))


def is_one_of(output: Path | int, inputs: Iterable[Path | int]) -> bool:
    """Tell whether an output is one of the inputs: the same file by any name, link or hard link; a number is an open file.

    What is there but is no file, a terminal or a pipe, may be both.
    """
    state = _state(output)
    return state is not None and stat.S_ISREG(state.st_mode) and any(_is_same(state, _state(each)) for each in inputs)


def _is_same(output: os.stat_result, given: os.stat_result | None) -> bool:
    return given is not None and samestat(output, given)


def _state(given: Path | int) -> os.stat_result | None:
    try:
        return os.stat(given)  # noqa: PTH116 - an open file has a number, not a path
    except OSError:  # it cannot be read or written, which is said when it is
        return None
