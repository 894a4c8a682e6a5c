"""Sixteen converters take minutes and a pandoc: their tests run when they are asked for, by `make converters`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest
    from tests.converters.table import Outcomes

OUTCOMES: dict[str, Outcomes] = {}
"""What came of the pages of each converter, by its name."""


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Leave this folder out of a run that does not name it."""
    return None if any("converters" in argument for argument in config.args) else True


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table: converters against shapes of pages."""
    if not OUTCOMES:
        return
    from tests.converters.table import lines

    terminalreporter.section("converters")
    for line in lines(OUTCOMES):
        terminalreporter.write_line(line)
