"""Answers become a letter, or another document: addressed, dated blocks, free of any format.

A letter is a value. It is dated and frozen, knows whose words each piece is, and is the same
in every format: what dresses it (``wizard.documents``) decides nothing.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from wizard import dates, guidance, pictures
from wizard.answers import OwnItem
from wizard.conditions import holds
from wizard.dates import KeyDate
from wizard.facts import year_now
from wizard.journey import Given
from wizard.models import (
    NOT_SURE,
    Ask,
    Block,
    BlockKind,
    LetterPlan,
    Owner,
    Part,
)
from wizard.pictures import Picture
from wizard.signposts import signposts
from wizard.voice import Voice, answer_phrases, joined


@dataclass(frozen=True)
class Span:
    """A run of words that belong to one owner; sources only where they are the law's."""

    text: str
    owner: Owner
    sources: tuple[str, ...] = ()


Line = tuple[Span, ...]
"""One paragraph, list point or address line, as spans; joined by a space."""


@dataclass(frozen=True)
class LetterBlock:
    """One part of a document as it will stand.

    ``lines`` holds one entry for a paragraph, several for lists, addresses and tables. For a
    table, each line is one cell of the heading row and ``rows`` blank rows follow. ``write``
    is the number of blank lines to write on that follow each line.
    """

    key: str
    """``block`` or ``block/item``: permanent, for edits and calendars."""
    kind: BlockKind
    name: str
    lines: tuple[Line, ...]
    level: int = 2
    write: int = 0
    rows: int = 0
    rests_on: tuple[str, ...] = ()
    """The questions whose answers this part used."""
    over: int = 0
    """How many words it is over what fits; 0 when it fits."""
    fixed: bool = False
    """Whether it cannot be left out."""
    apart: bool = False
    """Whether it does not belong under the heading above it."""
    only_with: str | None = None
    """The part that it is nothing without."""
    picture: Picture | None = None
    """What is drawn over its words, where it is a picture."""

    def text(self) -> str:
        """Its plain words, a line each."""
        return "\n".join(line_text(line) for line in self.lines)


@dataclass(frozen=True)
class Letter:
    """One document for one family on one day."""

    id: str
    kind: str
    """``letter``, ``plan`` or ``page``."""
    title: str
    """For the file's own title; never holds a child's name."""
    file_name: str
    """Neutral, without an ending."""
    date: dt.date
    language: str
    blocks: tuple[LetterBlock, ...]
    page_number: str = ""
    """How a page says which it is, where there are several: "Page {page} of {pages}"."""

    def words(self) -> int:
        """How many words stand in it."""
        return sum(len(block.text().split()) for block in self.blocks)


def line_text(line: Line) -> str:
    """The plain words of one line."""
    return " ".join(span.text for span in line if span.text)


# --- Building -------------------------------------------------------------------------------

LANGUAGE: Final = "en-GB"
"""A letter is in English, because its reader is the school."""


def write_letter(plan: LetterPlan, given: Given) -> Letter:
    """The document for these answers, with the family's own edits in it."""
    edited = [_edited(draft, given, plan.id) for draft in draft_blocks(plan, given)]
    blocks = tuple(block for block in edited if block is not None)
    there = {block.key for block in blocks}
    return Letter(
        id=plan.id,
        kind=plan.kind,
        title=plan.title,
        file_name=plan.file_name,
        date=given.today,
        language=LANGUAGE,
        blocks=_without_bare_headings(
            tuple(b for b in blocks if b.only_with is None or b.only_with in there)
        ),
        page_number=given.content.screen["page-number"],
    )


def draft_blocks(plan: LetterPlan, given: Given) -> tuple[LetterBlock, ...]:
    """Every part of the document before the family's edits, in reading order."""
    building = _Building(plan, given)
    return tuple(
        block
        for _, together in itertools.groupby(plan.blocks, key=lambda each: each.for_each)
        for authored, item in building.in_turn(tuple(together))
        if (block := building.block(authored, item)) is not None
    )


def rested_on(given: Given, block: LetterBlock) -> str:
    """A mark of the answers a part used: only when it differs is an edit offered again."""
    told = [(name, _plain_reply(given, name)) for name in block.rests_on]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _plain_reply(given: Given, name: str) -> object:
    reply = given.kept.get(name)
    return sorted(reply.items()) if isinstance(reply, dict) else reply


def fitting_letters(given: Given, journey_letters: Iterable[str]) -> tuple[LetterPlan, ...]:
    """The documents of a journey that fit this family, in its order."""
    plans = given.content.letters
    return tuple(
        plans[name] for name in journey_letters if name in plans and holds(plans[name].when, given)
    )


def _edited(block: LetterBlock, given: Given, letter: str) -> LetterBlock | None:
    edit = given.answers.edits.get(letter, {}).get(block.key)
    if edit is None:
        return block
    if edit.left_out or edit.moved:
        return None
    if edit.text is None:
        return block
    lines = _own_lines(edit.text)
    return replace(block, lines=lines, over=0, picture=None) if lines else None


def _own_lines(text: str) -> tuple[Line, ...]:
    return tuple((Span(line, "family"),) for line in text.split("\n") if line.strip())


def _without_bare_headings(blocks: tuple[LetterBlock, ...]) -> tuple[LetterBlock, ...]:
    """Without headings that nothing stands under."""
    kept: list[LetterBlock] = []
    for block in reversed(blocks):
        follows = kept[-1] if kept else None
        bare = block.kind == "heading" and (
            follows is None
            or follows.apart
            or follows.kind in {"new-page", "signature"}
            or (follows.kind == "heading" and follows.level <= block.level)
        )
        if not bare:
            kept.append(block)
    return tuple(reversed(kept))


class _Building:
    """Makes the blocks of one document for one family."""

    def __init__(self, plan: LetterPlan, given: Given) -> None:
        self.plan = plan
        self.given = given
        self.voice = Voice(given, "letter")
        self.values = _values(given, self.voice)

    def in_turn(self, blocks: tuple[Block, ...]) -> list[tuple[Block, str | None]]:
        """Blocks with the items they are for; those for the same items take turns."""
        if not blocks[0].for_each:
            return [(block, None) for block in blocks]
        items = self.given.items_for(blocks[0].for_each)
        return [
            (block, item)
            for place, item in enumerate(items)
            for block in blocks
            if block.at_most is None or place < block.at_most
        ]

    def block(self, block: Block, item: str | None) -> LetterBlock | None:
        """The block as it will stand, or None where nothing of it applies."""
        if not holds(block.when, self.given, item) or not self._has(block.needs, item):
            return None
        picture = self._picture(block)
        lines = self._lines(block, item) if picture is None else (_said_by(picture),)
        if not lines and block.kind != "new-page" and not block.write_lines and not block.rows:
            return None
        count = sum(len(line_text(line).split()) for line in lines)
        return LetterBlock(
            key=f"{block.id}/{item}" if item else block.id,
            kind=block.kind,
            name=block.name,
            lines=lines,
            level=block.level,
            write=block.write_lines,
            rows=block.rows,
            rests_on=self._rests_on(block),
            fixed=block.fixed,
            apart=block.apart,
            only_with=block.only_with,
            picture=picture,
            over=max(0, count - block.words) if block.words else 0,
        )

    def _picture(self, block: Block) -> Picture | None:
        """The picture of a block, with this family's place in it; None where they have none."""
        if block.picture == "circle":
            return pictures.own_circle(self.given)
        return pictures.own_road(self.given) if block.picture == "road" else None

    def _lines(self, block: Block, item: str | None) -> tuple[Line, ...]:
        lines = list(self._parts(block.parts, item))
        for point in block.points:
            lines.extend(self._parts(point, item))
        if block.points_from is not None:
            points = POINTS[block.points_from](self.given, self.voice)[: block.at_most]
            if block.kind == "paragraph":
                lines = [tuple(span for line in (*lines, *points) for span in line)]
            else:
                lines.extend(points)
        lines.extend((Span(self._say(column, item), "us"),) for column in block.columns)
        return tuple(line for line in lines if line)

    def _parts(self, parts: tuple[Part, ...], item: str | None) -> list[Line]:
        """Parts follow one another on a line; a new paragraph of the family's starts a line."""
        lines: list[list[Span]] = [[]]
        for part in parts:
            if not holds(part.when, self.given, item) or not self._has(part.needs, item):
                continue
            if part.theirs is not None:
                typed = self._typed(part.theirs, item)
                for place, paragraph in enumerate(typed):
                    if place:
                        lines.append([])
                    said = as_sentence(paragraph) if len(typed) == 1 else paragraph
                    lines[-1].append(Span(said, "family"))
            elif span := self._ours(part, item):
                lines[-1].append(span)
        return [tuple(line) for line in lines if line]

    def _ours(self, part: Part, item: str | None) -> Span | None:
        if part.law is not None:
            return Span(self._say(part.law, item), "law", tuple(map(str, part.sources)))
        if part.say is not None:
            return Span(self._say(part.say, item), "us", tuple(map(str, part.sources)))
        own = self.given.own(item or "")
        if own is not None:
            if part.item == "name":
                return Span(own.words, "family")
            sentence = self.plan.own_sentence
            return Span(self._say(sentence, item), "us") if sentence else None
        concern = self.given.content.concerns[item or ""]
        text = concern.title if part.item == "name" else concern.sentence
        return Span(self._say(text, item), "us")

    def _typed(self, question: str, item: str | None) -> list[str]:
        reply = self.given.value(question, item) or self.given.value(question)
        return [line.strip() for line in (reply or "").split("\n") if line.strip()]

    def _say(self, text: str, item: str | None) -> str:
        return self.voice.say(text, item, **self.values)

    def _has(self, needs: Iterable[str], item: str | None) -> bool:
        return all(self._is_there(name, item) for name in needs)

    def _is_there(self, name: str, item: str | None) -> bool:
        question = self.given.content.questions.get(name)
        if question is None:
            return bool(self.values.get(name.replace("-", "_")))
        if question.options:
            return bool(answer_phrases(self.given, name, item, self.voice.say))
        found = self.given.reply(name, item) or self.given.reply(name)
        return bool(found) and found != NOT_SURE

    def _rests_on(self, block: Block) -> tuple[str, ...]:
        """The questions a block uses, from what its author wrote."""
        named: list[str] = [*block.for_each, *block.needs, *block.when]
        for part in (*block.parts, *(part for point in block.points for part in point)):
            named += [*part.needs, *part.when, *([part.theirs] if part.theirs else [])]
        if block.points_from is not None:
            named += POINTS_READ[block.points_from]
        if block.picture is not None:
            named.append("place" if block.picture == "road" else "circle")
        facts = self.given.facts
        read = (q for name in named for q in (facts[name].reads if name in facts else (name,)))
        known = self.given.content.questions
        return tuple(name for name in dict.fromkeys(read) if name in known)


def _said_by(picture: Picture) -> Line:
    """What a picture says, in one line."""
    return (Span(picture.summary, "us"),)


def as_sentence(text: str) -> str:
    """A family's words as a sentence of their own: only a missing full stop is added.

    >>> as_sentence("he cries at night"), as_sentence("Why?")
    ('he cries at night.', 'Why?')
    """
    return f"{text}." if text[-1:].isalnum() else text


def _values(given: Given, voice: Voice) -> dict[str, Any]:
    """What a document may name beside the child, the writer and the answers."""
    content = given.content
    year = year_now(given)
    class_name = given.value("class-name")
    year_label = content.school_years[year].letter if year else ""
    alone = "no" in given.words("has-teacher")
    senco = given.value("teacher-name" if alone else "senco-name")
    place = voice.values["place"]
    concerns = given.items_for(("main-worries", "worries"))[:3]
    others = [i for i in given.items("worries") if i not in concerns]
    return {
        "to_line": senco or _upper(place.senco),
        "to_name": senco or "",
        "dear": senco or place.dear,
        "child_class": _class_and_year(class_name or "", year_label),
        "worries": joined(_names(given, voice, concerns)),
        "worries_named": joined(_names(given, voice, concerns)),
        "no_worries": not concerns,
        "no_hoped_change": given.reply("hoped-change") is None,
        "words_not_shared": given.value("child-words-share") != "yes",
        "no_name": senco is None,
        "no_first_name": given.value("child-name") is None,
        "no_your_name": given.value("your-name") is None,
        "no_meeting_date": dates.read_date(given.value("meeting-date") or "") is None,
        "other_worries": joined(_names(given, voice, others)),
        "first_name": given.value("child-name") or "",
        **{f"date_{name}": text for name, text in _say_dates(given).items()},
        "sendias": _sendias(given),
    }


def _class_and_year(class_name: str, year: str) -> str:
    """Both, or the class alone where a family wrote the year into it.

    >>> _class_and_year("2 Owls", "Year 2"), _class_and_year("Year 2, Owls", "Year 2")
    ('Year 2, 2 Owls', 'Year 2, Owls')
    """
    if re.search(rf"\b{re.escape(year)}\b", class_name, re.IGNORECASE):
        return class_name
    return ", ".join(filter(None, (year, class_name)))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names(given: Given, voice: Voice, items: Iterable[str]) -> list[str]:
    """The names of worries from our list; a family's own stand as sentences of their own."""
    return [voice.item(item).name for item in items if given.own(item) is None]


def _sendias(given: Given) -> str:
    help = signposts(given).sendias
    return help.name if help else ""


def _say_dates(given: Given) -> dict[str, str]:
    """Dates as words, by name; those that are not known are left out."""
    said = {
        "today": dates.say(given.today),
        "wanted_by": dates.say(dates.meeting_wanted_by(given.today), weekday=True),
    }
    for name, question in (
        ("meeting", "meeting-date"),
        ("decision", "decision-date"),
        ("received", "ehc-received"),
    ):
        day = dates.read_date(given.value(question) or "")
        if day is not None:
            said[name] = dates.say(day, weekday=name == "meeting")
    return said


# --- Lists that come from the advice --------------------------------------------------------


def _ours(text: str, sources: Iterable[str] = ()) -> Line:
    return (Span(text, "us", tuple(sources)),)


def _ask_line(voice: Voice, ask: Ask | OwnItem) -> Line:
    if isinstance(ask, OwnItem):
        return (Span(ask.words, "family"),)
    return _ours(voice.say(ask.text))


FRONT_ASKS: Final = 3
"""How many questions a letter asks, and the front of the plan has lines for; the others stand
on its back."""


def _asks(given: Given, voice: Voice) -> list[Line]:
    return [_ask_line(voice, ask) for ask in guidance.chosen_asks(given)[:FRONT_ASKS]]


def _other_asks(given: Given, voice: Voice) -> list[Line]:
    return [_ask_line(voice, ask) for ask in guidance.chosen_asks(given)[FRONT_ASKS:]]


def _brings(given: Given, voice: Voice) -> list[Line]:
    return [_ours(_upper(voice.say(thing.text))) for thing in guidance.chosen_brings(given)]


def _reply_lines(given: Given, voice: Voice, start: int, stop: int) -> list[Line]:
    return [
        (
            Span(f"“{voice.say(reply.they_say)}”", "us"),
            Span(voice.say(reply.you_can_say), "us", tuple(map(str, reply.sources))),
        )
        for reply, _ in guidance.likely_replies(given)[start:stop]
    ]


def _other_concerns(given: Given, _voice: Voice) -> list[Line]:
    told = given.items_for(("main-worries", "worries"))[:3]
    rest = (given.own(item) for item in given.items("worries") if item not in told)
    return [(Span(as_sentence(own.words), "family"),) for own in rest if own is not None]


def _main_concerns(given: Given, voice: Voice) -> list[Line]:
    """Each main worry, with the first thing the family said of it where that is short."""
    lines: list[Line] = []
    for item in given.items_for(("main-worries", "worries"))[:3]:
        own = given.own(item)
        name = Span(own.words, "family") if own else Span(voice.item(item).title, "us")
        said = _first_sentence(given.value("worry-words", item) or "")
        lines.append(
            (replace(name, text=f"{name.text}:"), Span(said, "family")) if said else (name,)
        )
    return lines


SHORT_SENTENCE: Final = 22
"""The most words of a family's own that are repeated among the three things to say."""


def _first_sentence(text: str) -> str:
    """The first sentence or two, as far as they are short enough to say aloud."""
    said: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s|\n", text.strip()):
        if len(" ".join([*said, sentence]).split()) > SHORT_SENTENCE or len(said) == 2:
            break
        said.append(as_sentence(sentence.strip()))
    return " ".join(filter(None, said))


def _ideas(given: Given, voice: Voice) -> list[Line]:
    return [_ours(_upper(voice.say(idea))) for _, idea in guidance.everyday_ideas(given)]


def _next_steps(given: Given, _voice: Voice) -> list[Line]:
    advice = guidance.advise(given)
    screen = Voice(given, "screen")
    plans = [plan for plan in (advice.urgent, advice.flag, advice.road) if plan is not None]
    return [
        _ours(screen.say(step.title), map(str, step.sources))
        for plan in plans
        for step in plan.first
    ]


def _services(given: Given, _voice: Voice) -> list[Line]:
    found = signposts(given)
    finders = () if found.local else tuple(h for h in found.national if h.kind == "finder")
    wanted = [*found.local, *finders, *(h for h in found.national if h.kind == "law")]
    return [
        _ours(f"{help.name}: {help.url.removeprefix('https://').rstrip('/')}")
        for help in wanted
        if help.url
    ]


def about_date(given: Given, entry: KeyDate) -> str:
    """What happens on a key date, and what to do where it has passed."""
    screen = given.content.screen
    said = screen[f"date-{entry.id}"]
    return said if entry.date >= given.today else f"{said}. {screen['date-passed']}"


def _key_dates(given: Given, _voice: Voice) -> list[Line]:
    return [
        _ours(f"{dates.say(entry.date, weekday=True)}: {about_date(given, entry)}")
        for entry in key_dates(given)
    ]


def _moved(given: Given, _voice: Voice) -> list[Line]:
    """Parts of the letter that the family chose to keep for their own plan."""
    lines: list[Line] = []
    for letter, edits in given.answers.edits.items():
        plan = given.content.letters[letter]
        for block in draft_blocks(plan, given) if plan.kind == "letter" else ():
            edit = edits.get(block.key)
            if edit is not None and edit.moved:
                lines.extend(block.lines if edit.text is None else _own_lines(edit.text))
    return lines


POINTS: Final[Mapping[str, Callable[[Given, Voice], list[Line]]]] = {
    "asks": _asks,
    "other-asks": _other_asks,
    "bring": _brings,
    "replies": lambda given, voice: _reply_lines(given, voice, 0, 3),
    "other-replies": lambda given, voice: _reply_lines(given, voice, 3, 6),
    "main-concerns": _main_concerns,
    "other-concerns": _other_concerns,
    "everyday-ideas": _ideas,
    "next-steps": _next_steps,
    "services": _services,
    "dates": _key_dates,
    "moved": _moved,
}

POINTS_READ: Final[Mapping[str, tuple[str, ...]]] = {
    "asks": ("asks",),
    "other-asks": ("asks",),
    "bring": ("bring",),
    "replies": ("school-said",),
    "other-replies": ("school-said",),
    "main-concerns": ("main-worries", "worries"),
    "other-concerns": ("main-worries", "worries"),
    "everyday-ideas": ("main-worries", "worries"),
    "next-steps": ("happening-now", "sen-support", "ehc"),
    "services": ("council", "nation"),
    "dates": ("meeting-date", "decision-date", "certificate-date", "ehc-received"),
    "moved": (),
}


def key_dates(given: Given) -> tuple[KeyDate, ...]:
    """Every date this family should keep, soonest first."""

    def day(question: str) -> dt.date | None:
        return dates.read_date(given.value(question) or "")

    found: list[KeyDate] = []
    meeting = day("meeting-date") if "booked" in given.words("meeting") else None
    if meeting is not None:
        found.append(KeyDate("meeting", meeting, "yours"))
        found.append(KeyDate("review", dates.review_about(meeting), "suggestion"))
    elif "ask" in given.words("meeting") and "yes" in given.words("somewhere"):
        found.append(KeyDate("reminder", dates.reminder_about(given.today), "suggestion"))
    received = day("ehc-received")
    if received is not None:
        found.extend(dates.council_clock(received))
    decision = day("decision-date")
    appealable = {"no-assessment", "no-plan", "plan-contents", "plan-ending", NOT_SURE}
    about = given.words("decision-about")
    if decision is not None and (about & appealable or not about):
        certificate = day("certificate-date")
        if certificate is None:
            by = dates.mediation_contact_by(decision)
            found.append(KeyDate("mediation", by, "law", ("REG33 reg 33",)))
        last = dates.appeal_by(decision, certificate)
        found.append(KeyDate("appeal", last, "law", ("IPSEA-LATE", "IPSEA-XMAS")))
    return tuple(sorted(found, key=lambda entry: (entry.date, entry.id)))
