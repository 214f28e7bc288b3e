"""The family lives in Wales, Scotland or Northern Ireland: who helps there."""

from __future__ import annotations

import streamlit as st

from wizard.app import frame
from wizard.app.view import View
from wizard.journey import Stop


def show(view: View, stop: Stop) -> None:
    """That nation's own words and help; and whether it makes sense to go on."""
    frame.back_from(view, stop)
    nation = view.signposts.nation
    if nation is None:
        frame.title(view, stop)
        frame.go_on(view, stop)
        return
    frame.title(view, stop, view.speak(nation.title))
    frame.words(view.explain(nation.text))
    there = tuple(view.helpers[name] for name in nation.help)
    st.html(frame.help_list(view, there, 2))
    follows = view.walk.after(stop) is not None
    frame.words(view.tell("nation-school-here" if follows else "nation-ends-here"))
    if follows:
        frame.go_on(view, stop)
