"""Questions answered in the family's own words, and dates."""

from __future__ import annotations

from typing import Final

import streamlit as st

from wizard import dates
from wizard.answers import clean
from wizard.app import state
from wizard.app.controls.asked import Asked
from wizard.app.markup import plain, safe
from wizard.models import NOT_SURE

TOLD_FROM: Final = 100
"""How many characters are left when we begin to say so."""


def text(asked: Asked) -> None:
    """A short text, on one line."""
    key = asked.key("told")
    state.mirror(key, str(asked.value or ""))
    st.text_input(
        asked.label,
        key=key,
        autocomplete=asked.question.autocomplete or "off",
        label_visibility="collapsed",
        on_change=_wrote,
        args=(key, asked),
    )
    characters_left(asked, key)


def long_text(asked: Asked) -> None:
    """A text of several lines."""
    key = asked.key("told")
    state.mirror(key, str(asked.value or ""))
    st.text_area(
        asked.label,
        key=key,
        height=160,
        label_visibility="collapsed",
        on_change=_wrote,
        args=(key, asked),
    )
    characters_left(asked, key)


def _wrote(key: str, asked: Asked) -> None:
    state.reply(asked.question.id, clean(state.held(key) or ""), asked.item)


def characters_left(asked: Asked, key: str) -> None:
    """How much room is left: filled in by the browser, while somebody types."""
    limit = asked.question.limit or 0
    left = {
        "left-for": key,
        "limit": str(limit),
        "from": str(min(TOLD_FROM, limit // 2)),
        "one": asked.view.say("left-one"),
        "many": asked.view.say("left-many"),
    }
    data = " ".join(f'data-{name}="{safe(value)}"' for name, value in left.items())
    st.html(f'<p class="w-left" {data} aria-live="polite" hidden></p>')


# --- Dates ----------------------------------------------------------------------------------

_PIECES: Final = ("day", "month", "year")


def date_fields(asked: Asked) -> dict[str, str]:
    """The three fields of a date and what stands in them."""
    value = str(asked.value or "")
    pieces = ("", "", "") if value == NOT_SURE else dates.date_fields(value)
    return {asked.key(piece): typed for piece, typed in zip(_PIECES, pieces, strict=True)}


def date(asked: Asked) -> None:
    """Day, month and year, each in a field of its own."""
    with st.container(key=asked.key("date"), horizontal=True):
        for piece, (key, typed) in zip(_PIECES, date_fields(asked).items(), strict=True):
            state.mirror(key, typed)
            st.text_input(
                plain(asked.view.say(piece)),
                key=key,
                autocomplete="off",
                width=120 if piece == "year" else 90,
                on_change=_dated,
                args=(asked,),
            )
    if asked.offers_not_sure and asked.question.not_sure_label:
        key = asked.key("tick", NOT_SURE)
        state.mirror(key, asked.value == NOT_SURE)
        with st.container(key=asked.key("choices"), gap=None):
            label = plain(asked.not_sure[1])
            st.checkbox(label, key=key, on_change=_not_dated, args=(key, asked))


def _dated(asked: Asked) -> None:
    day, month, year = (str(state.held(asked.key(piece)) or "") for piece in _PIECES)
    state.reply(asked.question.id, dates.write_date(day, month, year), asked.item)


def _not_dated(key: str, asked: Asked) -> None:
    state.reply(asked.question.id, NOT_SURE if state.held(key) else None, asked.item)
