"""What `check` lists: the problems of each file and the remarks on it, for people or as JSON, one by one or counted."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from ssenews_parse._extras import needs
from ssenews_parse.errors import CATALOGUE, ParseError
from ssenews_parse.linting import REMARKS, Remark
from ssenews_parse.showing import problem_text, remark_text

from .running import failure_text, plain_console

with needs("cli"):
    import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from .running import Reading

__all__ = ["count", "explanation", "list_as_json", "list_as_text"]

_FIELDS = ("code", "message", "line", "column", "start", "end", "expected", "hint")
"""What is listed of a problem; a remark has the first three of them, a file that cannot be read the message alone."""

_OF_A_CODE = 10
"""So many findings of one code are listed of a file, unless all are asked for."""


def list_as_text(readings: Iterable[Reading[Any]], *, every: bool) -> None:
    """Print problems and remarks by line, ten of a code for each file or `every` one."""
    console = plain_console()
    for reading in readings:
        if reading.failure:
            console.print(failure_text(reading.source, reading.failure))
        codes: Counter[str] = Counter()
        for finding in _findings(reading):
            codes[finding.code] += 1
            if every or codes[finding.code] <= _OF_A_CODE:
                console.print(_text(finding, str(reading.source)))
        for code, number in codes.items():
            if not every and number > _OF_A_CODE:
                console.print(failure_text(reading.source, f"{number - _OF_A_CODE:,} more of {code}; --all lists them"))


def list_as_json(readings: Iterable[Reading[Any]]) -> None:
    """Print an array with one object a problem or remark, all with the same keys."""
    entries: list[dict[str, object]] = []
    for reading in readings:
        if reading.failure:
            entries.append({"source": reading.source, "kind": "problem", **dict.fromkeys(_FIELDS), "message": reading.failure})
        for finding in _findings(reading):
            kind = "problem" if isinstance(finding, ParseError) else "remark"
            fields = {name: getattr(finding, name, None) for name in _FIELDS}
            entries.append({"source": reading.source, "kind": kind, **fields})
    _print_json(entries)


def count(readings: Iterable[Reading[Any]], form: str) -> None:
    """Print how many findings each code has, most first."""
    codes: Counter[str] = Counter()
    for reading in readings:
        codes.update(finding.code for finding in _findings(reading))
        codes.update(["-"] if reading.failure else [])
    counts = [(number, code, _about(code)) for code, number in sorted(codes.items(), key=lambda each: (-each[1], each[0]))]
    if form == "json":
        _print_json([{"count": number, "code": code, "message": message} for number, code, message in counts])
    else:
        for number, code, message in counts:
            click.echo(f"{number:>7,}  {code:<6}  {message}")


def explanation(code: str) -> str | None:
    """Return what a code means, or None where there is no such code."""
    entry = REMARKS.get(code) or CATALOGUE.get(code)
    if entry is None:
        return None
    remark = ["A remark: this parses but looks wrong."] if code in REMARKS else []
    more = [("expected", " or ".join(entry.expected)), ("hint", entry.hint)]
    return "\n".join([f"{code} {_about(code)}", "", *remark, entry.cause, *(f"{name}: {text}" for name, text in more if text)])


def _about(code: str) -> str:
    """Return the message of a code, with an ellipsis for each value that fills it."""
    entry = REMARKS.get(code) or CATALOGUE.get(code)
    return re.sub(r"\{\w+\}", "…", entry.message) if entry else "files that cannot be read"


def _text(finding: ParseError | Remark, source: str) -> Text:
    return problem_text(finding) if isinstance(finding, ParseError) else remark_text(finding, source)


def _findings(reading: Reading[Any]) -> Iterable[ParseError | Remark]:
    return sorted([*reading.problems, *reading.remarks], key=lambda finding: finding.line or 0)


def _print_json(entries: object) -> None:
    click.echo(json.dumps(entries, ensure_ascii=False, indent=2).encode())
