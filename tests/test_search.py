"""A family's own words lead to the right page, however they write them."""

from __future__ import annotations

import datetime as dt

import pytest

from wizard.answers import Answers
from wizard.content import Content
from wizard.journey import walk
from wizard.search import MOST_FOUND, Index, Wording, index_of, stem
from wizard.voice import Voice

TODAY = dt.date(2026, 11, 23)


def made(content: Content) -> Index:
    return index_of(content, Voice(walk(content, Answers(), TODAY).given, "screen").say)


@pytest.fixture(scope="module")
def tiny(tiny_content) -> Index:
    words = {"child": {"Name": "x", "name_verb": str}}
    return index_of(tiny_content, lambda text: text if "{" not in text else str(words))


@pytest.fixture(scope="module")
def index(real_content) -> Index:
    return made(real_content)


def pages(index: Index, typed: str) -> list[str]:
    return list(index.find(typed))


# --- On the invented content ----------------------------------------------------------------


def test_what_parents_say_comes_before_what_a_page_says(tiny):
    assert pages(tiny, "in the air")[0] == "flying"
    assert pages(tiny, "near")[0] == "walking"


@pytest.mark.parametrize("typed", ["2x2", "two by two", "2:2", "TWO BY TWO", "it is 2x2!"])
def test_other_ways_to_write_one_thing_are_the_same(tiny, typed):
    assert pages(tiny, typed)[0] == "flying"


@pytest.mark.parametrize("typed", ["won't come down", "wont come down", "won’t come down"])
def test_an_apostrophe_makes_no_difference(tiny, typed):
    assert pages(tiny, typed)[0] == "flying"


def test_a_worry_leads_to_its_page(tiny):
    assert pages(tiny, "sneezes")[0] == "flying"
    assert pages(tiny, "it roars")[0] == "walking"


def test_a_mistyped_word_is_read_as_the_word_it_is_most_like(tiny):
    assert pages(tiny, "sneazing") == ["flying"]


@pytest.mark.parametrize("typed", ["", "   ", "the a my", "?!", "\x00", "zzzzzz"])
def test_words_that_say_nothing_find_nothing(tiny, typed):
    assert tiny.find(typed) == ()


@pytest.mark.parametrize("typed", ["near (", "near* OR 1=1 --", '"near', "near\n\nnear", "<b>near"])
def test_signs_mean_nothing(tiny, typed):
    assert pages(tiny, typed)[0] == "walking"


def test_forms_of_one_word_are_alike():
    assert len({stem(word) for word in ("refuse", "refusing", "refused", "refusal")}) == 1
    assert stem("stopping") == stem("stopped") == stem("stops") == "stop"
    assert stem("early") != stem("ear")
    assert stem("statement") != stem("state")


def test_words_that_are_passed_over_do_not_hide_what_they_stand_in():
    wording = Wording({}, frozenset({"her"}))
    assert wording.words("her hero") == ["hero"]


# --- On the real content --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("IEP", {"sen-support-plan"}),
        ("statement", {"ehc-needs-assessment", "ehc-plan"}),
        ("1-1", {"what-support-can-look-like"}),
        ("one to one help", {"what-support-can-look-like"}),
        ("send him home", {"not-in-full-time", "behaviour-and-suspension"}),
        ("school refusing", {"attendance-and-anxiety"}),
        ("dislexia", {"no-diagnosis-needed", "is-it-sen", "specialists"}),
        ("senko", {"senco"}),
        ("My son won't go to school", {"attendance-and-anxiety"}),
    ],
)
def test_parents_words_lead_to_the_right_page(index, typed, wanted):
    assert wanted & set(pages(index, typed)[:3]), pages(index, typed)


def test_every_phrase_that_parents_say_finds_its_page_among_the_first_three(index, real_content):
    missed = [
        (page.id, said, pages(index, said)[:3])
        for page in real_content.guide.values()
        for said in page.parents_say
        if page.id not in pages(index, said)[:3]
    ]
    assert missed == []


def test_every_title_finds_its_page_first(index, real_content):
    voice = Voice(walk(real_content, Answers(), TODAY).given, "screen")
    missed = [
        page.id
        for page in real_content.guide.values()
        if pages(index, voice.say(page.title))[:1] != [page.id]
    ]
    assert missed == []


def test_everything_that_parents_say_of_a_worry_finds_a_page(index, real_content):
    missed = [
        (concern.id, said)
        for concern in real_content.concerns.values()
        for said in concern.parents_say
        if not pages(index, said)
    ]
    assert missed == []


def test_every_worry_leads_to_a_page_that_is_there(real_content):
    leads = real_content.web["search"]["worries"]
    assert set(leads) - {"other"} <= set(real_content.concerns)
    assert set(leads.values()) <= set(real_content.guide)


def test_pages_that_only_share_a_word_with_what_was_typed_are_left_out(index):
    assert pages(index, "school fees") == ["fee-paying-schools"]


def test_a_long_text_is_answered_and_no_more_pages_than_can_be_read(index):
    assert len(pages(index, "the meeting about support " * 500)) <= MOST_FOUND
