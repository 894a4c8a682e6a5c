"""What Hypothesis draws from the grammar's own rules is read: dates, headings and credits.

White space stands around each word and number that is drawn, since letters without it would be another word.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark

from ssenews_parse import parse_credit
from ssenews_parse._reading import grammar
from ssenews_parse._reading.dates import heading_of, when

pytestmark = pytest.mark.apart

_WORDS = ("YEAR", "DAY", "MONTH", "WEEKDAY", "ORDINAL", "OF", "LEAD", "TO", "YEAR_SIGN", "DAY_SIGN")


def _apart(terminal: str) -> st.SearchStrategy[str]:
    return st.from_regex(grammar.compiled(terminal), fullmatch=True).map(" {} ".format)


_APART = {terminal: _apart(terminal) for terminal in _WORDS}
_PLACES = st.sampled_from([", Lae", ",", "、Lae", " | Lae, Fiji", " (Lae)", "（Lae）"])
_NAMES = {
    "NAME": st.sampled_from(["Ada Vale", "greenhand", "Jean ROUVRE", "写真家"]),
    "CAPITALS": st.sampled_from(["ILO", "OIT", "BILD AFP"]),
    "ORGANISATION": st.sampled_from(["UN Photo", "World Bank", "Ministry of Boats"]),
    "HYPHEN": st.sampled_from([" - ", " – ", "\u00a0‑ "]),
    "YEAR_AT_END": st.sampled_from([" 2023", ", 2024", " / 2011", ". 2019", " ２０２３"]),
}


@given(from_lark(grammar.parser(), start="dateline", explicit={**_APART, "PLACE": _PLACES}))
def test_dates_that_the_grammar_draws_are_read(text: str) -> None:
    """Each is a date or a report; two numbers and a year alone, of which both could be the month, are text."""
    if when(text.strip()) is None:
        assert any(sign in text for sign in "-/.‐‑‒–—―−⸺⸻〜﹘﹣－～~／．")


@given(
    from_lark(
        grammar.parser(), start="heading", explicit={name: _APART[name] for name in ("YEAR", "DAY", "MONTH", "OF", "YEAR_SIGN")}
    )
)
def test_headings_that_the_grammar_draws_are_read(text: str) -> None:
    """Each is a heading or a report; a number that is no year or no month is neither."""
    if heading_of(text.strip()) is None:
        assert not any(sign.isalpha() for sign in text)


@given(from_lark(grammar.parser(), start="credit_line", explicit=_NAMES))
def test_credits_that_the_grammar_draws_are_read(text: str) -> None:
    """Each has its holder told from its agency and its year, where it has them."""
    credit = parse_credit(text)
    assert credit.holder.strip("/,")
    assert "/" not in credit.holder or credit.agency
