"""An answer in words, as the family chose or typed it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from wizard import dates
from wizard.answers import NONE_CHOSEN, Value, fault
from wizard.app.view import View
from wizard.guidance import chosen_asks, chosen_brings
from wizard.models import NOT_SURE, Question
from wizard.voice import Voice


def in_words(view: View, question: Question, item: str | None) -> list[str]:
    """What was answered, a line for each thing chosen; nothing where it was left out."""
    entries = _each(_counted(view, question, item)) or _put_forward(view, question)
    say = _WORDS.get(question.type, _option)
    return [line for entry in entries if (line := _line(view, question, entry, say))]


def _counted(view: View, question: Question, item: str | None) -> Value | None:
    """The answer as far as it counts; one that has to be put right, as it was given."""
    value = view.answers.value(question.id, item)
    sound = fault(question, value, view.today) is None
    return view.given.reply(question.id, item) if sound else value


def _put_forward(view: View, question: Question) -> tuple[str, ...]:
    """What stands ticked until the family chooses for themselves: it goes into the documents."""
    if question.type == "asks":
        return tuple(ask.id for ask in chosen_asks(view.given))
    if question.type == "bring":
        return tuple(thing.id for thing in chosen_brings(view.given))
    return ()


def _each(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _line(
    view: View, question: Question, entry: str, say: Callable[[View, Question, str], str]
) -> str:
    if entry == NOT_SURE:
        return view.not_sure(question)
    if entry == NONE_CHOSEN:
        return view.say("none-chosen")
    return say(view, question, entry)


def _option(view: View, question: Question, entry: str) -> str:
    option = question.option(entry)
    return view.speak(option.label) if option is not None else ""


def _typed(_view: View, _question: Question, entry: str) -> str:
    return entry


def _date(_view: View, _question: Question, entry: str) -> str:
    day = dates.read_date(entry)
    return dates.say(day, weekday=True) if day is not None else entry


def _school_year(view: View, _question: Question, entry: str) -> str:
    year = dates.read_school_year(entry, view.today)
    return view.content.school_years[year].label if year is not None else ""


def _council(view: View, _question: Question, entry: str) -> str:
    council = view.content.councils.get(entry)
    return council.official_name if council is not None else ""


def _worry(view: View, _question: Question, entry: str) -> str:
    return view.voice.item(entry).title if view.given.concern(entry) is not None else ""


def _ask(view: View, _question: Question, entry: str) -> str:
    own = view.given.own(entry)
    ask = view.content.asks.get(entry)
    if own is not None:
        return own.words
    return Voice(view.given, "letter").say(ask.text) if ask is not None else ""


def _bring(view: View, _question: Question, entry: str) -> str:
    thing = view.content.brings.get(entry)
    words = Voice(view.given, "letter").say(thing.text) if thing is not None else ""
    return words[:1].upper() + words[1:]


_WORDS: Final[Mapping[str, Callable[[View, Question, str], str]]] = MappingProxyType(
    {
        "text": _typed,
        "long-text": _typed,
        "date": _date,
        "school-year": _school_year,
        "council": _council,
        "concerns": _worry,
        "main-concerns": _worry,
        "asks": _ask,
        "bring": _bring,
    }
)
