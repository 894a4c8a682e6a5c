"""Synthetic listing pages: realistic lengths, invented words, the same text for the same seed."""

from __future__ import annotations

import random
from calendar import monthrange
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KB = 1_000
MB = 1_000_000

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
KICKERS = ("News", "Press release", "Notes from the workbench", "Video", "Fair work", "#openworkshop", "Event", "Statement")
AGENCIES = ("ILO", "UNB", "MARAMA PRESS", "AFP", "NORDBILD")
FIRST_NAMES = (
    "Ada", "Bruno", "Chidi", "Dina", "Emil", "Farah", "Goran", "Hana", "Ilse", "Jomo",
    "Kofi", "Lena", "Milo", "Noor", "Oskar", "Pia", "Rosa", "Sami", "Tove", "Yusuf",
)  # fmt: skip
LAST_NAMES = (
    "Vale", "Okoro", "Lindqvist", "Marsh", "Duarte", "Ferreira", "Haddad", "Iwata",
    "Jansen", "Kaya", "Moreau", "Novak", "Otieno", "Price", "Rahman", "Sato",
)  # fmt: skip
HANDLES = ("greenhand", "lampmaker", "northshore", "quietmill")
PLACES = ("Lomé, Togo", "Graz", "PENANG", "Hai Phong, Viet Nam", "São Luís, Brazil")

SUBJECTS = (
    "potters", "bakers", "the weavers’ guild", "two harbour towns", "young carpenters", "night porters", "a school of tailors",
    "the dairy union", "growers and cooks", "the women who run the ferry", "street vendors", "the tile makers of São Luís",
)  # fmt: skip
VERBS = (
    "open", "share", "plan", "discuss", "learn to repair", "agree on rules for", "keep the books of", "look back on",
    "publish a guide to", "invite neighbours to", "ask for better prices for", "count the hours spent on",
)  # fmt: skip
OBJECTS = (
    "a shared kiln", "safer boats", "the first “open workshop”", "cold rooms for fish", "a market without plastic",
    "their tool library", "fair contracts – and fair pay –", "the long night shift", "a fund for sick days",
    "apprenticeships in small firms", "the 2019 agreement", "a village bank",
)  # fmt: skip
ENDINGS = (
    "in the old tram shed", "after the spring floods", "with help from the town hall", "for the third year in a row",
    "before the harvest of 3 August 2020", "between the river and the railway", "on two days a week",
    "and write down what they find", "so that nobody works alone", "at the meeting of 30 and 31 May",
    "without a single new machine", "for all who lend and borrow",
)  # fmt: skip


class Item(NamedTuple):
    """The parts of an item as they are printed."""

    credit: str | None
    kicker: str
    title: str
    date: str
    summary: list[str]


def page(layout: str, size: int, seed: int = 0) -> str:
    """Return a page of at least `size` characters, in one of the `LAYOUTS`."""
    return written(LAYOUTS[layout], size, seed)


def written(write: Layout, size: int, seed: int = 0) -> str:
    """Return a page of at least `size` characters as a layout writes it."""
    chance = random.Random(seed)  # noqa: S311 - the same text for the same seed, nothing secret
    parts = [write.opening]
    length = 0
    for heading, items in _sections(chance):
        parts.append(write.heading(heading))
        length += len(parts[-1])
        for number, item in enumerate(items, start=1):
            parts.append(write.item(number, item))
            length += len(parts[-1])
            if length >= size:
                return "".join(parts).rstrip("\n") + "\n"
    raise AssertionError


def _sections(chance: random.Random) -> Iterator[tuple[str, list[Item]]]:
    """Yield months without end, newest first; after twenty years they begin again."""
    while True:
        for year in range(2023, 2003, -1):
            for month in range(12, 0, -1):
                last_day = monthrange(year, month)[1]
                days = sorted((chance.randint(1, last_day) for _ in range(chance.randint(2, 9))), reverse=True)
                heading = f"{MONTHS[month - 1]} {year}"
                yield heading, [_item(chance, day, last_day, heading) for day in days]


def _item(chance: random.Random, day: int, last_day: int, heading: str) -> Item:
    """Make an item: one in five has a credit, one in five no summary, one in ten a summary of two paragraphs."""
    credit = _credit(chance, heading[-4:]) if _one_in(chance, 5) else None
    date = _date(chance, day, last_day, heading)
    paragraphs = chance.choices([0, 1, 2], [0.2, 0.7, 0.1])[0]
    summary = [" ".join(_sentence(chance) + "." for _ in range(chance.randint(2, 5))) for _ in range(paragraphs)]
    return Item(credit, chance.choice(KICKERS), _sentence(chance), date, summary)


def _date(chance: random.Random, day: int, last_day: int, heading: str) -> str:
    """Spell a day: one in fifty opens a range, one in twenty has a place."""
    if day < last_day and _one_in(chance, 50):
        return f"{day} - {chance.randint(day + 1, last_day)} {heading}"
    place = f", {chance.choice(PLACES)}" if _one_in(chance, 20) else ""
    return f"{day:02} {heading}{place}"


def _one_in(chance: random.Random, times: int) -> bool:
    return not chance.randrange(times)


def _credit(chance: random.Random, year: str) -> str:
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    agency = chance.choice(AGENCIES)
    return chance.choices(
        [
            f"{name} / {agency} {year}",
            f"{name} {year}",
            f"{agency} {year}",
            f"{agency}/{name[0]}. {name.split()[1]} {year}",
            f"{name}/{agency} {year}",
            f"{chance.choice(HANDLES)} {year}",
        ],
        [6, 4, 2, 2, 2, 1],
    )[0]


def _sentence(chance: random.Random) -> str:
    words = (chance.choice(SUBJECTS), chance.choice(VERBS), chance.choice(OBJECTS), chance.choice(ENDINGS))
    sentence = " ".join(words)
    return sentence[0].upper() + sentence[1:]


class Layout(NamedTuple):
    """How a layout writes a page: what stands before the list, a heading, an item."""

    opening: str
    heading: Callable[[str], str]
    item: Callable[[int, Item], str]


def _numbered(number: int, *blocks: str | None) -> str:
    return f"  {number}. " + "\n\n    ".join(block for block in blocks if block) + "\n\n"


def _signed(credit: str | None) -> str | None:
    return credit and f"© {credit}"


def _plain(number: int, item: Item) -> str:
    return _numbered(number, _signed(item.credit), item.title, item.date, *item.summary)


def _uneven(number: int, item: Item) -> str:
    """Write an item as `_plain` does, one in twenty without its date."""
    has_date = sum(map(ord, item.title)) % 20
    return _numbered(number, _signed(item.credit), item.title, item.date if has_date else None, *item.summary)


def _with_kicker(number: int, item: Item) -> str:
    return _numbered(number, _signed(item.credit), item.kicker, item.title, item.date, *item.summary)


def _flat(_number: int, item: Item) -> str:
    lines = ("-", _signed(item.credit), item.kicker, item.title, item.date, *item.summary)
    return "".join(f"{line}\n" for line in lines if line)


UNEVEN = Layout("News of the Open Workshops\n\n", "{}\n\n".format, _uneven)
"""Layout A, in which one item in twenty has no date."""

LAYOUTS = {
    "A": Layout("News of the Open Workshops\n\n", "{}\n\n".format, _plain),
    "A+K": Layout("News of the Open Workshops\n\n", "{}\n\n".format, _with_kicker),
    "D": Layout("News of the Open Workshops\n", "{}\n".format, _flat),
}
"""The layouts by name: months and numbered items, the same with a kicker in each item, and flat text."""
