"""When a question, a step or a sentence applies."""

from __future__ import annotations

import pytest

from wizard.conditions import holds, reasons


def test_nothing_is_asked_of_what_has_no_condition(borrower):
    assert holds({}, borrower().given)


def test_one_of_the_accepted_answers_is_enough(borrower):
    gnome = borrower(keeper="gnome").given
    assert holds({"keeper": ("giant", "gnome")}, gnome)
    assert not holds({"keeper": ("giant", "troll")}, gnome)


def test_every_key_has_to_hold(borrower):
    gnome = borrower(keeper="gnome", flies="no").given
    assert holds({"keeper": ("gnome",), "flies": ("no",)}, gnome)
    assert not holds({"keeper": ("gnome",), "flies": ("yes",)}, gnome)


@pytest.mark.parametrize("accepted", [("yes",), ("no",), ("not-sure",), ("yes", "no", "not-sure")])
def test_an_answer_nobody_gave_never_matches(borrower, accepted):
    assert not holds({"flies": accepted}, borrower(keeper="gnome").given)


def test_not_sure_matches_only_where_it_is_listed(borrower):
    unsure = borrower(keeper="gnome", flies="not-sure").given
    assert holds({"flies": ("not-sure",)}, unsure)
    assert not holds({"flies": ("yes", "no")}, unsure)


def test_given_matches_any_words_but_not_silence(borrower):
    assert holds({"dragon-name": ("given",)}, borrower(dragon_name="Ember").given)
    assert not holds({"dragon-name": ("given",)}, borrower(dragon_name="").given)


def test_a_date_that_is_not_known_is_not_given(borrower):
    assert holds({"hatched": ("given",)}, borrower(hatched="2026-11-01").given)
    unknown = borrower(hatched="not-sure").given
    assert not holds({"hatched": ("given",)}, unknown)
    assert holds({"hatched": ("not-sure",)}, unknown)


def test_a_council_matches_by_name_and_as_given(borrower):
    upper = borrower(kingdom="upper-cave").given
    assert holds({"kingdom": ("upper-cave",)}, upper)
    assert holds({"kingdom": ("given",)}, upper)
    assert not holds({"kingdom": ("lower-cave",)}, upper)


def test_one_of_several_chosen_answers_is_enough(borrower):
    assert holds({"trouble": ("smoke",)}, borrower(trouble=["fire", "smoke"]).given)


def test_a_named_fact_matches_like_an_answer(borrower):
    assert holds({"winged": ("yes",)}, borrower(keeper="gnome", flies="yes").given)
    assert holds({"winged": ("no",)}, borrower(keeper="gnome", flies="no").given)


def test_one_worry_s_own_answers_count_for_it_alone(borrower):
    two = borrower(
        keeper="gnome",
        flies="yes",
        worries=["roaring", "sulking"],
        worry_where={"roaring": ["sky"], "sulking": ["cave"]},
    ).given
    assert holds({"worry-where": ("sky",)}, two, "roaring")
    assert not holds({"worry-where": ("sky",)}, two, "sulking")
    assert not holds({"worry-where": ("sky",)}, two)


def test_a_reason_is_always_an_answer_and_never_a_fact(borrower):
    flyer = borrower(keeper="gnome", flies="yes").given
    assert reasons({"winged": ("yes",), "keeper": ("gnome",)}, flyer) == ("flies", "keeper")


def test_no_reason_is_named_that_nobody_gave(borrower):
    """A fact may read a question that was skipped; that is no reason."""
    flyer = borrower(keeper="gnome", flies="yes").given
    assert reasons({"place": ("in-the-air",)}, flyer) == ("flies",)
    high = borrower(keeper="gnome", flies="yes", how_high="high").given
    assert reasons({"place": ("in-the-air",)}, high) == ("flies", "how-high")


def test_an_answer_that_does_not_match_is_no_reason(borrower):
    smoky = borrower(trouble=["smoke"]).given
    assert reasons({"trouble": ("fire",)}, smoky) == ()
