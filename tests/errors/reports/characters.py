"""Reports of characters that no line may hold."""

from __future__ import annotations

from tests.errors.reports.case import Case

CHARACTERS = [
    Case(
        "a control character",
        "  1. A ti\x00tle\n",
        (9, 10),
        """
<text>:1:10: SSE301 the control character U+0000
    1 |   1. A ti\\x00tle
      |          ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a line separator",
        "  1. A ti\u2028tle\n",
        (9, 10),
        """
<text>:1:10: SSE301 the control character U+2028
    1 |   1. A ti\\u2028tle
      |          ^^^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a next-line character",
        "  1. A ti\x85tle\n",
        (9, 10),
        """
<text>:1:10: SSE301 the control character U+0085
    1 |   1. A ti\\x85tle
      |          ^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
    Case(
        "a lone surrogate",
        "  1. A ti\ud800tle\n",
        (9, 10),
        """
<text>:1:10: SSE302 the lone surrogate U+D800
    1 |   1. A ti\\ud800tle
      |          ^^^^^^
      = hint: remove it; the rest of its block was read
""",
    ),
]
