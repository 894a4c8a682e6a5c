"""What converters and hands leave in the fields of a page that reads well: `lint` tells of it, whatever it is."""

from __future__ import annotations

import pytest

from ssenews_parse import lint, parse

MILL = ("The mill opens again", "4 May 2023", "Flour is ground.")
OVEN = ("The oven is warm again", "2 May 2023", "Bread is baked.")


def two(first: tuple[str, ...], second: tuple[str, ...] = OVEN, *, heading: str = "May 2023") -> str:
    """Return a page of two items with these blocks."""
    items = ("\n\n    ".join((f"  {number}. {blocks[0]}", *blocks[1:])) for number, blocks in ((1, first), (2, second)))
    return "\n\n".join(["News", heading, *items])


def told(text: str) -> set[str]:
    """Return the codes of all remarks on a text that has no problem."""
    return {made.code for made in lint(parse(text))}


def test_the_page_that_is_changed_has_no_remark() -> None:
    """So each of the others has its remark by the change alone."""
    assert told(two(MILL)) == set()


@pytest.mark.parametrize(
    "date",
    [
        "By Ada Vale on 2 May 2023", "By admin on 2 May 2023", "Mis à jour le 2 mai 2023", "Zuletzt geändert am 2. Mai 2023",
        "à partir du 2 mai 2023", "Thu, 18 May 2023 10:00:00 +0200", "18 May 202318 May 2023", "25 May 20231 June 2023",
        "25 May 2023 1 June 2023", "18-V-23", "18.XI.2023", "令和5年5月18日", "yesterday at 10:00",
    ],
)  # fmt: skip
def test_dates_in_other_words(date: str) -> None:
    """The names of authors, time zones, two dates, and calendars that are not read."""
    assert "SSE909" in told(two(MILL, (OVEN[0], date, OVEN[2])))


@pytest.mark.parametrize(
    "heading",
    [
        "Archive: May 2023", "May 2023 (2 items)", "News of May 2023", "Mois : mai 2023", "May 2023 (continued)", "Spring 2023",
        "Year 2023", "May 23", "May\n2023", "News | May 2023", "Archives – mai 2023",
    ],
)  # fmt: skip
def test_headings_in_other_words(heading: str) -> None:
    """They stand above a list that has no other heading."""
    assert "SSE910" in told(two(MILL, heading=heading))


@pytest.mark.parametrize(
    "text",
    [
        "News\nMill opens\n4 May 2023\nFlour.\n  • Privacy\n",
        "News\nMill opens\n4 May 2023\nFlour:\n1. rye\n2. oats\n",
        "News\nMill opens 4 May 2023\nFlour.\nBridge mended\n2 May 2023\nOpen.\nOven warm\n1 May 2023\n",
        f"{two(MILL)}\n\nNews\nMill opens\n4 May 2022\nFlour.\nBridge mended\n2 May 2022\nOpen.\n",
        "News\n  2l. The mill opens\n    4 May 2023\n  22. The oven\n    2 May 2023\n  23. The road is open\n    1 May 2023\n",
    ],
)
def test_items_before_and_behind_the_list(text: str) -> None:
    """One mark makes a page one of marks, so that the items above it are its title."""
    assert "SSE921" in told(text)


@pytest.mark.parametrize(
    "text", ["News\n\nMay 2023\n\n  1. The mill opens again\n\n4 May 2023\n", f"{two(MILL, OVEN[:1])}\n\n2 May 2023\n"]
)
def test_the_last_date_at_the_margin(text: str) -> None:
    """It is that of the only item without one."""
    assert "SSE909" in told(text)


@pytest.mark.parametrize(
    "label",
    [
        "Read more", "Share", "No comments", "10:00", "03:24", "5 min read", "[PDF]", "[image: boat]", "https://example.org/x",
        "...", "-", "›", "Lire la suite", "Mehr erfahren", "Thursday", "jeudi", "MONTAG", "木曜日",
    ],
)  # fmt: skip
def test_kickers_and_titles_that_are_labels(label: str) -> None:
    """Buttons, signs, addresses, times: what a converter found above the title, or in its place."""
    assert "SSE953" in told(two((label, *MILL), (label, *OVEN), heading=""))
    assert "SSE953" in told(two((label, MILL[1]), OVEN, heading=""))


@pytest.mark.parametrize("kickers", ["News Video", "Actualités Vidéo", "Presse Meldung"])
def test_kickers_that_are_glued_to_titles(kickers: str) -> None:
    """No space is between two elements of HTML that only a style parts."""
    first, second = kickers.split()
    assert "SSE953" in told(two((first + MILL[0], *MILL[1:]), (second + OVEN[0], *OVEN[1:])))


@pytest.mark.parametrize(
    "line",
    [
        "Back to top", "Subscribe to our newsletter", "News", "https://example.org/2", "Load more", "Tags: bread", "No comments",
        "Retour en haut", "Volver arriba", "Nach oben", "3 comments",
    ],
)  # fmt: skip
def test_furniture_inside_the_list(line: str) -> None:
    """What a page prints between items, its own title too, is no summary."""
    assert "SSE952" in told(two((*MILL, line)))


@pytest.mark.parametrize("rest", ["shops", "two shops", "and their shops", "boulangers", "co-operatives"])
def test_the_rest_of_a_title_before_the_summary(rest: str) -> None:
    """A text browser broke the title over two lines, in an item without date."""
    assert "SSE940" in told(two((MILL[0], f"{rest} They write down what they find."), OVEN))
    assert "SSE940" not in told(two((MILL[0], f"{rest.capitalize()} are open, they write."), OVEN))


@pytest.mark.parametrize(
    "label",
    [
        "NEW",
        "NEW!",
        "LIVE",
        "LIVE:",
        "UPDATED",
        "BREAKING:",
        "VIDEO",
        "VIDEO:",
        "PODCAST",
        "WATCH:",
        "BLOG",
        "PDF",
        "NOUVEAU",
        "NEU",
    ],
)
def test_labels_glued_to_a_title(label: str) -> None:
    """In capitals, before a title that is not."""
    assert "SSE953" in told(two((f"{label} {MILL[0]}", *MILL[1:])))
    assert "SSE953" not in told(two((f"{label} {MILL[0]}".upper(), *MILL[1:])))


@pytest.mark.parametrize(
    "summaries",
    [
        ("Flour is ground. Read more about the mill", "Bread is baked. Read more about the oven"),
        ("Flour is ground. Read more", "Bread is baked. Lire la suite"),
        ("Summary: Flour is ground.", "Summary: Bread is baked."),
        ("News\n\n    Flour is ground.", "Video\n\n    Bread is baked."),
        ("News", "Video"),
    ],
)
def test_labels_in_all_summaries(summaries: tuple[str, str]) -> None:
    """At their beginning, at their end, or instead of them."""
    assert "SSE952" in told(two((*MILL[:2], summaries[0]), (*OVEN[:2], summaries[1])))


@pytest.mark.parametrize(
    "place",
    [
        "by Ada Vale", "Read more", "updated", "cancelled", "all day", "Comments Off", "#news", "– video", "par Ada Vale", "Share",
        "TBC", "T.B.D.", "To be announced", "À confirmer", "Por confirmar", "Noch offen", "未定", "N/A", "PDF", "French only",
        "English and French only", "Spanish version", "UPDATED", "New!", "LIVE",
    ],
)  # fmt: skip
def test_places_that_are_none(place: str) -> None:
    """All that stands behind the comma after a date is its place, whatever it is."""
    assert "SSE915" in told(two((MILL[0], f"{MILL[1]}, {place}", MILL[2])))


@pytest.mark.parametrize(
    "place", ["New York", "Newport", "Live Oak", "Geneva", "Nova Iorque", "Zipaquirá", "Videm", "Washington, D.C."]
)
def test_places_that_begin_like_none(place: str) -> None:
    """They are whole words."""
    assert "SSE915" not in told(two((MILL[0], f"{MILL[1]}, {place}", MILL[2])))


def test_titles_behind_the_dates() -> None:
    """Where no item has a title, its place may be one."""
    assert "SSE915" in told("News\n4 May 2023, The mill opens\nFlour.\n2 May 2023, The oven is warm\nBread.\n")


@pytest.mark.parametrize(
    "credit",
    [
        "Photo by Ada Vale", "Foto de Ada Vale", "Crédit photo : Ada Vale", "Fotoğraf: Ada Vale", "Copyright Ada Vale",
        "Fonte: Ada", "(Photo: Ada Vale)", "(Foto: Ada Vale)", "Image : Ada Vale", "Photo credit: Ada",
    ],
)  # fmt: skip
def test_credits_in_words(credit: str) -> None:
    """In front of the title in its block, or in a block of their own."""
    assert "SSE912" in told(two((f"{credit}\n    {MILL[0]}", *MILL[1:])))
    assert "SSE912" in told(two((credit, *MILL), (credit, *OVEN)))


def test_credits_behind_titles_and_dates_behind_credits() -> None:
    """What stands in brackets at the end of a title may be the credit of its photo."""
    assert "SSE912" in told(two((f"{MILL[0]} (Photo: Ada Vale)", *MILL[1:])))
    assert "SSE916" in told(two(("© Ada Vale / ILO 2022, 12 May 2023", *MILL)))


@pytest.mark.parametrize("title", ["El molino reabri├│ ayer", "est√° abierto", "a ﬁnd of bread", "oﬃce hours", "─┐ bread"])
def test_letters_of_other_encodings(title: str) -> None:
    """UTF-8 read as the letters of old machines, and letters that a typesetter joined."""
    assert "SSE914" in told(two((title, *MILL[1:])))


@pytest.mark.parametrize(
    "text",
    [
        "News\n-\nThe mill opens again\n4 May 2023\nFlour:\n  1. rye\n",
        "News\n\n  1. The mill opens again\n\n    4 May 2023\n\n    Flour:\n\n  • rye\n\n  • oats\n",
        "News\n\n  1. The mill opens again\n\n    4 May 2023\n\n  • The oven is warm\n\n    2 May 2023\n\n  • rye\n",
    ],
)
def test_lists_inside_summaries(text: str) -> None:
    """Their marks are not those of the items with dates."""
    assert "SSE951" in told(text)


def test_the_text_of_an_image_before_each_title() -> None:
    """One that all items have is no kicker, if it has the words of a caption."""
    items = "\n\n".join(f"  {n}. Bakers at work\n\n    The mill number {n} opens\n\n    {5 - n} May 2023" for n in (1, 2, 3))
    assert "SSE953" in told(f"News\n\n{items}")


@pytest.mark.parametrize("rest", ["shops", "shops on the other side of the river", "et des bouchers"])
def test_the_rest_of_a_title(rest: str) -> None:
    """A text browser breaks long titles; without a date the second line reads as a summary."""
    assert "SSE940" in told(two(MILL, ("Women who run the ferry plan co-operatives of high-street", rest)))


def test_a_paragraph_twice() -> None:
    """Once is enough."""
    assert "SSE920" in told(two((*MILL, MILL[2])))


def test_dates_at_the_beginning_of_all_summaries() -> None:
    """In the brackets of a dateline."""
    first, second = ("GENEVA (4 May 2023) Flour is ground.", "LYON (2 May 2023) Bread is baked.")
    assert "SSE917" in told(two((MILL[0], first), (OVEN[0], second)))


@pytest.mark.parametrize(
    "note",
    [
        "[PDF, 230 KB]", "(PDF)", "[pdf 1.2 MB]", "(opens in a new window)", "(s’ouvre dans une nouvelle fenêtre)",
        "(external link)",
        "(se abre en una nueva ventana)", "(öffnet in neuem Fenster)", "[DOC]", "(2 Mo)",
    ],
)  # fmt: skip
def test_notes_of_links_behind_titles(note: str) -> None:
    """What a link opens is no part of the title."""
    assert "SSE953" in told(two((f"{MILL[0]} {note}", *MILL[1:])))


@pytest.mark.parametrize("title", ["The_mill_opens_again", 'The mill opens again{target="_blank"}'])
def test_titles_of_other_markup(title: str) -> None:
    """Words that are joined by lines, and attributes."""
    assert "SSE913" in told(two((title, *MILL[1:])))


def test_a_button_above_the_list() -> None:
    """It is no topic."""
    assert "SSE953" in told(two(("Article", *MILL), ("Article", *OVEN), heading="Home\n\nPrint"))
