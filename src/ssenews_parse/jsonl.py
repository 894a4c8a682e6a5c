"""Rows as JSON Lines: one item per line, each a JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._columns import by_column
from .records import plain
from .rows import COLUMNS, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from _typeshed import SupportsWrite

    from .errors import ParseError
    from .linting import Remark
    from .records import NewsPage

__all__ = ["to_jsonl", "write_jsonl"]


def to_jsonl(
    page: NewsPage, *, source: str | None = None, problems: Iterable[ParseError] = (), remarks: Iterable[Remark] = ()
) -> str:
    r"""Return one line per item: a JSON object with the keys of `rows.COLUMNS`, dates as `YYYY-MM-DD`, empty fields as null.

    `source`, `problems` and `remarks` are those of `to_rows`.  The lines of several pages may follow one another.

    >>> from ssenews_parse import parse
    >>> to_jsonl(parse("May 2023\n\n  1. A fair day for all\n"), source="may.txt")[:57]
    '{"source":"may.txt","page_title":null,"language":"en","se'
    """
    return "".join(_lines(to_rows(page, source=source, problems=problems, remarks=remarks), COLUMNS))


def write_jsonl(rows: Iterable[Mapping[str, object]], file: SupportsWrite[str], *, columns: Iterable[str] = COLUMNS) -> None:
    r"""Write rows of any number of pages to a text file.

    Every line has all `columns`, in their order, whatever the order of a row's keys; a key that is not among them raises a
    `ValueError`.

    >>> import sys
    >>> from ssenews_parse import parse
    >>> from ssenews_parse.rows import to_rows
    >>> write_jsonl(to_rows(parse("May 2023\n\n  1. A fair day for all\n")), sys.stdout)  # doctest: +ELLIPSIS
    {"source":null,"page_title":null,...,"decided":null}
    """
    for line in _lines(rows, columns):
        file.write(line)


def _lines(rows: Iterable[Mapping[str, object]], columns: Iterable[str]) -> Iterator[str]:
    import msgspec

    encode = msgspec.json.Encoder(enc_hook=_plain).encode
    return (f"{encode(values).decode()}\n" for values in by_column(rows, columns))


def _plain(value: object) -> object:
    """Return what JSON has for a value of a subclass; there is nothing for other kinds."""
    found = plain(value)
    if found is value:
        message = f"a row holds texts, numbers and dates, not {type(value).__name__}"
        raise TypeError(message)
    return found
