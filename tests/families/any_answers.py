"""Any answers at all: whatever the content offers, chosen by chance, and hostile words.

``any_family`` asks a *chooser* for each choice, so that the same families can be drawn by
hypothesis, which looks for the smallest that fails, or from a seed, to meet everything.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar

from tests.families.family import Family
from wizard.answers import NONE_CHOSEN, Answers, Edit, OwnItem, read_answers, write_answers
from wizard.content import Content
from wizard.models import NOT_SURE, TEXT_TYPES, Question

T = TypeVar("T")

HOSTILE = (
    "None",
    "child(s) and/or  two  spaces",
    "{{ child.name }} {% raw %}{# x #}",
    "<script>alert(1)</script> & \"quotes\" 'too'",
    "\u202eturned round\u202c \u2066and\u2069 back",
    "first line\r\n\r\n\r\n   second line \n third",
    "مريم تحب القراءة",
    "字字字字字字",
    "👩‍👧‍👦 🏳️‍🌈 e\u0301",
    "\x00\x07bell\x1b[31m",
    "...",
    "what? why! no…",
    "given",
    "own-concern-1",
    "none-chosen",
    "=HYPERLINK(1)",
    "%s %d {0} {name} \\n \\",
    "O’Brien-Smith, Jr.",
    "# heading\n- point\n* star * _under_ | table",
    "a" * 30,
)

PLAIN = ("He cries on Sundays", "She likes maps.", "It has been hard since May", "Sam", "Mrs Patel")

DAYS = {
    "meeting-date": ("2026-11-23", "2026-12-03", "2027-06-01"),
    "ehc-received": ("2026-11-01", "2026-07-15", "2024-12-01"),
}
PAST = ("2026-11-09", "2026-06-30", "2026-10-27", "2026-08-31")
BROKEN = ("31/2/2026", "soon", "1999-01-01", "2031-01-01")


class Chooser(Protocol):
    """Whoever makes the choices."""

    def one(self, things: Sequence[T]) -> T:
        """One of them."""

    def some(self, things: Sequence[T], most: int) -> list[T]:
        """None, one or several of them."""


class Dice:
    """Choices from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one(self, things: Sequence[T]) -> T:
        return self.random.choice(things)

    def some(self, things: Sequence[T], most: int) -> list[T]:
        return self.random.sample(list(things), self.random.randint(0, min(most, len(things))))


def repeated(content: Content) -> set[str]:
    """The questions that are asked once for each worry."""
    return {
        name
        for journey in content.journeys
        for section in journey.sections
        for step in section.steps
        if step.for_each
        for name in step.questions
    }


def any_family(content: Content, choose: Chooser, told: Mapping[str, Any] | None = None) -> Family:
    """A family with any answers; those in ``told`` are not left to chance."""
    own = tuple(
        OwnItem(f"own-{kind}-{number}", kind, words)
        for number, (kind, words) in enumerate(
            zip(
                choose.some(("concern", "ask", "concern", "ask"), 4),
                choose.some((*HOSTILE[:4], *PLAIN), 4),
                strict=False,
            ),
            start=1,
        )
    )
    values: dict[str, Any] = {}
    per_worry = repeated(content)
    for question in content.questions.values():
        if told and question.id in told:
            values[question.id] = told[question.id]
        elif question.id in per_worry:
            items = [*values.get("worries", ()), *choose.some(tuple(content.concerns), 1)]
            values[question.id] = {
                item: value
                for item in items
                if item not in {NOT_SURE, NONE_CHOSEN}
                and (value := _any(content, question, own, choose))
            }
        elif value := _any(content, question, own, choose):
            values[question.id] = value
    today = choose.one((dt.date(2026, 11, 23), dt.date(2027, 7, 1), dt.date(2027, 9, 1)))
    answers = Answers(
        values={k: v for k, v in values.items() if v}, own_items=own, edits=_edits(content, choose)
    )
    # As a family's answers come to us: from a file, and so through its repair.
    opened = read_answers(write_answers(answers, today), content)
    return Family(content, opened.answers, today)


def _edits(content: Content, choose: Chooser) -> dict[str, dict[str, Edit]]:
    """What they did to some parts of some letters."""
    edits: dict[str, dict[str, Edit]] = {}
    for letter in choose.some(tuple(content.letters.values()), 1):
        for block in choose.some(letter.blocks, 3):
            key = f"{block.id}/reading" if block.for_each else block.id
            open_ = not block.fixed and block.kind not in {"heading", "new-page"}
            edit = choose.one((Edit("Mine.\n\nAnd mine"), Edit(left_out=True), Edit(moved=True)))
            if open_:
                edits.setdefault(letter.id, {})[key] = edit
    return edits


def _any(content: Content, question: Question, own: tuple[OwnItem, ...], choose: Chooser) -> Any:
    if question.type in TEXT_TYPES:
        limit = question.limit or 1
        return choose.one(("", "", *PLAIN, choose.one(HOSTILE), "字" * limit))[:limit]
    if question.type == "date":
        return choose.one(("", NOT_SURE, *DAYS.get(question.id, PAST), choose.one(BROKEN)))
    if question.type == "school-year":
        return choose.one(("", NOT_SURE, *(f"{year}/2026" for year in content.school_years)))
    if question.type == "council":
        return choose.one(("", NOT_SURE, "warwickshire", choose.one(tuple(content.councils))))
    unsure = (NOT_SURE,) if question.not_sure else ()
    options = tuple(option.id for option in question.options)
    if question.type == "choice":
        return choose.one(("", *unsure, *options, *options))
    mine = {
        kind: tuple(item.id for item in own if item.kind == kind) for kind in ("concern", "ask")
    }
    things = {
        "choices": (*unsure, *options),
        "concerns": (*content.concerns, *mine["concern"] * 3),
        "main-concerns": (*content.concerns, *mine["concern"] * 3),
        "asks": (NONE_CHOSEN, *content.asks, *mine["ask"] * 3),
        "bring": (NONE_CHOSEN, *content.brings),
    }[question.type]
    return tuple(dict.fromkeys(choose.some(things, 5)))
