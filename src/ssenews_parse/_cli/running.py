"""One run of the command: reads file after file, whatever may be wrong with them, counts, and says on stderr how it goes."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from ssenews_parse._extras import needs
from ssenews_parse.errors import ParseError
from ssenews_parse.html import parse_html
from ssenews_parse.parsing import parse_file

with needs("cli"):
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

from ssenews_parse.showing import problem_text, remark_text, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ssenews_parse.linting import Remark
    from ssenews_parse.records import NewsPage

    from .files import File

__all__ = ["Reading", "Run", "counted", "failure_text", "plain_console"]


class Reading(NamedTuple):
    """What came of one file."""

    source: str | None
    """What the file is called in reports and rows; None for a page that no single file holds."""
    page: NewsPage | None
    problems: list[ParseError]
    failure: str | None
    """Why the file could not be read at all."""


def plain_console(*, stderr: bool = False) -> Console:
    """Return a console that prints texts as they are: it wraps no line and reads no markup."""
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def failure_text(source: str | None, failure: str) -> Text:
    """Return the one line that says why a file could not be read or written.

    >>> failure_text("may.txt", "No such file or directory").plain
    'may.txt: No such file or directory'
    """
    return Text.assemble(f"{visible(str(source))}: ", (failure, "red"))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "file"), counted(2000, "file")
    ('1 file', '2,000 files')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Run:
    """The files of one run, how they are read, and how many items and problems there were so far."""

    def __init__(self, files: Sequence[File], *, encoding: str = "utf-8", lenient: bool = True) -> None:
        self.files = files
        self._encoding = encoding
        self._lenient = lenient
        self.console = plain_console(stderr=True)
        self.items = self.problems = 0

    @contextmanager
    def readings(self, *, bar: bool) -> Iterator[Iterator[Reading]]:
        """Give what comes of each file, as it is asked for; with a progress bar, where a person looks on and there are several."""
        if not bar or len(self.files) == 1 or not sys.stderr.isatty():
            yield map(self._reading, self.files)
            return
        columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self.console, transient=True) as progress:
            yield map(self._reading, progress.track(self.files))

    def tell(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Report on stderr what is wrong with each file, on its way."""
        for reading in readings:
            for problem in reading.problems:
                self.console.print(problem_text(problem))
            if reading.failure:
                self.console.print(failure_text(reading.source, reading.failure))
            yield reading

    def remark(self, remarks: Iterable[Remark], source: str) -> None:
        """Say on stderr what looks wrong with what was read from, or written to, `source`."""
        for remark in remarks:
            self.console.print(remark_text(remark, source))

    @contextmanager
    def going_on(self, file: File) -> Iterator[None]:
        """Report and count a file that cannot be written, and go on behind the block."""
        try:
            yield
        except BrokenPipeError:
            raise  # that is the standard output
        except OSError as error:
            self.problems += 1
            self.console.print(failure_text(file.source, error.strerror or str(error)))

    def close(self, *more: str) -> None:
        """Say the closing line: files, items, problems, and what a command has more to count."""
        counts = [counted(len(self.files), "file"), counted(self.items, "item"), counted(self.problems, "problem"), *more]
        self.console.print(Text(", ".join(counts), "red" if self.problems else "green"))

    def _reading(self, file: File) -> Reading:
        problems: list[ParseError] = []
        page = failure = None
        try:
            page = self._page(file, problems)
        except ParseError as error:
            problems.append(error)
        except OSError as error:
            failure = error.strerror or str(error)
        except UnicodeError as error:
            failure = str(error)  # of an encoding that cannot tell which byte is wrong
        for problem in problems:
            problem.source = file.source
        self.items += len(page.items) if page else 0
        self.problems += len(problems) + (failure is not None)
        return Reading(file.source, page, problems, failure)

    def _page(self, file: File, problems: list[ParseError]) -> NewsPage:
        on_error = problems.append if self._lenient else None
        if file.html:
            return parse_html(file.path.read_bytes(), source=file.source, on_error=on_error)
        page = parse_file(file.path, encoding=self._encoding, on_error=on_error)
        return evolve(page, source=file.source)
