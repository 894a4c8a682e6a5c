"""Pages without lists whose titles are headings or links: each opens an item, wherever its date stands."""

from __future__ import annotations

import pytest

from ssenews_parse import NewsPage, ParseError, parse_html, parse_markdown

ITEMS = [
    ("A mill opens", "25 May 2023", "Corn is ground again"),
    ("Coopers meet", "18 May 2023", "They bend staves"),
    ("Weavers buy looms", "4 May 2023", "A loan made it possible"),
]


def told(page: NewsPage) -> list[tuple[object, ...]]:
    """Return kicker, title, date and summary of each item."""
    return [(item.kicker, item.title, item.date and f"{item.date:%-d %B %Y}", item.summary) for item in page.items]


def html_of(item: str) -> str:
    """Write a page whose items are written so."""
    written = [item.format(title=title, date=date, text=text) for title, date, text in ITEMS]
    return f"<h1>Mill news</h1><h2>May 2023</h2>{''.join(written)}"


@pytest.mark.parametrize(
    ("item", "kicker", "before", "after"),
    [
        ("<h3>{title}</h3><p>{date}</p><p>{text}.</p>", None, "", "."),
        ("<h3>{title}</h3><p>{text}…</p><p>{date}</p>", None, "", "…"),
        ("<article><h3>{title}</h3><p>By Ada Vale</p><p>{date}</p><p>{text}.</p></article>", None, "By Ada Vale\n\n", "."),
        ("<div><h3><a href='/a'>{title}</a></h3><p>3 min read</p><p>{date}</p><p>{text}.</p></div>", None, "3 min read\n\n", "."),
        ("<p>News</p><h3>{title}</h3><p>By Ada Vale</p><p>{date}</p><p>{text}.</p>", "News", "By Ada Vale\n\n", "."),
        ("<p>{date}</p><h3>{title}</h3><p>{text}.</p>", None, "", "."),
        ("<p>{date}</p><p><a href='/a'>{title}</a></p><p>{text}.</p>", None, "", "."),
        ("<p>{date}<br><a href='/a'>{title}</a></p><p>{text}.</p>", None, "", "."),
        ("<table><tr><td>{date}<td><a href='/a'>{title}</a><td>{text}.</table>", None, "", "."),
        ("<dl><dt>{date}<dd><a href='/a'>{title}</a><dd>{text}.</dl>", None, "", "."),
        ("<p><a href='/a'>{title}</a></p><p>{text}…</p><p>{date}</p>", None, "", "…"),
        ("<section><h3>{title}</h3><p>{text}.</p><time>{date}</time></section>", None, "", "."),
        ("<h3>{title}<br>{date}</h3><p>{text}.</p>", None, "", "."),
        ("<h3><a href='/a'>{title}</a><br><small>{date}</small></h3><p>{text}.</p>", None, "", "."),
        ("<h3>{date}<br>{title}</h3><p>{text}.</p>", None, "", "."),
        ("<h3>{title}</h3><p>By Ada Vale</p><h5>{date}</h5><p>{text}.</p>", None, "By Ada Vale\n\n", "."),
        ("<p>News</p><h3>{title}<br>{date}</h3><p>{text}.</p>", "News", "", "."),
        ("<h3>{date}</h3><h3>{title}</h3><p>{text}.</p>", None, "", "."),
        ("<h3>{date}</h3><h4><a href='/a'>{title}</a></h4><p>{text}.</p>", None, "", "."),
    ],
)
def test_marked_titles_open_items(item: str, kicker: str | None, before: str, after: str) -> None:
    """Whatever stands between title and date, or where the date comes first; what is between them begins the summary."""
    page = parse_html(html_of(item))
    assert (page.title, [(section.year, section.month) for section in page.sections]) == ("Mill news", [(2023, 5)])
    assert told(page) == [(kicker, title, date, f"{before}{text}{after}") for title, date, text in ITEMS]


@pytest.mark.parametrize(
    "item",
    [
        "{date}\n\n### [{title}](/a)\n\n{text}.\n\n",
        "### [{title}](/a)\n\n{text}.\n\n{date}\n\n",
        "{title}\n---\n\n{text}.\n\n{date}\n\n",
        "{date}  \n[{title}](/a)\n\n{text}.\n\n",
        "### {title}<br>{date}\n\n{text}.\n\n",
        "### {date}\n\n### {title}\n\n{text}.\n\n",
    ],
)
def test_marked_titles_of_markdown_open_items(item: str) -> None:
    """As they do in HTML, and lines are those of the text."""
    text = "# Mill news\n\n" + "".join(item.format(title=title, date=date, text=text) for title, date, text in ITEMS)
    page = parse_markdown(text)
    assert told(page) == [(None, title, date, f"{text}.") for title, date, text in ITEMS]
    beginning = item.format(title="A mill opens", date="25 May 2023", text="").split("\n")[0]
    assert text.split("\n")[(page.items[0].line or 0) - 1] == beginning


def test_a_marked_title_without_a_date_is_an_item_between_others() -> None:
    """But not at the end, where it is the foot of the page."""
    page = parse_html(
        html_of("<h3>{title}</h3><p>By Ada Vale</p><p>{date}</p>").replace("<p>18 May 2023</p>", "") + "<h3>Contact</h3>"
    )
    assert [(item.title, item.date is None) for item in page.items] == [
        ("A mill opens", False),
        ("Coopers meet", True),
        ("Weavers buy looms", False),
    ]
    assert page.postamble == "Contact"


@pytest.mark.parametrize(
    "item",
    [
        "<h3>{title}</h3><p>{date}</p><p>26 May 2023</p><p>{text}.</p>",
        "<h3>{title}</h3><p>{date}<br>26 May 2023</p><p>{text}.</p>",
        "<p><a href='/a'>{title}</a></p><p>{date}</p><p>26 May 2023</p><p>{text}.</p>",
        "<h3>{title}</h3><p>{text}.</p><p>{date}</p><p>26 May 2023</p>",
    ],
)
def test_dates_side_by_side_are_those_of_one_item(item: str) -> None:
    """The second is a problem, as in a list."""
    problems: list[ParseError] = []
    page = parse_html(html_of(item), on_error=problems.append)
    assert told(page) == [(None, title, date, f"{text}.") for title, date, text in ITEMS]
    assert [problem.code for problem in problems] == ["SSE104"] * 3


def test_where_titles_and_dates_take_no_turns_the_dates_tell() -> None:
    """Nothing but dates tells items apart where one item in two has a heading."""
    page = parse_html("<h1>News</h1><h3>A</h3><p>By Ada</p><p>3 May 2023</p><p>B</p><p>2 May 2023</p><p>C</p><p>1 May 2023</p>")
    assert [item.title for item in page.items] == ["By Ada", "B", "C"]


def articles(item: str) -> str:
    """Write a page whose items are articles, one month above each of two."""
    first, second, last = (item.format(title=title, date=date, text=f"{text}.") for title, date, text in ITEMS)
    return (
        f"<h1>Mill news</h1><h2>May 2023</h2><article>{first}</article><article>{second}</article>"
        f"<h2>April 2023</h2><article>{last}</article>"
    )


@pytest.mark.parametrize(
    "item",
    [
        "<h3>{title}</h3><p>{date}</p><p>{text}</p>",
        "<p><a href=/a>{title}</a></p><p>{date}</p><p>{text}</p>",
        "<p>{title}</p><p>{date}</p><p>{text}</p>",
        "<p>{title}<br>{date}<br>{text}</p>",
        "<p>{date}</p><h3>{title}</h3><p>{text}</p>",
        "<h3>{title}<br>{date}</h3><p>{text}</p>",
        "<a href=/a><h3>{title}</h3></a><div><time>{date}</time></div><section><p>{text}</p></section>",
        "<p><a href=/a>{title}</a></p><p>{text}</p><p>{date}</p>",
    ],
)
@pytest.mark.parametrize("around", ["{}", "<article>{}</article>", "<article><p>All of them</p>{}<p>1 of 9</p></article>"])
def test_articles_are_items(item: str, around: str) -> None:
    """As the entries of a list are, also in an article that holds them all."""
    page = parse_html(around.format(articles(item)))
    assert told(page) == [(None, title, date, f"{text}.") for title, date, text in ITEMS]
    assert [(section.month, len(section.items)) for section in page.sections] == [(5, 2), (4, 1)]
    assert page.title == "Mill news"


def test_an_article_has_its_own_credit_address_and_dates() -> None:
    """Whatever stands at its end, and with a second date, which is a problem."""
    problems: list[ParseError] = []
    item = "<h3><a href='/{title}'>{title}</a></h3><p>{date}</p><p>26 May 2023</p><p>{text}</p><p>© Ada 2023</p><a href=/a>More</a>"
    page = parse_html(articles(item), on_error=problems.append)
    assert told(page) == [(None, title, date, f"{text}.\n\n© Ada 2023\n\nMore") for title, date, text in ITEMS]
    assert [each.url for each in page.items] == [f"/{title}" for title, _, _ in ITEMS]
    assert [problem.code for problem in problems] == ["SSE104"] * 3


def test_an_article_without_a_date_is_an_item_between_others() -> None:
    """As an entry of a list is."""
    page = parse_html(articles("<h3>{title}</h3><p>{date}</p><p>{text}</p>").replace("<p>4 May 2023</p>", ""))
    assert [(item.title, item.date is None) for item in page.items] == [
        ("A mill opens", False),
        ("Coopers meet", False),
        ("Weavers buy looms", True),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<article><h1>News</h1>{}{}</article>",
        "<article><h1>News</h1>{}{}</article><article><h3>Contact</h3></article>",
        "<article><h2>May 2023</h2>{}</article><article><h2>April 2023</h2>{}</article>",
        "<article><h2>Films</h2>{0}{1}</article><article><h2>Papers</h2>{0}{1}</article>",
        "<article>{}</article>{}<article>{}</article>",
    ],
)
def test_articles_that_hold_more_or_less_than_an_item_are_none(page: str) -> None:
    """One around the list, or for each month or topic; and where items are outside, too."""
    items = [f"<h3>{title}</h3><p>{date}</p><p>{text}.</p>" for title, date, text in ITEMS]
    html = page.format(*items)
    assert parse_html(html) == parse_html(html.replace("article>", "div>"))
