"""A small wizard of three steps: the least there can be round the browser pieces."""

import json
import secrets

import streamlit as st

from wizard.app import browser

S = st.session_state
STEPS = ["one", "two", "three"]
FRESH = {
    "tab": "waiting",
    "answers": {},
    "revision": 0,
    "at": 0,
    "clearing": False,
    "cleared": False,
    "trouble": "",
    "turn": 0,
    "errors": "",
    "opened": "",
    "found": 0,
}


def begin(**changed: object) -> None:
    for key in list(S):
        del S[key]
    S.update(**(FRESH | {"answers": {}} | changed), visit=secrets.token_hex(8))


def take(found: browser.Found) -> None:
    S.found += 1
    S.trouble, S.cleared, S.clearing, S.tab = found.trouble, found.cleared, False, "empty"
    if found.text:
        S.update(json.loads(found.text), revision=found.revision, tab="restored")
    for key, text in (found.drafts or {}).items():
        S.answers[key] = text
        S.revision += 1


def changed(key: str) -> None:
    if key not in S:  # cleared in this very run
        return
    S.answers[key] = S[key]
    S.revision += 1


def go(by: int) -> None:
    S.at += by
    S.revision += 1
    S.errors = ""


def set_value(key: str, value: object) -> None:
    S[key] = value


if "tab" not in S:
    begin()
step = STEPS[S.at]
if S.tab == "waiting":
    S.turn += 1
browser.keep(
    visit=S.visit,
    waiting=S.tab == "waiting",
    on_found=take,
    on_trouble=lambda trouble: set_value("trouble", trouble),
    saved=json.dumps({"answers": S.answers, "at": S.at}) if S.revision else None,
    revision=S.revision,
    clear=S.clearing,
    fields={f"{step}-{part}": S.answers.get(f"{step}-{part}", "") for part in ("name", "words")},
    step=step,
    errors=S.errors,
    offline="There is no line. Your answers are safe in this tab.",
    trouble=S.trouble,
    turn=S.turn,
)
st.set_page_config(page_title=f"Step {step}")
if S.tab == "waiting":
    st.html("<p>Looking for your answers</p>")
    st.stop()
if S.errors:
    st.html(f'<div class="w-errors" data-errors="{S.errors}"><h2>There is a problem</h2></div>')
st.html(f'<h1 data-step="{step}">Heading {step}</h1>')
for part, field in (("name", st.text_input), ("words", st.text_area)):
    key = f"{step}-{part}"
    S[key] = S.answers.get(key, "")
    field(part.title(), key=key, on_change=changed, args=(key,))
st.html(
    f'<p class="w-left" data-left-for="{step}-words" data-limit="20" data-from="15" hidden'
    ' data-one="1 left" data-many="{n} left"></p>'
)
st.checkbox("Reading  \n:gray[“loses the place”]", key="box")
st.html("<div style='height: 900px'></div>")
st.button("Continue", on_click=go, args=(1,), type="primary", key="go")
st.button("Back", on_click=go, args=(-1,), key="back")
st.button("Fail", on_click=lambda: set_value("errors", secrets.token_hex(4)), key="fail")
st.button("Clear", on_click=lambda: begin(clearing=True), key="wipe")
browser.copy("the letter", label="Copy", done="Copied", failed="Not copied", key="copy")
browser.save("{}", file_name="my.json", label="Save", done="Saved", failed="Not saved", key="save")
browser.print_page("<h1>A letter</h1>", label="Print", failed="Not printed", key="print")
browser.open_file(
    label="Open",
    too_big="Too big",
    unreadable="Unreadable",
    on_text=lambda text: set_value("opened", text),
    key="open",
    most_bytes=1000,
)
shown = {key: S[key] for key in FRESH}
st.html(f'<p data-held="{json.dumps(shown).encode().hex()}"></p>')
