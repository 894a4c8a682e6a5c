"""Archives in a zip, which is what a WACZ is: each is read where it is, not unzipped to a file of its own."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import SEEK_END
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO, BinaryIO

__all__ = ["ZIP", "ZIP_DAMAGE", "Zipped", "zipped"]

ZIP = b"PK"
"""How a zip begins."""

ZIP_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError
)  # fmt: skip
"""What `zipfile` raises for a file that is cut off, damaged, or packed or locked in a way that it does not know."""

_LENGTHS = 26
"""Where in its header the lengths of a member's name and of what follows the name are."""


class Zipped:
    """A file in a zip, which is read forward; where it is damaged it ends."""

    def __init__(self, opened: IO[bytes]) -> None:
        self._opened = opened
        self.damage: str | None = None

    def read(self, size: int) -> bytes:
        """Return at most so many bytes; none at the end."""
        try:
            return self._opened.read(size)
        except ZIP_DAMAGE as error:
            self.damage = str(error)
            return b""

    def seekable(self) -> bool:
        """Tell that one cannot go back, other than by unpacking all again."""
        return False


class _Stored(Zipped):
    """A file that stands in the zip as it is, which its sum is not asked about: its own members have sums of their own."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        super().__init__(file)
        self._start = start
        self._size = size
        self._at = 0

    def read(self, size: int) -> bytes:
        self._opened.seek(self._start + self._at)
        taken = self._opened.read(min(size, self._size - self._at))
        self._at += len(taken)
        return taken

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in the file."""
        self._at = offset + (self._size if whence == SEEK_END else 0)
        return self._at

    def seekable(self) -> bool:
        return True


def zipped(file: BinaryIO, is_meant: Callable[[str], bool]) -> Iterator[tuple[str, Zipped]]:
    """Yield the files in a zip that are meant, and their names."""
    opened = zipfile.ZipFile(file)
    for member in filter(lambda member: is_meant(member.filename), opened.infolist()):
        if member.compress_type == zipfile.ZIP_STORED and not member.flag_bits & 1:
            file.seek(member.header_offset + _LENGTHS)
            lengths = struct.unpack("<HH", file.read(4))
            yield member.filename, _Stored(file, file.tell() + sum(lengths), member.file_size)
        else:
            yield member.filename, Zipped(opened.open(member))
