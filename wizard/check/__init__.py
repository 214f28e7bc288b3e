"""Do the content files agree with one another, and are they plain, sourced and fresh?

Every problem is found in one go and told in authors' words: the file, the line, the field, the
mend. What each single file must look like is ``wizard.models``'s to say; here they are held
against each other. ``docs/architecture.md`` says which module looks for what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wizard.check.agreement import (
    check_conditions,
    check_examples,
    check_references,
    check_twice,
)
from wizard.check.explanations import check_explanations, check_musts, line_of_part
from wizard.check.ids import RECORDED_IDS, all_ids, check_ids, record
from wizard.check.journeys import check_journeys
from wizard.check.letters import check_letters
from wizard.check.pairs import check_pairs
from wizard.check.plain import check_plain
from wizard.check.report import report, stale
from wizard.check.sentences import check_sentences, missing_voices
from wizard.check.texts import texts
from wizard.check.things import spoken, things
from wizard.check.unused import check_links, check_unused
from wizard.content import Content, Problem
from wizard.facts import FACTS, Facts

__all__ = [
    "RECORDED_IDS",
    "all_ids",
    "broken",
    "check",
    "record",
    "report",
    "spoken",
    "stale",
    "things",
]


def check(content: Content, facts: Facts = FACTS) -> tuple[Problem, ...]:
    """Every problem of the content, sorted by file; none when it is sound."""
    words = tuple(texts(content))
    found = [
        *broken(content, facts),
        *_located(
            content,
            (
                *check_explanations(content),
                *check_musts(content, words),
                *check_plain(content, words),
                *check_unused(content, words),
                *check_links(content, words),
                *check_pairs(content),
                *check_ids(content),
            ),
        ),
    ]
    return tuple(sorted(set(found), key=_in_order))


def broken(content: Content, facts: Facts = FACTS) -> tuple[Problem, ...]:
    """The problems that a family would meet as a page or a letter that does not work.

    Content that has one is not served. Words that could be plainer are no reason to send
    families away.
    """
    found = (
        *check_journeys(content, facts),
        *check_conditions(content, facts),
        *check_references(content, facts),
        *check_letters(content),
        *check_examples(content),
        *check_twice(content),
        *(missing_voices(content) or check_sentences(content, facts)),
    )
    return tuple(sorted(set(_located(content, found)), key=_in_order))


def _in_order(problem: Problem) -> tuple[str, int, str, str]:
    return problem.file, problem.line, problem.field, problem.mend


def _located(content: Content, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem with its line; the parts of an explanation know their own."""
    for problem in problems:
        folder, _, name = problem.file.partition("/")
        page = content.guide.get(name.removesuffix(".md")) if folder == "guide" else None
        if page is not None and problem.field.startswith("parts."):
            yield replace(problem, line=problem.line or line_of_part(page, problem.field))
        else:
            yield problem.located(content.folder)
