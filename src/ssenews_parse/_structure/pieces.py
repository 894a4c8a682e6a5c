"""What a walk through a page finds: blocks of text, and the items of lists that they belong to."""

from __future__ import annotations


class Entry:
    """An item of a list: its number, None for a bullet.

    `restart` says that an empty heading stands before it, `menu` counts the list that may be a menu, 0 where it is none, `bare`
    says that the item is one link, `url` is its first link.
    """

    __slots__ = ("bare", "end", "line", "menu", "number", "restart", "start", "url")

    def __init__(self, number: int | None, *, restart: bool = False, menu: int = 0) -> None:
        """Make an entry whose place is not known yet."""
        self.number = number
        self.restart = restart
        self.menu = menu
        self.bare = True
        self.url: str | None = None
        self.start = self.end = self.line = 0


class Piece:
    """A block of text: its lines, the level of its heading or 0, its first link, and the item it belongs to.

    `linked` says that all of it is links, `strays` that it holds characters that no text does.  The place is one in the text that
    reports are about.
    """

    __slots__ = ("end", "entry", "gap", "level", "line", "lines", "linked", "start", "strays", "url")

    def __init__(self, lines: list[str], level: int, url: str | None, entry: Entry | None, *, linked: bool) -> None:
        """Make a piece whose place is not known yet."""
        self.lines = lines
        self.level = level
        self.url = url
        self.entry = entry
        self.linked = linked
        self.strays = False
        self.gap = 1
        self.start = self.end = self.line = 0

    @property
    def text(self) -> str:
        """The lines, joined by one space."""
        return self.lines[0] if len(self.lines) == 1 else " ".join(self.lines)


def laid_out(pieces: list[Piece]) -> str:
    """Write the pieces as canonical text, and tell each its place there."""
    out: list[str] = []
    position, line = 0, 1
    last: Entry | None = None
    for piece in pieces:
        entry = piece.entry
        before = "\n\n" if out else ""
        indent = lead = "" if entry is None else "    "
        if entry is not None and entry is not last:
            before += "\n" if entry.restart and out else ""
            lead = "  • " if entry.number is None else f"  {entry.number}. "
            entry.start = position + len(before) + 2
            entry.end = entry.start + len(lead) - 3
            entry.line = line + len(before)
        text = f"\n{indent}".join(piece.lines)
        piece.line = line + len(before)
        piece.start = position + len(before) + len(lead)
        position = piece.end = piece.start + len(text)
        line = piece.line + len(piece.lines) - 1
        out += before, lead, text
        last = entry
    return "".join(out)
