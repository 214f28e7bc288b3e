"""Is every sentence right in every voice?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Final

from jinja2.exceptions import TemplateError

from wizard.answers import Answers
from wizard.check.things import spoken, things
from wizard.content import Content, Problem
from wizard.facts import Facts
from wizard.journey import Given
from wizard.voice import Voice


def missing_voices(content: Content) -> list[Problem]:
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
    "day": "23 November 2026",
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


def check_sentences(content: Content, facts: Facts) -> Iterator[Problem]:
    """Every sentence can be spoken in every voice, and is whole in each."""
    voices = [
        (who, Voice(Given(content, dt.date(2026, 11, 23), facts, Answers(), dict(kept)), register))
        for who, kept in VOICES.items()
        for register in ("screen", "letter")
    ]
    first_item = next(iter(content.concerns), None)
    for thing in things(content):
        for path, text, register in spoken(thing.shape):
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
