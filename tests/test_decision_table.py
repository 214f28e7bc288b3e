"""Where a family is, and what comes next: each row of the decision table is a family.

Urgent matters, flags and the place on the road are worked out apart. The rows are read from
the top of ``ROADS``: where two hold, the earlier one counts and the later one stays in sight.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest

from wizard.facts import FACTS, other_places
from wizard.guidance import because_of_step

SUPPORT = {"sen_support": "yes"}

ROADS: Mapping[str, tuple[dict[str, object], ...]] = {
    "ehc-slipping": ({"ehc": "plan-slipping"},),
    "ehc-plan": (
        {"ehc": "plan"},
        {"happening_now": ["council-letter"], "decision_about": "plan-contents"},
        {"happening_now": ["council-letter"], "decision_about": "plan-ending"},
    ),
    "ehc-refused": (
        {"ehc": "refused"},
        {"happening_now": ["council-letter"], "decision_about": "no-assessment"},
        {"happening_now": ["council-letter"], "decision_about": "no-plan"},
    ),
    "ehc-waiting": (
        {"ehc": "waiting"},
        {"happening_now": ["council-letter"], "decision_about": "draft-plan"},
    ),
    "no-setting": ({"setting": "home-educated"}, {"setting": "no-place"}),
    "early-years": (
        {"setting": "private-nursery"},
        {"setting": "childminder"},
        {"setting": "maintained-nursery"},
        {"setting": "nursery-class"},
    ),
    "more-help": ({**SUPPORT, "progress": "little"},),
    "paperwork-missing": (
        {**SUPPORT, "plan_copy": "no"},
        {**SUPPORT, "plan_copy": "no-plan"},
        {**SUPPORT, "plan_copy": "not-sure"},
        {**SUPPORT, "reviews": "none"},
        {**SUPPORT, "reviews": "not-sure"},
    ),
    "in-the-circle": ({**SUPPORT, "progress": "some"}, {**SUPPORT, "progress": "good"}),
    "early-disagreement": ({"sen_support": "school-says-no"}, {"school_said": ["no-sen"]}),
    "ask-for-support": (
        {"sen_support": "no", "class_help": "still-stuck"},
        {"sen_support": "no", "talked": "several"},
        {"sen_support": "no", "talked": "meeting"},
    ),
    "starting": (
        {"talked": "short-chat"},
        {"sen_support": "not-sure"},
        {"class_help": "nothing"},
    ),
}
"""Every place, the one that counts first, with the families whose place it is."""

NEVER_TOGETHER = {
    ("no-setting", "early-years"),  # one kind of place
    ("more-help", "in-the-circle"),  # one answer about progress
    ("ehc-refused", "ehc-waiting"),  # a decision in hand, or still to come
    *(
        (place, "ask-for-support")  # on SEN support, or not
        for place in ("more-help", "paperwork-missing", "in-the-circle")
    ),
}


def first_steps(plan):
    return [step.id for step in plan.first]


def place(told):
    return told.advice.place


# --- The rows, each a sentence about a family -----------------------------------------------


def test_row_1_a_family_that_had_a_quick_word_is_starting(family):
    told = family(setting="primary", talked="short-chat", sen_support="not-sure")
    assert place(told) == "starting"
    assert first_steps(told.advice.road) == [
        "meet-teacher-and-senco",
        "what-is-done-now",
        "is-it-sen-support",
    ]


def test_row_1_a_family_that_is_not_sure_of_anything_is_starting(family, real_content):
    unsure = {
        question.id: ["not-sure"] if question.type == "choices" else "not-sure"
        for question in real_content.questions.values()
        if question.not_sure and question.type in {"choice", "choices", "council", "school-year"}
    }
    told = family(**unsure)
    assert place(told) == "starting"
    assert told.advice.urgent is None
    assert told.advice.flags == ()
    assert place(family()) == "starting"


def test_row_2_a_child_still_stuck_after_class_help_can_have_sen_support(family):
    told = family(setting="primary", sen_support="no", class_help="still-stuck", talked="no")
    assert place(told) == "ask-for-support"
    assert first_steps(told.advice.road) == [
        "decision-with-reasons",
        "plan-with-review-date",
        "told-in-writing",
    ]


def test_row_3_a_family_whose_school_sees_no_sen_asks_for_reasons(family):
    for answers in ({"sen_support": "school-says-no"}, {"school_said": ["no-sen"]}):
        told = family(setting="secondary", **answers)
        assert place(told) == "early-disagreement"
        assert first_steps(told.advice.road) == [
            "reasons-and-evidence",
            "date-to-look-again",
            "sendias-then-head",
        ]


def test_row_4_a_family_without_a_copy_of_the_plan_asks_for_it(family):
    told = family(setting="primary", **SUPPORT, plan_copy="no", reviews="one", progress="some")
    assert place(told) == "paperwork-missing"
    assert first_steps(told.advice.road) == ["copy-of-plan", "review-meeting", "who-how-often"]


def test_row_4_a_family_that_never_had_a_review_asks_for_one(family):
    told = family(setting="primary", **SUPPORT, plan_copy="yes", reviews="none", progress="some")
    assert place(told) == "paperwork-missing"


def test_row_5_a_child_who_gets_on_is_in_the_circle(family):
    told = family(setting="primary", **SUPPORT, plan_copy="yes", reviews="one", progress="some")
    assert place(told) == "in-the-circle"
    assert first_steps(told.advice.road) == ["what-worked", "next-aim-and-date", "if-it-stops"]


def test_row_6_a_child_who_makes_little_progress_needs_more_help(family):
    told = family(setting="primary", **SUPPORT, plan_copy="yes", reviews="more", progress="little")
    assert place(told) == "more-help"
    assert first_steps(told.advice.road) == [
        "ask-for-specialist",
        "decide-about-ehc",
        "ask-about-top-up",
    ]


@pytest.mark.parametrize("suspended", ["once", "more"])
def test_row_7_a_family_after_a_suspension_asks_what_it_was_in_writing(family, suspended):
    flag = family(setting="secondary", suspended=suspended).advice.flag
    assert flag is not None
    assert first_steps(flag) == ["what-was-it", "meet-about-causes", "changes-and-trusted-adult"]


@pytest.mark.parametrize(
    "answers", [{"attending": ["missing-days-worry"]}, {"worries": ["facing-school"]}]
)
def test_row_8_a_child_who_cannot_face_school_gets_small_steps(family, answers):
    flag = family(setting="primary", school_year="year-4/2026", **answers).advice.flag
    assert flag is not None
    assert flag.plan.id == "missing-school"
    assert first_steps(flag)[:2] == ["what-is-in-the-way", "support-even-if-not-behind"]


def test_row_9_a_child_with_a_health_condition_gets_the_policy_and_a_plan(family):
    told = family(setting="primary", health="yes", health_learning="no", sen_support="no")
    flag = told.advice.flag
    assert flag is not None
    assert first_steps(flag) == ["medical-policy", "healthcare-plan", "training-and-adjustments"]


@pytest.mark.parametrize("setting", ["private-nursery", "maintained-nursery", "nursery-class"])
def test_row_10_a_young_child_s_family_begins_with_the_key_person(family, setting):
    told = family(setting=setting, sen_support="not-sure")
    assert place(told) == "early-years"
    assert "key-person" in first_steps(told.advice.road)[0]


def test_row_10_a_childminder_s_family_talks_to_the_childminder(family):
    assert first_steps(family(setting="childminder").advice.road) == [
        "talk-to-childminder",
        "health-visitor-hearing",
        "early-plan-and-money",
    ]


def test_row_11a_a_family_waiting_for_the_council_sees_its_clock(family):
    told = family(setting="primary", ehc="waiting")
    assert place(told) == "ehc-waiting"
    assert first_steps(told.advice.road) == ["council-clock", "help-goes-on", "if-late"]


def test_row_11b_a_family_the_council_said_no_to_has_dates_to_keep(family):
    told = family(setting="primary", ehc="refused")
    assert place(told) == "ehc-refused"
    assert first_steps(told.advice.road) == [
        "refused-mediation",
        "refused-appeal-date",
        "refused-advice",
    ]


LATE = {"ehc": "refused", "happening_now": ["council-letter"], "decision_about": "no-assessment"}


@pytest.mark.parametrize(
    ("decided", "certificate", "first"),
    [
        ("2026-11-02", None, "mediation-adviser-first"),
        ("2026-03-10", None, "date-passed"),
        ("2026-03-10", "2026-11-10", "mediation-adviser-first"),
        (None, None, "mediation-adviser-first"),
    ],
)
def test_row_11b_a_family_past_the_last_day_to_appeal_is_not_sent_to_the_ordinary_way(
    family, decided, certificate, first
):
    dates = {"decision_date": decided, "certificate_date": certificate}
    given = {name: value for name, value in dates.items() if value}
    if certificate:
        given["mediation_certificate"] = "yes"
    told = family(**LATE, **given)
    assert first_steps(told.advice.urgent)[0] == first
    told_of = {step.id for step in told.advice.urgent.steps} | {
        step.id for step in told.advice.road.steps
    }
    late = first == "date-passed"
    assert ("date-passed" in told_of) is ("refused-too-late" in told_of) is late
    assert ("refused-mediation" in told_of) is not late


def test_row_12_a_family_whose_plan_slips_writes_to_council_and_school(family):
    told = family(setting="primary", ehc="plan-slipping")
    assert place(told) == "ehc-slipping"
    assert first_steps(told.advice.road) == ["write-to-both", "early-review", "slipping-advice"]


def test_a_family_with_a_plan_that_works_knows_what_it_promises(family):
    assert place(family(setting="primary", ehc="plan")) == "ehc-plan"


def test_a_family_without_a_school_turns_to_the_council(family):
    for setting, plan in (("home-educated", "home-educated"), ("no-place", "no-setting")):
        told = family(setting=setting)
        assert place(told) == "no-setting"
        assert told.advice.road.plan.id == plan


# --- Every row, and every pair of rows ------------------------------------------------------


def test_every_place_there_is_stands_in_the_table():
    assert tuple(ROADS) == FACTS["place"].words


@pytest.mark.parametrize("row", ROADS)
def test_every_row_can_be_reached(family, row):
    for answers in ROADS[row]:
        told = family(**answers)
        assert place(told) == row, answers
        assert told.advice.road.because


def together(one: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object] | None:
    """Both families' answers in one, or None where they contradict each other.

    A letter from the council speaks only where the family has not said how things stand; but a
    draft plan in hand is newer than a no.
    """
    if any(one[key] != other[key] for key in one.keys() & other.keys()):
        return None
    if "decision_about" in one and "ehc" in other:
        return None
    if (one.get("ehc"), other.get("decision_about")) == ("refused", "draft-plan"):
        return None
    return {**one, **other}


def test_what_a_family_says_of_an_ehc_plan_counts_before_what_a_letter_is_about(family):
    told = family(happening_now=["council-letter"], decision_about="plan-contents", ehc="refused")
    assert place(told) == "ehc-refused"


def test_a_draft_plan_in_hand_is_not_appealed_as_a_no_is(family):
    told = family(happening_now=["council-letter"], decision_about="draft-plan", ehc="refused")
    assert place(told) == "ehc-waiting"
    assert told.advice.urgent is not None
    assert told.advice.urgent.plan.id == "draft-plan"
    assert "council-deadline" not in {p.plan.id for p in told.advice.also}


@pytest.mark.parametrize(
    ("decision", "row"), [("no-assessment", "ehc-refused"), ("plan-contents", "ehc-plan")]
)
def test_a_decision_in_hand_ends_the_wait_for_it(family, decision, row):
    told = family(happening_now=["council-letter"], decision_about=decision, ehc="waiting")
    assert place(told) == row
    assert "ehc-waiting" not in other_places(told.given)


@pytest.mark.parametrize("ehc", ["waiting", "refused", "plan", "plan-slipping"])
def test_a_family_that_lives_in_wales_is_not_told_of_duties_of_its_council(family, ehc):
    told = family(nation="wales", school_in_england="yes", setting="primary", ehc=ehc)
    assert place(told) == "starting"
    shown = {step.id for plan in told.advice.also for step in plan.steps}
    assert "home-nation-for-plans" in shown


def test_a_family_that_chose_to_teach_at_home_is_not_told_to_keep_a_school_place(family):
    told = family(happening_now=["no-place"], setting="home-educated")
    assert told.advice.urgent is not None
    assert "stay-on-the-list" not in {step.id for step in told.advice.urgent.steps}


def test_a_carer_of_somebody_past_school_leaving_age_is_not_told_the_right_is_theirs(family):
    carer = {"nation": "england", "you_are": "foster-carer", "setting": "college"}
    for year, may_ask in (("year-9/2026", True), ("year-12/2026", False)):
        told = family(**carer, school_year=year)
        steps = {step.id for plan in told.advice.also for step in plan.steps}
        assert ("carer-can-ask" in steps) is may_ask


PAIRS = list(itertools.combinations(ROADS, 2))


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_of_two_rows_the_earlier_counts_and_the_later_stays_in_sight(family, first, second):
    both = [
        answers
        for one, other in itertools.product(ROADS[first], ROADS[second])
        if (answers := together(one, other)) is not None
    ]
    if (first, second) in NEVER_TOGETHER:
        assert not both
        return
    assert both
    for answers in both:
        told = family(**answers)
        assert place(told) == first, answers
        if first.startswith("ehc-") and not second.startswith("ehc-"):
            # "Just starting" is where nothing else holds: beside an EHC matter it says nothing.
            assert (second in other_places(told.given)) is (second != "starting")


def test_waiting_for_the_council_does_not_hide_what_the_school_can_do(family):
    told = family(setting="primary", ehc="waiting", **SUPPORT, progress="little", plan_copy="no")
    assert tuple(other_places(told.given)) == ("more-help", "paperwork-missing")
    also = {plan.plan.id: plan for plan in told.advice.also}
    assert {"more-help", "paperwork-missing"} <= set(also)
    because = {each.question for each in also["more-help"].because}
    assert because == {"sen-support", "progress", "setting"}


# --- Urgent matters -------------------------------------------------------------------------

URGENT = {
    "safety": {"happening_now": ["not-safe"]},
    "no-place": {"happening_now": ["no-place"]},
    "council-deadline": {"happening_now": ["council-letter"]},
}


@pytest.mark.parametrize("word", URGENT)
def test_an_urgent_matter_comes_before_everything(family, word):
    told = family(**URGENT[word], setting="primary", suspended="more", ehc="plan-slipping")
    assert told.advice.urgent is not None
    assert told.given.words("urgent") == {word}
    assert told.advice.flag is not None
    assert told.advice.place == "ehc-slipping"


@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(URGENT, 2)))
def test_of_two_urgent_matters_one_is_shown_and_the_other_is_there_too(family, first, second):
    now = [*URGENT[second]["happening_now"], *URGENT[first]["happening_now"]]
    told = family(happening_now=now)
    assert told.given.words("urgent") == {first}
    assert told.given.words("pressing") == {first, second}
    assert any(second in plan.plan.when.get("pressing", ()) for plan in told.advice.also)


def test_a_family_with_nothing_urgent_sees_nothing_urgent(family):
    for now in (["none"], ["meeting-soon"], ["not-sure"]):
        assert family(happening_now=now).advice.urgent is None


def test_no_school_place_is_urgent_however_it_was_told(family):
    told = family(happening_now=["none"], setting="no-place")
    assert told.given.words("urgent") == {"no-place"}


def test_a_draft_plan_has_its_own_steps(family):
    told = family(happening_now=["council-letter"], decision_about="draft-plan")
    assert told.advice.urgent is not None
    assert told.advice.urgent.plan.id == "draft-plan"


# --- Flags ----------------------------------------------------------------------------------

EVERYWHERE: dict[str, object] = {
    "worries": ["talking"],
    "worry_often": {"talking": "every-day"},
    "worry_where": {"talking": ["everywhere"]},
    "worry_since": {"talking": "always"},
}

FLAGS: Mapping[str, tuple[dict[str, object], ...]] = {
    "suspended": ({"suspended": "once"}, {"suspended": "more"}),
    "not-full-time": ({"attending": ["sent-home"]}, {"attending": ["part-time"]}),
    "missing-school": ({"worries": ["facing-school"]}, {"attending": ["missing-days-worry"]}),
    "great-need": (
        EVERYWHERE,
        {"specialists": ["educational-psychologist", "paediatrician", "mental-health"]},
    ),
    "health": ({"health": "yes"}, {"worries": ["health-condition"]}),
}


def test_every_flag_there_is_stands_here():
    assert tuple(FLAGS) == FACTS["flags"].words


@pytest.mark.parametrize("flag", FLAGS)
def test_every_flag_can_be_raised_and_has_its_steps(family, flag):
    for answers in FLAGS[flag]:
        told = family(setting="primary", **answers)
        assert told.advice.flags == (flag,)
        assert told.advice.flag is not None
        assert told.advice.flag.plan.id == flag
        assert told.advice.flag.because


@pytest.mark.parametrize(("first", "second"), list(itertools.combinations(FLAGS, 2)))
def test_of_two_flags_one_is_shown_and_both_are_counted(family, first, second):
    both = [
        answers
        for one, other in itertools.product(FLAGS[first], FLAGS[second])
        if (answers := together(one, other)) is not None
    ]
    assert both
    for answers in both:
        told = family(setting="primary", **answers)
        assert told.advice.flags == (first, second)
        assert told.advice.flag is not None
        assert told.advice.flag.plan.id == first
        assert second in {plan.plan.id for plan in told.advice.also}


def test_a_flag_without_steps_does_not_hide_one_that_has_them(family):
    """Taught at home: the steps for missing school do not apply, those for great need do."""
    told = family(
        setting="home-educated",
        worries=["facing-school"],
        specialists=["educational-psychologist", "paediatrician", "mental-health"],
    )
    assert told.advice.flags == ("missing-school", "great-need")
    assert told.advice.flag is not None
    assert told.advice.flag.plan.id == "great-need"


@pytest.mark.parametrize(
    "answers",
    [
        {"specialists": ["educational-psychologist", "paediatrician", "waiting"]},
        {"specialists": ["not-sure"]},
        {**EVERYWHERE, "worry_often": {"talking": "most-days"}},
        {**EVERYWHERE, "worry_since": {"talking": "this-year"}},
        {**EVERYWHERE, "worry_where": {"talking": ["home"]}},
        {"attending": ["full-time"]},
        {"suspended": "no", "health": "no"},
        {"suspended": "not-sure", "health": "not-sure", "attending": ["not-sure"]},
    ],
)
def test_no_flag_is_raised_that_nobody_raised(family, answers):
    assert family(setting="primary", **answers).advice.flags == ()


# --- What holds for every row ---------------------------------------------------------------


def test_the_number_of_reviews_never_decides_anything(family):
    """No count is in the law: one review and more than one are the same."""
    for plan_copy, progress, setting, ehc in itertools.product(
        ("yes", "no", "not-sure"),
        ("good", "some", "little", "not-sure"),
        ("primary", "college", "fee-paying"),
        ("not-asked", "waiting"),
    ):
        told = {
            "setting": setting,
            "sen_support": "yes",
            "plan_copy": plan_copy,
            "progress": progress,
            "ehc": ehc,
        }
        one, more = (family(**told, reviews=count).advice for count in ("one", "more"))
        assert one.place == more.place
        assert [p.plan.id for p in one.also] == [p.plan.id for p in more.also]
        assert one.road.steps == more.road.steps
        assert one.asks == more.asks


def test_no_condition_of_the_content_counts_reviews(real_content):
    accepted = [
        set(when.get("reviews", ()))
        for group in (real_content.plans, real_content.asks.values(), real_content.guide.values())
        for thing in group
        for when in (thing.when, getattr(thing, "suggest", None) or {})
    ]
    steps = [set(s.when.get("reviews", ())) for p in real_content.plans for s in p.steps]
    assert all(("one" in words) == ("more" in words) for words in (*accepted, *steps))


@pytest.mark.parametrize("setting", [None, "primary", "college", "fee-paying", "childminder"])
@pytest.mark.parametrize("row", [row for row in ROADS if not row.startswith("ehc-")])
def test_that_a_family_may_ask_the_council_is_always_said(family, row, setting):
    for answers in ROADS[row]:
        told = family(**{**({"setting": setting} if setting else {}), **answers})
        shown = {*(p.plan.id for p in told.advice.also)}
        assert "ask-the-council" in shown
        steps = next(p.steps for p in told.advice.also if p.plan.id == "ask-the-council")
        assert steps


@pytest.mark.parametrize("row", [row for row in ROADS if row.startswith("ehc-")])
def test_a_family_that_asked_the_council_already_is_not_told_to(family, row):
    for answers in ROADS[row]:
        assert "ask-the-council" not in {p.plan.id for p in family(**answers).advice.also}


def test_not_being_sure_about_an_ehc_plan_leaves_the_law_open(family):
    assert family(ehc="not-sure").given.words("law-open") == {"yes"}


def test_a_recommendation_never_hides_the_rest(family, real_content):
    """Whatever comes first, every plan that holds can be opened, and every question asked."""
    told = family(
        happening_now=["not-safe", "no-place", "council-letter"],
        decision_about="draft-plan",
        setting="primary",
        suspended="more",
        attending=["part-time", "missing-days-worry"],
        health="yes",
        sen_support="yes",
        progress="little",
        plan_copy="no",
        **EVERYWHERE,
    )
    shown = {p.plan.id for p in told.advice.also}
    shown |= {
        plan.plan.id
        for plan in (told.advice.urgent, told.advice.flag, told.advice.road)
        if plan is not None
    }
    assert shown >= {
        "safety",
        "no-place-too",
        "council-deadline-too",
        "suspended",
        "not-full-time",
        "missing-school",
        "health",
        "ehc-waiting",
        "more-help",
        "paperwork-missing",
    }
    assert told.advice.flags == (
        "suspended",
        "not-full-time",
        "missing-school",
        "great-need",
        "health",
    )


# --- What a fact rests on -------------------------------------------------------------------


class Watched:
    """A family's answers, and the questions that were looked at."""

    def __init__(self, given):
        self.given = given
        self.today = given.today
        self.read: set[str] = set()

    def words(self, name, item=None):
        self.read.add(name)
        return self.given.words(name, item)

    def value(self, name, item=None):
        self.read.add(name)
        return self.given.value(name, item)

    def items(self, name):
        self.read.add(name)
        return self.given.items(name)


EVERY_DAY: dict[str, object] = {
    "worries": ["reading"],
    "worry_often": {"reading": "every-day"},
    "worry_where": {"reading": ["everywhere"]},
    "worry_since": {"reading": "always"},
}


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_reads_no_question_and_gives_no_reason_that_it_does_not_name(family, name):
    fact = FACTS[name]
    for answers in (EVERY_DAY, *itertools.chain.from_iterable(ROADS.values())):
        watched = Watched(family(**answers).given)
        found = fact.draw(watched)
        assert watched.read <= set(fact.reads)
        assert set(found) <= set(fact.words)
        reasons = {each.partition("/")[0] for why in found.values() for each in why}
        assert reasons <= set(fact.reads)


def test_a_date_that_led_to_a_step_is_given_as_the_reason_in_words(family):
    told = family(**LATE, decision_date="2026-03-10")
    step = next(step for step in told.advice.urgent.steps if step.id == "date-passed")
    said = [each.says for each in because_of_step(told.given, told.advice.urgent, step)]
    assert "the council’s letter is dated 10 March 2026" in said
    assert not [words for words in said if "Date on" in words]


def test_a_meeting_in_days_is_the_reason_and_not_the_short_way_that_was_taken(family):
    told = family(happening_now=["meeting-soon"], way_in="short", setting="primary")
    step = next(step for step in told.advice.road.steps if "meeting" in step.when)
    said = [each.says for each in because_of_step(told.given, told.advice.road, step)]
    assert "there is a meeting in the next few days" in said
    assert "you want the short way" not in said
