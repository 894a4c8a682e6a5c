"""Rows by the names of their columns, whatever the order of their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["by_column"]


def by_column(rows: Iterable[Mapping[str, object]], columns: Iterable[str]) -> Iterator[dict[str, object]]:
    """Yield rows with all columns in their order, None where a row has no such key; a key that is no column is a `ValueError`.

    >>> list(by_column([{"title": "A fair day"}], ["number", "title"]))
    [{'number': None, 'title': 'A fair day'}]
    >>> list(by_column([{"titel": "A fair day"}], ["number", "title"]))
    Traceback (most recent call last):
        ...
    ValueError: no column is called 'titel'
    """
    names = dict.fromkeys(columns)
    for row in rows:
        if unknown := row.keys() - names.keys():
            message = f"no column is called {', '.join(sorted(map(repr, unknown)))}"
            raise ValueError(message)
        yield {**names, **row}
