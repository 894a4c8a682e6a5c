"""Scores `parse` against the gold records beside the checkout, where they are: the page that the project began with, and others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SHARED = Path(__file__).parent.parent.parent / "shared"


def main() -> int:
    """Score both folders; 0 where they are not here, or where all is as it should be."""
    scorer = SHARED / "tools" / "score_corpus.py"
    if not scorer.exists():
        print("no gold records beside this checkout")  # noqa: T201 - what the command says
        return 0
    results = [
        subprocess.run([sys.executable, scorer, SHARED / folder, "--at-least", least], check=False)  # noqa: S603 - our own command
        for folder, least in (("seed", "1.0"), ("corpus", "0.99"))
    ]
    return max(result.returncode for result in results)


if __name__ == "__main__":
    sys.exit(main())
