"""The machine and the versions that figures were measured with."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("lark", "attrs", "msgspec", "pyparsing", "parsimonious", "parsy", "cattrs", "orjson")


def machine() -> str:
    """Return a sentence each on the machine and on the versions."""
    system = f"{_processor()}, {os.cpu_count()} cores, {platform.system()}"
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    return f"{system}; {platform.python_implementation()} {platform.python_version()}; {versions}."


def _processor() -> str:
    """Name the processor, as Linux does where it can."""
    file = Path("/proc/cpuinfo")
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()
