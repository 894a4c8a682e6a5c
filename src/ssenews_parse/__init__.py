"""Listing pages of the ILO site, archived as plain text, as typed records: `parse` reads them, `render` writes them."""

from __future__ import annotations

from .errors import JsonError, ParseError, RenderError
from .linting import Remark, lint
from .parsing import parse, parse_credit, parse_file
from .records import Credit, NewsItem, NewsPage, Section
from .rendering import render
from .serialization import from_json, json_schema, to_json

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
    "parse",
    "parse_credit",
    "parse_file",
    "render",
    "to_json",
]
