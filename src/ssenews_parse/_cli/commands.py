"""The command `ssenews-parse`, over the public functions of the package."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypedDict, Unpack, cast

from ssenews_parse._archive_names import ENDINGS, is_archive
from ssenews_parse._extras import needs
from ssenews_parse._replacing import temporary_folder
from ssenews_parse.linting import lint
from ssenews_parse.merging import merge_counted, near_duplicates
from ssenews_parse.records import one_line_name
from ssenews_parse.rendering import render
from ssenews_parse.serialization import json_schema
from ssenews_parse.showing import drawing, visible

from .archiving import coverage_as_json, coverage_as_text
from .checking import count, explanation, list_as_json, list_as_text
from .files import File, descriptor, find, identity, is_one_of
from .formatting import difference, is_listing, rewritten
from .manifest import write_manifest
from .reporting import write_report
from .running import Made, Make, Reading, Run, counted, failure_text
from .tracing import evidence_drawn, trace_of_file, traced_rows, trees_drawn
from .writing import FORMATS, ROWS, Output, made, write

with needs("cli"):
    import click
    from click.shell_completion import BashComplete, FishComplete, ZshComplete
    from rich.console import Console
    from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from io import TextIOWrapper
    from typing import IO

    from rich.console import RenderableType

    from ssenews_parse.archives import Capture
    from ssenews_parse.errors import ParseError
    from ssenews_parse.linting import Remark
    from ssenews_parse.records import NewsPage
    from ssenews_parse.rows import ArchiveRow

__all__ = ["main"]

_NAME = "ssenews-parse"

_FORMS = {".htm": "html", ".html": "html", ".md": "markdown", ".txt": "text"}
"""What files are read as, by their endings; others are text."""

_PAGES = frozenset(_FORMS) | ENDINGS
"""What a folder is searched for: texts, HTML and Markdown files, web archives."""

_TEXTS = frozenset({".txt"})
"""What a folder is searched for where text alone will do."""

_SHELLS = {"bash": BashComplete, "fish": FishComplete, "zsh": ZshComplete}
"""The shells that click writes completions for."""

_SIGNALLED = 128
"""The exit code after a signal is this and its number, as shells have it."""

_READABLE = 100
"""`show` draws no wider than this: longer lines are hard to read."""


class _Refusal(click.ClickException):
    """Why the command cannot do what it was asked to."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Say why, if there is somebody to say it to."""
        if sys.stderr:
            with suppress(OSError):
                super().show(file)


class _Commands(click.Group):
    """The commands, and how each of them ends where it cannot go on."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names of the commands, as they are written down here."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command that was asked for."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                if sys.stdout:
                    sys.stdout.flush()
        except KeyboardInterrupt as stopped:
            click.echo("Interrupted.", err=True)
            ctx.exit(_SIGNALLED + (stopped.args[0] if stopped.args else signal.SIGINT))
        except ModuleNotFoundError as error:
            raise _Refusal(str(error)) from None
        except MemoryError:
            raise _Refusal("the memory is used up") from None
        except BrokenPipeError:
            raise  # who reads the output has seen enough; click ends the command
        except OSError as error:
            _let_go_of_the_output()
            raise _Refusal(f"{_shown(error.filename or '<stdout>')}: {error.strerror or error}") from None


def _shown(name: str | Path) -> str:
    """Return the name of a file as it is shown to people."""
    return visible(one_line_name(str(name)))


def _let_go_of_the_output() -> None:
    """Keep what could not be written to the standard output from being written, and failing, once more when Python ends."""
    with suppress(OSError):
        number = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _stop(number: int, _frame: object) -> NoReturn:
    """End the command as Ctrl-C does: what was begun is cleared away."""
    raise KeyboardInterrupt(number)


def _stop_on_signals(context: click.Context) -> None:
    """Let SIGTERM and SIGHUP end the command as Ctrl-C does, unless they are ignored."""
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if threading.current_thread() is threading.main_thread() and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)
            context.call_on_close(partial(signal.signal, number, signal.SIG_DFL))


# ── What the commands are asked ──────────────────────────────────────────────────────────────────────────────────────────


class _InputOptions(TypedDict):
    """How files are read."""

    names: tuple[str, ...]
    encoding: str
    read_as: str | None
    url: str | None
    show_traceback: bool


class _FmtOptions(TypedDict):
    """What is done with canonical texts."""

    check: bool
    diff: bool
    write: bool


class _RunOptions(TypedDict, total=False):
    """How a run goes, whatever it reads."""

    encoding: str
    lenient: bool
    url: str | None
    show_traceback: bool


class _OutputOptions(_InputOptions):
    """How files are read, and what is made of them."""

    output: Path | int | None
    form: str
    delimiter: str
    output_encoding: str
    manifest: Path | None
    lenient: bool
    quiet: bool


def _encoding(_context: click.Context, _option: click.Parameter, value: str) -> str:
    try:
        " ".encode(value)
    except (LookupError, UnicodeError):
        message = f"{value!r} is not the name of an encoding."
        raise click.BadParameter(message) from None
    return value


def _not_empty(context: click.Context, _argument: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    if "" in values:
        raise click.UsageError("an empty argument is no file: is a variable not set?", context)
    return values


def _path(context: click.Context, _option: click.Parameter, value: str | None) -> Path | int | None:
    if value == "":
        raise click.UsageError("an empty --output is no file: is a variable not set?", context)
    if value is None or value == "-":
        return None
    number = descriptor(Path(value))
    return None if number == 1 else Path(value) if number is None else number


def _format(context: click.Context, _option: click.Parameter, value: str | None) -> str:
    """Return the format that is named, else the ending of the output, whether that is a format or not, else JSON."""
    output = context.params.get("output")
    ending = output.name.rpartition(".")[2].lower() if isinstance(output, Path) and "." in output.name else ""
    return value or ending or "json"


def _delimiter(_context: click.Context, _option: click.Parameter, value: str) -> str:
    value = "\t" if value == r"\t" else value
    if len(value) != 1 or value in '"\r\n':
        raise click.BadParameter("it is one character, or \\t for a tab.")
    return value


def _all(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


_files = click.argument(
    "names", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False), callback=_not_empty
)

_traceback = click.option("--traceback", "show_traceback", is_flag=True, help="Show where an unexpected error comes from.")

_quiet = click.option("-q", "--quiet", is_flag=True, help="Show no progress bar and no closing line.")

_reading = _all(
    click.option(
        "--encoding", default="utf-8", show_default=True, callback=_encoding, help="The encoding of text and Markdown files."
    ),
    click.option(
        "--from",
        "read_as",
        type=click.Choice(("text", "html", "markdown")),
        help="What the files are.  [default: by the ending of each, .html, .htm or .md, else text]",
    ),
    click.option(
        "--url",
        metavar="PATTERN",
        help="In web archives, read only pages whose address is like this: '*/news/*'.  [default: all listings]",
    ),
    _traceback,
)

_input = _all(_files, _reading)

_where = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, readable=False),
    callback=_path,
    is_eager=True,
    help="The file to write.  An existing file is replaced once the new one is complete.  [default: the standard output]",
)

_output = _all(
    click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(FORMATS),
        callback=_format,
        help="What to write.  [default: the ending of the output, else json]",
    ),
    _where,
    click.option(
        "--delimiter", default=",", show_default=True, callback=_delimiter, help="The separator of the cells of CSV; \\t is a tab."
    ),
    click.option(
        "--output-encoding",
        type=click.Choice(("utf-8", "utf-8-sig")),
        default="utf-8",
        show_default=True,
        help="The encoding of CSV: utf-8-sig has the byte order mark that spreadsheets look for.",
    ),
    click.option(
        "--manifest",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write a data package beside the output: versions, checksums of all files, counts, what was left out and why.",
    ),
    click.option("--lenient", is_flag=True, help="Report every problem, and keep everything that could be read."),
    _quiet,
)


# ── What the commands share ──────────────────────────────────────────────────────────────────────────────────────────────


def _run(
    names: Sequence[str],
    make: Make[Made],
    *,
    output: Path | int | None = None,
    read_as: str | None = None,
    endings: frozenset[str] = _PAGES,
    **options: Unpack[_RunOptions],
) -> Run[Made]:
    """Make the run over the files that are named, each once; refuse one that would be written to."""
    found: dict[object, File] = {}
    for name in dict.fromkeys(names):
        for file in _files_of(name, endings, read_as):
            found.setdefault(identity(file.path), file)
    files = list(found.values())
    if all(file.failure == _nothing(endings) for file in files):
        raise _Refusal(f"{_nothing(endings)} in {', '.join(map(_shown, names))}")
    inputs: list[Path | int] = [*(file.path for file in files), *([0] if "-" in names else [])]
    if is_one_of(2, inputs):
        sys.stderr = sys.stdout  # the word must not go into the input either
        raise _Refusal("<stderr>: the standard error stream goes into one of the inputs")
    if is_one_of(1 if output is None else output, inputs):
        raise _Refusal(f"{_shown(str(output or '<stdout>'))}: the output is one of the inputs, which would be lost")
    return Run(files, make, **options)


def _nothing(endings: frozenset[str]) -> str:
    found = f"no {' or '.join(sorted(endings - ENDINGS))} file"
    return f"{found} and no web archive" if endings & ENDINGS else found


def _files_of(name: str, endings: frozenset[str], read_as: str | None) -> list[File]:
    """Return the files that a name stands for, in order, each with what it is read as."""
    if name == "-":
        return [_stdin(read_as or "text")]
    return [
        File(
            path,
            one_line_name(str(path)),
            read_as or _FORMS.get(path.suffix.lower(), "text"),
            failure,
            named=path == Path(name),
            archive=bool(endings & ENDINGS) and is_archive(path),
        )
        for path, failure in find(name, endings)
    ] or [File(Path(name), one_line_name(name), failure=_nothing(endings))]


def _stdin(form: str) -> File:
    """Return a copy of the standard input, which lasts as long as the command."""
    if sys.stdin is None:
        raise _Refusal("the standard input is closed")
    copy = click.get_current_context().with_resource(temporary_folder()) / "stdin"
    copy.write_bytes(sys.stdin.buffer.read())
    return File(copy, "<stdin>", form)


def _output_of(options: _OutputOptions) -> Output:
    output = Output(options["output"], options["form"], options["delimiter"], options["output_encoding"])
    if output.form not in FORMATS:
        endings = ", ".join(f".{form}" for form in FORMATS)
        message = f"{_shown(str(output.where))}: .{_shown(output.form)} is none of {endings}; name the format with --format"
        raise click.UsageError(message)
    if output.form != "csv" and (output.delimiter, output.encoding) != (",", "utf-8"):
        raise click.UsageError("--delimiter and --output-encoding are for CSV")
    if output.form == "parquet" and output.where is None and sys.stdout.isatty():
        raise _Refusal("Parquet is not for a terminal: name a file with --output")
    return output


def _run_of(options: _OutputOptions, make: Make[Made]) -> Run[Made]:
    return _run(
        options["names"],
        make,
        output=options["output"],
        read_as=options["read_as"],
        encoding=options["encoding"],
        lenient=options["lenient"],
        url=options["url"],
        show_traceback=options["show_traceback"],
    )


def _may_draw_bar(*, quiet: bool, output: Path | int | None = None) -> bool:
    """Tell whether a progress bar may be drawn: not on a terminal that the output goes to."""
    return not quiet and (output is not None or not sys.stdout.isatty())


def _end(run: Run[Any], *more: str, quiet: bool, failed: bool = False) -> NoReturn:
    """Say the closing line, unless told to be quiet, and exit."""
    if not quiet:
        run.close(*more)
    click.get_current_context().exit(1 if failed or run.problems else 0)


def _kept(page: NewsPage, _problems: list[ParseError], _remarks: tuple[Remark, ...]) -> NewsPage:
    return page


def _remarked(of_files: int, of_all: int = 0) -> str:
    """Count the remarks on each file, and those on what was made of all; the command that lists the former is named."""
    return counted(of_files + of_all, "remark") + (" (see check)" if of_files else "")


def _left_out(run: Run[Any]) -> list[str]:
    """Say how many files have a problem that --lenient gets over."""
    return [f"{counted(run.left_out, 'file')} left out; --lenient keeps what could be read"] if run.left_out else []


# ── The commands ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
    Examples:
      ssenews-parse show page.txt
      ssenews-parse parse page.txt > page.json
      ssenews-parse parse archive/ --output items.csv
      ssenews-parse merge 'archive/2023*.txt' --output timeline.parquet
      curl -s https://example.org/news | ssenews-parse parse --from html -

    A FILE is a text, HTML or Markdown file, a web archive (.warc, .wet, also .gz or .zst, .wacz), a folder (all of these in and
    below it), a pattern such as '2023/*.txt', or - for standard input.

    The exit code is 0 if all went well, 1 if there were problems, 2 if the command was used wrongly.""",
)
@click.version_option(package_name=_NAME, message="%(prog)s %(version)s")
def main() -> None:
    """Turn saved news listings of the ILO site into tables, JSON, feeds and reports."""
    for stream, name in ((sys.stdout, "output"), (sys.stderr, "error stream")):
        if stream is None:
            raise _Refusal(f"the standard {name} is closed")
        # A terminal that has no sign for a character shows its escape.
        cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")
    _stop_on_signals(click.get_current_context())


@main.command()
@click.argument("names", metavar="[FILE...]", nargs=-1, type=click.Path(allow_dash=True, readable=False), callback=_not_empty)
@_reading
@click.option("--trace", "is_traced", is_flag=True, help="Show why: the lines, the rule and the decision behind each field.")
@click.option("--tree", "is_parsed", is_flag=True, help="Show each item as grammar, tree and record.")
def show(*, is_traced: bool, is_parsed: bool, **options: Unpack[_InputOptions]) -> None:
    """Draw pages on the terminal.

    Problems (✗) and remarks (!) are shown where they are.  Without a FILE the page comes from a pipe.
    """
    if not options["names"] and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError("name a FILE, or let the page come from a pipe")
    options["names"] = options["names"] or ("-",)
    run = _run(make=_drawn, **options)
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _READABLE)
    drawn = [draw for draw, is_asked in ((evidence_drawn, is_traced), (trees_drawn, is_parsed)) if is_asked]
    if drawn and run.archived:
        raise _Refusal("--trace and --tree are for text, HTML and Markdown files: export a page of the web archive first")
    with run.readings(bar=False) as readings:
        for index, reading in enumerate(readings):
            if reading.made is None:
                run.console.print(failure_text(reading.source, str(reading.failure)))
                continue
            told = trace_of_file(run.files[index], options["encoding"]) if drawn else None
            for made in [draw(told) for draw in drawn] if told else [reading.made]:
                console.print(made, "")
    _end(run, quiet=True)


def _drawn(page: NewsPage, problems: list[ParseError], remarks: tuple[Remark, ...]) -> RenderableType:
    return drawing(page, problems=problems, remarks=remarks)


@main.command()
@_input
@_output
def parse(**options: Unpack[_OutputOptions]) -> None:
    """Write pages as JSON, or their items as a table or feed.

    JSON is one page, or an array of pages where there are several FILEs, a folder or a pattern.  JSON Lines, CSV and Parquet
    have one row per item; Atom is one feed of all items.  A file with a problem is reported and left out, unless --lenient is
    given.  It never stops the others.
    """
    run = _run_of(options, partial(made, form=options["form"]))
    output = _output_of(options)
    several = len(options["names"]) > 1 or not run.files[0].named or run.archived
    with run.readings(bar=_may_draw_bar(quiet=options["quiet"], output=output.where)) as readings:
        told = run.tell(readings)
        if output.form in ROWS and not run.archived:
            told = traced_rows(zip(run.files, told, strict=True), options["encoding"])
        write(told, output, several=several, archived=run.archived)
    write_manifest(run, output, options["manifest"])
    _end(run, _remarked(run.remarks), *_left_out(run), quiet=options["quiet"])


@main.command()
@_input
@_output
def merge(**options: Unpack[_OutputOptions]) -> None:
    """Merge overlapping pages into one timeline.

    The items are sorted by month, newest first.  An item that several pages have is kept once, with the fullest text of each field;
    it is the same if its address has the same document number, or if date and title are the same.  The closing line counts what
    was joined.  Two titles of one day that are nearly the same are kept as two items, with a remark (SSE908) on the standard error
    stream.  Of web archives the newest text of each field is kept, and the rows say when an item was first and last seen.
    """
    run = _run_of(options, _kept)
    output = _output_of(options)
    with run.readings(bar=_may_draw_bar(quiet=options["quiet"], output=output.where)) as readings:
        pairs = ((reading.capture, reading.page) for reading in run.tell(readings) if reading.page)
        page, joined, differing, rows = _in_time(pairs) if run.archived else (*merge_counted(page for _, page in pairs), None)
    if page.sections:
        content = rows if rows and output.form in ROWS else made(page, [], lint(page), form=output.form)
        write([Reading(None, page, [], None, (), content)], output, several=False, archived=run.archived)
    write_manifest(run, output, options["manifest"])
    near = near_duplicates(page)
    run.remark(near, _shown(str("<stdout>" if output.where is None else output.where)))
    counts = [f"{joined:,} joined, differing in {counted(differing, 'field')}", _remarked(run.remarks, len(near)), *_left_out(run)]
    _end(run, *counts, quiet=options["quiet"])


def _in_time(pairs: Iterable[tuple[Capture | None, NewsPage]]) -> tuple[NewsPage, int, int, list[ArchiveRow]]:
    """Merge captures in the order of time."""
    from ssenews_parse.archives import timeline, to_timeline_rows

    line = timeline(pairs)
    return line.page, line.joined, line.differing, to_timeline_rows(line, remarks=lint(line.page))


@main.command()
@_input
@click.option(
    "-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="What to write."
)
@_quiet
def coverage(*, form: str, quiet: bool, **options: Unpack[_InputOptions]) -> None:
    """Say what web archives hold of each list, and what is missing.

    It lists the positions that no captured page has, the days that no crawl holds, and the items that are no longer listed, of
    these only those whose place was captured.  A page with a problem is reported and left out.
    """
    run = _run(make=_kept, lenient=False, **options)
    with run.readings(bar=_may_draw_bar(quiet=quiet)) as readings:
        from ssenews_parse.archives import coverage as covered

        lists = covered((each.capture, each.page) for each in run.tell(readings) if each.capture and each.page)
    if form == "json":
        click.echo(json.dumps(coverage_as_json(lists), ensure_ascii=False, indent=2).encode())
    else:
        for line in coverage_as_text(lists):
            click.echo(visible(line))
    _end(run, *_left_out(run), quiet=quiet)


@main.command()
@_input
@click.option(
    "-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="What to write."
)
@click.option("--strict", is_flag=True, help="Exit with 1 for remarks too.")
@click.option("--all", "every", is_flag=True, help="List all of them.  [default: as text, at most ten of the same code per file]")
@click.option("--statistics", is_flag=True, help="Count the findings of each code; list none.")
@_quiet
def check(*, form: str, strict: bool, every: bool, statistics: bool, quiet: bool, **options: Unpack[_InputOptions]) -> None:
    """List the problems of pages, and remarks on them.

    A problem is something that could not be read.  A remark is about something that was read but looks wrong, such as a number
    that was skipped, or a date outside its month.
    """
    run = _run(make=_kept, **options)
    with run.readings(bar=_may_draw_bar(quiet=quiet)) as readings:
        if statistics:
            count(readings, form)
        elif form == "json":
            list_as_json(readings)
        else:
            list_as_text(readings, every=every)
    _end(run, counted(run.remarks, "remark"), quiet=quiet, failed=strict and run.remarks > 0)


@main.command()
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
def explain(codes: tuple[str, ...]) -> None:
    """Say what the codes of problems and remarks mean, such as SSE101."""
    for number, code in enumerate(codes):
        text = explanation(code.upper())
        if text is None:
            raise click.UsageError(f"there is no code {_shown(code)}")
        click.echo(f"{os.linesep if number else ''}{text}")


@main.command()
@_input
@_where
@_quiet
def report(*, output: Path | int | None, quiet: bool, **options: Unpack[_InputOptions]) -> None:
    """Write an HTML page that shows what was read, to send to others.

    It has the text of each file, with problems and remarks where they are, beside the records.  It is one file that needs no other,
    has no script, and loads nothing.
    """
    run = _run(make=_kept, output=output, **options)
    with run.readings(bar=_may_draw_bar(quiet=quiet, output=output)) as readings:
        write_report(zip(run.files, run.tell(readings), strict=True), output, encoding=options["encoding"])
    _end(run, quiet=quiet)


@main.command()
@_files
@_traceback
@click.option("--check", is_flag=True, help="Exit with 1 if a file would change; change nothing.")
@click.option("--diff", is_flag=True, help="Show what would change, and exit with 1 if anything would; change nothing.")
@click.option("--write", is_flag=True, help="Replace each file that changes, once its new text is complete.")
@_quiet
def fmt(*, names: tuple[str, ...], quiet: bool, show_traceback: bool, **options: Unpack[_FmtOptions]) -> None:
    """Write pages in their canonical layout.

    That is the layout of the site, in UTF-8.  Without an option the text goes to the standard output.  A file with a problem is
    reported and stays as it is; so is one in a folder that has no month, no year and no date: it may not be a listing.
    """
    check, diff, write = options["check"], options["diff"], options["write"]
    if write and (check or diff or "-" in names):
        message = "--write goes with files, and with neither --check nor --diff"
        raise click.UsageError(message)
    run = _run(names, _canonical, read_as="text", endings=_TEXTS, show_traceback=show_traceback)
    changes = 0
    with run.readings(bar=_may_draw_bar(quiet=quiet)) as readings:
        for file, reading in zip(run.files, run.tell(readings), strict=True):
            if reading.page is None or reading.made is None:
                continue
            if not (file.named or is_listing(reading.page)):
                run.fail(file, "no month, no year and no date: to have it written, name the file itself")
                continue
            if not (check or diff or write):
                click.echo(reading.made.encode(), nl=False)
                continue
            before = None
            with run.going_on(file):
                before = rewritten(file, reading.made, write=write)
            if before is None:
                continue
            changes += 1
            if diff:
                click.echo("".join(difference(file, reading.page, before, reading.made)).encode(), nl=False)
            run.console.print(Text(f"{visible(file.source)}: {'changed' if write else 'would change'}", "yellow"))
    more = [f"{changes:,} {'changed' if write else 'would change'}"] if check or diff or write else []
    _end(run, _remarked(run.remarks), *more, quiet=quiet, failed=(check or diff) and changes > 0)


def _canonical(page: NewsPage, problems: list[ParseError], _remarks: tuple[Remark, ...]) -> str | None:
    return None if problems else render(page)


@main.command()
def schema() -> None:
    """Write the JSON Schema of a page."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2).encode())


@main.command(
    epilog="""\b
    bash: ssenews-parse completion bash >> ~/.bashrc
    zsh:  ssenews-parse completion zsh >> ~/.zshrc
    fish: ssenews-parse completion fish | source"""
)
@click.argument("shell", type=click.Choice(tuple(_SHELLS)))
def completion(shell: str) -> None:
    """Write the script that completes commands in a shell."""
    click.echo(_SHELLS[shell](main, {}, _NAME, "_SSENEWS_PARSE_COMPLETE").source())
