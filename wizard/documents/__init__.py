"""Documents: each module dresses a letter in one format, and decides nothing.

Every format has the same words in the same order. ``FORMATS`` is the list of them; the
calendar file stands apart, because it is made from dates and not from a letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from wizard.documents import docx, html, pdf, text
from wizard.letter import Letter


class Write(Protocol):
    """Makes the file: the same letter gives the same bytes."""

    def __call__(self, letter: Letter, *, large_print: bool = False) -> bytes:
        """The whole file."""


@dataclass(frozen=True)
class Format:
    """One kind of file a letter can be."""

    ending: str
    media_type: str
    write: Write


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format(text.ENDING, text.MEDIA_TYPE, text.write),
        "docx": Format(docx.ENDING, docx.MEDIA_TYPE, docx.write),
        "pdf": Format(pdf.ENDING, pdf.MEDIA_TYPE, pdf.write),
        "html": Format(html.ENDING, html.MEDIA_TYPE, html.write),
    }
)


def file_name(letter: Letter, format_name: str) -> str:
    """What the file is called: the letter's neutral name, its date and the ending.

    >>> file_name(letter, "pdf")  # doctest: +SKIP
    'meeting-request-2026-11-23.pdf'
    """
    return f"{letter.file_name}-{letter.date.isoformat()}.{FORMATS[format_name].ending}"
