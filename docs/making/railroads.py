"""Rules of the grammar to railroad diagrams: the EBNF trees that Lark keeps, drawn by `railroad-diagrams`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import railroad
from lark.grammar import NonTerminal

if TYPE_CHECKING:
    from lark import Tree

_REPEATED = {"?": railroad.Optional, "*": railroad.ZeroOrMore, "+": railroad.OneOrMore}

_TWICE = re.compile("(<text [^>]*>[^<]*</text>)\\1")
"""The text of a link, which `railroad-diagrams` 3.0 writes twice."""


def anchor(name: str) -> str:
    """Return the id under which a rule or a terminal stands on its page.

    >>> anchor("agency_first"), anchor("_day"), anchor("DASH_LINE")
    ('rule-agency-first', 'part-day', 'terminal-dash-line')
    """
    kind = "terminal" if name.isupper() else "part" if name.startswith("_") else "rule"
    return f"{kind}-{name.strip('_').replace('_', '-').lower()}"


def diagram(definition: Tree[Any]) -> str:
    """Return the SVG of a rule, from its definition as Lark keeps it before it makes a parser of it."""
    written: list[str] = []
    railroad.Diagram(_drawn(definition), type="complex").writeSvg(written.append)
    svg = "".join(written).replace("xlink:href", "href")  # SVG inside HTML knows no namespaces
    return _TWICE.sub(r"\1", svg)


def _drawn(node: Any) -> railroad.DiagramItem:  # noqa: ANN401 - a tree, or the name of a rule or a terminal
    if node.data == "value":
        return _named(node.children[0])
    if node.data == "expr":
        inner, repeated = node.children
        return _REPEATED[str(repeated)](_drawn(inner))
    drawn = [_drawn(child) for child in _choices(node)] if node.data == "expansions" else [_drawn(child) for child in node.children]
    if len(drawn) == 1:
        return drawn[0]
    return railroad.Choice(0, *drawn) if node.data == "expansions" else railroad.Sequence(*drawn)


def _choices(node: Any) -> list[Any]:  # noqa: ANN401
    """Return the alternatives of a rule, those that `%extend` has added among them, each of which Lark puts before the others."""
    inner = [_choices(child) if child.data == "expansions" else [child] for child in node.children]
    extended = any(child.data == "expansions" for child in node.children)
    return [choice for choices in (reversed(inner) if extended else inner) for choice in choices]


def _named(symbol: Any) -> railroad.DiagramItem:  # noqa: ANN401
    name = symbol.name
    return (railroad.NonTerminal if isinstance(symbol, NonTerminal) else railroad.Terminal)(name, href=f"#{anchor(name)}")
