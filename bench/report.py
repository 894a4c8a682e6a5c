"""Writes what was measured into the page on speed, between the marks that it keeps: `<!-- bench:NAME -->` to `<!-- /bench -->`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from .machine import machine
from .parsing import SCANNER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .timing import Rounds, Spread

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "speed.md"


def write(measured: list[Rounds], beyond: dict[str, float]) -> None:
    """Write all tables into the page."""
    regions = {
        "machine": machine(),
        "scanners": _pairs(rounds for rounds in measured if rounds.job == "parse"),
        "toolkits": _toolkits(rounds for rounds in measured if rounds.job == "toolkits"),
        "outputs": _pairs(rounds for rounds in measured if rounds.job in {"render", "to_json", "from_json"}),
        "cold": _pairs((rounds for rounds in measured if rounds.job == "cold parse"), unit="ms"),
        "memory": _table(["way", "MB beyond the records"], [[way, f"{size:.1f}"] for way, size in beyond.items()]),
    }
    text = PAGE.read_text(encoding="utf-8")
    for name, content in regions.items():
        text = _replaced(text, name, content)
    PAGE.write_text(text, encoding="utf-8")


def _replaced(text: str, name: str, content: str) -> str:
    region = re.compile(rf"(<!-- bench:{name} -->\n).*?(<!-- /bench -->)", re.DOTALL)
    text, found = region.subn(lambda match: f"{match[1]}\n{content}\n\n{match[2]}", text)
    assert found == 1, f"{PAGE.name} has no place for {name}"
    return text


def _pairs(measured: Iterable[Rounds], unit: str = "µs an item") -> str:
    """Return a row for each other way: our time, its time, and ours as a multiple of it with its quartiles."""
    rows = []
    for rounds in measured:
        for other in rounds.others:
            ours, theirs = (_time(rounds.micros(way), unit) for way in (rounds.ours, other))
            rows.append([f"`{rounds.ours}`", rounds.text, ours, other, theirs, _times(rounds.ratio(rounds.ours, other))])
    return _table(["job", "text", unit, "against", unit, "times"], rows)


def _toolkits(measured: Iterable[Rounds]) -> str:
    """Return a row for each way and size: its time, as a multiple of the scanner's and of ours."""
    rows = []
    for rounds in measured:
        for way in sorted(rounds.seconds, key=lambda way: rounds.micros(way).median):
            named = f"`{way}`" if way == rounds.ours else way
            scanner, ours = (_times(rounds.ratio(way, to)) for to in (SCANNER, rounds.ours))
            rows.append([rounds.text, named, _time(rounds.micros(way), "µs an item"), scanner, ours])
    return _table(["text", "way", "µs an item", "times the scanner", "times `parse`"], rows)


def _time(micros: Spread, unit: str) -> str:
    return f"{micros.median / 1000:.0f}" if unit == "ms" else f"{micros.median:.2f}"


def _times(ratio: Spread) -> str:
    return f"**{ratio.median:.2f}** ({ratio.low:.2f}–{ratio.high:.2f})"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
