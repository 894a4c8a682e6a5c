"""Responses of servers as the library reads them: told by how they begin, whatever their record calls them."""

from __future__ import annotations

import re

__all__ = ["as_message"]

_RESPONSE = re.compile(rb"(?im)^WARC-Type:[ \t]*response\b")
_MESSAGE = re.compile(rb"(?i)HTTP/\d")
_TYPE = re.compile(rb"(?im)^Content-Type:[^\r\n]*\r\n")
_HTTP = b"Content-Type: application/http; msgtype=response\r\n\r\n"


def as_message(header: bytes, content: bytes) -> bytes:
    r"""Return the header of a record; where a response has a message of a server, it says so as the library knows it.

    >>> as_message(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n").endswith(b"msgtype=response\r\n\r\n")
    True
    """
    if not (_RESPONSE.search(header) and _MESSAGE.match(content)):
        return header
    return _TYPE.sub(b"", header)[:-2] + _HTTP
