"""Golden files: `golden/NAME.txt` is a text, `NAME.json` its page, `NAME.err` the reports of what was not understood, if any.

`pytest tests/test_golden.py --update-golden` writes the answers anew; read the difference before you keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.golden_files import GOLDEN, TEXTS, answers, kept, read

from ssenews_parse import ParseError, from_json, parse, render, to_json

if TYPE_CHECKING:
    from pathlib import Path

each_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.stem))


@each_text
def test_a_text_gives_its_records_and_reports(path: Path, request: pytest.FixtureRequest) -> None:
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


@each_text
def test_strict_parsing_raises_the_first_report(path: Path) -> None:
    """Without `on_error` a text gives the same page, or its first report is raised."""
    text, page, errors = read(path)
    if not errors:
        assert to_json(parse(text)) == to_json(page)
        return
    with pytest.raises(ParseError) as raised:
        parse(text, source=path.name)
    assert str(raised.value) == str(errors[0])


def test_every_answer_has_its_text() -> None:
    """No golden answer is left behind by a text that is gone."""
    answered = {path.stem for suffix in ("json", "err") for path in GOLDEN.glob(f"*.{suffix}")}
    assert answered == {path.stem for path in TEXTS}
