"""Replaces a file whole or not at all, and leaves nothing behind."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["replacing", "temporary_folder"]

_ENDING = {each for each in signal.Signals if each.name in {"SIGHUP", "SIGINT", "SIGTERM"}}
"""The signals that end a program and that it may do something about."""

_CAN_WAIT = hasattr(signal, "pthread_sigmask")
"""Whether signals can wait: not on Windows."""


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a new file, which takes the place of the file at `path` when the block ends, and only if it ends well.

    The old file's permissions stay, a link stays a link.  What is there but is no file, `/dev/null` or a pipe, is written to
    directly.  A file that a new one could not stand in for is a `PermissionError`: one that may not be written, that has hard
    links, or that would change its owner or group.
    """
    try:
        old = path.stat()
    except FileNotFoundError:
        old = None
    if old and not stat.S_ISREG(old.st_mode):
        yield path
        return
    target = Path(os.path.realpath(path))
    with temporary_folder(prefix=f".{target.name[:40]}.", within=target.parent) as folder:
        new = folder / "new"
        new.touch()
        if old:
            _refuse_where_more_would_change(target, old, new.stat())
            shutil.copymode(target, new)
        yield new
        new.replace(target)


@contextmanager
def temporary_folder(*, prefix: str | None = None, within: Path | None = None) -> Iterator[Path]:
    """Give a folder that is there as long as the block; a signal that ends the program waits while it is made and removed."""
    waiting = _let_wait()
    try:
        folder = tempfile.mkdtemp(prefix=prefix, dir=within)
    except OSError:
        _let_wait(waiting)
        raise
    try:
        _let_wait(waiting)
        yield Path(folder)
    finally:
        waiting = _let_wait()
        shutil.rmtree(folder)
        _let_wait(waiting)


def _let_wait(signals: set[int | signal.Signals] | None = None) -> set[int | signal.Signals]:
    """Let signals wait, those that end a program where none are given; return which of them waited before."""
    how, which = (signal.SIG_BLOCK, _ENDING) if signals is None else (signal.SIG_SETMASK, signals)
    return signal.pthread_sigmask(how, which) if _CAN_WAIT else set()


def _refuse_where_more_would_change(target: Path, old: os.stat_result, new: os.stat_result) -> None:
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    if old.st_nlink > 1:
        raise PermissionError(errno.EPERM, "it has hard links, which would keep the old text", str(target))
    if _owner(old) != _owner(new):
        raise PermissionError(errno.EPERM, "it belongs to another user or group, which would change", str(target))


def _owner(state: os.stat_result) -> tuple[int, int]:
    return state.st_uid, state.st_gid
