"""Real engines take a minute and a Java: their tests run when they are asked for, by `make check-engines`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Leave this folder out of a run that does not name it."""
    return None if any("engines" in argument for argument in config.args) else True
