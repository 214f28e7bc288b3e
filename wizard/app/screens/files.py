"""Every way to take a document along: as a file, copied, by email or printed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from urllib.parse import quote

import streamlit as st

from wizard.answers import write_answers
from wizard.app import browser
from wizard.app.markup import link, plain
from wizard.app.view import View
from wizard.documents import FORMATS, calendar, file_name
from wizard.documents.pack import ANSWERS_FILE, DATES_FILE, calendar_entries
from wizard.letter import Letter


def downloads(view: View, letter: Letter, title: str, formats: Iterable[str]) -> None:
    """A button for each kind of file; it is made when the button is pressed, and not before."""
    for place, name in enumerate(formats):
        kind = FORMATS[name]
        st.download_button(
            plain(view.say(f"download-{name}", title=title)),
            data=partial(kind.write, letter),
            file_name=file_name(letter, name),
            mime=kind.media_type,
            key=f"file-{letter.id}-{name}",
            on_click="ignore",
            type="secondary" if place else "primary",
        )


def carry(view: View, letter: Letter) -> None:
    """Copy, email, print."""
    browser.copy(
        FORMATS["text"].write(letter).decode(),
        label=view.say("copy"),
        done=view.say("copy-done"),
        failed=view.say("copy-failed"),
        key=f"copy-{letter.id}",
    )
    browser.print_page(
        FORMATS["html"].write(letter).decode(),
        label=view.say("print"),
        failed=view.say("print-failed"),
        key=f"print-{letter.id}",
    )
    subject, body = quote(view.say("email-subject")), quote(view.say("email-body"))
    address = f"mailto:?subject={subject}&body={body}"
    st.html(f'<p class="w-email">{link(address, view.say("email"))}</p>')


def save_answers(view: View, key: str) -> None:
    """The answers file, made in the browser: nothing of it stays on the server."""
    about = view.say("answers-file-about")
    browser.save(
        write_answers(view.answers, view.today, about),
        file_name=ANSWERS_FILE,
        label=view.say("save-button"),
        done=view.say("save-done"),
        failed=view.say("save-failed"),
        key=key,
    )


def calendar_file(view: View) -> None:
    """The key dates for a calendar."""
    entries = calendar_entries(view.walk)
    if entries:
        st.download_button(
            plain(view.say("download-dates")),
            data=partial(calendar.write, entries, stamp=view.today),
            file_name=DATES_FILE,
            mime=calendar.MEDIA_TYPE,
            key="file-dates",
            on_click="ignore",
        )
