"""The pages: each module shows one, with ``show()``.

The folder is not called ``pages``, because Streamlit takes every file in a folder of that
name for a page of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from wizard.app.screens import (
    check,
    deadline,
    letter,
    nearby,
    other_nation,
    pack,
    question,
    replies,
    saved,
    trouble,
    urgent,
    where_you_are,
)
from wizard.app.view import View
from wizard.journey import Stop
from wizard.models import PageName

PAGES: Final[Mapping[PageName, Callable[[View, Stop], None]]] = MappingProxyType(
    {
        "urgent": urgent.show,
        "deadline": deadline.show,
        "other-nation": other_nation.show,
        "where-you-are": where_you_are.show,
        "replies": replies.show,
        "check": check.show,
        "letter": letter.show,
        "pack": pack.show,
    }
)
"""What the steps that show something show."""


@dataclass(frozen=True)
class SidePage:
    """A page beside the journey."""

    title: str
    """The key of its title among the screen words."""
    show: Callable[[View], None]


SIDE_PAGES: Final[Mapping[str, SidePage]] = MappingProxyType(
    {
        "help": SidePage("help-title", nearby.show),
        "urgent-help": SidePage("urgent-title", urgent.beside),
        "save": SidePage("save-title", saved.save),
        "open": SidePage("open-title", saved.open_file),
        "clear": SidePage("clear-title", saved.clear),
    }
)
"""What stands beside the journey, by address."""

__all__ = ["PAGES", "SIDE_PAGES", "SidePage", "question", "saved", "trouble"]
