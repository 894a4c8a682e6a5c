"""The grammar, rule by rule: the comments of its files as text, its definitions as code, each rule as a picture."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ssenews_parse._reading import grammar

from .railroads import anchor, diagram

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Tree

FILES = {
    "layout": "Lines and blocks",
    "listing": "The page and its items",
    "dates": "Headings and dates",
    "languages": "The words of the languages",
    "credits": "Credits",
    "addresses": "Addresses",
    "loose": "What a remark looks for",
}
"""The files of the grammar in the order in which a text is read, and what they are about."""

_FOLDER = files("ssenews_parse.grammar")

_DEFINED = re.compile(r"(?m)^\??([A-Za-z_]+) *:|^%declare (.+)$")


def page() -> str:
    """Return the page as Markdown.  A rule that no file seems to define is a `ValueError`: nothing is left out."""
    pictures = {name: _picture(definition) for name, _, definition, _ in grammar.parser().grammar.rule_defs}
    text = "\n".join(line for file, title in FILES.items() for line in _file(file, title, pictures))
    if pictures:
        message = f"no file of the grammar seems to define {', '.join(pictures)}"
        raise ValueError(message)
    return text


def _picture(definition: Tree[Any]) -> str:
    """Return the picture of a rule; one that names a single symbol needs none."""
    if len(list(definition.find_data("value"))) == 1:
        return ""
    return f"```{{raw}} html\n<div class='railroad'>{diagram(definition)}</div>\n```\n"


def _file(file: str, title: str, pictures: dict[str, str]) -> Iterator[str]:
    """Yield the section of one file; the pictures that stand in it are taken out of `pictures`."""
    yield f"## {title}\n\n`grammar/{file}.lark`\n"
    for chunk in _FOLDER.joinpath(f"{file}.lark").read_text("utf-8").split("\n\n"):
        yield from _chunk(chunk.strip("\n"), pictures)


def _chunk(chunk: str, pictures: dict[str, str]) -> Iterator[str]:
    """Yield what stands between two blank lines: comments first, as text, then pictures, then the code."""
    comments = [line.removeprefix("//").strip() for line in chunk.split("\n") if line.startswith("//")]
    code = "\n".join(line for line in chunk.split("\n") if not line.startswith("//"))
    yield _prose(comments)
    names = [name for names in _DEFINED.findall(code) for name in "".join(names).split()]
    for name in names:
        yield f"({anchor(name)})=\n"
        if name in pictures:
            yield f"### {name}\n\n{pictures.pop(name)}"
    if code:
        yield f"```{{code-block}} lark\n{code}\n```\n"


def _prose(comments: list[str]) -> str:
    """Return comments as paragraphs; what is set off by a line of signs is a paragraph of its own."""
    lines = [f"\n**{line.strip('─ ')}**\n" if line.startswith("──") else line for line in comments]
    return "\n".join(lines) + "\n"
