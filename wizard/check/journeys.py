"""Does each journey ask what exists, and in an order its conditions can rest on?"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.content import Content, Problem
from wizard.facts import Facts
from wizard.models import Step, When


def check_journeys(content: Content, facts: Facts) -> Iterator[Problem]:
    """Steps name questions that exist, conditions only what was asked before."""
    used: set[str] = set()
    for journey in content.journeys:
        file = content.files[f"journey/{journey.id}"]
        used |= set(journey.question_ids())
        for letter in journey.letters:
            if letter not in content.letters:
                yield Problem(file, "letters", f"there is no letter “{letter}”")
        steps = [(section, step) for section in journey.sections for step in section.steps]
        names = [step.id for _, step in steps]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Problem(file, name, "two steps have this id; give one another")
        before: set[str] = set()
        for section, step in steps:
            yield from _not_yet(facts, file, section.id, section.when, before, "when")
            place = f"{section.id}.{step.id}"
            yield from _only_earlier(content, facts, file, place, step, before)
            before |= set(step.questions)
    for name in content.questions:
        if name not in used:
            file = content.files[f"question/{name}"]
            yield Problem(file, "", "no journey asks this question; add it to one or take it away")


def _only_earlier(
    content: Content, facts: Facts, file: str, place: str, step: Step, before: set[str]
) -> Iterator[Problem]:
    """A ``when`` may only rest on questions that were asked earlier."""
    for source in step.for_each:
        if source not in before:
            yield Problem(file, place, f"for_each: “{source}” is not asked before this step")
    here = set(before)
    for name in step.questions:
        question = content.questions.get(name)
        if question is None:
            yield Problem(file, place, f"there is no question “{name}”")
            continue
        yield from _not_yet(facts, file, place, question.when, here, name)
        here.add(name)
    yield from _not_yet(facts, file, place, step.when, before, "when")


def _not_yet(
    facts: Facts, file: str, place: str, when: When, before: set[str], of: str
) -> Iterator[Problem]:
    for key in when:
        if key in facts:
            if not before & set(facts[key].reads):
                yield Problem(file, place, f"{of}: “{key}” rests on questions asked only later")
        elif key not in before:
            yield Problem(file, place, f"{of}: “{key}” is not asked before this step")
