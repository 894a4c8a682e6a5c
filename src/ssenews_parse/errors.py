"""The exceptions, the catalogue of their codes, and how a report looks."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate, takewhile
from typing import NamedTuple

__all__ = ["CATALOGUE", "Entry", "JsonError", "ParseError", "RenderError", "printed"]


class Entry(NamedTuple):
    """What a code means: one row of the catalogue of reports."""

    message: str
    """The message; names in braces are filled in."""
    expected: tuple[str, ...]
    """What would be right there, in the words of the format."""
    hint: str | None
    """What a person can do."""
    cause: str
    """How a text comes to be like that; for the documentation."""


CATALOGUE: dict[str, Entry] = {
    "SSE001": Entry(
        "nothing to parse: the text is empty",
        ("a listing page",),
        None,
        "The file is empty or has only white space, as after a failed download.",
    ),
    "SSE002": Entry(
        "no item found",
        ("a month heading", "a numbered item", "a date"),
        "is this a listing page? its items open with a number, a bullet or a dash",
        "The text is another page of the site, such as an article, or the extractor dropped the list.",
    ),
    "SSE003": Entry(
        "not {encoding}: byte {byte} cannot be read",
        (),
        "name the encoding that the file is in, or save the file as UTF-8",
        "The file was saved in another encoding, or is not text at all.",
    ),
    "SSE004": Entry(
        "title, date and summary of an item are in one line and cannot be separated",
        ("a dash alone on its line, then a line for each part of the item",),
        "extract the page again with Resiliparse, Inscriptis or html2text",
        "Newer versions of Trafilatura join credit, title, date and summary of an item into one line.",
    ),
    "SSE101": Entry(
        "{date} is not a date: {reason}",
        ("a date",),
        None,
        "A slip on the page itself, or damage to a digit. The line still counts as the item's date.",
    ),
    "SSE102": Entry(
        "{date} is not a range: it does not end after it begins",
        ("a range that ends later",),
        "if the first day is in an earlier month or year, write the month or year after it",
        "Days of a range were swapped, or the month or the year of its first day was left out.",
    ),
    "SSE103": Entry(
        "the year {year} is out of range",
        ("a year from 1000 to 9999",),
        None,
        "A digit too many or too few in a heading or a date.",
    ),
    "SSE104": Entry(
        "a second date in one item",
        ("a summary", "the next item"),
        "if this is the date of another item, put that item's number before its title",
        "The mark between two items was lost, or a paragraph of the summary is nothing but a date.",
    ),
    "SSE105": Entry(
        "{date} has the wrong weekday: {day} is a {weekday}",
        ("a date",),
        "one of the two is a slip: the weekday, or the day, the month or the year",
        "A slip on the page itself, as where a date was moved and its weekday was not. The line still counts as the item's date.",
    ),
    "SSE201": Entry(
        "an item without text",
        ("a title",),
        "remove the mark, or give the item a title",
        "The page shows an empty box, or the text after the mark was lost.",
    ),
    "SSE202": Entry(
        "a third block before the date",
        ("a date",),
        "kicker and title are one block each: remove the blank line inside one of them",
        "A blank line inside a title, or the mark between two items was lost.",
    ),
    "SSE203": Entry(
        "text that is not part of an item",
        ("a heading", "an item"),
        "indent it by four spaces if it belongs to the item above",
        "A paragraph lost its indent, or there is a side box between items.",
    ),
    "SSE204": Entry(
        "the number {number} is out of range",
        ("a number from 1 to 999999999",),
        None,
        "Damage to the number, or a title that begins with a long number and a full stop.",
    ),
    "SSE206": Entry(
        "text that looks like {kind} where there can be none",
        ("a title", "running text"),
        None,
        "Two lines that together read as a date or a heading, or a sign of the format where a text is expected.",
    ),
    "SSE207": Entry(
        "signs of Markdown before a heading",
        ("a month heading",),
        "if this is Markdown, read it as such: parse_markdown(text), on the command line --from markdown",
        "The text is Markdown: its other signs, links and levels are not read here either.",
    ),
    "SSE208": Entry(
        "a date without an item",
        ("a numbered item",),
        "number and title of this item were lost: look them up in another copy of the page",
        "The extractor dropped all of an item but its date.",
    ),
    "SSE209": Entry(
        "the text of an image, which is no part of the item",
        ("a credit", "a kicker", "a title"),
        "convert the page without images, or read the HTML: parse_html(html)",
        "pandoc's plain text and text browsers write what stands for an image, in square brackets, before the blocks of an item.",
    ),
    "SSE210": Entry(
        "emphasis in a title, or stars of its own",
        ("a title without signs",),
        "convert the page with escape_asterisks=True, or read the HTML: parse_html(html)",
        "html-to-markdown leaves the stars of a text as they are, so nothing tells them from those that it writes for emphasis.",
    ),
    "SSE301": Entry(
        "the control character {name}",
        (),
        "remove it; the rest of its block was read",
        "A fault of the page's encoding or of the extractor.",
    ),
    "SSE302": Entry(
        "the lone surrogate {name}",
        (),
        "remove it; the rest of its block was read",
        "Bytes were decoded with errors='surrogateescape', or half of a character was cut off.",
    ),
    "SSE401": Entry(
        "cut off after {size} of {announced} bytes",
        (),
        "fetch the archive again",
        "The download of a web archive ended too early, or the disk was full while it was written.",
    ),
    "SSE402": Entry(
        "damaged: {reason}",
        (),
        "fetch the archive again",
        "Bytes of a web archive were lost or changed on the way, or the file is not a web archive.",
    ),
    "SSE403": Entry(
        "longer than {limit} bytes: the rest is not read",
        (),
        "a listing is never that long; in Python, captures(path, limit=…) reads more",
        "A large page, or a small one made to unpack into a huge one.",
    ),
    "SSE404": Entry(
        "the length is wrong: {announced} bytes are announced, {size} are there",
        (),
        "what was read ends where the next record begins",
        "The web archive was edited, or written by a faulty tool.",
    ),
    "SSE405": Entry(
        "cut off by the crawler: {reason}",
        (),
        None,
        "Crawlers end a capture at a size or after a time, and say so in its record.",
    ),
}
"""Every code and what it means.  A code never changes its meaning."""

_WIDTH = 88
_LINE_END = re.compile("\r\n|\r|\n")


def line_ends(text: str) -> re.Pattern[str]:
    """Return what ends the lines of a text: LF, CRLF or CR; where every LF has two CR before it or one after it, those with it."""
    for end in ("\r\r\n", "\n\r"):
        if end in text and text.count(end) == text.count("\n"):
            return re.compile(f"{end}|\r")
    return _LINE_END


class SourceText:
    """A text that reports point into; where its lines begin is found once, for all reports on it."""

    def __init__(self, text: str) -> None:
        """Hold the text."""
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(end.end() for end in line_ends(self.text).finditer(self.text))]

    def place(self, start: int, end: int) -> _Place:
        """Work out where a report on a span points."""
        line = bisect_right(self._starts, start)
        line_start = self._starts[line - 1]
        rest = _LINE_END.split(self.text[start : start + _WIDTH + 1], maxsplit=1)[0]
        lead = self.text[max(line_start, start - _WIDTH - 1) : start]
        return _Place(line, start - line_start + 1, *_excerpt(lead, rest, end - start))


class _Place(NamedTuple):
    """Where a report points: computed from the text only when somebody asks."""

    line: int
    column: int
    excerpt: str
    first: int
    length: int


class ParseError(ValueError):
    r"""Something in a text that could not be read.

    ``str(error)`` is the full report: place, code and message in the first line, then the failing line and what to do.

    Attributes: `code` (such as ``"SSE101"``), `message`, `source` (where the text came from, or None), `start` and `end` (the
    span, in characters of the text given, from 0), `expected` (what would be right there),
    `hint` (what a person can do, or None), and the computed `line` and `column` (from 1).

    >>> from ssenews_parse import parse
    >>> try:
    ...     parse("May 2023\n\n  1. A title\n\n    32 May 2023\n", source="may.txt")
    ... except ParseError as error:
    ...     print(error)
    may.txt:5:5: SSE101 32 May 2023 is not a date: May has 31 days
        5 |     32 May 2023
          |     ^^^^^^^^^^^
          = expected: a date
    """

    def __init__(
        self, code: str, *, text: str | SourceText, start: int, end: int, source: str | None = None, **values: object
    ) -> None:
        """Build the report of `code` about ``text[start:end]``; `values` fill the message.

        Several reports on one text share its lines if all are given the same `SourceText`.
        """
        entry = CATALOGUE[code]
        self.code = code
        self.message = entry.message.format(**values)
        self.source = source
        self.start = start
        self.end = end
        self.expected = entry.expected
        self.hint = entry.hint
        self._text = text if isinstance(text, SourceText) else SourceText(text)
        super().__init__(self.message)

    @cached_property
    def _place(self) -> _Place:
        return self._text.place(self.start, self.end)

    @cached_property
    def _printed(self) -> str:
        """What is in the span, as one line, up to the width of a report."""
        return " ".join(self._text.text[self.start : min(self.end, self.start + _WIDTH)].split())

    @property
    def line(self) -> int:
        """The line where the span starts, from 1."""
        return self._place.line

    @property
    def column(self) -> int:
        """The column where the span starts, from 1, in characters."""
        return self._place.column

    def __str__(self) -> str:
        """Return the full report, without a final newline."""
        place = self._place
        number = str(place.line).rjust(5)
        gutter = " " * len(number)
        report = [
            f"{self.source or '<text>'}:{place.line}:{place.column}: {self.code} {self.message}",
            f"{number} | {place.excerpt}".rstrip(),
            f"{gutter} | {' ' * place.first}{'^' * place.length}",
        ]
        if self.expected:
            report.append(f"{gutter} = expected: {_either(self.expected)}")
        if self.hint:
            report.append(f"{gutter} = hint: {self.hint}")
        return "\n".join(report)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the report with the failing line, not with the whole text."""
        return _restore, (type(self), {**self.__dict__, "_text": None, "_place": self._place, "_printed": self._printed})


def _restore(kind: type[ParseError], state: dict[str, object]) -> ParseError:
    error = kind.__new__(kind, state["message"])
    error.__dict__.update(state)
    return error


def printed(error: ParseError) -> str:
    r"""Return what is in the span of a report, as one line.

    >>> printed(ParseError("SSE101", text="    32\n    May 2023", start=4, end=19, date="32 May 2023", reason="May has 31 days"))
    '32 May 2023'
    """
    return error._printed  # noqa: SLF001 - people read the report, not this


class RenderError(ValueError):
    """A page that cannot be written as canonical text.  `path` names the first field that would be read back differently.

    >>> from ssenews_parse import NewsItem, NewsPage, Section, render
    >>> try:
    ...     render(NewsPage(sections=(Section(items=(NewsItem(title="1 May 2023"),)),)))
    ... except RenderError as error:
    ...     print(error)
    sections[0].items[0].title: would be read as a date
    """

    def __init__(self, path: str, message: str) -> None:
        """Say what is wrong with the field at `path`."""
        super().__init__(path, message)
        self.path = path
        self.message = message

    def __str__(self) -> str:
        """Return path and message."""
        return f"{self.path}: {self.message}" if self.path else self.message


class JsonError(ValueError):
    """JSON that is not a news page.  `path` names the field, empty for the document as a whole.

    >>> from ssenews_parse import from_json
    >>> try:
    ...     from_json('{"sections": [{"year": "2023"}]}')
    ... except JsonError as error:
    ...     print(error)
    sections[0].year: expected `int | null`, got `str`
    """

    def __init__(self, path: str, message: str) -> None:
        """Say what is wrong with the field at `path`."""
        super().__init__(path, message)
        self.path = path
        self.message = message

    __str__ = RenderError.__str__


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    """Return what a terminal shows for a character: itself, or its escape if it would not be visible."""
    if character == "\t":
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return character.encode("unicode_escape", "backslashreplace").decode("ascii")
    return character


def _visible(text: str) -> str:
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _cells(text: str) -> int:
    """Count the terminal cells of text, after Unicode's East Asian widths and combining marks."""
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    return 0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _excerpt(before: str, after: str, length: int) -> tuple[str, int, int]:
    """Cut a line around a span: the text to show, the cells before the span, the cells of the span."""
    lead, span, tail = map(_visible, (before[-_WIDTH:], after[:length], after[length : length + _WIDTH]))
    whole = lead + span + tail
    if len(before) <= _WIDTH >= len(whole) and whole.isascii():  # most lines are short
        return whole, len(lead), max(len(span), 1)
    room = _WIDTH - min(_cells(span), _WIDTH // 2)
    if len(before) > _WIDTH or (_cells(lead) > room // 2 and _cells(lead) + _cells(tail) > room):
        lead = "…" + _cut(lead[::-1], room // 2)[::-1]
    if _cells(span) > _WIDTH - _cells(lead):
        span = _cut(span, _WIDTH - _cells(lead)) + "…"
        tail = ""
    elif _cells(tail) > _WIDTH - _cells(lead) - _cells(span):
        tail = _cut(tail, max(_WIDTH - _cells(lead) - _cells(span), 0)) + "…"
    return lead + span + tail, _cells(lead), max(_cells(span), 1)


def _cut(text: str, cells: int) -> str:
    """Return the longest beginning of a text that fits into so many cells."""
    return text[: sum(1 for _ in takewhile(cells.__ge__, accumulate(map(_cells, text))))]
