"""Do the documents say what the families answered, and nothing that was not asked?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from wizard.check.things import Thing
from wizard.content import Content, Problem
from wizard.letter import POINTS_READ
from wizard.models import TEXT_TYPES, Block, Part, Question

_TOLD: Final = re.compile(r"told\['([^']+)'\]")


def check_letters(content: Content) -> Iterator[Problem]:
    """Blocks name what exists, and every answer shows in a document or says why not."""
    shown: set[str] = set()
    printed: set[str] = set()
    for letter in content.letters.values():
        thing = Thing(content.files[f"letter/{letter.id}"], "", letter)
        names = [block.id for block in letter.blocks]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield thing.problem(name, "two blocks have this id; give one another")
        for block in letter.blocks:
            shown |= shown_in(block)
            printed |= printed_in(block)
            for mend in _block_mends(content, block):
                yield thing.problem(f"blocks.{block.id}", mend)
    for question in content.questions.values():
        yield from _in_documents(content, question, question.id in shown, question.id in printed)


def _in_documents(
    content: Content, question: Question, shown: bool, printed: bool
) -> Iterator[Problem]:
    file = content.files[f"question/{question.id}"]
    if not shown and question.not_in_documents is None:
        mend = "no document shows this answer; show it, or say why not under not_in_documents"
        yield Problem(file, question.id, mend)
    if printed and question.not_in_documents is not None:
        yield Problem(file, "not_in_documents", "a document shows this answer; take this away")


def _parts(block: Block) -> tuple[Part, ...]:
    return (*block.parts, *(part for point in block.points for part in point))


def printed_in(block: Block) -> set[str]:
    """The questions whose answers a block prints as they were given."""
    printed = {part.theirs for part in _parts(block) if part.theirs is not None}
    for part in _parts(block):
        printed |= set(_TOLD.findall(f"{part.say}{part.law}"))
    return printed


def shown_in(block: Block) -> set[str]:
    """The questions whose answers show in a block, in whatever form."""
    shown = {*printed_in(block), *block.for_each}
    for part in _parts(block):
        shown |= {name for name, used in _PRINTED_AS.items() if f"{{{{ {used} " in f"{part.say}"}
    if block.points_from is not None:
        shown |= set(POINTS_READ[block.points_from])
    return shown


_PRINTED_AS: Final[Mapping[str, str]] = {
    "child-name": "child.name_obj",
    "senco-name": "to_line",
    "class-name": "child_class",
    "school-year": "child_class",
    "meeting-date": "date_meeting",
    "council": "council.name",
    "writers": "writer.we",
    "pronoun": "child.their",
}
"""Answers that a document prints under another name than their own."""


def _block_mends(content: Content, block: Block) -> Iterator[str]:
    for name in block.for_each:
        if name not in content.questions:
            yield f"for_each: there is no question “{name}”"
    for part in _parts(block):
        if part.theirs is not None:
            question = content.questions.get(part.theirs)
            if question is None or question.type not in TEXT_TYPES:
                yield f"theirs: “{part.theirs}” is not a question answered in words"
        needed = {*part.needs, *block.needs}
        for name in _TOLD.findall(f"{part.say}{part.law}"):
            if name not in content.questions:
                yield f"told: there is no question “{name}”"
            elif name not in needed:
                yield f"told: “{name}” must stand under needs, since it may not be answered"
