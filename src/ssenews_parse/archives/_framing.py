"""Web archives to records: where each begins, its bytes, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ._unpacking import CUT, RECORD, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from ._unpacking import Stretch

__all__ = ["Fault", "Framed", "framed"]

_NEXT = b"\n" + RECORD
"""Where the next record begins, if the length of this one is not to be trusted."""

_BLANK = b"\r\n\0"
"""What stands between records, padding included."""

_AHEAD = 64
"""So many bytes show whether a record follows."""

_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(rb"(?<!\r)\n")
_NAMED = re.compile(rb"(?i)(?<=\n)(WARC-Type|Content-Length):[ \t]*")
_NAMES = {name.lower(): name + b": " for name in (b"WARC-Type", b"Content-Length")}
"""The fields that the library knows in this spelling alone; their names may have any case."""

_FOLDED = re.compile(rb"\r\n[ \t]+")
"""A line that goes on on the next one, as the oldest archives have them."""

_LONGEST_HEADER = 1 << 16

_LENGTH = re.compile(rb"(?i)(?<=\nContent-Length:)[ \t]*([0-9]{1,18})[ \t]*(?=\r)")


class Fault(NamedTuple):
    """What is wrong with a record, as a code and what fills its message."""

    code: str
    values: dict[str, object]


class Framed(NamedTuple):
    """A record as it is in the file; without bytes, what is there instead of one."""

    offset: int
    """Where it begins in the file, or the packed member that holds it."""
    header: bytes
    content: bytes
    """At most so many bytes as were asked for."""
    size: int
    """How many bytes of content there are."""
    fault: Fault | None


def framed(file: BinaryIO, limit: int) -> Iterator[Framed]:
    """Yield the records of an archive, packed or not; at most `limit` bytes of each are in memory.

    What is no record is yielded too, with a fault and without bytes; reading goes on at the next record.
    """
    broken = False
    for stretch in stretches(file):
        if stretch.passed and not broken:
            yield _nothing(stretch.offset, f"{stretch.passed:,} bytes that are no record")
        told = False
        while ahead := stretch.look(_AHEAD):
            begin = ahead.lstrip(_BLANK)
            if len(begin) < len(ahead):
                stretch.take(len(ahead) - len(begin))
            elif begin.startswith(RECORD):
                record = _record(stretch, limit)
                told = record.fault is not None
                yield record
            else:
                offset = stretch.offset
                _, passed = stretch.until(_NEXT, 0)
                yield _nothing(offset, stretch.damage or f"{passed:,} bytes that are no record")
                told = True
        broken = stretch.damage is not None
        if broken and not told:
            yield _nothing(stretch.offset, str(stretch.damage))


def _nothing(offset: int, reason: str) -> Framed:
    return Framed(offset, b"", b"", 0, _damaged(reason))


def _damaged(reason: str) -> Fault:
    return Fault("SSE402", {"reason": reason})


def _record(stretch: Stretch, limit: int) -> Framed:
    """Take a record, whatever its header says of its length, up to where the next one begins."""
    offset = stretch.offset
    ahead = stretch.look(_LONGEST_HEADER)
    end = _HEADER_END.search(ahead)
    begun = ahead[: end.end()] if end else b""
    header = _spelt(begun)
    length = _LENGTH.search(header)
    if length is None:
        stretch.skip(len(RECORD))
        _, passed = stretch.until(_NEXT, 0)
        return _nothing(offset, stretch.damage or f"a header that cannot be read, and {passed:,} bytes after it")
    stretch.skip(len(begun))
    announced = int(length[1])
    content = stretch.take(min(announced, limit))
    skipped = stretch.skip(announced - len(content))
    size = len(content) + skipped
    following = stretch.look(_AHEAD).lstrip(_BLANK)
    if size == announced and (not following or following.startswith(RECORD)):
        damage = None if following else stretch.damage
        return Framed(offset, header, content, size, _damaged(damage) if damage else None)
    return _of_wrong_length(Framed(offset, header, content, size, None), stretch, announced, limit)


def _spelt(header: bytes) -> bytes:
    """Return a header as most write it: each field on a line of its own, which ends with two signs."""
    lines = _FOLDED.sub(b" ", _LINE_END.sub(b"\r\n", header))
    return _NAMED.sub(lambda field: _NAMES[field[1].lower()], lines)


def _of_wrong_length(record: Framed, stretch: Stretch, announced: int, limit: int) -> Framed:
    """Return a record with the content that is there, from a stretch that has been read as far as the record was said to go."""
    content = record.content
    skipped = record.size - len(content)
    found = content.find(_NEXT)
    # If the sign is not in it, its end may still be the beginning of the sign.
    kept = content[: found if found >= 0 else max(len(content) - len(_NEXT) + 1, 0)]
    goes_on = True
    if stretch.back(content[len(kept) :], skipped):
        skipped = 0
    elif found < 0:
        kept = content
    else:
        goes_on = False  # what was passed over is of the next record, which is lost
    more, passed = stretch.until(_NEXT, limit - len(kept) if goes_on else 0)
    size = len(kept) + (skipped + passed if goes_on else 0)
    content = (kept + more).rstrip(b"\r\n")
    header = _LENGTH.sub(b" %d" % len(content), record.header)
    return Framed(record.offset, header, content, size, _fault(stretch, announced, size))


def _fault(stretch: Stretch, announced: int, size: int) -> Fault:
    counts: dict[str, object] = {"announced": f"{announced:,}", "size": f"{size:,}"}
    if stretch.look(1) or (stretch.sealed and not stretch.damage):
        return Fault("SSE404", counts)
    if stretch.damage in {None, CUT}:
        return Fault("SSE401", counts) if size < announced else Fault("SSE404", counts)
    return _damaged(str(stretch.damage))
