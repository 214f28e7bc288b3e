"""Every date a family is told, and whose date it is."""

from __future__ import annotations

import datetime as dt

import pytest

from wizard import dates
from wizard.dates import (
    SCHOOL_YEARS,
    add_months,
    appeal_by,
    council_clock,
    date_fields,
    mediation_contact_by,
    meeting_wanted_by,
    past_compulsory_school_age,
    read_school_year,
    reminder_about,
    review_about,
    write_date,
    write_school_year,
)
from wizard.letter import about_date, key_dates


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def ids(somebody):
    return [entry.id for entry in key_dates(somebody.given)]


def date_of(somebody, name):
    return next(entry.date for entry in key_dates(somebody.given) if entry.id == name)


# --- Counting -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-11-09", 2, "2027-01-09"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2027-12-29", 2, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-10-31", 2, "2026-12-31"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
    ],
)
def test_a_month_ends_on_the_same_day_or_on_the_last_of_a_shorter_one(start, months, end):
    assert add_months(day(start), months) == day(end)


def test_the_council_s_clock_is_six_sixteen_and_twenty_weeks():
    clock = {entry.id: entry for entry in council_clock(day("2026-09-01"))}
    assert clock["ehc-decision"].date == day("2026-10-13")
    assert clock["ehc-no-plan"].date == day("2026-12-22")
    assert clock["ehc-final-plan"].date == day("2027-01-19")
    assert all(entry.kind == "law" and entry.sources for entry in clock.values())


def test_the_council_s_clock_runs_on_through_a_leap_day():
    assert council_clock(day("2028-02-01"))[0].date == day("2028-03-14")


@pytest.mark.parametrize(
    ("decision", "certificate", "last"),
    [
        ("2026-11-09", None, "2027-01-09"),
        # one month from the certificate counts when it is later
        ("2026-11-09", "2026-11-20", "2027-01-09"),
        ("2026-11-09", "2026-12-20", "2027-01-20"),
        ("2026-09-30", "2026-10-15", "2026-11-30"),
        # from 25 December to 1 January: the first working day in January
        ("2026-10-24", None, "2026-12-24"),
        ("2026-10-25", None, "2027-01-04"),
        ("2026-10-31", None, "2027-01-04"),
        ("2026-11-01", None, "2027-01-04"),
        ("2026-11-02", None, "2027-01-02"),
        ("2025-10-30", None, "2026-01-02"),
        # in August: the first working day of September
        ("2026-06-01", None, "2026-09-01"),
        ("2026-06-30", None, "2026-09-01"),
        ("2027-06-15", None, "2027-09-01"),
        ("2029-06-15", None, "2029-09-03"),
        ("2026-05-31", None, "2026-07-31"),
        ("2026-07-01", None, "2026-09-01"),
        # the end of a month, and a leap year
        ("2026-12-31", None, "2027-02-28"),
        ("2027-12-31", None, "2028-02-29"),
    ],
)
def test_an_appeal_is_due_when_the_tribunal_says(decision, certificate, last):
    given = day(certificate) if certificate else None
    assert appeal_by(day(decision), given) == day(last)


def test_the_mediation_adviser_is_due_two_months_from_the_decision_whatever_the_season():
    assert mediation_contact_by(day("2026-10-27")) == day("2026-12-27")
    assert mediation_contact_by(day("2026-12-31")) == day("2027-02-28")


def test_we_ask_for_a_meeting_in_about_ten_school_days():
    assert meeting_wanted_by(day("2026-11-23")) == day("2026-12-07")
    # over Christmas: no weekend and no bank holiday counts
    assert meeting_wanted_by(day("2026-12-21")) == day("2027-01-07")
    assert dates.is_working_day(reminder_about(day("2026-12-21")))


def test_we_suggest_asking_again_on_the_working_day_after():
    assert reminder_about(day("2026-11-23")) == day("2026-12-08")


def test_we_suggest_a_review_after_about_a_term_on_a_working_day():
    assert review_about(day("2026-12-03")) == day("2027-02-25")
    assert review_about(day("2027-01-01")) == day("2027-03-30")  # not on Good Friday or after


# --- School years ---------------------------------------------------------------------------


def test_a_child_moves_up_next_september():
    told = write_school_year("year-2", day("2026-11-23"))
    assert read_school_year(told, day("2027-08-31")) == "year-2"
    assert read_school_year(told, day("2027-09-01")) == "year-3"
    assert read_school_year(told, day("2036-09-01")) == "year-12"


def test_a_year_told_in_the_summer_is_still_right_in_the_autumn():
    told = write_school_year("nursery", day("2026-07-01"))
    assert read_school_year(told, day("2026-09-01")) == "reception"


def test_nobody_grows_younger_or_older_than_the_list():
    told = write_school_year("older", day("2026-11-23"))
    assert read_school_year(told, day("2046-11-23")) == "older"
    assert read_school_year(told, day("2020-11-23")) == "older"


@pytest.mark.parametrize(
    "told", ["", "year-2", "year-2/", "year-2/26", "year-2/²⁰²⁶", "year-99/2026"]
)
def test_a_year_that_cannot_be_read_is_not_known(told):
    assert read_school_year(told, day("2026-11-23")) is None


@pytest.mark.parametrize(
    ("year", "today", "past"),
    [
        ("year-10", "2027-06-30", False),
        ("year-11", "2026-11-23", False),
        # the last Friday in June of that school year, and not the birthday
        ("year-11", "2027-06-25", False),
        ("year-11", "2027-06-26", True),
        ("year-11", "2028-06-30", False),
        ("year-11", "2028-07-01", True),
        ("year-11", "2029-06-29", False),
        ("year-11", "2029-06-30", True),
        ("year-12", "2026-09-01", True),
        ("older", "2026-11-23", True),
        ("under-three", "2026-11-23", False),
        ("reception", "2026-11-23", False),
    ],
)
def test_compulsory_school_age_ends_on_the_last_friday_in_june(year, today, past):
    assert past_compulsory_school_age(year, day(today)) is past


def test_a_year_eleven_pupil_s_own_rights_begin_that_friday_and_last(family):
    told = {"school_year": "year-11/2026", "you_are": "young-person"}
    assert family(**told, today=day("2027-06-25")).given.words("own-rights") == {"child-writes"}
    assert family(**told, today=day("2027-06-26")).given.words("own-rights") == {"own"}
    assert family(**told, today=day("2027-09-01")).given.words("own-rights") == {"own"}


def test_every_school_year_has_its_words(real_content):
    assert tuple(real_content.school_years) == SCHOOL_YEARS


# --- Typed dates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("3", "11", "2026"), "2026-11-03"),
        ((" 03 ", "11", "26"), "2026-11-03"),
        (("29", "2", "2028"), "2028-02-29"),
        (("", "", ""), ""),
        (("31", "2", "2026"), "31/2/2026"),
        (("3", "", "2026"), "3//2026"),
        (("three", "11", "2026"), "three/11/2026"),
        (("3", "11", "99999999999"), "3/11/99999999999"),
    ],
)
def test_what_was_typed_is_a_date_or_stays_as_typed(typed, kept):
    assert write_date(*typed) == kept


@pytest.mark.parametrize("typed", [("3", "11", "2026"), ("31", "2", "2026"), ("three", "", "")])
def test_the_fields_show_again_what_was_typed(typed):
    assert date_fields(write_date(*typed)) == typed


# --- Whose date -----------------------------------------------------------------------------


def test_a_family_without_a_meeting_is_reminded_to_ask_again(family):
    assert ids(family(setting="primary")) == ["reminder"]


def test_nobody_is_told_to_ask_again_for_a_meeting_that_is_booked(family):
    assert ids(family(setting="primary", meeting_booked="yes")) == []
    passed = family(setting="primary", meeting_booked="yes", meeting_date="2026-11-01")
    assert ids(passed) == []


def test_a_family_with_a_meeting_gets_it_and_a_review_as_our_suggestion(family):
    booked = family(meeting_booked="yes", meeting_date="2026-12-03")
    kinds = {entry.id: entry.kind for entry in key_dates(booked.given)}
    assert kinds == {"meeting": "yours", "review": "suggestion"}


def test_a_family_waiting_for_the_council_gets_its_clock(family):
    waiting = family(ehc="waiting", ehc_received="2026-10-01")
    assert {"ehc-decision", "ehc-no-plan", "ehc-final-plan"} <= set(ids(waiting))
    assert "ehc-decision" not in ids(family(ehc="plan", ehc_received="2026-10-01"))


@pytest.mark.parametrize(
    "about", ["no-assessment", "no-plan", "plan-contents", "plan-ending", "not-sure", None]
)
def test_a_family_that_may_appeal_gets_both_last_days(family, about):
    answers = {"ehc": "refused", "decision_date": "2026-11-09"}
    told = family(**answers, **({"decision_about": about} if about else {}))
    assert date_of(told, "mediation") == day("2027-01-09")
    assert date_of(told, "appeal") == day("2027-01-09")


@pytest.mark.parametrize("about", ["draft-plan", "something-else"])
def test_a_family_with_nothing_to_appeal_is_not_told_of_appeals(family, about):
    told = family(
        happening_now=["council-letter"], decision_about=about, decision_date="2026-11-09"
    )
    assert not {"appeal", "mediation"} & set(ids(told))


def test_with_a_certificate_the_mediation_adviser_is_behind_them(family):
    told = family(
        ehc="refused",
        decision_about="no-plan",
        decision_date="2026-10-09",
        mediation_certificate="yes",
        certificate_date="2026-11-20",
    )
    assert date_of(told, "appeal") == day("2026-12-20")
    assert "mediation" not in ids(told)


def test_every_date_of_the_law_names_its_source(family, real_content):
    told = family(
        ehc="waiting",
        ehc_received="2026-10-01",
        happening_now=["council-letter"],
        decision_about="no-plan",
        decision_date="2026-11-09",
    )
    entries = key_dates(told.given)
    assert len(entries) == 6
    for entry in entries:
        assert f"date-{entry.id}" in real_content.screen
        assert f"calendar-{entry.id}" in real_content.screen
        assert bool(entry.sources) is (entry.kind == "law")
        assert all(real_content.sources[s.split()[0]].verified for s in entry.sources)


def test_the_dates_come_soonest_first(family):
    told = family(
        ehc="waiting", ehc_received="2026-10-01", meeting_booked="yes", meeting_date="2026-12-03"
    )
    found = [entry.date for entry in key_dates(told.given)]
    assert found == sorted(found)


def test_a_date_that_has_passed_says_so_and_what_to_do(family, real_content):
    late = family(ehc="waiting", ehc_received="2026-10-01")
    told = {entry.id: about_date(late.given, entry) for entry in key_dates(late.given)}
    assert real_content.screen["date-passed"] in told["ehc-decision"]
    assert real_content.screen["date-passed"] not in told["ehc-final-plan"]
