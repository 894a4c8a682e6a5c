"""Typed records from archived listing pages of the ILO site: `parse` reads a page, `render` writes one."""

from __future__ import annotations

from .errors import JsonError, ParseError, RenderError
from .frames import to_dataframe
from .html import parse_html
from .linting import Remark, lint
from .markdown import parse_markdown
from .merging import merge, near_duplicates
from .parsing import parse, parse_credit, parse_file
from .records import Credit, NewsItem, NewsPage, Section
from .rendering import render
from .rows import to_rows
from .serialization import from_json, json_schema, pages_from_json, to_json
from .tracing import trace

__all__ = [
    "Credit",
    "JsonError",
    "NewsItem",
    "NewsPage",
    "ParseError",
    "Remark",
    "RenderError",
    "Section",
    "from_json",
    "json_schema",
    "lint",
    "merge",
    "near_duplicates",
    "pages_from_json",
    "parse",
    "parse_credit",
    "parse_file",
    "parse_html",
    "parse_markdown",
    "render",
    "to_dataframe",
    "to_json",
    "to_rows",
    "trace",
]
