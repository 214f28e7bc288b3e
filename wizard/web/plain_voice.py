"""Speaks the plain pages: to nobody in particular, and about no one child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from wizard import dates
from wizard.answers import Answers
from wizard.content import Content
from wizard.journey import Given, walk
from wizard.models import Citation
from wizard.voice import Voice


class ToldSource(NamedTuple):
    """Where a statement comes from, in words, and how far that was checked."""

    url: str
    words: str
    checked: str


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
        return [self._source(citation) for citation in dict.fromkeys(citations)]

    def _source(self, citation: Citation) -> ToldSource:
        source = self.content.sources[citation.id]
        checked = source.checked_live
        values = {
            "title": source.title,
            "place": f", {citation.at}" if citation.at else "",
            "publisher": source.publisher,
            "edition": source.edition,
            "seen": dates.say(source.seen),
            "day": dates.say(checked or source.seen),
        }
        how_far = "source-not-checked" if checked is None else "source-checked"
        return ToldSource(
            source.url,
            self._voice.say(self.content.screen["source"], **values),
            self._voice.say(self.content.screen[how_far], **values),
        )
