"""A record that is printed, by a failing test or in a notebook, can be pasted into Python."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest
from attrs import asdict
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty  # IPython's printer, which Hypothesis has taken over

from ssenews_parse import Credit, NewsItem, NewsPage, Section, parse
from ssenews_parse._registering import register
from ssenews_parse.strategies import credits as drawn_credits
from ssenews_parse.strategies import items, pages

RECORDS = {"Credit": Credit, "NewsItem": NewsItem, "NewsPage": NewsPage, "Section": Section, "datetime": dt}


@given(pages() | items() | drawn_credits())
def test_a_printed_record_makes_the_record_again(record: NewsPage | NewsItem | Credit) -> None:
    """What is printed is the call that makes the record, with every field, compared or not."""
    again = eval(pretty(record), RECORDS.copy())  # noqa: S307 - what is said of printing is that Python reads it
    assert asdict(again) == asdict(record)


def test_a_page_is_printed_without_what_it_has_not() -> None:
    """Fields at their defaults are left out, and what does not fit a line is spread over several."""
    page = parse("May 2023\n\n  1. © Ada Vale / ILO 2023\n\n    A fair day for all\n\n    25 May 2023, Lomé\n\n    Bakers meet.\n")
    assert pretty(page) == textwrap.dedent("""\
        NewsPage(
            language='en',
            sections=[
                Section(
                    year=2023,
                    month=5,
                    items=[
                        NewsItem(
                            number=1,
                            credit=Credit(
                                text='Ada Vale / ILO 2023',
                                holder='Ada Vale',
                                agency='ILO',
                                year=2023),
                            title='A fair day for all',
                            date=datetime.date(2023, 5, 25),
                            place='Lomé',
                            summary='Bakers meet.',
                            line=3)],
                    line=1)])""")
    assert pretty(Credit(text="Ada Vale 2023", holder="Ada Vale")) == "Credit(text='Ada Vale 2023', holder='Ada Vale')"


@pytest.mark.parametrize(
    ("strategy", "holds", "name"),
    [
        (pages(), lambda page: len(page.items) < 2, "NewsPage"),
        (pages(), lambda page: not any(item.end_date for item in page.items), "NewsPage"),
        (pages(language="fr"), lambda page: page.preamble is None, "NewsPage"),
        (items(), lambda item: item.credit is None or item.credit.year is None, "NewsItem"),
        (items(dated=False), lambda item: item.summary is None, "NewsItem"),
        (drawn_credits(), lambda credit: credit.agency is None, "Credit"),
        (st.from_type(Section), lambda section: section.month is None, "Section"),
    ],
)
def test_a_failing_example_can_be_pasted(strategy: st.SearchStrategy[object], holds: object, name: str) -> None:
    """Hypothesis shows the record that breaks a test as Python makes it, without what drew it."""

    @settings(database=None, max_examples=500, derandomize=True, phases=[Phase.generate])
    @given(strategy)
    def fails_at_times(record: object) -> None:
        assert holds(record)  # type: ignore[operator]

    with pytest.raises(AssertionError) as failure:
        fails_at_times()
    (shown,) = [note for note in failure.value.__notes__ if "record=" in note]
    call = shown[shown.index(f"record={name}(") + len("record=") :].rstrip().removesuffix(")").rstrip().removesuffix(",")
    assert not holds(eval(call, RECORDS.copy()))  # type: ignore[operator]  # noqa: S307 - as above


# ── What draws a record ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", [Credit, NewsItem, NewsPage, Section])
def test_a_record_is_drawn_by_its_type(kind: type) -> None:
    """`from_type` draws each record by the strategy for it."""
    register()
    given(st.from_type(kind))(lambda record: pytest.fail(repr(record)) if type(record) is not kind else None)()


def test_hypothesis_finds_the_strategies_by_itself() -> None:
    """The package names the function that registers them, where Hypothesis looks for it."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    (where,) = project["entry-points"]["hypothesis"].values()
    assert where == f"{register.__module__}:{register.__name__}"


@pytest.mark.apart
@pytest.mark.parametrize("first", ["hypothesis", "ssenews_parse", "ssenews_parse.strategies", "ssenews_parse._registering"])
def test_the_order_of_imports_does_not_matter(first: str) -> None:
    """Hypothesis imports the package while it is imported, or while the package's strategies are."""
    code = f"""
import {first}
import hypothesis.strategies as st
from ssenews_parse import NewsPage, strategies
from ssenews_parse._registering import register
register()
print(st.from_type(NewsPage).validate())
"""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False, env=dict(os.environ), timeout=120
    )
    assert (done.stdout, done.stderr) == ("None\n", "")
