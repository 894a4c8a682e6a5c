"""Golden files: `golden/NAME.txt` is a text, or HTML or Markdown, `NAME.json` its page, `NAME.err` the reports, if any.

`pytest tests/test_golden.py --update-golden` writes the answers anew; read the difference before you keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.golden_files import GOLDEN, PAGES, READERS, TEXTS, answers, kept, read

from ssenews_parse import ParseError, from_json, parse, render, to_json

if TYPE_CHECKING:
    from pathlib import Path

each_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.stem))
each_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.stem))

CANONICAL = [
    "language-de", "language-de-months", "language-en", "language-en-months", "language-es", "language-es-months",
    "language-fr", "language-fr-first-of-the-month", "language-fr-months", "language-it", "language-it-months",
    "language-ja", "language-ja-months", "language-pt", "language-pt-months", "language-told-by-dates",
    "layout-a-k-months-and-kickers", "layout-a-months", "layout-b-kickers", "layout-e-dateless", "layout-t-topics",
    "layout-y-years", "odd-credit-years", "odd-date-outside-its-month", "odd-empty-kicker-box",
    "odd-empty-kicker-box-dateless", "odd-equal-items-twice", "odd-habit-of-empty-boxes", "odd-introductions",
    "odd-letters-of-the-world", "odd-month-without-items", "odd-number-inside-a-summary", "odd-numbers-of-any-size",
    "odd-ten-and-more-items", "odd-title-lost", "odd-title-lost-without-kicker", "odd-titles", "odd-topic-among-months",
    "odd-topic-directly-after-items-of-bullets", "odd-topics-after-an-introduction",
]  # fmt: skip
"""The golden texts that are as `render` writes them."""


@each_page
def test_a_page_gives_its_records_and_reports(path: Path, request: pytest.FixtureRequest) -> None:
    """The page, lines and language included, and the full reports are those of the golden files."""
    found = answers(path)
    if request.config.getoption("--update-golden"):
        path.with_suffix(".err").unlink(missing_ok=True)
        for answer, content in found.items():
            answer.write_text(content, encoding="utf-8", newline="")
    assert found == kept(path)


@each_text
def test_a_text_keeps_the_laws(path: Path) -> None:
    """A golden page goes through JSON unchanged; one without a problem is rendered, and a second time changes nothing."""
    _, page, errors = read(path)
    again = from_json(to_json(page))
    assert (again, to_json(again)) == (page, to_json(page))
    if not errors:
        canonical = render(page)
        assert parse(canonical) == page
        assert render(parse(canonical)) == canonical


@pytest.mark.parametrize("name", CANONICAL)
def test_a_canonical_text_is_written_back(name: str) -> None:
    """What has one spelling is written so, sign by sign: in every language, in every layout of the site, with its odd details."""
    text = (GOLDEN / f"{name}.txt").read_bytes().decode()
    assert render(parse(text)) == text


@each_page
def test_strict_parsing_raises_the_first_report(path: Path) -> None:
    """Without `on_error` a text gives the same page, or its first report is raised."""
    text, page, errors = read(path)
    if not errors:
        assert to_json(READERS[path.suffix](text, source=path.name)) == to_json(page)
        return
    with pytest.raises(ParseError) as raised:
        READERS[path.suffix](text, source=path.name)
    assert str(raised.value) == str(errors[0])


def test_every_answer_has_its_text() -> None:
    """No golden answer is left behind by a text that is gone."""
    answered = {path.stem for suffix in ("json", "err") for path in GOLDEN.glob(f"*.{suffix}")}
    assert answered == {path.stem for path in PAGES}
