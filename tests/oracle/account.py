"""Law 5 from the outside: a text, the spans of its problems and the page made of it must add up, line by line.

The auditor walks through the text once, from its first line to its last, with the records in its hand.  What stands in a span
it does not see.  All it sees must be the next thing that the page says: an item's mark, a heading or a date that reads as the
record's numbers, or lines that are, joined, the very next string.  What is left over, missing, out of order or there twice is a
breach.  Nothing here knows the parser.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NoReturn

from tests.oracle.dates import Dated, dates, headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ssenews_parse import NewsItem, NewsPage, Section

_STRAY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DATE = 100
"""A date has fewer signs, white space aside."""
_SIGN = 6
"""The sign of a credit has no more."""

_NUMBER = re.compile(
    r"(?:(?:[Nn][or]\.|[Nn][º°]|№|#)\s?(?=\d+[.:]?(?:\s|\Z))|[(\[]?(?=\d+[.)\]:．]))(\d+)(?:\.\)|[.)\]:．])?(?=\s|\Z)"
)
_BULLET = re.compile(r"[•*–·+◦▪●‣-](?=\s|\Z)")
_CREDIT = re.compile(r"©|Â©|&copy;|\(c\)(?=\s)", re.IGNORECASE)
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_HIDDEN = re.compile(rf"^(?:[^\S\n]|[{_UNSEEN}]|&nbsp;)+(?=$|{_NUMBER.pattern}|[•*–·+◦▪●‣-](?=\s|$)|©|Â©|&copy;)", re.MULTILINE)
"""What nobody sees at the beginning of a line, where it would hide that the line is blank, a mark or a credit."""


class BreachError(AssertionError):
    """Something of the text that the page and its problems do not account for, or the other way round."""


def audit(text: str, page: NewsPage, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Check that `page` and `spans` account for each sign of `text` once; raise `BreachError` where they do not.

    Return what the page holds as numbers, as printed: numbers, headings, dates without their places.

    >>> from ssenews_parse import parse
    >>> audit("  1. A fair day", parse("  1. A fair day"), [])
    ['1.']
    >>> audit("  1. A fair day for all", parse("  1. A fair day"), [])
    Traceback (most recent call last):
        ...
    tests.oracle.account.BreachError: line 1: title 'A fair day' is not what stands there: 'A fair day for all'
    """
    # A line of nothing but a comma, right below a date, is the date's own where a block has several lines, and text elsewhere.  A
    # bullet four spaces in is a mark, or the first sign of an item's text where the mark is lost.  One way must account for all.
    *ways, last_way = product((False, True), ("unless it is the text", "always"))
    for commas, bullets in ways:
        try:
            return _Walk(text, spans, commas=commas, deep_bullets=bullets).page(page)
        except BreachError:
            continue
    return _Walk(text, spans, commas=last_way[0], deep_bullets=last_way[1]).page(page)


def cleaned(text: str) -> tuple[str, list[int]]:
    """Return a text without what is no part of it, and where each sign of that stood: strays, line ends, byte order mark."""
    ends = {place: len(end[0]) for end in line_ends(text).finditer(text) for place in [end.start()]}
    signs: list[str] = []
    places: list[int] = []
    skipped = 0
    for place, sign in enumerate(text):
        if skipped:
            skipped -= 1
            continue
        if place in ends:
            skipped = ends[place] - 1
            sign = "\n"  # noqa: PLW2901 - each end of a line is one
        if _STRAY.match(sign) and not sign.isspace():
            continue
        if sign == "\ufeff" and not signs and "\ufeff" not in text[:place]:
            continue
        signs.append(" " if sign == "\t" or _STRAY.match(sign) else sign)
        places.append(place)
    hidden = {
        found.start() + sign.start() + offset
        for found in _HIDDEN.finditer("".join(signs))
        for sign in re.finditer(rf"[{_UNSEEN}]|&nbsp;", found[0])
        for offset in range(len(sign[0]))
    }
    kept = [at for at in range(len(signs)) if at not in hidden]
    return "".join(signs[at] for at in kept), [places[at] for at in kept]


def line_ends(text: str) -> re.Pattern[str]:
    """Return what ends the lines of a text; where every LF has two CR before it, or one after it, those belong to it."""
    for end in ("\r\r\n", "\n\r"):
        if end in text and text.replace(end, "").count("\n") == 0:
            return re.compile(f"{end}|\r")
    return re.compile("\r\n|\r|\n")


def _credit(text: str) -> str | None:
    """Return a credit without its sign; None where none begins the text."""
    sign = _CREDIT.match(text)
    return None if sign is None else text[sign.end() :].strip()


def _spaced(text: str) -> str:
    """Return a numbered line as running text has it: one space behind its number, whatever white space parts them."""
    number = _NUMBER.match(text)
    return f"{number[0]} {text[number.end() :].lstrip()}" if number else text


def _paragraphs(text: str | None) -> list[str]:
    return text.split("\n\n") if text is not None else []


class _Walk:
    """A place in the text, moved on by what the page says stands there."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], *, commas: bool, deep_bullets: str) -> None:
        clean, places = cleaned(text)
        inside = bytearray(len(text) + 1)
        for start, end in spans:
            inside[start:end] = b"\1" * (end - start)
        for stray in _STRAY.finditer(text):
            if not inside[stray.start()]:
                message = f"the stray {stray[0]!a} at {stray.start()} is in no span"
                raise BreachError(message)
        self.commas = commas
        self.deep_bullets = deep_bullets
        self.lines = clean.split("\n")
        self.seen: list[list[bool]] = []
        start = 0
        for line in self.lines:
            self.seen.append([not inside[place] or bool(_STRAY.match(text[place])) for place in places[start : start + len(line)]])
            start += len(line) + 1
        self.number = 0
        """The line the walk is at, from 0."""
        self.offset = 0
        """Where in that line."""
        self.passed: set[int] = set()
        """The lines, from 0, on which the walk passed a span, or a sign, on its way to where it is."""
        self.began: set[int] = set()
        """The lines, from 1, on which the record at hand may begin: of its first part, and of what was passed before."""
        self.in_item = False
        self.numbers: list[str] = []
        """What was taken as numbers."""
        self._advance()

    # ── Where the walk is ──────────────────────────────────────────────────────────────────────────────────────────────

    def _advance(self) -> None:
        """Go to the next sign that can be seen."""
        while self.number < len(self.lines):
            line, seen = self.lines[self.number], self.seen[self.number]
            for offset in range(self.offset, len(line)):
                if line[offset].isspace():
                    continue
                if seen[offset]:
                    self.offset = offset
                    return
                self.passed.add(self.number)
            self.number, self.offset = self.number + 1, 0

    def _rest(self, number: int, offset: int) -> str | None:
        """Return what stands in a line from a place on, None where a part of it is in a span."""
        line, seen = self.lines[number], self.seen[number]
        return line[offset:].strip() if all(seen[offset:]) else None

    def _joined(self, longest: int) -> Iterator[tuple[str, int]]:
        """Yield the lines from here on, joined: one, two, … up to a blank line or a span; and the number of the next line."""
        joined = ""
        offset = self.offset
        for number in range(self.number, len(self.lines)):
            rest = self._rest(number, offset)
            if not rest or len(joined.replace(" ", "")) > longest:
                return
            joined = f"{joined} {rest}" if joined else rest
            yield joined, number + 1
            offset = 0

    def _take(self, number: int, offset: int) -> None:
        """Take all up to a place, as a part of the record at hand."""
        self.began = self.began or {passed + 1 for passed in (*self.passed, self.number)}
        self.passed = set()
        self.number, self.offset = number, offset
        self._advance()

    def _fail(self, what: str) -> NoReturn:
        here = "the end" if self.number >= len(self.lines) else repr(self.lines[self.number][self.offset :].strip())
        message = f"line {self.number + 1}: {what} is not what stands there: {here}"
        raise BreachError(message)

    # ── What the page says ─────────────────────────────────────────────────────────────────────────────────────────────

    def _block(self, what: str, fits: Callable[[str], bool], longest: int, *, most: bool = False) -> str:
        """Take the fewest lines that fit, joined, or the most, and return them; an empty credit before them is passed."""
        while True:
            found = [(end, text) for text, end in self._joined(longest) if fits(text)]
            if found:
                end, text = found[-1 if most else 0]
                self._take(end, 0)
                return text
            if not self._sign():
                self._fail(what)

    def _sign(self) -> bool:
        """Pass the © of an empty credit."""
        if self.number >= len(self.lines) or not self.in_item or self.lines[self.number][self.offset :].strip() != "©":
            return False
        self.passed.add(self.number)
        self.offset += 1
        self._advance()
        return True

    def string(self, what: str, value: str | None) -> None:
        """Take a string, if there is one."""
        if value is not None:
            self._block(f"{what} {value!r}", lambda text: value in {text, _spaced(text)}, 2 * len(value))

    def page(self, page: NewsPage) -> list[str]:
        """Take the whole page; return what it holds as numbers."""
        self.opening(page)
        for section in page.sections:
            self.section(section)
        for paragraph in _paragraphs(page.postamble):
            self.string("postamble", paragraph)
        self.end()
        return self.numbers

    def opening(self, page: NewsPage) -> None:
        """Take title and preamble; the title may stand before, between or after the paragraphs."""
        paragraphs = _paragraphs(page.preamble)
        paragraphs_before = range(len(paragraphs) + 1) if page.title is not None else [len(paragraphs)]
        start = self.number, self.offset
        for before in paragraphs_before:
            self.number, self.offset = start
            try:
                for paragraph in paragraphs[:before]:
                    self.string("preamble", paragraph)
                self.string("page title", page.title)
                for paragraph in paragraphs[before:]:
                    self.string("preamble", paragraph)
            except BreachError:
                if before == paragraphs_before[-1]:
                    raise
            else:
                return

    def section(self, section: Section) -> None:
        """Take a section: its heading and its items."""
        self.began = set()
        if section.year is not None:
            heading = section.year, section.month
            self.numbers.append(self._block(f"heading {heading}", lambda text: heading in headings(text), 0))
        self.string("topic", section.topic)
        headed = bool(self.began)
        self._begins("section", section.line)
        for index, item in enumerate(section.items):
            self.item(item)
            if index == 0 and not headed:
                self._begins("section without heading", section.line)

    def item(self, item: NewsItem) -> None:
        """Take an item: its mark, its strings, its date."""
        self.began = set()
        self.in_item = True
        first = item.kicker or item.title or item.summary or ""
        self._mark(item.number, text="" if item.credit else first)
        if item.credit is not None:
            credit = item.credit.text
            text = self._block(f"credit {credit!r}", lambda text: _credit(text) == credit, 2 * len(credit) + _SIGN)
            if not text.startswith("©"):
                self.numbers.append(text.removesuffix(credit))
        self.string("kicker", item.kicker)
        self.string("title", item.title)
        if item.date is not None:
            dated = Dated(item.date, item.end_date, item.place)
            text = self._block(
                f"date {dated}", lambda text: dated in dates(text), _DATE + 2 * len(item.place or ""), most=self.commas
            )
            before, _, after = text.rpartition(item.place) if item.place else (text, "", "")
            self.numbers.append(before + after)
        for paragraph in _paragraphs(item.summary):
            self.string("summary", paragraph)
        self._begins("item", item.line)
        self.in_item = False

    def _begins(self, what: str, line: int | None) -> None:
        """See that a record, if something of it was taken, begins on the line it names."""
        if self.began and line not in self.began:
            message = f"{what} begins on one of the lines {sorted(self.began)}, not on {line}"
            raise BreachError(message)

    def _mark(self, number: int | None, *, text: str) -> None:
        """Take an item's mark, and the signs before it; an item without number may have lost it."""
        start = self.number, self.offset
        while (end := self._mark_end(number, text=text)) is None and self._sign():
            pass
        if end is not None:
            self.numbers.append(self.lines[self.number][self.offset : end])
            self._take(self.number, end)
        elif number is not None:
            self._fail(f"number {number}")
        else:
            self.number, self.offset = start

    def _mark_end(self, number: int | None, *, text: str) -> int | None:
        """Return where the mark ends that stands here; None where there is none.

        Four spaces before a bullet are the first mark of some lists; but not where the item's own text begins with that line.
        """
        line = self.lines[self.number] if self.number < len(self.lines) else ""
        before, rest = line[: self.offset], line[self.offset :]
        if before.strip():
            return None
        if number is None and len(before) <= 3 and rest.strip() == "-":
            return self.offset + 1
        words = rest.split()
        is_text = self.deep_bullets != "always" and words == text.split()[: len(words)]
        if number is None and (is_text or len(before) > 4):
            return None
        mark = (_BULLET if number is None else _NUMBER).match(rest)
        if mark is None or (number is not None and int(mark[1]) != number):
            return None
        return self.offset + mark.end()

    def end(self) -> None:
        """See that nothing is left."""
        while self._sign():
            pass
        if self.number < len(self.lines):
            self._fail("the end of the page")
