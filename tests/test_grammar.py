"""The grammar is the single source: no rule of it is ambiguous, every piece of it is used, and a language is one block of it."""

from __future__ import annotations

import ast
import re
import shutil
import string
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from lark import Lark
from lark.exceptions import GrammarError, UnexpectedInput
from lark.lexer import PatternRE
from tests.golden_files import TEXTS, address_row, address_table, answers, credit_row, credit_table, kept, read
from tests.oracle.textbook import parser, textbook

from ssenews_parse import parse, render
from ssenews_parse._reading import grammar, spelling
from ssenews_parse._reading.grammar import compiled
from ssenews_parse._reading.memo import BoundedMemo
from ssenews_parse._reading.preparing import COMMON
from ssenews_parse._reading.spelling import Spelling
from ssenews_parse._reading.transformer import maker
from ssenews_parse.records import STRAY

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = sorted(Path(parse.__code__.co_filename).parent.rglob("*.py"))
GRAMMAR = grammar.text()

_PIECES = re.compile(r"//[^\n]*|/(?:\\.|[^/\n\\])+/i?|\"(?:\\.|[^\"\\])*\"|[|()?*+]|[A-Z_a-z]+|\s+")
_DEFINITION = re.compile(r"^(?:%extend )?\??(?P<name>\w+) +:|^%\w+", re.MULTILINE)


class Alternative(NamedTuple):
    """One alternative of a rule or terminal: where it stands in the grammar, and what it looks like."""

    start: int
    end: int
    name: str


def definitions() -> Iterator[tuple[str, int, int]]:
    """Yield the name of each rule and terminal, and where its right side begins and ends."""
    matches = [*_DEFINITION.finditer(GRAMMAR)]
    ends = [match.start() for match in matches[1:]] + [len(GRAMMAR)]
    for match, end in zip(matches, ends, strict=True):
        if match["name"]:
            yield match["name"], match.end(), end


def pieces(start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the pieces of a right side: names, patterns and signs; white space and comments are left out."""
    position = start
    while position < end:
        piece = _PIECES.match(GRAMMAR, position, end)
        assert piece, GRAMMAR[position:end]
        position = piece.end()
        if not piece[0].isspace() and not piece[0].startswith("//"):
            yield piece


def alternatives() -> Iterator[Alternative]:
    """Yield each alternative of each rule, those inside parentheses too, and of each terminal that others extend."""
    for name, start, end in definitions():
        if name.isupper() and not all(re.fullmatch(r"[A-Z_]+|\|", piece[0]) for piece in pieces(start, end)):
            continue
        open_at: list[list[re.Match[str]]] = [[]]
        for piece in pieces(start, end):
            if piece[0] in "|)":
                yield _alternative(name, open_at[-1])
                open_at[-1] = []
            if piece[0] == ")":
                open_at.pop()
            if piece[0] != "|":
                open_at[-1].append(piece)
            if piece[0] == "(":
                open_at.append([])
        yield _alternative(name, open_at[-1])


def _alternative(name: str, parts: list[re.Match[str]]) -> Alternative:
    start, end = parts[0].start(), parts[-1].end()
    return Alternative(start, end, f"{name}: {' '.join(GRAMMAR[start:end].split())}")


def with_instead(part: Alternative, instead: str) -> str:
    """Return the grammar with something else in place of a part."""
    return f"{GRAMMAR[: part.start]} {instead} {GRAMMAR[part.end :]}\n%declare NEVER\n"


MARKED = {
    ("NUMBER", "TITLE"): {"title": (1,)},
    ("BULLET", "CREDIT", "TITLE", "TEXT", "TEXT"): {"credit": (1,), "title": (2,), "summary": (3, 4)},
    ("NUMBER", "CREDIT", "TEXT", "TITLE"): {"credit": (1,), "kicker": (2,), "title": (3,)},
    ("NUMBER", "TITLE", "TEXT", "DATE", "TEXT"): {"title": (1,), "summary": (2, 4), "when": (3,)},
    ("NUMBER", "DATE", "TITLE", "TEXT"): {"when": (1,), "title": (2,), "summary": (3,)},
}
"""What becomes of an item whose title HTML or Markdown marks, by its shape: no text shows one."""

CANONICAL = [path for path in TEXTS if path.stem in {"odd-topic-among-months", "odd-restart-at-one", "odd-text-after-the-list"}]
"""Texts without a report that show what a page may hold."""


def clear() -> None:
    """Forget all that was made of the grammar."""
    parser.cache_clear()
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "ssenews_parse":
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
                if isinstance(value, BoundedMemo):
                    value.clear()


@pytest.fixture
def changeable(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let a test change the grammar, and forget all that was made of it before and after."""
    clear()
    yield monkeypatch
    monkeypatch.undo()
    clear()


ODD_FIRST = sorted(TEXTS, key=lambda path: "odd" not in path.stem)
"""The golden files, those first that hold a single thing of the grammar: most parts of it are seen missing soon."""


def golden_files_notice() -> bool:
    """Tell whether the grammar no longer builds, some golden file is no longer right, or a part that all pages have is missing."""
    try:
        return (
            any(answers(path) != kept(path) for path in ODD_FIRST)
            or any(credit_row(row[0]) != row for row in credit_table())
            or any(address_row(row[0]) != row for row in address_table())
            or {kinds: maker("marked", kinds).fields for kinds in MARKED} != MARKED
            or any(textbook(render(read(path)[1])) != read(path)[1] for path in CANONICAL)
        )
    except (GrammarError, UnexpectedInput, AttributeError, IndexError, TypeError):
        return True


@pytest.mark.parametrize("more", ["", "\nodd : odd DAY odd | YEAR\n"])
def test_no_rule_is_ambiguous(more: str, caplog: pytest.LogCaptureFixture) -> None:
    """Lark tells of each conflict that it resolves by itself; of one in a rule that is put there it does."""
    starts = [*grammar.STARTS, *(["odd"] if more else [])]
    with caplog.at_level("DEBUG", logger="lark"):
        Lark(grammar.text() + more, parser="lalr", lexer=grammar.parser().options.lexer, start=starts, debug=True)
    assert any("conflict" in message for message in caplog.messages) == bool(more)


def test_the_golden_files_notice_nothing_while_the_grammar_is_whole(changeable: pytest.MonkeyPatch) -> None:
    """The comparison that the next tests rest on finds the grammar right as it is."""
    changeable.setattr(grammar, "text", lambda: with_instead(Alternative(0, 0, ""), ""))
    assert not golden_files_notice()


@pytest.mark.parametrize("alternative", [*alternatives()], ids=lambda alternative: str(alternative.name))
@pytest.mark.apart
def test_each_alternative_is_used(alternative: Alternative, changeable: pytest.MonkeyPatch) -> None:
    """Without it some golden text is read otherwise: what never comes stands in its place."""
    never = "/(?!)/" if alternative.name[0].isupper() else "NEVER"
    changeable.setattr(grammar, "text", lambda: with_instead(alternative, never))
    assert golden_files_notice()


def code_strings(path: Path) -> list[str]:
    """Return the strings of a module's code, without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    statements = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in statements)
    return [node.value for node in constants if isinstance(node.value, str)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.stem))
def test_no_pattern_and_no_month_stands_in_the_code(path: Path) -> None:
    """Month names and patterns stand in the grammar alone; sample texts for tests may name a month."""
    strings = code_strings(path)
    patterns = {
        terminal.pattern.value
        for terminal in grammar.parser().terminals
        if isinstance(terminal.pattern, PatternRE) and len(terminal.pattern.value) > 5
    }
    assert not [(pattern, string) for pattern in patterns for string in strings if pattern in string]
    if path.parent.name != "strategies":
        names = {name for known in grammar.months().values() for name in known}
        spelt = re.compile(rf"\b(?:{'|'.join(names | {name.capitalize() for name in names})})\b")
        assert not [string for string in strings if spelt.search(string)]


DUTCH = """
NL_MONTH : /januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december/i
%extend MONTH : NL_MONTH
"""
POLISH = """
PL_MONTH : /styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień/i
PL_DAY_MONTH : /stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia/i
PL_WEEKDAY : /poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela/i
%extend MONTH : PL_MONTH
%extend MONTH : PL_DAY_MONTH
%extend WEEKDAY : PL_WEEKDAY
"""
LANGUAGES = {
    "nl": (
        DUTCH,
        Spelling("{month} {year}", "{day} {month} {year}", "{day}", "{day} {month}", "{day} {month} {year}"),
        "Nieuws\n\nmei 2019\n\n  1. Brood\n\n    3 mei 2019\n\n  2. Kaas\n\n    30 april - 2 mei 2019, Gouda\n\nmaart 2019\n",
    ),
    "pl": (
        POLISH,
        Spelling("{Month} {year}", "{day} {month} {year}", "{day}", "{day} {month}", "{day} {month} {year}"),
        "Wieści\n\nMaj 2019\n\n  1. Chleb\n\n    3 maja 2019\n\n  2. Ser\n\n    30 kwietnia - 2 maja 2019, Gouda\n\nMarzec 2019\n",
    ),
}
"""Languages that the site does not have: a block of the grammar, a row of spellings, and a page."""


@pytest.fixture
def more_languages(changeable: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let a test read the languages that the site does not have, from a copy of the grammar."""
    folder = tmp_path / "grammar"
    folder.mkdir()
    for part in files("ssenews_parse.grammar").iterdir():
        if part.name.endswith(".lark"):
            shutil.copy(str(part), folder)
    changeable.setattr(grammar, "_FOLDER", folder)
    for language, (block, row, _) in LANGUAGES.items():
        with (folder / "languages.lark").open("a", encoding="utf-8") as languages:
            languages.write(block)
        changeable.setitem(spelling.SPELLINGS, language, row)


@pytest.mark.usefixtures("more_languages")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_one_block_and_one_row(language: str) -> None:
    """With a block in the grammar and a row of spellings a language is read and written; its months may have two forms."""
    text = LANGUAGES[language][2]
    page = parse(text)
    assert page.language == language
    assert [(section.year, section.month) for section in page.sections] == [(2019, 5), (2019, 3)]
    assert [(str(item.date), item.end_date and str(item.end_date), item.place) for item in page.items] == [
        ("2019-05-03", None, None),
        ("2019-04-30", "2019-05-02", "Gouda"),
    ]
    assert render(page) == text


@pytest.mark.usefixtures("more_languages")
def test_a_language_has_weekdays_and_cut_names() -> None:
    """What a block says of weekdays is read, and its names may be cut."""
    text = "  1. Chleb\n\n    Piątek, 3 maja 2019\n\n  2. Ser\n\n    sob. 4 paź. 2025\n"
    assert [str(item.date) for item in parse(text).items] == ["2019-05-03", "2025-10-04"]


def test_common_characters_are_neither_strays_nor_hidden() -> None:
    """What preparing passes over at once holds no character that it looks for, and most of those that texts are made of."""
    common = [sign for sign in map(chr, range(0x10000)) if COMMON.fullmatch(sign)]
    assert not [sign for sign in common if STRAY.match(sign) or compiled("UNSEEN").match(sign)]
    assert {*string.printable, *"©–“”’…•äéñçşİıЖ"} - {*"\x0b\x0c"} <= {*common}
