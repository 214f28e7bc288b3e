"""What an author is told about a slip: the file, the field and the mend, and no traceback.

Each test breaks a copy of the real content as a person would, and runs the command they run.
"""

from __future__ import annotations

import re

import pytest

from tests.check.conftest import only
from tests.tiny_content import facts as tiny_facts
from wizard.check import check
from wizard.cli import main
from wizard.content import ContentError, content_folder, load_content


def test_the_invented_content_is_sound_too(tiny_content):
    assert check(tiny_content, tiny_facts.FACTS) == ()


def test_a_misspelt_key_is_named(told):
    lines = told("questions/talked.yaml", "why:", "whyy:")
    only(lines, "questions/talked.yaml", "whyy", "spelt")
    only(lines, "questions/talked.yaml", "why", "missing")


def test_a_sentence_without_its_quotes_says_what_to_do(told):
    lines = told("questions/strengths.yaml", "short:", "short: {{ child.name }}\nhint2:")
    only(lines, "questions/strengths.yaml:", "quotes")


def test_a_missing_quote_names_the_line(told):
    only(told("questions/talked.yaml", "title: ", 'title: "'), "questions/talked.yaml:7:")


def test_the_line_that_is_named_is_the_one_the_field_stands_on(told, copy):
    lines = (copy / "guide/senco.md").read_text(encoding="utf-8").splitlines()
    number = next(at for at, line in enumerate(lines, start=1) if line.startswith("topic: "))
    only(told("guide/senco.md", "topic: ", "topic: no-"), f"guide/senco.md:{number}: topic: ")


def test_a_key_that_stands_twice_is_named(told):
    lines = told("questions/talked.yaml", "short:", "short: One\nshort:")
    only(lines, "questions/talked.yaml", "short", "twice")


def test_an_empty_file_is_named(told, copy):
    whole = (copy / "concerns/maths.yaml").read_text(encoding="utf-8")
    only(told("concerns/maths.yaml", whole, ""), "concerns/maths.yaml", "empty")


def test_a_file_in_another_encoding_is_named(copy, capsys):
    (copy / "concerns/maths.yaml").write_bytes("title: Mäths".encode("latin-1"))
    assert main(["check", "--content", str(copy)]) == 1
    only(capsys.readouterr().err.splitlines(), "concerns/maths.yaml", "UTF-8")


def test_a_condition_on_a_question_that_is_not_there_is_named(told):
    lines = told("questions/class-help-words.yaml", "class-help:", "class-halp:")
    only(lines, "questions/class-help-words.yaml", "when", "class-halp")


def test_a_condition_on_an_answer_that_is_not_there_is_named(told):
    lines = told("questions/second-name.yaml", "[two]", "[three]")
    only(lines, "questions/second-name.yaml", "writers", "three")


def test_a_condition_on_a_later_question_is_named(told):
    lines = told(
        "journeys/full.yaml", "when: {happening-now: [meeting-soon]}", "when: {ehc: [plan]}"
    )
    only(lines, "journeys/full.yaml", "way-in", "ehc", "not asked before")


def test_a_page_for_each_of_what_is_chosen_only_later_is_named(told):
    old, new = "for_each: [main-worries, worries]", "for_each: [asks, worries]"
    only(told("journeys/full.yaml", old, new), "journeys/full.yaml", "for_each", "asks")


def test_a_question_that_no_journey_asks_is_named(told):
    lines = told("journeys/full.yaml", "- {id: strengths, questions: [strengths]}", "")
    only(lines, "questions/strengths.yaml", "no journey")


def test_an_answer_that_shows_nowhere_is_named(told):
    lines = told("questions/nation.yaml", "not_in_documents:", "hint2:")
    assert lines
    only(lines, "questions/nation.yaml")


def test_a_source_that_is_not_there_is_named(told):
    lines = told("concerns/maths.yaml", "sources: [", "sources: [OLDHAM-XX, ")
    only(lines, "concerns/maths.yaml", "sources", "OLDHAM-XX", "sources.yaml")


def test_a_source_that_was_not_verified_is_named(told):
    lines = told("concerns/maths.yaml", "sources: [", "sources: [COP, ")
    only(lines, "concerns/maths.yaml", "COP", "not verified")


def test_a_word_to_avoid_is_named_with_a_better_one(told):
    lines = told("concerns/maths.yaml", "hint: ", "hint: We can facilitate. ")
    only(lines, "concerns/maths.yaml", "facilitate", "help")


def test_a_sentence_that_names_nothing_is_named_with_who_it_fails(told):
    lines = told("concerns/maths.yaml", "{{ child.", "{{ chidl.")
    only(lines, "concerns/maths.yaml", "cannot be spoken", "chidl")


def test_a_verb_that_does_not_agree_is_named(told):
    lines = told("concerns/maths.yaml", "sentence: ", 'sentence: "{{ child.They }} needs help." #')
    only(lines, "concerns/maths.yaml", "sentence", "agree", "I needs help")


def test_a_part_of_a_letter_that_may_have_no_answer_is_named(told):
    lines = told("letters/meeting-letter.yaml", "needs: [meeting-length]", "when: {meeting: [ask]}")
    only(lines, "letters/meeting-letter.yaml")


def test_a_number_that_is_no_crisis_line_is_refused(told):
    lines = told(
        "services/national.yaml", "  - id: ipsea", "  - id: ipsea\n    phone: 0300 222 5899"
    )
    only(lines, "services/national.yaml", "crisis")


def test_an_id_that_is_not_the_file_s_name_is_named(told):
    lines = told("concerns/maths.yaml", "id: maths", "id: sums")
    only(lines, "concerns/maths.yaml", "id", "maths")


def test_an_id_that_stands_twice_is_named(told):
    lines = told("ask/01-day-to-day.yaml", "id: easier-or-harder", "id: copy-of-plan")
    only(lines, "copy-of-plan", "id")


def test_a_voice_that_is_missing_is_named(told):
    only(
        told("words.yaml", "  they:\n    they: they", "  thay:\n    they: they"),
        "words.yaml",
        "they",
    )


def test_words_for_a_kind_of_place_that_are_missing_are_named(told):
    only(told("settings.yaml", "unknown:", "unknwon:"), "settings.yaml", "unknown")


def test_a_column_of_the_councils_that_is_missing_is_named(told):
    only(told("councils.csv", "homepage_url", "web"), "councils.csv", "homepage_url")


def test_an_example_that_no_longer_fits_is_named(told):
    lines = told("examples/first-talk.yaml", "talked: short-chat", "talked: long-chat")
    only(lines, "examples/first-talk.yaml", "answers", "talked")


def test_front_matter_that_is_broken_is_named(told):
    lines = told("guide/senco.md", "title:", "title: [")
    only(lines, "guide/senco.md")


def test_all_slips_are_told_at_once(told, copy):
    for name in ("reading", "writing"):
        path = copy / f"concerns/{name}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("^name:", "nmae:", text, flags=re.MULTILINE), encoding="utf-8")
    lines = told("concerns/maths.yaml", "number:", "nubmer:")
    for name in ("reading", "writing", "maths"):
        only(lines, f"concerns/{name}.yaml")


def test_a_folder_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["check", "--content", str(tmp_path / "nowhere")]) == 1
    assert "there is no such folder" in capsys.readouterr().err


def test_an_empty_folder_names_what_is_missing(tmp_path):
    with pytest.raises(ContentError) as raised:
        load_content(tmp_path)
    files = {problem.file for problem in raised.value.problems}
    assert {"questions", "journeys", "words.yaml", "service.yaml", "sources.yaml"} <= files


def test_content_is_found_as_asked_then_as_set_then_in_the_checkout(tmp_path, monkeypatch):
    set_, asked = tmp_path / "set", tmp_path / "asked"
    set_.mkdir()
    asked.mkdir()
    monkeypatch.delenv("SEND_WIZARD_CONTENT", raising=False)
    assert content_folder().name == "content"
    monkeypatch.setenv("SEND_WIZARD_CONTENT", str(set_))
    assert content_folder() == set_
    assert content_folder(str(asked)) == asked


def test_a_word_of_jargon_that_is_explained_twice_is_named(told):
    only(told("glossary.yaml", "also: [SENDCO, ", "also: [ehcp, "), "“ehcp” too")


# --- The guide and the plain pages ----------------------------------------------------------

PAGE = "guide/senco.md"


def test_an_explanation_in_a_part_of_the_guide_that_is_not_there_is_named(told):
    only(told(PAGE, "topic: ", "topic: no-"), PAGE, "topic", "no part of the guide", "council")


@pytest.mark.parametrize("left", ["", "{front}"])
def test_an_explanation_with_no_words_is_named(copy, capsys, left):
    path = copy / PAGE
    front = path.read_text(encoding="utf-8").partition("\n---\n")[0] + "\n---\n"
    path.write_text(left.format(front=front), encoding="utf-8")
    assert main(["check", "--content", str(copy)]) == 1
    only(capsys.readouterr().err.splitlines(), PAGE, "parts", "at least 1")


def test_sources_listed_above_the_words_are_not_lost_in_silence(told):
    only(told(PAGE, "topic: ", "sources: [{id: SEED}]\ntopic: "), PAGE, "sources", "marks below")


def test_a_mark_that_an_editor_puts_at_the_start_of_a_file_does_no_harm(copy):
    path = copy / PAGE
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert "senco" in load_content(copy).guide


@pytest.mark.parametrize("typed", ["1:1", "121", "2026-09-01", "null"])
def test_words_that_yaml_takes_for_something_else_are_named(told, typed):
    only(told("web.yaml", '"1:1"', typed), "web.yaml", "search.same.one to one", "in quotes")


def test_a_page_of_words_that_is_no_page_is_named(told):
    only(told("web.yaml", "guide:\n", "guide: The guide\nother:\n"), "web.yaml", "guide")


def test_a_search_that_leads_from_no_worry_or_to_no_page_is_named(told):
    lines = told("web.yaml", "bullying-or-loss: short-term-causes", "no-worry: no-page")
    only(lines, "web.yaml", "no worry “no-worry”")
    only(lines, "web.yaml", "no explanation “no-page”")


def test_a_guide_without_its_headings_is_named_once(told):
    lines = told("web.yaml", "  parts:\n    what-it-is:", "  partz:\n    what-it-is:")
    only(lines, "web.yaml", "guide.parts")
    assert len(lines) == 1
