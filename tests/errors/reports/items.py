"""Reports of items and of what stands between them."""

from __future__ import annotations

from tests.errors.reports.case import Case

ITEMS = [
    Case(
        "an item without text",
        "News\n\n  1. \n\n  2. A title\n",
        (8, 10),
        """
<text>:3:3: SSE201 an item without text
    3 |   1.
      |   ^^
      = expected: a title
      = hint: remove the mark, or give the item a title
""",
    ),
    Case(
        "an item of credit and date alone",
        "News\n\n  1. © Ada Vale 2012\n\n    14 May 2012\n",
        (8, 43),
        """
<text>:3:3: SSE201 an item without text
    3 |   1. © Ada Vale 2012
      |   ^^^^^^^^^^^^^^^^^^
      = expected: a title
      = hint: remove the mark, or give the item a title
""",
    ),
    Case(
        "a third block before the date",
        "  1. News\n\n    A title\n\n    with a hole\n\n    14 May 2012\n",
        (28, 39),
        """
<text>:5:5: SSE202 a third block before the date
    5 |     with a hole
      |     ^^^^^^^^^^^
      = expected: a date
      = hint: kicker and title are one block each: remove the blank line inside one of them
""",
    ),
    Case(
        "a summary without indent",
        "  1. A title\n\n    14 May 2012\n\nA summary.\n\n  2. B\n",
        (31, 41),
        """
<text>:5:1: SSE203 text that is not part of an item
    5 | A summary.
      | ^^^^^^^^^^
      = expected: a heading or an item
      = hint: indent it by four spaces if it belongs to the item above
""",
    ),
    Case(
        "the number 0",
        "News\n\n  0. A title\n",
        (8, 10),
        """
<text>:3:3: SSE204 the number 0 is out of range
    3 |   0. A title
      |   ^^
      = expected: a number from 1 to 999999999
""",
    ),
    Case(
        "a number of ten digits",
        "News\n\n  1000000000. A title\n",
        (8, 19),
        """
<text>:3:3: SSE204 the number 1000000000 is out of range
    3 |   1000000000. A title
      |   ^^^^^^^^^^^
      = expected: a number from 1 to 999999999
""",
    ),
    Case(
        "a number of thousands of digits",
        "News\n\n  " + "9" * 5000 + ". A title\n",
        (8, 5009),
        """
<text>:3:3: SSE204 the number 999999999999…999999 is out of range
    3 |   99999999999999999999999999999999999999999999999999999999999999999999999999999999999999…
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a number from 1 to 999999999
""",
    ),
    Case(
        "a title that reads as a date",
        "3 August\n2022, Lomé\n\nMay 2023\n",
        (0, 19),
        """
<text>:1:1: SSE206 text that looks like a date where there can be none
    1 | 3 August
      | ^^^^^^^^
      = expected: a title or running text
""",
    ),
    Case(
        "a title that is a mark",
        "News\n\n    -\n\n  1. A\n",
        (10, 11),
        """
<text>:3:5: SSE206 text that looks like a mark where there can be none
    3 |     -
      |     ^
      = expected: a title or running text
""",
    ),
    Case(
        "a date whose item lost number and title",
        "News\n\nMay 2023\n\n\n    28 May 2023\n\n  2. A fair day\n\n    21 May 2023\n",
        (21, 32),
        """
<text>:6:5: SSE208 a date without an item
    6 |     28 May 2023
      |     ^^^^^^^^^^^
      = expected: a numbered item
      = hint: number and title of this item were lost: look them up in another copy of the page
""",
    ),
    Case(
        "the text of an image",
        "News\n\n1.  [Bakers at work]\n\n    A fair day\n\n    21 May 2023\n",
        (10, 26),
        """
<text>:3:5: SSE209 the text of an image, which is no part of the item
    3 | 1.  [Bakers at work]
      |     ^^^^^^^^^^^^^^^^
      = expected: a credit, a kicker or a title
      = hint: convert the page without images, or read the HTML: parse_html(html)
""",
    ),
    Case(
        "signs of Markdown before a month",
        "# News\n\n## May 2023\n\n  1. A fair day\n",
        (8, 10),
        """
<text>:3:1: SSE207 signs of Markdown before a heading
    3 | ## May 2023
      | ^^
      = expected: a month heading
      = hint: if this is Markdown, read it as such: parse_markdown(text), on the command line --from markdown
""",
    ),
]
