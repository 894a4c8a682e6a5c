"""Reads a text: prepares it, runs the stages, and turns what was not understood into reports."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike, fspath
from pathlib import Path

from ._arguments import check_takes
from ._decoding import decoded, spans
from ._reading import page as reading
from ._reading.credits import known_credits
from ._reading.parts import Problem
from ._reading.preparing import prepared, unfit
from .errors import ParseError, SourceText
from .records import UNFIT, Credit, NewsPage, one_line_name

__all__ = [
    "bytes_understood",
    "file_understood",
    "handed_over",
    "parse",
    "parse_bytes",
    "parse_credit",
    "parse_file",
    "reports",
    "understood",
]

Reader = Callable[[str, list[Problem], "str | None"], "NewsPage | None"]
"""What makes a page of a text: it adds what it does not understand to the list, and puts the source into the page."""


def parse(text: str, *, source: str | None = None, on_error: Callable[[ParseError], object] | None = None) -> NewsPage:
    r"""Turn the plain text of a listing page into records.

    Args:
        text: The text of the page.
        source: Where the text came from, such as a path or an address.  Reports name it, and `NewsPage.source` keeps it.
        on_error: A function that is called with each problem, in page order.  What it returns is ignored, and what it raises is
            passed on.

    Returns:
        The page.  With `on_error`, it has everything that could be read.

    Raises:
        ParseError: Something cannot be read, and there is no `on_error`.
        TypeError: The text is not a `str`.

    >>> page = parse("News\n\nMay 2023\n\n  1. A fair day for all\n\n    25 May 2023\n\n    Bakers meet in Lomé.\n")
    >>> page.items[0].title, page.items[0].date
    ('A fair day for all', datetime.date(2023, 5, 25))
    """
    check_takes("parse", text, str)
    return handed_over(*understood(text, source, reading.read), on_error)


def parse_file(
    path: str | PathLike[str], *, encoding: str = "utf-8", on_error: Callable[[ParseError], object] | None = None
) -> NewsPage:
    r"""Parse a file; its path is the source.

    Args:
        path: The file.  It may begin with a byte order mark.
        encoding: The encoding of the file.
        on_error: As for `parse`.

    Returns:
        The page.

    Raises:
        ParseError: Something cannot be read, and there is no `on_error`.  Bytes that are not valid in the encoding are problems
            too; the text has U+FFFD in their place.
        OSError: The file cannot be opened.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "may.txt")
    ...     _ = path.write_text("May 2023\n\n  1. A fair day for all\n", encoding="utf-8")
    ...     parse_file(path).items[0].title
    'A fair day for all'
    """
    return handed_over(*file_understood(path, encoding, reading.read), on_error)


def parse_bytes(
    data: bytes, *, encoding: str, source: str | None, on_error: Callable[[ParseError], object] | None = None
) -> NewsPage:
    """Parse a text that is not decoded yet, as `parse_file` does."""
    return handed_over(*bytes_understood(data, encoding, source, reading.read), on_error)


def file_understood(path: str | PathLike[str], encoding: str, read: Reader) -> tuple[NewsPage, list[ParseError]]:
    """Read a file by `read`."""
    return bytes_understood(Path(path).read_bytes(), encoding, fspath(path), read)


def bytes_understood(data: bytes, encoding: str, source: str | None, read: Reader) -> tuple[NewsPage, list[ParseError]]:
    """Decode a text and read it by `read`; bytes that are not of the encoding are among its reports."""
    text, bytes_by_place = decoded(data, encoding)
    page, errors = understood(text, source, read)
    if bytes_by_place:
        shared = SourceText(text)
        undecoded = [
            ParseError("SSE003", text=shared, start=start, end=end, source=source, encoding=encoding, byte=bytes_by_place[start])
            for start, end in spans([*bytes_by_place], apart=bool(page.items))
        ]
        errors = sorted([*undecoded, *errors], key=lambda error: error.start)
    return page, errors


def parse_credit(text: str) -> Credit:
    """Read the credit of a photo.

    Args:
        text: The credit, with or without its `©`.

    Returns:
        The credit, with the names and the year that were found in it.

    Raises:
        ParseError: There is no text, or a control character in it.
        TypeError: The text is not a `str`.

    >>> credit = parse_credit("© ILO/J. Vale 2024")
    >>> credit.holder, credit.agency, credit.year
    ('J. Vale', 'ILO', 2024)
    """
    check_takes("parse_credit", text, str)
    if character := UNFIT.search(text):
        code, values = unfit(character[0])
        raise ParseError(code, text=text, start=character.start(), end=character.end(), **values)
    stripped = text.strip().removeprefix("©").strip()
    if not stripped:
        empty = ParseError("SSE001", text=text, start=0, end=len(text))
        empty.expected = ("a name, an agency or a year",)
        raise empty
    return known_credits[stripped]


def handed_over(page: NewsPage, errors: list[ParseError], on_error: Callable[[ParseError], object] | None) -> NewsPage:
    """Return a page, after each of its problems was given to the caller; raise the first where nobody takes them."""
    if on_error is None and errors:
        raise errors[0]
    if on_error is not None:
        for error in errors:
            on_error(error)
    return page


def understood(text: str, source: str | None, read: Reader) -> tuple[NewsPage, list[ParseError]]:
    """Prepare a text and read it by `read`; return the page and its reports."""
    named = source if source is None else one_line_name(source)
    ready = prepared(text)
    clean, strays = ready.text, ready.strays
    problems: list[Problem] = []
    if not clean or clean.isspace():
        return NewsPage(source=named), [ParseError("SSE001", text=text, start=0, end=len(text), source=source)]
    page = read(clean, problems, named)
    if page is None:
        code = "SSE004" if any(problem.code == "SSE004" for problem in problems) else "SSE002"
        problems = [Problem(len(clean) - len(clean.lstrip()), len(clean.rstrip()), code, {})]
    if problems:
        problems = [ready.in_original(problem) for problem in problems]
    return page or NewsPage(source=named), reports(strays + problems, text, source)


def reports(problems: list[Problem], text: str, source: str | None) -> list[ParseError]:
    """Make the reports of problems in a text, in page order and without those inside another."""
    shared = SourceText(text)
    return [
        ParseError(problem.code, text=shared, start=problem.start, end=problem.end, source=source, **problem.values)
        for problem in _outermost(problems)
    ]


def _outermost(problems: list[Problem]) -> list[Problem]:
    """Sort problems by place and leave out those inside another."""
    kept: list[Problem] = []
    for problem in sorted(problems, key=lambda problem: (problem.start, -problem.end)):
        if not kept or problem.start >= kept[-1].end or not kept[-1].end:
            kept.append(problem)
    return kept
