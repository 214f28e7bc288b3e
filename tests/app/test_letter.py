"""The letter on its page."""

from __future__ import annotations

from tests.app.desk import sit_down, unmarked
from wizard.answers import Edit

YUSUF = {
    "you_are": "parent",
    "child_name": "Yusuf",
    "pronoun": "he",
    "setting": "primary",
    "worries": ["reading"],
    "worry_words": {"reading": "He guesses."},
    "strengths": "He loves sharks.",
    "what_helps": "Reading together.",
}


def sheet(desk):
    return "\n".join(desk.pieces_with("w-part"))


def reword(desk, part, words):
    desk.press(f"Change: {part}")
    (area,) = desk.app.text_area
    area.set_value(words).run()
    return desk.press("Keep this wording")


def test_it_is_the_real_letter_and_says_whose_words_are_whose(family):
    desk = sit_down(family(**YUSUF), "letter")
    (theirs,) = [part for part in desk.pieces_with("w-part w-family") if "sharks" in part]
    assert "your words" in theirs
    assert [part for part in desk.pieces_with("w-part w-us") if "our wording" in part]


def test_it_says_how_many_pages_the_pdf_has(family):
    assert "It fits on one page." in sit_down(family(**YUSUF), "letter").reads


def test_a_part_can_be_reworded_and_is_then_theirs(family):
    desk = reword(sit_down(family(**YUSUF), "letter"), "The good things", "Yusuf is kind.")
    assert "Yusuf is kind." in sheet(desk)
    assert "sharks" not in sheet(desk)


def test_a_part_can_be_left_out_and_put_back(family):
    desk = sit_down(family(**YUSUF), "letter").press("Change: Thanks")
    desk.press("Leave this part out")
    assert "Thank you for your help" not in sheet(desk)
    desk.press("Put back: Thanks")
    assert "Thank you for your help" in sheet(desk)


def test_emptying_a_part_leaves_it_out(family):
    desk = reword(sit_down(family(**YUSUF), "letter"), "Thanks", "  ")
    assert "Left out: Thanks" in desk.reads


def test_a_part_can_be_moved_to_the_meeting_plan(family):
    desk = sit_down(family(**YUSUF), "letter").press("Change: What helps")
    desk.press("Move it to my meeting plan")
    assert "Reading together." not in sheet(desk)
    assert "Moved to your meeting plan: What helps" in desk.reads
    assert "Reading together." in desk.go_on().reads


def test_words_of_their_own_go_with_a_part_that_is_moved(family):
    desk = reword(sit_down(family(**YUSUF), "letter"), "What helps", "Songs help him.")
    desk.press("Change: What helps").press("Move it to my meeting plan")
    assert "Songs help him." not in sheet(desk)
    desk.go_on()
    assert "Songs help him." in desk.reads
    assert "Reading together." not in desk.reads


def test_words_of_their_own_are_there_again_when_a_part_is_put_back(family):
    desk = sit_down(family(**YUSUF), "letter").press("Change: What helps")
    desk.app.text_area[0].set_value("Songs help him.").run()
    desk.press("Leave this part out")
    assert "Songs help him." not in sheet(desk)
    desk.press("Put back: What helps")
    assert "Songs help him." in sheet(desk)


def test_keeping_our_own_words_changes_nothing(family):
    desk = sit_down(family(**YUSUF), "letter").press("Change: Thanks").press("Keep this wording")
    assert not desk.answers.edits


def test_closing_a_part_forgets_what_was_typed(family):
    desk = sit_down(family(**YUSUF), "letter").press("Change: Thanks")
    desk.app.text_area[0].set_value("Cheers").run()
    desk.press("Close without a change")
    assert not desk.answers.edits
    assert "Cheers" not in sheet(desk)


def test_a_reworded_part_is_offered_again_only_when_its_answers_change(family):
    desk = reword(sit_down(family(**YUSUF), "letter"), "The good things", "Yusuf is kind.")
    assert "You reworded this part" not in desk.reads
    changed = family(**{**YUSUF, "strengths": "He loves whales."})
    (edit,) = desk.answers.edits["meeting-letter"].values()
    answers = changed.answers.edit("meeting-letter", "strengths", edit)
    again = sit_down(type(changed)(changed.content, answers), "letter")
    assert "You reworded this part" in again.reads
    assert "whales" in again.reads
    again.press("Keep my words: The good things")
    assert "You reworded this part" not in again.reads
    assert "Yusuf is kind." in sheet(again)


def test_the_new_wording_can_be_taken_instead(family):
    changed = family(**YUSUF)
    edit = Edit(text="Yusuf is kind.", rested_on="something-else")
    answers = changed.answers.edit("meeting-letter", "strengths", edit)
    desk = sit_down(type(changed)(changed.content, answers), "letter")
    desk.press("Use the new wording: The good things")
    assert "sharks" in sheet(desk)


def test_the_date_and_the_name_at_the_end_cannot_be_left_out(family):
    labels = sit_down(family(**YUSUF), "letter").buttons
    assert "Change: Date" not in labels
    assert "Change: Who it is from" not in labels


def test_every_download_names_its_document(family):
    desk = sit_down(family(**YUSUF), "letter")
    labels = [unmarked(button.proto.label) for button in desk.downloads]
    assert labels == [
        "Download as Word: Letter about a meeting",
        "Download as PDF: Letter about a meeting",
        "Download as plain text: Letter about a meeting",
    ]


def test_a_sign_that_the_pdf_cannot_show_is_told(family):
    desk = sit_down(family(**{**YUSUF, "strengths": "He loves 🦈."}), "letter")
    assert "The PDF cannot show these signs: 🦈." in desk.reads


def test_an_email_holds_nothing_of_the_letter(family):
    (email,) = sit_down(family(**YUSUF), "letter").pieces_with("mailto:")
    assert "Yusuf" not in email
    assert "reading" not in email.lower()


def test_what_a_family_types_is_never_read_as_html(family):
    desk = sit_down(family(**{**YUSUF, "strengths": "<img src=x onerror=alert(1)>"}), "letter")
    assert "<img" not in sheet(desk)
    assert "&lt;img" in sheet(desk)
