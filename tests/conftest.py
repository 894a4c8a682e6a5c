"""What all tests share: the option that writes golden files anew, and how many examples a property is tried on."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

# Slow machines draw slowly; every other health check is on, so that a strategy that discards examples fails.
_SLOW_MACHINES = [HealthCheck.too_slow]

settings.register_profile(
    "fast", max_examples=40, deadline=None, derandomize="CI" in os.environ, suppress_health_check=_SLOW_MACHINES
)
settings.register_profile("brief", settings.get_profile("fast"), max_examples=8, derandomize=True)
settings.register_profile("long", max_examples=20_000, deadline=None, suppress_health_check=_SLOW_MACHINES)
settings.load_profile("fast")

# Below `nohup` the end of the terminal is ignored, and would be by every command that a test starts.
signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`, which writes what the golden texts give now; read the difference before you keep it."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
