"""A family outside England."""

from __future__ import annotations

from tests.app.desk import sit_down


def test_a_family_in_wales_is_told_who_helps_there(family):
    desk = sit_down(family(nation="wales", school_in_england="no"), "other-nation")
    assert desk.heading == "Help in Wales"
    assert "SNAP Cymru" in desk.reads


def test_they_may_go_on_where_the_school_is_in_england(family):
    desk = sit_down(family(nation="wales", school_in_england="yes"), "other-nation")
    assert "The school is in England, so you can go on." in desk.reads
    assert "Continue" in desk.buttons


def test_they_are_told_kindly_that_the_questions_end_where_the_school_is_elsewhere_too(family):
    desk = sit_down(family(nation="scotland", school_in_england="no"), "other-nation")
    assert "this is where our questions end" in desk.reads
    assert "Continue" not in desk.buttons


def test_the_foot_of_the_page_names_their_own_nations_help(family):
    desk = sit_down(family(nation="wales", school_in_england="yes"), "other-nation")
    (near,) = desk.pieces_with("w-near")
    assert "SNAP Cymru" in near
    assert "Warwickshire" not in near
