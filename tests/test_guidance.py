"""What applies to somebody, in what order, and because of which of their answers."""

from __future__ import annotations

from wizard.guidance import (
    because_of,
    chosen_asks,
    chosen_brings,
    everyday_ideas,
    possible_asks,
    suggested_asks,
)


def ids(things):
    return [thing.id for thing in things]


def asks_of(somebody):
    return ids(chosen_asks(somebody.given))


def test_at_most_three_steps_come_first_and_none_is_lost(borrower):
    road = borrower(keeper="gnome", flies="yes", how_high="low").advice.road
    assert ids(road.first) == ["look", "wave", "breathe"]
    assert ids(road.steps) == ["look", "wave", "breathe", "sing"]


def test_a_step_that_does_not_apply_makes_room_for_the_next(borrower):
    road = borrower(keeper="gnome", flies="yes", how_high="high").advice.road
    assert ids(road.first) == ["look", "breathe", "sing"]


def test_advice_says_because_of_which_answers(borrower):
    road = borrower(keeper="gnome", flies="yes", how_high="high").advice.road
    assert [(b.question, b.answers, b.says) for b in road.because] == [
        ("flies", ("yes",), "it flies"),
        ("how-high", ("high",), "it flies high"),
    ]


def test_not_being_sure_is_a_reason_in_words_of_its_own(borrower):
    unsure = borrower(keeper="gnome", flies="not-sure")
    reasons = because_of(unsure.given, {"flies": ("not-sure",)})
    assert [b.says for b in reasons] == ["you are not sure if it flies"]


def test_a_reason_about_worries_names_them(borrower):
    tired = borrower(
        worries=["sulking", "own-concern-1"],
        own={"own-concern-1": "It hums"},
        worry_often={"sulking": "every-day"},
    )
    flag = tired.advice.flag
    assert flag is not None
    assert flag.plan.id == "tired"
    assert [b.says for b in flag.because] == ["sulking; It hums", "it happens every day"]


def test_the_strongest_flag_that_has_steps_comes_first(borrower):
    both = {"trouble": ["smoke", "hoard"]}
    gnome = borrower(keeper="gnome", **both).advice
    giant = borrower(keeper="giant", **both).advice
    assert gnome.flags == giant.flags == ("smoky", "greedy")
    assert gnome.flag is not None
    assert gnome.flag.plan.id == "smoky"
    assert giant.flag is not None
    assert giant.flag.plan.id == "greedy"


def test_what_does_not_come_first_is_there_on_request(borrower):
    advice = borrower(
        trouble=["fire", "smoke", "hoard"],
        keeper="troll",
        flies="yes",
        worries=["roaring"],
        worry_often={"roaring": "every-day"},
    ).advice
    assert advice.urgent is not None
    assert advice.urgent.plan.id == "burning"
    assert {plan.plan.id for plan in advice.also} == {"greedy", "tired"}


def test_what_is_open_to_some_is_offered_to_them(borrower):
    assert ids(p.plan for p in borrower(keeper="giant").advice.also) == ["giants"]
    assert borrower(keeper="gnome").advice.also == ()


def test_only_explanations_that_apply_are_put_forward(borrower):
    def topics(**answers):
        return [page.id for page, _ in borrower(keeper="gnome", **answers).advice.explanations]

    assert topics(flies="yes") == ["flying"]
    assert topics(flies="no") == topics(flies="not-sure") == ["walking"]
    assert topics() == []


def test_the_most_useful_question_is_put_forward_first(borrower):
    flyer = borrower(keeper="gnome", flies="yes")
    assert [ask.id for ask, _ in suggested_asks(flyer.given)] == ["roof", "insured"]


def test_a_question_is_there_only_where_its_law_applies(borrower):
    flyer = borrower(keeper="gnome", flies="yes")
    assert "feet" not in ids(possible_asks(flyer.given))
    assert "feet" not in asks_of(borrower(keeper="gnome", flies="yes", asks=["feet", "price"]))
    assert "feet" in ids(possible_asks(borrower(keeper="gnome", flies="no").given))


def test_until_one_chooses_what_we_suggest_is_asked_with_one_s_own(borrower):
    somebody = borrower(keeper="gnome", flies="yes", own={"own-ask-1": "Does it bite?"})
    assert asks_of(somebody) == ["roof", "insured", "own-ask-1"]


def test_once_one_chooses_only_that_is_asked_in_that_order(borrower):
    somebody = borrower(
        keeper="gnome",
        flies="yes",
        asks=["own-ask-1", "price"],
        own={"own-ask-1": "Does it bite?", "own-ask-2": "Does it snore?"},
    )
    assert asks_of(somebody) == ["own-ask-1", "price"]


def test_somebody_who_unticked_everything_asks_and_brings_nothing(borrower):
    somebody = borrower(asks=["none-chosen"], bring=["none-chosen"])
    assert asks_of(somebody) == []
    assert chosen_brings(somebody.given) == ()


def test_everything_that_fits_is_brought_until_one_chooses(borrower):
    assert ids(chosen_brings(borrower().given)) == ["bucket"]
    flyer = {"keeper": "gnome", "flies": "yes"}
    assert ids(chosen_brings(borrower(**flyer).given)) == ["bucket", "rope"]
    assert ids(chosen_brings(borrower(**flyer, bring=["rope"]).given)) == ["rope"]


def test_ideas_are_taken_from_each_worry_in_turn(borrower):
    somebody = borrower(worries=["sulking", "roaring"])
    assert [idea for _, idea in everyday_ideas(somebody.given)] == [
        "a kind word",
        "a softer cave",
        "a cake",
        "a longer tea",
    ]
