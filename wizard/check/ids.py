"""Ids are permanent: none may vanish, and a new one is recorded."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from wizard.content import Content, Problem
from wizard.models import LetterPlan

RECORDED_IDS: Final = "recorded-ids.txt"
"""Every id that was ever published: saved files and council packs hang on them."""


def all_ids(content: Content) -> tuple[str, ...]:
    """Every id that saved files and packs may hang on, as ``kind/id``, sorted."""
    found: set[str] = set()
    for question in content.questions.values():
        found.add(f"question/{question.id}")
        found |= {f"option/{question.id}/{option.id}" for option in question.options}
    for letter in content.letters.values():
        found |= {f"letter/{letter.id}", *_block_ids(letter)}
    for kind, names in (
        ("concern", content.concerns),
        ("ask", content.asks),
        ("bring", content.brings),
        ("guide", content.guide),
        ("reply", [reply.id for reply in content.replies]),
        ("help", [help.id for help in content.national]),
        ("step", [s.id for j in content.journeys for sec in j.sections for s in sec.steps]),
    ):
        found |= {f"{kind}/{name}" for name in names}
    return tuple(sorted(found))


def _block_ids(letter: LetterPlan) -> set[str]:
    return {f"block/{letter.id}/{block.id}" for block in letter.blocks}


def record(content: Content) -> tuple[str, ...]:
    """Add the ids that are new to the recorded list, and say which; none is ever taken out."""
    recorded = content.folder / RECORDED_IDS
    before = set(_recorded(content) or ())
    now = set(all_ids(content))
    recorded.write_text("".join(f"{name}\n" for name in sorted(before | now)), encoding="utf-8")
    return tuple(sorted(now - before))


def _recorded(content: Content) -> tuple[str, ...] | None:
    """The ids recorded so far, or None where there is no list."""
    recorded = content.folder / RECORDED_IDS
    return tuple(recorded.read_text(encoding="utf-8").split()) if recorded.is_file() else None


_NO_OLD_NAMES: Final = frozenset({"letter", "step"})
"""Kinds of thing that cannot say what they were called before."""


def check_ids(content: Content) -> Iterator[Problem]:
    """No recorded id has vanished, and none is there that is not recorded."""
    recorded = _recorded(content)
    if recorded is None:
        return
    now = set(all_ids(content))
    renamed = _renamed(content)
    for name in recorded:
        if name not in now and name not in renamed:
            kind, last = name.partition("/")[0], name.rpartition("/")[2]
            mend = f"this {kind} was there before, and saved files may name it: bring it back"
            if kind not in _NO_OLD_NAMES:
                mend += f", or write “was: [{last}]” at its new one"
            yield Problem(RECORDED_IDS, name, mend)
    for name in sorted(now - set(recorded)):
        yield Problem(RECORDED_IDS, name, "is new; run “send-wizard check --record” to record it")


def _renamed(content: Content) -> set[str]:
    renamed: set[str] = set()
    for question in content.questions.values():
        renamed |= {f"question/{old}" for old in question.was}
        for option in question.options:
            names = ((question.id, *question.was), (option.id, *option.was))
            renamed |= {f"option/{asked}/{chosen}" for asked, chosen in itertools.product(*names)}
    for kind, group in (
        ("concern", content.concerns.values()),
        ("ask", content.asks.values()),
        ("bring", content.brings.values()),
        ("guide", content.guide.values()),
        ("reply", content.replies),
        ("help", content.national),
    ):
        renamed |= {f"{kind}/{old}" for each in group for old in each.was}
    for letter in content.letters.values():
        renamed |= {f"block/{letter.id}/{old}" for block in letter.blocks for old in block.was}
    return renamed
