"""A page that asks one or more questions."""

from __future__ import annotations

import streamlit as st

from wizard.app import controls, frame, going, notes, state
from wizard.app.controls import Asked
from wizard.app.markup import bullets, link, safe
from wizard.app.view import View
from wizard.journey import Stop


def show(view: View, stop: Stop) -> None:
    """The questions that apply, why we ask them, and the way on."""
    alone = stop.step.title is None
    frame.back_from(view, stop)
    errors(view, stop)
    frame.title(view, stop, anchor="q1" if alone else "")
    if not alone:
        frame.words(view.explain(stop.step.hint, stop.item), "w-soft")
    for question in stop.questions:
        asked = Asked(view, question, stop)
        asked.heading(alone)
        with st.container(key=asked.key("error" if asked.wrong else "field")):
            controls.draw(asked)
        words_here(view, asked)
    why(view, stop)
    frame.go_on(view, stop)


def errors(view: View, stop: Stop) -> None:
    """What has to be put right, told after *Continue*, with a link to each question."""
    if not notes.faults_shown(stop.address):
        return
    links = [
        link(f"#{Asked(view, each.question, stop).anchor}", each.words)
        for each in going.wrong(view, stop)
    ]
    if links:
        name = f"{stop.address}-{notes.attempts()}"
        title = safe(view.say("errors-title"))
        st.html(
            f'<div class="w-errors" data-errors="{name}" tabindex="-1">'
            f"<h2>{title}</h2>{bullets(links)}</div>"
        )


def words_here(view: View, asked: Asked) -> None:
    """*Words explained*: the jargon of what is asked, which a label of a field cannot explain."""
    entries = view.unexplained(controls.labels(asked))
    if entries:
        rows = "".join(
            f"<dt>{safe(each.term)}</dt><dd>{safe(view.speak(each.meaning))}</dd>"
            for each in entries
        )
        title = safe(view.say("words-here"))
        st.html(
            f'<details class="w-why w-words"><summary>{title}</summary><dl>{rows}</dl></details>'
        )


def why(view: View, stop: Stop) -> None:
    """*Why we ask*, to open on request."""
    told = [
        (view.speak(question.short, stop.item), view.explain(question.why, stop.item))
        for question in stop.questions
    ]
    if len(told) == 1:
        body = f'<p class="w-soft">{safe(told[0][1])}</p>'
    else:
        body = bullets([f"<b>{safe(short)}.</b> {safe(why)}" for short, why in told])
    st.html(f'<details class="w-why"><summary>{safe(view.say("why"))}</summary>{body}</details>')


def text_fields(view: View, stop: Stop) -> dict[str, str]:
    """The text that each text field of the page has from us, by the key of its widget."""
    fields: dict[str, str] = {}
    for question in stop.questions:
        fields |= controls.text_fields(Asked(view, question, stop))
    part = notes.part_shown()
    if stop.step.shows == "letter" and part:
        fields[part] = str(state.held(part) or state.drafts().get(part, ""))
    return fields
