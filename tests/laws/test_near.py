"""Law 9: a text that is near the format is read right, or somebody is told: a problem, or a remark."""

from __future__ import annotations

import pytest
from tests.laws.near import PAGES, Change, changes, verdict

from ssenews_parse import lint, parse

CHANGES = [*changes()]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_clean_page_has_no_remark(page: str) -> None:
    """What is changed below is sound."""
    assert lint(parse(page)) == ()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("change", [change for _, change in CHANGES], ids=[name for name, _ in CHANGES])
def test_a_small_change_is_read_right_or_told(page: str, change: Change) -> None:
    """None is wrong in silence."""
    changed = change(page)
    right, told = verdict(changed, parse(page))
    assert right or told, changed
