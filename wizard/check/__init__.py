"""Do the content files agree with one another, and are their sentences right in every voice?

Every problem is found in one go and told in authors' words: the file, the field, the mend.
What each single file must look like is ``wizard.models``'s to say; here they are held
against each other.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from jinja2.exceptions import TemplateError

from wizard.answers import Answers, example_answers
from wizard.claims import without_marks
from wizard.content import Content, Problem
from wizard.facts import FACTS, Facts
from wizard.journey import Given
from wizard.letter import POINTS_READ
from wizard.models import (
    GIVEN,
    NOT_SURE,
    TEXT_TYPES,
    Block,
    Journey,
    LetterPlan,
    Part,
    Question,
    Register,
    Shape,
    Spoken,
    Step,
    When,
)
from wizard.voice import Voice

RECORDED_IDS: Final = "recorded-ids.txt"
"""Every id that was ever published: saved files and council packs hang on them."""


@dataclass(frozen=True)
class Thing:
    """One authored thing, with the file it stands in and its name inside it."""

    file: str
    name: str
    shape: Shape

    def problem(self, field: str, mend: str) -> Problem:
        """A problem in it."""
        return Problem(self.file, ".".join(filter(None, (self.name, field))), mend)


def check(content: Content, facts: Facts = FACTS) -> tuple[Problem, ...]:
    """Every problem of the content, sorted by file; none when it is sound."""
    found = [
        *_journeys(content, facts),
        *_conditions(content, facts),
        *_references(content, facts),
        *_letters(content),
        *_examples(content),
        *_twice(content),
        *(_voiceless(content) or _sentences(content, facts)),
        *_ids(content),
    ]
    return tuple(sorted(set(found)))


# --- Everything authored, with its file -----------------------------------------------------


def things(content: Content) -> Iterator[Thing]:
    """Every authored thing that stands by itself."""
    files = content.files
    for kind, group in (
        ("question", content.questions),
        ("concern", content.concerns),
        ("guide", content.guide),
        ("letter", content.letters),
    ):
        for name, shape in group.items():
            yield Thing(files[f"{kind}/{name}"], "", shape)
    for journey in content.journeys:
        yield Thing(files[f"journey/{journey.id}"], "", journey)
    for reply in content.replies:
        yield Thing(files[f"reply/{reply.id}"], "", reply)
    for plan in content.plans:
        yield Thing(files[f"plan/{plan.id}"], "", plan)
    for topic in content.ask_topics:
        yield Thing(files[f"ask/{topic.topic}"], "", topic)
    for group_ in content.bring_lists:
        yield Thing(files[f"bring/{group_.bring[0].id}"], "", group_)
    for pack in content.packs.values():
        yield Thing(files[f"pack/{pack.council}"], "", pack)
    for help in content.national:
        yield Thing("services/national.yaml", help.id, help)
    for nation, home in content.nations.items():
        yield Thing("nations.yaml", nation, home)
    for heading in content.headings:
        yield Thing("headings.yaml", heading.id, heading)
    for entry in content.glossary:
        yield Thing("glossary.yaml", entry.id, entry)
    yield Thing("service.yaml", "", content.service)


def _inside(shape: Shape, path: str = "") -> Iterator[tuple[str, Shape]]:
    """A shape and every shape within it, with its path."""
    yield path, shape
    for name in type(shape).model_fields:
        value = getattr(shape, name)
        children = value if isinstance(value, tuple) else (value,)
        flat = [c for child in children for c in (child if isinstance(child, tuple) else (child,))]
        for place, child in enumerate(flat):
            if isinstance(child, Shape):
                label = getattr(child, "id", None) or (str(place) if len(flat) > 1 else "")
                yield from _inside(child, ".".join(filter(None, (path, name, str(label)))))


# --- Journeys -------------------------------------------------------------------------------


def _journeys(content: Content, facts: Facts) -> Iterator[Problem]:
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


# --- Conditions -----------------------------------------------------------------------------


def _conditions(content: Content, facts: Facts) -> Iterator[Problem]:
    """Every ``when`` names questions, facts and answers that exist."""
    for name, fact in facts.items():
        for question in fact.reads:
            if question not in content.questions:
                mend = f"the fact “{name}” reads the question “{question}”; there is none"
                yield Problem("questions", question, mend)
    for_each = content.asked_for_each
    for thing in things(content):
        repeated = isinstance(thing.shape, (Question, Journey, LetterPlan))
        for path, shape in _inside(thing.shape):
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


def _references(content: Content, facts: Facts) -> Iterator[Problem]:
    for thing in things(content):
        for path, shape in _inside(thing.shape):
            for field, mend in _broken(content, shape):
                yield thing.problem(".".join(filter(None, (path, field))), mend)
    yield from _plans_for_all(content, facts)
    if content.service.default_council not in content.packs:
        yield Problem("service.yaml", "default_council", "has no file in services/councils")
    for council in content.packs:
        if council not in content.councils:
            file = content.files[f"pack/{council}"]
            yield Problem(file, "council", f"there is no council “{council}” in councils.csv")


def _broken(content: Content, shape: Shape) -> Iterator[tuple[str, str]]:
    """What a shape names that is not there."""
    for source in getattr(shape, "sources", ()):
        name = source.partition(" ")[0] if isinstance(source, str) else source.id
        if name not in content.sources:
            yield "sources", f"there is no source “{name}” in sources.yaml"
        elif not content.sources[name].verified:
            yield "sources", f"“{name}” was not verified, so nothing may rest on it"
    guides = [getattr(shape, "guide", None), *getattr(shape, "see_also", ())]
    for guide in guides:
        if guide is not None and guide not in content.guide:
            yield "guide", f"there is no explanation “{guide}”"
    heading = getattr(shape, "heading", None)
    if heading is not None and heading not in {each.id for each in content.headings}:
        yield "heading", f"there is no heading “{heading}”"
    said = content.questions.get("school-said")
    for heard in getattr(shape, "heard", ()):
        if said is None or said.option(heard) is None:
            yield "heard", f"“school-said” has no answer “{heard}”"


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


# --- Letters --------------------------------------------------------------------------------

_TOLD: Final = re.compile(r"told\['([^']+)'\]")


def _letters(content: Content) -> Iterator[Problem]:
    shown: set[str] = set()
    printed: set[str] = set()
    for letter in content.letters.values():
        thing = Thing(content.files[f"letter/{letter.id}"], "", letter)
        names = [block.id for block in letter.blocks]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield thing.problem(name, "two blocks have this id; give one another")
        for block in letter.blocks:
            shown |= _shown_in(block)
            printed |= _printed_in(block)
            for mend in _block_mends(content, block):
                yield thing.problem(f"blocks.{block.id}", mend)
    for question in content.questions.values():
        yield from _in_documents(content, question, question.id in shown, question.id in printed)


def _in_documents(
    content: Content, question: Question, shown: bool, printed: bool
) -> Iterator[Problem]:
    file = content.files[f"question/{question.id}"]
    if not shown and question.not_in_documents is None:
        mend = "no document shows this answer; show it, or say why not under not_in_documents"
        yield Problem(file, question.id, mend)
    if printed and question.not_in_documents is not None:
        yield Problem(file, "not_in_documents", "a document shows this answer; take this away")


def _parts(block: Block) -> tuple[Part, ...]:
    return (*block.parts, *(part for point in block.points for part in point))


def _printed_in(block: Block) -> set[str]:
    """The questions whose answers a block prints as they were given."""
    printed = {part.theirs for part in _parts(block) if part.theirs is not None}
    for part in _parts(block):
        printed |= set(_TOLD.findall(f"{part.say}{part.law}"))
    return printed


def _shown_in(block: Block) -> set[str]:
    """The questions whose answers show in a block, in whatever form."""
    shown = {*_printed_in(block), *block.for_each}
    for part in _parts(block):
        shown |= {name for name, used in _PRINTED_AS.items() if f"{{{{ {used} " in f"{part.say}"}
    if block.points_from is not None:
        shown |= set(POINTS_READ[block.points_from])
    return shown


_PRINTED_AS: Final[Mapping[str, str]] = {
    "child-name": "child.name_obj",
    "senco-name": "to_line",
    "class-name": "child_class",
    "school-year": "child_class",
    "meeting-date": "date_meeting",
    "council": "council.name",
    "writers": "writer.we",
    "pronoun": "child.their",
}
"""Answers that a document prints under another name than their own."""


def _block_mends(content: Content, block: Block) -> Iterator[str]:
    for name in block.for_each:
        if name not in content.questions:
            yield f"for_each: there is no question “{name}”"
    for part in _parts(block):
        if part.theirs is not None:
            question = content.questions.get(part.theirs)
            if question is None or question.type not in TEXT_TYPES:
                yield f"theirs: “{part.theirs}” is not a question answered in words"
        needed = {*part.needs, *block.needs}
        for name in _TOLD.findall(f"{part.say}{part.law}"):
            if name not in content.questions:
                yield f"told: there is no question “{name}”"
            elif name not in needed:
                yield f"told: “{name}” must stand under needs, since it may not be answered"


# --- Examples -------------------------------------------------------------------------------


def _examples(content: Content) -> Iterator[Problem]:
    for example in content.examples.values():
        try:
            example_answers(example, content)
        except ValueError as error:
            file = content.files[f"example/{example.id}"]
            yield Problem(file, "answers", f"these cannot be read: {error}")


# --- Ids that stand twice, and words that are missing --------------------------------------


def _twice(content: Content) -> Iterator[Problem]:
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


def _voiceless(content: Content) -> list[Problem]:
    """What nothing could be spoken without."""
    words, wanted = content.words, []
    pronoun = content.questions.get("pronoun")
    pronouns = [option.id for option in pronoun.options] if pronoun is not None else []
    unnamed = ("unnamed-screen", "unnamed-letter-one", "unnamed-letter-two")
    young = ("screen-young-person", "letter-young-person")
    for name in ("they", *pronouns, *unnamed, *young):
        if name not in words.child:
            wanted.append(Problem("words.yaml", f"child.{name}", "is missing; write its words"))
    for name in ("one", "two"):
        if name not in words.writer:
            wanted.append(Problem("words.yaml", f"writer.{name}", "is missing; write its words"))
    setting = content.questions.get("setting")
    kinds = [option.id for option in setting.options] if setting is not None else []
    for name in ("unknown", *kinds):
        if name not in content.settings:
            wanted.append(Problem("settings.yaml", name, "is missing; write its words"))
    return wanted


# --- Sentences ------------------------------------------------------------------------------


def spoken(shape: Shape) -> Iterator[tuple[str, str, Register]]:
    """Every sentence template in a shape, with its field and how it is spoken."""
    for name, hint in _hints(type(shape)).items():
        yield from _spoken(hint, getattr(shape, name), name)


@lru_cache(maxsize=128)
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)


def _spoken(hint: Any, value: Any, path: str) -> Iterator[tuple[str, str, Register]]:
    if value is None:
        return
    origin = get_origin(hint)
    if origin is Annotated:
        for mark in hint.__metadata__:
            if isinstance(mark, Spoken):
                yield path, without_marks(value), mark.register
    elif origin in (Union, UnionType):
        for inner in get_args(hint):
            yield from _spoken(inner, value, path)
    elif isinstance(value, Shape):
        label = getattr(value, "id", None)
        for field, text, register in spoken(value):
            yield f"{path}.{label}.{field}" if label else f"{path}.{field}", text, register
    elif isinstance(value, tuple) and get_args(hint):
        for entry in value:
            yield from _spoken(get_args(hint)[0], entry, path)
    elif isinstance(value, dict) and get_args(hint):
        for key, entry in value.items():
            yield from _spoken(get_args(hint)[1], entry, f"{path}.{key}")


VOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "a parent of a named boy": {"you-are": "parent", "child-name": "Yusuf", "pronoun": "he"},
    "a parent of a named girl": {"you-are": "parent", "child-name": "Zofia", "pronoun": "she"},
    "two parents, they": {
        "you-are": "parent",
        "child-name": "Sam",
        "pronoun": "they",
        "writers": "two",
    },
    "a carer of a child with no name": {"you-are": "foster-carer", "pronoun": "she"},
    "just the name": {"you-are": "parent", "child-name": "Alex", "pronoun": "name"},
    "a young person": {
        "you-are": "young-person",
        "child-name": "Imani",
        "setting": "college",
        "school-year": "year-12/2026",
    },
    "a childminder's": {"you-are": "relative", "child-name": "Lily", "setting": "childminder"},
}
"""The families in whose voices every sentence is spoken once."""


class _AnyAnswer:
    def __getitem__(self, question: str) -> str:
        return "an answer"


_VALUES: Final[Mapping[str, object]] = {
    "told": _AnyAnswer(),
    "as_at": "23 November 2026",
    "limit": "300",
    "over": "12",
    **dict.fromkeys(
        (
            "to_line",
            "dear",
            "child_class",
            "worries",
            "other_worries",
            "first_name",
            "sendias",
            "date_today",
            "date_wanted_by",
            "date_meeting",
            "date_decision",
            "date_received",
        ),
        "something",
    ),
}

_CLUMSY: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"(?<=\S)  +(?=\S)"), "two spaces"),
    (re.compile(r"\bNone\b(?! of)(?!$)"), "“None”"),
    (re.compile(r"\(s\)"), "“(s)”"),
    (re.compile(r"\band/or\b"), "“and/or”"),
    (re.compile(r"!"), "an exclamation mark"),
    (re.compile(r" [.,;:?](?!\.)"), "a space before a stop"),
    (re.compile(r"[.,;:?]\.(?!\.)(?<!…)"), "two stops in a row"),
    (
        re.compile(
            r"\b(I (is|are|has|does|needs|finds)|(he|she) (need|are|have|find|do)|"
            r"(they|we) (is|has|does|am)|(your|my|our) child are)\b"
        ),
        "a verb that does not agree",
    ),
)


def _sentences(content: Content, facts: Facts) -> Iterator[Problem]:
    voices = [
        (who, Voice(Given(content, dt.date(2026, 11, 23), facts, Answers(), dict(kept)), register))
        for who, kept in VOICES.items()
        for register in ("screen", "letter")
    ]
    first_item = next(iter(content.concerns), None)
    for thing in things(content):
        for path, text, register in spoken(thing.shape):
            for mend in _text_mends(content, text, _explains(thing)):
                yield thing.problem(path, mend)
            for who, voice in voices:
                if voice.register != register:
                    continue
                mend = _spoken_mend(voice, text, first_item, who)
                if mend:
                    yield thing.problem(path, mend)
                    break


def _spoken_mend(voice: Voice, text: str, item: str | None, who: str) -> str:
    try:
        said = voice.say(text, item, **_VALUES)
    except (TemplateError, KeyError, AttributeError, TypeError) as error:
        return f"cannot be spoken for {who}: {error}"
    for pattern, what in _CLUMSY:
        found = pattern.search(said)
        if found:
            return f"has {what} when spoken for {who}: “…{_around(said, found.start())}…”"
    return ""


def _around(text: str, place: int) -> str:
    return text[max(0, place - 20) : place + 20].replace("\n", " ")


_NAMES: Final = re.compile(
    r"“[^”]*”|\"[^\"]*\"|provision map\w*|alternative provision|special educational provision|"
    r"https?://\S+|early years provision",
    re.IGNORECASE,
)
"""Names and quoted words, in which a word to avoid may stand."""


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    whole = (rf"(?<!\w){re.escape(word)}(?!\w)" for word in words if word[:1].isalpha())
    return re.compile("|".join(whole) or r"(?!)", re.IGNORECASE)


def _explains(thing: Thing) -> bool:
    """The guide and the glossary may name the jargon that they explain."""
    return thing.file.startswith(("guide/", "glossary"))


def _text_mends(content: Content, text: str, explains: bool) -> Iterator[str]:
    """Words to avoid, and American spelling, in our own sentences."""
    plain = _NAMES.sub(" ", text)
    for table, kind in ((content.words.avoid, "avoid"), (content.words.american, "spell")):
        lower = {word.lower(): better for word, better in table.items()}
        for found in _pattern(tuple(table)).finditer(plain):
            word = found.group().lower()
            if explains and word in content.words.explained:
                continue
            verb = "avoid" if kind == "avoid" else "in British English not"
            yield f"{verb} “{word}”; write “{lower[word]}”"


# --- Ids ------------------------------------------------------------------------------------


def all_ids(content: Content) -> tuple[str, ...]:
    """Every id that saved files and packs may hang on, as ``kind/id``, sorted."""
    found: set[str] = set()
    for question in content.questions.values():
        found.add(f"question/{question.id}")
        found |= {f"option/{question.id}/{option.id}" for option in question.options}
    for letter in content.letters.values():
        found |= {f"letter/{letter.id}", *_block_ids(letter)}
    for kind, names in (
        ("concern", content.concerns),
        ("ask", content.asks),
        ("bring", content.brings),
        ("guide", content.guide),
        ("reply", [reply.id for reply in content.replies]),
        ("help", [help.id for help in content.national]),
        ("step", [s.id for j in content.journeys for sec in j.sections for s in sec.steps]),
    ):
        found |= {f"{kind}/{name}" for name in names}
    return tuple(sorted(found))


def _block_ids(letter: LetterPlan) -> set[str]:
    return {f"block/{letter.id}/{block.id}" for block in letter.blocks}


def record(content: Content) -> tuple[str, ...]:
    """Add the ids that are new to the recorded list, and say which; none is ever taken out."""
    recorded = content.folder / RECORDED_IDS
    before = set(_recorded(content) or ())
    now = set(all_ids(content))
    recorded.write_text("".join(f"{name}\n" for name in sorted(before | now)), encoding="utf-8")
    return tuple(sorted(now - before))


def _recorded(content: Content) -> tuple[str, ...] | None:
    """The ids recorded so far, or None where there is no list."""
    recorded = content.folder / RECORDED_IDS
    return tuple(recorded.read_text(encoding="utf-8").split()) if recorded.is_file() else None


_NO_OLD_NAMES: Final = frozenset({"letter", "step"})
"""Kinds of thing that cannot say what they were called before."""


def _ids(content: Content) -> Iterator[Problem]:
    recorded = _recorded(content)
    if recorded is None:
        return
    now = set(all_ids(content))
    renamed = _renamed(content)
    for name in recorded:
        if name not in now and name not in renamed:
            kind, last = name.partition("/")[0], name.rpartition("/")[2]
            mend = f"this {kind} was there before, and saved files may name it: bring it back"
            if kind not in _NO_OLD_NAMES:
                mend += f", or write “was: [{last}]” at its new one"
            yield Problem(RECORDED_IDS, name, mend)
    for name in sorted(now - set(recorded)):
        yield Problem(RECORDED_IDS, name, "is new; run “send-wizard check --record” to record it")


def _renamed(content: Content) -> set[str]:
    renamed: set[str] = set()
    for question in content.questions.values():
        renamed |= {f"question/{old}" for old in question.was}
        for option in question.options:
            names = ((question.id, *question.was), (option.id, *option.was))
            renamed |= {f"option/{asked}/{chosen}" for asked, chosen in itertools.product(*names)}
    for kind, group in (
        ("concern", content.concerns.values()),
        ("ask", content.asks.values()),
        ("bring", content.brings.values()),
        ("guide", content.guide.values()),
        ("reply", content.replies),
        ("help", content.national),
    ):
        renamed |= {f"{kind}/{old}" for each in group for old in each.was}
    for letter in content.letters.values():
        renamed |= {f"block/{letter.id}/{old}" for block in letter.blocks for old in block.was}
    return renamed


# --- What is due, and what was measured -----------------------------------------------------


def stale(content: Content, today: dt.date, months: int) -> tuple[str, ...]:
    """A line for each source and council pack that was last looked at too long ago."""
    limit = today - dt.timedelta(days=round(months * 30.44))
    lines = [
        f"{source.id}: {source.title}: seen {source.seen}, "
        + (f"checked live {source.checked_live}" if source.checked_live else "never checked live")
        for source in content.sources.values()
        if (source.checked_live or dt.date.min) < limit
    ]
    lines += [
        f"council {pack.council}: last compared {pack.checked}"
        for pack in content.packs.values()
        if pack.checked < limit
    ]
    return tuple(lines)


def report(content: Content) -> str:
    """How much there is of everything, in words and sentences."""
    counts: dict[str, list[str]] = {}
    for thing in things(content):
        kind = thing.file.split("/")[0].removesuffix(".yaml")
        counts.setdefault(kind, []).extend(text for _, text, _ in spoken(thing.shape))
    lines = [f"{'':12} {'texts':>6} {'words':>7} {'words a sentence':>17}"]
    for kind, texts in sorted(counts.items()):
        words, sentences = _measure(texts)
        lines.append(f"{kind:12} {len(texts):6} {words:7} {words / max(1, sentences):17.1f}")
    return "\n".join(lines)


def _measure(texts: Iterable[str]) -> tuple[int, int]:
    words = sentences = 0
    for text in texts:
        plain = re.sub(r"{{.*?}}", "word", text)
        words += len(re.findall(r"[\w’'-]+", plain))
        sentences += max(1, len(re.findall(r"[.?](?:\s|$)", plain)))
    return words, sentences
