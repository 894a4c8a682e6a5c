"""Web archives: the captures in WARC, WET and WACZ files, and the listing pages among them (extra `archives`)."""

from __future__ import annotations

from ssenews_parse._archive_names import ENDINGS, is_archive

from ._captures import LIMIT, Capture, captures
from ._coverage import APART, Crawl, Gap, Listed, Unlisted, coverage
from ._listings import Listing, Original, Originals, listings, may_be_listing, parse_archive
from ._rows import to_archive_rows, to_problem_row, to_timeline_rows, with_capture
from ._timeline import Seen, Timeline, timeline

__all__ = [
    "APART",
    "ENDINGS",
    "LIMIT",
    "Capture",
    "Crawl",
    "Gap",
    "Listed",
    "Listing",
    "Original",
    "Originals",
    "Seen",
    "Timeline",
    "Unlisted",
    "captures",
    "coverage",
    "is_archive",
    "listings",
    "may_be_listing",
    "parse_archive",
    "timeline",
    "to_archive_rows",
    "to_problem_row",
    "to_timeline_rows",
    "with_capture",
]
