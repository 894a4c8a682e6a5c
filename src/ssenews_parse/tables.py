r"""Rows as CSV that is safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and an archived page is not to be trusted with
one.  Such a cell is written with an apostrophe before it, and so is one that already begins with apostrophes and such a sign:
the quoting can therefore be undone, cell by cell, with `unquoted`.  All other cells stand as they are.

The rest is RFC 4180: a comma between cells, `"` around those that need it, CR and LF at the end of a row.  A cell is empty for
None; dates are `YYYY-MM-DD`.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from .rows import COLUMNS, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

    from .records import NewsPage
    from .rows import Row

__all__ = ["quoted", "to_csv", "unquoted", "write_csv"]

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How a formula begins, the apostrophes before it included; the list is OWASP's, with the full-width signs of East Asia."""


def quoted(cell: str) -> str:
    """Return a cell that no spreadsheet runs: with an apostrophe before it if it could be a formula.

    >>> quoted("=1+1"), quoted("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unquoted(cell: str) -> str:
    """Return what `quoted` was given.

    >>> unquoted("'=1+1"), unquoted("'Tis the season")
    ('=1+1', "'Tis the season")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def to_csv(page: NewsPage, *, source: str | None = None) -> str:
    r"""Return the rows of a page as CSV, one item a row, under a header row with the names of `rows.COLUMNS`.

    `source` says where the page came from; it stands in every row.

    >>> from ssenews_parse import parse
    >>> to_csv(parse("May 2023\n\n  1. -A fair day for all\n"), source="may.txt").splitlines()[1]
    "may.txt,,en,2023-05,2023,5,,1,,'-A fair day for all,,,,,,,,,3,"
    """
    file = io.StringIO(newline="")
    write_csv(to_rows(page, source=source), file)
    return file.getvalue()


def write_csv(rows: Iterable[Row], file: SupportsWrite[str]) -> None:
    r"""Write rows of any number of pages to a text file, which is open with ``newline=""``, under one header row.

    >>> import io
    >>> write_csv([], file := io.StringIO(newline=""))
    >>> file.getvalue()[:31]
    'source,page_title,language,sect'
    """
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row.values()] for row in rows)


def _cell(value: object) -> str:
    return "" if value is None else quoted(str(value))
