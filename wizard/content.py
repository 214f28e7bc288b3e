"""Read ``content/`` into one checked ``Content``, or say what is wrong with it.

Every file is read and every problem is kept, so that an author is told about all of them at
once, in plain words, with the file and the field named.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from pydantic import BaseModel, TypeAdapter, ValidationError

from wizard import claims, models
from wizard.lines import line_of
from wizard.models import (
    Ask,
    AskTopic,
    Bring,
    BringList,
    Concern,
    Council,
    CouncilPack,
    Example,
    Explanation,
    GlossaryEntry,
    Heading,
    Help,
    HomeNation,
    Journey,
    LetterPlan,
    NextStep,
    Plan,
    Question,
    Reply,
    Service,
    Source,
    Words,
)

ENVIRONMENT_VARIABLE: Final = "SEND_WIZARD_CONTENT"

T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author has to mend."""

    file: str
    field: str
    mend: str
    line: int = 0
    """The line of the file, counted from 1; 0 where there is none."""

    def __str__(self) -> str:
        """The line an author reads."""
        file = f"{self.file}:{self.line}" if self.line else self.file
        place = f"{file}: {self.field}" if self.field else file
        return f"{place}: {self.mend}"

    def located(self, folder: Path) -> Problem:
        """The same problem with the line it stands on, as far as that can be told."""
        if self.line:
            return self
        line = line_of(folder / self.file, self.field)
        return replace(self, line=line, field="" if self.field == f"line {line}" else self.field)


class ContentError(Exception):
    """The content cannot be used. Holds every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Content:
    """Everything authors wrote, checked, and looked up by id."""

    folder: Path
    service: Service
    words: Words
    screen: Mapping[str, str]
    web: Mapping[str, Any]
    sources: Mapping[str, Source]
    questions: Mapping[str, Question]
    journeys: tuple[Journey, ...]
    settings: Mapping[str, models.SettingWords]
    school_years: Mapping[str, models.SchoolYear]
    headings: tuple[Heading, ...]
    concerns: Mapping[str, Concern]
    guide: Mapping[str, Explanation]
    plans: tuple[Plan, ...]
    ask_topics: tuple[AskTopic, ...]
    bring_lists: tuple[BringList, ...]
    replies: tuple[Reply, ...]
    national: tuple[Help, ...]
    nations: Mapping[str, HomeNation]
    councils: Mapping[str, Council]
    packs: Mapping[str, CouncilPack]
    letters: Mapping[str, LetterPlan]
    glossary: tuple[GlossaryEntry, ...]
    examples: Mapping[str, Example]
    files: Mapping[str, str] = field(default_factory=dict)
    """Which file each thing stands in, by ``kind/id``: for messages to authors."""

    @property
    def asked_for_each(self) -> frozenset[str]:
        """The questions that are asked once for each item: their answers are kept by item."""
        return frozenset(
            question
            for journey in self.journeys
            for section in journey.sections
            for step in section.steps
            if step.for_each
            for question in step.questions
        )

    @property
    def asks(self) -> Mapping[str, Ask]:
        """Every question to ask, by id."""
        return {ask.id: ask for topic in self.ask_topics for ask in topic.asks}

    @property
    def brings(self) -> Mapping[str, Bring]:
        """Everything to bring, by id."""
        return {thing.id: thing for group in self.bring_lists for thing in group.bring}

    def tellable(self) -> Iterator[tuple[str, NextStep | Explanation]]:
        """Every next step and explanation, by the name that ``never_with`` calls it."""
        for plan in self.plans:
            yield from ((f"step/{step.id}", step) for step in plan.steps)
        yield from ((f"guide/{page.id}", page) for page in self.guide.values())

    @cached_property
    def kept_apart(self) -> Mapping[str, frozenset[str]]:
        """What each cannot be told with, whichever of the two names the other."""
        apart: dict[str, set[str]] = {}
        for one, thing in self.tellable():
            for other in thing.never_with:
                apart.setdefault(one, set()).add(other)
                apart.setdefault(other, set()).add(one)
        return {name: frozenset(others) for name, others in apart.items()}


def content_folder(asked_for: str | None = None) -> Path:
    """Where the content is: as asked for, else the environment, the checkout, or the wheel.

    Raises:
        ContentError: if there is no such folder.
    """
    named = asked_for or os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        candidates = [Path(named)]
    else:
        here = Path(__file__).resolve().parent
        candidates = [here.parent / "content", here / "_content"]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise ContentError([Problem(str(candidates[0]), "", "there is no such folder of content")])


_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast one, where PyYAML was built with it."""


class _Reader(_SafeLoader):  # type: ignore[misc]
    """YAML as authors expect it: ``yes`` and ``no`` stay words, and no key stands twice."""


_Reader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Reader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _mapping(reader: _Reader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(
                None, None, "what starts with {{ needs quotes around it", key_node.start_mark
            )
        key = reader.construct_object(key_node)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key “{key}” stands twice", key_node.start_mark
            )
        seen.add(key)
    mapping: dict[Any, Any] = reader.construct_mapping(node, deep=True)
    return mapping


_Reader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


class _Folder:
    """Reads files of one content folder, and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.files: dict[str, str] = {}

    def name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def text(self, path: Path) -> str | None:
        try:
            return path.read_text(encoding="utf-8-sig")  # some editors put a mark at the start
        except FileNotFoundError:
            self.problem(path, "", "this file is missing")
        except UnicodeDecodeError:
            self.problem(path, "", "save this file as UTF-8 text")
        return None

    def problem(self, path: Path, place: str, mend: str) -> None:
        self.problems.append(Problem(self.name(path), place, mend))

    def data(self, path: Path) -> Any:
        text = self.text(path)
        if text is None:
            return None
        try:
            data = yaml.load(text, Loader=_Reader)  # noqa: S506 - _Reader is a SafeLoader
        except yaml.YAMLError as error:
            self.problem(path, *_yaml_words(error))
            return None
        if data is None:
            self.problem(path, "", "this file is empty; write it or take it away")
        return data

    def shape(self, path: Path, shape: Any, data: Any) -> Any:
        if data is None:
            return None
        try:
            return TypeAdapter(shape).validate_python(data)
        except ValidationError as error:
            for place, mend in _plain(error):
                self.problem(path, place, mend)
            return None

    def one(self, name: str, shape: type[T]) -> T | None:
        path = self.folder / name
        read: T | None = self.shape(path, shape, self.data(path))
        return read

    def if_there(self, name: str, shape: type[T]) -> T | None:
        """A file that the engine does without."""
        return self.one(name, shape) if (self.folder / name).exists() else None

    def every(self, pattern: str, shape: type[T]) -> list[tuple[Path, T]]:
        found = []
        for path in sorted(self.folder.glob(pattern)):
            read = self.shape(path, shape, self.data(path))
            if read is not None:
                found.append((path, read))
        return found

    def by_stem(self, pattern: str, shape: type[T], kind: str) -> dict[str, T]:
        """Files that hold one thing each, whose id is the file's name."""
        things: dict[str, T] = {}
        for path, thing in self.every(pattern, shape):
            identity = getattr(thing, "id")  # noqa: B009 - every shape read this way has one
            if identity != path.stem:
                self.problem(path, "id", f"should be “{path.stem}”, the name of the file")
            things[identity] = thing
            self.files[f"{kind}/{identity}"] = self.name(path)
        return things


def load_content(folder: Path | str | None = None) -> Content:
    """Read all content.

    Args:
        folder: the content folder; found as ``content_folder`` says when left out.

    Raises:
        ContentError: naming the file, the field and the mend for every problem at once.
    """
    root = content_folder(str(folder) if folder is not None else None)
    read = _Folder(root)
    councils = _councils(read)
    sources = read.one("sources.yaml", list[Source])
    settings = read.one("settings.yaml", dict[models.Slug, models.SettingWords])
    years = read.one("school_years.yaml", dict[models.Slug, models.SchoolYear])
    glossary = read.one("glossary.yaml", list[GlossaryEntry])
    headings = read.one("headings.yaml", list[Heading])
    service = read.one("service.yaml", Service)
    words = read.one("words.yaml", Words)
    screen = read.one("screen.yaml", dict[str, str])
    web = _web(read)
    national = read.one("services/national.yaml", dict[str, list[Help]])
    nations = read.one("nations.yaml", dict[models.Nation, HomeNation])
    questions = read.by_stem("questions/*.yaml", Question, "question")
    journeys = read.by_stem("journeys/*.yaml", Journey, "journey")
    concerns = read.by_stem("concerns/*.yaml", Concern, "concern")
    letters = read.by_stem("letters/*.yaml", LetterPlan, "letter")
    replies = read.by_stem("replies/*.yaml", Reply, "reply")
    examples = read.by_stem("examples/*.yaml", Example, "example")
    guide = _guide(read, web.get("guide", {}).get("parts", {}))
    plans = read.every("next_steps/*.yaml", Plan)
    topics = read.every("ask/*.yaml", AskTopic)
    brings = read.every("bring/*.yaml", BringList)
    packs = read.every("services/councils/*.yaml", CouncilPack)
    if not questions:
        read.problem(root / "questions", "", "there are no questions here")
    if not journeys:
        read.problem(root / "journeys", "", "there is no journey here")
    if read.problems or not (service and words and sources is not None):
        raise ContentError(problem.located(root) for problem in read.problems)
    for kind, key, group in (
        ("plan", "id", plans),
        ("ask", "topic", topics),
        ("pack", "council", packs),
    ):
        read.files.update({f"{kind}/{getattr(thing, key)}": read.name(p) for p, thing in group})
    read.files.update({f"bring/{thing.bring[0].id}": read.name(p) for p, thing in brings})
    content = Content(
        folder=root,
        service=service,
        words=words,
        screen=screen or {},
        web=web,
        sources=_by_id(read, "sources.yaml", sources),
        questions=questions,
        journeys=tuple(sorted(journeys.values(), key=lambda journey: not journey.when)),
        settings=settings or {},
        school_years=years or {},
        headings=tuple(headings or ()),
        concerns=dict(sorted(concerns.items(), key=lambda pair: pair[1].number)),
        guide=dict(sorted(guide.items(), key=lambda pair: (pair[1].topic, pair[1].order))),
        plans=tuple(plan for _, plan in plans),
        ask_topics=tuple(topic for _, topic in topics),
        bring_lists=tuple(group for _, group in brings),
        replies=tuple(sorted(replies.values(), key=lambda reply: reply.order)),
        national=tuple(sorted((national or {}).get("help", []), key=lambda help: help.order)),
        nations={str(nation): words for nation, words in (nations or {}).items()},
        councils=councils,
        packs={pack.council: pack for _, pack in packs},
        letters=dict(sorted(letters.items(), key=lambda pair: pair[1].order)),
        glossary=tuple(glossary or ()),
        examples=examples,
        files=read.files,
    )
    if read.problems:
        raise ContentError(problem.located(root) for problem in read.problems)
    return content


def _by_id(read: _Folder, name: str, things: Iterable[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for thing in things:
        identity = getattr(thing, "id")  # noqa: B009
        if identity in found:
            read.problem(read.folder / name, identity, "this id stands twice")
        found[identity] = thing
    return found


def _web(read: _Folder) -> dict[str, Any]:
    """The words of the plain pages: texts, in lists and under names."""
    words = read.if_there("web.yaml", dict[str, dict[str, Any]]) or {}
    path = read.folder / "web.yaml"
    for place, value in leaves(words):
        if not isinstance(value, str):
            read.problem(path, place, f"write words, as in “{value}”, in quotes")
    return words


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Whatever is neither a list nor a mapping, with its dotted name."""
    if isinstance(value, (dict, list)):
        named = value.items() if isinstance(value, dict) else enumerate(value)
        for name, each in named:
            yield from leaves(each, f"{place}.{name}" if place else str(name))
    else:
        yield place, value


def _guide(read: _Folder, headings: Mapping[str, Any]) -> dict[str, Explanation]:
    """Every explanation. ``headings`` are the words each of its parts may stand under."""
    kinds = {title: kind for kind, titles in headings.items() for title in titles}
    if not kinds and any(read.folder.glob("guide/*.md")):
        mend = "say which headings the parts of an explanation stand under"
        read.problem(read.folder / "web.yaml", "guide.parts", mend)
        return {}
    pages: dict[str, Explanation] = {}
    for path in sorted(read.folder.glob("guide/*.md")):
        text = read.text(path)
        if text is None:
            continue
        try:
            front, body = frontmatter.parse(text, handler=_FrontMatter())
        except yaml.YAMLError as error:
            read.problem(path, *_yaml_words(error))
            continue
        before = text[: text.rindex(body)].count("\n") if body else 0
        parts = [
            {"kind": kinds.get(title, title), "title": title, "text": words, "line": before + line}
            for title, words, line in _under_headings(read, path, body, before, kinds)
        ]
        for name in sorted(front.keys() & {"parts", "sources"}):
            read.problem(path, name, "take this away: the headings and the marks below say it")
        sources = [cited.model_dump() for cited in claims.citations(body)]
        page = read.shape(path, Explanation, {**front, "parts": parts, "sources": sources})
        if page is None:
            continue
        if page.id != path.stem:
            read.problem(path, "id", f"should be “{path.stem}”, the name of the file")
        pages[page.id] = page
        read.files[f"guide/{page.id}"] = read.name(path)
    return pages


def _under_headings(
    read: _Folder, path: Path, body: str, before: int, kinds: Mapping[str, str]
) -> Iterator[tuple[str, str, int]]:
    """Each ``## Heading`` with the words under it, and the line that these start at."""
    found = list(re.finditer(r"^## +(.+?) *$", body, re.MULTILINE))
    if found and body[: found[0].start()].strip():
        read.problem(path, f"line {before + 1}", "words stand above the first heading")
    ends = (*(following.start() for following in found[1:]), len(body))
    for here, end in zip(found, ends, strict=False):
        words = body[here.end() : end]
        line = body[: here.end()].count("\n")
        start = line + len(words) - len(words.lstrip("\n")) + 1
        if here[1] not in kinds:
            known = ", ".join(f"“{title}”" for title in kinds)
            mend = f"“{here[1]}” is not a part of an explanation; these are: {known}"
            read.problem(path, f"line {before + line + 1}", mend)
        elif not words.strip():
            read.problem(path, f"line {before + line + 1}", f"nothing stands under “{here[1]}”")
        else:
            yield here[1], words.strip("\n").rstrip(), start


class _FrontMatter(YAMLHandler):
    def load(self, fm: str, **_: object) -> Any:
        return yaml.load(fm, Loader=_Reader)  # noqa: S506 - _Reader is a SafeLoader


def _councils(read: _Folder) -> dict[str, Council]:
    table, districts = read.folder / "councils.csv", read.folder / "districts.csv"
    within: dict[str, list[str]] = {}
    for row in _rows(read, districts, ("district", "education_la_code")):
        within.setdefault(row["education_la_code"], []).append(row["district"])
    councils: dict[str, Council] = {}
    for row in _rows(read, table, _COUNCIL_COLUMNS):
        council = read.shape(
            table,
            Council,
            {
                "id": row["gov_uk_slug"],
                "code": row["code"],
                "name": row["nice_name"],
                "official_name": row["official_name"],
                "kind": row["type"],
                "region": row["region"],
                "url": row["homepage_url"],
                "districts": tuple(within.get(row["code"], ())),
            },
        )
        if council is not None:
            councils[council.id] = council
    return councils


_COUNCIL_COLUMNS: Final = (
    "gov_uk_slug",
    "code",
    "nice_name",
    "official_name",
    "type",
    "region",
    "homepage_url",
)


def _rows(read: _Folder, path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    text = read.text(path) if path.exists() else ""
    rows = list(csv.DictReader((text or "").splitlines()))
    missing = [name for name in columns if rows and None in (rows[0].get(name), rows[-1].get(name))]
    for name in missing:
        read.problem(path, name, "this column is missing; bring it back")
    return [] if missing else rows


def _yaml_words(error: yaml.YAMLError) -> tuple[str, str]:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "this cannot be read"
    where = f"line {mark.line + 1}" if mark is not None else ""
    return where, f"{what}. Look for a missing quote, colon or space"


_WORDS: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "missing": lambda _: "is missing; write it",
    "extra_forbidden": lambda _: "is not a key we know; is it spelt right?",
    "string_type": lambda _: "should be words; write this in quotes",
    "string_pattern_mismatch": lambda _: (
        "should be a short name in small letters, figures and hyphens"
    ),
    "string_too_short": lambda _: "is empty; write it or take the line away",
    "literal_error": lambda context: f"should be one of {context.get('expected')}",
    "too_short": lambda context: f"needs at least {context.get('min_length')}",
    "date_from_datetime_parsing": lambda _: "should be a date such as 2026-11-23",
    "date_type": lambda _: "should be a date such as 2026-11-23",
    "date_parsing": lambda _: "should be a date such as 2026-11-23",
    "bool_type": lambda _: "should be true or false",
    "bool_parsing": lambda _: "should be true or false",
    "int_type": lambda _: "should be a whole number",
    "int_parsing": lambda _: "should be a whole number",
    "tuple_type": lambda _: "should be a list, each line with a dash",
    "list_type": lambda _: "should be a list, each line with a dash",
    "dict_type": lambda _: "should be keys and values",
    "model_type": lambda _: "should be keys and values",
    "value_error": lambda context: str(context.get("error", "is not right")),
}


def _plain(error: ValidationError) -> list[tuple[str, str]]:
    """Pydantic's errors in authors' words: the place, and how to mend it."""
    told = []
    for entry in error.errors(include_url=False, include_input=False):
        place = ".".join(str(piece) for piece in entry["loc"])
        say = _WORDS.get(entry["type"])
        told.append((place, say(entry.get("ctx", {})) if say else entry["msg"].lower()))
    return told


def shapes() -> tuple[type[BaseModel], ...]:
    """Every shape that authors write, for the reference of keys."""
    return tuple(
        shape
        for shape in vars(models).values()
        if isinstance(shape, type) and issubclass(shape, models.Shape) and shape is not models.Shape
    )
