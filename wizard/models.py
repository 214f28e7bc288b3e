"""The shapes of everything authors write.

Every file under ``content/`` is read into one of these models. They are frozen, and an
unknown key is refused, so that a slip in a file is found when it is read and not when a
family meets it.

Three kinds of text stand apart, because different rules hold for each:

``ScreenText``
    shown on a page. The reader is "you".
``LetterText``
    stands in a letter or another document. The family speaks, so a parent is "I" or "we"
    and a young person who writes for themself is "I".
``PlainText``
    names and labels with no voice in them.

Both spoken kinds are Jinja templates in a sandbox; what a family typed is only ever a value.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

NOT_SURE = "not-sure"
"""The reserved answer *I am not sure*. An absent answer means skipped or not reached."""

GIVEN = "given"
"""What a ``when`` writes to ask that a free-text answer is there, whatever it says."""

Owner = Literal["family", "us", "law"]
"""Whose words a piece of text is."""

Register = Literal["screen", "letter"]


@dataclass(frozen=True)
class Spoken:
    """Marks a text field as a template, spoken on screen or in a document."""

    register: Register


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", strict=True)]
"""A permanent id: small letters, figures and hyphens."""

PlainText = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, strict=True)]
ScreenText = Annotated[PlainText, Spoken("screen")]
LetterText = Annotated[PlainText, Spoken("letter")]

When = dict[str, tuple[Slug, ...]]
"""Maps a question or a named fact to the answers that are accepted; all must hold."""


class Shape(BaseModel):
    """What all content has in common: frozen, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Citation(Shape):
    """Where one statement comes from: a source, and the place in it.

    >>> str(Citation.model_validate("CFA36 s.36(1)"))
    'CFA36 s.36(1)'
    """

    id: str
    at: PlainText | None = None

    @model_validator(mode="before")
    @classmethod
    def _written_short(cls, data: object) -> object:
        """Let an author write ``SEED`` or ``CFA36 s.36(1)``."""
        if not isinstance(data, str):
            return data
        source, _, place = data.strip().partition(" ")
        return {"id": source, "at": place.strip() or None}

    def __str__(self) -> str:
        """As an author writes it."""
        return f"{self.id} {self.at}" if self.at else self.id


class Sourced(Shape):
    """Something that states a fact, and so names its sources."""

    sources: tuple[Citation, ...] = Field(min_length=1)


# --- Sources, service, words ---------------------------------------------------------------


class Source(Shape):
    """One page, Act or guide that our statements rest on."""

    id: str
    title: PlainText
    publisher: PlainText
    url: str
    section: PlainText | None = None
    edition: PlainText
    """What the copy said of its own date."""
    seen: dt.date
    """The day the copy was read."""
    checked_live: dt.date | None = None
    """The day a person compared it with the live page; empty until someone has."""
    verified: bool
    """False for a source that may not be cited as proof of a fact."""
    law: bool = False
    """True for an Act, regulations or statutory guidance: only these carry a "must"."""
    licence: PlainText | None = None
    note: PlainText | None = None


class LawNotice(Sourced):
    """What may be changing in the law, and that today's rights are the ones described."""

    title: ScreenText
    text: ScreenText
    """One text, shown wherever the law is described; it may say ``{{ as_at }}``."""
    as_at: dt.date
    """The day it was last held against what was to be seen."""


class Service(Shape):
    """Who runs this service, and how far its words have been checked."""

    name: PlainText
    strapline: PlainText
    owner: PlainText
    contact: PlainText | None = None
    default_council: Slug
    facts_seen: dt.date
    """The newest day on which the fact base was compared with copies of its sources."""
    newest_copy: PlainText
    """How recent the newest of those copies was, in words."""
    reviewed_by: PlainText | None = None
    reviewed_on: dt.date | None = None
    not_reviewed: ScreenText
    """The line every page and family document carries until someone has reviewed the words."""
    law_notice: LawNotice


class Forms(Shape):
    """The words that stand for the child, or for the writer, in one voice."""

    subject: PlainText | None = None
    """As the subject at first mention, where no name is used: "my child", "I"."""
    object: PlainText | None = None
    possessive: PlainText | None = None
    they: PlainText | None = None
    them: PlainText | None = None
    their: PlainText | None = None
    theirs: PlainText | None = None
    themself: PlainText | None = None
    person: Literal["first", "second", "third", "plural"]
    """Which form of the verb follows ``they``."""
    subject_person: Literal["first", "second", "third", "plural"] = "third"
    """Which form of the verb follows ``subject``."""


class Plain(Shape):
    """How plain our words have to be. A grade is a year of school in the United States."""

    longest_sentence: int
    """The most words in a sentence on screen."""
    longest_in_letters: int
    """The most words in a sentence of a document, which adults at work read."""
    counted_from: int
    """The fewest words that a reading grade is worked out for."""
    target_grade: float
    """What the middle one of all explanations may reach."""
    highest_grade: float
    """What none may pass without a written reason."""
    compared: Compared | None = None


class Compared(Shape):
    """Another page, measured in the same way, to be compared with."""

    title: PlainText
    source: PlainText
    measured_on: dt.date
    measured_with: PlainText
    words: int
    sentences: int
    syllables: int


class Words(Shape):
    """Voices, irregular verbs, the words that join a list, and the words we avoid."""

    child: dict[Slug, Forms]
    writer: dict[Slug, Forms]
    verbs: dict[str, dict[str, str]]
    avoid: dict[str, str]
    """A phrase to avoid, and what to write instead."""
    explained: tuple[str, ...] = ()
    """Phrases to avoid that the guide and the glossary may name, since they explain them."""
    american: dict[str, str]
    names: tuple[str, ...] = ()
    """Capital letters that everyone knows, or the names of bodies: no glossary entry needed."""
    syllables: dict[str, int] = {}
    """How names are said, in syllables, where no dictionary knows them; in small letters."""
    plain: Plain


class SettingWords(Shape):
    """What a kind of nursery, school or college, and the people in it, are called."""

    name: PlainText
    """ "school", "nursery", "college"."""
    the: PlainText
    teacher: PlainText
    """ "class teacher", "key person", "tutor"."""
    senco: PlainText
    """Who to write to, with "the": "the SENCO"."""
    dear: PlainText
    """How a letter greets them where no name is known: "SENCO"."""
    plan: PlainText
    lessons: PlainText
    """ "in lessons", "at nursery"."""


class SchoolYear(Shape):
    """What a school year is called."""

    label: PlainText
    letter: PlainText


class GlossaryEntry(Sourced):
    """One word of jargon, explained."""

    id: Slug
    term: PlainText
    also: tuple[PlainText, ...] = ()
    meaning: ScreenText


# --- Questions and journeys ----------------------------------------------------------------

QuestionType = Literal[
    "choice",
    "choices",
    "text",
    "long-text",
    "date",
    "school-year",
    "council",
    "concerns",
    "main-concerns",
    "asks",
    "bring",
]

TEXT_TYPES: frozenset[str] = frozenset({"text", "long-text"})
"""Questions answered in the family's own words."""


class Option(Shape):
    """One answer that can be chosen."""

    id: Slug
    label: ScreenText
    hint: ScreenText | None = None
    because: ScreenText | None = None
    """How *because you told us …* goes on: "you have had one short chat"."""
    letter: LetterText | None = None
    """The phrase for it in a document, to follow a verb: "in class", "most days"."""
    alone: bool = False
    """Choosing this one unticks the others, as *none of these* does."""
    when: When = {}
    was: tuple[Slug, ...] = ()


class Errors(Shape):
    """What to say when a reply will not do, in the question's own words."""

    missing: ScreenText | None = None
    too_long: ScreenText | None = None
    not_a_date: ScreenText | None = None
    too_early: ScreenText | None = None
    too_late: ScreenText | None = None
    too_many: ScreenText | None = None
    unlikely: ScreenText | None = None
    """A reply that is kept but should be looked at again."""


class Question(Shape):
    """One question: what is asked, why, and every answer there is."""

    id: Slug
    type: QuestionType
    title: ScreenText
    short: ScreenText
    """Its name on *check your answers* and in *because you told us*: "SEN support"."""
    hint: ScreenText | None = None
    why: ScreenText
    options: tuple[Option, ...] = ()
    not_sure: bool = True
    """Whether *I am not sure* is offered, as an answer like the others."""
    not_sure_label: ScreenText | None = None
    not_sure_because: ScreenText | None = None
    because: ScreenText | None = None
    """How *because you told us …* goes on where the answer is a date: ``{{ day }}`` is the date."""
    required: bool = False
    limit: int | None = Field(default=None, gt=0, le=4000)
    """The most characters a free text may have."""
    at_most: int | None = Field(default=None, gt=0)
    """The most answers that may be chosen."""
    earliest_days: int | None = None
    latest_days: int | None = None
    """How many days from today a date may lie; negative is in the past."""
    errors: Errors = Errors()
    when: When = {}
    not_in_documents: PlainText | None = None
    """Why the answer shows in no document; empty when it does."""
    autocomplete: PlainText | None = None
    was: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _options_fit_the_type(self) -> Self:
        if self.type in {"choice", "choices"} and not self.options:
            raise ValueError("a question to choose from needs options")
        if self.type not in {"choice", "choices"} and self.options:
            raise ValueError(f"a {self.type} question takes no options")
        if self.type in TEXT_TYPES and self.limit is None:
            raise ValueError("a text question needs a limit, in characters")
        return self

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


PageName = Literal[
    "urgent", "deadline", "other-nation", "where-you-are", "replies", "check", "letter", "pack"
]
"""The pages of a journey that show something instead of asking."""


class Step(Shape):
    """One page of a journey: a few questions that belong together, or a page to read."""

    id: Slug
    title: ScreenText | None = None
    hint: ScreenText | None = None
    questions: tuple[Slug, ...] = ()
    shows: PageName | None = None
    for_each: tuple[Slug, ...] = ()
    """Ask this step once for each item chosen in the first of these questions that was
    answered."""
    at_most: int | None = Field(default=None, gt=0)
    """With ``for_each``: how many items it is asked for."""
    when: When = {}

    @model_validator(mode="after")
    def _asks_or_shows(self) -> Self:
        if bool(self.questions) == (self.shows is not None):
            raise ValueError("a step either asks questions or shows a page, not both")
        if len(self.questions) > 1 and self.title is None:
            raise ValueError("a step with several questions needs a title of its own")
        return self


class Section(Shape):
    """A stretch of the journey with one name, which is all an address ever shows."""

    id: Slug
    title: PlainText
    when: When = {}
    steps: tuple[Step, ...]


class Journey(Shape):
    """Sections, steps and questions, in the order they are met."""

    id: Slug
    title: PlainText
    about: ScreenText
    when: When = {}
    sections: tuple[Section, ...]
    letters: tuple[Slug, ...]

    def question_ids(self) -> tuple[str, ...]:
        """Every question it may ask, in order, each once."""
        return tuple(
            dict.fromkeys(
                question
                for section in self.sections
                for step in section.steps
                for question in step.questions
            )
        )


# --- What a family may be worried about, and what helps ------------------------------------

Area = Literal[
    "communication-and-interaction",
    "cognition-and-learning",
    "social-emotional-and-mental-health",
    "sensory-and-physical",
    "medical",
    "any",
]


class Heading(Shape):
    """One of the few headings that the concerns stand under."""

    id: Slug
    title: ScreenText
    hint: ScreenText


class Concern(Sourced):
    """One thing a family may be worried about."""

    id: Slug
    number: int
    """Its row in the fact base."""
    heading: Slug
    title: ScreenText
    """What it is called where a family chooses it: "Reading"."""
    parents_say: tuple[PlainText, ...] = Field(min_length=1)
    areas: tuple[Area, ...]
    hint: ScreenText
    """What to write about, for the open box."""
    name: LetterText
    """Inside a sentence of ours: "reading", "worry and upset"."""
    sentence: LetterText
    """A whole sentence for the letter, claiming nothing beyond the choice itself."""
    everyday: tuple[LetterText, ...] = Field(min_length=2)
    """Changes to everyday teaching to ask about; each completes "Would it help ...?"."""
    support: tuple[LetterText, ...] = Field(min_length=1)
    """What SEN support can add; each completes "Could you tell us about ...?"."""
    good_to_know: ScreenText
    """The one thing a family is glad to hear, first."""
    when: When = {}
    was: tuple[Slug, ...] = ()


GuidePartKind = Literal["what-it-is", "for-your-child", "you-can-ask", "should-happen", "mix-ups"]
"""The parts that every explanation has, in this order; its sources are the last."""


class GuidePart(Shape):
    """One part of an explanation, under its heading."""

    kind: GuidePartKind
    title: PlainText
    """The heading, as it stands in the file."""
    text: ScreenText
    """Markdown. Each claim ends with the mark of its source: ``[^CFA36 s.36(1)]``."""
    line: int
    """The line of the file that the text starts at."""


NeverWith = dict[str, PlainText]
"""What cannot be told to the same family, as ``guide/id`` or ``step/id``, and why not."""


class Explanation(Sourced):
    """One topic of the guide: front matter, then the words, in the same parts for every topic.

    ``sources`` are those of the marks in its text, in order; an author does not list them.
    """

    id: Slug
    title: ScreenText
    short: ScreenText
    """The answer in one or two sentences."""
    topic: Slug
    order: int
    when: When = {}
    parents_say: tuple[PlainText, ...] = ()
    """Words that parents use and the page does not: a search for them leads here."""
    picture: Literal["road", "circle"] | None = None
    parts: tuple[GuidePart, ...] = Field(min_length=1)
    see_also: tuple[Slug, ...] = ()
    never_with: NeverWith = {}
    hard_words: PlainText | None = None
    """Why its reading grade may be above the limit; empty where it is not."""
    was: tuple[Slug, ...] = ()


class NextStep(Sourced):
    """One thing to do next."""

    id: Slug
    title: ScreenText
    text: ScreenText
    guide: Slug | None = None
    when: When = {}
    """Narrows it further than its plan does."""
    never_with: NeverWith = {}


Level = Literal["urgent", "flag", "road", "open"]
"""``urgent`` and ``flag`` come before the road; ``open`` is always there to choose."""


class Plan(Shape):
    """The next steps, in order, for one place, flag or urgent matter."""

    id: Slug
    level: Level
    title: ScreenText
    """What this place is called: "You are on SEN support, with little progress"."""
    text: ScreenText
    when: When
    steps: tuple[NextStep, ...] = Field(min_length=1)


class Ask(Sourced):
    """One question to ask at the meeting."""

    id: Slug
    number: int
    """Its number in the fact base."""
    topic: Slug
    text: LetterText
    when: When = {}
    """When it may be asked at all: the law it rests on must apply."""
    suggest: When | None = None
    """When we put it forward; without this it is only there to be chosen."""
    rank: int = 50
    """The order in which those suggested come: small comes first."""
    was: tuple[Slug, ...] = ()


class AskTopic(Shape):
    """The questions to ask about one topic: one file."""

    topic: Slug
    title: ScreenText
    asks: tuple[Ask, ...]


class Bring(Sourced):
    """One thing to bring to the meeting."""

    id: Slug
    text: LetterText
    when: When = {}
    was: tuple[Slug, ...] = ()


class BringList(Shape):
    """Things to bring that belong together: one file."""

    title: ScreenText
    bring: tuple[Bring, ...] = Field(min_length=1)


class Reply(Sourced):
    """If the school says ..., you can say ..."""

    id: Slug
    they_say: LetterText
    you_can_say: LetterText
    why: ScreenText
    heard: tuple[Slug, ...] = ()
    """Answers to ``school-said`` that bring it forward."""
    when: When = {}
    order: int
    guide: Slug | None = None
    was: tuple[Slug, ...] = ()


# --- People who help -----------------------------------------------------------------------

Nation = Literal["england", "wales", "scotland", "northern-ireland"]


class Help(Sourced):
    """One body that helps families, with only the contact details that may be shown."""

    id: Slug
    name: PlainText
    what: ScreenText
    url: str | None = None
    phone: PlainText | None = None
    phone_label: PlainText | None = None
    by_text: bool = False
    """True where the number takes text messages and not calls."""
    kind: Literal["sendias", "law", "charity", "health", "crisis", "council", "appeal", "finder"]
    nations: tuple[Nation, ...] = ("england",)
    when: When = {}
    order: int = 50
    was: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if self.url is None and self.phone is None:
            raise ValueError("help needs a website or, for a crisis line, a number")
        if self.phone is not None and self.kind not in {"crisis", "health"}:
            raise ValueError("only crisis lines may show a number until a person has checked it")
        return self


class HomeNation(Shape):
    """What a family in Wales, Scotland or Northern Ireland needs to know first."""

    title: ScreenText
    text: ScreenText
    help: tuple[Slug, ...] = ()


class LocalLink(Sourced):
    """One page of a council that a family there may need."""

    id: Slug
    title: ScreenText
    text: ScreenText
    url: str
    when: When = {}


class Council(Shape):
    """One education authority in England."""

    id: Slug
    code: PlainText
    name: PlainText
    """The short name: "Warwickshire"."""
    official_name: PlainText
    kind: PlainText
    region: PlainText
    url: str
    districts: tuple[PlainText, ...] = ()


class CouncilPack(Shape):
    """What a council adds of its own: services, pages and local words."""

    council: Slug
    checked: dt.date
    """The day its facts were last compared with copies of its pages."""
    services: tuple[Help, ...]
    links: tuple[LocalLink, ...] = ()
    local_words: dict[Slug, ScreenText] = {}


# --- Documents -----------------------------------------------------------------------------


class Part(Shape):
    """A piece of a block, in one person's words: exactly one of the first four keys."""

    say: LetterText | None = None
    """Our wording."""
    theirs: Slug | None = None
    """A question whose free text stands here as sentences of its own."""
    law: LetterText | None = None
    """From the law or the Code; needs ``sources``."""
    item: Literal["sentence", "name"] | None = None
    """The sentence, or the name, of the concern this block is repeated for."""
    sources: tuple[Citation, ...] = ()
    when: When = {}
    needs: tuple[Slug, ...] = ()
    """Questions that must have been answered, other than *I am not sure*; or values, such as
    ``other-worries``, that must not be empty."""

    @model_validator(mode="after")
    def _one_voice(self) -> Self:
        voices = [self.say, self.theirs, self.law, self.item]
        if sum(voice is not None for voice in voices) != 1:
            raise ValueError("write exactly one of say, theirs, law or item")
        if self.law is not None and not self.sources:
            raise ValueError("words from the law need their sources")
        return self


BlockKind = Literal[
    "date",
    "address",
    "subject",
    "salutation",
    "heading",
    "paragraph",
    "bullets",
    "numbers",
    "lines",
    "boxes",
    "table",
    "signature",
    "small",
    "picture",
    "new-page",
]

PictureName = Literal["road", "circle"]
"""The pictures there are: the road of help, and the circle of SEN support."""

PointsFrom = Literal[
    "asks",
    "other-asks",
    "bring",
    "replies",
    "other-replies",
    "main-concerns",
    "other-concerns",
    "everyday-ideas",
    "next-steps",
    "services",
    "dates",
    "moved",
]


class Block(Shape):
    """One part of a document, in reading order."""

    id: Slug
    kind: BlockKind = "paragraph"
    name: PlainText
    """What the family sees it called when they change it: "Why we are asking now"."""
    level: Literal[1, 2, 3] = 2
    parts: tuple[Part, ...] = ()
    points: tuple[tuple[Part, ...], ...] = ()
    points_from: PointsFrom | None = None
    picture: PictureName | None = None
    """Which picture it shows, with the family's place in it, and the same in words under it."""
    at_most: int | None = Field(default=None, gt=0)
    write_lines: int = Field(default=0, ge=0)
    """Blank lines to write on, under each point."""
    columns: tuple[LetterText, ...] = ()
    rows: int = Field(default=0, ge=0)
    for_each: tuple[Slug, ...] = ()
    when: When = {}
    needs: tuple[Slug, ...] = ()
    words: int | None = Field(default=None, gt=0)
    """How many words fit; a longer part is proposed for the meeting plan."""
    fixed: bool = False
    """True for a part that cannot be left out, such as the date."""
    only_with: Slug | None = None
    """The part that this one is nothing without."""
    apart: bool = False
    """True for a part that does not belong under the heading above it, such as the thanks."""
    was: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _a_picture_says_which(self) -> Self:
        if (self.kind == "picture") != (self.picture is not None):
            raise ValueError("write “kind: picture” and “picture: road” (or circle) together")
        return self


class LetterPlan(Shape):
    """One document, block by block, in reading order."""

    id: Slug
    kind: Literal["letter", "plan", "page"]
    title: PlainText
    """What it is called on screen and in the file's own title. Never a child's name."""
    file_name: Slug
    use: ScreenText
    """When to use it."""
    send_to: ScreenText
    after: ScreenText
    """What happens next, and what does not."""
    when: When = {}
    order: int
    own_sentence: LetterText | None = None
    """What stands for a worry of the family's own, where a concern has its sentence."""
    blocks: tuple[Block, ...]


class Example(Shape):
    """An example family: plainly an example, shown in the app and used by tests."""

    id: Slug
    title: PlainText
    about: PlainText
    today: dt.date
    """The day on which it is told, so that its dates stay right."""
    answers: dict[str, object]
    own_items: dict[str, object] = {}
