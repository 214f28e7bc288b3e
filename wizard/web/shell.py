"""The page that Streamlit's own script is loaded into, mended for families.

Streamlit serves one ``index.html`` for every address of the wizard. It says nothing to a
person: English of no country, "Streamlit" in the title, a blank page until two megabytes
have arrived, keys that rerun the page. This module rewrites it once, when the server starts.

Everything it changes is looked for first. If a new release of Streamlit has changed the
shape of that file, :class:`ShellError` is raised at the start, and not found by a family.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class ShellError(Exception):
    """Streamlit's page no longer has the shape that this module knows."""


@dataclass(frozen=True)
class ShellWords:
    """Every word the shell shows before, or instead of, the wizard."""

    title: str
    loading: str
    no_script: str
    no_script_link: str
    no_script_address: str


@dataclass(frozen=True)
class Shell:
    """The mended page, and what a security policy must know about it."""

    page: str
    script_hashes: tuple[str, ...]
    """One ``'sha256-…'`` for each script written inside the page."""
    assets: tuple[str, ...]
    """Addresses of the scripts and styles it loads, for the front door to fetch early."""


CONNECT = """
window.__streamlit = {
  BACKEND_BASE_URL: location.origin + "/",
  HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false}
};
"""
"""Tells the page where its server is, so that it does not ask: one journey there and back
is saved, which on a slow phone is a third of a second."""

KEYS = """
(function () {
  function bare(event) {
    return !event.ctrlKey && !event.metaKey && !event.altKey;
  }
  function typing(node) {
    return node && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));
  }
  ["keydown", "keypress", "keyup"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      if (bare(event) && /^[rc]$/i.test(event.key) && !typing(event.target)) {
        event.stopImmediatePropagation();
      }
    }, true);
  });
})();
"""
"""Streamlit runs the page again at a bare "r" and offers to clear caches at a bare "c".
People who speak to their computer, and those whose hand slips, must not set that off."""

FORGET = """
(function () {
  var set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (name, value) {
    var lasting = false;
    try { lasting = this === window.localStorage; } catch (refused) {}
    if (!lasting) set.call(this, name, value);
  };
})();
"""
"""Streamlit keeps the look and the address of a page in ``localStorage``, which stays on a
shared computer after the tab is closed. Nothing of this service may."""

LIGHTEN = """
(function () {
  var load = document.fonts.load;
  document.fonts.load = function (font, text) {
    return /Material/.test(font) ? Promise.resolve([]) : load.call(document.fonts, font, text);
  };
})();
"""
"""Streamlit fetches 375 kB of icons at the start, used or not. A page that draws one still
gets them."""

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_ASSET = re.compile(r'<(?:script|link)\b[^>]*\b(?:src|href)="\./(static/[^"]+\.(?:js|css))"')


WIDGETS = (
    "Html", "BidiComponent", "PageLink", "Button", "Checkbox", "Radio", "TextInput", "TextArea",
)  # fmt: skip
"""The widgets the wizard draws. Streamlit's page fetches each one's script when it is first
drawn, and then what that one needs: on a slow line, each is a journey more."""

_IMPORT = re.compile(r"""(?:from|import)\s*["'`]\./([\w.~-]+\.js)["'`]""")


def widget_scripts(folder: Path) -> tuple[str, ...]:
    """The names of the scripts that our widgets need, each with all that it imports.

    Args:
        folder: Streamlit's folder of scripts.

    Raises:
        ShellError: A widget's script has another name now.
    """
    found: dict[str, None] = {}
    wanted = []
    for widget in WIDGETS:
        names = [path.name for path in folder.glob(f"{widget}.*.js")]
        if len(names) != 1:
            raise ShellError(f"Streamlit has {len(names)} scripts for {widget}, not one")
        wanted += names
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = None
            wanted += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return tuple(found)


def mended(
    index: str,
    words: ShellWords,
    styles: Sequence[str],
    font: str,
    icon: str,
    scripts: Sequence[str] = (),
) -> Shell:
    """Rewrite Streamlit's ``index.html`` for this service.

    Args:
        index: The file as Streamlit ships it.
        words: What to show before, or instead of, the wizard.
        styles: The addresses of our style sheets, in order.
        font: The address of the font that the first words need.
        icon: The address of the icon.
        scripts: Names of Streamlit's scripts to fetch from the start.

    Raises:
        ShellError: The file does not have the shape that is known.
    """
    head = "".join(
        (
            f'<link rel="icon" href="{icon}">',
            f'<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>',
            *(f'<link rel="stylesheet" href="{style}">' for style in styles),
            *(f"<script>{script}</script>" for script in (CONNECT, KEYS, FORGET, LIGHTEN)),
        )
    )
    early = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in scripts
        if f"/{name}" not in index
    )
    loading = f'<div class="w-loading"><p role="status">{html.escape(words.loading)}</p></div>'
    without_script = (
        f"<noscript><div class='w-loading'><p>{html.escape(words.no_script)}</p>"
        f"<p><a href='{html.escape(words.no_script_address)}'>"
        f"{html.escape(words.no_script_link)}</a></p></div></noscript>"
    )
    page = index
    for what, pattern, instead in (
        ("the comment that opens the file", r"\A\s*<!--.*?-->\s*", ""),
        ("the language", r'<html lang="en">', '<html lang="en-GB">'),
        ("the icon", r'<link rel="shortcut icon"[^>]*>', ""),
        ("the font", r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', ""),
        ("the title", r"<title>Streamlit</title>", f"<title>{html.escape(words.title)}</title>"),
        ("the comment about agents", r"<!--\s*Machine-readable.*?-->", ""),
        ("the agent link", r'<link rel="service-desc"[^>]*>', ""),
        ("the first script", r"<!-- initialize window.prerenderReady[^>]*-->", head),
        ("the words without script", r"<noscript>.*?</noscript>", without_script),
        ("the end of the head", r"</head>", f"{early}</head>"),
        ("the root", r'<div id="root"></div>', f'<div id="root">{loading}</div>'),
    ):
        page = _replaced(page, what, pattern, instead)
    assets = tuple(f"/{asset}" for asset in _ASSET.findall(page))
    if not assets:
        raise ShellError("Streamlit's page loads no script that we can find")
    page = page.replace('="./', '="/')
    return Shell(page, tuple(_hash(script) for script in _SCRIPT.findall(page)), assets)


def _replaced(page: str, what: str, pattern: str, instead: str) -> str:
    changed, times = re.subn(pattern, lambda _: instead, page, flags=re.DOTALL)
    if times != 1:
        raise ShellError(
            f"Streamlit's page has changed: {what} was found {times} times, not once. "
            "Look at index.html in the new release and mend wizard/web/shell.py."
        )
    return changed


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


HOST_CONFIG = json.dumps(
    {
        "allowedOrigins": [],
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "metricsUrl": "",
        "blockErrorDialogs": False,
        "disableFullscreenMode": True,
    }
)
"""What the page is told about its host: nobody outside may send it messages."""
