"""The columns of tables, and the JSON Schema, from the library itself."""

from __future__ import annotations

import json

from ssenews_parse import json_schema
from ssenews_parse.rows import COLUMNS


def columns() -> str:
    """Return the table of columns as Markdown."""
    rows = [f"| `{name}` | {column.kind.__name__} | {column.meaning} |" for name, column in COLUMNS.items()]
    return "\n".join(["| column | type | meaning |", "|---|---|---|", *rows])


def schema() -> str:
    """Return the JSON Schema as `ssenews-parse schema` writes it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2)
