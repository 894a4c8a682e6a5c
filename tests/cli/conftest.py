"""Every test of the command works in a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.command import BROKEN, PAGE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that holds a sound page and a broken one, and go there."""
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "broken.txt").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
