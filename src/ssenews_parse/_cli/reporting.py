"""What `report` writes: the texts of the files, with what was read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ssenews_parse.reporting import Examined, fields_of, to_report

from .tracing import trace_of_file
from .writing import opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .files import File
    from .running import Reading

__all__ = ["write_report"]


def write_report(readings: Iterable[tuple[File, Reading[Any]]], output: Path | int | None, *, encoding: str) -> None:
    """Write one report on all files that could be read; without any nothing is written."""
    parts = [_examined(file, reading, encoding) for file, reading in readings if reading.page is not None]
    if parts:
        with opened(output) as written:
            written.write(to_report(parts).encode())


def _examined(file: File, reading: Reading[Any], encoding: str) -> Examined:
    assert reading.page is not None
    told = trace_of_file(file, encoding)
    return Examined(text=told.text, page=reading.page, problems=reading.problems, remarks=reading.remarks, fields=fields_of(told))
