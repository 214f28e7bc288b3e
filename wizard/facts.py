"""The few conclusions Python must draw from the answers.

Each is a *named fact*: it says which questions it reads, and returns its words together with
the questions that decided them, so that *because you told us …* is always answers and never
a conclusion of ours. A fact sees only answers that still apply.

Where a family is, and what comes next, follows the decision table: three things are worked
out and kept apart. ``urgent`` is the most pressing matter, ``flags`` are any number of
matters beside the road, ``place`` is the one place on the road. None of them is ever a gate,
and no count of reviews is a condition.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from wizard import dates

Finding = Mapping[str, tuple[str, ...]]
"""The words of a fact, strongest first, each with the questions that decided it.

Where several answers can be chosen, the one that counted follows its question after a slash:
``happening-now/not-safe``. Nothing else that was chosen is then given as a reason.
"""


class Told(Protocol):
    """What a fact may look at: the answers that apply, and the day."""

    @property
    def today(self) -> dt.date:
        """The day the answers are looked at."""

    def words(self, name: str, item: str | None = None) -> frozenset[str]:
        """The answers chosen for a question; none where it has no answer."""

    def value(self, name: str, item: str | None = None) -> str | None:
        """The single answer to a question as it is kept, or None."""

    def items(self, name: str) -> tuple[str, ...]:
        """What was chosen in a question that others are repeated for."""


@dataclass(frozen=True)
class Fact:
    """A named fact: the questions it reads, every word it may return, and how it is drawn."""

    reads: tuple[str, ...]
    words: tuple[str, ...]
    draw: Callable[[Told], Finding]


Facts = Mapping[str, Fact]


def _said(told: Told, question: str, *options: str) -> bool:
    return bool(told.words(question) & set(options))


# --- Who, and how old -----------------------------------------------------------------------


def _writer_kind(told: Told) -> Finding:
    return {"young-person" if _said(told, "you-are", "young-person") else "adult": ("you-are",)}


def _voice_count(told: Told) -> Finding:
    two = _said(told, "writers", "two") and not _said(told, "you-are", "young-person")
    return {"two" if two else "one": ("writers",)}


def year_now(told: Told) -> str | None:
    """The school year the child is in today, or None when nobody has said."""
    value = told.value("school-year")
    return dates.read_school_year(value, told.today) if value else None


def _age_band(told: Told) -> Finding:
    year = year_now(told)
    if year is None:
        return {"not-known": ("school-year",)}
    if year in {"under-three", "nursery"}:
        return {"under-5": ("school-year",)}
    over = dates.past_compulsory_school_age(year, told.today)
    return {"post-16" if over else "school-age": ("school-year",)}


def _own_rights(told: Told) -> Finding:
    because = ("school-year", "you-are")
    band = next(iter(_age_band(told)))
    if band == "not-known":
        return {"not-known": because}
    young = _said(told, "you-are", "young-person")
    if band != "post-16":
        return {"child-writes" if young else "child": because}
    return {"own" if young else "parent-writes": because}


# --- Which law applies where ----------------------------------------------------------------

_SETTING_KIND: Final[Mapping[str, str]] = {
    "private-nursery": "early-years",
    "childminder": "early-years",
    "maintained-nursery": "maintained-nursery",
    "nursery-class": "school",
    "primary": "school",
    "secondary": "school",
    "sixth-form": "sixth-form",
    "college": "college",
    "special-school": "special",
    "alternative": "alternative",
    "fee-paying": "fee-paying",
    "home-educated": "home",
    "no-place": "none",
}

_SCHOOL_DUTIES: Final = (
    "s66",
    "s67",
    "s68",
    "s69",
    "s100",
    "code",
    "equality",
    "sch13",
    "three-meetings",
    "plan-record",
    "ehc",
)

_DUTIES: Final[Mapping[str, tuple[str, ...]]] = {
    "school": _SCHOOL_DUTIES,
    "sixth-form": _SCHOOL_DUTIES,
    "maintained-nursery": ("s66", "s67", "s68", "s69", "code", "equality", "sch13", "ehc"),
    "early-years": ("code", "equality", "ehc"),
    "college": ("s66", "code", "equality", "sch13", "ehc"),
    "special": ("s100", "code", "equality", "sch13", "ehc"),
    "alternative": ("code", "equality", "sch13", "ehc"),
    "fee-paying": ("equality", "sch13", "ehc"),
    "home": ("ehc",),
    "none": ("ehc",),
}
"""Which duties each kind of setting has, where the fact base has it verified.

A duty that is only believed to apply (a special school's SENCO), or that holds for some kinds
of alternative provision and not for others, is left out, so that no family is told that it
must be met.
"""


def setting_kind(told: Told) -> str:
    """The kind of setting, as far as the law tells them apart; a school when not known."""
    setting = told.value("setting") or ""
    return _SETTING_KIND.get(setting, "school")


def _setting_kind(told: Told) -> Finding:
    return {setting_kind(told): ("setting",)}


def _somewhere(told: Told) -> Finding:
    return {"no" if setting_kind(told) in {"home", "none"} else "yes": ("setting",)}


def _has_teacher(told: Told) -> Finding:
    """Whether someone teaches the child beside the person the letter goes to."""
    alone = told.words("setting") & {"childminder", "home-educated", "no-place"}
    return {"no" if alone else "yes": ("setting",)}


def _duties(told: Told) -> Finding:
    return dict.fromkeys(_DUTIES[setting_kind(told)], ("setting",))


# --- Urgent matters -------------------------------------------------------------------------


def _pressing(told: Told) -> Finding:
    found: dict[str, tuple[str, ...]] = {}
    if _said(told, "happening-now", "not-safe"):
        found["safety"] = ("happening-now/not-safe",)
    if _said(told, "happening-now", "no-place"):
        found["no-place"] = ("happening-now/no-place",)
    if _said(told, "happening-now", "council-letter"):
        found["council-deadline"] = ("happening-now/council-letter", "decision-about")
    return found


def _letter_about(told: Told) -> Finding:
    """Whether a letter from the council holds a draft to answer, or a decision to appeal."""
    if not _said(told, "happening-now", "council-letter"):
        return {}
    draft = _said(told, "decision-about", "draft-plan")
    because = ("happening-now/council-letter", "decision-about")
    return {"draft" if draft else "decision": because}


def _appeal_time(told: Told) -> Finding:
    """Whether the ordinary time to appeal is still open today, as far as the dates say."""
    decision = dates.read_date(told.value("decision-date") or "")
    certificate = dates.read_date(told.value("certificate-date") or "")
    if decision is None:
        return {"not-known": ("decision-date",)}
    passed = told.today > dates.appeal_by(decision, certificate)
    because = ("decision-date", *(("certificate-date",) if certificate else ()))
    return {"passed" if passed else "open": because}


def _urgent(told: Told) -> Finding:
    found = dict(_pressing(told))
    if _said(told, "setting", "no-place"):
        found.setdefault("no-place", ("setting",))
    for word in ("safety", "no-place", "council-deadline"):
        if word in found:
            return {word: found[word]}
    return {}


# --- Flags ----------------------------------------------------------------------------------


def _great_need(told: Told) -> tuple[str, ...]:
    """The answers that show a need that is plainly great from the start, if they do.

    A judgement of ours that only ever *offers* an EHC needs assessment sooner: a worry that
    is there every day, everywhere and has been for over a year; or three kinds of specialist
    who already know the child.
    """
    for item in told.items("worries"):
        if (
            told.words("worry-often", item) & {"every-day"}
            and told.words("worry-where", item) & {"everywhere"}
            and told.words("worry-since", item) & {"over-a-year", "always"}
        ):
            return (
                f"worries/{item}",
                "worry-often/every-day",
                "worry-where/everywhere",
                "worry-since",
            )
    if len(told.words("specialists") - {"none", "waiting", "not-sure"}) >= 3:
        return ("specialists",)
    return ()


def _flags(told: Told) -> Finding:
    found: dict[str, tuple[str, ...]] = {}
    if _said(told, "suspended", "once", "more"):
        found["suspended"] = ("suspended",)
    if _said(told, "attending", "sent-home", "part-time"):
        found["not-full-time"] = tuple(
            f"attending/{option}"
            for option in ("sent-home", "part-time")
            if _said(told, "attending", option)
        )
    missing = [
        f"{question}/{option}"
        for question, option in (("attending", "missing-days-worry"), ("worries", "facing-school"))
        if _said(told, question, option)
    ]
    if missing:
        found["missing-school"] = tuple(missing)
    if because := _great_need(told):
        found["great-need"] = because
    ill = [
        f"{question}/{option}"
        for question, option in (
            ("health", "yes"),
            ("attending", "missing-days-ill"),
            ("worries", "health-condition"),
        )
        if _said(told, question, option)
    ]
    if ill:
        found["health"] = tuple(ill)
    return found


def _flag(told: Told) -> Finding:
    return dict(list(_flags(told).items())[:1])


# --- The place on the road ------------------------------------------------------------------

_ELSEWHERE: Final = ("wales", "scotland", "northern-ireland")


def _council_places(told: Told) -> Finding:
    """The rows of the decision table in which the council has been asked, or has decided.

    A letter that is in hand comes after what the family was told before: with a decision or a
    draft plan the wait for it is over. EHC plans are for those who live in England.
    """
    found: dict[str, tuple[str, ...]] = {}
    if _said(told, "nation", *_ELSEWHERE):
        return found
    if _said(told, "ehc", "plan-slipping"):
        found["ehc-slipping"] = ("ehc",)
    if _said(told, "ehc", "plan"):
        found["ehc-plan"] = ("ehc",)
    if _said(told, "ehc", "refused") and not _said(told, "decision-about", "draft-plan"):
        found["ehc-refused"] = ("ehc",)
    elif _said(told, "decision-about", "no-assessment", "no-plan"):
        found["ehc-refused"] = ("decision-about",)
    if not found and _said(told, "decision-about", "plan-contents", "plan-ending"):
        found["ehc-plan"] = ("decision-about",)
    if not found and _said(told, "ehc", "waiting"):
        found["ehc-waiting"] = ("ehc",)
    elif not found and _said(told, "decision-about", "draft-plan"):
        found["ehc-waiting"] = ("decision-about",)
    return found


def _places(told: Told) -> Finding:
    """Every row of the decision table that holds, the one that counts first."""
    found = dict(_council_places(told))
    kind = setting_kind(told)
    if kind in {"home", "none"}:
        found["no-setting"] = ("setting",)
    elif kind in {"early-years", "maintained-nursery"} or _said(told, "setting", "nursery-class"):
        found["early-years"] = ("setting",)
    else:
        rest = dict(_school_places(told))
        if found:
            rest.pop("starting", None)  # where nothing else holds, and only there
        found.update(rest)
    return found


def _school_places(told: Told) -> Finding:
    found: dict[str, tuple[str, ...]] = {}
    if _said(told, "sen-support", "yes"):
        if _said(told, "progress", "little"):
            found["more-help"] = ("sen-support", "progress")
        lacking = [
            question
            for question, options in (
                ("plan-copy", ("no", "no-plan", "not-sure")),
                ("reviews", ("none", "not-sure")),
            )
            if _said(told, question, *options)
        ]
        if lacking:
            found["paperwork-missing"] = ("sen-support", *lacking)
        if not found:
            found["in-the-circle"] = ("sen-support", "progress")
        return found
    if _said(told, "sen-support", "school-says-no"):
        return {"early-disagreement": ("sen-support",)}
    if _said(told, "school-said", "no-sen"):
        return {"early-disagreement": ("school-said/no-sen",)}
    if _said(told, "sen-support", "no"):
        tried = [
            question
            for question, options in (
                ("class-help", ("still-stuck",)),
                ("talked", ("meeting", "several")),
            )
            if _said(told, question, *options)
        ]
        if tried:
            return {"ask-for-support": ("sen-support", *tried)}
    return {"starting": ("talked", "class-help", "sen-support")}


def _place(told: Told) -> Finding:
    return dict(list(_places(told).items())[:1])


def _circle(told: Told) -> Finding:
    """The part of the circle of SEN support that comes next for the family, where it is known.

    ``round`` where the circle matters and the answers do not say: the family asks for SEN
    support, or is not sure of the plan or its reviews. Nothing for those with an EHC plan, which
    has a review of its own, and for those who are not on SEN support and do not ask for it yet.
    """
    places = _places(told)
    if not {"ehc-plan", "ehc-slipping", "no-setting"}.isdisjoint(places):
        return {}
    if _said(told, "sen-support", "yes"):
        return _next_part(told)
    if "ask-for-support" in places:
        return {"round": places["ask-for-support"]}
    return {}


def _next_part(told: Told) -> Finding:
    """For a family on SEN support: agree a plan, look at how it went, or look anew at the need."""
    if _said(told, "plan-copy", "no", "no-plan"):
        return {"plan": ("sen-support", "plan-copy")}
    if _said(told, "plan-copy", "yes"):
        if _said(told, "reviews", "one", "more") and _said(told, "progress", "little"):
            return {"assess": ("sen-support", "reviews", "progress")}
        if _said(told, "reviews", "none", "one", "more"):
            return {"review": ("sen-support", "plan-copy", "reviews")}
    return {"round": ("sen-support",)}


def _law_open(told: Told) -> Finding:
    """Whether the family may ask the council for an EHC needs assessment, and has not yet."""
    if _said(told, "nation", *_ELSEWHERE):
        return {"no": ("nation",)}
    started = _council_places(told).values()
    return {"no": next(iter(started))} if started else {"yes": ("ehc",)}


def _covered(told: Told) -> Finding:
    """Whether the law described here reaches this family: they live, or learn, in England."""
    if not _said(told, "nation", *_ELSEWHERE):
        return {"yes": ("nation",)}
    here = _said(told, "school-in-england", "yes", "not-sure")
    return {"yes" if here else "no": ("nation", "school-in-england")}


def _meeting(told: Told) -> Finding:
    """Whether a meeting is booked; until a family says so, the letter asks for one."""
    if _said(told, "meeting-booked", "yes"):
        return {"booked": ("meeting-booked",)}
    soon = _said(told, "happening-now", "meeting-soon")
    if _said(told, "way-in", "short"):
        return {"booked": ("happening-now/meeting-soon" if soon else "way-in",)}
    if soon and not told.words("meeting-booked"):
        return {"booked": ("happening-now/meeting-soon",)}
    return {"ask": ("meeting-booked",)}


# --- What changes words ---------------------------------------------------------------------


def _overlays(told: Told) -> Finding:
    rules: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("college", "setting", ("college",)),
        ("sixth-form", "setting", ("sixth-form",)),
        ("private-nursery", "setting", ("private-nursery", "childminder")),
        ("fee-paying", "setting", ("fee-paying",)),
        ("home-educated", "setting", ("home-educated",)),
        ("looked-after", "looked-after", ("looked-after",)),
        ("looked-after", "you-are", ("foster-carer",)),
        ("adopted", "looked-after", ("adopted",)),
        ("adopted", "you-are", ("adoptive-parent",)),
        ("kinship", "looked-after", ("kinship",)),
        ("kinship", "you-are", ("relative",)),
        ("young-person", "you-are", ("young-person",)),
        ("capacity", "young-person-agrees", ("cannot-decide",)),
        ("cross-border", "school-area", ("different",)),
        ("cross-border", "school-in-england", ("yes",)),
    )
    found: dict[str, tuple[str, ...]] = {}
    for word, question, options in rules:
        if _said(told, question, *options):
            found.setdefault(word, (question,))
    if told.words("worries") == {"two-languages"}:
        found["language-only"] = ("worries",)
    return found


_FLAGS_READ: Final = (
    "suspended",
    "attending",
    "worries",
    "worry-often",
    "worry-where",
    "worry-since",
    "specialists",
    "health",
)

_PLACE_READS: Final = (
    "nation",
    "ehc",
    "decision-about",
    "setting",
    "sen-support",
    "progress",
    "plan-copy",
    "reviews",
    "school-said",
    "class-help",
    "talked",
)

FACTS: Final[Facts] = MappingProxyType(
    {
        "writer-kind": Fact(("you-are",), ("adult", "young-person"), _writer_kind),
        "voice-count": Fact(("writers", "you-are"), ("one", "two"), _voice_count),
        "age-band": Fact(
            ("school-year",), ("under-5", "school-age", "post-16", "not-known"), _age_band
        ),
        "own-rights": Fact(
            ("school-year", "you-are"),
            ("child", "child-writes", "parent-writes", "own", "not-known"),
            _own_rights,
        ),
        "setting-kind": Fact(("setting",), tuple(_DUTIES), _setting_kind),
        "somewhere": Fact(("setting",), ("yes", "no"), _somewhere),
        "has-teacher": Fact(("setting",), ("yes", "no"), _has_teacher),
        "duties": Fact(("setting",), _SCHOOL_DUTIES, _duties),
        "pressing": Fact(
            ("happening-now", "decision-about"),
            ("safety", "no-place", "council-deadline"),
            _pressing,
        ),
        "urgent": Fact(
            ("happening-now", "decision-about", "setting"),
            ("safety", "no-place", "council-deadline"),
            _urgent,
        ),
        "letter-about": Fact(
            ("happening-now", "decision-about"), ("draft", "decision"), _letter_about
        ),
        "appeal-time": Fact(
            ("decision-date", "certificate-date"), ("open", "passed", "not-known"), _appeal_time
        ),
        "flags": Fact(
            _FLAGS_READ,
            ("suspended", "not-full-time", "missing-school", "great-need", "health"),
            _flags,
        ),
        "flag": Fact(
            _FLAGS_READ,
            ("suspended", "not-full-time", "missing-school", "great-need", "health"),
            _flag,
        ),
        "place": Fact(
            _PLACE_READS,
            (
                "ehc-slipping",
                "ehc-plan",
                "ehc-refused",
                "ehc-waiting",
                "no-setting",
                "early-years",
                "more-help",
                "paperwork-missing",
                "in-the-circle",
                "early-disagreement",
                "ask-for-support",
                "starting",
            ),
            _place,
        ),
        "circle": Fact(_PLACE_READS, ("assess", "plan", "review", "round"), _circle),
        "meeting": Fact(("meeting-booked", "way-in", "happening-now"), ("booked", "ask"), _meeting),
        "covered": Fact(("nation", "school-in-england"), ("yes", "no"), _covered),
        "law-open": Fact(("nation", "ehc", "decision-about"), ("yes", "no"), _law_open),
        "overlays": Fact(
            (
                "setting",
                "looked-after",
                "you-are",
                "young-person-agrees",
                "school-area",
                "school-in-england",
                "worries",
            ),
            (
                "college",
                "sixth-form",
                "private-nursery",
                "fee-paying",
                "home-educated",
                "language-only",
                "looked-after",
                "adopted",
                "kinship",
                "young-person",
                "capacity",
                "cross-border",
            ),
            _overlays,
        ),
    }
)


def other_places(told: Told) -> Finding:
    """The other rows of the decision table that hold too: shown on request."""
    return dict(list(_places(told).items())[1:])
