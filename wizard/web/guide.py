"""What the pages of the guide show: the list, each topic, the whole of it, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from wizard import dates
from wizard.jargon import jargon_of
from wizard.models import Explanation, GuidePartKind
from wizard.search import Index, index_of
from wizard.sources import ToldSource
from wizard.web.plain_voice import PlainVoice
from wizard.web.prose import Marks, marked_up


@dataclass(frozen=True)
class Link:
    """A way to a page of the guide."""

    id: str
    title: str
    short: str


@dataclass(frozen=True)
class Group:
    """Topics that belong together, in their order."""

    id: str
    title: str
    topics: tuple[Link, ...]


@dataclass(frozen=True)
class PartShown:
    """One part of an explanation."""

    kind: GuidePartKind
    title: str
    words: Markup


@dataclass(frozen=True)
class TopicShown:
    """One explanation with all that stands around it."""

    id: str
    title: str
    short: str
    group: Group
    picture: str | None
    parts: tuple[PartShown, ...]
    sources: tuple[ToldSource, ...]
    prefix: str
    """What the ids of its sources start with."""
    up_to_date: tuple[str, ...]
    """How far its facts can be relied on, a sentence each."""
    read_next: tuple[Link, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class Guide:
    """The guide of one content, in reading order."""

    voice: PlainVoice

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every part of the guide that has topics, in the order of ``web.yaml``."""
        names: dict[str, str] = self.voice.content.web["guide"]["topics"]
        every = self.voice.content.guide.values()
        groups = (
            Group(name, self.voice.say(title), self._links(t.id for t in every if t.topic == name))
            for name, title in names.items()
        )
        return tuple(group for group in groups if group.topics)

    @cached_property
    def _order(self) -> tuple[Link, ...]:
        return tuple(link for group in self.groups for link in group.topics)

    def _link(self, name: str) -> Link:
        page = self.voice.content.guide[name]
        return Link(name, self.voice.say(page.title), self.voice.say(page.short))

    def _links(self, names: Iterable[str]) -> tuple[Link, ...]:
        return tuple(self._link(name) for name in names)

    def chosen(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Some topics, as far as there are such."""
        return self._links(name for name in names if name in self.voice.content.guide)

    def topic(self, name: str, *, deeper: int = 0, alone: bool = True) -> TopicShown:
        """One topic.

        Args:
            name: Its id.
            deeper: By how many levels its headings are lowered.
            alone: Whether it has a page of its own; else its ids start with its own.
        """
        page = self.voice.content.guide[name]
        place = [link.id for link in self._order].index(name)
        prefix = "" if alone else f"{name}-"
        return TopicShown(
            id=name,
            title=self.voice.say(page.title),
            short=self.voice.say(page.short),
            group=next(group for group in self.groups if group.id == page.topic),
            picture=page.picture,
            parts=self._parts(page, prefix, deeper),
            sources=tuple(self.voice.sources(page.sources)),
            prefix=prefix,
            up_to_date=tuple(self._up_to_date(page)),
            read_next=self._links(page.see_also),
            previous=self._order[place - 1] if place else None,
            next=next(iter(self._order[place + 1 :]), None),
        )

    def whole(self) -> list[TopicShown]:
        """Every topic in order, to stand on one page."""
        return [self.topic(link.id, deeper=1, alone=False) for link in self._order]

    def _parts(self, page: Explanation, prefix: str, deeper: int) -> tuple[PartShown, ...]:
        numbers = {cited: number for number, cited in enumerate(page.sources, start=1)}
        marks = Marks(numbers, self.voice.say(self.voice.content.web["guide"]["source"]), prefix)
        return tuple(
            PartShown(part.kind, part.title, marked_up(self.voice.say(part.text), marks, deeper))
            for part in page.parts
        )

    def _up_to_date(self, page: Explanation) -> Iterator[str]:
        """When its sources were seen, how many were compared live, and who reviewed the words."""
        words: dict[str, str] = self.voice.content.web["guide"]["up_to_date"]
        service = self.voice.content.service
        cited = {citation.id: self.voice.content.sources[citation.id] for citation in page.sources}
        seen = {source.seen for source in cited.values()}
        compared = sum(source.checked_live is not None for source in cited.values())
        one = "_one" if len(cited) == 1 else ""
        since = "_since" if len(seen) > 1 else ""
        how_many = {0: f"none{one}", len(cited): f"all{one}"}.get(compared, "some")
        values = {"count": len(cited), "day": dates.say(min(seen)), "compared": compared}
        yield self.voice.say(words[f"seen{one}{since}"], **values)
        yield self.voice.say(words[f"compared_{how_many}"], **values)
        if service.reviewed_by is None or service.reviewed_on is None:
            yield self.voice.say(words["not_reviewed"])
        else:
            day = dates.say(service.reviewed_on)
            yield self.voice.say(words["reviewed"], name=service.reviewed_by, day=day)

    # --- Searching --------------------------------------------------------------------------

    @cached_property
    def _index(self) -> Index:
        return index_of(self.voice.content, self.voice.say)

    def find(self, typed: str) -> tuple[str, ...]:
        """The topics that some words lead to, by id."""
        return self._index.find(typed)

    def make_ready(self) -> None:
        """Make what the first visitor would otherwise wait for."""
        self._index.find("")
        jargon_of(self.voice.content.glossary)
