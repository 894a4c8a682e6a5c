"""Short runs of the body that the long fuzzers share."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.body import check
from tests.fuzz.texts import text_of

pytestmark = pytest.mark.apart


@given(st.text(alphabet=st.characters(codec=None, categories=None)))
@settings(deadline=None)
def test_any_text_is_accounted_for(text: str) -> None:
    """Of any string whatever `parse` makes a page and problems that keep laws 1 to 5 and law 10."""
    check(text)


@given(st.binary(max_size=60).map(lambda data: text_of(b"\0" + data)))
@settings(deadline=None, max_examples=300)
def test_the_signs_of_the_format_in_any_order_are_accounted_for(text: str) -> None:
    """Of the format's own signs and lines, in any order, `parse` makes a page and problems that keep laws 1 to 5 and law 10."""
    check(text)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_every_input_of_the_guided_fuzzer_is_a_text(data: bytes) -> None:
    """The guided fuzzer's bytes always make a text, and the body takes it."""
    check(text_of(data))
