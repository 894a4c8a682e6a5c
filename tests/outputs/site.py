"""Pages as the site had them, drawn by Hypothesis: months, numbered items, dates, some kickers and credits."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from ssenews_parse import Credit, NewsItem, NewsPage, Section, parse_credit

WORDS = [
    *("Bakers", "potters", "lend", "<open>", "ovens", "&", "kilns", "“again”", "l’été", "Ångström", "–", "12", "3rd", "製作"),
    *("工房", "Łódź", "100%", "#fair", "a/b", "(c)", "1.", "•", "-", "©", "&amp;", "x<y"),
]
"""The words of the pages, signs of HTML and of the format among them."""


def lines(first: str) -> st.SearchStrategy[str]:
    """Draw a line that begins with an ordinary word, so that it is nothing but a line of text."""
    return st.lists(st.sampled_from(WORDS), max_size=7).map(lambda words: " ".join([first, *words]))


def some_credits() -> st.SearchStrategy[Credit]:
    """Draw a credit as the site has them."""
    return st.sampled_from(["Ada Vale / ILO 2023", "greenhand 2022", "ILO/J. Vale 2019", "A. Bo & C. Do 2020"]).map(parse_credit)


@st.composite
def site_pages(draw: st.DrawFn) -> NewsPage:
    """Draw a page as the site had them: months, numbered items, a date in each, kicker and credit in some."""
    sections = []
    for month in range(draw(st.integers(1, 3)), 0, -1):
        items = []
        for number in range(1, draw(st.integers(1, 4)) + 1):
            summary = draw(st.none() | st.lists(lines("Of"), min_size=1, max_size=3).map("\n\n".join))
            items.append(
                NewsItem(
                    number=number,
                    credit=draw(st.none() | some_credits()),
                    kicker=draw(st.none() | st.sampled_from(["News", "Press release", "Q & A", "#fair <work>"])),
                    title=draw(lines("Ovens")),
                    date=dt.date(2023, month, draw(st.integers(1, 28))),
                    place=draw(st.none() | st.just("Lomé, Togo")),
                    summary=summary,
                )
            )
        sections.append(Section(year=2023, month=month, items=items))
    return NewsPage(title=draw(lines("News")), sections=sections)
