"""Speaks the plain pages: to nobody in particular, and about no one child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wizard.answers import Answers
from wizard.content import Content
from wizard.journey import Given, walk
from wizard.models import Citation
from wizard.sources import ToldSource, told_source
from wizard.voice import Voice


@dataclass(frozen=True)
class PlainVoice:
    """The sentences of the plain pages, as a family hears them that has told us nothing yet."""

    content: Content
    today: Callable[[], dt.date] = dt.date.today

    @cached_property
    def given(self) -> Given:
        """The answers of a family that has told us nothing."""
        return walk(self.content, Answers(), self.today()).given

    @cached_property
    def _voice(self) -> Voice:
        return Voice(self.given, "screen")

    @cached_property
    def _area(self) -> str:
        return self.content.councils[self.content.service.default_council].name

    def say(self, text: str, **values: object) -> str:
        """One sentence that an author wrote."""
        return self._voice.say(text, None, area=self._area, **values)

    def words(self, page: str, *left_out: str) -> dict[str, Any]:
        """The words of a page in ``web.yaml``, spoken, but for those that need a value."""
        told = self.content.web[page]
        return {key: self._spoken(each) for key, each in told.items() if key not in left_out}

    def _spoken(self, words: Any) -> Any:
        if isinstance(words, str):
            return self.say(words)
        if isinstance(words, list):
            return [self._spoken(each) for each in words]
        return {key: self._spoken(each) for key, each in words.items()}

    def sources(self, citations: Iterable[Citation]) -> list[ToldSource]:
        """Where statements come from, each source once."""
        return [told_source(self._voice, citation) for citation in dict.fromkeys(citations)]
