"""Reads a document's words back out of it, and says what they should be."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from html.parser import HTMLParser

import docx
import pytest

from wizard.letter import Letter, line_text

_MARKS = re.compile("[\\s•☐_\u200e\u202a-\u202e\u2066-\u2069\ufe0f]")


def program(name: str) -> str:
    """Where this program is; without it the test is skipped, and says so."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not on this machine")
    return found


def squashed(text: str) -> str:
    """The words alone: no space, no line to write on, no point or box before them."""
    return _MARKS.sub("", text)


def told(letter: Letter, *, numbers: bool = True) -> str:
    """All that a letter says, in order, with the numbers of its lists where those are text."""
    said: list[str] = []
    for block in letter.blocks:
        for number, line in enumerate(block.lines, start=1):
            if block.kind == "numbers" and numbers:
                said.append(f"{number}.")
            said.append(line_text(line))
    return squashed(" ".join(said))


def from_pdf(pdf: bytes) -> str:
    """A PDF's words in reading order, without the page numbers at its foot."""
    run = [program("pdftotext"), "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(run, input=pdf, capture_output=True, check=True).stdout.decode()
    return squashed(re.sub(r"^Page \d+ of \d+\s*\f", "", text, flags=re.MULTILINE))


def from_docx(word: bytes) -> str:
    """A Word file's words in order, tables where they stand, without the numbers of lists."""
    document = docx.Document(io.BytesIO(word))
    texts: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, docx.table.Table):
            texts.extend(cell.text for row in item.rows for cell in row.cells)
        else:
            texts.append(item.text)
    return squashed(" ".join(texts))


def from_text(text: bytes) -> str:
    """A plain text's words, without the dashes and boxes before its points."""
    plain = re.sub(r"^(- |\[ \] )", "", text.decode(), flags=re.MULTILINE)
    return squashed(re.sub(r" \| ", " ", plain))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag in {"style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.said.append(data)


def from_html(page: bytes) -> str:
    """A page's words in order, without the numbers of lists."""
    words = _Words()
    words.feed(page.decode())
    return squashed("".join(words.said))
