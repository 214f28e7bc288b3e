"""No school place, or a letter from the council with a date in it."""

from __future__ import annotations

from tests.app.desk import sit_down

SAID_NO = {
    "happening_now": ["council-letter"],
    "decision_about": "no-assessment",
    "decision_date": "2026-10-31",
}


def test_the_dates_of_the_law_stand_first_and_say_whose_they_are(family):
    desk = sit_down(family(**SAID_NO), "deadline")
    (dates,) = desk.pieces_with("w-dates")
    assert "31 December 2026" in dates
    assert dates.count("(the law says)") == 2


def test_each_date_says_where_it_comes_from(family):
    (dates,) = sit_down(family(**SAID_NO), "deadline").pieces_with("w-dates")
    assert dates.count("Where this comes from") == 2


def test_a_family_without_a_school_place_gets_the_first_steps(family):
    desk = sit_down(family(happening_now=["no-place"]), "deadline")
    assert desk.heading == "Excluded for good, or no school place"
    assert "Ask the council in writing" in desk.reads


def test_both_matters_are_shown_where_both_press(family):
    both = {**SAID_NO, "happening_now": ["no-place", "council-letter"]}
    desk = sit_down(family(**both), "deadline")
    assert "Ask the council in writing" in desk.reads
    assert "mediation adviser" in desk.reads


def test_safety_does_not_stand_here_a_second_time(family):
    everything = {**SAID_NO, "happening_now": ["not-safe", "council-letter"]}
    assert "call 999" not in sit_down(family(**everything), "deadline").reads


def test_where_someone_is_not_safe_the_other_pressing_matters_have_their_advice_too(family):
    told = {"happening_now": ["not-safe", "no-place", "council-letter"]}
    reads = sit_down(family(**told), "deadline").reads
    assert "Ask the council in writing about education" in reads
    assert "Keep two dates" in reads


def test_only_the_answer_that_counted_is_given_as_a_reason(family):
    told = {"happening_now": ["no-place", "council-letter", "meeting-soon"]}
    desk = sit_down(family(**told), "deadline")
    assert "a meeting in the next few days" not in desk.reads


def test_the_steps_stand_under_a_heading_of_their_own(family):
    reads = sit_down(family(happening_now=["no-place"]), "deadline").reads
    assert reads.index("What to do first") < reads.index("Ask the council in writing")
