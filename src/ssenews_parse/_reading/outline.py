"""Pages of structure to records: pieces that know their item and their heading become the parts that a text has, too."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from ssenews_parse.records import STRAY

from .blocks import heading_parts, kept_apart
from .dates import heading_of, when
from .grammar import compiled
from .items import cut, tokens
from .marks import in_range
from .page import page_of
from .parts import Block, EmptyHeading, ItemTokens, Margin, Mark, Problem
from .unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse._structure.pieces import Entry, Piece
    from ssenews_parse.records import NewsPage

    from .parts import Part

_LEADING = re.compile(rf"\A(?:\s|{STRAY.pattern})*")
"""What is left out at the beginning of a line."""

_LINK, _PLAIN = 7, 8
"""What comes behind the six levels of headings."""


def read(pieces: list[Piece], problems: list[Problem], source: str | None) -> NewsPage | None:
    """Read a page whose pieces have their places; what fits no part is added to `problems`."""
    return page_of(parts_of(pieces, problems), problems, source)


def parts_of(pieces: list[Piece], problems: list[Problem]) -> Iterator[Part]:
    """Yield the parts of a page whose pieces have their places."""
    pieces = list(_clean(pieces, problems))
    if not any(piece.entry for piece in pieces) and any(when(line) for piece in pieces for line in piece.lines):
        return _unmarked(pieces)
    return _parts(pieces)


def _clean(pieces: list[Piece], problems: list[Problem]) -> Iterator[Piece]:
    """Report stray characters and take them from the pieces; an item that is nothing else is none."""
    held = {piece.entry for piece in pieces if piece.entry}
    for piece in pieces:
        if piece.strays:
            for start, line in zip(piece.starts, piece.lines, strict=True):
                for stray in STRAY.finditer(line):
                    place = min(start + stray.start(), piece.end - 1)
                    problems.append(Problem(place, place + 1, "SSE301", {"name": f"U+{ord(stray[0]):04X}"}))
            _take_strays(piece)
        if piece.lines:
            held.discard(piece.entry)
            yield piece
    problems += (Problem(entry.start, entry.end, "SSE201", {}) for entry in held if entry)


def _take_strays(piece: Piece) -> None:
    """Take stray characters from the lines of a piece, which begin and end where they did."""
    leads = [len(line) - len(_LEADING.sub("", line)) for line in piece.lines]
    piece.ends = [start + len(line) for start, line in zip(piece.starts, piece.lines, strict=True)]
    piece.starts = [start + lead for start, lead in zip(piece.starts, leads, strict=True)]
    lines = [STRAY.sub(lambda match: " " if match[0].isspace() else "", line).strip() for line in piece.lines]
    piece.keep([index for index, line in enumerate(lines) if line], lines)


def _unmarked(pieces: list[Piece]) -> Iterator[Part]:
    """Yield the parts of a page without lists: a line is a block, and dates tell items apart."""
    urls = {start: url for piece in pieces for start, url in zip(piece.starts, piece.urls, strict=True)}
    for part in unmarked([line for piece in pieces for line in cut(_block(piece), range(1, len(piece.lines)))]):
        if isinstance(part, ItemTokens):
            found = [urls.get(start) for start, _ in part.spans]
            before = part.kinds.index("DATE") - 1 if "DATE" in part.kinds else 0  # the title, or the mark, which has none
            yield part._replace(url=found[before] or next(filter(None, found), None))
        else:
            yield part


def _parts(pieces: list[Piece]) -> Iterator[Part]:
    """Yield the parts of a page: its items, and what stands between them."""
    groups = [(entry, list(group)) for entry, group in groupby(pieces, lambda piece: piece.entry)]
    is_parted = len(groups) > 1 and not groups[0][0] and _has_no_topic(groups[0][1], pieces)
    for index, (entry, group) in enumerate(groups):
        if entry:
            if entry.restart and not (is_parted and index == 1):
                yield EmptyHeading()
            yield from _item(entry, group)
        else:
            yield from _margin(group)
            if is_parted and index == 0:
                yield EmptyHeading()


def _has_no_topic(group: list[Piece], pieces: list[Piece]) -> bool:
    """Tell whether the last block before the list is no topic: where there are headings, a block that is none is no topic."""
    has_headings = any(piece.level for piece in pieces if piece.entry is None)
    return has_headings and not (group[-1].level or heading_of(group[-1].text))


def _margin(pieces: list[Piece]) -> Iterator[Part]:
    """Yield what stands between items: headings, and the blocks between those."""
    for is_heading, group in groupby(pieces, lambda piece: heading_of(piece.text) is not None):
        blocks = [_block(piece, is_title=piece.level == 1) for piece in group]
        if is_heading:
            for block in blocks:
                yield from heading_parts(block)
            continue
        kept, problems = kept_apart(blocks, with_dates=False)
        yield from problems
        if kept:
            yield Margin(kept)


def _block(piece: Piece, *, is_title: bool = False) -> Block:
    return Block(piece.lines, piece.starts, piece.end, piece.gap, piece.line, 0, is_title, piece.ends)


def _blocks(piece: Piece, pieces: list[Piece], *, is_title: bool) -> list[Block]:
    """Return one of the pieces of an item as a block, or each of its lines as one."""
    block = _block(piece, is_title=is_title)
    return [*cut(block, range(1, len(piece.lines)))] if _is_lines(piece, pieces) else [block]


def _is_lines(piece: Piece, pieces: list[Piece]) -> bool:
    """Tell whether each line of a piece is a block, since one is the date: some converters part blocks by line breaks alone.

    Where the item has a heading the date must come first.
    """
    if len(piece.lines) == 1 or piece.level or when(piece.text):
        return False
    is_headed = any(other.level for other in pieces)
    return any(map(when, piece.lines[:1] if is_headed else piece.lines))


def _item(entry: Entry, pieces: list[Piece]) -> Iterator[Part]:
    """Yield an item, and the problem of its number."""
    number = in_range(entry.number)
    if number != entry.number:
        yield Problem(entry.start, entry.end, "SSE204", {"number": str(entry.number)})
    pieces, stray = _with_title_after_date(_with_title_apart(pieces))
    if stray:
        yield Problem(stray.start, stray.end, "SSE203", {})
    known, title = _title(pieces)
    yield from _starred([title] if title else pieces[:2])
    blocks = [block for piece in pieces for block in _blocks(piece, pieces, is_title=piece is known)]
    blocks[:1] = _with_credit_apart(blocks[0])
    mark = Mark("BULLET" if entry.number is None else "NUMBER", number, entry.line, entry.start, entry.end)
    yield tokens(mark, blocks, compiled("CREDIT_SIGN"), with_gaps=False, url=(title and title.url) or entry.url)


def _with_credit_apart(first: Block) -> list[Block]:
    """Part the first block of an item where it begins with a credit, which is one line."""
    if len(first.lines) == 1 or not first.is_credit or first.lines[0].endswith("/"):
        return [first]
    credit, rest = cut(first, [1])
    return [credit._replace(end=rest.start, is_title=False), rest]


def _with_title_apart(pieces: list[Piece]) -> list[Piece]:
    """Part the first text of an item where one of its first lines is a link and the others are none: its title below a kicker."""
    at = next((at for at, piece in enumerate(pieces[:2]) if len(piece.lines) > 1), None)
    if at is None or (at and not compiled("CREDIT_SIGN").match(pieces[0].text)):
        return pieces
    piece = pieces[at]
    if piece.level or piece.is_link or len(piece.linked) != 1 or piece.linked[0] > 2 or any(map(when, piece.lines)):
        return pieces
    line = piece.linked[0]
    return [*pieces[:at], *piece.parts((line, line + 1)), *pieces[at + 1 :]]


def _with_title_after_date(pieces: list[Piece]) -> tuple[list[Piece], Piece | None]:
    """Return the pieces of an item, and apart from them the one before the date where the title is the heading right after it.

    The one before is no heading then, and no link unless the heading is one, too.
    """
    at = 1 if compiled("CREDIT_SIGN").match(pieces[0].text) else 0
    if len(pieces) < at + 3 or not when(pieces[at + 1].text) or when(pieces[at].text):
        return pieces, None
    before, after = pieces[at], pieces[at + 2]
    if before.level or not after.level or (before.is_link and not after.is_link):
        return pieces, None
    return [*pieces[:at], *pieces[at + 1 :]], before


def _starred(titles: list[Piece]) -> list[Problem]:
    """Return the problems of what may be titles, with emphasis or stars of their own."""
    return [Problem(piece.start, piece.end, "SSE210", {}) for piece in titles if piece.starred]


def _title(pieces: list[Piece]) -> tuple[Piece | None, Piece | None]:
    """Return the piece that the structure marks as the title, none where a date tells; and the piece that will be the title.

    A date tells by what comes before it: one block or two, unless the structure marks the first of two and not the second.
    """
    texts = pieces[1:] if compiled("CREDIT_SIGN").match(pieces[0].text) else pieces
    at = next((index for index, piece in enumerate(texts) if when(piece.text) or _is_lines(piece, texts)), len(texts))
    if at == 2 and _rank(texts[0]) < _rank(texts[1]):
        return texts[0], texts[0]
    if 0 < at < min(len(texts), 3):
        return None, texts[at - 1]
    known = _marked(texts[:at] or texts[1:2])
    return known, known


def _rank(piece: Piece) -> int:
    """Return how strongly the structure marks a piece as a title, the strongest first: its level, or else whether it is a link."""
    return piece.level or (_LINK if piece.is_link else _PLAIN)


def _marked(texts: list[Piece]) -> Piece | None:
    """Return the first heading among the texts of an item, or else the first of two that is a link."""
    return next((piece for piece in texts if piece.level), None) or next((piece for piece in texts[:2] if piece.is_link), None)
