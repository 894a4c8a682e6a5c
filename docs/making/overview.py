"""The picture at the head of the README: a page on the left, the table that is made of it on the right."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ssenews_parse import parse, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = Path(__file__).with_name("overview.txt")

_LINE = 16
_TOP = 62
_TABLE = 348
_COLUMNS = {"date": 0, "title": 92, "place": 280, "credit_holder": 380}
"""The columns that are shown, and where each begins."""

_STYLE = """
.ground { fill: #fff; stroke: #d0d7de; } text { font: 13px ui-sans-serif, system-ui, sans-serif; fill: #1f2328; }
text.page { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 12px; white-space: pre; }
text.head, text.name { font-weight: 600; } text.head { fill: #57606a; } path { stroke: #d0d7de; fill: none; }
path.arrow { stroke: #0969da; stroke-width: 2.5; }
@media (prefers-color-scheme: dark) {
  .ground { fill: #161b22; stroke: #3d444d; } text { fill: #e6edf3; } text.head { fill: #9198a1; } path { stroke: #3d444d; }
  path.arrow { stroke: #4493f8; }
}
"""


def picture() -> str:
    """Return the picture as SVG; it holds its style, for light pages and dark ones."""
    lines = _TEXT.read_text("utf-8").splitlines()
    height = _TOP + _LINE * len(lines) + 6
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 852 {height}" role="img" aria-labelledby="overview">',
            '<title id="overview">The text of a page, and the table of its items</title>',
            f"<style>{_STYLE}</style>",
            f'<rect class="ground" x="0.5" y="0.5" width="300" height="{height - 1}" rx="8"/>',
            f'<rect class="ground" x="{_TABLE - 15.5}" y="0.5" width="519" height="{height - 1}" rx="8"/>',
            _words(16, 28, "page.txt", "name"),
            _words(_TABLE, 28, "items.csv", "name"),
            *(_words(16, _TOP + _LINE * index, line, "page") for index, line in enumerate(lines)),
            *_table("\n".join(lines)),
            f'<path class="arrow" d="M305 {height // 2}h20m-7 -6l7 6l-7 6"/>',
            "</svg>",
        ]
    )


def _table(text: str) -> Iterator[str]:
    """Yield the table: the names of the columns, then a row for each item."""
    for name, place in _COLUMNS.items():
        yield _words(_TABLE + place, _TOP, name, "head")
    for index, row in enumerate(map(dict, to_rows(parse(text))), 1):
        bottom = _TOP + 34 * index
        yield f'<path d="M{_TABLE} {bottom - 22}h488"/>'
        for name, place in _COLUMNS.items():
            yield _words(_TABLE + place, bottom, str(row[name] or ""), "cell")


def _words(x: int, y: int, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" xml:space="preserve">{escape(text)}</text>'
