"""The golden files, in plain text, HTML and Markdown: what stands in them, and what the library makes of them now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ssenews_parse import Credit, NewsPage, ParseError, parse, parse_credit, parse_html, parse_markdown, to_json
from ssenews_parse._reading.addresses import address_of

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
TEXTS = sorted(GOLDEN.glob("*.txt"))
READERS: dict[str, Callable[..., NewsPage]] = {".txt": parse, ".markdown": parse_markdown, ".html": parse_html}
PAGES = sorted(path for path in GOLDEN.iterdir() if path.suffix in READERS)
"""The texts, and the pages of HTML and Markdown."""


class Reading(NamedTuple):
    """A golden text as its bytes have it, its page, and the reports of what was not understood."""

    text: str
    page: NewsPage
    errors: list[ParseError]


def read(path: Path) -> Reading:
    """Read a golden text; it is the source of its reports."""
    text = path.read_bytes().decode("utf-8")
    errors: list[ParseError] = []
    page = READERS[path.suffix](text, source=path.name, on_error=errors.append)
    return Reading(text, page, errors)


def answers(path: Path) -> dict[Path, str]:
    """Return the files that should stand beside a golden text: its page, and the reports if there are any."""
    _, page, errors = read(path)
    found = {path.with_suffix(".json"): f"{to_json(page, indent=1)}\n"}
    if errors:
        found[path.with_suffix(".err")] = "\n\n".join(map(str, errors)) + "\n"
    return found


def kept(path: Path) -> dict[Path, str]:
    """Return the files that stand beside a golden text."""
    beside = [path.with_suffix(suffix) for suffix in (".json", ".err")]
    return {answer: answer.read_bytes().decode("utf-8") for answer in beside if answer.exists()}


def credit_table() -> list[list[str]]:
    """Return the rows of the table of credits: text, holder, agency and year, the last two empty where there is none."""
    rows = (GOLDEN / "credits.tsv").read_text("utf-8").splitlines()[1:]
    return [row.split("\t") for row in rows]


def credit_row(text: str) -> list[str]:
    """Return the row of a credit as it is read now."""
    credit: Credit = parse_credit(text)
    return [text, credit.holder, credit.agency or "", "" if credit.year is None else str(credit.year)]


def address_table() -> list[list[str]]:
    """Return the rows of the table of addresses: the address, and each fact of it; all are empty where it is none of the site."""
    rows = (GOLDEN / "addresses.tsv").read_text("utf-8").splitlines()[1:]
    return [row.split("\t") for row in rows]


def address_row(url: str) -> list[str]:
    """Return the row of an address as it is read now."""
    return [url, *("" if fact is None else str(fact) for fact in address_of(url) or [None] * 6)]
