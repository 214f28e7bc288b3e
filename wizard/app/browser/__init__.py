"""The small pieces that run in the browser. Nothing else in ``app/`` knows JavaScript.

``keep``
    keeps the answers in the browser tab, hands them back after a reload or a restarted
    server, and moves the focus.
``copy``, ``save``, ``print_page``
    buttons that work in the browser alone.
``open_file``
    a file picker whose text never becomes an upload.

How answers are kept
--------------------
The tab holds one entry of ``sessionStorage``: ``{text, revision, drafts}``. ``text`` is the
answers file, ``revision`` counts up with every change, ``drafts`` are fields that somebody
is still typing in. Nothing is put into ``localStorage`` or a cookie. A tab's storage goes
with the tab; two tabs never share it; a duplicated tab starts with a copy of its own.

A session on the server names itself with a *visit*, a random word, and is **waiting** until
the tab has reported under that name. The steps:

1. A new session (first load, reload, server restarted with the page open) calls ``keep``
   with ``waiting=True``. Nothing is written to the tab.
2. The tab reads its store and reports ``Found``: the text or None, its revision, the drafts,
   and whether storage is refused. ``on_found`` is called *before* the script runs again, so
   that the page is drawn at once with the answers in its fields.
3. From then on the app calls ``keep`` with ``waiting=False``, the text and its revision, at
   the top of every run. The tab writes it if the revision is not lower than the one it
   holds. If the tab holds a higher one, this session has been away: it reports ``Found``
   again instead, and the higher wins.
4. Each key pressed in a field named in ``fields`` puts that field's text into ``drafts``.
   A draft is forgotten when the server's text for the field is the same. If the field leaves
   the page before that, its draft is reported (``Found``, with the text just saved). Text that
   the server has, and that is no answer yet (``drafts``), is kept in the tab beside them.
5. To clear, the app takes a new visit and calls ``keep`` with ``waiting=True, clear=True``.
   The tab wipes its store, looks that it is empty and reports ``Found`` with ``cleared``.

After a dropped line or a restart the tab speaks first (``line``), which makes the server run
the script; without that, Streamlit's page asks a new session for nothing until somebody
clicks, and loses that click.

Why a visit: when a server restarts, the browser sends the new session the state its widgets
had, and without a name an old report would pass for a new one, and an empty session would
then overwrite good answers. A report under another name is thrown away. Reports are trigger
values, so that the answers do not travel with every click.

``AppTest`` runs no JavaScript: call the function passed as ``on_found`` with a ``Found``, or
set the session's state directly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from wizard.answers import LARGEST_FILE

Trouble = Literal["", "refused", "full"]
"""Whether the tab keeps the answers; ``full`` when they no longer fit."""

_HERE = Path(__file__).parent
_KEY = "keep"
_BUTTON = '<div class="w-deed"><button type="button" hidden></button><p role="status"></p></div>'
_PICKER = (
    '<div class="w-deed"><label class="w-button w-second"><span></span><input type="file">'
    '</label><p role="alert"></p></div>'
)


def _script(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


_keep = st.components.v2.component(
    "send_wizard_keep",
    html='<p class="w-offline" role="status"></p>',
    js=_script("keep.js"),
    isolate_styles=False,
)
_deed = st.components.v2.component(
    "send_wizard_deed", html=_BUTTON, js=_script("actions.js"), isolate_styles=False
)
_picker = st.components.v2.component(
    "send_wizard_open", html=_PICKER, js=_script("open_file.js"), isolate_styles=False
)


@dataclass(frozen=True)
class Found:
    """What the tab holds, as it has just reported."""

    text: str | None
    """The answers file, or None when there is none."""
    revision: int = 0
    drafts: Mapping[str, str] | None = None
    """Text that was typed and never left its field, by the key of the widget."""
    trouble: Trouble = ""
    cleared: bool = False
    """True when the tab was asked to forget everything, and was seen to be empty."""


def keep(
    *,
    visit: str,
    waiting: bool,
    on_found: Callable[[Found], None],
    on_trouble: Callable[[Trouble], None],
    saved: str | None = None,
    revision: int = 0,
    clear: bool = False,
    fields: Mapping[str, str] | None = None,
    drafts: Mapping[str, str] | None = None,
    step: str = "",
    errors: str = "",
    offline: str = "",
    trouble: Trouble | None = None,
    turn: int = 0,
) -> None:
    """Keep the answers in the tab, and look after focus. Call it first in every run.

    Args:
        visit: The random name of this session; a new one each time the tab is asked anew.
        waiting: True until ``on_found`` has been called for this visit.
        on_found: Told what the tab holds, before the script runs again.
        on_trouble: Told when storage begins to fail, or works again.
        saved: The answers file as text; None writes nothing.
        revision: Counts up with every change. The higher wins.
        clear: With ``waiting``, wipe the store instead of reading it.
        fields: The text the server has for each text field of this page, by widget key.
            Keys may hold small letters, figures and hyphens only.
        drafts: Text that the server has and that is no answer yet, by widget key.
        step: Names the step shown. When it changes, the page scrolls up and the heading
            ``<h1 data-step="…">`` of that name takes the focus.
        errors: Names the error summary shown; when it changes and is not empty, the element
            with ``data-errors="…"`` of that name takes the focus.
        offline: What to say while there is no line to the server.
        trouble: What the app believes of the store, so that it is told again if it missed it.
        turn: Counts the runs made while waiting, so that a lost report is sent again.
    """

    def heard() -> None:
        said: dict[str, Any] | None = st.session_state.get(_KEY, {}).get("said")
        if not said or said["visit"] != visit:
            return
        if said["kind"] == "found":
            on_found(
                Found(
                    text=said["text"],
                    revision=int(said["revision"]),
                    drafts=said["drafts"],
                    trouble=said["trouble"],
                    cleared=said["cleared"],
                )
            )
        elif said["kind"] == "trouble":
            on_trouble(said["trouble"])

    _keep(
        key=_KEY,
        data={
            "visit": visit,
            "waiting": waiting,
            "clear": clear,
            "saved": saved,
            "revision": revision,
            "fields": dict(fields or {}),
            "drafts": dict(drafts or {}),
            "step": step,
            "errors": errors,
            "offline": offline,
            "trouble": trouble,
            "turn": turn if waiting else 0,
        },
        on_said_change=heard,
    )


def copy(text: str, *, label: str, done: str, failed: str, key: str) -> None:
    """A button that copies a text, and says whether it could."""
    _do("copy", key, text=text, label=label, done=done, failed=failed)


def save(
    text: str, *, file_name: str, label: str, done: str, failed: str, key: str, look: str = "second"
) -> None:
    """A button that saves a text as a file, made in the browser."""
    _do(
        "save",
        key,
        text=text,
        label=label,
        done=done,
        failed=failed,
        look=look,
        file_name=file_name,
        type="application/json",
    )


def print_page(html: str, *, label: str, failed: str, key: str) -> None:
    """A button that prints a whole HTML page, and not the screen it stands on."""
    _do("print", key, text=html, label=label, done="", failed=failed)


def _do(deed: str, key: str, look: str = "second", **data: str) -> None:
    _deed(key=key, data={"deed": deed, "look": look, **data})


def open_file(
    *,
    label: str,
    too_big: str,
    unreadable: str,
    on_text: Callable[[str], None],
    key: str,
    accept: str = ".json,application/json",
    most_bytes: int = LARGEST_FILE,
) -> None:
    """A file picker; ``on_text`` is told the file's text before the script runs again."""

    def heard() -> None:
        chosen: dict[str, Any] | None = st.session_state[key].get("chosen")
        if chosen:
            on_text(str(chosen["text"]))

    _picker(
        key=key,
        data={
            "label": label,
            "accept": accept,
            "most_bytes": most_bytes,
            "too_big": too_big,
            "unreadable": unreadable,
        },
        on_chosen_change=heard,
    )
