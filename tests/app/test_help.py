"""Human help on every page."""

from __future__ import annotations

import pytest

from tests.app.desk import come_to, sit_down


def near(desk):
    (found,) = desk.pieces_with("w-near")
    return found


def test_before_the_council_is_known_national_help_comes_first_then_warwickshires_own(family):
    found = near(sit_down(family(), "nation"))
    assert "If you live in Warwickshire" in found
    assert 0 < found.index("<a ") < found.index("If you live in Warwickshire")
    assert "Warwickshire SENDIAS" in found.partition("If you live in Warwickshire")[2]


def test_a_family_in_warwickshire_is_shown_its_own_service(family):
    found = near(sit_down(family(nation="england", council="warwickshire"), "worries"))
    assert "Warwickshire SENDIAS" in found
    assert "If you live in" not in found


def test_a_family_elsewhere_is_not_sent_to_warwickshire(family):
    assert "Warwickshire" not in near(
        sit_down(family(nation="england", council="leeds"), "worries")
    )


@pytest.mark.parametrize("page", ["happening-now", "worries", "where-you-are", "letter", "pack"])
def test_every_page_has_human_help_and_says_that_nobody_has_reviewed_it(family, page):
    desk = sit_down(family(setting="primary", worries=["reading"]), page)
    assert near(desk)
    assert "has reviewed these words yet" in desk.reads


def test_help_near_you_names_the_council_and_its_own_pages(family):
    desk = come_to(family(nation="england", council="warwickshire"), "help")
    assert desk.heading == "Help near you"
    assert "Warwickshire County Council" in desk.reads
    assert "Pages of your council" in desk.reads
