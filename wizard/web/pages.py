"""The plain pages: fast, made on the server, and without any script."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from wizard.content import Content
from wizard.web.headers import FOR_A_DAY, FOR_A_YEAR, StaticFiles
from wizard.web.shell import ShellWords

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"

_LOOK = StaticFiles(HERE / "look")
_FONTS = StaticFiles(FONTS)


@cache
def look_address(name: str) -> str:
    """The address of a style or icon; it changes when the file does."""
    found = _LOOK.find(name)
    if found is None:
        raise FileNotFoundError(name)
    return f"/look/{name}?v={hashlib.sha256(found.plain).hexdigest()[:10]}"


def font_address(name: str) -> str:
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


@dataclass(frozen=True)
class Site:
    """Every plain page."""

    content: Content
    wizard_assets: Sequence[str]

    def routes(self) -> list[BaseRoute]:
        """The addresses of the plain pages."""
        return [Route("/", self.front), Route("/look/{name}", self.look), Route("/look/fonts/{name}", self.font)]

    def first_parts(self) -> frozenset[str]:
        """The first part of every address that a plain page answers."""
        return frozenset({"", "look"})

    def not_found(self) -> Response:
        return PlainTextResponse("Not found", status_code=404)

    def front(self, request: Request) -> Response:
        return PlainTextResponse("front door")

    def look(self, request: Request) -> Response:
        """A style sheet or an icon."""
        found = _LOOK.find(request.path_params["name"])
        if found is None:
            return self.not_found()
        cache = FOR_A_YEAR if "v" in request.query_params else FOR_A_DAY
        return found.response(request.scope, cache)

    def font(self, request: Request) -> Response:
        """A font for the browser."""
        name: str = request.path_params["name"]
        found = _FONTS.find(name) if name.endswith(".woff2") else None
        return found.response(request.scope, FOR_A_YEAR) if found else self.not_found()
