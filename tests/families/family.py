"""Build a family for a test, so that it reads as a sentence about them.

>>> family(sen_support="yes", progress="little")  # doctest: +SKIP
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wizard.answers import Answers, OwnItem, Value
from wizard.content import Content
from wizard.facts import FACTS, Facts
from wizard.guidance import Advice, advise
from wizard.journey import Given, Walk, walk
from wizard.letter import Letter, Line, Span, write_letter

TODAY = dt.date(2026, 11, 23)


@dataclass(frozen=True)
class Family:
    """What one family told us, and everything that follows from it."""

    content: Content
    answers: Answers
    today: dt.date = TODAY
    facts: Facts = field(default_factory=lambda: FACTS)

    @cached_property
    def walk(self) -> Walk:
        return walk(self.content, self.answers, self.today, self.facts)

    @property
    def given(self) -> Given:
        return self.walk.given

    @cached_property
    def advice(self) -> Advice:
        return advise(self.given)

    @property
    def asked(self) -> list[str]:
        """Every question they are asked, in order; once for each worry."""
        return [question.id for stop in self.walk.stops for question in stop.questions]

    def letter(self, name: str) -> Letter:
        return write_letter(self.content.letters[name], self.given)

    def reads(self, name: str) -> str:
        """The words of one document, a line each."""
        return "\n".join(block.text() for block in self.letter(name).blocks)


def told(values: Mapping[str, object]) -> dict[str, Value | Mapping[str, Value]]:
    """Answers as a test writes them: lists become tuples, and ``sen_support`` ``sen-support``."""
    return {name.replace("_", "-"): _told(value) for name, value in values.items()}


def _told(value: object) -> Value | Mapping[str, Value]:
    if isinstance(value, Mapping):
        return {item: tuple(v) if isinstance(v, list) else v for item, v in value.items()}
    return tuple(value) if isinstance(value, list) else str(value)


def build(
    content: Content,
    answers: Mapping[str, object],
    *,
    own: Mapping[str, str] | None = None,
    today: dt.date = TODAY,
    facts: Facts = FACTS,
) -> Family:
    """A family with these answers; ``own`` are items in their own words, by id."""
    items = tuple(OwnItem(id_, id_.split("-")[1], words) for id_, words in (own or {}).items())
    made = max((int(item.id.rsplit("-", 1)[1]) for item in items), default=0)
    kept = Answers(values=told(answers), own_items=items, own_made=made)
    return Family(content, kept, today, facts)


def lines(letter: Letter) -> Iterator[Line]:
    """Every line of a document, in reading order."""
    for block in letter.blocks:
        yield from block.lines


def spans(letter: Letter) -> Iterator[Span]:
    """Every run of words of a document, in reading order."""
    for line in lines(letter):
        yield from line
