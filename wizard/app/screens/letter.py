"""The real letter, growing as they go: every part theirs to change, leave out or move."""

from __future__ import annotations

import streamlit as st

from wizard.app import frame, state
from wizard.app.markup import plain
from wizard.app.screens import files, parts
from wizard.app.view import View
from wizard.documents.pdf import Look, look
from wizard.journey import Stop
from wizard.letter import Letter, fitting_letters, write_letter
from wizard.models import LetterPlan

WHICH = "which--letter"


def show(view: View, stop: Stop) -> None:
    """Which letter, how long it is, its parts, and every way to take it along."""
    frame.back_from(view, stop)
    frame.title(view, stop)
    plan = _chosen(view)
    if plan is None:
        frame.words(view.tell("letter-none"))
        frame.go_on(view, stop)
        return
    letter = write_letter(plan, view.given)
    frame.words(view.explain(plan.use))
    printed = look(letter)
    _length(view, letter, printed)
    _cannot_print(view, printed)
    parts.legend(view, letter)
    parts.show(view, plan, letter)
    frame.subheading(view.say("letter-take"))
    files.downloads(view, letter, plan.title, ("docx", "pdf", "text"))
    files.carry(view, letter)
    frame.subheading(view.say("letter-send"))
    frame.words(view.explain(plan.send_to))
    frame.words(view.explain(plan.after))
    frame.go_on(view, stop)


def _chosen(view: View) -> LetterPlan | None:
    """The letter to show; asked only where more than one fits."""
    fitting = fitting_letters(view.given, view.walk.journey.letters)
    plans = {plan.id: plan for plan in fitting if plan.kind == "letter"}
    if len(plans) < 2:
        return next(iter(plans.values()), None)
    if state.held(WHICH) not in plans:
        state.mirror(WHICH, next(iter(plans)))
    picked = st.radio(
        plain(view.say("letter-which")),
        list(plans),
        key=WHICH,
        format_func=lambda name: plain(plans[name].title),
        captions=[plain(view.speak(plan.use)) for plan in plans.values()],
    )
    return plans[picked]


def _length(view: View, letter: Letter, printed: Look) -> None:
    """How many pages it makes, from the real PDF, and which parts are long."""
    key = {1: "letter-one-page", 2: "letter-two-pages"}.get(printed.pages, "letter-many-pages")
    frame.words(view.say(key, pages=printed.pages), "w-soft")
    long = [block for block in letter.blocks if block.over]
    if long and printed.pages > 1:
        names = ", ".join(f"“{parts.name_of(view, block)}”" for block in long)
        frame.notice(view.say("letter-long", parts=names))


def _cannot_print(view: View, printed: Look) -> None:
    if printed.unprintable:
        frame.notice(view.say("letter-signs", signs=" ".join(printed.unprintable)))
