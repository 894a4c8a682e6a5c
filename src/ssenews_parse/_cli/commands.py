"""The command `ssenews-parse`, over the public functions of the package."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypedDict, Unpack, cast

from ssenews_parse._extras import needs
from ssenews_parse.linting import lint
from ssenews_parse.merging import merge_counted, near_duplicates
from ssenews_parse.records import one_line_name
from ssenews_parse.rendering import render
from ssenews_parse.serialization import json_schema
from ssenews_parse.showing import drawing, visible

from .checking import list_as_json, list_as_text
from .files import File, find, is_one_of
from .formatting import changed
from .running import Reading, Run, counted, failure_text
from .writing import FORMATS, write

with needs("cli"):
    import click
    from click.shell_completion import BashComplete, FishComplete, ZshComplete
    from rich.console import Console
    from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from io import TextIOWrapper

__all__ = ["main"]

_NAME = "ssenews-parse"

_TEXTS = frozenset({".txt"})
"""The endings of text files."""

_PAGES = _TEXTS | {".html", ".htm"}
"""The endings of text and HTML files: what a folder is searched for, and what tells that a file is HTML."""

_SHELLS = {"bash": BashComplete, "fish": FishComplete, "zsh": ZshComplete}
"""The shells that click writes completions for."""

_INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""

_READABLE = 100
"""`show` draws no wider than this: longer lines are hard to read."""


class _Refusal(click.ClickException):
    """Why the command cannot do what it was asked to."""

    exit_code = 2


class _Commands(click.Group):
    """The commands, and how each of them ends where it cannot go on."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names of the commands, as they are written down here."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(_INTERRUPTED)
        except ModuleNotFoundError as error:
            raise _Refusal(str(error)) from None
        except BrokenPipeError:
            raise  # who reads the output has seen enough; click ends the command
        except OSError as error:
            message = f"{click.format_filename(error.filename or '<stdout>')}: {error.strerror or error}"
            raise _Refusal(message) from None


# ── What the commands are asked ──────────────────────────────────────────────────────────────────────────────────────────


class _InputOptions(TypedDict):
    """How files are read."""

    names: tuple[str, ...]
    encoding: str
    html: bool


class _OutputOptions(_InputOptions):
    """How files are read, and what is made of them."""

    output: Path | None
    form: str
    lenient: bool
    quiet: bool


def _encoding(_context: click.Context, _option: click.Parameter, value: str) -> str:
    try:
        " ".encode(value)
    except (LookupError, UnicodeError):
        message = f"{value!r} is not the name of an encoding."
        raise click.BadParameter(message) from None
    return value


def _path(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path | None:
    return None if value == Path("-") else value


def _format(context: click.Context, _option: click.Parameter, value: str | None) -> str:
    output = context.params["output"]
    ending = output.suffix[1:].lower() if output else ""
    return value or (ending if ending in FORMATS else "json")


def _all(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


_files = click.argument("names", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))

_quiet = click.option("-q", "--quiet", is_flag=True, help="No progress bar and no closing line.")

_input = _all(
    _files,
    click.option("--encoding", default="utf-8", show_default=True, callback=_encoding, help="The encoding of text files."),
    click.option("--html", is_flag=True, help="Read all files as HTML; those that end in .html or .htm are so anyway."),
)

_output = _all(
    click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(FORMATS),
        callback=_format,
        help="What to write.  [default: by the ending of the output, else json]",
    ),
    click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
        callback=_path,
        is_eager=True,
        help="The file to write, whole or not at all.  [default: the standard output]",
    ),
    click.option("--lenient", is_flag=True, help="Report every problem and keep all that was understood."),
    _quiet,
)


# ── What the commands share ──────────────────────────────────────────────────────────────────────────────────────────────


def _run(
    names: Sequence[str], *, encoding: str = "utf-8", html: bool = False, lenient: bool = True, endings: frozenset[str] = _PAGES
) -> Run:
    """Make the run over the files that are named."""
    files = [file for name in names for file in ([_stdin(html=html)] if name == "-" else _named(name, endings, html=html))]
    if not files:
        message = f"no {' or '.join(sorted(endings))} file in {', '.join(map(click.format_filename, names))}"
        raise _Refusal(message)
    return Run(files, encoding=encoding, lenient=lenient)


def _keep_apart(output: Path | None, names: Sequence[str], files: Sequence[File]) -> None:
    """Refuse an output that is one of the inputs: what is archived stays as it is."""
    inputs: list[Path | int] = [file.path for file in files]
    if "-" in names:
        inputs.append(0)
    if output is not None and is_one_of(output, inputs):
        message = f"{click.format_filename(output)}: the output is one of the inputs, which would be lost"
        raise _Refusal(message)


def _named(name: str, endings: frozenset[str], *, html: bool) -> list[File]:
    """Return the files that a name stands for; where HTML is looked for, its endings tell."""
    return [File(path, one_line_name(str(path)), html or path.suffix.lower() in endings - _TEXTS) for path in find(name, endings)]


def _stdin(*, html: bool) -> File:
    """Return a copy of the standard input, which lasts as long as the command."""
    folder = click.get_current_context().with_resource(tempfile.TemporaryDirectory())
    copy = Path(folder, "stdin")
    copy.write_bytes(sys.stdin.buffer.read())
    return File(copy, "<stdin>", html)


def _written(readings: Iterable[Reading], options: _OutputOptions, *, several: bool) -> None:
    output = options["output"]
    if options["form"] == "parquet" and output is None and sys.stdout.isatty():
        message = "Parquet is not for a terminal: name a file with --output"
        raise _Refusal(message)
    write(readings, options["form"], output, several=several)


def _may_draw_bar(*, quiet: bool, output: Path | None = None) -> bool:
    """Tell whether a progress bar may be drawn: not on a terminal that the output goes to."""
    return not quiet and (output is not None or not sys.stdout.isatty())


def _end(run: Run, *more: str, quiet: bool, failed: bool = False) -> NoReturn:
    """Say the closing line, unless told to be quiet, and exit."""
    if not quiet:
        run.close(*more)
    click.get_current_context().exit(1 if failed or run.problems else 0)


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
      curl -s https://example.org/news | ssenews-parse parse --html -

    A FILE is a text or HTML file, a folder (all .txt, .html and .htm files in and below it), a pattern such as '2023/*.txt',
    or - for the standard input.

    The exit code is 0 where all is well, 1 where there were problems, 2 where the command was used wrongly.""",
)
@click.version_option(package_name=_NAME, message="%(prog)s %(version)s")
def main() -> None:
    """Read archived listing pages of the ILO site: from plain text to records, tables and feeds."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that has no sign for a character shows its escape.
        cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")


@main.command()
@_input
def show(**options: Unpack[_InputOptions]) -> None:
    """Draw pages for people.

    Months, kickers, dates and credits; problems (✗) and remarks (!) where they stand.
    """
    run = _run(**options)
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _READABLE)
    with run.readings(bar=False) as readings:
        for reading in readings:
            if reading.page is None:
                run.console.print(failure_text(reading.source, str(reading.failure)))
                continue
            console.print(drawing(reading.page, source=reading.source, problems=reading.problems, remarks=lint(reading.page)), "")
    _end(run, quiet=True)


@main.command()
@_input
@_output
def parse(**options: Unpack[_OutputOptions]) -> None:
    """Write pages as JSON, or their items as a table or feed.

    JSON is one page, or an array of pages where there are several FILEs, a folder or a pattern.  JSON Lines, CSV and Parquet
    have one row an item, Atom is one feed of all.  A file with a problem is reported and left out, unless --lenient is given;
    it never stops the others.
    """
    run = _run(options["names"], encoding=options["encoding"], html=options["html"], lenient=options["lenient"])
    _keep_apart(options["output"], options["names"], run.files)
    first = options["names"][0]
    several = len(run.files) > 1 or (first != "-" and Path(first) != run.files[0].path)
    with run.readings(bar=_may_draw_bar(quiet=options["quiet"], output=options["output"])) as readings:
        _written(run.tell(readings), options, several=several)
    _end(run, quiet=options["quiet"])


@main.command()
@_input
@_output
def merge(**options: Unpack[_OutputOptions]) -> None:
    """Merge overlapping pages into one timeline.

    The items are by month, newest first.  One that several pages show is kept once, with the fullest of each field: the same
    document number in the address, or the same date and title.  The closing line counts what was joined.  Titles of one day that
    are nearly the same are two items all the same, with a remark (SSE908) on the standard error stream.
    """
    run = _run(options["names"], encoding=options["encoding"], html=options["html"], lenient=options["lenient"])
    _keep_apart(options["output"], options["names"], run.files)
    with run.readings(bar=_may_draw_bar(quiet=options["quiet"], output=options["output"])) as readings:
        page, joined, differing = merge_counted(reading.page for reading in run.tell(readings) if reading.page)
    _written([Reading(None, page if page.sections else None, [], None)], options, several=False)
    remarks = near_duplicates(page)
    run.remark(remarks, one_line_name(str(options["output"] or "<stdout>")))
    counts = [f"{joined:,} joined, differing in {counted(differing, 'field')}", counted(len(remarks), "remark")]
    _end(run, *counts, quiet=options["quiet"])


@main.command()
@_input
@click.option(
    "-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="What to write."
)
@click.option("--strict", is_flag=True, help="Exit with 1 for remarks too.")
@_quiet
def check(*, form: str, strict: bool, quiet: bool, **options: Unpack[_InputOptions]) -> None:
    """List the problems of pages, and remarks on them.

    A problem is what could not be understood.  A remark is on what parses but looks wrong: a number that was skipped, a date
    outside its month.
    """
    run = _run(**options)
    with run.readings(bar=_may_draw_bar(quiet=quiet)) as readings:
        remarks = list_as_json(readings) if form == "json" else list_as_text(readings)
    _end(run, counted(remarks, "remark"), quiet=quiet, failed=strict and remarks > 0)


@main.command()
@_files
@click.option("--check", is_flag=True, help="Exit with 1 if a file would change; change nothing.")
@click.option("--diff", is_flag=True, help="Show what would change; change nothing.")
@click.option("--write", is_flag=True, help="Replace the files that change, each whole or not at all.")
@_quiet
def fmt(*, names: tuple[str, ...], check: bool, diff: bool, write: bool, quiet: bool) -> None:
    """Write pages in their canonical layout.

    That is the layout of the site, in UTF-8.  Without an option the text goes to the standard output.  A file with a problem is
    reported and stays as it is.
    """
    if write and (check or diff or "-" in names):
        message = "--write goes with files, and with neither --check nor --diff"
        raise click.UsageError(message)
    run = _run(names, endings=_TEXTS)
    changes = 0
    with run.readings(bar=_may_draw_bar(quiet=quiet)) as readings:
        for file, reading in zip(run.files, run.tell(readings), strict=True):
            if reading.page is None or reading.problems:
                continue
            text = render(reading.page)
            if not (check or diff or write):
                click.echo(text.encode(), nl=False)
                continue
            with run.going_on(file):
                if changed(file, text, diff=diff, write=write):
                    changes += 1
                    run.console.print(Text(f"{visible(file.source)}: {'changed' if write else 'would change'}", "yellow"))
    more = [f"{changes:,} {'changed' if write else 'would change'}"] if check or diff or write else []
    _end(run, *more, quiet=quiet, failed=check and changes > 0)


@main.command()
def schema() -> None:
    """Write the JSON Schema of a page."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2).encode())


@main.command()
@click.argument("shell", type=click.Choice(tuple(_SHELLS)))
def completion(shell: str) -> None:
    r"""Write the script that completes commands in a shell.

    \b
    bash: ssenews-parse completion bash >> ~/.bashrc
    zsh:  ssenews-parse completion zsh >> ~/.zshrc
    fish: ssenews-parse completion fish > ~/.config/fish/completions/ssenews-parse.fish
    """
    click.echo(_SHELLS[shell](main, {}, _NAME, "_SSENEWS_PARSE_COMPLETE").source())
