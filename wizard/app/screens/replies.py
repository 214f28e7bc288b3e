"""*If the school says …, you can say …*, as a page."""

from __future__ import annotations

import streamlit as st

from wizard.app import frame
from wizard.app.markup import paragraphs, safe
from wizard.app.view import View
from wizard.guidance import Because, likely_replies
from wizard.journey import Stop
from wizard.models import Reply
from wizard.voice import Voice

FIRST = 3
"""How many stand open; what the family has heard already comes first."""


def show(view: View, stop: Stop) -> None:
    """The answers families most often hear, and a calm reply to each."""
    frame.back_from(view, stop)
    frame.title(view, stop, view.say("replies-title"))
    frame.words(view.tell("replies-hint"), "w-soft")
    found = likely_replies(view.given)
    st.html("".join(_card(view, reply, why) for reply, why in found[:FIRST]))
    if found[FIRST:]:
        with st.expander(view.say("replies-more"), key="replies-more"):
            st.html("".join(_card(view, reply, why) for reply, why in found[FIRST:]))
    frame.go_on(view, stop)


def _card(view: View, reply: Reply, why: tuple[Because, ...]) -> str:
    voice = Voice(view.given, "letter")
    they, you = safe(view.say("replies-they")), safe(view.say("replies-you"))
    return (
        f'<article class="w-card w-reply"><h2><span class="w-label">{they}</span> '
        f"“{safe(voice.say(reply.they_say))}”</h2>"
        f'<p class="w-answer"><span class="w-label">{you}</span> '
        f"“{safe(voice.say(reply.you_can_say))}”</p>"
        f"{paragraphs(view.explain(reply.why))}{frame.because(view, why)}"
        f"{frame.sources(view, view.sources(reply.sources))}</article>"
    )
