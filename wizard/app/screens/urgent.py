"""Somebody is not safe: who to call, before anything else."""

from __future__ import annotations

import streamlit as st

from wizard.app import frame
from wizard.app.markup import paragraphs
from wizard.app.screens import advice
from wizard.app.view import View
from wizard.guidance import advise
from wizard.journey import Stop


def show(view: View, stop: Stop) -> None:
    """The page of the journey."""
    frame.back_from(view, stop)
    frame.title(view, stop, view.say("urgent-title"))
    crisis(view)
    frame.words(view.tell("urgent-safeguarding"))
    found = advise(view.given).urgent
    if found is not None:
        with st.expander(view.say("urgent-steps"), key="urgent-steps"):
            advice.plan(view, found, found.steps)
    frame.words(view.tell("urgent-later"))
    frame.go_on(view, stop)


def crisis(view: View) -> None:
    """Nobody reads what is typed here; these people answer."""
    st.html(f'<div class="w-urgent">{paragraphs(view.tell("urgent-nobody"))}</div>')
    st.html(frame.help_list(view, view.signposts.crisis, 2))


def beside(view: View) -> None:
    """The page beside the journey, to be reached from every page."""
    frame.back_to_journey(view)
    frame.heading("urgent-help", view.say("urgent-title"))
    crisis(view)
    frame.words(view.tell("urgent-safeguarding"))
