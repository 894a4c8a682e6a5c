"""What all items of a page do alike and no list of news does, or some do otherwise than the rest: said once a page."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from ssenews_parse._reading.grammar import compiled

from . import looks
from .catalogue import brief, remark
from .placed import SOME, on_text, paragraphs, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse.records import NewsItem

    from .catalogue import Remark
    from .placed import Placed

__all__ = ["of_page"]

_SHORT = 40
"""No label, link, button or kicker is longer."""

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def of_page(placed: list[Placed]) -> Iterator[Remark]:
    """Yield what the items of a page tell that are compared with one another."""
    if len(placed) < SOME:
        return
    yield from _marks(placed)
    yield from _dates(placed)
    yield from _untitled(placed)
    yield from _long_kickers(placed)
    yield from _without_kicker(placed)
    yield from _titles_alone(placed)
    yield from _repeated(placed)


def _marks(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first text of the items of a section, if all begin with one sign, or count: their marks were left in them."""
    for _, group in groupby(placed, lambda pair: pair[1][0]):
        section = [*group]
        texts = [item.kicker or item.title or item.summary or "" for item, _ in section]
        if len(texts) >= SOME and looks.kind(texts[0], alone=False) is None and (_have_one_sign(texts) or _count(texts)):
            item, place = section[0]
            yield remark("SSE911", item.line, path_of(place), text=brief(texts[0]))
            return


def _have_one_sign(texts: list[str]) -> bool:
    found = [compiled("LOOSE_BULLET").match(text) for text in texts]
    return len({sign and sign[0].casefold().replace("x", " ") for sign in found}) == 1 and found[0] is not None


def _count(texts: list[str]) -> bool:
    """Tell whether the texts begin with labels that count: 1 2 3, 1.1 1.2, a b c, i ii iii."""
    found = [compiled("LOOSE_COUNT").match(looks.plain(text)) for text in texts]
    labels = [label[1].rpartition(".")[2].casefold() for label in found if label]
    return len(labels) == len(texts) and (_follow(labels) or labels == [*_ROMAN[: len(labels)]])


def _follow(labels: list[str]) -> bool:
    numbers = [int(label) if label.isdecimal() else ord(label) if len(label) == 1 else 0 for label in labels]
    return all(after == before + 1 for before, after in pairwise(numbers))


def _dates(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first text that begins or ends with a date, if several items have no other, or the only one without."""
    without = [pair for pair in placed if pair[0].date is None]
    dated = [
        (name, pair)
        for pair in without
        for name in ("title", "summary")
        if (text := getattr(pair[0], name)) and _is_dated(text, inside=name == "title" and len(without) > 1)
    ]
    items = {place for _, (_, place) in dated}
    if items and (len(items) == len(without) != len(placed) - 1 or 2 * len(items) > len(placed)):
        name, pair = dated[0]
        yield on_text(pair, "SSE917", name)


def _is_dated(text: str, *, inside: bool) -> bool:
    """Tell whether a text begins or ends with a date, or has one inside, and is more than one."""
    has_date = looks.ends_with_date(text) or (inside and looks.holds_date(text, inside=True))
    return has_date and looks.kind(text, alone=True) != looks.DATE


def _untitled(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first summary that begins like a title, if no item has a title and all of them do."""
    if any(item.title or not item.summary for item, _ in placed):
        return
    firsts = [(item.summary or "").partition("\n\n")[0] for item, _ in placed]
    if not any(map(looks.is_sentence, firsts)):
        yield on_text(placed[0], "SSE918", "summary")


def _long_kickers(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first title that is shorter than its kicker, or begins with a small letter, if all below a kicker are so."""
    times = Counter(item.kicker for item, _ in placed if item.kicker)
    titled = [(item.kicker, item.title, (item, place)) for item, place in placed if item.kicker and item.title]
    if titled and max(times.values()) == 1 and all(len(title) < len(kicker) or title[0].islower() for kicker, title, _ in titled):
        yield on_text(titled[0][2], "SSE949", "title")


def _without_kicker(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the title of the only item without a kicker, or of one that begins with the kicker of another."""
    kickers = {item.kicker for item, _ in placed if item.kicker}
    without = [pair for pair in placed if pair[0].kicker is None and pair[0].title]
    glued = [pair for pair in without if not kickers.isdisjoint(_beginnings(pair[0].title or ""))]
    is_alone = len(without) == 1 and len(placed) > SOME and all(item.kicker for item, _ in placed if item is not without[0][0])
    if glued or is_alone:
        yield on_text((glued or without)[0], "SSE950", "title")


def _beginnings(title: str) -> Iterator[str]:
    """Yield what a kicker at the beginning of a title could be: all up to a space, or to a colon before one."""
    end = title.find(" ", 0, _SHORT)
    while end > 0:
        yield title[:end].removesuffix(":")
        end = title.find(" ", end + 1, _SHORT)


def _titles_alone(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first item that is a title alone, if all others have a date and it is no item of their list by its number.

    It has none, or it is at an end: the first, or of the last section.
    """
    alone = [pair for pair in placed if _is_title_alone(pair[0])]
    dated = [pair for pair in placed if pair[0].date]
    if not alone or not dated or len(alone) + len(dated) < len(placed):
        return
    last = dated[-1][1]
    odd = [pair for pair in alone if pair[1][0] > last[0]]
    if SOME <= len(dated) >= len(alone):
        odd += [pair for pair in alone if pair[0].number is None or pair is placed[0] or _is_button(pair[0].title or "")]
    if odd:
        yield on_text(odd[0], "SSE951", "title")


def _is_title_alone(item: NewsItem) -> bool:
    return item.title is not None and item.date is None and not (item.kicker or item.summary or item.credit)


def _is_button(text: str) -> bool:
    return compiled("LOOSE_BUTTON").fullmatch(text) is not None


def _repeated(placed: list[Placed]) -> Iterator[Remark]:
    """Yield a line that stands in most summaries, or is what a link or a button says."""
    texts = paragraphs(placed)
    times = Counter(text for text, _ in {(text, place) for text, (_, place) in texts})
    summaries = sum(item.summary is not None for item, _ in placed)
    for text, (item, place) in texts:
        is_usual = times[text] > 1 and 3 * times[text] >= 2 * summaries
        is_line = len(text) <= _SHORT and not looks.is_sentence(text)
        if is_line and (is_usual or _is_button(text)):
            yield remark("SSE952", item.line, f"{path_of(place)}.summary", text=brief(text))
            return
