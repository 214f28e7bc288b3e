"""How hard a text is to read: the Flesch-Kincaid grade, with syllables as words are spoken.

The grade is a year of school in the United States: 0.39 times the words in a sentence, plus
11.8 times the syllables in a word, less 15.59 (Kincaid and others, 1975). Syllables are those
of the CMU Pronouncing Dictionary, counted and stored beside this module; a word that it lacks
is taken apart, and only then estimated by its groups of vowels.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

_DICTIONARY: Final = Path(__file__).with_name("syllables.txt.gz")

_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'][A-Za-z]+)*|\d+(?:[.,]\d+)*")
_ENDS: Final = re.compile(
    r"""(?:(?<=[.?!…])|(?<=[.?!…][”’"')]))\s+(?=[“‘"'(]?[A-Z0-9])""",
)
_VOWELS: Final = re.compile(r"[aeiouy]+")

_TENS: Final = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES: Final = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)


@dataclass(frozen=True)
class Measure:
    """What was counted in a text."""

    words: int
    sentences: int
    syllables: int
    estimated: tuple[str, ...] = ()
    """Words whose syllables no dictionary knew."""

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade; 0 for a text with no words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def measure(text: str, known: Mapping[str, int] | None = None) -> Measure:
    """Count a Markdown or plain text: a paragraph, a point or a heading ends its sentence.

    ``known`` has the syllables of names that no dictionary has, in small letters.

    >>> measure("The cat sat on the mat.").syllables
    6
    """
    told = list(sentences(text))
    words = [word for sentence in told for word in _WORD.findall(sentence)]
    counted = [syllables(word, known or {}) for word in words]
    guessed = dict.fromkeys(w for w, (_, sure) in zip(words, counted, strict=True) if not sure)
    return Measure(len(words), max(1, len(told)), sum(n for n, _ in counted), tuple(guessed))


def sentences(text: str) -> Iterator[str]:
    """Every sentence of a text; headings stand apart and are left out.

    >>> list(sentences("You can ask. It is free."))
    ['You can ask.', 'It is free.']
    """
    for piece in _pieces(text):
        for sentence in _ENDS.split(piece):
            if sentence and _WORD.search(sentence):
                yield sentence.strip()


_POINT: Final = re.compile(r"^\s*[•*·–-]\s+")


def prose(page: str) -> str:
    r"""The sentences and points of a page copied as plain text, without its headings and menus.

    A line that neither is a point nor ends as a sentence does is taken for a heading.

    >>> prose("SEN support\nIt is extra help.\n  • A special programme")
    'It is extra help.\n\n- A special programme'
    """
    points = (_POINT.sub("- ", line).strip() for line in page.splitlines())
    kept = (line for line in points if line.startswith("- ") or line.endswith((".", "?", ":")))
    return "\n\n".join(kept)


_READER: Final = MarkdownIt("commonmark").enable("table")


_MARKED: Final = re.compile(r"[\n*_#|`\[>]|^\s*(?:[-+]|\d+[.)])\s")
"""Signs without which a text is one paragraph."""


def _pieces(text: str) -> Iterator[str]:
    """The paragraphs, points and cells of a text, as they are read aloud."""
    if not _MARKED.search(text):
        yield text
        return
    in_heading = False
    for token in _READER.parse(text):
        if token.type in {"heading_open", "heading_close"}:
            in_heading = token.type == "heading_open"
        elif token.type == "inline" and not in_heading:
            yield "".join(
                " " if child.type in {"softbreak", "hardbreak"} else child.content
                for child in token.children or ()
            )


def syllables(word: str, known: Mapping[str, int]) -> tuple[int, bool]:
    """How many syllables a word has as it is spoken, and whether that is sure.

    >>> syllables("school", {}), syllables("EHC", {}), syllables("20", {})
    ((1, True), (3, True), (2, True))
    """
    if word[0].isdigit():
        return _of_number(word), True
    small = word.replace("’", "'").lower()
    for name in (small, small.removesuffix("'s"), small.removesuffix("s")):
        if name in known:
            return known[name], True
    if word.isupper() and 1 < len(word) < 6:
        return sum(3 if letter == "W" else 1 for letter in word), True
    return _of_word(small)


def _of_word(word: str) -> tuple[int, bool]:
    spoken = _spoken()
    if word in spoken:
        return spoken[word], True
    for variant in _american(word):
        if variant in spoken:
            return spoken[variant], True
    for ending, more in (("'s", 0), ("s'", 0), ("s", 0), ("ing", 1), ("ly", 1), ("ed", 0)):
        stem = word.removesuffix(ending)
        if stem != word and stem in spoken:
            return spoken[stem] + more, True
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent), False


def _american(word: str) -> Iterator[str]:
    """The spellings that an American dictionary may have for a British word."""
    for british, american in (("our", "or"), ("ise", "ize"), ("isa", "iza"), ("ising", "izing")):
        if british in word:
            yield word.replace(british, american)
    for british, american in (("re", "er"), ("ence", "ense"), ("gramme", "gram")):
        if word.endswith(british):
            yield word.removesuffix(british) + american


def _of_number(figures: str) -> int:
    """The syllables of a number as it is said: 16 is "sixteen", 2026 "twenty twenty-six"."""
    return sum(_of_word(word)[0] for word in _said(re.sub(r"\D", "", figures)))


def _said(digits: str) -> Iterable[str]:
    value = int(digits or "0")
    if len(digits) == 4 and 1900 < value < 2100:
        yield from (*_said(digits[:2]), *_said(digits[2:]))
    elif value >= 1000:
        yield from (*_said(str(value // 1000)), "thousand", *_rest(value % 1000))
    elif value >= 100:
        yield from (_ONES[value // 100], "hundred", *_rest(value % 100))
    elif value >= 20:
        yield from (_TENS[value // 10 - 1], *_rest(value % 10))
    else:
        yield _ONES[value]


def _rest(value: int) -> Iterable[str]:
    return _said(str(value)) if value else ()


@cache
def _spoken() -> Mapping[str, int]:
    """The syllables of every word of the dictionary."""
    with gzip.open(_DICTIONARY, "rt", encoding="utf-8") as file:
        pieces = file.read().split()
    return dict(zip(pieces[::2], map(int, pieces[1::2]), strict=True))
