"""The first use of a word of jargon on a page opens its meaning, and nothing else is touched."""

from __future__ import annotations

import re

import pytest

from wizard.jargon import Jargon, Term
from wizard.models import Citation, GlossaryEntry
from wizard.web.explained import explained

JARGON = Jargon(
    GlossaryEntry(id=word, term=word, meaning="Gold.", sources=(Citation(id="SONG"),))
    for word in ("hoard", "lair")
)


def draw(before: str, term: Term, after: str, prefix: str) -> str:
    return f"{before}[{prefix}{term.entry.id}:{term.words}]{after}"


def read(inside: str) -> str:
    page = explained(f"<p>hoard</p><main id='x'>{inside}</main><p>hoard</p>", JARGON, draw)
    return re.sub(r"^.*?<main[^>]*>|</main>.*$", "", page, flags=re.DOTALL)


def test_only_the_first_use_is_explained():
    assert read("<p>A hoard, a hoard.</p><p>hoard</p>") == (
        "<p>A [hoard:hoard], a hoard.</p><p>hoard</p>"
    )


def test_only_the_main_words_of_a_page_are():
    page = explained("<p>hoard</p><main>hoard</main><p>hoard</p>", JARGON, draw)
    assert page == "<p>hoard</p><main>[hoard:hoard]</main><p>hoard</p>"


@pytest.mark.parametrize(
    "left",
    [
        "<h2>hoard</h2>",
        '<a href="/hoard">a <b>big</b> hoard</a>',
        "<button>hoard</button>",
        "<summary>hoard</summary>",
        "<svg><text>hoard</text></svg>",
        "<nav><ul><li>hoard</li></ul></nav>",
        "<form><p>hoard</p></form>",
        "<div data-as-is><div>x</div><p>hoard</p></div>",
        '<input value="hoard">',
        '<form><input value="data-as-is"></form>',
        '<form><input value="it\'s data-as-is"></form>',
        "<!-- hoard -->",
    ],
)
def test_what_is_pressed_or_followed_is_left_alone_and_what_comes_after_is_explained(left):
    assert read(f"{left}<p>hoard</p>") == f"{left}<p>[hoard:hoard]</p>"


def test_each_topic_on_one_page_explains_it_again_under_an_id_of_its_own():
    topics = '<article data-topic="a">hoard</article><article data-topic="b">hoard</article>'
    assert read(f"hoard {topics} hoard lair") == (
        '[hoard:hoard] <article data-topic="a">[a-hoard:hoard]</article>'
        '<article data-topic="b">[b-hoard:hoard]</article> hoard [lair:lair]'
    )


def test_what_only_one_topic_explained_is_explained_after_it_too():
    assert read('<article data-topic="a">hoard</article> hoard') == (
        '<article data-topic="a">[a-hoard:hoard]</article> [hoard:hoard]'
    )


def test_no_other_letter_of_a_page_changes():
    page = "<main><p>a &amp; b hoard &lt;c&gt;</p>\n<br><p>d</p></main>"
    kept = explained(page, JARGON, lambda before, term, after, _: before + term.words + after)
    assert kept == page
