"""The plain pages in a browser: readable by everyone, with JavaScript switched off."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PHONE, Server
from tests.browser.test_look import RULES

PAGES = [
    "/",
    "/guide",
    "/guide/sen-support",
    "/guide/if-you-disagree",
    "/guide/assess-plan-do-review",
    "/guide/all",
    "/guide/search",
    "/words",
    "/services",
    "/urgent",
    "/privacy",
    "/accessibility",
    "/sample-letter",
    "/questions",
    "/no/such/page",
]


@pytest.fixture
def bare(browser: Browser):
    """A browser with JavaScript off, as far as a page can tell."""
    made = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield made
    made.close()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(browser: Browser, served: Server, address: str, width: int):
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 800}, bypass_csp=True
    )
    page = context.new_page()
    page.goto(served.url(address))
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_nobody_else_for_anything_and_leaves_nothing(
    page: Page, context: BrowserContext, served: Server, address: str
):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.url(address))
    page.wait_for_timeout(200)
    assert all(url.startswith(served.url("/")) for url in asked)
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_reader_without_javascript_gets_from_the_front_door_to_help(bare, served):
    page = bare.new_page()
    page.goto(served.url("/"))
    page.get_by_role("link", name="Menu").click()
    page.locator("#menu").get_by_role("link", name="Help near you").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Help near you")
    page.get_by_role("link", name="Urgent help").first.click()
    expect(page.get_by_role("link", name="Call 999")).to_be_visible()


def test_without_javascript_the_wizards_address_says_so_and_leads_to_the_guide(bare, served):
    page = bare.new_page()
    page.goto(served.url("/now-1"))
    page.get_by_role("link", name="Read the guide").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Guide")


def test_the_front_door_fetches_the_wizard_early(page, served):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.url("/"))
    page.wait_for_timeout(1500)
    assert len([url for url in asked if "/static/js/" in url]) > 20


def test_every_page_is_reached_by_the_keyboard_past_the_header(page, served):
    page.goto(served.url("/guide"))
    page.keyboard.press("Tab")
    expect(page.locator(".w-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
