"""The command `ssenews-parse`, over the public functions of the package."""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Unpack, cast

from ssenews_parse._extras import needs
from ssenews_parse.linting import lint
from ssenews_parse.merging import merge_counted, near_duplicates
from ssenews_parse.rendering import render
from ssenews_parse.serialization import json_schema
from ssenews_parse.showing import drawing, visible

from .archiving import coverage_as_json, coverage_as_text
from .checking import count, explanation, list_as_json, list_as_text
from .ending import Commands, Refusal, shown, stop_on_signals
from .formatting import difference, is_listing, other_form, rewritten
from .inputs import TEXTS, output_of, run_of, run_over
from .manifest import write_manifest
from .options import (
    FmtOptions,
    InputOptions,
    OutputOptions,
    files_option,
    input_options,
    not_empty,
    output_options,
    quiet_option,
    reading_options,
    traceback_option,
    where_option,
)
from .reporting import examined, write_report
from .running import Reading, Run, counted
from .tracing import evidence_drawn, trace_of, trace_of_file, trees_drawn
from .writing import ROWS, made, write

with needs("cli"):
    import click
    from click.shell_completion import BashComplete, FishComplete, ZshComplete
    from rich.console import Console
    from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from io import TextIOWrapper

    from rich.console import RenderableType

    from ssenews_parse.archives import Capture
    from ssenews_parse.errors import ParseError
    from ssenews_parse.linting import Remark
    from ssenews_parse.records import NewsPage
    from ssenews_parse.rows import ArchiveRow
    from ssenews_parse.tracing import Trace

__all__ = ["main"]

_NAME = "ssenews-parse"

_SHELLS = {"bash": BashComplete, "fish": FishComplete, "zsh": ZshComplete}
"""The shells that click writes completions for."""

_READABLE = 100
"""`show` draws no wider than this: longer lines are hard to read."""


def _may_draw_bar(*, quiet: bool, output: Path | int | None = None) -> bool:
    """Tell whether a progress bar may be drawn: not on a terminal that the output goes to."""
    return not quiet and (output is not None or not sys.stdout.isatty())


def _end(run: Run[Any], *more: str, quiet: bool, failed: bool = False) -> NoReturn:
    """Say the closing line, unless told to be quiet, and exit."""
    if not quiet:
        run.close(*more)
    click.get_current_context().exit(1 if failed or run.problems else 0)


def _kept(page: NewsPage, _problems: list[ParseError], _remarks: tuple[Remark, ...], _told: Trace | None) -> NewsPage:
    return page


def _remarked(of_files: int, of_all: int = 0) -> str:
    """Count the remarks on each file, and those on what was made of all; the command that lists the former is named."""
    return counted(of_files + of_all, "remark") + (" (see check)" if of_files else "")


def _left_out(run: Run[Any]) -> list[str]:
    """Say how many files have a problem that --lenient gets over."""
    return [f"{counted(run.left_out, 'file')} left out; --lenient keeps what could be read"] if run.left_out else []


# ── The commands ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@click.group(
    cls=Commands,
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
            raise Refusal(f"the standard {name} is closed")
        # A terminal that has no sign for a character shows its escape.
        cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")
    stop_on_signals(click.get_current_context())


@main.command()
@click.argument("names", metavar="[FILE...]", nargs=-1, type=click.Path(allow_dash=True, readable=False), callback=not_empty)
@reading_options
@click.option("--trace", "is_traced", is_flag=True, help="Show why: the lines, the rule and the decision behind each field.")
@click.option("--tree", "is_parsed", is_flag=True, help="Show each item as grammar, tree and record.")
def show(*, is_traced: bool, is_parsed: bool, **options: Unpack[InputOptions]) -> None:
    """Draw pages on the terminal.

    Problems (✗) and remarks (!) are shown where they are.  Without a FILE the page comes from a pipe.
    """
    if not options["names"] and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError("name a FILE, or let the page come from a pipe")
    options["names"] = options["names"] or ("-",)
    draws = [draw for draw, is_asked in ((evidence_drawn, is_traced), (trees_drawn, is_parsed)) if is_asked]
    run = run_over(make=partial(_drawn, draws=draws), trace=trace_of_file if draws else None, **options)
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, _READABLE)
    if draws and run.archived:
        raise Refusal("--trace and --tree are for text, HTML and Markdown files: export a page of the web archive first")
    with run.readings(bar=False) as readings:
        for reading in readings:
            if reading.made is None:
                run.say(reading)
            for made in reading.made or ():
                console.print(made, "")
    _end(run, quiet=True)


def _drawn(
    page: NewsPage,
    problems: list[ParseError],
    remarks: tuple[Remark, ...],
    told: Trace | None,
    *,
    draws: Sequence[Callable[[Trace], RenderableType]],
) -> list[RenderableType]:
    return [draw(told) for draw in draws] if told else [drawing(page, problems=problems, remarks=remarks)]


@main.command()
@input_options
@output_options
def parse(**options: Unpack[OutputOptions]) -> None:
    """Write pages as JSON, or their items as a table or feed.

    JSON is one page, or an array of pages where there are several FILEs, a folder or a pattern.  JSON Lines, CSV and Parquet
    have one row per item; Atom is one feed of all items.  A file with a problem is reported and left out, unless --lenient is
    given.  It never stops the others.
    """
    run = run_of(options, partial(made, form=options["form"]), trace=trace_of_file if options["form"] in ROWS else None)
    output = output_of(options)
    several = len(options["names"]) > 1 or not run.files[0].named or run.archived
    with run.readings(bar=_may_draw_bar(quiet=options["quiet"], output=output.where)) as readings:
        written = write(run.tell(readings), output, several=several, archived=run.archived)
    write_manifest(run, output, options["manifest"], written=written)
    _end(run, _remarked(run.remarks), *_left_out(run), quiet=options["quiet"])


@main.command()
@input_options
@output_options
def merge(**options: Unpack[OutputOptions]) -> None:
    """Merge overlapping pages into one timeline.

    The items are sorted by month, newest first.  An item that several pages have is kept once, with the fullest text of each field;
    it is the same if its address has the same document number, or if date and title are the same.  The closing line counts what
    was joined.  Two titles of one day that are nearly the same are kept as two items, with a remark (SSE908) on the standard error
    stream.  Of web archives the newest text of each field is kept, and the rows say when an item was first and last seen.
    """
    run = run_of(options, _kept)
    output = output_of(options)
    with run.readings(bar=_may_draw_bar(quiet=options["quiet"], output=output.where)) as readings:
        pairs = ((reading.capture, reading.page) for reading in run.tell(readings) if reading.page)
        page, joined, differing, rows = _in_time(pairs) if run.archived else (*merge_counted(page for _, page in pairs), None)
    written = False
    if page.sections:
        content = rows if rows and output.form in ROWS else made(page, [], lint(page), form=output.form)
        written = write([Reading(None, page, [], None, (), content)], output, several=False, archived=run.archived)
    write_manifest(run, output, options["manifest"], written=written)
    near = near_duplicates(page)
    run.remark(near, shown(str("<stdout>" if output.where is None else output.where)))
    counts = [f"{joined:,} joined, differing in {counted(differing, 'field')}", _remarked(run.remarks, len(near)), *_left_out(run)]
    _end(run, *counts, quiet=options["quiet"])


def _in_time(pairs: Iterable[tuple[Capture | None, NewsPage]]) -> tuple[NewsPage, int, int, list[ArchiveRow]]:
    """Merge captures in the order of time."""
    from ssenews_parse.archives import timeline, to_timeline_rows

    line = timeline(pairs)
    return line.page, line.joined, line.differing, to_timeline_rows(line, remarks=lint(line.page))


@main.command()
@input_options
@click.option(
    "-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="What to write."
)
@quiet_option
def coverage(*, form: str, quiet: bool, **options: Unpack[InputOptions]) -> None:
    """Say what web archives hold of each list, and what is missing.

    It lists the positions that no captured page has, the days that no crawl holds, and the items that are no longer listed, of
    these only those whose place was captured.  A page with a problem is reported and left out.
    """
    run = run_over(make=_kept, lenient=False, **options)
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
@input_options
@click.option(
    "-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="What to write."
)
@click.option("--strict", is_flag=True, help="Exit with 1 for remarks too.")
@click.option("--all", "every", is_flag=True, help="List all of them.  [default: as text, at most ten of the same code per file]")
@click.option("--statistics", is_flag=True, help="Count the findings of each code; list none.")
@quiet_option
def check(*, form: str, strict: bool, every: bool, statistics: bool, quiet: bool, **options: Unpack[InputOptions]) -> None:
    """List the problems of pages, and remarks on them.

    A problem is something that could not be read.  A remark is about something that was read but looks wrong, such as a number
    that was skipped, or a date outside its month.
    """
    run = run_over(make=_kept, **options)
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
            raise click.UsageError(f"there is no code {shown(code)}")
        click.echo(f"{os.linesep if number else ''}{text}")


@main.command()
@input_options
@where_option
@quiet_option
def report(*, output: Path | int | None, quiet: bool, **options: Unpack[InputOptions]) -> None:
    """Write an HTML page that shows what was read, to send to others.

    It has the text of each file, with problems and remarks where they are, beside the records.  It is one file that needs no other,
    has no script, and loads nothing.
    """
    if isinstance(output, Path) and output.suffix.lower() not in {"", ".htm", ".html"}:
        raise click.UsageError(f"{shown(output)}: a report is a page of HTML: name it .html or .htm")
    run = run_over(make=examined, output=output, trace=trace_of, **options)
    with run.readings(bar=_may_draw_bar(quiet=quiet, output=output)) as readings:
        write_report(run.tell(readings), output)
    _end(run, quiet=quiet)


@main.command()
@files_option
@traceback_option
@click.option("--check", is_flag=True, help="Exit with 1 if a file would change; change nothing.")
@click.option("--diff", is_flag=True, help="Show what would change, and exit with 1 if anything would; change nothing.")
@click.option("--write", is_flag=True, help="Replace each file that changes, once its new text is complete.")
@quiet_option
def fmt(*, names: tuple[str, ...], quiet: bool, show_traceback: bool, **options: Unpack[FmtOptions]) -> None:
    """Write pages in their canonical layout.

    That is the layout of the site, in UTF-8.  Without an option the text goes to the standard output.  A file with a problem is
    reported and stays as it is; so is one in a folder that has no month, no year and no date: it may not be a listing.
    """
    check, diff, write = options["check"], options["diff"], options["write"]
    if write and (check or diff or "-" in names):
        message = "--write goes with files, and with neither --check nor --diff"
        raise click.UsageError(message)
    run = run_over(names, _canonical, read_as="text", endings=TEXTS, show_traceback=show_traceback)
    changes = 0
    with run.readings(bar=_may_draw_bar(quiet=quiet)) as readings:
        for file, reading in zip(run.files, run.tell(readings), strict=True):
            if reading.page is None or reading.made is None:
                continue
            if form := other_form(file):
                run.fail(file, f"{form}, which has no canonical layout")
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


def _canonical(page: NewsPage, problems: list[ParseError], _remarks: tuple[Remark, ...], _told: Trace | None) -> str | None:
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
