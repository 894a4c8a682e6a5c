"""What web archives are called; known without what reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["ENDINGS", "is_archive"]

ENDINGS = frozenset({".warc", ".wet", ".warc.gz", ".wet.gz", ".warc.zst", ".wet.zst", ".wacz"})
"""How the names of web archives end."""


def is_archive(path: str | PathLike[str]) -> bool:
    """Tell by its name whether a file is a web archive.

    >>> is_archive("crawl.warc.gz"), is_archive("page.html")
    (True, False)
    """
    return Path(path).name.lower().endswith(tuple(ENDINGS))
