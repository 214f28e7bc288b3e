"""Everything authored, with the file it stands in and the sentences it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from wizard.claims import without_marks
from wizard.content import Content, Problem
from wizard.models import GuidePart, Register, Shape, Spoken


@dataclass(frozen=True)
class Thing:
    """One authored thing, with the file it stands in and its name inside it."""

    file: str
    name: str
    shape: Shape

    def problem(self, field: str, mend: str) -> Problem:
        """A problem in it."""
        return Problem(self.file, ".".join(filter(None, (self.name, field))), mend)


def things(content: Content) -> Iterator[Thing]:
    """Every authored thing that stands by itself."""
    yield from _in_own_files(content)
    for help in content.national:
        yield Thing("services/national.yaml", help.id, help)
    for nation, home in content.nations.items():
        yield Thing("nations.yaml", nation, home)
    for heading in content.headings:
        yield Thing("headings.yaml", heading.id, heading)
    for entry in content.glossary:
        yield Thing("glossary.yaml", entry.id, entry)
    yield Thing("service.yaml", "", content.service)


def _in_own_files(content: Content) -> Iterator[Thing]:
    """Whatever has a file to itself, or shares one only with its like."""
    groups: tuple[tuple[str, Iterable[tuple[str, Shape]]], ...] = (
        ("question", content.questions.items()),
        ("concern", content.concerns.items()),
        ("guide", content.guide.items()),
        ("letter", content.letters.items()),
        ("journey", ((journey.id, journey) for journey in content.journeys)),
        ("reply", ((reply.id, reply) for reply in content.replies)),
        ("plan", ((plan.id, plan) for plan in content.plans)),
        ("ask", ((topic.topic, topic) for topic in content.ask_topics)),
        ("bring", ((group.bring[0].id, group) for group in content.bring_lists)),
        ("pack", content.packs.items()),
    )
    for kind, group in groups:
        for name, shape in group:
            yield Thing(content.files[f"{kind}/{name}"], "", shape)


def inside(shape: Shape, path: str = "") -> Iterator[tuple[str, Shape]]:
    """A shape and every shape within it, with its path."""
    yield path, shape
    for name in type(shape).model_fields:
        value = getattr(shape, name)
        children = value if isinstance(value, tuple) else (value,)
        flat = [c for child in children for c in (child if isinstance(child, tuple) else (child,))]
        for place, child in enumerate(flat):
            if isinstance(child, Shape):
                label = _label(child) or (str(place) if len(flat) > 1 else "")
                yield from inside(child, ".".join(filter(None, (path, name, str(label)))))


def own_sentences(shape: Shape) -> Iterator[tuple[str, str, Register]]:
    """The sentence templates of a shape itself, and not of the shapes within it."""
    for name, hint in _hints(type(shape)).items():
        value = getattr(shape, name)
        entries = value if isinstance(value, tuple) else (value,)
        if not any(isinstance(entry, (Shape, tuple)) for entry in entries):
            yield from _spoken(hint, value, name)


def spoken(shape: Shape) -> Iterator[tuple[str, str, Register]]:
    """Every sentence template in a shape, with its field and how it is spoken."""
    for name, hint in _hints(type(shape)).items():
        yield from _spoken(hint, getattr(shape, name), name)


def _label(shape: Shape) -> str | None:
    """What a shape within another is called in the name of a field."""
    return shape.kind if isinstance(shape, GuidePart) else getattr(shape, "id", None)


@lru_cache(maxsize=128)
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)


def _spoken(hint: Any, value: Any, path: str) -> Iterator[tuple[str, str, Register]]:
    origin, inner = get_origin(hint), get_args(hint)
    if value is None:
        return
    if origin is Annotated:
        for mark in hint.__metadata__:
            if isinstance(mark, Spoken):
                yield path, without_marks(value), mark.register
    elif origin in (Union, UnionType):
        for each in inner:
            yield from _spoken(each, value, path)
    elif isinstance(value, Shape):
        label = _label(value)
        for field, text, register in spoken(value):
            yield f"{path}.{label}.{field}" if label else f"{path}.{field}", text, register
    else:
        yield from _spoken_in(inner, value, path)


def _spoken_in(inner: Any, value: Any, path: str) -> Iterator[tuple[str, str, Register]]:
    """The sentences in a list or a table of things."""
    if isinstance(value, tuple) and inner:
        for entry in value:
            yield from _spoken(inner[0], entry, path)
    elif isinstance(value, dict) and inner:
        for key, entry in value.items():
            yield from _spoken(inner[1], entry, f"{path}.{key}")
