"""Which pages of the guide do a family's own words lead to?

Everything is held in memory and worked out from the content: a few dozen pages need no search
engine. What is typed is only compared; it is kept nowhere. Other ways to write one thing, and
the words that say nothing, are in ``web.yaml`` under ``search``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Final

from wizard.claims import without_marks
from wizard.content import Content
from wizard.models import Explanation

MOST_FOUND: Final = 8
"""How many pages are shown at most."""
MOST_WORDS: Final = 20
"""How many of the words that were typed are looked for."""

_WEIGHTS: Final = {"said": 5.0, "title": 4.0, "short": 2.0, "text": 1.0}
"""How much a word counts by where it stands: most in what parents say."""
_SATURATION: Final = 1.5
_FAINT: Final = 0.35
"""A page that fits this much less well than the best is left out."""
_ALIKE: Final = 0.78
"""How alike a mistyped word and a known one have to be, letter by letter."""
_LONG_ENOUGH: Final = 4
"""The fewest letters of a word that is taken for mistyped."""


@dataclass(frozen=True)
class Phrase:
    """Words that lead to a page when somebody searches for them."""

    page: str
    stems: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Wording:
    """How words are compared: what is the same, and what says nothing."""

    same: Mapping[str, str]
    """Another way to write something, and the one it is read as: ``1-1`` as ``one to one``."""
    passed_over: frozenset[str]

    def words(self, text: str) -> list[str]:
        """The words of a text in small letters, "one to one" and its like as one word.

        >>> Wording({"1-1": "one to one"}, frozenset({"my"})).words("My 1-1, can’t")
        ['one_to_one', 'cant']
        """
        plain = re.sub("['\u2018\u2019]", "", text.casefold())
        joined = self._other_ways.sub(lambda way: self.same[way[0]].replace(" ", "_"), plain)
        return [word for word in re.findall(r"\w+", joined) if word not in self.passed_over]

    @cached_property
    def _other_ways(self) -> re.Pattern[str]:
        ways = sorted(self.same, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ways)) or '(?!)'})(?!\w)")

    def stems(self, text: str) -> list[str]:
        """The same words without their endings."""
        return [stem(word) for word in self.words(text)]


def stem(word: str) -> str:
    """A word without its ending, so that forms of one word are alike.

    >>> [stem(word) for word in ("refusing", "refused", "refuses", "refusal", "stories")]
    ['refus', 'refus', 'refus', 'refus', 'story']
    """
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    for ending, least in (("ing", 3), ("ed", 3), ("al", 5)):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= least and re.search("[aeiouy]", rest):
            double = rest[-1] == rest[-2] and rest[-1] not in "lsz"
            word = rest[:-1] if double else rest
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@dataclass(frozen=True)
class Index:
    """What is known of every page. Nothing in it changes, so that threads may share it."""

    wording: Wording
    rarity: Mapping[str, float]
    """How much each stem tells: one that stands on few pages tells more."""
    pages: Mapping[str, Mapping[str, float]]
    """For each page, how much each stem counts there."""
    phrases: tuple[Phrase, ...]
    vocabulary: tuple[str, ...]
    """Every word that is known, as it is written."""

    def find(self, typed: str) -> tuple[str, ...]:
        """The pages that some words lead to, by id: best first."""
        words = self.wording.words(typed)[:MOST_WORDS]
        known = (self._known(word) for word in words)
        stems = frozenset(stem(word) for word in known if word)
        return tuple(self._ranked(stems))[:MOST_FOUND]

    def _known(self, word: str) -> str:
        """The word if it is known, else the known word most like it, or nothing."""
        if stem(word) in self.rarity or len(word) < _LONG_ENOUGH:
            return word if stem(word) in self.rarity else ""
        return next(iter(get_close_matches(word, self.vocabulary, n=1, cutoff=_ALIKE)), "")

    def _ranked(self, asked: frozenset[str]) -> Iterator[str]:
        """Pages by how well their words fit, and how like one of their phrases all is."""
        phrased: dict[str, float] = {}
        for phrase in self.phrases:
            alike = self._alike(asked, phrase.stems)
            phrased[phrase.page] = max(alike * phrase.weight, phrased.get(phrase.page, 0.0))
        most = 2 * self._tells(asked)
        scores = {
            page: self._fits(asked, counts) + most * phrased.get(page, 0.0)
            for page, counts in self.pages.items()
        }
        least = _FAINT * max(scores.values(), default=0.0)
        for page, score in sorted(scores.items(), key=lambda pair: -pair[1]):
            if score > 0 and score >= least:
                yield page

    def _tells(self, stems: Iterable[str]) -> float:
        return sum(self.rarity.get(each, 0.0) for each in stems)

    def _fits(self, asked: frozenset[str], counts: Mapping[str, float]) -> float:
        """How well a page's words fit: less than all that the words asked for tell."""
        return sum(
            self.rarity[each] * counts[each] / (_SATURATION + counts[each])
            for each in asked & counts.keys()
        )

    def _alike(self, asked: frozenset[str], phrase: frozenset[str]) -> float:
        """How like a phrase the words are: 1 where both are the same, 0 where nothing is."""
        shared = self._tells(asked & phrase)
        return shared and shared * shared / (self._tells(asked) * self._tells(phrase))


def index_of(content: Content, say: Callable[[str], str]) -> Index:
    """Make the index of a content. ``say`` speaks a sentence to nobody in particular."""
    told = content.web.get("search", {})
    wording = Wording(
        {
            other.casefold(): name
            for name, others in told.get("same", {}).items()
            for other in (name, *others)
        },
        frozenset(told.get("passed_over", ())),
    )
    texts = {page.id: _texts(page, say) for page in content.guide.values()}
    phrases = tuple(_phrases(content, wording, say))
    pages = {page: _counts(parts, wording) for page, parts in texts.items()}
    written = [*(text for parts in texts.values() for text in parts.values()), *_said(content, say)]
    return Index(
        wording,
        _rarity(pages, phrases),
        pages,
        phrases,
        tuple(sorted({word for text in written for word in wording.words(text)})),
    )


def _said(content: Content, say: Callable[[str], str]) -> Iterator[str]:
    """What each worry is called, and all that parents say about it."""
    for concern in content.concerns.values():
        yield from (say(concern.title), *concern.parents_say)


def _rarity(
    pages: Mapping[str, Mapping[str, float]], phrases: Iterable[Phrase]
) -> dict[str, float]:
    """What each stem tells, by the number of pages it stands on."""
    on = Counter(each for counts in pages.values() for each in counts)
    on.update({each for phrase in phrases for each in phrase.stems} - on.keys())
    every = len(pages)
    return {name: math.log(1 + (every - n + 0.5) / (n + 0.5)) for name, n in on.items() if n}


def _texts(page: Explanation, say: Callable[[str], str]) -> dict[str, str]:
    """The words of a page, by where they stand."""
    return {
        "said": "\n".join(page.parents_say),
        "title": say(page.title),
        "short": say(page.short),
        "text": "\n".join(say(without_marks(part.text)) for part in page.parts),
    }


def _counts(parts: Mapping[str, str], wording: Wording) -> dict[str, float]:
    """How much each stem counts on a page."""
    counts: dict[str, float] = {}
    for where, text in parts.items():
        for each in wording.stems(text):
            counts[each] = counts.get(each, 0.0) + _WEIGHTS[where]
    return counts


def _phrases(content: Content, wording: Wording, say: Callable[[str], str]) -> Iterator[Phrase]:
    """What leads to a page: its parents' words and title, its word in the glossary, worries."""
    for page in content.guide.values():
        for said in page.parents_say:
            yield from _phrase(page.id, wording.stems(said), 1.0)
        yield from _phrase(page.id, wording.stems(say(page.title)), 0.9)
    for entry in content.glossary:
        for name in (entry.term, *entry.also):
            if entry.id in content.guide:
                yield from _phrase(entry.id, wording.stems(name), 0.95)
    leads = content.web.get("search", {}).get("worries", {})
    for concern in content.concerns.values():
        page_id = leads.get(concern.id, leads.get("other"))
        for said in (say(concern.title), *concern.parents_say):
            if page_id in content.guide:
                yield from _phrase(page_id, wording.stems(said), 0.8)


def _phrase(page: str, stems: Iterable[str], weight: float) -> Iterator[Phrase]:
    found = frozenset(stems)
    if found:
        yield Phrase(page, found, weight)
