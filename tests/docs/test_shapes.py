"""The table of all shapes of an item is what the library does: held against the grammar, the reader, and texts of all kinds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from docs.making import shapes
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.drawing import any_texts
from tests.laws.test_tidy import by_segments
from tests.structure.test_html import PIECES

from ssenews_parse import ParseError, parse, parse_html, strategies
from ssenews_parse._reading import page, segments
from ssenews_parse._reading.parts import ItemTokens
from ssenews_parse.markdown import parse_markdown
from ssenews_parse.tracing import decided, trace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docs.making.shapes import Outcome, Shape

    from ssenews_parse import NewsItem, NewsPage
    from ssenews_parse._reading.parts import Part

pytestmark = pytest.mark.apart

TABLE = Path(__file__).parents[2] / "docs" / "reference" / "shapes.md"
SHAPES = list(shapes.shapes())
HABITS = {
    "kicker_first": "\n\n  2. News\n\n    A fair day\n\n    1 May 2023\n",
    "title_first": "\n\n  2. A fair day\n\n    1 May 2023\n",
}
"""The item after an example, which tells the habit of its section."""


def read(text: str, reader: Callable[..., NewsPage]) -> tuple[tuple[NewsItem, ...], tuple[str, ...]]:
    """Return the items of a text and the codes of its problems."""
    problems: list[ParseError] = []
    return reader(text, on_error=problems.append).items, tuple(problem.code for problem in problems)


def made(outcome: Outcome) -> tuple[NewsItem | None, tuple[str, ...]]:
    """Return the item and the codes of an outcome."""
    return outcome.item, outcome.codes


def test_the_page_is_what_the_grammar_says() -> None:
    """The repository holds the page as it is made: a rule that changes shows itself there."""
    assert TABLE.read_text("utf-8") == f"{shapes.page()}\n"


def test_each_shape_has_one_reading_a_habit_or_a_report() -> None:
    """No shape is anything else, and none is there twice."""
    assert len(set(SHAPES)) == len(SHAPES) > 2000
    assert max(map(len, SHAPES)) == shapes.LONGEST
    for shape in SHAPES:
        found = shapes.outcomes(shape)
        if shapes.class_of(found) == "habit":
            assert [outcome.rule for outcome in found] == ["title_first", "kicker_first"]
            assert not any(outcome.codes for outcome in found)
        else:
            assert len(found) == 1
            assert (found[0].item is None) <= (found[0].codes == ("SSE201",))


def test_the_reader_makes_of_each_shape_what_the_table_says() -> None:
    """Of the text of each shape, `parse` makes the item and the reports of the table, by the habit of the items after it."""
    for shape in SHAPES:
        if "TITLE" in shape:
            continue
        for rule, more in HABITS.items():
            known = shapes.outcome(rule if "DATE" not in shape else "dated", shape)
            items, codes = read(shapes.text(shape) + more, parse)
            assert (items[0] if len(items) == 2 else None, codes) == made(known), shape


def marked_by_structure(shape: Shape) -> bool:
    """Tell whether blocks of Markdown can have a shape with a marked title: not where one or two before a date decide."""
    texts = [kind for kind in shape if kind != "CREDIT"]
    return "TITLE" in texts and ("DATE" not in texts or texts.index("DATE") not in {1, 2})


def test_markdown_is_read_as_the_table_says() -> None:
    """So it is of a heading of Markdown among the blocks of an item."""
    known = [shape for shape in SHAPES if marked_by_structure(shape)]
    assert len(known) > 500
    for shape in known:
        items, codes = read(f"{shapes.text(shape)}\n", parse_markdown)
        outcome = shapes.outcome("marked", shape)
        assert ([evolve(item, line=1) for item in items], codes) == ([outcome.item], outcome.codes), shape


def test_what_two_rules_read_otherwise_says_so() -> None:
    """Where the habit of the section or the page decided, and only there, a trace names it."""
    for shape in SHAPES:
        if "TITLE" in shape or shapes.outcomes(shape)[0].item is None:
            continue
        is_decided = dict.fromkeys(shapes.outcome("kicker_first", shape).fields, "section") if "DATE" not in shape else {}
        told = trace(shapes.text(shape) + HABITS["kicker_first"])
        by_habit = shapes.class_of(shapes.outcomes(shape)) == "habit"
        assert decided(told.items[0]) == (is_decided if by_habit else {}), shape
        alone = trace(shapes.text(shape))
        assert set(decided(alone.items[0]).values()) == ({"page"} if by_habit else set())


# ── The shapes are all that can come ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def seen() -> Iterator[set[Shape]]:
    """Give the shapes of all items that are read as segments meanwhile."""
    found: set[Shape] = set()
    add = page.Gathered.add

    def kept(gathered: page.Gathered, part: Part) -> None:
        if isinstance(part, ItemTokens):
            found.add(part.kinds[1:])
        add(gathered, part)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page.Gathered, "add", kept)
        patch.setattr(segments, "tidy_run", by_segments)
        yield found


def check(seen: set[Shape]) -> None:
    """Check that each shape is one that the table knows, or begins like one and is longer."""
    for shape in seen:
        assert all(shapes.may_follow(shape[:at], kind) for at, kind in enumerate(shape)), shape
        assert shape[-1:] != ("EMPTY",)
    seen.clear()


@given(strategies.listing_texts() | any_texts())
def test_texts_have_no_other_shapes(seen: set[Shape], text: str) -> None:
    """Whatever the text."""
    parse(text, on_error=lambda _: None)
    check(seen)


@given(st.lists(PIECES | st.sampled_from(["<h3>", "</h3>", "<br>", "25 May 2023", "<p>"]), max_size=30).map("".join))
def test_html_has_no_other_shapes(seen: set[Shape], html: str) -> None:
    """Whatever the HTML."""
    parse_html(html, on_error=lambda _: None)
    check(seen)
