"""Draws the road and the circle as SVG: only shapes and fitted words, which it is given.

A drawing holds no script, no style and no address of anything else, so the strictest page may
carry it; and it has a ground of its own, so that a dark or high-contrast page changes nothing.
All lengths are in CSS pixels at the drawing's own size: 280 wide is a phone of 320.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

NARROW: Final = 280.0
WIDE_ROAD: Final = 600.0
WIDE_CIRCLE: Final = 520.0

INK: Final = "#1c2733"
SOFT: Final = "#4a5663"
CARD: Final = "#ffffff"
TEAL: Final = "#0b5563"
TEAL_TINT: Final = "#e4f0f1"
ROAD: Final = "#b9cfd2"
SUN: Final = "#f4b93e"
SUN_TINT: Final = "#fdf1d7"
LINE: Final = "#cfd5db"

TEXT_ON: Final = ((INK, CARD), (SOFT, CARD), (INK, SUN_TINT), (INK, SUN), (CARD, INK), (TEAL, CARD))
"""Every colour that words are drawn in, with the ground they stand on."""

FONT: Final = "'Atkinson Hyperlegible Next', Arial, sans-serif"


# --- Fitting words --------------------------------------------------------------------------

_WIDTHS: Final = {
    **dict.fromkeys("ijl.,:;'’‘|! ", 0.3),
    **dict.fromkeys("ftrI()-“”", 0.43),
    **dict.fromkeys("mwMW", 0.92),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 0.73),
}
_OTHER: Final = 0.61


def breadth(text: str, size: float) -> float:
    """About how wide a text is, and never less than it is in bold letters of our font."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in text) * size


def wrapped(text: str, size: float, most: float) -> tuple[str, ...]:
    """The text in as few lines of no more than ``most`` as will do, and those about as long.

    Only a single long word may be wider.

    >>> wrapped("The school looks at what is hard, and why.", 16, 200)
    ('The school looks at', 'what is hard, and why.')
    """
    lines = _filled(text, size, most)
    while len(closer := _filled(text, size, most - size / 4)) == len(lines) and most > size:
        lines, most = closer, most - size / 4
    return lines


def _filled(text: str, size: float, most: float) -> tuple[str, ...]:
    """The text with as many words on each line as fit."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and breadth(longer, size) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


# --- Marks on paper -------------------------------------------------------------------------


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _mark(tag: str, **attributes: str | float) -> str:
    told = " ".join(
        f'{name.replace("_", "-")}="{value if isinstance(value, str) else _number(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag} {told}/>"


def _words(
    x: float, y: float, text: str, size: float, *, fill: str = INK, bold: bool = False
) -> str:
    """A line of words with its middle at ``x``, standing on ``y``."""
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}" fill="{fill}"'
        f"{weight}>{escape(text, quote=False)}</text>"
    )


@dataclass(frozen=True)
class Drawn:
    """Marks on paper, and how large the paper is."""

    width: float
    height: float
    marks: str


def whole(name: str, title: str, about: str, drawn: Drawn) -> str:
    """A drawing as SVG, on a ground of its own, with its title and its description."""
    width, height = _number(drawn.width), _number(drawn.height)
    key = f"{name}-{width}"
    ground = _mark(
        "rect",
        x=0.5,
        y=0.5,
        width=drawn.width - 1,
        height=drawn.height - 1,
        rx=12,
        fill=CARD,
        stroke=LINE,
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="{key}-title {key}-about" '
        f'font-family="{FONT}" text-anchor="middle">'
        f'<title id="{key}-title">{escape(title, quote=False)}</title>'
        f'<desc id="{key}-about">{escape(about, quote=False)}</desc>{ground}{drawn.marks}</svg>'
    )


def _flag(x: float, top: float, words: str, size: float, width: float) -> str:
    """A dark flag over ``x`` that points down, kept inside the drawing."""
    half = breadth(words, size) * 0.55 + size * 0.5
    middle = min(max(x, half + 8), width - half - 8)
    high = size * 1.75
    point = f"M{_number(x - 8)} {_number(top + high - 1)}h16l-8 9z"
    return (
        _mark("rect", x=middle - half, y=top, width=2 * half, height=high, rx=6, fill=INK)
        + _mark("path", d=point, fill=INK)
        + _words(middle, top + high / 2 + size * 0.36, words, size, fill=CARD, bold=True)
    )


# --- The road -------------------------------------------------------------------------------


def _columns(labels: Sequence[Iterable[str]], size: float, width: float) -> list[float]:
    """Where the middle of each place is: each has the room its words need, and an equal share."""
    needs = [max(breadth(line, size) for line in lines) for lines in labels]
    share = (width - sum(needs)) / len(needs)
    middles, start = [], 0.0
    for need in needs:
        middles.append(start + (need + share) / 2)
        start += need + share
    return middles


def road(labels: Sequence[str], flag: str, here: int | None, width: float) -> Drawn:
    """Places side by side on one level, and a flag at the place with the number ``here``."""
    size, side = (15.0, 6) if width == NARROW else (18.0, 16)
    most = (width - 2 * side) / (4 if width == NARROW else 3)
    lines = [wrapped(label, size, most) for label in labels]
    middles = [side + middle for middle in _columns(lines, size, width - 2 * side)]
    level = 25.0 if here is None else 33.0 + size * 1.75
    marks = [
        _mark("rect", x=1, y=level - 9, width=width - 2, height=18, fill=ROAD),
        _dashes(level, width),
    ]
    for number, (middle, label) in enumerate(zip(middles, lines, strict=True)):
        marks.append(_place(middle, level, number == here))
        marks.extend(
            _words(middle, level + 36 + row * size * 1.25, line, size, bold=number == here)
            for row, line in enumerate(label)
        )
    if here is not None:
        marks.append(_flag(middles[here], 7, flag, size, width))
    deepest = max(len(label) for label in lines)
    return Drawn(width, level + 47 + (deepest - 1) * size * 1.25, "".join(marks))


def _dashes(level: float, width: float) -> str:
    """The white line along the middle of the road."""
    return _mark(
        "path",
        d=f"M6 {_number(level)}H{_number(width - 6)}",
        stroke=CARD,
        stroke_width=2,
        stroke_dasharray="10 8",
    )


def _place(x: float, level: float, here: bool) -> str:
    """A place on the road; where the family is, it is larger, filled and ringed."""
    if not here:
        return _mark("circle", cx=x, cy=level, r=10, fill=CARD, stroke=TEAL, stroke_width=4)
    return _mark("circle", cx=x, cy=level, r=14, fill=SUN, stroke=INK, stroke_width=3.5) + _mark(
        "circle", cx=x, cy=level, r=5, fill=INK
    )


# --- The circle -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """One part of the circle: what it is called, who does what, and the family's part."""

    name: str
    who: str
    you: str


@dataclass(frozen=True)
class _Sizes:
    """How large the words of the circle are, and how wide the room of one part is."""

    name: float
    words: float
    room: float

    @property
    def line(self) -> float:
        """From one line to the next."""
        return self.words * 1.28

    @property
    def flag(self) -> float:
        """What a flag takes over the name of a part."""
        return self.words * 1.75 + 12


_EDGE: Final = 22.0
"""From the edge of the drawing to the inside of the circle."""
_INSET: Final = 11.0
"""From the edge of the drawing to the middle of the road."""
_AIR: Final = 6.0
"""Beside the words of one part."""


@dataclass(frozen=True)
class _Fitted:
    """One part of the circle, in lines that fit."""

    name: str
    who: tuple[str, ...]
    you: tuple[str, ...]
    flag: str | None


def _fit(step: Step, number: int, flag: str | None, sizes: _Sizes) -> _Fitted:
    most = sizes.room - 2 * _AIR - 6
    who, you = wrapped(step.who, sizes.words, most), wrapped(step.you, sizes.words, most - 6)
    return _Fitted(f"{number}. {step.name}", who, you, flag)


def circle(steps: Sequence[Step], again: str, flag: str, marked: int | None, width: float) -> Drawn:
    """Four parts inside a road that goes round, and a flag at the one numbered ``marked``."""
    room = (width - 2 * _EDGE) / 2
    sizes = _Sizes(17, 14, room) if width == NARROW else _Sizes(19, 16, room)
    one, two, three, four = (
        _fit(step, number + 1, flag if number == marked else None, sizes)
        for number, step in enumerate(steps)
    )
    bottom, rows = _EDGE + 10, ""
    for row in ((one, two), (four, three)):  # the way the hands of a clock go
        high, marks = _row(row, bottom, width, sizes)
        bottom, rows = bottom + high, rows + marks
    bottom += _EDGE - _INSET - 4
    said = wrapped(again, sizes.words, width - 2 * _EDGE)
    start = bottom + _INSET + sizes.line + 6
    last = [
        _words(width / 2, start + place * sizes.line, line, sizes.words, fill=SOFT)
        for place, line in enumerate(said)
    ]
    high = start + (len(said) - 1) * sizes.line + 14
    return Drawn(width, high, _loop(width, bottom) + rows + _arrows(width, bottom) + "".join(last))


def _row(
    row: tuple[_Fitted, _Fitted], top: float, width: float, sizes: _Sizes
) -> tuple[float, str]:
    """Two parts side by side, each line level with the other's: how high, and their marks."""
    flags = sizes.flag if any(part.flag for part in row) else 0
    under = top + flags + sizes.name * 1.5
    ground = under + max(len(part.who) for part in row) * sizes.line + 6
    tall = max(len(part.you) for part in row) * sizes.line + 10
    marks = ""
    for part, middle in zip(
        row, (width / 2 - sizes.room / 2, width / 2 + sizes.room / 2), strict=True
    ):
        if part.flag is not None:
            marks += _flag(middle, top, part.flag, sizes.words, width)
        marks += _words(
            middle, top + flags + sizes.name, part.name, sizes.name, fill=TEAL, bold=True
        )
        for place, line in enumerate(part.who):
            marks += _words(middle, under + (place + 0.78) * sizes.line, line, sizes.words)
        marks += _own_part(part, middle, ground, tall, sizes)
    return ground + tall + 16 - top, marks


def _own_part(part: _Fitted, middle: float, top: float, high: float, sizes: _Sizes) -> str:
    """The family's own words on a ground; that of the part that comes next has an edge."""
    fill, edge = (SUN, INK) if part.flag is not None else (SUN_TINT, SUN_TINT)
    across = sizes.room - 2 * _AIR
    marks = _mark(
        "rect",
        x=middle - across / 2,
        y=top,
        width=across,
        height=high,
        rx=8,
        fill=fill,
        stroke=edge,
        stroke_width=2,
    )
    start = top + (high - len(part.you) * sizes.line) / 2
    for place, line in enumerate(part.you):
        marks += _words(middle, start + (place + 0.76) * sizes.line, line, sizes.words, bold=True)
    return marks


def _loop(width: float, bottom: float) -> str:
    """The road, going round."""
    around = {
        "x": _INSET,
        "y": _INSET,
        "width": width - 2 * _INSET,
        "height": bottom - _INSET,
        "rx": 54.0,
    }
    return _mark("rect", **around, fill=CARD, stroke=ROAD, stroke_width=14) + _mark(
        "rect", **around, fill="none", stroke=CARD, stroke_width=1.5, stroke_dasharray="8 7"
    )


def _arrows(width: float, bottom: float) -> str:
    """Which way round: an arrow in the middle of each side."""
    across, down = width / 2, (_INSET + bottom) / 2
    sides = (
        (across, _INSET, 0),
        (width - _INSET, down, 90),
        (across, bottom, 180),
        (_INSET, down, 270),
    )
    return "".join(
        _mark("circle", cx=x, cy=y, r=10, fill=TEAL)
        + _mark(
            "path",
            d="M-2.5 -4.5L2.5 0L-2.5 4.5",
            transform=f"translate({_number(x)} {_number(y)}) rotate({turn})",
            fill="none",
            stroke=CARD,
            stroke_width=2.5,
            stroke_linecap="round",
            stroke_linejoin="round",
        )
        for x, y, turn in sides
    )
