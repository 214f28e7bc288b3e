"""Every step of the wizard: for everyone, and nobody else's business."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import Server
from tests.browser.test_look import RULES
from tests.browser.visitor import Seen, Visitor
from wizard.answers import example_answers
from wizard.content import Content

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> :red[x] :material/home: $x^2$ **b** "
    "[a](javascript:alert(3)) {{ child.name }} =cmd|' /C calc'!A0 علی 🦄 &amp; \\u0041"
)
CANARY = "Zyxwvut"


@pytest.fixture
def looked_at(browser: Browser, served: Server, real_content: Content) -> Iterator[Visitor]:
    """A tab that a checker may put its own script into."""
    context = browser.new_context(
        viewport={"width": 320, "height": 800},
        locale="en-GB",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    yield Visitor(context.new_page(), served, real_content)
    context.close()


@pytest.mark.parametrize(
    ("name", "widths"), [("many-worries", (320, 1280)), ("council-said-no", (320,))]
)
def test_axe_finds_nothing_and_nothing_runs_off_the_side_at_any_step(
    looked_at: Visitor,
    real_content: Content,
    counted: Callable[[str], None],
    name: str,
    widths: tuple[int, ...],
):
    page = looked_at.page
    looked_at.open_answers(example_answers(real_content.examples[name], real_content))
    stops = looked_at.view().walk.stops
    states, found = 0, []
    for stop in stops:
        looked_at.arrive(stop.address)
        assert page.locator("[data-testid=stMain] h1").count() == 1
        for details in page.locator("[data-testid=stMain] summary").all():
            details.click()
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            report = Axe().run(page, options={"runOnly": RULES})
            found += [(stop.address, width, each["id"]) for each in report.response["violations"]]
            wide = page.evaluate("document.querySelector('.stMain').scrollWidth")
            found += [(stop.address, width, "runs off the side")] if wide > width else []
            states += 1
        page.set_viewport_size({"width": 320, "height": 800})
        if stop is not stops[-1]:
            looked_at.go_on()
    counted(f"axe on {name}: {len(stops)} steps, {states} states, {len(found)} violations")
    assert found == []


def test_axe_finds_nothing_where_a_reply_will_not_do(looked_at: Visitor):
    looked_at.come_to("about-1").press_continue()
    looked_at.page.locator(".w-errors").wait_for()
    report = Axe().run(looked_at.page, options={"runOnly": RULES})
    assert report.response["violations"] == [], report.generate_report()
    focused = looked_at.page.evaluate("document.activeElement.className")
    assert "w-errors" in focused


def test_what_a_family_types_goes_nowhere_but_the_tab_and_its_files(
    browser: Browser, served: Server, real_content: Content
):
    context = browser.new_context(locale="en-GB")
    visitor = Visitor(context.new_page(), served, real_content)
    seen = Seen().watch(visitor.page)
    before = served.written()
    told = example_answers(real_content.examples["first-talk"], real_content)
    canary = replace(told, values={**told.values, "child-name": CANARY, "strengths": CANARY})
    visitor.open_answers(canary)
    while visitor.address != "pack-1":
        seen.titles.append(visitor.page.title())
        visitor.go_on()
    assert CANARY in visitor.stored()["text"]
    hosts = {urlsplit(url).netloc for url in seen.requests if url.startswith(("http", "ws"))}
    assert hosts == {urlsplit(served.url("/")).netloc}
    told_on = [*seen.requests, *seen.addresses, *seen.titles, *seen.complaints]
    assert not [line for line in told_on if CANARY.lower() in line.lower()]
    assert CANARY.lower() not in served.log.read_text(encoding="utf-8").lower()
    assert served.written() == before
    assert context.cookies() == []
    assert visitor.page.evaluate("localStorage.length") == 0
    context.close()


def test_hostile_text_is_shown_as_it_was_typed_and_nothing_runs(
    visitor: Visitor, real_content: Content
):
    seen = Seen().watch(visitor.page)
    told = example_answers(real_content.examples["first-talk"], real_content)
    hostile = dict.fromkeys(("strengths", "what-helps", "hoped-change", "times-free"), HOSTILE)
    visitor.open_answers(replace(told, values={**told.values, **hostile}))
    while visitor.address != "check-1":
        visitor.go_on()
    assert visitor.page.locator("[data-testid=stMain]").inner_text().count(HOSTILE) >= 4
    visitor.go_on()
    assert HOSTILE in visitor.page.locator(".st-key-sheet").inner_text()
    assert seen.complaints == []
