"""One run of the command: reads file after file, whatever may be wrong with them, counts, and says on stderr how it goes."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Callable
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from ssenews_parse._extras import needs
from ssenews_parse.errors import ParseError
from ssenews_parse.html import parse_html
from ssenews_parse.linting import lint
from ssenews_parse.markdown import parse_markdown_bytes
from ssenews_parse.parsing import parse_bytes

with needs("cli"):
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

from ssenews_parse.records import one_line_name
from ssenews_parse.showing import problem_text, remark_text, visible

from .archiving import Archives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ssenews_parse.archives import Capture, Listing
    from ssenews_parse.linting import Remark
    from ssenews_parse.records import NewsPage
    from ssenews_parse.tracing import Trace

    from .files import File
    from .tracing import Tracer

__all__ = ["Make", "Reading", "Run", "counted", "failure_text", "plain_console"]

Made = TypeVar("Made")

Make = Callable[["NewsPage", "list[ParseError]", "tuple[Remark, ...]", "Trace | None"], Made]
"""How a command makes something of a page, its problems, the remarks on it, and its trace, where that was asked for."""


_ARCHIVE = re.compile(rb"(?:\xef\xbb\xbf)?\s*WARC/[01]\.")
"""How a web archive begins that is not packed."""

_UNNAMED = "a web archive, not a page: parse and merge read it if its name ends in .warc or .wet"


class Reading(NamedTuple, Generic[Made]):
    """What came of one file."""

    source: str | None
    """What the file is called in reports and rows; None for a page that no single file holds."""
    page: NewsPage | None
    problems: list[ParseError]
    failure: str | None
    """Why the file could not be read at all."""
    remarks: tuple[Remark, ...] = ()
    """What looks wrong on the page."""
    made: Made | None = None
    """What the command makes of the page."""
    capture: Capture | None = None
    """The capture, if the page comes from a web archive."""


def plain_console(*, stderr: bool = False) -> Console:
    """Return a console that prints texts as they are: it wraps no line and reads no markup."""
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def failure_text(source: str | None, failure: str) -> Text:
    """Return the one line that says why a file could not be read or written.

    >>> failure_text("may.txt", "No such file or directory").plain
    'may.txt: No such file or directory'
    """
    return Text.assemble(f"{visible(str(source))}: ", (visible(one_line_name(failure)), "red"))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "file"), counted(2000, "file")
    ('1 file', '2,000 files')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Run(Generic[Made]):
    """The files of one run, how they are read, and how many items, problems and remarks there were so far."""

    def __init__(  # noqa: PLR0913 - all that a run can be asked for
        self,
        files: Sequence[File],
        make: Make[Made],
        *,
        encoding: str = "utf-8",
        lenient: bool = True,
        url: str | None = None,
        trace: Tracer | None = None,
        show_traceback: bool = False,
    ) -> None:
        self.files = files
        self._make = make
        self._encoding = encoding
        self._lenient = lenient
        self.archives = Archives(url)
        self._trace = trace
        self._show_traceback = show_traceback
        self.console = plain_console(stderr=True)
        self.items = self.problems = self.remarks = self.left_out = 0
        self.without_page: list[tuple[str | None, str]] = []
        """The sources of which nothing is kept, and why."""

    @contextmanager
    def readings(self, *, bar: bool) -> Iterator[Iterator[Reading[Made]]]:
        """Give what comes of each file, as it is asked for; with a progress bar, where a person looks on and there are several."""
        if not bar or len(self.files) == 1 or not sys.stderr.isatty():
            yield chain.from_iterable(map(self._readings, self.files))
            return
        columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self.console, transient=True) as progress:
            yield chain.from_iterable(map(self._readings, progress.track(self.files)))

    def tell(self, readings: Iterable[Reading[Made]]) -> Iterator[Reading[Made]]:
        """Report on stderr what is wrong with each file, on its way."""
        for reading in readings:
            self.say(reading)
            yield reading

    def say(self, reading: Reading[Made]) -> None:
        """Report on stderr what is wrong with a file."""
        for problem in reading.problems:
            self.console.print(problem_text(problem))
        if reading.failure:
            self.console.print(failure_text(reading.source, reading.failure))

    def remark(self, remarks: Iterable[Remark], source: str) -> None:
        """Say on stderr what looks wrong with what was read from, or written to, `source`."""
        for remark in remarks:
            self.console.print(remark_text(remark, source))

    @contextmanager
    def going_on(self, file: File) -> Iterator[None]:
        """Report and count a file that cannot be written, and go on after the block."""
        try:
            yield
        except OSError as error:
            self.fail(file, error.strerror or str(error))

    def fail(self, file: File, failure: str) -> None:
        """Report and count a file with which nothing can be done."""
        self.problems += 1
        self.console.print(failure_text(file.source, failure))

    def close(self, *more: str) -> None:
        """Say the closing line: files, items, problems, and what a command has more to count."""
        counts = [counted(len(self.files), "file"), counted(self.items, "item"), counted(self.problems, "problem"), *more]
        self.console.print(Text(", ".join(counts + self.archives.told()), "red" if self.problems else "green"))

    @property
    def archived(self) -> bool:
        """Whether web archives are among the files."""
        return any(file.archive for file in self.files)

    @property
    def passed(self) -> dict[str, int]:
        """How many captures were passed over, by what they are."""
        return dict(self.archives.passed)

    def _readings(self, file: File) -> Iterator[Reading[Made]]:
        """Yield what comes of a file: one page, or of a web archive all listings and what is damaged."""
        if not file.archive or file.failure:
            yield self._reading(file)
            return
        try:
            for listing in self.archives.listings(file.path):
                yield self._captured(listing)
        except (MemoryError, ModuleNotFoundError):
            raise  # no other file would fare better
        except Exception as error:  # noqa: BLE001 - whatever an archive may do, the others go on
            yield self._told(Reading(file.source, None, [], self._why(error)))

    def _captured(self, listing: Listing) -> Reading[Made]:
        """Return a page out of an archive; one with a problem is left out, unless the run is lenient."""
        page = listing.page if self._lenient or not listing.problems else None
        self.left_out += page is not listing.page
        remarks = () if page is None else lint(page)
        told = self._trace(listing.capture, self._encoding) if page and listing.capture and self._trace else None
        made = None if page is None else self._make(page, listing.problems, remarks, told)
        return self._told(Reading(listing.source, page, listing.problems, None, remarks, made, listing.capture))

    def _told(self, reading: Reading[Made]) -> Reading[Made]:
        """Count what came of a file or a capture."""
        self.items += len(reading.page.items) if reading.page else 0
        self.problems += len(reading.problems) + (reading.failure is not None)
        self.remarks += len(reading.remarks)
        if reading.page is None:
            self.without_page.append((reading.source, reading.failure or reading.problems[0].message))
        return reading

    def _reading(self, file: File) -> Reading[Made]:
        problems: list[ParseError] = []
        remarks: tuple[Remark, ...] = ()
        page = made = None
        failure = file.failure
        try:
            failure = failure or self._no_page(file)
            if failure is None:
                page = self._page(file, problems)
                remarks = lint(page)
                made = self._make(page, problems, remarks, self._trace(file, self._encoding) if self._trace else None)
        except ParseError as error:
            problems.append(error)
        except (MemoryError, ModuleNotFoundError):
            raise  # no other file would fare better
        except Exception as error:  # noqa: BLE001 - whatever a page may do, the others go on
            page, remarks, failure = None, (), self._why(error)
        if problems and file.form != "html" and self._is_binary(file, page):
            page = made = None
            problems, remarks, failure = [], (), "a binary file, or a text in another encoding"
        self.left_out += page is None and failure is None
        for problem in problems:
            problem.source = file.source
        return self._told(Reading(file.source, page, problems, failure, remarks, made))

    def _no_page(self, file: File) -> str | None:
        """Say so where a file is a web archive by what is in it, but not by its name."""
        return _UNNAMED if _ARCHIVE.match(file.beginning()) else None

    def _is_binary(self, file: File, page: NewsPage | None) -> bool:
        """Tell whether a file holds zeros, as no text does: one, where nothing else was found, or one in ten characters."""
        text = file.read().decode(self._encoding, "replace")
        return text.count("\0") > (len(text) // 10 if page and page.items else 0)

    def _why(self, error: Exception) -> str:
        """Return the reason why a file failed in one line; what nobody foresaw is shown in full where that is asked for."""
        if isinstance(error, OSError) and error.strerror:
            return error.strerror
        if isinstance(error, UnicodeError):
            return str(error)  # of an encoding that cannot tell which byte is wrong
        if self._show_traceback:
            self.console.print(visible("".join(traceback.format_exception(error))), end="")
        more = "" if self._show_traceback else "; --traceback shows where"
        return f"{type(error).__name__}, which was not foreseen: {error}{more}"

    def _page(self, file: File, problems: list[ParseError]) -> NewsPage:
        on_error = problems.append if self._lenient else None
        if file.form == "html":
            return parse_html(file.read(), source=file.source, on_error=on_error)
        parse = parse_markdown_bytes if file.form == "markdown" else parse_bytes
        return parse(file.read(), encoding=self._encoding, source=file.source, on_error=on_error)
