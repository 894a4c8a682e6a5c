"""Addresses: every form of archived pages gives office, section, language and row; `golden/addresses.tsv` is the table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.golden_files import address_row, address_table

from ssenews_parse._reading.addresses import address_of

_PARTS = ["https:", "", "www.ilo.org", "wcmsp5", "lang--en", "WCMS_1", "[", "?", "nextRow--0"]


@pytest.mark.parametrize("row", address_table(), ids=lambda row: str(row[0]))
def test_an_address_gives_its_facts(row: list[str]) -> None:
    """The address is read as the table of addresses says."""
    assert address_row(row[0]) == row


@given(st.text() | st.lists(st.sampled_from(_PARTS)).map("/".join))
def test_any_text_is_an_address_or_none(text: str) -> None:
    """Nothing is raised, whatever stands where an address should."""
    address = address_of(text)
    assert address is None or address.office is None or address.office in text
