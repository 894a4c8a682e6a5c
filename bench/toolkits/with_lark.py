"""Layout A with Lark as people use it: its contextual lexer, then a tree and a transformer, or the transformer given to Lark."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from lark import Lark, Transformer

from bench import quick
from bench.fields import credit_of, dates, headings

if TYPE_CHECKING:
    from lark import Token

    from ssenews_parse import Credit, NewsItem, NewsPage, Section

GRAMMAR = r"""
page    : LINE _BLANK month+
month   : HEADING _BLANK item+
item    : NUMBER [credit] LINE _NEXT DATE [summary] _BLANK
credit  : CREDIT _NEXT
summary : (_NEXT LINE)+

HEADING : /[A-Z][a-z]+ [0-9]{4}/
NUMBER  : /  [0-9]+\. /
CREDIT.1: /© .+/
DATE    : /[0-9].+/
LINE    : /.+/
_NEXT   : /\n\n    /
_BLANK  : /\n(?:\n(?!    )|\Z)/
"""


class _Records(Transformer["Token", "NewsPage"]):
    """Makes the records of the tree."""

    def page(self, children: list[Any]) -> NewsPage:
        title, *sections = children
        return quick.page(str(title), sections)

    def month(self, children: list[Any]) -> Section:
        heading, *items = children
        return quick.section(*headings[heading], items, heading.line)

    def item(self, children: list[Any]) -> NewsItem:
        number, credit, title, date, summary = children
        return quick.item(int(number[:-2]), credit, None, str(title), *dates[date], summary, number.line)

    def credit(self, children: list[Token]) -> Credit:
        return credit_of(children[0][2:])

    def summary(self, children: list[Token]) -> str:
        return "\n\n".join(children)


def tree(text: str) -> NewsPage:
    """Read a page as a tree, then make records of it."""
    return _Records().transform(_plain().parse(text))


def inline(text: str) -> NewsPage:
    """Read a page, making records on the way."""
    return _with_transformer().parse(text)  # type: ignore[return-value]  # what the transformer made, not a tree


@cache
def _plain() -> Lark:
    return Lark(GRAMMAR, parser="lalr", start="page")


@cache
def _with_transformer() -> Lark:
    return Lark(GRAMMAR, parser="lalr", start="page", transformer=_Records())
