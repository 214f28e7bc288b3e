"""If the school says …, you can say …"""

from __future__ import annotations

from tests.app.desk import sit_down


def test_what_a_family_has_heard_already_comes_first(family):
    desk = sit_down(family(setting="primary", school_said=["no-money"]), "replies")
    cards = desk.pieces_with("w-reply")
    assert "there is no money" in cards[0].split("</article>")[0]


def test_three_stand_open_and_the_rest_are_there_on_request(family):
    desk = sit_down(family(setting="primary"), "replies")
    first, rest = desk.pieces_with("w-reply")
    assert first.count("<article") == 3
    assert rest.count("<article") > 3


def test_each_says_why_and_where_it_comes_from(family):
    first = sit_down(family(setting="primary"), "replies").pieces_with("w-reply")[0]
    assert first.count("Where this comes from") == 3
