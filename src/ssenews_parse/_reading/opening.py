"""What stands before the list: which block is the title of the page, which is a topic, and which are its preamble."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .parts import Block


def told_apart(blocks: list[Block]) -> tuple[str | None, str | None]:
    """Return title and preamble: the title is what is printed twice, or else the first block of the last group."""
    if len(blocks) < 2:
        return running_text(blocks), None
    last_group = max((index for index, block in enumerate(blocks) if index and block.gap >= 2), default=0)
    title = _printed_twice(blocks) or _in_a_block_before(blocks) or blocks[last_group]
    return title.text, running_text([block for block in blocks if block is not title])


def _printed_twice(blocks: list[Block]) -> Block | None:
    """Return the first block whose text already stood as a block."""
    seen: set[str] = set()
    for block in blocks:
        if block.text in seen:
            return block
        seen.add(block.text)
    return None


def _in_a_block_before(blocks: list[Block]) -> Block | None:
    """Return the first block whose text already stood as a line of another."""
    seen: set[str] = set()
    for block in blocks:
        if block.text in seen:
            return block
        seen.update(block.lines)
    return None


def running_text(blocks: Sequence[Block]) -> str | None:
    """Return blocks as paragraphs; None where there are none."""
    return "\n\n".join([block.text for block in blocks]) or None
