"""Write the items of a folder of texts to Parquet, in bounded memory, and ask DuckDB about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow.parquet as pq

from ssenews_parse import ParseError, parse_file
from ssenews_parse.arrow import to_pages, write_parquet
from ssenews_parse.merging import merge
from ssenews_parse.rows import to_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def rows(folder: Path) -> Iterator[Mapping[str, object]]:
    """Yield the rows of all texts in a folder and below it; a text that fails is a row with its problem."""
    for path in sorted(folder.rglob("*.txt")):
        try:
            yield from to_rows(parse_file(path), source=path.name)
        except ParseError as error:
            yield {"source": path.name, "line": error.line, "problem": f"{error.code} {error.message}"}


write_parquet(rows(Path()), "items.parquet")

print("Titles a month, and the pages that show them:")
months = duckdb.sql("""
    SELECT strftime(date, '%Y-%m') AS month, count(DISTINCT lower(title)), count(DISTINCT source)
    FROM 'items.parquet'
    WHERE date IS NOT NULL
    GROUP BY month
    ORDER BY month DESC
""")
for month, titles, pages in months.fetchall():
    print(f"  {month}  {titles} titles on {pages} pages")

print("Texts that failed:")
for source, line, problem in duckdb.sql("FROM 'items.parquet' SELECT source, line, problem WHERE problem IS NOT NULL").fetchall():
    print(f"  {source}:{line} {problem}")

timeline = merge(to_pages(pq.ParquetFile("items.parquet").iter_batches()))
print(f"Merged: {len(timeline.items)} items in {len(timeline.sections)} months")
