"""On which line of a content file does a field stand?

Asked only of files that something is wrong with, so that an author is led to the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SAID: Final = re.compile(r"line (\d+)")


def line_of(path: Path, field: str) -> int:
    """The line of a field such as ``steps.ask.title``, counted from 1; 0 where nobody can say.

    A piece of the field is a key, a place in a list, or the ``id`` of an entry in one. What
    cannot be found leads to the line of what it would stand in.
    """
    said = _SAID.match(field)
    if said:
        return int(said[1])
    if path.suffix not in {".yaml", ".md"}:
        return 0
    try:
        text, before = _yaml_of(path)
        node = _composed(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return 0
    if node is None:
        return 0
    line = 0
    for line in _walk(node, field.split(".") if field else []):  # noqa: B007 - the last is wanted
        pass
    return before + line + 1 if line or field else 0


@lru_cache(maxsize=8)
def _composed(text: str) -> yaml.Node | None:
    """The text as YAML sees it; kept for a moment, as one file often has several problems."""
    node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return node


def _yaml_of(path: Path) -> tuple[str, int]:
    """The part of a file that is YAML, and how many lines stand above it."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix != ".md":
        return text, 0
    front = text.removeprefix("---\n").partition("\n---")[0]
    return front, 1


def _walk(node: yaml.Node, pieces: list[str]) -> Iterator[int]:
    """The line of each piece on the way, as far as it can be followed."""
    yield node.start_mark.line
    while pieces:
        found = _step(node, pieces)
        if found is None:
            return
        node, line, used = found
        yield line
        pieces = pieces[used:]


def _step(node: yaml.Node, pieces: list[str]) -> tuple[yaml.Node, int, int] | None:
    """One piece down: the node there, its line, and how many pieces named it.

    A key may hold dots of its own, so the longest name that fits is taken.
    """
    if isinstance(node, yaml.MappingNode):
        for used in range(len(pieces), 0, -1):
            for key, value in node.value:
                if key.value == ".".join(pieces[:used]):
                    return value, key.start_mark.line, used
    if isinstance(node, yaml.SequenceNode):
        for place, entry in enumerate(node.value):
            if pieces[0] == str(place) or pieces[0] == _id_of(entry):
                return entry, entry.start_mark.line, 1
    return None


def _id_of(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.MappingNode):
        return node.value if isinstance(node, yaml.ScalarNode) else None
    named = (value.value for key, value in node.value if key.value in {"id", "council", "topic"})
    return next(named, None)
