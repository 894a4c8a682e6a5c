r"""Rows as CSV that is safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and an archived page cannot be trusted.  Such a
cell is written with an apostrophe before the sign.  The same is done to such a sign after `;` or a line end inside a cell: a
spreadsheet that takes `;` for the end of a cell, as in half of Europe, begins another cell there.  If there are apostrophes before
the sign already, one more is added, so that `unquoted` can undo the quoting, cell by cell.  All else stays as it is.

The rest is RFC 4180: a comma between cells, `"` around those that need it, CR and LF at the end of a row.  A cell is empty for
None; dates are `YYYY-MM-DD`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import TYPE_CHECKING

from ._columns import by_column
from .rows import COLUMNS, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from _typeshed import SupportsWrite

    from .errors import ParseError
    from .linting import Remark
    from .records import NewsPage

__all__ = ["quoted", "to_csv", "unquoted", "write_csv"]

_SIGNS = r"=+\-@＝＋－＠"
"""How a formula begins; the list is OWASP's, with the full-width signs of East Asia."""

_FORMULA = re.compile(rf"\A(?='*[{_SIGNS}\t\r\n])|(?<=[,;\n])(?=[\"']*[{_SIGNS}])")
"""Where a formula could begin: at the start of a cell, or of what a spreadsheet may take for one."""

_QUOTED = re.compile(rf"\A'(?='*[{_SIGNS}\t\r\n])|(?<=[,;\n])'(?=[\"']*[{_SIGNS}])")
"""The apostrophe before a formula."""


def quoted(cell: str) -> str:
    """Return a cell that no spreadsheet runs: with an apostrophe before what could be a formula.

    >>> quoted("=1+1"), quoted("1+1"), quoted("one;=1+1")
    ("'=1+1", '1+1', "one;'=1+1")
    """
    return _FORMULA.sub("'", cell)


def unquoted(cell: str) -> str:
    """Return what `quoted` was given.

    >>> unquoted("'=1+1"), unquoted("'Tis the season")
    ('=1+1', "'Tis the season")
    """
    return _QUOTED.sub("", cell)


def to_csv(
    page: NewsPage, *, source: str | None = None, problems: Iterable[ParseError] = (), remarks: Iterable[Remark] = ()
) -> str:
    r"""Return the rows of a page as CSV, one row per item, under a header row with the names of `rows.COLUMNS`.

    `source`, `problems` and `remarks` are those of `to_rows`.

    >>> from ssenews_parse import parse
    >>> to_csv(parse("May 2023\n\n  1. -A fair day for all\n"), source="may.txt").splitlines()[1]
    "may.txt,,en,2023-05,2023,5,,1,,'-A fair day for all,,,,,,,,,3,,,,,"
    """
    file = io.StringIO(newline="")
    write_csv(to_rows(page, source=source, problems=problems, remarks=remarks), file)
    return file.getvalue()


def write_csv(
    rows: Iterable[Mapping[str, object]],
    file: SupportsWrite[str],
    *,
    columns: Iterable[str] = COLUMNS,
    delimiter: str = ",",
) -> None:
    r"""Write rows of any number of pages, under one header row, to a text file that was opened with ``newline=""``.

    Each cell is in the column of its name, whatever the order of a row's keys; a key that is not among the `columns` raises a
    `ValueError`.  `delimiter` is one character: spreadsheets in half of Europe expect `;`.

    >>> import io
    >>> write_csv([], file := io.StringIO(newline=""))
    >>> file.getvalue()[:31]
    'source,page_title,language,sect'
    """
    names = list(columns)
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row.values()] for row in by_column(rows, names))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.datetime) else quoted(str(value))
