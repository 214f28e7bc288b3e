"""How a letter is read, whatever it is dressed in.

What every format has to know and no format should decide for itself: which characters a
document can carry, which way a line runs, how deep a heading lies, how large the type is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wizard.letter import Letter, LetterBlock, Line, line_text

BOX = "☐"
"""A box to tick, in every format."""

INK = "1c2733"
TEAL = "0b5563"
TEAL_TINT = "e4f0f1"
EDGE = "6b7480"

Direction = Literal["ltr", "rtl"]

_HEADINGS = frozenset({"subject", "heading"})
_FLOWING = frozenset({"paragraph", "small", "picture"})

# Explicit embeddings, overrides and isolates: they can make a line show other than what was
# typed, and one left open would turn the words after it. Each line's direction is worked out.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Not characters at all, in any format; a byte-order mark inside text is refused by PDF/UA.
_NOTHING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff]")
_SPACES = re.compile(r"[^\S\n\u00a0\u202f\u2007]+")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LEFT_TO_RIGHT_MARK = "\u200e"
_SHORT = 40
_STRONG_RTL = frozenset({"R", "AL"})


@dataclass(frozen=True)
class Type:
    """How large a document's words are, in points."""

    body: float
    heading: tuple[float, float, float]
    small: float
    write_line: float
    """The height of one line to write on, in millimetres."""


_TYPE = {
    "letter": Type(body=11, heading=(12.5, 12.5, 11), small=9.5, write_line=9),
    "plan": Type(body=14, heading=(20, 15, 14), small=12, write_line=8.5),
    "page": Type(body=16, heading=(28, 20, 16), small=13, write_line=11),
}
_LARGE_TYPE = {
    "letter": Type(body=18, heading=(21, 20, 18), small=18, write_line=12),
    "plan": Type(body=18, heading=(26, 20, 18), small=18, write_line=12),
    "page": Type(body=20, heading=(32, 24, 20), small=18, write_line=14),
}


@dataclass(frozen=True)
class Run:
    """Words of one line that run one way."""

    text: str
    direction: Direction


def type_of(letter: Letter, large_print: bool) -> Type:
    """How large the words of this document are; large print is 18 points or more."""
    return (_LARGE_TYPE if large_print else _TYPE)[letter.kind]


def clean(text: str) -> str:
    r"""The text without what no document can carry: control characters and broken halves.

    Every character a person can see is kept as typed. Line breaks are kept as ``\n``, with
    at most one empty line in a row; other white space becomes one space.

    >>> clean("Tuesday\t\x07at   nine\r\n\r\n\r\nor ten ")
    'Tuesday at nine\n\nor ten'
    """
    text = _BREAKS.sub("\n", text)
    text = _LONE_SURROGATE.sub("\ufffd", text)
    text = _NOTHING.sub("", _TURNS.sub("", text))
    text = "".join(character for character in text if (ord(character) & 0xFFFE) != 0xFFFE)
    text = _SPACES.sub(" ", text)
    text = re.sub(" ?\n ?", "\n", text)
    return re.sub("\n{3,}", "\n\n", text).strip()


def words(line: Line) -> str:
    """One line's words, cleaned."""
    return clean(line_text(line))


def paragraphs(block: LetterBlock) -> list[str]:
    """The block's lines, each split where a person left an empty line; none is empty."""
    pieces = (piece for line in block.lines for piece in words(line).split("\n\n"))
    return [piece for piece in pieces if piece]


def points(block: LetterBlock) -> list[str]:
    """The block's lines as points or cells: one each, an empty line inside it closed up.

    An empty cell of a table's heading row keeps its place; an empty point is left out.
    """
    texts = [words(line).replace("\n\n", "\n") for line in block.lines]
    return texts if block.kind == "table" else [text for text in texts if text]


def pieces(block: LetterBlock) -> list[str]:
    """What the block's kind calls for: its paragraphs, or its points."""
    return paragraphs(block) if block.kind in _FLOWING else points(block)


def is_short(text: str) -> bool:
    """Whether the words leave room beside them to write on the same line."""
    return len(text) <= _SHORT and "\n" not in text


def direction(text: str) -> Direction:
    """Which way a line runs: the way most of its letters do."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    rtl = sum(kind in _STRONG_RTL for kind in kinds)
    return "rtl" if rtl > kinds.count("L") else "ltr"


def runs(text: str) -> Iterator[Run]:
    """The text cut where its direction changes.

    A right-to-left run goes from its first letter to its last; the spaces, figures and
    points around it belong to the words beside it.

    >>> [run.text for run in runs("Dear Mrs خان, hello")]
    ['Dear Mrs ', 'خان', ', hello']
    """
    start = 0
    first: int | None = None
    last = 0
    for index, character in enumerate(text):
        kind = unicodedata.bidirectional(character)
        if kind in _STRONG_RTL:
            first = index if first is None else first
            last = index + 1
        elif kind == "NSM" and first is not None and last == index:
            last = index + 1
        elif kind == "L" and first is not None:
            yield from _cut(text, start, first, last)
            start, first = last, None
    if first is not None:
        yield from _cut(text, start, first, last)
        start = last
    if start < len(text):
        yield Run(text[start:], "ltr")


def steadied(text: str) -> str:
    """The text with a mark after each right-to-left run of a left-to-right line.

    The mark is not seen; it keeps a figure or full stop that follows on the side where it
    was typed: "class of خان, 2".
    """
    if direction(text) == "rtl":
        return text
    return "".join(
        run.text + _LEFT_TO_RIGHT_MARK if run.direction == "rtl" else run.text for run in runs(text)
    )


def _cut(text: str, start: int, first: int, last: int) -> Iterator[Run]:
    if start < first:
        yield Run(text[start:first], "ltr")
    yield Run(text[first:last], "rtl")


def with_depths(letter: Letter) -> Iterator[tuple[LetterBlock, int]]:
    """Each block that holds anything, and for a heading its depth in the outline, else 0.

    Depths start at 1 and never skip one, whatever levels the authors chose, because a
    screen reader's list of headings is a tree. The subject line is a heading too.
    """
    above: list[int] = []
    for block in letter.blocks:
        if block.kind not in _HEADINGS:
            if _holds_anything(block):
                yield block, 0
            continue
        if not any(points(block)):
            continue
        level = 1 if block.kind == "subject" else block.level
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield block, min(len(above), 3)


def _holds_anything(block: LetterBlock) -> bool:
    if block.kind == "new-page":
        return True
    return any(pieces(block)) or block.write > 0 or (block.kind == "table" and block.rows > 0)


def sheets(letter: Letter) -> list[list[tuple[LetterBlock, int]]]:
    """The blocks with their depths, cut where a new page is asked for; no sheet is empty."""
    cut: list[list[tuple[LetterBlock, int]]] = [[]]
    for block, depth in with_depths(letter):
        if block.kind == "new-page":
            cut.append([])
        else:
            cut[-1].append((block, depth))
    return [sheet for sheet in cut if sheet]
