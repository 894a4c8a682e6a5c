"""What all items of a page do alike and no list of news does, or some do otherwise than the rest: said once a page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from ssenews_parse._reading.grammar import compiled

from . import looks, shapes, wording
from .catalogue import brief, remark
from .placed import SOME, on_text, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse.records import NewsItem, NewsPage

    from .catalogue import Remark
    from .placed import Line, Placed

__all__ = ["of_page"]

_SHORT = 40
"""No label, link, button or kicker is longer."""

_LABEL = 16
"""No label that stands alone in a summary is longer."""

_CAPTION = 3
"""A kicker of so many words, if all items have it, may be the text of an image."""

_ROMAN = [ten + one for ten in ("", "x", "xx", "xxx", "xl") for one in ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]]
"""The Roman numbers up to 49."""

_QUOTES = frozenset("«»„“”\"'‘’")

_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿ].)(?=[a-zß-öø-ÿ])")
"""A small letter and a capital inside a word: where two blocks are glued together."""


def of_page(page: NewsPage, placed: list[Placed], lines: list[Line]) -> Iterator[Remark]:
    """Yield what the items of a page tell that are compared with one another; `lines` are those of the summaries."""
    yield from _dates(placed)
    if len(placed) < SOME:
        return
    yield from _marks(placed)
    yield from _untitled(placed)
    yield from _long_kickers(placed)
    yield from _without_kicker(placed)
    yield from _titles_alone(placed)
    yield from [*_repeated(page.title, placed, lines)] or _labels_first(placed)
    yield from _labels(placed)
    yield from _glued(placed)
    yield from _places(placed)


def _marks(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first text of the items of a section, if all begin with one sign, or count: their marks were left in them."""
    for _, group in groupby(placed, lambda pair: pair[1][0]):
        section = [*group]
        texts = [item.kicker or item.title or item.summary or "" for item, _ in section]
        if len(texts) >= SOME and (_have_one_sign(texts) or _count(texts)) and looks.kind(texts[0], alone=False) is None:
            item, place = section[0]
            yield remark("SSE911", item.line, path_of(place), text=brief(texts[0]))
            return


def _have_one_sign(texts: list[str]) -> bool:
    first = texts[0].split(" ", 1)[0]
    if _is_sign(first) and all(text.split(" ", 1)[0] == first for text in texts):
        return True
    if not compiled("LOOSE_BULLET").match(texts[0]):
        return False
    found = [compiled("LOOSE_BULLET").match(text) for text in texts]
    return len({sign and sign[0].casefold().replace("x", " ") for sign in found}) == 1


def _is_sign(word: str) -> bool:
    """Tell whether a word is neither letters and digits nor a quotation mark, or stands in brackets."""
    return word[:1] in {"(", "[", "<"} or (word not in _QUOTES and not any(map(str.isalnum, word)))


def _count(texts: list[str]) -> bool:
    """Tell whether the texts begin with labels that count: 1 2 3, 1.1 1.2, a b c, i ii iii."""
    if not compiled("LOOSE_COUNT").match(shapes.plain(texts[0])):
        return False
    found = [compiled("LOOSE_COUNT").match(shapes.plain(text)) for text in texts]
    labels = [label[1].casefold() for label in found if label]
    parts = [label.replace("/", ".").split(".") for label in labels]
    follow = _follow([part[-1] for part in parts]) or _follow([part[0] for part in parts])
    return len(labels) == len(texts) and (follow or _are_roman(labels))


def _are_roman(labels: list[str]) -> bool:
    at = _ROMAN.index(labels[0]) if labels[0] in _ROMAN else 0
    return labels == _ROMAN[at : at + len(labels)]


def _follow(labels: list[str]) -> bool:
    numbers = [int(label) if label.isdecimal() else ord(label) if len(label) == 1 else 0 for label in labels]
    return all(after == before + 1 for before, after in pairwise(numbers))


def _dates(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first text that begins or ends with a date, if several items have no other, or the only one without."""
    without = [pair for pair in placed if pair[0].date is None]
    inside = {"title": len(without) > 1, "summary": len(without) == len(placed)}
    dated = [
        (name, pair)
        for pair in without
        for name in (("title", "summary") if len(placed) > 1 else ("title",))
        if (text := getattr(pair[0], name)) and _is_dated(text if name == "title" else text[:_SHORT], inside=inside[name])
    ]
    items = {place for _, (_, place) in dated}
    if items and (len(items) == len(without) != len(placed) - 1 or 2 * len(items) > len(placed)):
        name, pair = dated[0]
        yield on_text(pair, "SSE917", name)


def _is_dated(text: str, *, inside: bool) -> bool:
    """Tell whether a text begins or ends with a date, or has one inside, and is more than one."""
    has_date = shapes.ends_with_date(text) or (inside and shapes.holds_date(text, inside=True))
    return has_date and looks.kind(text, alone=True) != looks.DATE


def _untitled(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first summary that begins like a title, if no item has a title and all of them do."""
    if any(item.title or not item.summary for item, _ in placed):
        return
    firsts = [(item.summary or "").partition("\n\n")[0] for item, _ in placed]
    if not any(map(wording.is_sentence, firsts)):
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
    if not kickers:
        return
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
    if len({item.number is None for item, _ in dated}) == 1:
        odd += [pair for pair in alone if (pair[0].number is None) != (dated[0][0].number is None)]
    if SOME <= len(dated) >= len(alone):
        odd += [pair for pair in alone if pair[0].number is None or pair is placed[0] or wording.is_button(pair[0].title or "")]
    if odd:
        yield on_text(odd[0], "SSE951", "title")


def _is_title_alone(item: NewsItem) -> bool:
    return item.date is None and item.title is not None and not (item.kicker or item.summary or item.credit)


def _repeated(title: str | None, placed: list[Placed], lines: list[Line]) -> Iterator[Remark]:
    """Yield a line that stands in most summaries, is the title of the page, or what a link or a button says."""
    times = Counter(text for text, _ in {(text, place) for text, (_, place) in lines})
    summaries = sum(item.summary is not None for item, _ in placed)
    for text, (item, place) in lines:
        is_usual = times[text] > 1 and 3 * times[text] >= 2 * summaries
        if (len(text) <= _SHORT and (is_usual or text == title or wording.is_label(text))) or wording.ends_with_button(text):
            yield remark("SSE952", item.line, f"{path_of(place)}.summary", text=brief(text))
            return


def _labels_first(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first of the labels that most summaries begin with, or are."""
    begun = [pair for pair in placed if pair[0].summary and pair[0].title]
    texts = [item.summary or "" for item, _ in begun]
    if len(texts) < SOME:
        return
    word = texts[0].split(" ", 1)[0]
    is_word = word.endswith(":") and all(text.startswith(word) for text in texts)
    labelled = [at for at, text in enumerate(texts) if _is_label(text[: _LABEL + 1].split("\n", 1)[0])]
    headed = sum(wording.is_sentence(texts[at]) for at in labelled)
    if is_word or 2 * headed > len(texts) or (len(labelled) == len(texts) and not headed):
        first = labelled[0] if labelled else 0
        item, place = begun[first]
        yield remark("SSE952", item.line, f"{path_of(place)}.summary", text=brief(texts[first].partition("\n\n")[0]))


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL and not shapes.has_digit(text) and not wording.is_sentence(text)


def _labels(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first kicker or title that is what a button says, a sign, an address, a time, or the text of all images."""
    kickers = {item.kicker for item, _ in placed}
    texts = kickers | {item.title for item, _ in placed}
    is_caption = len(kickers) == 1 and len(placed) > SOME and len((placed[0][0].kicker or "").split()) >= _CAPTION
    labels = kickers if is_caption else {text for text in texts if text and len(text) <= _SHORT and wording.is_label(text)}
    named = ((name, pair) for pair in placed if labels and not _is_title_alone(pair[0]) for name in ("kicker", "title"))
    if found := next(((name, pair) for name, pair in named if getattr(pair[0], name) in labels), None):
        name, pair = found
        yield on_text(pair, "SSE953", name)


def _glued(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first title in which a kicker may be glued to it, where half of the titles are so."""
    titled = [pair for pair in placed if pair[0].title]
    titles = [(item.title or "")[:_SHORT] for item, _ in titled]
    if 2 * len(_GLUED.findall("\n".join(titles))) < len(titles):
        return
    glued = [pair for title, pair in zip(titles, titled, strict=True) if _GLUED.search(title)]
    if len(glued) >= SOME and 2 * len(glued) >= len(titled):
        yield on_text(glued[0], "SSE953", "title")


def _places(placed: list[Placed]) -> Iterator[Remark]:
    """Yield the first place, if all items have one and none a title: the titles may stand behind the dates."""
    if all(item.place and not item.title for item, _ in placed):
        yield on_text(placed[0], "SSE915", "place")
