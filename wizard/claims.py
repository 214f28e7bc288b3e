"""The claims that an explanation makes, each with the sources it is marked with.

A mark stands at the end of what it vouches for, as a footnote would: ``[^CFA36 s.36(1)]``
names a source and the place in it. ``[^us]`` says that a piece is our own suggestion and
states no fact. What is offered to be said, in quotation marks, and a line that only leads in
to a list need none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt

from wizard.models import Citation

MARK: Final = re.compile(r"\s?\[\^([^\]\s]+)(?:\s+([^\]]+))?\]")
"""A mark in a text: the source, and the place in it. It may go on over the end of a line."""

OURS: Final = "us"
"""The mark of our own advice."""

_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Claim:
    """One paragraph, point or table row, with what it rests on."""

    text: str
    """Its words, without the marks."""
    cited: tuple[Citation, ...]
    ours: bool
    """Whether it is marked as our own advice."""
    line: int
    """How many lines into the text it starts."""

    @property
    def needs_source(self) -> bool:
        """Whether it has to be marked: not what is quoted, nor what leads in to a list."""
        bare = self.text.strip("*_ ")
        return bool(bare) and bare[0] not in '“"' and not bare.endswith(":")


def citations(text: str) -> tuple[Citation, ...]:
    """The sources a text is marked with, in order, each once.

    >>> [source.id for source in citations("You can ask. [^CFA36 s.36(1)] Ask us. [^us]")]
    ['CFA36']
    """
    found = (cited(mark) for mark in MARK.finditer(text) if mark[1] != OURS)
    return tuple(dict.fromkeys(found))


def cited(mark: re.Match[str]) -> Citation:
    """What a mark names, wherever its line ended."""
    return Citation(id=mark[1], at=" ".join((mark[2] or "").split()) or None)


def without_marks(text: str) -> str:
    """A text as it reads aloud.

    >>> without_marks("You can ask. [^CFA36 s.36(1)]")
    'You can ask.'
    """
    return MARK.sub("", text)


def claims(text: str) -> Iterator[Claim]:
    """Every claim of a Markdown text, in order: its paragraphs, points and table rows."""
    row: list[str] | None = None
    start = 0
    level = 0
    for token in _MARKDOWN.parse(text):
        if token.type == "tr_open":
            row, start = [], token.map[0] if token.map else start
        elif token.type == "tr_close" and row is not None:
            if level == 0:
                yield _claim(" · ".join(row), start)
            row = None
        elif token.type in {"thead_open", "heading_open"}:
            level += 1
        elif token.type in {"thead_close", "heading_close"}:
            level -= 1
        elif token.type == "inline" and row is not None:
            row.append(token.content)
        elif token.type == "inline" and level == 0:
            yield _claim(token.content, token.map[0] if token.map else 0)


def _claim(text: str, line: int) -> Claim:
    ours = any(mark[1] == OURS for mark in MARK.finditer(text))
    return Claim(without_marks(text).strip(), citations(text), ours, line)
