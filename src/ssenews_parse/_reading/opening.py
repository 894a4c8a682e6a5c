"""What comes before the list: which block is the title of the page, which is a topic, and which are its preamble."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .grammar import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .parts import Block
    from .transformer import Outline

LONGEST_TOPIC = 60
"""A longer line before the list is a sentence of the preamble."""

_FAR = 3
"""So many blank lines before the first heading say that what is before them is a side box, and no title."""


class Opening(NamedTuple):
    """The title of a page and its preamble."""

    title: Block | None
    preamble: list[Block]


def told_apart(blocks: list[Block], outline: Outline, gap_before_heading: int | None, *, is_headed: bool) -> Opening:
    """Tell title, preamble and first topic apart; the topic goes to the first section of the outline.

    The title is what is marked so, or what is printed twice, or else the first block of the last group, where two blank lines part
    groups.
    """
    title = _title(blocks)
    if not is_headed and len(blocks) > 1 and _ends_with_topic(blocks, title, outline):
        outline.heads[0] = topic = blocks[-1]
        outline.sections[0].topic, outline.sections[0].line = topic.text, topic.number
        blocks = blocks[:-1]
        title = _title(blocks)
    elif gap_before_heading is not None and gap_before_heading >= _FAR and not ((title and title.is_title) or _repeated(blocks)):
        title = None
    return Opening(title, [block for block in blocks if block is not title])


def _ends_with_topic(blocks: list[Block], title: Block | None, outline: Outline) -> bool:
    """Tell whether the last block before a page's first section is its topic.

    It is on a page that has other topics; else a short line without full stop, after title and preamble, before number 1.
    """
    first = outline.sections[0]
    if not first.items or first.topic or outline.begins_with_empty_heading:
        return False
    last = blocks[-1]
    if last.is_title:
        return False
    is_short = len(last.text) <= LONGEST_TOPIC and not compiled("SENTENCE").fullmatch(last.text) and last.gap > 0
    is_alone = len(blocks) > 2 and is_short and last is not title and first.items[0].number == 1
    return is_alone or any(section.topic for section in outline.sections)


def _title(blocks: list[Block]) -> Block | None:
    if not blocks:
        return None
    last_group = max((at for at, block in enumerate(blocks) if at and block.gap >= 2), default=0)
    marked = next((block for block in blocks if block.is_title), None)
    return marked or _repeated(blocks) or blocks[last_group]


def _repeated(blocks: list[Block]) -> Block | None:
    """Return the block that is printed twice: the first whose text came before as a block, or else as a line of one."""
    return _first_seen(blocks, lambda block: [block.text]) or _first_seen(blocks, lambda block: block.lines)


def _first_seen(blocks: list[Block], texts: Callable[[Block], list[str]]) -> Block | None:
    """Return the first block whose text is among the texts of those before it."""
    seen: set[str] = set()
    for block in blocks:
        if block.text in seen:
            return block
        seen.update(texts(block))
    return None


def running_text(blocks: Sequence[Block]) -> str | None:
    """Return blocks as paragraphs; None where there are none."""
    return "\n\n".join([block.text for block in blocks]) or None
