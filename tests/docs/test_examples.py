"""Every example of the documentation runs, and does what the page says it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings
from tests.docs.examples import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.apart

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]
ELSEWHERE = {"merge-snapshots", "parquet-and-duckdb", "ray", "spark", "web-archives", "crawl-to-timeline"}
"""Pages whose code stands in files beside them; `tests/archives` and `tests/engines` run these."""

EXAMPLES = [
    page for page in PAGES if "_build" not in page.parts and page.stem not in ELSEWHERE and "```" in page.read_text("utf-8")
]


settings.register_profile("examples", deadline=None, phases=[Phase.generate])


@pytest.fixture(autouse=True)
def _without_shrinking() -> Iterator[None]:
    """Let a property on a page fail at once: pages do not show which example is the smallest."""
    before = settings.get_current_profile_name()
    settings.load_profile("examples")
    yield
    settings.load_profile(before)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_examples_of_a_page_hold(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The files, Python and commands on a page, run in their order, print what the page shows."""
    monkeypatch.chdir(tmp_path)
    Page(path, tmp_path, update=request.config.getoption("--update-golden")).run()
