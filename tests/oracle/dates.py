"""The oracle's own reading of headings and dates: its own months and weekdays, its own patterns, on a text in plain signs."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = [
    "january janvier enero janeiro januar janner gennaio 1月 ocak",
    "february fevrier febrero fevereiro februar feber febbraio 2月 subat",
    "march mars marzo marco marz 3月 mart",
    "april avril abril aprile 4月 nisan",
    "may mai mayo maio maggio 5月 mayis",
    "june juin junio junho juni giugno 6月 haziran",
    "july juillet julio julho juli luglio 7月 temmuz",
    "august aout agosto 8月 agustos",
    "september septembre septiembre setembro settembre 9月 eylul",
    "october octobre octubre outubro oktober ottobre 10月 ekim",
    "november novembre noviembre novembro 11月 kasim",
    "december decembre diciembre dezembro dezember dicembre 12月 aralik",
]
"""One line a month: its names without accents, in English, French, Spanish, Portuguese, German, Italian, Japanese, Turkish."""

_WEEKDAYS = [
    "monday lundi lunes segunda segunda-feira montag mo lunedi 月 月曜日 pazartesi pzt",
    "tuesday mardi martes terca terca-feira dienstag di martedi 火 火曜日 sali",
    "wednesday mercredi miercoles quarta quarta-feira mittwoch mi mercoledi 水 水曜日 carsamba",
    "thursday jeudi jueves quinta quinta-feira donnerstag do giovedi 木 木曜日 persembe",
    "friday vendredi viernes sexta sexta-feira freitag fr venerdi 金 金曜日 cuma cum",
    "saturday samedi sabado samstag sa sabato 土 土曜日 cumartesi cmt",
    "sunday dimanche domingo sonntag so domenica 日 日曜日 pazar paz",
]


def _numbered(lines: list[str]) -> dict[str, int]:
    """Return the number of each name, and of what it may be cut to."""
    full = {name: number for number, names in enumerate(lines, start=1) for name in names.split()}
    cuts = {(name[:size], number) for name, number in full.items() for size in (3, 4, 5) if name.isalpha()}
    beginnings = [cut for cut, _ in cuts]
    return {**{cut: number for cut, number in cuts if beginnings.count(cut) == 1}, **full}


_MONTH = _numbered(_MONTHS)
_WEEKDAY = _numbered(_WEEKDAYS)


_NAMES = sorted({*_MONTH, *_WEEKDAY}, key=len, reverse=True)
_NAME = re.compile(rf"(?<![a-z])(?:(?<![0-9])0)?({'|'.join(re.sub('(?<=[0-9])月', r'[ ]?月', name) for name in _NAMES)})(?![a-z])")

# Names are coded before a text is read: `<m5>` is May, `<w1>` a Monday. In the patterns `#` is 1 or 2, an end of a range.
_SIGN = r"(?:\s*(?:er|st|nd|rd|th|º|°|o\b|\.)){0,2}"
_OF = r"(?:de|del|of)?"
_LEAD = r"(?:\s*(?:from|of|du|de|del|le|el|vom|den|dal|il)(?![a-z])\s*)?"
_BEFORE = rf"{_LEAD}(?:<w(?P<v#>.)>\s*\.?\s*[,、]?\s*)?{_LEAD}"
_AFTER = r"(?:\s*[,、]?\s*\(?\s*<w(?P<w#>.)>\s*\)?)?"
_D, _M, _Y, _N = r"(?P<d#>[0-9]{1,2})", r"<m(?P<m#>[0-9]+)>\s*\.?", r"(?P<y#>[0-9]{4})", r"(?P<n#>[0-9]{1,2})"
_COMMA = r"\s*[,、]?\s*"
_BY = r"\s*(?P<s#>[-/.])\s*"
_AGAIN = r"\s*(?P=s#)\s*"

_FULL = [
    _BEFORE + form + _AFTER
    for form in (
        rf"{_D}{_SIGN}\s*{_OF}\s*{_M}\s*{_OF}{_COMMA}{_Y}",
        rf"{_M}\s*{_D}{_SIGN}{_COMMA}{_Y}",
        rf"{_Y}{_BY}{_N}{_AGAIN}{_D}",
        rf"{_D}{_BY}{_N}{_AGAIN}{_Y}",
        rf"{_N}{_BY}{_D}{_AGAIN}{_Y}",
        rf"{_Y}\s*年\s*{_M}\s*{_D}\s*日",
    )
]
"""The ways to spell a day with its month and year."""

_PART = [
    _BEFORE + form
    for form in (
        rf"{_D}{_SIGN}",
        rf"{_D}{_SIGN}\s*{_OF}\s*{_M}",
        rf"{_M}\s*{_D}{_SIGN}",
        rf"{_M}\s*{_D}\s*日",
        rf"{_D}\s*日",
        rf"{_D}{_SIGN}{_COMMA}{_Y}",
    )
]
"""The ways to spell an end of a range that leaves something out."""

_TO = r"\s*(?:[-/~&]|(?:to|and|au|et|al|y|a|e|bis|und|ve)(?![a-z])|から)\s*"
_LABEL = r"(?:(?:date|published|posted|fecha|data|datum|tarih)\s*:\s*)?"
_PLACE = r"\s*(?:\.|[,、|](?P<place>.*)|\((?P<inside>[^()]+)\))?\s*"

_FORMS = [full.replace("#", "1") for full in _FULL] + [
    first.replace("#", "1") + _TO + last.replace("#", "2")
    for first, last in [*product([*_PART, *_FULL], _FULL), *product([*_FULL, *_PART], _PART)]
]
_DATES = [re.compile(_LABEL + form + _PLACE, re.DOTALL) for form in _FORMS]
_HEADINGS = [
    re.compile(form + r"\s*[.:]?")
    for form in (
        r"(?:<m(?P<m>[0-9]+)>\s*\.?\s*(?:(?:de|del|of)(?![a-z])|[,、-])?\s*)?(?P<y>[0-9]+)",
        r"(?P<y>[0-9]+)\s*年\s*<m(?P<m>[0-9]+)>",
        r"(?P<y>[0-9]+)\s*[-/.]\s*(?P<m>[0-9]{1,2})",
        r"(?P<m>[0-9]{1,2})\s*[-/.]\s*(?P<y>[0-9]+)",
    )
]
_FRAMES = ["()", "[]", "（）", "［］", "【】", "**", "__", "==", "--"]


class Dated(NamedTuple):
    """What a date says: its first day, the last one of a range, its place."""

    first: dt.date
    last: dt.date | None
    place: str | None


def _plain(text: str) -> tuple[str, list[int]]:
    """Return a text in plain signs, lower case without accents, and where each sign of it stands in the text."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        kind = unicodedata.category(sign)
        if kind in {"Cf", "Mn"} and sign not in "\u3099\u309a":
            continue
        if kind == "Nd":
            plain = str(unicodedata.decimal(sign))
        elif kind == "Pd" or sign in "−～":
            plain = "-"
        else:
            compatible = unicodedata.normalize("NFKD", sign.replace("ı", "i").replace("º", "°")).casefold()
            plain = "".join(each for each in compatible if unicodedata.category(each) != "Mn") or sign
        signs.extend(plain)
        places.extend([place] * len(plain))
    return "".join(signs), [*places, len(text)]


def _coded(plain: str, places: list[int]) -> Iterator[tuple[str, list[int]]]:
    """Yield a text with its names coded, in each way that they can be read, and where each sign of it stands."""
    names = list(_NAME.finditer(plain))[:6]
    for chosen in product(*[list(_codes(name[1].replace(" ", ""))) for name in names]):
        signs, kept, end = "", [], 0
        for name, code in zip(names, chosen, strict=True):
            signs += plain[end : name.start()] + code
            kept += [*places[end : name.start()], *[places[name.start()]] * len(code)]
            end = name.end()
        yield signs + plain[end:], kept + places[end:]


def _codes(name: str) -> Iterator[str]:
    if name in _MONTH:
        yield f"<m{_MONTH[name]}>"
    if name in _WEEKDAY:
        yield f"<w{_WEEKDAY[name]}>"
    if not name.isascii():
        yield name


def _inside(text: str) -> Iterator[str]:
    """Yield a text, and what stands inside the brackets, stars or rules around it."""
    yield text
    if text[:1] in set(">›»▸►▶▼▾"):
        yield from _inside(text[1:].strip())
    for opening, closing in map(tuple, _FRAMES):
        plain = text.replace("–", "-").replace("—", "-")
        if len(text) > 2 and plain[0] == opening and plain[-1] == closing:
            inner = text[len(text) - len(plain.lstrip(opening)) : len(plain.rstrip(closing))].strip()
            yield from _inside(inner) if inner else ()


def headings(line: str) -> set[tuple[int, int | None]]:
    """Read a line as a heading: the year and the month it may mean, at most one of them."""
    return {
        (int(match["y"]), month)
        for match, month in _headed(line)
        if len(match["y"]) == 4 and match["y"] >= "1000" and month in {None, *range(1, 13)}
    }


def is_headed(line: str) -> bool:
    """Tell whether a line looks like a heading, even if its year cannot be."""
    return any("<m" in match[0] or len(match["y"]) == 4 for match, _ in _headed(line))


def _headed(line: str) -> Iterator[tuple[re.Match[str], int | None]]:
    for inner in _inside(line.strip()):
        for coded, _ in _coded(*_plain(inner)):
            for pattern in _HEADINGS:
                if match := pattern.fullmatch(coded.strip()):
                    yield match, int(match["m"]) if match["m"] else None


def dates(block: str) -> set[Dated]:
    """Read a block as a date: all that it may mean."""
    found = set()
    for inner in _inside(block.strip()):
        for coded, places in _coded(*_plain(inner)):
            for pattern in _DATES if re.search("[0-9]", coded) else ():
                if (match := pattern.fullmatch(coded.lstrip())) and (days := _days(match.groupdict())):
                    spans = [match.span(name) for name in ("place", "inside") if match[name] is not None]
                    before = len(coded) - len(coded.lstrip())
                    place = "".join(inner[places[start + before] : places[end + before]].strip() for start, end in spans)
                    if place not in _WEEKDAY:
                        found.add(Dated(*days, place or None))
    return found


def _days(parts: dict[str, str | None]) -> tuple[dt.date, dt.date | None] | None:
    try:
        first = _day(parts, "1", "2")
        last = _day(parts, "2", "1") if "d2" in parts else None
    except ValueError:
        return None
    if first.year < 1000 or (last is not None and last <= first):
        return None
    return first, last


def _day(parts: dict[str, str | None], end: str, other: str) -> dt.date:
    """Return the day at one end of a range; what it leaves out is as at the other."""
    year = parts.get(f"y{end}") or parts.get(f"y{other}")
    month = _month(parts, end) or _month(parts, other)
    day = parts[f"d{end}"]
    if not (year and month and day):
        raise ValueError
    number = parts.get(f"n{end}")
    if number and parts.get(f"y{end}") and _is_unsure(parts, end, int(day), int(number)):
        raise ValueError
    found = dt.date(int(year), month, int(day))
    for name in (f"v{end}", f"w{end}"):
        if (weekday := parts.get(name)) and int(weekday) != found.isoweekday():
            raise ValueError
    return found


def _month(parts: dict[str, str | None], end: str) -> int | None:
    digits = parts.get(f"m{end}") or parts.get(f"n{end}")
    return int(digits) if digits else None


def _is_unsure(parts: dict[str, str | None], end: str, day: int, month: int) -> bool:
    """Tell whether the year stands last behind two numbers either of which could be the month."""
    names = [name for name in parts if name in {f"y{end}", f"d{end}", f"n{end}"}]
    return names[0] != f"y{end}" and day <= 12 and day != month
