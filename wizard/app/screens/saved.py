"""Keep the answers in a file, open such a file, or clear everything."""

from __future__ import annotations

from functools import partial

import streamlit as st

from wizard.answers import AnswersError, Opened, read_answers, too_big
from wizard.app import browser, frame, notes, state
from wizard.app.screens import files
from wizard.app.view import View
from wizard.content import Content

OPENED = "opened"
"""Noted when a file has been opened: the family then goes on where they stopped."""


def save(view: View) -> None:
    """Save the answers as a file of one's own."""
    frame.back_to_journey(view)
    frame.heading("save", view.say("save-title"))
    frame.words(view.tell("save-text"))
    if state.has_answers():
        files.save_answers(view, "save-page")
    else:
        frame.words(view.tell("save-nothing"))
    frame.words(view.tell("save-shared"), "w-soft")
    st.page_link(view.pages["open"], label=view.say("open-title"))


def open_file(view: View) -> None:
    """Open a saved file; what is here is replaced only after a plain question."""
    frame.back_to_journey(view)
    frame.heading("open", view.say("open-title"))
    waiting = notes.opened()
    if waiting is not None:
        _ask_first(view, waiting)
        return
    frame.words(view.tell("open-text"))
    big = too_big()
    browser.open_file(
        label=view.say("open-button"),
        too_big=view.say(f"open-{big.reason}").format(**big.values),
        unreadable=view.say("open-not-text"),
        on_text=partial(take, content=view.content),
        key="open-file",
    )


def take(text: str, content: Content) -> None:
    """Read a file: open it at once where nothing would be lost, otherwise ask first."""
    try:
        opened = read_answers(text, content)
    except AnswersError as error:
        notes.tell(f"open-{error.reason}", **error.values)
        return
    if state.has_answers():
        notes.hold_opened(opened)
    else:
        _replace(opened)


def _replace(opened: Opened) -> None:
    notes.hold_opened(None)
    state.replace_with(opened)
    notes.stop_changing()
    notes.note_dropped(opened.dropped)
    notes.tell("opened-some" if opened.dropped else "opened")
    notes.press(OPENED)


def _ask_first(view: View, waiting: Opened) -> None:
    frame.words(view.tell("open-replaces"))
    frame.button(view.say("open-yes"), "open-yes", _replace, waiting, look="primary")
    frame.button(view.say("open-no"), "open-no", notes.hold_opened, None)


def clear(view: View) -> None:
    """Clear everything, after one plain question."""
    frame.back_to_journey(view)
    frame.heading("clear", view.say("clear-title"))
    if not state.has_answers():
        frame.words(view.tell("clear-nothing"))
        st.page_link(view.pages[view.walk.stops[0].address], label=view.say("clear-start"))
        return
    frame.words(view.tell("clear-text"))
    frame.button(view.say("clear-button"), "clear", state.clear_everything, look="primary")
    files.save_answers(view, "save-clear")
