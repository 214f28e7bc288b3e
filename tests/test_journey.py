"""Which questions somebody is asked, in what order, and which answers count."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.families.family import build
from tests.tiny_content.facts import FACTS
from wizard.answers import At
from wizard.facts import Fact, Finding, Told
from wizard.journey import walk

ASKED_ALWAYS = [
    "trouble",
    "way",
    "keeper",
    "dragon-name",
    "hatched",
    "dragon-year",
    "kingdom",
]
ASKED_LAST = ["asks", "bring", "story"]


def test_somebody_new_is_asked_only_what_rests_on_no_answer(borrower):
    assert borrower().asked == [*ASKED_ALWAYS, "worries", *ASKED_LAST]


def test_a_section_opens_with_the_answer_it_rests_on(borrower):
    assert "flies" not in borrower().asked
    assert "flies" in borrower(keeper="gnome").asked


def test_a_question_opens_within_its_page(borrower):
    assert "how-high" not in borrower(keeper="gnome", flies="no").asked
    gnome = borrower(keeper="gnome", flies="yes")
    assert [q.id for q in gnome.walk.asks("flies").questions] == ["flies", "how-high"]


def test_a_page_to_read_opens_for_whom_it_is_meant(borrower):
    assert [s.step.id for s in borrower(trouble=["fire"]).walk.stops][:2] == ["trouble", "burning"]
    assert "burning" not in [s.step.id for s in borrower(trouble=["smoke"]).walk.stops]


def test_an_answer_that_no_longer_applies_is_kept_but_not_used(borrower):
    walker = borrower(keeper="gnome", flies="no", how_high="high", landing="The roof")
    assert walker.answers.value("how-high") == "high"
    assert walker.given.reply("how-high") is None
    assert "landing" not in walker.asked
    assert "The roof" not in walker.reads("plea")


def test_a_worry_that_is_no_longer_on_the_list_is_kept_but_not_used(borrower):
    walker = borrower(keeper="gnome", worries=["roaring", "sulking"])
    sulking = walker.content.concerns["sulking"].model_copy(update={"when": {"keeper": ("giant",)}})
    concerns = {**walker.content.concerns, "sulking": sulking}
    changed = replace(walker, content=replace(walker.content, concerns=concerns))
    assert walker.given.items("worries") == ("roaring", "sulking")
    assert changed.given.items("worries") == ("roaring",)
    assert changed.answers.value("worries") == ("roaring", "sulking")


def test_changing_an_answer_and_changing_it_back_loses_nothing(borrower):
    before = borrower(keeper="gnome", flies="yes", how_high="high", landing="The roof")
    changed = before.answers.reply("flies", "no")
    back = changed.reply("flies", "yes")
    assert back.values == before.answers.values
    again = walk(before.content, back, before.today, before.facts)
    assert again.given.kept == before.given.kept


def test_unticking_a_worry_and_ticking_it_again_loses_nothing(borrower):
    before = borrower(worries=["roaring", "sulking"], worry_words={"sulking": "For a year"})
    without = before.answers.reply("worries", ("roaring",))
    gone = walk(before.content, without, before.today, before.facts)
    assert gone.given.reply("worry-words", "sulking") is None
    back = walk(
        before.content, without.reply("worries", ("roaring", "sulking")), before.today, before.facts
    )
    assert back.given.reply("worry-words", "sulking") == "For a year"


def test_a_choice_that_is_no_longer_offered_does_not_count(borrower):
    choices = {"worries": ["roaring"], "worry_where": {"roaring": ["cave", "sky"]}}
    flyer = borrower(keeper="gnome", flies="yes", **choices)
    assert flyer.given.reply("worry-where", "roaring") == ("cave", "sky")
    walker = borrower(keeper="gnome", flies="no", **choices)
    assert walker.given.reply("worry-where", "roaring") == ("cave",)


def test_a_page_is_met_once_for_each_worry_in_the_order_chosen(borrower):
    two = borrower(worries=["sulking", "roaring"])
    assert [s.item for s in two.walk.stops if s.step.id == "worry"] == ["sulking", "roaring"]


def test_with_more_worries_than_fit_one_is_asked_which_matter_most(borrower):
    assert "main-worries" not in borrower(worries=["roaring", "sulking"]).asked
    three = ["roaring", "sneezing", "sulking"]
    assert "main-worries" in borrower(worries=three).asked
    told = borrower(worries=three, main_worries=["sulking", "roaring"])
    assert [s.item for s in told.walk.stops if s.step.id == "worry"] == ["sulking", "roaring"]


def test_until_one_says_which_matter_most_the_first_are_taken(borrower):
    three = borrower(worries=["roaring", "sneezing", "sulking"])
    assert [s.item for s in three.walk.stops if s.step.id == "worry"] == ["roaring", "sneezing"]


def test_what_mattered_most_gives_way_when_it_no_longer_worries(borrower):
    told = borrower(
        worries=["roaring", "sneezing", "own-concern-1"],
        main_worries=["sulking", "sneezing"],
        own={"own-concern-1": "It hums"},
    )
    assert told.given.reply("main-worries") == ("sneezing",)


def test_more_main_worries_than_allowed_do_not_count(borrower):
    three = ["roaring", "sneezing", "sulking"]
    assert borrower(worries=three, main_worries=three).given.reply("main-worries") is None


def test_a_question_about_one_worry_may_rest_on_that_worry_s_answers(borrower):
    told = borrower(
        keeper="gnome",
        flies="yes",
        worries=["roaring", "sulking"],
        worry_where={"roaring": ["sky"], "sulking": ["cave"]},
    )
    pages = {s.item: [q.id for q in s.questions] for s in told.walk.stops if s.item}
    assert "worry-height" in pages["roaring"]
    assert "worry-height" not in pages["sulking"]


def test_a_worry_of_one_s_own_is_asked_about_like_any_other(borrower):
    own = borrower(
        own={"own-concern-1": "It hums"},
        worries=["own-concern-1"],
        worry_words={"own-concern-1": "All night"},
    )
    assert own.walk.find(At("worry", "own-concern-1")).item == "own-concern-1"
    assert own.given.value("worry-words", "own-concern-1") == "All night"


def test_a_worry_that_was_taken_away_is_not_asked_about(borrower):
    gone = borrower(worries=["own-concern-1", "roaring"])
    assert [s.item for s in gone.walk.stops if s.item] == ["roaring"]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"dragon_name": "x" * 21}, "too long"),
        ({"hatched": "31/2/2026"}, "no date"),
        ({"hatched": "2027-01-01"}, "not yet"),
        ({"hatched": "2020-01-01"}, "too long ago"),
    ],
)
def test_a_reply_that_will_not_do_is_kept_to_be_mended_but_not_used(borrower, answers, why):
    ((name, value),) = answers.items()
    told = borrower(**answers)
    assert told.answers.value(name.replace("_", "-")) == value
    assert told.given.reply(name.replace("_", "-")) is None


SOMEBODY = [
    {},
    {"keeper": "gnome"},
    {"keeper": "giant", "flies": "yes", "how_high": "high", "landing": "There"},
    {"trouble": ["fire"], "way": "quick", "worries": ["roaring"]},
    {"worries": ["roaring", "sneezing", "sulking"], "main_worries": ["sulking"]},
]


@pytest.mark.parametrize("answers", SOMEBODY)
def test_going_back_meets_the_same_pages_as_going_forward(borrower, answers):
    told = borrower(**answers).walk
    forward = [told.stops[0]]
    while following := told.after(forward[-1]):
        forward.append(following)
    backward = [forward[-1]]
    while previous := told.before(backward[-1]):
        backward.append(previous)
    assert tuple(forward) == told.stops
    assert backward == forward[::-1]


@pytest.mark.parametrize("answers", SOMEBODY)
def test_every_page_has_an_address_that_leads_back_to_it(borrower, answers):
    told = borrower(**answers).walk
    addresses = [stop.address for stop in told.stops]
    assert len(set(addresses)) == len(addresses)
    assert all(told.by_address(stop.address) is stop for stop in told.stops)
    assert all(told.find(stop.at) is stop for stop in told.stops)


def test_an_address_names_the_section_and_never_the_worry(borrower):
    told = borrower(worries=["roaring"]).walk
    assert told.find(At("worry", "roaring")).address == "fears-2"


def test_an_address_that_is_not_theirs_leads_nowhere(borrower):
    told = borrower().walk
    assert told.by_address("wings-1") is None
    assert told.by_address("fears-99") is None
    assert told.by_address("") is None


def test_somebody_new_begins_at_the_beginning(borrower):
    told = borrower().walk
    assert told.find(None) is told.stops[0]
    assert told.before(told.stops[0]) is None
    assert told.after(told.stops[-1]) is None


def test_from_a_page_that_vanished_one_goes_on_at_the_one_before_it(borrower):
    told = borrower(keeper="gnome", flies="no").walk
    assert told.find(At("landing")).step.id == "flies"


def test_from_a_worry_that_vanished_one_goes_on_at_the_worries(borrower):
    assert borrower().walk.find(At("worry", "roaring")).step.id == "worries"
    other = borrower(worries=["sulking"]).walk
    assert other.find(At("worry", "roaring")).item == "sulking"


def test_from_a_page_that_never_was_one_begins_again(borrower):
    told = borrower().walk
    assert told.find(At("somewhere")) is told.stops[0]


def test_the_quick_way_is_taken_when_asked_for_and_keeps_every_answer(borrower):
    quick = borrower(way="quick", keeper="gnome", worries=["roaring"])
    assert quick.walk.journey.id == "quick"
    assert quick.asked == ["trouble", "way", "worries"]
    assert quick.answers.value("keeper") == "gnome"
    slow = walk(quick.content, quick.answers.reply("way", "slow"), quick.today, quick.facts)
    assert slow.journey.id == "slow"
    assert slow.given.reply("keeper") == "gnome"


def test_how_far_along_somebody_is_counts_only_what_applies(borrower):
    told = borrower().walk
    assert told.section_number(told.find(At("worries"))) == (2, 4)
    gnome = borrower(keeper="gnome").walk
    assert gnome.section_number(gnome.find(At("worries"))) == (3, 5)
    assert gnome.pages_in("wings") == 1


def test_a_condition_sees_only_what_was_answered_before_it(borrower):
    """The quick way never asks about wings, so nothing there follows from them."""
    quick = borrower(way="quick", keeper="gnome", flies="yes")
    assert quick.given.words("winged") == {"no"}


def test_the_day_is_the_one_passed_in(borrower):
    later = dt.date(2027, 3, 1)
    assert borrower(hatched="2026-11-20").given.reply("hatched")
    assert borrower(hatched="2026-11-20", today=later).given.reply("hatched") is None


def test_a_conclusion_that_a_page_rested_on_is_drawn_anew_once_more_is_told(tiny_content):
    def urgent(told: Told) -> Finding:
        return {"burning": ("keeper",)} if "gnome" in told.words("keeper") else {}

    facts = {**FACTS, "urgent": Fact(("trouble", "keeper"), ("burning",), urgent)}
    gnome = build(tiny_content, {"keeper": "gnome"}, facts=facts)
    assert "burning" not in [stop.step.id for stop in gnome.walk.stops]
    assert gnome.given.finding("urgent") == {"burning": ("keeper",)}
