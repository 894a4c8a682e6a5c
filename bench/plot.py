"""Draws what was measured: the ways to parse a page, and how the time for an item holds as the text grows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .parsing import SCANNER, SIZES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .timing import Rounds

FILE = Path(__file__).parents[1] / "docs" / "explanation" / "speed.svg"
INK = {"parse": "#0b6e4f", SCANNER: "#555555"}
PALE = "#b8b8b8"


def draw(measured: list[Rounds]) -> None:
    """Write the plot."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(
        {"svg.hashsalt": "speed", "svg.fonttype": "none", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}
    ):
        figure = Figure(figsize=(9, 3.4), layout="constrained")
        bars, lines = figure.subplots(1, 2, width_ratios=(3, 2))
        _ways(bars, next(rounds for rounds in measured if (rounds.job, rounds.text) == ("toolkits", "A, 1 MB")))
        _sizes(lines, [rounds for rounds in measured if rounds.job == "parse"])
        figure.savefig(FILE, metadata={"Date": None, "Creator": None})


def _ways(axes: Axes, rounds: Rounds) -> None:
    ways = sorted(rounds.seconds, key=lambda way: -rounds.micros(way).median)
    medians = [rounds.micros(way).median for way in ways]
    bars = axes.barh(ways, medians, color=[INK.get(way, PALE) for way in ways])
    axes.bar_label(bars, [f" {median:.1f}" for median in medians])
    axes.set(title="Layout A, 1 MB", xlabel="µs an item")


def _sizes(axes: Axes, measured: list[Rounds]) -> None:
    for layout, style in zip(("A", "A+K", "D"), ("-", "--", ":"), strict=True):
        points = {rounds.text.split(", ")[1]: rounds for rounds in measured if rounds.text.startswith(f"{layout}, ")}
        for way in ("parse", SCANNER):
            medians = [points[size].micros(way).median for size in SIZES]
            axes.plot(list(SIZES), medians, style, color=INK[way], label=f"{way}, {layout}", marker=".")
    axes.set(title="As the text grows", ylabel="µs an item")
    axes.set_ylim(bottom=0)
    axes.legend(fontsize=7, ncols=2)
