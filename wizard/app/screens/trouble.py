"""What a page shows when something of ours went wrong: what to do, and that nothing is lost."""

from __future__ import annotations

import traceback
from pathlib import Path

from wizard.app import frame as page
from wizard.app.view import View

_OURS = Path(__file__).parents[2]


def show(view: View) -> None:
    """A plain page without a word of what happened inside."""
    page.heading("trouble", view.say("trouble-title"))
    page.words(view.say("trouble-text"))


def is_streamlits_own(error: Exception) -> bool:
    """Whether it is how Streamlit turns a page or stops a run, and no error at all."""
    return type(error).__module__.startswith("streamlit.runtime.scriptrunner")


def place(error: Exception) -> str:
    """The kind of an error and where it happened; never what it says, which may be an answer."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_OURS)
    ]
    where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__} {where}".strip()
