"""One question as it is asked of one family, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from wizard.answers import Value
from wizard.app import frame, going, notes, state
from wizard.app.going import Wrong
from wizard.app.markup import plain, safe
from wizard.app.view import View
from wizard.doubts import doubtful
from wizard.journey import Stop
from wizard.models import NOT_SURE, Question


@dataclass(frozen=True)
class Asked:
    """A question, and the page it is asked on."""

    view: View
    question: Question
    stop: Stop

    @property
    def item(self) -> str | None:
        """The worry it is asked about, if it is asked for each."""
        return self.stop.item

    @property
    def value(self) -> Value | None:
        """The answer as it was given."""
        return self.view.answers.value(self.question.id, self.item)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was chosen, one or several."""
        value = self.value
        if value is None:
            return ()
        return (value,) if isinstance(value, str) else value

    def key(self, kind: str, *parts: str) -> str:
        """The key of one of its widgets."""
        return state.field_key(kind, self.question.id, "--".join(filter(None, (self.item, *parts))))

    @property
    def anchor(self) -> str:
        """Where a link to it leads; a number, so that the topic stays out of the address."""
        return f"q{self.stop.questions.index(self.question) + 1}"

    @cached_property
    def wrong(self) -> Wrong | None:
        """What is wrong with the reply, as far as it should be told by now.

        That nothing was answered, or half a date, is told only after *Continue*.
        """
        found = going.wrong_with(self.view, self.question, self.item)
        if found is None or notes.faults_shown(self.stop.address):
            return found
        unfinished = self.question.type == "date" and "//" in f"/{self.value}/"
        return None if found.fault.key == "missing" or unfinished else found

    @property
    def doubt(self) -> str:
        """What to look at again in a reply that is kept all the same, or nothing."""
        words = self.question.errors.unlikely
        doubted = words is not None and doubtful(self.question.id, self.view.given)
        return self.view.speak(words, self.item) if doubted else ""

    @property
    def title(self) -> str:
        """What is asked."""
        return self.view.speak(self.question.title, self.item)

    @property
    def hint(self) -> str:
        """The hint under it, or nothing."""
        return self.view.speak(self.question.hint, self.item)

    @property
    def label(self) -> str:
        """Its name for screen readers: what is asked, what is wrong, and the hint."""
        wrong = self.view.say("error-label", words=self.wrong.words) if self.wrong else ""
        return plain(" ".join(filter(None, (self.title, wrong, self.hint))))

    @property
    def offers_not_sure(self) -> bool:
        """Whether *I am not sure* stands among its answers."""
        return self.question.not_sure

    @property
    def not_sure(self) -> tuple[str, str]:
        """*I am not sure*, as an answer like the others."""
        return NOT_SURE, self.view.not_sure(self.question)

    def heading(self, alone: bool) -> None:
        """What is asked and the hint, unless the page's own heading has said it already."""
        if not alone:
            st.html(
                f'<h2 class="w-question" id="{self.anchor}" tabindex="-1">{safe(self.title)}</h2>'
            )
        frame.words(self.view.explain(self.question.hint, self.item), "w-soft")
        if self.wrong is not None:
            label = safe(self.view.say("error-word"))
            st.html(f'<p class="w-error-line"><b>{label}</b> {safe(self.wrong.words)}</p>')
        elif self.doubt:
            st.html(f'<p class="w-doubt" role="status">{safe(self.doubt)}</p>')
