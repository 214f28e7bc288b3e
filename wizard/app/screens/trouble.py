"""What a page shows when something of ours went wrong: what to do, and that nothing is lost."""

from __future__ import annotations

from wizard.app import frame
from wizard.app.view import View


def show(view: View) -> None:
    """A plain page without a word of what happened inside."""
    frame.heading("trouble", view.say("trouble-title"))
    frame.words(view.say("trouble-text"))


def is_streamlits_own(error: Exception) -> bool:
    """Whether it is how Streamlit turns a page or stops a run, and no error at all."""
    return type(error).__module__.startswith("streamlit.runtime.scriptrunner")
