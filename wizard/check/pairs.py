"""What is never told together: does each pair name two things that there are, and say why?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wizard.check.things import inside, things
from wizard.content import Content, Problem
from wizard.models import Explanation, NextStep

FEWEST_WORDS: Final = 5
"""A reason that is shorter tells an adviser nothing."""


def check_pairs(content: Content) -> Iterator[Problem]:
    """Every ``never_with`` names something else that is there, once, and gives its reason."""
    known = dict(content.tellable())
    for thing in things(content):
        for path, shape in inside(thing.shape):
            if isinstance(shape, (NextStep, Explanation)):
                kind = "step" if isinstance(shape, NextStep) else "guide"
                field = f"{path}.never_with" if path else "never_with"
                for mend in _mends(f"{kind}/{shape.id}", shape, known):
                    yield thing.problem(field, mend)


def _mends(
    name: str, shape: NextStep | Explanation, known: dict[str, NextStep | Explanation]
) -> Iterator[str]:
    for other, why in shape.never_with.items():
        if other == name:
            yield f"“{other}” is this one itself; name what it cannot be told with"
        elif other not in known:
            yield f"there is no “{other}”; write step/ or guide/, and the id of one that there is"
        elif name in known[other].never_with:
            yield f"“{other}” names this one already; take one of the two away"
        if len(why.split()) < FEWEST_WORDS:
            yield f"say why it cannot hold together with “{other}”, so that an adviser can judge"
