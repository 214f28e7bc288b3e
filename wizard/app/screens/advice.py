"""Pieces of advice as they stand on a page: steps, with why and where from."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from wizard.app import frame
from wizard.app.markup import bullets, link, paragraphs, safe
from wizard.app.view import View
from wizard.guidance import Because, PlanAdvice, because_of_step
from wizard.models import Explanation, NextStep


def plan(view: View, advice: PlanAdvice, steps: Iterable[NextStep], *, css: str = "") -> None:
    """The steps of one plan, in order, each with why it is this family's."""
    cards = [card(view, advice, step, number) for number, step in enumerate(steps, start=1)]
    st.html(f'<div class="w-steps {css}">{"".join(cards)}</div>')


def card(view: View, advice: PlanAdvice, step: NextStep, number: int) -> str:
    """One step: what to do, because of what, where it comes from, and where to read more."""
    why = because_of_step(view.given, advice, step)
    guide = view.content.guide.get(step.guide or "")
    more = guide_link(view, guide) if guide is not None else ""
    return (
        f'<article class="w-card"><h3><span class="w-n">{number}</span> '
        f"{safe(view.speak(step.title))}</h3>{paragraphs(view.explain(step.text))}"
        f"{frame.because(view, why)}{more}"
        f"{frame.sources(view, view.sources(step.sources))}</article>"
    )


def guide_link(view: View, page: Explanation) -> str:
    """A link to an explanation in the guide."""
    title = view.say("guide-link", title=view.speak(page.title))
    return f'<p class="w-more">{link(f"/guide/{page.id}", title)}</p>'


def explanations(view: View, pages: Iterable[tuple[Explanation, tuple[Because, ...]]]) -> str:
    """Explanations, each with its answer in a sentence or two, why it is here, and from where."""
    return bullets([_explanation(view, page, told) for page, told in pages], "w-links")


def _explanation(view: View, page: Explanation, told: Iterable[Because]) -> str:
    title = link(f"/guide/{page.id}", view.speak(page.title))
    return (
        f"{title}<br>{safe(view.explain(page.short))}{frame.because(view, told)}"
        f"{frame.sources(view, view.sources(page.sources))}"
    )
