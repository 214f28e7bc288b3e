"""What every page has around it: header, back, progress, heading, and the people who help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import streamlit as st

from wizard.app import going, notes, state
from wizard.app.markup import bullets, link, paragraphs, plain, safe
from wizard.app.view import View
from wizard.guidance import Because
from wizard.journey import Stop
from wizard.models import Help
from wizard.signposts import default_sendias


def header(view: View) -> None:
    """The service's name, and what a person may need at any moment."""
    with st.container(key="header", horizontal=True):
        name = safe(view.content.service.name)
        st.html(f'<a class="w-name" href="/">{name}</a>')
        st.page_link(view.pages["save"], label=plain(view.say("save-link")))
        st.page_link(view.pages["clear"], label=plain(view.say("clear-link")))
        st.html(link(view.say("leave-address"), view.say("leave-link")))
    if state.trouble():
        notice(view.say(f"trouble-{state.trouble()}"))
    for key, values in notes.told():
        notice(view.say(key).format(**values))
    _dropped(view)


def _dropped(view: View) -> None:
    """What of an opened file could not be kept, by the names of its questions."""
    questions = view.content.questions
    names = (questions.get(name) for name in notes.dropped())
    shorts = dict.fromkeys(view.speak(asked.short) for asked in names if asked is not None)
    if shorts:
        st.html(f'<div class="w-notice">{bullets([safe(short) for short in shorts])}</div>')


def waiting(view: View) -> None:
    """What stands on a page until the tab has said what it holds."""
    st.html(f'<p class="w-step" role="status">{safe(view.say("waiting"))}</p>')


def back_link(view: View, address: str | None) -> None:
    """The way back; none on the first page."""
    if address is not None:
        with st.container(key="back"):
            st.page_link(view.pages[address], label=plain(view.say("back")))


def back_from(view: View, stop: Stop) -> None:
    """The way back from a page of the journey."""
    before = going.back(view, stop)
    back_link(view, before.address if before is not None else None)


def back_to_journey(view: View) -> None:
    """The way back from a page beside the journey."""
    back_link(view, view.walk.find(view.answers.at).address)


def progress(view: View, stop: Stop, style: Literal["progress", "title"] = "progress") -> str:
    """How far along a page is: "What worries you: page 1 of 4 (part 4 of 10)"."""
    part, parts = view.walk.section_number(stop)
    pages = view.walk.pages_in(stop.section.id)
    return view.say(
        style if pages > 1 else f"{style}-one",
        section=stop.section.title,
        page=stop.number,
        pages=pages,
        part=part,
        parts=parts,
    )


def title(view: View, stop: Stop, words: str | None = None, anchor: str = "") -> None:
    """How far along a page of the journey is, and its heading."""
    st.html(f'<p class="w-step">{safe(progress(view, stop))}</p>')
    heading(stop.address, words or view.title(stop), anchor)


def heading(name: str, title: str, anchor: str = "") -> None:
    """The page's one main heading, which takes the focus when a page opens."""
    place = f' id="{anchor}"' if anchor else ""
    st.html(f'<h1 data-step="{safe(name)}"{place} tabindex="-1">{safe(title)}</h1>')


def subheading(text: str) -> None:
    """A heading under the page's main one."""
    st.html(f"<h2>{safe(text)}</h2>")


def words(text: str, css: str = "") -> None:
    """A text of ours, plain or as HTML, or nothing where there is none."""
    if text:
        st.html(paragraphs(text, css))


def notice(text: str) -> None:
    """Something to know, told to screen readers too."""
    st.html(f'<div class="w-notice" role="status">{paragraphs(text)}</div>')


def button(
    label: str,
    key: str,
    act: Callable[..., None],
    *told: object,
    look: Literal["primary", "secondary", "tertiary"] = "secondary",
) -> None:
    """A button. What it does is done before the page is drawn again."""
    st.button(plain(label), key=f"press--{key}", on_click=act, args=told, type=look)


def go_on(view: View, stop: Stop, label: str = "continue") -> None:
    """The one main button of a page of the journey."""
    with st.container(key="onward"):
        press = f"continue/{stop.address}"
        button(view.say(label), "continue", notes.press, press, look="primary")


def go(view: View, address: str) -> None:
    """Turn to another page."""
    st.switch_page(view.pages[address])


def footer(view: View) -> None:
    """The people who help, and how far these words have been checked."""
    service = view.content.service
    checked = service.reviewed_by is not None
    with st.container(key="foot"):
        st.html(f'<div class="w-near">{_near_you(view)}</div>')
        with st.container(key="row-foot", horizontal=True):
            st.page_link(view.pages["help"], label=plain(view.say("help-link")))
            st.page_link(view.pages["urgent-help"], label=plain(view.say("urgent-link")))
        if not checked:
            words(view.speak(service.not_reviewed), "w-soft")


def _near_you(view: View) -> str:
    """The local service; before the council is known, national help and the default area's."""
    nearest = view.signposts.sendias
    nation = view.signposts.nation
    if nation is not None and nation.help:
        nearest = view.helpers[nation.help[0]]
    told = []
    if nearest is not None:
        told.append(safe(view.say("help-near")) + " " + named(nearest))
    default = default_sendias(view.given)
    unknown = view.signposts.council is None and nation is None
    if unknown and default is not None:
        area = view.content.councils[view.content.service.default_council].name
        told.append(safe(view.say("help-default", area=area)) + " " + named(default))
    return "".join(f"<p>{line}</p>" for line in told)


def named(help: Help) -> str:
    """Somebody who helps, by name, as a link where they have a website."""
    return link(help.url, help.name) if help.url else safe(help.name)


def help_list(view: View, helpers: Iterable[Help], level: int = 3) -> str:
    """People who help, each with what they do and how to reach them.

    ``level`` is that of their names as headings: one under the heading they stand under.
    """
    return bullets([_helper(view, help, level) for help in helpers], "w-helpers")


def _helper(view: View, help: Help, level: int) -> str:
    call = ""
    if help.phone and help.phone_label:
        digits = "".join(sign for sign in help.phone if sign.isdigit())
        scheme = "sms" if help.by_text else "tel"
        call = f'<p class="w-call">{link(f"{scheme}:{digits}", help.phone_label)}</p>'
    name = f"<h{level}>{named(help)}</h{level}>"
    return f"{name}{call}{paragraphs(view.explain(help.what))}"


def sources(view: View, told: list[str]) -> str:
    """*Where this comes from*, to open on request."""
    if not told:
        return ""
    return (
        f'<details class="w-details w-source"><summary>{safe(view.say("sources"))}</summary>'
        f"{bullets(told)}</details>"
    )


def because(view: View, told: Iterable[Because]) -> str:
    """*Because you told us …*, or nothing where no answer led to it."""
    said = dict.fromkeys(each.says for each in told if each.says)
    if not said:
        return ""
    words = view.say("because", reasons="; ".join(said))
    return f'<p class="w-because">{safe(words)}</p>'
