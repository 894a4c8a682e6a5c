"""The files that a command is given to a run over them, and the output that it is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ssenews_parse._archive_names import ENDINGS, is_archive
from ssenews_parse._extras import needs
from ssenews_parse._replacing import temporary_folder
from ssenews_parse.records import one_line_name

from .ending import Refusal, shown
from .files import File, find, identity, is_one_of
from .running import Made, Make, Run
from .writing import FORMATS, Output

with needs("cli"):
    import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .options import OutputOptions, RunOptions
    from .tracing import Tracer

__all__ = ["TEXTS", "output_of", "run_of", "run_over"]

_FORMS = {".htm": "html", ".html": "html", ".md": "markdown", ".txt": "text"}
"""What files are read as, by their endings; others are text."""

PAGES = frozenset(_FORMS) | ENDINGS
"""What a folder is searched for: texts, HTML and Markdown files, web archives."""

_PIPED = "a web archive cannot be read from a pipe: write it to a file first"

TEXTS = frozenset({".txt"})
"""What a folder is searched for where text alone will do."""


def run_over(
    names: Sequence[str],
    make: Make[Made],
    *,
    output: Path | int | None = None,
    read_as: str | None = None,
    endings: frozenset[str] = PAGES,
    **options: Unpack[RunOptions],
) -> Run[Made]:
    """Make the run over the files that are named, each once; refuse one that would be written to."""
    found: dict[object, File] = {}
    for name in dict.fromkeys(names):
        for file in _files_of(name, endings, read_as):
            found.setdefault(identity(file.path), file)
    files = list(found.values())
    if all(file.failure == _nothing(endings) for file in files):
        raise Refusal(f"{_nothing(endings)} in {', '.join(map(shown, names))}")
    inputs = _inputs(files, names)
    if is_one_of(2, inputs):
        sys.stderr = sys.stdout  # the word must not go into the input either
        raise Refusal("<stderr>: the standard error stream goes into one of the inputs")
    if is_one_of(1 if output is None else output, inputs):
        raise Refusal(f"{shown(str(output or '<stdout>'))}: the output is one of the inputs, which would be lost")
    return Run(files, make, **options)


def _inputs(files: Sequence[File], names: Sequence[str]) -> list[Path | int]:
    """Return what is read: the files, and the standard input where it is among the names."""
    return [*(file.path for file in files), *([0] if "-" in names else [])]


def _check_manifest(manifest: Path, inputs: Sequence[Path | int], output: Path | int) -> None:
    """Refuse a manifest that would take the place of an input or of the output, or that cannot be written."""
    if is_one_of(manifest, inputs):
        raise Refusal(f"{shown(str(manifest))}: the manifest is one of the inputs, which would be lost")
    if is_one_of(manifest, [output, 2]) or (isinstance(output, Path) and output.resolve() == manifest.resolve()):
        raise Refusal(f"{shown(str(manifest))}: the manifest and the output are one file")
    if manifest.is_dir() or not manifest.absolute().parent.is_dir():
        raise Refusal(f"{shown(str(manifest))}: the manifest is no file in a folder that is there")


def _nothing(endings: frozenset[str]) -> str:
    found = f"no {' or '.join(sorted(endings - ENDINGS))} file"
    return f"{found} and no web archive" if endings & ENDINGS else found


def _files_of(name: str, endings: frozenset[str], read_as: str | None) -> list[File]:
    """Return the files that a name stands for, in order, each with what it is read as."""
    if name == "-":
        return [_stdin(read_as or "text")]
    takes_archives = bool(endings & ENDINGS)
    return [
        File(
            path,
            one_line_name(str(path)),
            read_as or _FORMS.get(path.suffix.lower(), "text"),
            failure or (_PIPED if takes_archives and is_archive(path) and path.exists() and not path.is_file() else None),
            named=path == Path(name),
            archive=takes_archives and is_archive(path),
        )
        for path, failure in find(name, endings)
    ] or [File(Path(name), one_line_name(name), failure=_nothing(endings))]


def _stdin(form: str) -> File:
    """Return a copy of the standard input, which lasts as long as the command."""
    if sys.stdin is None:
        raise Refusal("the standard input is closed")
    copy = click.get_current_context().with_resource(temporary_folder()) / "stdin"
    copy.write_bytes(sys.stdin.buffer.read())
    return File(copy, "<stdin>", form)


def output_of(options: OutputOptions) -> Output:
    output = Output(options["output"], options["form"], options["delimiter"], options["output_encoding"])
    if output.form not in FORMATS:
        endings = ", ".join(f".{form}" for form in FORMATS)
        message = f"{shown(str(output.where))}: .{shown(output.form)} is none of {endings}; name the format with --format"
        raise click.UsageError(message)
    if output.form != "csv" and (output.delimiter, output.encoding) != (",", "utf-8"):
        raise click.UsageError("--delimiter and --output-encoding are for CSV")
    if output.form == "parquet" and output.where is None and sys.stdout.isatty():
        raise Refusal("Parquet is not for a terminal: name a file with --output")
    return output


def run_of(options: OutputOptions, make: Make[Made], *, trace: Tracer | None = None) -> Run[Made]:
    run = run_over(
        options["names"],
        make,
        output=options["output"],
        read_as=options["read_as"],
        encoding=options["encoding"],
        lenient=options["lenient"],
        url=options["url"],
        trace=trace,
        show_traceback=options["show_traceback"],
    )
    if options["manifest"] is not None:
        _check_manifest(
            options["manifest"], _inputs(run.files, options["names"]), 1 if options["output"] is None else options["output"]
        )
    return run
