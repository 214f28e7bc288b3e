"""What somebody told us, and the file they keep it in."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from tests.families.family import TODAY
from wizard import answers as answers_module
from wizard.answers import (
    EDIT_LIMIT,
    FORMAT,
    LARGEST_FILE,
    OWN_LIMIT,
    OWN_MOST,
    VERSION,
    Answers,
    AnswersError,
    At,
    Edit,
    OwnItem,
    clean,
    example_answers,
    fault,
    one_line,
    read_answers,
    write_answers,
)
from wizard.models import TEXT_TYPES


def file_with(**changed: object) -> str:
    """An answers file as somebody may have changed it by hand."""
    whole = {"format": FORMAT, "version": VERSION, "answers": {}, **changed}
    return json.dumps(whole)


# --- Giving, changing and taking away -------------------------------------------------------


def test_each_change_makes_a_new_value_and_leaves_the_old_one(tiny_content):
    before = Answers()
    after = before.reply("keeper", "gnome")
    assert before.value("keeper") is None
    assert after.value("keeper") == "gnome"
    assert after.revision == before.revision + 1


def test_an_answer_can_be_taken_away(tiny_content):
    told = Answers().reply("keeper", "gnome").reply("keeper", None)
    assert told.values == {}


def test_the_last_answer_about_a_worry_takes_the_question_with_it():
    told = Answers().reply("worry-words", "Loud", "roaring").reply("worry-words", "", "roaring")
    assert told.values == {}


def test_an_answer_about_one_worry_leaves_the_other_alone():
    told = Answers().reply("worry-words", "Loud", "roaring").reply("worry-words", "Wet", "sneezing")
    assert told.reply("worry-words", None, "roaring").value("worry-words", "sneezing") == "Wet"


def test_staying_on_the_same_page_is_no_change():
    told = Answers().moved_to(At("keeper"))
    assert told.moved_to(At("keeper")) is told


def test_the_id_of_an_own_worry_is_never_used_again():
    told, first = Answers().add_own("concern", "It hums")
    told = told.reply("worry-words", "All night", first.id).change_own(first.id, None)
    told, second = told.add_own("concern", "It drips")
    assert second.id != first.id
    assert told.value("worry-words", second.id) is None


def test_an_own_worry_that_is_taken_away_leaves_no_word_behind(tiny_content):
    told, mine = Answers().reply("worries", ("roaring",)).add_own("concern", "Howling")
    told = told.reply("worry-words", "Loud", "roaring").reply("worry-words", "All night", mine.id)
    told = told.reply("worry-often", "every-day", mine.id)
    told = told.edit("plea", f"worry/{mine.id}", Edit(text="It howls."))
    told = told.edit("plea", "worry/roaring", Edit(text="It roars."))
    left = told.change_own(mine.id, None)
    assert left.values == {"worries": ("roaring",), "worry-words": {"roaring": "Loud"}}
    assert set(left.edits["plea"]) == {"worry/roaring"}
    written = write_answers(left, TODAY)
    assert mine.id not in written
    assert "All night" not in written
    assert read_answers(written, tiny_content).dropped == ()


def test_an_own_worry_that_is_reworded_keeps_what_was_told_about_it():
    told, mine = Answers().add_own("concern", "Howling")
    told = told.reply("worry-words", "All night", mine.id)
    assert told.change_own(mine.id, "Wailing").value("worry-words", mine.id) == "All night"


def test_the_id_of_an_own_worry_is_not_used_again_after_saving_and_opening(tiny_content):
    told, first = Answers().add_own("concern", "It hums")
    opened = read_answers(write_answers(told.change_own(first.id, None), TODAY), tiny_content)
    assert opened.answers.add_own("concern", "It drips")[1].id != first.id


def test_own_worries_and_own_questions_stand_apart():
    told, worry = Answers().add_own("concern", " It hums\n at night ")
    told, ask = told.add_own("ask", "Why?")
    assert told.own("concern") == (OwnItem(worry.id, "concern", "It hums at night"),)
    assert told.own("ask") == (ask,)
    assert told.change_own(ask.id, "How?").own("ask")[0].words == "How?"


def test_an_edit_can_be_put_back():
    told = Answers().edit("plea", "name", Edit("Mine")).edit("plea", "name", None)
    assert told.edits == {}


# --- Replies that will not do ---------------------------------------------------------------


def test_a_needed_answer_that_is_missing_is_a_fault(tiny_content):
    found = fault(tiny_content.questions["keeper"], None, TODAY)
    assert found is not None
    assert found.key == "missing"
    assert fault(tiny_content.questions["story"], None, TODAY) is None


def test_a_text_may_be_as_long_as_its_limit_and_no_longer(tiny_content):
    name = tiny_content.questions["dragon-name"]
    assert fault(name, "x" * 20, TODAY) is None
    found = fault(name, "x" * 23, TODAY)
    assert found is not None
    assert (found.key, found.values) == ("too_long", {"limit": "20", "over": "3"})


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("30/2/2026", "not_a_date"),
        ("soon", "not_a_date"),
        ("2026-11-24", "too_late"),
        ("2026-08-14", "too_early"),
    ],
)
def test_a_date_that_will_not_do_says_why(tiny_content, typed, key):
    found = fault(tiny_content.questions["hatched"], typed, TODAY)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("typed", ["2026-11-23", "2026-08-15", "not-sure"])
def test_a_date_within_its_limits_will_do(tiny_content, typed):
    assert fault(tiny_content.questions["hatched"], typed, TODAY) is None


def test_more_choices_than_allowed_are_a_fault(tiny_content):
    found = fault(tiny_content.questions["main-worries"], ("a", "b", "c"), TODAY)
    assert found is not None
    assert found.key == "too_many"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two  spaces stay  ", "two  spaces stay"),
        ("one\r\ntwo\rthree\u2028four\u2029five", "one\ntwo\nthree\nfour\nfive"),
        ("bell\x07, null\x00, half\ud83d", "bell, null, half"),
        ("turned \u202eround\u202c", "turned round"),
        ("a tab\tstays", "a tab\tstays"),
        ("cafe\u0301", "café"),
        ("👩‍👧 {{ child }} <b>None</b> (s)", "👩‍👧 {{ child }} <b>None</b> (s)"),
    ],
)
def test_what_somebody_typed_stays_as_typed_but_for_what_cannot_be_seen(typed, kept):
    assert clean(typed) == kept
    assert clean(kept) == kept


def test_a_field_of_one_line_has_one_line():
    assert one_line(" Mrs \n\n  Patel ") == "Mrs Patel"


# --- The file -------------------------------------------------------------------------------


def everything(content) -> Answers:
    told = example_answers(content.examples["gnome"], content)
    return replace(
        told,
        edits={"plea": {"name": Edit("Mine", rested_on="x"), "worry/roaring": Edit(moved=True)}},
        at=At("worry", "roaring"),
        revision=7,
        child_id="abc",
        cycles=({"date": "2026-01-01", "agreed": ["a cake"]},),
    )


def test_what_was_saved_opens_again_the_same(tiny_content):
    told = everything(tiny_content)
    opened = read_answers(write_answers(told, TODAY, "About"), tiny_content)
    assert opened.answers == told
    assert opened.dropped == ()


def test_the_file_says_what_it_is_and_when_it_was_saved(tiny_content):
    written = json.loads(write_answers(everything(tiny_content), TODAY, "A file of answers"))
    assert written["about"] == "A file of answers"
    assert written["format"] == FORMAT
    assert written["version"] == VERSION
    assert written["saved_on"] == "2026-11-23"


def test_the_file_may_be_read_by_a_person(tiny_content):
    written = write_answers(Answers().reply("dragon-name", "Żółw"), TODAY)
    assert "Żółw" in written


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_file_saved_by_another_program_opens(tiny_content, start):
    written = (start + write_answers(everything(tiny_content), TODAY)).replace("\n", "\r\n")
    assert read_answers(written.encode(), tiny_content).dropped == ()
    assert read_answers(written, tiny_content).dropped == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"{" + b" " * LARGEST_FILE + b"}", "too-big"),
        (b"\xff\xfe{\x00}\x00", "not-text"),
        (b"PK\x03\x04\xe9\xe9", "not-text"),
        (b"{", "not-json"),
        (b"Dear SENCO", "not-json"),
        (b"[" * 100_000, "not-json"),
        (b'{"a":' * 100_000, "not-json"),
        (b"9" * 5000, "not-json"),
        (b"[]", "not-ours"),
        (b"null", "not-ours"),
        (b"NaN", "not-ours"),
        (b"{}", "not-ours"),
        (b'{"format": "another", "version": 1}', "not-ours"),
        (file_with(version="1").encode(), "not-ours"),
        (file_with(version=True).encode(), "not-ours"),
        (file_with(version=0).encode(), "not-ours"),
        (file_with(version=1.0).encode(), "not-ours"),
        (file_with(version=None).encode(), "not-ours"),
        (file_with(version=VERSION + 1).encode(), "newer"),
    ],
)
def test_a_file_that_is_not_our_answers_says_why(tiny_content, data, reason):
    with pytest.raises(AnswersError) as raised:
        read_answers(data, tiny_content)
    assert raised.value.reason == reason


def test_every_reason_has_its_words(real_content):
    for reason in ("empty", "too-big", "not-text", "not-json", "not-ours", "newer"):
        assert f"open-{reason}" in real_content.screen


SOUND = {"keeper": "gnome", "dragon-name": "Ember"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "green"),
        ("keeper", "dwarf"),
        ("keeper", ["gnome"]),
        ("keeper", None),
        ("keeper", 7),
        ("trouble", "fire"),
        ("trouble", {"fire": True}),
        ("dragon-name", 7),
        ("dragon-name", {"roaring": "Ember"}),
        ("dragon-year", "year-99/2026"),
        ("dragon-year", "year-2"),
        ("kingdom", "atlantis"),
        ("flies", "maybe"),
        ("flies", "none-of-these"),
    ],
)
def test_one_broken_answer_is_left_out_and_the_rest_is_kept(tiny_content, name, value):
    opened = read_answers(file_with(answers={"story": "Once", name: value}), tiny_content)
    assert opened.answers.values == {"story": "Once"}
    assert opened.dropped == (name,)


def test_of_a_list_what_is_sound_is_kept(tiny_content):
    told = {"trouble": ["fire", "flood", 7, "fire", None]}
    opened = read_answers(file_with(answers=told), tiny_content)
    assert opened.answers.values == {"trouble": ("fire",)}
    assert opened.dropped == ("trouble",)


def test_of_answers_about_worries_what_is_sound_is_kept(tiny_content):
    told = {"worry-often": {"roaring": "every-day", "snoring": "every-day", "sulking": "never"}}
    opened = read_answers(file_with(answers=told), tiny_content)
    assert opened.answers.values == {"worry-often": {"roaring": "every-day"}}
    assert opened.dropped == ("worry-often",)


@pytest.mark.parametrize("broken", [7, "x", [], True, [[]], {"x": 7}, {"x": None}, {"x": {}}])
@pytest.mark.parametrize("key", ["answers", "own_items", "letters", "cycles", "at"])
def test_a_part_that_is_no_part_of_a_file_harms_nothing(tiny_content, key, broken):
    opened = read_answers(
        file_with(answers=SOUND) if key == "answers" else file_with(answers=SOUND, **{key: broken}),
        tiny_content,
    )
    assert opened.answers.values == SOUND
    broken_file = read_answers(file_with(**{key: broken}), tiny_content)
    again = read_answers(write_answers(broken_file.answers, TODAY), tiny_content)
    assert again.answers == broken_file.answers
    assert again.dropped == ()


@pytest.mark.parametrize("revision", [-1, 1.5, "7", True, None, 2**80, [], 10**4000])
def test_a_count_that_is_no_count_begins_again(tiny_content, revision):
    opened = read_answers(file_with(revision=revision, own_made=revision), tiny_content)
    assert opened.answers.revision == 0
    assert opened.answers.add_own("ask", "Why?")[1].id == "own-ask-1"


@pytest.mark.parametrize(
    "item",
    [
        {"kind": "wish", "words": "x"},
        {"kind": [], "words": "x"},
        {"kind": "ask", "words": "x"},
        {"kind": "concern", "words": ""},
        {"kind": "concern", "words": " \x00 "},
        {"kind": "concern", "words": "x" * (OWN_LIMIT + 1)},
        {"kind": "concern"},
        [],
        None,
    ],
)
def test_an_own_item_that_will_not_do_is_left_out(tiny_content, item):
    opened = read_answers(file_with(own_items={"own-concern-1": item}), tiny_content)
    assert opened.answers.own_items == ()
    assert opened.dropped == ("own-concern-1",)


def test_there_are_no_more_own_items_than_somebody_could_add(tiny_content):
    items = {f"own-concern-{n}": {"kind": "concern", "words": "x"} for n in range(1, OWN_MOST + 3)}
    opened = read_answers(file_with(own_items=items), tiny_content)
    assert len(opened.answers.own_items) == OWN_MOST


def test_numbers_that_json_does_not_have_are_left_out(tiny_content):
    data = file_with(answers=SOUND, cycles=[{"a": 1}]).replace('{"a": 1}', '{"a": 1e999}')
    opened = read_answers(data.replace('"gnome"', "NaN"), tiny_content)
    assert opened.answers.values == {"dragon-name": "Ember"}
    assert opened.answers.cycles == ()
    assert set(opened.dropped) == {"keeper", "cycles"}
    json.loads(write_answers(opened.answers, TODAY), parse_constant=lambda _: pytest.fail("NaN"))


def test_a_meeting_nested_without_end_is_left_out(tiny_content):
    deep = '{"a":' * 400 + "1" + "}" * 400
    data = file_with(answers=SOUND, cycles=["deep"]).replace('"deep"', deep)
    opened = read_answers(data, tiny_content)
    assert opened.answers.values == SOUND
    assert opened.dropped == ("cycles",)


def test_of_a_key_that_stands_twice_the_last_counts(tiny_content):
    data = file_with(answers=SOUND).replace('"keeper"', '"keeper": "giant", "keeper"')
    assert read_answers(data, tiny_content).answers.value("keeper") == "gnome"


@pytest.mark.parametrize(
    "changed",
    [
        {"answers": {"dragon-name": "half \ud83d here"}},
        {"child_id": "\udc00"},
        {"at": {"step": "\ud800"}},
        {
            "letters": {
                "plea": {"edits": {"name\ud800": {"text": "x\ud800", "rested_on": "\ud800"}}}
            }
        },
        {"cycles": [{"\ud800": "\ud800"}]},
    ],
)
def test_half_a_letter_never_stops_a_file_from_being_saved(tiny_content, changed):
    opened = read_answers(file_with(**changed), tiny_content)
    assert write_answers(opened.answers, TODAY).encode()
    read_answers(file_with(**changed).replace("\\ud800", "\ud800"), tiny_content)


def test_a_name_on_two_lines_is_put_on_one(tiny_content):
    told = {"dragon-name": "Em\r\n ber", "story": "Two\n\nparagraphs"}
    opened = read_answers(file_with(answers=told), tiny_content)
    assert opened.answers.values == {"dragon-name": "Em ber", "story": "Two\n\nparagraphs"}


def test_a_text_that_is_too_long_is_kept_to_be_shortened(tiny_content):
    opened = read_answers(file_with(answers={"dragon-name": "x" * 500}), tiny_content)
    assert opened.answers.value("dragon-name") == "x" * 500
    assert opened.dropped == ()


@pytest.mark.parametrize(
    "edit", [7, [], {"text": 7}, {"text": "x" * (EDIT_LIMIT + 1)}, {"text": ["x"]}]
)
def test_an_edit_that_will_not_do_is_left_out(tiny_content, edit):
    letters = {"plea": {"edits": {"name": edit, "law": {"left_out": True}}}}
    opened = read_answers(file_with(letters=letters), tiny_content)
    assert opened.answers.edits == {"plea": {"law": Edit(left_out=True)}}
    assert opened.dropped == ("plea",)


def test_an_edit_with_no_words_in_it_does_not_make_a_part_vanish(tiny_content):
    opened = read_answers(
        file_with(letters={"plea": {"edits": {"law": {"text": " "}}}}), tiny_content
    )
    assert opened.answers.edits == {"plea": {"law": Edit()}}


def test_edits_of_a_letter_that_is_not_there_are_left_out(tiny_content):
    opened = read_answers(file_with(letters={"poem": {"edits": {}}}), tiny_content)
    assert opened.dropped == ("poem",)


def test_answers_by_their_old_names_are_found_under_the_new(tiny_content):
    opened = read_answers(
        file_with(
            answers={
                "beast-name": "Ember",
                "keeper": "ogre",
                "worries": ["bellowing"],
                "worry-words": {"bellowing": "Loud"},
                "asks": ["thatch"],
                "bring": ["string"],
            },
            letters={"plea": {"edits": {"worry/bellowing": {"text": "Mine"}}}},
        ),
        tiny_content,
    )
    assert opened.dropped == ()
    assert opened.answers.values == {
        "dragon-name": "Ember",
        "keeper": "troll",
        "worries": ("roaring",),
        "worry-words": {"roaring": "Loud"},
        "asks": ("roof",),
        "bring": ("rope",),
    }
    assert opened.answers.edits == {"plea": {"worry/roaring": Edit("Mine")}}


def test_an_example_that_cannot_be_read_names_what(tiny_content):
    example = tiny_content.examples["gnome"].model_copy(update={"answers": {"colour": "green"}})
    with pytest.raises(ValueError, match="colour"):
        example_answers(example, tiny_content)


# --- Our own largest file -------------------------------------------------------------------

LETTER = "字"
"""Three bytes long, as many letters of the world are."""


def largest(content) -> Answers:
    """Every field filled to its limit, every list full, every part of every letter rewritten."""
    own = tuple(
        OwnItem(f"own-{kind}-{first + n}", kind, LETTER * OWN_LIMIT)
        for kind, first in (("concern", 1), ("ask", OWN_MOST + 1))
        for n in range(OWN_MOST)
    )
    mine = {kind: tuple(i.id for i in own if i.kind == kind) for kind in ("concern", "ask")}
    every = (*content.concerns, *mine["concern"])
    values: dict[str, Any] = {}
    for question in content.questions.values():
        values[question.id] = {
            "concerns": every,
            "main-concerns": every[-3:],
            "asks": (*content.asks, *mine["ask"]),
            "bring": tuple(content.brings),
            "council": max(content.councils, key=len),
            "date": "2026-11-23",
            "school-year": "under-three/2026",
        }.get(question.type) or (
            LETTER * (question.limit or 0)
            if question.type in TEXT_TYPES
            else tuple(option.id for option in question.options)
            if question.type == "choices"
            else max((option.id for option in question.options), key=len)
        )
    for journey in content.journeys:
        for section in journey.sections:
            for step in section.steps:
                for name in step.questions if step.for_each else ():
                    if not isinstance(values[name], dict):
                        values[name] = dict.fromkeys(every, values[name])
    told = Answers(values=values, own_items=own, own_made=len(own), child_id="x" * 64)
    told = replace(told, at=At("worry", every[-1]), revision=10**6)
    edits = {
        letter.id: {
            f"{block.id}/{item}" if item else block.id: Edit(
                LETTER * EDIT_LIMIT, moved=True, rested_on="0" * 16
            )
            for block in letter.blocks
            if not block.fixed and block.kind not in {"heading", "new-page"}
            for item in (every if block.for_each else (None,))
        }
        for letter in content.letters.values()
    }
    return replace(told, edits=edits)


def test_the_largest_file_we_write_opens_again_whole(real_content):
    told = largest(real_content)
    written = write_answers(told, dt.date(2026, 11, 23), real_content.screen["answers-file-about"])
    assert len(written.encode()) < LARGEST_FILE
    opened = read_answers(written.encode(), real_content)
    assert opened.dropped == ()
    assert opened.answers == told


def test_the_largest_file_is_measured_in_bytes(tiny_content, monkeypatch):
    monkeypatch.setattr(answers_module, "LARGEST_FILE", 300)
    told = file_with(answers={"story": LETTER * 90})
    decoded = json.dumps(json.loads(told), ensure_ascii=False)
    assert len(decoded) < 300 < len(decoded.encode())
    with pytest.raises(AnswersError, match="too-big"):
        read_answers(decoded, tiny_content)
