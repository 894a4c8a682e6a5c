"""The bytes of a page to its text, as browsers do it."""

from __future__ import annotations

import codecs
import re

from ssenews_parse._decoding import decoded, spans
from ssenews_parse._extras import needs
from ssenews_parse.errors import ParseError, SourceText

_DECLARED = re.compile(
    rb"""<\?xml\s[^>]*?encoding\s*=\s*["']?([^\s"'?>]+)|<meta\s[^>]*?charset\s*=\s*["']?([^\s"'/>;]+)""", re.IGNORECASE
)
"""What declares an encoding, in XHTML and in HTML."""

_LOOKED_AT = 4096
"""Where a declaration may stand: browsers look at the first kilobyte, but archives put lines of their own before."""

_NOT_ASCII = re.compile("[^\0-\x7f]")

_UNTRUE = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "cp1252"}
"""What browsers take a declaration for that cannot be true: read as ASCII, it is not UTF-16."""

_MARKS = [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be")]


def text_of_bytes(html: bytes, source: str | None) -> tuple[str, list[ParseError]]:
    """Decode a page; what is bad in it becomes U+FFFD, each run of it a problem.

    The byte order mark tells the encoding, else what the page declares; a label that browsers don't know declares nothing.
    Without either the bytes are UTF-8 if most of what is not ASCII in them is, else what they look like.
    """
    mark, encoding = _encoding_of(html)
    text, bytes_by_place = decoded(html[mark:], encoding)
    if not bytes_by_place:
        return text, []
    shared = SourceText(text)
    return text, [
        ParseError("SSE003", text=shared, start=start, end=end, source=source, encoding=encoding, byte=bytes_by_place[start])
        for start, end in spans([*bytes_by_place], apart=True)
    ]


def marked(data: bytes) -> tuple[int, str] | None:
    """Return how many bytes the byte order mark has, and the encoding that it tells; None without one."""
    return next(((len(mark), encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)


def _encoding_of(html: bytes) -> tuple[int, str]:
    """Return how many bytes the byte order mark has, and the encoding by the name that Python has for it."""
    if found := marked(html):
        return found
    with needs("html"):
        from webencodings import lookup
    for label in _DECLARED.finditer(html, 0, _LOOKED_AT):
        known = lookup((label[1] or label[2]).decode("latin-1"))
        if known and known.name != "replacement":
            return 0, _UNTRUE.get(known.name, known.codec_info.name)
    return 0, _guessed(html)


def _guessed(html: bytes) -> str:
    """Return what bytes that declare nothing look like: UTF-8, if most of what is not ASCII in them is."""
    text, bad = decoded(html, "utf-8")
    if len(_NOT_ASCII.findall(text)) >= 2 * len(bad):
        return "utf-8"
    with needs("html"):
        from resiliparse.parse.encoding import detect_encoding
    return detect_encoding(html) or "cp1252"
