"""Which council: found by its own name, or by a district or town in it."""

from __future__ import annotations

import re
from typing import Final

import streamlit as st

from wizard.app import state
from wizard.app.controls import choosing
from wizard.app.controls.asked import Asked
from wizard.app.controls.choosing import Choice
from wizard.app.markup import plain, safe
from wizard.content import Content
from wizard.models import Council

MOST: Final = 8
"""How many councils are shown at once."""


def council(asked: Asked) -> None:
    """Type a part of a name, then choose; the default area is offered first."""
    view = asked.view
    key = asked.key("find")
    st.text_input(
        plain(view.say("council-find")),
        key=key,
        autocomplete="off",
        live=True,
    )
    typed = str(state.held(key) or "")
    found = find(view.content, typed)
    st.html(f'<p class="w-soft" role="status">{safe(_count(asked, typed, len(found)))}</p>')
    shown = dict.fromkeys((*_kept(asked), *found[:MOST]))
    names = [Choice(c.id, c.official_name, _within(asked, c, typed)) for c in shown]
    choosing.one_of(asked, names + choosing.not_sure(asked), str(asked.value or ""))


def _kept(asked: Asked) -> list[Council]:
    """The one chosen already."""
    chosen = asked.view.content.councils.get(str(asked.value or ""))
    return [chosen] if chosen is not None else []


def _count(asked: Asked, typed: str, count: int) -> str:
    view = asked.view
    if not typed.strip():
        return view.say("council-none-typed")
    if count == 0:
        return view.say("council-no-match")
    if count > MOST:
        return view.say("council-many", most=MOST)
    return view.say("council-one" if count == 1 else "council-some", count=count)


def _within(asked: Asked, council: Council, typed: str) -> str:
    """The district that was meant, where it is not the council's own name."""
    if not typed.strip() or _rank(council.name, typed) is not None:
        return ""
    hits = [name for name in council.districts if _rank(name, typed) is not None]
    return asked.view.say("council-within", districts=", ".join(hits[:3])) if hits else ""


def find(content: Content, typed: str) -> list[Council]:
    """The councils that a typed text may mean, the likeliest first."""
    if not typed.strip():
        default = content.councils.get(content.service.default_council)
        return [default] if default is not None else []
    ranked = []
    for council in content.councils.values():
        own = [_rank(name, typed) for name in (council.name, council.official_name)]
        within = [_rank(name, typed) for name in council.districts]
        ranks = [r for r in own if r is not None] + [r + 2 for r in within if r is not None]
        if ranks:
            ranked.append((min(ranks), council.name, council))
    return [council for _, _, council in sorted(ranked, key=lambda entry: entry[:2])]


def _rank(name: str, typed: str) -> int | None:
    """How well a name fits: 0 where it begins so, 1 where a word in it does, None if not at all."""
    plain_name, plain_typed = _plain(name), _plain(typed)
    if not plain_typed:
        return None
    if plain_name.startswith(plain_typed):
        return 0
    return 1 if f" {plain_typed}" in plain_name else None


def _plain(name: str) -> str:
    letters = re.sub(r"[^a-z]+", " ", name.lower().replace("&", " and ")).strip()
    return letters.replace("saint ", "st ")
