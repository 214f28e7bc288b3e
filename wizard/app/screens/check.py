"""Check your answers: every question of the walk, each with its answer and a way to change it."""

from __future__ import annotations

import streamlit as st

from wizard.app import frame, going, notes, state
from wizard.app.markup import plain, safe
from wizard.app.screens.told import in_words
from wizard.app.view import View
from wizard.journey import Stop
from wizard.models import Question


def show(view: View, stop: Stop) -> None:
    """Built from the journey itself, so that no answer can be missing."""
    frame.back_from(view, stop)
    frame.title(view, stop)
    frame.words(view.tell("check-hint"), "w-soft")
    section = ""
    for each in view.walk.stops:
        if not each.questions:
            continue
        if each.section.id != section:
            section = each.section.id
            frame.subheading(each.section.title)
        for question in each.questions:
            _row(view, each, question)
    frame.go_on(view, stop)


def _row(view: View, stop: Stop, question: Question) -> None:
    about = view.voice.item(stop.item).title if stop.item is not None else ""
    short = view.speak(question.short, stop.item)
    named = view.say("check-item", worry=about, short=short) if about else short
    answer = in_words(view, question, stop.item)
    told = "<br>".join(safe(line) for line in answer) or (
        f'<span class="w-none">{safe(view.say("not-answered"))}</span>'
    )
    key = state.field_key("row", question.id, stop.item)
    with st.container(key=key, horizontal=True, vertical_alignment="top"):
        st.html(f'<dl class="w-answer-row"><dt>{safe(named)}</dt><dd>{told}</dd></dl>')
        pressed = st.button(
            plain(view.say("change", short=named)),
            key=state.field_key("change", question.id, stop.item),
            on_click=notes.start_changing,
            args=(going.still_new(view.walk),),
            type="tertiary",
        )
    if pressed:
        frame.go(view, stop.address)
