"""Laws 5 and 6 over damaged pages in all layouts and languages; `run.py` does the same at length."""

from __future__ import annotations

from random import Random

import pytest
from tests.damage.damages import KINDS, damage, glue
from tests.damage.local import check_local, damaged_item
from tests.damage.pages import LAYOUTS, sample, sample_of
from tests.damage.shrink import shrink
from tests.damage.words import VOCABULARIES
from tests.fuzz.body import check

from ssenews_parse import ParseError, parse

pytestmark = pytest.mark.apart

_EACH = 10
"""How many texts a case checks."""


def _random(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same texts in every run


@pytest.mark.parametrize("language", VOCABULARIES)
@pytest.mark.parametrize("layout", [name for name, layout in LAYOUTS.items() if layout.mark])
def test_a_sound_page_has_no_problem(layout: str, language: str) -> None:
    """A sample page is read without a problem, one record an item: what damage changes was whole before."""
    for seed in range(3):
        page = sample_of(_random(seed), layout, language)
        errors: list[ParseError] = []
        items = parse(page.text, on_error=errors.append).items
        assert not errors, f"{page.text}\n{errors[0]}"
        assert len(items) == len(page.votes)
        check(page.text)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind], ids=lambda kind: str(kind.__name__))
def test_nothing_is_lost_of_a_damaged_page(kind: object) -> None:
    """Law 5: after one kind of damage each letter is in one record or in one span."""
    assert callable(kind)
    for seed in range(_EACH):
        random = _random(seed)
        check(kind(sample(random).text, random))


@pytest.mark.parametrize("first", LAYOUTS)
def test_nothing_is_lost_of_glued_pages(first: str) -> None:
    """Law 5: a page of one layout glued to a page of any other."""
    for seed, second in enumerate(LAYOUTS):
        random = _random(seed)
        languages = random.choices(list(VOCABULARIES), k=2)
        check(glue(sample_of(random, first, languages[0]).text, sample_of(random, second, languages[1]).text, random))


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_where_damage_piles_up(seed: int) -> None:
    """Law 5: several kinds of damage in one page."""
    for number in range(_EACH):
        random = _random(1000 * seed + number)
        page, other = sample(random), sample(random)
        check(damage(page.text, other.text, random)[0])


@pytest.mark.parametrize("seed", range(20))
def test_damage_inside_an_item_stays_there(seed: int) -> None:
    """Law 6: where marks and the page's habit stay whole, all other items stay as they were."""
    for number in range(_EACH):
        check_local(damaged_item(_random(1000 * seed + number)))


@pytest.mark.parametrize(("old", "new"), [("\n", "\r\n"), ("\n", "\r"), ("    ", "\t\t\t\t"), ("\n", " \n"), ("\n", "\u3000\n")])
def test_white_space_at_the_ends_of_lines_says_nothing(old: str, new: str) -> None:
    """Line ends of other systems, tabs for four spaces and spaces before a line end change no record, and no line."""
    for seed in range(_EACH):
        page = sample(_random(seed))
        assert parse(page.text.replace(old, new)) == parse(page.text)
        assert [item.line for item in parse(page.text.replace(old, new)).items] == [item.line for item in parse(page.text).items]


def test_a_text_is_shrunk_to_what_shows_the_finding() -> None:
    """The reducer leaves a text of which nothing more can go."""
    assert shrink("one\ntwo\nthree\nfour", lambda text: "w" in text and "r" in text) == "wr"
