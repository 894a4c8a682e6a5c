"""`parse_archive`: the listing pages in a web archive, and what is told of all else."""

from __future__ import annotations

import io
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from tests.archives.crawl import captured
from tests.archives.records import LISTING, gzipped, page, record
from tests.golden_files import PAGES, TEXTS, read

from ssenews_parse import ParseError
from ssenews_parse.archives import Originals, listings, may_be_listing, parse_archive

if TYPE_CHECKING:
    from pathlib import Path

    from ssenews_parse import NewsPage
    from ssenews_parse.archives import Capture

TEXT = "News\n\nMay 2023\n\n  1. Lomé\n\n    9 May 2023\n\n  2. Accra\n\n    8 May 2023\n"
BROKEN = LISTING.replace("7 May", "37 May")
ARTICLE = "<h1>A fair day</h1><p>9 May 2023</p><p>It was fair.</p>"


class Archive:
    """What `parse_archive` gives and tells."""

    def __init__(self, *records: bytes, url: str | None = None, originals: Originals | None = None) -> None:
        """Read an archive of these records."""
        self.errors: list[ParseError] = []
        self.passed: Counter[str] = Counter()
        self.pairs: list[tuple[Capture, NewsPage]] = [
            *parse_archive(
                io.BytesIO(b"".join(map(gzipped, records))),
                url=url,
                originals=originals,
                on_error=self.errors.append,
                on_pass=lambda reason: self.passed.update([reason]),
            )
        ]

    @property
    def sources(self) -> list[str | None]:
        """The sources of the pages."""
        return [page.source for _, page in self.pairs]

    @property
    def reports(self) -> list[str]:
        """Source and code of each report."""
        return [f"{error.source} {error.code}" for error in self.errors]


def test_a_listing_has_its_capture_and_its_page() -> None:
    """The page has the capture's source: time and address."""
    archive = Archive(page(1))
    ((capture, found),) = archive.pairs
    assert found.source == capture.source == "20240229120000/https://www.ilo.org/1"
    assert [item.title for item in found.items] == [f"A fair day for all {number}" for number in (9, 8, 7, 6)]


def test_what_is_no_listing_is_passed_over() -> None:
    """It is counted by what it is; nothing is reported."""
    others = record(2, ARTICLE.encode()), record(3, status="404 Not Found"), record(4, http=["Content-Type: image/png"])
    archive = Archive(page(1), *others, page(5), *others)
    assert len(archive.pairs) == 2
    assert archive.passed == {"no listing": 2, "status 404": 2, "image/png": 2}
    assert not archive.errors


def test_three_years_without_an_item_are_no_listing() -> None:
    """A table of years passes the cheap test; there is no item in it."""
    archive = Archive(record(1, b"<table>" + b"".join(b"<tr><td>%d</td></tr>" % year for year in range(2000, 2009)) + b"</table>"))
    assert (archive.pairs, archive.passed, archive.errors) == ([], {"no listing": 1}, [])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>3 May 2023</p><p>9 May 2023</p><h2>April 2023</h2>", True),
        ("<p>3 mai 2023</p>\n<p>1er mai 2023</p><td>Août 2022\n</td>", True),
        ("<p>2019/05/30</p><p>2019/05/29</p><h2>5月 2019</h2>", True),
        ("\n3 May 1999\n\n9 May 1999\n\nApril 1999\n", True),
        ("<p>3 May 2023, Haiphong</p><p>9 May 2023, Lomé</p><p>9 May 2023</p>", True),
        ("<p>3 May 2023</p><p>9 May 2023</p>", True),
        ("<p>3 May 2023</p><h2>May 2023</h2>", False),
        ("9 May 2023\n\n3 May 2023", True),
        ("2023年5月18日\n2023年5月19日", True),
        ("２０２３年５月１８日\n２０２３年５月１９日", True),
        ("<p>2018年6月21日、手引きが出た。「網から始める」。港で12人が集まった。次の日も晴れた。</p>" * 9, False),
        ("<p>© 2023 Harbours</p>" * 9, False),
        ("<p>© 1996–2024</p><p>© 1996-2023 ILO</p><p>© 1996&ndash;2022 ILO</p>", False),
        ("<p>Drummond, 3 May 2010 – The ferry crews went back to work after a week of talks in the old hall.</p>" * 9, False),
        ("<h2>1987: the year of the long tide</h2>" * 9, False),
        ("<p>In 2023 it was fair, as in 2022 and 2021</p>" * 9, False),
        ("<p>A long text that tells what happened there and then in May 2023</p>" * 9, False),
        ("<p>© 1996-2024 The harbours</p>", False),
        ("", False),
        ("<p>20230509</p>" * 9, False),
    ],
)
def test_three_short_texts_with_a_year_or_two_dates(body: str, *, expected: bool) -> None:
    """Month headings and dates are that in all languages, in HTML and in text; running text and footers are not."""
    assert may_be_listing(body.encode()) is expected


@pytest.mark.parametrize(
    "date",
    [
        "9 May 2023", "9 May 2023&nbsp;", "9 May 2023&#160;", "9 May 2023\u00a0", "9 May 2023\u3000", "9 May 2023\u200b",
        "9 May 2023&lrm;",
        "9 May 2023, Rome", "9 May 2023\u3001Tokyo", "9 May 2023\uff0cTokyo", "9 May 2023&#44; Rome", "9 May 2023.", "May 9, 2023",
        "May 9,&nbsp;2023", "09/05/2023", "\u200b9 May 2023", "9 May 2023&thinsp;", "9 May 2023&ensp;", "9 May 2023&#8194;",
        "9 May 2023 (Rome)", "9 May 2023（火）", "9 May 2023 | Rome", "9 May 2023｜Rome", "9 May 2023 Tuesday", "9 Mayıs 2023 Salı",
        "9 May&#305;s 2023 Per&#351;embe", "2023-05-09", "2023/05/09", "2023.05.09", "2023年5月9日", "2023年5月9日火曜日、Tokyo",
        "Tuesday, 9 May 2023", "Tuesday, May 9, 2023", "30 April - 9 May 2023", "(9 May 2023)", "*9 May 2023*",
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_the_reader_takes_for_a_date_is_found(date: str, encoding: str) -> None:
    """Whatever stands beside the year, in UTF-16, too, and whatever ends a line."""
    html = "".join(f"<li><h3>A fair day</h3><p>{date}</p></li>" for _ in range(2))
    assert may_be_listing(html.encode(encoding))
    assert may_be_listing(f"{date}\rNews\rA\r{date}".encode(encoding))


def dated(found: NewsPage) -> int:
    """Return how many items have a date."""
    return sum(item.date is not None for item in found.items)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_what_the_reader_takes_for_a_list_with_dates_is_found(path: Path) -> None:
    """Each golden page with two dates or more, line by line as in a WET."""
    text, found, _ = read(path)
    if dated(found) > 1:
        assert may_be_listing(text.encode())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_list_with_dates_is_found_in_html_too(path: Path) -> None:
    """Each golden text with two dates or more, an element a line."""
    text, found, _ = read(path)
    if dated(found) > 1:
        assert may_be_listing("".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines()).encode())


def test_two_dates_of_one_article_are_no_listing() -> None:
    """Where two dates alone speak for a list, two items must have them."""
    items = "".join(f"<li><h3>A fair day</h3><p>{day} May 2023</p></li>" for day in (8, 9))
    article = ARTICLE.encode() + b"<p>All came.</p><p>Updated: 10 May 2023</p>"
    archive = Archive(record(1, f"<ol>{items}</ol>".encode()), record(2, article))
    assert [capture.url[-1] for capture, _ in archive.pairs] == ["1"]
    assert archive.passed == {"no listing": 1}
    assert not archive.errors


def test_few_other_pages_are_read() -> None:
    """Of those of a made crawl nine in ten are passed over unread, and none is taken for a listing."""
    others = [each for taken in captured(items=0, others=400) for each in taken if "html" in each.kind and each.status == "200 OK"]
    assert sum(may_be_listing(each.body) for each in others) < len(others) / 10
    bodies = [record(number, each.body, http=[f"Content-Type: {each.kind}"]) for number, each in enumerate(others)]
    assert not Archive(*bodies).pairs


def test_a_later_page_of_a_list_may_have_one_item() -> None:
    """The address says that it is a page of a list."""
    body = b"<h1>News</h1><ol><li><h3>A fair day</h3><p>9 May 2023</p></li></ol>"
    url = "WARC-Target-URI: https://www.ilo.org/lome/news/lang--en/{}index.htm"
    first, later = (record(1, body, headers=[url.format(row)]) for row in ("", "nextRow--10/"))
    assert [capture.url for capture, _ in Archive(first, later).pairs] == [
        "https://www.ilo.org/lome/news/lang--en/nextRow--10/index.htm"
    ]


@pytest.mark.parametrize(
    ("url", "numbers"),
    [("*", "123"), ("*/2", "2"), ("https://www.ilo.org/[13]", "13"), ("*.org/*", "123"), ("ilo.org/2", ""), ("*/4", "")],
)
def test_a_pattern_of_addresses_tells_listings(url: str, numbers: str) -> None:
    """What it matches is read, whatever is in it; all else is passed over without a look."""
    body = b"<ol><li><h3>A fair day</h3></li></ol>"
    archive = Archive(*(record(number, body) for number in (1, 2, 3)), url=url)
    assert "".join(capture.url[-1] for capture, _ in archive.pairs) == numbers
    assert archive.passed["other address"] == 3 - len(numbers)


def test_where_the_address_is_told_a_page_without_items_is_a_problem() -> None:
    """Somebody said that it is a listing."""
    archive = Archive(record(1, ARTICLE.encode().replace(b"9 May 2023", b"")), url="*")
    assert archive.reports == ["20240229120000/https://www.ilo.org/1 SSE002"]


def test_problems_of_a_page_have_its_source() -> None:
    """What was understood is there; the others are as they were."""
    archive = Archive(page(1), record(2, BROKEN.encode()), page(3))
    assert archive.reports == ["20240229120000/https://www.ilo.org/2 SSE101"]
    assert [len(found.items) for _, found in archive.pairs] == [4, 4, 4]
    with pytest.raises(ParseError, match="37 May 2023 is not a date"):
        list(parse_archive(io.BytesIO(record(2, BROKEN.encode()))))


def test_listings_have_their_problems_with_them() -> None:
    """A page with what is wrong with it; what is damaged without a page; a damaged page that is no listing."""
    bad = record(2, BROKEN.encode(), length=40), record(3, ARTICLE.encode(), length=40)
    data = b"".join(map(gzipped, [page(1), *bad])) + b"no member" + gzipped(page(4)) + gzipped(page(5))[:-9]
    file = io.BytesIO(data)
    file.name = "crawl.warc.gz"
    found = [
        (each.source[-1], each.page and len(each.page.items), [problem.code for problem in each.problems])
        for each in listings(file)
    ]
    assert found == [
        ("1", 4, []), ("2", 4, ["SSE404", "SSE101"]), ("3", None, ["SSE404"]), ("z", None, ["SSE402"]), ("4", 4, []),
        ("5", 4, ["SSE402"]),
    ]  # fmt: skip


def test_a_damaged_file_of_the_same_time_and_address_is_another() -> None:
    """What is wrong with a picture is not wrong with the page after it."""
    picture = record(1, b"PNG" * 99, http=["Content-Type: image/png"], length=40)
    found = [
        (each.page is not None, [problem.code for problem in each.problems]) for each in listings(io.BytesIO(picture + page(1)))
    ]
    assert found == [(False, ["SSE404"]), (True, [])]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/lome/news/WCMS_7/lang--en/index.htm", "https://www.ilo.org/lome/news/WCMS_7/lang--en/index.htm"),
        ("WCMS_7/lang--en/index.htm", "https://www.ilo.org/lome/news/WCMS_7/lang--en/index.htm"),
        ("../news/WCMS_7/lang--en/index.htm", "https://www.ilo.org/lome/news/WCMS_7/lang--en/index.htm"),
        ("//oit.org/WCMS_7/index.htm", "https://oit.org/WCMS_7/index.htm"),
        ("http://www.ilo.org/WCMS_7/index.htm", "http://www.ilo.org/WCMS_7/index.htm"),
        ("?id=WCMS_7", "https://www.ilo.org/lome/news/?id=WCMS_7"),
    ],
)
def test_an_item_has_the_address_that_its_link_leads_to(link: str, address: str) -> None:
    """From the address of the capture: a relative link alone says nothing outside its page."""
    body = f'<ol><li><h3><a href="{link}">A fair day</a></h3><p>9 May 2023</p></li></ol>'.encode()
    archive = Archive(record(1, body, headers=["WARC-Target-URI: https://www.ilo.org/lome/news/"]), url="*")
    assert [item.url for _, found in archive.pairs for item in found.items] == [address]


# ── Text and its encodings ─────────────────────────────────────────────────────────────────────────────────────────────


def titles(archive: Archive) -> list[str | None]:
    """Return the titles of all items."""
    return [item.title for _, found in archive.pairs for item in found.items]


@pytest.mark.parametrize(
    ("encoding", "http"),
    [
        ("utf-8", ["Content-Type: text/plain"]),
        ("utf-8", ["Content-Type: text/plain; charset=utf-8"]),
        ("windows-1252", ["Content-Type: text/plain; charset=iso-8859-1"]),
        ("utf-8", ["Content-Type: text/html; charset=UTF-8"]),
        ("windows-1252", ["Content-Type: text/html; charset=ISO-8859-1"]),
        ("windows-1252", ["Content-Type: text/html; charset=windows-1252"]),
        ("utf-8", ["Content-Type: text/html; charset=nonsense"]),
        ("utf-8", ["Content-Type: text/html"]),
        ("windows-1252", ["Content-Type: text/html; charset=utf-8"]),
    ],
)
def test_the_encoding_is_that_of_the_server(encoding: str, http: list[str]) -> None:
    """As browsers understand its name; where it cannot be, the page's own, or what the bytes look like."""
    html = "<h1>News</h1><h2>May 2023</h2><ol><li><h3>Lomé</h3><p>9 May 2023</p></li><li><h3>Accra</h3><p>8 May 2023</p></li></ol>"
    body = html if "html" in http[0] else TEXT
    assert titles(Archive(record(1, body.encode(encoding), http=http))) == ["Lomé", "Accra"]


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8-sig", "iso-8859-1"), ("utf-8-sig", "shift_jis"), ("utf-16", "utf-8"), ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16le"), ("utf-16-be", "utf-16be"),
    ],
)  # fmt: skip
def test_a_byte_order_mark_tells_the_encoding(kind: str, encoding: str, charset: str) -> None:
    """It wins over what the server names, as in browsers; without one UTF-16 is what the server says."""
    items = "".join(f"<li><h3>Lomé</h3><p>{day} May 2023</p></li>" for day in (9, 8))
    body = f"<meta charset=windows-1252><h1>News</h1><ol>{items}</ol>" if kind == "text/html" else TEXT.replace("Accra", "Lomé")
    archive = Archive(record(1, body.encode(encoding), http=[f"Content-Type: {kind}; charset={charset}"]))
    assert (titles(archive), archive.errors) == (["Lomé", "Lomé"], [])


@pytest.mark.parametrize("named", ["charset=windows-1254", "CHARSET = 'iso-8859-9'"])
def test_a_page_without_a_server_has_the_encoding_of_its_record(named: str) -> None:
    """What a program made says itself which encoding it is in."""
    body = TEXT.replace("Lomé", "Eğil").encode("cp1254")
    archive = Archive(record(1, body, http=[], kind="resource", headers=[f"Content-Type: text/plain; {named}"]))
    assert (titles(archive), archive.errors) == (["Eğil", "Accra"], [])


def test_a_text_of_another_encoding_is_a_problem() -> None:
    """As in a file: the byte is told, and its item is there."""
    archive = Archive(record(1, TEXT.encode("latin-1"), http=[], kind="conversion"))
    assert archive.reports == ["20240229120000/https://www.ilo.org/1 SSE003"]
    assert titles(archive) == ["Lom\ufffd", "Accra"]


# ── Revisits ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def revisit(number: int, *headers: str) -> bytes:
    """Return a record that repeats another a year later."""
    return record(number, b"", kind="revisit", headers=["WARC-Date: 2025-02-28T12:00:00Z", *headers])


def test_a_revisit_has_the_page_of_what_it_repeats() -> None:
    """By the digest, whatever the address; the source is its own."""
    archive = Archive(page(1), revisit(2, "WARC-Payload-Digest: sha1:1"), revisit(3))
    assert archive.sources == ["20240229120000/https://www.ilo.org/1", "20250228120000/https://www.ilo.org/2"]
    assert archive.pairs[0][1] == archive.pairs[1][1]
    assert archive.passed == {"revisit of no listing": 1}


def test_a_digest_may_have_any_case() -> None:
    """Crawlers write it in capitals or not."""
    original = record(1, LISTING.encode(), headers=["WARC-Payload-Digest: sha1:ABC"])
    assert len(Archive(original, revisit(1, "WARC-Payload-Digest: SHA1:abc")).pairs) == 2


def test_a_page_that_did_not_change_is_told_by_time_and_address() -> None:
    """The digest is then that of no content."""
    profile = "WARC-Profile: http://netpreserve.org/warc/1.1/server-not-modified"
    date = "WARC-Refers-To-Date: 2024-02-29T12:00:00Z"
    same = revisit(1, profile, date, "WARC-Payload-Digest: sha1:0")
    named = revisit(2, profile, date, "WARC-Refers-To-Target-URI: https://www.ilo.org/1")
    other = revisit(1, profile, "WARC-Refers-To-Date: 2019-02-28T12:00:00Z")
    archive = Archive(page(1), same, named, other)
    assert len(archive.pairs) == 3
    assert archive.passed == {"revisit of no listing": 1}


def test_archives_that_refer_to_each_other_share_what_they_hold() -> None:
    """A crawl is many files."""
    originals = Originals()
    Archive(page(1), originals=originals)
    assert len(Archive(revisit(1), originals=originals).pairs) == 1
    assert not Archive(revisit(1)).pairs


def test_of_very_many_listings_the_last_are_remembered() -> None:
    """What is kept for revisits does not grow without end."""
    originals = Originals()
    ((capture, found),) = Archive(page(1)).pairs
    originals.keep(capture, found)
    for number in range(2, 10_003):
        originals.keep(evolve(capture, url=f"https://www.ilo.org/{number}", digest=f"sha1:{number}"), found)
    assert originals.of(capture) is None
    assert originals.of(evolve(capture, digest="sha1:10002")) == (found, ())


@pytest.mark.parametrize(
    ("original", "codes"),
    [
        (record(1, BROKEN.encode()), ["SSE101"]),
        (record(1, LISTING.encode(), length=40), ["SSE404"]),
        (record(1, BROKEN.encode(), headers=["WARC-Truncated: length"]), ["SSE405", "SSE101"]),
    ],
)
def test_a_revisit_is_no_better_than_what_it_repeats(original: bytes, codes: list[str]) -> None:
    """What could not be read of a page, or is damaged, cannot be read of the same bytes a year later; its source is its own."""
    first, later = listings(io.BytesIO(original + revisit(1)))
    for found, year in ((first, "2024"), (later, "2025")):
        assert found.page
        assert found.source.startswith(year)
        assert [(problem.code, problem.source) for problem in found.problems] == [(code, found.source) for code in codes]
    assert [problem.line for problem in later.problems] == [problem.line for problem in first.problems]
