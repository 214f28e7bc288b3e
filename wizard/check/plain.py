"""Are the words plain: short sentences, easy words, British spelling, no unexplained jargon?"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator
from typing import Final

from wizard.check.grade import Measure, measure, sentences
from wizard.check.texts import Text, as_read
from wizard.claims import without_marks
from wizard.content import Content, Problem
from wizard.models import Explanation


def check_plain(content: Content, texts: Iterable[Text]) -> Iterator[Problem]:
    """Every text against the list of words, the length of sentences and the jargon."""
    known = _explained(content)
    for text in texts:
        yield from map(text.problem, _mends(content, text, known))
    yield from _grades(content)


def _mends(content: Content, text: Text, known: frozenset[str]) -> Iterator[str]:
    yield from _words_to_avoid(content, text)
    yield from _american(text)
    yield from _too_long(content, text)
    yield from _unexplained(text, known)


# --- Words ----------------------------------------------------------------------------------

_NAMES: Final = re.compile(
    r"“[^”]*”|\"[^\"]*\"|provision map\w*|alternative provision|special educational provision|"
    r"https?://\S+|early years provision",
    re.IGNORECASE,
)
"""Names and quoted words, in which a word to avoid may stand."""


def _words_to_avoid(content: Content, text: Text) -> Iterator[str]:
    """Words to avoid, and American ones, in our own sentences."""
    small = text.words.lower()
    for table, kind in ((content.words.avoid, "avoid"), (content.words.american, "spell")):
        suspects = [word for word in table if word.lower() in small]
        plain = _NAMES.sub(" ", text.words) if suspects else ""
        for word in suspects:
            found = word[:1].isalpha() and re.search(_whole(word), plain, re.IGNORECASE)
            if not found or (text.explains and word.lower() in content.words.explained):
                continue
            verb = "avoid" if kind == "avoid" else "in British English not"
            yield f"{verb} “{found[0].lower()}”; write “{table[word]}”"


def _whole(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?!\w)"


_IZE: Final = re.compile(
    r"\b(?!(?:down|out|re|over|under|up|cap)?siz|priz|seiz|bite-siz)"
    r"(\w{2,}?)(iz|yz)(e|es|ed|ing|er|ers|ation|ations)\b",
    re.IGNORECASE,
)


def _american(text: Text) -> Iterator[str]:
    """Verbs in -ize and -yze, which we write with an "s"."""
    for found in _IZE.finditer(_NAMES.sub(" ", text.words)):
        british = found[1] + found[2].replace("z", "s") + found[3]
        yield f"in British English not “{found[0]}”; write “{british}”"


def _explained(content: Content) -> frozenset[str]:
    """The capital letters a reader is told the meaning of, or knows."""
    terms = (name for entry in content.glossary for name in (entry.term, *entry.also))
    return frozenset(word for term in (*terms, *content.words.names) for word in term.split())


_CAPITALS: Final = re.compile(r"\b(?:[A-Z]{2,}[A-Za-z]*|[a-z]?[A-Z]{2,})\b")


def _unexplained(text: Text, known: frozenset[str]) -> Iterator[str]:
    for word in dict.fromkeys(_CAPITALS.findall(_LINKS.sub(" ", text.read))):
        if word not in known and word.removesuffix("s") not in known:
            yield (
                f"“{word}” is not explained; add it to glossary.yaml, or to “names” in "
                "words.yaml if everyone knows it"
            )


_LINKS: Final = re.compile(r"\(https?://[^)]*\)|https?://\S+|\w+(?:\.\w+)+")


# --- Sentences ------------------------------------------------------------------------------

_COUNTED: Final = re.compile(r"[\w’'-]+")


def _too_long(content: Content, text: Text) -> Iterator[str]:
    plain = content.words.plain
    letter = text.register == "letter"
    most = plain.longest_in_letters if letter else plain.longest_sentence
    for sentence in sentences(text.read):
        words = len(_COUNTED.findall(sentence))
        if words > most:
            start = " ".join(sentence.split()[:6])
            yield f"a sentence of {words} words; make it {most} or fewer: “{start} …”"


# --- Grades ---------------------------------------------------------------------------------


def grade(page: Explanation, content: Content) -> Measure:
    """How hard an explanation is to read, its short answer included."""
    text = "\n\n".join((page.short, *(without_marks(part.text) for part in page.parts)))
    return measure(as_read(text), content.words.syllables)


def _grades(content: Content) -> Iterator[Problem]:
    plain = content.words.plain
    measured = {name: grade(page, content) for name, page in content.guide.items()}
    counted = {name: each for name, each in measured.items() if each.words >= plain.counted_from}
    for name, found in counted.items():
        if found.grade > plain.highest_grade and content.guide[name].hard_words is None:
            mend = (
                f"reads at grade {found.grade:.1f}, and {plain.highest_grade:g} is the most; "
                "use shorter sentences and words, or give the reason under hard_words"
            )
            yield Problem(content.files[f"guide/{name}"], "", mend)
    if counted:
        middle = statistics.median(each.grade for each in counted.values())
        if middle > plain.target_grade:
            mend = f"the middle grade is {middle:.1f}; bring it down to {plain.target_grade:g}"
            yield Problem("guide", "", mend)
