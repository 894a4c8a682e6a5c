"""The body that every fuzzer shares: what must be true of `parse` and `trace`, whatever the text."""

from __future__ import annotations

import attrs
from tests.oracle.account import audit
from tests.oracle.evidence import check_trace
from tests.oracle.letters import check_letters
from tests.oracle.reports import check_reports

from ssenews_parse import Credit, NewsItem, NewsPage, ParseError, Section, from_json, lint, parse, parse_credit, render, to_json


def check(text: str) -> None:
    """Check laws 1 to 5, law 10 and the reports on one text; an `AssertionError`, or any other exception, is a finding."""
    errors: list[ParseError] = []
    page = parse(text, on_error=errors.append)
    check_reports(text, errors)
    check_trace(text)
    spans = [(error.start, error.end) for error in errors]
    numbers = audit(text, page, spans)
    check_letters(text, page, spans, numbers)
    _check_strict(text, page, errors)
    _check_white_space(text, page, errors)
    _check_records(page)
    if not errors:
        _check_rendering(page)
    back = from_json(to_json(page))
    assert back == page
    assert _everything(back) == _everything(page), "JSON loses what is not compared"
    assert all(str(remark.line) and remark.message for remark in lint(page))
    _check_credit(text)


def _check_strict(text: str, page: NewsPage, errors: list[ParseError]) -> None:
    """Without `on_error` the first problem is raised; without a problem the page is the same."""
    try:
        strict: object = parse(text)
    except ParseError as error:
        strict = str(error)
    assert strict == (str(errors[0]) if errors else page)


def _check_white_space(text: str, page: NewsPage, errors: list[ParseError]) -> None:
    """White space at the ends of lines says nothing: with more of it the page is the same, line for line."""
    if "\r" in text:
        return
    problems: list[ParseError] = []
    spaced = parse(text.replace("\n", " \n"), on_error=problems.append)
    assert _everything(spaced) == _everything(page), "white space at the ends of lines changes the page"
    assert [(error.code, error.line) for error in problems] == [(error.code, error.line) for error in errors]


def _check_credit(text: str) -> None:
    """Read as a credit, any text is one or a problem."""
    try:
        credit = parse_credit(text)
    except ParseError as error:
        check_reports(text, [error])
    else:
        assert _again(credit) == credit
        assert parse_credit(f"© {credit.text}") == credit


def _check_records(page: NewsPage) -> None:
    """Build every record again: what `parse` made must pass the validators."""
    for section in page.sections:
        for item in section.items:
            if item.credit is not None:
                assert _again(item.credit) == item.credit
            assert _again(item) == item
        assert _again(section) == section
    assert _again(page) == page


def _again(record: attrs.AttrsInstance) -> attrs.AttrsInstance:
    fields = {field.name: getattr(record, field.name) for field in attrs.fields(type(record))}
    return type(record)(**fields)


def _check_rendering(page: NewsPage) -> None:
    text = render(page)
    problems: list[ParseError] = []
    back = parse(text, on_error=problems.append)
    assert not problems, f"{problems[0]} is a problem of canonical text"
    assert back == page, "canonical text is read as another page"
    assert render(back) == text, "canonical text changes when it is written again"


def _everything(record: object) -> object:
    """Return a record as plain values, with the fields that are not compared."""
    if isinstance(record, Credit | NewsItem | Section | NewsPage):
        return [(field.name, _everything(getattr(record, field.name))) for field in attrs.fields(type(record))]
    return [_everything(member) for member in record] if isinstance(record, tuple) else record
