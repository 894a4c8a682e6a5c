"""What parsing a text raises, or hands over."""

from __future__ import annotations

import pytest

from ssenews_parse import ParseError, parse


def error_of(text: str, source: str | None = None) -> ParseError:
    """Return what strict parsing of a text raises."""
    with pytest.raises(ParseError) as raised:
        parse(text, source=source)
    return raised.value


def errors_of(text: str) -> list[ParseError]:
    """Return all problems of a text."""
    errors: list[ParseError] = []
    parse(text, on_error=errors.append)
    return errors
