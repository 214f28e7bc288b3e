"""Answers saved, opened and cleared."""

from __future__ import annotations

import json

from tests.app.desk import come_to, sit_down
from wizard.answers import LARGEST_FILE, Opened, read_answers, write_answers
from wizard.app import state


def test_everything_can_be_cleared_after_one_plain_question(family):
    desk = come_to(family(child_name="Yusuf"), "clear").press("Clear everything now")
    assert state.ANSWERS not in desk.app.session_state
    assert desk.app.session_state["clearing"] is True
    assert "Getting your page ready." in desk.reads


def test_a_file_takes_the_place_of_answers_only_after_a_yes(family):
    desk = come_to(family(child_name="Yusuf"), "open")
    mei = family(child_name="Mei")
    text = write_answers(mei.answers, mei.today)
    desk.app.session_state["opened"] = read_answers(text, mei.content)
    desk.app.run()
    assert desk.answers.value("child-name") == "Yusuf"
    desk.press("Open the file and replace what is here")
    assert desk.answers.value("child-name") == "Mei"
    assert "This is where you stopped." in desk.reads


def test_somebody_may_keep_what_is_here(family):
    desk = come_to(family(child_name="Yusuf"), "open")
    desk.app.session_state["opened"] = Opened(family(child_name="Mei").answers)
    desk.app.run()
    desk.press("Keep what is here")
    assert desk.answers.value("child-name") == "Yusuf"
    assert "Choose the file you saved before" in desk.reads


def test_what_could_not_be_kept_is_told_by_name(family):
    desk = come_to(family(), "open")
    desk.app.session_state["opened"] = Opened(family(child_name="Mei").answers, ("strengths",))
    desk.app.run()
    desk.press("Open the file and replace what is here")
    assert "Good at and enjoys" in desk.reads


def test_the_picker_takes_the_largest_file_and_says_how_large_that_is(family):
    pieces = [piece.proto for piece in come_to(family(), "open").app.get("bidi_component")]
    (picker,) = [each for each in pieces if each.component_name == "send_wizard_open"]
    told = json.loads(picker.json)
    assert told["most_bytes"] == LARGEST_FILE
    assert "never more than 2,000 KB" in told["too_big"]


def test_opening_counts_as_the_newest_change(family):
    desk = come_to(family(child_name="Yusuf"), "open")
    before = desk.answers.revision
    desk.app.session_state["opened"] = Opened(family(child_name="Mei").answers)
    desk.app.run()
    desk.press("Open the file and replace what is here")
    assert desk.answers.revision > before


def test_somebody_with_no_answers_is_not_offered_an_empty_file(family):
    assert "There is nothing to save yet." in come_to(family(), "save").reads


def test_save_and_clear_can_be_reached_from_every_page(family):
    for page in ("happening-now", "worries", "letter"):
        labels = [link.value for link in sit_down(family(), page).app.get("page_link")]
        assert {"Save", "Clear everything"} <= set(labels)
