"""What each example family is asked, told and sent. See ``tests/families/README.md``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.families.family import Family
from wizard.answers import example_answers

FOLDER = Path(__file__).parent / "families"
EXPECTED: dict[str, dict[str, Any]] = {
    path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for path in sorted(FOLDER.glob("*.yaml"))
}

SETS = {"family", "asked", "not_asked", "told", "sent"}
TOLD = {
    "place",
    "urgent",
    "urgent_steps",
    "flags",
    "flag_steps",
    "next",
    "explained",
    "not_explained",
    "on_request",
    "not_on_request",
}


def steps(advice):
    return [step.id for step in advice.first] if advice is not None else []


@pytest.fixture(params=EXPECTED)
def expected(request):
    return EXPECTED[request.param]


@pytest.fixture
def told(expected, real_content):
    example = real_content.examples[expected["family"]]
    return Family(real_content, example_answers(example, real_content), example.today)


def test_at_least_fourteen_families_are_expected_something(real_content):
    assert len(EXPECTED) >= 14
    assert set(EXPECTED) <= set(real_content.examples)
    for name, each in EXPECTED.items():
        assert each["family"] == name
        assert set(each) <= SETS
        assert set(each["told"]) <= TOLD
        assert len(each["sent"]["in_order"]) >= 4
        assert each["sent"]["never"]


def test_the_family_is_asked_what_concerns_them(expected, told, real_content):
    named = {*expected["asked"], *expected["not_asked"]}
    assert named <= set(real_content.questions)
    assert set(expected["asked"]) <= set(told.asked)
    assert not set(expected["not_asked"]) & set(told.asked)


def test_the_family_is_told_what_applies(expected, told):
    says, advice = expected["told"], told.advice
    urgent = next(iter(told.given.words("urgent")), None)
    assert advice.place == says["place"]
    assert urgent == says.get("urgent")
    assert list(advice.flags) == says.get("flags", [])
    assert steps(advice.flag) == says.get("flag_steps", [])
    assert steps(advice.urgent) == says.get("urgent_steps", [])
    if "next" in says:
        assert steps(advice.road) == says["next"]


def test_the_family_finds_the_rest(expected, told):
    says, advice = expected["told"], told.advice
    explained = {page.id for page, _ in advice.explanations}
    on_request = {plan.plan.id for plan in advice.also}
    assert set(says.get("explained", [])) <= explained
    assert not set(says.get("not_explained", [])) & explained
    assert set(says.get("on_request", [])) <= on_request
    assert not set(says.get("not_on_request", [])) & on_request


def test_the_family_sends_their_own_letter(expected, told):
    sent = expected["sent"]
    text = told.reads(sent["document"])
    place = 0
    for words in sent["in_order"]:
        found = text.find(words, place)
        assert found >= 0, f"“{words}” should stand after “{text[max(0, place - 60) : place]}”"
        place = found + len(words)
    assert [words for words in sent["never"] if words in text] == []


def test_the_family_is_told_why(expected, told):
    """Every step, flag and explanation rests on answers they gave."""
    advice = told.advice
    for plan in (advice.urgent, advice.flag):
        if plan is not None:
            assert plan.because
    for _, because in advice.explanations:
        assert all(each.question in told.given.kept for each in because)
