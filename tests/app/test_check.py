"""Check your answers."""

from __future__ import annotations

from tests.app.desk import sit_down
from wizard import guidance
from wizard.voice import Voice

YUSUF = {
    "you_are": "parent",
    "child_name": "Yusuf",
    "pronoun": "he",
    "setting": "primary",
    "worries": ["reading", "worry"],
    "worry_words": {"reading": "He guesses."},
}


def test_every_question_of_the_walk_stands_there_with_its_own_way_to_change_it(family):
    here = family(**YUSUF)
    desk = sit_down(here, "check")
    changes = [label for label in desk.buttons if label.startswith("Change: ")]
    assert len(changes) == len(here.asked)
    assert len(set(changes)) == len(changes)


def test_answers_are_told_in_words(family):
    reads = sit_down(family(**YUSUF), "check").reads
    assert "A primary school" in reads
    assert "He guesses." in reads
    assert "primary-school" not in reads


def test_only_what_counts_is_told(family):
    mei = {"setting": "private-nursery", "worries": ["talking"]}
    where = {"worry_where": {"talking": ["homework", "home"]}}
    assert "At homework time" in sit_down(family(**mei, **where), "check").reads
    reads = sit_down(family(**mei, **where, school_year="nursery/2026"), "check").reads
    assert "At home" in reads
    assert "At homework time" not in reads


def test_an_answer_that_has_to_be_put_right_is_told_as_it_was_typed(family):
    assert (
        "31/2/2026"
        in sit_down(family(**YUSUF, meeting_booked="yes", meeting_date="31/2/2026"), "check").reads
    )


def test_what_was_left_out_is_called_not_answered(family):
    assert "Not answered" in sit_down(family(**YUSUF), "check").reads


def test_a_change_comes_back_here(family):
    desk = sit_down(family(**YUSUF), "check").press("Change: Name in the letter")
    assert desk.heading == "The child this is about"
    desk.write("child-name", "Yusuf A").go_on()
    assert desk.heading == "Check your answers"
    assert "Yusuf A" in desk.reads


def test_a_change_that_opens_a_question_goes_there_first(family):
    desk = sit_down(family(**YUSUF, health="no"), "check").press("Change: Health condition")
    desk.choose("health", "yes")
    assert [r.key for r in desk.app.radio] == [
        "one--health",
        "one--health-learning",
        "one--health-plan",
    ]
    desk = sit_down(family(**YUSUF, sen_support="no"), "check").press("Change: SEN support")
    desk.choose("sen-support", "yes").go_on()
    assert desk.heading == "Have you seen or heard any of these?"
    assert desk.go_on().heading == "The plan and its reviews"
    assert desk.go_on().heading == "Check your answers"


def test_a_change_that_opens_a_page_to_read_goes_there_too(family):
    desk = sit_down(family(**YUSUF, nation="england"), "check").press("Change: Country of home")
    desk.choose("nation", "wales").go_on()
    assert desk.heading == "Is the school, nursery or college in England?"
    assert desk.choose("school-in-england", "yes").go_on().heading == "Help in Wales"
    assert desk.go_on().heading == "Check your answers"


def test_changing_back_finds_the_old_answers_again(family):
    desk = sit_down(family(**YUSUF, sen_support="yes", reviews="more"), "check")
    desk.press("Change: SEN support").choose("sen-support", "no").go_on()
    desk.press("Change: SEN support").choose("sen-support", "yes").go_on()
    assert desk.answers.value("reviews") == "more"


def test_after_the_check_continue_goes_on_to_the_letter(family):
    desk = sit_down(family(**YUSUF), "check").press("Change: Name in the letter").go_on()
    assert desk.go_on().heading == "Your letter"


def test_questions_we_put_forward_are_listed_because_they_go_into_the_letter(family):
    here = family(**YUSUF, sen_support="not-sure")
    reads = sit_down(here, "check").reads
    for ask in guidance.chosen_asks(here.given):
        assert Voice(here.given, "letter").say(ask.text) in reads
