"""Where the family is on the road, and what comes next: offered, and never a gate."""

from __future__ import annotations

import streamlit as st

from wizard import dates
from wizard.app import frame
from wizard.app.markup import paragraphs, plain, safe
from wizard.app.screens import advice
from wizard.app.view import View
from wizard.guidance import Advice, PlanAdvice, advise
from wizard.journey import Stop

PLACES = ("everyday", "support", "more", "ehc")
"""The four places on the road, in the order they are drawn. None is above another."""


def show(view: View, stop: Stop) -> None:
    """The road, the most pressing matter, one flag, the place, and the rest on request."""
    found = advise(view.given)
    frame.back_from(view, stop)
    frame.title(view, stop)
    st.html(road(view, found.place))
    frame.words(view.say("road-words"))
    for matter in (found.urgent, found.flag):
        if matter is not None:
            _matter(view, matter, "w-first" if matter is found.urgent else "")
    _matter(view, found.road)
    _open(view, found)
    _reading(view, found)
    _also(view, found)
    _law_notice(view)
    frame.go_on(view, stop)


def _law_notice(view: View) -> None:
    """What may be changing in the law, with its day and its sources."""
    notice = view.content.service.law_notice
    frame.words(view.speak(notice.title), "w-question-small")
    frame.words(view.speak(notice.text, as_at=dates.say(notice.as_at)), "w-soft")
    st.html(frame.sources(view, view.sources(notice.sources)))


def road(view: View, place: str) -> str:
    """The road, drawn flat: four places in a row, with *you are here* at one of them."""
    here = view.content.screen.get(f"road-at-{place}", "")
    points = "".join(_point(view, name, name == here) for name in PLACES)
    label = safe(view.say("road-label"))
    beside = "" if here in PLACES else f'<p class="w-aside">{safe(view.say("road-beside"))}</p>'
    return f'<ol class="w-road" aria-label="{label}">{points}</ol>{beside}'


def _point(view: View, name: str, here: bool) -> str:
    words = safe(view.say(f"road-{name}"))
    if not here:
        return f'<li><span class="w-place">{words}</span></li>'
    flag = safe(view.say("road-here"))
    return (
        '<li class="w-here" aria-current="step">'
        f'<span class="w-flag">{flag}</span><span class="w-place">{words}</span></li>'
    )


def _matter(view: View, matter: PlanAdvice, css: str = "") -> None:
    frame.subheading(view.speak(matter.plan.title))
    frame.words(view.speak(matter.plan.text))
    advice.plan(view, matter, matter.first, css=css)


def _open(view: View, found: Advice) -> None:
    """That the family may ask the council themselves: always said, as open."""
    for matter in found.also:
        if matter.plan.level == "open":
            frame.subheading(view.speak(matter.plan.title))
            frame.words(view.speak(matter.plan.text))
            with st.expander(view.say("open-more"), key=f"open-{matter.plan.id}"):
                advice.plan(view, matter, matter.steps)


def _reading(view: View, found: Advice) -> None:
    pages = [page for page, _ in found.explanations]
    if pages:
        frame.subheading(view.say("reading-title"))
        st.html(advice.explanations(view, pages[:4]))
        if pages[4:]:
            with st.expander(view.say("reading-more"), key="reading-more"):
                st.html(advice.explanations(view, pages[4:]))


def _also(view: View, found: Advice) -> None:
    """Further steps of what is shown, and whatever else holds, on request."""
    plans = [plan for plan in (found.urgent, found.flag, found.road) if plan is not None]
    longer = [plan for plan in plans if plan.steps[len(plan.first) :]]
    others = [plan for plan in found.also if plan.plan.level != "open"]
    if not longer and not others:
        return
    frame.subheading(view.say("also-title"))
    for matter in longer:
        title = view.say("also-more", title=view.speak(matter.plan.title))
        with st.expander(plain(title), key=f"more-{matter.plan.id}"):
            advice.plan(view, matter, matter.steps[len(matter.first) :])
    for matter in others:
        title = view.speak(matter.plan.title)
        with st.expander(plain(title), key=f"also-{matter.plan.id}"):
            st.html(paragraphs(view.speak(matter.plan.text)))
            advice.plan(view, matter, matter.steps)
