"""`report`: one page to send to others."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archives.records import gzipped, page, record
from tests.cli.command import BROKEN, PAGE, REPORT, names, run

from ssenews_parse.reporting import examine, to_report


def test_a_report_on_one_file() -> None:
    """It is what the library makes of the text, and the problems are on the standard error stream too."""
    result = run("report", "broken.txt", "-o", "report.html")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{REPORT}1 file, 2 items, 1 problem\n"
    assert Path("report.html").read_text("utf-8") == to_report(examine(BROKEN, source="broken.txt"))


def test_a_report_on_a_folder() -> None:
    """Each file has its part, in the order of their names."""
    result = run("report", ".", "--quiet", "-o", "report.html")
    assert result.exit_code == 1
    texts = [examine(BROKEN, source="broken.txt"), examine(PAGE, source="page.txt")]
    assert Path("report.html").read_text("utf-8") == to_report(texts)


def test_a_report_to_the_standard_output() -> None:
    """Without a name it can be piped."""
    result = run("report", "page.txt", "--quiet")
    assert (result.exit_code, result.stdout) == (0, to_report(examine(PAGE, source="page.txt")))


@pytest.mark.parametrize("name", ["report.json", "report.pdf", "report.xlsx", "report.md", "page.csv", "a.html.gz"])
def test_a_report_is_a_page_of_html(name: str) -> None:
    """An ending that says something else is refused, before a file is read."""
    result = run("report", "page.txt", "-o", name)
    assert f"Error: {name}: a report is a page of HTML: name it .html or .htm\n" in result.stderr
    assert (result.exit_code, names()) == (2, ["broken.txt", "page.txt"])


def test_html_is_shown_as_its_text() -> None:
    """Lines are those of the plain text, so that is what the report shows."""
    Path("may.html").write_text("<h2>May 2023</h2><ol><li><h3>A fair day</h3><p>25 May 2023</p></li></ol>", "utf-8")
    assert run("report", "may.html", "-o", "report.html").exit_code == 0
    report = Path("report.html").read_text("utf-8")
    assert '  1. <span class="title">A fair day</span>' in report
    assert '<span class="heading">May 2023</span>' in report
    assert "&lt;" not in report


def test_another_encoding() -> None:
    """The text is shown in the encoding that was named; bytes that are not of it are a problem where they are."""
    Path("page.txt").write_bytes("Août 2022\n\n  1. Marché\n".encode("cp1252"))
    assert run("report", "page.txt", "--encoding", "cp1252", "-o", "a.html").exit_code == 0
    assert "Marché" in Path("a.html").read_text("utf-8")
    assert run("report", "page.txt", "-o", "b.html").exit_code == 1
    assert '<span class="title">Ao</span><mark><span class="title">\ufffd</span></mark>' in Path("b.html").read_text("utf-8")


def test_a_file_that_cannot_be_read_is_left_out() -> None:
    """It is named on the standard error stream, and the others have their report; without any there is none."""
    result = run("report", "page.txt", "missing.txt", "-o", "report.html")
    assert result.exit_code == 1
    assert "missing.txt: No such file or directory" in result.stderr
    assert Path("report.html").read_text("utf-8") == to_report(examine(PAGE, source="page.txt"))
    assert run("report", "missing.txt", "-o", "none.html").exit_code == 1
    assert "none.html" not in names()


def test_a_report_never_replaces_what_it_reports_on() -> None:
    """An output that is one of the inputs is refused."""
    result = run("report", "page.txt", "-o", "page.txt")
    assert result.exit_code == 2
    assert Path("page.txt").read_text("utf-8") == PAGE


def test_a_report_on_an_archive() -> None:
    """Each listing has its part, with its text; a revisit repeats one, other pages are none, and damage is told."""
    text = record(2, PAGE.encode(), kind="conversion", http=[])
    again = record(3, b"", kind="revisit", headers=["WARC-Payload-Digest: sha1:1"])
    Path("crawl.warc.gz").write_bytes(b"".join(map(gzipped, [page(1), text, again, record(4)])) + b"no member")
    result = run("report", "crawl.warc.gz", "page.txt", "--quiet", "-o", "report.html")
    report = Path("report.html").read_text("utf-8")
    assert result.exit_code == 1
    assert "SSE402" in result.stderr
    assert [report.count(name) > 0 for name in ("ilo.org/1", "ilo.org/2", "ilo.org/3", "page.txt")] == [True, True, False, True]
    assert '<span class="title">A fair day for all 9</span>' in report
