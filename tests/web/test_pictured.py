"""The pictures of the plain pages: drawn in the page, about no one family, and told in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.families.family import TODAY
from wizard.web.pages import Site
from wizard.web.pictured import pictured


@pytest.fixture(scope="module")
def site(content) -> Site:
    return Site(content, today=lambda: TODAY)


def page_of(site: Site, address: str) -> str:
    return site._pages[address]()


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
    page = ElementTree.fromstring(shown.replace(" data-as-is", ""))
    assert len(page.findall(".//{http://www.w3.org/2000/svg}title")) == 2
    assert not re.search(r"style=|<script|href|url\(|src=", shown)


def test_the_pages_of_the_guide_show_their_pictures(site):
    shown = {address: page_of(site, address) for address in ("/guide", "/guide/all")}
    for name, page in site.content.guide.items():
        made = page_of(site, f"/guide/{name}")
        assert made.count("<svg") == (2 if page.picture else 0), name
    assert "The road of help at school" in shown["/guide"]
    named = [page.picture for page in site.content.guide.values() if page.picture]
    assert sorted(named) == ["circle", "road"]
    assert shown["/guide/all"].count("<svg") == 2 * len(named)


def test_no_id_stands_twice_where_all_the_pictures_are_on_one_page(site):
    ids = re.findall(r'\bid="([^"]+)"', page_of(site, "/guide/all"))
    assert len(ids) == len(set(ids))


def test_a_word_of_jargon_is_not_first_explained_where_it_is_folded_away(site):
    page = page_of(site, "/guide")
    words = page.partition("This picture in words")[2].partition("</details>")[0]
    assert "SEN support" in words
    assert "w-term" not in words
