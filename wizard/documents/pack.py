"""The pack: every document for one family, as files with neutral names."""

from __future__ import annotations

from typing import Final

from wizard.answers import write_answers
from wizard.documents import FORMATS, calendar, file_name
from wizard.documents.calendar import CalendarEntry
from wizard.journey import Walk
from wizard.letter import fitting_letters, key_dates, write_letter

LETTER_FORMATS: Final = ("docx", "pdf", "text")
DATES_FILE: Final = "key-dates.ics"
ANSWERS_FILE: Final = "my-answers.json"


def calendar_entries(walk: Walk) -> tuple[CalendarEntry, ...]:
    """The family's key dates for a calendar. Titles are ours: no name, no worry.

    The id of an entry is the child's random id and the date's own: importing again moves the
    date, and a brother's dates stand beside it.
    """
    screen = walk.given.content.screen
    return tuple(
        CalendarEntry(
            id="-".join(filter(None, (walk.given.answers.child_id, entry.id))),
            date=entry.date,
            time=entry.time,
            minutes=60 if entry.time else None,
            title=screen[f"calendar-{entry.id}"],
            description=screen[f"date-{entry.id}"],
            alarm_days=(7, 1) if entry.kind == "law" else (1,),
        )
        for entry in key_dates(walk.given)
        if entry.date >= walk.given.today
    )


def pack_files(walk: Walk) -> dict[str, bytes]:
    """Every document of the journey that fits, the key dates, and the answers to keep."""
    given = walk.given
    files: dict[str, bytes] = {}
    for plan in fitting_letters(given, walk.journey.letters):
        letter = write_letter(plan, given)
        for name in LETTER_FORMATS:
            files[file_name(letter, name)] = FORMATS[name].write(letter)
    entries = calendar_entries(walk)
    if entries:
        files[DATES_FILE] = calendar.write(entries, stamp=given.today)
    about = given.content.screen.get("answers-file-about", "")
    files[ANSWERS_FILE] = write_answers(given.answers, given.today, about).encode()
    return files
