"""What one session on the server holds. The only module that touches the session's state.

The answers are ours; the widgets only mirror them. The tab holds a copy (``app.browser``),
and until it has reported, the session is *waiting*: nothing is drawn from the answers, no
page forwards and nothing is written to the tab.
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, Literal

import streamlit as st

from wizard import dates
from wizard.answers import Answers, AnswersError, At, Opened, Value, clean, read_answers
from wizard.app.browser import Found, Trouble
from wizard.content import Content

Tab = Literal["waiting", "empty", "restored"]

TODAY_VARIABLE: Final = "SEND_WIZARD_TODAY"
"""Sets the day, for tests and demonstrations: ``2026-11-23``."""

ANSWERS: Final = "answers"
TAB: Final = "tab"
TODAY: Final = "today"

_FRESH: Final[Mapping[str, Any]] = {
    ANSWERS: Answers(),
    TAB: "waiting",
    "visit": "",
    "turn": 0,
    "clearing": False,
    "trouble": "",
}


def kept(name: str, otherwise: Any = None) -> Any:
    """What the session keeps under a name; ``app.notes`` keeps its own things here too."""
    return st.session_state.get(name, otherwise)


def keep(name: str, value: object) -> None:
    """Keep something under a name until everything is cleared."""
    st.session_state[name] = value


def _get(name: str) -> Any:
    return kept(name, _FRESH[name])


_set = keep


# --- The clock ------------------------------------------------------------------------------


def today() -> dt.date:
    """The one clock: everything else is told the day."""
    told = st.session_state.get(TODAY)
    if isinstance(told, dt.date):
        return told
    return dates.read_date(os.environ.get(TODAY_VARIABLE, "")) or dt.date.today()


# --- Answers --------------------------------------------------------------------------------


def answers() -> Answers:
    """What the family has told us so far."""
    found: Answers = _get(ANSWERS)
    return found


def change(changed: Answers) -> None:
    """Keep changed answers; the tab gets them in this same run.

    A child gets a random id with the first answer, by which a calendar knows its dates again.
    """
    _set(ANSWERS, replace(changed, child_id=changed.child_id or secrets.token_hex(8)))


def reply(question: str, value: Value | None, item: str | None = None) -> None:
    """Keep one reply, unless it is what we have already."""
    if (answers().value(question, item) or None) != (value or None):
        change(answers().reply(question, value, item))


def come_to(at: At) -> None:
    """Remember where in the journey the family is."""
    change(answers().moved_to(at))


def has_answers() -> bool:
    """Whether anything would be lost by starting again."""
    kept = answers()
    return bool(kept.values or kept.own_items or kept.edits)


def replace_with(opened: Opened) -> None:
    """Put the answers of an opened file in place of those we have."""
    revision = max(opened.answers.revision, answers().revision) + 1
    forget_widgets()
    change(replace(opened.answers, revision=revision))
    _set("drafts", {})


def forget_widgets() -> None:
    """Let every field take its text from the answers again."""
    for key in list(st.session_state):
        if "--" in str(key):
            del st.session_state[key]


# --- The tab --------------------------------------------------------------------------------


def tab() -> Tab:
    """What is known of the tab: *waiting* for its report, *empty*, or *restored*."""
    found: Tab = _get(TAB)
    return found


def waiting() -> bool:
    """Whether the tab has yet to say what it holds."""
    return tab() == "waiting"


def visit() -> str:
    """The random name this session gives itself to the tab."""
    if not _get("visit"):
        _set("visit", secrets.token_hex(8))
    return str(_get("visit"))


def turn() -> int:
    """How many runs were made while waiting; each call counts one more."""
    _set("turn", int(_get("turn")) + 1)
    return int(_get("turn"))


def clearing() -> bool:
    """Whether the tab is being asked to forget everything."""
    return bool(_get("clearing"))


def trouble() -> Trouble:
    """Why the tab cannot keep the answers, or nothing."""
    found: Trouble = _get("trouble")
    return found


def note_trouble(told: Trouble) -> None:
    """Remember that the tab can or cannot keep the answers."""
    _set("trouble", told)


def take_in(found: Found, content: Content) -> None:
    """Take over what the tab holds, and what was typed there but never left its field."""
    note_trouble(found.trouble)
    _set("clearing", False)
    _set("turn", 0)
    opened = _read(found.text, content)
    if opened is not None and found.revision >= answers().revision:
        forget_widgets()
        change(replace(opened.answers, revision=found.revision))
    _set(TAB, "restored" if opened is not None else "empty")
    for key, text in (found.drafts or {}).items():
        take_draft(key, text)


def _read(text: str | None, content: Content) -> Opened | None:
    try:
        return read_answers(text, content) if text else None
    except AnswersError:
        return None


def clear_everything() -> None:
    """Forget the answers here, and ask the tab to forget them too."""
    for key in list(st.session_state):
        if key != TODAY:
            del st.session_state[key]
    _set("clearing", True)


# --- Fields ---------------------------------------------------------------------------------


def field_key(kind: str, question: str, item: str | None = None) -> str:
    """The key of a widget: small letters, figures and hyphens, a double one between parts.

    >>> field_key("told", "worry-words", "reading")
    'told--worry-words--reading'
    """
    return "--".join(filter(None, (kind, question, item)))


def mirror(key: str, value: object) -> None:
    """Let a widget show this value; one that shows it already is left as it stands."""
    held = st.session_state.get(key)
    same = clean(held) == value if isinstance(held, str) else held == value
    if key not in st.session_state or not same:
        st.session_state[key] = value


def held(key: str) -> Any:
    """What a widget holds now, or None where it is not on the page."""
    return st.session_state.get(key)


def empty_field(key: str) -> None:
    """Empty a text field and forget what was typed in it."""
    st.session_state[key] = ""
    drafts().pop(key, None)


def drafts() -> dict[str, str]:
    """Text that was typed and is not an answer yet, by the key of its field."""
    if "drafts" not in st.session_state:
        _set("drafts", {})
    found: dict[str, str] = st.session_state["drafts"]
    return found


def keep_draft(key: str) -> None:
    """Remember what was typed in a field that is no answer yet."""
    drafts()[key] = str(held(key) or "")


def take_draft(key: str, text: str) -> None:
    """Put back text that was typed before a reload: as an answer, where it is one."""
    kind, _, rest = key.partition("--")
    question, _, item = rest.partition("--")
    if kind == "told":
        reply(question, clean(text), item or None)
    elif kind in {"day", "month", "year"}:
        pieces = dict(
            zip(("day", "month", "year"), dates.date_fields(_typed(question)), strict=True)
        )
        reply(question, dates.write_date(**{**pieces, kind: text}))
    else:
        drafts()[key] = text


def _typed(question: str) -> str:
    value = answers().value(question)
    return value if isinstance(value, str) else ""
