"""Questions answered by choosing: one answer, several, or a school year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from wizard import dates
from wizard.app import state
from wizard.app.controls.asked import Asked
from wizard.app.markup import plain
from wizard.conditions import holds
from wizard.models import NOT_SURE


@dataclass(frozen=True)
class Choice:
    """One answer that can be chosen, in words."""

    id: str
    label: str
    hint: str = ""


def offered(asked: Asked) -> list[Choice]:
    """The answers to a question that fit this family, *I am not sure* last."""
    view, item = asked.view, asked.item
    choices = [
        Choice(option.id, view.speak(option.label, item), view.speak(option.hint, item))
        for option in asked.question.options
        if holds(option.when, view.given, item)
    ]
    return choices + not_sure(asked)


def not_sure(asked: Asked) -> list[Choice]:
    """*I am not sure*, where it is offered."""
    return [Choice(*asked.not_sure)] if asked.offers_not_sure else []


def choice(asked: Asked) -> None:
    """One answer of several."""
    one_of(asked, offered(asked), str(asked.value or ""))


def school_year(asked: Asked) -> None:
    """The school year, kept with the year it is true in."""
    years = asked.view.content.school_years
    choices = [Choice(year, words.label) for year, words in years.items()]
    value = str(asked.value or "")
    now = value if value == NOT_SURE else dates.read_school_year(value, asked.view.today)
    one_of(asked, choices + not_sure(asked), now or "")


def one_of(asked: Asked, choices: Sequence[Choice], value: str) -> None:
    """A list of answers of which one can be chosen; none is chosen beforehand."""
    words = {each.id: each for each in choices}
    key = asked.key("one")
    state.mirror(key, value if value in words else None)
    hints = [plain(each.hint) for each in choices]
    st.radio(
        asked.label,
        list(words),
        index=None,
        key=key,
        format_func=lambda chosen: plain(words[chosen].label),
        captions=hints if any(hints) else None,
        label_visibility="collapsed",
        on_change=_chose,
        args=(key, asked),
    )


def _chose(key: str, asked: Asked) -> None:
    chosen = state.held(key)
    if chosen and asked.question.type == "school-year" and chosen != NOT_SURE:
        chosen = dates.write_school_year(chosen, asked.view.today)
    state.reply(asked.question.id, chosen, asked.item)


def choices(asked: Asked) -> None:
    """Any number of answers; one that stands alone unticks the others."""
    alone = {option.id for option in asked.question.options if option.alone} | {NOT_SURE}
    several_of(asked, offered(asked), frozenset(alone))


def several_of(asked: Asked, offers: Sequence[Choice], alone: frozenset[str]) -> None:
    """A list of answers of which any number can be chosen."""
    with st.container(key=asked.key("choices"), gap=None):
        for each in offers:
            tick_box(asked, each, alone)


def tick_box(asked: Asked, offer: Choice, alone: frozenset[str] = frozenset()) -> None:
    """One answer to tick, with its hint as a second paragraph of the label."""
    key = asked.key("tick", offer.id)
    state.mirror(key, offer.id in asked.chosen)
    label = "\n\n".join(filter(None, (plain(offer.label), plain(offer.hint))))
    st.checkbox(label, key=key, on_change=_ticked, args=(key, asked, offer.id, alone))


def _ticked(key: str, asked: Asked, entry: str, alone: frozenset[str]) -> None:
    value = state.answers().value(asked.question.id, asked.item) or ()
    now = [each for each in value if each != entry]
    if state.held(key):
        now = [entry] if entry in alone else [each for each in now if each not in alone] + [entry]
    order = {option.id: place for place, option in enumerate(asked.question.options)}
    now.sort(key=lambda each: order.get(each, len(order)))
    state.reply(asked.question.id, tuple(now), asked.item)
