"""Words of jargon in a text, found so that each can be explained where it first stands.

What a family typed is never looked at. A sentence is searched as its author wrote it, before
anything is filled in: :meth:`Jargon.marked` puts marks into it, it is spoken, and
:meth:`Jargon.parted` takes it apart at the marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from wizard.models import GlossaryEntry

_TEMPLATE: Final = r"\{\{.*?\}\}|\{%.*?%\}"
"""What is filled in, or decides about a sentence: never a word of it."""

_OPEN, _MID, _CLOSE = "\ue010", "\ue011", "\ue012"
_MARKED: Final = re.compile(f"{_OPEN}(\\d+){_MID}(.*?){_CLOSE}", re.DOTALL)


@dataclass(frozen=True)
class Term:
    """A word of a text that the glossary explains."""

    words: str
    """As it stands in the text: "SENCOs"."""
    entry: GlossaryEntry


Piece = str | Term
"""A stretch of a text: plain, or a word to explain."""


def _as_written(phrase: str) -> str:
    """A pattern that finds a phrase as people write it.

    Small letters may be large ones. Capitals have to be capitals, but for one that only
    begins the phrase: "EP" is never found in "step" or "ep", nor "SEND" in "send him home".
    """
    short_form = re.match(r"[A-Z]{2,}|[A-Z]\b", phrase)
    pattern = ""
    for place, sign in enumerate(phrase):
        if sign in " -":
            pattern += r"[\s\-]+"
        elif sign.isupper() and (place or short_form):
            pattern += sign
        else:
            pattern += f"(?i:{re.escape(sign)})"
    return pattern + r"(?:s\b)?"


class Jargon:
    """Every word that the glossary explains. Nothing in it changes."""

    def __init__(self, glossary: Iterable[GlossaryEntry]) -> None:
        phrases = {name: entry for entry in glossary for name in (entry.term, *entry.also)}
        longest_first = sorted(phrases, key=len, reverse=True)
        self._entries = tuple(phrases[name] for name in longest_first)
        found = "|".join(f"({_as_written(name)})" for name in longest_first)
        self._pattern = re.compile(rf"(?s:{_TEMPLATE})|(?<![\w-])(?:{found or '(?!)'})(?![\w-])")

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """A text taken apart at every use of a word that the glossary explains."""
        pieces: list[Piece] = []
        done = 0
        for match in self._pattern.finditer(text):
            if match.lastindex is None:
                continue
            pieces += [
                text[done : match.start()],
                Term(match[0], self._entries[match.lastindex - 1]),
            ]
            done = match.end()
        return tuple(piece for piece in (*pieces, text[done:]) if piece)

    def terms(self, text: str) -> tuple[GlossaryEntry, ...]:
        """The words of a text that the glossary explains, each once."""
        found = (piece.entry for piece in self.pieces(text) if isinstance(piece, Term))
        return tuple({entry.id: entry for entry in found}.values())

    def explains(self, authored: str) -> tuple[GlossaryEntry, ...]:
        """The same for what an author wrote, remembered: it is asked for on every page."""
        return _explains(self, authored)

    def marked(self, text: str) -> str:
        """An author's sentence with a mark round each word to explain; filled in afterwards."""
        return _marked(self, text)

    def parted(self, spoken: str) -> tuple[Piece, ...]:
        """A marked sentence, now that it is filled in, taken apart at its marks."""
        pieces: list[Piece] = []
        done = 0
        for match in _MARKED.finditer(spoken):
            place = int(match[1])
            if place < len(self._entries):
                pieces += [spoken[done : match.start()], Term(match[2], self._entries[place])]
                done = match.end()
        return tuple(piece for piece in (*pieces, spoken[done:]) if piece)

    def place(self, entry: GlossaryEntry) -> int:
        """The number an entry has in a mark."""
        return self._entries.index(entry)


@lru_cache(maxsize=4096)
def _marked(jargon: Jargon, text: str) -> str:
    return "".join(
        f"{_OPEN}{jargon.place(piece.entry)}{_MID}{piece.words}{_CLOSE}"
        if isinstance(piece, Term)
        else piece
        for piece in jargon.pieces(text)
    )


@lru_cache(maxsize=4096)
def _explains(jargon: Jargon, authored: str) -> tuple[GlossaryEntry, ...]:
    return jargon.terms(authored)


@lru_cache(maxsize=8)
def jargon_of(glossary: tuple[GlossaryEntry, ...]) -> Jargon:
    """The words of one glossary; made once, because it is asked for on every page."""
    return Jargon(glossary)


def first_uses(
    pieces: Iterable[Piece], explained: frozenset[str]
) -> tuple[tuple[Piece, ...], frozenset[str]]:
    """Only the first use of each word stays a term; one that was explained is plain text.

    Returns:
        The pieces, and the ids of all that is explained by now.
    """
    kept: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) or piece.entry.id in explained:
            kept.append(piece if isinstance(piece, str) else piece.words)
        else:
            kept.append(piece)
            explained |= {piece.entry.id}
    return tuple(kept), explained


_BEFORE: Final = re.compile(r"[(“‘\[]+$")
_AFTER: Final = re.compile(r"^[.,;:!?)\]”’…]+")


def drawn(
    pieces: Iterable[Piece], text: Callable[[str], str], term: Callable[[str, Term, str], str]
) -> str:
    """Pieces drawn one after another.

    Args:
        pieces: The pieces of a text.
        text: Draws plain text.
        term: Draws a word to explain, with the signs before and after it, so that no line
            ends between "(" and "SEND".
    """
    whole = ["", *pieces, ""]
    made: list[str] = []
    for before, piece, after in zip(whole, whole[1:], whole[2:], strict=False):
        if isinstance(piece, Term):
            signs = _BEFORE.search(before) if isinstance(before, str) else None
            ends = _AFTER.search(after) if isinstance(after, str) else None
            made.append(term(signs[0] if signs else "", piece, ends[0] if ends else ""))
        else:
            start = _AFTER.search(piece) if isinstance(before, Term) else None
            end = _BEFORE.search(piece) if isinstance(after, Term) else None
            first = start.end() if start else 0
            made.append(text(piece[first : max(first, end.start() if end else len(piece))]))
    return "".join(made)


_OPENING: Final = Markup(
    '<button type="button" class="w-term" popovertarget="{id}">'
    "{before}<span>{words}</span>{after}</button>"
    '<span popover class="w-meaning" id="{id}" role="note"><b>{name}</b> '
    '<span>{meaning}</span> <a href="/words#{entry}">{more}</a> '
    '<button type="button" class="w-close" popovertarget="{id}" popovertargetaction="hide">'
    "{close}</button></span>"
)


@dataclass(frozen=True)
class Opening:
    """How a word opens its meaning, for one reader."""

    say: Callable[[str], str]
    """Speaks a sentence that an author wrote."""
    close: str
    more: str

    def html(self, before: str, term: Term, after: str, prefix: str = "") -> Markup:
        """A word with the signs round it, and its meaning to open; text of any kind is escaped.

        ``prefix`` is what its ids start with, where a page explains a word more than once.
        """
        return _OPENING.format(
            id=f"{prefix}term-{term.entry.id}",
            before=before,
            words=term.words,
            after=after,
            name=term.entry.term,
            meaning=self.say(term.entry.meaning),
            entry=term.entry.id,
            more=self.more,
            close=self.close,
        )
