"""Do the content files agree with one another, and are they plain, sourced and fresh?

Every problem is found in one go and told in authors' words: the file, the line, the field, the
mend. What each single file must look like is ``wizard.models``'s to say; here they are held
against each other. ``docs/architecture.md`` says which module looks for what.
"""

from __future__ import annotations

from wizard.check.agreement import (
    check_conditions,
    check_examples,
    check_references,
    check_twice,
)
from wizard.check.ids import RECORDED_IDS, all_ids, check_ids, record
from wizard.check.journeys import check_journeys
from wizard.check.letters import check_letters
from wizard.check.report import report, stale
from wizard.check.sentences import check_sentences, missing_voices
from wizard.check.things import spoken, things
from wizard.content import Content, Problem
from wizard.facts import FACTS, Facts

__all__ = ["RECORDED_IDS", "all_ids", "check", "record", "report", "spoken", "stale", "things"]


def check(content: Content, facts: Facts = FACTS) -> tuple[Problem, ...]:
    """Every problem of the content, sorted by file; none when it is sound."""
    found = [
        *check_journeys(content, facts),
        *check_conditions(content, facts),
        *check_references(content, facts),
        *check_letters(content),
        *check_examples(content),
        *check_twice(content),
        *(missing_voices(content) or check_sentences(content, facts)),
        *check_ids(content),
    ]
    return tuple(sorted(set(found)))
