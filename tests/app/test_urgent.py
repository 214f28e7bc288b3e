"""Somebody is not safe."""

from __future__ import annotations

from tests.app.desk import come_to, sit_down

NOT_SAFE = {"happening_now": ["not-safe"]}


def test_somebody_who_is_not_safe_is_shown_at_once_who_to_call(family):
    desk = sit_down(family()).tick("happening-now", "not-safe").go_on()
    assert desk.heading == "If someone is not safe"
    assert [piece for piece in desk.pieces if 'href="tel:999"' in piece]
    assert [piece for piece in desk.pieces if 'href="sms:85258"' in piece]


def test_they_are_told_that_nobody_reads_what_they_type(family):
    assert "Nobody reads what you type here" in sit_down(family(**NOT_SAFE), "urgent").reads


def test_the_safeguarding_lead_is_the_person_to_phone(family):
    assert "safeguarding lead" in sit_down(family(**NOT_SAFE), "urgent").reads


def test_they_may_go_on_afterwards(family):
    assert sit_down(family(**NOT_SAFE), "urgent").go_on().heading == "Where is home?"


def test_urgent_help_can_be_reached_from_every_page(family):
    for page in ("nation", "where-you-are", "letter", "pack"):
        labels = [link.value for link in sit_down(family(), page).app.get("page_link")]
        assert "Urgent help" in labels


def test_the_page_beside_the_journey_says_who_to_call(family):
    desk = come_to(family(), "urgent-help")
    assert desk.heading == "If someone is not safe"
    assert [piece for piece in desk.pieces if 'href="tel:999"' in piece]
