"""Pages and reports as rich draws them, for people at a terminal or in a notebook.

No text of a page is read as rich's markup, and no character of it reorders or hides what is next to it.
"""

from __future__ import annotations

import math
import re
from collections import deque
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from ._extras import needs
from ._reading import spelling

with needs("cli"):
    from rich import box
    from rich.console import Group
    from rich.jupyter import JupyterMixin
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.rule import Rule
    from rich.table import Table
    from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from .errors import ParseError
    from .linting import Remark
    from .records import NewsItem, NewsPage, Section

__all__ = ["Drawing", "drawing", "problem_text", "remark_text", "visible"]

_EDGES = 6
"""So many cells of a line with a text on it are its corners and the spaces around the text."""

_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""The characters that turn the direction of the text after them."""


def visible(text: str) -> str:
    r"""Return a text with an escape for each character that turns the direction of what follows.

    >>> print(visible("fair\u202eday"))
    fair\u202eday
    """
    return _DIRECTIONS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def problem_text(error: ParseError) -> Text:
    r"""Return the full report of a problem, with the code and the span in colour.

    >>> from ssenews_parse import parse
    >>> problems = []
    >>> page = parse("May 2023\n\n  1. A fair day\n\n    32 May 2023\n", on_error=problems.append)
    >>> problem_text(problems[0]).plain == str(problems[0])
    True
    """
    text = Text(visible(str(error)))
    text.highlight_regex(rf"(?<= ){error.code}(?= )", "bold red")
    text.highlight_regex(r"(?m)(?<= )\^+$", "red")
    text.highlight_regex(r"(?m)^ *(?:[0-9]+ )?[|=] (?:expected:|hint:)?", "dim")
    return text


def remark_text(remark: Remark, source: str) -> Text:
    """Return a remark as one line, as editors and grep read it.

    >>> from ssenews_parse import Remark
    >>> remark_text(Remark(code="SSE902", message="numbers skip: 3 follows 1", line=5), "may.txt").plain
    'may.txt:5: SSE902 numbers skip: 3 follows 1'
    """
    place = source if remark.line is None else f"{source}:{remark.line}"
    return Text.assemble(f"{visible(place)}: ", (remark.code, "bold yellow"), f" {visible(remark.message)}")


class Drawing(JupyterMixin, Group):
    """A page as rich draws it: a notebook shows it as it is; elsewhere, print it with rich."""


def drawing(
    page: NewsPage, *, source: str | None = None, problems: Iterable[ParseError] = (), remarks: Iterable[Remark] = ()
) -> Drawing:
    r"""Return a page as rich draws it: its sections and items, and each problem and remark below the item that it is about.

    A notebook shows it as the last value of a cell; on a terminal, print it with rich.

    >>> from rich.console import Console
    >>> from ssenews_parse import parse
    >>> Console(width=60).print(drawing(parse("News\n\nMay 2023\n\n  1. A fair day for all\n\n    25 May 2023\n")))
    ╭──────────────────────────────────────────────────────────╮
    │ News                                                     │
    ╰──────────────────────────────────────────── 1 item · en ─╯
    <BLANKLINE>
    May 2023 ───────────────────────────────────────────────────
    <BLANKLINE>
      1  2023-05-25  A fair day for all
    """
    marks = _Marks([*map(_problem, problems), *map(_remark, remarks)])
    ends = iter([*_starts(page), math.inf])
    parts: list[RenderableType] = [_Head(page, source), *_running_text(page.preamble), *marks.before(next(ends))]
    widths = _widths(page)
    for index, section in enumerate(page.sections):
        title = _heading(section, page.language)
        if title or index:
            parts += ["", _Heading(title or "")]
        parts += marks.before(next(ends))
        for item in section.items:
            parts += ["", _item(item, widths, marks.before(next(ends)))]
    return Drawing(*parts, *_running_text(page.postamble))


class _Marks:
    """Problems and remarks that wait for their place, by line."""

    def __init__(self, marks: list[tuple[float, Text]]) -> None:
        self._waiting = deque(sorted(marks, key=itemgetter(0)))

    def before(self, end: float) -> list[Text]:
        """Take those that are before a line."""
        taken = []
        while self._waiting and self._waiting[0][0] < end:
            taken.append(self._waiting.popleft()[1])
        return taken


def _problem(error: ParseError) -> tuple[float, Text]:
    place = f"✗ {error.line}:{error.column} "
    return error.line, Text.assemble((place, "red"), (error.code, "bold red"), (f" {visible(error.message)}", "red"))


def _remark(remark: Remark) -> tuple[float, Text]:
    place = "! " if remark.line is None else f"! {remark.line} "
    text = Text.assemble((place, "yellow"), (remark.code, "bold yellow"), (f" {visible(remark.message)}", "yellow"))
    return remark.line or 0, text


def _starts(page: NewsPage) -> list[float]:
    """Return the lines where sections and items start; a record that knows no line starts where the one before it does."""
    lines = (line or 0 for section in page.sections for line in (section.line, *(item.line for item in section.items)))
    return list(accumulate(lines, max))


class _Heading:
    """A heading in a line; one that is longer than a line above it."""

    def __init__(self, title: str) -> None:
        self._title = Text(title, "bold cyan", overflow="fold")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self._title.cell_len + _EDGES > options.max_width:
            yield self._title
            self._title = Text()
        yield Rule(self._title, align="left", style="cyan")


class _Head:
    """The title of a page in a box with the facts on its edge; facts that are longer than the edge below it."""

    def __init__(self, page: NewsPage, source: str | None) -> None:
        count = len(page.items)
        facts = [source or page.source, f"{count:,} item{'' if count == 1 else 's'}", page.language]
        self._title = Text(visible(page.title), "bold", overflow="fold") if page.title else Text("without a title", "dim italic")
        self._facts = Text(visible(" · ".join(filter(None, facts))), "dim", overflow="fold")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        fits = self._facts.cell_len + _EDGES <= options.max_width
        yield Panel(self._title, box=box.ROUNDED, subtitle=self._facts if fits else None, subtitle_align="right")
        if not fits:
            yield self._facts


def _running_text(text: str | None) -> list[RenderableType]:
    return [Padding(Text(visible(paragraph), "italic"), (1, 2, 0, 2)) for paragraph in text.split("\n\n")] if text else []


def _heading(section: Section, language: str | None) -> str | None:
    if section.year is None:
        return section.topic and visible(section.topic)
    return spelling.heading(language, section.year, section.month)


def _widths(page: NewsPage) -> tuple[int, int]:
    """Return the widths of the columns for numbers and dates, the same on the whole page."""
    numbers = max((len(_number(item)) for item in page.items), default=0)
    dates = max((12 if item.end_date else 10 if item.date else 0 for item in page.items), default=0)
    return max(numbers, 3), dates


def _number(item: NewsItem) -> str:
    return "•" if item.number is None else str(item.number)


def _item(item: NewsItem, widths: tuple[int, int], marks: list[Text]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=widths[0], justify="right", style="dim")
    table.add_column(width=widths[1], style="cyan")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(_number(item), _dates(item), Group(*_lines(item), *marks))
    return table


def _dates(item: NewsItem) -> str:
    last = f"\n– {item.end_date}" if item.end_date else ""
    return f"{item.date or ''}{last}"


def _lines(item: NewsItem) -> Iterator[Text]:
    if item.kicker:
        yield Text(visible(item.kicker), "magenta")
    if item.title:
        yield Text(visible(item.title), "bold")
    if item.place:
        yield Text(visible(item.place), "cyan")
    if item.credit:
        yield Text(visible(f"© {item.credit.text}"), "dim")
    if item.url:
        yield Text(visible(item.url), "dim blue")
    for paragraph in (item.summary or "").split("\n\n"):
        if paragraph:
            yield Text(visible(paragraph))
