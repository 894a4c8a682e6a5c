"""How Sphinx builds the documentation: `make docs`."""

from __future__ import annotations

import os
import re
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import fields, has

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

project = "ssenews-parse"
author = "The ssenews-parse authors"
copyright = "The ssenews-parse authors"  # noqa: A001 - Sphinx's own name
release = version = version_of("ssenews-parse")

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
if "READTHEDOCS" in os.environ:  # where the network is there: a build at home needs none
    extensions.append("sphinx.ext.intersphinx")
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", None),
    "attrs": ("https://www.attrs.org/en/stable", None),
    "hypothesis": ("https://hypothesis.readthedocs.io/en/latest", None),
    "pandas": ("https://pandas.pydata.org/docs", None),
}
exclude_patterns = ["_build"]
default_role = "code"
nitpicky = False

os.environ["JUPYTER_COLUMNS"] = "76"  # how wide rich draws in a notebook: as wide as a page of the documentation
nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_raise_on_error = True
nb_merge_streams = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = f"ssenews-parse {release}"
html_favicon = "_static/icon.svg"
html_static_path = ["_static"]
html_css_files = ["custom.css"]


def make_pages(_app: Sphinx) -> None:
    """Make the parts of pages and the pictures that come from the code, in `_build/made/`."""
    from docs.making import command, grammar, overview, pictures, reports, shapes, tables

    made = HERE / "_build" / "made"
    made.mkdir(parents=True, exist_ok=True)
    files = {
        "command.md": command.page(),
        "grammar.md": grammar.page(),
        "reports.md": reports.page(),
        "columns.md": tables.columns(),
        "archive-columns.md": tables.archive_columns(),
        "news-page.schema.json": tables.schema(),
        **pictures.pictures(),
    }
    (HERE / "overview.svg").write_text(f"{overview.picture()}\n", "utf-8")  # part of the repository: the README shows it
    (HERE / "reference" / "shapes.md").write_text(f"{shapes.page()}\n", "utf-8")  # likewise: a changed rule shows in its diff
    for name, text in files.items():
        (made / name).write_text(f"{text}\n", "utf-8")


def describe_fields(_app: Sphinx, _what: str, _name: str, documented: object, _options: object, lines: list[str]) -> None:
    """Add to the text of a record what its fields mean, which stands in their metadata."""
    if isinstance(documented, type) and has(documented):
        described = {field.name: field.metadata.get("description") for field in fields(documented)}
        lines += ["", *(f":param {name}: {_in_rst(text)}" for name, text in described.items() if text), ""]


def _in_rst(text: str) -> str:
    """Take white space from the end of each literal, where reStructuredText allows none."""
    return re.sub(r"`([^`]*[^`\s])\s*`", r"`\1`", text)


def setup(app: Sphinx) -> None:
    """Have the pages made before any is read, and records described in full."""
    from docs.making.highlighting import LarkLexer

    app.add_lexer("lark", LarkLexer)
    app.connect("builder-inited", make_pages)
    app.connect("autodoc-process-docstring", describe_fields)
