"""Clean pages that changes are made of: the four items that the changes know, among others that are drawn."""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

from hypothesis import strategies as st

_TITLES = [
    "Sail lofts open their doors", "A pier is measured", "Who tars the hulls?", "Boys learn knots", "The tide table is new",
    "Old ropes for new nets", "Women carve needles", "Lamps for the night shift", "A harbour of wood", "Fair prices for cork",
    "Rope walkers found a guild", "An hour in the ice house", "Salt is weighed again", "The long net of Lae",
    "A winch for two boats", "Spare oars are shared", "Hooks are forged anew",
]  # fmt: skip
_SENTENCES = [
    "It takes a week.",
    "All were paid.",
    "The harbour council agreed.",
    "Bring a knife and a needle.",
    "Nobody was late.",
]
_KICKERS = ["News", "Press release"]
_LATER = [(3, "March"), (2, "February"), (1, "January")]


class _Item(NamedTuple):
    title: str
    summary: str
    kicker: str
    credit: bool


_ANCHORS = {
    5: [
        (_Item("A net of forty metres is mended in one night", "Nine menders sat in the old ice house.", "News", credit=False), 25),
        (_Item("Cork floats come back", "They are lighter than they look.", "Press release", credit=False), 18),
    ],
    4: [
        (_Item("Needles of plum wood are carved again", "One lasts for ten years.", "News", credit=True), 20),
        (_Item("Tar is boiled outdoors", "The wind has to be right.", "Press release", credit=False), 6),
    ],
}
"""The items that the changes know, by month, with their days."""


@st.composite
def clean_pages(draw: st.DrawFn) -> str:
    """Draw a page of months, newest first: May and April with the items that are known, and others below them."""
    titles = iter(draw(st.permutations(_TITLES)))
    kickers = draw(st.booleans())
    more = draw(st.integers(0, 3))
    months = [(5, "May"), (4, "April"), *_LATER[:more]]
    lines = ["News of the Net Menders"]
    for month, name in months:
        lines += ["", f"{name} 2023"]
        known = _ANCHORS.get(month, [])
        items = [*known, *((_drawn(draw, next(titles)), None) for _ in range(draw(st.integers(not known, 3))))]
        days = count(min((day for _, day in known), default=28) - 1, -1)
        for number, (item, day) in enumerate(items, start=1):
            lines += ["", *_lines(item, number, f"{day or next(days):02} {name} 2023", kickers=kickers)]
    return "\n".join(lines) + "\n"


def _drawn(draw: st.DrawFn, title: str) -> _Item:
    return _Item(title, draw(st.sampled_from(_SENTENCES)), draw(st.sampled_from(_KICKERS)), draw(st.booleans()))


def _lines(item: _Item, number: int, date: str, *, kickers: bool) -> list[str]:
    """Return the lines of an item: its blocks, set in, with a blank line between them."""
    blocks = [
        *(["© Ada Vale / ILO 2022"] if item.credit else []),
        *([item.kicker] if kickers else []),
        item.title,
        date,
        item.summary,
    ]
    return "\n\n    ".join([f"  {number}. {blocks[0]}", *blocks[1:]]).split("\n")
