"""Where pages stand, and what happens while the tab has not spoken yet."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.desk import MAIN, Desk, come_to, sit_down
from wizard.app import state


def test_nothing_is_forwarded_or_drawn_before_the_tab_has_spoken():
    desk = Desk(AppTest.from_file(str(MAIN), default_timeout=20).run())
    assert not desk.app.exception
    assert "Getting your page ready." in desk.reads
    assert (
        desk.app.session_state["answers"].revision == 0
        if "answers" in desk.app.session_state
        else True
    )
    assert not desk.app.radio


def test_the_landing_forwards_to_where_the_family_was(family):
    desk = sit_down(family(worries=["reading"]), "worry")
    assert desk.heading == "Reading"


def test_an_address_this_family_has_no_page_for_leads_to_the_nearest(family):
    assert come_to(family(), "now-3").heading == "Is any of this happening now?"
    assert come_to(family(), "worries-3").heading == "What worries you?"


def test_my_meeting_is_in_the_next_few_days_takes_the_short_way(family):
    desk = come_to(family(), "soon")
    assert desk.heading == "Is any of this happening now?"
    assert desk.answers.value("happening-now") == ("meeting-soon",)
    assert desk.answers.value("way-in") == "short"


def test_the_short_way_does_not_undo_a_later_choice(family):
    desk = come_to(family(happening_now=["none"], way_in="long"), "soon")
    assert desk.answers.value("way-in") == "long"
    assert desk.answers.value("happening-now") == ("none",)


def test_an_adviser_helps_a_family(family):
    assert come_to(family(), "helping").answers.value("you-are") == "adviser"


def test_an_adviser_is_told_that_another_familys_answers_are_here(family):
    assert (
        "There are answers in this tab already"
        in come_to(family(child_name="Mei", you_are="adviser"), "helping").reads
    )


def test_continue_leads_on_from_a_way_in(family):
    assert come_to(family(), "soon").go_on().heading == "How much time do you have now?"


@pytest.mark.parametrize("page", ["worry", "so-far", "happening-now"])
def test_no_address_names_a_topic(family, page):
    here = family(worries=["reading", "worry"], happening_now=["not-safe"])
    for stop in here.walk.stops:
        section, _, number = stop.address.rpartition("-")
        assert section == stop.section.id
        assert number.isdigit()


def test_what_was_typed_before_a_reload_becomes_an_answer(real_content):
    state_of = AppTest.from_function(_take_drafts)
    state_of.session_state["tab"] = "waiting"
    state_of.run()
    assert not state_of.exception
    kept = state_of.session_state[state.ANSWERS]
    assert kept.value("strengths") == "Sharks"
    assert kept.value("worry-words", "reading") == "He guesses"
    assert kept.value("decision-date") == "3//"
    assert state_of.session_state["drafts"] == {"own--worries": "Hates ass"}
    assert state_of.session_state[state.TAB] == "empty"


def _take_drafts():
    from wizard.app import state
    from wizard.app.browser import Found
    from wizard.content import load_content

    found = Found(
        text=None,
        drafts={
            "told--strengths": "Sharks",
            "told--worry-words--reading": "He guesses",
            "day--decision-date": "3",
            "own--worries": "Hates ass",
        },
    )
    state.take_in(found, load_content())
