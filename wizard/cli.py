"""``send-wizard``: argument parsing only; the core does the work.

Exit codes: 0 done; 1 the input is at fault, told in one plain message; 2 wrong usage.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from wizard import __version__
from wizard.answers import AnswersError, example_answers, read_answers, write_answers
from wizard.content import Content, ContentError, content_folder, load_content
from wizard.journey import Walk, walk

ANSWERS_HELP: Final = "the answers file that the app saves; - reads standard input"


class InputError(Exception):
    """What was given cannot be used; the message is for the person who gave it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = given.command
    try:
        return command(given)
    except (InputError, ContentError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="send-wizard",
        description="Guidance for families in England whose child may need more help at school.",
    )
    parser.add_argument("--version", action="version", version=f"send-wizard {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, does: Callable[[argparse.Namespace], int], about: str, **named: Any) -> Any:
        sub = commands.add_parser(name, help=about, description=about, **named)
        sub.add_argument("--content", metavar="DIR", help="read the content from this folder")
        sub.set_defaults(command=does)
        return sub

    run = add("run", _run, "serve the start page and the wizard")
    run.add_argument("--host", default="127.0.0.1", metavar="H")
    run.add_argument("--port", default=8501, type=_port, metavar="N")
    example = add("example", _example, "print an example answers file, or the names of them all")
    example.add_argument("name", nargs="?", metavar="NAME")
    letter = add("letter", _letter, "write one letter")
    _answers_and_today(letter)
    letter.add_argument("--letter", metavar="NAME", help="which letter; the main one if left out")
    letter.add_argument("--format", choices=(*_formats(), "json"), default="text")
    letter.add_argument("--output", default="-", metavar="PATH", help="- is standard output")
    pack = add("pack", _pack, "write every document for this family")
    _answers_and_today(pack)
    pack.add_argument("--output", required=True, metavar="DIR")
    advise = add("advise", _advise, "where they are, next steps and questions, with reasons")
    _answers_and_today(advise)
    advise.add_argument("--json", action="store_true")
    dates = add("dates", _dates, "the dates to keep, and which of them the law sets")
    _answers_and_today(dates)
    dates.add_argument("--ics", metavar="PATH", help="write them as a calendar file; - prints it")
    add("schema", _schema, "the JSON Schema of the answers file")
    check = add("check", _check, "check the content: every problem at once")
    check.add_argument("--report", action="store_true", help="print what was measured as well")
    check.add_argument("--record", action="store_true", help="record new ids, if all else is sound")
    grade = add("grade", _grade, "how hard the words of a text file are to read")
    grade.add_argument("file", metavar="FILE", help="plain text, a paragraph or point to a line")
    draw = add("draw", _draw, "the whole journey on one page, for reviewers")
    draw.add_argument("journey", nargs="?", metavar="JOURNEY")
    stale = add("stale", _stale, "facts and councils that are due to be checked again")
    stale.add_argument("--months", type=_months, default=6, metavar="N")
    stale.add_argument("--today", type=_date, default=None, metavar="DATE")
    return parser


def _answers_and_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("answers", metavar="ANSWERS", help=ANSWERS_HELP)
    parser.add_argument("--today", type=_date, default=None, metavar="DATE", help="as 2026-11-23")


def _formats() -> tuple[str, ...]:
    return ("text", "docx", "pdf", "html")


def _date(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"write the date as 2026-11-23, not {text}") from None
    if not 2000 <= day.year < 2100:
        raise argparse.ArgumentTypeError(f"the year {day.year} is not of this century")
    return day


def _months(text: str) -> int:
    if not text.isdigit() or int(text) > 120:
        raise argparse.ArgumentTypeError("months are a number from 0 to 120")
    return int(text)


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


# --- Reading and writing --------------------------------------------------------------------


def _today(given: argparse.Namespace) -> dt.date:
    today: dt.date | None = given.today
    return today or dt.date.today()


def _walk(given: argparse.Namespace) -> Walk:
    """Open the answers file and walk the journey with it.

    Raises:
        InputError: if the file cannot be opened as answers.
    """
    content = load_content(given.content)
    data = sys.stdin.buffer.read() if given.answers == "-" else Path(given.answers).read_bytes()
    try:
        opened = read_answers(data, content)
    except AnswersError as error:
        raise InputError(content.screen[f"open-{error.reason}"].format(**error.values)) from None
    if opened.dropped:
        print(
            f"Left out, because it could not be read: {', '.join(opened.dropped)}", file=sys.stderr
        )
    return walk(content, opened.answers, _today(given))


def _write(data: bytes, path: str) -> None:
    if path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        Path(path).write_bytes(data)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


# --- Commands -------------------------------------------------------------------------------


def _run(given: argparse.Namespace) -> int:
    from wizard.check import broken
    from wizard.web.server import serve

    # Half a journey is worse than none. What only reads badly may be tried.
    problems = broken(load_content(given.content))
    if problems:
        raise ContentError(problems)
    try:
        serve(given.host, given.port, content_folder(given.content))
    except OSError as error:
        where = f"{given.host}, port {given.port}"
        raise InputError(
            f"Cannot serve at {where}: {error.strerror}. Try another --port."
        ) from None
    return 0


def _example(given: argparse.Namespace) -> int:
    content = load_content(given.content)
    if given.name is None:
        print("\n".join(content.examples))
        return 0
    example = content.examples.get(given.name)
    if example is None:
        raise InputError(f"There is no example called {given.name}. Try: send-wizard example")
    answers = example_answers(example, content)
    print(write_answers(answers, example.today, content.screen["answers-file-about"]))
    return 0


def _letter(given: argparse.Namespace) -> int:
    from wizard import show
    from wizard.documents import FORMATS
    from wizard.letter import fitting_letters, write_letter

    told = _walk(given)
    fitting = {plan.id: plan for plan in fitting_letters(told.given, told.given.content.letters)}
    if not fitting:
        raise InputError(told.given.content.screen["no-letter-here"])
    plan = fitting.get(given.letter or next(iter(fitting)))
    if plan is None:
        raise InputError(
            f"There is no letter called {given.letter} for this family. "
            f"There are: {', '.join(fitting)}"
        )
    letter = write_letter(plan, told.given)
    if given.format == "json":
        _write(
            (json.dumps(show.letter(letter), ensure_ascii=False, indent=2) + "\n").encode(),
            given.output,
        )
    else:
        _write(FORMATS[given.format].write(letter), given.output)
    return 0


def _pack(given: argparse.Namespace) -> int:
    from wizard.documents.pack import pack_files

    folder = Path(given.output)
    files = pack_files(_walk(given))
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
        print(name)
    return 0


def _advise(given: argparse.Namespace) -> int:
    from wizard import show
    from wizard.guidance import advise

    told = _walk(given)
    if "no" in told.given.words("covered"):
        raise InputError(told.given.content.screen["no-letter-here"])
    found = show.advice(advise(told.given), told.given)
    if given.json:
        _print_json(found)
    else:
        print(show.advice_as_text(found))
    return 0


def _dates(given: argparse.Namespace) -> int:
    from wizard import show
    from wizard.documents import calendar
    from wizard.documents.pack import calendar_entries

    told = _walk(given)
    if given.ics is not None:
        _write(calendar.write(calendar_entries(told), stamp=told.given.today), given.ics)
    else:
        print(show.dates_as_text(told.given))
    return 0


def _schema(given: argparse.Namespace) -> int:
    from wizard import show

    _print_json(show.answers_schema(load_content(given.content)))
    return 0


def _check(given: argparse.Namespace) -> int:
    from wizard.check import RECORDED_IDS, check, record, report

    content: Content = load_content(given.content)
    problems = check(content)
    if given.record and all(problem.file == RECORDED_IDS for problem in problems):
        print("\n".join(f"Recorded {name}" for name in record(content)) or "No id is new.")
        problems = check(content)
    if problems:
        raise ContentError(problems)
    if given.report:
        print(report(content))
    print(f"The content is sound: {len(content.questions)} questions, {len(content.guide)} topics.")
    return 0


def _grade(given: argparse.Namespace) -> int:
    from wizard.check.grade import measure, prose

    content = load_content(given.content)
    try:
        text = Path(given.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{given.file} cannot be read as text: {error}") from None
    found = measure(prose(text), content.words.syllables)
    print(
        f"grade {found.grade:.1f}: {found.words} words, {found.sentences} sentences, "
        f"{found.syllables} syllables"
    )
    if found.estimated:
        print(f"Syllables estimated: {', '.join(found.estimated)}")
    return 0


def _draw(given: argparse.Namespace) -> int:
    from wizard import show

    content = load_content(given.content)
    journeys = {journey.id: journey for journey in content.journeys}
    name = given.journey or content.journeys[-1].id
    if name not in journeys:
        raise InputError(f"There is no journey called {name}. There are: {', '.join(journeys)}")
    print(show.journey(journeys[name], content))
    return 0


def _stale(given: argparse.Namespace) -> int:
    from wizard.check import stale

    lines = stale(load_content(given.content), _today(given), given.months)
    print("\n".join(lines) if lines else "Nothing is due.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
