"""Reports whose line is not drawn as it stands: tabs, wide and combining characters, long lines and long spans."""

from __future__ import annotations

from tests.errors.reports.case import Case

DRAWING = [
    Case(
        "tabs before the span",
        "  1. A title\n\n\t31 April 2023\n",
        (15, 28),
        """
<text>:3:2: SSE101 31 April 2023 is not a date: April has 30 days
    3 |  31 April 2023
      |  ^^^^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "wide characters before the span",
        "  1. 作業台 \x01 の手引き\n",
        (9, 10),
        """
<text>:1:10: SSE301 the control character U+0001
    1 |   1. 作業台 \\x01 の手引き
      |             ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a combining character before the span",
        "  1. e\u0301cole\x02 du soir\n",
        (11, 12),
        """
<text>:1:12: SSE301 the control character U+0002
    1 |   1. école\\x02 du soir
      |           ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a long line around the span",
        "  1. " + "word " * 60 + "\x03" + " more" * 60 + "\n",
        (305, 306),
        """
<text>:1:306: SSE301 the control character U+0003
    1 | …d word word word word word word word word \\x03 more more more more more more more more …
      |                                            ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a long span",
        "  1. A\n\n    14 May 2012\n\n" + "word " * 60 + "\n\n  2. B\n",
        (25, 324),
        """
<text>:5:1: SSE203 text that is not part of an item
    5 | word word word word word word word word word word word word word word word word word wor…
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a heading or an item
      = hint: indent it by four spaces if it belongs to the item above
""",
    ),
    Case(
        "a span at the end of a long line",
        "  1. " + "w" * 88 + "\x03",
        (93, 94),
        """
<text>:1:94: SSE301 the control character U+0003
    1 | …wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww\\x03
      |                                            ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
]
