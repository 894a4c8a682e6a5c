"""Finds, builds and keeps the parser: the files of `grammar/` become one LALR parser, on first use."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from lark import Lark, Token
from lark.lexer import Lexer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lark import Tree
    from lark.common import LexerConf
    from lark.exceptions import UnexpectedInput

STARTS = ["headless", "section", "dated", "title_first", "kicker_first", "marked", "heading", "dateline", "credit_line", "address"]
"""The layers of a text, each with its own tokens: sections, items (four ways), headings, dates, credits and addresses."""

_FOLDER = files(f"{__package__.partition('.')[0]}.grammar")

_TERMINAL = re.compile(r"^([A-Z_]+) *:", re.MULTILINE)


class TokenStream(Lexer):
    """Hands on tokens that are ready: every layer makes its own."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Need nothing from Lark."""

    def lex(self, tokens: Iterator[Token]) -> Iterator[Token]:  # type: ignore[override]
        """Return the tokens as they come."""
        return tokens


class AllTerminals:
    """Keeps the terminals that no rule speaks of, for the patterns made of them; Lark keeps what such an object names."""

    def __init__(self, grammar: str) -> None:
        self.always_accept = _TERMINAL.findall(grammar)

    def process(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """Return the tokens as they come."""
        return tokens


def text() -> str:
    """Return the grammar: its files, in the order of their names, one after the other."""
    parts = sorted((part for part in _FOLDER.iterdir() if part.name.endswith(".lark")), key=lambda part: part.name)
    return "\n".join(part.read_text("utf-8") for part in parts)


@cache
def parser() -> Lark:
    """Return the parser, which is built when it is first asked for."""
    grammar = text()
    return Lark(grammar, parser="lalr", lexer=TokenStream, postlex=AllTerminals(grammar), start=STARTS)


def parse(start: str, kinds: Sequence[str], on_error: Callable[[UnexpectedInput], bool] | None = None) -> Tree[Any]:
    """Parse one layer: the terminals `kinds`, each a token whose value is its index."""
    tokens = iter([Token(kind, index) for index, kind in enumerate(kinds)])
    return parser().parse(tokens, start=start, on_error=on_error)


@cache
def pattern(terminal: str) -> str:
    """Return the regular expression of a terminal."""
    return parser().get_terminal(terminal).pattern.to_regexp()


@cache
def compiled(terminal: str) -> re.Pattern[str]:
    """Return the compiled pattern of a terminal."""
    return re.compile(pattern(terminal))


@cache
def literal(terminal: str) -> str:
    """Return the text of a terminal that is no pattern."""
    return str(parser().get_terminal(terminal).pattern.value)


@cache
def names(terminal: str, extended: str) -> dict[str, tuple[str, ...]]:
    """Return what languages have for a terminal: an `XX_TERMINAL` among those that `extended` is made of has the words of `xx`."""
    known = pattern(extended)
    return {
        found.name[:2].lower(): tuple(found.pattern.value.split("|"))
        for found in parser().terminals
        if re.fullmatch(f"[A-Z]{{2}}_{terminal}", found.name) and found.pattern.to_regexp() in known
    }


def months() -> dict[str, tuple[str, ...]]:
    """Return the month names by language, January first."""
    return names("MONTH", "MONTH")


@cache
def elsewhere() -> frozenset[str]:
    """Return the names of months, folded, in languages that are not read."""
    languages = [found.pattern.value for found in parser().terminals if found.name.startswith("MONTHS_")]
    return frozenset(name.casefold() for months in languages for name in months.split("|"))
