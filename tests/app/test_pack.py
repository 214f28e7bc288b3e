"""The pack."""

from __future__ import annotations

from tests.app.desk import sit_down, unmarked

YUSUF = {"you_are": "parent", "child_name": "Yusuf", "pronoun": "he", "setting": "primary"}


def labels(desk):
    return [unmarked(button.proto.label) for button in desk.downloads]


def test_every_document_can_be_taken_along(family):
    found = labels(sit_down(family(**YUSUF), "pack"))
    for title in ("Letter about a meeting", "Meeting plan", "A page of my own"):
        assert f"Download as Word: {title}" in found
        assert f"Download as PDF: {title}" in found
    assert "Download the dates for your calendar" in found


def test_no_two_buttons_are_called_the_same(family):
    found = labels(sit_down(family(**YUSUF), "pack"))
    assert len(found) == len(set(found))


def test_a_familys_dates_say_which_are_ours(family):
    desk = sit_down(family(**YUSUF, meeting_booked="yes", meeting_date="2026-12-01"), "pack")
    (dates,) = desk.pieces_with("w-dates")
    assert "1 December 2026" in dates
    assert "(we suggest)" in dates


def test_the_local_service_stands_there(family):
    desk = sit_down(family(**YUSUF, nation="england", council="warwickshire"), "pack")
    assert "Warwickshire SENDIAS" in desk.reads


def test_a_family_whose_child_is_taught_at_home_gets_no_letter_to_a_school(family):
    found = labels(sit_down(family(you_are="parent", setting="home-educated"), "pack"))
    assert not [label for label in found if "Letter about a meeting" in label]
