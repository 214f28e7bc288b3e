"""The pictures of the plain pages: drawn in the page, about no one family, and told in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from wizard.web.pictured import pictured


@pytest.mark.parametrize("name", ["road", "circle"])
def test_a_picture_of_the_guide_marks_nobodys_place(family, name):
    shown = str(pictured(family().given, name))
    assert "You are here" not in shown
    assert "Next for you" not in shown


def test_a_reader_finds_the_same_in_words_under_the_picture(family):
    shown = str(pictured(family().given, "circle"))
    words = re.findall(r"<li>([^<]+)</li>", shown)
    assert [line.partition(":")[0] for line in words] == ["Assess", "Plan", "Do", "Review"]
    assert "<summary>This picture in words</summary>" in shown


@pytest.mark.parametrize("name", ["road", "circle"])
def test_a_picture_of_the_guide_is_sound_markup_that_asks_nobody_for_anything(family, name):
    shown = str(pictured(family().given, name))
    page = ElementTree.fromstring(shown)
    assert len(page.findall(".//{http://www.w3.org/2000/svg}title")) == 2
    assert not re.search(r"style=|<script|href|url\(|src=", shown)
