"""The engine's results as plain data and as text, for the command line and for reviewers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wizard.answers import FORMAT, LIST_TYPES, VERSION
from wizard.content import Content
from wizard.dates import say
from wizard.guidance import (
    Advice,
    Because,
    PlanAdvice,
    because_of_step,
    because_questions,
    chosen_asks,
    chosen_brings,
    suggested_brings,
)
from wizard.journey import Given
from wizard.letter import Letter, about_date, key_dates
from wizard.models import NOT_SURE, Ask, Citation, Journey, Question, Step, When
from wizard.voice import Voice


def letter(written: Letter) -> dict[str, Any]:
    """A letter's blocks with their keys and spans: text, owner and source."""
    return {
        "letter": written.id,
        "title": written.title,
        "date": written.date.isoformat(),
        "language": written.language,
        "blocks": [
            {
                "key": block.key,
                "kind": block.kind,
                "rests_on": list(block.rests_on),
                "lines": [
                    [
                        {"text": span.text, "owner": span.owner, "sources": list(span.sources)}
                        for span in line
                    ]
                    for line in block.lines
                ],
            }
            for block in written.blocks
        ],
    }


def advice(found: Advice, given: Given) -> dict[str, Any]:
    """The urgent matter, flags, place, next steps, questions and explanations, with reasons."""
    voice = Voice(given, "screen")
    spoken = Voice(given, "letter")
    suggested = {ask.id: because for ask, because in found.asks}
    forward = {thing.id: because for thing, because in suggested_brings(given)}
    return {
        "urgent": _plan(found.urgent, voice),
        "flags": [
            {"flag": word, "because": _because(because_questions(given, found_in))}
            for word, found_in in given.finding("flags").items()
        ],
        "flag": _plan(found.flag, voice),
        "place": found.place,
        "overlays": list(found.overlays),
        "next": _plan(found.road, voice),
        "also": [_plan(plan, voice) for plan in found.also],
        "questions": [
            {
                "id": ask.id,
                "text": spoken.say(ask.text) if isinstance(ask, Ask) else ask.words,
                "because": _because(suggested.get(ask.id, ())),
                "sources": _sources(ask.sources) if isinstance(ask, Ask) else [],
            }
            for ask in chosen_asks(given)
        ],
        "bring": [
            {
                "id": thing.id,
                "text": spoken.say(thing.text),
                "because": _because(forward[thing.id]),
                "sources": _sources(thing.sources),
            }
            for thing in chosen_brings(given)
        ],
        "explanations": [
            {
                "id": page.id,
                "title": voice.say(page.title),
                "because": _because(because),
                "sources": _sources(page.sources),
            }
            for page, because in found.explanations
        ],
        "replies": [
            {
                "id": reply.id,
                "they_say": spoken.say(reply.they_say),
                "you_can_say": spoken.say(reply.you_can_say),
                "because": _because(because),
                "sources": _sources(reply.sources),
            }
            for reply, because in found.replies
        ],
    }


def _plan(plan: PlanAdvice | None, voice: Voice) -> dict[str, Any] | None:
    if plan is None:
        return None
    return {
        "id": plan.plan.id,
        "level": plan.plan.level,
        "title": voice.say(plan.plan.title),
        "because": _because(plan.because),
        "steps": [
            {
                "id": step.id,
                "title": voice.say(step.title),
                "text": voice.say(step.text),
                "guide": step.guide,
                "because": _because(because_of_step(voice.given, plan, step)),
                "sources": _sources(step.sources),
            }
            for step in plan.steps
        ],
    }


def _because(reasons: Iterable[Because]) -> list[dict[str, Any]]:
    return [
        {"question": each.question, "answers": list(each.answers), "says": each.says}
        for each in reasons
    ]


def _sources(citations: Iterable[Citation]) -> list[str]:
    return [str(source) for source in citations]


def advice_as_text(found: dict[str, Any]) -> str:
    """The same advice to read: one matter after another."""
    lines: list[str] = []
    for name in ("urgent", "flag", "next"):
        plan = found[name]
        if plan is not None:
            lines.append(plan["title"])
            lines += (_told(f"  - {step['title']}", step) for step in plan["steps"])
    for sign, name, words in (
        ("i", "explanations", "title"),
        ("?", "questions", "text"),
        ("+", "bring", "text"),
    ):
        lines += ["", *(_told(f"{sign} {each[words]}", each) for each in found[name])]
    return "\n".join(lines)


def _told(words: str, entry: dict[str, Any]) -> str:
    """A piece of advice, with why it is this family's and where it comes from."""
    why = "; ".join(dict.fromkeys(each["says"] for each in entry["because"]))
    because = f"\n      because {why}" if why else ""
    return f"{words} [{'; '.join(entry['sources'])}]{because}"


def dates_as_text(given: Given) -> str:
    """Each date to keep, whose it is, and where the law says so."""
    return "\n".join(
        f"{say(entry.date)}: {about_date(given, entry)}"
        + (f" [{'; '.join(entry.sources)}]" if entry.sources else "")
        for entry in key_dates(given)
    )


# --- The shape of the answers file ----------------------------------------------------------


def answers_schema(content: Content) -> dict[str, Any]:
    """JSON Schema of the answers file, from the questions themselves."""
    for_each = content.asked_for_each
    answers = {}
    for question in content.questions.values():
        shape = _answer_schema(question, content)
        if question.id in for_each:
            shape = {"type": "object", "additionalProperties": shape}
        answers[question.id] = shape
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "type": "object",
        "required": ["format", "version", "answers"],
        "properties": {
            "about": {"type": "string"},
            "format": {"const": FORMAT},
            "version": {"type": "integer", "minimum": 1, "maximum": VERSION},
            "revision": {"type": "integer", "minimum": 0},
            "saved_on": {"type": "string", "format": "date"},
            "child_id": {"type": "string"},
            "at": {
                "type": ["object", "null"],
                "properties": {"step": {"type": "string"}, "item": {"type": ["string", "null"]}},
                "required": ["step"],
            },
            "answers": {"type": "object", "properties": answers, "additionalProperties": False},
            "own_items": {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "properties": {
                        "kind": {"enum": ["concern", "ask"]},
                        "words": {"type": "string"},
                    },
                    "required": ["kind", "words"],
                },
            },
            "own_made": {"type": "integer", "minimum": 0},
            "cycles": {"type": "array", "items": {"type": "object"}},
            "letters": {"type": "object"},
        },
        "additionalProperties": False,
    }


def _answer_schema(question: Question, content: Content) -> dict[str, Any]:
    choices: dict[str, list[str]] = {
        "council": list(content.councils),
        "asks": list(content.asks),
        "bring": list(content.brings),
    }
    known = choices.get(question.type, [option.id for option in question.options])
    if question.type in LIST_TYPES:
        item: dict[str, Any] = {"type": "string"}
        if question.type == "choices":
            item = {"enum": [*known, NOT_SURE]}
        return {"type": "array", "items": item}
    if known:
        return {"enum": [*known, *([NOT_SURE] if question.not_sure else [])]}
    if question.limit is not None:
        return {"type": "string", "maxLength": question.limit}
    return {"type": "string"}


# --- The journey on one page ----------------------------------------------------------------


def journey(drawn: Journey, content: Content) -> str:
    """Every section, step and question of a journey, with its conditions and answers."""
    lines = [f"# {drawn.title}"]
    for number, section in enumerate(drawn.sections, 1):
        lines += ["", f"## {number}. {section.title}"]
        for step in section.steps:
            lines.append(_step(step))
            for name in step.questions:
                lines += _question(content.questions[name])
    return "\n".join(lines)


def _step(step: Step) -> str:
    repeated = f", once for each of {' or '.join(step.for_each)}" if step.for_each else ""
    shown = f" shows {step.shows}" if step.shows else ""
    return f"- {step.id}{shown}{repeated}{_when(step.when)}"


def _question(question: Question) -> list[str]:
    answers = " | ".join(option.id for option in question.options)
    not_sure = f" | {NOT_SURE}" if question.options and question.not_sure else ""
    told = f" ({answers}{not_sure})" if answers else f" ({question.type})"
    return [f"    {question.id}: {question.title}{_when(question.when)}", f"       {told}"]


def _when(when: When) -> str:
    if not when:
        return ""
    told = "; ".join(f"{name} is {' or '.join(words)}" for name, words in when.items())
    return f"  [when {told}]"
