"""Key dates as a calendar file, read by a library and by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from wizard.documents import calendar
from wizard.documents.calendar import CalendarEntry

DAY = dt.date(2026, 11, 23)

MEETING = CalendarEntry(
    id="yusuf-meeting",
    date=dt.date(2026, 12, 3),
    time=dt.time(9, 15),
    minutes=30,
    title="School meeting",
    description="Bring the plan, a pen; and water.\nRoom 2",
    alarm_days=(1,),
)
DEADLINE = CalendarEntry(
    id="yusuf-reply",
    date=dt.date(2027, 6, 1),
    title="Ask again",
    description="",
    alarm_days=(7, 1),
)
HOSTILE = CalendarEntry(
    id="yusuf-hostile",
    date=DAY,
    title="Tea, cake; and\\n more\r\nEND:VEVENT\nX-BAD:1",
    description="one\r\nATTENDEE:mailto:bad@example.org\n\x07two\u2028three " + "long ž " * 40,
)


def events(*entries: CalendarEntry) -> Sequence[Any]:
    """The entries as the library reads them back."""
    read = icalendar.Calendar.from_ical(calendar.write(entries, DAY))
    return list(read.walk("VEVENT"))


def lines(*entries: CalendarEntry) -> list[str]:
    """The file's lines, put together again by the rule that a space goes on with one."""
    made = calendar.write(entries, DAY)
    assert made.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert b"\n" not in made.replace(b"\r\n", b"")
    return made.replace(b"\r\n ", b"").decode().rstrip("\r\n").split("\r\n")


def test_a_meeting_is_at_its_time_in_england() -> None:
    (event,) = events(MEETING)
    starts = event.decoded("dtstart")
    assert starts == dt.datetime(2026, 12, 3, 9, 15, tzinfo=ZoneInfo("Europe/London"))
    assert event.decoded("duration") == dt.timedelta(minutes=30)
    found = lines(MEETING)
    assert "DTSTART;TZID=Europe/London:20261203T091500" in found
    assert "BEGIN:VTIMEZONE" in found
    assert "TZID:Europe/London" in found


def test_a_date_without_a_time_lasts_the_day_and_no_longer() -> None:
    found = lines(DEADLINE)
    assert "DTSTART;VALUE=DATE:20270601" in found
    assert "DTEND;VALUE=DATE:20270602" in found
    assert "BEGIN:VTIMEZONE" not in found
    (event,) = events(DEADLINE)
    assert event.decoded("dtstart") == dt.date(2027, 6, 1)


def test_a_family_is_reminded_the_morning_a_week_and_a_day_before() -> None:
    (event,) = events(DEADLINE)
    day = dt.datetime(2027, 6, 1)
    reminders = [day + alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert reminders == [dt.datetime(2027, 5, 25, 9), dt.datetime(2027, 5, 31, 9)]
    found = lines(DEADLINE)
    assert found.count("BEGIN:VALARM") == found.count("END:VALARM") == 2
    assert found.count("ACTION:DISPLAY") == 2
    assert [line for line in found if line.startswith("TRIGGER")] == [
        "TRIGGER:-P6DT15H",
        "TRIGGER:-PT15H",
    ]


def test_a_family_is_reminded_a_day_before_a_meeting() -> None:
    assert "TRIGGER:-P1D" in lines(MEETING)


def test_a_second_import_changes_the_entry_and_adds_none() -> None:
    def ids(*entries: CalendarEntry) -> list[str]:
        return [line for line in lines(*entries) if line.startswith("UID:")]

    moved = CalendarEntry(id=MEETING.id, date=dt.date(2026, 12, 10), title="Moved")
    assert ids(MEETING) == ids(moved) == ["UID:yusuf-meeting@send-wizard"]
    assert len(set(ids(MEETING, DEADLINE))) == 2


def test_it_is_stamped_with_the_day_it_was_made_and_not_with_now() -> None:
    assert "DTSTAMP:20261123T000000Z" in lines(MEETING)


def test_the_same_dates_are_the_same_file() -> None:
    entries = [MEETING, DEADLINE, HOSTILE]
    assert calendar.write(entries, DAY) == calendar.write(entries, DAY)


def test_commas_and_new_lines_come_back_as_typed() -> None:
    (event,) = events(MEETING)
    assert str(event["description"]) == MEETING.description
    assert r"DESCRIPTION:Bring the plan\, a pen\; and water.\nRoom 2" in lines(MEETING)


def test_no_words_can_add_to_the_calendar() -> None:
    found = lines(HOSTILE, DEADLINE)
    assert found.count("BEGIN:VEVENT") == found.count("END:VEVENT") == 2
    assert not [line for line in found if line.startswith(("ATTENDEE", "X-BAD"))]
    event = events(HOSTILE, DEADLINE)[0]
    assert str(event["summary"]) == "Tea, cake; and\\n more END:VEVENT X-BAD:1"
    assert str(event["description"]).startswith("one\nATTENDEE:mailto:bad@example.org\ntwo\nthree")
    assert str(event["description"]).count("ž") == 40


def test_an_entry_is_private_in_a_calendar_that_others_see() -> None:
    assert lines(MEETING, DEADLINE).count("CLASS:PRIVATE") == 2


def test_every_part_that_opens_closes() -> None:
    open_parts: list[str] = []
    for line in lines(MEETING, DEADLINE, HOSTILE):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END":
            assert open_parts.pop() == value
    assert open_parts == []


@pytest.mark.parametrize(("date", "offset"), [(dt.date(2026, 12, 3), 0), (dt.date(2027, 6, 3), 1)])
def test_the_clocks_change_is_known(date: dt.date, offset: int) -> None:
    (event,) = events(CalendarEntry(id="x", date=date, time=dt.time(14), title="Meeting"))
    assert event.decoded("dtstart").utcoffset() == dt.timedelta(hours=offset)
    assert event.decoded("duration") == dt.timedelta(hours=1)
