"""A letter as a tagged PDF that assistive technology can read (PDF/UA-1).

The letter reaches the template ``letter.typ`` as data, never as markup, and only the fonts
in ``wizard/fonts`` are used, so that it looks the same everywhere. The compiler refuses a
document with a character that no font has, and names the characters: those are shown by a
visible mark, in the PDF alone, and ``unprintable`` tells the page which they were.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import typst

from wizard.documents import reading, typeset
from wizard.letter import Letter, LetterBlock, Span

ENDING = "pdf"
MEDIA_TYPE = "application/pdf"

MISSING = "□"
"""Stands for a character that no font has."""

_HERE = Path(__file__).parent
_ROUNDS = 4

_REFUSED = re.compile(r'the text `"(.*?)"` could not be displayed with font')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}
# What belongs to the emoji before it: selectors, skin tones, tags, the keycap.
_ATTACHED = "[\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_NOTHING = re.compile("(?!)")
# All but the letters and signs that the main font certainly has.
_NOT_PLAIN = re.compile("[^\n -~\u00a0-\u00ac\u00ae-\u017f‘’“”–—…]")


def write(letter: Letter, *, large_print: bool = False) -> bytes:
    """The letter as a PDF.

    The page number is shown at the foot where there is more than one page.
    """
    return _printed(letter, large_print)[0]


def unprintable(letter: Letter) -> tuple[str, ...]:
    """The characters that stand in the PDF as a mark, each once, in order of appearance."""
    return look(letter).unprintable


@dataclass(frozen=True)
class Look:
    """What a page tells a family about the PDF before they download it."""

    pages: int
    unprintable: tuple[str, ...]
    """The characters that stand in it as a mark."""


def look(letter: Letter) -> Look:
    """How long the PDF is, and what it cannot show; it is made once to find out."""
    document, marked = _printed(letter, False)
    found = (match[0] for text in _texts(letter) for match in marked.finditer(text))
    pages = re.findall(rb"/Type\s*/Page\b", document)
    return Look(len(pages), tuple(dict.fromkeys(found)))


def _printed(letter: Letter, large_print: bool) -> tuple[bytes, re.Pattern[str]]:
    """The PDF, and what had to be marked in it.

    The compiler tells all it cannot show at once, so that the second try nearly always
    succeeds. Should it ever refuse in words we do not know, all but plain letters is marked:
    a poor letter is better than none.
    """
    refused = _without_a_font(letter)
    for _ in range(_ROUNDS):
        marked = _any_of(refused)
        try:
            return _compile(letter, marked, large_print), marked
        except typst.TypstError as error:
            told = set(_refused(error.diagnostic))
            if told <= refused:
                break
            refused |= told
        except BaseException as error:
            if not _is_panic(error):
                raise
            break
    return _compile(letter, _NOT_PLAIN, large_print), _NOT_PLAIN


def _without_a_font(letter: Letter) -> set[str]:
    """The letter's characters that no font has, found by setting each one alone.

    They are asked for first, because a line of right-to-left letters that no font has can
    break the compiler (0.15.2) instead of being refused.
    """
    unusual = {mark for text in _texts(letter) for mark in _NOT_PLAIN.findall(text)}
    if not unusual:
        return set()
    lines = tuple((Span(character, "us"),) for character in sorted(unusual))
    alone = replace(letter, blocks=(LetterBlock("", "paragraph", "", lines),))
    try:
        _compile(alone, _NOTHING, False)
    except typst.TypstError as error:
        return set(_refused(error.diagnostic))
    return set()


def _is_panic(error: BaseException) -> bool:
    """Whether the compiler broke, which is no ordinary exception and has no public name."""
    return type(error).__name__ == "PanicException"


def _compile(letter: Letter, marked: re.Pattern[str], large_print: bool) -> bytes:
    """One run of the compiler.

    It is made anew for each letter (the fonts are not): it costs nothing, serves several
    families at once, and keeps no letter in memory.
    """
    compiler = typst.Compiler(
        str(_HERE / "letter.typ"),
        root=str(_HERE),
        font_paths=typeset.fonts(),
        ignore_system_fonts=True,
        sys_inputs={"letter": json.dumps(_data(letter, marked, large_print))},
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    if not isinstance(made, bytes):
        raise TypeError("the compiler gave no PDF")
    return made


def _refused(diagnostic: str) -> Iterator[str]:
    """The texts that the compiler says it cannot display."""
    for quoted in _REFUSED.findall(diagnostic):
        yield _ESCAPED.sub(_unescaped, quoted)


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _ESCAPES.get(match[2], match[2])


def _any_of(refused: set[str]) -> re.Pattern[str]:
    """Matches each of these texts; the parts of one emoji, or of one flag, count as one."""
    if not refused:
        return _NOTHING
    longer = sorted((text for text in refused if len(text) > 1), key=len, reverse=True)
    single = "".join(re.escape(text) for text in sorted(refused) if len(text) == 1)
    either = [*map(re.escape, longer), *([f"[{single}]"] if single else [])]
    one = f"(?:{'|'.join(either)}){_ATTACHED}"
    flag = f"(?=(?:{one}))[\U0001f1e6-\U0001f1ff]{{2}}"
    return re.compile(f"{flag}|{one}(?:\u200d{one})*")


def _texts(letter: Letter) -> Iterator[str]:
    for block in letter.blocks:
        yield from reading.pieces(block)


def _data(letter: Letter, marked: re.Pattern[str], large_print: bool) -> dict[str, Any]:
    """What the template is given: the words, and how large, with no markup in it."""
    sizes = reading.type_of(letter, large_print)
    language, _, region = letter.language.partition("-")
    return {
        "title": letter.title,
        "language": language,
        "region": region or None,
        "date": [letter.date.year, letter.date.month, letter.date.day],
        "kind": letter.kind,
        "body": sizes.body,
        "heading": list(sizes.heading),
        "small": sizes.small,
        "write_line": sizes.write_line,
        "page_number": letter.page_number,
        "box": reading.BOX,
        "sheets": [
            [_block(block, depth, marked) for block, depth in sheet]
            for sheet in reading.sheets(letter)
        ],
    }


def _block(block: LetterBlock, depth: int, marked: re.Pattern[str]) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "depth": depth,
        "lines": [_line(marked.sub(MISSING, text)) for text in reading.pieces(block)],
        "write": block.write,
        "rows": block.rows,
        "picture": _picture(block),
    }


def _picture(block: LetterBlock) -> dict[str, Any] | None:
    """A picture as the numbers of an image, and what is read out in its place."""
    if block.picture is None:
        return None
    return {
        "dots": list(typeset.dots(block.picture.wide)),
        "alternative": block.picture.alternative,
        "wide": typeset.PICTURE_WIDE,
    }


def _line(text: str) -> dict[str, Any]:
    """The rows of one line, and which way they run."""
    return {
        "rows": reading.steadied(text).split("\n"),
        "direction": reading.direction(text),
        "short": reading.is_short(text),
    }
