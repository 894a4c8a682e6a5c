"""Addresses: links as they are printed, and where they lead."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from ssenews_parse._reading.addresses import unwrapped
from ssenews_parse.records import UNFIT

_NOWHERE = re.compile(r"#|(?:javascript|mailto|tel|data|about|blob):|\Z", re.IGNORECASE)
"""How a link begins that is no address of a page."""


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
        return unwrapped(urljoin(unwrapped(base), link))
    except ValueError:  # of brackets that hold no address of the net
        return link
