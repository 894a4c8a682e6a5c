"""Layout A with parsimonious: a pattern a block, so that its tree has few nodes, and a visitor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from parsimonious.grammar import Grammar
from parsimonious.nodes import Node, NodeVisitor

from bench import quick
from bench.fields import credit_of, dates, headings
from bench.toolkits.lines import Lines

if TYPE_CHECKING:
    from ssenews_parse import Credit, NewsItem, NewsPage, Section

GRAMMAR = r"""
page    = block month+
month   = heading item+
item    = number credit? title date summary?
block   = ~"(.+)\n\n"
heading = ~"([A-Z][a-z]+ [0-9]{4})\n\n"
number  = ~"  ([0-9]+)\. "
credit  = ~"© (.+)\n\n    "
title   = ~"(.+)\n\n    "
date    = ~"([0-9].+)\n\n?"
summary = ~"    (.+(?:\n\n    .+)*)\n\n?"
"""


class _Records(NodeVisitor):  # type: ignore[misc]  # parsimonious has no types
    """Makes the records of the tree, from the first block to the last."""

    def __init__(self, text: str) -> None:
        self.lines = Lines(text)

    def visit_page(self, _node: Node, children: list[Any]) -> NewsPage:
        title, sections = children
        return quick.page(title, sections)

    def visit_month(self, _node: Node, children: list[Any]) -> Section:
        (heading, line), items = children
        return quick.section(*headings[heading], items, line)

    def visit_item(self, _node: Node, children: list[Any]) -> NewsItem:
        (number, line), credit, title, date, summary = children
        return quick.item(
            int(number), credit[0] if credit else None, None, title, *dates[date], summary[0] if summary else None, line
        )

    def visit_heading(self, node: Node, _children: list[Any]) -> tuple[str, int]:
        return node.match[1], self.lines.at(node.start)

    def visit_block(self, node: Node, _children: list[Any]) -> str:
        block: str = node.match[1]
        return block

    def visit_credit(self, node: Node, _children: list[Any]) -> Credit:
        return credit_of(node.match[1])

    def visit_summary(self, node: Node, _children: list[Any]) -> str:
        summary: str = node.match[1].replace("\n\n    ", "\n\n")
        return summary

    def generic_visit(self, _node: Node, children: list[Any]) -> list[Any]:
        return children

    visit_number = visit_heading
    visit_title = visit_date = visit_block


def read(text: str) -> NewsPage:
    """Read a page."""
    records: NewsPage = _Records(text).visit(_grammar().parse(text))
    return records


@cache
def _grammar() -> Grammar:
    return Grammar(GRAMMAR)
