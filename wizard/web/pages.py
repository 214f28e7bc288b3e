"""The plain pages: fast, made on the server from the same content, and without any script.

They say nothing about one family, so each is made once, when it is first asked for, and kept
ready to send; only what a search finds is made for who asked. Every word is in ``content/``:
the pages' own words in ``web.yaml``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import groupby
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from wizard import dates
from wizard.answers import example_answers
from wizard.content import Content
from wizard.documents import html
from wizard.jargon import Opening, Term, jargon_of
from wizard.journey import walk
from wizard.letter import write_letter
from wizard.models import Help, Question
from wizard.signposts import default_sendias
from wizard.web import assets, finding
from wizard.web.assets import HERE, PLAIN_STYLES, WIZARD_STYLES, font_address, look_address
from wizard.web.explained import explained
from wizard.web.finding import FOUND, SEARCH, TooLong, address_of, found_at, typed_words
from wizard.web.guide import Guide
from wizard.web.headers import Ready
from wizard.web.pictured import pictured
from wizard.web.plain_voice import PlainVoice
from wizard.web.shell import ShellWords

_FOR_FIVE_MINUTES: Final = "public, max-age=300"
_HTML: Final = "text/html; charset=utf-8"

_MENU: Final = (
    ("/", "home"),
    ("/guide", "guide"),
    ("/words", "words"),
    ("/services", "services"),
    ("/questions", "questions"),
    ("/sample-letter", "sample_letter"),
    ("/privacy", "privacy"),
    ("/accessibility", "accessibility"),
)


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


@dataclass(frozen=True)
class Site:
    """Every plain page of one content."""

    content: Content
    wizard_assets: Sequence[str] = ()
    """What the wizard will need, for the front door to fetch while it is being read."""
    today: Callable[[], dt.date] = dt.date.today
    _made: dict[str, Ready] = field(default_factory=dict)

    @cached_property
    def voice(self) -> PlainVoice:
        """Speaks every page."""
        return PlainVoice(self.content, self.today)

    @cached_property
    def guide(self) -> Guide:
        """What the pages of the guide show."""
        return Guide(self.voice)

    # --- Addresses --------------------------------------------------------------------------

    @cached_property
    def _pages(self) -> Mapping[str, Callable[[], str]]:
        """The page at each address."""
        fixed: dict[str, Callable[[], str]] = {
            "/": self._front,
            "/guide": lambda: self._page("guide.html", "guide", groups=self.guide.groups),
            "/guide/all": self._whole,
            SEARCH: self._search_form,
            "/words": lambda: self._page("words.html", "words", entries=self.content.glossary),
            "/services": self._services,
            "/urgent": self._urgent,
            "/privacy": lambda: self._page("told.html", "privacy"),
            "/accessibility": lambda: self._page("told.html", "accessibility"),
            "/sample-letter": self._sample_letter,
            "/questions": self._questions,
        }
        topics = {f"/guide/{name}": self._topic_page(name) for name in self.content.guide}
        return {**topics, **fixed}

    def addresses(self) -> tuple[str, ...]:
        """The address of every plain page."""
        return (*self._pages, FOUND)

    def routes(self) -> list[BaseRoute]:
        """What the server answers itself, in plain pages and their look."""
        pages: list[BaseRoute] = [Route(address, self._show) for address in self._pages]
        look = [Route("/fonts/{name}", self._font), Route("/{name}", self._look)]
        searching = [Route(SEARCH, self._search, methods=["POST"]), Route(FOUND, self._found)]
        return [*searching, *pages, Mount("/look", routes=look)]

    def _show(self, request: Request) -> Response:
        address = request.url.path
        if address not in self._made:
            self._made[address] = Ready.text(self._pages[address]().encode(), _HTML)
        return self._made[address].response(request.scope, _FOR_FIVE_MINUTES)

    async def _search(self, request: Request) -> Response:
        """Send the browser on to what the words in a form lead to. Nothing of them is kept."""
        never = {"Cache-Control": "no-store"}
        try:
            typed = await typed_words(request)
        except TooLong:
            page = await run_in_threadpool(self._search_form, too_long=True)
            return Response(page, 413, never, _HTML)
        found = await run_in_threadpool(self.guide.find, typed)
        return RedirectResponse(address_of(found) if typed else SEARCH, 303, never)

    def _found(self, request: Request) -> Response:
        """What an address says was found."""
        found = self.guide.chosen(found_at(request.query_params))
        groups = self.guide.groups
        page = self._page("search.html", "search", found=found, too_long=False, groups=groups)
        return Response(page, headers={"Cache-Control": "no-store"}, media_type=_HTML)

    def not_found(self) -> Response:
        """The page for an address that nobody answers."""
        page = self._page("not_found.html", "not_found")
        return Response(page, status_code=404, media_type=_HTML)

    def _look(self, request: Request) -> Response:
        return assets.look(request) or self.not_found()

    def _font(self, request: Request) -> Response:
        return assets.font(request) or self.not_found()

    # --- Making a page ----------------------------------------------------------------------

    @cached_property
    def _environment(self) -> Environment:
        made = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
        )
        every = self.voice.words("every_page", "title")
        menu = [(address, every[name]) for address, name in _MENU]
        notice = self.content.service.law_notice
        made.globals.update(
            every=every,
            searching=self.voice.words("search"),
            up_to_date_title=self.content.web["guide"]["up_to_date"]["title"],
            law={
                "title": self.voice.say(notice.title),
                "text": self.voice.say(notice.text, as_at=dates.say(notice.as_at)),
                "sources": notice.sources,
            },
            service=self.content.service,
            sendias=default_sendias(self.voice.given),
            say=self.voice.say,
            told_sources=self.voice.sources,
            picture=partial(pictured, self.voice.given),
            menu=menu,
            top=menu[1:4],
            start=f"/{self.content.journeys[-1].sections[0].id}-1",
            styles=[look_address(name) for name in PLAIN_STYLES],
            icon=look_address("icon.svg"),
            font=font_address(),
            search_address=SEARCH,
            search_field=finding.FIELD,
            search_longest=finding.LONGEST,
        )
        return made

    def _page(self, template: str, name: str, title: str | None = None, **shown: object) -> str:
        """One page as HTML; ``name`` is the key of its words in ``web.yaml``."""
        words = self.voice.words(name, "up_to_date")
        title = title or words["title"]
        whole = self.voice.say(self.content.web["every_page"]["title"], title=title)
        made = self._environment.get_template(template).render(
            w=words, title=title, whole_title=whole, **shown
        )
        return explained(made, jargon_of(self.content.glossary), self._term)

    def _term(self, before: str, term: Term, after: str, prefix: str) -> str:
        """A word of jargon that opens its meaning, with the signs round it.

        All three are cut out of a finished page, and so are escaped already.
        """
        marked = (Markup(text) for text in (before, term.words, after))  # noqa: S704
        before, words, after = marked
        return self._opening.html(before, replace(term, words=words), after, prefix)

    @cached_property
    def _opening(self) -> Opening:
        words = self.content.web["words"]
        return Opening(self.voice.say, words["close"], words["more"])

    # --- The guide --------------------------------------------------------------------------

    def _topic_page(self, name: str) -> Callable[[], str]:
        def make() -> str:
            topic = self.guide.topic(name)
            return self._page("topic.html", "guide", title=topic.title, topic=topic)

        return make

    def _whole(self) -> str:
        return self._page(
            "whole.html",
            "whole",
            g=self.voice.words("guide", "up_to_date"),
            groups=self.guide.groups,
            topics=self.guide.whole(),
            entries=self.content.glossary,
            words_also=self.content.web["words"]["also"],
        )

    def _search_form(self, too_long: bool = False) -> str:
        return self._page(
            "search.html",
            "search",
            found=None,
            too_long=too_long,
            groups=self.guide.groups,
        )

    # --- The other pages --------------------------------------------------------------------

    def _front(self) -> str:
        early = [
            (asset, "style" if ".css" in asset else "script")
            for asset in (*self.wizard_assets, *map(look_address, WIZARD_STYLES[1:]))
        ]
        topics = self.guide.chosen(self.content.web["front"]["topics"])
        return self._page("front.html", "front", topics=topics, early=early)

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
