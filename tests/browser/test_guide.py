"""The guide in a browser with no script: words that open, the search, and paper."""

from __future__ import annotations

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import PHONE, Server
from tests.browser.test_look import RULES
from wizard.content import Content

TOPIC = "/guide/sen-support"
OPEN = ".w-meaning:popover-open"


@pytest.fixture
def bare(browser: Browser):
    """A phone whose browser runs no script, as far as a page can tell."""
    made = browser.new_context(viewport=PHONE, java_script_enabled=False, has_touch=True)
    yield made.new_page()
    made.close()


@pytest.fixture
def reader(bare: Page, served: Server) -> Page:
    bare.goto(served.url(TOPIC))
    return bare


def search(page: Page, words: str) -> None:
    page.get_by_label("Search the guide").fill(words)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("heading", name="Search the guide").wait_for()


def test_a_finger_opens_the_meaning_of_a_word_and_closes_it(reader):
    expect(reader.locator(OPEN)).to_have_count(0)
    reader.locator(".w-term").first.tap()
    expect(reader.locator(OPEN)).to_contain_text("SEN support")
    reader.locator(OPEN).get_by_role("button", name="Close").tap()
    expect(reader.locator(OPEN)).to_have_count(0)


def test_a_tap_beside_it_closes_it_too(reader):
    reader.locator(".w-term").first.tap()
    reader.get_by_role("heading", level=1).tap()
    expect(reader.locator(OPEN)).to_have_count(0)


def test_the_keyboard_opens_it_comes_next_to_what_is_in_it_and_closes_it(reader):
    word = reader.locator(".w-term").first
    word.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator(OPEN)).to_be_visible()
    reader.keyboard.press("Tab")
    expect(reader.locator(OPEN).get_by_role("link")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.locator(OPEN)).to_have_count(0)
    expect(word).to_be_focused()


def test_a_screen_reader_hears_a_button_that_opens_something(page, served):
    page.goto(served.url(TOPIC))
    word = page.locator(".w-term").first
    name = word.text_content()
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    heard = [
        {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        for node in nodes
        if node.get("role", {}).get("value") == "button" and node["name"]["value"] == name
    ]
    assert [each["expanded"] for each in heard] == [False]
    word.click()
    assert page.get_by_role("note").is_visible()


def test_the_card_covers_no_more_than_it_needs_and_stays_on_the_screen(reader):
    reader.locator(".w-term").first.tap()
    box = reader.locator(OPEN).bounding_box()
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    assert abs(box["y"] + box["height"] - PHONE["height"]) <= 1
    assert box["height"] < PHONE["height"] / 2


@pytest.mark.parametrize("address", [TOPIC, "/guide", "/guide/ehc-plan", "/guide/all"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_while_a_word_is_open(
    browser: Browser, served: Server, address: str, width: int
):
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(served.url(address))
    page.locator(".w-term").first.click()
    expect(page.locator(OPEN)).to_be_visible()
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_in_the_wizard_too_a_word_opens_by_keyboard_and_finger_and_axe_finds_nothing(visitor):
    page = visitor.come_to("urgent-help").page
    word = page.locator(".w-term").first
    word.focus()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    word.click()
    expect(page.locator(OPEN)).to_be_visible()
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.response["violations"] == [], found.generate_report()
    page.locator(OPEN).get_by_role("button", name="Close").click()
    expect(page.locator(OPEN)).to_have_count(0)


# --- The search -----------------------------------------------------------------------------


def test_a_parents_words_lead_to_a_page_and_stand_in_no_address(reader):
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    search(reader, "school refusing")
    reader.locator(".w-found a").first.click()
    reader.wait_for_url("**/guide/attendance-and-anxiety")
    reader.go_back()
    expect(reader.locator(".w-found a").first).to_be_visible()
    assert not [url for url in asked if "refusing" in url]


@pytest.mark.parametrize("words", ["IEP", "xyzzy", ""])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_what_was_found(browser, served, words, width):
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 800}, bypass_csp=True
    )
    page = context.new_page()
    page.goto(served.url("/guide"))
    search(page, words)
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


# --- Paper ----------------------------------------------------------------------------------


def printed(page: Page) -> list[str]:
    """The words of each sheet."""
    made = page.pdf(format="A4", prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(made)).pages]


def test_a_topic_prints_on_one_or_two_sheets_with_nothing_to_press(page, served):
    page.goto(served.url(TOPIC))
    page.locator(".w-term").first.click()
    sheets = printed(page)
    words = " ".join(sheets)
    assert 1 <= len(sheets) <= 2
    assert "Where this comes from" in words
    for gone in ("Search the guide", "Read next", "Close", "Start the questions", "Menu"):
        assert gone not in words


def test_no_topic_takes_more_than_three_sheets(page, served, real_content: Content, counted):
    long = {}
    for name in real_content.guide:
        page.goto(served.url(f"/guide/{name}"))
        long[name] = len(printed(page))
    most = {name: count for name, count in long.items() if count > 2}
    counted(f"guide on paper: {len(long)} topics, more than two sheets: {sorted(most)}")
    assert max(long.values()) <= 3
    assert len(most) <= len(long) / 10


def test_the_whole_guide_prints_each_topic_from_a_new_sheet_and_the_glossary_last(
    page, served, real_content
):
    page.goto(served.url("/guide/all"))
    titles = page.locator(".w-topic-title").all_text_contents()
    assert len(titles) == len(real_content.guide) + 1
    sheets = [" ".join(sheet.split()) for sheet in printed(page)]
    starts = [
        next(
            n for n, sheet in enumerate(sheets) if n > 0 and " ".join(title.split()) in sheet[:200]
        )
        for title in titles
    ]
    assert starts == sorted(set(starts))


def test_the_number_behind_a_line_opens_the_list_of_sources_at_its_place(reader):
    mark = reader.locator(".w-mark a").last
    number = mark.get_attribute("href").removeprefix("#source-")
    listed = reader.locator(f"#source-{number}")
    expect(listed).to_be_hidden()
    mark.click()
    expect(listed).to_be_visible()
    expect(listed).to_be_in_viewport()


def test_a_printed_topic_shows_its_sources_though_they_were_folded(browser, served):
    page = browser.new_page()
    page.goto(served.url(TOPIC))
    last = page.locator(".w-from li a").last.inner_text()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    page.close()
    words = " ".join("".join(sheet.extract_text() for sheet in printed.pages).split())
    assert "".join(last.split()) in "".join(words.split())
