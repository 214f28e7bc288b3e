"""Which questions to ask, what comes next, how far along, and which answers still count.

Everything here is worked out from the content and the answers; only where the family is (a
step, and an item where one is asked per concern) is ever kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wizard.answers import LIST_TYPES, NONE_CHOSEN, Answers, At, OwnItem, Value, fault
from wizard.conditions import holds
from wizard.content import Content
from wizard.facts import FACTS, Facts, Finding
from wizard.models import GIVEN, NOT_SURE, TEXT_TYPES, Concern, Journey, Question, Section, Step


@dataclass(frozen=True)
class Given:
    """The answers that count: asked in this journey, still applying, and sound.

    This is what conditions, facts, advice and letters look at. It grows in the order the
    questions are met, so that each sees only what was answered before it.
    """

    content: Content
    today: dt.date
    facts: Facts
    answers: Answers
    kept: dict[str, Value | dict[str, Value]] = field(default_factory=dict)
    _found: dict[str, Finding] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What the named facts said of these answers; forgotten when another answer is kept."""

    def value(self, name: str, item: str | None = None) -> str | None:
        """The single answer to a question, *not sure* included, or None."""
        found = self.reply(name, item)
        return found if isinstance(found, str) else None

    def reply(self, name: str, item: str | None = None) -> Value | None:
        """The answer to a question as it is kept, or None where it has none that counts."""
        found = self.kept.get(name)
        if isinstance(found, dict):
            return found.get(item) if item is not None else None
        return found

    def words(self, name: str, item: str | None = None) -> frozenset[str]:
        """The words that hold for a question or a named fact."""
        fact = self.facts.get(name)
        if fact is not None:
            return frozenset(self.finding(name))
        found = self.reply(name, item)
        if not found:
            return frozenset()
        question = self.content.questions[name]
        if question.type in TEXT_TYPES or question.type == "date":
            return frozenset({NOT_SURE if found == NOT_SURE else GIVEN})
        if question.type == "council" and found != NOT_SURE:
            return frozenset({str(found), GIVEN})
        return frozenset((found,) if isinstance(found, str) else found) - {NONE_CHOSEN}

    def finding(self, name: str) -> Finding:
        """What a named fact says of these answers."""
        if name not in self._found:
            self._found[name] = self.facts[name].draw(self)
        return self._found[name]

    def because(self, name: str, words: frozenset[str]) -> tuple[str, ...]:
        """The answered questions that made these words of a question or fact hold.

        Where several answers could be chosen, each that counted follows after a slash.
        """
        if name not in self.facts:
            if name not in self.kept:
                return ()
            several = self.content.questions[name].type in LIST_TYPES
            return (
                tuple(f"{name}/{word}" for word in sorted(words))
                if several
                else (name,) * bool(words)
            )
        finding = self.finding(name)
        named = (reason for word in finding if word in words for reason in finding[word])
        return tuple(
            reason for reason in dict.fromkeys(named) if reason.partition("/")[0] in self.kept
        )

    def items(self, name: str) -> tuple[str, ...]:
        """The items chosen in a question, in the order they were chosen."""
        found = self.kept.get(name)
        return (
            tuple(i for i in found if i not in {NOT_SURE, NONE_CHOSEN})
            if isinstance(found, tuple)
            else ()
        )

    def items_for(self, sources: tuple[str, ...]) -> tuple[str, ...]:
        """The items a step or block is repeated for: of the first question that has any."""
        return next((found for name in sources if (found := self.items(name))), ())

    def concern(self, item: str) -> Concern | OwnItem | None:
        """The concern, or the family's own, with this id."""
        return self.content.concerns.get(item) or self.own(item)

    def own(self, item: str) -> OwnItem | None:
        """The family's own item with this id."""
        return next((own for own in self.answers.own_items if own.id == item), None)

    def _keep(self, question: Question, item: str | None) -> None:
        value = self.answers.value(question.id, item)
        if question.type in LIST_TYPES and isinstance(value, tuple):
            value = self._sound(question, value)
        if not value:
            return
        problem = fault(question, value, self.today)
        if problem is not None:
            return
        if question.type in {"choice", "choices"} and value != NOT_SURE:
            still = self._still_offered(question, value, item)
            if not still:
                return
            value = still
        self._found.clear()
        if item is None:
            self.kept[question.id] = value
        else:
            per_item = self.kept.setdefault(question.id, {})
            if isinstance(per_item, dict):
                per_item[item] = value

    def _sound(self, question: Question, value: tuple[str, ...]) -> tuple[str, ...]:
        """Only the items that are still there to be chosen."""
        if question.type == "concerns":
            return tuple(i for i in value if i == NOT_SURE or self._may_be_chosen(i))
        if question.type == "main-concerns":
            chosen = self.items("worries")
            return tuple(i for i in value if i in chosen)
        if question.type == "asks":
            asks = self.content.asks
            return tuple(
                i
                for i in value
                if i == NONE_CHOSEN
                or self.own(i) is not None
                or (i in asks and holds(asks[i].when, self))
            )
        if question.type == "bring":
            things = self.content.brings
            return tuple(
                i
                for i in value
                if i == NONE_CHOSEN or (i in things and holds(things[i].when, self))
            )
        return value

    def _may_be_chosen(self, item: str) -> bool:
        """Whether a worry is the family's own, or stands on the list for this family."""
        concern = self.content.concerns.get(item)
        return self.own(item) is not None if concern is None else holds(concern.when, self)

    def _still_offered(self, question: Question, value: Value, item: str | None) -> Value | None:
        offered = {option.id for option in question.options if holds(option.when, self, item)} | {
            NOT_SURE
        }
        if isinstance(value, str):
            return value if value in offered else None
        return tuple(entry for entry in value if entry in offered)


@dataclass(frozen=True)
class Stop:
    """One page of the journey as this family meets it."""

    section: Section
    step: Step
    item: str | None
    questions: tuple[Question, ...]
    """The questions that apply on it, in order; empty for a page that shows something."""
    number: int
    """Which page of its section it is, counted from 1."""

    @property
    def at(self) -> At:
        """Where it is, as it is kept."""
        return At(self.step.id, self.item)

    @property
    def address(self) -> str:
        """Its address: the section's name and a number, never the topic."""
        return f"{self.section.id}-{self.number}"


@dataclass(frozen=True)
class Walk:
    """The journey for these answers: every page, in order, and the answers that count."""

    journey: Journey
    stops: tuple[Stop, ...]
    given: Given

    @cached_property
    def _places(self) -> Mapping[At, int]:
        return {stop.at: place for place, stop in enumerate(self.stops)}

    def find(self, at: At | None) -> Stop:
        """The page at this place, or the nearest one before it that still applies."""
        if at is None:
            return self.stops[0]
        if at in self._places:
            return self.stops[self._places[at]]
        order = [step.id for section in self.journey.sections for step in section.steps]
        if at.step not in order:
            return self.stops[0]
        reached = order.index(at.step)
        before = [stop for stop in self.stops if order.index(stop.step.id) <= reached]
        return before[-1] if before else self.stops[0]

    def by_address(self, address: str) -> Stop | None:
        """The page at an address, or None where this family has none."""
        return next((stop for stop in self.stops if stop.address == address), None)

    def after(self, stop: Stop) -> Stop | None:
        """The page that *Continue* leads to."""
        place = self._places[stop.at] + 1
        return self.stops[place] if place < len(self.stops) else None

    def before(self, stop: Stop) -> Stop | None:
        """The page that *Back* leads to."""
        place = self._places[stop.at] - 1
        return self.stops[place] if place >= 0 else None

    def asks(self, question: str) -> Stop | None:
        """The first page that asks a question, or None when it does not apply."""
        return next(
            (stop for stop in self.stops if any(q.id == question for q in stop.questions)), None
        )

    def section_number(self, stop: Stop) -> tuple[int, int]:
        """Which section of how many this page stands in, counted from 1."""
        met = list(dict.fromkeys(each.section.id for each in self.stops))
        return met.index(stop.section.id) + 1, len(met)

    def pages_in(self, section: str) -> int:
        """How many pages a section has for this family, as far as is known."""
        return sum(stop.section.id == section for stop in self.stops)


def choose_journey(content: Content, given: Given) -> Journey:
    """The first journey whose ``when`` holds; those without one come last."""
    return next(journey for journey in content.journeys if holds(journey.when, given))


def walk(content: Content, answers: Answers, today: dt.date, facts: Facts = FACTS) -> Walk:
    """The journey as it stands for these answers.

    The questions a journey's own ``when`` rests on are asked in every journey, so the choice
    is made by walking the plain one first.
    """
    plain = _walk(content, content.journeys[-1], answers, today, facts)
    chosen = choose_journey(content, plain.given)
    if chosen is plain.journey:
        return plain
    return _walk(content, chosen, answers, today, facts)


def _walk(
    content: Content, journey: Journey, answers: Answers, today: dt.date, facts: Facts
) -> Walk:
    given = Given(content, today, facts, answers)
    stops: list[Stop] = []
    asked: set[tuple[str, str | None]] = set()
    for section in journey.sections:
        if not holds(section.when, given):
            continue
        number = 0
        for step in section.steps:
            if not holds(step.when, given):
                continue
            for item in (
                given.items_for(step.for_each)[: step.at_most] if step.for_each else (None,)
            ):
                met = _ask(content, step, item, given, asked)
                if step.shows is None and not met:
                    continue
                number += 1
                stops.append(Stop(section, step, item, met, number))
    return Walk(journey, tuple(stops), given)


def _ask(
    content: Content,
    step: Step,
    item: str | None,
    given: Given,
    asked: set[tuple[str, str | None]],
) -> tuple[Question, ...]:
    """The questions of a step that apply; a question is asked at the first place that does."""
    met = []
    for name in step.questions:
        question = content.questions[name]
        if (name, item) in asked or not holds(question.when, given, item):
            continue
        if question.type == "main-concerns" and not _too_many_to_ask(question, given):
            continue
        asked.add((name, item))
        given._keep(question, item)
        met.append(question)
    return tuple(met)


def _too_many_to_ask(question: Question, given: Given) -> bool:
    """Whether more worries were chosen than one letter can tell about in full."""
    return len(given.items("worries")) > (question.at_most or 3)
