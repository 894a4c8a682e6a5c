"""Every text that once broke a law keeps all of them: `NAME.txt` says in its name what was wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fuzz.body import check

_TEXTS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: str(path.stem))
def test_a_finding_stays_fixed(path: Path) -> None:
    """The text keeps laws 1 to 5, character for character: line ends, control characters and surrogates count."""
    check(path.read_bytes().decode("utf-8", "surrogatepass"))
