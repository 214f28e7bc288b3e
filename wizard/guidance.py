"""What applies to this family: plans, explanations, questions to ask, and because of what.

Advice is offered and never a gate: one urgent matter, one flag and one place on the road come
first, and everything else that holds is there on request.

A family is never told two things that cannot both hold for one family. Authors say which those
are (``never_with``), the conditions keep them apart, and a guard here stands behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from wizard import dates
from wizard.answers import NONE_CHOSEN, OwnItem, Value
from wizard.conditions import holds, reasons
from wizard.content import Content
from wizard.facts import Finding, other_places
from wizard.journey import Given
from wizard.models import (
    NOT_SURE,
    Ask,
    Bring,
    Concern,
    Explanation,
    Level,
    NextStep,
    Plan,
    Reply,
    When,
)
from wizard.voice import Voice

SUGGESTED_ASKS: Final = 5
FIRST_STEPS: Final = 3
FIRST_EXPLANATIONS: Final = 3


@dataclass(frozen=True)
class Because:
    """An answer that led to a piece of advice."""

    question: str
    answers: tuple[str, ...]
    says: str
    """How *because you told us …* goes on."""


@dataclass(frozen=True)
class PlanAdvice:
    """The next steps for one matter, and why they are this family's."""

    plan: Plan
    steps: tuple[NextStep, ...]
    because: tuple[Because, ...]

    @property
    def first(self) -> tuple[NextStep, ...]:
        """The next three."""
        return self.steps[:FIRST_STEPS]


@dataclass(frozen=True)
class Advice:
    """Everything that applies to a family today."""

    urgent: PlanAdvice | None
    flag: PlanAdvice | None
    road: PlanAdvice
    also: tuple[PlanAdvice, ...]
    """Further plans that hold too, or that are always open: shown on request."""
    place: str
    flags: tuple[str, ...]
    overlays: tuple[str, ...]
    explanations: tuple[tuple[Explanation, tuple[Because, ...]], ...]
    asks: tuple[tuple[Ask, tuple[Because, ...]], ...]
    """Questions to ask that we suggest, best first."""
    replies: tuple[tuple[Reply, tuple[Because, ...]], ...]
    held_back: tuple[str, ...]
    """What the guard did not let through, as ``step/id`` or ``guide/id``: with sound conditions,
    nothing."""


def advise(given: Given) -> Advice:
    """Where the family is, and what comes next."""
    rows = other_places(given)
    plans = [
        _plan(given, plan, rows) for plan in given.content.plans if _applies(given, plan, rows)
    ]
    urgent = _first(plans, "urgent", given.words("urgent"), given)
    flag = _first(plans, "flag", given.finding("flags"), given)
    road = _first(plans, "road", given.words("place"), given)
    if road is None:
        raise LookupError("no plan for this place on the road")
    matters = tuple(advice for advice in (urgent, flag, road) if advice is not None)
    first = tuple(advice.plan.id for advice in matters)
    pages = _pages(given, matters)
    names = _by_how_pressing(plans, first, pages)
    told = _that_can_be_told(names, given.content)
    return Advice(
        urgent=_only(urgent, told),
        flag=_only(flag, told),
        road=replace(road, steps=_told_steps(road, told)),
        also=tuple(
            kept
            for advice in plans
            if advice.plan.id not in first and (kept := _only(advice, told)) is not None
        ),
        place=next(iter(given.words("place"))),
        flags=tuple(given.finding("flags")),
        overlays=tuple(given.finding("overlays")),
        explanations=tuple(
            (page, because_of(given, page.when)) for page in pages if f"guide/{page.id}" in told
        ),
        asks=suggested_asks(given),
        replies=likely_replies(given),
        held_back=tuple(name for name in names if name not in told),
    )


def _pages(given: Given, matters: Iterable[PlanAdvice]) -> tuple[Explanation, ...]:
    """The explanations that hold; first those that the first steps lead to."""
    led_to = [step.guide for matter in matters for step in matter.first]
    pages = [page for page in given.content.guide.values() if page.when and holds(page.when, given)]
    pages.sort(key=lambda page: led_to.index(page.id) if page.id in led_to else len(led_to))
    return tuple(pages)


# --- What is never told together ------------------------------------------------------------


@dataclass(frozen=True)
class Pair:
    """Two things that no family is told together, as ``step/id`` or ``guide/id``."""

    one: str
    other: str
    why: str
    """Why the two cannot both hold for one family, for an adviser to read."""


def never_told_together(content: Content) -> tuple[Pair, ...]:
    """Every such pair, once, whichever of the two names the other."""
    pairs: dict[frozenset[str], Pair] = {}
    for one, thing in content.tellable():
        for other, why in thing.never_with.items():
            pairs.setdefault(frozenset((one, other)), Pair(one, other, why))
    return tuple(pairs.values())


def _by_how_pressing(
    plans: Sequence[PlanAdvice], first: Sequence[str], pages: Iterable[Explanation]
) -> tuple[str, ...]:
    """All that holds: urgent before flag, road and open; what comes first before the rest."""
    levels: tuple[Level, ...] = get_args(Level)
    ordered = sorted(
        plans, key=lambda each: (levels.index(each.plan.level), each.plan.id not in first)
    )
    steps = (f"step/{step.id}" for advice in ordered for step in advice.steps)
    return (*steps, *(f"guide/{page.id}" for page in pages))


def _that_can_be_told(names: Iterable[str], content: Content) -> frozenset[str]:
    """The names that can be told together: of two that cannot, the more pressing."""
    told: set[str] = set()
    for name in names:
        if not content.kept_apart.get(name, frozenset()) & told:
            told.add(name)
    return frozenset(told)


def _told_steps(advice: PlanAdvice, told: frozenset[str]) -> tuple[NextStep, ...]:
    return tuple(step for step in advice.steps if f"step/{step.id}" in told)


def _only(advice: PlanAdvice | None, told: frozenset[str]) -> PlanAdvice | None:
    """A plan with the steps that are told, or None where none of them is."""
    steps = _told_steps(advice, told) if advice is not None else ()
    return replace(advice, steps=steps) if advice is not None and steps else None


# --- Which plans hold -----------------------------------------------------------------------


def _applies(given: Given, plan: Plan, rows: Finding) -> bool:
    """Whether a plan holds; one for another row of the table that holds too counts as well."""
    if holds(plan.when, given):
        return True
    if "place" not in plan.when:
        return False
    rest = {name: words for name, words in plan.when.items() if name != "place"}
    return bool(set(plan.when["place"]) & set(rows)) and holds(rest, given)


def _plan(given: Given, plan: Plan, rows: Finding) -> PlanAdvice:
    steps = tuple(step for step in plan.steps if holds(step.when, given))
    here = (row for row in rows if row in plan.when.get("place", ()))
    why = (*reasons(plan.when, given), *(reason for row in here for reason in rows[row]))
    return PlanAdvice(plan, steps, because_questions(given, why))


def _first(
    plans: Sequence[PlanAdvice], level: Level, words: Iterable[str], given: Given
) -> PlanAdvice | None:
    """The first plan of a level, for the first of these words that has one."""
    key = {"urgent": "urgent", "flag": "flag", "road": "place"}[level]
    for word in words:
        for advice in plans:
            when = advice.plan.when
            named = (*when.get(key, ()), *when.get(f"{key}s", ()))
            if advice.plan.level == level and word in named and holds(when, given):
                return advice
    return None


def because_of(given: Given, when: When) -> tuple[Because, ...]:
    """The answers that made a condition hold, in words."""
    return because_questions(given, reasons(when, given))


def because_of_step(given: Given, advice: PlanAdvice, step: NextStep) -> tuple[Because, ...]:
    """Why a step is this family's: what led to its plan, and what it is narrowed by itself."""
    return tuple(dict.fromkeys((*advice.because, *because_of(given, step.when))))


def because_questions(given: Given, reasons: Iterable[str]) -> tuple[Because, ...]:
    """The answers that are reasons, each as *because you told us …* goes on.

    A reason is a question, or a question and the one answer that counted after a slash.
    """
    counted: dict[str, set[str]] = {}
    for reason in reasons:
        name, _, word = reason.partition("/")
        counted.setdefault(name, set()).update({word} if word else ())
    voice = Voice(given, "screen")
    found = (_because(voice, name, words) for name, words in counted.items())
    return tuple(because for because in found if because is not None)


def _because(voice: Voice, name: str, counted: set[str]) -> Because | None:
    reply = voice.given.kept.get(name, ())
    per_item = reply.items() if isinstance(reply, dict) else ((None, reply),)
    words = [
        (word, item)
        for item, each in per_item
        for word in _words(each)
        if not counted or word in counted
    ]
    phrases = dict.fromkeys(
        phrase for word, item in words if (phrase := _says(voice, name, word, item))
    )
    if not phrases:
        return None
    return Because(name, tuple(dict.fromkeys(word for word, _ in words)), "; ".join(phrases))


def _words(reply: Value) -> tuple[str, ...]:
    return (reply,) if isinstance(reply, str) else reply


def _says(voice: Voice, question: str, word: str, item: str | None) -> str:
    asked = voice.given.content.questions[question]
    if word == NOT_SURE:
        return voice.say(asked.not_sure_because or asked.short, item)
    option = asked.option(word)
    if option is not None:
        return voice.say(option.because, item) if option.because else ""
    if asked.type in {"concerns", "main-concerns"} and word != NONE_CHOSEN:
        return voice.item(word).name
    if asked.type == "school-year":
        year = dates.read_school_year(word, voice.given.today)
        return voice.given.content.school_years[year].letter if year is not None else ""
    if asked.type == "date" and asked.because is not None:
        day = dates.read_date(word)
        return voice.say(asked.because, item, day=dates.say(day)) if day is not None else ""
    return voice.say(asked.short, item) if word != NONE_CHOSEN else ""


# --- Questions to ask, what to bring, what to answer ----------------------------------------


def possible_asks(given: Given) -> tuple[Ask, ...]:
    """Every question to ask whose law applies to this setting, in the order of the files."""
    return tuple(ask for ask in given.content.asks.values() if holds(ask.when, given))


def suggested_asks(
    given: Given, most: int | None = None
) -> tuple[tuple[Ask, tuple[Because, ...]], ...]:
    """The questions we put forward for this family, best first."""
    fitting = [
        ask for ask in possible_asks(given) if ask.suggest is not None and holds(ask.suggest, given)
    ]
    fitting.sort(key=lambda ask: (ask.rank, ask.number))
    return tuple((ask, because_of(given, ask.suggest or {})) for ask in fitting[:most])


def chosen_asks(given: Given) -> tuple[Ask | OwnItem, ...]:
    """The questions the family will ask: as chosen, or as suggested until they choose."""
    chosen = given.reply("asks")
    own = given.answers.own("ask")
    if chosen is None:
        return (*(ask for ask, _ in suggested_asks(given, SUGGESTED_ASKS)), *own)
    asks = given.content.asks
    picked = (asks.get(entry) or given.own(entry) for entry in chosen)
    return tuple(ask for ask in picked if ask is not None)


def suggested_brings(given: Given) -> tuple[tuple[Bring, tuple[Because, ...]], ...]:
    """Everything it makes sense for this family to bring, and because of which answers."""
    fitting = (thing for thing in given.content.brings.values() if holds(thing.when, given))
    return tuple((thing, because_of(given, thing.when)) for thing in fitting)


def chosen_brings(given: Given) -> tuple[Bring, ...]:
    """What the family will bring: as chosen, or all that fits until they choose."""
    chosen = given.reply("bring")
    possible = (thing for thing, _ in suggested_brings(given))
    return tuple(thing for thing in possible if chosen is None or thing.id in chosen)


def likely_replies(given: Given) -> tuple[tuple[Reply, tuple[Because, ...]], ...]:
    """*If the school says …, you can say …*: what they have already heard comes first."""
    said = given.words("school-said")
    fitting = [reply for reply in given.content.replies if holds(reply.when, given)]
    fitting.sort(key=lambda reply: (not said & set(reply.heard), reply.order))
    return tuple(
        (reply, because_of(given, {"school-said": reply.heard} if reply.heard else {}))
        for reply in fitting
    )


def everyday_ideas(given: Given) -> tuple[tuple[Concern, str], ...]:
    """Changes to everyday teaching to ask about, one from each main worry in turn."""
    items = given.items_for(("main-worries", "worries"))[:3]
    concerns = [given.content.concerns[item] for item in items if item in given.content.concerns]
    return tuple(
        (concern, concern.everyday[place])
        for place in range(2)
        for concern in concerns
        if place < len(concern.everyday)
    )
