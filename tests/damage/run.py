"""The long run of laws 5 and 6: `python tests/damage/run.py --texts 50000 --items 20000`.

Text number N is the same in every run, on every machine.  A finding is shown once a kind, as the smallest text that shows it;
put it into `tests/regressions/`.  The exit code is 1 if there was any.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.damage.damages import damage
from tests.damage.local import check_local, damaged_item
from tests.damage.pages import sample
from tests.damage.shrink import shrink
from tests.fuzz.body import check

if TYPE_CHECKING:
    from collections.abc import Callable

Case = TypeVar("Case")


def main() -> int:
    """Run, print what was found and what was covered, and return the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--texts", type=int, default=1000, help="damaged texts for law 5")
    arguments.add_argument("--items", type=int, default=1000, help="damaged items for law 6")
    arguments.add_argument("--first", type=int, default=0, help="number of the first text")
    options = arguments.parse_args()
    numbers = range(options.first, options.first + options.texts)
    findings = _run_texts(numbers) + _run_items(range(options.first, options.first + options.items))
    return 1 if findings else 0


def _run_texts(numbers: range) -> int:
    seen: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    for number in numbers:
        random = Random(number)  # noqa: S311 - the same texts in every run
        page, other = sample(random), sample(random)
        text, kinds = damage(page.text, other.text, random)
        covered.update([f"layout {page.layout}", f"language {page.language}", *kinds])
        finding = _finding(check, text)
        if finding is None:
            continue
        seen[finding] += 1
        if seen[finding] == 1:
            _say(f"text {number}: {finding}\n    {shrink(text, _shows(finding))!a}")
    _report("law 5", len(numbers), seen, covered)
    return seen.total()


def _run_items(numbers: range) -> int:
    seen: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    for number in numbers:
        local = damaged_item(Random(number))  # noqa: S311 - the same texts in every run
        covered.update([f"layout {local.sound.layout}", f"language {local.sound.language}", *local.kinds])
        finding = _finding(check_local, local)
        if finding is None:
            continue
        seen[finding] += 1
        if seen[finding] == 1:
            _say(f"item {number}: {finding}\n    {local.sound.text!a}\n    {local.damaged!a}")
    _report("law 6", len(numbers), seen, covered)
    return seen.total()


def _finding(check_one: Callable[[Case], None], case: Case) -> str | None:
    """Return where and how a check fails; None where it passes."""
    try:
        check_one(case)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        last = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {last.name}, line {last.lineno}"
    return None


def _shows(finding: str) -> Callable[[str], bool]:
    return lambda text: _finding(check, text) == finding


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a script prints what it finds


def _report(law: str, count: int, seen: Counter[str], covered: Counter[str]) -> None:
    _say(f"{law}: {count} texts, {seen.total()} findings, {len(seen)} kinds of them")
    for name, times in sorted(covered.items()):
        _say(f"    {times:7} {name}")


if __name__ == "__main__":
    sys.exit(main())
