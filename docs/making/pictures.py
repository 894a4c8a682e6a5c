"""The pictures of the documentation: what the command draws in a terminal, as rich exports it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import MONOKAI

from ssenews_parse import lint, parse
from ssenews_parse.showing import drawing, problem_text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ssenews_parse import ParseError

_TEXT = Path(__file__).with_name("harbour.txt")

_WIDTH = 88

_FONT = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""The fonts that rich would load from elsewhere; a reader has one."""


def pictures() -> dict[str, str]:
    """Return the SVG of a page and of a report, by their names."""
    problems: list[ParseError] = []
    name = _TEXT.name
    page = parse(_TEXT.read_text("utf-8"), source=name, on_error=problems.append)
    page_drawn = drawing(page, source=name, problems=problems, remarks=lint(page))
    return {
        "show.svg": _svg("show", f"ssenews-parse show {name}", page_drawn),
        "report.svg": _svg("report", f"ssenews-parse check {name}", problem_text(problems[0])),
    }


def _svg(identity: str, title: str, drawn: RenderableType) -> str:
    console = Console(record=True, width=_WIDTH, force_terminal=True, color_system="truecolor", file=io.StringIO())
    console.print(drawn)
    return _FONT.sub("", console.export_svg(title=title, theme=MONOKAI, unique_id=identity))
