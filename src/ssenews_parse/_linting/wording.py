"""What links, buttons and labels say, and how a text ends."""

from __future__ import annotations

import re
from functools import cache

from ssenews_parse._reading.grammar import compiled, pattern
from ssenews_parse._reading.memo import BoundedMemo

__all__ = [
    "begins_with_label",
    "begins_with_rest",
    "ends_with_button",
    "ends_with_credit",
    "ends_with_note",
    "is_button",
    "is_label",
    "is_nowhere",
    "is_sentence",
]

_CLOSING = frozenset(")]")

_LONGEST = 128
"""No button behind a sentence says more."""

_ENDS = frozenset(".!?…。")


def is_button(text: str) -> bool:
    """Tell whether a text is what a link or a button of a page says.

    >>> is_button("Read more"), is_button("Lire la suite"), is_button("A fair day")
    (True, True, False)
    """
    return compiled("LOOSE_BUTTON").fullmatch(text) is not None


def ends_with_button(text: str) -> bool:
    """Tell whether what a button says stands behind the last sentence of a text.

    >>> ends_with_button("Flour is ground. Read more about the mill"), ends_with_button("Flour is ground.")
    (True, False)
    """
    begin = None if text[-1:] in _ENDS else _sentence_end().search(text)
    return begin is not None and is_button(begin[1])


def is_label(text: str) -> bool:
    """Tell whether a text is no title and no kicker: what a button says, signs alone, an address, a time.

    >>> is_label("Share"), is_label("10:00"), is_label("[PDF]"), is_label("Press release")
    (True, True, True, False)
    """
    return is_button(text) or compiled("LOOSE_LABEL_ALONE").fullmatch(text) is not None


def ends_with_credit(text: str) -> bool:
    """Tell whether a credit stands in brackets at the end of a text.

    >>> ends_with_credit("A fair day (Photo: Ada Vale)"), ends_with_credit("A fair day (in Graz)")
    (True, False)
    """
    return text[-1:] in _CLOSING and compiled("LOOSE_CREDIT").match(text, max(text.rfind("("), text.rfind("["), 0)) is not None


def ends_with_note(text: str) -> bool:
    """Tell whether what links say of their files and windows stands at the end of a text.

    >>> ends_with_note("A fair day [PDF, 230 KB]"), ends_with_note("A fair day (opens in a new window)"), ends_with_note("Day (2)")
    (True, True, False)
    """
    return text[-1:] in _CLOSING and compiled("LOOSE_NOTE").search(text) is not None


def begins_with_label(title: str) -> bool:
    """Tell whether a label in capitals is glued to the beginning of a title.

    >>> begins_with_label("NEW The mill opens"), begins_with_label("NEW MILL OPENS"), begins_with_label("New mill opens")
    (True, False, False)
    """
    return compiled("LOOSE_PREFIX").match(title) is not None


def begins_with_rest(summary: str) -> bool:
    """Tell whether the last words of a title stand before the first sentence of a summary.

    >>> begins_with_rest("shops They write down what they find."), begins_with_rest("They write down what they find.")
    (True, False)
    """
    return compiled("LOOSE_REST").match(summary) is not None


def is_nowhere(place: str) -> bool:
    """Tell whether what stands behind a date names no place.

    >>> is_nowhere("TBC"), is_nowhere("French only"), is_nowhere("New York")
    (True, True, False)
    """
    return compiled("LOOSE_NOWHERE").fullmatch(place) is not None


def is_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does, with a full stop.

    >>> is_sentence("Bread is cheaper."), is_sentence("Is bread cheaper?")
    (True, False)
    """
    return _ends[text[-4:]]


@cache
def _sentence_end() -> re.Pattern[str]:
    """Match the last sentence end that something short stands behind."""
    return re.compile(rf"{pattern('ENDING')}\s([^.!?…]{{4,{_LONGEST}}})\Z")


_ends = BoundedMemo(lambda end: compiled("LOOSE_END").search(end) is not None, 1 << 12)
"""Whether what a text ends with ends a sentence, for the last signs of texts."""
