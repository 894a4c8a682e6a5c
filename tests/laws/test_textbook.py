"""`parse` is the textbook's reader, made fast and patient: on canonical text the two are equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from tests.oracle.textbook import textbook

from ssenews_parse import parse, render, strategies

if TYPE_CHECKING:
    from ssenews_parse import NewsPage

pytestmark = pytest.mark.apart


@given(strategies.pages())
def test_the_textbook_reads_canonical_text_as_parse_does(page: NewsPage) -> None:
    """Lark's ordinary driver, the rule `page` and the transformer make of canonical text what `parse` makes of it."""
    text = render(page)
    assert textbook(text) == parse(text)
