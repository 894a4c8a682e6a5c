"""What web archives are called; known without what reads them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["ENDINGS", "UNREAD", "is_archive", "is_unread_archive"]

ENDINGS = frozenset({".warc", ".wet", ".warc.gz", ".wet.gz", ".warc.zst", ".wet.zst", ".wacz"})
"""How the names of web archives end."""

UNREAD = "a web archive in a form that is not read: repack it as .warc.gz"

_UNREAD = re.compile(
    r".*\.(?:arc(?:\.[a-z0-9]+)?"
    r"|(?:warc|wet)(?:\.gz|\.zst)?\.(?:7z|br|bz2|lz4|lzma|open|part|partial|rar|tar|tmp|xz|zip))",
    re.IGNORECASE,
)
"""ARC, what no library here unpacks, and what a crawler or a download has not finished."""


def is_archive(path: str | PathLike[str]) -> bool:
    """Tell by its name whether a file is a web archive.

    >>> is_archive("crawl.warc.gz"), is_archive("page.html")
    (True, False)
    """
    return Path(path).name.lower().endswith(tuple(ENDINGS))


def is_unread_archive(path: str | PathLike[str]) -> bool:
    """Tell by its name whether a file is a web archive in a form that is not read; indexes and checksums are none.

    >>> is_unread_archive("crawl.arc.gz"), is_unread_archive("crawl.warc.gz.open"), is_unread_archive("crawl.warc.gz.md5")
    (True, True, False)
    """
    return _UNREAD.fullmatch(Path(path).name) is not None
