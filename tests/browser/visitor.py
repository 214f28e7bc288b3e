"""Somebody at the real wizard in a real browser: answers pages, turns them, and looks.

What a family would answer is known beforehand (an ``Answers`` value), so that the core can say
which pages they must meet; the visitor presses, ticks and types, and the page has to agree.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Download, Locator, Page, TimeoutError, expect

from tests.families.family import TODAY
from wizard import dates
from wizard.answers import Answers, Value, clean, read_answers, write_answers
from wizard.app import frame
from wizard.app.markup import plain
from wizard.app.view import View
from wizard.content import Content
from wizard.documents.pack import ANSWERS_FILE
from wizard.journey import Stop, walk
from wizard.models import NOT_SURE, Question

if TYPE_CHECKING:
    from tests.browser.conftest import Server

STORE = "send-wizard"
_SHOWN = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-testid=stMain] :is(input, textarea)")]
    .map((node, place) => {
      const box = node.closest('[class*="st-key-"]');
      const key = box && [...box.classList].find((name) => name.startsWith("st-key-"));
      const tick = ["radio", "checkbox"].includes(node.type);
      return [`${key}/${tick ? node.type + place : "text"}`, tick ? node.checked : node.value];
    }).filter(([key]) => !key.startsWith("st-key-find--")))"""
_SHOWS = f"""(wanted) => {{
  const shown = ({_SHOWN})();
  const names = Object.keys(shown);
  return names.length === Object.keys(wanted).length
    && names.every((name) => shown[name] === wanted[name]);
}}"""
_WHOLE = """
  const app = document.querySelector("[data-testid=stApp]");
  const whole = app?.dataset.testScriptState === "notRunning"
    && document.querySelector(".st-key-foot .w-near") !== null
    && document.querySelector("[data-testid=stSkeleton]") === null;
  const heading = document.querySelector("[data-testid=stMain] h1[data-step]");
"""
_THERE = f"(address) => {{{_WHOLE} return whole && heading?.dataset.step === address; }}"
_TURNED = f"""(before) => {{{_WHOLE}
  return whole && heading && heading.dataset.step !== before
    && document.activeElement === heading && location.pathname === "/" + heading.dataset.step;
}}"""
_WORDS = """() => {
  const copy = document.querySelector("[data-testid=stMain]").cloneNode(true);
  copy.querySelectorAll("[popover]").forEach((card) => card.remove());
  return copy.textContent;
}"""
_HELD = """([name, wanted]) => {
  const held = JSON.parse(sessionStorage.getItem("send-wizard") ?? "null");
  const answers = held?.text ? JSON.parse(held.text).answers : {};
  const sorted = (value) =>
    JSON.stringify(Array.isArray(value) ? [...value].sort() : value ?? null);
  return Object.entries(wanted).every(([item, value]) =>
    sorted(item ? answers[name]?.[item] : answers[name]) === sorted(value));
}"""


@dataclass
class Seen:
    """What a browser was seen to do, from the moment it was watched."""

    requests: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    """Errors on the console or in a script, and dialogs that came up."""

    def watch(self, page: Page) -> Seen:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("framenavigated", lambda frame: self.addresses.append(frame.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._console)
        page.on("dialog", self._dialog)
        return self

    def _console(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@dataclass
class Visitor:
    """One tab with the wizard in it."""

    page: Page
    server: Server
    content: Content

    # --- Looking ---------------------------------------------------------------------------

    @property
    def address(self) -> str:
        """Which page they are at: the section and the number of the page."""
        return self.heading.get_attribute("data-step") or ""

    @property
    def heading(self) -> Locator:
        return self.page.locator("h1[data-step]")

    def shown(self) -> dict[str, object]:
        """What stands in every field of the page, and what is ticked."""
        found: dict[str, object] = self.page.evaluate(_SHOWN)
        return found

    def soon_shows(self, wanted: Mapping[str, object]) -> bool:
        """Whether every field of the page comes to show this, within a moment."""
        try:
            self.page.wait_for_function(_SHOWS, arg=wanted, polling=20, timeout=3_000)
        except TimeoutError:
            return False
        return True

    def reads(self) -> str:
        """All the words of the page, those folded away too, but for the meanings of its words."""
        words: str = self.page.evaluate(_WORDS)
        return words

    def stored(self) -> dict[str, Any]:
        """What the tab keeps."""
        text = self.page.evaluate("name => sessionStorage.getItem(name)", STORE)
        found: dict[str, Any] = json.loads(text) if text else {"text": None, "drafts": {}}
        return found

    def held(self) -> Answers:
        """The answers that the tab keeps."""
        text = self.stored()["text"]
        return read_answers(text, self.content).answers if text else Answers()

    def view(self, answers: Answers | None = None) -> View:
        """The core's view of these answers, or of those that the tab keeps."""
        answers = self.held() if answers is None else answers
        return View(self.content, TODAY, answers, walk(self.content, answers, TODAY), {})

    @property
    def stop(self) -> Stop:
        """The page of the journey where they are."""
        found = self.view().walk.by_address(self.address)
        assert found is not None, self.address
        return found

    def title(self, view: View, stop: Stop) -> str:
        """What the browser's own title has to say at a page."""
        page = frame.progress(view, stop, "title")
        return view.say("page-title", page=page, name=self.content.service.name)

    # --- Turning pages ---------------------------------------------------------------------

    def come_to(self, address: str) -> Visitor:
        """Load an address, as from the history."""
        self.page.goto(self.server.url(f"/{address}"))
        return self.arrive(address)

    def arrive(self, address: str) -> Visitor:
        """Wait until a page stands there whole."""
        self.page.wait_for_function(_THERE, arg=address, polling=20)
        return self

    def turn(self, press: Callable[[], object]) -> str:
        """Turn the page by pressing something; the heading of the new one has the focus."""
        before = self.address
        press()
        self.page.wait_for_function(_TURNED, arg=before, polling=20)
        return self.address

    def go_on(self) -> str:
        return self.turn(self.press_continue)

    def press_continue(self) -> None:
        self.page.locator(".st-key-press--continue button").click()

    def back(self) -> str:
        return self.turn(self.page.locator(".st-key-back a").click)

    def press(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).click()

    # --- Answers files ---------------------------------------------------------------------

    def open_answers(self, answers: Answers) -> Visitor:
        """Open a saved file, as a family would who comes back."""
        self.come_to("open")
        return self.choose_file(write_answers(answers, TODAY).encode())

    def choose_file(self, saved: bytes) -> Visitor:
        """Choose a file on the page that opens one."""
        chosen: Any = {"name": ANSWERS_FILE, "mimeType": "application/json", "buffer": saved}
        self.turn(lambda: self.page.locator("input[type=file]").set_input_files(chosen))
        expect(self.page.get_by_text(self.content.screen["opened"])).to_be_visible()
        return self

    def hold(self, answers: Answers, address: str) -> Visitor:
        """Be at a page with these answers, as after a reload of a tab that kept them."""
        kept = {"text": write_answers(answers, TODAY), "revision": 10_000, "drafts": {}}
        self.page.evaluate("([n, t]) => sessionStorage.setItem(n, t)", [STORE, json.dumps(kept)])
        return self.come_to(address)

    def downloaded(self, key: str) -> tuple[str, bytes]:
        """Press a button that downloads something: the name of the file, and what is in it."""
        with self.page.expect_download() as coming:
            self.page.locator(f".st-key-{key} button").click()
        download: Download = coming.value
        return download.suggested_filename, download.path().read_bytes()

    # --- Answering -------------------------------------------------------------------------

    def answer_page(self, answers: Answers) -> None:
        """Give every answer on this page, as somebody who clicks and types does."""
        stop = self.view(answers).walk.by_address(self.address)
        assert stop is not None, self.address
        for question in stop.questions:
            if question.type in {"concerns", "asks"}:
                self._add_own(question, answers)
            value = answers.value(question.id, stop.item)
            if value:
                Answering(self, question, stop.item, value).give()
                self.until(question.id, value, stop.item)

    def until(self, question: str, value: Value, item: str | None = None) -> None:
        """Wait until the tab keeps this answer."""
        self.page.wait_for_function(_HELD, arg=[question, {item or "": value}], polling=20)

    def _add_own(self, question: Question, answers: Answers) -> None:
        kind = "concern" if question.type == "concerns" else "ask"
        for own in answers.own(kind):
            self.page.locator(f".st-key-own--{question.id} input").fill(own.words)
            self.page.locator(f".st-key-press--add-{kind} button").click()
            expect(
                self.page.locator(f"[class*=st-key-tick--{question.id}--own-{kind}-]")
            ).to_be_visible()


@dataclass(frozen=True)
class Answering:
    """One question on a page, and the answer that somebody gives to it."""

    visitor: Visitor
    question: Question
    item: str | None
    value: Value

    def give(self) -> None:
        kind = self.question.type
        if kind in {"text", "long-text"}:
            self._write()
        elif kind == "date" and self.value != NOT_SURE:
            self._date()
        elif kind in {"choice", "school-year", "council"}:
            self._choose()
        else:
            self._tick()

    def widget(self, kind: str, *parts: str) -> Locator:
        key = "--".join(filter(None, (kind, self.question.id, self.item, *parts)))
        return self.visitor.page.locator(f".st-key-{key}")

    def _write(self) -> None:
        field = self.widget("told").locator("input, textarea")
        field.fill(str(self.value))
        field.press("Tab")

    def _date(self) -> None:
        pieces = dates.date_fields(str(self.value))
        for kind, typed in zip(("day", "month", "year"), pieces, strict=True):
            self.widget(kind).locator("input").fill(typed)
        self.widget("year").locator("input").press("Tab")

    def _choose(self) -> None:
        if self.question.type == "council" and self.value != NOT_SURE:
            self.widget("find").locator("input").fill(self._words())
        words = self.visitor.page.get_by_text(self._words(), exact=True)
        self.widget("one").locator("label").filter(has=words).first.click()

    @cached_property
    def _view(self) -> View:
        return self.visitor.view()

    def _words(self) -> str:
        view, value = self._view, str(self.value)
        if value == NOT_SURE:
            return view.not_sure(self.question)
        if self.question.type == "council":
            return self.visitor.content.councils[value].official_name
        if self.question.type == "school-year":
            return self.visitor.content.school_years[
                dates.read_school_year(value, TODAY) or ""
            ].label
        option = self.question.option(value)
        assert option is not None, value
        return view.speak(option.label, self.item)

    def _tick(self) -> None:
        for entry in (self.value,) if isinstance(self.value, str) else self.value:
            box = self.widget("tick", entry)
            if not box.is_visible():
                folded = self.visitor.page.locator("details", has=box)
                folded.locator("summary").click()
            if not box.locator("input").is_checked():
                box.locator("label").click()


def name_of(label: str) -> str:
    """A label as it is read out: without the marks that keep it from being Markdown."""
    return plain(label).replace("\u2060", "").replace("\\", "")


def typed_by(answers: Answers) -> list[str]:
    """Every text that a family typed."""
    found: list[str] = [own.words for own in answers.own_items]
    for value in answers.values.values():
        found.extend(text for text in _each(value) if " " in text or text[:1].isupper())
    return [clean(text) for text in found]


def _each(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _each(each)


@contextmanager
def watched(page: Page) -> Iterator[Seen]:
    """Watch a page for as long as something is done there."""
    yield Seen().watch(page)
