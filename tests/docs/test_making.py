"""What the documentation draws from the code is whole."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docs.making import command, overview, reports, tables
from docs.making import grammar as grammar_page
from docs.making.pictures import pictures
from docs.making.railroads import anchor, diagram

from ssenews_parse._cli.commands import main
from ssenews_parse._reading import grammar
from ssenews_parse.errors import CATALOGUE
from ssenews_parse.linting import REMARKS
from ssenews_parse.rows import COLUMNS

ROOT = Path(__file__).parents[2]
RULES = {name: definition for name, _, definition, _ in grammar.parser().grammar.rule_defs}
MAKERS = sorted(path.stem for path in (ROOT / "docs" / "making").glob("[a-z]*.py"))


def symbols(svg: str) -> list[str]:
    """Return the names in the boxes of a picture."""
    return [text.text or "" for text in ET.fromstring(svg).findall(".//{*}text")]  # noqa: S314 - we have drawn it ourselves


@pytest.mark.parametrize("rule", RULES)
def test_the_picture_of_a_rule_shows_each_of_its_symbols(rule: str) -> None:
    """A picture has one box for each rule and terminal that the rule speaks of."""
    named = [getattr(node.children[0], "name", "") for node in RULES[rule].find_data("value")]
    assert sorted(symbols(diagram(RULES[rule]))) == sorted(named)


def test_languages_stand_in_their_order() -> None:
    """Languages are tried in the order in which the grammar has them."""
    assert [f"{code.upper()}_MONTH" for code in grammar.months()] == re.findall(r"(?m)^([A-Z]+_MONTH) *:", grammar.text())


def test_the_grammar_page_has_each_rule_once_and_no_dead_link() -> None:
    """Each rule stands on the page under one heading, and each box links to where its rule or terminal stands."""
    page = grammar_page.page()
    assert sorted(re.findall(r"(?m)^### (\w+)$", page)) == sorted(RULES)
    targets = set(re.findall(r"(?m)^\(([\w-]+)\)=$", page))
    assert set(re.findall(r'href="#([\w-]+)"', page)) <= targets
    assert {anchor(rule) for rule in RULES} <= targets


def test_the_grammar_page_holds_the_grammar() -> None:
    """No line of the grammar is left out: comments stand as text, all else as code."""
    page = " ".join(grammar_page.page().split())
    lines = [line.strip("/─ ") for line in grammar.text().splitlines() if line.startswith("//")]
    lines += [line for line in grammar.text().splitlines() if not line.startswith("//")]
    assert [line for line in lines if " ".join(line.split()) not in page] == []


def test_a_rule_that_no_file_defines_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is refused if it would leave a rule out."""
    monkeypatch.setattr(grammar_page, "FILES", {"layout": "Lines and blocks"})
    with pytest.raises(ValueError, match=r"^no file of the grammar seems to define .*credit_line, "):
        grammar_page.page()


def test_each_code_has_its_report() -> None:
    """The page of reports has a heading, an anchor and a cause for each code of a problem and of a remark."""
    page = reports.page()
    assert re.findall(r"(?m)^### (\w+)$", page) == [*CATALOGUE, *REMARKS]
    assert re.findall(r"(?m)^\((sse\w+)\)=$", page) == [code.lower() for code in (*CATALOGUE, *REMARKS)]
    assert page.count("Cause\n: ") == len(CATALOGUE) + len(REMARKS)
    assert {"SSE101", "SSE203"} < set(reports.examples())


def test_each_command_has_its_help() -> None:
    """The page of the command has one section for each command, and no line wider than a terminal."""
    page = command.page()
    assert re.findall(r"(?m)^## (\w+)$", page) == list(main.commands)
    assert max(map(len, page.splitlines())) <= 80


def test_each_column_has_its_row() -> None:
    """The table of columns has one row for each, in their order."""
    assert re.findall(r"(?m)^\| `(\w+)` ", tables.columns()) == list(COLUMNS)


@pytest.mark.parametrize(("name", "shown"), [("show.svg", "SSE902"), ("report.svg", "^^^^^")])
def test_the_pictures_show_what_the_command_draws(name: str, shown: str) -> None:
    """A picture is a whole SVG, which shows what was drawn and loads nothing from elsewhere."""
    svg = pictures()[name]
    assert shown in "".join(symbols(svg))
    assert re.findall(r"url\([^#]", svg) == []


def light(ink: str) -> float:
    """Return how light an ink is, from 0 to 1: the relative luminance of WCAG."""
    parts = (int(ink[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_plot_of_the_speed_shows_on_light_and_dark_pages() -> None:
    """It has no ground, its words have an ink of their own, and each ink stands out on white and on black."""
    svg = (ROOT / "docs" / "explanation" / "speed.svg").read_text("utf-8")
    inks = set(re.findall("#[0-9a-f]{6}", svg))
    assert all("fill: #" in text.get("style", "") for text in ET.fromstring(svg).findall(".//{*}text"))  # noqa: S314 - our own
    assert {ink for ink in inks if 1.05 / (light(ink) + 0.05) < 2.5 or (light(ink) + 0.05) / 0.05 < 2.5} == set()


@pytest.mark.parametrize("maker", MAKERS)
def test_the_examples_of_a_maker_hold(maker: str) -> None:
    """What the docstrings of the makers show is so."""
    assert doctest.testmod(importlib.import_module(f"docs.making.{maker}")).failed == 0


def test_each_golden_file_stands_in_the_format_page() -> None:
    """A golden file shows something that the page on the format explains."""
    page = (ROOT / "docs" / "explanation" / "format.md").read_text("utf-8")
    linked = set(re.findall(r"tests/golden/([\w-]+)\.txt\)", page))
    assert linked == {path.stem for path in (ROOT / "tests" / "golden").glob("*.txt")}


def test_the_picture_of_the_readme_is_drawn_anew() -> None:
    """The picture that the repository holds is what the library makes of its text."""
    svg = (ROOT / "docs" / "overview.svg").read_text("utf-8")
    assert svg == f"{overview.picture()}\n"
    shown = symbols(svg)
    assert {"2023-05-25", "Boats with their own tools", "Lomé, Togo", "Ada Vale"} <= set(shown)
    assert re.findall(r"url\([^#]", svg) == []


def test_the_readme_fits_a_screen() -> None:
    """The README has at most 60 lines."""
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 60
