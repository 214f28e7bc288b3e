"""Key dates as a calendar file that a phone or computer can take in.

An entry keeps its id, so that taking the file in again changes it and adds no second one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from wizard.documents import reading

ENDING = "ics"
MEDIA_TYPE = "text/calendar; charset=utf-8"

_LONDON = ZoneInfo("Europe/London")
_MORNING = dt.timedelta(hours=9)


@dataclass(frozen=True)
class CalendarEntry:
    """One date to keep."""

    id: str
    """Permanent, and different for each child."""
    date: dt.date
    title: str
    """Shown in a calendar that others may see."""
    description: str = ""
    time: dt.time | None = None
    """When it starts, by the clock in England; all day without one."""
    minutes: int | None = None
    """How long it lasts; an hour where nobody said."""
    alarm_days: tuple[int, ...] = ()
    """How many days before it to be reminded."""


def write(entries: Sequence[CalendarEntry], stamp: dt.date) -> bytes:
    """The entries as a calendar file; ``stamp`` is the day it is made."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//send-wizard//key dates//EN")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, stamp: dt.date) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@send-wizard")
    event.add("dtstamp", dt.datetime.combine(stamp, dt.time(), dt.UTC))
    event.add("summary", _one_line(entry.title))
    if entry.description:
        event.add("description", reading.clean(entry.description))
    event.add("class", "PRIVATE")
    if entry.time is None:
        event.add("dtstart", entry.date)
        event.add("dtend", entry.date + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        starts = dt.datetime.combine(entry.date, entry.time, _LONDON)
        event.add("dtstart", starts)
        event.add("duration", dt.timedelta(minutes=entry.minutes or 60))
    for days in sorted(set(entry.alarm_days), reverse=True):
        event.add_component(_alarm(entry, days))
    return event


def _alarm(entry: CalendarEntry, days: int) -> Alarm:
    """A reminder: as many days before, at nine in the morning for what lasts all day."""
    alarm = Alarm()
    before = dt.timedelta(days=-days)
    alarm.add("action", "DISPLAY")
    alarm.add("description", _one_line(entry.title))
    alarm.add("trigger", before + _MORNING if entry.time is None else before)
    return alarm


def _one_line(text: str) -> str:
    return " ".join(reading.clean(text).split())
