"""What parses but looks wrong, each with its code, its message and its line; and what looks odd and is fine."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssenews_parse import NewsItem, NewsPage, Section, lint, parse
from ssenews_parse.linting import REMARKS


class Case(NamedTuple):
    """A text and its remarks, a line each as the command writes them."""

    name: str
    text: str
    remarks: str = ""


def numbered(*numbers: int) -> str:
    """Return items of these numbers, each with a title of its own."""
    return "\n\n".join(f"  {number}. Title {place}" for place, number in enumerate(numbers))


def dated(*dates: str, heading: str = "May 2023") -> str:
    """Return a section of items with these dates."""
    items = (f"  {number}. Title of {date}\n\n    {date}" for number, date in enumerate(dates, start=1))
    return "\n\n".join([heading, *items])


def item(*blocks: str, date: str | None = None) -> str:
    """Return an item of these blocks, with a date behind the first."""
    first, *others = blocks
    return "\n\n    ".join([f"  1. {first}", *([date] if date else []), *others])


def many(count: int, *, first: int = 1) -> str:
    """Return so many items with title and date."""
    return "\n\n".join(f"  {number}. Title {number}\n\n    1 May 2023" for number in range(first, first + count))


def kickers(count: int) -> str:
    """Return so many items with kicker, title and date."""
    return "\n\n".join(f"  {number}. News\n\n    Title {number}\n\n    1 May 2023" for number in range(1, count + 1))


CASES = [
    Case("numbers one after the other", numbered(1, 2, 3)),
    Case("numbers that begin anywhere", numbered(11, 12)),
    Case("a number that repeats", numbered(1, 2, 2), "5 SSE901 a number repeats: 2 follows 2"),
    Case("a number that goes back", numbered(15, 16, 14), "5 SSE901 a number repeats: 14 follows 16"),
    Case("numbers that skip", numbered(1, 3, 4), "3 SSE902 numbers skip: 3 follows 1"),
    Case("a lost number counts", "  1. A\n\n    1 May 2023\n\n\n    B\n\n    1 May 2023\n\n  3. C\n\n    1 May 2023"),
    Case("numbers begin anew in each month", f"May 2023\n\n{numbered(1, 2)}\n\nApril 2023\n\n  1. A"),
    Case("bullets", "  • A\n\n  • B"),
    Case("dates in their month", dated("31 May 2023", "1 May 2023")),
    Case("a date before its month", dated("30 April 2023"), "3 SSE903 the date 2023-04-30 is outside its section, 2023-05"),
    Case("a date after its month", dated("1 June 2023"), "3 SSE903 the date 2023-06-01 is outside its section, 2023-05"),
    Case(
        "a date outside its year", dated("1 June 2022", heading="2023"), "3 SSE903 the date 2022-06-01 is outside its section, 2023"
    ),
    Case("any month in its year", dated("1 June 2023", heading="2023")),
    Case("a range that touches its month", dated("30 April - 1 May 2023", "31 May - 1 June 2023")),
    Case("a range around its month", dated("30 April - 1 June 2023")),
    Case(
        "a range beside its month",
        dated("29 - 30 April 2023"),
        "3 SSE903 the date 2023-04-29 is outside its section, 2023-05",
    ),
    Case("newest first", "May 2023\n\nApril 2023\n\nDecember 2022\n\n  1. A"),
    Case("oldest first", "December 2022\n\nApril 2023\n\nMay 2023\n\n  1. A"),
    Case(
        "a month out of order",
        "May 2023\n\nJune 2023\n\nApril 2023\n\nMarch 2023\n\n  1. A",
        "3 SSE904 the section 2023-06 is out of order: it comes after 2023-05",
    ),
    Case(
        "a month twice",
        "May 2023\n\n  1. A\n\nMay 2023\n\n  1. B",
        "5 SSE904 the section 2023-05 is out of order: it comes after 2023-05",
    ),
    Case("the same item twice", "  1. A\n\n  2. B\n\n\n  1. A", "6 SSE905 the same item twice: A"),
    Case("the same item with the next number", "  1. A\n\n  2. B\n\n  3. A", "5 SSE905 the same item twice: A"),
    Case(
        "the same title and date with another summary",
        "May 2023\n\n  1. A\n\n    1 May 2023\n\n    B.\n\n  2. A\n\n    1 May 2023\n\n    C.",
        "9 SSE905 the same item twice: A",
    ),
    Case("equal titles on two days", "  1. A\n\n    1 May 2023\n\n  2. A\n\n    2 May 2023"),
    Case("the first day that can be", dated("1 January 1919", heading="1919")),
    Case("a day before the ILO was", dated("31 December 1918", heading="1918"), "3 SSE906 the date 1918-12-31 is before 1919"),
    Case("a day to come", dated("1 May 9999", heading="9999"), "3 SSE907 the date 9999-05-01 is in the future"),
    Case(
        "a date in another spelling",
        item("A", "Thursday the 18th of Mai 2023"),
        "1 SSE909 looks like a date, but was not read as one: Thursday the 18th of Mai 2023",
    ),
    Case("a date in words", item("A", "3 days ago"), "1 SSE909 looks like a date, but was not read as one: 3 days ago"),
    Case("a date without digits", item("A", "Yesterday"), "1 SSE909 looks like a date, but was not read as one: Yesterday"),
    Case(
        "a date of a scanner",
        item("A", "l8 Apri1 2O23 | News"),
        "1 SSE909 looks like a date, but was not read as one: l8 Apri1 2O23 | News",
    ),
    Case("a date in a sentence", item("A", "It was signed on 4 May 2012 in Lae.")),
    Case("a date in a short sentence", item("A", "1 May 2023 was warm.", date="2 May 2023")),
    Case("a number in a title", item("12 boats and 40 oars", "2019 was a good year for rowers.")),
    Case(
        "a heading among the blocks of an item",
        item("A", "Apr. 2023", date="1 May 2023"),
        "1 SSE910 looks like a heading, but was not read as one: Apr. 2023",
    ),
    Case(
        "a heading with a word",
        f"News\n\nMay 2023\n\n  1. A\n\nNews of April '23\n\n{numbered(1)}",
        "7 SSE910 looks like a heading, but was not read as one: News of April '23",
    ),
    Case("a topic", f"News\n\nMay 2023\n\n  1. A\n\nBooks\n\n{numbered(1)}"),
    Case("a long topic", f"News\n\nMay 2023\n\n  1. A\n\n{'Books and papers ' * 5}\n\n{numbered(1)}"),
    Case("a mark with a bracket", item("2) A"), "1 SSE911 looks like the mark of an item, but was not read as one: 2) A"),
    Case("a mark that is a sign", item("▪ A"), "1 SSE911 looks like the mark of an item, but was not read as one: ▪ A"),
    Case("a credit in letters", item("(c) Ada Vale"), "1 SSE912 looks like a credit, but was not read as one: (c) Ada Vale"),
    Case(
        "a credit without its sign",
        item("Ada Vale / ILO 2023"),
        "1 SSE912 looks like a credit, but was not read as one: Ada Vale / ILO 2023",
    ),
    Case("an entity", item("Bread &amp; cheese"), "1 SSE913 holds a sign of Markdown, HTML or the like: &amp;"),
    Case("a query and a tag", item("Bread? #cheese - a R&D question of 5 < 6")),
    Case("letters of another encoding", item("CafÃ© du port"), "1 SSE914 holds damaged letters: Ã©"),
    Case("letters set apart", item("B r e a d and cheese"), "1 SSE914 holds damaged letters: B r e a d"),
    Case("a time as place", item("A", date="1 May 2023, 10:00"), "1 SSE915 a place that does not look like one: 10:00"),
    Case(
        "a sentence as place",
        item("A", date="1 May 2023, They met again in the old dock."),
        "1 SSE915 a place that does not look like one: They met again in the old dock.",
    ),
    Case("a place that ends with a full stop", item("A", date="1 May 2023, Washington, D.C.")),
    Case(
        "a credit that goes on",
        item("© Ada Vale / ILO 2023 Rowers", "A"),
        "1 SSE916 a credit that holds more than a credit: Ada Vale / ILO 2023 Rowers",
    ),
    Case(
        "an item in one line",
        f"{dated('3 May 2023', '2 May 2023')}\n\n  3. A mill opens 1 May 2023 Flour is ground.",
        "11 SSE917 a text that holds the date of its item: A mill opens 1 May 2023 Flour is ground.",
    ),
    Case(
        "a date that begins a summary",
        item("A", "1 May 2023 Flour is ground."),
        "1 SSE917 a text that holds the date of its item: 1 May 2023 Flour is ground.",
    ),
    Case("a title in two blocks", f"{item('Call for notes (until 2 May 2012)')}\n\n  2. Events in 2012"),
    Case(
        "a title behind the date",
        item("1 May 2023", "A mill opens", "Flour is ground."),
        "1 SSE918 a summary that begins like the title of its item: A mill opens  Flour is ground.",
    ),
    Case("a summary without title", item("1 May 2023", "Flour is ground.", "Bread is cheap.")),
    Case(
        "a date behind the summary",
        item("A mill opens", "Flour is ground.", "1 May 2023"),
        "1 SSE919 a title that reads like a summary: Flour is ground.",
    ),
    Case(
        "a title as kicker",
        item("A mill opens", "A mill opens", "1 May 2023"),
        "1 SSE920 the same text twice in one item: A mill opens",
    ),
    Case(
        "a title as summary",
        item("A mill opens", "A mill opens"),
        "1 SSE920 the same text twice in one item: A mill opens\n"
        "1 SSE940 a paragraph of a summary that is no sentence: A mill opens",
    ),
    Case(
        "a title of two equal halves",
        item("A mill opens A mill opens"),
        "1 SSE920 the same text twice in one item: A mill opens A mill opens",
    ),
    Case(
        "items in a summary",
        item("A", "1 May 2023", "Bread 4 October 2021 Cheese 25 September 2021 Milk 3 August 2020 All."),
        "1 SSE921 a text in which several items may be: Bread 4 October 2021 Cheese 25 September 2021 Milk 3 August…",
    ),
    Case("a long title", item("word " * 50 + "end"), f"1 SSE921 a text in which several items may be: {('word ' * 12).strip()}…"),
    Case(
        "a line among sentences, where no number tells items apart",
        "News\nOvens\n2 May 2023\nThey bake.\nMills\n1 May 2023\nThey turn.\nThey stop.\nBoats at rest\nNets\n30 April 2023",
        "5 SSE921 a text in which several items may be: Boats at rest",
    ),
    Case(
        "dates behind the list",
        f"{item('A')}\n\nBread\n\n3 April 2023\n\nMilk\n\n2 April 2023\n\nEnd",
        "- SSE921 a text in which several items may be: 3 April 2023",
    ),
    Case("a date behind the list", f"{item('A')}\n\nBread\n\n3 April 2023\n\n© The office\n\nEnd"),
    Case(
        "half a heading behind the list",
        f"{item('A')}\n\nApril 20",
        "- SSE910 looks like a heading, but was not read as one: April 20",
    ),
    Case(
        "one of many without title",
        f"{many(11)}\n\n  12. News\n\n\n    1 May 2023",
        """
        45 SSE922 an item without title, where nearly all have one (1 of 12)
        45 SSE925 a kicker that no other item has: News
        """,
    ),
    Case(
        "one of many without date",
        f"  1. A\n\n{many(11, first=2)}",
        "1 SSE923 an item without date, where nearly all have one (1 of 12)",
    ),
    Case(
        "a text cut in a date",
        "  1. A\n\n    3 May 2023\n\n  2. B\n\n    2 M",
        "5 SSE924 the text may be cut: it ends with 2 M",
    ),
    Case(
        "a text cut behind a heading",
        f"{dated('3 May 2023')}\n\nApril 2023",
        "7 SSE924 the text may be cut: it ends with a heading",
    ),
    Case(
        "a text cut in a sentence",
        "\n\n".join(f"  {number}. Title {number}\n\n    Bread is cheap{'.' if number < 4 else ''}" for number in range(1, 5)),
        "13 SSE924 the text may be cut: it ends with Bread is cheap",
    ),
    Case("a text before a postamble", f"{many(3)}\n\n  4. D\n\nThe end"),
    Case(
        "a kicker that stands alone",
        f"{many(3)}\n\n  4. A\n\n    mill\n\n    1 May 2023",
        "13 SSE925 a kicker that no other item has: A",
    ),
    Case(
        "a section without dates",
        f"Books\n\nMay 2023\n\n{kickers(2)}\n\nGuides\n\n  1. A guide\n\n    Stones\n\nEnd",
        "19 SSE926 kicker and title, or title and summary: nothing in the section tells: Stones",
    ),
    Case(
        "a page without dates",
        item("Day of mills", "The wheel turns", "It turns with the river."),
        "1 SSE926 kicker and title, or title and summary: nothing in the section tells: Day of mills",
    ),
    Case("a heading alone", "May 2023", "1 SSE927 a page without items"),
    Case(
        "a date that goes up",
        "\n\n".join(
            f"  {number}. Title {number}\n\n    {day} May 2023" for number, day in enumerate([*range(30, 18, -1), 25], start=1)
        ),
        "49 SSE928 the date 2023-05-25 is out of order: it comes after 2023-05-19 (1 of 12)",
    ),
    Case(
        "another language",
        f"{item('Brood', '3 mei 2023')}\n\n  2. Kaas\n\n    2 mei 2023",
        """
        - SSE929 headings and dates that are read in no language, such as 3 mei 2023
        1 SSE909 looks like a date, but was not read as one: 3 mei 2023
        5 SSE909 looks like a date, but was not read as one: 2 mei 2023
        """,
    ),
    Case("a list that begins late", f"May 2023\n\n{numbered(2, 3)}", "3 SSE930 the numbers begin with 2"),
    Case("a later page", f"May 2023\n\n{numbered(11, 12)}"),
    Case("a heading before the ILO was", f"0191\n\n1891\n\n{numbered(1)}", "3 SSE931 the heading 1891 is before 1919"),
    Case("a heading to come", f"May 9999\n\n{numbered(1)}", "1 SSE931 the heading 9999-05 is in the future"),
    Case(
        "a year among months",
        f"May 2023\n\n{numbered(1)}\n\n2022\n\n{numbered(1).replace('Title', 'Word')}",
        "5 SSE932 the heading 2022 is a year alone, among months",
    ),
    Case(
        "a title that is a kicker",
        f"{kickers(3)}\n\n  4. News\n\n    1 May 2023\n\n    Title 4",
        "19 SSE933 a title that is the kicker of other items: News",
    ),
    Case(
        "two lost titles",
        "May 2023\n\n  1. Title of 2 May 2023\n\n\n    2 May 2023\n\n  2. Bread\n\n\n    1 May 2023",
        "3 SSE934 kickers without titles, none of which is repeated: Title of 2 May 2023",
    ),
    Case(
        "a title over kickers",
        "  1. A mill opens\n\n    3 May 2023\n\n  2. News\n\n\n    2 May 2023\n\n  3. News\n\n\n    1 May 2023",
        "1 SSE935 a title, where all other items have a kicker alone: A mill opens",
    ),
    Case(
        "two lists of bullets",
        re.sub(r"  [0-9]\.", "  •", f"{dated('3 May 2023', '2 May 2023')}\n\n{dated('1 April 2023', heading='April 2023')}"),
    ),
    Case(
        "two lists of several bullets",
        re.sub(
            r"  [0-9]\.",
            "  •",
            f"{dated('3 May 2023', '2 May 2023')}\n\n{dated('2 April 2023', '1 April 2023', heading='April 2023')}",
        ),
        "3 SSE936 no item has a number, under 2 headings with several items each",
    ),
    Case("two flat lists", "May 2023\n-\nA\n3 May 2023\n-\nB\n2 May 2023\nApril 2023\n-\nC\n2 April 2023\n-\nD\n1 April 2023"),
    Case(
        "items above the first month",
        f"{item('A', date='3 May 2023')}\n\n{dated('2 April 2023', heading='April 2023')}",
        "1 SSE937 items without heading, on a page of months",
    ),
    Case(
        "a summary behind the list",
        "\n\n".join(f"  {n}. Title {n}\n\n    1 May 2023\n\n    It is new." for n in (1, 2, 3))
        + "\n\n  4. Title 4\n\n    1 May 2023\n\nIt is new, too.",
        "19 SSE938 the last item alone has no summary; it may be the text after the list: It is new, too.",
    ),
    Case(
        "a short text behind the list",
        "\n\n".join(f"  {n}. Title {n}\n\n    1 May 2023\n\n    It is new." for n in (1, 2, 3))
        + "\n\n  4. Title 4\n\n    1 May 2023\n\nContact us",
    ),
    Case(
        "a topic among months whose items are of one month",
        f"News\n\n{dated('2 May 2023')}\n\nOlder\n\n" + dated("2 April 2023", "1 April 2023").partition("\n\n")[2],
        "9 SSE910 looks like a heading, but was not read as one: Older",
    ),
    Case(
        "one lost title",
        f"{many(3)}\n\n  4. © Ada Vale\n\n    1 May 2023\n\n    It is new.",
        "13 SSE922 an item without title, where nearly all have one (1 of 4)",
    ),
    Case(
        "one date that is no date",
        f"{many(3)}\n\n  4. Title 4\n\n    to be told\n\n    It is new.\n\n{many(1, first=5)}",
        "13 SSE923 an item without date, where nearly all have one (1 of 5)",
    ),
    Case(
        "one date in its sentence",
        f"{many(3)}\n\n  4. Title 4\n\n    It was new on 1 May 2023 in Lae.\n\n{many(1, first=5)}",
        "13 SSE923 an item without date, where nearly all have one (1 of 5)",
    ),
    Case("one item without date", f"{many(3)}\n\n  4. Title 4\n\n    It is new.\n\n{many(1, first=5)}"),
    Case(
        "an item behind a heading without any",
        f"{dated('2 May 2023')}\n\nApril 2023\n\n1. Title 1\n\n    1 April 2023",
        "- SSE921 a text in which several items may be: 1 April 2023",
    ),
    Case(
        "a credit over two lines",
        "  1. © Ada Vale\n    ILO 2022\n\n    A mill opens\n\n    1 May 2023",
        "1 SSE912 looks like a credit, but was not read as one: ILO 2022",
    ),
    Case(
        "an address in a title",
        "  1. A mill opens https://mill.example/1\n\n    1 May 2023",
        "1 SSE913 holds a sign of Markdown, HTML or the like: A mill opens https://mill.example/1",
    ),
    Case(
        "a menu above a numbered list",
        "  • Home\n  • Topics\n\nNews of the harbour\n\n  1. A mill opens\n\n    3 May 2023",
        "1 SSE939 items without number and date above a numbered list: Home",
    ),
    Case("bullets with dates above a numbered list", "  • A\n\n    3 May 2023\n\nB\n\n  1. C\n\n    2 May 2023"),
    Case(
        "the foot of a page in its last summary",
        item(
            "A",
            *[f"Bakers of {town} meet." for town in ("Lae", "Graz", "Bari", "Lima", "Kiel", "Vigo", "Lomé")],
            "1 of 12",
            date="1 May 2023",
        ),
        "1 SSE940 a paragraph of a summary that is no sentence: 1 of 12",
    ),
    Case(
        "the foot of a page in its last summary, where few items have one",
        many(6) + "\n\n    Bakers meet\n\n" + many(1, first=7) + "\n\n    1 of 12",
        "27 SSE940 a paragraph of a summary that is no sentence: 1 of 12",
    ),
    Case(
        "a summary that is no sentence, before another item",
        f"{item('A', 'Bakers', date='1 May 2023')}\n\n  2. B\n\n    1 May 2023",
    ),
    Case("a long summary without full stop", item("A", "Bakers " * 12, date="1 May 2023")),
    Case("a text after the list", f"{item('A', 'Bakers', date='1 May 2023')}\n\nContact"),
    Case(
        "a title without its date, on a page without marks",
        "News\n\nMay 2023\n\nA\n\n2 May 2023\n\n"
        + "".join(f"{makers} meet.\n\n" for makers in ("Bakers", "Coopers", "Millers", "Rowers", "Potters", "Weavers"))
        + "B\n\n1 May 2023\n\nIt opens.\n\nA mill",
        "21 SSE940 a paragraph of a summary that is no sentence: A mill",
    ),
    Case(
        "a kicker that stands once, on a page without marks",
        "News of the harbour\nVideo\nA mill opens\n3 May 2023\nIt grinds.\nB\n2 May 2023",
        "- SSE941 a short line between the title and a list without numbers: News of the harbour",
    ),
    Case("an introduction, on a page without marks", "News\nAll that is new.\nA mill opens\n3 May 2023\nIt grinds.\nB\n2 May 2023"),
    Case(
        "equal titles, on a page without marks",
        "May 2023\nLamps\n4 May 2023\nA mill\n3 May 2023\nA mill\n2 May 2023",
        "2 SSE942 a kicker without title that no other item has: Lamps",
    ),
    Case(
        "a month that lost its items",
        f"May 2023\n\n{numbered(1)}\n\nApril 2023\n\nMarch 2023\n\n  1. A",
        "5 SSE943 a heading without items, where others have some: 2023-04",
    ),
    Case(
        "a year that lost its items",
        f"2023\n\n{numbered(1)}\n\n2022\n\n2021\n\n  1. A",
        "5 SSE943 a heading without items, where others have some: 2022",
    ),
    Case(
        "kickers in place of titles",
        dated("4 May 2023", "3 May 2023", "2 May 2023")
        .replace("Title of 4 May 2023", "News")
        .replace("Title of 3 May 2023", "News"),
    ),
    Case(
        "kickers in place of all titles",
        re.sub("Title of .*", "News", dated("4 May 2023", "3 May 2023", "2 May 2023")),
        "3 SSE944 a short title that several items have: News",
    ),
    Case(
        "the only item of a page",
        "News of the harbour\n\n  1. Bakers at work\n\n    A mill opens\n\n    1 May 2023",
        "3 SSE945 the only item of the page begins with Bakers at work / A mill opens",
    ),
    Case("the only item of a text without title", "  1. A mill opens\n\n    1 May 2023"),
    Case("the only item of a page, without date", "News of the harbour\n\n  1. A mill opens"),
    Case(
        "an item without date, behind the summary before it",
        "News of towns\nLooms\n4 May 2023\nIt grinds.\nThe ferry\nIt is new.\nLamps\n3 May 2023\nTo be seen\nBread\n2 May 2023"
        "\nTar\n1 May 2023\nTo be had",
        "2 SSE946 a line in a summary that may begin an item without date: The ferry",
    ),
    Case(
        "an item without date, in place of the summary before it",
        "News of the harbour\nLooms\n4 May 2023\nThe ferry\nOpen again\nLamps\n3 May 2023\nTo be seen\nBread\n2 May 2023"
        "\nTar\n1 May 2023\nTo be had",
        "2 SSE946 a line in a summary that may begin an item without date: The ferry",
    ),
    Case(
        "an item without date that has a kicker of the page",
        "May 2023\nNews\nLooms\n4 May 2023\nNews\nThe ferry\nNews\nLamps\n3 May 2023\nNews\nBread\n2 May 2023"
        "\nNews\nTar\n1 May 2023\nIt grinds.",
        "2 SSE946 a line in a summary that may begin an item without date: News",
    ),
    Case(
        "lines in summaries, of items with dashes",
        "May 2023\n-\nLooms\n4 May 2023\nIt grinds.\nOpen again\n-\nLamps\n3 May 2023\nTo be seen\n-\nBread\n2 May 2023"
        "\n-\nTar\n1 May 2023\nTo be had",
    ),
    Case(
        "kickers in place of titles that several items do not share",
        "News of the harbour\n\n  1. Video\n\n    3 May 2023\n\n  2. Press release\n\n    2 May 2023",
        "3 SSE948 no item has a title that is longer than a kicker; the first begins with Video",
    ),
    Case(
        "titles that are lost, and nothing in their place",
        "News of the harbour\n\n  1. 3 May 2023\n\n    It grinds.\n\n  2. 2 May 2023\n\n    It is new.",
        "3 SSE948 no item has a title that is longer than a kicker; the first begins with It grinds.",
    ),
    Case(
        "one title that is longer than a kicker",
        "News of the harbour\n\n  1. Video\n\n    3 May 2023\n\n  2. The mill opens again\n\n    2 May 2023",
    ),
    Case(
        "a list without headings that lost its first items",
        "News of the harbour\n\n  2. The mill opens again\n\n    2 May 2023\n\n  3. The ferry is new\n\n    1 May 2023",
        "3 SSE930 the numbers begin with 2",
    ),
    Case(
        "a list without anything above it",
        "Looms\n4 May 2023\nLamps\n3 May 2023",
        "1 SSE947 no title above a list without numbers",
    ),
    Case(
        "lines between titles and dates",
        "News of mills\n\n  1. A mill opens\n\n    By Ada\n\n    3 May 2023\n\n  2. Coopers meet\n\n    By Bo\n\n    2 May 2023",
        "3 SSE949 a title below a longer kicker, or that goes on from it: By Ada",
    ),
    Case(
        "a title in two lines, of an item with a dash",
        "News\n-\nLooms\n4 May 2023\n-\nCoopers\nopen a school\n3 May 2023\n-\nLamps\n2 May 2023",
        "5 SSE949 a title below a longer kicker, or that goes on from it: open a school",
    ),
    Case(
        "kickers that are longer than a title, and repeated",
        "News\n\n  1. Press release\n\n    A mill\n\n    3 May 2023\n\n  2. Press release\n\n    Looms\n\n    2 May 2023",
    ),
    Case(
        "a kicker and a title in one block",
        f"{kickers(2)}\n\n  3. News A mill opens\n\n    1 May 2023",
        "13 SSE950 an item without kicker, where others have one: News A mill opens",
    ),
    Case(
        "a kicker alone, where titles are lost",
        "  1. News\n\n    Looms\n\n    3 May 2023\n\n  2. Video\n\n    2 May 2023\n\n  3. Guide\n\n    Lamps\n\n    1 May 2023",
        "7 SSE950 an item without kicker, where others have one: Video",
    ),
    Case(
        "a line below a heading, where only dates tell items apart",
        "News of mills\nMay 2023\nAll the news\nLooms\n3 May 2023\nIt is new.\nLamps\n2 May 2023\nIt lights.",
        "3 SSE951 an item that is a title alone, where others have dates: All the news",
    ),
    Case(
        "another list behind the list",
        "  1. Looms\n\n    3 May 2023\n\nHow to subscribe\n\n  1. Write to us\n\n  2. Wait",
        "7 SSE951 an item that is a title alone, where others have dates: Write to us",
    ),
    Case(
        "what is no item at the beginning of a list",
        "  1. Advertisement\n\n  2. Looms\n\n    3 May 2023\n\n  3. Lamps\n\n    2 May 2023",
        "1 SSE951 an item that is a title alone, where others have dates: Advertisement",
    ),
    Case(
        "what is no item inside a list",
        "  1. Looms\n\n    3 May 2023\n\n  2. Advertisement\n\n  3. Lamps\n\n    2 May 2023",
        "5 SSE951 an item that is a title alone, where others have dates: Advertisement",
    ),
    Case(
        "dates inside all titles",
        "News\n\n  1. A mill for three villages (25 May 2023) It grinds\n\n  2. Coopers open a school (18 May 2023) They meet",
        "3 SSE917 a text that holds the date of its item: A mill for three villages (25 May 2023) It grinds",
    ),
    Case("an item without date inside a list", "  1. Looms\n\n    3 May 2023\n\n  2. Tar\n\n  3. Lamps\n\n    2 May 2023"),
    Case(
        "a button in one item",
        f"{item('A', 'It grinds.', 'Read more', date='3 May 2023')}\n\n{many(3, first=2)}",
        "1 SSE952 a line in a summary that links, buttons or other items have, too: Read more",
    ),
    Case(
        "labels in all items",
        "  1. A\n\n    3 May 2023\n\n    0 notes\n\n    It grinds.\n\n  2. B\n\n    2 May 2023\n\n    0 notes\n\n    It is new.",
        "1 SSE952 a line in a summary that links, buttons or other items have, too: 0 notes",
    ),
    Case(
        "dates in brackets behind all titles",
        "News\n\n  1. A mill for three villages (25 May 2023)\n\n  2. Coopers open a school (18 May 2023)",
        "3 SSE917 a text that holds the date of its item: A mill for three villages (25 May 2023)",
    ),
    Case(
        "the date behind the title of one item",
        "  1. Looms\n\n    3 May 2023\n\n  2. Coopers open a school, 2 May 2023\n\n  3. Lamps\n\n    1 May 2023",
        "5 SSE917 a text that holds the date of its item: Coopers open a school, 2 May 2023",
    ),
    Case("a date in one title of a list without dates", "  1. Call for notes (until 2 May 2023)\n\n  2. Looms\n\n  3. Lamps"),
    Case(
        "dates above titles",
        "News\n-\n3 May 2023\nA mill opens\nIt grinds.\n-\n2 May 2023\nCoopers meet\nThey bend staves."
        "\n-\n1 May 2023\nLooms\nNew.\n-\n1 May 2023\nTar\nOld.",
        "2 SSE918 a summary that begins like the title of its item: A mill opens  It grinds.",
    ),
    Case(
        "three days and a place",
        "  1. A week at the rope walk\n\n    14, 15 & 16 May 2012, Ancona, Italy\n\n  2. A market\n\n    29 May 2012, Lae",
        "1 SSE909 looks like a date, but was not read as one: 14, 15 & 16 May 2012, Ancona, Italy",
    ),
    Case(
        "a heading with a year of two digits, in flat text",
        "News\nMay 2023\n-\nLooms\n25 May 2023\nIt is new.\nApril 23\n-\nLamps\nIt lights.",
        "3 SSE910 looks like a heading, but was not read as one: April 23",
    ),
    Case(
        "a button in the place of the kickers",
        "News\n\n  1. Share\n\n    A mill opens\n\n    2 May 2023\n\n  2. Share\n\n    Bread is baked\n\n    1 May 2023",
        "3 SSE953 no text of an item stands where titles and kickers do: Share",
    ),
]


@pytest.mark.parametrize(
    "marks",
    [
        "a. b. c.", "A) B) C)", "(a) (b) (c)", "i. ii. iii.", "I. II. III.", "① ② ③", "1.1 1.2 1.3", "7, 8, 9,", "o o o", "☐ ☐ ☐",
        "[ ] [x] [ ]", "\uf0b7 \uf0b7 \uf0b7", "-> -> ->", "§ § §", "⚫ ⚫ ⚫", "★ ★ ★", "[image] [image] [image]", "1º 2º 3º",
        "1/ 2/ 3/", "1/6 2/6 3/6", "<1> <2> <3>", "1。 2。 3。", "1.0 2.0 3.0", "⑴ ⑵ ⑶", "一. 二. 三.", "-- -- --", "~ ~ ~",
        "(*) (*) (*)", "xxi. xxii. xxiii.",
    ],
)  # fmt: skip
def test_marks_that_are_not_known_are_told(marks: str) -> None:
    """A list may count or mark its items in any way; the first of each list is told of."""
    items = [
        f"  • {mark} {title}\n\n    3 May 2023"
        for mark, title in zip(re.findall(r"\[.\]|\S+", marks), ("A", "B", "C"), strict=True)
    ]
    page = parse("News\n\n" + "\n\n".join(items))
    assert "SSE911" in {made.code for made in lint(page)}


@pytest.mark.parametrize("titles", ["“A” “B” “C”", "A B C", "I II IV", "a c d", "1999: 2004: 2010:", "(A) (B) (D)", "¿A? ¿B? ¿C?"])
def test_titles_that_look_like_no_marks(titles: str) -> None:
    """Quotes and brackets begin titles, too, and so do words and years."""
    page = parse("\n\n".join(f"  {number}. {title} here\n\n    3 May 2023" for number, title in enumerate(titles.split(), 1)))
    assert lint(page) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_looks_wrong_is_remarked(case: Case) -> None:
    """Each remark has its code, its message and the line of what it is about; what is fine has none."""
    remarks = lint(parse(case.text, on_error=lambda _: None))
    shown = [f"{made.line or '-'} {made.code} {made.message}".replace("\n", " ") for made in remarks]
    assert shown == [line.strip() for line in case.remarks.strip().splitlines()]


def test_today_is_not_in_the_future() -> None:
    """An item of today is news; one of the day after tomorrow is not."""
    today = dt.datetime.now(tz=dt.UTC).date()
    codes = [
        [
            made.code
            for made in lint(NewsPage(sections=[Section(items=[NewsItem(number=1, title="A", date=today + dt.timedelta(days))])]))
        ]
        for days in (0, 2)
    ]
    assert codes == [[], ["SSE907"]]


def test_remarks_stand_in_the_order_of_lines() -> None:
    """Whatever they are about; those of records that no text was read for come first."""
    page = parse(
        f"May 2023\n\n{numbered(1, 3)}\n\nJune 2023\n\n  1. A\n\n    1 May 2023\n\nApril 2023\n\nMarch 2023\n\n  1. A\n\n    B."
    )
    assert [(made.line, made.code) for made in lint(page)] == [(5, "SSE902"), (7, "SSE904"), (9, "SSE903"), (13, "SSE943")]
    items = [NewsItem(number=1, title="A", line=4), NewsItem(number=3, title="B"), NewsItem(number=5, title="C", line=9)]
    assert [made.line for made in lint(NewsPage(sections=[Section(items=items)]))] == [None, 9]


def test_every_remark_has_a_case() -> None:
    """All codes of the table are shown here, but the one of `near_duplicates`."""
    assert set(re.findall("SSE9[0-9]{2}", " ".join(case.remarks for case in CASES))) == set(REMARKS) - {"SSE908"}


def test_anything_but_a_page_is_a_type_error() -> None:
    """The message names what was given."""
    with pytest.raises(TypeError, match=r"^lint\(\) takes a NewsPage, not str$"):
        lint(cast("Any", "News"))


def test_an_empty_page_has_no_remark() -> None:
    """A page without sections has been a problem already."""
    assert lint(NewsPage()) == ()


def test_a_remark_names_the_field() -> None:
    """The path is that of the field in the page, as `RenderError` has it; merged items have no line, but a path."""
    page = NewsPage(title="Apr. 2023", sections=[Section(topic="2) Bread", items=[NewsItem(title="A", summary="18th of Mai")])])
    assert [(made.code, made.path) for made in lint(page)] == [
        ("SSE910", "title"),
        ("SSE911", "sections[0].topic"),
        ("SSE909", "sections[0].items[0].summary"),
    ]


def test_an_entry_of_a_menu_may_have_no_title() -> None:
    """The remark names the first that has one."""
    entries = [NewsItem(summary="Home"), NewsItem(title="Topics")]
    page = NewsPage(sections=[Section(items=[*entries, NewsItem(number=1, title="A mill opens")])])
    assert [(made.code, made.path) for made in lint(page) if made.code == "SSE939"] == [("SSE939", "sections[0].items[1].title")]


_TEXTS = st.sampled_from([None, "News", "A mill opens", "Bread is cheaper.", "May 2023", "1 of 12"])


@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from([None, 1, 2]), st.booleans(), _TEXTS, _TEXTS, _TEXTS).filter(lambda drawn: any(drawn[2:])),
            min_size=1,
            max_size=5,
        ),
        max_size=3,
    ),
    _TEXTS,
    _TEXTS,
)
def test_any_records_can_be_looked_at(sections: list[list[Any]], preamble: str | None, postamble: str | None) -> None:
    """Items may lack what texts never lose, such as a title without date and kicker: each remark names a field of the page."""
    page = NewsPage(
        preamble=preamble,
        postamble=postamble,
        sections=[
            Section(
                items=[
                    NewsItem(
                        number=number, date=dt.date(2023, 5, 4) if is_dated else None, kicker=kicker, title=title, summary=summary
                    )
                    for number, is_dated, kicker, title, summary in items
                ]
            )
            for items in sections
        ],
    )
    for made in lint(page):
        assert made.path == "" or made.path.split(".")[0].split("[")[0] in {"title", "preamble", "postamble", "sections"}
