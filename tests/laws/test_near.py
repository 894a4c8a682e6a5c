"""Law 9: a text that is near the format is read right, or somebody is told: a problem, or a remark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.golden_files import GOLDEN, read
from tests.laws.near import PAGES, changes, verdict
from tests.laws.near_pages import clean_pages
from tests.laws.shares import shares

from ssenews_parse import lint, parse

pytestmark = pytest.mark.apart

CHANGES = changes()

ARCHIVED: dict[str, set[str]] = {
    "bar-behind-a-date": set(),
    "bullets-undecided": {"SSE926", "SSE940"},
    "credits": set(),
    "cut": {"SSE924"},
    "first-item-lost": {"SSE208", "SSE930"},
    "lines-one-title": {"SSE942", "SSE947"},
    "numbered-side-box": set(),
    "same-item-twice": {"SSE905"},
    "section-without-dates": {"SSE919", "SSE926"},
    "side-box": set(),
    "topic-above-number-one": set(),
    "turkish-flat": set(),
}
"""Kinds of fault that were seen on archived pages, each a golden file: the codes of what is told of it, none where it is right."""


def changed() -> st.SearchStrategy[tuple[str, str, str]]:
    """Draw a clean page, a kind of change, and the page after a change of that kind."""
    kinds = st.sampled_from([*CHANGES]).flatmap(lambda kind: st.tuples(st.just(kind), st.sampled_from([*CHANGES[kind].values()])))
    return st.builds(lambda page, drawn: (page, drawn[0], drawn[1](page)), clean_pages(), kinds)


@pytest.mark.parametrize("name", ARCHIVED)
def test_a_fault_of_archived_pages_is_told_or_read_right(name: str) -> None:
    """The records are in the golden file; nothing else is told."""
    _, page, errors = read(GOLDEN / f"archived-{name}.txt")
    assert {error.code for error in errors} | {made.code for made in lint(page)} == ARCHIVED[name]


@given(clean_pages())
def test_a_clean_page_has_no_remark(page: str) -> None:
    """What is changed below is sound."""
    assert lint(parse(page)) == ()


@given(changed())
def test_a_change_of_any_page_is_read_right_or_told(drawn: tuple[str, str, str]) -> None:
    """None is wrong in silence, whatever else is on the page."""
    page, _, text = drawn
    right, told = verdict(text, parse(page))
    assert right or told


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("kind", CHANGES)
def test_each_change_of_a_small_page_is_read_right_or_told(page: str, kind: str) -> None:
    """The page that the changes were made for: each of them, one by one."""
    assert lint(parse(page)) == ()
    assert [name for name, change in CHANGES[kind].items() if not any(verdict(change(page), parse(page)))] == []


def test_the_changes_change_the_page() -> None:
    """Each says something else than the clean page, on one of the two at least; nothing is there twice."""
    for change in (change for named in CHANGES.values() for change in named.values()):
        assert any(change(page) != page for page in PAGES.values())
    for named in CHANGES.values():
        made = [tuple(change(page) for page in PAGES.values()) for change in named.values()]
        assert len({*made}) == len(made)


def test_pages_and_changes_are_drawn_evenly() -> None:
    """Each kind of change is in a fifth of the examples, some are read right and some are told, most pages hold more items."""

    def features(drawn: tuple[str, str, str]) -> set[str]:
        page, kind, text = drawn
        right, _ = verdict(text, parse(page))
        return {kind, "right" if right else "told"} | ({"more items"} if len(parse(page).items) > 4 else set())

    counted = shares(changed().map(features), 500)
    assert {name for name in (*CHANGES, "right", "told") if counted[name] < counted[""] * 0.15} == set()
    assert counted["more items"] > counted[""] / 2
