"""Where a statement comes from, in words, and how far that was checked."""

from __future__ import annotations

from typing import NamedTuple

from wizard import dates
from wizard.models import Citation
from wizard.voice import Voice


class ToldSource(NamedTuple):
    """A source as a reader is told of it."""

    url: str
    words: str
    checked: str
    """When our copy was seen, or when a person compared it with the live page."""


def told_source(voice: Voice, citation: Citation) -> ToldSource:
    """What a reader is told of the source of a statement, in the words of ``screen.yaml``."""
    content = voice.given.content
    source = content.sources[citation.id]
    words = voice.say(
        content.screen["source"],
        title=source.title,
        place=f", {citation.at}" if citation.at else "",
        publisher=source.publisher,
    )
    if source.checked_live is not None:
        day = dates.say(source.checked_live)
        checked = voice.say(content.screen["source-checked"], day=day)
    else:
        day = dates.say(source.seen)
        words_for = content.screen["source-not-checked"]
        checked = voice.say(words_for, edition=source.edition, day=day)
    return ToldSource(source.url, words, checked)
