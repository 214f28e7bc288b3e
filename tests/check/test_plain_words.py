"""What an author is told about words that are not plain, not sourced, or lead nowhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.check.conftest import only
from wizard.check import check, report, stale
from wizard.check.plain import check_plain, grade
from wizard.check.texts import texts
from wizard.cli import main

PAGE = "guide/senco.md"
FIRST = "## What it is\n\n"


def slip(told, words):
    """What is told of a paragraph that an author adds to a page of the guide."""
    return told(PAGE, FIRST, f"{FIRST}{words}\n\n")


def line_of_slip(copy):
    text = (copy / PAGE).read_text(encoding="utf-8")
    return text[: text.index(FIRST)].count("\n") + 3


# --- Sources and the law --------------------------------------------------------------------


def test_a_claim_without_a_source_is_named_with_its_line(told, copy):
    line = line_of_slip(copy)
    only(slip(told, "Every school has two of them."), f"{PAGE}:{line}:", "mark where this comes")


def test_advice_of_our_own_may_be_marked_as_that(real_content, copy, capsys):
    path = copy / PAGE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(FIRST, f"{FIRST}Write it down. [^us]\n\n"), encoding="utf-8")
    assert main(["check", "--content", str(copy)]) == 0, capsys.readouterr().err


def test_a_source_that_is_not_there_is_named_where_it_is_cited(told):
    only(slip(told, "There is one. [^NO-SUCH s.1]"), PAGE, "no source “NO-SUCH”")


def test_a_mark_that_cannot_be_read_is_named_even_beside_one_that_can(told):
    only(slip(told, "There is one. [^us] [^ SEED]"), PAGE, "a mark cannot be read")


def test_a_source_nobody_verified_may_not_be_cited_in_the_guide(told):
    only(slip(told, "There is one. [^COP 6.1]"), PAGE, "COP", "not verified")


def test_must_needs_a_law_in_the_guide(told):
    only(slip(told, "The school must reply. [^SEED SEN support]"), PAGE, "“must” needs a law")


def test_must_needs_a_law_in_next_steps_too(told):
    lines = told("next_steps/30-starting.yaml", "    text: >-\n", "    text: >-\n      They must. ")
    only(lines, "next_steps/30-starting.yaml", "“must” needs a law")


def test_must_needs_a_law_on_a_page_that_cites_nothing(told):
    lines = told("screen.yaml", "continue: ", "continue: You must ")
    only(lines, "screen.yaml", "continue", "“must” needs a law")


# --- The shape of an explanation ------------------------------------------------------------


def test_a_part_that_is_missing_is_named_by_its_heading(told):
    lines = told(PAGE, "## Common mix-ups", "### Mix-ups")
    only(lines, PAGE, "write the part “## Common mix-ups”")


def test_a_heading_of_the_author_s_own_is_named_with_those_there_are(told):
    lines = told(PAGE, "## Common mix-ups", "## Myths")
    only(lines, PAGE, "“Myths” is not a part", "“Common mix-ups”")


def test_a_part_with_nothing_under_it_is_named(told):
    only(told(PAGE, FIRST, f"{FIRST}## What it is\n\n"), PAGE, "nothing stands under")


def test_words_above_the_first_heading_are_named(told):
    only(told(PAGE, FIRST, f"A word first.\n\n{FIRST}"), PAGE, "above the first heading")


# --- Plain words ----------------------------------------------------------------------------

LONG = "We think that it is a very good idea to write down what you see each day at home and " * 2


def test_a_long_sentence_is_named_with_its_length(told):
    only(slip(told, f"{LONG}more. [^us]"), PAGE, "a sentence of", "words; make it")


def test_a_long_sentence_in_a_letter_may_be_longer_than_one_on_a_page(real_content):
    plain = real_content.words.plain
    assert plain.longest_in_letters > plain.longest_sentence


def test_hard_words_on_one_page_are_named_with_their_grade(told):
    hard = "Multidisciplinary organisations coordinate extraordinarily individualised " * 2
    only(slip(told, f"{hard}considerations. [^us]\n\n" * 12), PAGE, "reads at grade")


def test_hard_words_may_stand_with_a_written_reason(real_content):
    page = real_content.guide["senco"]
    words = replace_plain(real_content, highest_grade=0.0)
    assert any("reads at grade" in p.mend for p in check_plain(words, ()))
    excused = {
        name: each.model_copy(update={"hard_words": "Law."}) for name, each in words.guide.items()
    }
    assert not any(
        "reads at grade" in p.mend for p in check_plain(replace(words, guide=excused), ())
    )
    assert page.hard_words is None


def test_the_middle_grade_is_held_to_the_target(real_content):
    stricter = replace_plain(real_content, target_grade=0.5)
    assert any("the middle grade is" in problem.mend for problem in check_plain(stricter, ()))


def replace_plain(content, **changed):
    plain = content.words.plain.model_copy(update=changed)
    return replace(content, words=content.words.model_copy(update={"plain": plain}))


def test_capital_letters_that_nobody_explains_are_named(told):
    only(slip(told, "Ask about the XQZ. [^us]"), PAGE, "“XQZ” is not explained")


@pytest.mark.parametrize(
    ("american", "british"), [("prioritizes", "prioritises"), ("organization", "organisation")]
)
def test_american_spelling_is_named_with_the_british(told, american, british):
    only(slip(told, f"A school {american} help. [^us]"), PAGE, american, british)


def test_size_and_prize_are_no_american_spelling(real_content):
    words = [text for text in texts(real_content) if text.file == PAGE][:1]
    fine = replace(words[0], words="Any size of prize. Seize it.")
    assert not [p for p in check_plain(real_content, [fine]) if "British" in p.mend]


# --- Nothing unused, nothing broken ---------------------------------------------------------


def test_a_source_that_nothing_cites_is_named(told):
    new = "- id: LONELY\n  title: A page\n  publisher: Somebody\n  url: https://example.org/a\n"
    new += "  edition: undated copy\n  seen: 2026-11-23\n  verified: true\n"
    only(told("sources.yaml", "- id: SEED\n", f"{new}- id: SEED\n"), "LONELY", "nothing cites")


def test_a_word_that_no_text_uses_is_named(told):
    new = "- id: zebra\n  term: Zebra crossing\n  meaning: A place to cross.\n  sources: [SEED]\n"
    text = "- id: adaptive-teaching\n"
    only(told("glossary.yaml", text, new + text), "glossary.yaml", "zebra", "none of our texts")


@pytest.mark.parametrize(
    ("address", "told_of_it"),
    [
        ("http://example.org", "should start with https://"),
        ("/guide/no-such-page", "leads to no page of the guide"),
        ("https://nowhere", "is not a whole web address"),
    ],
)
def test_a_link_that_leads_nowhere_is_named(told, address, told_of_it):
    only(slip(told, f"See [this page]({address}). [^us]"), PAGE, address, told_of_it)


def test_a_link_with_no_words_is_named(told):
    only(slip(told, "See [](https://example.org). [^us]"), PAGE, "has no words")


# --- What was measured, and what is due -----------------------------------------------------


def test_the_report_has_a_grade_for_every_topic_beside_the_council_s_page(real_content):
    lines = report(real_content).splitlines()
    for name in real_content.guide:
        assert any(line.startswith(f"{name} ") for line in lines), name
    council = next(line for line in lines if line.startswith("The council page"))
    middle = next(line for line in lines if line.startswith("the middle one"))
    assert float(middle.split()[3]) <= 5.5 < float(council.split()[-6])


def test_every_explanation_can_be_read_at_about_eleven(real_content):
    grades = {name: grade(page, real_content).grade for name, page in real_content.guide.items()}
    assert {name: found for name, found in grades.items() if found > 8} == {}


def test_what_is_due_to_be_looked_at_again_is_listed(real_content):
    soon = stale(real_content, dt.date(2026, 11, 24), 6)
    late = stale(real_content, dt.date(2027, 11, 24), 6)
    never = [line for line in soon if "never checked live" in line]
    assert len(never) == len(real_content.sources)
    assert any("no SEN adviser has reviewed" in line for line in soon)
    assert not any("planned changes" in line or line.startswith("council") for line in soon)
    assert any("planned changes" in line for line in late)
    assert any(line.startswith("council warwickshire") for line in late)


def test_a_source_that_a_person_checked_is_due_only_later(real_content):
    checked = {
        name: source.model_copy(update={"checked_live": dt.date(2026, 11, 24)})
        for name, source in real_content.sources.items()
    }
    content = replace(real_content, sources=checked)
    assert not any(": seen" in line for line in stale(content, dt.date(2026, 12, 1), 6))
    assert any(": seen" in line for line in stale(content, dt.date(2027, 12, 1), 6))


def test_the_real_content_is_plain(real_content):
    assert [str(problem) for problem in check(real_content)] == []
