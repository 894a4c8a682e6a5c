"""What converters write that CommonMark takes for something else: set right before it is read, line by line the same."""

from __future__ import annotations

import re
from functools import cache

from ssenews_parse._reading.dates import when
from ssenews_parse._reading.grammar import pattern

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\s:]+:.*\n|[ \t-].*\n)*?---[ \t]*(?=\n|\Z)")
_ESCAPED = re.compile(r"(?<=\w)\\[*_]")
"""What html-to-markdown writes at the beginning of a line alone."""
_LOOSE = re.compile(r"^  (?:[0-9]+\.|\*)[ \t]", re.MULTILINE)
"""A mark as html2text writes it: its blocks follow at the margin."""
_WRAPPED_HEADING = re.compile(r"^#{1,6} .*(?:\n(?! *(?:[0-9]+\.|[*#])\s).*\S.*)+", re.MULTILINE)
BROKEN_WORD = re.compile(r"(?<=\w-)\n(?=\w)")
"""What html2text makes of a word with a hyphen at the end of a line."""
_PARTED_AND = re.compile(r"(?<=\w) &(?=\w)")
"""What html2text makes of `AT&T`: a sign of its own has a space on both sides."""
_GLUED_SIGN = re.compile(r"(?<=\w)<(?=\w)")
"""What html2text makes of a sign that begins a word of a link: the space before it is lost."""
_STAR_AT_MARGIN = re.compile(r"(?<=\n\n)\*(?= .*(?:\n\n|\n?\Z))")
"""A paragraph that begins with a star: html2text sets its own bullets in, and leaves this sign as it is."""
_BROKEN_ADDRESS = re.compile(r"(?<=-)\n|\n(?=-)")
_BREAK = "\0"
"""Stands where a line was broken, until the end of that line is found: no text holds it."""
_BROKEN_LINE = re.compile(rf"[^\n]*{_BREAK}[^\n]*")
_FENCE = re.compile(r"^([ \t]*(?:(?:[0-9]+\.|[-*])[ \t]+)?):{3,}(.*)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"(?<=[^\s\\])[ \t]*\{[.#][^{}\n]*\}(?=[ \t]*$)|(?<=[\])])\{[.#][^{}\n]*\}", re.MULTILINE)
_SPAN = re.compile(r"(?<!\\)\[((?:[^\[\]\\\n]|\\.)*)\]\{[.#][^{}\n]*\}")
_ADDRESS = re.compile(r"(?<=\]\()((?:[^()<>\\\"]|\\.|\((?:[^()<>\\\"]|\\.)*\))+)\)")
"""The address of a link up to its end."""
_ENDLESS = re.compile(r"(?<!\\)<(?=(?:script|style|textarea|pre)(?:[\s>]|\Z))", re.IGNORECASE)
"""The tags whose block of HTML goes on to the end of the text, where nothing closes it: they are text."""
_NUMBERED = re.compile(r" {0,3}([0-9]{1,9})[.)][ \t]")


@cache
def _like_a_mark() -> re.Pattern[str]:
    """Match a line that may be a date and begins like a mark: `3. August 2022`."""
    return re.compile(rf"^([ \t]*(?:(?:[0-9]{{1,9}}[.)]|[-*+])[ \t]+)?)({pattern('DAY')})(\.[ \t].*[0-9].*)$", re.MULTILINE)


def is_loose(text: str) -> bool:
    """Tell whether html2text wrote a text."""
    return _LOOSE.search(text) is not None


def is_bare(text: str) -> bool:
    """Tell whether html-to-markdown wrote a text: it puts the title before it, and leaves signs as they are."""
    return _FRONT_MATTER.match(text) is not None and _ESCAPED.search(text) is None


def prepared(text: str, *, loose: bool) -> str:
    """Return a text that CommonMark reads as it was meant: without front matter, with dates that are no marks.

    The fences and attributes of pandoc's own Markdown go.  Addresses and headings that html2text broke are whole again.  Each line
    begins where it did.
    """
    if front := _FRONT_MATTER.match(text):
        text = "\n" * front[0].count("\n") + text[front.end() :]
    text = _ADDRESS.sub(_whole_address, text)
    if loose:
        text = _STAR_AT_MARGIN.sub(r"\*", _GLUED_SIGN.sub(" <", _PARTED_AND.sub("&", text)))
        text = _WRAPPED_HEADING.sub(lambda heading: BROKEN_WORD.sub(_BREAK, heading[0]).replace("\n", f" {_BREAK}"), text)
        text = _BROKEN_LINE.sub(lambda line: line[0].replace(_BREAK, "") + "\n" * line[0].count(_BREAK), text)
    if ":::" in text or "{." in text or "{#" in text:
        text = _ATTRIBUTES.sub("", _SPAN.sub(r"\1", _FENCE.sub(lambda fence: f"{fence[1]}<!--{' ' * len(fence[2])}-->", text)))
    return _like_a_mark().sub(_escaped, _ENDLESS.sub(r"\<", text))


def parted(text: str) -> tuple[str, list[int]]:
    """Part items from the block above where nothing does; return the text, and which line of the old text each line is.

    For CommonMark an item below a block that is in no list is text of that block, unless its number is 1.
    """
    ready: list[str] = []
    places: list[int] = []
    before, may_be_text = None, False
    for place, line in enumerate(text.split("\n")):
        if mark := _NUMBERED.match(line):
            number = int(mark[1])
            if may_be_text and before == number - 1:
                ready.append("")
                places.append(place)
            before = number
        ready.append(line)
        places.append(place)
        may_be_text = not mark and bool(line.strip())
    return "\n".join(ready), places


def _whole_address(link: re.Match[str]) -> str:
    """Write an address in one line, and one with spaces between `<` and `>`."""
    address = link[1]
    if " " not in address and "\n" not in address:
        return link[0]
    breaks = _BREAK * address.count("\n")
    address = _BROKEN_ADDRESS.sub("", address).replace("\n", " ").strip()
    return f"<{address}>){breaks}" if " " in address and " '" not in address else f"{address}){breaks}"


def _escaped(line: re.Match[str]) -> str:
    date = (line[2] + line[3]).replace("\\", "").strip()
    return f"{line[1]}{line[2]}\\{line[3]}" if when(date) else line[0]
