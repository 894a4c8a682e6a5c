"""Small changes of clean pages, such as editors, converters, scanners, templates and other browsers make, and what becomes of them.

A change keeps what the page says, so the records of the clean page are right, or somebody must be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from attrs import evolve
from tests.laws.near_whole import MORE

from ssenews_parse import NewsPage, ParseError, lint, parse

Change = Callable[[str], str]

PLAIN = """News of the Net Menders

May 2023

  1. A net of forty metres is mended in one night

    25 May 2023

    Nine menders sat in the old ice house.

  2. Cork floats come back

    18 May 2023

    They are lighter than they look.

April 2023

  1. © Ada Vale / ILO 2022

    Needles of plum wood are carved again

    20 April 2023

    One lasts for ten years.

  2. Tar is boiled outdoors

    06 April 2023

    The wind has to be right.
"""

KICKERS = """News of the Net Menders

May 2023

  1. News

    A net of forty metres is mended in one night

    25 May 2023

    Nine menders sat in the old ice house.

  2. Press release

    Cork floats come back

    18 May 2023

    They are lighter than they look.

April 2023

  1. © Ada Vale / ILO 2022

    News

    Needles of plum wood are carved again

    20 April 2023

    One lasts for ten years.

  2. Press release

    Tar is boiled outdoors

    06 April 2023

    The wind has to be right.
"""

PAGES = {"plain": PLAIN, "kickers": KICKERS}


class Verdict(NamedTuple):
    """What became of a changed page."""

    right: bool
    told: bool


def verdict(text: str, right: NewsPage) -> Verdict:
    """Tell whether a text says what it should, without a problem, or else whether a problem or a remark tells.

    A range that begins on the right day is right, whatever is its place.
    """
    problems: list[ParseError] = []
    page = parse(text, on_error=problems.append)
    return Verdict(_said(page) == _said(right) and not problems, bool(problems or lint(page)))


def _said(page: NewsPage) -> list[object]:
    return [
        (section.year, section.month, section.topic, [evolve(item, end_date=None, place=None) for item in section.items])
        for section in page.sections
    ]


def instead(old: str, new: str) -> Change:
    """Make the change that puts a text in the place of another."""
    return lambda text: text.replace(old, new)


def everywhere(form: str, new: str) -> Change:
    """Make the change that replaces a pattern wherever it stands."""
    return lambda text: re.sub(form, new, text, flags=re.MULTILINE)


def marks(form: str) -> Change:
    """Make the change that writes all marks in another form."""
    return lambda text: re.sub(r"(?m)^  ([0-9])\.", lambda found: "  " + form.replace("{n}", found[1]), text)


def by_block(change: Callable[[list[list[str]]], list[list[str]]]) -> Change:
    """Make a change of the blocks of a page: lists of lines, apart by blank lines."""

    def changed(text: str) -> str:
        blocks = [block.split("\n") for block in text.strip("\n").split("\n\n")]
        return "\n\n".join("\n".join(block) for block in change(blocks)) + "\n"

    return changed


def swapped(one: str, other: str) -> Change:
    """Make the change that puts two texts in each other's place."""
    return lambda text: text.replace(one, "\0").replace(other, one).replace("\0", other)


def cut(last: str) -> Change:
    """Make the change that cuts a text off behind what it ends with from then on."""
    return lambda text: text.partition(last)[0] + last


def _moved(text: str) -> str:
    """Put the date of an item before its title."""
    return text.replace("Cork floats come back\n\n    18 May 2023", "18 May 2023\n\n    Cork floats come back")


def _mojibake(text: str) -> str:
    return text.replace("ice house", "café – house").encode().decode("cp1252", "replace")


WHOLE: dict[str, Change] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "line ends doubled by FTP": lambda text: text.replace("\n", "\r\r\n"),
    "line ends swapped": lambda text: text.replace("\n", "\n\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "a mark of bytes read wrongly": lambda text: "ï»¿" + text,
    "blank lines with spaces": everywhere("^$", "    "),
    "blank lines with no-break spaces": everywhere("^$", "\xa0"),
    "blank lines with invisible signs": everywhere("^$", "\u200b"),
    "blank lines with entities": everywhere("^$", "&nbsp;"),
    "blank lines with breaks": everywhere("^$", "<br>"),
    "blank lines with a backslash": everywhere("^$", "\\\\"),
    "blank lines with a bar": everywhere("^$", "|"),
    "blank lines with a sign of quotes": everywhere("^$", ">"),
    "all blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n"),
    "all blank lines tripled": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "no blank lines": lambda text: text.replace("\n\n", "\n"),
    "no blank lines inside items": everywhere(r"\n\n    ", "\n    "),
    "no blank lines after headings": everywhere(r"^(\w+ 2023)\n\n", r"\1\n"),
    "no blank lines before headings": everywhere(r"\n\n(\w+ 2023)\n", r"\n\1\n"),
    "no blank line before the date": everywhere(r"\n\n(    [0-9]{2} )", r"\n\1"),
    "no blank line behind the date": everywhere(r"( [0-9]{4})\n\n    ", r"\1\n    "),
    "no line ends inside items": everywhere(r"\n\n    ", " "),
    "no indent": everywhere("^ +", ""),
    "no indent but of marks": everywhere("^    ", ""),
    "an indent of two": everywhere("^    ", "  "),
    "an indent of three": everywhere("^    ", "   "),
    "an indent of eight": everywhere("^    ", "        "),
    "an indent of tabs": everywhere("^    ", "\t"),
    "all set in by one": everywhere("^(?=.)", " "),
    "all set in by two": everywhere("^(?=.)", "  "),
    "all set in by four": everywhere("^(?=.)", "    "),
    "all set in by a tab": everywhere("^(?=.)", "\t"),
    "all set in by ideographic spaces": everywhere("^(?=.)", "\u3000"),
    "quoted as mail": everywhere("^", "> "),
    "commented": everywhere("^", "# "),
    "marks at the margin": everywhere("^  (?=[0-9])", ""),
    "marks four in": everywhere("^  (?=[0-9])", "    "),
    "marks by a tab": everywhere("^  (?=[0-9])", "\t"),
    "marks alone on their lines": everywhere(r"^(  [0-9]\.) ", r"\1\n    "),
    "marks and a blank line": everywhere(r"^(  [0-9]\.) ", r"\1\n\n    "),
    "no space behind marks": everywhere(r"^(  [0-9]\.) ", r"\1"),
    "a tab behind marks": everywhere(r"^(  [0-9]\.) ", "\\1\t"),
    "no marks": everywhere(r"^  [0-9]\. ", "    "),
    "no marks and no indent": everywhere(r"^(  [0-9]\. |    )", ""),
    "marks that run on": everywhere(r"(?s)(?<=April 2023\n\n  )1(.*\n  )2", r"3\g<1>4"),
    "marks from zero": everywhere(r"^  ([0-9])\.", lambda found: f"  {int(found[1]) - 1}."),  # type: ignore[arg-type]  # re takes it
    "marks by ten": everywhere(r"^  ([0-9])\.", r"  \g<1>0."),
    "all marks one": everywhere(r"^  [0-9]\.", "  1."),
    "numbered twice": everywhere(r"^  ([0-9])\.", r"  \1. \1."),
    "numbers of lines": lambda text: "".join(f"{number:4}  {line}\n" for number, line in enumerate(text.splitlines(), start=1)),
    "entities of a sign": instead("Cork floats", "Cork &amp; floats"),
    "entities twice": instead("Cork floats", "Cork &amp;amp; floats"),
    "a numbered entity": instead("Cork floats", "Cork&#39;s floats"),
    "an entity of a dash": instead("Cork floats", "Cork &ndash; floats"),
    "a tag": instead("Cork floats", "<b>Cork</b> floats"),
    "a tag without end": instead("Cork floats", "Cork floats<br/>"),
    "a comment": instead("Cork floats", "Cork floats<!-- x -->"),
    "a link of Markdown": instead("Cork floats come back", "[Cork floats come back](https://nets.example/2)"),
    "a link of Markdown by number": instead("Cork floats come back", "[Cork floats come back][2]"),
    "a link of a wiki": instead("Cork floats come back", "[[Cork floats come back]]"),
    "a link of Lynx": instead("Cork floats come back", "[2]Cork floats come back"),
    "a footnote": instead("Cork floats come back", "Cork floats come back[2]"),
    "a link of a forum": instead("Cork floats come back", "[url=/2]Cork floats come back[/url]"),
    "a title in stars": instead("Cork floats come back", "**Cork floats come back**"),
    "a title in one star": instead("Cork floats come back", "*Cork floats come back*"),
    "a title in lines": instead("Cork floats come back", "__Cork floats come back__"),
    "a title with level": instead("Cork floats come back", "### Cork floats come back"),
    "a title underlined": instead("Cork floats come back", "Cork floats come back\n    ---------------------"),
    "a title underlined with equals": instead("Cork floats come back", "Cork floats come back\n    ====================="),
    "a title in code": instead("Cork floats come back", "`Cork floats come back`"),
    "an escape": instead("Cork floats", r"Cork \- floats"),
    "an escape of JSON": instead("Cork floats", r"Cork \u2013 floats"),
    "a template": instead("Cork floats come back", "{{ title }}"),
    "a variable": instead("Cork floats come back", "${title}"),
    "a picture": instead("Cork floats come back", "![](cork.jpg) Cork floats come back"),
    "a short code": instead("Cork floats come back", "[caption]Cork floats come back[/caption]"),
    "rules between items": everywhere(r"^(  2\. )", r"---\n\n\1"),
    "rules of stars between items": everywhere(r"^(  2\. )", r"* * *\n\n\1"),
    "rules with indent": everywhere(r"^(  2\. )", r"    ----------\n\n\1"),
    "tables": everywhere("^ *(?=.)(.*)$", r"| \1 |"),
    "letters of another encoding": _mojibake,
    "letters that are lost": lambda text: text.replace("ice", "ic\ufffd"),
    "letters that are lost in a title": instead("Cork floats", "C?rk floats"),
    "letters as quoted-printable": instead("Cork floats", "Cork =E2=80=93 floats"),
    "letters apart": instead("Cork floats come back", "C o r k  f l o a t s  c o m e  b a c k"),
    "a word parted at a line end": instead("Cork floats come back", "Cork flo-\n    ats come back"),
    "the date first": _moved,
    "the date last": swapped("18 May 2023", "They are lighter than they look."),
    "the title last": swapped("Cork floats come back", "They are lighter than they look."),
    "the date on the line of the title": instead("come back\n\n    18 May 2023", "come back 18 May 2023"),
    "the date on the line of the title, with a dash": instead("come back\n\n    18 May 2023", "come back - 18 May 2023"),
    "the date on the line of the title, in brackets": instead("come back\n\n    18 May 2023", "come back (18 May 2023)"),
    "the date on the line of the title, behind a comma": instead("come back\n\n    18 May 2023", "come back, 18 May 2023"),
    "the date on the line of the title, with a bar": instead("come back\n\n    18 May 2023", "come back | 18 May 2023"),
    "the date before the title": instead("Cork floats come back\n\n    18 May 2023", "18 May 2023 Cork floats come back"),
    "the date before the title, with a colon": instead(
        "Cork floats come back\n\n    18 May 2023", "18 May 2023: Cork floats come back"
    ),
    "the date before the title, with a dash": instead(
        "Cork floats come back\n\n    18 May 2023", "18 May 2023 – Cork floats come back"
    ),
    "the summary on the line of the date": instead("18 May 2023\n\n    They", "18 May 2023 They"),
    "the summary behind the date and a comma": instead("18 May 2023\n\n    They", "18 May 2023, They"),
    "the summary behind the date and a dash": instead("18 May 2023\n\n    They", "18 May 2023 – They"),
    "the date in its line twice": instead("18 May 2023", "18 May 2023 18 May 2023"),
    "the date twice": instead("    18 May 2023\n", "    18 May 2023\n\n    18 May 2023\n"),
    "the title twice": instead("Cork floats come back\n", "Cork floats come back\n\n    Cork floats come back\n"),
    "the title twice in its line": instead("Cork floats come back", "Cork floats come back Cork floats come back"),
    "the title again as summary": instead("They are lighter than they look.", "Cork floats come back"),
    "all lines twice": everywhere("^(.+)$", r"\1\n\1"),
    "all blocks twice": by_block(lambda blocks: [block for block in blocks for _ in range(2)]),
    "the list twice": lambda text: text + "\n" + text.split("\n\n", 1)[1],
    "the page twice": lambda text: text + "\n" + text,
    "an item twice": everywhere(r"(?s)(  2\. .*?)\n\nApril", r"\1\n\n\1\n\nApril"),
    "an item twice with the next number": lambda text: re.sub(
        r"(?s)(  2\. .*?)\n\nApril", lambda found: f"{found[1]}\n\n{found[1].replace('  2.', '  3.')}\n\nApril", text
    ),
    "an item lost": everywhere(r"(?s)  1\. A net.*?(?=  2\.)|  1\. News\n\n    A net.*?(?=  2\.)", ""),
    "a heading lost": instead("April 2023\n\n", ""),
    "a heading in the item above": instead("\nApril 2023", "\n    April 2023"),
    "a heading on the line of a mark": everywhere(r"April 2023\n\n  1\. ", "April 2023  1. "),
    "headings swapped": swapped("May 2023\n\n  1.", "April 2023\n\n  1."),
    "headings without year": everywhere("^(May|April) 2023$", r"\1"),
    "a credit in a line with the title": instead("2022\n\n    Needles", "2022 Needles"),
    "a credit in a line with the kicker": instead("2022\n\n    News", "2022 News"),
    "a credit as entity": instead("© Ada", "&copy; Ada"),
    "a credit as number": instead("© Ada", "&#169; Ada"),
    "a credit as letters": instead("© Ada", "(c) Ada"),
    "a credit as capital": instead("© Ada", "(C) Ada"),
    "a credit read wrongly": instead("© Ada", "Â© Ada"),
    "a credit with another sign": instead("© Ada", "Ⓒ Ada"),
    "a credit scanned": instead("© Ada", "@ Ada"),
    "a credit without sign": instead("© Ada", "Ada"),
    "a credit in words": instead("© Ada", "Copyright: Ada"),
    "a credit as caption": instead("© Ada", "Photo: Ada"),
    "a credit as caption in French": instead("© Ada", "Crédit photo: Ada"),
    "a credit behind its name": instead("© Ada Vale / ILO 2022", "Ada Vale / ILO 2022 ©"),
    "a credit in brackets": instead("© Ada Vale / ILO 2022", "[© Ada Vale / ILO 2022]"),
    "a credit over two lines": instead("/ ILO", "/\n    ILO"),
    "a credit behind the title": swapped("© Ada Vale / ILO 2022", "Needles of plum wood are carved again"),
    "a credit behind the date": instead("    20 April 2023\n", "    20 April 2023\n\n    © Bo Tarn / ILO 2022\n"),
    "cut in the last title": cut("boi"),
    "cut behind the last title": cut("outdoors"),
    "cut in the last date": cut("06 A"),
    "cut in the last month": cut("06 Apr"),
    "cut in the last year": cut("06 April 20"),
    "cut in the last summary": cut("The wind h"),
    "cut in the last number": cut("One lasts for ten years.\n\n  2"),
    "cut behind the last number": cut("One lasts for ten years.\n\n  2."),
    "cut behind the last heading": cut("\nApril 2023\n"),
    "cut in the last heading": cut("\nApril 20"),
    "cut in the first heading": lambda text: "2023" + text.partition("May 2023")[2],
    "cut before the first number": lambda text: text.partition("  1. ")[2],
    "wrapped at twenty": by_block(lambda blocks: [_wrapped(block, 20) for block in blocks]),
    "wrapped at twelve": by_block(lambda blocks: [_wrapped(block, 12) for block in blocks]),
    "a signature in the last item": lambda text: text + "\n    © 2023 Net Menders\n",
    "pages to turn in the last item": lambda text: text + "\n    1 2 3 4 Next »\n",
    "a number of a page in an item": instead("They are lighter", "7\n\n    They are lighter"),
    "a number of a page in a title": instead("Cork floats come back", "Cork floats\n\n    7\n\n    come back"),
    "a paragraph in a title": instead("Cork floats", "Cork\n\n    floats"),
    "spaces as underlines": lambda text: re.sub(r"(?<=\S) (?=\S)", "_", text),
    "marks of direction": everywhere("^(?=.)", "\u200f"),
    "invisible signs before marks": everywhere(r"^(?=  [0-9]\.)", "\u200b"),
    "soft hyphens in months": lambda text: text.replace("April", "Ap\xadril"),
    "spaces behind lines": everywhere("$", "   "),
    "semicolons behind dates": everywhere("( 2023)$", r"\1;"),
}
"""What happens to whole pages."""


def _wrapped(block: list[str], width: int) -> list[str]:
    indent = re.match(" *", block[0])
    assert indent
    space = "    " if indent[0] else ""
    lines = [block[0][: len(indent[0])]]
    for word in " ".join(block).split():
        if len(lines[-1].strip()) + len(word) > width and lines[-1].strip():
            lines.append(space)
        lines[-1] += word if not lines[-1].strip() else f" {word}"
    return lines


def changes() -> dict[str, dict[str, Change]]:
    """Return all changes with their names, by what they change."""
    return {
        "date": {form: instead("18 May 2023", form) for form in _forms("dates")},
        "heading": {form: instead("\nApril 2023\n", f"\n{form}\n") for form in _forms("headings")},
        "mark": {form: marks(form) for form in _forms("marks")},
        "page": {**WHOLE, **MORE},
    }


def _forms(name: str) -> list[str]:
    r"""Return the forms of a file, a line each: of the date 18 May 2023, the heading April 2023, the mark of item `{n}`.

    Signs that nobody sees are written as `\u200b`.
    """
    lines = Path(__file__).with_name(f"near_{name}.txt").read_text("utf-8").splitlines()
    return [re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), line) for line in lines]
