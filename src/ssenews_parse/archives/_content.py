"""What a server packed for its way over the network, unpacked again: at most so many bytes as asked for."""

from __future__ import annotations

import io
import re
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from ssenews_parse._extras import needs

with needs("archives"):
    from fastwarc.stream_io import BrotliReader, ZstdReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastwarc.stream_io import WarcReader

__all__ = ["Content", "unpacked"]

_CHUNK = 1 << 8
"""So many bytes are made at a time: a reader that meets damage gives nothing of the last ones."""

_CUT = "its packed content is cut off"

_CHUNK_SIZE = re.compile(rb"(?:\r?\n)?([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
"""What is before a chunk of a message: its size, and the end of the chunk before it."""

_STEP = 1 << 12
"""So many packed bytes are unpacked at a time."""

_WITH_HEAD = zlib.MAX_WBITS | 32
"""Gzip, or deflate with a head; without one any bytes may begin as deflate does."""

_GZIP = b"\x1f\x8b\x08"
"""How each member of gzip begins."""

_DAMAGED = "its packed content is damaged"

_BINARY = re.compile(rb"[\0-\x08\x0e-\x1f]")
"""What packed bytes soon have and text does not."""

_LOOKED_AT = 256


class Content(NamedTuple):
    """What is in a message."""

    body: bytes
    damage: str | None = None
    """Why some of it is missing."""


def unpacked(body: bytes, codings: list[str], limit: int) -> Content:
    """Undo the codings of a message, the last one first; at most `limit` bytes and one more are made.

    A coding that its header names and its bytes don't have is none: many crawlers unpack what they store and keep the header.
    """
    damage = None
    for coding in reversed(codings):
        unpack = _CODINGS.get(coding)
        if unpack is None and _BINARY.search(body[:_LOOKED_AT]):
            return Content(b"", f"its coding, {coding}, is not known")
        if unpack is None:  # a server that names an encoding here, or nothing
            continue
        body, why = unpack(body, limit + 1)
        damage = damage or why
    return Content(body, damage)


def _inflated(body: bytes, most: int) -> tuple[bytes, str | None]:
    """Unpack gzip and both forms of deflate."""
    for window in (_WITH_HEAD, -zlib.MAX_WBITS):
        made, why = _members(body, most, window)
        if made or why != _DAMAGED:
            return made, why
    return _as_it_is(body)


def _members(body: bytes, most: int, window: int) -> tuple[bytes, str | None]:
    """Unpack all members of a body, which are one after the other; what follows the last one is nothing."""
    made: list[bytes] = []
    at, left = 0, most
    unpacker = zlib.decompressobj(window)
    while left > 0 and at < len(body):
        part = body[at : at + _STEP]
        before = unpacker.copy()
        try:
            made.append(unpacker.decompress(part, left))
        except zlib.error:
            made += _before_damage(before, part, left)
            return b"".join(made) if window == _WITH_HEAD else b"", _DAMAGED
        left -= len(made[-1])
        at += len(part) - len(unpacker.unused_data)
        if unpacker.eof:
            if not body.startswith(_GZIP, at):
                return b"".join(made), None
            unpacker = zlib.decompressobj(window)
    return b"".join(made), _CUT if left > 0 else None


def _before_damage(unpacker: zlib._Decompress, part: bytes, most: int) -> Iterator[bytes]:
    """Unpack a damaged part byte by byte, as far as that goes."""
    with suppress(zlib.error):
        yield from (unpacker.decompress(part[at : at + 1], most) for at in range(len(part)))


def _as_it_is(body: bytes) -> tuple[bytes, str | None]:
    """Return bytes that could not be unpacked: text was not packed."""
    return body, _DAMAGED if _BINARY.search(body, 0, _LOOKED_AT) else None


def _read(reader: Callable[[io.BytesIO], WarcReader]) -> Callable[[bytes, int], tuple[bytes, str | None]]:
    """Make a function that unpacks with a reader, as far as that comes."""

    def read(body: bytes, most: int) -> tuple[bytes, str | None]:
        source = reader(io.BytesIO(body))
        made = bytearray()
        try:
            while len(made) < most and (some := source.read(min(most - len(made), _CHUNK))):
                made += some
        except OSError:
            return (bytes(made), _DAMAGED) if made else _as_it_is(body)
        return bytes(made), None

    return read


def _joined(body: bytes, most: int) -> tuple[bytes, str | None]:
    """Join the chunks of a message, up to one of no bytes.  The library's reader gives nothing of one that was cut off."""
    made, at = bytearray(), 0
    while len(made) < most and (head := _CHUNK_SIZE.match(body, at)):
        at = head.end() + int(head[1], 16)
        if at == head.end():
            return bytes(made), None
        made += body[head.end() : at]
    if not made:
        return _as_it_is(body)
    why = None if len(made) >= most else _CUT if at >= len(body.rstrip()) else _DAMAGED
    return bytes(made[:most]), why


_CODINGS: dict[str, Callable[[bytes, int], tuple[bytes, str | None]]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": _read(BrotliReader),
    "zstd": _read(ZstdReader),
    "chunked": _joined,
    "identity": lambda body, _most: (body, None),
}
"""What undoes a coding: bytes and how many to make at most, to bytes and what is wrong with the rest."""
