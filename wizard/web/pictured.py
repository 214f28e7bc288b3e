"""A picture in a plain page: drawn in the page itself, and the same in words to open."""

from __future__ import annotations

from markupsafe import Markup, escape

from wizard import pictures
from wizard.journey import Given
from wizard.models import PictureName
from wizard.voice import Voice


def pictured(given: Given, name: PictureName) -> Markup:
    """The road or the circle, with no place marked: a plain page is about no one family."""
    voice = Voice(given, "screen")
    drawn = pictures.road(voice) if name == "road" else pictures.circle(voice)
    summary = escape(voice.say(given.content.screen["picture-words"]))
    words = Markup("").join(Markup("<li>{}</li>").format(line) for line in drawn.twin)
    return Markup(
        '<div class="w-pictured">{}<details class="w-details"><summary>{}</summary>'
        "<ul>{}</ul></details></div>"
    ).format(Markup(pictures.drawings(drawn)), summary, words)  # noqa: S704 - escaped where drawn
