"""The command and all that it says of itself with `--help`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from ssenews_parse._cli.commands import main

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "ssenews-parse"

_WIDTH = 80


def page() -> str:
    """Return the page as Markdown: the help of the whole, then of each command."""
    return "\n".join(_sections())


def _sections() -> Iterator[str]:
    yield _help()
    for name in main.commands:
        yield f"## {name}\n"
        yield _help(name)


def _help(*command: str) -> str:
    shown = CliRunner().invoke(main, [*command, "--help"], prog_name=_NAME, terminal_width=_WIDTH).output
    return f"```console\n$ {' '.join([_NAME, *command])} --help\n{shown}```\n"
