"""Somebody at the wizard: opens a page with some answers, looks at it and presses things.

Streamlit's ``AppTest`` runs no JavaScript, so the tab has no say here: the session starts with
the answers, as if the tab had just handed them back.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.families.family import TODAY, Family
from wizard.answers import Answers
from wizard.app import state

MAIN = Path(state.__file__).parent / "main.py"


@dataclass
class Desk:
    """One session with the app."""

    app: AppTest

    @property
    def answers(self) -> Answers:
        kept: Answers = self.app.session_state[state.ANSWERS]
        return kept

    @property
    def heading(self) -> str:
        (found,) = [body for body in self.pieces if body.startswith("<h1")]
        return plain(found)

    @property
    def pieces(self) -> list[str]:
        """Every piece of HTML on the page, in order."""
        return [str(piece.body) for piece in self.app.get("html")]

    @property
    def reads(self) -> str:
        """All that the page's own pieces say."""
        return "\n".join(plain(piece) for piece in self.pieces)

    def pieces_with(self, css: str) -> list[str]:
        return [piece for piece in self.pieces if css in piece]

    @property
    def buttons(self) -> list[str]:
        return [unmarked(button.label) for button in self.app.button]

    @property
    def downloads(self) -> list[Any]:
        return list(self.app.get("download_button"))

    def sound(self) -> Desk:
        assert not self.app.exception, self.app.exception
        assert "this page has a problem" not in self.reads
        return self

    def press(self, label: str) -> Desk:
        (button,) = [b for b in self.app.button if unmarked(b.label) == label]
        button.click().run()
        return self.sound()

    def go_on(self) -> Desk:
        self.app.button(key="press--continue").click().run()
        return self.sound()

    def choose(self, question: str, answer: str, item: str | None = None) -> Desk:
        self.app.radio(key=state.field_key("one", question, item)).set_value(answer).run()
        return self.sound()

    def tick(self, question: str, answer: str, item: str | None = None) -> Desk:
        parts = "--".join(filter(None, (item, answer)))
        box = self.app.checkbox(key=state.field_key("tick", question, parts))
        (box.uncheck() if box.value else box.check()).run()
        return self.sound()

    def write(self, question: str, text: str, item: str | None = None) -> Desk:
        key = state.field_key("told", question, item)
        fields = {field.key: field for field in (*self.app.text_input, *self.app.text_area)}
        fields[key].set_value(text).run()
        return self.sound()

    def date(self, question: str, day: str, month: str, year: str) -> Desk:
        for kind, typed in (("day", day), ("month", month), ("year", year)):
            self.app.text_input(key=state.field_key(kind, question)).set_value(typed).run()
        return self.sound()


def sit_down(family: Family, page: str | None = None, *, today: dt.date = TODAY) -> Desk:
    """Open a page of the journey, by its step; the first one when none is named."""
    answers = family.answers
    if page is not None:
        (first, *_) = [stop for stop in family.walk.stops if stop.step.id == page]
        answers = answers.moved_to(first.at)
    return Desk(_session(answers, today).run()).sound()


def come_to(family: Family, address: str, *, today: dt.date = TODAY) -> Desk:
    """Open an address, as somebody does who has it in their history."""
    app = _session(family.answers, today)
    app._page_hash = calc_hash(address)  # AppTest itself only knows pages that are files
    return Desk(app.run()).sound()


def _session(answers: Answers, today: dt.date) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=20)
    app.session_state[state.ANSWERS] = answers
    app.session_state[state.TAB] = "restored"
    app.session_state[state.TODAY] = today
    return app


def plain(piece: str) -> str:
    """What a piece of HTML says; a word's meaning only shows when it is opened."""
    shown = re.sub(r"<span popover.*?</button></span>", "", piece)
    shown = re.sub(r"<button[^>]*>([^<]*)<span>([^<]*)</span>([^<]*)</button>", r"\1\2\3", shown)
    return html.unescape(re.sub(r"<[^>]+>", " ", shown)).strip()


def unmarked(label: str) -> str:
    return re.sub(r"\\(.)", r"\1", label).replace("\u2060", "")
