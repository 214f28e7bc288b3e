"""What one run of the app looks at: content, answers, the walk they make, and our words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from wizard.answers import Answers
from wizard.app.explaining import Explained, Explainer, marked_place
from wizard.app.markup import link, safe
from wizard.content import Content
from wizard.jargon import Opening, jargon_of
from wizard.journey import Given, Stop, Walk
from wizard.models import Citation, GlossaryEntry, Help, Question
from wizard.signposts import Signposts, signposts
from wizard.sources import told_source
from wizard.voice import Voice, setting_words

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage


@dataclass(frozen=True)
class View:
    """Everything a page may look at. What changes is in ``app.state``."""

    content: Content
    today: dt.date
    answers: Answers
    walk: Walk
    pages: Mapping[str, StreamlitPage]
    """Every page of this run, by its address."""
    explained: Explained = field(default_factory=Explained, repr=False, compare=False)
    """The jargon that was explained so far, while the page is drawn."""

    @property
    def given(self) -> Given:
        """The answers that count."""
        return self.walk.given

    @cached_property
    def voice(self) -> Voice:
        """Speaks to this reader."""
        return Voice(self.given, "screen")

    @cached_property
    def signposts(self) -> Signposts:
        """Who can help this family."""
        return signposts(self.given)

    @cached_property
    def helpers(self) -> Mapping[str, Help]:
        """Everyone who helps families everywhere, by id."""
        return {help.id: help for help in self.content.national}

    def say(self, key: str, item: str | None = None, **values: object) -> str:
        """Words of the app's own pages, by their key in ``content/screen.yaml``."""
        return self.voice.say(self.content.screen[key], item, **values)

    def speak(self, text: str | None, item: str | None = None, **values: object) -> str:
        """A sentence that an author wrote elsewhere, or nothing where there is none."""
        return self.voice.say(text, item, **values) if text else ""

    @cached_property
    def _explainer(self) -> Explainer:
        jargon = jargon_of(self.content.glossary)
        words = self.content.web["words"]
        place = marked_place(setting_words(self.given), jargon)
        opening = Opening(self.voice.say, words["close"], words["more"])
        return Explainer(jargon, self.voice, place, opening)

    def tell(self, key: str, item: str | None = None, **values: object) -> Markup:
        """What ``say`` says, as HTML: jargon opens its meaning where it first stands."""
        return self.explain(self.content.screen[key], item, **values)

    def explain(self, text: str | None, item: str | None = None, **values: object) -> Markup:
        """What ``speak`` says, as HTML: jargon opens its meaning where it first stands."""
        return self._explainer.html(text, self.explained, item, **values) if text else Markup()

    def unexplained(self, texts: Iterable[str]) -> list[GlossaryEntry]:
        """The jargon in some texts of ours that nothing has explained yet; from now on it is."""
        jargon = jargon_of(self.content.glossary)
        return self.explained.fresh(entry for text in texts for entry in jargon.explains(text))

    def title(self, stop: Stop) -> str:
        """The heading of a page: its step's, or that of its only question."""
        if stop.step.title is not None:
            return self.speak(stop.step.title, stop.item)
        if stop.questions:
            return self.speak(stop.questions[0].title, stop.item)
        return stop.section.title

    def not_sure(self, question: Question) -> str:
        """How *I am not sure* is worded for a question."""
        return self.speak(question.not_sure_label) or self.say("not-sure")

    def sources(self, citations: Iterable[Citation]) -> list[str]:
        """Where a statement comes from, a sentence each, and how far that was checked."""
        told = (told_source(self.voice, citation) for citation in dict.fromkeys(citations))
        return [f"{link(source.url, source.words)} {safe(source.checked)}" for source in told]
