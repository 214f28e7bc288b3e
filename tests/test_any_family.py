"""Whatever a family answers, what they get is whole: their own words, none of ours broken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.families.any_answers import Dice, any_family, repeated
from tests.families.family import Family, spans
from wizard.content import Content
from wizard.facts import FACTS
from wizard.guidance import suggested_brings
from wizard.journey import Stop
from wizard.letter import (
    Letter,
    Span,
    as_sentence,
    draft_blocks,
    fitting_letters,
    key_dates,
    line_text,
)
from wizard.models import NOT_SURE, TEXT_TYPES
from wizard.voice import Voice

T = TypeVar("T")

SEEDS = range(400)
MINDS = 120
"""How many families hypothesis draws."""

BROKEN = {
    "a blank": re.compile(r"^\s*$"),
    "None": re.compile(r"\bNone\b(?! of)"),
    "(s)": re.compile(r"\(s\)"),
    "and/or": re.compile(r"\band/or\b"),
    "a double space": re.compile(r" {2}"),
    "a space at an end": re.compile(r"^\s|\s$"),
    "a line break": re.compile(r"\n"),
    "a template": re.compile(r"{{|}}|{%|%}"),
    "empty brackets": re.compile(r"\(\s*\)|“\s*”"),
    "a space before a stop": re.compile(r"\s[.,;:?](?!\.)"),
    "a lone mark": re.compile(r"^[.,;:?]|,\s*[.,]"),
    "a shout": re.compile(r"(?<!SOS)!"),
}


class Drawn:
    """Choices that hypothesis makes."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def one(self, things: Sequence[T]) -> T:
        return self.data.draw(st.sampled_from(things))

    def some(self, things: Sequence[T], most: int) -> list[T]:
        return self.data.draw(st.lists(st.sampled_from(things), max_size=most))


# --- What must hold of every family ---------------------------------------------------------


def typed(family: Family) -> list[str]:
    """Everything the family typed that counts, longest first."""
    found = {item.words for item in family.answers.own_items}
    found |= {
        line
        for parts in family.answers.edits.values()
        for edit in parts.values()
        for line in (edit.text or "").split("\n")
    }
    for name, reply in family.given.kept.items():
        if family.content.questions[name].type in TEXT_TYPES:
            texts = reply.values() if isinstance(reply, dict) else [reply]
            found |= {str(text) for text in texts}
    return sorted((text for text in found if text), key=len, reverse=True)


def without_theirs(text: str, theirs: list[str]) -> str:
    """A sentence of ours with what they typed into it (a name, say) taken for a word."""
    for words in theirs:
        text = text.replace(words, "Word").replace(words[:1].upper() + words[1:], "Word")
    return text


def faults(text: str, theirs: list[str], folded: bool = False) -> list[str]:
    """What is broken in our words; ``folded`` where a page folds line breaks into spaces."""
    plain = without_theirs(text, theirs)
    plain = " ".join(plain.split()) if folded else plain
    return [f"{what} in “{text}”" for what, pattern in BROKEN.items() if pattern.search(plain)]


def own_lines(theirs: list[str]) -> set[str]:
    """Every line they typed, as it may stand in a document."""
    lines = {line.strip() for text in theirs for line in text.split("\n") if line.strip()}
    firsts = set()
    for text in theirs:  # the plan's three things to say begin with a sentence or two of theirs
        sentences = [each.strip() for each in re.split(r"(?<=[.!?])\s|\n", text.strip())]
        said = [as_sentence(each) for each in sentences[:2] if each]
        firsts |= {" ".join(said), *said}
    whole = {*lines, *firsts, *theirs}
    return whole | {as_sentence(line) for line in whole} | {f"{line}:" for line in whole}


def look_at_letter(letter: Letter, theirs: list[str], content: Content) -> list[str]:
    may_stand = own_lines(theirs)
    found = [
        *(fault for span in spans(letter) for fault in look_at_span(span, letter, may_stand)),
        *(
            fault
            for span in spans(letter)
            if span.owner != "family"
            for fault in faults(span.text, theirs)
        ),
        *(
            f"rests on {source}"
            for span in spans(letter)
            for source in span.sources
            if not content.sources[source.split()[0]].verified
        ),
        *look_at_shape(letter),
    ]
    return [f"{letter.id}: {each}" for each in found]


def look_at_span(span: Span, letter: Letter, may_stand: set[str]) -> Iterator[str]:
    if span.owner == "family" and span.text not in may_stand:
        yield f"not as they wrote it: “{span.text}”"
    if span.owner == "law" and (letter.id == "meeting-letter" or not span.sources):
        yield f"law where none belongs, or without a source: “{span.text}”"


def look_at_shape(letter: Letter) -> Iterator[str]:
    for block, following in zip(letter.blocks, (*letter.blocks[1:], None), strict=True):
        bare = following is None or following.kind in {"heading", "new-page", "signature"}
        under = following is not None and following.kind == "heading"
        if block.kind == "heading" and bare and not (under and following.level > block.level):
            yield f"a heading over nothing: {block.key}"
        if not block.lines and block.kind != "new-page" and not block.write:
            yield f"an empty part: {block.key}"
        if any(not line_text(line).strip() for line in block.lines):
            yield f"a blank line: {block.key}"
    keys = [block.key for block in letter.blocks]
    if len(keys) != len(set(keys)):
        yield "two parts with one key"


def sentences_on_screen(family: Family) -> Iterator[str]:
    """Every sentence of ours that the pages show this family."""
    voice = Voice(family.given, "screen")
    for stop in family.walk.stops:
        yield from (voice.say(text, stop.item) for text in words_of_stop(stop) if text)
    advice = family.advice
    plans = [advice.urgent, advice.flag, advice.road, *advice.also]
    for plan in (plan for plan in plans if plan is not None):
        said = [(step.title, step.text) for step in plan.steps]
        for title, text in ((plan.plan.title, plan.plan.text), *said):
            yield voice.say(title)
            yield voice.say(text)
        yield from (each.says for each in plan.because)
    for page, because in advice.explanations:
        yield voice.say(page.title)
        yield voice.say(page.short)
        yield from (each.says for each in because)
    for reply, because in advice.replies:
        yield voice.say(reply.why)
        yield from (each.says for each in because)


def words_of_stop(stop: Stop) -> Iterator[str | None]:
    """What a page of the journey says."""
    yield from (stop.step.title, stop.step.hint)
    for question in stop.questions:
        yield from (question.title, question.hint, question.why, question.short)
        for option in question.options:
            yield from (option.label, option.because)


def look_at(family: Family) -> list[str]:
    """Everything that is wrong with what this family gets."""
    told, content = family.walk, family.content
    theirs = typed(family)
    found = []
    last = told.stops[-1].step.shows
    expected = "pack" if "yes" in family.given.words("covered") else "other-nation"
    if last != expected:
        found.append(f"the walk ends at {last} and not at {expected}")
    letters = [family.letter(plan.id) for plan in fitting_letters(family.given, content.letters)]
    for letter in letters:
        found += look_at_letter(letter, theirs, content)
    for sentence in sentences_on_screen(family):
        if sentence != "None":  # how many reviews there were
            found += [f"screen: {each}" for each in faults(sentence, theirs, folded=True)]
    written = "\n".join(block.text() for letter in letters for block in letter.blocks)
    if letters and not family.answers.edits:
        found += [f"lost: {name} “{line}”" for name, line in unsaid(family, written)]
    if any(entry.kind == "law" and not entry.sources for entry in key_dates(family.given)):
        found.append("a date of the law without its source")
    return found


def unsaid(family: Family, written: str) -> Iterator[tuple[str, str]]:
    """What they wrote at length that stands in no document of theirs."""
    told_about = set(family.given.items_for(("main-worries", "worries"))[:3])
    for name, reply in family.given.kept.items():
        question = family.content.questions[name]
        if question.type != "long-text" or question.not_in_documents:
            continue
        texts = (
            [text for item, text in reply.items() if item in told_about]
            if isinstance(reply, dict)
            else [reply]
        )
        for text in texts:
            for line in str(text).split("\n"):
                if line.strip() and text != NOT_SURE and line.strip() not in written:
                    yield name, line.strip()


# --- Any answers at all ---------------------------------------------------------------------


def test_any_family_gets_whole_documents(real_content):
    @settings(max_examples=MINDS, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def whatever_they_answer(data: st.DataObject) -> None:
        assert look_at(any_family(real_content, Drawn(data))) == []

    whatever_they_answer()


# --- And everything there is is met ---------------------------------------------------------


def directed(content: Content) -> Iterator[dict[str, Any]]:
    """For each option of each question, and each worry, a family that can choose it."""
    covered = {"nation": "england", "happening-now": ("none",)}
    yield {}
    for concern in content.concerns:
        yield {**covered, "worries": (concern,)}
    grown = {"you-are": "parent", "school-year": "year-13/2026", "ehc": "not-asked"}
    for setting in content.settings:
        for agrees in ("agrees", "not-asked"):
            for support in ({}, {"sen-support": "yes", "progress": "little"}):
                yield {
                    **covered,
                    **grown,
                    **support,
                    "setting": setting,
                    "young-person-agrees": agrees,
                }
        young = {"you-are": "young-person", "school-year": "year-10/2026", "ehc": "not-asked"}
        yield {**covered, **young, "setting": setting}
    per_worry = repeated(content)
    for question in content.questions.values():
        for option in question.options:
            value = (option.id,) if question.type == "choices" else option.id
            base: dict[str, Any] = {**covered, **NEEDED.get(question.id, {})}
            if question.id in per_worry:
                base["worries"] = ("reading", "worry")
                yield {**base, question.id: {"reading": value}}
            else:
                yield {**base, question.id: value}
    for answers in (
        {
            "young-person-agrees": "cannot-decide",
            "you-are": "parent",
            "school-year": "year-13/2026",
        },
        {"worries": ("two-languages",), "setting": "primary"},
        {"you-are": "young-person", "school-year": "year-12/2026", "setting": "college"},
    ):
        yield {**covered, **answers}
    support = {"setting": "primary", "sen-support": "yes", "ehc": "not-asked"}
    for more in (
        {"progress": "little"},
        {"progress": "some", "plan-copy": "yes", "reviews": "one"},
        {"progress": "some", "plan-copy": "no"},
    ):
        yield {**covered, **support, **more}
    worry = {"worries": ("talking",), "worry-often": {"talking": "every-day"}}
    worry |= {"worry-where": {"talking": ("everywhere",)}, "worry-since": {"talking": "always"}}
    yield {**covered, "setting": "primary", "ehc": "not-asked", **worry}


PRIMARY = {"setting": "primary", "ehc": "not-asked"}
NEEDED: dict[str, dict[str, Any]] = {
    "way-in": {"happening-now": ("meeting-soon",)},
    "decision-about": {"happening-now": ("council-letter",)},
    "mediation-certificate": {"happening-now": ("council-letter",)},
    "school-in-england": {"nation": "wales"},
    "looked-after": {"you-are": "adviser"},
    "pronoun": {"you-are": "parent"},
    "young-person-agrees": {"you-are": "parent", "school-year": "year-13/2026"},
    "class-help": PRIMARY,
    "support-signs": {**PRIMARY, "sen-support": "yes"},
    "plan-copy": {**PRIMARY, "sen-support": "yes"},
    "reviews": {**PRIMARY, "sen-support": "yes"},
    "progress": {**PRIMARY, "sen-support": "yes"},
    "attending": PRIMARY,
    "suspended": PRIMARY,
    "health-learning": {"health": "yes"},
    "health-plan": {"health": "yes"},
    "school-said": PRIMARY,
    "sen-support": PRIMARY,
    "child-words-share": {"you-are": "parent", "child-words": "I like it"},
    "meeting-how": {"meeting-booked": "yes"},
    "meeting-with": {"meeting-booked": "yes"},
    "meeting-how-wanted": {"meeting-booked": "no"},
    "meeting-length": {"meeting-booked": "no"},
    "worry-where": {"setting": "primary", "school-year": "year-4/2026"},
}
"""What else has to be answered for a question to be asked at all."""

ONLY_LINKED: dict[str, str] = {
    "separated-parents": "nobody is asked whether they live apart; a guess could hurt"
}
"""Explanations that are put forward to nobody and only linked to, each with the reason."""

FACTS_MET = ("place", "flags", "urgent", "overlays", "setting-kind", "duties", "own-rights")


def met_by(family: Family) -> Iterator[tuple[str, str]]:
    """Everything of the content that this family met."""
    kept = family.given.kept
    for name, reply in kept.items():
        question = family.content.questions[name]
        replies = reply.values() if isinstance(reply, dict) else [reply]
        if question.options or question.type == "concerns":
            for each in replies:
                for chosen in (each,) if isinstance(each, str) else each:
                    kind = "option" if question.options else "worry"
                    yield kind, f"{name}/{chosen}" if question.options else chosen
        yield "question", name
    for fact in FACTS_MET:
        yield from ((fact, word) for word in family.given.finding(fact))
    for letter in fitting_letters(family.given, family.content.letters):
        for block in draft_blocks(letter, family.given):
            yield "block", f"{letter.id}/{block.key.partition('/')[0]}"
    advice = family.advice
    plans = [advice.urgent, advice.flag, advice.road, *advice.also]
    for plan in (plan for plan in plans if plan is not None):
        yield "plan", plan.plan.id
        yield from (("step", step.id) for step in plan.steps)
    yield from (("explanation", page.id) for page, _ in advice.explanations)
    yield from (("suggested question", ask.id) for ask, _ in advice.asks)
    yield from (("reply", reply.id) for reply, _ in advice.replies)
    yield from (("thing to bring", thing.id) for thing, _ in suggested_brings(family.given))


def all_there_is(content: Content) -> dict[str, set[str]]:
    there = {
        "option": {
            f"{q.id}/{o}"
            for q in content.questions.values()
            if q.options
            for o in (*(x.id for x in q.options), *((NOT_SURE,) if q.not_sure else ()))
        },
        "worry": set(content.concerns),
        "question": set(content.questions),
        "block": {
            f"{letter.id}/{b.id}" for letter in content.letters.values() for b in letter.blocks
        },
        "plan": {plan.id for plan in content.plans},
        "step": {step.id for plan in content.plans for step in plan.steps},
        "explanation": set(content.guide) - set(ONLY_LINKED),
        "suggested question": {ask.id for ask in content.asks.values() if ask.suggest is not None},
        "reply": {reply.id for reply in content.replies},
        "thing to bring": set(content.brings),
    }
    return there | {fact: set(FACTS[fact].words) for fact in FACTS_MET}


def test_families_from_seeds_get_whole_documents_and_meet_all_there_is(
    real_content, counted: Callable[[str], None]
):
    met: dict[str, set[str]] = defaultdict(set)
    families = [any_family(real_content, Dice(seed)) for seed in SEEDS]
    for seed, told in enumerate(directed(real_content)):
        families.append(any_family(real_content, Dice(10_000 + seed), told))
    wrong: dict[str, int] = {}
    for number, family in enumerate(families):
        for fault in look_at(family):
            wrong.setdefault(fault, number)
        for kind, name in met_by(family):
            met[kind].add(name)
    there = all_there_is(real_content)
    counted(f"{len(families)} families met:")
    for kind, names in there.items():
        counted(f"  {kind}: {len(names & met[kind])} of {len(names)}")
    assert list(wrong.items())[:20] == []
    missed = {kind: sorted(names - met[kind]) for kind, names in there.items()}
    assert {kind: names for kind, names in missed.items() if names} == {}


# --- The looking itself ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "broken",
    ["", "I am None.", "one(s)", "and/or", "two  spaces", " start", "{{ child }}", "x ()", "so ."],
)
def test_what_is_broken_is_seen(broken):
    assert faults(broken, [])


def test_what_a_family_typed_is_never_called_broken():
    assert faults("Meeting about None (s)  x", ["None (s)  x"]) == []
