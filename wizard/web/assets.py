"""The style sheets, the icon and the fonts, each at an address that changes when it does."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from wizard.web.headers import FOR_A_DAY, FOR_A_YEAR, StaticFiles

HERE: Final = Path(__file__).parent

WIZARD_STYLES: Final = ("base.css", "wizard.css", "app.css")
"""The style sheets of the wizard, in order: every page's, Streamlit's widgets, its screens."""

PLAIN_STYLES: Final = ("base.css", "guide.css")
"""Those of the plain pages: every page's, and the guide's, on a screen and on paper."""

_LOOK: Final = StaticFiles(HERE / "look")
_FONTS: Final = StaticFiles(HERE.parent / "fonts")
_TEXT_FONT: Final = "AtkinsonHyperlegibleNext-Regular.latin.woff2"


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


def look(request: Request) -> Response | None:
    """A style sheet or icon, or None where there is none of that name."""
    found = _LOOK.find(request.path_params["name"])
    if found is None:
        return None
    cache_for = FOR_A_YEAR if "v" in request.query_params else FOR_A_DAY
    return found.response(request.scope, cache_for)


def font(request: Request) -> Response | None:
    """A font, or None where there is none of that name."""
    name: str = request.path_params["name"]
    found = _FONTS.find(name) if name.endswith(".woff2") else None
    return found.response(request.scope, FOR_A_YEAR) if found else None
