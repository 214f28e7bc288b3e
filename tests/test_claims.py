"""A claim knows what it rests on, however its author broke the lines."""

from __future__ import annotations

import pytest

from wizard.claims import citations, claims, without_marks
from wizard.models import Citation
from wizard.web.prose import Marks, marked_up

WHOLE = Citation(id="ACT", at="s.36 (1)")


@pytest.mark.parametrize("gap", [" ", "\n", "  \n  ", "\u00a0"])
def test_a_mark_may_go_on_over_the_end_of_a_line(gap):
    text = f"You can ask. [^ACT{gap}s.36{gap}(1)]"
    assert citations(text) == (WHOLE,)
    assert without_marks(text) == "You can ask."
    assert "#source-1" in marked_up(text, Marks({WHOLE: 1}, "source"))


def test_a_paragraph_a_point_and_a_row_of_a_table_are_each_a_claim():
    text = (
        "## Left out\n\nOne. [^ACT]\n\n- Two. [^us]\n- Three.\n\n"
        "| a | b |\n|---|---|\n| Four [^ACT] | five |\n"
    )
    found = list(claims(text))
    assert [each.text for each in found] == ["One.", "Two.", "Three.", "Four · five"]
    assert [bool(each.cited) for each in found] == [True, False, False, True]
    assert [each.ours for each in found] == [False, True, False, False]
    assert [each.line for each in found] == [2, 4, 5, 9]


@pytest.mark.parametrize("text", ["“Could we meet?”", "You can ask for:", "**“May I?”**"])
def test_what_is_offered_to_be_said_or_leads_in_to_a_list_needs_no_source(text):
    assert [each.needs_source for each in claims(text)] == [False]
