"""Reports of dates and headings."""

from __future__ import annotations

from tests.errors.reports.case import Case

DATES = [
    Case(
        "a day that does not exist",
        "May 2023\n\n  1. A title\n\n    31 April 2023\n",
        (28, 41),
        """
<text>:5:5: SSE101 31 April 2023 is not a date: April has 30 days
    5 |     31 April 2023
      |     ^^^^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a leap day in another year",
        "May 2023\n\n  1. A title\n\n    29 February 2023\n",
        (28, 44),
        """
<text>:5:5: SSE101 29 February 2023 is not a date: February 2023 has 28 days
    5 |     29 February 2023
      |     ^^^^^^^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a day 0",
        "  1. A title\n\n    0 May 2023\n",
        (18, 28),
        """
<text>:3:5: SSE101 0 May 2023 is not a date: days are counted from 1
    3 |     0 May 2023
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a month 13",
        "  1. A title\n\n    2019/13/02\n",
        (18, 28),
        """
<text>:3:5: SSE101 2019/13/02 is not a date: there is no month 13
    3 |     2019/13/02
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a day 32 in December",
        "  1. A title\n\n    2019/12/32\n",
        (18, 28),
        """
<text>:3:5: SSE101 2019/12/32 is not a date: 12 has 31 days
    3 |     2019/12/32
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a day 32 in January",
        "  1. A title\n\n    2019/01/32\n",
        (18, 28),
        """
<text>:3:5: SSE101 2019/01/32 is not a date: 01 has 31 days
    3 |     2019/01/32
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a range that ends on a day that does not exist",
        "  1. A title\n\n    30 - 31 April 2012, Rome\n",
        (18, 42),
        """
<text>:3:5: SSE101 30 - 31 April 2012 is not a date: April has 30 days
    3 |     30 - 31 April 2012, Rome
      |     ^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a range that ends before it begins",
        "  1. A title\n\n    16 - 14 May 2012\n",
        (18, 34),
        """
<text>:3:5: SSE102 16 - 14 May 2012 is not a range: it does not end after it begins
    3 |     16 - 14 May 2012
      |     ^^^^^^^^^^^^^^^^
      = expected: a range that ends later
      = hint: if the first day is in an earlier month or year, write the month or year after it
""",
    ),
    Case(
        "a range of one day",
        "  1. A title\n\n    14 May 2012 - 14 May 2012, Rome\n",
        (18, 49),
        """
<text>:3:5: SSE102 14 May 2012 - 14 May 2012 is not a range: it does not end after it begins
    3 |     14 May 2012 - 14 May 2012, Rome
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a range that ends later
      = hint: if the first day is in an earlier month or year, write the month or year after it
""",
    ),
    Case(
        "a range whose first year is left out",
        "  1. A title\n\n    30 December - 2 January 2012\n",
        (18, 46),
        """
<text>:3:5: SSE102 30 December - 2 January 2012 is not a range: it does not end after it begins
    3 |     30 December - 2 January 2012
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a range that ends later
      = hint: if the first day is in an earlier month or year, write the month or year after it
""",
    ),
    Case(
        "a year of five digits",
        "  1. A title\n\n    14 May 20123\n",
        (18, 30),
        """
<text>:3:5: SSE103 the year 20123 is out of range
    3 |     14 May 20123
      |     ^^^^^^^^^^^^
      = expected: a year from 1000 to 9999
""",
    ),
    Case(
        "a year of three digits in a heading",
        "May 202\n\n  1. A title\n",
        (0, 7),
        """
<text>:1:1: SSE103 the year 202 is out of range
    1 | May 202
      | ^^^^^^^
      = expected: a year from 1000 to 9999
""",
    ),
    Case(
        "a year before 1000",
        "  1. A title\n\n    14 May 0999\n",
        (18, 29),
        """
<text>:3:5: SSE103 the year 0999 is out of range
    3 |     14 May 0999
      |     ^^^^^^^^^^^
      = expected: a year from 1000 to 9999
""",
    ),
    Case(
        "a year of thousands of digits",
        "May " + "2" * 5000 + "\n\n  1. A title\n",
        (0, 5004),
        """
<text>:1:1: SSE103 the year 22222222222222222222222222222222…22222222 is out of range
    1 | May 222222222222222222222222222222222222222222222222222222222222222222222222222222222222…
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a year from 1000 to 9999
""",
    ),
    Case(
        "a second date",
        "  1. A title\n\n    14 May 2012\n\n    A summary.\n\n    15 May 2012\n\n    More.\n",
        (51, 62),
        """
<text>:7:5: SSE104 a second date in one item
    7 |     15 May 2012
      |     ^^^^^^^^^^^
      = expected: a summary or the next item
      = hint: if this is the date of another item, put that item's number before its title
""",
    ),
    Case(
        "a weekday that is not that date's",
        "  1. A title\n\n    Friday, 18 May 2023, Lae\n",
        (18, 42),
        """
<text>:3:5: SSE105 Friday, 18 May 2023 has the wrong weekday: 2023-05-18 is a Thursday
    3 |     Friday, 18 May 2023, Lae
      |     ^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a date
      = hint: one of the two is a slip: the weekday, or the day, the month or the year
""",
    ),
    Case(
        "a weekday of a range",
        "  1. A title\n\n    du lundi 15 au jeudi 19 mai 2023\n",
        (18, 50),
        """
<text>:3:5: SSE105 du lundi 15 au jeudi 19 mai 2023 has the wrong weekday: 2023-05-19 is a Friday
    3 |     du lundi 15 au jeudi 19 mai 2023
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = expected: a date
      = hint: one of the two is a slip: the weekday, or the day, the month or the year
""",
    ),
    Case(
        "two numbers of which none is a month",
        "  1. A title\n\n    31/13/2023\n",
        (18, 28),
        """
<text>:3:5: SSE101 31/13/2023 is not a date: there is no month 13
    3 |     31/13/2023
      |     ^^^^^^^^^^
      = expected: a date
""",
    ),
    Case(
        "a day in words that does not exist",
        "  1. A title\n\n    2023年2月30日（木）\n",
        (18, 31),
        """
<text>:3:5: SSE101 2023年2月30日（木） is not a date: 2月 2023 has 28 days
    3 |     2023年2月30日（木）
      |     ^^^^^^^^^^^^^^^^^^^
      = expected: a date
""",
    ),
]
