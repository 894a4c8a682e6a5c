"""What a remark is, and the catalogue of their codes."""

from __future__ import annotations

from attrs import frozen

from ssenews_parse.errors import Entry

__all__ = ["REMARKS", "Remark", "brief", "remark"]

_SHOWN = 60
"""A message shows so many characters of a text."""

_INDENT = "put the line in its place in the layout: blocks of an item are indented by four spaces, with a blank line between them"
_SPELLING = "write the day, the name of the month and the year, as other dates of the page are written, in a block of their own"


def _entry(message: str, cause: str, cure: str) -> Entry:
    return Entry(message, (), cure, cause)


REMARKS: dict[str, Entry] = {
    "SSE901": _entry(
        "a number repeats: {number} follows {before}",
        "A heading between two lists was lost, an item is printed twice, or a line of a summary begins like an item.",
        "look at the text between the two items",
    ),
    "SSE902": _entry(
        "numbers skip: {number} follows {before}",
        "The page lost an item, or the mark of an item was not read as one and its text belongs to the item above.",
        "look at the end of the item above",
    ),
    "SSE903": _entry(
        "the date {date} is outside its section, {section}",
        "A slip on the page itself, an item under the wrong month, or a heading that was not read as one.",
        "look for a heading between this item and the one above",
    ),
    "SSE904": _entry(
        "the section {section} is out of order: it comes after {before}",
        "The page is out of order, or two pages were put together.",
        "if two pages are in one text, parse each alone and merge them",
    ),
    "SSE905": _entry(
        "the same item twice: {title}",
        "The page prints an item twice, or two pages that overlap were put together.",
        "compare the page: merge keeps both, as it joins only copies on different pages",
    ),
    "SSE906": _entry(
        "the date {date} is before 1919",
        "A digit of the year is wrong: the ILO was founded in 1919.",
        "compare the date with the heading",
    ),
    "SSE907": _entry(
        "the date {date} is in the future",
        "A digit of the year is wrong, or the page announces an event.",
        "compare the date with the heading",
    ),
    "SSE908": _entry(
        "nearly the same title on {date}: {title}; before: {before}",
        "One item, whose title was corrected between two snapshots.",
        "if they are one item, keep the one with the better title",
    ),
    "SSE909": _entry(
        "looks like a date, but was not read as one: {text}",
        "The date is spelt in a way that is not read, a scanner took a digit for a letter, or there is something next to it.",
        _SPELLING,
    ),
    "SSE910": _entry(
        "looks like a heading, but was not read as one: {text}",
        "The heading is spelt in a way that is not read, or is where none can be; its items are in the section above.",
        "write the name of the month and the year, at the margin",
    ),
    "SSE911": _entry(
        "looks like the mark of an item, but was not read as one: {text}",
        "The extractor writes marks in another way than those that are known, or put them at another indent.",
        "write marks as a number and a full stop, two spaces from the margin: `  1. `",
    ),
    "SSE912": _entry(
        "looks like a credit, but was not read as one: {text}",
        "The sign of the credit is written with letters, or was lost; kicker and title of the item may have moved by one.",
        "begin the credit with ©",
    ),
    "SSE913": _entry(
        "holds a sign of Markdown, HTML or the like: {text}",
        "The text is not plain text, or the converter left signs of its source in it.",
        "parse the page as what it is, or extract it again",
    ),
    "SSE914": _entry(
        "holds damaged letters: {text}",
        "The text was read in another encoding than it was written in, or comes from a scan whose line ends divide words.",
        "read the file again with its own encoding: parse_file(path, encoding=…)",
    ),
    "SSE915": _entry(
        "a place that does not look like one: {text}",
        "A time, a second date or running text follows the comma after the date.",
        "put a blank line after the date",
    ),
    "SSE916": _entry(
        "a credit that holds more than a credit: {text}",
        "The line end or blank line between credit and title was lost, so the title is in the credit.",
        "put a blank line after the credit",
    ),
    "SSE917": _entry(
        "a text that holds the date of its item: {text}",
        "The blank lines between title, date and summary were lost, so that all are one block.",
        _INDENT,
    ),
    "SSE918": _entry(
        "a summary that begins like the title of its item: {text}",
        "The date is before the title, or the mark between two items was lost.",
        "put the title before the date",
    ),
    "SSE919": _entry(
        "a title that reads like a summary: {text}",
        "The date comes after the summary, so that kicker and title are really title and summary.",
        "put the date before the summary",
    ),
    "SSE920": _entry(
        "the same text twice in one item: {text}",
        "The page prints a title twice, above and below a picture, or every line was printed twice.",
        "remove one of the two",
    ),
    "SSE921": _entry(
        "a text in which several items may be: {text}",
        "The marks and blank lines between items were lost, or are where none are looked for.",
        _INDENT,
    ),
    "SSE922": _entry(
        "an item without title, where nearly all have one ({count} of {total})",
        "The title was lost, or is where none is looked for.",
        "look at the text of the item",
    ),
    "SSE923": _entry(
        "an item without date, where nearly all have one ({count} of {total})",
        "The date was lost, or is spelt in a way that is not read.",
        _SPELLING,
    ),
    "SSE924": _entry(
        "the text may be cut: it ends with {text}",
        "A download was broken off, or only the beginning of a page was kept.",
        "compare the length of the file with that of its source",
    ),
    "SSE925": _entry(
        "a kicker that no other item has: {text}",
        "A title in two blocks, or a line above the title that is not a kicker.",
        "compare the item with those around it",
    ),
    "SSE926": _entry(
        "kicker and title, or title and summary: nothing in the section tells: {text}",
        "No item of the section has a date, which would tell whether a kicker comes first; it was read as the rest of the page.",
        "if it is wrong, change the records: attrs.evolve(item, kicker=…, title=…)",
    ),
    "SSE927": _entry(
        "a page without items",
        "The list was lost, or is written in a way that hides its items from the parser.",
        "look at the text: is it a listing page?",
    ),
    "SSE928": _entry(
        "the date {date} is out of order: it comes after {before} ({count} of {total})",
        "A slip on the page itself, a date that was read wrongly, or a heading that was lost.",
        "compare the date with its neighbours",
    ),
    "SSE929": _entry(
        "headings and dates that are read in no language, such as {text}",
        "The page is in a language whose months are not known.",
        "the months of a language are one line of the grammar: see how to change something",
    ),
    "SSE930": _entry(
        "the numbers begin with {number}",
        "The first items of the list were lost, or their marks were not read as such.",
        "look at the text above the item",
    ),
    "SSE931": _entry(
        "the heading {section} is {fault}",
        "A digit of the year is wrong: the ILO was founded in 1919.",
        "compare the heading with its neighbours",
    ),
    "SSE932": _entry(
        "the heading {section} is a year alone, among months",
        "The month of the heading was lost, as where the beginning of a text was cut off.",
        "compare the heading with its neighbours and the dates of its items",
    ),
    "SSE933": _entry(
        "a title that is the kicker of other items: {text}",
        "The title was lost, or comes after the date.",
        "put the title between the kicker and the date",
    ),
    "SSE934": _entry(
        "kickers without titles, none of which is repeated: {text}",
        "All blank lines are doubled, and two blank lines before a date say that the title is lost: the kickers are the titles.",
        "remove every second blank line",
    ),
    "SSE935": _entry(
        "a title, where all other items have a kicker alone: {text}",
        "Titles are lost in this layout, so the line before the date is a kicker, which only its repetition tells.",
        "compare the item with those around it",
    ),
    "SSE936": _entry(
        "no item has a number, under {count} headings with several items each",
        "The list has bullets or other marks, or the converter lost its numbers; so nothing tells whether an item is missing.",
        "compare the list with another copy of the page",
    ),
    "SSE937": _entry(
        "items without heading, on a page of months",
        "The heading of the first month was lost, or the page is the later part of a list.",
        "look at the text above the first item and at the dates of these items",
    ),
    "SSE938": _entry(
        "the last item alone has no summary; it may be the text after the list: {text}",
        "The last paragraph lost its indent, so that it stands behind the list.",
        _INDENT,
    ),
    "SSE939": _entry(
        "items without number and date above a numbered list: {text}",
        "The menu of the page was converted with it: its entries have marks like those of items.",
        "convert the main part of the page alone, or read the HTML: parse_html(html)",
    ),
    "SSE940": _entry(
        "a paragraph of a summary that is no sentence: {text}",
        "Where blocks have no indent, what follows the list, and what the next item begins with, looks like the end of a summary.",
        "look at the text: if it is no part of the item, put two blank lines before it, or take it out",
    ),
    "SSE941": _entry(
        "a short line between the title and a list without numbers: {text}",
        "On a page without marks the line may be the kicker of the first item, or the title of the page below a menu.",
        "look at the first lines of the text",
    ),
    "SSE942": _entry(
        "a kicker without title that no other item has: {text}",
        "On a page without marks titles that are equal look like kickers: then this is a title, too.",
        "look at the lines before the dates",
    ),
    "SSE943": _entry(
        "a heading without items, where others have some: {section}",
        "The extractor dropped the items, or the page has none for that month.",
        "look the month up in another copy of the page",
    ),
    "SSE944": _entry(
        "a short title that several items have: {text}",
        "The extractor dropped the titles, and these are the kickers.",
        "look the items up in another copy of the page",
    ),
    "SSE945": _entry(
        "the only item of the page begins with {text}",
        "The extractor dropped the others, or a part of this one; there is none to compare it with.",
        "look the item up in another copy of the page",
    ),
    "SSE946": _entry(
        "a line in a summary that may begin an item without date: {text}",
        "On a page without marks only dates tell items apart, so one without date looks like the end of the summary before it.",
        "look at the line: if an item begins with it, read the HTML: parse_html(html)",
    ),
    "SSE947": _entry(
        "no title above a list without numbers",
        "The extractor dropped the beginning of the page, and headings or items with it.",
        "convert the whole page, or read the HTML: parse_html(html)",
    ),
    "SSE948": _entry(
        "no item has a title that is longer than a kicker; the first begins with {text}",
        "The extractor dropped the titles, and these are the kickers, or there are none.",
        "look the items up in another copy of the page",
    ),
    "SSE949": _entry(
        "a title below a longer kicker, or that goes on from it: {text}",
        "A line stands between the title and the date, so that the title was read as the kicker, or a title is in two blocks.",
        "read the HTML, where titles are marked: parse_html(html); or take the line from between title and date",
    ),
    "SSE950": _entry(
        "an item without kicker, where others have one: {text}",
        "The blank line between kicker and title was lost, or one of the two.",
        _INDENT,
    ),
    "SSE951": _entry(
        "an item that is a title alone, where others have dates: {text}",
        "A line of the page, or an entry of another list, was read as an item.",
        "take the line from the text if it is no item, or give the item its date",
    ),
    "SSE952": _entry(
        "a line in a summary that links, buttons or other items have, too: {text}",
        "The converter left the links, labels and buttons of each item in its text.",
        "take the lines from the text, or convert the page without them",
    ),
    "SSE953": _entry(
        "no text of an item stands where titles and kickers do: {text}",
        "The converter left a label, a button or a sign there, or glued one to the title.",
        "look at the first lines of the item, and take from the text what is no part of it",
    ),
}
"""Every code of a remark: its message, its cause and its cure.  A code never changes its meaning."""


@frozen(kw_only=True)
class Remark:
    """One thing that looks wrong: a code that never changes its meaning, a message, the line of the text, and the field.

    `line` counts from 1, and is None where no text was read or a field has no line of its own; `path` is that of the field in the
    page, as a `RenderError` has it, and empty where the page as a whole is meant.

    >>> from ssenews_parse import NewsItem, NewsPage, Section, lint
    >>> lint(NewsPage(sections=[Section(items=[NewsItem(number=1, title="A"), NewsItem(number=3, title="B", line=5)])]))
    (Remark(code='SSE902', message='numbers skip: 3 follows 1', line=5, path='sections[0].items[1].number'),)
    """

    code: str
    message: str
    line: int | None
    path: str = ""


def remark(code: str, line: int | None, path: str, **values: object) -> Remark:
    """Make the remark of a code; `values` fill its message."""
    return Remark(code=code, message=REMARKS[code].message.format(**values), line=line, path=path)


def brief(text: str) -> str:
    """Return a text as a message shows it.

    >>> brief("word " * 20)
    'word word word word word word word word word word word word…'
    """
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
