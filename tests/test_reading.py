"""Small readings that no golden page shows: what stands there, and what is told of it."""

from __future__ import annotations

import pytest

from ssenews_parse import ParseError, parse, parse_html

READINGS = {
    "numbers that end in one column": (
        "News\n\n 9. A\n\n    6 April 2023\n\n10. B\n\n    7 April 2023\n",
        [(9, "A", "2023-04-06"), (10, "B", "2023-04-07")],
        [],
    ),
    "the text of an image as a block of its own": (
        "News\n\n   1. [Bakers at a fair]\n\n      A fair day\n\n      6 April 2023\n",
        [(1, "A fair day", "2023-04-06")],
        [("SSE209", 3)],
    ),
    "the text of an image without text": (
        "News\n\n   1. []\n\n      A fair day\n\n      6 April 2023\n",
        [(1, "A fair day", "2023-04-06")],
        [],
    ),
    "two dates in an item that opens with a dash": (
        "News\n-\nA\n6 April 2023\nWe bake.\n7 April 2023\n",
        [(None, "A", "2023-04-06")],
        [("SSE104", 6)],
    ),
    "a title in square brackets": (
        "News\n\n  1. [A fair day]\n\n    6 April 2023\n",
        [(1, "[A fair day]", "2023-04-06")],
        [],
    ),
    "a bullet alone before a box": (
        "News\n\n  * \n\n    •\n\n    A\n\n    6 April 2023\n",
        [(None, "A", "2023-04-06")],
        [("SSE201", 3)],
    ),
    "line ends with two carriage returns": (
        "News\r\r\n\r\r\n  1. A\r\r\n\r\r\n    31 April 2023\r\r\n",
        [(1, "A", "None")],
        [("SSE101", 5)],
    ),
}
"""Texts, the number, title and date of each item, and the code and line of each problem."""


@pytest.mark.parametrize("name", READINGS)
def test_a_small_page_is_read(name: str) -> None:
    """The items are those that stand there, and what is not of them is told at its line."""
    text, items, problems = READINGS[name]
    errors: list[ParseError] = []
    page = parse(text, on_error=errors.append)
    assert [(item.number, item.title, str(item.date)) for item in page.items] == items
    assert [(error.code, error.line) for error in errors] == problems


@pytest.mark.parametrize("space", [" ", "  ", "\t", "\u00a0", "\u2009", "\u3000"])
def test_a_numbered_line_of_a_box_is_running_text(space: str) -> None:
    """A box before the title may count its lines; one space parts a number from its line, as in all running text."""
    text = f"1.{space}Kiln street\n\n2.{space}Bakerton\n\nNews of the bakers\n\nMay 2023\n\n  1. A\n\n    6 May 2023\n"
    page = parse(text)
    assert (page.preamble, page.title) == ("1. Kiln street\n\n2. Bakerton", "News of the bakers")
    html = "<ol><li>Kiln street<li>Bakerton</ol><p>News of the bakers<h2>May 2023</h2><ol><li><h3>A</h3>6 May 2023</ol>"
    assert parse_html(html) == page


TIGHT = """News

    1. Bakers meet
       5 May 2023
       All of the bakers meet for a day, and some of them for two and
       three. They write down what they find, they say. It was so.
       They meet again.
    2. The potters of three towns meet, and all of the weavers with them, too
       3 May 2023
       All of the potters meet for a day, and some of them, they say, for
       two.
"""


def test_a_line_that_had_room_for_the_next_word_was_not_broken() -> None:
    """Text browsers break lines at one width for all items: the widest line of the page tells it."""
    summary = parse(TIGHT).items[0].summary
    assert summary == (
        "All of the bakers meet for a day, and some of them for two and three. They write down what they find, they say. It was so."
        "\n\nThey meet again."
    )
