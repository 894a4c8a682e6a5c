"""Law 8, the part that hangs: no pattern tries again ever more often; `grow.py` holds families against their doubles."""

from __future__ import annotations

import time

import pytest
from tests.damage.repeats import ENDS, OPENINGS, PIECES, Family, TooLongError, at_most

from ssenews_parse import parse

pytestmark = pytest.mark.apart

_TIMES = 30
"""Where the cost doubles with each piece, thirty pieces take minutes."""


@pytest.mark.parametrize("opening", OPENINGS)
def test_no_piece_makes_the_reader_hang(opening: str) -> None:
    """Every piece of the format, over and over, between any opening and any end, is read at once."""
    for piece in PIECES:
        with at_most(seconds=20):
            for end in ENDS:
                parse(Family(opening, piece, end).text(_TIMES), on_error=lambda _error: None)


def test_what_hangs_is_broken_off() -> None:
    """The clock stops what does not end by itself."""
    with pytest.raises(TooLongError), at_most(seconds=0.05):
        time.sleep(20)
