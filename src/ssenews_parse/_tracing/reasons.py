"""Why a field is what it is, in sentences: what decided it, by the rule and the tokens of its item."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ssenews_parse._reading.transformer import maker

if TYPE_CHECKING:
    from ssenews_parse._reading.page import Told
    from ssenews_parse._reading.parts import Block

    from .evidence import Decider

NAMES = {
    "holder_alone": "it is the only name, or the credit has a form of its own",
    "agency_first": "of two names the first is in capitals or an organisation: that is the agency",
    "agency_last": "of two names the last is in capitals or an organisation, or comes after a slash: that is the agency",
    "year_alone": "the credit is a year alone",
    "YEAR_AT_END": "the credit ends with a year",
}
_DATED = {
    "kicker": "it is the first of two blocks before the date",
    "title": "it is the last block before the date",
    "summary": "it comes after the date",
}

_TITLE_LOST = "two blank lines come between it and the date: the title is lost"

_ALONE = {
    "title": "without a date, and with one block or an empty kicker, the first block is the title",
    "kicker": "it comes before the title",
    "summary": "it comes after the title",
}

_MARKED = {
    "kicker": "it comes before the title that HTML or Markdown marks",
    "title": "HTML or Markdown marks it as the title",
    "summary": "it comes after the title that HTML or Markdown marks",
}

_UNMARKED = {
    "kicker": "the page has no marks: its dates, and the lines that are before several of them, tell which lines are kickers",
    "title": "the page has no marks: the line before a date is the title, unless most such lines are kickers",
    "summary": "the page has no marks: the lines after a date up to the next item are its summary",
}

_HABITS = {
    ("section", "kicker_first"): "the item has no date, and most items of its section that have one have a kicker",
    ("section", "title_first"): "the item has no date, and most items of its section that have one have no kicker",
    ("page", "kicker_first"): "no item of the section has a date, and most items of the page that have one have a kicker",
    ("page", "title_first"): "no item of the section has a date, and most items of the page that have one have no kicker",
    ("none", "title_first"): "no item of the page has a date to tell kickers by: the first block is the title",
}


Why = tuple[str, "Decider", str]
"""The rule that made a field, what decided it, and that in a sentence."""

PREAMBLE: Why = ("page.OPENING", "page", "it comes before the list and is not the title")
POSTAMBLE: Why = ("page.POSTAMBLE", "page", "it comes after the last item")
HEADING: Why = ("section.HEADING", "itself", "the whole line is a month with its year, or a year")
ADDRESS: Why = ("", "itself", "it is the address of the item's title, or else of its first link")
CREDIT: Why = ("credit", "itself", "it begins with the sign of a credit")
LETTERS: Why = ("credit", "page", "other items of the page have the sign of a credit, so these letters stand for it")
PLACE: Why = ("dateline.PLACE", "itself", "it comes after the date")
_DATE: Why = ("dateline.date", "itself", "the whole block is a date")
_MARK: Why = ("mark", "itself", "it is the number of the item's mark")


@lru_cache(maxsize=1024)
def plan(rule: str, cause: str, kinds: tuple[str, ...], *, is_unmarked: bool) -> list[tuple[str, tuple[int, ...], Why]]:
    """Return the fields of an item of a shape: of which tokens each is made, and why; a place is part of the date."""
    fields: dict[str, tuple[int, ...]] = maker(rule, kinds).fields
    found: list[tuple[str, tuple[int, ...], Why]] = [("number", (0,), _MARK)]
    for name, tokens in fields.items():
        if name == "when":
            found.append(("date", tokens, _DATE))
        elif name == "credit":
            found.append((name, tokens, CREDIT))
        else:
            made = "marked_title" if rule == "marked" and name == "title" else name
            found.append((name, tokens, (f"{rule}.{made}", *_decided(name, rule, cause, fields, is_unmarked=is_unmarked))))
    return found


def _decided(name: str, rule: str, cause: str, fields: dict[str, tuple[int, ...]], *, is_unmarked: bool) -> tuple[Decider, str]:
    """Tell what decided a text of an item, and say it in a sentence."""
    if rule == "marked":
        return "mark", _MARKED[name]
    if is_unmarked:
        return "page", _UNMARKED[name]
    if rule == "dated":
        return "itself", _TITLE_LOST if name == "kicker" and "title" not in fields else _DATED[name]
    if cause == "itself":
        return "itself", _ALONE[name]
    return "section" if cause == "section" else "page", _HABITS[cause, rule]


def of_title(title: Block, preamble: list[Block], *, is_unmarked: bool) -> Why:
    """Tell what decided which block before the list is the title of the page."""
    if title.is_title and not is_unmarked:
        return "page.OPENING", "mark", "HTML or Markdown has it as a heading of the first level"
    if any(title.text == block.text or title.text in block.lines for block in preamble):
        return "page.OPENING", "page", "it is printed twice before the list"
    if title.is_title:
        return "page.OPENING", "page", "it is the last line above the list that does not end as a sentence does"
    return "page.OPENING", "page", "it is the first block of the last group before the list"


def of_topic(*, is_before_list: bool) -> Why:
    """Say why a block at the margin is a topic."""
    if is_before_list:
        why = "it is the last block before the list: the page has other topics, or it is short and comes after title and preamble"
        return "page.OPENING", "page", why
    return "section.topic", "page", "it comes right before an item numbered 1 or without a number"


def of_language(told: Told) -> Why:
    """Tell by what the language of a page was told, and by which rule those were read."""
    if any(heading.month for heading in told.gathered.headings):
        return "heading", "page", "it is that of all its month headings, or else of most of them"
    return "dateline", "page", "the page has no month headings, and it is that of all its dates, or else of most of them"
