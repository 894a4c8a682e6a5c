"""What was read of texts, as one HTML file that a person can send to a colleague.

On the left is the text, with each problem and remark under the line that it is about; on the right are the records that were made
of it.  Each record links to the line where it starts, and that line to the record.  The file is complete: it holds its style, has
no script, and its policy forbids a browser to load anything or to apply any other style.
"""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_right
from collections import defaultdict, deque
from html import escape
from importlib.resources import files
from itertools import count, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from ._reading import spelling
from .errors import line_ends
from .linting import lint
from .records import STRAY
from .tracing import trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .errors import ParseError
    from .linting import Remark
    from .records import NewsItem, NewsPage, Section
    from .tracing import Trace

__all__ = ["Examined", "Field", "examine", "fields_of", "to_report"]

_INVISIBLE = re.compile(f"{STRAY.pattern}|[\u202a-\u202e\u2066-\u2069]")
"""What no browser shows or HTML cannot hold, and what turns the direction of the text after it: shown as escapes."""

_LINK = re.compile(r"https?://", re.IGNORECASE)
"""How an address begins that may be a link: of a text from anywhere, no other is to be trusted."""

_FEW = 50
"""A longer list of problems is folded up at first."""

_SHEET = 200
"""A longer text is shown in sheets of so many lines: a browser lays out only those that are in view."""


_KINDS = {"year": "heading", **{name: name for name in ("topic", "credit", "kicker", "title", "date", "place", "summary")}}
"""What is coloured: the kind of a field by its name."""


class Field(NamedTuple):
    """Where a field of a record is in the text: from `start` up to `end`, and its kind (`title`, `date`, …)."""

    start: int
    end: int
    kind: str


@frozen(kw_only=True)
class Examined:
    """A text and what was read of it."""

    text: str
    page: NewsPage
    problems: tuple[ParseError, ...] = field(default=(), converter=tuple["ParseError", ...])
    remarks: tuple[Remark, ...] = field(default=(), converter=tuple["Remark", ...])
    fields: tuple[Field, ...] = field(default=(), converter=tuple[Field, ...])
    """Where the fields of the records are, if that is known: the report colours them by kind.  They do not overlap."""


def examine(text: str, *, source: str | None = None) -> Examined:
    r"""Parse a text, and keep what `to_report` shows.

    Args:
        text: The text of a page.
        source: Where it came from; the report names it.

    Returns:
        The text, the page, its problems, the remarks on it, and where its fields are.

    >>> examined = examine("May 2023\n\n  1. A fair day\n\n    32 May 2023\n")
    >>> [problem.code for problem in examined.problems]
    ['SSE101']
    """
    told = trace(text, source=source)
    return Examined(text=text, page=told.page, problems=told.problems, remarks=lint(told.page), fields=fields_of(told))


def fields_of(told: Trace) -> tuple[Field, ...]:
    r"""Return where the fields of a page are, for the colours of a report: those of its sections and items, and its title.

    >>> [field.kind for field in fields_of(trace("May 2023\n\n  1. A fair day\n\n    25 May 2023, Rome\n"))]
    ['heading', 'title', 'date', 'place']
    """
    found = ((_KINDS.get(path.rpartition(".")[2]), evidence) for path, evidence in told.evidence())
    return tuple(Field(span.start, span.end, kind) for kind, evidence in found if kind for span in evidence.spans)


def to_report(examined: Examined | Iterable[Examined]) -> str:
    r"""Make a report, as one HTML page that needs no other file.

    Nothing in a text is read as markup, and the page loads nothing.

    Args:
        examined: What was read of one text, or of several.

    Returns:
        The HTML, to be saved as UTF-8.

    >>> report = to_report(examine("May 2023\n\n  1. A fair day\n\n    32 May 2023\n", source="may.txt"))
    >>> "SSE101" in report, "<script" in report
    (True, False)
    """
    parts = [examined] if isinstance(examined, Examined) else list(examined)
    style = files(__package__).joinpath("report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    name = _name(parts[0]) if len(parts) == 1 else f"{len(parts):,} texts"
    body = "".join(piece for index, part in enumerate(parts, 1) for piece in _part(part, f"t{index}"))
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_safe(name)}: report</title>\n<style>{style}</style>\n"
        f"<main>\n<h1>What was read of {_safe(name)}</h1>\n{body}</main>\n</html>\n"
    )


def _name(part: Examined) -> str:
    return part.page.source or "a text"


def _safe(text: str) -> str:
    """Return a text for HTML, with escapes for what would not show or would mislead."""
    return escape(_INVISIBLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _part(part: Examined, key: str) -> Iterator[str]:
    """Yield the report on one text; its anchors begin with `key`."""
    facts = [_counted(len(part.page.items), "item"), _counted(len(part.problems), "problem"), _counted(len(part.remarks), "remark")]
    if part.page.language:
        facts.append(f"language: {_safe(part.page.language)}")
    name = _safe(_name(part))
    yield f'<article aria-labelledby="{key}">\n<h2 id="{key}">{name}</h2>\n<p class="facts">{" · ".join(facts)}</p>\n'
    yield from _findings(part, key)
    yield '<div class="panes">\n'
    yield f'<section class="pane" tabindex="0" aria-label="The text of {name}">\n<h3>Text</h3>\n'
    yield from _legend(part)
    yield from _text(part, key)
    yield f'</section>\n<section class="pane" tabindex="0" aria-label="The records of {name}">\n<h3>Records</h3>\n'
    yield from _records(part.page, key)
    yield "</section>\n</div>\n</article>\n"


# ── Problems and remarks ─────────────────────────────────────────────────────────────────────────────────────────────────


class _Note(NamedTuple):
    """A problem or a remark, and where it is said."""

    line: int
    kind: str
    place: str
    code: str
    message: str
    more: tuple[str, ...]


def _notes(part: Examined) -> list[_Note]:
    """Return problems and remarks in the order of their lines; a remark on no line comes first."""
    notes = [_Note(remark.line or 1, "remark", str(remark.line or ""), remark.code, remark.message, ()) for remark in part.remarks]
    for problem in part.problems:
        more = [f"Expected: {', '.join(problem.expected)}."] if problem.expected else []
        more += [f"Hint: {problem.hint}."] if problem.hint else []
        place = f"{problem.line}:{problem.column}"
        notes.append(_Note(problem.line, "problem", place, problem.code, problem.message, tuple(more)))
    return sorted(notes, key=lambda note: note.line)


def _findings(part: Examined, key: str) -> Iterator[str]:
    """Yield the list of problems and remarks, each a link to its place in the text."""
    notes = _notes(part)
    if not notes:
        yield '<p class="sound">No problems and no remarks.</p>\n'
        return
    yield f"<details{'' if len(notes) > _FEW else ' open'}><summary>Problems and remarks</summary>\n<ul>\n"
    for index, note in enumerate(notes, 1):
        place = f"{note.place} " if note.place else ""
        yield f'<li class="{note.kind}"><a href="#{key}n{index}">{place}{note.code}</a> {_safe(note.message)}\n'
    yield "</ul>\n</details>\n"


# ── The text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _legend(part: Examined) -> Iterator[str]:
    """Yield what the colours of fields say, where fields are coloured."""
    if kinds := dict.fromkeys(place.kind for place in part.fields):
        yield f'<p class="legend">Colours: {" ".join(_coloured(kind, kind) for kind in kinds)}</p>\n'


def _coloured(shown: str, kind: str) -> str:
    return f'<span class="{kind}">{shown}</span>'


def _text(part: Examined, key: str) -> Iterator[str]:
    """Yield the text as a numbered list of its lines, with the notes on each."""
    lines = _lines(part.text)
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for index, note in enumerate(_notes(part), 1):
        notes[min(note.line, len(lines))].append(_note(note, f"{key}n{index}"))
    records = {item.line: f"{key}r{index}" for index, item in enumerate(part.page.items, 1) if item.line}
    problems = _Spans(Field(problem.start, problem.end, "problem") for problem in part.problems)
    fields = _Spans(part.fields)
    language = f' lang="{part.page.language}"' if part.page.language else ""
    long = ' class="long"' if len(lines) > _SHEET else ""
    yield f"<div{language}{long}>\n"
    for number, (start, end) in enumerate(lines, 1):
        if number % _SHEET == 1:
            yield f'{"</ol>" if number > 1 else ""}<ol class="text" start="{number}">\n'
        shown = "".join(_pieces(part.text, start, end, problems.within(start, end), fields.within(start, end)))
        record = records.get(number)
        anchor, link = (f' id="{key}l{number}"', f' <a href="#{record}" lang="en">record</a>') if record else ("", "")
        yield f"<li{anchor}>{shown}{link}{''.join(notes[number])}</li>\n"
    yield "</ol>\n</div>\n"


def _note(note: _Note, anchor: str) -> str:
    more = "".join(f"<br>{_safe(text)}" for text in note.more)
    label = f"<b>{note.kind.capitalize()} {note.code}:</b>"
    return f'<p class="note {note.kind}" id="{anchor}" lang="en">{label} {_safe(note.message)}{more}</p>'


def _lines(text: str) -> list[tuple[int, int]]:
    """Return where each line starts and ends, its line end left out; what follows the last line end is no line if it is empty."""
    ends = [*line_ends(text).finditer(text)]
    starts = [0, *(end.end() for end in ends)]
    lines = [*zip(starts, [*(end.start() for end in ends), len(text)], strict=True)]
    return lines[:-1] if ends and starts[-1] == len(text) else lines


class _Spans:
    """Spans of a text that do not overlap, which are asked for line by line."""

    def __init__(self, spans: Iterable[Field]) -> None:
        self._waiting = deque(sorted(spans))

    def within(self, start: int, end: int) -> list[Field]:
        """Return what of the spans is in a line; the lines are asked for in their order."""
        found = []
        while self._waiting and self._waiting[0].start < end:
            span = self._waiting[0]
            found.append(Field(max(span.start, start), min(span.end, end), span.kind))
            if span.end > end:
                break
            self._waiting.popleft()
        return [span for span in found if span.start < span.end]


def _pieces(text: str, start: int, end: int, problems: list[Field], fields: list[Field]) -> Iterator[str]:
    """Yield the pieces of a line, each of them inside or outside of one problem and one field."""
    edges = {start, end, *(edge for span in problems + fields for edge in (span.start, span.end))}
    for first, last in pairwise(sorted(edges)):
        piece = _safe(text[first:last])
        if kind := _kind(fields, first):
            piece = _coloured(piece, kind)
        yield f"<mark>{piece}</mark>" if _kind(problems, first) else piece


def _kind(spans: list[Field], place: int) -> str | None:
    """Return the kind of the span at a place, if there is one."""
    index = bisect_right(spans, place, key=itemgetter(0)) - 1
    return spans[index].kind if index >= 0 and place < spans[index].end else None


# ── The records ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _records(page: NewsPage, key: str) -> Iterator[str]:
    """Yield the records: what is around the list as text, the items as a table."""
    language = f' lang="{page.language}"' if page.language else ""
    yield f"<div{language}>\n"
    if page.title:
        yield f'<p class="page">{_safe(page.title)}</p>\n'
    yield from _paragraphs(page.preamble)
    if page.items:
        yield '<table>\n<thead lang="en"><tr><th scope="col">No.<th scope="col">Date<th scope="col">Item</thead>\n'
        places = count(1)
        for section in page.sections:
            yield f"<tbody>\n{_heading(section, page.language)}"
            for item in section.items:
                yield _row(item, key, next(places))
        yield "</table>\n"
    else:
        yield '<p lang="en">No items.</p>\n'
    yield from _paragraphs(page.postamble)
    yield "</div>\n"


def _heading(section: Section, language: str | None) -> str:
    heading = section.topic if section.year is None else spelling.heading(language, section.year, section.month)
    return f'<tr><th colspan="3" scope="rowgroup">{_safe(heading)}</th>\n' if heading else ""


def _row(item: NewsItem, key: str, index: int) -> str:
    number = "•" if item.number is None else str(item.number)
    if item.line:
        number = f'<a href="#{key}l{item.line}" aria-label="{number}, line {item.line}">{number}</a>'
    dates = " –<br>".join(str(day) for day in (item.date, item.end_date) if day)
    return f'<tr id="{key}r{index}"><td>{number}<td>{dates}<td>{"".join(_fields(item))}\n'


def _fields(item: NewsItem) -> Iterator[str]:
    """Yield the other fields of an item, each on its own line."""
    if item.kicker:
        yield f'<p class="kicker">{_safe(item.kicker)}</p>'
    if item.title:
        yield f'<p class="title">{_linked(_safe(item.title), item.url)}</p>'
    if item.place:
        yield f'<p class="place">{_safe(item.place)}</p>'
    if item.credit:
        yield f'<p class="credit">© {_safe(item.credit.text)}</p>'
    yield from _paragraphs(item.summary)


def _linked(shown: str, url: str | None) -> str:
    return f'<a href="{_safe(url)}" rel="noreferrer">{shown}</a>' if url and _LINK.match(url) else shown


def _paragraphs(text: str | None) -> Iterator[str]:
    return (f"<p>{_safe(paragraph)}</p>\n" for paragraph in text.split("\n\n")) if text else iter(())
