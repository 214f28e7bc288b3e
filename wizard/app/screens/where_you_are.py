"""Where the family is on the road, and what comes next: offered, and never a gate."""

from __future__ import annotations

import streamlit as st

from wizard import dates, pictures
from wizard.app import frame
from wizard.app.markup import bullets, paragraphs, plain, safe
from wizard.app.screens import advice
from wizard.app.view import View
from wizard.guidance import (
    FIRST_EXPLANATIONS,
    Advice,
    PlanAdvice,
    advise,
    because_questions,
)
from wizard.journey import Stop
from wizard.pictures import Picture

ABOUT_THE_CIRCLE = "assess-plan-do-review"
"""The explanation in the guide that tells the circle in full, with its sources."""


def show(view: View, stop: Stop) -> None:
    """The road, the most pressing matter, one flag, the place, and the rest on request."""
    found = advise(view.given)
    frame.back_from(view, stop)
    frame.title(view, stop)
    _road(view)
    frame.words(view.tell("road-words"))
    for matter in (found.urgent, found.flag):
        if matter is not None:
            _matter(view, matter, "w-first" if matter is found.urgent else "")
    _matter(view, found.road)
    _circle(view)
    _open(view, found)
    _reading(view, found)
    _also(view, found)
    _law_notice(view)
    frame.go_on(view, stop)


def _law_notice(view: View) -> None:
    """What may be changing in the law, with its day and its sources."""
    notice = view.content.service.law_notice
    frame.words(view.speak(notice.title), "w-question-small")
    frame.words(view.explain(notice.text, as_at=dates.say(notice.as_at)), "w-soft")
    st.html(frame.sources(view, view.sources(notice.sources)))


def _road(view: View) -> None:
    """The road, drawn flat: four places in a row, with *you are here* at one of them."""
    st.html(picture(view, pictures.own_road(view.given, view.voice)))
    if pictures.own_place(view.given) is None:
        frame.words(view.tell("road-beside"))


def _circle(view: View) -> None:
    """The circle of SEN support, for whom it matters, with the part that comes next for them."""
    drawn = pictures.own_circle(view.given, view.voice)
    if drawn is None:
        return
    ((part, why),) = view.given.finding("circle").items()
    known = part in pictures.PARTS
    frame.subheading(view.say("circle-heading"))
    frame.words(view.tell("circle-words" if known else "circle-words-round"))
    st.html(picture(view, drawn))
    told = because_questions(view.given, why) if known else ()
    page = view.content.guide.get(ABOUT_THE_CIRCLE)
    sources = frame.sources(view, view.sources(page.sources)) if page is not None else ""
    more = advice.guide_link(view, page) if page is not None else ""
    st.html(frame.because(view, told) + more + sources)


def picture(view: View, drawn: Picture) -> str:
    """A picture, and the same in words to open on request.

    It is an image that holds all of itself, because Streamlit takes drawings out of a page, and
    because asking for it by an address would tell the server where a family is.
    """
    words = bullets([safe(line) for line in drawn.twin])
    return (
        f'<div class="w-pictured">{pictures.images(drawn)}'
        f'<details class="w-details"><summary>{safe(view.say("picture-words"))}</summary>'
        f"{words}</details></div>"
    )


def _matter(view: View, matter: PlanAdvice, css: str = "") -> None:
    frame.subheading(view.speak(matter.plan.title))
    frame.words(view.explain(matter.plan.text))
    advice.plan(view, matter, matter.first, css=css)


def _open(view: View, found: Advice) -> None:
    """That the family may ask the council themselves: always said, as open."""
    for matter in found.also:
        if matter.plan.level == "open":
            frame.subheading(view.speak(matter.plan.title))
            frame.words(view.explain(matter.plan.text))
            with st.expander(view.say("open-more"), key=f"open-{matter.plan.id}"):
                advice.plan(view, matter, matter.steps)


def _reading(view: View, found: Advice) -> None:
    """The explanations that matter to them, the first few at once and the rest on request."""
    first, rest = (
        found.explanations[:FIRST_EXPLANATIONS],
        found.explanations[FIRST_EXPLANATIONS:],
    )
    if first:
        frame.subheading(view.say("reading-title"))
        st.html(advice.explanations(view, first))
    if rest:
        with st.expander(view.say("reading-more"), key="reading-more"):
            st.html(advice.explanations(view, rest))


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
            st.html(paragraphs(view.explain(matter.plan.text)))
            advice.plan(view, matter, matter.steps)
