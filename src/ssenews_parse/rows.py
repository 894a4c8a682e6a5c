"""Records to flat rows, one per item: what data frames, spreadsheets and databases take."""

import datetime as dt
from typing import Annotated, NamedTuple, TypedDict, get_args, get_type_hints

from .records import NewsPage, Section

__all__ = ["COLUMNS", "Column", "Row", "to_rows"]


class Row(TypedDict):
    """One item of a page, with what is known of its page and section."""

    source: Annotated[str | None, "Where the page came from, as the caller named it: a path, an address."]
    page_title: Annotated[str | None, "The title of the page."]
    language: Annotated[str | None, "How the page spells its dates: en, fr, es, pt, de, it or ja; empty where nothing tells."]
    section: Annotated[str | None, "The heading as text: 2023-05 for a month, 2023 for a year, or the topic."]
    section_year: Annotated[int | None, "The year of a month or year heading."]
    section_month: Annotated[int | None, "The month of a month heading, from 1 to 12."]
    section_topic: Annotated[str | None, "The text of a topic heading."]
    number: Annotated[int | None, "The number of the item, as printed."]
    kicker: Annotated[str | None, "The line above the title: a kind, a series, a topic."]
    title: Annotated[str | None, "The title of the item; empty only where the text lost it."]
    date: Annotated[dt.date | None, "The day, or the first day of a range."]
    end_date: Annotated[dt.date | None, "The last day of a range."]
    place: Annotated[str | None, "The place printed after the date."]
    credit: Annotated[str | None, "The credit of the photo as printed, without its ©."]
    credit_holder: Annotated[str | None, "Who holds the rights to the photo."]
    credit_agency: Annotated[str | None, "The agency named beside the holder."]
    credit_year: Annotated[int | None, "The year in the credit; it is not the year of the item."]
    summary: Annotated[str | None, "The running text; its paragraphs are separated by one blank line."]
    line: Annotated[int | None, "The line of the text where the item starts, from 1."]
    url: Annotated[str | None, "The address of the item, where HTML or Markdown has it."]


class Column(NamedTuple):
    """What a column of a table holds."""

    kind: type
    """`str`, `int` or `datetime.date`; every column may be empty."""
    meaning: str
    """One sentence that says what it holds."""


def _column(hint: object) -> Column:
    values, meaning = get_args(hint)
    return Column((get_args(values) or (values,))[0], meaning)


COLUMNS: dict[str, Column] = {name: _column(hint) for name, hint in get_type_hints(Row, include_extras=True).items()}
"""The columns by name, in the order of a row."""


def to_rows(page: NewsPage, *, source: str | None = None) -> list[Row]:
    r"""Return one flat dict per item, in page order.  Its keys are those of `COLUMNS`; an empty field is None.

    Only items have rows: the texts around the list, and headings without items, have none.

    Args:
        page: The page.
        source: Where the page came from, if `page.source` does not say it.  Every row has it.

    Returns:
        The rows.

    >>> from ssenews_parse import parse
    >>> row = to_rows(parse("News\n\nMay 2023\n\n  1. © Ada Vale 2023\n\n    A fair day for all\n\n    25 May 2023\n"))[0]
    >>> row["section"], row["title"], row["date"], row["credit_holder"]
    ('2023-05', 'A fair day for all', datetime.date(2023, 5, 25), 'Ada Vale')
    """
    return [
        Row(
            source=page.source if source is None else source,
            page_title=page.title,
            language=page.language,
            section=_heading(section),
            section_year=section.year,
            section_month=section.month,
            section_topic=section.topic,
            number=item.number,
            kicker=item.kicker,
            title=item.title,
            date=item.date,
            end_date=item.end_date,
            place=item.place,
            credit=item.credit.text if item.credit else None,
            credit_holder=item.credit.holder if item.credit else None,
            credit_agency=item.credit.agency if item.credit else None,
            credit_year=item.credit.year if item.credit else None,
            summary=item.summary,
            line=item.line,
            url=item.url,
        )
        for section in page.sections
        for item in section.items
    ]


def _heading(section: Section) -> str | None:
    if section.year is None:
        return section.topic
    return f"{section.year}" if section.month is None else f"{section.year}-{section.month:02}"
