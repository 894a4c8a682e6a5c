"""The columns of tables, and the JSON Schema, from the library itself."""

from __future__ import annotations

import json

from ssenews_parse import json_schema
from ssenews_parse.rows import ARCHIVE_COLUMNS, COLUMNS, Column


def columns() -> str:
    """Return the table of columns as Markdown."""
    return _table(COLUMNS)


def archive_columns() -> str:
    """Return the table of the columns that only rows of web archives have."""
    return _table({name: column for name, column in ARCHIVE_COLUMNS.items() if name not in COLUMNS})


def _table(columns: dict[str, Column]) -> str:
    rows = [f"| `{name}` | {column.kind.__name__} | {column.meaning} |" for name, column in columns.items()]
    return "\n".join(["| column | type | meaning |", "|---|---|---|", *rows])


def schema() -> str:
    """Return the JSON Schema as `ssenews-parse schema` writes it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2)
