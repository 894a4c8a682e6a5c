"""What must be true of the problems of a text, whatever the text: they are reports that a person and a program can use."""

from __future__ import annotations

import copy
import pickle
import re
from typing import TYPE_CHECKING
from unicodedata import category

from tests.oracle.account import line_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssenews_parse import ParseError

_FIRST_LINE = re.compile(r"(?P<source>.+?):(?P<line>[0-9]+):(?P<column>[0-9]+): (?P<code>SSE[0-9]{3}) (?P<message>.+)")
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_WHOLE = {"SSE001", "SSE002", "SSE004", "SSE201"}
"""The codes of problems that a whole text may be, or a whole item."""
_LINE_END = re.compile("\r\n|\r|\n")


def check_reports(text: str, errors: Sequence[ParseError]) -> None:
    """Check that the spans stand in the text, in order, apart, trimmed; and that each report is whole and says where it is."""
    position = 0
    for error in errors:
        assert 0 <= position <= error.start, f"{error.start} stands before {position}"
        assert error.start < error.end <= len(text) or not text, f"the span {error.start}:{error.end} is no part of the text"
        position = error.end
        span = text[error.start : error.end]
        if error.code not in {"SSE001", "SSE301", "SSE302"}:
            assert span.strip() == span, f"white space stands at the edge of {span!r}"
        if error.code in {"SSE301", "SSE302"}:
            assert len(span) == 1, f"{span!r} is more than the one character"
        elif error.code not in _WHOLE:
            assert all(map(str.strip, _LINE_END.split(span))), f"{span!r} is more than a block"
        _check_report(text, error)


def _check_report(text: str, error: ParseError) -> None:
    ends = [match.end() for match in line_ends(text).finditer(text) if match.end() <= error.start]
    assert error.line == len(ends) + 1, f"line {error.line} is not {len(ends) + 1}"
    assert error.column == error.start - (ends[-1] if ends else 0) + 1
    report = str(error)
    lines = report.split("\n")
    first = _FIRST_LINE.fullmatch(lines[0])
    assert first is not None, f"{lines[0]!r} is not the first line of a report"
    assert first.groupdict() == {
        "source": error.source or "<text>",
        "line": str(error.line),
        "column": str(error.column),
        "code": error.code,
        "message": error.message,
    }
    assert all(line.isprintable() or _shows(line) for line in lines), f"{report!r} would not show as it is"
    assert report.encode("utf-8")
    assert all(len(line) < 200 for line in lines)
    assert lines[1].startswith(f"{error.line:>5} |")
    assert re.fullmatch(r" +\| *\^+", lines[2]), f"{lines[2]!r} points at nothing"
    _check_twin(error, pickle.loads(pickle.dumps(error)))  # noqa: S301 - the pickle is our own
    _check_twin(error, copy.copy(error))


def _shows(line: str) -> bool:
    return not any(category(sign) in _UNSEEN for sign in line)


def _check_twin(error: ParseError, twin: ParseError) -> None:
    """Check that a report survives pickling and copying whole."""
    assert type(twin) is type(error)
    assert str(twin) == str(error)
    for name in ("code", "message", "source", "line", "column", "start", "end", "expected", "hint", "args"):
        assert getattr(twin, name) == getattr(error, name), f"{name} is lost"
