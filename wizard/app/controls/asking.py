"""Questions to ask at the meeting and what to bring: filled in beforehand, to be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from wizard import guidance
from wizard.answers import NONE_CHOSEN, OWN_LIMIT, OWN_MOST, OwnItem, clean
from wizard.app import frame, state
from wizard.app.controls.asked import Asked
from wizard.app.controls.choosing import Choice
from wizard.app.markup import bullets, paragraphs, plain, safe
from wizard.guidance import Because
from wizard.models import Ask, Citation
from wizard.voice import Voice


def asks(asked: Asked) -> None:
    """The questions we put forward, ticked; their own; and all others under their topics."""
    view = asked.view
    voice = Voice(view.given, "letter")
    chosen = [each.id for each in guidance.chosen_asks(view.given)]
    forward = guidance.suggested_asks(view.given, guidance.SUGGESTED_ASKS)
    suggested = [ask for ask, _ in forward]
    first = [*suggested, *_chosen_others(asked, chosen, suggested)]
    with st.container(key=asked.key("choices"), gap=None):
        for ask in first:
            _box(asked, Choice(ask.id, voice.say(ask.text)), chosen)
        for own in view.answers.own("ask"):
            _box(asked, Choice(own.id, own.words), chosen)
            label = view.say("take-away", words=own.words)
            frame.button(label, own.id, _take_away, own.id, look="tertiary")
    _why_these(asked, [(voice.say(ask.text), told, ask.sources) for ask, told in forward])
    own_box(asked, "ask", add_own)
    frame.words(view.say("asks-more"), "w-question-small")
    for topic in view.content.ask_topics:
        rest = [a for a in guidance.possible_asks(view.given) if a.topic == topic.topic]
        rest = [ask for ask in rest if ask not in first]
        if rest:
            with st.expander(plain(view.speak(topic.title)), key=asked.key("topic", topic.topic)):
                for ask in rest:
                    _box(asked, Choice(ask.id, voice.say(ask.text)), chosen)


def _chosen_others(asked: Asked, chosen: list[str], suggested: list[Ask]) -> list[Ask]:
    """What the family chose from a topic: shown with those we put forward."""
    possible = guidance.possible_asks(asked.view.given)
    return [ask for ask in possible if ask.id in chosen and ask not in suggested]


def bring(asked: Asked) -> None:
    """Everything it makes sense to bring, ticked until the family chooses."""
    voice = Voice(asked.view.given, "letter")
    chosen = [thing.id for thing in guidance.chosen_brings(asked.view.given)]
    forward = [
        (thing, _capital(voice.say(thing.text)), told)
        for thing, told in guidance.suggested_brings(asked.view.given)
    ]
    with st.container(key=asked.key("choices"), gap=None):
        for thing, words, _ in forward:
            _box(asked, Choice(thing.id, words), chosen)
    _why_these(asked, [(words, told, thing.sources) for thing, words, told in forward])


def _why_these(
    asked: Asked, forward: Iterable[tuple[str, tuple[Because, ...], tuple[Citation, ...]]]
) -> None:
    """Why each is put forward, and where it comes from, to open on request."""
    view = asked.view
    told = [
        f"<b>{safe(words)}</b>{frame.because(view, why) or paragraphs(view.tell('why-any'))}"
        f"{bullets(view.sources(sources))}"
        for words, why, sources in forward
    ]
    if told:
        title = safe(view.say("why-these"))
        st.html(f'<details class="w-details"><summary>{title}</summary>{bullets(told)}</details>')


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _box(asked: Asked, offer: Choice, chosen: Iterable[str]) -> None:
    key = asked.key("tick", offer.id)
    chosen = list(chosen)
    state.mirror(key, offer.id in chosen)
    st.checkbox(plain(offer.label), key=key, on_change=_ticked, args=(key, asked, offer.id, chosen))


def _ticked(key: str, asked: Asked, entry: str, chosen: list[str]) -> None:
    """Keep the whole list, as we filled it in and as the family has changed it."""
    now = [each for each in chosen if each != entry]
    if state.held(key):
        now.append(entry)
    state.reply(asked.question.id, tuple(now) or (NONE_CHOSEN,), asked.item)


# --- In their own words ---------------------------------------------------------------------


def own_box(asked: Asked, kind: str, add: Callable[[Asked], None]) -> None:
    """A box for something in the family's own words, and the button that adds it."""
    view = asked.view
    if len(view.answers.own(kind)) >= OWN_MOST:
        frame.words(view.tell("own-enough", most=OWN_MOST), "w-soft")
        return
    key = asked.key("own")
    state.mirror(key, state.drafts().get(key, state.held(key) or ""))
    with st.container(key=asked.key("add")):
        st.text_input(
            plain(view.say(f"own-{kind}-label")),
            key=key,
            autocomplete="off",
            on_change=state.keep_draft,
            args=(key,),
        )
        over = len(clean(str(state.held(key) or ""))) - OWN_LIMIT
        if over > 0:
            words = view.say("own-too-long", limit=OWN_LIMIT, over=over)
            label = safe(view.say("error-word"))
            st.html(f'<p class="w-error-line"><b>{label}</b> {safe(words)}</p>')
        frame.button(view.say(f"own-{kind}-add"), f"add-{kind}", add, asked)


def own_field(asked: Asked) -> dict[str, str]:
    """What stands in the box for their own words."""
    key = asked.key("own")
    return {key: str(state.held(key) or state.drafts().get(key, ""))}


def take_own(asked: Asked, kind: str) -> OwnItem | None:
    """Keep what stands in the box as an item of the family's own; None where it will not do."""
    ((key, typed),) = own_field(asked).items()
    words = clean(typed)
    if not words or len(words) > OWN_LIMIT or len(state.answers().own(kind)) >= OWN_MOST:
        return None
    answers, item = state.answers().add_own(kind, words)
    state.change(answers)
    state.empty_field(key)
    return item


def add_own(asked: Asked) -> None:
    """Keep a question of the family's own, and ask it."""
    before = state.answers().value(asked.question.id)
    item = take_own(asked, "ask")
    if item is not None and isinstance(before, tuple):
        kept = tuple(each for each in before if each != NONE_CHOSEN)
        state.reply(asked.question.id, (*kept, item.id))


def _take_away(item_id: str) -> None:
    answers = state.answers()
    value = answers.value("asks")
    if isinstance(value, tuple):
        rest = tuple(each for each in value if each != item_id)
        answers = answers.reply("asks", rest or (NONE_CHOSEN,))
    state.change(answers.change_own(item_id, None))
