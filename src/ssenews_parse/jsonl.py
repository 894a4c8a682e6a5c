"""Rows as JSON Lines: one item a line, each a JSON object."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from .rows import to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import SupportsWrite

    from .records import NewsPage
    from .rows import Row

__all__ = ["to_jsonl", "write_jsonl"]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=dt.date.isoformat).encode


def to_jsonl(page: NewsPage, *, source: str | None = None) -> str:
    r"""Return one line an item: a JSON object with the keys of `rows.COLUMNS`, dates as `YYYY-MM-DD`, empty fields as null.

    `source` says where the page came from; it stands in every line.  The lines of several pages may follow one another.

    >>> from ssenews_parse import parse
    >>> to_jsonl(parse("May 2023\n\n  1. A fair day for all\n"), source="may.txt")[:57]
    '{"source":"may.txt","page_title":null,"language":"en","se'
    """
    return "".join(_lines(to_rows(page, source=source)))


def write_jsonl(rows: Iterable[Row], file: SupportsWrite[str]) -> None:
    r"""Write rows of any number of pages to a text file.

    >>> import sys
    >>> from ssenews_parse import parse
    >>> from ssenews_parse.rows import to_rows
    >>> write_jsonl(to_rows(parse("May 2023\n\n  1. A fair day for all\n")), sys.stdout)  # doctest: +ELLIPSIS
    {"source":null,"page_title":null,...,"line":3,"url":null}
    """
    for line in _lines(rows):
        file.write(line)


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    return (f"{_encode(row)}\n" for row in rows)
