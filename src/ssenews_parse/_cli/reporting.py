"""What `report` writes: the texts of the files, with what was read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssenews_parse.reporting import Examined, fields_of, to_report

from .writing import opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ssenews_parse.errors import ParseError
    from ssenews_parse.linting import Remark
    from ssenews_parse.records import NewsPage
    from ssenews_parse.tracing import Trace

    from .running import Reading

__all__ = ["examined", "write_report"]


def examined(page: NewsPage, problems: list[ParseError], remarks: tuple[Remark, ...], told: Trace | None) -> Examined | None:
    """Return what a report shows of a page; a revisit has no part of its own: its text is that of the capture that it repeats."""
    if told is None:
        return None
    return Examined(text=told.text, page=page, problems=problems, remarks=remarks, fields=fields_of(told))


def write_report(readings: Iterable[Reading[Examined | None]], output: Path | int | None) -> None:
    """Write one report on all files that could be read; without any nothing is written."""
    parts = [reading.made for reading in readings if reading.made is not None]
    if parts:
        with opened(output) as written:
            written.write(to_report(parts).encode())
