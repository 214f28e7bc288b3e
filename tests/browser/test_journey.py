"""Families walk the whole journey in a real browser, and nothing they gave is lost on the way."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import icalendar
import pypdf
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, Server
from tests.browser.father import INVENTED, OWN_ASK, TYPED, WORRIES, father
from tests.browser.visitor import Seen, Visitor
from tests.documents import read_back
from wizard import dates
from wizard.answers import Answers, example_answers
from wizard.content import Content
from wizard.letter import fitting_letters, write_letter

# --- A father, from the front door to the pack ------------------------------------------------


@dataclass
class Walked:
    """A whole walk, as it was seen."""

    visitor: Visitor
    seen: Seen
    met: list[str] = field(default_factory=list)
    """Every address, in the order they were met."""
    lost: list[str] = field(default_factory=list)
    """Every address at which something was gone after Continue and Back."""
    written: set[str] = field(default_factory=set)
    """Files that the server was seen to write meanwhile."""


@pytest.fixture(scope="session")
def walked(browser: Browser, served: Server, real_content: Content) -> Iterator[Walked]:
    """The father has walked from the front door to his pack."""
    context = browser.new_context(viewport=PHONE, locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    walk = Walked(Visitor(page, served, real_content), Seen().watch(page))
    walk_it(walk, father(real_content))
    yield walk
    context.close()


def walk_it(walk: Walked, answers: Answers) -> None:
    visitor = walk.visitor
    before = visitor.server.written()
    visitor.page.goto(visitor.server.url("/"))
    visitor.page.get_by_role("link", name="Start", exact=True).first.click()
    visitor.arrive("now-1")
    while True:
        visitor.answer_page(answers)
        stop = visitor.stop
        walk.met.append(stop.address)
        walk.seen.titles.append(visitor.page.title())
        walk.written |= {file.name for file in visitor.server.written() - before}
        if stop.step.shows == "pack":
            return
        shown = visitor.shown()
        visitor.go_on()
        visitor.back()
        if visitor.shown() != shown or visitor.address != stop.address:
            walk.lost.append(stop.address)
        visitor.go_on()


def test_a_father_walks_from_the_front_door_to_his_pack_and_loses_nothing(walked, counted):
    stops = walked.visitor.view().walk.stops
    counted(
        f"A father walks: {len(walked.met)} steps with Back and Continue, {len(walked.lost)} lost"
    )
    assert walked.met == [stop.address for stop in stops]
    assert walked.lost == []
    assert walked.seen.complaints == []


def test_a_father_finds_his_own_words_in_the_letter(walked, real_content):
    visitor: Visitor = walked.visitor
    visitor.come_to("letter-1")
    own = " ".join(visitor.page.locator(".st-key-sheet .whose-family").all_text_contents())
    letter = sheet(visitor)
    for typed in (TYPED["hoped-change"], *WORRIES["worry-words"].values()):
        assert typed.rstrip(".") in own
    assert TYPED["school-name"] in letter
    assert TYPED["your-name"] in letter
    told = write_letter(real_content.letters["meeting-letter"], visitor.view().given)
    assert read_back.squashed(letter) == read_back.told(told, numbers=False)


def test_every_document_he_downloads_says_the_same_words_under_a_neutral_name(walked, counted):
    visitor: Visitor = walked.visitor
    visitor.come_to("pack-1")
    view = visitor.view()
    names = []
    for plan in fitting_letters(view.given, view.walk.journey.letters):
        letter = write_letter(plan, view.given)
        for kind, (read, numbers) in READERS.items():
            if visitor.page.locator(f".st-key-file-{plan.id}-{kind}").count():
                name, document = visitor.downloaded(f"file-{plan.id}-{kind}")
                names.append(name)
                assert read(document) == read_back.told(letter, numbers=numbers), name
    counted(f"Documents downloaded and read back: {len(names)}")
    assert len(names) >= 7
    for name in names:
        assert re.fullmatch(r"[a-z-]+-2026-11-23\.(docx|pdf|txt)", name)
        assert [word for word in INVENTED if word.lower() in name] == []


def from_pdf(pdf: bytes) -> str:
    pages = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return read_back.squashed("".join(re.sub(r"\s*Page \d+ of \d+\s*$", "", p) for p in pages))


READERS: Mapping[str, tuple[Callable[[bytes], str], bool]] = {
    "docx": (read_back.from_docx, False),
    "pdf": (from_pdf, True),
    "text": (read_back.from_text, True),
}
"""How to read each kind of file, and whether the numbers of its lists are text in it."""


def test_his_calendar_gets_the_dates_and_nothing_private(walked):
    visitor: Visitor = walked.visitor
    visitor.come_to("pack-1")
    name, saved = visitor.downloaded("file-dates")
    entries = icalendar.Calendar.from_ical(saved).walk("VEVENT")
    shown = visitor.page.locator(".w-dates dt").all_text_contents()
    assert name == "key-dates.ics"
    assert [dates.say(day_of(entry), weekday=True) for entry in entries] == shown
    assert [word for word in INVENTED if word in saved.decode()] == []


def day_of(entry: Any) -> dt.date:
    start = entry.decoded("dtstart")
    return start.date() if isinstance(start, dt.datetime) else start


def test_his_saved_file_brings_everything_back_in_another_browser(walked, browser, served):
    visitor: Visitor = walked.visitor
    visitor.come_to("pack-1")
    name, saved = visitor.downloaded("save-pack")
    assert name == "my-answers.json"
    context = browser.new_context(viewport=PHONE, locale="en-GB", reduced_motion="reduce")
    later = Visitor(context.new_page(), served, visitor.content)
    later.come_to("open").choose_file(saved)
    assert later.address == "pack-1"
    assert facts_of(later.held()) == facts_of(visitor.held())
    told = [
        each.come_to("check-1").page.locator(".w-answer-row").all_text_contents()
        for each in (visitor, later)
    ]
    assert told[0] == told[1]
    assert [word for word in INVENTED if word not in " ".join([*told[1], OWN_ASK])] == []
    context.close()


def facts_of(answers: Answers) -> tuple[object, ...]:
    """What a family told, without how often it was changed."""
    return answers.values, answers.own_items, answers.edits, answers.child_id


def test_change_returns_to_check_your_answers_by_way_of_what_it_opened(visitor, real_content):
    visitor.open_answers(father(real_content)).come_to("check-1")
    view = visitor.view()

    def change(question: str) -> str:
        short = view.speak(view.content.questions[question].short)
        return visitor.turn(lambda: visitor.press(view.say("change", short=short)))

    assert change("hoped-change") == "change-1"
    assert visitor.go_on() == "check-1"
    asked = change("ehc")
    visitor.page.locator(".st-key-one--ehc label").filter(
        has_text=view.content.questions["ehc"].option("waiting").label
    ).click()
    opened = visitor.go_on()
    assert opened != "check-1"
    assert visitor.view().walk.by_address(opened).step.id == "ehc-waiting"
    assert visitor.go_on() == "check-1"
    assert change("ehc") == asked
    assert visitor.back() == "check-1"


# --- Other families ---------------------------------------------------------------------------

FAMILIES = {
    "student-at-college": (["I would like"], ["my child", "my son", "my daughter"]),
    "lives-in-wales": (["Carys", "Marchwood School"], ["Warwickshire"]),
    "taught-at-home": (["Warwickshire County Council", "36(1)"], ["SENCO", "Please may I meet"]),
}
"""Each family, with what stands in their letter, and what never does."""


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_goes_from_the_first_page_to_the_letter_and_the_pack(
    visitor: Visitor, real_content: Content, name: str, counted: Callable[[str], None]
):
    visitor.open_answers(answers_of(name, real_content))
    stops = visitor.view().walk.stops
    met = [visitor.address]
    while met[-1] != "letter-1":
        met.append(visitor.go_on())
    letter = sheet(visitor)
    met.append(visitor.go_on())
    assert met == [stop.address for stop in stops]
    counted(f"{real_content.examples[name].title}: {len(met)} steps to the pack")
    said, never = FAMILIES[name]
    assert [words for words in said if words not in letter] == []
    assert [words for words in never if words in letter] == []
    file, document = visitor.downloaded("file-meeting-plan-pdf")
    assert (file, document[:5]) == ("meeting-plan-2026-11-23.pdf", b"%PDF-")


def test_a_family_in_wales_is_told_who_helps_there_before_going_on(visitor, real_content):
    visitor.open_answers(answers_of("lives-in-wales", real_content))
    (page,) = [s for s in visitor.view().walk.stops if s.step.shows == "other-nation"]
    visitor.come_to(page.address)
    expect(visitor.heading).to_contain_text("Wales")
    assert visitor.page.locator(".w-helpers li").count() >= 1
    assert "Warwickshire" not in visitor.reads()


def test_a_mother_with_a_meeting_on_wednesday_has_her_two_documents_soon(visitor, real_content):
    answers = answers_of("meeting-this-week", real_content)
    visitor.page.goto(visitor.server.url("/"))
    visitor.page.locator('a[href="/soon"]').click()
    visitor.arrive("now-1")
    met = [visitor.address]
    while met[-1] != "pack-1":
        visitor.answer_page(answers)
        met.append(visitor.go_on())
    view = visitor.view()
    assert view.walk.journey.id == "soon"
    assert met == [stop.address for stop in view.walk.stops]
    asked = set(view.walk.journey.question_ids())
    assert set(visitor.held().values) == set(answers.values) & asked
    titles = [real_content.letters[name].title for name in ("meeting-plan", "meeting-letter")]
    assert visitor.page.locator("h2").all_text_contents()[:2] == titles
    for document in ("meeting-plan", "meeting-letter"):
        for kind in ("docx", "pdf"):
            name, file = visitor.downloaded(f"file-{document}-{kind}")
            told = write_letter(real_content.letters[document], view.given)
            read, numbers = READERS[kind]
            assert read(file) == read_back.told(told, numbers=numbers), name


def test_somebody_who_is_not_safe_is_told_at_once_who_to_call_and_again_on_every_page(
    visitor: Visitor, real_content: Content
):
    answers = answers_of("first-talk", real_content).reply("happening-now", ("not-safe",))
    visitor.come_to("now-1")
    visitor.answer_page(answers)
    visitor.go_on()
    expect(visitor.heading).to_have_text(real_content.screen["urgent-title"])
    call = visitor.page.locator('a[href="tel:999"]')
    expect(call).to_be_in_viewport()
    visitor.hold(answers, "where-1")
    first = visitor.page.locator("h2").first
    assert "safe" in (first.text_content() or "")
    for address in ("home-1", "worries-1", "where-1", "letter-1"):
        visitor.come_to(address)
        visitor.turn(visitor.page.locator(".st-key-foot a[href$=urgent-help]").click)
        expect(call).to_be_visible()
        assert visitor.back() == address
    assert "not safe" not in sheet(visitor)


# --- Faults -----------------------------------------------------------------------------------


def test_no_reload_and_no_back_button_of_the_browser_loses_anything_at_any_step(
    visitor: Visitor, real_content: Content, counted: Callable[[str], None]
):
    visitor.open_answers(answers_of("many-worries", real_content))
    addresses = [stop.address for stop in visitor.view().walk.stops]
    faults, lost = 0, []
    for address in addresses:
        assert visitor.address == address
        type_and_stay(visitor)
        for fault in (visitor.page.reload, lambda: there_and_back(visitor)):
            shown = visitor.shown()
            fault()
            visitor.arrive(address)
            faults += 1
            if not visitor.soon_shows(shown):
                lost.append(address)
        if address != addresses[-1]:
            visitor.go_on()
    counted(
        f"Reload, and Back and Forward: {len(addresses)} steps, {faults} faults, {len(lost)} lost"
    )
    assert lost == []


def type_and_stay(visitor: Visitor) -> None:
    """Type in the last field of a page, or in a part of the letter, and do not leave it."""
    if visitor.address == "letter-1":
        visitor.page.locator("[class*=st-key-press--open-] button").first.click()
        visitor.page.locator("[class*=st-key-change-] textarea").wait_for()
    fields = visitor.page.locator("[data-testid=stMain] :is(textarea, input[type=text])")
    if fields.count() and visitor.stop.step.id != "council":
        fields.last.press("End")
        fields.last.press_sequentially(" 7")


def there_and_back(visitor: Visitor) -> None:
    visitor.turn(visitor.page.go_back)
    visitor.turn(visitor.page.go_forward)


def answers_of(name: str, content: Content) -> Answers:
    return example_answers(content.examples[name], content)


def sheet(visitor: Visitor) -> str:
    """The words of the letter on its page, without what is told about them."""
    text: str = visitor.page.locator(".st-key-sheet").evaluate(
        """(sheet) => {
          const copy = sheet.cloneNode(true);
          copy.querySelectorAll(".w-whose, .w-away, button").forEach((node) => node.remove());
          return copy.textContent;
        }"""
    )
    return text
