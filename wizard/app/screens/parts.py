"""The parts of a document on its page: whose words they are, and what a family may do with them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from wizard.answers import EDIT_LIMIT, Edit, clean
from wizard.app import frame, notes, state
from wizard.app.markup import paragraphs, plain, safe
from wizard.app.view import View
from wizard.documents import html, reading
from wizard.letter import Letter, LetterBlock, draft_blocks, rested_on
from wizard.models import LetterPlan


@dataclass(frozen=True)
class Shown:
    """One part: as we would word it, as it stands, and what the family did to it."""

    view: View
    plan: LetterPlan
    draft: LetterBlock
    edit: Edit | None
    block: LetterBlock | None
    """As it will stand; None where it is left out or moved."""
    depth: int

    @property
    def key(self) -> str:
        """Its place in the keys of widgets."""
        return state.field_key("edit", self.plan.id, self.draft.key.replace("/", "--"))

    @property
    def name(self) -> str:
        """What the family sees it called."""
        return name_of(self.view, self.draft)

    @property
    def mark(self) -> str:
        """The answers it used."""
        return rested_on(self.view.given, self.draft)

    @property
    def stale(self) -> bool:
        """Whether the family reworded it, and an answer it used has changed since."""
        edit = self.edit
        return bool(edit and edit.text and edit.rested_on and edit.rested_on != self.mark)

    @property
    def open(self) -> bool:
        """Whether it may be changed: headings follow their parts, some parts are fixed."""
        authored = {block.id: block for block in self.plan.blocks}
        block = authored[self.draft.key.partition("/")[0]]
        return not block.fixed and self.draft.kind not in {"heading", "new-page"}


def name_of(view: View, block: LetterBlock) -> str:
    """What a part is called; with its worry where there is one for each."""
    _, _, item = block.key.partition("/")
    if not item:
        return block.name
    return view.say("part-item", name=block.name, worry=view.voice.item(item).title)


def legend(view: View, letter: Letter) -> None:
    """Whose words are whose, of those that stand in this letter."""
    owners = {span.owner for block in letter.blocks for line in block.lines for span in line}
    marks = "".join(
        f'<span class="w-{owner}">{safe(view.say(f"whose-{owner}"))}</span>'
        for owner in ("family", "us", "law")
        if owner in owners
    )
    st.html(f'<p class="w-key">{marks}</p>')


def show(view: View, plan: LetterPlan, letter: Letter) -> None:
    """Every part in reading order, on a sheet of paper."""
    standing = {block.key: (block, depth) for block, depth in reading.with_depths(letter)}
    edits = view.answers.edits.get(plan.id, {})
    with st.container(key="sheet"):
        for draft in draft_blocks(plan, view.given):
            block, depth = standing.get(draft.key, (None, 0))
            _part(Shown(view, plan, draft, edits.get(draft.key), block, depth))


def _part(shown: Shown) -> None:
    if shown.block is not None:
        _standing(shown)
    elif shown.edit is not None and (shown.edit.left_out or shown.edit.moved):
        _away(shown)


def _standing(shown: Shown) -> None:
    view, block = shown.view, shown.block
    if block is None:
        return
    owners = {span.owner for line in block.lines for span in line}
    whose = next(iter(owners)) if len(owners) == 1 else "mixed"
    body = html.part(block, shown.depth, marked=True, top_level=2)
    label = ""
    if shown.open:
        label = f'<span class="w-whose">{safe(view.say(f"whose-{whose}"))}</span>'
    st.html(f'<div class="w-part w-{whose}">{label}{body}</div>')
    if shown.stale:
        _offer_again(shown)
    elif shown.open and notes.part_shown() == shown.key:
        _change(shown)
    elif shown.open:
        label = view.say("part-change", name=shown.name)
        frame.button(label, f"open-{shown.key}", notes.show_part, shown.key, look="tertiary")


def _away(shown: Shown) -> None:
    """A part that was left out or moved: a line, and the way to put it back."""
    view = shown.view
    key = "part-moved" if shown.edit is not None and shown.edit.moved else "part-left-out"
    st.html(f'<p class="w-away">{safe(view.say(key, name=shown.name))}</p>')
    label = view.say("part-put-back", name=shown.name)
    frame.button(label, f"back-{shown.key}", _put_back, shown, look="tertiary")


def _change(shown: Shown) -> None:
    """The words of a part in a field, and everything that can be done with them."""
    view, key = shown.view, shown.key
    now = shown.block.text() if shown.block is not None else ""
    state.mirror(key, state.drafts().get(key, state.held(key) or now))
    with st.container(key=f"change-{key}"):
        label = view.say("part-words", name=shown.name)
        st.text_area(plain(label), key=key, height=200, on_change=_keep_typing, args=(key,))
        over = len(clean(str(state.held(key) or ""))) - EDIT_LIMIT
        if over > 0:
            words = safe(view.say("own-too-long", limit=f"{EDIT_LIMIT:,}", over=f"{over:,}"))
            label = safe(view.say("error-word"))
            st.html(f'<p class="w-error-line"><b>{label}</b> {words}</p>')
        frame.button(view.say("part-keep"), f"keep-{key}", _keep_words, shown, look="primary")
        out, moved = Edit(left_out=True), Edit(moved=True)
        frame.button(view.say("part-leave-out"), f"out-{key}", _put_aside, shown, out)
        if shown.plan.kind == "letter":
            frame.button(view.say("part-move"), f"move-{key}", _put_aside, shown, moved)
        if shown.edit is not None:
            frame.button(view.say("part-ours"), f"ours-{key}", _keep, shown, None)
        frame.button(view.say("part-close"), f"close-{key}", _close, shown, look="tertiary")


def _offer_again(shown: Shown) -> None:
    """The answers under a reworded part have changed: both wordings, and the choice."""
    view = shown.view
    ours = f'<div class="w-part w-us">{html.part(shown.draft, 0)}</div>'
    st.html(f'<div class="w-notice" role="status">{paragraphs(view.say("part-stale"))}{ours}</div>')
    text = shown.edit.text if shown.edit is not None else None
    mine = Edit(text=text, rested_on=shown.mark)
    label = view.say("part-stale-mine", name=shown.name)
    frame.button(label, f"mine-{shown.key}", _keep, shown, mine)
    label = view.say("part-stale-ours", name=shown.name)
    frame.button(label, f"new-{shown.key}", _keep, shown, None)


def _keep(shown: Shown, edit: Edit | None) -> None:
    state.change(state.answers().edit(shown.plan.id, shown.draft.key, edit))
    _close(shown)


def _keep_typing(key: str) -> None:
    """Remember what was typed, unless the part was closed in the same moment."""
    if notes.part_shown() == key:
        state.keep_draft(key)


def _close(shown: Shown) -> None:
    state.drafts().pop(shown.key, None)
    notes.show_part("")


def _keep_words(shown: Shown) -> None:
    """Keep what was typed; nothing at all leaves the part out, our own words change nothing."""
    words = _typed(shown)
    if len(words) > EDIT_LIMIT:
        return
    if not words:
        _keep(shown, Edit(left_out=True, rested_on=shown.mark))
    elif words == clean(shown.draft.text()):
        _keep(shown, None)
    else:
        _keep(shown, Edit(text=words, rested_on=shown.mark))


def _put_aside(shown: Shown, aside: Edit) -> None:
    """Leave a part out, or move it; words of the family's own go with it and come back with it."""
    words = _typed(shown)
    if len(words) > EDIT_LIMIT:
        return
    mine = words if words != clean(shown.draft.text()) else ""
    _keep(shown, replace(aside, text=mine or None, rested_on=shown.mark))


def _put_back(shown: Shown) -> None:
    edit = shown.edit
    kept = replace(edit, left_out=False, moved=False) if edit is not None and edit.text else None
    _keep(shown, kept)


def _typed(shown: Shown) -> str:
    return clean(str(state.held(shown.key) or ""))
