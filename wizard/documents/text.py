"""A letter as plain text that reads well pasted into an email."""

from __future__ import annotations

from wizard.documents import reading
from wizard.letter import Letter, LetterBlock

ENDING = "txt"
MEDIA_TYPE = "text/plain; charset=utf-8"

_BLANK = "_" * 40
_BLANK_CELL = "_" * 12


def write(letter: Letter, *, large_print: bool = False) -> bytes:
    """The letter as UTF-8 text, a blank line between its parts.

    ``large_print`` changes nothing here: the reader's own program sets the size.
    """
    del large_print
    parts = [text for block, _ in reading.with_depths(letter) if (text := _text(block))]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _text(block: LetterBlock) -> str:
    """One block's words, without a blank line at either end."""
    if block.kind == "new-page":
        return ""
    if block.kind == "table":
        return _table(block)
    if block.kind in {"bullets", "numbers", "boxes"}:
        return "\n".join(_point(block, index, text) for index, text in _numbered(block))
    if block.kind == "lines":
        return _lines(block)
    if block.kind in {"address", "signature", "date", "subject", "salutation", "heading"}:
        return "\n".join(reading.points(block))
    blanks = "\n\n".join([_BLANK] * block.write)
    return "\n\n".join(filter(None, [*reading.paragraphs(block), blanks]))


def _numbered(block: LetterBlock) -> list[tuple[int, str]]:
    return list(enumerate(reading.points(block), start=1))


def _point(block: LetterBlock, number: int, text: str) -> str:
    mark = {"bullets": "-", "numbers": f"{number}.", "boxes": "[ ]"}[block.kind]
    indent = " " * (len(mark) + 1)
    rows = [*text.split("\n"), *[_BLANK] * block.write]
    return f"{mark} " + f"\n{indent}".join(rows)


def _lines(block: LetterBlock) -> str:
    rows: list[str] = []
    for text in reading.points(block):
        beside = block.write > 0 and reading.is_short(text)
        rows.append(f"{text} {_BLANK}" if beside else text)
        rows.extend([_BLANK] * (block.write - beside))
    return "\n".join(rows or [_BLANK] * block.write)


def _table(block: LetterBlock) -> str:
    cells = reading.points(block)
    if not any(cells):
        return "\n".join([_BLANK] * block.rows)
    empty = " | ".join([_BLANK_CELL] * len(cells))
    return "\n".join([" | ".join(cells).replace("\n", " "), *[empty] * block.rows])
