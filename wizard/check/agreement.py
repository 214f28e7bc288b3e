"""Do the files agree with one another: conditions, sources, links, examples?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from wizard.answers import example_answers
from wizard.check.things import inside, things
from wizard.content import Content, Problem
from wizard.facts import Facts
from wizard.models import (
    GIVEN,
    NOT_SURE,
    TEXT_TYPES,
    Citation,
    Explanation,
    Journey,
    LetterPlan,
    Question,
    Shape,
    When,
)


def check_conditions(content: Content, facts: Facts) -> Iterator[Problem]:
    """Every ``when`` names questions, facts and answers that exist."""
    for name, fact in facts.items():
        for question in fact.reads:
            if question not in content.questions:
                mend = f"the fact “{name}” reads the question “{question}”; there is none"
                yield Problem("questions", question, mend)
    for_each = content.asked_for_each
    for thing in things(content):
        repeated = isinstance(thing.shape, (Question, Journey, LetterPlan))
        for path, shape in inside(thing.shape):
            for field in ("when", "suggest"):
                when = getattr(shape, field, None) or {}
                place = ".".join(filter(None, (path, field)))
                for mend in _when_mends(content, facts, when):
                    yield thing.problem(place, mend)
                for name in () if repeated else sorted(for_each & set(when)):
                    mend = f"“{name}” has an answer for each worry, so it cannot be named here"
                    yield thing.problem(place, mend)


def _when_mends(content: Content, facts: Facts, when: When) -> Iterator[str]:
    for key, accepted in when.items():
        known = _answers_of(content, facts, key)
        if known is None:
            yield f"there is no question or fact “{key}”"
            continue
        for word in accepted:
            if word not in known:
                yield f"“{key}” has no answer “{word}”"


def _answers_of(content: Content, facts: Facts, key: str) -> frozenset[str] | None:
    """Every word a question or a fact may have, or None when there is no such thing."""
    if key in facts:
        return frozenset(facts[key].words)
    question = content.questions.get(key)
    if question is None:
        return None
    known = {option.id for option in question.options}
    if question.type in TEXT_TYPES or question.type in {"date", "council"}:
        known.add(GIVEN)
    if question.type == "council":
        known |= set(content.councils)
    if question.type in {"concerns", "main-concerns"}:
        known |= set(content.concerns)
    if question.not_sure:
        known.add(NOT_SURE)
    return frozenset(known)


# --- References -----------------------------------------------------------------------------


def check_references(content: Content, facts: Facts) -> Iterator[Problem]:
    """Whatever is named is there: sources, explanations, headings, councils, plans."""
    for thing in things(content):
        for path, shape in inside(thing.shape):
            for field, mend in _broken(content, shape):
                yield thing.problem(".".join(filter(None, (path, field))), mend)
    yield from _plans_for_all(content, facts)
    yield from _searches(content)
    if content.service.default_council not in content.packs:
        yield Problem("service.yaml", "default_council", "has no file in services/councils")
    for council in content.packs:
        if council not in content.councils:
            file = content.files[f"pack/{council}"]
            yield Problem(file, "council", f"there is no council “{council}” in councils.csv")


def source_mends(content: Content, source: Citation) -> Iterator[str]:
    """What is wrong with a citation: no such source, or one that proves nothing."""
    if source.id not in content.sources:
        yield f"there is no source “{source.id}” in sources.yaml"
    elif not content.sources[source.id].verified:
        yield f"“{source.id}” was not verified, so nothing may rest on it"


def _broken(content: Content, shape: Shape) -> Iterator[tuple[str, str]]:
    """What a shape names that is not there."""
    for source in getattr(shape, "sources", ()):
        for mend in source_mends(content, source):
            yield "sources", mend
    guides = [getattr(shape, "guide", None), *getattr(shape, "see_also", ())]
    for guide in guides:
        if guide is not None and guide not in content.guide:
            yield "guide", f"there is no explanation “{guide}”"
    if isinstance(shape, Explanation) and shape.topic not in _topics(content):
        known = ", ".join(_topics(content))
        yield "topic", f"web.yaml has no part of the guide “{shape.topic}”; it has: {known}"
    heading = getattr(shape, "heading", None)
    if heading is not None and heading not in {each.id for each in content.headings}:
        yield "heading", f"there is no heading “{heading}”"
    said = content.questions.get("school-said")
    for heard in getattr(shape, "heard", ()):
        if said is None or said.option(heard) is None:
            yield "heard", f"“school-said” has no answer “{heard}”"


def _topics(content: Content) -> Collection[str]:
    """The parts of the guide, each a heading in its list; whoever serves no pages has none."""
    guide = content.web.get("guide", {})
    return guide.get("topics") or {page.topic for page in content.guide.values()}


def _searches(content: Content) -> Iterator[Problem]:
    """The worries and pages that the search is told of."""
    for worry, page in content.web.get("search", {}).get("worries", {}).items():
        place = f"search.worries.{worry}"
        if worry != "other" and worry not in content.concerns:
            yield Problem("web.yaml", place, f"there is no worry “{worry}”")
        if page not in content.guide:
            yield Problem("web.yaml", place, f"there is no explanation “{page}”")


_LEVELS: Final[Mapping[str, tuple[str, str]]] = {
    "urgent": ("urgent", "urgent"),
    "flag": ("flags", "flag"),
    "road": ("place", "place"),
}


def _plans_for_all(content: Content, facts: Facts) -> Iterator[Problem]:
    """Every place, flag and urgent matter has its next steps."""
    for level, keys in _LEVELS.items():
        served = {
            word
            for plan in content.plans
            if plan.level == level
            for key in keys
            for word in plan.when.get(key, ())
        }
        fact = facts.get(keys[0])
        for word in fact.words if fact is not None else ():
            if word not in served:
                yield Problem("next_steps", word, f"no plan of the level “{level}” is for it")


# --- Examples, and ids that stand twice ----------------------------------------------------


def check_examples(content: Content) -> Iterator[Problem]:
    """Every example family's answers can be read."""
    for example in content.examples.values():
        try:
            example_answers(example, content)
        except ValueError as error:
            file = content.files[f"example/{example.id}"]
            yield Problem(file, "answers", f"these cannot be read: {error}")


def check_twice(content: Content) -> Iterator[Problem]:
    """An id that two things have: the second would silently take the place of the first."""
    files = content.files
    asks = [(files[f"ask/{t.topic}"], "ask", a.id) for t in content.ask_topics for a in t.asks]
    brings = [
        (files[f"bring/{group.bring[0].id}"], "bring", thing.id)
        for group in content.bring_lists
        for thing in group.bring
    ]
    options = [
        (files[f"question/{q.id}"], f"{q.id}.options", option.id)
        for q in content.questions.values()
        for option in q.options
    ]
    others = [
        *(("next_steps", "plan", plan.id) for plan in content.plans),
        *(("services/national.yaml", "help", help.id) for help in content.national),
        *(("glossary.yaml", "", entry.id) for entry in content.glossary),
        *(("headings.yaml", "", heading.id) for heading in content.headings),
    ]
    seen: set[tuple[str, str]] = set()
    for file, kind, name in (*asks, *brings, *options, *others):
        place = (kind or file, name)
        if place in seen:
            yield Problem(file, name, "this id stands twice; give one of the two another")
        seen.add(place)
    yield from _words_twice(content)


def _words_twice(content: Content) -> Iterator[Problem]:
    """A word of jargon that two entries explain: only one of them would be opened."""
    explained: dict[str, str] = {}
    for entry in content.glossary:
        for name in dict.fromkeys(each.casefold() for each in (entry.term, *entry.also)):
            if name in explained:
                mend = f"“{explained[name]}” explains “{name}” too; take it out of one of the two"
                yield Problem("glossary.yaml", entry.id, mend)
            explained.setdefault(name, entry.id)
