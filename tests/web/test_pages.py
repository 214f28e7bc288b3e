"""The plain pages: true, complete, and readable without any script."""

from __future__ import annotations

import datetime as dt
import html
import itertools
import re
from html.parser import HTMLParser

import pytest

from wizard.content import load_content
from wizard.web.pages import Site
from wizard.web.prose import Marks, marked_up

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(load_content(), today=lambda: TODAY)


@pytest.fixture(scope="module")
def made(site) -> dict[str, str]:
    return {address: make() for address, make in site._pages.items()}


class Read(HTMLParser):
    """The links, ids and headings of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "a" and told.get("href"):
            self.links.append(str(told["href"]))
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))


def test_every_link_to_a_plain_page_leads_somewhere(site, made):
    wizard = {"/soon", "/open", "/helping", "/now-1"}
    for address, page in made.items():
        read = Read(page)
        for link in read.links:
            if link.startswith("/"):
                assert link.partition("#")[0] in {*site.addresses(), *wizard}, (address, link)
            elif link.startswith("#"):
                assert link[1:] in read.ids, (address, link)
            else:
                assert link.startswith(("https://", "http://", "tel:", "sms:")), (address, link)


def test_every_page_has_one_main_heading_and_skips_no_level(made):
    for address, page in made.items():
        levels = Read(page).levels
        assert levels.count(1) == 1, address
        steps = itertools.pairwise(levels)
        assert all(deeper <= level + 1 for level, deeper in steps), (address, levels)


def test_every_page_names_itself_and_the_service(site, made):
    titles = [re.search("<title>(.*?)</title>", page) for page in made.values()]
    assert all(title and site.content.service.name in title[1] for title in titles)
    assert len({title[1] for title in titles if title}) == len(titles)


def test_human_help_is_on_every_page_and_warwickshire_is_named_as_warwickshires(made):
    for address, page in made.items():
        assert 'href="/urgent"' in page, address
        assert 'href="/services"' in page, address
        assert "If you live in Warwickshire:" in page, address


def test_every_page_says_how_far_its_words_were_checked(site, made):
    line = site.content.service.not_reviewed.split(".")[0][:40]
    for address, page in made.items():
        assert line in page, address


def test_a_topic_tells_its_sources_and_that_nobody_checked_the_live_page(made):
    page = made["/guide/no-diagnosis-needed"]
    assert "Where this comes from" in page
    assert "Not checked on the live page yet" in page
    assert "23 November 2026" in page


def test_every_topic_word_and_question_is_there(site, made):
    for topic in site.content.guide.values():
        assert f'href="/guide/{topic.id}"' in made["/guide"], topic.id
    for entry in site.content.glossary:
        assert f'id="{entry.id}"' in made["/words"], entry.id
    asked = site.content.journeys[-1].question_ids()
    assert made["/questions"].count("Why we ask:") == len(asked)


def test_the_sample_letter_is_an_example_and_says_whose_words_are_whose(site, made):
    page = made["/sample-letter"]
    assert "not about a real family" in page
    for words in site.content.web["sample_letter"]["labels"].values():
        assert html.escape(words) in page or words == "from the law"
    assert "whose-family" in page


def test_every_council_and_every_crisis_line_is_there(site, made):
    for council in site.content.councils.values():
        assert council.url.replace("&", "&amp;") in made["/services"], council.id
    for help in site.content.national:
        if help.kind == "crisis":
            assert help.phone_label in made["/urgent"], help.id


def test_no_page_calls_anybody_else(made):
    for address, page in made.items():
        fetched = re.findall(r'<(?:link|img|script|iframe)[^>]*(?:href|src)="([^"]+)"', page)
        assert all(each.startswith("/") for each in fetched), address


def test_no_page_has_a_word_of_a_template_left_in_it(made):
    for address, page in made.items():
        assert "{{" not in page, address
        assert "None" not in page, address


MARKS = Marks({}, "source")


def test_html_in_an_authors_markdown_is_shown_and_not_obeyed():
    assert "<b>" not in marked_up("<b>x</b> <script>y</script>", MARKS)
    assert "javascript:" not in marked_up("[x](javascript:y)", MARKS).replace(
        "[x](javascript:y)", ""
    )


def test_a_lower_heading_keeps_its_place_under_the_one_above():
    assert "<h4>x</h4>" in marked_up("### x", MARKS, deeper=1)
