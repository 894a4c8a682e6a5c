"""`parse_file`: bytes that are not of the encoding are told where they are, and all else is kept."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssenews_parse import NewsPage, ParseError, parse, parse_file

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Actualités\n\nAoût 2022\n\n  1. Le pain du matin\n\n    3 août 2022\n\n    Une phrase à Lomé.\n\n  2. La foire\n"

ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "ascii",
    "cp1252",
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "shift_jis",
    "gb18030",
    "big5",
    "utf-7",
    "cp424",
]


def read(path: Path, data: bytes, encoding: str) -> tuple[NewsPage, list[ParseError]]:
    """Write bytes to a file and read it; return the page and its problems."""
    path.write_bytes(data)
    problems: list[ParseError] = []
    return parse_file(path, encoding=encoding, on_error=problems.append), problems


def spans(problems: list[ParseError]) -> list[tuple[int, int, int, int]]:
    """Return line, column, start and end of each problem with bytes."""
    return [(found.line, found.column, found.start, found.end) for found in problems if found.code == "SSE003"]


def test_each_bad_byte_is_told_where_it_is(tmp_path: Path) -> None:
    """A page saved in another encoding has a problem for each run of bad bytes, in page order among the other problems."""
    page, problems = read(tmp_path / "a.txt", (TEXT.replace("3 août", "33 août") + "\n").encode("cp1252"), "utf-8")
    assert [(found.code, found.line, found.column) for found in problems] == [
        ("SSE003", 1, 9),
        ("SSE003", 3, 3),
        ("SSE003", 7, 10),
        ("SSE003", 9, 16),
        ("SSE003", 9, 21),
    ]
    assert [found.message for found in problems][:2] == [f"not utf-8: byte {byte} cannot be read" for byte in ("0xE9", "0xFB")]
    assert page.title == "Actualit\ufffds"


def test_problems_are_handed_over_in_page_order(tmp_path: Path) -> None:
    """Bytes among the other problems of a page; the first of all is the one that is raised."""
    data = b"May 2023\n\n  1. A\n\n    31 April 2023\n\n  2. B\xff\xfe\n\n  3. C\x07\n\n  4. D\xff\n"
    _, problems = read(tmp_path / "a.txt", data, "utf-8")
    assert [(found.code, found.line) for found in problems] == [("SSE101", 5), ("SSE003", 7), ("SSE301", 9), ("SSE003", 11)]
    with pytest.raises(ParseError, match="31 April 2023 is not a date"):
        parse_file(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("encoding", "data", "place"),
    [
        ("utf-8-sig", codecs.BOM_UTF8 + b"May 2023\n\n  1. A\n\n  2. B\xff\n", (5, 7, 24, 25)),
        ("utf-16", codecs.BOM_UTF16_LE + "May 2023\n\n  1. A\n\n  2. B".encode("utf-16-le") + b"\x00\xdc\n\x00", (5, 7, 24, 25)),
        ("utf-16", codecs.BOM_UTF16_BE + "May 2023\n\n  1. A\n\n  2. B\n".encode("utf-16-be") + b"\x00", (6, 1, 25, 26)),
        ("utf-16-le", "May 2023\n\n  1. A\n\n  2. B\n".encode("utf-16-le") + b"x", (6, 1, 25, 26)),
        ("utf-32-le", "May 2023\n\n  1. A\n\n  2. B".encode("utf-32-le") + b"\x00\x00\x11\x00\n\x00\x00\x00", (5, 7, 24, 25)),
        ("iso2022_jp", "May 2023\n\n  1. 協同\n\n  2. B".encode("iso2022_jp") + b"\xff\n", (5, 7, 25, 26)),
        ("shift_jis", "May 2023\n\n  1. 協同\n\n  2. B".encode("shift_jis") + b"\xfd\xff\n", (5, 7, 25, 27)),
        ("euc_jp", "5月 2023\n\n  1. 協同\n\n  2. B".encode("euc_jp") + b"\xff\n", (5, 7, 24, 25)),
        ("cp1252", b"May 2023\n\n  1. A\x81\x8d\n\n  2. B\n", (3, 7, 16, 18)),
        ("ascii", "May 2023\n\n  1. Lomé\n\n  2. B\n".encode(), (3, 9, 18, 20)),
        ("utf-8", b"May 2023\r\n\r\n  1. A\xe2\x82\r\n\r\n  2. B\r\n", (3, 7, 18, 19)),
        ("utf-8", codecs.BOM_UTF8 + b"May 2023\n\n  1. A\xc0\n\n  2. B\n", (3, 7, 17, 18)),
        ("utf-7", b"May 2023\n\n  1. A\xff\n\n  2. B\n", (3, 7, 16, 17)),
        ("gb18030", "May 2023\n\n  1. 合作\n\n  2. B".encode("gb18030") + b"\xff\n", (5, 7, 25, 26)),
    ],
)
def test_places_are_right_in_every_encoding(tmp_path: Path, encoding: str, data: bytes, place: tuple[int, ...]) -> None:
    """With a byte order mark, in units of two and four bytes, in encodings that shift: places of the decoded text."""
    page, problems = read(tmp_path / "a.txt", data, encoding)
    assert spans(problems) == [place]
    assert len(page.items) == 2


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(data=st.data())
def test_what_is_sound_is_kept(tmp_path_factory: pytest.TempPathFactory, encoding: str, data: st.DataObject) -> None:
    """Bytes put into a page in any encoding: its text is what Python decodes, and all that Python replaces is in a problem."""
    original = "News\n\nMay 2023\n\n  1. A fair day\n\n    25 May 2023\n\n  2. A guide\n".encode(encoding)
    damaged = original
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged = damaged[:place] + data.draw(st.binary(min_size=1, max_size=3)) + damaged[place:]
    page, problems = read(tmp_path_factory.mktemp("a") / "a.txt", damaged, encoding)
    text = damaged.decode(encoding, "replace")
    assert page == parse(text, on_error=id)
    bad = {place for found in problems if found.code == "SSE003" for place in range(found.start, found.end)}
    try:
        damaged.decode(encoding)
    except UnicodeDecodeError:
        assert bad
        assert all(text[place] == "\ufffd" for place in bad) or not page.items
    else:
        assert not bad
    starts = [found.start for found in problems]
    assert starts == sorted(starts)


@pytest.mark.apart
def test_a_file_that_is_no_listing_has_one_problem_with_bytes(tmp_path: Path) -> None:
    """A million bad bytes between sound ones are one span: nobody reads a million reports."""
    page, problems = read(tmp_path / "a.txt", b"\xffx" * 1_000_000, "utf-8")
    assert page == NewsPage()
    assert [(found.code, found.start, found.end) for found in problems] == [("SSE003", 0, 1_999_999), ("SSE002", 0, 2_000_000)]


def test_sound_characters_that_look_like_bad_ones(tmp_path: Path) -> None:
    """A U+FFFD that the file holds is text."""
    page, problems = read(tmp_path / "a.txt", "May 2023\n\n  1. A\ufffdB\n\n  2. C".encode() + b"\xff\n", "utf-8")
    assert [item.title for item in page.items] == ["A\ufffdB", "C\ufffd"]
    assert spans(problems) == [(5, 7, 26, 27)]
