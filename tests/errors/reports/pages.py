"""Reports of a text as a whole."""

from __future__ import annotations

from tests.errors.reports.case import Case

PAGES = [
    Case(
        "the text is empty",
        "",
        (0, 0),
        """
<text>:1:1: SSE001 nothing to parse: the text is empty
    1 |
      | ^
      = expected: a listing page
""",
    ),
    Case(
        "the text is white space",
        " \n\t\n",
        (0, 4),
        """
<text>:1:1: SSE001 nothing to parse: the text is empty
    1 |
      | ^
      = expected: a listing page
""",
    ),
    Case(
        "no item is found",
        "About us\n\nWe write letters.\n",
        (0, 27),
        """
<text>:1:1: SSE002 no item found
    1 | About us
      | ^^^^^^^^
      = expected: a month heading, a numbered item or a date
      = hint: is this a listing page? its items open with a number, a bullet or a dash
""",
    ),
    Case(
        "items in one line each",
        "News\n- Night bakers 28 March 2013 They begin.\n",
        (0, 45),
        """
<text>:1:1: SSE004 title, date and summary of an item are in one line and cannot be separated
    1 | News
      | ^^^^
      = expected: a dash alone on its line, then a line for each part of the item
      = hint: extract the page again with Resiliparse, Inscriptis or html2text
""",
    ),
]
