"""What is due for another look, and what was measured."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterator
from typing import Final

from wizard import dates
from wizard.check.grade import Measure, measure
from wizard.check.plain import grade
from wizard.check.texts import texts
from wizard.content import Content
from wizard.guidance import never_told_together

_DAYS_IN_A_MONTH: Final = 30.44


def stale(content: Content, today: dt.date, months: int) -> tuple[str, ...]:
    """A line for whatever was last looked at longer ago than so many months, or never.

    These are the words on planned changes, the review of our words, each source, and each
    council's pack.
    """
    limit = today - dt.timedelta(days=round(months * _DAYS_IN_A_MONTH))
    return (*_service_due(content, limit), *_sources_due(content, limit))


def _service_due(content: Content, limit: dt.date) -> Iterator[str]:
    service = content.service
    if service.law_notice.as_at < limit:
        yield f"service.yaml: the words on planned changes are as at {service.law_notice.as_at}"
    if service.reviewed_on is None:
        yield "service.yaml: no SEN adviser has reviewed the words"
    elif service.reviewed_on < limit:
        yield f"service.yaml: the words were last reviewed {service.reviewed_on}"
    for pack in content.packs.values():
        if pack.checked < limit:
            yield f"council {pack.council}: last compared {pack.checked}"


def _sources_due(content: Content, limit: dt.date) -> Iterator[str]:
    for source in content.sources.values():
        checked = source.checked_live
        if (checked or dt.date.min) < limit:
            how = f"checked live {checked}" if checked else "never checked live"
            yield f"{source.id}: {source.title}: seen {source.seen}, {how}"


# --- What was measured ----------------------------------------------------------------------

_ROW: Final = "{:<40} {:>6} {:>6} {:>10}"


def report(content: Content) -> str:
    """Reading grades by topic, beside the page we compare with, and how much there is of all.

    Then what is never told to the same family, and why, for an adviser to judge.
    """
    return "\n".join([*_grades(content), "", *_amounts(content), "", *_pairs(content)])


def _grades(content: Content) -> Iterator[str]:
    measured = {name: grade(page, content) for name, page in content.guide.items()}
    yield _ROW.format("", "grade", "words", "a sentence")
    for name, found in sorted(measured.items(), key=lambda pair: pair[1].grade):
        yield _row(name, found)
    middle = statistics.median(found.grade for found in measured.values())
    target = content.words.plain.target_grade
    yield _ROW.format("the middle one", f"{middle:.1f}", "", "") + f"  (at most {target:g})"
    compared = content.words.plain.compared
    if compared is not None:
        found = Measure(compared.words, compared.sentences, compared.syllables)
        yield _row(compared.title[:40], found) + f"  ({dates.say(compared.measured_on)})"
    guessed = sorted({word for found in measured.values() for word in found.estimated})
    yield f"Syllables estimated, for want of a dictionary: {', '.join(guessed) or 'none'}"


def _row(name: str, found: Measure) -> str:
    length = found.words / found.sentences
    return _ROW.format(name, f"{found.grade:.1f}", found.words, f"{length:.1f}")


def _pairs(content: Content) -> Iterator[str]:
    pairs = never_told_together(content)
    yield f"Never told to the same family: {len(pairs)} pairs"
    for pair in pairs:
        yield f"  {pair.one}  and  {pair.other}: {pair.why}"


def _amounts(content: Content) -> Iterator[str]:
    counts: dict[str, list[str]] = {}
    for text in texts(content):
        kind = text.file.split("/")[0].removesuffix(".yaml")
        counts.setdefault(kind, []).append(text.read)
    yield _ROW.format("", "texts", "words", "a sentence")
    for kind, found in sorted(counts.items()):
        counted = measure("\n\n".join(found), content.words.syllables)
        length = counted.words / counted.sentences
        yield _ROW.format(kind, len(found), counted.words, f"{length:.1f}")
