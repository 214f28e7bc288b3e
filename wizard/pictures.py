"""Where a family is, as pictures: the road, drawn flat, and the circle of SEN support.

A picture is a value: its drawing as SVG, narrow for a phone and wide for paper and large
screens, and the same in words. Every word comes from ``content/screen.yaml``. Nothing is told by
colour alone: a mark has its words and a shape of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from wizard import drawing
from wizard.drawing import Step
from wizard.journey import Given
from wizard.models import NOT_SURE, PictureName
from wizard.voice import Voice, joined

PLACES: Final = ("everyday", "support", "more", "ehc")
"""The four places on the road, in the order they are drawn. None is above another."""

PARTS: Final = ("assess", "plan", "do", "review")
"""The four parts of the circle, in the order they follow one another."""


@dataclass(frozen=True)
class Picture:
    """One picture, and the same in words."""

    name: PictureName
    title: str
    about: str
    """What can be seen in it, in a few sentences."""
    twin: tuple[str, ...]
    """All its words as a list, in order; what is marked says so."""
    summary: str
    """The same in one sentence, for a document."""
    narrow: str
    """The drawing for a phone, as SVG."""
    wide: str
    """The drawing for paper and for large screens, as SVG."""

    @property
    def alternative(self) -> str:
        """What is read out in the place of the picture."""
        return f"{self.title}. {self.about}"


# --- The two pictures -----------------------------------------------------------------------


def road(voice: Voice, place: str | None = None, *, sure: bool = True) -> Picture:
    """The road of help at school, with *you are here* at a place, or at none.

    Args:
        voice: Who is spoken to.
        place: One of ``PLACES``.
        sure: Whether the answers settle it; else it says *you may be here*.
    """
    flag = _say(voice, "road-here" if sure else "road-perhaps")
    names = {name: _say(voice, f"road-{name}") for name in PLACES}
    twin = tuple(
        _say(voice, "road-place-here", name=words, here=flag.lower()) if name == place else words
        for name, words in names.items()
    )
    about = _say(voice, "road-about", places=joined(list(names.values())))
    if place is not None:
        about = f"{about} {_say(voice, 'road-about-here', name=names[place], here=flag)}"
    title = _say(voice, "road-title")
    labels = tuple(names.values())
    here = PLACES.index(place) if place is not None else None
    narrow, wide = (
        drawing.whole("road", title, about, drawing.road(labels, flag, here, width))
        for width in (drawing.NARROW, drawing.WIDE_ROAD)
    )
    summary = _say(voice, "road-summary", places=joined(list(twin)))
    return Picture("road", title, about, twin, summary, narrow, wide)


def circle(voice: Voice, part: str | None = None) -> Picture:
    """The circle of SEN support: who does each part, and what the family's part in it is.

    Args:
        voice: Who is spoken to.
        part: The one of ``PARTS`` that comes next for the family, or None where it is not known.
    """
    steps = tuple(_step(voice, name) for name in PARTS)
    again, flag = _say(voice, "circle-again"), _say(voice, "circle-next")
    twin = [
        _say(
            voice,
            "circle-part-next" if name == part else "circle-part",
            name=step.name,
            who=step.who,
            you=step.you,
        )
        for name, step in zip(PARTS, steps, strict=True)
    ]
    twin[-1] = f"{twin[-1]} {again}"
    about = _say(voice, "circle-about", parts=joined([step.name for step in steps]))
    if part is not None:
        about = f"{about} {_say(voice, 'circle-about-next', name=steps[PARTS.index(part)].name)}"
    title = _say(voice, "circle-title")
    marked = PARTS.index(part) if part is not None else None
    narrow, wide = (
        drawing.whole("circle", title, about, drawing.circle(steps, again, flag, marked, width))
        for width in (drawing.NARROW, drawing.WIDE_CIRCLE)
    )
    return Picture("circle", title, about, tuple(twin), about, narrow, wide)


def own_place(given: Given) -> str | None:
    """The place on the road where this family is, or None where they stand beside it."""
    place = next(iter(given.words("place")), "")
    here = given.content.screen.get(f"road-at-{place}")
    return here if here in PLACES else None


def own_road(given: Given, voice: Voice | None = None) -> Picture:
    """The road with this family's place on it; unmarked where they stand beside it."""
    here = own_place(given)
    sure = not (here == PLACES[0] and NOT_SURE in given.words("sen-support"))
    return road(voice or Voice(given, "screen"), here, sure=sure)


def own_circle(given: Given, voice: Voice | None = None) -> Picture | None:
    """The circle with the part that comes next for this family, or None where it is not theirs."""
    words = given.words("circle")
    if not words:
        return None
    part = next(iter(words))
    return circle(voice or Voice(given, "screen"), part if part in PARTS else None)


def address(svg: str) -> str:
    """The drawing as an address that holds all of it, so that nothing is asked for by it."""
    return f"data:image/svg+xml,{quote(svg, safe=' /:=,;()')}"


def images(picture: Picture) -> str:
    """The picture as HTML for a page that takes no drawings: an image, which asks for nothing.

    It stands there twice, for narrow and for wide pages; the style sheet shows one of the two.
    """
    return "".join(
        f'<img class="w-picture w-picture-{size}" src="{escape(address(svg))}" '
        f'alt="{escape(picture.alternative)}">'
        for size, svg in (("narrow", picture.narrow), ("wide", picture.wide))
    )


def drawings(picture: Picture) -> str:
    """The picture as HTML, drawn in the page itself: narrow and wide, as ``images``."""
    return "".join(
        f'<div class="w-picture w-picture-{size}">{svg}</div>'
        for size, svg in (("narrow", picture.narrow), ("wide", picture.wide))
    )


def _say(voice: Voice, key: str, **values: object) -> str:
    return voice.say(voice.given.content.screen[key], None, **values)


def _step(voice: Voice, name: str) -> Step:
    young = "young-person" in voice.given.words("writer-kind")
    own = f"circle-{name}-you-young"
    you = own if young and own in voice.given.content.screen else f"circle-{name}-you"
    return Step(_say(voice, f"circle-{name}"), _say(voice, f"circle-{name}-who"), _say(voice, you))
