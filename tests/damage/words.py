"""The words that sample pages are made of, one vocabulary a language, and how each language spells its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random


class Vocabulary(NamedTuple):
    """What a page in one language can say."""

    months: str
    """As a heading spells them, apart by spaces."""
    day: str
    """How a day is spelt: `{d}` the day, `{dd}` the day of two digits, `{m}` the month, `{n}` its number, `{y}` the year."""
    span: str
    """How days of one month are spelt, from `{d}` to `{e}`."""
    heading: str
    kickers: list[str]
    titles: list[str]
    sentences: list[str]
    towns: list[str]
    pages: list[str]


VOCABULARIES = {
    "en": Vocabulary(
        "January February March April May June July August September October November December",
        "{dd} {m} {y}",
        "{d} - {e} {m} {y}",
        "{m} {y}",
        ["News", "Press note", "Voices of the yard", "#safeladders", "Working paper No. 12", "Event"],
        [
            "A fair wage for lock keepers",
            "1987: the year of the long tide",
            "12th round of talks on rope walks",
            "Tiles, tools and time – what roofers say",
            "lantern",
            "“Who mends the nets?” Ten questions (and answers)",
            "Call for notes (until 2 May 2012)",
            "3. Steps to a dry cellar",
        ],
        [
            "Bakers and millers met for the second time.",
            "Drummond, 3 May 2010 – The ferry crews went back to work.",
            "The guide has three parts: 1. wood, 2. tar, 10. oakum.",
            "It was signed on 14 - 16 May 2012 in the old customs house",
            "Read more about it: the yard's own paper, «Keel», tells how.",
        ],
        ["Galway, Ireland", "PENANG", "Lae", ""],
        ["News from the harbours", "Notes and papers", "Reading room"],
    ),
    "fr": Vocabulary(
        "Janvier Février Mars Avril Mai Juin Juillet Août Septembre Octobre Novembre Décembre",
        "{d} {m} {y}",
        "{d} - {e} {m} {y}",
        "{m} {y}",
        ["Article", "Communiqué", "#mainsdoeuvre", "La voix des ateliers"],
        ["Les tisserands du canal", "12e rencontre des vanniers, 2015", "« Un banc, deux mains »", "été"],
        [
            "La rencontre s’est tenue à Sète le 3 mai 2011.",
            "L'accord vaut jusqu'à l'hiver",
            "Le canal est ouvert.",
            "Voir page 10. Fin.",
        ],
        ["Sète, France", "Dakar"],
        ["Actualités des ateliers", "Salle de lecture"],
    ),
    "es": Vocabulary(
        "Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre",
        "{d} de {m} de {y}",
        "{d} - {e} {m} {y}",
        "{m} {y}",
        ["Noticia", "Nota de prensa", "Opinión"],
        ["¿Quién abre el taller?", "4.ª feria de telares", "Pan, sal y horario", "1999, año de barcas"],
        [
            "Vinieron 40 talleres, del 9 al 11 de marzo.",
            "Así lo dijo la 2ª mesa",
            "El muelle está abierto.",
            "La reunión acabó a las 10. Nada más.",
        ],
        ["Vigo, España", "Lima"],
        ["Noticias de los talleres"],
    ),
    "pt": Vocabulary(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "{d} de {m} de {y}",
        "{d} - {e} de {m} de {y}",
        "{m} {y}",
        ["Notícia", "Artigo", "Nota à imprensa"],
        ["Inscrições para os(as) oleiros(as)", "4º encontro das cozinhas", "A oficina do cais"],
        ["O encontro será em Olinda, a 2 de abril de 2017", "São três partes: barro, forno e feira."],
        ["Olinda, Brasil", "Praia"],
        ["Notícias das oficinas"],
    ),
    "de": Vocabulary(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "{d}. {m} {y}",
        "{d}. - {e}. {m} {y}",
        "{m} {y}",
        ["Meldung", "Presse", "Aus den Werften"],
        ["Nachtschicht im Hafen", "„Wer flickt die Netze?“", "3. Treffen der Seiler", "2 Boote, 1 Mannschaft"],
        ["Das Treffen war am 9. Juni 2017 in Emden.", "Es geht um Taue und Teer", "Der Hafen ist offen.", "Siehe Blatt 10. Ende."],
        ["Emden, Deutschland", "Kiel"],
        ["Neues aus den Häfen"],
    ),
    "it": Vocabulary(
        "Gennaio Febbraio Marzo Aprile Maggio Giugno Luglio Agosto Settembre Ottobre Novembre Dicembre",
        "{d} {m} {y}",
        "{d} - {e} {m} {y}",
        "{m} {y}",
        ["Notizia", "Convegno", "Mestieri"],
        ["L’arte del bottaio: «una doga, dieci mani»", "Porti aperti", "5° incontro dei remai"],
        ["Il corso (1-4 luglio) è finito a Camogli.", "La corda costa meno.", "Si riprende l'8 maggio 2014"],
        ["Camogli, Italia", "Bari"],
        ["Notizie dai porti"],
    ),
    "ja": Vocabulary(
        "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
        "{y}/{nn}/{dd}",
        "{y}/{nn}/{dd} - {y}/{nn}/{ee}",
        "{m} {y}",
        ["報告", "お知らせ", "工房の声"],
        ["新しい船の手引き、公開", "網を直す人（長崎）", "2018年の夜勤について"],
        ["　2018年6月21日、手引きが出た。「網から始める」。", "港で12人が集まった。"],
        ["長崎", "大阪、日本"],
        ["港の知らせ"],
    ),
}


def heading(language: str, random: Random, year: int, month: int) -> str:
    """Spell a month heading, now and then in capitals."""
    words = VOCABULARIES[language]
    text = words.heading.format(m=words.months.split()[month - 1], y=year)
    return text.upper() if random.random() < 0.05 else text


def dateline(language: str, random: Random, year: int, month: int, *, ranges: bool) -> str:
    """Spell a day or a range of days, in one of the ways that the site does."""
    words = VOCABULARIES[language]
    day, end = sorted(random.sample(range(1, 29), 2))
    name = words.months.split()[month - 1]
    name = random.choice([name, name, name.lower(), name.capitalize()])
    form = words.span if ranges and random.random() < 0.7 else words.day
    text = form.format(d=day, dd=f"{day:02}", e=end, ee=f"{end:02}", m=name, n=month, nn=f"{month:02}", y=year)
    if language == "fr" and day == 1:
        text = text.replace("1 ", "1er ", 1)
    return text.replace(" - ", random.choice([" - ", " – ", "-"]))
