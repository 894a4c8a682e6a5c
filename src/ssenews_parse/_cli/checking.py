"""What `check` lists: the problems of each file and the remarks on it, for people or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ssenews_parse._extras import needs
from ssenews_parse.errors import ParseError
from ssenews_parse.linting import Remark, lint
from ssenews_parse.showing import problem_text, remark_text

from .running import failure_text, plain_console

with needs("cli"):
    import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .running import Reading

__all__ = ["list_as_json", "list_as_text"]

_FIELDS = ("code", "message", "line", "column", "start", "end", "expected", "hint")
"""What is listed of a problem; a remark has the first three of them, a file that cannot be read the message alone."""


def list_as_text(readings: Iterable[Reading]) -> int:
    """Print problems and remarks in the order of their lines; return how many remarks there were."""
    console = plain_console()
    remarks = 0
    for reading in readings:
        if reading.failure:
            console.print(failure_text(reading.source, reading.failure))
        for finding in _findings(reading):
            if isinstance(finding, ParseError):
                console.print(problem_text(finding))
            else:
                console.print(remark_text(finding, str(reading.source)))
                remarks += 1
    return remarks


def list_as_json(readings: Iterable[Reading]) -> int:
    """Print an array with one object a problem or remark, all with the same keys; return how many remarks there were."""
    entries: list[dict[str, object]] = []
    remarks = 0
    for reading in readings:
        if reading.failure:
            entries.append({"source": reading.source, "kind": "problem", **dict.fromkeys(_FIELDS), "message": reading.failure})
        for finding in _findings(reading):
            kind = "problem" if isinstance(finding, ParseError) else "remark"
            remarks += kind == "remark"
            fields = {name: getattr(finding, name, None) for name in _FIELDS}
            entries.append({"source": reading.source, "kind": kind, **fields})
    click.echo(json.dumps(entries, ensure_ascii=False, indent=2).encode())
    return remarks


def _findings(reading: Reading) -> list[ParseError | Remark]:
    remarks = lint(reading.page) if reading.page else ()
    return sorted([*reading.problems, *remarks], key=lambda finding: finding.line or 0)
