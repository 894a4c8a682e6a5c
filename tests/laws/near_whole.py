"""More changes of whole pages: what editors, converters, scanners, mail programs and templates do to their blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[str], str]

__all__ = ["MORE"]

_ITEM = r"(?m)^  ([0-9])\. "
_TAR = r"Tar|Press release\n\n    Tar"
"""How the last item that is known begins."""

_DATE_AND_SUMMARY = "    18 May 2023\n\n    They are lighter than they look."
_MONTHS = ["January", "February", "March", "April", "May"]


def _sub(form: str, new: str) -> Change:
    return lambda text: re.sub(form, new, text, flags=re.MULTILINE)


def _put(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new)


def _lines(change: Callable[[list[str]], list[str]]) -> Change:
    return lambda text: "\n".join(change(text.split("\n")))


def _without(part: str) -> Change:
    return lambda text: text.replace(f"    {part}\n\n", "").replace(f"{part}\n\n", "")


def _redated(form: str) -> Change:
    """Make the change that writes all dates in another form."""

    def spelt(found: re.Match[str]) -> str:
        return "    " + form.format(day=found[1], month=f"{_MONTHS.index(found[2]) + 1:02}")

    return lambda text: re.sub(rf"(?m)^    ([0-9]{{2}}) ({'|'.join(_MONTHS)}) 2023$", spelt, text)


def _columns(lines: list[str]) -> list[str]:
    """Put the second half of a page beside the first, as two columns of print."""
    half = len(lines) // 2
    return [f"{one:<60}{other}" for one, other in zip(lines[:half], lines[half:], strict=False)]


def _each_dated(lines: list[str]) -> list[str]:
    """Put each date on the line of the block before it, as tables do."""
    kept: list[str] = []
    for line in lines:
        if re.fullmatch(r" +[0-9]{2} \w+ 2023", line):
            while not kept[-1]:
                kept.pop()
            kept[-1] += f"  {line.strip()}"
        else:
            kept.append(line)
    return kept


def _dates_first(text: str) -> str:
    """Put the date of each item before its other blocks."""
    return re.sub(r"(?ms)^(  [0-9]\. )((?:(?!^  [0-9]\.).)*?)\n\n    ([0-9]{2} \w+ 2023)$", r"\1\3\n\n    \2", text)


MORE: dict[str, Change] = {
    "a space behind the mark lost, and a tab": _sub(_ITEM, "  \\1.\t\t"),
    "marks flush right": _sub(_ITEM, r" \1. "),
    "marks three in": _sub(_ITEM, r"   \1. "),
    "marks five in": _sub(_ITEM, r"     \1. "),
    "marks ten in": _sub(_ITEM, r"          \1. "),
    "marks without full stop": _sub(_ITEM, r"  \1 "),
    "marks in two digits": _sub(_ITEM, r"  0\1. "),
    "marks with a dash": _sub(_ITEM, r"  \1.- "),
    "marks behind a bullet": _sub(_ITEM, r"  • \1. "),
    "marks behind a dash": _sub(_ITEM, r"  - \1. "),
    "marks behind a sign of lists": _sub(_ITEM, r"  * \1. "),
    "marks in bold": _sub(_ITEM, r"  **\1.** "),
    "marks of letters": lambda text: re.sub(_ITEM, lambda found: f"  {chr(96 + int(found[1]))}. ", text),
    "marks of Rome": lambda text: re.sub(_ITEM, lambda found: f"  {'I' * int(found[1])}. ", text),
    "marks in a ring": lambda text: re.sub(_ITEM, lambda found: f"  {chr(0x245F + int(found[1]))} ", text),
    "marks of Arabic": lambda text: re.sub(_ITEM, lambda found: f"  {chr(0x660 + int(found[1]))}. ", text),
    "marks of Devanagari": lambda text: re.sub(_ITEM, lambda found: f"  {chr(0x966 + int(found[1]))}. ", text),
    "marks that fall": lambda text: re.sub(_ITEM, lambda found: f"  {9 - int(found[1])}. ", text),
    "a mark scanned as a letter": _put("  1. © Ada", "  l. © Ada"),
    "a mark scanned as a bar": _put("  1. © Ada", "  |. © Ada"),
    "a mark with a comma": _put("  2. ", "  2, "),
    "one mark lost": _sub(rf"^  2\. (?={_TAR})", "    "),
    "one mark and its blank line lost": lambda text: re.sub(rf"\n\n  2\. (?={_TAR})", "\n    ", text),
    "one mark at the margin": _sub(rf"^  2\. (?={_TAR})", "2. "),
    "one mark eight in": _sub(rf"^  2\. (?={_TAR})", "        2. "),
    "one number wrong": _sub(rf"^  2\. (?={_TAR})", "  7. "),
    "an indent of five": _sub("^    (?=[A-Z0-9©])", "     "),
    "an indent of six": _sub("^    (?=[A-Z0-9©])", "      "),
    "an indent of one": _sub("^    (?=[A-Z0-9©])", " "),
    "an indent of twelve": _sub("^    (?=[A-Z0-9©])", "            "),
    "an indent of no-break spaces": _sub("^    (?=[A-Z0-9©])", "\xa0\xa0\xa0\xa0"),
    "an indent of an em space": _sub("^    (?=[A-Z0-9©])", "\u2003"),
    "an indent of entities": _sub("^    (?=[A-Z0-9©])", "&nbsp;&nbsp;&nbsp;&nbsp;"),
    "an indent of a tab and a space": _sub("^    (?=[A-Z0-9©])", "\t "),
    "an indent of dots": _sub("^    (?=[A-Z0-9©])", "...."),
    "an indent of bars": _sub("^    (?=[A-Z0-9©])", "  | "),
    "the dates deeper": _sub("^    (?=[0-9]{2} )", "        "),
    "the dates at the margin": _sub("^    (?=[0-9]{2} )", ""),
    "one date at the margin": _put("    18 May", "18 May"),
    "the titles deeper": _put("    Needles", "        Needles"),
    "one title at the margin": _put("    Needles", "Needles"),
    "one summary at the margin": _put("    They are", "They are"),
    "the last summary at the margin": _put("    The wind", "The wind"),
    "the headings set in": _sub("^(May|April) 2023$", r"  \1 2023"),
    "the headings four in": _sub("^(May|April) 2023$", r"    \1 2023"),
    "one heading two in": _put("\nApril 2023\n", "\n  April 2023\n"),
    "one heading as an item": _put("\nApril 2023\n", "\n  3. April 2023\n"),
    "one heading behind a bullet": _put("\nApril 2023\n", "\n• April 2023\n"),
    "one heading in a bullet": _put("\nApril 2023\n", "\n  • April 2023\n"),
    "one heading twice": _put("\nApril 2023\n", "\nApril 2023\n\nApril 2023\n"),
    "one heading over two lines": _put("\nApril 2023\n", "\nApril\n2023\n"),
    "one heading over two blocks": _put("\nApril 2023\n", "\nApril\n\n2023\n"),
    "one heading with a line under it": _put("\nApril 2023\n", "\nApril 2023\n----------\n"),
    "one heading with a line of equals under it": _put("\nApril 2023\n", "\nApril 2023\n==========\n"),
    "one heading between lines": _put("\nApril 2023\n", "\n----------\nApril 2023\n----------\n"),
    "one heading in a box": _put("\nApril 2023\n", "\n+------------+\n| April 2023 |\n+------------+\n"),
    "one heading with a word of the menu": _put("\nApril 2023\n", "\nTop\n\nApril 2023\n"),
    "one heading wrong by a month": _put("\nApril 2023\n", "\nMarch 2023\n"),
    "one heading wrong by a year": _put("\nApril 2023\n", "\nApril 2022\n"),
    "one heading far off": _put("\nApril 2023\n", "\nApril 2203\n"),
    "the first heading lost": _put("May 2023\n\n  1.", "  1."),
    "all headings lost": _sub(r"^(?:May|April) 2023\n\n", ""),
    "all headings in capitals": _sub("^(May|April) 2023$", lambda found: found[0].upper()),  # type: ignore[arg-type]  # re takes it
    "all headings with a colon": _sub("^(May|April) 2023$", r"\1 2023:"),
    "all headings in bold": _sub("^(May|April) 2023$", r"**\1 2023**"),
    "all headings in numbers": lambda text: text.replace("\nMay 2023\n", "\n05/2023\n").replace("\nApril 2023\n", "\n04/2023\n"),
    "all headings cut": lambda text: text.replace("\nApril 2023\n", "\nApr 2023\n"),
    "all headings in Polish": lambda text: text.replace("\nMay 2023\n", "\nMaj 2023\n").replace(
        "\nApril 2023\n", "\nKwiecień 2023\n"
    ),
    "all headings in Russian": lambda text: text.replace("\nMay 2023\n", "\nМай 2023\n").replace(
        "\nApril 2023\n", "\nАпрель 2023\n"
    ),
    "all headings in Arabic": lambda text: text.replace("\nMay 2023\n", "\nمايو 2023\n").replace(
        "\nApril 2023\n", "\nأبريل 2023\n"
    ),
    "all dates in Polish": _sub(r"^(    [0-9]{2}) May", r"\1 maja"),
    "all dates in Finnish": lambda text: re.sub(r"(?m)^    ([0-9]{2}) May", r"    \1. toukokuuta", text),
    "all dates in numbers": _redated("{day}.{month}.2023"),
    "all dates in numbers of two digits": _redated("{day}.{month}.23"),
    "all dates in American numbers": _redated("{month}/{day}/2023"),
    "all dates in ISO": _redated("2023-{month}-{day}"),
    "all dates without year": _sub(r"^    ([0-9]{2} \w+) 2023$", r"    \1"),
    "all dates with a time": _sub(r"^    ([0-9]{2} \w+ 2023)$", r"    \1 10:00"),
    "all dates with a time behind a comma": _sub(r"^    ([0-9]{2} \w+ 2023)$", r"    \1, 10:00"),
    "all dates with a label": _sub(r"^    ([0-9]{2} \w+ 2023)$", r"    Date: \1"),
    "all dates with a long label": _sub(r"^    ([0-9]{2} \w+ 2023)$", r"    Published on \1"),
    "all dates in brackets": _sub(r"^    ([0-9]{2} \w+ 2023)$", r"    (\1)"),
    "all dates in stars": _sub(r"^    ([0-9]{2} \w+ 2023)$", r"    *\1*"),
    "all dates behind a bar": _sub(r"^    ([0-9]{2} \w+ 2023)$", r"    | \1"),
    "all dates behind a kind": _sub(r"^    ([0-9]{2} \w+ 2023)$", r"    News | \1"),
    "all dates behind a place": _sub(r"^    ([0-9]{2} \w+ 2023)$", r"    Lae, \1"),
    "all dates in words": _sub(r"^    ([0-9]{2} \w+ 2023)$", "    last week"),
    "all dates first": _dates_first,
    "all dates on the line before them": _lines(_each_dated),
    "one date twice in two spellings": _put("    18 May 2023\n", "    18 May 2023\n\n    Thursday, May 18, 2023\n"),
    "one date far off": _put("18 May 2023", "18 May 2203"),
    "one date before the ILO": _put("18 May 2023", "18 May 1823"),
    "one date of another month": _put("18 May 2023", "18 March 2023"),
    "one date of another year": _put("18 May 2023", "18 May 2013"),
    "one date over two lines": _put("18 May 2023", "18 May\n    2023"),
    "one date over three lines": _put("18 May 2023", "18\n    May\n    2023"),
    "one date over two blocks": _put("18 May 2023", "18 May\n\n    2023"),
    "one date glued to its title": _put("come back\n\n    18 May 2023", "come back\n    18 May 2023"),
    "one date glued to its title without a space": _put("come back\n\n    18 May 2023", "come back18 May 2023"),
    "one date glued to its summary without a space": _put("18 May 2023\n\n    They", "18 May 2023They"),
    "one date in the summary": _put("    18 May 2023\n\n    They are", "    On 18 May 2023 they are"),
    "one date at the end of the summary": _put(_DATE_AND_SUMMARY, "    They are lighter than they look. 18 May 2023"),
    "one date at the end of the summary, in brackets": _put(
        _DATE_AND_SUMMARY, "    They are lighter than they look. (18 May 2023)"
    ),
    "one title lost": _without("Needles of plum wood are carved again"),
    "one title over two blocks": _put("Needles of plum wood are", "Needles of plum wood\n\n    are"),
    "one title over three lines": _put("Needles of plum wood are carved", "Needles of\n    plum wood\n    are carved"),
    "one title with a bullet": _put("Cork floats come back", "• Cork floats come back"),
    "one title with a dash": _put("Cork floats come back", "- Cork floats come back"),
    "one title in an entity": _put("Cork floats come back", "&lt;Cork floats come back&gt;"),
    "one title in quotes of entities": _put("Cork floats come back", "&quot;Cork floats&quot; come back"),
    "one title and a link": _put("Cork floats come back", "Cork floats come back <https://nets.example/2>"),
    "one title and an address": _put("Cork floats come back\n", "Cork floats come back\n    https://nets.example/2\n"),
    "one title and an address in brackets": _put("Cork floats come back", "Cork floats come back (https://nets.example/2)"),
    "one title and a reference": _put("Cork floats come back", "Cork floats come back [2]"),
    "one title with a note": _put("Cork floats come back", "Cork floats come back[^2]"),
    "one title with a link of AsciiDoc": _put("Cork floats come back", "link:2.html[Cork floats come back]"),
    "one title with a link of reST": _put("Cork floats come back", "`Cork floats come back <2.html>`_"),
    "one title with a link of Gemini": _put("Cork floats come back", "=> 2.gmi Cork floats come back"),
    "one title with the text of a picture": _put("Cork floats come back", "Image: corks\n\n    Cork floats come back"),
    "one summary with a mark that goes on": _put("    Nine menders", "  2. Nine menders"),
    "one summary with HTML": _put("They are lighter than they look.", "<p>They are lighter than they look.</p>"),
    "one summary with a tag of breaks": _put("They are lighter", "They are<br>lighter"),
    "one summary with CSS": _put("They are lighter", "They are {color:red} lighter"),
    "one summary of JSON": _put("They are lighter than they look.", '{"summary": "They are lighter than they look."}'),
    "one credit twice": _put("© Ada Vale / ILO 2022", "© © Ada Vale / ILO 2022"),
    "one credit in two lines": _put("© Ada Vale / ILO 2022", "© Ada Vale\n    ILO 2022"),
    "one credit in two blocks": _put("© Ada Vale / ILO 2022", "©\n\n    Ada Vale / ILO 2022"),
    "one credit without space": _put("© Ada Vale / ILO 2022", "©Ada Vale / ILO 2022"),
    "one credit in small letters": _put("© Ada", "c Ada"),
    "one credit with a ring": _put("© Ada", "○ Ada"),
    "one credit with the sign of phonograms": _put("© Ada", "℗ Ada"),
    "one credit with (c) and no space": _put("© Ada", "(c)Ada"),
    "one credit with {c}": _put("© Ada", "{c} Ada"),
    "one credit with a word": _put("© Ada", "Photo credit: Ada"),
    "one credit with a word in Spanish": _put("© Ada", "Foto: Ada"),
    "one credit with a word in Turkish": _put("© Ada", "Fotoğraf: Ada"),
    "one credit with a word in German": _put("© Ada", "Bild: Ada"),
    "one credit with a word in Portuguese": _put("© Ada", "Crédito: Ada"),
    "one credit with a word in Japanese": _put("© Ada", "写真：Ada"),
    "one credit with copyright": _put("© Ada", "Copyright Ada"),
    "one credit with copyright and the sign": _put("© Ada", "Copyright © Ada"),
    "one credit with a colon": _put("© Ada", "©: Ada"),
    "one credit with a question mark": _put("© Ada", "? Ada"),
    "one credit with a lost sign": _put("© Ada", "\ufffd Ada"),
    "one credit with bytes of another encoding": _put("© Ada", "ÃÂ© Ada"),
    "one credit with half an entity": _put("© Ada", "copy; Ada"),
    "one credit with an escape": _put("© Ada", "\\u00a9 Ada"),
    "one credit in stars": _put("© Ada Vale / ILO 2022", "*© Ada Vale / ILO 2022*"),
    "one credit in brackets": _put("© Ada Vale / ILO 2022", "(© Ada Vale / ILO 2022)"),
    "one credit in the title": _put("carved again", "carved again © Ada Vale"),
    "one credit at the end": _put("One lasts for ten years.", "One lasts for ten years.\n\n    Photo: Ada Vale"),
    "the blank lines of an item lost": _put("come back\n\n    18 May 2023\n\n", "come back\n    18 May 2023\n"),
    "the blank line before a mark lost": _sub(r"\n\n(  2\.)", r"\n\1"),
    "the blank line before a heading lost": _put("\n\nApril 2023", "\nApril 2023"),
    "two blank lines before dates": _sub(r"\n\n(    [0-9]{2} )", r"\n\n\n\1"),
    "two blank lines before titles": _put("\n\n    Needles", "\n\n\n    Needles"),
    "two blank lines after headings": _sub(r"^((?:May|April) 2023)\n\n", r"\1\n\n\n"),
    "two blank lines before marks": _sub(r"\n\n(  2\.)", r"\n\n\n\1"),
    "two blank lines after dates": _sub(r"(    [0-9]{2} \w+ 2023)\n\n", r"\1\n\n\n"),
    "three blank lines between items": _sub(r"\n\n(  2\.)", r"\n\n\n\n\1"),
    "blank lines with a full stop": _sub("^$", "."),
    "blank lines with a dash": _sub("^$", "-"),
    "blank lines with a star": _sub("^$", "*"),
    "blank lines with a sign of paragraphs": _sub("^$", "¶"),
    "blank lines with a tab": _sub("^$", "\t"),
    "blank lines with a thin space": _sub("^$", "\u2009"),
    "blank lines with a byte order mark": _sub("^$", "\ufeff"),
    "blank lines with soft hyphens": _sub("^$", "\xad"),
    "blank lines with numbered entities": _sub("^$", "&#160;"),
    "blank lines with paragraphs": _sub("^$", "<p>"),
    "form feeds between items": _sub(r"^(  2\.)", "\f\\1"),
    "a foot of a page in the list": _sub(r"^(  2\. )", r"Page 1 of 2\n\n\1"),
    "a foot of a page in an item": _put("    They are lighter", "    Page 1 of 2\n\n    They are lighter"),
    "an address of a page in the list": _sub(r"^(  2\. )", r"https://nets.example/news 01/06/2023\n\n\1"),
    "the title of the page in the list": _sub(r"^(  2\. )", r"News of the Net Menders\n\n\1"),
    "the title of the page lost": _put("News of the Net Menders\n\n", ""),
    "the page behind a menu": lambda text: f"Home\n\nNews\n\nContact\n\n{text}",
    "the page behind a line of the menu": lambda text: f"Home | News | Contact\n\n{text}",
    "the page behind numbered menus": lambda text: f"  1. Home\n\n  2. News\n\n{text}",
    "the page behind a menu of bullets": lambda text: f"  • Home\n\n  • News\n\n{text}",
    "the page behind mail headers": lambda text: f"From: Ada\nDate: 1 June 2023\nSubject: News\n\n{text}",
    "the page behind front matter": lambda text: f"---\ntitle: News\ndate: 2023-06-01\n---\n\n{text}",
    "the page before a foot": lambda text: f"{text}\nContact us\n",
    "the page before a foot with a date": lambda text: f"{text}\nLast updated: 1 June 2023\n",
    "the page before a numbered foot": lambda text: f"{text}\n  1. Contact us\n\n  2. Terms of use\n",
    "the page before a foot in the item": lambda text: f"{text}\n    Contact us\n",
    "the page before pages to turn": lambda text: f"{text}\n1 2 3 Next\n",
    "the page as a mail": lambda text: re.sub("(?m)^(?=.)", "> > ", text),
    "the page as a comment of C": lambda text: re.sub("(?m)^", "// ", text),
    "the page as a diff": lambda text: re.sub("(?m)^", "+", text),
    "the page with numbers of lines and a colon": _lines(
        lambda lines: [f"{number}: {line}" for number, line in enumerate(lines, start=1)]
    ),
    "the page in CSV": lambda text: re.sub("(?m)^ *(.+)$", r'"\1",', text),
    "the page in two columns": _lines(_columns),
    "the page backwards": lambda text: "\n\n".join(reversed(text.strip().split("\n\n"))) + "\n",
    "the page in one line": lambda text: " ".join(text.split()),
    "all spaces lost": lambda text: re.sub(r"(?<=\S) (?=\S)", "", text),
    "all spaces as plus": lambda text: re.sub(r"(?<=\S) (?=\S)", "+", text),
    "all spaces as %20": lambda text: re.sub(r"(?<=\S) (?=\S)", "%20", text),
    "a zero as a letter": lambda text: text.replace("0", "O"),
    "a one as a letter": lambda text: text.replace("1", "l"),
    "a letter of Russian": lambda text: text.replace("Ma", "М\u0430"),
    "a blank behind each letter": lambda text: re.sub(r"(?<=[^\W_])(?=[^\W_])", " ", text),
    "zero-width spaces between words": lambda text: re.sub(r"(?<=\S) (?=\S)", " \u200b", text),
    "marks of direction around dates": _sub(r"^    ([0-9]{2} \w+ 2023)$", "    \u202a\\1\u202c"),
    "bells in the text": _put("Cork", "Co\x07rk"),
    "zeros between letters": lambda text: text.replace("Cork", "C\0o\0r\0k\0"),
    "colours of a terminal": _put("Cork floats come back", "\x1b[1mCork floats come back\x1b[0m"),
    "stress by overprinting": _put("Cork", "C\bCo\bor\brk\bk"),
}
"""What happens to whole pages, beside `near.WHOLE`."""
