"""What applies to somebody, in what order, and because of which of their answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.families.family import build
from tests.tiny_content.facts import FACTS as TINY_FACTS
from wizard.content import Content
from wizard.guidance import (
    Pair,
    because_of,
    because_of_step,
    chosen_asks,
    chosen_brings,
    everyday_ideas,
    never_told_together,
    possible_asks,
    suggested_asks,
    suggested_brings,
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


def test_each_thing_to_bring_says_because_of_which_answers(borrower):
    flyer = borrower(keeper="gnome", flies="yes")
    why = {
        thing.id: [each.says for each in because]
        for thing, because in suggested_brings(flyer.given)
    }
    assert why == {"bucket": [], "rope": ["it flies"]}


def test_a_step_that_is_narrower_than_its_plan_says_why_as_well(borrower):
    flyer = borrower(keeper="gnome", flies="yes", how_high="low")
    road = flyer.advice.road
    wave = next(step for step in road.steps if step.id == "wave")
    assert [b.question for b in because_of_step(flyer.given, road, wave)] == ["flies", "how-high"]


# --- What is never told together ------------------------------------------------------------

WHY = "nobody can do both of these at once"


def keeping_apart(content: Content, one: str, other: str) -> Content:
    """The same content, in which one of the two names the other."""
    kind, _, name = one.partition("/")

    def named(thing):
        return thing.model_copy(update={"never_with": {other: WHY}})

    if kind == "guide":
        return replace(content, guide={**content.guide, name: named(content.guide[name])})
    plans = tuple(
        plan.model_copy(
            update={"steps": tuple(named(step) if step.id == name else step for step in plan.steps)}
        )
        for plan in content.plans
    )
    return replace(content, plans=plans)


EVERYTHING = {
    "trouble": ["fire", "smoke", "hoard"],
    "keeper": "gnome",
    "flies": "yes",
    "how_high": "low",
    "worries": ["roaring"],
    "worry_often": {"roaring": "every-day"},
}


def told(advice) -> set[str]:
    plans = (advice.urgent, advice.flag, advice.road, *advice.also)
    return {f"step/{step.id}" for plan in plans if plan is not None for step in plan.steps} | {
        f"guide/{page.id}" for page, _ in advice.explanations
    }


@pytest.mark.parametrize(
    ("stays", "goes"),
    [
        ("step/water", "step/window"),  # urgent before a flag
        ("step/window", "step/look"),  # a flag before the road
        ("step/window", "step/count"),  # the flag that comes first before another
        ("step/look", "step/wave"),  # an earlier step before a later one
        ("step/sing", "guide/flying"),  # any step before an explanation
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_that_cannot_both_hold_only_the_more_pressing_is_told(
    tiny_content, stays, goes, turned
):
    named = (goes, stays) if turned else (stays, goes)
    before = build(tiny_content, EVERYTHING, facts=TINY_FACTS).advice
    after = build(keeping_apart(tiny_content, *named), EVERYTHING, facts=TINY_FACTS).advice
    assert before.held_back == ()
    assert {stays, goes} <= told(before)
    assert after.held_back == (goes,)
    assert told(after) == told(before) - {goes}


def test_a_plan_that_has_no_step_left_is_not_shown_empty(tiny_content):
    apart = keeping_apart(tiny_content, "step/window", "step/water")
    advice = build(apart, EVERYTHING, facts=TINY_FACTS).advice
    assert advice.flag is None
    assert "smoky" not in {plan.plan.id for plan in advice.also}


def test_what_was_not_told_keeps_nothing_else_away(tiny_content):
    apart = keeping_apart(tiny_content, "step/window", "step/water")
    apart = keeping_apart(apart, "step/look", "step/window")
    advice = build(apart, EVERYTHING, facts=TINY_FACTS).advice
    assert advice.held_back == ("step/window",)


def test_an_adviser_can_read_every_pair_once_with_its_reason(tiny_content):
    apart = keeping_apart(tiny_content, "step/window", "step/water")
    apart = keeping_apart(apart, "step/water", "step/window")
    assert never_told_together(tiny_content) == ()
    assert never_told_together(apart) == (Pair("step/water", "step/window", WHY),)


def test_the_explanation_that_the_first_step_leads_to_comes_first(tiny_content):
    walking = tiny_content.guide["walking"].model_copy(
        update={"when": {"flies": ("yes",)}, "topic": "a", "order": 0}
    )
    pages = {"walking": walking, "flying": tiny_content.guide["flying"]}
    told_first = build(replace(tiny_content, guide=pages), EVERYTHING, facts=TINY_FACTS).advice
    assert [page.id for page, _ in told_first.explanations] == ["flying", "walking"]
