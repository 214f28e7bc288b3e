"""What a page shows when something of ours went wrong: what to do, and that nothing is lost."""

from __future__ import annotations

import traceback
from pathlib import Path

from wizard.app import frame
from wizard.app.view import View


def show(view: View) -> None:
    """A plain page without a word of what happened inside."""
    frame.heading("trouble", view.say("trouble-title"))
    frame.words(view.say("trouble-text"))


def is_streamlits_own(error: Exception) -> bool:
    """Whether it is how Streamlit turns a page or stops a run, and no error at all."""
    return type(error).__module__.startswith("streamlit.runtime.scriptrunner")


def place(error: Exception) -> str:
    """The kind of an error and where it happened; never what it says, which may be an answer."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {where}".strip()
