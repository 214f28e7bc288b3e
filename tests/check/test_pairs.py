"""What an author is told about a slip in what is never told together."""

from __future__ import annotations

import pytest

from tests.check.conftest import only
from wizard.check import report
from wizard.guidance import never_told_together

FILE = "next_steps/30-starting.yaml"
STEP = "  - id: what-is-done-now\n"


def adding(told, pair: str) -> list[str]:
    return told(FILE, STEP, f"{STEP}    never_with:\n      {pair}\n")


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("step/there-is-none: the two can never both be so", "step/there-is-none"),
        ("what-was-it: the two can never both be so", "write step/ or guide/"),
        ("step/what-is-done-now: the two can never both be so", "itself"),
        ("step/what-was-it: no", "say why"),
    ],
)
def test_a_pair_that_tells_nothing_is_named(told, pair, said):
    only(adding(told, pair), FILE, "what-is-done-now.never_with", said)


def test_a_pair_that_both_sides_name_is_named_once_each(told, copy):
    other = copy / "next_steps/20-suspended.yaml"
    text = other.read_text(encoding="utf-8")
    step = "  - id: meet-about-causes\n"
    back = f"{step}    never_with:\n      step/what-is-done-now: the two can never both be so\n"
    other.write_text(text.replace(step, back), encoding="utf-8")
    lines = adding(told, "step/meet-about-causes: the two can never both be so")
    assert sum("names this one already" in line for line in lines) == 2


def test_an_adviser_reads_every_pair_in_the_report(real_content):
    said = report(real_content)
    pairs = never_told_together(real_content)
    assert len(pairs) >= 30
    for pair in pairs:
        assert f"{pair.one}  and  {pair.other}: {pair.why}" in said
