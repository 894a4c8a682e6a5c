"""Web archives for the command: their listings, what was passed over, and what no capture holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ssenews_parse.archives import Crawl, Listed, Listing, Originals

__all__ = ["Archives", "coverage_as_json", "coverage_as_text"]


class Archives:
    """The archives of one run."""

    def __init__(self, url: str | None) -> None:
        self._url = url
        self._originals: Originals | None = None
        self.passed: Counter[str] = Counter()
        """How many captures were passed over, by what they are."""

    def listings(self, path: Path) -> Iterator[Listing]:
        """Yield the listings of an archive, and what is damaged in it."""
        from ssenews_parse.archives import Originals, listings

        self._originals = self._originals or Originals()
        return listings(path, url=self._url, originals=self._originals, on_pass=self._pass)

    def _pass(self, reason: str) -> None:
        self.passed[reason] += 1

    def told(self) -> list[str]:
        """Say what was passed over: pages, files that are no pages, pages that were not there, revisits of what is no listing."""
        kinds: Counter[str] = Counter()
        for reason, number in self.passed.items():
            kinds[_kind(reason)] += number
        counts = ", ".join(f"{number:,} {kind}" for kind, number in kinds.most_common())
        return [f"passed over: {counts}"] if counts else []


def _kind(reason: str) -> str:
    if reason.startswith("status "):
        return "without page"
    kinds = {"no listing": "other pages", "other address": "other addresses", "revisit of no listing": "other revisits"}
    return kinds.get(reason, "other files")


def coverage_as_text(lists: Iterable[Listed]) -> Iterator[str]:
    """Yield lines for people: each list with its crawls, the days that none of them holds, and the items that were taken off."""
    for known in lists:
        yield known.address
        for crawl in known.crawls:
            pages = f"{crawl.pages:,} page{'' if crawl.pages == 1 else 's'}"
            yield f"  {_days(crawl)}: {pages} with {_spans(crawl.held) or 'nothing'}"
            if missing := _spans(crawl.missing):
                yield f"    not captured: {missing}"
        for gap in known.gaps:
            yield f"  no crawl holds {gap.first} to {gap.last}"
        for gone in known.unlisted:
            name = gone.item.title or gone.item.summary or gone.item.kicker
            told = f"not listed on {gone.missing:%Y-%m-%d}, last seen {gone.last_seen:%Y-%m-%d}"
            yield f"  {told}: {gone.item.date or 'no date'} {name}"


def _days(crawl: Crawl) -> str:
    first, last = f"{crawl.first:%Y-%m-%d}", f"{crawl.last:%Y-%m-%d}"
    return first if first == last else f"{first} to {last}"


def _spans(spans: Iterable[tuple[int, int | None]]) -> str:
    return ", ".join(f"{first:,} and on" if last is None else f"{first:,} to {last:,}" for first, last in spans)


def coverage_as_json(lists: Iterable[Listed]) -> list[dict[str, Any]]:
    """Return lists as JSON has them."""
    return [
        {
            "list": known.address,
            "crawls": [
                {
                    "first": crawl.first.isoformat(),
                    "last": crawl.last.isoformat(),
                    "pages": crawl.pages,
                    "held": crawl.held,
                    "missing": crawl.missing,
                    "ended": crawl.ended,
                }
                for crawl in known.crawls
            ],
            "gaps": [{"first": f"{gap.first}", "last": f"{gap.last}", "months": gap.months} for gap in known.gaps],
            "unlisted": [
                {
                    "date": gone.item.date and f"{gone.item.date}",
                    "title": gone.item.title,
                    "url": gone.item.url,
                    "last_seen": gone.last_seen.isoformat(),
                    "missing": gone.missing.isoformat(),
                }
                for gone in known.unlisted
            ],
        }
        for known in lists
    ]
