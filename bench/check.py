"""Whether the parser got slower: measures all ratios again and fails where one is worse than on record by 30 %."""

from __future__ import annotations

import sys

from . import record, suite

WORSE = 1.3


def main() -> int:
    """Print each ratio beside the one on record; return 1 if one of them is lost."""
    on_record = record.read()
    now = record.ratios(list(suite.measured()))
    assert now.keys() == on_record.keys(), "the jobs are not those on record: run `make bench`"
    lost = 0
    for name, ratio in now.items():
        before = on_record[name]
        fails = ratio > before * WORSE
        lost += fails
        print(f"{'SLOWER' if fails else 'fine':>6}  {ratio:8.3f}  was {before:8.3f}  {name}")
    print(f"{lost} of {len(on_record)} ratios are worse by more than 30 %." if lost else "No ratio is worse by more than 30 %.")
    return min(lost, 1)


if __name__ == "__main__":
    sys.exit(main())
