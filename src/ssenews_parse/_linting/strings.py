"""Strings that look like something else than what they were read as."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from . import looks, shapes, wording
from .catalogue import brief, remark
from .placed import on_text, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssenews_parse.records import Credit, NewsItem, NewsPage, Section

    from .catalogue import Remark
    from .placed import Placed

__all__ = ["of_page", "printed_date"]

_CODES = {looks.DATE: "SSE909", looks.HEADING: "SSE910", looks.MARK: "SSE911", looks.CREDIT: "SSE912"}
_LONG_TITLE = 200
_LONG_PLACE = 60
_SHORT_PLACE = 25
"""Up to here a place may end with a full stop: Washington, D.C."""

_LONG_CREDIT = 90
_HEADING = 3
"""A heading in a summary has no more words."""

_MANY = 3
"""So many dates in one text are those of several items."""

_FEW = 4
"""Where fewer than one item in so many has no date, a date in its texts is likely to be its own."""

_REST = 40
"""The rest of a title that a text browser broke over two lines is no longer."""

_NAMES = ("kicker", "title", "summary")
"""The strings of an item that are looked through."""

_strings = attrgetter(*_NAMES)


def of_page(page: NewsPage, placed: list[Placed]) -> Iterator[Remark]:
    """Yield the remarks on all strings of a page."""
    dateless = sum(item.date is None for item, _ in placed)
    yield from _topics(page)
    yield from _odd(placed, inside=dateless * _FEW <= len(placed))
    yield from _looks(page, placed, alone=dateless > 0)
    yield from _before(page)
    yield from _behind(page)


def _topics(page: NewsPage) -> Iterator[Remark]:
    """Yield the topics that are the heading of a month, or what a button says."""
    among_months = any(section.month for section in page.sections)
    for i, section in enumerate(page.sections):
        if section.topic is not None:
            if shapes.is_topic(section.topic) or (among_months and _is_of_one_month(section)):
                yield remark("SSE910", section.line, f"sections[{i}].topic", text=brief(section.topic))
            if wording.is_button(section.topic):
                yield remark("SSE953", section.line, f"sections[{i}].topic", text=brief(section.topic))


def _is_of_one_month(section: Section) -> bool:
    """Tell whether a section holds several items, and all are of one month, as under the heading of that."""
    months = {item.date and (item.date.year, item.date.month) for item in section.items}
    return len(section.items) > 1 and len(months) == 1 and None not in months


def printed_date(item: NewsItem) -> str | None:
    """Return the text of an item without date that looks like its date.

    >>> from ssenews_parse import NewsItem
    >>> printed_date(NewsItem(title="A fair day", summary="18th of Mai 2023"))
    '18th of Mai 2023'
    """
    texts = [*(item.summary or "").split("\n\n"), item.title or "", item.kicker or ""]
    return next((text for text in texts if item.date is None and looks.kind(text, alone=True) == looks.DATE), None)


def _looks(page: NewsPage, placed: list[Placed], *, alone: bool) -> Iterator[Remark]:
    """Look through all texts at once, and closer at the lines that look odd."""
    around = [*_around(page)]
    texts = [text for text, *_ in around]
    texts += [text or "" for item, _ in placed for text in _strings(item)]
    whole = "\n".join(["", *texts, ""])
    suspects = sorted(looks.suspects(whole, alone=alone))
    starts = [*accumulate((len(text) + 1 for text in texts), initial=1)] if suspects else []
    seen = 0
    for place in suspects:
        start = whole.rfind("\n", 0, place + 1) + 1
        if start > seen:
            seen = start
            text, at = whole[start : whole.index("\n", start)], bisect_right(starts, start) - 1
            if at < len(around):
                yield from _in_line(text, *around[at][1:], undated=False)
                continue
            index, name = divmod(at - len(around), len(_NAMES))
            item, where = placed[index]
            yield from _in_line(text, item.line, f"{path_of(where)}.{_NAMES[name]}", undated=item.date is None)


def _around(page: NewsPage) -> Iterator[tuple[str, int | None, str]]:
    """Yield the texts of a page that are in no item, each with its line and its path."""
    for name, text in (("title", page.title), ("preamble", page.preamble), ("postamble", page.postamble)):
        if text is not None:
            yield text, None, name
    for i, section in enumerate(page.sections):
        if section.topic is not None:
            yield section.topic, section.line, f"sections[{i}].topic"


def _in_line(text: str, line: int | None, path: str, *, undated: bool) -> Iterator[Remark]:
    """Yield what a line looks like: at most one thing as a whole, and the signs that stand in it."""
    name = path.rpartition(".")[2]
    kind = looks.kind(text, alone=undated)
    if kind is None and name == "summary" and len(text.split()) <= _HEADING and shapes.is_topic(text):
        kind = looks.HEADING
    if kind and not _is_usual(kind, text, name):
        yield remark(_CODES[kind], line, path, text=brief(text))
    for code, sign in (("SSE913", looks.sign_of_markup(text)), ("SSE914", looks.sign_of_damage(text))):
        if sign:
            yield remark(code, line, path, text=brief(sign.strip()))


def _is_usual(kind: str, text: str, name: str) -> bool:
    """Tell whether a text may well be what it looks like: a topic, which has its remark; behind the list a date, and a credit."""
    if name == "topic":
        return shapes.is_topic(text)
    return name == "postamble" and (kind in {looks.DATE, looks.CREDIT} or shapes.is_topic(text))


def _before(page: NewsPage) -> Iterator[Remark]:
    """Yield the first text before the list that holds a date, as an item does, or the heading of a section that has none."""
    is_headed = not page.sections or page.sections[0].month is not None
    for name, text in (("title", page.title or ""), *(("preamble", text) for text in (page.preamble or "").split("\n\n"))):
        if looks.kind(text, alone=False) is not None:
            continue
        if shapes.holds_date(text, inside=False) and not (name == "preamble" and wording.is_sentence(text)):
            yield remark("SSE921", None, name, text=brief(text))
            return
        if not (is_headed or shapes.holds_date(text, inside=True)) and (
            shapes.names_month(text) or (name == "preamble" and shapes.is_topic(text))
        ):
            yield remark("SSE910", None, name, text=brief(text))
            return


def _behind(page: NewsPage) -> Iterator[Remark]:
    """Yield the remarks on a text behind the list with half a heading, or with several dates, where one is the page's own.

    Behind a heading without items one date is enough: they may be there.  Right behind the only item without date it is its own.
    """
    texts = (page.postamble or "").split("\n\n")
    dates = [text for text in texts if looks.kind(text, alone=False) == looks.DATE]
    more = [text for text in texts if shapes.holds_dates(text, 2)]
    if len(dates) > 1 or more or (dates and page.sections and not page.sections[-1].items):
        yield remark("SSE921", None, "postamble", text=brief((dates or more)[0]))
    elif dates[:1] == texts[:1] and [at for at, item in enumerate(page.items) if item.date is None] == [len(page.items) - 1]:
        yield remark("SSE909", None, "postamble", text=brief(dates[0]))
    if shapes.is_topic(texts[-1]) and texts[-1] not in dates:
        yield remark("SSE910", None, "postamble", text=brief(texts[-1]))


def _odd(placed: list[Placed], *, inside: bool) -> Iterator[Remark]:
    """Yield what is odd in the strings of each item, beside one another."""
    for pair in placed:
        item = pair[0]
        if item.title is not None and (code := _odd_title(item, item.title, inside=inside)):
            yield on_text(pair, code, "title")
        if item.summary is not None and (code := _odd_summary(item, item.summary)):
            yield on_text(pair, code, "summary")
        if item.credit is not None:
            yield from _odd_credit(pair, item.credit)
        if item.place is not None and _is_no_place(item.place):
            yield on_text(pair, "SSE915", "place")


def _odd_credit(pair: Placed, credit: Credit) -> Iterator[Remark]:
    item, place = pair
    if len(credit.text) > _LONG_CREDIT or shapes.goes_on(credit.text):
        yield remark("SSE916", item.line, f"{path_of(place)}.credit", text=brief(credit.text))
    if credit.year is None and item.kicker is not None and shapes.ends_with_year(item.kicker):
        yield on_text(pair, "SSE912", "kicker")


def _odd_title(item: NewsItem, title: str, *, inside: bool) -> str | None:
    half = len(title) >> 1
    if title == item.kicker or (title[half] == " " and half > 4 and title[:half] == title[half + 1 :]):
        return "SSE920"
    if looks.holds_address(title):
        return "SSE913"
    if item.date is None and shapes.holds_date(title, inside=inside) and looks.kind(title, alone=True) != looks.DATE:
        return "SSE917"
    if len(title) > _LONG_TITLE:
        return "SSE921"
    if title[:2].isupper() and wording.begins_with_label(title):
        return "SSE953"
    return None if title[-1].isalnum() else _odd_end(item, title)


def _odd_end(item: NewsItem, title: str) -> str | None:
    if wording.is_sentence(title) and _is_no_sentence(item.summary or item.kicker):
        return "SSE919"
    return "SSE953" if wording.ends_with_note(title) else "SSE912" if wording.ends_with_credit(title) else None


def _odd_summary(item: NewsItem, summary: str) -> str | None:
    if item.title is None:
        if item.kicker is None and item.number is not None and _begins_with_title(summary):
            return "SSE918"
    elif summary.startswith(item.title) and summary[len(item.title) :][:1] in {"", "\n"}:
        return "SSE920"
    if summary[0].islower() and (_is_rest(summary) or (item.title and wording.begins_with_rest(summary))):
        return "SSE940"
    if "\n" in summary and _is_repeated(summary.split("\n\n")):
        return "SSE920"
    if item.date is None and shapes.has_digit(summary) and _holds_its_date(summary):
        return "SSE917"
    return "SSE921" if shapes.holds_dates(summary, _MANY) else None


def _is_rest(summary: str) -> bool:
    return len(summary) <= _REST and not (shapes.has_digit(summary) or wording.is_sentence(summary))


def _holds_its_date(summary: str) -> bool:
    """Tell whether a paragraph begins with a date and goes on, or is a title with a date."""
    return any(
        shapes.begins_with_date(text) or (not wording.is_sentence(text) and shapes.holds_date(text, inside=False))
        for text in summary.split("\n\n")[:2]
        if looks.kind(text, alone=True) != looks.DATE
    )


def _is_repeated(texts: list[str]) -> bool:
    return len({*texts}) < len(texts)


def _is_no_sentence(text: str | None) -> bool:
    return text is not None and not wording.is_sentence(text)


def _begins_with_title(summary: str) -> bool:
    first, _, rest = summary.partition("\n\n")
    return bool(rest) and not wording.is_sentence(first)


def _is_no_place(place: str) -> bool:
    is_long = len(place) > _LONG_PLACE or (len(place) > _SHORT_PLACE and wording.is_sentence(place))
    is_odd = place[0].islower() or not place[0].isalpha()
    return is_long or is_odd or shapes.has_digit(place) or wording.is_button(place) or wording.is_nowhere(place)
