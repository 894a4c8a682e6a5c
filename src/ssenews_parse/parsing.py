"""Reads a text: prepares it, runs the stages, and turns what was not understood into reports."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from ._decoding import decoded, spans
from ._reading import page as reading
from ._reading.credits import known_credits
from ._reading.parts import Problem
from ._reading.preparing import prepared, unfit
from .errors import ParseError, SourceText
from .records import UNFIT, Credit, NewsPage, one_line_name

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["parse", "parse_credit", "parse_file"]


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
    if not isinstance(text, str):
        message = f"parse() takes a str, not {type(text).__name__}"
        raise TypeError(message)
    return _handed_over(*_read(text, source), on_error)


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
        ParseError: Something cannot be read, and there is no `on_error`.  Bytes that are not of the encoding are problems
            too; the text has U+FFFD in their place.
        OSError: The file cannot be opened.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "may.txt")
    ...     _ = path.write_text("May 2023\n\n  1. A fair day for all\n", encoding="utf-8")
    ...     parse_file(path).items[0].title
    'A fair day for all'
    """
    source = fspath(path)
    text, bytes_by_place = decoded(Path(path).read_bytes(), encoding)
    page, errors = _read(text, source)
    if bytes_by_place:
        shared = SourceText(text)
        undecoded = [
            ParseError("SSE003", text=shared, start=start, end=end, source=source, encoding=encoding, byte=bytes_by_place[start])
            for start, end in spans([*bytes_by_place], apart=bool(page.items))
        ]
        errors = sorted([*undecoded, *errors], key=lambda error: error.start)
    return _handed_over(page, errors, on_error)


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
    if not isinstance(text, str):
        message = f"parse_credit() takes a str, not {type(text).__name__}"
        raise TypeError(message)
    if character := UNFIT.search(text):
        code, values = unfit(character[0])
        raise ParseError(code, text=text, start=character.start(), end=character.end(), **values)
    stripped = text.strip().removeprefix("©").strip()
    if not stripped:
        empty = ParseError("SSE001", text=text, start=0, end=len(text))
        empty.expected = ("a name, an agency or a year",)
        raise empty
    return known_credits[stripped]


def _handed_over(page: NewsPage, errors: list[ParseError], on_error: Callable[[ParseError], object] | None) -> NewsPage:
    if on_error is None and errors:
        raise errors[0]
    if on_error is not None:
        for error in errors:
            on_error(error)
    return page


def _read(text: str, source: str | None) -> tuple[NewsPage, list[ParseError]]:
    named = source if source is None else one_line_name(source)
    ready = prepared(text)
    clean, strays = ready.text, ready.strays
    problems: list[Problem] = []
    if not clean or clean.isspace():
        return NewsPage(source=named), [ParseError("SSE001", text=text, start=0, end=len(text), source=source)]
    page = reading.read(clean, problems, named)
    if page is None:
        code = "SSE004" if any(problem.code == "SSE004" for problem in problems) else "SSE002"
        problems = [Problem(len(clean) - len(clean.lstrip()), len(clean.rstrip()), code, {})]
    if problems:
        problems = [ready.in_original(problem) for problem in problems]
    shared = SourceText(text)
    return page or NewsPage(source=named), [
        ParseError(problem.code, text=shared, start=problem.start, end=problem.end, source=source, **problem.values)
        for problem in _outermost(strays + problems)
    ]


def _outermost(problems: list[Problem]) -> list[Problem]:
    """Sort problems by place and leave out those inside another."""
    kept: list[Problem] = []
    for problem in sorted(problems, key=lambda problem: (problem.start, -problem.end)):
        if not kept or problem.start >= kept[-1].end or not kept[-1].end:
            kept.append(problem)
    return kept
