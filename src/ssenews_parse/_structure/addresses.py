"""Addresses: links as they are printed, and where they lead."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from ssenews_parse.records import UNFIT

_NOWHERE = re.compile(r"#|(?:javascript|mailto|tel|data|about|blob):|\Z", re.IGNORECASE)
"""How a link begins that is no address of a page."""

_REPLAYED = re.compile(
    r"(?:(?:https?:)?//[^/?#]+)?/(?:[^/?#]+/)*?[0-9]{4,14}(?:[a-z]{2}_)?/(?P<scheme>https?:)/+(?P<rest>.*)", re.IGNORECASE
)
"""An address that a replay tool has rewritten: `/web/20210701000000/https://…`, `…id_/https://…`, and likewise in other folders."""


def printed(link: str) -> str | None:
    """Return a link as it is printed, without what a browser takes from it; None where it leads to no page.

    >>> printed(" /news/WCMS_1/index.htm "), printed("#top")
    ('/news/WCMS_1/index.htm', None)
    """
    link = UNFIT.sub("", link).strip()
    return None if _NOWHERE.match(link) else link


def leading(link: str, base: str) -> str:
    """Return where a link of the page at `base` leads: joined to it, and freed from what replay tools put before it.

    >>> leading("/web/20210701000000/https://www.ilo.org/news/", "https://web.archive.org/web/20210701000000/https://www.ilo.org/")
    'https://www.ilo.org/news/'
    >>> leading("../news/", "https://www.ilo.org/topics/")
    'https://www.ilo.org/news/'
    """
    try:
        return _unwrapped(urljoin(_unwrapped(base), link))
    except ValueError:  # of brackets that hold no address of the net
        return link


def _unwrapped(address: str) -> str:
    replayed = _REPLAYED.fullmatch(address)
    return f"{replayed['scheme']}//{replayed['rest']}" if replayed else address
