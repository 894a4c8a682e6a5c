"""The public names and signatures, which code of others depends on, and what the modules know of each other."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import ssenews_parse
from ssenews_parse import errors, linting, records, strategies

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(ssenews_parse.__file__).parent
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
"""The modules by their names below the package, as `_reading.grammar`."""

ON_ERROR = "on_error: 'Callable[[ParseError], object] | None' = None"
SIGNATURES = {
    "parse": f"(text: 'str', *, source: 'str | None' = None, {ON_ERROR}) -> 'NewsPage'",
    "parse_file": f"(path: 'str | PathLike[str]', *, encoding: 'str' = 'utf-8', {ON_ERROR}) -> 'NewsPage'",
    "parse_credit": "(text: 'str') -> 'Credit'",
    "parse_html": f"(html: 'str | bytes', *, source: 'str | None' = None, base_url: 'str | None' = None, {ON_ERROR}) -> 'NewsPage'",
    "parse_markdown": f"(text: 'str', *, source: 'str | None' = None, base_url: 'str | None' = None, {ON_ERROR}) -> 'NewsPage'",
    "render": "(page: 'NewsPage') -> 'str'",
    "to_json": "(page: 'NewsPage', *, indent: 'int | None' = None) -> 'str'",
    "from_json": "(data: 'str | bytes') -> 'NewsPage'",
    "pages_from_json": "(data: 'str | bytes') -> 'list[NewsPage]'",
    "json_schema": "() -> 'dict[str, object]'",
    "to_rows": "(page: ssenews_parse.records.NewsPage, *, source: str | None = None, "
    "problems: collections.abc.Iterable[ssenews_parse.errors.ParseError] = (), "
    "remarks: collections.abc.Iterable[ssenews_parse._linting.catalogue.Remark] = (), "
    "trace: ssenews_parse._tracing.evidence.Trace | None = None) "
    "-> list[ssenews_parse.rows.Row]",
    "to_dataframe": "(pages: 'NewsPage | Iterable[NewsPage]') -> 'pd.DataFrame'",
    "merge": "(pages: 'Iterable[NewsPage]') -> 'NewsPage'",
    "near_duplicates": "(page: 'NewsPage') -> 'tuple[Remark, ...]'",
    "lint": "(page: 'NewsPage') -> 'tuple[Remark, ...]'",
    "NewsPage": "(*, title: 'str | None' = None, language: 'str | None' = None, preamble: 'str | None' = None, "
    "sections: 'Iterable[Section]' = (), postamble: 'str | None' = None, source: 'str | None' = None) -> None",
    "Section": "(*, year: 'int | None' = None, month: 'int | None' = None, topic: 'str | None' = None, "
    "items: 'Iterable[NewsItem]' = (), line: 'int | None' = None) -> None",
    "NewsItem": "(*, number: 'int | None' = None, credit: 'Credit | None' = None, kicker: 'str | None' = None, "
    "title: 'str | None' = None, date: 'dt.date | None' = None, end_date: 'dt.date | None' = None, "
    "place: 'str | None' = None, summary: 'str | None' = None, line: 'int | None' = None, url: 'str | None' = None) -> None",
    "Credit": "(*, text: 'str', holder: 'str', agency: 'str | None' = None, year: 'int | None' = None) -> None",
    "trace": "(text: 'str', *, source: 'str | None' = None) -> 'Trace'",
    "Remark": "(*, code: 'str', message: 'str', line: 'int | None', path: 'str' = '') -> None",
    "ParseError": "(code: 'str', *, text: 'str | SourceText', start: 'int', end: 'int', source: 'str | None' = None, "
    "**values: 'object') -> 'None'",
    "RenderError": "(path: 'str', message: 'str') -> 'None'",
    "JsonError": "(path: 'str', message: 'str') -> 'None'",
}


def test_the_public_names() -> None:
    """`__all__` holds the names of the contract, sorted, and each is there."""
    assert sorted(ssenews_parse.__all__) == sorted(SIGNATURES)
    assert ssenews_parse.__all__ == sorted(ssenews_parse.__all__)
    assert all(hasattr(ssenews_parse, name) for name in ssenews_parse.__all__)


@pytest.mark.parametrize("name", SIGNATURES)
def test_the_signature_of_a_public_name(name: str) -> None:
    """Parameters, defaults and types do not change."""
    assert str(inspect.signature(getattr(ssenews_parse, name))) == SIGNATURES[name]


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_public_name_explains_itself(name: str) -> None:
    """Every public class and function has a docstring with an example that runs."""
    assert ">>>" in (inspect.getdoc(getattr(ssenews_parse, name)) or "")


def test_the_public_strategies() -> None:
    """The strategies for Hypothesis are public too."""
    assert {name: str(inspect.signature(getattr(strategies, name))).partition(" -> ")[0] for name in strategies.__all__} == {
        "credits": "()",
        "items": "(*, dated: 'bool | None' = None)",
        "lines": "()",
        "listing_texts": "(*, layout: 'str | None' = None)",
        "pages": "(*, language: 'str | None' = None)",
    }


def test_the_codes() -> None:
    """A code never changes its meaning: none goes, and no message is another's."""
    assert sorted(errors.CATALOGUE) == [
        "SSE001", "SSE002", "SSE003", "SSE004",
        "SSE101", "SSE102", "SSE103", "SSE104", "SSE105",
        "SSE201", "SSE202", "SSE203", "SSE204", "SSE206", "SSE207", "SSE208", "SSE209", "SSE210",
        "SSE301", "SSE302",
        "SSE401", "SSE402", "SSE403", "SSE404", "SSE405",
    ]  # fmt: skip
    assert sorted(linting.REMARKS) == [f"SSE{number}" for number in range(901, 954)]
    assert len({entry.message for entry in errors.CATALOGUE.values()}) == len(errors.CATALOGUE)


def test_the_errors_are_value_errors() -> None:
    """Who catches `ValueError` catches all that texts, pages and JSON can do."""
    for error in (ssenews_parse.ParseError, ssenews_parse.RenderError, ssenews_parse.JsonError):
        assert error.__mro__[1] is ValueError


def test_the_type_marker_is_there() -> None:
    """Type checkers read the library's types."""
    assert (PACKAGE / "py.typed").exists()


# ── Who knows whom ────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def imports(module: str, *, types_too: bool = False) -> frozenset[str]:
    """Return what a module imports: libraries by their names, modules of the package as in `MODULES` with a full stop before."""
    return frozenset(_imports(module, types_too=types_too))


def _imports(module: str, *, types_too: bool) -> Iterator[str]:
    package = module.split(".")[:-1] if MODULES[module].stem != "__init__" else module.split(".")
    for node in _statements(ast.parse(MODULES[module].read_text("utf-8")), types_too=types_too):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            library, _, inside = str(node.module).partition(".")
            yield f".{inside}" if library == "ssenews_parse" and inside in MODULES else library
            yield from (f".{inside}.{alias.name}" for alias in node.names if library == "ssenews_parse")
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from ("." + ".".join([*above, str(name)]) for name in names)


def _statements(tree: ast.AST, *, types_too: bool) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if not types_too and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        yield from _statements(node, types_too=types_too)


def who_imports(name: str) -> set[str]:
    """Name the modules that import another at run time."""
    return {module for module in MODULES if name in imports(module)}


def test_lark_is_known_to_few() -> None:
    """Lark is known to the grammar's keeper and the transformer, msgspec to what writes JSON."""
    assert who_imports("lark") <= {"_reading.grammar", "_reading.transformer", "_reading.word_makers"}
    assert who_imports("msgspec") == {"jsonl", "serialization"}


@pytest.mark.parametrize(
    ("package", "modules"),
    [
        ("hypothesis", {"_registering", "strategies.records", "strategies.texts"}),
        ("click", {"_cli.commands", "_cli.ending", "_cli.inputs", "_cli.options", "_cli.checking", "_cli.formatting"}),
        ("pandas", {"frames"}),
        ("pyarrow", {"arrow"}),
        ("resiliparse", {"_structure.decoding", "_structure.walk", "archives._listings"}),
        ("webencodings", {"_structure.decoding"}),
        ("pyromark", {"_structure.commonmark"}),
        ("fastwarc", {"archives._captures", "archives._content"}),
        ("backports", {"archives._unpacking"}),
    ],
)
def test_an_extra_is_known_to_its_module(package: str, modules: set[str]) -> None:
    """What is not installed with the core is imported where it is needed alone."""
    assert who_imports(package) <= modules


def test_records_know_nothing_of_the_rest() -> None:
    """The records and the errors stand on the standard library and attrs."""
    assert set(imports("records", types_too=True)) <= {"__future__", "datetime", "re", "typing", "collections", "attrs"}
    assert not [name for name in imports("errors", types_too=True) if name.startswith(".")]
    assert records.__name__ == "ssenews_parse.records"


def test_nobody_imports_the_command() -> None:
    """The command stands above the public API: nothing but its entry point knows it."""
    command = {module for module in MODULES if module.startswith("_cli")}
    for name in command:
        assert who_imports(f".{name}") <= command | {"__main__"}


def test_imports_run_downwards() -> None:
    """No module imports, by way of others, itself."""
    edges = {
        module: {name[1:] for name in imports(module) if name.startswith(".")} & set(MODULES)
        for module in MODULES
        if module != "__init__"
    }
    below: set[str] = set()
    while rest := {module: names - below for module, names in edges.items() if module not in below}:
        lowest = {module for module, names in rest.items() if not names}
        assert lowest, f"a ring of imports: {sorted(rest)}"
        below |= lowest


ORDER = [
    "records",
    *(f"_reading.{name}" for name in ("grammar", "transformer", "dates", "items", "segments", "page")),
    "parsing",
    "rendering",
    "strategies.records",
    "strategies.texts",
]


def test_the_stages_stand_one_above_the_other() -> None:
    """A stage of reading knows the stages before it, never one behind it."""
    for place, module in enumerate(ORDER):
        behind = {f".{name}" for name in ORDER[place:]}
        assert not behind & set(imports(module)), module


# ── Fresh processes ───────────────────────────────────────────────────────────────────────────────────────────────────


def run(code: str) -> str:
    """Run code in a fresh Python and return what it prints; it must not print any error."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False, timeout=120)  # noqa: S603 - fixed
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_plain_import_loads_little() -> None:
    """Who parses does not pay for JSON, tests, the command or tables."""
    extras = {"msgspec", "hypothesis", "rich", "click", "pandas", "pyarrow", "resiliparse", "webencodings", "pyromark", "difflib"}
    code = f"import sys, ssenews_parse; print(*sorted({extras} & set(sys.modules)))"
    assert run(code).split() == []


def test_parsing_loads_no_json_either() -> None:
    """The first parse builds the parser, and loads nothing that only others need."""
    code = "import sys; from ssenews_parse import *; parse('  1. A'); print(*sorted({'msgspec', 'hypothesis'} & set(sys.modules)))"
    assert run(code).split() == []


THREADS = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from ssenews_parse import from_json, parse, parse_credit, render, to_json

text = "News\\n\\nMay 2023\\n\\n  1. © Ada Vale / ILO 2023\\n\\n    A title\\n\\n    06 April 2023, Rome\\n\\n    A summary.\\n"
barrier = Barrier(8)

def work(number):
    barrier.wait()
    page = parse(text.replace("A title", f"Title {number}"))
    assert parse_credit("Ada Vale / ILO 2023").agency == "ILO"
    assert from_json(to_json(page)) == page
    return page.items[0].title, page.items[0].date.isoformat(), render(page) == text.replace("A title", f"Title {number}")

with ThreadPoolExecutor(8) as pool:
    print(*pool.map(work, range(8)), sep="\\n")
"""


@pytest.mark.apart
def test_threads_may_share_the_library_from_its_first_use_on() -> None:
    """Eight threads that start at once, before the parser is built, each get their own page."""
    assert run(THREADS).splitlines() == [f"('Title {number}', '2023-04-06', True)" for number in range(8)]


READERS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from ssenews_parse import from_json, pages_from_json

sys.setswitchinterval(1e-7)
barrier = Barrier(16)

def work(number):
    barrier.wait()
    return (from_json('{"title": "A"}'), *pages_from_json('[{"title": "A"}]'))[number % 2].title

with ThreadPoolExecutor(16) as pool:
    print(*pool.map(work, range(16)), sep="")
"""


@pytest.mark.parametrize("turn", range(6))
@pytest.mark.apart
def test_threads_may_read_json_before_anybody_has(turn: int) -> None:
    """Which of them is first is chance, so it is tried a few times."""
    assert (turn, run(READERS)) == (turn, "A" * 16 + "\n")
