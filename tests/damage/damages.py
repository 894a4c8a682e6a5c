"""Damage to texts: what downloads, extractors, editors and careless hands do to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

STRAYS = ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x1c", "\x1f", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\ud800", "\udfff"]
SPACES = ["\t", "\xa0", "\u3000", "\u2003", "\ufeff", "\u200b", "\r", "\r\n", " ", "  "]
HOSTILE = [
    *"©-•*#\\,、.0-1", "1.", "2.", "10.", "1. ", "  1. ", "  7. ", "  • ", "-\n", "    ", "\n", "\n\n\n", "# ", "## ", "### ",
    "\\.", "\\#", "0. ", "007. ", "999999999. ", "1000000000. ", "9" * 40 + ". ", "٣. ", "²", "º", "de", "er", "a", "word",
    "31 April 2023", "May 99999", "May 2023", "2023", "0999", "29 February 2023", "29 February 2024", "2023/05/30", "2023/13/01",
    "1er mai 2019", "3. August 2022", "3 - 5 abril 2024", "5 - 3 abril 2024", "30 August - 2 September 2022", "5月 2019",
    "12 August 2022,", "12 August 2022, Lae", "- word", "-word", "1.word", "1\\. word", "© ",
    "News", "©©", "(c)", "İ", "ſ", "ﬁ", "e\u0301", "\U0001f600", "&", "/", "–", "—",
]  # fmt: skip


def damage(text: str, other: str, random: Random) -> tuple[str, list[str]]:
    """Damage a text in one to four ways; return it with the names of what was done."""
    names = []
    for _ in range(random.choice([1, 1, 1, 2, 2, 3, 4])):
        kind = random.choice(KINDS)
        text = glue(text, other, random) if kind is None else kind(text, random)
        names.append("glue" if kind is None else kind.__name__)
    return text, names


def _line_kind(change: Callable[[list[str], int, Random], None]) -> Callable[[str, Random], str]:
    """Make a kind of damage out of a change to the line at an index."""

    def kind(text: str, random: Random) -> str:
        lines = text.split("\n")
        change(lines, random.randrange(len(lines)), random)
        return "\n".join(lines)

    kind.__name__ = change.__name__
    return kind


@_line_kind
def cut_line(lines: list[str], index: int, random: Random) -> None:
    """Cut off the end or the beginning of a line."""
    place = random.randint(0, len(lines[index]))
    lines[index] = lines[index][:place] if random.random() < 0.6 else lines[index][place:]


@_line_kind
def drop_line(lines: list[str], index: int, random: Random) -> None:
    """Take out one to three lines."""
    del lines[index : index + random.randint(1, 3)]


@_line_kind
def double_line(lines: list[str], index: int, random: Random) -> None:
    """Print a line, or some, twice."""
    count = random.choice([1, 1, 2, 5])
    lines[index:index] = lines[index : index + count]


@_line_kind
def swap_lines(lines: list[str], index: int, random: Random) -> None:
    """Change a line with another one, near or far."""
    other = random.choice([random.randrange(len(lines)), min(index + random.randint(1, 3), len(lines) - 1)])
    lines[index], lines[other] = lines[other], lines[index]


@_line_kind
def join_lines(lines: list[str], index: int, random: Random) -> None:
    """Join a line with the next one."""
    lines[index : index + 2] = [random.choice(["", " "]).join(lines[index : index + 2])]


@_line_kind
def break_line(lines: list[str], index: int, random: Random) -> None:
    """Break a line in two."""
    place = random.randint(0, len(lines[index]))
    lines[index : index + 1] = [lines[index][:place], random.choice(["", "    "]) + lines[index][place:]]


@_line_kind
def lose_indent(lines: list[str], index: int, random: Random) -> None:
    """Take the indent from a line, or from some."""
    for number in range(index, min(index + random.choice([1, 1, 2, 9]), len(lines))):
        lines[number] = lines[number].lstrip()


@_line_kind
def change_indent(lines: list[str], index: int, random: Random) -> None:
    """Give a line another indent."""
    lines[index] = random.choice([" ", "  ", "   ", "    ", "     ", "\t", "\u3000", "\xa0 "]) + lines[index].lstrip()


@_line_kind
def add_blanks(lines: list[str], index: int, random: Random) -> None:
    """Add blank lines, some of which are not quite empty."""
    lines[index:index] = [random.choice(["", "", " ", "\t", "\u3000"]) for _ in range(random.randint(1, 3))]


@_line_kind
def take_blanks(lines: list[str], index: int, random: Random) -> None:
    """Take out blank lines, from a place on."""
    count = random.choice([1, 1, 2, 99])
    lines[index:] = [line for line in lines[index : index + 2 * count] if line.strip()] + lines[index + 2 * count :]


@_line_kind
def halve_heading(lines: list[str], index: int, random: Random) -> None:
    """Leave half of a heading or date, or change a digit or a letter of it."""
    dated = [number for number, line in enumerate(lines) if line.strip()[-4:].isdecimal()] or [index]
    number = random.choice(dated)
    words = lines[number].split(" ")
    words[random.randrange(len(words))] = random.choice(["", "31", "99999", "0", "00", "13", "April", "-", "2023", "Mai", ","])
    lines[number] = " ".join(words)


@_line_kind
def add_hostile(lines: list[str], index: int, random: Random) -> None:
    """Add a line made of the format's own signs."""
    lines.insert(index, "".join(random.choice(HOSTILE) for _ in range(random.randint(1, 5))))


@_line_kind
def add_to_line(lines: list[str], index: int, random: Random) -> None:
    """Add a sign of the format before or after a line."""
    sign = random.choice(HOSTILE)
    lines[index] = sign + lines[index] if random.random() < 0.5 else lines[index] + sign


def cut_text(text: str, random: Random) -> str:
    """Cut the page anywhere."""
    place = random.randint(0, len(text))
    return text[:place] if random.random() < 0.7 else text[place:]


def strip_text(text: str, _random: Random) -> str:
    """Strip the page at both ends, as some dumps are."""
    return text.strip()


def add_stray(text: str, random: Random) -> str:
    """Put control characters, surrogates and odd spaces anywhere."""
    for _ in range(random.choice([1, 1, 2, 8])):
        place = random.randint(0, len(text))
        text = text[:place] + random.choice(random.choice([STRAYS, SPACES])) + text[place:]
    return text


def change_ends(text: str, random: Random) -> str:
    """Write the line ends as other systems do, all of them or some."""
    ends = random.choice([["\r\n"], ["\r"], ["\n", "\r\n"], ["\r", "\n\r", "\r\n", "\n"]])
    first, *others = text.split("\n")
    return first + "".join(random.choice(ends) + line for line in others)


def change_spaces(text: str, random: Random) -> str:
    """Write spaces as tabs, as no-break spaces, or at the ends of lines too."""
    old, new = random.choice([("    ", "\t"), (" ", "\xa0"), ("\n", "  \n"), ("\n", "\xa0\n"), ("  ", "\u3000"), (" ", "  ")])
    return text.replace(old, new)


def edit(text: str, random: Random) -> str:
    """Change, add or take single characters."""
    for _ in range(random.randint(1, 12)):
        place = random.randint(0, len(text))
        new = random.choice(["", random.choice(text) if text else "x", random.choice("0123456789.,-#*•© \n\\/")])
        text = text[:place] + new + text[place + random.choice([0, 1, 1]) :]
    return text


def glue(text: str, other: str, random: Random) -> str:
    """Glue another page to this one, with or without a blank line between, whole or from anywhere."""
    other = other[random.choice([0, 0, random.randint(0, len(other))]) :]
    return text + random.choice(["", "\n", "\n\n"]) + other


KINDS: list[Callable[[str, Random], str] | None] = [
    cut_line, drop_line, double_line, swap_lines, join_lines, break_line, lose_indent, change_indent, add_blanks, take_blanks,
    halve_heading, add_hostile, add_to_line, cut_text, strip_text, add_stray, change_ends, change_spaces, edit, None,
]  # fmt: skip
"""All kinds of damage; None stands for glue, which needs a second page."""
