"""The plain pages: fast, made on the server from the same content, and without any script.

They say nothing about one family, so each is made once, when it is first asked for, and kept
ready to send. Every word is in ``content/``: the pages' own words in ``web.yaml``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from wizard import dates
from wizard.answers import Answers, example_answers
from wizard.content import Content
from wizard.documents import html
from wizard.journey import Given, walk
from wizard.letter import write_letter
from wizard.models import Citation, Explanation, Help, Question
from wizard.signposts import default_sendias
from wizard.voice import Voice
from wizard.web.headers import FOR_A_DAY, FOR_A_YEAR, Ready, StaticFiles
from wizard.web.prose import marked_up
from wizard.web.shell import ShellWords

HERE: Final = Path(__file__).parent

WIZARD_STYLES: Final = ("base.css", "wizard.css", "app.css")
"""The style sheets of the wizard, in order: every page's, Streamlit's widgets, its screens."""

_LOOK: Final = StaticFiles(HERE / "look")
_FONTS: Final = StaticFiles(HERE.parent / "fonts")
_TEXT_FONT: Final = "AtkinsonHyperlegibleNext-Regular.latin.woff2"
_FOR_FIVE_MINUTES: Final = "public, max-age=300"
_HTML: Final = "text/html; charset=utf-8"


@cache
def look_address(name: str) -> str:
    """The address of a style sheet or icon; it changes when the file does."""
    found = _LOOK.find(name)
    if found is None:
        raise FileNotFoundError(name)
    return f"/look/{name}?v={hashlib.sha256(found.plain).hexdigest()[:10]}"


def font_address(name: str = _TEXT_FONT) -> str:
    """The address of a font; the theme in ``.streamlit/config.toml`` names the same ones."""
    return f"/look/fonts/{name}"


def shell_words(content: Content) -> ShellWords:
    """The words shown before, or instead of, the wizard."""
    words = content.web["shell"]
    return ShellWords(
        title=content.service.name,
        loading=words["loading"],
        no_script=words["no_script"],
        no_script_link=words["no_script_link"],
        no_script_address="/guide",
    )


class ToldSource(NamedTuple):
    """Where a statement comes from, in words, and how far that was checked."""

    url: str
    words: str
    checked: str


@dataclass(frozen=True)
class Site:
    """Every plain page of one content."""

    content: Content
    wizard_assets: Sequence[str] = ()
    """What the wizard will need, for the front door to fetch while it is being read."""
    today: Callable[[], dt.date] = dt.date.today
    _made: dict[str, Ready] = field(default_factory=dict)

    # --- Addresses --------------------------------------------------------------------------

    @cached_property
    def _pages(self) -> Mapping[str, Callable[[], str]]:
        """The page at each address."""
        fixed: dict[str, Callable[[], str]] = {
            "/": self._front,
            "/guide": self._guide,
            "/words": self._words,
            "/services": self._services,
            "/urgent": self._urgent,
            "/privacy": lambda: self._page("told.html", "privacy"),
            "/accessibility": lambda: self._page("told.html", "accessibility"),
            "/sample-letter": self._sample_letter,
            "/questions": self._questions,
        }
        topics = {f"/guide/{name}": self._topic_page(name) for name in self.content.guide}
        return {**fixed, **topics}

    def addresses(self) -> tuple[str, ...]:
        """The address of every plain page."""
        return tuple(self._pages)

    def routes(self) -> list[BaseRoute]:
        """What the server answers itself, in plain pages and their look."""
        pages: list[BaseRoute] = [Route(address, self._show) for address in self._pages]
        look = [Route("/fonts/{name}", self._font), Route("/{name}", self._look)]
        return [*pages, Mount("/look", routes=look)]

    def _show(self, request: Request) -> Response:
        address = request.url.path
        if address not in self._made:
            self._made[address] = Ready.text(self._pages[address]().encode(), _HTML)
        return self._made[address].response(request.scope, _FOR_FIVE_MINUTES)

    def not_found(self) -> Response:
        """The page for an address that nobody answers."""
        page = self._page("not_found.html", "not_found")
        return Response(page, status_code=404, media_type=_HTML)

    def _look(self, request: Request) -> Response:
        found = _LOOK.find(request.path_params["name"])
        if found is None:
            return self.not_found()
        cache_for = FOR_A_YEAR if "v" in request.query_params else FOR_A_DAY
        return found.response(request.scope, cache_for)

    def _font(self, request: Request) -> Response:
        name: str = request.path_params["name"]
        found = _FONTS.find(name) if name.endswith(".woff2") else None
        return found.response(request.scope, FOR_A_YEAR) if found else self.not_found()

    # --- Words ------------------------------------------------------------------------------

    @cached_property
    def _given(self) -> Given:
        """A family that has told us nothing yet."""
        return walk(self.content, Answers(), self.today()).given

    @cached_property
    def _voice(self) -> Voice:
        return Voice(self._given, "screen")

    @cached_property
    def _area(self) -> str:
        return self.content.councils[self.content.service.default_council].name

    def _say(self, text: str) -> str:
        return self._voice.say(text, area=self._area)

    def _spoken(self, words: Any) -> Any:
        """The words of a page, with every sentence spoken."""
        if isinstance(words, str):
            return self._say(words)
        if isinstance(words, list):
            return [self._spoken(each) for each in words]
        return {key: self._spoken(each) for key, each in words.items()}

    def _told_sources(self, citations: Iterable[Citation]) -> list[ToldSource]:
        return [self._told_source(citation) for citation in dict.fromkeys(citations)]

    def _told_source(self, citation: Citation) -> ToldSource:
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

    # --- Making a page ----------------------------------------------------------------------

    @cached_property
    def _environment(self) -> Environment:
        made = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
        )
        every = self._spoken(
            {key: words for key, words in self.content.web["every_page"].items() if key != "title"}
        )
        menu = [
            (address, every[name])
            for address, name in (
                ("/", "home"),
                ("/guide", "guide"),
                ("/words", "words"),
                ("/services", "services"),
                ("/questions", "questions"),
                ("/sample-letter", "sample_letter"),
                ("/privacy", "privacy"),
                ("/accessibility", "accessibility"),
            )
        ]
        first = self.content.journeys[-1].sections[0]
        notice = self.content.service.law_notice
        made.globals.update(
            every=every,
            law={
                "title": self._say(notice.title),
                "text": self._voice.say(notice.text, as_at=dates.say(notice.as_at)),
            },
            service=self.content.service,
            sendias=default_sendias(self._given),
            say=self._say,
            told_sources=self._told_sources,
            menu=menu,
            top=menu[1:4],
            start=f"/{first.id}-1",
            styles=look_address(WIZARD_STYLES[0]),
            icon=look_address("icon.svg"),
            font=font_address(),
        )
        return made

    def _page(self, template: str, name: str, title: str | None = None, **shown: object) -> str:
        """One page as HTML; ``name`` is the key of its words in ``web.yaml``."""
        words = self._spoken(self.content.web[name])
        title = title or words["title"]
        whole = self._voice.say(self.content.web["every_page"]["title"], title=title)
        return self._environment.get_template(template).render(
            w=words, title=title, whole_title=whole, **shown
        )

    # --- The pages --------------------------------------------------------------------------

    def _front(self) -> str:
        chosen = self.content.web["front"]["topics"]
        early = [
            (asset, "style" if ".css" in asset else "script")
            for asset in (*self.wizard_assets, *map(look_address, WIZARD_STYLES[1:]))
        ]
        topics = [self.content.guide[name] for name in chosen if name in self.content.guide]
        return self._page("front.html", "front", topics=topics, early=early)

    def _guide(self) -> str:
        names: dict[str, str] = self.content.web["guide"]["topics"]
        groups = [
            (self._say(title), [each for each in self.content.guide.values() if each.topic == name])
            for name, title in names.items()
        ]
        return self._page("guide.html", "guide", groups=groups)

    def _topic_page(self, name: str) -> Callable[[], str]:
        def make() -> str:
            topic = self.content.guide[name]
            return self._page(
                "topic.html",
                "guide",
                title=self._say(topic.title),
                topic=topic,
                parts=self._parts(topic),
                next=[self.content.guide[other] for other in topic.see_also],
            )

        return make

    def _parts(self, topic: Explanation) -> list[tuple[str, str, Markup]]:
        """The parts of an explanation: kind, heading, words."""
        numbers = {cited: number for number, cited in enumerate(topic.sources, start=1)}
        word = self._say(self.content.web["guide"]["source"])
        return [
            (part.kind, part.title, marked_up(self._say(part.text), numbers, word))
            for part in topic.parts
        ]

    def _words(self) -> str:
        return self._page("words.html", "words", entries=self.content.glossary)

    def _services(self) -> str:
        in_england = [help for help in self.content.national if "england" in help.nations]
        kinds = [
            (kind, [help for help in in_england if help.kind == kind])
            for kind in self.content.web["services"]["kinds"]
        ]
        by_region = sorted(
            self.content.councils.values(), key=lambda council: (council.region, council.name)
        )
        return self._page(
            "services.html",
            "services",
            groups=[(kind, helps) for kind, helps in kinds if helps],
            pack=self.content.packs.get(self.content.service.default_council),
            regions=[
                (region, list(councils))
                for region, councils in groupby(by_region, key=lambda council: council.region)
            ],
            nations=[
                {"title": nation.title, "text": nation.text, "helpers": self._helps(nation.help)}
                for nation in self.content.nations.values()
            ],
        )

    def _helps(self, names: Iterable[str]) -> list[Help]:
        return [help for help in self.content.national if help.id in set(names)]

    def _urgent(self) -> str:
        crisis = [help for help in self.content.national if help.kind == "crisis"]
        return self._page("urgent.html", "urgent", crisis=crisis)

    def _sample_letter(self) -> str:
        words = self.content.web["sample_letter"]
        example = self.content.examples[words["example"]]
        told = walk(self.content, example_answers(example, self.content), example.today)
        letter = write_letter(self.content.letters[words["letter"]], told.given)
        shown = html.fragment(letter, marked=True, labels=words["labels"])
        return self._page(
            "sample_letter.html",
            "sample_letter",
            about=example.about,
            letter=Markup(shown),  # noqa: S704 - escaped where it was made
        )

    def _questions(self) -> str:
        seen: set[str] = set()
        sections: list[tuple[str, list[Question]]] = []
        for section in self.content.journeys[-1].sections:
            asked = [name for step in section.steps for name in step.questions if name not in seen]
            seen.update(asked)
            questions = [self.content.questions[name] for name in dict.fromkeys(asked)]
            if questions:
                sections.append((section.title, questions))
        return self._page("questions.html", "questions", sections=sections)
