"""Responses of servers as the library reads them: told by how they begin, whatever their record calls them."""

from __future__ import annotations

import re

__all__ = ["as_message"]

_RESPONSE = re.compile(rb"(?im)^WARC-Type:[ \t]*response\b")
_MESSAGE = re.compile(rb"(?i)HTTP/\d")
_TYPE = re.compile(rb"(?im)^Content-Type:[^\r\n]*\r\n")
_LENGTH = re.compile(rb"(?im)^Content-Length:[^\r\n]*\r\n")
_HTTP = b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"

_INTERIM = re.compile(rb"(?i)HTTP/\S+[ \t]+1\d\d\b[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n(?=HTTP/)")
"""What a server says before its response, such as `100 Continue`."""

_HEAD = re.compile(rb"(?:[^\r\n]+\r?\n)+\r?\n")
_LINE_END = re.compile(rb"(?<!\r)\n")


def as_message(header: bytes, content: bytes) -> bytes:
    r"""Return a record; where a response has a message of a server, in the one spelling that the library knows.

    >>> record = as_message(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", b"HTTP/1.1 200 OK\nServer: x\n\nMay 2023")
    >>> record.partition(b"\r\n\r\n")[2]
    b'HTTP/1.1 200 OK\r\nServer: x\r\n\r\nMay 2023'
    """
    if not (_RESPONSE.search(header) and _MESSAGE.match(content)):
        return header + content
    while interim := _INTERIM.match(content):
        content = content[interim.end() :]
    if head := _HEAD.match(content):
        content = _LINE_END.sub(b"\r\n", head[0]) + content[head.end() :]
    return _LENGTH.sub(b"", _TYPE.sub(b"", header))[:-2] + _HTTP % len(content) + content
