"""No school place, or a letter from the council with a date in it: the dates come first."""

from __future__ import annotations

import streamlit as st

from wizard import dates
from wizard.app import frame
from wizard.app.markup import safe
from wizard.app.screens import advice
from wizard.app.view import View
from wizard.dates import KeyDate
from wizard.guidance import PlanAdvice, advise
from wizard.journey import Stop
from wizard.letter import about_date, key_dates
from wizard.models import Citation


def show(view: View, stop: Stop) -> None:
    """The dates that the law sets, then the first steps of every pressing matter."""
    frame.back_from(view, stop)
    plans = pressing(view)
    title = view.speak(plans[0].plan.title) if plans else view.title(stop)
    frame.title(view, stop, title)
    limits = tuple(entry for entry in key_dates(view.given) if entry.kind == "law")
    if limits:
        frame.subheading(view.say("deadline-dates"))
        date_list(view, limits)
    for place, found in enumerate(plans):
        if place:
            frame.subheading(view.speak(found.plan.title))
        frame.words(view.explain(found.plan.text))
        if not place:
            frame.subheading(view.say("deadline-steps"))
        advice.plan(view, found, found.steps)
    frame.go_on(view, stop)


def pressing(view: View) -> list[PlanAdvice]:
    """The plans for what presses, but for safety, which has a page of its own."""
    found = advise(view.given)
    every = [found.urgent, *found.also]
    return [
        plan
        for plan in every
        if plan is not None
        and plan.plan.level == "urgent"
        and ("pressing" in plan.plan.when or "safety" not in plan.plan.when.get("urgent", ()))
    ]


def date_list(view: View, entries: tuple[KeyDate, ...]) -> None:
    """Dates to keep, each with whose date it is: the law's, ours or the family's own."""
    rows = "".join(
        f"<dt>{safe(dates.say(entry.date, weekday=True))}</dt>"
        f"<dd>{safe(about_date(view.given, entry))}"
        f"{frame.sources(view, view.sources(map(Citation.model_validate, entry.sources)))}</dd>"
        for entry in entries
    )
    st.html(f'<dl class="w-dates">{rows}</dl>')
