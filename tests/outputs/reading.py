"""What independent readers make of rows: every cell again as the value that it was written from."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ssenews_parse import Credit, NewsItem, NewsPage
from ssenews_parse._linting.strings import printed_date
from ssenews_parse.rows import COLUMNS


def value(column: str, cell: str) -> str | int | dt.date | None:
    """Return the value of a cell that is text, after the documentation of its column; an empty cell is None."""
    if not cell:
        return None
    kind = COLUMNS[column].kind
    return dt.date.fromisoformat(cell) if kind is dt.date else kind(cell)


def expected(page: NewsPage, source: str | None) -> list[dict[str, Any]]:
    """Return what a table says of a page, field by field, written down a second time."""
    return [
        {
            "source": source,
            "page_title": page.title,
            "language": page.language,
            "section": {0: section.topic, 1: f"{section.year}", 2: f"{section.year}-{section.month or 0:02}"}[
                (section.year is not None) + (section.month is not None)
            ],
            "section_year": section.year,
            "section_month": section.month,
            "section_topic": section.topic,
            **fields(item),
        }
        for section in page.sections
        for item in section.items
    ]


def fields(item: NewsItem) -> dict[str, Any]:
    """Return the fields of an item, the credit's among them, under the names of the columns."""
    credit = item.credit or NO_CREDIT
    return {
        "number": item.number,
        "kicker": item.kicker,
        "title": item.title,
        "date": item.date,
        "end_date": item.end_date,
        "place": item.place,
        "credit": item.credit and item.credit.text,
        "credit_holder": item.credit and credit.holder,
        "credit_agency": credit.agency,
        "credit_year": credit.year,
        "summary": item.summary,
        "line": item.line,
        "url": item.url,
        "problems": None,
        "remarks": None,
        "date_text": printed_date(item),
        "decided": None,
    }


NO_CREDIT = Credit(text="none", holder="none")
