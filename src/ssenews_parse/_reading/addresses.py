"""Addresses of the site to what they say: parts by the grammar's terminals, their order by its rule."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from .grammar import compiled
from .transformer import maker

_KINDS = ("STORE", "DOCUMENT", "LANGUAGE", "ROW", "INDEX", "PART")
"""What a part of the path can be; the first that fits."""


_REPLAYED = re.compile(
    r"(?:(?:https?:)?//[^/?#]+)?/(?:[^/?#]+/)*?[0-9]{4,14}(?:[a-z]{2}_)?/(?P<scheme>https?:)/+(?P<rest>.*)", re.IGNORECASE
)
"""An address that a replay tool has rewritten: `/web/20210701000000/https://…`, `…id_/https://…`, and likewise in other folders."""


class Address(NamedTuple):
    """What an address of the site says; None where it says nothing of it."""

    office: str | None = None
    """The office, or `global`."""
    section: str | None = None
    """The path from the office to the list or document: `topics/cooperatives/news`."""
    language: str | None = None
    offset: int | None = None
    """How many items of the list stand before the first of the page."""
    document: str | None = None
    """The number of the document: `WCMS_123456`, in capitals."""
    query: str | None = None
    """What chooses the items of a list: `facetcriteria=TAX=A.15`."""


@lru_cache(maxsize=4096)
def address_of(url: str) -> Address | None:
    """Read an address, with its site or from its root, also one of a replay tool; None where it is not one of the site.

    >>> address_of("https://www.ilo.org/asia/media-centre/news/lang--en/nextRow--3360/index.htm")
    Address(office='asia', section='media-centre/news', language='en', offset=3360, document=None, query=None)
    >>> address_of("/global/topics/green-jobs/news/WCMS_220248/lang--en/index.htm").document
    'WCMS_220248'
    >>> address_of("https://replay.example/web/20190101000000/http://www.ilo.org/asia/news/lang--en/index.htm").office
    'asia'
    """
    parts = _parts(unwrapped(url))
    made = maker("address", tuple(kind for kind, _ in parts)) if parts else None
    if made is None:
        return None
    facts = made([text for _, text in parts])
    return Address(
        office=facts.get("office"),
        section=facts.get("section"),
        language=facts["language"].lower() if "language" in facts else None,
        offset=int(facts["offset"]) if "offset" in facts else None,
        document=facts["document"].upper() if "document" in facts else None,
        query=facts.get("query"),
    )


def unwrapped(address: str) -> str:
    """Return an address without what replay tools put before it.

    >>> unwrapped("https://replay.example/web/20210701000000id_/https://www.ilo.org/news/")
    'https://www.ilo.org/news/'
    """
    replayed = _REPLAYED.fullmatch(address)
    return f"{replayed['scheme']}//{replayed['rest']}" if replayed else address


def document_of(url: str) -> str | None:
    """Return the number of the document in any address, also one that a replay tool made of it; a query names others.

    >>> document_of("https://replay.example/2019/http://www.ilo.org/global/news/WCMS_220248/lang--en/index.htm")
    'WCMS_220248'
    """
    for part in re.split("[?#]", url, maxsplit=1)[0].split("/"):
        if document := compiled("DOCUMENT").fullmatch(part):
            return document[1].upper()
    return None


def _parts(url: str) -> list[tuple[str, str]]:
    """Return the parts of an address and their kinds; none where it is one of another site, or none at all."""
    try:
        _scheme, site, path, query, _fragment = urlsplit(url)
    except ValueError:
        return []
    if not compiled("SITE").fullmatch(site) if site else not path.startswith("/"):
        return []
    parts = [("SITE", site)] if site else []
    for part in filter(None, path.split("/")):
        matches = ((kind, compiled(kind).fullmatch(part)) for kind in _KINDS)
        parts += next(([(kind, match[match.lastindex or 0])] for kind, match in matches if match), [])
    return [*parts, ("QUERY", query)] if query else parts
