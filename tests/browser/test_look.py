"""Streamlit's widgets wear our look, and a new Streamlit that names them anew is noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import ROOT, Server

APP = Path(__file__).parent / "look_app.py"
WIZARD_CSS = (ROOT / "wizard/web/look/wizard.css").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NOT_ON_THIS_PAGE = {
    # Hidden furniture that minimal settings never draw, and widgets the wizard avoids.
    "stHeader", "stToolbar", "stDecoration", "stStatusWidget", "stAppDeployButton", "stMainMenu",
    "InputInstructions", "stHeaderActionElements", "stIconMaterial", "stExpanderDetails",
}  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server(APP)
    started.start()
    yield started
    started.kill()


@pytest.fixture
def drawn(page: Page, server: Server) -> Page:
    page.goto(server.url("/page"))
    page.wait_for_selector(".w-help")
    page.wait_for_timeout(300)
    return page


def test_every_name_of_streamlits_that_the_look_leans_on_is_still_there(drawn):
    names = set(re.findall(r'data-testid="(\w+)"', WIZARD_CSS)) - NOT_ON_THIS_PAGE
    assert names
    missing = [name for name in names if not drawn.locator(f"[data-testid={name}]").count()]
    assert missing == []


def test_every_target_is_big_enough_for_a_thumb(drawn):
    sizes = drawn.evaluate(
        """() => [...document.querySelectorAll(
             "button, summary, .stCheckbox, [data-testid=stRadioGroup] > div," +
             "input[type=text], textarea")]
           .filter((node) => node.offsetParent)
           .map((node) => [node.textContent.slice(0, 20),
             Math.round(node.getBoundingClientRect().height)])"""
    )
    assert len(sizes) > 12
    assert [size for size in sizes if size[1] < 44] == []


def test_the_whole_card_answers_to_a_finger(drawn):
    card = drawn.locator(".st-key-box-two .stCheckbox")
    box = card.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    drawn.mouse.click(box["x"] + box["width"] - 6, box["y"] + 6)
    drawn.wait_for_timeout(200)
    assert drawn.get_by_role("checkbox", name="Worry").is_checked()


def test_the_keyboard_shows_where_it_is(drawn):
    seen = []
    for _ in range(12):
        drawn.keyboard.press("Tab")
        seen.append(
            drawn.evaluate(
                """() => {
                  let node = document.activeElement;
                  for (; node && node !== document.body; node = node.parentElement) {
                    const style = getComputedStyle(node);
                    if (parseFloat(style.outlineWidth) >= 3 && style.outlineStyle === "solid")
                      return true;
                  }
                  return document.activeElement.tagName + "." + document.activeElement.className;
                }"""
            )
        )
    assert [where for where in seen if where is not True] == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(drawn, width):
    drawn.set_viewport_size({"width": width, "height": 800})
    drawn.wait_for_timeout(200)
    found = Axe().run(drawn, options={"runOnly": RULES})
    assert found.response["violations"] == [], found.generate_report()
    assert drawn.evaluate("document.querySelector('.stMain').scrollWidth") <= width


def test_the_page_asks_nobody_else_for_anything_and_skips_what_it_does_not_need(page, server):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.url("/page"))
    page.wait_for_selector(".w-help")
    page.wait_for_timeout(1000)
    outside = [url for url in asked if not url.startswith((server.url(""), "blob:", "data:"))]
    assert outside == []
    assert [url for url in asked if "SourceSans" in url or "MaterialSymbols" in url] == []
