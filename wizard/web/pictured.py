"""A picture in a plain page: drawn in the page itself, and the same in words to open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from wizard import pictures
from wizard.journey import Given
from wizard.models import PictureName
from wizard.voice import Voice

_CAPTIONS: Final[Mapping[PictureName, str]] = {"road": "road-words", "circle": "circle-words-round"}
"""What stands under each picture, by its key in ``content/screen.yaml``."""


def pictured(given: Given, name: PictureName) -> Markup:
    """The road or the circle, with no place marked: a plain page is about no one family.

    No jargon is explained in its words: they are folded away, and a reader would not find it.
    """
    voice = Voice(given, "screen")
    drawn = pictures.road(voice) if name == "road" else pictures.circle(voice)
    screen = given.content.screen
    caption, summary = (voice.say(screen[key]) for key in (_CAPTIONS[name], "picture-words"))
    words = Markup("").join(Markup("<li>{}</li>").format(line) for line in drawn.twin)
    drawings = Markup(pictures.drawings(drawn))  # noqa: S704 - escaped where it was drawn
    return Markup(
        '<div class="w-pictured">{}<p>{}</p>'
        '<details class="w-details" data-as-is><summary>{}</summary><ul>{}</ul></details></div>'
    ).format(drawings, caption, summary, words)
