"""Records to flat rows, one per item: what data frames, spreadsheets and databases take."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, NamedTuple, TypedDict, get_args, get_type_hints

from ._arguments import check_takes
from ._notes import notes
from .errors import ParseError
from .linting import Remark
from .records import NewsItem, NewsPage, heading_name
from .tracing import Trace, decided

__all__ = ["ARCHIVE_COLUMNS", "COLUMNS", "ArchiveRow", "Column", "Row", "to_rows"]


class Row(TypedDict):
    """One item of a page, with what is known of its page and section."""

    source: Annotated[str | None, "Where the page came from, as the caller named it: a path, an address."]
    page_title: Annotated[str | None, "The title of the page."]
    language: Annotated[str | None, "How the page spells its dates: en, fr, es, pt, de, it, ja or tr; empty if unknown."]
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
    problems: Annotated[str | None, "The codes of what could not be read in the item, separated by spaces."]
    remarks: Annotated[str | None, "The codes of what was read but looks wrong in the item, separated by spaces."]
    date_text: Annotated[str | None, "What was printed as the date, if it cannot be read as one and `date` is empty."]
    decided: Annotated[str | None, "The fields that the item alone does not decide, each with what decided it: title=page."]


class ArchiveRow(Row):
    """One item of a captured page, or of a timeline of such pages."""

    page_url: Annotated[str | None, "The address of the page."]
    captured: Annotated[dt.datetime | None, "When the page was captured, in UTC."]
    file: Annotated[str | None, "The archive; in a WACZ, the path inside it after a #."]
    file_offset: Annotated[int | None, "Where the record begins in the archive, in bytes, or the packed member that holds it."]
    record_id: Annotated[str | None, "The name of the record."]
    digest: Annotated[str | None, "The digest of the page's content, as the archive has it."]
    site_office: Annotated[str | None, "From the address of the page: the office, or global."]
    site_section: Annotated[str | None, "From the address of the page: the path from the office to the list."]
    site_language: Annotated[str | None, "From the address of the page: its language."]
    offset: Annotated[int | None, "From the address of the page: how many items of the list are before it."]
    document: Annotated[str | None, "From the address of the item: the number of its document, such as WCMS_123456."]
    first_seen: Annotated[dt.datetime | None, "In a timeline: when the first page that shows the item was captured."]
    last_seen: Annotated[dt.datetime | None, "In a timeline: when the last page that shows the item was captured."]


class Column(NamedTuple):
    """What a column of a table holds."""

    kind: type
    """`str`, `int`, `datetime.date` or `datetime.datetime`; every column may be empty."""
    meaning: str
    """One sentence that says what it holds."""


def _column(hint: object) -> Column:
    values, meaning = get_args(hint)
    return Column((get_args(values) or (values,))[0], meaning)


def _columns(kind: type) -> dict[str, Column]:
    """Return the columns of a kind of row by name, in their order."""
    return {name: _column(hint) for name, hint in get_type_hints(kind, include_extras=True).items()}


COLUMNS: dict[str, Column] = _columns(Row)
"""The columns by name, in the order of a row."""

ARCHIVE_COLUMNS: dict[str, Column] = _columns(ArchiveRow)
"""The columns of rows from web archives: those of all rows, and more."""


def to_rows(
    page: NewsPage,
    *,
    source: str | None = None,
    problems: Iterable[ParseError] = (),
    remarks: Iterable[Remark] = (),
    trace: Trace | None = None,
) -> list[Row]:
    r"""Return one flat dict per item, in page order.  Its keys are those of `COLUMNS`; an empty field is None.

    Only items have rows: the texts around the list, and headings without items, have none.  A problem belongs to the item that
    begins last before its line; a remark to the item that its path names.

    Args:
        page: The page.
        source: Where the page came from, if `page.source` does not say it.  Every row has it.
        problems: What `parse` handed to `on_error`, for the column `problems`.  Without them it is empty.
        remarks: What `lint` returned, for the column `remarks`.  Without them it is empty.
        trace: What `trace` returned for the text of the page, for the column `decided`: records do not know what decided them.
            Without it the column is empty.

    Returns:
        The rows.

    Raises:
        KeyError: The trace is not of this page.

    >>> from ssenews_parse import lint, parse
    >>> row = to_rows(parse("News\n\nMay 2023\n\n  1. © Ada Vale 2023\n\n    A fair day for all\n\n    25 May 2023\n"))[0]
    >>> row["section"], row["title"], row["date"], row["credit_holder"]
    ('2023-05', 'A fair day for all', datetime.date(2023, 5, 25), 'Ada Vale')
    >>> page = parse("News\n\nMay 2023\n\n  1. A fair day for all\n\n    18th of Mai 2O23\n")
    >>> row = to_rows(page, remarks=lint(page))[0]
    >>> row["date"], row["date_text"], row["remarks"]
    (None, '18th of Mai 2O23', 'SSE909')
    """
    check_takes("to_rows", page, NewsPage)
    told = notes(page, problems, remarks)
    return [
        Row(
            source=page.source if source is None else source,
            page_title=page.title,
            language=page.language,
            section=heading_name(section),
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
            problems=told.problems(i, j),
            remarks=told.remarks(i, j),
            date_text=told.date_text(i, j) if item.date is None else None,
            decided=_decided(item, trace),
        )
        for i, section in enumerate(page.sections)
        for j, item in enumerate(section.items)
    ]


def _decided(item: NewsItem, trace: Trace | None) -> str | None:
    found = decided(trace[item]) if trace else {}
    return " ".join(f"{name}={by}" for name, by in found.items()) or None
