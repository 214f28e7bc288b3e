"""No family is told two things that cannot both hold, none is told nothing, and all is told.

The answers that decide where a family is are walked whole: every stage, every state of things
with the council, every kind of place, whoever writes and however old the child is. What is put
forward rests on nothing but the words of the conditions, so that of families with the same
words one is looked at. Everything else that may be answered is drawn by chance.
"""

from __future__ import annotations

import itertools
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.families.any_answers import Dice, any_family
from tests.families.family import TODAY, build
from tests.test_any_family import Drawn
from wizard.answers import Answers
from wizard.content import Content
from wizard.facts import FACTS, other_places
from wizard.guidance import Advice, advise
from wizard.journey import Given
from wizard.models import When

Told = Mapping[str, Any]

MINDS = 150
"""How many families hypothesis draws."""

SEEDS = range(500)


# --- What must hold of what a family is told -------------------------------------------------


def told(advice: Advice) -> set[str]:
    """Every step and explanation that is told, and every explanation a step leads to."""
    plans = (advice.urgent, advice.flag, advice.road, *advice.also)
    steps = [step for plan in plans if plan is not None for step in plan.steps]
    return {
        *(f"step/{step.id}" for step in steps),
        *(f"guide/{step.guide}" for step in steps if step.guide),
        *(f"guide/{page.id}" for page, _ in advice.explanations),
    }


def contradictions(advice: Advice, content: Content) -> Iterator[str]:
    there = told(advice)
    for name, thing in content.tellable():
        if name in there:
            yield from (f"{name} and {other}" for other in there & set(thing.never_with))
    yield from (f"{name} was kept back by nothing but the guard" for name in advice.held_back)


def gaps(advice: Advice, family: Given) -> Iterator[str]:
    """Where somebody in England is told nothing."""
    if "yes" in family.words("covered"):
        if not advice.road.first:
            yield "no step on the road"
        if not advice.explanations:
            yield "no explanation"
        if not advice.asks and "yes" in family.words("somewhere"):
            yield "no question to ask"


def out_of_order(advice: Advice, family: Given) -> Iterator[str]:
    """Where the order of precedence is not that of the decision table."""
    rows = FACTS["place"].words
    others = [rows.index(place) for place in other_places(family)]
    if any(rows.index(advice.place) >= other for other in others):
        yield f"{advice.place} comes before {list(other_places(family))}"
    pressing = family.words("pressing") | (family.words("setting") & {"no-place"})
    if list(family.words("urgent")) != [w for w in FACTS["urgent"].words if w in pressing][:1]:
        yield f"{list(family.words('urgent'))} first, of {sorted(pressing)}"
    if list(advice.flags) != [word for word in FACTS["flags"].words if word in advice.flags]:
        yield f"flags in the order {advice.flags}"
    for matter, level in ((advice.urgent, "urgent"), (advice.flag, "flag"), (advice.road, "road")):
        if matter is not None and matter.plan.level != level:
            yield f"{matter.plan.id} comes first as {level}"
    if advice.urgent is None and family.words("urgent"):
        yield f"{list(family.words('urgent'))} and no urgent matter"
    names = [plan.plan.id for plan in (advice.urgent, advice.flag, advice.road) if plan is not None]
    names += [plan.plan.id for plan in advice.also]
    if len(names) != len(set(names)):
        yield f"a plan twice among {names}"


def unfounded(advice: Advice, family: Given) -> Iterator[str]:
    """A reason that is no answer of theirs."""
    matters = [plan for plan in (advice.urgent, advice.flag) if plan is not None]
    yield from (f"{plan.plan.id} for no reason" for plan in matters if not plan.because)
    plans = (*matters, advice.road, *advice.also)
    groups = [plan.because for plan in plans]
    groups += [why for things in (advice.explanations, advice.asks) for _, why in things]
    for because in itertools.chain.from_iterable(groups):
        reply = family.kept.get(because.question)
        given_ = reply.values() if isinstance(reply, dict) else [reply]
        words = {w for each in given_ for w in ((each,) if isinstance(each, str) else each or ())}
        if not because.answers or not set(because.answers) <= words:
            yield f"{because.question} {because.answers} is not what they answered"


def wrong_with(family: Given) -> list[str]:
    advice = advise(family)
    return [
        *contradictions(advice, family.content),
        *gaps(advice, family),
        *out_of_order(advice, family),
        *unfounded(advice, family),
    ]


# --- Every answer that decides where a family is ---------------------------------------------


@dataclass
class Walk:
    """Families, looked at once for each set of words that advice can rest on."""

    content: Content
    families: int = 0
    seen: set[tuple[object, ...]] = field(default_factory=set)
    wrong: dict[str, Told] = field(default_factory=dict)

    @cached_property
    def conditions(self) -> Mapping[str, Mapping[str, frozenset[int]]]:
        """For each word of each question and fact: the conditions that accept it."""
        whens: list[When] = [page.when for page in self.content.guide.values()]
        for plan in self.content.plans:
            whens += [plan.when, *(step.when for step in plan.steps)]
        found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for number, when in enumerate(whens):
            for name, accepted in when.items():
                for word in accepted:
                    found[name][word].add(number)
        return {
            name: {word: frozenset(those) for word, those in words.items()}
            for name, words in found.items()
        }

    def words(self, family: Given) -> tuple[object, ...]:
        """All that plans, steps and explanations can rest on; nothing that none looks at."""
        none: frozenset[int] = frozenset()
        return (
            *(
                none.union(*(accepted.get(word, none) for word in family.words(name)))
                for name, accepted in self.conditions.items()
            ),
            *(tuple(family.finding(fact)) for fact in ("flags", "urgent", "place")),
            tuple(other_places(family)),
        )

    def meet(self, answers: Told) -> None:
        self.families += 1
        family = answering(self.content, answers)
        words = self.words(family)
        if words not in self.seen:
            self.seen.add(words)
            for fault in wrong_with(family):
                self.wrong.setdefault(fault, answers)


def answering(content: Content, answers: Told) -> Given:
    """Somebody who gave these answers, every one of which was asked for."""
    return Given(content, TODAY, FACTS, Answers(), dict(answers))


def every(content: Content, question: str) -> list[dict[str, Any]]:
    """Each answer to a question, *not sure* and none at all."""
    asked = content.questions[question]
    replies = [*(option.id for option in asked.options), *(["not-sure"] if asked.not_sure else [])]
    several = asked.type == "choices"
    return [{}, *({question: (reply,) if several else reply} for reply in replies)]


def product(*groups: Iterable[Told]) -> Iterator[dict[str, Any]]:
    for parts in itertools.product(*groups):
        yield {name: value for part in parts for name, value in part.items()}


def stages(content: Content) -> Iterator[dict[str, Any]]:
    """Every way to say how far things have come at school."""
    asked = {name: every(content, name) for name in STAGES}
    talks = list(product(asked["talked"], asked["class-help"]))
    said = [{}, {"school-said": ("no-sen",)}, {"school-said": ("fine-here",)}]
    on_support = {"sen-support": "yes"}
    others = [each for each in asked["sen-support"] if each != on_support]
    yield from product(others, talks, said)
    yield from product([on_support], asked["plan-copy"], asked["reviews"], asked["progress"], talks)


STAGES = ("sen-support", "plan-copy", "reviews", "progress", "talked", "class-help")


def with_the_council(content: Content) -> Iterator[dict[str, Any]]:
    """Every way to say what is happening now, and how things stand with the council."""
    urgent = ["not-safe", "no-place", "council-letter", "meeting-soon"]
    pairs = [{"happening-now": pair} for pair in itertools.combinations(urgent, 2)]
    for now, ehc in itertools.product(
        [*every(content, "happening-now"), *pairs], every(content, "ehc")
    ):
        asked = "council-letter" in now.get("happening-now", ()) or ehc.get("ehc") == "refused"
        yield from product([now], [ehc], every(content, "decision-about") if asked else [{}])


def people(content: Content) -> Iterator[dict[str, Any]]:
    """Whoever may write, about a child of each age, at every kind of place."""
    yield from product(
        [{"nation": "england"}],
        [{"you-are": who} for who in ("parent", "young-person")],
        [{}, *({"school-year": f"{year}/2026"} for year in ("nursery", "year-4", "year-12"))],
        every(content, "setting"),
    )


A_PARENT = {"nation": "england", "you-are": "parent", "school-year": "year-4/2026"}
AT_SCHOOL = {**A_PARENT, "setting": "primary"}


def one_of_each(content: Content, kinds: Iterable[Told]) -> list[Told]:
    """The first of those that come to the same rows of the table, and the same urgent matter."""
    found: dict[object, Told] = {}
    for kind in kinds:
        family = answering(content, {**AT_SCHOOL, **kind})
        facts = ("place", "urgent", "letter-about", "law-open")
        rows = (tuple(other_places(family)), *(family.words(fact) for fact in facts))
        found.setdefault(rows, kind)
    return list(found.values())


def test_no_family_is_told_two_things_that_cannot_both_hold(
    real_content: Content, counted: Callable[[str], None]
):
    """All stages at all places; all the council may do, for all people; then one of each kind."""
    began = time.perf_counter()
    walk = Walk(real_content)
    at_stages, councils = list(stages(real_content)), list(with_the_council(real_content))
    everybody = list(people(real_content))
    for stage, setting in itertools.product(at_stages, every(real_content, "setting")):
        walk.meet({**A_PARENT, **setting, **stage})
    for council, person in itertools.product(councils, everybody):
        walk.meet({**person, **council})
    rows = one_of_each(real_content, at_stages), one_of_each(real_content, councils)
    for stage, council, person in itertools.product(*rows, everybody):
        walk.meet({**person, **council, **stage})
    counted(
        f"{walk.families} families walked, {len(walk.seen)} that differ in what may be told, "
        f"{len(walk.wrong)} faults, in {time.perf_counter() - began:.0f} s"
    )
    assert list(walk.wrong.items())[:20] == []


# --- And everything else by chance, through the whole journey --------------------------------


def test_the_journey_keeps_the_answers_that_were_walked(real_content: Content):
    """So that no family was walked that nobody can be: what was asked is kept as it was said."""
    chance = random.Random(1)
    groups = [list(stages(real_content)), list(with_the_council(real_content))]
    everybody = list(people(real_content))
    for _ in range(400):
        stage, council, person = (chance.choice(group) for group in (*groups, everybody))
        answers = {**person, **council, **stage}
        listed = {n: list(v) if isinstance(v, tuple) else v for n, v in answers.items()}
        family = build(real_content, listed)
        not_asked = answers.keys() - set(family.asked)
        assert family.given.kept == {n: v for n, v in answers.items() if n not in not_asked}
        assert not not_asked & {"happening-now", "you-are", "setting", "talked", "ehc"}
        assert wrong_with(family.given) == []


def test_whatever_else_a_family_answers_nothing_contradicts_itself(real_content: Content):
    @settings(max_examples=MINDS, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def whatever_they_answer(data: st.DataObject) -> None:
        assert wrong_with(any_family(real_content, Drawn(data)).given) == []

    whatever_they_answer()


def test_families_from_seeds_are_told_nothing_that_contradicts_itself(real_content: Content):
    wrong = {
        fault: seed
        for seed in SEEDS
        for fault in wrong_with(any_family(real_content, Dice(seed)).given)
    }
    assert list(wrong.items())[:20] == []


# --- The looking itself ----------------------------------------------------------------------


def also_for_everybody(content: Content, plan_id: str) -> Content:
    """The same content, in which the steps of one plan are open to every family as well."""
    (plan,) = (plan for plan in content.plans if plan.id == plan_id)
    opened = {"id": f"{plan.id}-opened", "level": "open", "when": {"covered": ("yes",)}}
    return replace(content, plans=(*content.plans, plan.model_copy(update=opened)))


@pytest.mark.parametrize(
    "plan", ["paperwork-missing", "ehc-waiting", "home-educated", "own-rights"]
)
def test_a_condition_that_lets_too_many_through_is_seen(real_content: Content, plan: str):
    walk = Walk(also_for_everybody(real_content, plan))
    for person, ehc in itertools.product(people(real_content), every(real_content, "ehc")):
        walk.meet({**person, **ehc, "sen-support": "no", "class-help": "still-stuck"})
    assert any("kept back by nothing but the guard" in fault for fault in walk.wrong)


def test_a_guard_that_sleeps_is_seen(real_content: Content, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("wizard.guidance._that_can_be_told", lambda names, _: frozenset(names))
    walk = Walk(also_for_everybody(real_content, "paperwork-missing"))
    walk.meet({**AT_SCHOOL, "sen-support": "no", "class-help": "still-stuck"})
    assert "step/decision-with-reasons and step/copy-of-plan" in walk.wrong


def test_a_family_that_is_told_nothing_is_seen(real_content: Content):
    walk = Walk(replace(real_content, guide={}, ask_topics=()))
    walk.meet(AT_SCHOOL)
    assert {"no explanation", "no question to ask"} <= set(walk.wrong)
