"""What a family has told us, and the file they keep it in.

Answers are a value: each change makes a new one. Answers that no longer apply are kept, since
changing an answer and changing it back must lose nothing; what applies is worked out when it
is used (``wizard.journey``).
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from wizard import dates
from wizard.content import Content
from wizard.models import NOT_SURE, TEXT_TYPES, Example, Question

FORMAT: Final = "send-wizard-answers"
VERSION: Final = 1
LARGEST_FILE: Final = 2_000_000
"""The most bytes an answers file may have. Our own largest file is smaller: a test fills
every field to its limit in a script of three-byte letters."""

MOST_REVISIONS: Final = 2**53 - 1
"""The largest count that a browser reads exactly."""
MOST_MADE: Final = 10**8

OWN_LIMIT: Final = 160
"""The most characters in an item of the family's own."""
OWN_MOST: Final = 10
"""How many items of their own, of each kind, a family may add."""

LIST_TYPES: Final = frozenset({"choices", "concerns", "main-concerns", "asks", "bring"})

Value = str | tuple[str, ...]


@dataclass(frozen=True)
class At:
    """Where in the journey a family is: a step, and the item where it is asked per item."""

    step: str
    item: str | None = None


@dataclass(frozen=True)
class OwnItem:
    """Something a family added in their own words, with an id that stays."""

    id: str
    kind: str
    """``concern`` or ``ask``."""
    words: str


@dataclass(frozen=True)
class Edit:
    """What a family did to one part of a document."""

    text: str | None = None
    left_out: bool = False
    moved: bool = False
    rested_on: str = ""
    """The answers the part used when it was changed, to offer it again only if they change."""


@dataclass(frozen=True)
class Answers:
    """Everything one family has told us about one child."""

    values: Mapping[str, Value | Mapping[str, Value]] = field(default_factory=dict)
    own_items: tuple[OwnItem, ...] = ()
    own_made: int = 0
    """How many items of their own were ever added, so that no id is used a second time."""
    edits: Mapping[str, Mapping[str, Edit]] = field(default_factory=dict)
    """Edits by letter and by the part's key."""
    at: At | None = None
    revision: int = 0
    child_id: str = ""
    cycles: tuple[Mapping[str, Any], ...] = ()
    """Meetings that are over, with what was agreed. Kept as it is found."""

    def value(self, question: str, item: str | None = None) -> Value | None:
        """The answer as it was given, whether or not it still applies."""
        kept = self.values.get(question)
        if isinstance(kept, Mapping):
            return kept.get(item) if item is not None else None
        return kept if item is None else None

    def reply(self, question: str, value: Value | None, item: str | None = None) -> Answers:
        """The same answers with one given, changed or, for None or nothing, taken away."""
        values = dict(self.values)
        if item is not None:
            kept = values.get(question)
            per_item = dict(kept) if isinstance(kept, Mapping) else {}
            if value:
                per_item[item] = value
            else:
                per_item.pop(item, None)
            values[question] = per_item
            if not per_item:
                del values[question]
        elif value:
            values[question] = value
        else:
            values.pop(question, None)
        return replace(self, values=values, revision=self.revision + 1)

    def add_own(self, kind: str, words: str) -> tuple[Answers, OwnItem]:
        """Add an item in the family's own words; its id is never used again."""
        number = self.own_made + 1
        item = OwnItem(f"own-{kind}-{number}", kind, one_line(words))
        items = (*self.own_items, item)
        return replace(self, own_items=items, own_made=number, revision=self.revision + 1), item

    def change_own(self, item_id: str, words: str | None) -> Answers:
        """Reword an own item, or take it away with None, and with it all that was told about it."""
        items = tuple(
            replace(item, words=one_line(words)) if item.id == item_id and words else item
            for item in self.own_items
            if words or item.id != item_id
        )
        kept = self if words else self._without(item_id)
        return replace(kept, own_items=items, revision=self.revision + 1)

    def _without(self, item_id: str) -> Answers:
        """The same answers without those about one item, and without edits of its parts."""
        values: dict[str, Value | Mapping[str, Value]] = {}
        for name, value in self.values.items():
            if isinstance(value, Mapping):
                value = {item: each for item, each in value.items() if item != item_id}
            if value:
                values[name] = value
        edits = {
            letter: left
            for letter, parts in self.edits.items()
            if (left := {k: e for k, e in parts.items() if k.partition("/")[2] != item_id})
        }
        return replace(self, values=values, edits=edits)

    def own(self, kind: str) -> tuple[OwnItem, ...]:
        """The family's own items of one kind, in the order they were added."""
        return tuple(item for item in self.own_items if item.kind == kind)

    def edit(self, letter: str, key: str, edit: Edit | None) -> Answers:
        """The same answers with one part of a letter edited, or put back with None."""
        edits = {name: dict(parts) for name, parts in self.edits.items()}
        parts = edits.setdefault(letter, {})
        if edit is None:
            parts.pop(key, None)
        else:
            parts[key] = edit
        if not parts:
            del edits[letter]
        return replace(self, edits=edits, revision=self.revision + 1)

    def moved_to(self, at: At) -> Answers:
        """The same answers, with the family at another place in the journey."""
        return self if at == self.at else replace(self, at=at, revision=self.revision + 1)


# --- Replies that will not do ---------------------------------------------------------------


@dataclass(frozen=True)
class Fault:
    """What is wrong with a reply: a key of the question's own error words, and their values."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI_CONTROL: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """A typed text without control characters and with plain line ends; otherwise as typed.

    Marks that turn the direction of the text around are taken out too: they cannot be seen,
    and would turn around the sentences that follow.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    plain = plain.replace("\u2029", "\n")
    return unicodedata.normalize("NFC", _BIDI_CONTROL.sub("", _CONTROL.sub("", plain))).strip()


def one_line(text: str) -> str:
    """A typed text that is cleaned, for a field that has no second line."""
    return re.sub(r"\s*\n\s*", " ", clean(text))


def fault(question: Question, value: Value | None, today: dt.date) -> Fault | None:
    """What is wrong with a reply to this question, or None when it will do."""
    if not value:
        return Fault("missing") if question.required else None
    if question.type in TEXT_TYPES and question.limit is not None and isinstance(value, str):
        over = len(value) - question.limit
        if over > 0:
            return Fault("too_long", {"limit": f"{question.limit:,}", "over": f"{over:,}"})
    if question.type == "date" and value != NOT_SURE:
        return _date_fault(question, str(value), today)
    if question.at_most is not None and len(value) > question.at_most:
        return Fault("too_many", {"limit": str(question.at_most)})
    return None


def _date_fault(question: Question, value: str, today: dt.date) -> Fault | None:
    day = dates.read_date(value)
    if day is None:
        return Fault("not_a_date")
    days = (day - today).days
    if question.earliest_days is not None and days < question.earliest_days:
        return Fault("too_early")
    if question.latest_days is not None and days > question.latest_days:
        return Fault("too_late")
    return None


# --- The answers file -----------------------------------------------------------------------


class AnswersError(Exception):
    """A saved file that will not open. ``reason`` is a key of the screen words."""

    def __init__(self, reason: str, **values: str) -> None:
        self.reason = reason
        self.values = values
        super().__init__(reason)


def too_big() -> AnswersError:
    """What is wrong with a file that is larger than any of ours."""
    return AnswersError("too-big", most=f"{LARGEST_FILE // 1000:,} KB")


@dataclass(frozen=True)
class Opened:
    """A saved file that was read: its answers, and what could not be kept."""

    answers: Answers
    dropped: tuple[str, ...] = ()
    """The ids of questions, items or parts that were left out, in the order met."""


def write_answers(answers: Answers, today: dt.date, about: str = "") -> str:
    """The answers file, as JSON that a person can read.

    ``about`` is the line at its top that says what it is and how to open it.
    """
    letters = {
        letter: {
            "edits": {
                key: {name: kept for name, kept in vars(edit).items() if kept}
                for key, edit in parts.items()
            }
        }
        for letter, parts in answers.edits.items()
    }
    return json.dumps(
        {
            **({"about": about} if about else {}),
            "format": FORMAT,
            "version": VERSION,
            "revision": answers.revision,
            "saved_on": today.isoformat(),
            "child_id": answers.child_id,
            "at": vars(answers.at) if answers.at else None,
            "answers": dict(answers.values),
            "own_items": {
                item.id: {"kind": item.kind, "words": item.words} for item in answers.own_items
            },
            "own_made": answers.own_made,
            "cycles": list(answers.cycles),
            "letters": letters,
        },
        ensure_ascii=False,
        indent=2,
    )


def read_answers(data: str | bytes, content: Content) -> Opened:
    """Open a saved file, and keep what is sound in it.

    Raises:
        AnswersError: with the reason ``empty``, ``too-big``, ``not-text``, ``not-json``,
            ``not-ours`` or ``newer``, when nothing in it can be used.
    """
    file = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if len(file) > LARGEST_FILE:
        raise too_big()
    try:
        text = file.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswersError("not-text") from None
    if not text.strip():
        raise AnswersError("empty")
    try:
        told = _whole_letters(json.loads(text, parse_constant=lambda _: None))
    except (ValueError, RecursionError):
        raise AnswersError("not-json") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise AnswersError("not-ours")
    version = told.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise AnswersError("not-ours")
    if version > VERSION:
        raise AnswersError("newer", version=str(version))
    return _Repair(content).open(told)


def _whole_letters(told: Any) -> Any:
    """The same without halves of letters (lone surrogates), which no file can be written with."""
    text = json.dumps(told, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.loads(text.encode("utf-8", "ignore"))
    return told


def _count(told: object, most: int) -> int:
    """A count as a file may hold it; 0 for anything else."""
    if not isinstance(told, int) or isinstance(told, bool):
        return 0
    return told if 0 <= told <= most else 0


def _is_simple(told: object, levels: int = 8) -> bool:
    """Whether what was found can be written again: not nested without end, no endless number."""
    if isinstance(told, dict | list):
        inner = told.values() if isinstance(told, dict) else told
        return levels > 0 and all(_is_simple(each, levels - 1) for each in inner)
    return not isinstance(told, float) or math.isfinite(told)


class _Repair:
    """Takes from a file what is sound, and notes what is not."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.dropped: list[str] = []
        self.renamed = {
            old: question.id for question in content.questions.values() for old in question.was
        }
        self.renamed_items = {
            old: thing.id
            for group in (content.concerns, content.asks, content.brings)
            for thing in group.values()
            for old in thing.was
        }
        self.renamed_blocks = {
            (letter.id, old): block.id
            for letter in content.letters.values()
            for block in letter.blocks
            for old in block.was
        }

    def open(self, told: Mapping[str, Any]) -> Opened:
        own = self._own_items(told.get("own_items"))
        values = self._values(told.get("answers"), own)
        child = told.get("child_id")
        numbers = (int(item.id.rsplit("-", 1)[1]) for item in own)
        answers = Answers(
            values=values,
            own_items=own,
            own_made=max(_count(told.get("own_made"), MOST_MADE), *numbers, 0),
            edits=self._edits(told.get("letters")),
            at=self._at(told.get("at")),
            revision=_count(told.get("revision"), MOST_REVISIONS),
            child_id=child if isinstance(child, str) and len(child) <= 64 else "",
            cycles=self._cycles(told.get("cycles")),
        )
        return Opened(answers, tuple(dict.fromkeys(self.dropped)))

    def _cycles(self, told: object) -> tuple[Mapping[str, Any], ...]:
        entries = told if isinstance(told, list) else []
        kept = tuple(each for each in entries if isinstance(each, dict) and _is_simple(each))
        if len(kept) < len(entries):
            self._drop("cycles")
        return kept

    def _drop(self, name: object) -> None:
        self.dropped.append(str(name)[:80])

    def _mapping(self, told: object, name: str) -> Mapping[str, Any]:
        if isinstance(told, dict):
            return told
        if told is not None:
            self._drop(name)
        return {}

    def _own_items(self, told: object) -> tuple[OwnItem, ...]:
        items: list[OwnItem] = []
        for item_id, entry in self._mapping(told, "own_items").items():
            kind = entry.get("kind") if isinstance(entry, dict) else None
            words = entry.get("words") if isinstance(entry, dict) else None
            sound = (
                kind in ("concern", "ask")
                and re.fullmatch(rf"own-{kind}-[0-9]{{1,9}}", item_id)
                and isinstance(words, str)
                and 0 < len(one_line(words)) <= OWN_LIMIT
                and sum(item.kind == kind for item in items) < OWN_MOST
            )
            if sound:
                items.append(OwnItem(item_id, str(kind), one_line(str(words))))
            else:
                self._drop(item_id)
        return tuple(items)

    def _values(
        self, told: object, own: tuple[OwnItem, ...]
    ) -> dict[str, Value | Mapping[str, Value]]:
        repeated = self.content.asked_for_each
        own_ids = {item.id for item in own}
        values: dict[str, Value | Mapping[str, Value]] = {}
        for name, entry in self._mapping(told, "answers").items():
            question = self.content.questions.get(self.renamed.get(name, name))
            if question is None:
                self._drop(name)
            elif question.id in repeated:
                per_item = self._per_item(question, entry, own_ids)
                if per_item:
                    values[question.id] = per_item
            else:
                value = self._value(question, entry, own_ids)
                if value:
                    values[question.id] = value
                else:
                    self._drop(name)
        return values

    def _per_item(self, question: Question, told: object, own: set[str]) -> dict[str, Value]:
        kept: dict[str, Value] = {}
        for name, entry in self._mapping(told, question.id).items():
            item = self.renamed_items.get(name, name)
            value = self._value(question, entry, own)
            if value and (item in self.content.concerns or item in own):
                kept[item] = value
            else:
                self._drop(question.id)
        return kept

    def _value(self, question: Question, told: object, own: set[str]) -> Value | None:
        """A reply of the right kind; one that is too long or no date is kept to be mended."""
        if question.type in LIST_TYPES:
            if not isinstance(told, list):
                return None
            known = self._choices(question, own)
            now = [self._now(question, entry) for entry in told if isinstance(entry, str)]
            kept = [entry for entry in now if entry in known]
            if len(kept) < len(told):
                self._drop(question.id)
            return tuple(dict.fromkeys(kept))
        if not isinstance(told, str):
            return None
        if question.type == "long-text":
            return clean(told)[:20_000]
        if question.type in {"text", "date"}:
            return one_line(told)[:20_000]
        if question.type == "school-year":
            year = told.partition("/")[0]
            sound = told == NOT_SURE or (
                year in dates.SCHOOL_YEARS and dates.read_school_year(told, dt.date.max)
            )
            return told if sound else None
        told = self._now(question, told)
        return told if told in self._choices(question, own) else None

    def _now(self, question: Question, chosen: str) -> str:
        """The id by which a chosen answer goes now, where it was renamed."""
        if question.options:
            renamed = {old: option.id for option in question.options for old in option.was}
            return renamed.get(chosen, chosen)
        return self.renamed_items.get(chosen, chosen)

    def _choices(self, question: Question, own: set[str]) -> set[str]:
        content = self.content
        known: dict[str, set[str]] = {
            "council": set(content.councils),
            "concerns": set(content.concerns) | {i for i in own if "concern" in i},
            "main-concerns": set(content.concerns) | {i for i in own if "concern" in i},
            "asks": set(content.asks) | {i for i in own if "ask" in i},
            "bring": set(content.brings),
        }
        choices = known.get(question.type, {option.id for option in question.options})
        return choices | ({NOT_SURE} if question.not_sure else set()) | {NONE_CHOSEN}

    def _edits(self, told: object) -> dict[str, dict[str, Edit]]:
        edits: dict[str, dict[str, Edit]] = {}
        for letter, entry in self._mapping(told, "letters").items():
            if letter not in self.content.letters or not isinstance(entry, dict):
                self._drop(letter)
                continue
            for key, edit in self._mapping(entry.get("edits"), letter).items():
                kept = _edit(edit)
                if kept is None:
                    self._drop(letter)
                else:
                    edits.setdefault(letter, {})[self._key_now(letter, key)] = kept
        return edits

    def _key_now(self, letter: str, key: str) -> str:
        """The key of a part where its block, or the item it is for, was renamed."""
        block, slash, item = key.partition("/")
        block = self.renamed_blocks.get((letter, block), block)
        return f"{block}{slash}{self.renamed_items.get(item, item)}"

    def _at(self, told: object) -> At | None:
        if not isinstance(told, dict) or not isinstance(told.get("step"), str):
            return None
        item = told.get("item")
        return At(told["step"], item if isinstance(item, str) else None)


EDIT_LIMIT: Final = 3000
"""The most characters a family's own wording of one part may have."""

NONE_CHOSEN: Final = "none-chosen"
"""In a list we fill in beforehand: the family has unticked all of it."""


def _edit(told: object) -> Edit | None:
    if not isinstance(told, dict):
        return None
    text, rested = told.get("text"), told.get("rested_on", "")
    if not (text is None or (isinstance(text, str) and len(text) <= EDIT_LIMIT)):
        return None
    return Edit(
        text=clean(text or "") or None,
        left_out=told.get("left_out") is True,
        moved=told.get("moved") is True,
        rested_on=rested if isinstance(rested, str) else "",
    )


def example_answers(example: Example, content: Content) -> Answers:
    """The answers of an example family, as if a file of theirs had been opened.

    Raises:
        ValueError: naming what in the example could not be read.
    """
    told = {
        "format": FORMAT,
        "version": VERSION,
        "answers": example.answers,
        "own_items": example.own_items,
    }
    opened = read_answers(json.dumps(told), content)
    if opened.dropped:
        raise ValueError(", ".join(opened.dropped))
    return opened.answers
