"""The library as a textbook would have it: canonical text to tokens, Lark's ordinary driver, a transformer, records.

The same grammar and the same transformer, without what makes `parse` fast, shapes and tidy items, and patient, problems.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from lark import Lark, Token

from ssenews_parse._reading import grammar, page
from ssenews_parse._reading.blocks import lines
from ssenews_parse._reading.dates import heading_of
from ssenews_parse._reading.dialect import dialect_of
from ssenews_parse._reading.items import tokens
from ssenews_parse._reading.opening import running_text, told_apart
from ssenews_parse._reading.parts import Block, EmptyHeading, HeadingLine, ItemTokens, Margin, Mark
from ssenews_parse._reading.transformer import Makers, Outline
from ssenews_parse.records import NewsPage

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGN = grammar.compiled("CREDIT_SIGN")
MARK = re.compile(rf"({grammar.pattern('NUMBER')})\.|{grammar.pattern('BULLET')}")


class PageMakers(Makers):
    """The transformer of the library, and what it needs for the rule of a whole page."""

    def page(self, children: list[Any]) -> list[Any]:
        """Hand on what the parts of a page are."""
        return children


@cache
def parser() -> Lark:
    """Build Lark's own parser, with the rule of a whole page."""
    starts = ["page", "dated", "title_first", "kicker_first"]
    text = grammar.text()
    return Lark(text, parser="lalr", lexer=grammar.TokenStream, postlex=grammar.AllTerminals(text), start=starts)


def parsed(start: str, kinds: Sequence[str]) -> Any:  # noqa: ANN401 - what the transformer makes of a rule
    """Parse one layer with Lark, and transform its tree."""
    return PageMakers().transform(parser().parse(iter([Token(kind, index) for index, kind in enumerate(kinds)]), start=start))


def parts_of(text: str) -> list[Any]:
    """Part canonical text, in which every block is a line: marks are two spaces in, the other blocks of an item four."""
    parts: list[Any] = []
    for block in lines(text, 0, len(text.rstrip()), 1, dialect_of(text)):
        before = parts[-1] if parts else None
        if block.indent == 2 and (found := MARK.match(block.text)):
            mark = Mark("NUMBER" if found[1] else "BULLET", int(found[1]) if found[1] else None, block.number, 0, 0)
            is_first = isinstance(before, Margin) and not any(isinstance(part, ItemTokens) for part in parts)
            parts += (
                [EmptyHeading()] if mark.number == 1 and block.gap >= 2 and (is_first or isinstance(before, ItemTokens)) else []
            )
            parts.append(ItemTokens(mark, (), [block._replace(lines=[block.text[found.end() :].strip()], gap=0)], (), 0))
        elif block.indent and isinstance(before, ItemTokens):
            before.values.append(block)  # type: ignore[attr-defined]  # a list
        elif heading := heading_of(block.text):
            parts.append(HeadingLine(heading, block.number, block.gap))
        elif isinstance(before, Margin):
            before.blocks.append(block)
        else:
            parts.append(Margin([block]))
    return [tokens(part.mark, part.values, SIGN, with_gaps=True) if isinstance(part, ItemTokens) else part for part in parts]


def textbook(text: str) -> NewsPage:
    """Return the page of a canonical text, without its language and its lines."""
    gathered, parts = page.Gathered([]), parts_of(text)
    makers = {index: parsed("dated", part.kinds) for index, part in enumerate(parts) if "DATE" in getattr(part, "kinds", ())}
    habits = [makers[index].habit if index in makers else 0 for index in range(len(parts))]
    for index, part in enumerate(parts):
        if isinstance(part, ItemTokens):
            begin = max((at + 1 for at in range(index) if not isinstance(parts[at], ItemTokens)), default=0)
            end = next((at for at in range(index, len(parts)) if not isinstance(parts[at], ItemTokens)), len(parts))
            own = habits[begin:end] if any(at in makers for at in range(begin, end)) else habits
            maker = makers.get(index) or parsed("kicker_first" if sum(own) > 0 else "title_first", part.kinds)
            item = maker.make(part.values, part.mark.number, part.mark.line)
            gathered.run(is_counted=part.mark.number in {None, 1}).items.append(item)
        else:
            gathered.parts.append(part)
    kinds = [page.kind(part) for part in gathered.parts]
    opening, postamble = (kinds[at] == "MARGIN" for at in (0, -1))
    kinds[:1], kinds[-1:] = ["OPENING"] if opening else kinds[:1], ["POSTAMBLE"] if postamble else kinds[-1:]
    outline, before = Outline(), list[Block](gathered.parts[0].blocks if opening else [])
    for child in parsed("page", kinds):
        if not isinstance(child, Token):
            child(outline, gathered.parts)
    after_opening = gathered.parts[opening]
    gap = after_opening.gap if isinstance(after_opening, HeadingLine) else None
    title, preamble = told_apart(before, outline, gap, is_headed="HEADING" in kinds)
    return NewsPage(
        title=title and title.text,
        preamble=running_text(preamble),
        sections=[draft.record() for draft in outline.sections],
        postamble=running_text(gathered.parts[-1].blocks) if postamble else None,
    )
