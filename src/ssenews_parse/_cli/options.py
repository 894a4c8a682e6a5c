"""What the commands are asked: their options, and how the values of these are checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from ssenews_parse._extras import needs

from .files import descriptor
from .writing import FORMATS

with needs("cli"):
    import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from .tracing import Tracer

__all__ = [
    "FmtOptions",
    "InputOptions",
    "OutputOptions",
    "RunOptions",
    "files_option",
    "input_options",
    "not_empty",
    "output_options",
    "quiet_option",
    "reading_options",
    "traceback_option",
    "where_option",
]


class InputOptions(TypedDict):
    """How files are read."""

    names: tuple[str, ...]
    encoding: str
    read_as: str | None
    url: str | None
    show_traceback: bool


class FmtOptions(TypedDict):
    """What is done with canonical texts."""

    check: bool
    diff: bool
    write: bool


class RunOptions(TypedDict, total=False):
    """How a run goes, whatever it reads."""

    encoding: str
    lenient: bool
    url: str | None
    trace: Tracer | None
    show_traceback: bool


class OutputOptions(InputOptions):
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


def not_empty(context: click.Context, _argument: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
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


def _manifest(context: click.Context, _option: click.Parameter, value: str | None) -> Path | None:
    if value is not None and (value in {"", "-"} or descriptor(Path(value)) is not None):
        raise click.UsageError("--manifest names a file of its own", context)
    return None if value is None else Path(value)


def _format(context: click.Context, _option: click.Parameter, value: str | None) -> str:
    """Return the format that is named, else the ending of the output, whether that is a format or not, else JSON."""
    output = context.params.get("output")
    ending = output.name.rpartition(".")[2].lower() if isinstance(output, Path) and "." in output.name else ""
    return value or ending or "json"


def _delimiter(_context: click.Context, _option: click.Parameter, value: str) -> str:
    value = "\t" if value == r"\t" else value
    if len(value) != 1 or value in '"\r\n' or not (value.isprintable() or value == "\t"):
        raise click.BadParameter("it is one character, or \\t for a tab.")
    return value


def _all(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


files_option = click.argument(
    "names", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True, readable=False), callback=not_empty
)

traceback_option = click.option("--traceback", "show_traceback", is_flag=True, help="Show where an unexpected error comes from.")

quiet_option = click.option("-q", "--quiet", is_flag=True, help="Show no progress bar and no closing line.")

reading_options = _all(
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
    traceback_option,
)

input_options = _all(files_option, reading_options)

where_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, readable=False),
    callback=_path,
    is_eager=True,
    help="The file to write.  An existing file is replaced once the new one is complete.  [default: the standard output]",
)

output_options = _all(
    click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(FORMATS),
        callback=_format,
        help="What to write.  [default: the ending of the output, else json]",
    ),
    where_option,
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
        type=click.Path(),
        callback=_manifest,
        help="Write a data package beside the output: versions, checksums of all files, counts, what was left out and why.",
    ),
    click.option("--lenient", is_flag=True, help="Report every problem, and keep everything that could be read."),
    quiet_option,
)
