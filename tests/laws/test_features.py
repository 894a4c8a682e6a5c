"""The strategies draw every detail of the format; the features that count the details find them in the golden files."""

from __future__ import annotations

import pytest
from tests.golden_files import GOLDEN, TEXTS, read
from tests.laws.features import DETAILS, MORE, of_reading
from tests.laws.shares import shares, text_features

from ssenews_parse import strategies

pytestmark = pytest.mark.apart

LAYOUTS = {
    "numbered": "number two spaces in (Resiliparse)",
    "inscriptis": "number one or three spaces in (Inscriptis)",
    "flat": "dash alone (layout D)",
    "unmarked": "no marks: dates alone (layout D2)",
    "joined": "report SSE004",
}


def test_every_golden_file_shows_some_detail() -> None:
    """Each golden text has a row in the table of details, and each row its text."""
    assert set(DETAILS) == {path.stem for path in TEXTS}


@pytest.mark.parametrize("name", DETAILS)
def test_a_golden_file_shows_its_details(name: str) -> None:
    """The details that a golden text is there to show are found in it."""
    assert set(DETAILS[name]) <= of_reading(read(GOLDEN / f"{name}.txt"))


def test_every_detail_is_drawn() -> None:
    """No detail of the format is missing in the texts that the strategies draw; they are the same texts every time."""
    details = {*MORE, *(detail for row in DETAILS.values() for detail in row)}
    counted = shares(strategies.listing_texts().map(text_features), 300)
    assert details - counted.keys() == set()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_drawn_by_its_name(layout: str) -> None:
    """Who asks for a layout gets it."""
    counted = shares(strategies.listing_texts(layout=layout).map(text_features), 50)
    assert counted[LAYOUTS[layout]] > 5
