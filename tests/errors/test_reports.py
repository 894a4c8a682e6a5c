"""The full text of a report for every code, in families."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.errors.raising import error_of, errors_of
from tests.errors.reports.characters import CHARACTERS
from tests.errors.reports.dates import DATES
from tests.errors.reports.drawing import DRAWING
from tests.errors.reports.items import ITEMS
from tests.errors.reports.pages import PAGES

from ssenews_parse import ParseError, parse_credit
from ssenews_parse.errors import CATALOGUE

if TYPE_CHECKING:
    from tests.errors.reports.case import Case

CASES = [*PAGES, *DATES, *ITEMS, *CHARACTERS, *DRAWING]

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))


@each_case
def test_a_report_reads_as_it_should(case: Case) -> None:
    """The report stands whole: place, code and message, the failing line, what was expected, what a person can do."""
    assert f"\n{error_of(case.text)}\n" == case.report


@each_case
def test_a_problem_is_handed_over_once(case: Case) -> None:
    """With `on_error` the same problem is handed over, and no other; its span is what was not understood."""
    errors = errors_of(case.text)
    assert [str(error) for error in errors] == [str(error_of(case.text))]
    assert (errors[0].start, errors[0].end) == case.span


def test_every_code_has_its_report() -> None:
    """No code of the catalogue is without an exact report here; bytes, Markdown and web archives have theirs elsewhere."""
    assert {case.report.split()[1] for case in CASES} | {"SSE003", "SSE210"} == {code for code in CATALOGUE if code < "SSE4"}


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            "© ",
            """
<text>:1:1: SSE001 nothing to parse: the text is empty
    1 | ©
      | ^^
      = expected: a name, an agency or a year
""",
        ),
        (
            "© Ada\nVale",
            """
<text>:1:6: SSE301 the control character U+000A
    1 | © Ada
      |      ^
      = hint: remove it; the rest of its block was read
""",
        ),
        (
            "© Ada\udc80Vale",
            """
<text>:1:6: SSE302 the lone surrogate U+DC80
    1 | © Ada\\udc80Vale
      |      ^^^^^^
      = hint: remove it; the rest of its block was read
""",
        ),
    ],
)
def test_what_is_no_credit(text: str, report: str) -> None:
    """A credit is one line of text; where it is not, `parse_credit` reports like `parse`."""
    with pytest.raises(ParseError) as raised:
        parse_credit(text)
    assert f"\n{raised.value}\n" == report
