"""Words of jargon are found as people write them, and never in what a family typed."""

from __future__ import annotations

import pytest

from wizard.jargon import Jargon, Term, drawn, first_uses, jargon_of
from wizard.models import Citation, GlossaryEntry


def entry(identity: str, term: str, *also: str) -> GlossaryEntry:
    return GlossaryEntry(
        id=identity, term=term, also=also, meaning="x", sources=(Citation(id="SONG"),)
    )


JARGON = Jargon(
    [
        entry("sen", "SEN", "special educational needs"),
        entry("send", "SEND"),
        entry("sen-support", "SEN support", "K on a report"),
        entry("sen-support-plan", "SEN support plan"),
        entry("ep", "Educational psychologist", "EP"),
        entry("ap", "Alternative provision", "AP"),
        entry("offer", "Local Offer"),
        entry("timetable", "Part-time timetable"),
        entry("code", "Code of Practice", "the Code"),
    ]
)


def found(text: str) -> list[str]:
    return [
        f"{piece.entry.id}: {piece.words}"
        for piece in JARGON.pieces(text)
        if isinstance(piece, Term)
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Ask for a SEN support plan.", ["sen-support-plan: SEN support plan"]),
        ("SEN support, and SEN", ["sen-support: SEN support", "sen: SEN"]),
        ("two educational psychologists came", ["ep: educational psychologists"]),
        ("The EPs’ report", ["ep: EPs"]),
        ("K on a report", ["sen-support: K on a report"]),
        ("SEN Support", ["sen-support: SEN Support"]),
        ("a part time timetable", ["timetable: part time timetable"]),
        ("Special\neducational needs", ["sen: Special\neducational needs"]),
    ],
)
def test_a_word_is_found_as_people_write_it(text, terms):
    assert found(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        "They send him home",
        "There is a k on a report",
        "the ap on my phone, step by step",
        "ap and ep in small letters",
        "SENCO is another word, and so is pre-SEN",
        "what the local offer of a shop says",
        "the code of the front door",
        "report a k",
    ],
)
def test_a_short_form_is_not_found_in_ordinary_words(text):
    assert found(text) == []


def test_only_the_first_use_on_a_page_is_explained():
    first, known = first_uses(JARGON.pieces("SEN and SEN"), frozenset())
    assert [type(piece) for piece in first] == [Term, str, str]
    again, after = first_uses(JARGON.pieces("More SEN, an EP"), known)
    assert [piece.words for piece in again if isinstance(piece, Term)] == ["EP"]
    assert after == {"sen", "ep"}
    assert known == {"sen"}


def test_no_word_of_a_text_is_lost():
    text = "An EP, SEN support and the Code: all three. EP!"
    pieces = JARGON.pieces(text)
    assert "".join(p if isinstance(p, str) else p.words for p in pieces) == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Ask (an EP).", "Ask (an [|EP|).]"),
        ("needs (SEND), and", "needs [(|SEND|),] and"),
        ("“SEN”", "[“|SEN|”]"),
        ("EP", "[|EP|]"),
        ("SEN, SEND", "[|SEN|,] [|SEND|]"),
        ("no word", "no word"),
    ],
)
def test_the_signs_round_a_word_stay_with_it(text, made):
    def term(before: str, word: Term, after: str) -> str:
        return f"[{before}|{word.words}|{after}]"

    assert drawn(JARGON.pieces(text), str, term) == made


def test_a_child_whose_initials_are_a_word_of_jargon_is_not_explained():
    marked = JARGON.marked("{{ child.name }} may see the EP.")
    spoken = marked.replace("{{ child.name }}", "EP")
    assert [
        piece if isinstance(piece, str) else piece.entry.id for piece in JARGON.parted(spoken)
    ] == [
        "EP may see the ",
        "ep",
        ".",
    ]


def test_what_is_filled_in_stays_a_template():
    text = "{{ told['AP'] }} {% if SEN %}x{% endif %}"
    assert JARGON.marked(text) == text


def test_a_mark_that_nobody_made_explains_nothing():
    assert JARGON.parted("\ue01099\ue011x\ue012") == ("\ue01099\ue011x\ue012",)


def test_a_glossary_with_nothing_in_it_explains_nothing():
    assert Jargon([]).pieces("SEN") == ("SEN",)


def test_every_word_of_our_glossary_is_found_where_it_stands_alone(real_content):
    jargon = jargon_of(real_content.glossary)
    for each in real_content.glossary:
        for name in (each.term, *each.also):
            assert [term.id for term in jargon.terms(f"Ask about {name}.")] == [each.id], name
