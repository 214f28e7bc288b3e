"""The kinds of question: each is drawn by one function, and writes its reply at once.

A widget only mirrors the answer that is kept; what is typed is kept as typed, right or wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from wizard.app.controls import asking, choosing, councils, worries, writing
from wizard.app.controls.asked import Asked
from wizard.conditions import holds
from wizard.guidance import possible_asks, suggested_brings
from wizard.models import QuestionType

KINDS: Final[Mapping[QuestionType, Callable[[Asked], None]]] = MappingProxyType(
    {
        "choice": choosing.choice,
        "choices": choosing.choices,
        "school-year": choosing.school_year,
        "text": writing.text,
        "long-text": writing.long_text,
        "date": writing.date,
        "council": councils.council,
        "concerns": worries.concerns,
        "main-concerns": worries.main_concerns,
        "asks": asking.asks,
        "bring": asking.bring,
    }
)


def draw(asked: Asked) -> None:
    """Draw one question, with what may be wrong with its reply."""
    KINDS[asked.question.type](asked)


def gather(asked: Asked) -> None:
    """Before the page is left: keep own words that were typed but not yet added."""
    if asked.question.type == "concerns":
        worries.add_own(asked)
    elif asked.question.type == "asks":
        asking.add_own(asked)


def labels(asked: Asked) -> Iterator[str]:
    """What is asked and all that can be chosen here, as their authors wrote them."""
    yield asked.stop.step.title or ""
    yield asked.question.title
    for option in asked.question.options:
        if holds(option.when, asked.view.given, asked.item):
            yield from (option.label, option.hint or "")
    if asked.question.type == "concerns":
        for concern in worries.fitting(asked.view):
            yield from (concern.title, *worries.said(concern))
    elif asked.question.type == "main-concerns":
        known = asked.view.content.concerns
        chosen = asked.view.given.items("worries")
        yield from (known[item].title for item in chosen if item in known)
    elif asked.question.type == "asks":
        yield from (ask.text for ask in possible_asks(asked.view.given))
    elif asked.question.type == "bring":
        yield from (thing.text for thing, _ in suggested_brings(asked.view.given))


def text_fields(asked: Asked) -> dict[str, str]:
    """The text that each text field of a question has from us, by the key of its widget."""
    kind = asked.question.type
    if kind in {"text", "long-text"}:
        return {asked.key("told"): str(asked.value or "")}
    if kind == "date":
        return writing.date_fields(asked)
    if kind in {"concerns", "asks"}:
        return asking.own_field(asked)
    return {}


__all__ = ["KINDS", "Asked", "draw", "gather", "labels", "text_fields"]
