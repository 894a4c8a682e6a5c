"""The laws of the library, each as a property of every page and text that the strategies draw; none is discarded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import event, given
from jsonschema import Draft202012Validator
from tests.golden_files import Reading
from tests.laws.drawing import any_texts, unsayable, with_addresses
from tests.laws.features import of_page, of_reading
from tests.oracle.account import audit

from ssenews_parse import (
    Credit,
    NewsItem,
    NewsPage,
    ParseError,
    RenderError,
    Section,
    from_json,
    json_schema,
    parse,
    render,
    strategies,
    to_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = [[field.name for field in attrs.fields(record)] for record in (NewsPage, Section, NewsItem, Credit)]
VALIDATOR = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def note(features: set[str]) -> None:
    """Note what an example holds, for `--hypothesis-show-statistics`."""
    for feature in sorted(features):
        event(feature)


def read(text: str) -> tuple[NewsPage, list[ParseError]]:
    """Return the page of a text and its problems."""
    problems: list[ParseError] = []
    return parse(text, on_error=problems.append), problems


def again(record: Any) -> Any:  # noqa: ANN401 - any record
    """Build a record, and all that it holds, once more through the constructors."""
    if isinstance(record, tuple):
        return tuple(map(again, record))
    if not isinstance(record, Credit | NewsItem | Section | NewsPage):
        return record
    return type(record)(**{field.name: again(getattr(record, field.name)) for field in attrs.fields(type(record))})


def check_rendering(page: NewsPage) -> None:
    """Check law 2 on a page that was read without a problem."""
    canonical = render(page)
    assert read(canonical) == (page, [])
    assert render(parse(canonical)) == canonical


@given(strategies.pages())
def test_law_1_render_proves_itself(page: NewsPage) -> None:
    """What `render` writes, `parse` reads back as an equal page, without a problem."""
    note(of_page(page))
    assert read(render(page)) == (page, [])


@given(unsayable())
def test_law_1_render_refuses_what_it_cannot_say(told: tuple[str, NewsPage]) -> None:
    """A page inside "What it cannot say" is refused, with the path of a field and what is wrong with it."""
    reason, page = told
    event(reason)
    with pytest.raises(RenderError) as raised:
        render(page)
    assert raised.value.path.startswith(("title", "preamble", "sections", "postamble"))
    assert raised.value.message


@given(strategies.listing_texts())
def test_law_2_render_accepts_what_was_read(text: str) -> None:
    """A page that `parse` returned without a problem is rendered; a second time changes nothing.

    Refused is one whose menu, above lines without marks, holds another line twice: that would be the title.
    """
    page, problems = read(text)
    event("with a problem" if problems else "without a problem")
    note(of_reading(Reading(text, page, problems)))
    if not problems and prints_another_twice(page):
        with pytest.raises(RenderError, match="would be read back as"):
            render(page)
    elif not problems:
        check_rendering(page)


def prints_another_twice(page: NewsPage) -> bool:
    """Tell whether a line of the preamble is there twice, before the title comes again."""
    paragraphs = page.preamble.split("\n\n") if page.preamble else []
    return page.title not in paragraphs and len({*paragraphs}) < len(paragraphs)


@pytest.mark.parametrize("word", ["News", "Bakers of the world"])
def test_a_menu_that_says_a_line_twice_is_refused(word: str) -> None:
    """The title is read right, but written back with such a menu the line that is there twice would be the title."""
    page = parse(f"Home\n{word}\nBread\n{word}\nA fair day\nJanuary 2000\n1 January 2000\nPress release\n")
    assert page.title == "A fair day"
    assert prints_another_twice(page)
    with pytest.raises(RenderError, match=f"title: would be read back as '{word}'"):
        render(page)


@given(with_addresses())
def test_law_3_json_holds_the_whole_page(page: NewsPage) -> None:
    """A page comes back from JSON with its lines, addresses, source, language and the parts of its credits; its JSON is valid."""
    for told in (page, parse(render(page))):
        data = to_json(told)
        check_json(data, told)
        check_json(with_more_keys(data), told)
        assert from_json(to_json(told, indent=1).encode()) == told
        VALIDATOR.validate(json.loads(data))
        assert all(list(record) in KEYS for record in objects(json.loads(data))), "keys keep field order, none is left out"


def check_json(data: str, page: NewsPage) -> None:
    """Check that JSON holds a page with all that is not compared."""
    back = from_json(data)
    assert (back, repr(back)) == (page, repr(page))


def with_more_keys(data: str) -> str:
    """Return JSON as a newer version may write it: with a key more in every record."""
    changed = json.loads(data)
    for record in list(objects(changed)):
        record["colour"] = {"of": ["the", "sky", None]}
    return json.dumps(changed)


def objects(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Yield every object of some JSON."""
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from objects(value)


@given(any_texts())
def test_law_4_any_text_is_a_page_or_a_problem(text: str) -> None:
    """For any string `parse` returns a page, or raises the first problem of it; with `on_error` it returns."""
    page, problems = read(text)
    assert isinstance(page, NewsPage)
    event("with a problem" if problems else "without a problem")
    try:
        strict: object = parse(text)
    except ParseError as error:
        strict = str(error)
    assert strict == (str(problems[0]) if problems else page)
    if not problems:
        check_rendering(page)


@given(any_texts())
def test_what_parse_built_of_any_text_passes_the_validators(text: str) -> None:
    """Records that `parse` built without their checks pass them."""
    page, _ = read(text)
    assert repr(again(page)) == repr(page)


@given(strategies.listing_texts())
def test_law_5_nothing_is_lost(text: str) -> None:
    """Each line stands in one string of the records, is a heading or a date of them, or lies in the span of one problem.

    The records pass the validators, too, which `parse` does not run.
    """
    page, problems = read(text)
    audit(text, page, [(problem.start, problem.end) for problem in problems])
    assert repr(again(page)) == repr(page)
