"""Everything to take along: the documents, the dates, the answers to keep, and who helps."""

from __future__ import annotations

import streamlit as st

from wizard.app import frame
from wizard.app.markup import plain
from wizard.app.screens import deadline, files, nearby
from wizard.app.view import View
from wizard.documents import html
from wizard.journey import Stop
from wizard.letter import fitting_letters, key_dates, write_letter
from wizard.models import LetterPlan


def show(view: View, stop: Stop) -> None:
    """One stretch for each document, then dates, answers and help."""
    frame.back_from(view, stop)
    frame.title(view, stop)
    frame.words(view.tell("pack-hint"), "w-soft")
    for plan in fitting_letters(view.given, view.walk.journey.letters):
        _document(view, plan)
    dates = key_dates(view.given)
    if dates:
        frame.subheading(view.say("pack-dates"))
        deadline.date_list(view, dates)
        files.calendar_file(view)
    frame.subheading(view.say("pack-answers"))
    frame.words(view.tell("pack-answers-text"))
    files.save_answers(view, "save-pack")
    frame.subheading(view.say("pack-after"))
    frame.words(view.tell("pack-after-text"))
    frame.subheading(view.say("pack-help"))
    nearby.local(view)


def _document(view: View, plan: LetterPlan) -> None:
    letter = write_letter(plan, view.given)
    frame.subheading(plan.title)
    frame.words(view.explain(plan.use))
    with st.expander(plain(view.say("pack-look", title=plan.title)), key=f"look-{plan.id}"):
        st.html(f'<div class="w-sheet">{html.fragment(letter, top_level=3)}</div>')
    formats = ("docx", "pdf", "text") if plan.kind == "letter" else ("pdf", "docx")
    files.downloads(view, letter, plan.title, formats)
