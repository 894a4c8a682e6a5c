"""A manifest of one run: a data package in JSON, as Frictionless Data has it, so that others can tell what a file is made of."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ssenews_parse._reading.grammar import text as grammar
from ssenews_parse.records import one_line_name
from ssenews_parse.rows import ARCHIVE_COLUMNS

from .writing import ROWS, columns, opened

if TYPE_CHECKING:
    from .files import File
    from .running import Run
    from .writing import Output

__all__ = ["write_manifest"]

_TYPES = {"str": "string", "int": "integer", "date": "date", "datetime": "datetime"}
"""What the types of columns are called in a table schema."""


def write_manifest(run: Run[Any], output: Output, where: Path | None, *, written: bool) -> None:
    """Write what was read, what was made of it, and what was left out, to a file that is replaced whole.

    `written` says whether this run wrote its output: what an earlier one wrote is not of these files.
    """
    if where is None:
        return
    package = {
        "name": "ssenews",
        "resources": [_resource(run, output, where)] if written and isinstance(output.where, Path) else [],
        "sources": [{"path": file.source, **_sum_of(file)} for file in run.files],
        "ssenews-parse": {
            "version": version("ssenews-parse"),
            "grammar": f"sha256:{hashlib.sha256(grammar().encode()).hexdigest()}",
            "files": len(run.files),
            "items": run.items,
            "problems": run.problems,
            "passed_over": run.passed,
            "left_out": [{"source": source, "why": why} for source, why in run.without_page],
        },
    }
    with opened(where) as file:
        file.write(f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode())


def _resource(run: Run[Any], output: Output, where: Path) -> dict[str, object]:
    """Describe the file that was written; its path is told from where the manifest is."""
    path = Path(str(output.where))
    beside = path.resolve().is_relative_to(where.resolve().parent)
    resource: dict[str, object] = {
        "name": "items",
        "path": one_line_name(str(path.resolve().relative_to(where.resolve().parent)) if beside else str(path)),
        "format": output.form,
        **_sum(path),
    }
    if output.form in ROWS:
        resource["schema"] = {"fields": [_field(name) for name in columns(archived=run.archived)]}
    return resource


def _field(name: str) -> dict[str, str]:
    column = ARCHIVE_COLUMNS.get(name)
    if column is None:
        return {"name": name, "type": "string", "description": "Why there is no item."}
    return {"name": name, "type": _TYPES[column.kind.__name__], "description": column.meaning}


def _sum_of(file: File) -> dict[str, object]:
    """Return size and sum of what was read; a pipe is read once, and what came from it is held."""
    if (data := file.held) is None:
        return {} if file.failure else _sum(file.path)
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _sum(path: Path) -> dict[str, object]:
    """Return size and sum of a file; nothing of one that cannot be read, which is among what was left out."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
            return {"bytes": file.tell(), "hash": f"sha256:{digest.hexdigest()}"}
    except OSError:
        return {}
