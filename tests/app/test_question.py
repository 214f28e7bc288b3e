"""Pages that ask."""

from __future__ import annotations

from tests.app.desk import sit_down
from wizard.answers import NONE_CHOSEN
from wizard.app import state
from wizard.models import NOT_SURE

TWO_WORRIES = {"worries": ["reading", "worry"]}


def test_an_answer_is_kept_the_moment_it_is_chosen(family):
    desk = sit_down(family(), "nation").choose("nation", "england")
    assert desk.answers.value("nation") == "england"


def test_nothing_is_chosen_for_a_family_beforehand(family):
    desk = sit_down(family(), "nation")
    assert desk.app.radio(key="one--nation").value is None


def test_not_sure_is_an_answer_like_the_others(family):
    desk = sit_down(family(), "nation")
    assert desk.app.radio(key="one--nation").options[-1] == "I am not sure"
    assert desk.choose("nation", NOT_SURE).answers.value("nation") == NOT_SURE


def test_none_of_these_unticks_the_others_and_they_untick_it(family):
    desk = sit_down(family()).tick("happening-now", "meeting-soon").tick("happening-now", "none")
    assert desk.answers.value("happening-now") == ("none",)
    assert desk.tick("happening-now", "no-place").answers.value("happening-now") == ("no-place",)


def test_unticking_the_last_one_leaves_the_question_unanswered(family):
    desk = sit_down(family()).tick("happening-now", "none").tick("happening-now", "none")
    assert desk.answers.value("happening-now") is None


def test_everything_but_who_you_are_can_be_skipped(family):
    desk = sit_down(family())
    seen: list[str] = []
    while "Continue" in desk.buttons and len(seen) < 60:
        seen.append(desk.heading)
        desk.go_on()
        if "Choose who you are" in desk.reads:
            desk.choose("you-are", "parent")
    assert "Check your answers" in seen
    assert desk.heading == "Your pack"


def test_a_date_that_is_none_is_told_beside_the_field_and_at_the_top(family):
    here = family(happening_now=["council-letter"])
    desk = sit_down(here, "council-letter").date("decision-date", "31", "2", "2026").go_on()
    assert len(desk.pieces_with("w-error-line")) == 1
    (summary,) = desk.pieces_with("data-errors")
    assert 'href="#q2"' in summary
    assert [p for p in desk.pieces if 'id="q2"' in p]


def test_a_date_is_kept_as_it_was_typed(family):
    here = family(happening_now=["council-letter"])
    desk = sit_down(here, "council-letter").date("decision-date", "31", "2", "2026")
    fields = [
        desk.app.text_input(key=f"{piece}--decision-date").value for piece in ("day", "month")
    ]
    assert fields == ["31", "2"]
    desk.date("decision-date", "3", "11", "26")
    assert desk.answers.value("decision-date") == "2026-11-03"


def test_half_a_date_is_not_called_wrong_while_it_is_being_typed(family):
    desk = sit_down(family(happening_now=["council-letter"]), "council-letter")
    desk.app.text_input(key="day--decision-date").set_value("3").run()
    assert not desk.pieces_with("w-error-line")


def test_somebody_who_cannot_find_the_date_says_so(family):
    desk = sit_down(family(happening_now=["council-letter"]), "council-letter")
    desk.tick("decision-date", NOT_SURE)
    assert desk.answers.value("decision-date") == NOT_SURE


def test_a_text_that_is_too_long_is_kept_and_told(family):
    desk = sit_down(family(), "strengths").write("strengths", "a" * 510)
    assert desk.answers.value("strengths") == "a" * 510
    (said,) = desk.pieces_with("w-error-line")
    assert "500" in said
    assert "10" in said
    assert desk.go_on().heading.startswith("What is")


def test_a_page_with_several_questions_names_each_of_them(family):
    desk = sit_down(family(you_are="parent"), "child")
    assert desk.heading == "The child this is about"
    assert len(desk.pieces_with("w-question")) == 2


def test_the_questions_of_each_worry_are_asked_about_that_worry(family):
    desk = sit_down(family(**TWO_WORRIES), "worry")
    assert desk.heading == "Reading"
    desk.write("worry-words", "He guesses.", "reading")
    assert desk.answers.value("worry-words", "reading") == "He guesses."
    assert desk.go_on().heading == "Worry and upset"


def test_a_worry_of_their_own_is_added_chosen_and_can_be_taken_away(family):
    desk = sit_down(family(), "worries")
    desk.app.text_input(key="own--worries").set_value("Hates assembly").run()
    desk.press("Add this worry")
    assert desk.answers.value("worries") == ("own-concern-1",)
    assert desk.app.checkbox(key="tick--worries--own-concern-1").value is True
    desk.press("Take away “Hates assembly”")
    assert desk.answers.value("worries") is None
    assert not desk.answers.own_items


def test_a_worry_that_was_typed_but_not_added_is_not_lost_by_continue(family):
    desk = sit_down(family(), "worries")
    desk.app.text_input(key="own--worries").set_value("Hates assembly").run()
    desk.go_on()
    assert desk.heading == "Hates assembly"


def test_the_heading_of_worries_says_how_many_are_chosen(family):
    desk = sit_down(family(**TWO_WORRIES), "worries")
    assert "Worries and feelings (1 chosen)" in [e.label for e in desk.app.expander]


def test_four_worries_cannot_all_matter_most(family):
    four = ["reading", "writing", "maths", "worry"]
    desk = sit_down(family(worries=four, main_worries=four[:3]), "main-worries")
    desk.tick("main-worries", "worry")
    assert desk.pieces_with("w-error-line")
    assert desk.go_on().pieces_with("data-errors")


def test_a_council_is_found_by_a_district_in_it(family):
    desk = sit_down(family(nation="england"), "council")
    desk.app.text_input(key="find--council").set_value("rug").run()
    assert "Warwickshire County Council" in desk.app.radio(key="one--council").options
    assert "1 council fits." in desk.reads


def test_warwickshire_is_offered_before_anything_is_typed(family):
    desk = sit_down(family(nation="england"), "council")
    assert desk.app.radio(key="one--council").options == [
        "Warwickshire County Council",
        "I am not sure",
    ]


def test_a_council_that_was_chosen_stays_on_the_page_while_somebody_looks_further(family):
    desk = sit_down(family(nation="england", council="warwickshire"), "council")
    desk.app.text_input(key="find--council").set_value("leeds").run()
    assert desk.app.radio(key="one--council").value == "warwickshire"


def test_no_more_than_eight_councils_are_shown_at_once(family):
    desk = sit_down(family(nation="england"), "council")
    desk.app.text_input(key="find--council").set_value("s").run()
    assert len(desk.app.radio(key="one--council").options) == 9


def test_a_school_year_is_kept_with_the_year_it_is_true_in(family):
    desk = sit_down(family(you_are="parent"), "school-year").choose("school-year", "year-2")
    assert desk.answers.value("school-year") == "year-2/2026"


def test_the_questions_we_put_forward_are_ticked_and_can_be_unticked(family):
    desk = sit_down(family(setting="primary"), "asks")
    ticked = [box for box in desk.app.checkbox if box.value]
    assert 0 < len(ticked) <= 5
    for box in ticked:
        desk.app.checkbox(key=str(box.key)).uncheck().run()
    assert desk.answers.value("asks") == (NONE_CHOSEN,)


def test_a_question_of_their_own_is_asked_too(family):
    desk = sit_down(family(setting="primary"), "asks")
    desk.app.text_input(key="own--asks").set_value("Who will tell the dinner staff?").run()
    desk.press("Add this question")
    assert desk.app.checkbox(key="tick--asks--own-ask-1").value is True


def test_what_to_bring_can_be_left_at_home(family):
    desk = sit_down(family(setting="primary"), "bring").tick("bring", "notes")
    assert "notes" not in (desk.answers.value("bring") or ())
    assert "reports" in (desk.answers.value("bring") or ())


def test_back_and_continue_lose_nothing(family):
    desk = sit_down(family(), "strengths").write("strengths", "Sharks").go_on()
    assert desk.answers.value("strengths") == "Sharks"
    again = sit_down(family(strengths="Sharks"), "strengths")
    assert again.app.text_area(key="told--strengths").value == "Sharks"


def test_why_we_ask_stands_on_every_page_that_asks(family):
    for page in ("happening-now", "nation", "worries", "strengths"):
        assert sit_down(family(), page).pieces_with("w-why")


def test_text_typed_before_a_reload_is_an_answer_again(family):
    desk = sit_down(family(), "strengths")
    desk.app.session_state[state.ANSWERS] = desk.answers.reply("strengths", "Sha")
    desk.app.run()
    assert desk.app.text_area(key="told--strengths").value == "Sha"


def test_a_name_is_shown_as_typed_whatever_is_in_it(family):
    name = "*Yu* :red[x] <b>$1$</b>"
    desk = sit_down(family(child_name=name, you_are="parent"), "school-year")
    assert desk.heading == f"Which school year is {name} in?"


def test_an_age_that_does_not_fit_the_place_is_said_kindly_and_kept(family):
    here = family(you_are="parent", setting="primary", school_year="year-11/2026")
    desk = sit_down(here, "setting")
    assert "do not usually go together" in desk.reads
    desk.go_on()
    assert desk.heading != "What kind of place does your child go to?"


def reasons_on(desk):
    """What each thing that was put forward is called, because of what, and from where."""
    (piece,) = [p for p in desk.pieces if "Why these, and where they come from" in p]
    return piece.split("<li><b>")[1:]


def test_each_question_we_put_forward_says_why_and_where_it_comes_from(family):
    desk = sit_down(family(you_are="parent", setting="primary", sen_support="not-sure"), "asks")
    reasons = reasons_on(desk)
    assert len(reasons) == len([box for box in desk.app.checkbox if box.value])
    assert all("Because you told us" in each and "<a href=" in each for each in reasons)


def test_each_thing_to_bring_says_why_and_where_it_comes_from(family):
    desk = sit_down(family(you_are="parent", setting="primary", health="yes"), "bring")
    reasons = reasons_on(desk)
    (letters,) = [each for each in reasons if each.startswith("Letters from the doctor")]
    assert "Because you told us" in letters
    assert all("<a href=" in each for each in reasons)
    assert any("This helps at any meeting." in each for each in reasons)
