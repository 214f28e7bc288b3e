"""What a family types is shown as typed."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from wizard.app.markup import paragraphs, plain, safe

HOSTILE = [
    "*Sam*",
    "_Sam_ and __Sam__",
    "`code`",
    "$x^2$",
    "<script>alert(1)</script>",
    "[a link](https://example.org)",
    "![a picture](https://example.org/x.png)",
    "# not a heading",
    "1. not a list",
    "- not a list",
    "> not a quotation",
    "~~gone~~",
    "back\\slash",
    "https://example.org and www.example.org",
    "sam@example.org",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_label_shows_what_was_typed_and_nothing_more(typed):
    shown = MarkdownIt("commonmark").enable("strikethrough").renderInline(plain(typed))
    assert "<" not in shown.replace("&lt;", "")
    block = MarkdownIt("commonmark").render(plain(typed))
    assert re.fullmatch(r"<p>[^<]*</p>\n", block)
    assert words(block) == typed


def words(block: str) -> str:
    inside = block.removeprefix("<p>").removesuffix("</p>\n").replace("\u2060", "")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        inside = inside.replace(entity, sign)
    return inside


@pytest.mark.parametrize(
    "typed", [":red[x]", ":material/home:", ":smile:", "a -> b", "a -- b", "a <= b"]
)
def test_streamlits_own_signs_are_broken_up(typed):
    shown = plain(typed)
    assert shown != typed
    assert not re.search(r":[a-z]+(\[|:|/)|->|--|<=", shown.replace("\\", ""))


@pytest.mark.parametrize(
    "typed", ["Yusuf", "Year 2, Kestrel class", "What’s hard? (Reading)", "9:30"]
)
def test_ordinary_words_are_left_alone(typed):
    assert plain(typed) == typed


def test_html_is_escaped_and_lines_stay_lines():
    assert safe("<b>\n&") == "&lt;b&gt;<br>&amp;"
    assert paragraphs("one\n\ntwo <i>") == "<p>one</p><p>two &lt;i&gt;</p>"
