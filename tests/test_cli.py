"""The command line: what it prints, where, and what it says when the input is at fault."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.families.schema import misfits
from wizard import __version__, cli
from wizard.cli import main
from wizard.content import Content, load_content

TODAY = "--today=2026-11-23"
COMMANDS = (
    "run",
    "example",
    "letter",
    "pack",
    "advise",
    "dates",
    "schema",
    "check",
    "draw",
    "stale",
)


class Said:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Run = Callable[..., Said]


@pytest.fixture
def run(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, real_content: Content
) -> Run:
    """Run a command. The real content is read once for all of them."""

    def load(folder: str | None) -> Content:
        return real_content if folder is None else load_content(folder)

    monkeypatch.setattr(cli, "load_content", load)

    def command(*arguments: str) -> Said:
        try:
            code = main(arguments)
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        printed = capfd.readouterr()
        assert "Traceback" not in printed.err
        return Said(code, printed.out, printed.err)

    return command


@pytest.fixture
def answers(tmp_path: Path, run: Run) -> Callable[[str], str]:
    """The answers file of an example family."""

    def file(name: str = "first-talk") -> str:
        path = tmp_path / f"{name}.json"
        path.write_text(run("example", name).out, encoding="utf-8")
        return str(path)

    return file


# --- Every command --------------------------------------------------------------------------


def test_the_examples_are_listed_one_a_line_and_nothing_else(run, real_content):
    said = run("example")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == list(real_content.examples)


def test_an_example_is_an_answers_file(run, real_content):
    for name in real_content.examples:
        said = run("example", name)
        assert said.code == 0
        assert json.loads(said.out)["format"] == "send-wizard-answers"


def test_the_main_letter_is_written_as_text(run, answers):
    said = run("letter", answers(), TODAY)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("23 November 2026")
    assert "Dear Mrs Daniels" in said.out


def test_a_family_without_a_school_gets_the_letter_to_the_council(run, answers):
    assert "section 36(1)" in run("letter", answers("taught-at-home"), TODAY).out


@pytest.mark.parametrize(
    ("form", "start"), [("text", b"23 Nov"), ("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!")]
)
def test_a_letter_is_written_to_a_file_in_each_format(run, answers, tmp_path, form, start):
    path = tmp_path / f"letter.{form}"
    said = run("letter", answers(), TODAY, "--format", form, "--output", str(path))
    assert (said.code, said.out) == (0, "")
    assert path.read_bytes().startswith(start)


def test_a_letter_as_json_says_whose_words_each_span_is(run, answers):
    letter = json.loads(run("letter", answers("taught-at-home"), TODAY, "--format", "json").out)
    assert letter["date"] == "2026-11-23"
    found = [s for block in letter["blocks"] for line in block["lines"] for s in line]
    assert {span["owner"] for span in found} == {"family", "us", "law"}
    assert all(span["sources"] for span in found if span["owner"] == "law")
    assert all(block["key"] for block in letter["blocks"])


def test_another_document_is_written_by_its_name(run, answers):
    said = run("letter", answers(), TODAY, "--letter", "meeting-plan")
    assert said.out.startswith("My meeting plan")


def test_the_same_letter_on_the_same_day_is_the_same_bytes(run, answers, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        run("letter", answers(), TODAY, "--format", "docx", "--output", str(path))
    assert one.read_bytes() == two.read_bytes()


def test_the_pack_holds_every_document_the_dates_and_the_answers(
    run, answers, tmp_path, real_content
):
    folder = tmp_path / "new" / "pack"
    said = run("pack", answers(), TODAY, "--output", str(folder))
    assert (said.code, said.err) == (0, "")
    written = sorted(path.name for path in folder.iterdir())
    assert sorted(said.out.split()) == written
    documents = real_content.letters
    for letter in (documents[name].file_name for name in documents if name != "council-letter"):
        for ending in ("docx", "pdf", "txt"):
            assert f"{letter}-2026-11-23.{ending}" in written
    assert {"key-dates.ics", "my-answers.json"} <= set(written)
    assert not any("yusuf" in name.lower() for name in written)
    assert all((folder / name).stat().st_size > 100 for name in written)


def test_the_answers_in_the_pack_open_again(run, answers, tmp_path):
    run("pack", answers(), TODAY, "--output", str(tmp_path / "pack"))
    again = run("letter", str(tmp_path / "pack" / "my-answers.json"), TODAY)
    assert (again.code, again.err) == (0, "")
    assert again.out == run("letter", answers(), TODAY).out


def test_advice_is_printed_with_reasons_and_sources(run, answers):
    text = run("advise", answers(), TODAY).out
    assert "because" in text
    assert "[" in text
    told = json.loads(run("advise", answers("suspended-twice"), TODAY, "--json").out)
    assert told["place"] == "starting"
    assert [each["flag"] for each in told["flags"]] == ["suspended", "not-full-time"]
    assert all(each["because"] for each in told["flags"])
    assert told["flag"]["steps"]
    assert all(step["sources"] and step["because"] for step in told["flag"]["steps"])
    assert all(question["sources"] for question in told["questions"])


def test_dates_say_which_are_the_law_s(run, answers):
    said = run("dates", answers("waiting-for-the-council"), TODAY)
    assert "[REG5 reg 5(1)]" in said.out
    assert "we suggest" in run("dates", answers(), TODAY).out


def test_dates_are_written_as_a_calendar(run, answers, tmp_path):
    path = tmp_path / "dates.ics"
    assert run("dates", answers(), TODAY, "--ics", str(path)).out == ""
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in run("dates", answers(), TODAY, "--ics", "-").out


def test_the_schema_fits_every_example(run, real_content):
    schema = json.loads(run("schema").out)
    for name in real_content.examples:
        assert misfits(schema, json.loads(run("example", name).out)) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"version": "1"}, "version"),
        ({"format": "other"}, "format"),
        ({"colour": "green"}, "colour"),
        ({"answers": {"talked": "long-chat"}}, "answers.talked"),
        ({"answers": {"talkd": "no"}}, "answers.talkd"),
        ({"answers": {"child-name": "x" * 61}}, "answers.child-name"),
        ({"answers": {"happening-now": "none"}}, "answers.happening-now"),
        ({"own_items": {"own-ask-1": {"kind": "wish", "words": "x"}}}, "own_items.own-ask-1.kind"),
    ],
)
def test_the_schema_refuses_what_we_would_not_write(run, change, where):
    schema = json.loads(run("schema").out)
    file = {"format": "send-wizard-answers", "version": 1, "answers": {}} | change
    assert [place for place, _ in misfits(schema, file)] == [where]


def test_the_check_says_that_all_is_well(run):
    said = run("check", "--report")
    assert (said.code, said.err) == (0, "")
    assert "The content is sound" in said.out
    assert "words a sentence" in said.out


def test_the_journey_is_drawn_on_one_page(run, real_content):
    for journey in real_content.journeys:
        said = run("draw", journey.id)
        assert said.code == 0
        assert all(f" {name}:" in said.out for name in journey.question_ids())
    assert run("draw").out == run("draw", "full").out


def test_what_is_due_is_listed(run):
    assert "never checked live" in run("stale", "--months", "6").out
    assert "Nothing is due." not in run("stale", TODAY).out


def test_the_version_is_told(run):
    said = run("--version")
    assert (said.code, said.out.strip()) == (0, f"send-wizard {__version__}")


# --- Standard input and output --------------------------------------------------------------


def test_answers_are_read_from_standard_input(run, answers, monkeypatch):
    data = Path(answers()).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert "Dear Mrs Daniels" in run("letter", "-", TODAY, "--output", "-").out


def test_a_pdf_goes_to_standard_output_untouched(answers, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "letter", answers(), TODAY, "--format", "pdf"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.startswith(b"%PDF")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    assert done.stderr == b""


# --- The input is at fault: 1 ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "empty"),
        ("{", "cannot be read"),
        ("[1]", "not a file of answers"),
        ('{"format": "send-wizard-answers", "version": 99}', "newer"),
    ],
)
@pytest.mark.parametrize("command", ["letter", "advise", "dates"])
def test_a_file_that_is_not_answers_is_told_in_one_plain_line(
    run, tmp_path, command, content, says
):
    path = tmp_path / "answers.json"
    path.write_text(content, encoding="utf-8")
    said = run(command, str(path), TODAY)
    assert (said.code, said.out) == (1, "")
    assert says in said.err
    assert len(said.err.splitlines()) == 1


def test_what_was_left_out_of_a_file_is_told_beside_the_letter(run, tmp_path):
    path = tmp_path / "answers.json"
    whole = {"format": "send-wizard-answers", "version": 1, "answers": {"colour": "green"}}
    path.write_text(json.dumps(whole), encoding="utf-8")
    said = run("letter", str(path), TODAY)
    assert said.code == 0
    assert "colour" in said.err
    assert "Dear" in said.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("letter", "nowhere.json"), "nowhere.json"),
        (("pack", "nowhere.json", "--output", "x"), "nowhere.json"),
        (("example", "nobody"), "nobody"),
        (("draw", "nowhere"), "nowhere"),
        (("schema", "--content", "nowhere"), "no such folder"),
        (("example", "--content", "nowhere"), "no such folder"),
    ],
)
def test_what_is_not_there_is_named(run, arguments, says):
    said = run(*arguments)
    assert (said.code, said.out) == (1, "")
    assert says in said.err
    assert len(said.err.splitlines()) == 1


def test_a_letter_that_is_not_there_is_named_with_those_that_are(run, answers):
    said = run("letter", answers(), "--letter", "poem")
    assert said.code == 1
    assert "poem" in said.err
    assert "meeting-plan" in said.err


def test_a_folder_that_cannot_be_written_is_named(run, answers, tmp_path):
    file = tmp_path / "file"
    file.write_text("x")
    said = run("pack", answers(), TODAY, "--output", str(file / "pack"))
    assert said.code == 1
    assert str(file) in said.err
    said = run("letter", answers(), TODAY, "--output", str(tmp_path / "no" / "letter"))
    assert said.code == 1


@pytest.mark.parametrize("command", ["letter", "advise"])
def test_a_family_outside_england_is_told_that_this_is_not_for_them(run, tmp_path, command):
    path = tmp_path / "answers.json"
    told = {"nation": "scotland", "school-in-england": "no"}
    whole = {"format": "send-wizard-answers", "version": 1, "answers": told}
    path.write_text(json.dumps(whole), encoding="utf-8")
    said = run(command, str(path), TODAY)
    assert (said.code, said.out) == (1, "")
    assert "England" in said.err


def test_broken_content_is_told_before_anything_is_written(run, answers, tmp_path):
    (tmp_path / "content").mkdir()
    said = run("letter", answers(), "--content", str(tmp_path / "content"))
    assert said.code == 1
    assert "words.yaml" in said.err


# --- Wrong usage: 2 -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("sing",),
        ("letter",),
        ("pack", "x.json"),
        ("letter", "x.json", "--today", "tomorrow"),
        ("letter", "x.json", "--format", "papyrus"),
        ("run", "--port", "none"),
        ("run", "--port", "0"),
        ("run", "--port", "70000"),
        ("stale", "--months", "few"),
        ("stale", "--months", "-999999"),
        ("letter", "x.json", "--today", "9999-12-31"),
    ],
)
def test_wrong_usage_is_two_with_a_hint(run, arguments):
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "usage: send-wizard" in said.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_takes_its_content(run, command):
    said = run(command, "--help")
    assert said.code == 0
    assert "--content" in said.out


def test_the_program_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "example", "nobody"],
        capture_output=True,
        check=False,
        timeout=60,
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "nobody" in done.stderr


def test_the_wizard_is_not_served_with_half_a_journey(run, tmp_path, monkeypatch):
    folder = tmp_path / "content"
    shutil.copytree(Path(__file__).parent.parent / "content", folder)
    journey = folder / "journeys" / "full.yaml"
    journey.write_text(
        journey.read_text(encoding="utf-8").replace("[hoped-change]", "[hoped-chance]"),
        encoding="utf-8",
    )
    monkeypatch.setattr("wizard.web.server.serve", lambda *_: pytest.fail("it was served"))
    said = run("run", "--content", str(folder))
    assert said.code == 1
    assert "journeys/full.yaml" in said.err
    assert "there is no question “hoped-chance”" in said.err
    assert said.err.splitlines()[0] in run("check", "--content", str(folder)).err
