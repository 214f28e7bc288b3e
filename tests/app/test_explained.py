"""Jargon is explained where it first stands, and what a family typed is left alone."""

from __future__ import annotations

import html
import re

from tests.app.desk import sit_down
from wizard.app.explaining import Explained, Explainer, marked_place
from wizard.jargon import Jargon, Opening
from wizard.models import Citation, GlossaryEntry
from wizard.voice import Voice, setting_words


def explainer(family, *terms: str) -> Explainer:
    """Explains some words to a family, each by a meaning with signs that HTML would take."""
    given = family.given
    jargon = Jargon(
        GlossaryEntry(id="x", term=term, meaning="a < b", sources=(Citation(id="x"),))
        for term in terms
    )
    voice = Voice(given, "screen")
    place = marked_place(setting_words(given), jargon)
    return Explainer(jargon, voice, place, Opening(voice.say, "c", "m"))


def opened(desk) -> list[str]:
    """The words on the page that open their meaning, by id, in order."""
    return [
        word
        for piece in desk.pieces
        for word in re.findall(r'popovertarget="term-([^"]+)">', piece)
    ]


def test_a_word_of_jargon_opens_its_meaning_where_it_first_stands(family):
    desk = sit_down(family(setting="primary", sen_support="yes"), "where-you-are")
    words = opened(desk)
    assert "sen-support" in words
    assert len(words) == len(set(words))
    pieces = "".join(desk.pieces)
    for word in words:
        assert f'id="term-{word}"' in pieces


def test_each_card_holds_the_meaning_a_way_to_more_and_a_way_to_close_it(family, real_content):
    desk = sit_down(family(setting="primary", sen_support="yes"), "where-you-are")
    meaning = next(entry.meaning for entry in real_content.glossary if entry.id == "sen-support")
    card = re.search(
        r'<span popover[^>]*id="term-sen-support".*?</button></span>', "".join(desk.pieces)
    )
    assert meaning in html.unescape(card[0])
    assert 'href="/words#sen-support"' in card[0]
    assert 'popovertargetaction="hide"' in card[0]


def test_a_word_is_explained_anew_each_time_a_page_is_drawn(family):
    desk = sit_down(family(setting="primary", sen_support="yes"), "where-you-are")
    before = opened(desk)
    desk.app.run()
    assert opened(desk) == before


def test_initials_that_are_jargon_too_are_left_alone(family):
    named = family(child_name="EP", setting="primary", sen_support="yes")
    desk = sit_down(named, "where-you-are")
    assert "EP" in desk.reads
    assert not re.search(r"<span>EP</span>", "".join(desk.pieces))


def test_a_worry_in_words_of_their_own_is_left_alone(family):
    own = {"own-concern-1": "The SENCO and an EHCP"}
    worries = ["own-concern-1"]
    desk = sit_down(family(own=own, worries=worries, main_worries=worries), "check")
    rows = desk.pieces_with("The SENCO and an EHCP")
    assert rows
    assert not [row for row in rows if "popover" in row]


def test_jargon_in_what_can_be_chosen_is_explained_under_the_question(family, real_content):
    (told,) = sit_down(family(), "specialists").pieces_with("w-words")
    assert real_content.screen["words-here"] in told
    assert "<dt>Educational psychologist</dt>" in told


def test_words_of_what_cannot_be_chosen_here_are_not_explained(family):
    papers = [family(), family(ehc="plan", happening_now=["nothing"])]
    without, with_plan = (sit_down(each, "bring").pieces_with("w-words") for each in papers)
    assert not any("<dt>EHC plan</dt>" in piece for piece in without)
    assert any("<dt>EHC plan</dt>" in piece for piece in with_plan)


def test_words_in_what_parents_say_are_explained_only_where_it_is_shown(family):
    told = "".join(sit_down(family(), "worries").pieces_with("w-words"))
    assert "<dt>ADHD</dt>" not in told


def test_what_the_hint_has_explained_is_not_explained_again_under_the_question(family):
    desk = sit_down(family(), "sen-support")
    assert "sen-support" in opened(desk)
    assert desk.pieces_with("w-words") == []


def test_a_question_without_jargon_has_no_list_of_words(family):
    assert sit_down(family(), "nation").pieces_with("w-words") == []


def test_what_a_family_typed_is_shown_as_typed_in_a_sentence_that_explains(family):
    sam = explainer(family(child_name="<i>Sam</i>", setting="primary"), "plan")
    shown = sam.html("{{ child.name }} & the plan", Explained())
    assert shown.startswith("&lt;i&gt;Sam&lt;/i&gt; &amp; the ")
    assert "<span>a &lt; b</span>" in shown


def test_jargon_in_what_a_place_is_called_opens_its_meaning(family):
    place = explainer(family(setting="primary"), "SENCO")
    explained = Explained()
    assert 'popovertarget="term-x"' in place.html("Ask {{ place.senco }}.", explained)
    assert place.html("Ask {{ place.senco }}.", explained) == "Ask the SENCO."
