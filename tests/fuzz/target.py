"""The coverage-guided target: `python tests/fuzz/target.py -max_total_time=60` and any other option of libFuzzer.

A finding ends the run with the text on the screen; put it into `tests/regressions/`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))

with atheris.instrument_imports(include=["ssenews_parse"]):
    from tests.fuzz.body import check
    from tests.fuzz.texts import text_of


def main() -> None:
    """Fuzz until a finding or the end of the time."""
    atheris.Setup(sys.argv, _run)
    atheris.Fuzz()


def _run(data: bytes) -> None:
    text = text_of(data)
    try:
        check(text)
    except Exception:
        sys.stderr.write(f"finding: {text!a}\n")
        raise


if __name__ == "__main__":
    main()
