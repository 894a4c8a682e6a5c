"""Without the libraries of an extra its module says which extra to install, and the rest of the package works."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.apart

CALLS = [
    ("atom", "feedgen", "from ssenews_parse.atom import to_atom; to_atom(page)"),
    ("html", "resiliparse", "from ssenews_parse.html import parse_html; parse_html('<p>')"),
    ("html", "webencodings", "from ssenews_parse.html import parse_html; parse_html(b'<p>')"),
    ("markdown", "pyromark", "from ssenews_parse.markdown import parse_markdown; parse_markdown('# News')"),
    ("archives", "fastwarc", "import ssenews_parse.archives"),
    ("archives", "backports", "import ssenews_parse.archives"),
    ("pandas", "pandas", "from ssenews_parse import to_dataframe; to_dataframe(page)"),
    ("cli", "rich", "import ssenews_parse.showing"),
    ("cli", "click", "import ssenews_parse._cli.commands"),
]


@pytest.mark.parametrize(("extra", "library", "call"), CALLS)
def test_the_error_names_the_extra(extra: str, library: str, call: str) -> None:
    """What needs a library that is missing raises a ModuleNotFoundError that says what to install; reading and tables do not."""
    code = f"""
import sys
sys.modules[{library!r}] = None
from ssenews_parse import NewsPage, parse
from ssenews_parse.jsonl import to_jsonl
from ssenews_parse.tables import to_csv
page = parse("May 2023\\n\\n  1. A fair day\\n")
assert to_csv(page) and to_jsonl(page)
{call}
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - our own code
    message = f'ModuleNotFoundError: {library} is not installed: pip install "ssenews-parse[{extra}]"'
    assert result.stderr.splitlines()[-1] == message
