"""The pictures in a real browser: seen on every screen, in grey and in high contrast, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Server
from tests.browser.visitor import Seen, Visitor
from wizard.answers import Answers, example_answers
from wizard.content import Content

WIDTHS = [320, 390, 1280]
SIDEWAYS = "document.documentElement.scrollWidth"
IMAGES = """[...document.querySelectorAll("img.w-picture")].map((image) => ({
  shown: image.getBoundingClientRect().width, drawn: image.naturalWidth, alt: image.alt,
  right: image.getBoundingClientRect().right,
}))"""
DRAWN = """[...document.querySelectorAll(".w-picture svg")]
  .filter((svg) => svg.getBoundingClientRect().width)
  .map((svg) => ({
    words: [...svg.querySelectorAll("text")].map((text) =>
      parseFloat(getComputedStyle(text).fontSize)
        * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width),
    out: [...svg.querySelectorAll("text")].filter((text) => {
      const line = text.getBoundingClientRect(), whole = svg.getBoundingClientRect();
      return line.left < whole.left || line.right > whole.right;
    }).map((text) => text.textContent),
    right: svg.getBoundingClientRect().right,
  }))"""


def told_by(content: Content, name: str) -> Answers:
    return example_answers(content.examples[name], content)


@pytest.fixture
def somewhere(browser: Browser, served: Server) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def where_they_are(visitor: Visitor, family: str) -> Visitor:
    """An example family at the page that says where they are."""
    visitor.open_answers(told_by(visitor.content, family))
    return visitor.come_to("where-1")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_family_sees_each_picture_once_and_large_enough_to_read(visitor: Visitor, width: int):
    visitor.page.set_viewport_size({"width": width, "height": 800})
    where_they_are(visitor, "little-progress")
    visitor.page.wait_for_function(
        '[...document.querySelectorAll("img.w-picture")].every((image) => image.complete)'
    )
    images = visitor.page.evaluate(IMAGES)
    assert len(images) == 4
    seen = [image for image in images if image["shown"]]
    assert len(seen) == 2
    for image in seen:
        assert image["shown"] >= image["drawn"]  # so its words are no smaller than drawn
        assert image["right"] <= width
    assert visitor.page.evaluate(SIDEWAYS) <= width


def test_a_family_without_sight_is_told_what_each_picture_shows(visitor: Visitor):
    where_they_are(visitor, "little-progress")
    road, circle = (
        visitor.page.get_by_role("img", name=re.compile(name))
        for name in (r"You are here: More help\.$", r"Next for you: Assess\.$")
    )
    assert road.count() == 1
    assert circle.count() == 1
    words = visitor.page.locator(".w-pictured summary").first
    words.click()
    assert visitor.page.get_by_text("More help (you are here)").is_visible()


def test_no_address_tells_a_server_where_a_family_is(visitor: Visitor):
    seen = Seen().watch(visitor.page)
    where_they_are(visitor, "little-progress")
    asked = [url for url in seen.requests if not url.startswith("data:")]
    assert not [url for url in asked if re.search(r"road|circle|picture", url.partition("?")[0])]
    assert seen.complaints == []


@pytest.mark.parametrize(
    "address", ["/guide", "/guide/sen-support", "/guide/assess-plan-do-review"]
)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_of_the_guide_sees_a_picture_that_fits(
    somewhere: Page, served: Server, address: str, width: int
):
    somewhere.set_viewport_size({"width": width, "height": 800})
    somewhere.goto(served.url(address))
    (drawn,) = somewhere.evaluate(DRAWN)
    assert min(drawn["words"]) >= 14
    assert drawn["out"] == []
    assert drawn["right"] <= width
    assert somewhere.evaluate(SIDEWAYS) <= width


def test_the_words_of_a_drawing_keep_their_colours_where_a_person_chose_their_own(
    browser: Browser, served: Server
):
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(served.url("/guide/assess-plan-do-review"))
    colours = page.evaluate(
        """[...document.querySelectorAll(".w-picture text")]
          .map((text) => [text.getAttribute("fill"), getComputedStyle(text).fill])"""
    )
    assert len(colours) > 20
    for drawn, shown in colours:
        red, green, blue = (int(drawn[at : at + 2], 16) for at in (1, 3, 5))
        assert shown == f"rgb({red}, {green}, {blue})"
    context.close()
