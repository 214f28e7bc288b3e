"""Where a family is on the road."""

from __future__ import annotations

import re

from tests.app.desk import sit_down

PRIMARY = {"setting": "primary", "you_are": "parent", "child_name": "Yusuf", "pronoun": "he"}


def pictures_of(desk):
    """The words that stand for each picture of the page: its alternative, and its twin."""
    return [
        (re.findall(r'alt="([^"]+)"', piece), re.findall(r"<li>([^<]+)</li>", piece))
        for piece in desk.pieces_with("w-pictured")
    ]


def test_the_road_says_in_words_where_they_are(family):
    desk = sit_down(family(**PRIMARY, sen_support="yes", progress="some"), "where-you-are")
    (narrow, wide), twin = pictures_of(desk)[0]
    assert narrow == wide
    assert "You are here: SEN support." in narrow
    assert twin[1] == "SEN support (you are here)"


def test_the_road_has_four_places_and_only_one_is_theirs(family):
    _, twin = pictures_of(sit_down(family(**PRIMARY), "where-you-are"))[0]
    assert len(twin) == 4
    assert sum("you are here" in line for line in twin) == 1


def test_a_family_whose_child_is_taught_at_home_stands_beside_the_road(family):
    desk = sit_down(family(setting="home-educated", you_are="parent"), "where-you-are")
    (alternative, *_), twin = pictures_of(desk)[0]
    assert "you are here" not in f"{alternative}{twin}".lower()
    assert "You are beside this road" in plain_text(desk)


def test_no_picture_is_fetched_from_an_address_that_would_tell_where_a_family_is(family):
    desk = sit_down(family(**PRIMARY, sen_support="yes", plan_copy="no"), "where-you-are")
    shown = "".join(desk.pieces_with("w-pictured"))
    assert shown.count("<img") == 4
    assert shown.count('src="data:image/svg+xml,') == 4


def test_a_family_on_sen_support_sees_the_circle_and_why_their_part_is_marked(family):
    desk = sit_down(
        family(**PRIMARY, sen_support="yes", plan_copy="no", reviews="none"), "where-you-are"
    )
    _, twin = pictures_of(desk)[1]
    assert [line.partition(":")[0] for line in twin] == [
        "Assess",
        "Plan (next for you)",
        "Do",
        "Review",
    ]
    after = desk.reads[desk.reads.index("How SEN support goes round") :]
    assert "you do not have a copy of the SEN support plan" in after.partition("Read more")[0]
    assert "Where this comes from" in after.partition("Read more")[2]


def test_a_family_that_is_not_on_sen_support_sees_no_circle(family):
    desk = sit_down(family(**PRIMARY, sen_support="not-sure"), "where-you-are")
    assert len(pictures_of(desk)) == 1


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
        assert "Not checked on the live page yet" in card


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


def test_each_explanation_says_because_of_what_and_where_it_comes_from(family):
    told = family(**PRIMARY, nation="england", sen_support="no", class_help="still-stuck")
    desk = sit_down(told, "where-you-are")
    at_once, *rest = desk.pieces_with("w-links")
    pages = at_once.split('<li><a href="/guide/')[1:]
    assert len(pages) == 3
    assert rest
    for page in pages:
        assert "Because you told us" in page
        assert "Where this comes from" in page
