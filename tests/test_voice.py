"""The same sentence, for whoever speaks and whomever it is about."""

from __future__ import annotations

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from wizard.voice import Voice, joined, speak

NEEDS = (
    "{{ child.Name }} {{ child.name_verb('need') }} help. "
    "{{ child.They }} {{ child.verb('be') }} {{ child.their }} own best judge."
)
SIGNED = (
    "{{ writer.We }} {{ writer.verb('be') }} glad for {{ child.name_obj }}; "
    "{{ writer.our }} thanks."
)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"child_name": "Yusuf", "pronoun": "he"}, "Yusuf needs help. He is his own best judge."),
        ({"child_name": "Zofia", "pronoun": "she"}, "Zofia needs help. She is her own best judge."),
        (
            {"child_name": "Sam", "pronoun": "they"},
            "Sam needs help. They are their own best judge.",
        ),
        (
            {"child_name": "Alex", "pronoun": "name"},
            "Alex needs help. Alex is Alex’s own best judge.",
        ),
        (
            {"child_name": "Jess", "pronoun": "name"},
            "Jess needs help. Jess is Jess’ own best judge.",
        ),
        ({"child_name": "Sam"}, "Sam needs help. They are their own best judge."),
        ({"pronoun": "she"}, "My child needs help. She is her own best judge."),
        ({"pronoun": "she", "writers": "two"}, "Our child needs help. She is her own best judge."),
        ({}, "My child needs help. They are their own best judge."),
        (
            {"you_are": "young-person", "child_name": "Imani", "pronoun": "she"},
            "I need help. I am my own best judge.",
        ),
    ],
)
def test_a_letter_speaks_of_a_child_as_their_family_does(family, told, said):
    assert Voice(family(**told).given, "letter").say(NEEDS) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"child_name": "Yusuf", "pronoun": "he"}, "Yusuf needs help. He is his own best judge."),
        ({"pronoun": "he"}, "Your child needs help. He is his own best judge."),
        ({"you_are": "young-person"}, "You need help. You are your own best judge."),
    ],
)
def test_a_page_speaks_to_whoever_reads_it(family, told, said):
    assert Voice(family(**told).given, "screen").say(NEEDS) == said


def test_two_writers_are_we_and_one_is_i(family):
    one = Voice(family(child_name="Yusuf", writers="one").given, "letter")
    two = Voice(family(child_name="Yusuf", writers="two").given, "letter")
    young = Voice(family(you_are="young-person", writers="two").given, "letter")
    assert one.say(SIGNED) == "I am glad for Yusuf; my thanks."
    assert two.say(SIGNED) == "We are glad for Yusuf; our thanks."
    assert young.say(SIGNED) == "I am glad for me; my thanks."


def test_an_adviser_s_letter_is_the_family_s_own(family):
    told = {"child_name": "Yusuf", "pronoun": "he", "writers": "one"}
    adviser = Voice(family(you_are="adviser", **told).given, "letter")
    parent = Voice(family(you_are="parent", **told).given, "letter")
    assert adviser.say(NEEDS + SIGNED) == parent.say(NEEDS + SIGNED)


def test_a_name_that_was_typed_small_stays_small(family):
    assert Voice(family(child_name="k.").given, "letter").say("{{ child.Name }}") == "k."


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("college", "The college: the learning support lead, tutor"),
        ("childminder", "The childminder: the childminder, childminder"),
        ("not-sure", "The school: the SENCO, class teacher"),
        (None, "The school: the SENCO, class teacher"),
    ],
)
def test_a_place_and_its_people_are_called_what_they_are(family, setting, said):
    told = {"setting": setting} if setting else {}
    sentence = "{{ place.The }}: {{ place.senco }}, {{ place.teacher }}"
    assert Voice(family(**told).given, "letter").say(sentence) == said


def test_a_council_nobody_named_is_your_council(family):
    sentence = "{{ council.name }}"
    assert Voice(family().given, "screen").say(sentence) == "your council"
    assert (
        Voice(family(nation="england", council="not-sure").given, "screen").say(sentence)
        == "your council"
    )
    warwickshire = Voice(family(nation="england", council="warwickshire").given, "screen")
    assert warwickshire.say(sentence) == "Warwickshire County Council"


def test_a_sentence_that_names_nothing_we_have_is_refused(family):
    with pytest.raises(UndefinedError):
        Voice(family().given, "letter").say("{{ chidl.name }}")
    with pytest.raises(UndefinedError):
        Voice(family().given, "letter").say("{{ told['talked'] }}")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ child.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ told.__init__.__globals__ }}",
    ],
)
def test_a_sentence_cannot_reach_the_machine(family, attack):
    with pytest.raises((SecurityError, UndefinedError, KeyError)):
        Voice(family().given, "letter").say(attack)


def test_a_name_is_never_run_as_a_sentence(family):
    voice = Voice(family(child_name="{{ 7*7 }}", pronoun="name").given, "letter")
    assert voice.say(NEEDS).startswith("{{ 7*7 }} needs help. {{ 7*7 }} is")


def test_words_without_a_place_to_fill_are_left_as_they_are():
    assert speak("50% of {this}", {}) == "50% of {this}"


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        ([], ""),
        (["at home"], "at home"),
        (["at home", "online"], "at home and online"),
        (["in class", "at home", "online"], "in class, at home and online"),
        (["at playtimes and lunch", "online"], "at playtimes and lunch, and online"),
        (["It is late.", "It is far."], "It is late. It is far."),
    ],
)
def test_answers_are_joined_as_a_person_would(phrases, said):
    assert joined(phrases) == said
