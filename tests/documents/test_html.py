"""A letter as HTML: the preview on a page, and the page to print."""

from __future__ import annotations

import re

import pytest

from tests.documents import letters, read_back
from tests.documents.conftest import LETTERS
from wizard.documents import html
from wizard.models import Owner

LABELS: dict[Owner, str] = {"family": "your words", "us": "our wording", "law": "from the law"}


@pytest.fixture(scope="session")
def marked() -> str:
    return html.fragment(letters.every_kind(), marked=True, labels=LABELS)


def test_a_parent_sees_whose_words_are_whose(marked: str) -> None:
    assert (
        '<span class="whose whose-family"><span class="whose-label">your words</span> '
        "He said:<br>“I try.”</span>" in marked
    )
    assert (
        '<span class="whose whose-us"><span class="whose-label">our wording</span> '
        "We are writing about Yusuf.</span>" in marked
    )
    assert (
        '<span class="whose whose-law"><span class="whose-label">from the law</span> '
        "A parent may ask in writing.</span>" in marked
    )


def test_words_of_one_owner_are_marked_once() -> None:
    line = (letters.family("He tries."), letters.family("He cries."), letters.us("We ask."))
    shown = html.fragment(
        letters.letter(letters.block("p", "paragraph", line)), marked=True, labels=LABELS
    )
    assert shown.count("your words") == 1
    assert "He tries. He cries." in shown


def test_the_marks_never_print() -> None:
    for name in LETTERS:
        page = html.write(LETTERS[name]).decode()
        assert "whose" not in page
    assert "whose" not in html.fragment(letters.every_kind(), labels=LABELS)


def test_an_owner_without_a_label_gets_none() -> None:
    shown = html.fragment(letters.saying("He tries."), marked=True, labels={"us": "ours"})
    assert '<span class="whose whose-family">He tries.</span>' in shown


def test_nothing_a_person_typed_becomes_part_of_the_page() -> None:
    key = 'x" onclick="alert(1)'
    hostile = letters.letter(
        letters.block(key, "paragraph", (letters.family('<img src=x onerror="a">&'),)),
        letters.block("t", "table", "<b>What</b>", rows=1),
        title="<script>alert(1)</script>",
    )
    page = html.write(hostile).decode()
    assert "<img" not in page
    assert "<script" not in page
    assert "<b>" not in page
    assert 'onclick="' not in page
    assert "&lt;img src=x onerror=&quot;a&quot;&gt;&amp;" in page


@pytest.mark.parametrize(
    "meaning",
    [
        "<h2>Records about Yusuf Khan</h2>",
        "<h3>What we ask</h3>",
        "<h4>In order</h4>",
        "<ul><li>first apple",
        "<ol><li>alpha</li><li>beta</li></ol>",
        '<th scope="col">By when</th>',
        "<p>The SENCO<br>Oakfield Primary School<br>Elm Road</p>",
        '<li><span aria-hidden="true">☐</span> bring a pen</li>',
        "<p>Yours sincerely</p><p>Amina Khan<br>Tom Khan<br>parents</p>",
    ],
)
def test_each_part_is_told_for_what_it_is(meaning: str) -> None:
    assert meaning in html.fragment(letters.every_kind())


def test_a_page_to_print_has_one_first_heading_a_title_and_a_language() -> None:
    page = html.write(letters.yusufs_plan()).decode()
    assert '<html lang="en-GB">' in page
    assert "<title>Meeting plan</title>" in page
    assert "<h1>Our meeting about Yusuf</h1>" in page


def test_a_page_to_print_asks_nobody_for_anything() -> None:
    page = html.write(letters.every_kind()).decode()
    assert not re.search(r"https?:|src=|href=|@import|url\(|<script", page)


def test_a_name_that_runs_right_to_left_keeps_to_itself() -> None:
    shown = html.fragment(letters.saying("My child is محمد ٹیپو خان, aged 7."))
    assert 'My child is <bdi dir="rtl">محمد ٹیپو خان</bdi>, aged 7.' in shown


def test_a_paragraph_in_arabic_begins_at_the_right() -> None:
    shown = html.fragment(letters.saying("ابني عمره 7 سنوات.", "Yes."))
    assert re.search(r'<p dir="rtl">[^/]*ابني', shown)
    assert "<p>Yes.</p>" in shown


def test_one_part_can_be_shown_alone() -> None:
    block = letters.block("why", "paragraph", (letters.family("He tries."),))
    assert html.part(block) == (
        '<div class="letter-paragraph" data-block="why"><p>He tries.</p></div>'
    )


def test_large_print_is_larger() -> None:
    letter = letters.yusufs_letter()
    assert "font: 11pt" in html.write(letter).decode()
    assert "font: 18pt" in html.write(letter, large_print=True).decode()


def test_the_marks_change_no_words() -> None:
    marked = html.fragment(letters.every_kind(), marked=True)
    assert read_back.from_html(marked.encode()) == read_back.told(
        letters.every_kind(), numbers=False
    )


def test_a_block_with_nothing_in_it_is_not_there() -> None:
    hollow = [letters.block(kind, kind, "") for kind in ("paragraph", "bullets", "signature")]
    assert html.fragment(letters.letter(*hollow)) == ""
