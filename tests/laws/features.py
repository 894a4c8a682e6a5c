"""What an example holds: the names under which shares are counted.

`DETAILS` names the features that each golden file of the format shows; a test finds them there, and in what the strategies draw.
"""

from __future__ import annotations

import re
from functools import partial, reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve
from tests.laws.spellings import SPELLINGS

from ssenews_parse._reading.grammar import months
from ssenews_parse.errors import CATALOGUE
from ssenews_parse.rendering import spelt_heading, spelt_when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.golden_files import Reading

    from ssenews_parse import NewsItem, NewsPage, ParseError, Section


def of_reading(reading: Reading) -> set[str]:
    """Name the features of a text, of its page and of its reports."""
    text, page, errors = reading
    plain = _plain(text)
    found = of_page(page) | {name for name, pattern in _SIGNS.items() if pattern.search(text)}
    found |= {name for name, pattern in {**_SHAPES, **SPELLINGS}.items() if pattern.search(plain)}
    found.update(_of_opening(plain, page), _of_items(plain, page), _of_spellings(plain, page), _of_reports(plain, errors))
    return found


def _plain(text: str) -> str:
    """Return a text without what stands for nothing: byte order mark, carriage returns, spaces at the ends of lines, odd spaces."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return re.sub(r" +$", "", _spaced(ended), flags=re.MULTILINE)


def _spaced(text: str) -> str:
    """Return a text with ordinary spaces for all others."""
    return re.sub(r"[^\S\n]", " ", text)


# ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def of_page(page: NewsPage) -> set[str]:
    """Name the layout, the language and the details of a page."""
    found = {*_of_sections(page.sections), *_of_habit(page), *(detail for item in page.items for detail in _of_item(item))}
    found |= {name for name in ("title", "preamble", "postamble") if getattr(page, name) is not None}
    if page.preamble and page.sections and page.sections[0].topic:
        found.add("topic after an introduction")
    if any(first == second for first, second in pairwise(page.items)):
        found.add("equal items")
    headed, kickers = "month" in found, "kicker" in found
    layout = {(True, True): "A+K", (True, False): "A", (False, True): "B", (False, False): "C"}[headed, kickers]
    if not headed and page.language != "en":
        found.add("language told by dates")
    return found | {f"layout {layout}" if page.items else "no item", f"language {page.language}"}


def _of_sections(sections: tuple[Section, ...]) -> Iterator[str]:
    for before, section in pairwise([None, *sections]):
        assert section
        if section.year is not None:
            yield "year (layout Y)" if section.month is None else "month"
            if not section.items:
                yield "empty month" if section.month else "empty year"
        elif section.topic is not None:
            yield "topic (layout T)"
            if before and before.year:
                yield "topic below a month or year"
            if before and before.items and before.items[-1].number is None:
                yield "topic behind an item without number"
        else:
            yield "nameless section later" if before else "nameless section first"
        if section.month and any(
            item.date and (item.date.year, item.date.month) != (section.year, section.month) for item in section.items
        ):
            yield "date outside its month"


def _of_habit(page: NewsPage) -> Iterator[str]:
    """Name what the items without a date say of the page's habit."""
    for item in page.items:
        if item.date is None and item.kicker:
            yield "kicker in an item without a date"
        elif item.date is None and item.summary and item.credit is None:
            yield "title first in an item without a date"


def _of_item(item: NewsItem) -> Iterator[str]:
    yield from (name for name in ("credit", "kicker", "place") if getattr(item, name) is not None)
    if item.credit:
        yield "credit without year" if item.credit.year is None else "credit with year"
        yield "credit without agency" if item.credit.agency is None else "credit with agency"
        if item.credit.year and item.date and item.credit.year != item.date.year:
            yield "credit of another year"
    if item.title is None:
        yield "lost title" if item.kicker else "lost title without kicker"
    elif item.title[0].isdecimal():
        yield "title that starts with a number"
    if item.summary:
        yield "several paragraphs" if "\n\n" in item.summary else "one paragraph"
        if re.search(r"[0-9]\. |[0-9] \w+ [0-9]{4}", item.summary):
            yield "number or date inside a summary"
    if item.number is None:
        yield "no number (bullets, dashes, lost)"
    else:
        yield "number of one digit" if item.number < 10 else "number of two digits" if item.number < 100 else "number of any size"
    if re.search(r"[\u0300-\u1fff\u3040-\ud7ff]", f"{item.kicker}{item.title}{item.summary}"):
        yield "letters of the world"
    yield _when(item)


def _when(item: NewsItem) -> str:
    if item.date is None:
        return "no date (layout E)"
    if item.end_date is None:
        return "day"
    if item.date.year != item.end_date.year:
        return "range over years (events)"
    return "range in a month (events)" if item.date.month == item.end_date.month else "range over months (events)"


# ── Texts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

_SIGNS = {
    name: re.compile(pattern)
    for name, pattern in {
        "carriage returns and line feeds": r"\r\n",
        "carriage returns alone": r"\r(?!\n)",
        "byte order mark": r"\A\ufeff",
        "no-break space": r"\u00a0",
        "no-break spaces as indent": r"\n\u00a0{4}",
        "ideographic space": r"\u3000",
        "narrow space": r"[\u2009\u202f]",
        "tab": r"\t",
        "spaces at the end of a line": r"\S[^\S\r\n]+[\r\n]",
        "no line end at the end": r"\S\Z",
        "line separator": "\u2028",
        "blank line that is not empty": r"\n[^\S\r\n]+\r?\n",
    }.items()
}
"""Details of a text as it is."""

_MARK = r"^ {1,3}(?:[0-9]+\.|[•*])(?=\s|\Z)"
_SHAPES = {
    name: re.compile(pattern, re.MULTILINE)
    for name, pattern in {
        "number two spaces in (Resiliparse)": r"^  [0-9]+\. ",
        "number one or three spaces in (Inscriptis)": r"^(?: |   )[0-9]+\. ",
        "bullet •": r"^ {1,3}• ",
        "bullet *": r"^ {1,3}\* ",
        "bullet four spaces in": r"^ {4}\* ",
        "dash alone (layout D)": r"^-$",
        "first line without indent": r"\A[0-9]+\.(?=\s)",
        "first line without indent, bullet": r"\A[•*](?=\s)",
        "mark alone on its line": rf"{_MARK}$",
        "introduction glued to the first mark": rf"^\S.*\n{_MARK}",
        "credit glued to the next line": r"^.{0,6}©.*\n +\S",
        "empty kicker box": r"©.*\n\n\n+ +\S",
        "hard line break": r"^ {4}\S.*\n {4}\S",
        "two blank lines": r"\n\n\n",
        "blank lines at the end": r"\n\n\Z",
        "date with an empty place": r"^ *[0-9].*[0-9][,、，]$",
        "place behind another comma": r"^ *[0-9].*[0-9][、，]",
    }.items()
}
"""Details of a text without its white space at the ends of lines, carriage returns and byte order mark."""


def _of_opening(plain: str, page: NewsPage) -> Iterator[str]:
    """Name what stands before the list in an odd way."""
    title, preamble = _spaced(page.title or ""), _spaced(page.preamble or "")
    first = preamble.split("\n\n")[0]
    blocks = re.split(r"\n\n+", plain.strip())
    if title and blocks.count(title) > 1:
        yield "page title printed twice, as a block"
    if re.match(r"[0-9]+\. ", title) and plain.startswith(title):
        yield "first line like a mark that is the title"
    if title in blocks and any(title in block.split("\n")[:-1] for block in blocks[: blocks.index(title)]):
        yield "page title printed twice, as a line"
    if title and preamble and re.search(rf"^{re.escape(first)}$(?s:.*)\n\n\n+{re.escape(title)}$", plain, re.MULTILINE):
        yield "side box before the title"
    if title and title not in plain and title in _joined(plain):
        yield "introduction glued to the title"


def _of_items(plain: str, page: NewsPage) -> Iterator[str]:
    """Name what is odd about items and how they are marked."""
    if (first := re.match(r"([2-9]|[1-9][0-9]+)\.(?=\s)", plain)) and page.items and page.items[0].number == int(first[1]):
        yield "first line that opens a later item"
    lines = plain.split("\n")
    marked = re.search(rf"{_MARK}|^ *-$|\A(?:[0-9]+\.|[•*]) ", plain, re.MULTILINE)
    joined = _joined(plain)
    first_ones = {id(section.items[0]) for section in page.sections if section.items}
    for item in page.items:
        if not marked:
            yield f"no marks: {'titles' if item.title else 'kickers' if item.kicker else 'dates alone'} (layout D2)"
        elif item.number is None and item.line and re.match(r"\s{4}(?![•*](?:\s|\Z))", lines[item.line - 1]):
            yield "lost number of a first item" if id(item) in first_ones else "lost number"
        if item.title and (title := _spaced(item.title)) not in plain and title in joined:
            yield "title over two lines"
        if item.credit and item.kicker is None and f"{_spaced(item.credit.text)}\n\n\n" in plain:
            yield "empty kicker box, with a date" if item.date else "empty kicker box, without a date"


def _joined(plain: str) -> str:
    return re.sub(r"(?<=\S)\n *(?=\S)", " ", plain)


_SPELLINGS: dict[str, Callable[[str], str]] = {
    "case": str.casefold,
    "padding": lambda text: re.sub(r"\b0(?=[0-9]\b)", "", text),
    "dash": lambda text: re.sub(r" *[-–—] *", "-", text),
    "small words": lambda text: re.sub(r"(?<= )de ", "", text, flags=re.IGNORECASE),
    "sign behind a day": lambda text: re.sub(r"\b([0-9]{1,2})(?:er|º|°|\.)(?=\s)", r"\1", text),
}
"""What may differ between two spellings of a date or heading, each with what takes the difference away."""


def _of_spellings(plain: str, page: NewsPage) -> Iterator[str]:
    """Name what differs between the headings and dates of a text and their canonical spelling."""
    texts = {name: _alike(plain, name) for name in (None, *_SPELLINGS)}
    headings = [partial(spelt_heading, section) for section in page.sections if section.month]
    dates = [partial(spelt_when, evolve(item, place=None)) for item in page.items if item.date]
    for kind, spellings in ("heading", headings), ("date", dates):
        for spell in spellings:
            spelt = str(spell(page.language))
            if not _stands(_alike(spelt), texts[None]):
                if any(_stands(_alike(str(spell(language))), texts[None]) for language in months()):
                    yield "heading or date in another language"
                continue
            yield from (f"{kind} in other {name}" for name in _SPELLINGS if not _stands(_alike(spelt, name), texts[name]))


def _alike(text: str, but: str | None = None) -> str:
    """Return a text without what may differ between two spellings, but for one kind of difference."""
    return reduce(lambda changed, name: changed if name == but else _SPELLINGS[name](changed), _SPELLINGS, text)


def _stands(spelling: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", text) is not None


def _of_reports(plain: str, errors: list[ParseError]) -> Iterator[str]:
    """Name the reports, and where text stands that belongs to nothing."""
    lines = plain.split("\n")
    for error in errors:
        yield f"report {error.code}"
        if error.code == "SSE203":
            following = next((line for line in lines[error.line :] if line.strip()), "")
            yield f"text at the margin {'inside an item' if following[:4].isspace() else 'between items'}"


# ── What the format is known by ────────────────────────────────────────────────────────────────────────────────────────

_RANGES = ("range in a month (events)", "range over months (events)", "range over years (events)")
DETAILS: dict[str, tuple[str, ...]] = {
    "archived-bar-behind-a-date": ("a place behind a bar", "no marks: titles (layout D2)"),
    "archived-bullets-undecided": ("bullet •", "title first in an item without a date"),
    "archived-credits": ("credit without agency", "credit without year"),
    "archived-cut": ("no date (layout E)",),
    "archived-first-item-lost": ("report SSE208",),
    "archived-lines-one-title": ("lost title", "no marks: kickers (layout D2)"),
    "archived-numbered-side-box": ("preamble", "layout A+K"),
    "archived-same-item-twice": ("month", "layout A"),
    "archived-section-without-dates": ("kicker in an item without a date", "topic (layout T)"),
    "archived-side-box": ("preamble", "two blank lines"),
    "archived-topic-above-number-one": ("topic after an introduction",),
    "archived-turkish-flat": ("a weekday behind a date", "dash alone (layout D)"),
    "extractor-inscriptis": ("number one or three spaces in (Inscriptis)", "bullet *"),
    "extractor-inscriptis-bullets": ("bullet four spaces in",),
    "extractor-lines": ("no marks: titles (layout D2)", "layout A+K"),
    "extractor-lynx": ("report SSE209", "layout A+K"),
    "extractor-lynx-boxes": ("report SSE201", "layout C"),
    "extractor-pandoc-plain": ("report SSE209", "layout A+K"),
    "extractor-resiliparse": ("number two spaces in (Resiliparse)", "bullet •"),
    "extractor-trafilatura-joined": ("report SSE004",),
    **{f"language-{code}": (f"language {code}", *_RANGES) for code in months()},
    **{f"language-{code}-months": (f"language {code}", "empty month") for code in months()},
    "language-any-case-padding-dash": ("heading in other case", "date in other case", "date in other dash"),
    "language-es-and-it-ordinals": ("date in other sign behind a day",),
    "language-fr-first-of-the-month": ("language fr",),
    "language-mixed": ("heading or date in another language",),
    "language-told-by-dates": ("language told by dates",),
    "layout-a-k-months-and-kickers": ("layout A+K", "credit with agency", "credit without agency"),
    "layout-a-months": ("layout A", "month", "empty month", "number two spaces in (Resiliparse)"),
    "layout-b-kickers": ("layout B",),
    "layout-bullets": ("bullet •", "credit without year"),
    "layout-c-plain": ("layout C",),
    "layout-d-flat": ("dash alone (layout D)", "preamble"),
    "layout-d-flat-years": ("dash alone (layout D)", "year (layout Y)"),
    "layout-d2-date-summary": ("no marks: dates alone (layout D2)",),
    "layout-d2-kicker-date-summary": ("no marks: kickers (layout D2)",),
    "layout-d2-with-title-and-months": ("no marks: titles (layout D2)", "month"),
    "layout-e-dateless": ("no date (layout E)", "several paragraphs"),
    "layout-events-ranges": (*_RANGES, "place"),
    "layout-t-topics": ("topic (layout T)", "nameless section later"),
    "layout-t-topics-after-a-nameless-section": ("topic (layout T)", "nameless section first"),
    "layout-y-years": ("year (layout Y)", "empty year"),
    "odd-blank-lines-without-meaning": ("two blank lines",),
    "odd-byte-order-mark": ("byte order mark",),
    "odd-carriage-returns": ("carriage returns and line feeds",),
    "odd-credit-empty": ("credit glued to the next line",),
    "odd-credit-glued-to-title": ("credit glued to the next line",),
    "odd-credit-years": ("credit of another year",),
    "odd-dashes-between-lines": ("report SSE201",),
    "odd-date-outside-its-month": ("date outside its month",),
    "odd-dateline-behind-a-bar": ("a place behind a bar", "no marks: titles (layout D2)"),
    "odd-dates-cut": ("a cut month", "a cut heading"),
    "odd-dates-in-brackets": (
        "brackets or stars around",
        "a full stop behind a date",
        "a place in brackets",
        "a place behind a bar",
    ),
    "odd-dates-in-japanese": ("signs of Japanese", "a heading in signs of Japanese"),
    "odd-dates-in-numbers": (
        "the day first, slashes",
        "the day first, full stops",
        "the day first, dashes",
        "the year first",
        "report SSE101",
    ),
    "odd-dates-in-words": (
        "a range in words",
        "a range in French words",
        "a range in German words",
        "a range with a sign for and",
        "a range with a slash",
        "a small word before a date",
        "a small word before a year",
    ),
    "odd-dates-month-first": ("the month first", "a range, the month first", "letters behind a day"),
    "odd-dates-with-a-wrong-weekday": ("report SSE105",),
    "odd-dates-with-labels": ("a label before a date",),
    "odd-dates-with-weekdays": ("a weekday before a date", "a weekday behind a date", "a cut weekday in brackets"),
    "odd-dateless-kicker": ("kicker in an item without a date",),
    "odd-empty-heading-behind-an-introduction": ("preamble", "nameless section first", "topic (layout T)", "two blank lines"),
    "odd-empty-item": ("report SSE201",),
    "odd-empty-kicker-box": ("empty kicker box, with a date",),
    "odd-empty-kicker-box-dateless": ("empty kicker box, without a date",),
    "odd-equal-items-twice": ("equal items",),
    "odd-first-line-that-is-a-title": ("first line like a mark that is the title",),
    "odd-first-line-that-opens-a-later-item": ("first line that opens a later item",),
    "odd-first-line-without-indent": ("first line without indent", "no line end at the end"),
    "odd-first-line-without-indent-bullet": ("first line without indent, bullet",),
    "odd-habit-despite-lost-titles": ("lost title without kicker", "kicker in an item without a date"),
    "odd-habit-of-empty-boxes": ("empty kicker box, with a date", "kicker in an item without a date"),
    "odd-habit-of-lost-titles": ("lost title without kicker", "title first in an item without a date"),
    "odd-headings-that-unfold": ("a sign of a list that unfolds",),
    "odd-habit-of-titles": ("empty kicker box, with a date", "title first in an item without a date"),
    "odd-habit-undecided": ("title first in an item without a date",),
    "odd-hard-line-breaks": ("hard line break",),
    "odd-introduction-glued": ("introduction glued to the first mark",),
    "odd-introductions": ("preamble",),
    "odd-item-around-stray-text": ("text at the margin inside an item",),
    "odd-letters-of-the-world": ("letters of the world",),
    "odd-lines-credits-above-kickers": ("no marks: kickers (layout D2)",),
    "odd-lines-dateless-items": ("no marks: titles (layout D2)", "month"),
    "odd-lines-days-that-look-like-marks": ("lost title without kicker", "language de"),
    "odd-lines-kickers-once": ("no marks: titles (layout D2)",),
    "odd-lines-kickers-under-headings": ("no marks: titles (layout D2)", "month"),
    "odd-lines-menu-and-footer": ("no marks: titles (layout D2)", "month", "postamble"),
    "odd-lines-title-of-the-window": ("no marks: titles (layout D2)", "postamble"),
    "odd-lost-number": ("lost number",),
    "odd-lost-number-behind-an-item-without-date": ("lost number", "no date (layout E)"),
    "odd-lost-number-behind-more-blank-lines": ("lost number", "two blank lines", "credit glued to the next line"),
    "odd-lost-number-of-a-first-item": ("lost number of a first item", "layout A"),
    "odd-lost-number-of-a-first-item-under-a-topic": ("lost number of a first item", "topic (layout T)"),
    "odd-month-without-items": ("empty month", "empty year"),
    "odd-number-inside-a-summary": ("number or date inside a summary",),
    "odd-numbers-of-any-size": ("number of any size",),
    "odd-old-carriage-returns": ("carriage returns alone",),
    "odd-places": ("place", "date with an empty place", "place behind another comma"),
    "odd-printed-twice": ("page title printed twice, as a line",),
    "odd-printed-twice-blocks": ("page title printed twice, as a block",),
    "odd-restart-at-one": ("nameless section later",),
    "odd-side-box": ("side box before the title",),
    "odd-signs-in-dates": (
        "a dash of Unicode",
        "accents as signs of their own",
        "wide digits",
        "narrow space",
        "a sign that nobody sees",
        "capitals of Turkish",
    ),
    "odd-spellings-of-headings": (
        "a colon behind a heading",
        "a full stop behind a heading",
        "a comma in a heading",
        "a dash in a heading",
        "rules around a heading",
        "a cut heading",
        "a heading in numbers, the year first",
        "a heading in numbers, the month first",
        "a heading in signs of Japanese",
    ),
    "odd-spellings-of-dates": ("heading or date in another language",),
    "odd-stray-text-before-a-later-number": ("text at the margin between items",),
    "odd-summary-that-begins-with-a-date": ("number or date inside a summary",),
    "odd-ten-and-more-items": ("number of two digits",),
    "odd-text-after-the-list": ("postamble",),
    "odd-text-between-items": ("text at the margin between items",),
    "odd-text-on-the-next-line": ("mark alone on its line",),
    "odd-title-lost": ("lost title",),
    "odd-title-lost-behind-a-credit": ("lost title without kicker", "two blank lines"),
    "odd-title-lost-without-kicker": ("lost title without kicker",),
    "odd-title-over-two-lines": ("title over two lines",),
    "odd-titles": ("title that starts with a number",),
    "odd-topic-among-months": ("topic below a month or year",),
    "odd-topic-directly-after-items-of-bullets": ("topic behind an item without number",),
    "odd-topics-after-an-introduction": ("topic after an introduction",),
    "odd-two-blocks-before-a-restart": ("text at the margin between items", "topic (layout T)"),
    "odd-marks-in-words": ("layout C",),
    "odd-unmarked-german-days": ("no marks: kickers (layout D2)",),
    "odd-unmarked-heading-of-a-wrong-year": ("no marks: dates alone (layout D2)", "report SSE103"),
    "odd-unmarked-pairs-under-a-title": ("no marks: dates alone (layout D2)", "equal items"),
    "odd-unmarked-title-once": ("no marks: kickers (layout D2)",),
    "odd-white-space": ("no-break spaces as indent", "ideographic space", "tab", "spaces at the end of a line"),
}
"""The details that each golden file of `docs/explanation/format.md` is there to show."""

MORE = [
    *(f"report {code}" for code in CATALOGUE if "SSE003" < code < "SSE4" and code != "SSE210"),  # that is of Markdown
    *(f"date in other {name}" for name in _SPELLINGS),
    "heading in other small words",
    "introduction glued to the title",
    "line separator",
    "blank line that is not empty",
    "blank lines at the end",
]
"""Details that no golden file shows, or none by itself; the reports of an empty text, of no listing, of bytes
and of web archives aside."""
