"""Jargon explained where it stands: the first use of each word on a page opens its meaning.

Done to the finished page in one pass, so that no text is forgotten and what comes first for a
reader is what is marked. The Popover API needs no script; in a browser that does not know it,
the meaning stands in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from wizard.jargon import Jargon, Term, drawn, first_uses

_MAIN: Final = re.compile(r"(<main\b[^>]*>)(.*)(</main>)", re.DOTALL)
_TAG: Final = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<told>[^>]*)>", re.DOTALL
)
_TOPIC: Final = re.compile(r'data-topic="([^"]+)"')

Draw = Callable[[str, Term, str, str], str]
"""Makes the HTML of a word and its meaning: the signs before it, the word, the signs after it,
and what their ids have to start with."""

_LEFT_ALONE: Final = frozenset(
    {"a", "h1", "h2", "h3", "h4", "h5", "h6", "button", "summary", "label", "svg", "nav", "form"}
)
"""Where nothing is marked: what is pressed or followed already, headings, and pictures."""
_AS_IS: Final = "data-as-is"
"""The attribute of a piece of a page in which nothing is marked."""


def explained(page: str, jargon: Jargon, draw: Draw) -> str:
    """A whole page as HTML, with each word of jargon explained where it first stands.

    An ``article`` with a ``data-topic`` is read on its own: its words are explained again there,
    under ids that start with the topic.

    Args:
        page: The page. It is ours: every ``<`` in it belongs to a tag.
        jargon: The words to explain.
        draw: Makes the HTML of a word and its meaning.
    """
    return _MAIN.sub(
        lambda main: f"{main[1]}{''.join(_pieces(main[2], jargon, draw))}{main[3]}", page
    )


def _pieces(inside: str, jargon: Jargon, draw: Draw) -> Iterator[str]:
    known: frozenset[str] = frozenset()
    before, prefix = known, ""
    shut: tuple[str, ...] = ()
    for text, tag in _texts(inside):
        pieces, known = ((text,), known) if shut else first_uses(jargon.pieces(text), known)
        yield drawn(pieces, str, lambda before, term, after: draw(before, term, after, prefix))  # noqa: B023 - drawn at once
        if tag is None:
            return
        yield tag[0]
        shut = _shut_after(tag, shut)
        topic = _TOPIC.search(tag["told"] or "")
        if topic is not None:
            before, known, prefix = known, frozenset(), f"{topic[1]}-"
        elif tag["end"] and tag["name"] == "article" and prefix:
            known, prefix = before, ""


def _texts(inside: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Each stretch of text, which may be empty, with the tag after it; none after the last."""
    done = 0
    for tag in _TAG.finditer(inside):
        yield inside[done : tag.start()], tag
        done = tag.end()
    yield inside[done:], None


def _shut_after(tag: re.Match[str], shut: tuple[str, ...]) -> tuple[str, ...]:
    """The elements around what follows a tag in which nothing is marked, outermost first."""
    name = tag["name"]
    if name is None:
        return shut
    if tag["end"]:
        return shut[:-1] if shut and shut[-1] == name else shut
    starts = name in _LEFT_ALONE or _says_as_is(tag["told"])
    return (*shut, name) if starts or (shut and shut[-1] == name) else shut


def _says_as_is(told: str) -> bool:
    """Whether the attributes of a tag say so; what is in quotation marks may be a family's."""
    return any(_AS_IS in name for name in told.split('"')[::2])
