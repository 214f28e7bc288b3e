"""A letter as plain, meaningful HTML: a piece for a page, or a page of its own to print.

Every word is escaped here, once. The piece may be marked with whose words are whose; the
words for that come from the caller, and they never print.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby
from typing import NamedTuple

from wizard import pictures
from wizard.documents import reading
from wizard.documents.typeset import PICTURE_WIDE
from wizard.letter import Letter, LetterBlock, Line, Span
from wizard.models import Owner

ENDING = "html"
MEDIA_TYPE = "text/html; charset=utf-8"

_NO_LABELS: Mapping[Owner, str] = {}
_LISTS = {"bullets": "ul", "boxes": "ul", "numbers": "ol"}
_RULE = '<span class="letter-rule"></span>'
_BOX = f'<span aria-hidden="true">{reading.BOX}</span> '

Piece = tuple[Owner, str]
"""Words of one owner, cleaned."""


class Shown(NamedTuple):
    """One line or paragraph, as HTML, and which way it runs."""

    words: str
    direction: reading.Direction
    short: bool = False


def write(letter: Letter, *, large_print: bool = False) -> bytes:
    """A whole page with its own style, to read on screen or print."""
    sizes = reading.type_of(letter, large_print)
    page = f"""<!doctype html>
<html lang="{escape(letter.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(letter.title)}</title>
<style>{_style(letter, sizes)}</style>
</head>
<body>
<main class="letter letter-kind-{escape(letter.kind)}">
{fragment(letter, top_level=1)}
</main>
</body>
</html>
"""
    return page.encode("utf-8")


def fragment(
    letter: Letter,
    *,
    marked: bool = False,
    labels: Mapping[Owner, str] = _NO_LABELS,
    top_level: int = 2,
) -> str:
    """The letter's blocks, without a page around them.

    Args:
        letter: What to show.
        marked: Whether each run of words says whose it is: it gets the class
            ``whose-family``, ``whose-us`` or ``whose-law``, and its label before it.
        labels: What each owner's words are called; an owner without one gets no label.
        top_level: The level of the letter's highest headings on the page it stands in.
    """
    return "\n".join(
        part(block, depth, marked=marked, labels=labels, top_level=top_level)
        for block, depth in reading.with_depths(letter)
    )


def part(
    block: LetterBlock,
    depth: int = 0,
    *,
    marked: bool = False,
    labels: Mapping[Owner, str] = _NO_LABELS,
    top_level: int = 2,
) -> str:
    """One block; ``depth`` is its depth as a heading (``reading.with_depths``)."""
    marks = labels if marked else None
    shown = [piece for line in block.lines for piece in _line(line, block, marks)]
    level = min(depth + top_level - 1, 6)
    inside = _tag(f"h{level}", *shown) if depth else _inside(block, shown)
    return f'<div class="letter-{block.kind}" data-block="{escape(block.key)}">{inside}</div>'


def _inside(block: LetterBlock, shown: list[Shown]) -> str:
    if block.picture is not None:
        return pictures.images(block.picture) + "".join(_tag("p", one) for one in shown)
    if block.kind in _LISTS:
        box = _BOX if block.kind == "boxes" else ""
        rules = _rules(block.write)
        points = "".join(_tag("li", one, before=box, after=rules) for one in shown)
        return f"<{_LISTS[block.kind]}>{points}</{_LISTS[block.kind]}>"
    if block.kind == "table":
        return _table(shown, block.rows)
    if block.kind == "lines":
        return _lines(shown, block.write)
    if block.kind == "address":
        return _tag("p", *shown)
    if block.kind == "signature":
        return _tag("p", *shown[:1]) + _tag("p", *shown[1:])
    return "".join(_tag("p", one) for one in shown) + _rules(block.write)


def _tag(name: str, *shown: Shown, before: str = "", after: str = "") -> str:
    """The lines in one element, which runs the way that all of them do."""
    if not shown:
        return ""
    turned = ' dir="rtl"' if all(one.direction == "rtl" for one in shown) else ""
    words = "<br>".join(one.words for one in shown)
    return f"<{name}{turned}>{before}{words}{after}</{name}>"


def _table(cells: list[Shown], rows: int) -> str:
    if not any(cell.words for cell in cells):
        return f'<div class="letter-space" style="--rows: {rows}"></div>'
    heads = "".join(f'<th scope="col">{cell.words}</th>' for cell in cells)
    empty = f"<tr>{'<td></td>' * len(cells)}</tr>" * rows
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{empty}</tbody></table>"


def _lines(shown: list[Shown], write: int) -> str:
    if not shown or not write:
        return "".join(_tag("p", one) for one in shown) + _rules(write)
    return "".join(
        _tag("p", one, after=f" {_RULE}") + _rules(write - 1)
        if one.short
        else _tag("p", one) + _rules(write)
        for one in shown
    )


def _rules(count: int) -> str:
    return _RULE * count


def _line(line: Line, block: LetterBlock, marks: Mapping[Owner, str] | None) -> list[Shown]:
    """The line as HTML: one piece, or one for each paragraph a person made in it."""
    paragraphs: list[list[Piece]] = [[]]
    for owner, spans in groupby(line, key=_owner):
        first, *rest = reading.words(tuple(spans)).split("\n\n")
        paragraphs[-1].append((owner, first))
        paragraphs.extend([[(owner, text)] for text in rest])
    shown = [_shown(pieces, marks) for pieces in paragraphs]
    if block.kind in {"paragraph", "small", "picture"}:
        return [one for one in shown if one.words]
    text = reading.words(line)
    inside = "<br>".join(one.words for one in shown)
    whole = Shown(inside, reading.direction(text), reading.is_short(text))
    return [whole] if whole.words or block.kind == "table" else []


def _shown(pieces: list[Piece], marks: Mapping[Owner, str] | None) -> Shown:
    direction = reading.direction(" ".join(text for _, text in pieces))
    words = " ".join(_piece(piece, direction, marks) for piece in pieces if piece[1])
    return Shown(words, direction)


def _owner(span: Span) -> Owner:
    return span.owner


def _piece(piece: Piece, direction: reading.Direction, marks: Mapping[Owner, str] | None) -> str:
    owner, text = piece
    words = _words(text, direction)
    if marks is None:
        return words
    label = marks.get(owner)
    said = f'<span class="whose-label">{escape(label)}</span> ' if label else ""
    return f'<span class="whose whose-{owner}">{said}{words}</span>'


def _words(text: str, direction: reading.Direction) -> str:
    """Escaped, and each run that turns against its line kept to itself."""
    shown = "".join(
        f'<bdi dir="{run.direction}">{escape(run.text)}</bdi>'
        if run.direction == "rtl" != direction
        else escape(run.text)
        for run in reading.runs(text)
    )
    return shown.replace("\n", "<br>")


def _style(letter: Letter, sizes: reading.Type) -> str:
    """Enough to read and print it well, with no file from anywhere."""
    first, second, third = sizes.heading
    roomy = letter.kind == "letter"
    colour = reading.INK if roomy else reading.TEAL
    gap, above, margins = (0.8, 1.2, "20mm 24mm") if roomy else (0.35, 0.55, "12mm 16mm")
    return f"""
@page {{ size: A4; margin: {margins}; }}
body {{ margin: 0 auto; padding: 1rem; max-width: 44rem; background: #fff; color: #{reading.INK};
  font: {sizes.body}pt/1.35 "Atkinson Hyperlegible Next", Arial, sans-serif; }}
h1, h2, h3 {{ color: #{colour}; line-height: 1.2; margin: {above}em 0 0.3em; break-after: avoid; }}
h1 {{ font-size: {first}pt; }} h2 {{ font-size: {second}pt; }} h3 {{ font-size: {third}pt; }}
p, ul, ol {{ margin: 0 0 {gap}em; }} li {{ margin-bottom: 0.2em; break-inside: avoid; }}
ul, ol {{ padding-inline-start: 1.4em; }} .letter-boxes ul {{ list-style: none; padding: 0; }}
.letter-date, .letter-address {{ margin-bottom: 1.4em; }}
.letter-signature {{ break-inside: avoid; }}
.letter-signature p:first-child {{ margin-bottom: 3em; }}
.letter-small, .letter-picture p {{ font-size: {sizes.small}pt; }}
.letter-picture {{ break-inside: avoid; }}
.w-picture {{ display: block; width: 100%; max-width: 420px; }}
.w-picture-wide {{ display: none; max-width: {PICTURE_WIDE:g}mm; }}
@media print, (min-width: 640px) {{
  .w-picture-narrow {{ display: none; }} .w-picture-wide {{ display: block; }}
}}
.letter-rule {{ display: block; box-sizing: border-box; height: {sizes.write_line}mm;
  border-bottom: 1px solid #{reading.EDGE}; }}
.letter-lines p:has(.letter-rule) {{ display: flex; align-items: end; gap: 2mm; margin: 0; }}
.letter-lines p .letter-rule {{ flex: 1; }}
.letter-space {{ height: calc(var(--rows) * {sizes.write_line}mm); border-radius: 2mm;
  border: 1px solid #{reading.EDGE}; }}
table {{ width: 100%; border-collapse: collapse; break-inside: avoid; margin-bottom: {gap}em; }}
th, td {{ border: 1px solid #{reading.EDGE}; padding: 1.5mm 2mm; text-align: start; }}
th:first-child:nth-last-child(n+3) {{ width: 50%; }}
th {{ background: #{reading.TEAL_TINT}; }} td {{ height: {sizes.write_line}mm; }}
tr {{ break-inside: avoid; }} .letter-new-page {{ break-after: page; }}
@media print {{ body {{ padding: 0; max-width: none; line-height: 1.25; }} }}
main > :first-child > :first-child {{ margin-top: 0; }}
"""
