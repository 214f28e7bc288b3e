"""The words of an explanation as HTML: Markdown, with the marks of its sources as numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from wizard.claims import MARK, OURS, cited
from wizard.models import Citation

_READER: Final = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(
    ["table", "replacements", "smartquotes"]
)

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand round the number of a source while Markdown is read; no author can type them."""
_WAITING: Final = re.compile(f"(?:{_OPEN}\\d+{_CLOSE})+")


@dataclass(frozen=True)
class Marks:
    """How the marks of a page's sources are shown."""

    numbers: Mapping[Citation, int]
    """The number of each source in the page's list of them."""
    word: str
    """What a mark is called when it is read aloud: "source" makes "source 2"."""
    prefix: str = ""
    """What the ids of the list's entries start with."""


def marked_up(text: str, marks: Marks, deeper: int = 0) -> Markup:
    """Markdown that an author wrote, as HTML; HTML in it is shown and not obeyed.

    ``deeper`` is by how many levels its headings are lowered.
    """

    def number(mark: re.Match[str]) -> str:
        if mark[1] == OURS:
            return ""
        return f"{_OPEN}{marks.numbers[cited(mark)]}{_CLOSE}"

    tokens = _lowered(_READER.parse(MARK.sub(number, text)), deeper)
    shown = _READER.renderer.render(tokens, _READER.options, {})
    return Markup(_WAITING.sub(lambda run: _links(run[0], marks), shown))  # noqa: S704 - markdown-it escapes what it is given


def _lowered(tokens: list[Token], deeper: int) -> list[Token]:
    return [
        token.copy(tag=f"h{min(6, int(token.tag[1]) + deeper)}")
        if token.type in {"heading_open", "heading_close"}
        else token
        for token in tokens
    ]


def _links(run: str, marks: Marks) -> str:
    """The numbers of the sources that stand together, each a link to the list of them."""
    links = " ".join(
        f'<a href="#{marks.prefix}source-{number}" aria-label="{escape(marks.word)} {number}">'
        f"{number}</a>"
        for number in re.findall(r"\d+", run)
    )
    return f'<sup class="w-mark">{links}</sup>'
