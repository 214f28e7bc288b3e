"""Every text of ours that a person may read, wherever it stands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wizard.check.things import inside, own_sentences, things
from wizard.content import Content, Problem, leaves
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
        return as_read(self.words)

    @property
    def explains(self) -> bool:
        """The guide and the glossary may name the jargon that they explain."""
        return self.file.startswith(("guide/", "glossary"))

    def problem(self, mend: str) -> Problem:
        """A problem in it."""
        return Problem(self.file, self.field, mend)


def as_read(words: str) -> str:
    """A text with a word in place of each template: how many words and syllables, about."""
    return _TEMPLATE.sub("word", words)


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
        for field, text in leaves(pages):
            if not field.startswith(_TYPED):
                yield Text(file, field, text, "screen")


def _rests_on(shape: Shape) -> tuple[Citation, ...] | None:
    """The sources of a thing, or of all that stands in it."""
    sourced = [within.sources for _, within in inside(shape) if hasattr(within, "sources")]
    return tuple(dict.fromkeys(itertools.chain(*sourced))) if sourced else None
