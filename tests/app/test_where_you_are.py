"""Where a family is on the road."""

from __future__ import annotations

import pytest

from tests.app.desk import sit_down
from wizard.facts import FACTS

PRIMARY = {"setting": "primary", "you_are": "parent", "child_name": "Yusuf", "pronoun": "he"}


def here(desk):
    (road,) = desk.pieces_with("w-road")
    (point,) = [piece for piece in road.split("<li") if "aria-current" in piece]
    return point


def test_the_road_says_in_words_where_they_are(family):
    point = here(sit_down(family(**PRIMARY, sen_support="yes", progress="some"), "where-you-are"))
    assert "You are here" in point
    assert "SEN support" in point


def test_the_road_has_four_places_and_only_one_is_theirs(family):
    (road,) = sit_down(family(**PRIMARY), "where-you-are").pieces_with("w-road")
    assert road.count("<li") == 4
    assert road.count("aria-current") == 1


@pytest.mark.parametrize("place", FACTS["place"].words)
def test_every_place_has_its_point_on_the_road(real_content, place):
    assert real_content.screen[f"road-at-{place}"] in {
        "everyday",
        "support",
        "more",
        "ehc",
        "beside",
    }


def test_a_family_whose_child_is_taught_at_home_stands_beside_the_road(family):
    desk = sit_down(family(setting="home-educated", you_are="parent"), "where-you-are")
    (road,) = desk.pieces_with("w-road")
    assert "aria-current" not in road
    assert "You are beside this road" in plain_text(desk)


def plain_text(desk):
    return " ".join(desk.reads.split())


def test_each_step_says_because_of_what_and_where_it_comes_from(family):
    desk = sit_down(family(**PRIMARY, talked="short-chat"), "where-you-are")
    (steps,) = [p for p in desk.pieces_with("w-steps") if "Because you told us" in p][:1]
    cards = steps.split("<article")[1:]
    assert len(cards) == 3
    for card in cards:
        assert "you have had one short chat" in card
        assert "Where this comes from" in card
        assert "Nobody has checked the live page yet" in card


def test_the_most_pressing_comes_first_then_the_flag_then_the_road(family):
    desk = sit_down(
        family(**PRIMARY, happening_now=["no-place"], suspended="once", sen_support="yes"),
        "where-you-are",
    )
    reads = desk.reads
    urgent = reads.index("Excluded for good, or no school place")
    road = reads.index("Ask for your copy") if "Ask for your copy" in reads else len(reads) - 1
    assert urgent < road


def test_asking_the_council_themselves_is_always_said_as_open(family):
    desk = sit_down(family(**PRIMARY), "where-you-are")
    assert "You can ask the council yourself" in desk.reads


def test_it_is_not_said_to_a_family_that_has_asked_already(family):
    desk = sit_down(family(**PRIMARY, ehc="waiting"), "where-you-are")
    assert "<h2>You can ask the council yourself</h2>" not in desk.pieces


def test_a_young_person_is_spoken_to(family):
    desk = sit_down(
        family(you_are="young-person", setting="college", school_year="year-13/2026"),
        "where-you-are",
    )
    assert "your child" not in desk.reads.lower()


def test_the_changes_that_are_planned_in_the_law_are_told(family):
    assert "plans and not law" in sit_down(family(**PRIMARY), "where-you-are").reads
