"""Answers become a letter: block by block, and each piece known by whose words it is."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from tests.families.family import lines, spans
from wizard.answers import Edit
from wizard.letter import draft_blocks, fitting_letters, line_text, rested_on
from wizard.models import LetterPlan

FEARS = {
    "worries": ["roaring", "own-concern-1"],
    "own": {"own-concern-1": "It hums (s) None and/or  more"},
}


def keys(letter):
    return [block.key for block in letter.blocks]


def block_of(letter, key):
    return next(block for block in letter.blocks if block.key == key)


def edited(somebody, letter, key, edit):
    return dataclasses.replace(somebody, answers=somebody.answers.edit(letter, key, edit))


# --- What stands in it ----------------------------------------------------------------------


def test_somebody_who_told_us_nothing_gets_what_is_fixed(borrower):
    assert keys(borrower().letter("plea")) == ["date", "subject", "signed"]


def test_a_part_stands_only_where_what_it_needs_was_answered(borrower):
    assert "name" not in keys(borrower().letter("plea"))
    assert "name" in keys(borrower(dragon_name="Ember").letter("plea"))
    assert "hatched" not in keys(borrower(hatched="not-sure").letter("plea"))


def test_an_answer_that_says_nothing_in_a_letter_does_not_meet_a_need(borrower):
    """*Gold is missing* has no phrase for a letter, and *not sure* never has one."""
    assert "trouble" not in keys(borrower(trouble=["hoard"]).letter("plea"))
    assert "trouble" not in keys(borrower(trouble=["not-sure"]).letter("plea"))
    assert "There is fire and smoke." in borrower(trouble=["fire", "smoke"]).reads("plea")


def test_a_part_stands_only_when_it_applies(borrower):
    assert "law" not in keys(borrower(keeper="gnome").letter("plea"))
    assert "law" in keys(borrower(keeper="giant").letter("plea"))


def test_the_day_is_the_one_it_was_written_on(borrower):
    letter = borrower(today=dt.date(2027, 2, 3)).letter("plea")
    assert letter.date == dt.date(2027, 2, 3)
    assert block_of(letter, "date").text() == "3 February 2027"


def test_the_same_answers_on_the_same_day_make_the_same_letter(borrower):
    told = {"keeper": "giant", "worries": ["roaring"], "worry_words": {"roaring": "Loud"}}
    assert borrower(**told).letter("plea") == borrower(**told).letter("plea")


def test_a_title_never_holds_a_name(borrower):
    letter = borrower(dragon_name="Ember").letter("plea")
    assert (letter.title, letter.file_name) == ("A plea", "a-plea")


def test_only_letters_that_fit_are_offered_in_the_journey_s_order(borrower):
    somebody = borrower()
    assert [p.id for p in fitting_letters(somebody.given, ["chart", "plea", "poem"])] == [
        "chart",
        "plea",
    ]


# --- Whose words ----------------------------------------------------------------------------


def test_one_s_own_words_stand_as_sentences_of_their_own(borrower):
    letter = borrower(dragon_name="Ember").letter("plea")
    assert block_of(letter, "name").lines == (
        (letter_span("They call it", "us"), letter_span("Ember.", "family")),
    )


def letter_span(text, owner, sources=()):
    from wizard.letter import Span

    return Span(text, owner, sources)


def test_words_from_the_law_carry_their_source(borrower):
    law = block_of(borrower(keeper="giant").letter("plea"), "law").lines[0][0]
    assert (law.owner, law.sources) == ("law", ("SCROLL",))


def test_what_is_chosen_is_said_in_our_words(borrower):
    somebody = borrower(keeper="gnome", flies="yes", how_high="low", landing="On the roof?")
    flight = block_of(somebody.letter("plea"), "flight")
    assert [(s.text, s.owner) for s in flight.lines[0]] == [
        ("It flies.", "us"),
        ("It keeps low.", "us"),
    ]


def test_one_s_own_paragraphs_stay_paragraphs(borrower):
    somebody = borrower(worries=["roaring"], worry_words={"roaring": "One\n\n  two \nthree!"})
    worry = block_of(somebody.letter("plea"), "worry/roaring")
    assert [line_text(line) for line in worry.lines] == [
        "My dragon roars. One",
        "two",
        "three!",
    ]


def test_a_worry_of_one_s_own_is_named_exactly_as_it_was_written(borrower):
    somebody = borrower(**FEARS)
    heading = block_of(somebody.letter("plea"), "worry-name/own-concern-1")
    assert heading.lines == ((letter_span("It hums (s) None and/or  more", "family"),),)


def test_what_looks_like_a_template_is_only_words(borrower):
    words = "{{ child.name }} {% raw %} {{ 7*7 }}"
    somebody = borrower(worries=["roaring"], worry_words={"roaring": words}, dragon_name="{{ x }}")
    assert f"{words}" in somebody.reads("plea")
    assert "{{ x }}" in somebody.reads("plea")


# --- Worries take turns ---------------------------------------------------------------------


def test_each_worry_has_its_heading_above_it(borrower):
    somebody = borrower(worries=["sulking", "roaring"])
    worries = [key for key in keys(somebody.letter("plea")) if key.startswith("worry")]
    assert worries == [
        "worry-name/sulking",
        "worry/sulking",
        "worry-name/roaring",
        "worry/roaring",
    ]


def test_no_more_worries_are_told_than_the_letter_has_room_for(borrower):
    somebody = borrower(worries=["sulking", "roaring", "sneezing"])
    assert "worry/sneezing" not in keys(somebody.letter("plea"))


def test_the_answers_about_one_worry_stand_under_it(borrower):
    somebody = borrower(
        worries=["roaring", "sulking"], worry_often={"roaring": "every-day", "sulking": "each-moon"}
    )
    letter = somebody.letter("plea")
    assert block_of(letter, "worry/roaring").text().endswith("It happens every day.")
    assert block_of(letter, "worry/sulking").text().endswith("It happens each moon.")


# --- Headings -------------------------------------------------------------------------------


def test_no_heading_stands_over_nothing(borrower):
    assert "flight-heading" not in keys(borrower(keeper="gnome").letter("plea"))
    assert "flight-heading" in keys(borrower(keeper="gnome", flies="yes").letter("plea"))
    assert "bare" not in keys(borrower().letter("chart"))


def test_a_heading_goes_when_all_under_it_is_left_out(borrower):
    somebody = borrower(worries=["roaring"])
    assert "fears-heading" in keys(somebody.letter("plea"))
    without = edited(somebody, "plea", "worry/roaring", Edit(left_out=True))
    assert not {"fears-heading", "worry-name/roaring"} & set(keys(without.letter("plea")))


# --- Changing it ----------------------------------------------------------------------------


def test_a_part_reads_as_it_was_rewritten(borrower):
    somebody = edited(borrower(dragon_name="Ember"), "plea", "name", Edit("Call it\n\nMy Lord"))
    name = block_of(somebody.letter("plea"), "name")
    assert name.lines == (
        (letter_span("Call it", "family"),),
        (letter_span("My Lord", "family"),),
    )


def test_a_part_that_was_emptied_is_gone(borrower):
    somebody = edited(borrower(dragon_name="Ember"), "plea", "name", Edit(" \n "))
    assert "name" not in keys(somebody.letter("plea"))


def test_a_change_in_one_letter_leaves_the_other(borrower):
    somebody = edited(borrower(), "chart", "table", Edit(left_out=True))
    assert "table" not in keys(somebody.letter("chart"))
    assert keys(somebody.letter("plea")) == keys(borrower().letter("plea"))


def test_a_part_that_is_too_long_says_by_how_much(borrower):
    short = borrower(worries=["roaring"], worry_words={"roaring": "It is loud"})
    assert block_of(short.letter("plea"), "worry/roaring").over == 0
    words = "one two three four five six seven eight nine ten"
    long = borrower(worries=["roaring"], worry_words={"roaring": words})
    assert block_of(long.letter("plea"), "worry/roaring").over == 1
    mended = edited(long, "plea", "worry/roaring", Edit("Loud"))
    assert block_of(mended.letter("plea"), "worry/roaring").over == 0


def test_a_part_that_was_moved_stands_in_the_plan_and_not_in_the_letter(borrower):
    somebody = borrower(worries=["roaring"], worry_words={"roaring": "So loud"})
    assert "moved" not in keys(somebody.letter("chart"))
    moved = edited(somebody, "plea", "worry/roaring", Edit(moved=True))
    assert "worry/roaring" not in keys(moved.letter("plea"))
    assert "So loud." in block_of(moved.letter("chart"), "moved").text()


def test_a_part_that_was_rewritten_and_then_moved_keeps_its_words(borrower):
    somebody = borrower(worries=["roaring"], worry_words={"roaring": "So loud"})
    moved = edited(somebody, "plea", "worry/roaring", Edit("Softly", moved=True))
    assert block_of(moved.letter("chart"), "moved").text() == "Softly"


def test_a_part_is_offered_again_only_when_the_answers_it_used_change(borrower):
    def mark(somebody, key):
        plan = somebody.content.letters["plea"]
        drafts = {block.key: block for block in draft_blocks(plan, somebody.given)}
        return rested_on(somebody.given, drafts[key])

    before = borrower(worries=["roaring"], worry_words={"roaring": "Loud"}, dragon_name="Ember")
    same = borrower(
        worries=["roaring"],
        worry_words={"roaring": "Loud"},
        dragon_name="Ash",
        today=dt.date(2027, 1, 1),
    )
    other = borrower(worries=["roaring"], worry_words={"roaring": "Soft"}, dragon_name="Ember")
    assert mark(before, "worry/roaring") == mark(same, "worry/roaring")
    assert mark(before, "worry/roaring") != mark(other, "worry/roaring")
    assert mark(before, "name") == mark(other, "name") != mark(same, "name")


# --- Lists ----------------------------------------------------------------------------------


def test_what_one_chose_to_ask_and_bring_stands_there(borrower):
    somebody = borrower(
        keeper="gnome",
        flies="yes",
        asks=["price", "own-ask-1", "roof"],
        bring=["rope"],
        own={"own-ask-1": "Does it bite"},
    )
    asks = block_of(somebody.letter("plea"), "asks")
    assert [(s.text, s.owner) for line in asks.lines for s in line] == [
        ("What does it cost?", "us"),
        ("Does it bite", "family"),
    ]
    assert block_of(somebody.letter("chart"), "bring").text() == "A rope"


def test_a_table_and_lines_to_write_on_stand_empty(borrower):
    letter = borrower().letter("chart")
    assert (block_of(letter, "table").rows, len(block_of(letter, "table").lines)) == (2, 2)
    assert block_of(letter, "lines").write == 2


# --- Parts that go together -----------------------------------------------------------------


@pytest.fixture
def together(tiny_content):
    """A letter of which one part is nothing without another, and one stands apart."""
    blocks = [
        {"id": "first", "name": "First", "parts": [{"theirs": "story"}]},
        {"id": "head", "kind": "heading", "name": "Heading", "parts": [{"say": "After"}]},
        {"id": "second", "name": "Second", "only_with": "first", "parts": [{"say": "So."}]},
        {"id": "end", "name": "End", "apart": True, "parts": [{"say": "Thanks."}]},
    ]
    words = dict.fromkeys(("use", "send_to", "after"), "x")
    letter = LetterPlan.model_validate(
        {"id": "pair", "kind": "letter", "title": "x", "file_name": "x", "order": 1}
        | words
        | {"blocks": blocks, "own_sentence": "It is mine."}
    )
    return dataclasses.replace(tiny_content, letters={**tiny_content.letters, "pair": letter})


def test_a_part_that_is_nothing_alone_goes_with_the_other(borrower, together):
    with_both = dataclasses.replace(borrower(story="Once"), content=together)
    assert keys(with_both.letter("pair")) == ["first", "head", "second", "end"]
    alone = dataclasses.replace(borrower(), content=together)
    assert keys(alone.letter("pair")) == ["end"]


def test_every_line_has_words_and_every_owner_is_known(borrower, tiny_content):
    somebody = borrower(keeper="giant", flies="yes", how_high="high", landing="There", **FEARS)
    for name in tiny_content.letters:
        letter = somebody.letter(name)
        assert all(line_text(line).strip() for line in lines(letter))
        assert {span.owner for span in spans(letter)} <= {"family", "us", "law"}
