"""The tree that Lark makes of an item's shape, and the rules that it was made by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ssenews_parse._reading import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .evidence import Evidence, ItemTrace, Trace

_FIELDS = {"mark": "number", "marked_title": "title", "when": "date", "early": "summary"}
"""The fields that rules make, where they have other names."""


def tree(told: Trace, item: ItemTrace) -> str:
    r"""Return the tree that Lark made of the shape of an item: a line for each rule and token, a token with its words.

    >>> from ssenews_parse import trace
    >>> told = trace("  1. A fair day\n\n    25 May 2023\n")
    >>> print(tree(told, told.items[0]))
    dated
      mark
        NUMBER 1.
      title
        TEXT A fair day
      when
        DATE 25 May 2023
    """
    return "\n".join(_lines(told, item, grammar.parse(item.rule, item.shape), 0))


def _lines(told: Trace, item: ItemTrace, node: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - Lark's trees are its module's own
    yield f"{'  ' * depth}{node.data}"
    field = _FIELDS.get(node.data, node.data)
    words = iter(_words(told, item.fields.get(field), item.place if field == "date" else None))
    for child in node.children:
        if hasattr(child, "data"):
            yield from _lines(told, item, child, depth + 1)
        else:
            yield f"{'  ' * (depth + 1)}{child.type} {next(words, '')}".rstrip()


def _words(told: Trace, evidence: Evidence | None, place: Evidence | None) -> list[str]:
    """Return the words of each block of a field, the place after a date with it."""
    blocks = told.text_of(evidence).split("\n\n") if evidence else []
    return [", ".join([*blocks, told.text_of(place)])] if place else blocks


def rules(start: str) -> str:
    """Return the definition of a rule as the grammar has it, and of the rules that are parts of it.

    >>> print(rules("title_first"))
    title_first  : _opening EMPTY? title summary?
    _opening  : mark credit?
    """
    found: dict[str, str] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop(0)
        definition = re.search(rf"(?m)^{name} *:.*(?:\n +\|.*)*", grammar.text())
        if definition and name not in found:
            found[name] = definition[0]
            waiting += re.findall(r"\b_[a-z]+\b", definition[0].partition(":")[2])
    return "\n".join(found.values())
