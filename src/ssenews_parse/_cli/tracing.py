"""What `show --trace` and `show --tree` draw: why each field says what it says, and the trees of items."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import fields

from ssenews_parse._decoding import decoded
from ssenews_parse._extras import needs
from ssenews_parse.records import NewsItem
from ssenews_parse.showing import visible
from ssenews_parse.tracing import rules, trace, trace_html, trace_markdown, tree

from .files import File

with needs("cli"):
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ssenews_parse.archives import Capture
    from ssenews_parse.tracing import Evidence, Trace

__all__ = ["Tracer", "evidence_drawn", "trace_of", "trace_of_file", "trees_drawn"]

Tracer = Callable[["File | Capture", str], "Trace | None"]
"""What keeps where the fields of a file or a capture come from, given the encoding of files."""


def trace_of(read: File | Capture, encoding: str) -> Trace | None:
    """Read a file or a capture once more, and keep where its fields come from; the text of a revisit is elsewhere."""
    if isinstance(read, File):
        return trace_of_file(read, encoding)
    return None if read.is_revisit else _trace_of_capture(read)


def trace_of_file(file: File | Capture, encoding: str) -> Trace | None:
    """Do so for a file alone: captures are many, and engines give their rows without a trace."""
    if not isinstance(file, File):
        return None
    data = file.read()
    if file.form == "html":
        return trace_html(data, source=file.source)
    text, _ = decoded(data, encoding)
    return (trace_markdown if file.form == "markdown" else trace)(text, source=file.source)


def _trace_of_capture(capture: Capture) -> Trace:
    from ssenews_parse.archives._listings import encoding_of, html_of

    if capture.is_html:
        return trace_html(html_of(capture), source=capture.source, base_url=capture.url)
    return trace(decoded(capture.body, encoding_of(capture) or "utf-8")[0], source=capture.source)


def evidence_drawn(told: Trace) -> RenderableType:
    """Draw each field of a page with its lines, its text, its rule and what decided it; then what was not read."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan")
    table.add_column(style="dim", justify="right")
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    record = None
    for path, evidence in told.evidence():
        before, _, name = path.rpartition(".")
        if before != record:
            record = before
            table.add_row("", "", "", "")
        table.add_row(name, _lines(told, evidence), Text(visible(told.text_of(evidence)), "bold"), _why(evidence))
    for problem in told.problems:
        said = Text.assemble((problem.code, "bold red"), f" {visible(problem.message)}")
        table.add_row("not read", str(problem.line), Text(visible(told.text[problem.start : problem.end]), "red"), said)
    return Group(_head(told), table)


def _head(told: Trace) -> Text:
    return Text(visible(told.page.source or ""), "bold")


def _lines(told: Trace, evidence: Evidence) -> str:
    lines = told.lines_of(evidence)
    return "" if not lines else f"{lines[0]}" if len(lines) == 1 else f"{lines[0]}–{lines[-1]}"


def _why(evidence: Evidence) -> Text:
    by = (evidence.decided, "dim" if evidence.decided == "itself" else "bold yellow")
    return Text.assemble((evidence.rule, "magenta"), " " if evidence.rule else "", by, f": {evidence.reason}")


def trees_drawn(told: Trace) -> RenderableType:
    """Draw each item as the rules that made it, the tree that Lark made of its shape, and its record, side by side."""
    parts: list[RenderableType] = [_head(told)]
    for item, traced in zip(told.page.items, told.items, strict=True):
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(ratio=4, overflow="ellipsis", no_wrap=True)
        table.add_column(ratio=3, overflow="ellipsis", no_wrap=True)
        table.add_column(ratio=3, overflow="fold")
        heads = [Text(name, "dim") for name in ("grammar", "tree", "record")]
        table.add_row(*heads)
        table.add_row(Text(rules(traced.rule)), Text(visible(tree(told, traced))), Text(visible("\n".join(_record(item)))))
        parts += ["", table]
    return Group(*parts)


def _record(item: NewsItem) -> Iterator[str]:
    """Yield the fields of an item that it has."""
    for each in fields(NewsItem):
        value = getattr(item, each.name)
        if value is not None:
            yield f"{each.name}: {value.text if each.name == 'credit' else value}"
