"""Jargon explained where it first stands on a page of the wizard.

Our sentences are searched as their authors wrote them, before a name or an answer is filled in:
what a family typed is never looked at, and initials such as "EP" stay initials.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from wizard.jargon import Jargon, Opening, Piece, drawn, first_uses
from wizard.models import GlossaryEntry
from wizard.voice import SettingName, Voice


class Explained:
    """The words of jargon that one run of a page has explained so far.

    Streamlit draws a page from top to bottom, piece by piece, so what comes first has to be
    remembered. Each run starts with nothing explained; this is the only thing in a ``View``
    that changes.
    """

    def __init__(self) -> None:
        self._known: frozenset[str] = frozenset()

    def first(self, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        """The pieces of a text, in which only what was not explained yet is still a term."""
        kept, self._known = first_uses(pieces, self._known)
        return kept

    def fresh(self, entries: Iterable[GlossaryEntry]) -> list[GlossaryEntry]:
        """Those that were not explained yet; from now on they are."""
        new = {entry.id: entry for entry in entries if entry.id not in self._known}
        self._known |= new.keys()
        return list(new.values())


@dataclass(frozen=True)
class Explainer:
    """Speaks to one reader, and makes each word of jargon open its meaning."""

    jargon: Jargon
    voice: Voice
    place: SettingName
    """What the place the child goes to is called, with marks round its jargon."""
    opening: Opening

    def html(
        self, text: str, explained: Explained, item: str | None = None, **values: object
    ) -> Markup:
        """One sentence of ours as HTML."""
        filled = {"place": self.place, **values}
        spoken = self.voice.say(self.jargon.marked(text), item, **filled)
        pieces = explained.first(self.jargon.parted(spoken))
        return Markup(drawn(pieces, _plain, self.opening.html))  # noqa: S704 - each piece is escaped


def _plain(text: str) -> str:
    return str(escape(text))


def marked_place(place: SettingName, jargon: Jargon) -> SettingName:
    """What a nursery, school or college and its people are called, with marks round jargon."""
    words = place.words.model_dump()
    marked = {key: jargon.marked(text) for key, text in words.items() if isinstance(text, str)}
    return SettingName(place.words.model_copy(update=marked))
