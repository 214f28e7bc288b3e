"""The wizard's front: which pages there are, and what happens on every one of them.

Streamlit runs this file again for every click. Its own default page is only a landing that
forwards at once; every page of the journey has an address that names its section.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import streamlit as st

from wizard.answers import write_answers
from wizard.app import browser, controls, frame, going, notes, state
from wizard.app.controls import Asked
from wizard.app.screens import PAGES, SIDE_PAGES, question, saved, trouble
from wizard.app.view import View
from wizard.content import Content, load_content
from wizard.journey import Stop, walk
from wizard.logs import place

LANDING = "landing"

_LOG = logging.getLogger(__name__)


@st.cache_resource(show_spinner=False)
def the_content() -> Content:
    """The content, read once and shared by every session."""
    return load_content()


def addresses(content: Content) -> dict[str, str]:
    """Every address a page of a journey can have, with the title of its section."""
    most: dict[str, int] = {}
    titles: dict[str, str] = {}
    for journey in content.journeys:
        for section in journey.sections:
            pages = sum(step.at_most or 1 for step in section.steps)
            most[section.id] = max(most.get(section.id, 0), pages)
            titles[section.id] = section.title
    return {
        f"{section}-{number}": titles[section]
        for section, pages in most.items()
        for number in range(1, pages + 1)
    }


@dataclass
class Stage:
    """Where the page that is asked for is drawn; Streamlit calls it as every page."""

    draw: Callable[[], None] = field(default=lambda: None)

    def show(self) -> None:
        """Draw it."""
        self.draw()


def look(content: Content, pages: Mapping[str, st.Page]) -> View:
    """The answers as they stand now, and what follows from them."""
    day = state.today()
    answers = state.answers()
    return View(content, day, answers, walk(content, answers, day), pages)


def pages_of(view: View, stage: Stage) -> dict[str, st.Page]:
    """Every page, each with its title: the section and how far along, never a topic."""
    titles = dict(addresses(view.content))
    for stop in view.walk.stops:
        titles[stop.address] = frame.progress(view, stop, "title")
    titles |= {address: view.say(side.title) for address, side in SIDE_PAGES.items()}
    titles |= dict.fromkeys(going.DOORS, view.walk.stops[0].section.title)
    titles[LANDING] = view.content.service.strapline
    name = view.content.service.name
    return {
        address: st.Page(
            stage.show,
            title=view.say("page-title", page=title, name=name),
            url_path=address,
            default=address == LANDING,
        )
        for address, title in titles.items()
    }


def take_in(content: Content, found: browser.Found) -> None:
    """Take over what the tab holds; after *Clear everything*, say that it is done.

    A part of a letter that was being reworded when the page was loaded again is open again; words
    for one that was closed meanwhile are let go.
    """
    parts = [key for key in found.drafts or {} if key.startswith("edit--")]
    if state.waiting() and parts:
        notes.show_part(parts[0])
    closed = {key for key in parts if key != notes.part_shown()}
    drafts = {key: text for key, text in (found.drafts or {}).items() if key not in closed}
    state.take_in(replace(found, drafts=drafts), content)
    if found.cleared:
        notes.tell("cleared")


def keep(view: View, stop: Stop | None, name: str) -> None:
    """Let the tab keep the answers, and look after the focus."""
    revision = state.answers().revision
    faulty = stop is not None and notes.faults_shown(stop.address)
    browser.keep(
        visit=state.visit(),
        waiting=state.waiting(),
        on_found=partial(take_in, view.content),
        on_trouble=state.note_trouble,
        saved=write_answers(state.answers(), view.today) if revision else None,
        revision=revision,
        clear=state.clearing(),
        fields=question.text_fields(view, stop) if stop is not None else {},
        drafts=state.drafts(),
        step=name,
        errors=f"{name}-{notes.attempts()}" if faulty else "",
        offline=view.say("offline"),
        trouble=state.trouble(),
        turn=state.turn() if state.waiting() else 0,
    )


def come_to(view: View, address: str) -> Stop:
    """The page of the journey at an address; goes to the nearest where there is none."""
    stop = going.place_of(view, address)
    if stop.address != address and address not in going.DOORS:
        frame.go(view, stop.address)
    state.come_to(stop.at)
    notes.forget_other_faults(stop.address)
    return stop


def leave(view: View, stop: Stop) -> str | None:
    """The address to turn to, if *Continue* was pressed and nothing has to be put right."""
    if not notes.pressed(f"continue/{stop.address}"):
        return None
    for each in stop.questions:
        controls.gather(Asked(view, each, stop))
    fresh = look(view.content, view.pages)
    here = going.place_of(fresh, stop.address)
    if going.wrong(fresh, here):
        notes.show_faults(stop.address)
        return None
    following = going.onward(fresh, here)
    if following.step.shows == "check":
        notes.stop_changing()
    return following.address


def draw_safely(view: View, draw: Callable[[], None]) -> None:
    """A page in its frame; what went wrong inside is never shown, and only its kind logged."""
    frame.header(view)
    try:
        draw()
    except Exception as error:
        if trouble.is_streamlits_own(error):
            raise
        _LOG.error("A page stopped: %s", place(error))
        trouble.show(view)
    frame.footer(view)


def draw_stop(view: View, stop: Stop) -> None:
    """A page of the journey: one that asks, or one that shows something."""
    shown = stop.step.shows
    if shown is None:
        question.show(view, stop)
    else:
        PAGES[shown](view, stop)


def turn_to(view: View, address: str) -> Callable[[], None]:
    """What is to be drawn at an address. May turn to another page at once."""
    if state.waiting():
        keep(view, None, address)
        return partial(draw_safely, view, partial(frame.waiting, view))
    if address == LANDING or notes.pressed(saved.OPENED):
        frame.go(view, view.walk.find(view.answers.at).address)
    side = SIDE_PAGES.get(address)
    if side is not None:
        keep(view, None, address)
        return partial(draw_safely, view, partial(side.show, view))
    if address in going.DOORS:
        going.DOORS[address]()
        view = look(view.content, view.pages)
    stop = come_to(view, address)
    following = leave(view, stop)
    view = look(view.content, view.pages)
    keep(view, stop, stop.address)
    if following is not None:
        frame.go(view, following)
    return partial(draw_safely, view, partial(draw_stop, view, going.place_of(view, stop.address)))


def main() -> None:
    """Draw the page that is asked for."""
    stage = Stage()
    view = look(the_content(), {})
    pages = pages_of(view, stage)
    current = st.navigation(list(pages.values()), position="hidden")
    view = replace(view, pages=pages)
    stage.draw = turn_to(view, current.url_path or LANDING)
    current.run()


main()
