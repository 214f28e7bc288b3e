"""Help near you: the local service, the council's own pages, and help for everyone."""

from __future__ import annotations

import streamlit as st

from wizard.app import frame
from wizard.app.markup import bullets, link, safe
from wizard.app.view import View
from wizard.signposts import default_sendias


def show(view: View) -> None:
    """The page beside the journey."""
    frame.back_to_journey(view)
    frame.heading("help", view.say("help-title"))
    local(view, 2)
    frame.subheading(view.say("help-national"))
    st.html(frame.help_list(view, view.signposts.national))


def local(view: View, level: int = 3) -> None:
    """The nearest help; before the council is known, the default area's, by its own name."""
    found = view.signposts
    if found.local:
        st.html(frame.help_list(view, found.local, level))
    elif found.sendias is not None:
        st.html(frame.help_list(view, (found.sendias,), level))
    default = default_sendias(view.given)
    if found.council is None and found.nation is None and default is not None:
        area = view.content.councils[view.content.service.default_council].name
        frame.words(view.tell("help-default", area=area))
        st.html(frame.help_list(view, (default,), level))
    links = [
        f"{link(each.url, view.speak(each.title))}<br>{safe(view.explain(each.text))}"
        for each in found.links
    ]
    if found.council is not None:
        council = link(found.council.url, found.council.official_name)
        st.html(f"<p>{safe(view.say('help-council'))} {council}</p>")
    if links:
        frame.subheading(view.say("help-links"))
        st.html(bullets(links, "w-links"))
