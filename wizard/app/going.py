"""Where *Continue*, *Back* and *Change* lead, and what has to be put right before.

Where a page stands is worked out from the answers. The one thing remembered is that an
answer is being changed, so that *Continue* comes back to *check your answers*.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from wizard.answers import Fault, fault
from wizard.app import notes, state
from wizard.app.view import View
from wizard.journey import Stop, Walk
from wizard.models import Question


@dataclass(frozen=True)
class Wrong:
    """A reply that will not do, and the words that say so."""

    question: Question
    fault: Fault
    words: str


def wrong(view: View, stop: Stop) -> tuple[Wrong, ...]:
    """Everything on a page that has to be put right, in the order it is asked."""
    found = (wrong_with(view, question, stop.item) for question in stop.questions)
    return tuple(each for each in found if each is not None)


def wrong_with(view: View, question: Question, item: str | None) -> Wrong | None:
    """What is wrong with the reply to one question, in the question's own words."""
    value = view.answers.value(question.id, item)
    found = fault(question, value, view.today)
    if found is None:
        return None
    words = getattr(question.errors, found.key)
    said = (
        view.speak(words, item, **found.values)
        if words
        else view.say(f"error-{found.key.replace('_', '-')}", item, **found.values)
    )
    return Wrong(question, found, said)


def place_of(view: View, address: str) -> Stop:
    """The page at an address, or the nearest one that this family has."""
    if address in DOORS:
        return view.walk.stops[0]
    stop = view.walk.by_address(address)
    if stop is not None:
        return stop
    section, _, number = address.rpartition("-")
    near = [each for each in view.walk.stops if each.section.id == section]
    if near and number.isdigit():
        return min(near, key=lambda each: abs(each.number - int(number)))
    return view.walk.find(view.answers.at)


def still_new(walk: Walk) -> frozenset[str]:
    """What of this walk would be new to the family: questions without an answer.

    Pages that show something are named too, so that one that a change opens can be told from
    one that was there before.
    """
    asked = (
        _name(question.id, stop.item)
        for stop in walk.stops
        for question in stop.questions
        if not walk.given.reply(question.id, stop.item)
    )
    return frozenset((*asked, *(stop.step.id for stop in walk.stops if stop.step.shows)))


def _name(question: str, item: str | None) -> str:
    return f"{question}/{item}" if item else question


def check_page(walk: Walk) -> Stop | None:
    """The page *check your answers*."""
    return next((stop for stop in walk.stops if stop.step.shows == "check"), None)


def back(view: View, stop: Stop) -> Stop | None:
    """The page that *Back* leads to: while an answer is being changed, the check."""
    check = check_page(view.walk)
    if notes.changing() is not None and check is not None and check is not stop:
        return check
    return view.walk.before(stop)


def onward(view: View, stop: Stop) -> Stop:
    """The page that *Continue* leads to.

    While an answer is being changed, that is the next page that the change has opened, and
    otherwise the check.
    """
    before = notes.changing()
    check = check_page(view.walk)
    if before is None or check is None:
        return view.walk.after(stop) or stop
    opened = still_new(view.walk) - before
    following = view.walk.after(stop)
    while following is not None and following is not check:
        names = {_name(question.id, following.item) for question in following.questions}
        if (names | {following.step.id}) & opened:
            return following
        following = view.walk.after(following)
    return check


# --- Ways in --------------------------------------------------------------------------------


def _soon() -> None:
    """The short way, for a meeting within days, unless the family has chosen since."""
    answers = state.answers()
    if answers.value("way-in") is None:
        now = tuple(each for each in answers.value("happening-now") or () if each != "none")
        state.reply("happening-now", tuple(dict.fromkeys((*now, "meeting-soon"))))
        state.reply("way-in", "short")


def _helping() -> None:
    """An adviser beside a family."""
    answers = state.answers()
    if set(answers.values) - {"you-are", "happening-now"}:
        notes.tell("helping-answers")  # more than this first page can have asked
    if answers.value("you-are") is None:
        state.reply("you-are", "adviser")


DOORS: Final[Mapping[str, Callable[[], None]]] = MappingProxyType(
    {"soon": _soon, "helping": _helping}
)
"""Addresses of the front door's other ways in: the first page, with something answered."""
