"""Markdown to HTML whose blocks tell where they stand in the text.

pyromark reads CommonMark in linear time, says where each part stands, and leaves addresses as they are; it takes a fiftieth of the
time of markdown-it-py.  (cmarkgfm rewrites addresses, and never frees the HTML that it makes.)
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from ssenews_parse._extras import needs

from .tags import is_known
from .walk import placed

_MARK = re.compile(r"[ \t]*(?:[0-9]{1,9}[.)]|[-*+])")
_SPACES = re.compile(r"\s*")
_EMPHASIS = frozenset(["Emphasis", "Strong"])
_HYPHEN = re.compile(r"\w-\Z")
_SWALLOWING = re.compile(
    r"<(?=/?(?:wbr|script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext|template|select|svg|math|frameset)\b)",
    re.IGNORECASE,
)
"""The beginnings of tags that would take the rest of the page with them, or that this module writes itself."""
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)|<[!?]")


def html_of(text: str, *, loose: bool, bare: bool) -> tuple[str, bool]:
    """Return the HTML of a text, and whether every element is closed, since it has none of its own.

    In a loose text, by html2text, a `*` is one, no sign of emphasis, and lines end behind hyphens.  In a bare one, by
    html-to-markdown, it may be either, and blocks that have some say so.
    """
    with needs("markdown"):
        from pyromark import events_with_range
    writer = _Writer(text, loose=loose, bare=bare)
    for event, span in events_with_range(text):
        writer.take(event, span)
    writer.end_run()
    return "".join(writer.out), not writer.has_html


class _Writer:
    """Writes HTML, and wraps what stands in a line, or goes on in the next, into a block with its place."""

    def __init__(self, text: str, *, loose: bool, bare: bool) -> None:
        self.text = text
        self.loose = loose
        self.bare = bare
        self.starred = False
        self.out: list[str] = []
        self.images = 0
        self.code = False
        self.has_html = False
        self.run: int | None = None
        self.breaks: dict[int, int] = {}
        """Where lines of the block end, by the index of what was written for the break."""
        self.start = self.end = 0
        self.counted = (0, 0)
        self.bytes = text.encode()
        self.ascii = text.isascii()

    def take(self, event: Any, span: Any) -> None:  # noqa: ANN401 - unions of some forty dictionaries
        """Take an event of the parser: what begins, what ends, a text, a break."""
        if isinstance(event, str):
            if event == "Rule":
                self.end_run()
                self.out.append("<hr>")
            elif event == "HardBreak":
                self.end_line(span)
            elif not (self.loose and _HYPHEN.search(self.out[-1])):
                self.within("\n", span)
            return
        ((kind, value),) = event.items()
        if kind == "Text":
            if self.code:
                self.within(escape(value, quote=False).replace("\n", "<br>"), span)
            else:
                self.within(escape(value, quote=False) if "&" in value or "<" in value else value, span)
        elif kind in {"Start", "End"}:
            name, values = (value, None) if isinstance(value, str) else next(iter(value.items()))
            (self.begin if kind == "Start" else self.finish)(name, values, span)
        elif kind == "InlineHtml":
            self.tag(value, span)
        elif kind == "Html":
            self.has_html = True
            self.out.append(_SWALLOWING.sub("&lt;", value))
        else:  # code, with its signs, which few converters escape where they stand for themselves; and what only extensions make
            self.within(escape(self.bytes[span["start"] : span["end"]].decode(), quote=False), span)

    def tag(self, html: str, span: Any) -> None:  # noqa: ANN401 - a dictionary of two numbers
        """Write a tag that stands in a line; one that HTML does not know is text."""
        found = _TAG.match(html)
        name = (found[1] or "!").lower() if found else ""
        if name == "br":
            self.end_line(span)
        elif name == "!" or is_known(name):
            self.has_html = True
            self.within(_SWALLOWING.sub("&lt;", html), span)
        else:
            self.within(escape(html, quote=False), span)

    def within(self, html: str, span: Any) -> None:  # noqa: ANN401 - a dictionary of two numbers
        """Write what stands in a line."""
        if self.images:
            return
        if self.run is None:
            self.run = len(self.out)
            self.out.append("")
            self.start = span["start"]
        self.out.append(html)
        self.end = span["end"]

    def end_line(self, span: Any) -> None:  # noqa: ANN401 - a dictionary of two numbers
        """Write the end of a line; where the next one starts is said at the end of the block."""
        count = len(self.out)
        self.within("<br>", span)
        if len(self.out) > count:
            self.breaks[len(self.out) - 1] = self.end

    def end_run(self) -> None:
        """End the block around what stands in lines, if there is one."""
        if self.run is not None:
            start = self.place(self.start)
            for index, end in self.breaks.items():
                place = _SPACES.match(self.text, self.place(end)).end()  # type: ignore[union-attr]  # it matches nothing as well
                self.out[index] = f'<br id="{place}-{place}">'
            self.out[self.run] = f"<p>{placed(start, self.place(self.end), starred=self.starred)}"
            self.starred = False
            self.out.append("</p>")
            self.run = None
            self.breaks.clear()

    def begin(self, name: str, values: Any, span: Any) -> None:  # noqa: ANN401 - one branch a kind of block
        if name == "Link":
            self.within(f'<a href="{escape(values["dest_url"])}">', span)
            return
        if name in _EMPHASIS:
            self.emphasis(name, span)
            self.starred = self.starred or (self.bare and self.is_within(span))
            return
        if name == "Image":
            self.images += 1
            return
        self.end_run()
        if name == "Heading":
            self.out.append(f"<{values['level'].lower()}>")
        elif name == "List":
            self.out.append("<ul>" if values is None else f'<ol start="{values}">')
        elif name == "Item":
            start = self.place(span["start"])
            mark = _MARK.match(self.text, start)
            self.out.append(f'<li id="{start}-{mark.end() if mark else start}">')
        elif name == "HtmlBlock":
            self.out.append(placed(self.place(span["start"]), self.place(span["end"])))
        elif name == "BlockQuote":
            self.out.append("<blockquote>")
        elif name == "CodeBlock":
            self.code = True

    def finish(self, name: str, values: Any, span: Any) -> None:  # noqa: ANN401
        if name == "Link":
            self.within("</a>", span)
        elif name in _EMPHASIS:
            self.emphasis(name, span)
        elif name == "Image":
            self.images -= 1
        else:
            self.end_run()
            if name == "Heading":
                self.out.append(f"</{values.lower()}>")
            elif name == "List":
                self.out.append("</ol>" if values else "</ul>")
            elif name == "Item":
                self.out.append("</li>")
            elif name == "BlockQuote":
                self.out.append("</blockquote>")
            elif name == "CodeBlock":
                self.code = False

    def emphasis(self, name: str, span: Any) -> None:  # noqa: ANN401
        """Write a `*` that is no sign of emphasis."""
        if self.loose and name == "Emphasis" and self.bytes[span["start"]] == ord("*"):
            self.within("*", span)

    def is_within(self, span: Any) -> bool:  # noqa: ANN401 - a dictionary of two numbers
        """Tell whether an emphasis stands among other words of its block."""
        is_behind = self.run is not None and self.bytes[span["start"] - 1 : span["start"]].isspace()
        return is_behind or self.bytes[span["end"] : span["end"] + 1] == b" "

    def place(self, offset: int) -> int:
        """Return the place in the text of a byte, which is never before the last that was asked for."""
        if self.ascii:
            return int(offset)
        counted, place = self.counted
        place += len(self.bytes[counted:offset].decode())
        self.counted = (offset, place)
        return place
