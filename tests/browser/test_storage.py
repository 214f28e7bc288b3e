"""Nothing is lost, nothing is left behind: the answers in the tab, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Server

APP = Path(__file__).parent / "storage_app.py"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    started = Server(APP)
    started.start()
    yield started
    started.kill()


def held(page: Page) -> dict[str, Any]:
    """What the session on the server holds."""
    found = page.locator("[data-held]").get_attribute("data-held")
    assert found is not None
    return json.loads(bytes.fromhex(found))


def until(page: Page, **wanted: object) -> None:
    """Wait until the session holds these."""
    for _ in range(150):
        if page.locator("[data-held]").count():
            now = held(page)
            if all(now[key] == value for key, value in wanted.items()):
                return
        page.wait_for_timeout(100)
    raise AssertionError(f"wanted {wanted}, and there is {held(page)}")


def stored(page: Page) -> dict[str, Any] | None:
    text = page.evaluate("sessionStorage.getItem('send-wizard')")
    return json.loads(text) if text else None


def opened(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.goto(server.url("/one"))
    page.wait_for_selector("h1[data-step]")
    return page


def typed(page: Page, label: str, words: str) -> None:
    page.get_by_label(label).click()
    page.keyboard.type(words)


def to_step_two(page: Page) -> None:
    page.get_by_label("Name").fill("Yusuf")
    page.locator(".st-key-go button").click()
    page.wait_for_selector("h1[data-step=two]")


def test_after_a_reload_the_answers_and_the_step_are_back(context, server):
    page = opened(context, server)
    to_step_two(page)
    until(page, revision=2)
    page.reload()
    page.wait_for_selector("h1[data-step=two]")
    assert held(page)["answers"] == {"one-name": "Yusuf"}
    page.locator(".st-key-back button").click()
    expect(page.locator(".st-key-one-name input")).to_have_value("Yusuf")


def test_text_typed_and_never_left_is_back_in_its_field_after_a_reload(context, server):
    page = opened(context, server)
    typed(page, "Words", "He guesses words")
    page.reload()
    page.wait_for_selector("h1")
    expect(page.get_by_label("Words")).to_have_value("He guesses words")
    until(page, answers={"one-words": "He guesses words"})


def test_a_draft_is_forgotten_once_the_server_has_the_text(context, server):
    page = opened(context, server)
    typed(page, "Words", "He guesses words")
    assert stored(page)["drafts"] == {"one-words": "He guesses words"}
    page.get_by_label("Words").blur()
    until(page, revision=1)
    page.wait_for_timeout(200)
    assert stored(page)["drafts"] == {}


def test_text_of_a_field_that_left_the_page_unread_reaches_the_server(context, server):
    page = opened(context, server)
    page.evaluate("sendWizard.drafts['one-words'] = 'never committed'")
    to_step_two(page)
    until(page, answers={"one-name": "Yusuf", "one-words": "never committed"})
    page.wait_for_timeout(200)
    assert stored(page)["drafts"] == {}


def test_a_restarted_server_gets_the_answers_back_by_itself(context, server):
    page = opened(context, server)
    to_step_two(page)
    typed(page, "Words", "typing when")
    server.kill()
    expect(page.locator(".w-offline")).to_have_text(
        "There is no line. Your answers are safe in this tab.", timeout=10_000
    )
    server.start()
    until(page, answers={"one-name": "Yusuf", "two-words": "typing when"}, at=1)
    expect(page.locator(".w-offline")).to_have_text("")
    expect(page.get_by_label("Words")).to_have_value("typing when")
    expect(page.get_by_label("Words")).to_be_focused()
    page.keyboard.type(" it died")
    expect(page.get_by_label("Words")).to_have_value("typing when it died")


def test_an_empty_new_session_never_overwrites_good_answers(context, server):
    page = opened(context, server)
    to_step_two(page)
    until(page, revision=2)
    page.evaluate("window.before = sessionStorage.getItem('send-wizard')")
    server.kill()
    server.start()
    until(page, found=1, revision=2)
    assert page.evaluate("window.before === sessionStorage.getItem('send-wizard')")


def test_the_tab_wins_when_it_holds_a_higher_revision(context, server):
    page = opened(context, server)
    to_step_two(page)
    until(page, revision=2)
    page.evaluate(
        """sessionStorage.setItem("send-wizard", JSON.stringify(
            {text: '{"answers": {"one-name": "Newer"}, "at": 0}', revision: 99, drafts: {}}))"""
    )
    typed(page, "Name", "x")
    page.get_by_label("Name").blur()
    until(page, revision=100, at=0, answers={"one-name": "Newer", "two-name": "x"})


def test_two_tabs_never_mix_and_a_copied_tab_goes_its_own_way(context, server):
    first, second = opened(context, server), opened(context, server)
    to_step_two(first)
    second.get_by_label("Name").fill("Aisha")
    second.get_by_label("Name").blur()
    until(second, answers={"one-name": "Aisha"})
    with context.expect_page() as copying:
        first.evaluate("window.open(location.href)")
    copied = copying.value
    until(copied, answers={"one-name": "Yusuf"})
    typed(copied, "Name", "Nobody")
    copied.get_by_label("Name").blur()
    until(copied, answers={"one-name": "Yusuf", "two-name": "Nobody"})
    first.reload()
    until(first, answers={"one-name": "Yusuf"})
    second.reload()
    until(second, answers={"one-name": "Aisha"})


def test_an_answer_that_arrives_does_not_disturb_the_next_field(context, server):
    page = opened(context, server)
    typed(page, "Name", "Yusuf")
    page.keyboard.press("Tab")
    page.keyboard.type("He guesses words", delay=30)
    until(page, revision=1)
    expect(page.get_by_label("Words")).to_have_value("He guesses words")
    expect(page.get_by_label("Words")).to_be_focused()


def test_clearing_leaves_nothing_in_the_browser(context, server):
    page = opened(context, server)
    to_step_two(page)
    typed(page, "Words", "private")
    page.locator(".st-key-wipe button").click()
    until(page, cleared=True, answers={}, tab="empty")
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    assert context.cookies() == []
    page.reload()
    page.wait_for_selector("h1[data-step=one]")
    assert held(page)["answers"] == {}
    expect(page.get_by_label("Name")).to_have_value("")


def test_nothing_is_kept_outside_the_tab(context, server):
    page = opened(context, server)
    to_step_two(page)
    assert page.evaluate("Object.keys(sessionStorage)") == ["send-wizard"]
    assert page.evaluate("localStorage.length") == 0
    assert context.cookies() == []


def test_a_browser_that_keeps_nothing_says_so_and_goes_on(context, server):
    context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage',"
        " {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page = opened(context, server)
    assert held(page)["trouble"] == "refused"
    to_step_two(page)
    until(page, answers={"one-name": "Yusuf"})


def test_a_full_tab_is_told_and_so_is_room_again(context, server):
    page = opened(context, server)
    page.evaluate("sessionStorage.setItem('other', 'x'.repeat(5 * 1024 * 1024 - 200))")
    page.get_by_label("Words").fill("y" * 3000)
    page.get_by_label("Words").blur()
    until(page, trouble="full")
    page.evaluate("sessionStorage.removeItem('other')")
    page.get_by_label("Words").fill("z")
    page.get_by_label("Words").blur()
    until(page, trouble="", revision=2)
    page.wait_for_timeout(200)
    assert '"z"' in stored(page)["text"]


def test_focus_goes_to_the_heading_of_a_new_step_and_only_then(context, server):
    page = opened(context, server)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.get_by_label("Name").fill("Yusuf")
    page.keyboard.press("Enter")
    until(page, revision=1)
    page.wait_for_timeout(300)
    expect(page.get_by_label("Name")).to_be_focused()
    page.locator(".st-key-go button").click()
    expect(page.locator("h1[data-step=two]")).to_be_focused()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    assert page.title() == "Step two"
    page.locator(".st-key-back button").click()
    expect(page.locator("h1[data-step=one]")).to_be_focused()


def test_focus_goes_to_each_new_summary_of_errors(context, server):
    page = opened(context, server)
    for _ in range(2):
        page.locator(".st-key-fail button").click()
        expect(page.locator(".w-errors")).to_be_focused()
        page.get_by_label("Name").click()


def test_the_characters_left_are_told_near_the_limit(context, server):
    page = opened(context, server)
    left = page.locator(".w-left")
    typed(page, "Words", "1234")
    expect(left).to_be_hidden()
    page.keyboard.type("5678")
    expect(left).to_have_text("12 left")
    page.keyboard.type("9" * 11)
    expect(left).to_have_text("1 left")


def test_a_checkbox_is_named_by_the_words_that_are_seen(context, server):
    page = opened(context, server)
    expect(
        page.get_by_role("checkbox", name="Reading “loses the place”", exact=True)
    ).to_be_visible()


def test_a_bare_r_or_c_does_nothing_and_both_can_be_typed(context, server):
    page = opened(context, server)
    page.locator("h1").click()
    frames: list[object] = []
    page.on("websocket", lambda socket: frames.append(socket))
    page.keyboard.press("r")
    page.keyboard.press("c")
    page.wait_for_timeout(300)
    assert page.get_by_role("dialog").count() == 0
    typed(page, "Name", "rc RC r")
    expect(page.get_by_label("Name")).to_have_value("rc RC r")


def test_a_letter_is_copied_saved_and_printed_in_the_browser(context, server):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context, server)
    page.locator(".st-key-copy button").click()
    expect(page.locator(".st-key-copy [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "the letter"
    with page.expect_download() as download:
        page.locator(".st-key-save button").click()
    assert download.value.suggested_filename == "my.json"
    page.locator(".st-key-print button").click()
    expect(page.frame_locator("#send-wizard-print").locator("h1")).to_have_text("A letter")


def test_a_file_is_read_in_the_browser_and_one_too_big_is_refused(context, server):
    page = opened(context, server)
    chooser = page.locator(".st-key-open input[type=file]")
    chooser.set_input_files({"name": "a.json", "mimeType": "text/plain", "buffer": b"x" * 1001})
    expect(page.locator(".st-key-open [role=alert]")).to_have_text("Too big")
    chooser.set_input_files({"name": "a.json", "mimeType": "text/plain", "buffer": b'{"a": 1}'})
    until(page, opened='{"a": 1}')
