"""How the grammar is coloured: the signs of Lark's own language, for Pygments."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import RegexLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

__all__ = ["LarkLexer"]


class LarkLexer(RegexLexer):
    """Lark's grammars.

    >>> [str(kind).removeprefix("Token.") for kind, text in LarkLexer().get_tokens('day : DAY "."  // a day') if text.strip()]
    ['Name.Function', 'Punctuation', 'Name.Constant', 'Literal.String', 'Comment.Single']
    """

    name = "Lark"
    aliases: ClassVar[list[str]] = ["lark"]
    url = "https://lark-parser.readthedocs.io/en/stable/grammar.html"

    tokens: ClassVar = {
        "root": [
            (r"//[^\n]*", Comment.Single),
            (r"%\w+", Keyword),
            (r'"(?:\\.|[^"\\\n])*"i?', String),
            (r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/[imslux]*", String.Regex),
            (r"->", Operator),
            (r"[?!]?_*[a-z]\w*", Name.Function),
            (r"_*[A-Z][A-Z0-9_]*", Name.Constant),
            (r"[.~]?[0-9]+", Number),
            (r"\.\.|[*+?|~]", Operator),
            (r"[][(){}:,.]", Punctuation),
            (r"\s+", Text),
        ]
    }
