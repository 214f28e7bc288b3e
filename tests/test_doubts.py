"""Replies that are kept, and that a family is asked to look at once more."""

from __future__ import annotations

import pytest

from wizard.doubts import doubtful


@pytest.mark.parametrize(
    ("setting", "year", "odd"),
    [
        ("private-nursery", "nursery", False),
        ("private-nursery", "year-6", True),
        ("primary", "year-6", False),
        ("primary", "year-11", True),
        ("secondary", "reception", True),
        ("college", "year-12", False),
        ("college", "year-2", True),
        ("special-school", "older", False),
        ("home-educated", "year-4", False),
        ("not-sure", "year-4", False),
    ],
)
def test_an_age_that_does_not_fit_the_place_is_asked_about_again(family, setting, year, odd):
    told = family(setting=setting, school_year=f"{year}/2026").given
    assert doubtful("setting", told) is odd
    assert doubtful("school-year", told) is odd


def test_a_child_whose_year_nobody_gave_is_not_doubted(family):
    assert not doubtful("setting", family(setting="primary").given)


@pytest.mark.parametrize(("day", "odd"), [("2026-12-03", False), ("2026-12-05", True)])
def test_a_meeting_at_the_weekend_is_asked_about_again(family, day, odd):
    told = family(meeting_booked="yes", meeting_date=day).given
    assert doubtful("meeting-date", told) is odd


def test_a_decision_of_long_ago_is_asked_about_again_and_still_used(family):
    told = family(ehc="refused", decision_about="no-plan", decision_date="2025-06-02").given
    assert doubtful("decision-date", told)
    assert told.value("decision-date") == "2025-06-02"


def test_a_certificate_from_before_the_decision_is_asked_about_again(family):
    answers = {
        "ehc": "refused",
        "decision_about": "no-plan",
        "decision_date": "2026-11-09",
        "mediation_certificate": "yes",
    }
    assert doubtful("certificate-date", family(**answers, certificate_date="2026-11-02").given)
    assert not doubtful("certificate-date", family(**answers, certificate_date="2026-11-16").given)
