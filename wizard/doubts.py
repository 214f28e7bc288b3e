"""Replies that are kept and used, but that a family may want to look at again.

A doubt is never an error: it is said beside the question, in the question's own words, and
nothing waits for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from wizard import dates
from wizard.dates import SCHOOL_YEARS
from wizard.facts import Told, year_now

_USUAL_YEARS: Final[Mapping[str, tuple[str, str]]] = {
    "private-nursery": ("under-three", "reception"),
    "maintained-nursery": ("under-three", "reception"),
    "nursery-class": ("under-three", "reception"),
    "childminder": ("under-three", "year-9"),
    "primary": ("nursery", "year-7"),
    "secondary": ("year-5", "year-13"),
    "sixth-form": ("year-11", "older"),
    "college": ("year-9", "older"),
}
"""The youngest and the oldest school year usually met in a kind of place; others take any."""

_LONG_AGO: Final = dt.timedelta(days=365)


def doubtful(question: str, told: Told) -> bool:
    """Whether the answer to a question should be looked at again."""
    doubt = _DOUBTS.get(question)
    return doubt is not None and bool(told.words(question)) and doubt(told)


def _unusual_age(told: Told) -> bool:
    usual = _USUAL_YEARS.get(told.value("setting") or "")
    year = year_now(told)
    if usual is None or year is None:
        return False
    youngest, oldest = (SCHOOL_YEARS.index(each) for each in usual)
    return not youngest <= SCHOOL_YEARS.index(year) <= oldest


def _day(told: Told, question: str) -> dt.date | None:
    return dates.read_date(told.value(question) or "")


def _no_school_day(told: Told) -> bool:
    day = _day(told, "meeting-date")
    return day is not None and not dates.is_working_day(day)


def _long_ago(question: str) -> Callable[[Told], bool]:
    def doubt(told: Told) -> bool:
        day = _day(told, question)
        return day is not None and told.today - day > _LONG_AGO

    return doubt


def _before_the_decision(told: Told) -> bool:
    certificate, decision = _day(told, "certificate-date"), _day(told, "decision-date")
    return certificate is not None and decision is not None and certificate < decision


_DOUBTS: Final[Mapping[str, Callable[[Told], bool]]] = {
    "school-year": _unusual_age,
    "setting": _unusual_age,
    "meeting-date": _no_school_day,
    "decision-date": _long_ago("decision-date"),
    "ehc-received": _long_ago("ehc-received"),
    "certificate-date": _before_the_decision,
}
