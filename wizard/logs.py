"""What the log may say of an error: its kind and its place, never its message.

The message may hold an answer: a name that was no key, a text that could not be read. Other
people's code logs whole tracebacks, so this is seen to where a line of the log is made.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import Any

_OURS = Path(__file__).parent


def place(error: BaseException) -> str:
    """The kind of an error and where in our code, if anywhere in it, it happened."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_OURS)
    ]
    where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__} {where}".strip()


class Record(logging.LogRecord):
    """A line of the log that has the place of an error instead of its traceback."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        if isinstance(self.args, tuple):
            self.args = tuple(
                place(each) if isinstance(each, BaseException) else each for each in self.args
            )
        error = self.exc_info[1] if self.exc_info else None
        if error is not None:
            self.msg, self.args = f"{self.getMessage()}: {place(error)}", ()
        self.exc_info = None


def keep_answers_out() -> None:
    """From now on, make every line of this program's log so."""
    logging.setLogRecordFactory(Record)
