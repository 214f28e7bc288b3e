"""Does a ``when`` hold for these answers?

There is one form of condition: each key names a question or a fact, each value lists the
words that are accepted, and all keys must hold. There is no "and", "or" or "not": what this
cannot say becomes a named fact in ``wizard.facts``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class Known(Protocol):
    """What a condition may ask about: the answers that apply, and the facts they lead to."""

    def words(self, name: str, item: str | None = None) -> frozenset[str]:
        """The words that hold for a question or a fact; none where it is absent."""

    def because(self, name: str, words: frozenset[str]) -> tuple[str, ...]:
        """The questions whose answers made these words hold; an answer may follow a slash."""


def holds(when: Mapping[str, Sequence[str]], known: Known, item: str | None = None) -> bool:
    """Whether every key of ``when`` has one of its accepted words.

    A condition on an absent answer does not hold, and ``not-sure`` must be listed to match.
    ``item`` is the item a repeated question is asked about; its own answers count too.

    >>> class Nothing:
    ...     def words(self, name, item=None): return frozenset()
    >>> holds({}, Nothing()), holds({"ehc": ["plan"]}, Nothing())
    (True, False)
    """
    return all(known.words(name, item) & set(accepted) for name, accepted in when.items())


def reasons(when: Mapping[str, Sequence[str]], known: Known) -> tuple[str, ...]:
    """The questions whose answers made ``when`` hold: what *because you told us* names."""
    found: dict[str, None] = {}
    for name, accepted in when.items():
        matched = known.words(name) & frozenset(accepted)
        found.update(dict.fromkeys(known.because(name, matched)))
    return tuple(found)
