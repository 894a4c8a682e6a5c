"""What `fmt` does to a file: compares it with its canonical text, shows the difference, replaces it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from ssenews_parse._extras import needs

from .files import replacing
from .running import plain_console

with needs("cli"):
    import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .files import File

__all__ = ["changed"]

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
"""The colours of a diff's lines, by their first sign."""


def changed(file: File, text: str, *, diff: bool, write: bool) -> bool:
    """Tell whether a file differs from its canonical text; if so, show the difference and replace the file, as asked."""
    before = file.path.read_bytes().decode()
    if before == text:
        return False
    if diff:
        click.echo("".join(_difference(file, before, text)).encode(), nl=False)
    if write:
        with replacing(file.path) as new:
            new.write_bytes(text.encode())
    return True


def _difference(file: File, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a diff, in colour on a terminal that may have colours."""
    console = plain_console()
    coloured = console.is_terminal and not console.no_color
    for line in difflib.unified_diff(_lines(before), _lines(after), file.source, f"{file.source} (canonical)"):
        body = line.removesuffix("\n")
        end = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
        yield (click.style(body, _COLOURS.get(body[:1])) if coloured else body) + end


def _lines(text: str) -> list[str]:
    """Split after each line feed and nowhere else, as diff does."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
