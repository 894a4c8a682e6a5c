"""Files of web archives to stretches of unpacked bytes: one for each packed member, one for a file that is not packed.

Every member is unpacked alone, a little at a time, so that a small file which unpacks to a huge one costs time but no memory, and
damage inside one member leaves the others as they are: after it, the next place is looked for where a member begins.
"""

from __future__ import annotations

import sys
import zlib
from io import SEEK_END
from typing import TYPE_CHECKING, Protocol

from ssenews_parse._extras import needs

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    with needs("archives"):
        from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

__all__ = ["CUT", "RECORD", "Stretch", "stretches"]

RECORD = b"WARC/"
"""How a record begins."""

CUT = "cut off"
"""The damage of a member whose end is not there."""

_CHUNK = 1 << 16

_GZIP = b"\x1f\x8b\x08"
_BROKEN_ZIP = b"PK"
"""A zip whose table of contents is lost; what it holds is packed with gzip, as a rule."""

_ZSTD = b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""A frame of the Zstandard format that holds no data: in web archives, the dictionary of all others."""

_TRIED = 1 << 18
"""So many packed bytes tell whether a member begins there: a block of Zstandard and more."""

_RETAINED = 1 << 22
"""So many packed bytes of a member are kept, to look for the next one where this one turns out to be damaged."""


class Stretch:
    """Unpacked bytes that are read forward, with a look ahead."""

    sealed = True
    """Whether the bytes are known to be all there: what is packed says where it ends."""

    def __init__(self, read: Callable[[], bytes], offset: int, passed: int = 0) -> None:
        """Take bytes from `read`, which returns none at the end; they begin at `offset` of the file."""
        self._read = read
        self._ahead = bytearray()
        self._offset = offset
        self.passed = passed
        """So many bytes before these belong to no member."""
        self.damage: str | None = None
        """Why the bytes ended before their time."""

    @property
    def offset(self) -> int:
        """Where the next byte is in the file, or the packed member that holds it."""
        return self._offset

    def look(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end, and leave them there."""
        while len(self._ahead) < size and (chunk := self._read()):
            self._ahead += chunk
        return bytes(self._ahead[:size])

    def take(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end."""
        taken = self.look(size)
        self._pass(len(taken))
        return taken

    def skip(self, size: int) -> int:
        """Pass over so many bytes; return how many there were."""
        left = size
        while left and (some := len(self.look(min(left, _CHUNK)))):
            self._pass(some)
            left -= some
        return size - left

    def until(self, sign: bytes, most: int) -> tuple[bytes, int]:
        """Pass over all bytes up to a sign, or to the end; return the first `most` of them, and how many there were."""
        kept, passed = bytearray(), 0
        while ahead := self.look(_CHUNK):
            found = ahead.find(sign)
            # The last bytes may be the beginning of the sign, unless they are the last of all.
            some = found if found >= 0 else len(ahead) - len(sign) + 1 if len(ahead) == _CHUNK else len(ahead)
            kept += ahead[: min(some, most - len(kept))]
            passed += some
            self._pass(some)
            if found >= 0:
                break
        return bytes(kept), passed

    def back(self, data: bytes, passed: int) -> bool:
        """Give back bytes that were taken, and `passed` more that were passed over after them; tell whether that can be done."""
        if not passed:
            self._ahead[:0] = data
        return not passed

    def _pass(self, size: int) -> None:
        del self._ahead[:size]


class _PlainStretch(Stretch):
    """A file that is not packed."""

    sealed = False

    def back(self, data: bytes, passed: int) -> bool:
        done = super().back(data, passed)
        self._offset -= len(data) if done else 0
        return done

    def _pass(self, size: int) -> None:
        super()._pass(size)
        self._offset += size


class _OpenStretch(_PlainStretch):
    """A file that is not packed and can be searched: what is passed over is not read, and one can go back."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(lambda: file.read(_CHUNK), 0)
        self._file = file
        self._size = file.seek(0, SEEK_END)
        file.seek(0)

    def skip(self, size: int) -> int:
        size = min(size, self._size - self._offset)
        if size > len(self._ahead):
            self._go(self._offset + size)
        else:
            self._pass(size)
        return size

    def back(self, data: bytes, passed: int) -> bool:
        self._go(self._offset - passed - len(data))
        return True

    def _go(self, offset: int) -> None:
        self._ahead.clear()
        self._offset = self._file.seek(offset)


def stretches(file: BinaryIO) -> Iterator[Stretch]:
    """Yield the stretches of a file; each must be read to its end before the next is asked for."""
    packed = _Packed(file)
    beginning = packed.more()
    if beginning.startswith((_GZIP, _BROKEN_ZIP)):
        yield from _members(packed, _GZIP, _Gzip)
    elif beginning.startswith((_ZSTD, _DICTIONARY)):
        dictionary = _dictionary(packed) if beginning.startswith(_DICTIONARY) else None
        yield from _members(packed, _ZSTD, lambda: _Zstandard(dictionary))
    elif file.seekable():
        yield _OpenStretch(file)
    else:
        plain = _PlainStretch(lambda: file.read(_CHUNK), len(beginning))
        plain.back(beginning, 0)
        yield plain


class _Unpacker(Protocol):
    """Unpacks one member, piece by piece."""

    def unpack(self, packed: bytes) -> bytes:
        """Return the next unpacked bytes, not many; a `ValueError` says what is wrong with the packed ones."""

    @property
    def hungry(self) -> bool:
        """Whether more packed bytes are needed."""

    @property
    def rest(self) -> bytes | None:
        """What stands after the member; None where it has not ended."""


class _Gzip:
    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._full = False

    def unpack(self, packed: bytes) -> bytes:
        try:
            unpacked = self._inner.decompress(packed or self._inner.unconsumed_tail, _CHUNK)
        except zlib.error as error:
            raise ValueError(str(error).partition(": ")[2]) from None
        self._full = len(unpacked) == _CHUNK
        return unpacked

    @property
    def hungry(self) -> bool:
        return not self._full and not self._inner.unconsumed_tail

    @property
    def rest(self) -> bytes | None:
        return self._inner.unused_data if self._inner.eof else None


class _Zstandard:
    def __init__(self, dictionary: zstd.ZstdDict | None) -> None:
        self._inner = zstd.ZstdDecompressor(dictionary)

    def unpack(self, packed: bytes) -> bytes:
        try:
            return self._inner.decompress(packed, _CHUNK)
        except zstd.ZstdError as error:
            raise ValueError(str(error).rpartition(": ")[2]) from None

    @property
    def hungry(self) -> bool:
        return self._inner.needs_input

    @property
    def rest(self) -> bytes | None:
        return self._inner.unused_data if self._inner.eof else None


class _Packed:
    """The packed bytes of a file, from the beginning of a member on."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.offset = 0
        self.held = bytearray()

    def more(self) -> bytes:
        """Read on; of a large member the first bytes are let go."""
        chunk = self._file.read(_CHUNK)
        if len(self.held) > _RETAINED:
            self.drop(len(self.held))
        self.held += chunk
        return chunk

    def drop(self, size: int) -> None:
        """Go on so many bytes later."""
        del self.held[:size]
        self.offset += size

    def find(self, magic: bytes, unpacker: Callable[[], _Unpacker]) -> int:
        """Go to where the next member begins, or to the end; return how many bytes were passed over, padding aside."""
        begin = self.offset
        while True:
            found = self.held.find(magic)
            self.drop(found if found >= 0 else max(len(self.held) - len(magic) + 1, 0))
            if found < 0:
                if not self.more():
                    self.drop(len(self.held))
                    break
                continue
            while len(self.held) < _TRIED and self.more():
                pass
            if _begins_a_record(unpacker(), bytes(self.held[:_TRIED])):
                break
            self.drop(1)
        return self.offset - begin


def _begins_a_record(unpacker: _Unpacker, packed: bytes) -> bool:
    try:
        return unpacker.unpack(packed).startswith(RECORD)
    except ValueError:
        return False


def _members(packed: _Packed, magic: bytes, unpacker: Callable[[], _Unpacker]) -> Iterator[Stretch]:
    """Yield the members of a packed file; what follows the last one, and is none, is a last stretch without a byte."""
    passed = 0
    while packed.held or packed.more():
        if not packed.held.strip(b"\0"):
            packed.drop(len(packed.held))  # padding
            continue
        if not packed.held.startswith(magic):
            passed = packed.find(magic, unpacker)
            if not packed.held:
                yield Stretch(bytes, packed.offset, passed)
                return
        member = _Member(packed, unpacker(), passed)
        yield member.stretch
        passed = 0


class _Member:
    """One packed member while it is read."""

    def __init__(self, packed: _Packed, unpacker: _Unpacker, passed: int) -> None:
        self._packed = packed
        self._unpacker = unpacker
        self._next = bytes(packed.held)
        self._done = False
        self.stretch = Stretch(self._read, packed.offset, passed)

    def _read(self) -> bytes:
        """Return the next unpacked bytes; none at the end, which may be one that came too early."""
        unpacked = b""
        while not self._done and not unpacked:
            if not self._next and self._unpacker.hungry:
                self._next = self._packed.more()
                if not self._next:
                    self._end(CUT, len(self._packed.held))
                    break
            try:
                unpacked = self._unpacker.unpack(self._next)
            except ValueError as error:
                self._end(str(error), 1)
            self._next = b""
            if self._unpacker.rest is not None:
                self._end(None, len(self._packed.held) - len(self._unpacker.rest))
        return unpacked

    def _end(self, damage: str | None, size: int) -> None:
        self._done = True
        self.stretch.damage = damage
        self._packed.drop(size)


def _dictionary(packed: _Packed) -> zstd.ZstdDict | None:
    """Read the dictionary that a file begins with: a frame of its own, packed or not; None where it cannot be read."""
    head = len(_DICTIONARY) + 4
    size = int.from_bytes(packed.held[len(_DICTIONARY) : head], "little")
    while len(packed.held) < head + size <= _RETAINED and packed.more():
        pass
    frame = bytes(packed.held[head : head + size])
    packed.drop(head + size)
    try:
        return zstd.ZstdDict(zstd.ZstdDecompressor().decompress(frame, _RETAINED) if frame.startswith(_ZSTD) else frame)
    except (ValueError, zstd.ZstdError):
        return None
