"""What worries a family: a list under a few headings, and words of their own."""

from __future__ import annotations

import streamlit as st

from wizard.app import frame, state
from wizard.app.controls.asked import Asked
from wizard.app.controls.asking import own_box, take_own
from wizard.app.controls.choosing import Choice, not_sure, several_of, tick_box
from wizard.app.markup import plain
from wizard.app.view import View
from wizard.conditions import holds
from wizard.models import NOT_SURE, Concern, Heading

_ALONE = frozenset({NOT_SURE})
PHRASES_SHOWN = 3
"""How many things that parents say stand under a worry, for people to know it by."""


def fitting(view: View) -> list[Concern]:
    """Every worry that such a family can choose."""
    return [each for each in view.content.concerns.values() if holds(each.when, view.given)]


def said(concern: Concern) -> tuple[str, ...]:
    """What parents say of a worry, as far as it is shown."""
    return concern.parents_say[:PHRASES_SHOWN]


def concerns(asked: Asked) -> None:
    """Every worry under its heading, the family's own, and *I am not sure*."""
    view = asked.view
    offered = fitting(view)
    for heading in view.content.headings:
        under = [each for each in offered if each.heading == heading.id]
        if under:
            _heading(asked, heading, under)
    own = [Choice(item.id, item.words) for item in view.answers.own("concern")]
    frame.words(view.say("own-concern-title"), "w-question-small")
    for offer in own:
        _own(asked, offer)
    own_box(asked, "concern", add_own)
    with st.container(key=asked.key("choices"), gap=None):
        for offer in not_sure(asked):
            tick_box(asked, offer, _ALONE)


def _heading(asked: Asked, heading: Heading, under: list[Concern]) -> None:
    view = asked.view
    count = sum(each.id in asked.chosen for each in under)
    key = "heading-some" if count else "heading"
    label = view.say(key, title=view.speak(heading.title), count=count)
    with st.expander(plain(label), key=asked.key("heading", heading.id)):
        frame.words(view.explain(heading.hint), "w-soft")
        with st.container(key=asked.key("choices", heading.id), gap=None):
            for each in under:
                tick_box(asked, _offer(asked, each), _ALONE)


def _offer(asked: Asked, concern: Concern) -> Choice:
    phrases = ", ".join(f"“{phrase}”" for phrase in said(concern))
    return Choice(concern.id, asked.view.speak(concern.title), phrases)


def _own(asked: Asked, offer: Choice) -> None:
    """A worry in the family's own words, which can be taken away again."""
    with st.container(key=asked.key("row", offer.id), horizontal=True):
        tick_box(asked, offer, _ALONE)
        label = asked.view.say("take-away", words=offer.label)
        frame.button(label, offer.id, take_away, offer.id, look="tertiary")


def add_own(asked: Asked) -> None:
    """Keep a worry of the family's own that stands in the box, and choose it."""
    item = take_own(asked, "concern")
    if item is not None:
        chosen = state.answers().value(asked.question.id) or ()
        kept = tuple(each for each in chosen if each != NOT_SURE)
        state.reply(asked.question.id, (*kept, item.id))


def take_away(item_id: str) -> None:
    """Take away a worry of the family's own, wherever it was chosen."""
    answers = state.answers().change_own(item_id, None)
    for question in ("worries", "main-worries"):
        value = answers.value(question)
        if isinstance(value, tuple) and item_id in value:
            answers = answers.reply(question, tuple(e for e in value if e != item_id))
    state.change(answers)


def main_concerns(asked: Asked) -> None:
    """The few that matter most, of those that were chosen."""
    view = asked.view
    offers = [Choice(item, view.voice.item(item).title) for item in view.given.items("worries")]
    several_of(asked, offers, _ALONE)
