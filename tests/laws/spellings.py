"""What the spellings of dates and headings are known by in a text."""

from __future__ import annotations

import re

from ssenews_parse._reading.grammar import months, names

_MONTH = "|".join(name for known in months().values() for name in known if name.isalpha())
_WEEKDAY = "|".join(name for known in names("WEEKDAY", "WEEKDAY").values() for name in known)
_TURKISH = "|".join(name.replace("i", "İ").upper() for name in months()["tr"])

SPELLINGS = {
    name: re.compile(pattern, re.MULTILINE)
    for name, pattern in {
        "a weekday before a date": rf"^ *(?:{_WEEKDAY}),? [0-9]",
        "a weekday behind a date": rf"^ *[0-9].* [0-9]{{4}},? (?:{_WEEKDAY})$",
        "a cut weekday in brackets": r"[0-9]{4} \([A-Z][a-z]{2}\)",
        "letters behind a day": r"^ *[0-9]{1,2}(?:st|nd|rd|th) of ",
        "the month first": rf"^ *(?:{_MONTH}) [0-9]{{1,2}}, [0-9]{{4}}",
        "the year first": r"^ *[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "the day first, slashes": r"^ *[0-9]{2}/[0-9]{2}/[0-9]{4}",
        "the day first, full stops": r"^ *[0-9]{2}\.[0-9]{2}\.[0-9]{4}",
        "the day first, dashes": r"^ *[0-9]{2}-[0-9]{2}-[0-9]{4}",
        "signs of Japanese": r"^ *[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日",
        "a cut month": r"^ *[0-9]{1,2} [A-Z][a-z]{2,3}\. [0-9]{4}",
        "capitals of Turkish": rf"^ *[0-9]{{1,2}} (?:{_TURKISH}) [0-9]{{4}}",
        "a small word before a date": r"^ *(?:le|el) [0-9]",
        "a small word before a year": r"^ *el [0-9].* del [0-9]{4}",
        "a range in words": r"^ *from .* to [0-9]",
        "a range in French words": r"^ *du .* au [0-9]",
        "a range in German words": r"^ *vom .* bis [0-9]",
        "a range with a sign for and": r"^ *[0-9].* & [0-9].*[0-9]{4}",
        "a range with a slash": r"^ *[0-9].*[0-9a-z]/[0-9].* [0-9]{4}",
        "a range, the month first": rf"^ *(?:{_MONTH}) [0-9]{{1,2}}(?:-| - (?:{_MONTH}) )[0-9]{{1,2}}, [0-9]{{4}}",
        "a dash of Unicode": r"[0-9] ?[‐‑‒―−⸺⸻〜﹘﹣－～] ?[0-9]",
        "accents as signs of their own": r"[a-z][\u0300-\u036f][a-z]* (?:de )?[0-9]{4}",
        "wide digits": r"[０-９]{4}",
        "a sign that nobody sees": r"[\u200b\u00ad\u2060\u200e]",
        "brackets or stars around": r"^ *[(\[*_【]+[^()\[\]*_【】\n]*[0-9]{4}[^()\[\]*_【】\n]*[)\]*_】]+$",
        "a full stop behind a date": r"^ *[0-9].*[0-9]{4}\.$",
        "a label before a date": r"^ *(?:Date|published|Fecha|Datum): ",
        "a place in brackets": r"^ *[0-9].*[0-9]{4} \([^()\n]+\)$",
        "a place behind a bar": r"^ *[0-9].*[0-9]{4} \| ",
        "a colon behind a heading": rf"^(?:## )?(?:{_MONTH}) [0-9]{{4}}:$",
        "a full stop behind a heading": rf"^(?:## )?(?:{_MONTH}) [0-9]{{4}}\.$",
        "a comma in a heading": rf"^(?:## )?(?:{_MONTH}), [0-9]{{4}}$",
        "a dash in a heading": rf"^(?:## )?(?:{_MONTH})-[0-9]{{4}}$",
        "rules around a heading": rf"^(?:## )?--- (?:{_MONTH}) [0-9]{{4}} ---$",
        "a sign of a list that unfolds": rf"^(?:## )?[>»▼] ?(?:{_MONTH}) [0-9]{{4}}$",
        "a cut heading": r"^(?:## )?[A-Z][a-z]{2,3}\. [0-9]{4}$",
        "a heading in numbers, the year first": r"^(?:## )?[0-9]{4}-[0-9]{2}$",
        "a heading in numbers, the month first": r"^(?:## )?[0-9]{2}/[0-9]{4}$",
        "a heading in signs of Japanese": r"^(?:## )?[0-9]{4}年[0-9]{1,2}月$",
    }.items()
}
"""Ways to spell a date or a heading, in a text of ordinary spaces."""
