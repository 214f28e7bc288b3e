"""The words of an explanation as HTML: Markdown, with the marks of its sources as numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from wizard.claims import MARK, OURS
from wizard.models import Citation

_READER: Final = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(
    ["table", "replacements", "smartquotes"]
)

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand round the number of a source while Markdown is read; no author can type them."""


def marked_up(text: str, numbers: Mapping[Citation, int], source_word: str) -> Markup:
    """Markdown that an author wrote, as HTML; HTML in it is shown and not obeyed.

    ``numbers`` is the number of each source in the page's list of them, and ``source_word``
    what a mark is called when it is read aloud: "source" makes "source 2".
    """

    def number(mark: re.Match[str]) -> str:
        if mark[1] == OURS:
            return ""
        return f"{_OPEN}{numbers[Citation(id=mark[1], at=mark[2])]}{_CLOSE}"

    shown = _READER.render(MARK.sub(number, text))
    return Markup(_WAITING.sub(lambda run: _links(run[0], source_word), shown))  # noqa: S704 - markdown-it escapes what it is given


_WAITING: Final = re.compile(f"(?:{_OPEN}\\d+{_CLOSE})+")


def _links(run: str, source_word: str) -> str:
    """The numbers of the sources that stand together, each a link to the list of them."""
    numbers = re.findall(r"\d+", run)
    links = " ".join(
        f'<a href="#source-{number}" aria-label="{escape(source_word)} {number}">{number}</a>'
        for number in numbers
    )
    return f'<sup class="w-mark">{links}</sup>'
