"""Draws what was measured: the ways to parse a page, and how the time for an item holds as the text grows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .parsing import SCANNER, SIZES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .timing import Rounds

FILE = Path(__file__).parents[1] / "docs" / "explanation" / "speed.svg"
# The picture has no ground of its own: every ink shows on the theme's white and on its black alike.
INK = {"parse": "#12946b", SCANNER: "#b3760b"}
PALE = "#9a9a9a"
TEXT = "#787878"
STYLE: dict[Any, Any] = {
    "svg.hashsalt": "speed",
    "svg.fonttype": "none",
    "font.size": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.framealpha": 0,
    **dict.fromkeys(("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color"), TEXT),
}


def draw(measured: list[Rounds]) -> None:
    """Write the plot."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(8, 7), layout="constrained")
        bars, lines = figure.subplots(2, 1)
        _ways(bars, next(rounds for rounds in measured if (rounds.job, rounds.text) == ("toolkits", "A, 1 MB")))
        _sizes(lines, [rounds for rounds in measured if rounds.job == "parse"])
        figure.savefig(FILE, transparent=True, metadata={"Date": None, "Creator": None})


def _ways(axes: Axes, rounds: Rounds) -> None:
    ways = sorted(rounds.seconds, key=lambda way: -rounds.micros(way).median)
    medians = [rounds.micros(way).median for way in ways]
    bars = axes.barh(ways, medians, color=[INK.get(way, PALE) for way in ways])
    axes.bar_label(bars, [f"{median:.1f}" for median in medians], padding=4)
    axes.set(title="Layout A, 1 MB", xlabel="µs per item")


def _sizes(axes: Axes, measured: list[Rounds]) -> None:
    for way in ("parse", SCANNER):
        for layout, style in zip(("A", "A+K", "D"), ("-", "--", ":"), strict=True):
            points = {rounds.text.split(", ")[1]: rounds for rounds in measured if rounds.text.startswith(f"{layout}, ")}
            medians = [points[size].micros(way).median for size in SIZES]
            axes.plot(list(SIZES), medians, style, color=INK[way], label=f"{way}, {layout}", marker=".")
    axes.set(title="As the text grows", ylabel="µs per item")
    axes.set_ylim(bottom=0)
    axes.legend(fontsize=10, ncols=2, columnspacing=1)
