"""Dates: what the law sets, what we suggest, and which of the two each one is.

Every date a family is told comes from here. "Today" is always passed in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import holidays

SCHOOL_YEARS: tuple[str, ...] = (
    "under-three",
    "nursery",
    "reception",
    *(f"year-{number}" for number in range(1, 14)),
    "older",
)
"""Every answer to "which school year", youngest first."""

_RECEPTION = SCHOOL_YEARS.index("reception")


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last day of a shorter month.

    A period of months ends on the corresponding date, or on the last day of a month that
    has none.

    >>> add_months(dt.date(2026, 12, 31), 2)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + years, month + 1, 1)
    following = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


@lru_cache(maxsize=16)
def _bank_holidays(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date) -> bool:
    """Whether it is a weekday in England that is not a bank holiday."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def working_days_after(day: dt.date, count: int) -> dt.date:
    """The day that lies ``count`` working days after ``day``.

    School holidays are not known here: nobody publishes them for every school.
    """
    while count:
        day += dt.timedelta(days=1)
        count -= is_working_day(day)
    return day


def next_working_day(day: dt.date) -> dt.date:
    """``day`` itself if it is a working day, or else the next one."""
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day


def say(day: dt.date, *, weekday: bool = False) -> str:
    """A date as it is written in a letter.

    >>> say(dt.date(2026, 11, 3)), say(dt.date(2026, 11, 3), weekday=True)
    ('3 November 2026', 'Tuesday 3 November 2026')
    """
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    plain = f"{day.day} {months[day.month - 1]} {day.year}"
    return f"{days[day.weekday()]} {plain}" if weekday else plain


def read_date(text: str) -> dt.date | None:
    """The date an answer holds, or None when what was typed is not one."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def write_date(day: str, month: str, year: str) -> str:
    """Three typed fields as one answer: ``2026-11-03``, or as typed when that is no date.

    >>> write_date("3", "11", "2026"), write_date("31", "2", "2026")
    ('2026-11-03', '31/2/2026')
    """
    typed = [part.strip() for part in (day, month, year)]
    if not any(typed):
        return ""
    try:
        numbers = [int(part) for part in typed]
        if numbers[2] < 100:
            numbers[2] += 2000
        return dt.date(numbers[2], numbers[1], numbers[0]).isoformat()
    except (ValueError, OverflowError):
        return "/".join(part.replace("/", " ") for part in typed)


def date_fields(text: str) -> tuple[str, str, str]:
    """Day, month and year as they stand in the three fields."""
    day = read_date(text)
    if day is not None:
        return str(day.day), str(day.month), str(day.year)
    pieces = [*text.split("/"), "", "", ""]
    return pieces[0], pieces[1], pieces[2]


# --- School years ---------------------------------------------------------------------------


def school_year_start(today: dt.date) -> int:
    """The calendar year in which the present school year began, in September."""
    return today.year if today.month >= 9 else today.year - 1


def write_school_year(year: str, today: dt.date) -> str:
    """A school year with the year it was true in, so that it is still right next September."""
    return f"{year}/{school_year_start(today)}"


def read_school_year(value: str, today: dt.date) -> str | None:
    """The school year a child is in today, or None when the answer cannot be read.

    >>> read_school_year("year-2/2026", dt.date(2027, 9, 1))
    'year-3'
    """
    year, _, began = value.partition("/")
    if year not in SCHOOL_YEARS or not (began.isascii() and began.isdigit() and len(began) == 4):
        return None
    place = SCHOOL_YEARS.index(year) + max(0, school_year_start(today) - int(began))
    return SCHOOL_YEARS[min(place, len(SCHOOL_YEARS) - 1)]


def past_compulsory_school_age(year: str, today: dt.date) -> bool:
    """Whether a child in this school year is over compulsory school age.

    That ends on the last Friday in June of the school year in which they turn 16, which is
    Year 11, and not on the birthday (Children and Families Act 2014, s.83).
    """
    number = SCHOOL_YEARS.index(year) - _RECEPTION
    if number != 11:
        return number > 11
    summer = school_year_start(today) + 1
    last_of_june = dt.date(summer, 6, 30)
    last_friday = last_of_june - dt.timedelta(days=(last_of_june.weekday() - 4) % 7)
    return today > last_friday


# --- Key dates ------------------------------------------------------------------------------

Kind = Literal["law", "suggestion", "yours"]


@dataclass(frozen=True)
class KeyDate:
    """One date to keep: the law's, ours, or the family's own."""

    id: str
    date: dt.date
    kind: Kind
    sources: tuple[str, ...] = ()
    time: dt.time | None = None


def meeting_wanted_by(today: dt.date) -> dt.date:
    """About ten school days from today. A wish, never a legal deadline."""
    return working_days_after(today, 10)


def review_about(meeting: dt.date) -> dt.date:
    """About a term after a meeting: twelve weeks, on a working day. We suggest it."""
    return next_working_day(meeting + dt.timedelta(weeks=12))


def reminder_about(written: dt.date) -> dt.date:
    """When to ask again if nobody has answered: the day after the wished-for date."""
    return working_days_after(meeting_wanted_by(written), 1)


def council_clock(received: dt.date) -> tuple[KeyDate, ...]:
    """The 6, 16 and 20 weeks from the day the council received a request.

    SEND Regulations 2014, regs 5(1), 10(1) and 13(2).
    """
    return (
        KeyDate("ehc-decision", received + dt.timedelta(weeks=6), "law", ("REG5 reg 5(1)",)),
        KeyDate("ehc-no-plan", received + dt.timedelta(weeks=16), "law", ("REG10 reg 10(1)",)),
        KeyDate("ehc-final-plan", received + dt.timedelta(weeks=20), "law", ("REG13 reg 13(2)",)),
    )


def appeal_by(decision: dt.date, certificate: dt.date | None) -> dt.date:
    """The last day for an appeal to reach the Tribunal.

    Two months from the decision letter, or one month from the mediation certificate,
    whichever is later. A day from 25 December to 1 January moves to the next working day in
    January, and one in August to the first working day of September (IPSEA-XMAS).
    """
    last = add_months(decision, 2)
    if certificate is not None:
        last = max(last, add_months(certificate, 1))
    if (last.month, last.day) >= (12, 25):
        return next_working_day(dt.date(last.year + 1, 1, 2))
    if (last.month, last.day) == (1, 1):
        return next_working_day(dt.date(last.year, 1, 2))
    if last.month == 8:
        return next_working_day(dt.date(last.year, 9, 1))
    return last


def mediation_contact_by(decision: dt.date) -> dt.date:
    """The last day to contact the mediation adviser: two months from the decision (reg 33)."""
    return add_months(decision, 2)
