"""Who is speaking, and the words that follow from it.

The same sentence serves a parent of a named boy, two carers of a child with no name given,
and a young person who writes for themself: the forms come from ``words.yaml``. On screen the
reader is "you"; in a letter the family speaks.

A family's words are values. They are never a template, and nothing in them is run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from jinja2 import StrictUndefined, Template
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from wizard.journey import Given
from wizard.models import Forms, Register, SettingWords, Words

_SENTENCES: Final = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@lru_cache(maxsize=4096)
def _template(text: str) -> Template:
    return _SENTENCES.from_string(text)


def speak(text: str, values: Mapping[str, Any]) -> str:
    """A sentence of ours with its values filled in.

    Raises:
        TemplateError: if the sentence names a value that there is none of; ``check`` finds
            every such sentence before a family can meet it.
    """
    if "{" not in text:
        return text
    return _template(text).render(values)


class Person:
    """The child, or the writer, as a sentence can name them.

    Written in a template as ``{{ child.name }}``, ``{{ child.they }}``,
    ``{{ child.verb('need') }}``; with a capital letter (``{{ child.They }}``) at the start of
    a sentence.
    """

    def __init__(
        self,
        words: Words,
        *,
        name: str,
        name_obj: str,
        names: str,
        forms: Forms,
        typed: bool,
    ) -> None:
        self._verbs = words.verbs
        self._forms = forms
        self._typed = typed
        self.name = name
        self.name_obj = name_obj
        self.names = names
        self.they = forms.they or name
        self.them = forms.them or name_obj
        self.their = forms.their or names
        self.theirs = forms.theirs or names
        self.themself = forms.themself or name_obj
        self.we, self.us, self.our = self.they, self.them, self.their
        self.ours, self.ourselves = self.theirs, self.themself

    def _form(self, base: str, person: str) -> str:
        irregular = self._verbs.get(base)
        if irregular is not None:
            return irregular[person]
        return f"{base}s" if person == "third" else base

    def verb(self, base: str) -> str:
        """A verb as it follows ``they`` (or ``we``)."""
        return self._form(base, self._forms.person)

    def name_verb(self, base: str) -> str:
        """A verb as it follows ``name``."""
        return self._form(base, self._forms.subject_person)

    def _capital(self, text: str) -> str:
        return text if self._typed and text in {self.name, self.names} else _capital(text)

    @property
    def Name(self) -> str:  # noqa: N802 - the capital is the meaning
        """The name at the start of a sentence; one that was typed stays as typed."""
        return self._capital(self.name)

    @property
    def Names(self) -> str:  # noqa: N802
        """The possessive at the start of a sentence."""
        return self._capital(self.names)

    @property
    def They(self) -> str:  # noqa: N802
        """``they`` at the start of a sentence."""
        return self._capital(self.they)

    @property
    def Their(self) -> str:  # noqa: N802
        """``their`` at the start of a sentence."""
        return self._capital(self.their)

    @property
    def We(self) -> str:  # noqa: N802
        """``we`` at the start of a sentence."""
        return _capital(self.we)

    @property
    def Our(self) -> str:  # noqa: N802
        """``our`` at the start of a sentence."""
        return _capital(self.our)

    @property
    def Is(self) -> str:  # noqa: N802
        """The verb that opens a question: "Is Yusuf ...", "Are you ..."."""
        return _capital(self.name_verb("be"))

    @property
    def Does(self) -> str:  # noqa: N802
        """The verb that opens a question: "Does Yusuf ...", "Do you ..."."""
        return _capital(self.name_verb("do"))

    @property
    def Has(self) -> str:  # noqa: N802
        """The verb that opens a question: "Has Yusuf ...", "Have you ..."."""
        return _capital(self.name_verb("have"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class SettingName:
    """What the child's school, nursery or college is called in a sentence."""

    words: SettingWords

    def __getattr__(self, key: str) -> str:
        """The word itself, or with a capital letter (``place.The``) for a sentence start."""
        fields = type(self.words).model_fields
        if key in fields:
            return str(getattr(self.words, key))
        if key.lower() in fields and key[:1].isupper():
            return _capital(str(getattr(self.words, key.lower())))
        raise AttributeError(key)


def child(given: Given, register: Register) -> Person:
    """The child as this register names them."""
    words = given.content.words
    typed = given.value("child-name") or ""
    young = "young-person" in given.words("writer-kind")
    if young:
        forms = words.child[f"{register}-young-person"]
        return _called(words, forms, forms)
    pronoun = given.value("pronoun") or "they"
    forms = words.child.get(pronoun) or words.child["they"]
    if typed:
        names = f"{typed}’" if typed.endswith("s") else f"{typed}’s"
        return Person(words, name=typed, name_obj=typed, names=names, forms=forms, typed=True)
    count = next(iter(given.words("voice-count")), "one")
    unnamed = words.child["unnamed-screen" if register == "screen" else f"unnamed-letter-{count}"]
    return _called(words, unnamed, forms)


def writer(given: Given) -> Person:
    """The person, or the two people, whom a letter is from."""
    words = given.content.words
    forms = words.writer[next(iter(given.words("voice-count")), "one")]
    return _called(words, forms, forms)


def _called(words: Words, named: Forms, forms: Forms) -> Person:
    """A person who is not named: what they are called at first mention, and after it."""
    return Person(
        words,
        name=str(named.subject),
        name_obj=str(named.object),
        names=str(named.possessive),
        forms=forms,
        typed=False,
    )


def setting_words(given: Given) -> SettingName:
    """What the place the child goes to is called."""
    settings = given.content.settings
    return SettingName(settings.get(given.value("setting") or "", settings["unknown"]))


@dataclass(frozen=True)
class CouncilName:
    """The family's council as a sentence can name it."""

    name: str
    url: str


def council(given: Given) -> CouncilName:
    """The council, or "your council" where the family has not said."""
    found = given.content.councils.get(given.value("council") or "")
    if found is None:
        return CouncilName("your council", "")
    return CouncilName(found.official_name, found.url)


class Told:
    """Answers as phrases: ``{{ told['worry-where'] }}`` joins what was chosen."""

    def __init__(self, given: Given, say: Callable[[str], str], item: str | None = None) -> None:
        self._given = given
        self._say = say
        self._item = item

    def __getitem__(self, question: str) -> str:
        """The letter phrases of the chosen options joined, or a free text as typed.

        Raises:
            KeyError: where there is nothing to say; a part names what it needs.
        """
        phrases = answer_phrases(self._given, question, self._item, self._say)
        if not phrases:
            raise KeyError(question)
        return joined(phrases)


def answer_phrases(
    given: Given, question: str, item: str | None, say: Callable[[str], str]
) -> list[str]:
    """What an answer says in a document: a phrase for each chosen option, or the typed text."""
    asked = given.content.questions[question]
    found = given.reply(question, item) or given.reply(question)
    if not found:
        return []
    if not asked.options:
        return [found] if isinstance(found, str) else list(found)
    chosen = (found,) if isinstance(found, str) else found
    options = (asked.option(entry) for entry in chosen)
    return [say(option.letter) for option in options if option is not None and option.letter]


def joined(phrases: list[str], last: str = "and") -> str:
    """Phrases as a list in a sentence: "in class, at home and online".

    Phrases that are whole sentences already simply follow one another; where a phrase has an
    "and" of its own, a comma keeps the last one apart.
    """
    if len(phrases) < 2:
        return "".join(phrases)
    if all(phrase.endswith(".") for phrase in phrases):
        return " ".join(phrases)
    comma = "," if any(f" {last} " in phrase for phrase in phrases) else ""
    return f"{', '.join(phrases[:-1])}{comma} {last} {phrases[-1]}"


@dataclass(frozen=True)
class ItemName:
    """The worry that a repeated step or part is about."""

    title: str
    name: str


class Voice:
    """Speaks sentences of ours for one family, in one register."""

    def __init__(self, given: Given, register: Register) -> None:
        self.given = given
        self.register = register
        self.values: dict[str, Any] = {
            "child": child(given, register),
            "writer": writer(given),
            "place": setting_words(given),
            "council": council(given),
            "service": given.content.service,
        }
        self.values["told"] = Told(given, self.say)

    def say(self, text: str, item: str | None = None, **values: object) -> str:
        """One sentence of ours; ``item`` is the worry it is repeated for."""
        filled = dict(self.values)
        if item is not None:
            filled["item"] = self.item(item)
            filled["told"] = Told(self.given, self.say, item)
        filled.update(values)
        return speak(text, filled)

    def item(self, item: str) -> ItemName:
        """The title and the name of a worry, the family's own among them."""
        own = self.given.own(item)
        if own is not None:
            return ItemName(own.words, own.words)
        concern = self.given.content.concerns[item]
        return ItemName(self.say(concern.title), self.say(concern.name))


__all__ = ["TemplateError", "Voice", "answer_phrases", "joined", "speak"]
