"""Captured listings to flat rows: those of a page, with where they come from and what the address says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from ssenews_parse._reading.addresses import Address, address_of, document_of
from ssenews_parse.rows import ArchiveRow, Row, to_rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from ssenews_parse.errors import ParseError
    from ssenews_parse.linting import Remark
    from ssenews_parse.records import NewsPage

    from ._captures import Capture
    from ._timeline import Timeline

__all__ = ["to_archive_rows", "to_problem_row", "to_timeline_rows", "with_capture"]


def to_archive_rows(
    capture: Capture | None, page: NewsPage, *, problems: Iterable[ParseError] = (), remarks: Iterable[Remark] = ()
) -> list[ArchiveRow]:
    """Return one flat dict an item of a captured page; its keys are those of `rows.ARCHIVE_COLUMNS`, an empty field is None.

    `problems` and `remarks` are those of `to_rows`.

    >>> import datetime as dt
    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> from ssenews_parse.archives import Capture
    >>> url = "https://www.ilo.org/asia/media-centre/news/lang--en/nextRow--3360/index.htm"
    >>> capture = Capture(url=url, captured=dt.datetime(2019, 5, 25, tzinfo=dt.UTC))
    >>> row = to_archive_rows(capture, NewsPage(sections=[Section(items=[NewsItem(title="A fair day")])]))[0]
    >>> row["title"], row["captured"].year, row["site_office"], row["offset"]
    ('A fair day', 2019, 'asia', 3360)
    """
    return with_capture(to_rows(page, problems=problems, remarks=remarks), capture)


def with_capture(rows: Iterable[Row], capture: Capture | None) -> list[ArchiveRow]:
    """Return the rows of a page with what is known of its capture."""
    facts = _facts(capture)
    return [
        ArchiveRow(**row, **facts, document=document_of(row["url"]) if row["url"] else None, first_seen=None, last_seen=None)
        for row in rows
    ]


def to_problem_row(row: Mapping[str, object], capture: Capture | None) -> dict[str, object]:
    """Return the row of a page that has no item, with what is known of its capture.

    >>> to_problem_row({"source": "crawl.warc.gz", "problem": "SSE402 damaged: no record in it"}, None)["page_url"] is None
    True
    """
    return {**row, **_facts(capture)}


class _Facts(TypedDict):
    """What is known of all items of a page by its capture."""

    page_url: str | None
    captured: dt.datetime | None
    file: str | None
    file_offset: int | None
    record_id: str | None
    digest: str | None
    site_office: str | None
    site_section: str | None
    site_language: str | None
    offset: int | None


def _facts(capture: Capture | None) -> _Facts:
    address = (address_of(capture.url) if capture else None) or Address()
    return _Facts(
        page_url=capture.url if capture else None,
        captured=capture.captured if capture else None,
        file=capture.file if capture else None,
        file_offset=capture.offset if capture else None,
        record_id=capture.record_id if capture else None,
        digest=capture.digest if capture else None,
        site_office=address.office,
        site_section=address.section,
        site_language=address.language,
        offset=address.offset,
    )


def to_timeline_rows(line: Timeline, *, remarks: Iterable[Remark] = ()) -> list[ArchiveRow]:
    """Return one flat dict an item of a timeline: when it was seen, and in `source` all pages that show it, one a line.

    `remarks` are those of `to_rows`.

    >>> from ssenews_parse import NewsItem, NewsPage, Section
    >>> from ssenews_parse.archives import timeline
    >>> page = NewsPage(sections=[Section(items=[NewsItem(title="A fair day")])], source="may.txt")
    >>> [(row["title"], row["source"]) for row in to_timeline_rows(timeline([(None, page), (None, page)]))]
    [('A fair day', 'may.txt')]
    """
    rows = to_archive_rows(None, line.page, remarks=remarks)
    for row, seen in zip(rows, line.seen, strict=True):
        row["source"] = "\n".join(seen.sources) or None
        row["first_seen"], row["last_seen"] = seen.first, seen.last
    return rows
