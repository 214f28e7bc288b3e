"""Every text of ours that a person may read, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from wizard.check.things import inside, own_sentences, things
from wizard.content import Content, Problem
from wizard.models import Citation, Register, Shape

_TYPED: Final = "search.same."
"""Words that families type into the search, misspelt ones among them: nobody reads them."""

_TEMPLATE: Final = re.compile(r"{{.*?}}")


@dataclass(frozen=True)
class Text:
    """One text, with its place and what it rests on."""

    file: str
    field: str
    words: str
    register: Register
    cited: tuple[Citation, ...] | None = None
    """The sources of the thing it belongs to; None where that takes none."""

    @property
    def read(self) -> str:
        """How it reads, with a word in place of each template."""
        return _TEMPLATE.sub("word", self.words)

    @property
    def explains(self) -> bool:
        """The guide and the glossary may name the jargon that they explain."""
        return self.file.startswith(("guide/", "glossary"))

    def problem(self, mend: str) -> Problem:
        """A problem in it."""
        return Problem(self.file, self.field, mend)


def texts(content: Content) -> Iterator[Text]:
    """Every text of the content."""
    for thing in things(content):
        cited = _rests_on(thing.shape)
        for path, shape in inside(thing.shape):
            own = _rests_on(shape) if hasattr(shape, "sources") else cited
            for field, words, register in own_sentences(shape):
                place = ".".join(filter(None, (thing.name, path, field)))
                yield Text(thing.file, place, words, register, own)
    for file, pages in (("screen.yaml", content.screen), ("web.yaml", content.web)):
        for field, text in _strings(pages):
            if not field.startswith(_TYPED):
                yield Text(file, field, text, "screen")


def _rests_on(shape: Shape) -> tuple[Citation, ...] | None:
    """The sources of a thing, or of all that stands in it."""
    found = [
        _citation(source)
        for _, within in inside(shape)
        for source in getattr(within, "sources", ())
    ]
    sourced = any(hasattr(within, "sources") for _, within in inside(shape))
    return tuple(dict.fromkeys(found)) if sourced else None


def _citation(source: Citation | str) -> Citation:
    if isinstance(source, Citation):
        return source
    name, _, place = source.partition(" ")
    return Citation(id=name, at=place or None)


def _strings(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text in the words of pages, with its dotted name."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _strings(each, f"{field}.{place}")
    elif hasattr(value, "items"):
        for name, each in value.items():
            yield from _strings(each, f"{field}.{name}" if field else name)
