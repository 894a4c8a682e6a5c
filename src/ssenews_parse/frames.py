"""Records to a pandas data frame (extra `pandas`)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ._extras import needs
from .records import NewsPage
from .rows import COLUMNS, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

__all__ = ["to_dataframe"]

_DTYPES = {str: "string", int: "Int64", dt.date: "datetime64[s]"}
"""Dates are in seconds: in nanoseconds, which are the habit of pandas, no date before 1678 can be said."""


def to_dataframe(pages: NewsPage | Iterable[NewsPage]) -> pd.DataFrame:
    r"""Return the items of one page, or of many, as a pandas data frame with one row per item.

    The columns are those of `rows.COLUMNS`, in that order, even if there are no items.  Dates are real dates (`datetime64[s]`),
    numbers are integers that may be missing (`Int64`), everything else is `string`.  The column `source` has the `source` of
    each page, which `parse_file` sets, and so does ``parse(text, source=...)``.

    Args:
        pages: A page, or any number of pages.

    Returns:
        The data frame.

    Raises:
        ModuleNotFoundError: pandas is not installed; it comes with the extra `pandas`.

    >>> from ssenews_parse import parse
    >>> frame = to_dataframe(parse("May 2023\n\n  1. A fair day for all\n\n    25 May 2023\n\n  2. A short guide\n"))
    >>> frame[["number", "date", "title"]]
       number       date               title
    0       1 2023-05-25  A fair day for all
    1       2        NaT       A short guide
    """
    with needs("pandas"):
        import pandas as pd
    rows = [row for page in ([pages] if isinstance(pages, NewsPage) else pages) for row in to_rows(page)]
    values = {name: [row[name] for row in rows] for name in COLUMNS}  # type: ignore[literal-required]  # the names of a row
    return pd.DataFrame({name: pd.Series(values[name], dtype=_DTYPES[column.kind]) for name, column in COLUMNS.items()})
