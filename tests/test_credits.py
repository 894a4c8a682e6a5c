"""Credits: every shape of archived pages gives holder, agency and year; `golden/credits.tsv` is the table."""

from __future__ import annotations

import pytest
from tests.golden_files import credit_row, credit_table

from ssenews_parse import ParseError, parse, parse_credit


@pytest.mark.parametrize("row", credit_table(), ids=lambda row: str(row[0]))
def test_a_credit_gives_holder_agency_and_year(row: list[str]) -> None:
    """The credit is read as the table of credits says."""
    assert credit_row(row[0]) == row


@pytest.mark.parametrize("row", credit_table(), ids=lambda row: str(row[0]))
def test_an_item_has_the_same_credit(row: list[str]) -> None:
    """Behind the mark of an item the credit is read as it is alone."""
    item = parse(f"  1. © {row[0]}\n\n    A title\n").items[0]
    assert item.credit is not None
    assert [item.credit.text, item.credit.holder, item.credit.agency or "", str(item.credit.year or "")] == row


@pytest.mark.parametrize(
    "printed", ["© Ada Vale / ILO 2023", "©Ada Vale / ILO 2023", " ©\u00a0Ada Vale / ILO 2023 ", "Ada Vale / ILO 2023"]
)
def test_the_sign_is_no_part_of_the_text(printed: str) -> None:
    """A credit is the same with its sign and without, and with white space around it."""
    credit = parse_credit(printed)
    assert (credit.text, credit.holder, credit.agency, credit.year) == ("Ada Vale / ILO 2023", "Ada Vale", "ILO", 2023)


@pytest.mark.parametrize("empty", ["", " ", "©", " © \u3000"])
def test_a_credit_without_text_is_a_problem(empty: str) -> None:
    """Nothing, white space and the sign alone are no credit; the whole text is the span."""
    with pytest.raises(ParseError) as raised:
        parse_credit(empty)
    assert (raised.value.code, raised.value.start, raised.value.end) == ("SSE001", 0, len(empty))
