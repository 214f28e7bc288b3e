"""Every recipe of ``content/README.md`` is followed to the letter, on a copy of the content.

The recipes are read from that page itself: what an editor would copy is what is tested.
"""

from __future__ import annotations

import datetime as dt
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from wizard.answers import Answers, example_answers, read_answers, write_answers
from wizard.check import RECORDED_IDS, check, record, spoken, things
from wizard.cli import main
from wizard.content import Content, ContentError, content_folder, load_content, shapes
from wizard.facts import FACTS
from wizard.guidance import advise, chosen_asks, likely_replies, possible_asks, suggested_brings
from wizard.journey import Walk, walk
from wizard.letter import fitting_letters, write_letter
from wizard.models import Part
from wizard.signposts import signposts

DAY = dt.date(2026, 11, 23)
PAGE = (content_folder() / "README.md").read_text(encoding="utf-8")

SADIA: dict[str, str | tuple[str, ...]] = {
    "happening-now": ("none",),
    "nation": "england",
    "council": "warwickshire",
    "you-are": "parent",
    "child-name": "Yusuf",
    "pronoun": "he",
    "school-year": "year-2/2026",
    "setting": "primary",
    "worries": ("reading",),
    "talked": "short-chat",
    "your-name": "Sadia Rahman",
}


# --- An editor, with a copy of the content --------------------------------------------------


@dataclass(frozen=True)
class Editor:
    """Somebody who follows the page in a folder of their own."""

    folder: Path

    def follow(self, recipe: str, *, leave_out: int | None = None) -> None:
        """Do every step of a recipe, or all but one, counted from 0."""
        steps = list(recipe_steps(recipe))
        assert steps, f"there is no recipe “{recipe}”"
        for place, (where, text) in enumerate(steps):
            if place != leave_out:
                self._do(where, text)

    def _do(self, where: list[str], text: str) -> None:
        told = dict(word.partition("=")[::2] for word in where)
        path = self.folder / told["file"]
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if "end" in told:
            after = before.rstrip("\n") + "\n" + text
        elif "instead" in told:
            after = before.replace(told["instead"], text.rstrip("\n"), 1)
        elif "before" in told:
            after = before.replace(told["before"], text + told["before"], 1)
        elif "after" in told:
            after = before.replace(told["after"], told["after"] + "\n" + text.rstrip("\n"), 1)
        else:
            assert not before, f"{path.name} is there already"
            after = text
        assert after != before, f"the place that the recipe names is not in {told['file']}"
        path.write_text(after, encoding="utf-8")

    def change(self, file: str, words: str, instead: str) -> None:
        """Write something else in place of words that stand in a file."""
        path = self.folder / file
        before = path.read_text(encoding="utf-8")
        assert words in before, f"{file} does not say “{words}”"
        path.write_text(before.replace(words, instead, 1), encoding="utf-8")

    def told(self) -> str:
        """What the check says: nothing when the content is sound."""
        try:
            return _told(load_content(self.folder))
        except ContentError as error:
            return str(error)

    def content(self) -> Content:
        """The content as it is now; sound, or the test fails with what the check says."""
        content = load_content(self.folder)
        assert _told(content) == ""
        return content


def _told(content: Content) -> str:
    return "\n".join(str(problem) for problem in check(content))


def recipe_steps(recipe: str) -> Iterator[tuple[list[str], str]]:
    """The pieces of a recipe: where each goes, and the words that go there."""
    section = PAGE.partition(f"\n### {recipe}\n")[2].partition("\n### ")[0]
    for info, text in re.findall(r"^```\w+ (file=.*)\n((?:.*\n)*?)^```$", section, re.MULTILINE):
        yield shlex.split(info), text


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """An editor who starts from the content as it is, without a list of ids."""
    folder = tmp_path / "content"
    shutil.copytree(content_folder(), folder)
    (folder / RECORDED_IDS).unlink(missing_ok=True)
    return Editor(folder)


def walked(content: Content, **changed: str | tuple[str, ...]) -> Walk:
    """Sadia's journey, with some of her answers changed."""
    answers: dict[str, str | tuple[str, ...]] = dict(SADIA)
    answers.update({name.replace("_", "-"): value for name, value in changed.items()})
    return walk(content, Answers(values=answers), DAY)


def document(told: Walk, letter: str = "meeting-letter") -> str:
    """The words of a document, a line for each of its lines."""
    written = write_letter(told.given.content.letters[letter], told.given)
    return "\n".join(block.text() for block in written.blocks)


# --- Each recipe ----------------------------------------------------------------------------


def test_an_editor_adds_a_concern_with_one_file_and_its_sentence_opens_that_part_of_the_letter(
    editor: Editor,
) -> None:
    editor.follow("Add a concern")
    told = walked(editor.content(), worries=("eating",))
    assert "Yusuf finds eating at school hard." in document(told)
    assert "A quiet place to eat" in document(told, "meeting-plan")


def test_an_editor_adds_a_question_with_three_files_and_it_is_asked_and_told_in_the_letter(
    editor: Editor,
) -> None:
    editor.follow("Add a question")
    content = editor.content()
    asked = walked(content).asks("break-times")
    assert asked is not None
    assert asked.section.id == "so-far"
    assert "Break times are often hard." in document(walked(content, break_times="hard"))
    assert "Break times" not in document(walked(content, break_times="not-sure"))


def test_an_editor_adds_a_question_with_two_files_when_no_document_tells_its_answer(
    editor: Editor,
) -> None:
    editor.follow("Add a question", leave_out=2)
    editor.change(
        "questions/break-times.yaml",
        "not_sure_because",
        "not_in_documents: It only decides which ideas we show.\nnot_sure_because",
    )
    assert walked(editor.content()).asks("break-times") is not None


def test_an_editor_adds_a_paragraph_with_one_file_and_only_the_families_it_is_for_have_it(
    editor: Editor,
) -> None:
    editor.follow("Add a letter paragraph")
    content = editor.content()
    assert "how the school day starts" in document(walked(content, worries=("facing-school",)))
    assert "how the school day starts" not in document(walked(content))


def test_an_editor_adds_a_letter_with_two_files_and_a_family_gets_it(editor: Editor) -> None:
    editor.follow("Add a letter")
    told = walked(editor.content())
    fitting = fitting_letters(told.given, told.journey.letters)
    assert [plan.id for plan in fitting][-1] == "thank-you"
    assert "Thank you for meeting me to talk about Yusuf." in document(told, "thank-you")


def test_an_editor_adds_a_council_with_one_file_and_families_there_see_its_service(
    editor: Editor,
) -> None:
    editor.follow("Add a council pack")
    content = editor.content()
    there = signposts(walked(content, council="coventry").given).sendias
    elsewhere = signposts(walked(content).given).sendias
    assert there is not None
    assert there.name == "Coventry SENDIASS"
    assert elsewhere is not None
    assert elsewhere.name == "Warwickshire SENDIAS"


def test_an_editor_adds_an_explanation_with_one_file_and_it_is_chosen_for_whom_it_is_for(
    editor: Editor,
) -> None:
    editor.follow("Add an explanation")
    content = editor.content()
    assert content.guide["homework"].parts[0].title == "What it is"

    def chosen(told: Walk) -> set[str]:
        return {page.id for page, _ in advise(told.given).explanations}

    assert "homework" in chosen(walked(content))
    assert "homework" not in chosen(walked(content, worries=("hearing",)))


def test_an_editor_adds_a_next_step_and_families_in_that_place_find_it(editor: Editor) -> None:
    editor.follow("Add next steps")
    steps = advise(walked(editor.content()).given).road.steps
    assert steps[-1].id == "keep-notes"


def test_an_editor_adds_a_question_to_ask_and_it_is_put_forward(editor: Editor) -> None:
    editor.follow("Add a question to ask")
    content = editor.content()
    assert chosen_asks(walked(content).given)[0].id == "best-time-to-talk"
    home = walked(content, setting="home-educated").given
    assert "best-time-to-talk" not in {ask.id for ask in possible_asks(home)}


def test_an_editor_adds_a_thing_to_bring(editor: Editor) -> None:
    editor.follow("Add a thing to bring")
    told = walked(editor.content())
    assert suggested_brings(told.given)[-1][0].id == "photos"
    plan = document(walked(told.given.content, bring=("photos",)), "meeting-plan")
    assert "One or two photos of what Yusuf likes to make" in plan


def test_an_editor_adds_a_reply_and_families_who_heard_that_see_it_sooner(editor: Editor) -> None:
    editor.follow("Add a reply")
    content = editor.content()

    def place(told: Walk) -> int:
        return [reply.id for reply, _ in likely_replies(told.given)].index("speak-to-the-office")

    heard = content.questions["school-said"]
    assert heard.option("something-else") is not None
    assert place(walked(content, school_said=("something-else",))) < place(walked(content))


def test_an_editor_adds_a_source_and_it_can_be_cited(editor: Editor) -> None:
    editor.follow("Add a source")
    editor.follow("Add a concern")
    editor.change("concerns/eating.yaml", "[SEED]", "[EXAMPLE-GUIDE page 2]")
    assert editor.content().concerns["eating"].sources[0].at == "page 2"


def test_an_editor_adds_a_word_to_the_glossary(editor: Editor) -> None:
    editor.follow("Add a word to the glossary")
    assert editor.content().glossary[-1].term == "Playtime"


def test_an_editor_adds_an_example_family_and_the_command_line_prints_it(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.follow("Add an example family")
    content = editor.content()
    assert main(["example", "lunch-is-hard", "--content", str(editor.folder)]) == 0
    opened = read_answers(capsys.readouterr().out, content)
    assert opened.dropped == ()
    letter = document(walk(content, opened.answers, DAY))
    assert "The hall is loud, and she leaves most of her lunch." in letter
    assert "She is hungry at home time" in letter


def test_a_renamed_question_and_answer_are_found_in_a_file_that_was_saved_before(
    editor: Editor,
) -> None:
    editor.follow("Add a question")
    saved = write_answers(Answers(values={"break-times": "hard"}), DAY)
    record(editor.content())
    question = editor.folder / "questions" / "break-times.yaml"
    question.rename(question.with_name("playtimes.yaml"))
    changes = (
        ("questions/playtimes.yaml", "id: break-times", "id: playtimes\nwas: [break-times]"),
        ("questions/playtimes.yaml", "id: hard", "id: often-hard\n    was: [hard]"),
        ("journeys/full.yaml", "questions: [break-times]", "questions: [playtimes]"),
        ("letters/meeting-letter.yaml", "told['break-times']", "told['playtimes']"),
        ("letters/meeting-letter.yaml", "needs: [break-times]", "needs: [playtimes]"),
    )
    for file, words, instead in changes:
        editor.change(file, words, instead)
    record(load_content(editor.folder))
    opened = read_answers(saved, editor.content())
    assert opened.answers.values == {"playtimes": "often-hard"}
    assert opened.dropped == ()


def test_a_renamed_concern_is_found_in_a_file_that_was_saved_before(editor: Editor) -> None:
    editor.follow("Add a concern")
    words = {"eating": "He leaves his lunch."}
    saved = write_answers(Answers(values={"worries": ("eating",), "worry-words": words}), DAY)
    record(editor.content())
    concern = editor.folder / "concerns" / "eating.yaml"
    concern.rename(concern.with_name("meals.yaml"))
    editor.change("concerns/meals.yaml", "id: eating", "id: meals\nwas: [eating]")
    record(load_content(editor.folder))
    opened = read_answers(saved, editor.content())
    assert opened.answers.values == {
        "worries": ("meals",),
        "worry-words": {"meals": "He leaves his lunch."},
    }
    assert opened.dropped == ()


def test_every_recipe_of_the_page_is_followed_here() -> None:
    section = PAGE.partition("\n## Recipes\n")[2].partition("\n## ")[0]
    recipes = re.findall(r"^### (Add .+)$", section, re.MULTILINE)
    here = Path(__file__).read_text(encoding="utf-8")
    missing = [name for name in recipes if f'follow("{name}"' not in here]
    assert recipes
    assert missing == []


# --- A slip, and what the editor is told ----------------------------------------------------

Slip = Callable[[Editor], None]


def _changed(recipe: str, file: str, words: str, instead: str) -> Slip:
    def slip(editor: Editor) -> None:
        editor.follow(recipe)
        editor.change(file, words, instead)

    return slip


def _left_out(recipe: str, step: int) -> Slip:
    return lambda editor: editor.follow(recipe, leave_out=step)


_CONCERN = ("Add a concern", "concerns/eating.yaml")
_QUESTION = ("Add a question", "questions/break-times.yaml")
_LETTER = ("Add a question", "letters/meeting-letter.yaml")
_JOURNEY = ("Add a question", "journeys/full.yaml")

SLIPS: dict[str, tuple[Slip, str, str]] = {
    "leaves a key out": (
        _changed(*_CONCERN, "number: 25\n", ""),
        "concerns/eating.yaml: number: ",
        "is missing; write it",
    ),
    "misspells a key": (
        _changed(*_CONCERN, "hint:", "hnit:"),
        "concerns/eating.yaml: hnit: ",
        "is not a key we know; is it spelt right?",
    ),
    "gives the id another name than the file": (
        _changed(*_CONCERN, "id: eating", "id: lunch"),
        "concerns/eating.yaml: id: ",
        "should be “eating”, the name of the file",
    ),
    "writes a key twice": (
        _changed(*_CONCERN, "name: ", "title: Lunch\nname: "),
        "concerns/eating.yaml: ",
        "the key “title” stands twice",
    ),
    "writes a number where words belong": (
        _changed(*_CONCERN, "title: Eating at school", "title: 25"),
        "concerns/eating.yaml: title: ",
        "should be words; write this in quotes",
    ),
    "names a heading that is not there": (
        _changed(*_CONCERN, "heading: health-and-care", "heading: health"),
        "concerns/eating.yaml: heading: ",
        "there is no heading “health”",
    ),
    "names an answer that is not there": (
        _changed(*_CONCERN, "sources:", "when: {sen-support: [maybe]}\nsources:"),
        "concerns/eating.yaml: when: ",
        "“sen-support” has no answer “maybe”",
    ),
    "names a question that has an answer for each worry": (
        _changed(
            "Add an explanation",
            "guide/homework.md",
            "worries: [reading, writing, maths]",
            "worry-where: [homework]",
        ),
        "guide/homework.md: when: ",
        "has an answer for each worry, so it cannot be named here",
    ),
    "asks a question before the one that it rests on": (
        _changed(
            *_JOURNEY,
            'when: {somewhere: ["yes"]}\n      - {id: sen',
            "when: {ehc: [plan]}\n      - {id: sen",
        ),
        "journeys/full.yaml: so-far.break-times: ",
        "is not asked before this step",
    ),
    "forgets the journey": (
        _left_out("Add a question", 1),
        "questions/break-times.yaml: ",
        "no journey asks this question; add it to one or take it away",
    ),
    "forgets the letter": (
        _left_out("Add a question", 2),
        "questions/break-times.yaml: ",
        "no document shows this answer; show it, or say why not under not_in_documents",
    ),
    "forgets what a part of a letter needs": (
        _changed(*_LETTER, ", needs: [break-times]", ""),
        "letters/meeting-letter.yaml: blocks.so-far: ",
        "must stand under needs, since it may not be answered",
    ),
    "cites a source that may not be cited": (
        _changed(*_CONCERN, "[SEED]", "[COP]"),
        "concerns/eating.yaml: sources: ",
        "was not verified, so nothing may rest on it",
    ),
    "writes a word to avoid": (
        _changed(*_CONCERN, "You can ask", "In order to ask, you can write"),
        "concerns/eating.yaml: good_to_know: ",
        "avoid “in order to”; write “to”",
    ),
    "spells in American": (
        _changed(*_CONCERN, "a quiet place", "a color chart and a place"),
        "concerns/eating.yaml: everyday: ",
        "in British English not “color”; write “colour”",
    ),
    "writes a verb that is right for one family only": (
        _changed(*_CONCERN, "{{ child.name_verb('find') }}", "needs"),
        "concerns/eating.yaml: sentence: ",
        "has a verb that does not agree when spoken for",
    ),
    "gives a phone number that nobody checked": (
        _changed(
            "Add a council pack",
            "services/councils/coventry.yaml",
            "    kind: sendias",
            '    kind: sendias\n    phone: "01234"',
        ),
        "services/councils/coventry.yaml: services.0: ",
        "only crisis lines may show a number until a person has checked it",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_an_editor_who_slips_is_told_in_the_words_of_the_page(slip: str, editor: Editor) -> None:
    make, place, promised = SLIPS[slip]
    make(editor)
    lines = [line for line in editor.told().splitlines() if promised in line]
    assert lines, f"an editor who {slip} is told: {editor.told() or 'nothing'}"
    file, line, rest = re.fullmatch(r"([^:]+)(:[1-9]\d*)?(:.*)", lines[0]).groups()
    assert f"{file}{rest}".startswith(place)
    assert line or "no journey asks" in promised
    assert promised in PAGE


def test_an_editor_is_told_of_every_slip_at_once(editor: Editor) -> None:
    editor.follow("Add a concern")
    editor.change("concerns/eating.yaml", "[SEED]", "[COP]")
    editor.change("concerns/eating.yaml", "health-and-care", "health")
    editor.follow("Add a council pack")
    editor.change("services/councils/coventry.yaml", "council: coventry", "council: covntry")
    assert len(editor.told().splitlines()) == 3


# --- Ids ------------------------------------------------------------------------------------


def test_a_new_id_is_told_until_the_editor_records_it(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    record(editor.content())
    assert editor.told() == ""
    editor.follow("Add a concern")
    mend = "is new; run “send-wizard check --record” to record it"
    assert editor.told() == f"recorded-ids.txt: concern/eating: {mend}"
    assert mend in PAGE
    assert main(["check", "--record", "--content", str(editor.folder)]) == 0
    assert "Recorded concern/eating" in capsys.readouterr().out
    assert editor.told() == ""


def test_nothing_is_recorded_while_something_else_is_wrong(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    record(editor.content())
    editor.follow("Add a concern")
    editor.change("concerns/eating.yaml", "[SEED]", "[COP]")
    assert main(["check", "--record", "--content", str(editor.folder)]) == 1
    assert "COP" in capsys.readouterr().err
    assert "concern/eating" not in (editor.folder / RECORDED_IDS).read_text(encoding="utf-8")


def test_an_id_that_was_taken_away_is_told_and_recording_does_not_hide_it(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.follow("Add a concern")
    record(editor.content())
    (editor.folder / "concerns/eating.yaml").unlink()
    promised = "was there before, and saved files may name it: bring it back"
    assert f"recorded-ids.txt: concern/eating: this concern {promised}" in editor.told()
    assert promised in PAGE
    assert main(["check", "--record", "--content", str(editor.folder)]) == 1
    assert promised in capsys.readouterr().err


def test_every_published_id_is_recorded() -> None:
    content = load_content()
    assert (content.folder / RECORDED_IDS).is_file()
    assert [str(p) for p in check(content) if p.file == RECORDED_IDS] == []


# --- The reference --------------------------------------------------------------------------


def rows(shape: str) -> dict[str, str]:
    """The keys that the page lists for a shape, each with the rest of its row."""
    table = PAGE.partition(f"<!-- shape: {shape} -->\n")[2].partition("\n\n")[0]
    return dict(re.findall(r"^\| `([a-z_]+)` \|(.*)\|$", table, re.MULTILINE))


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.__name__)
def test_the_page_lists_every_key_an_author_may_write_and_no_other(shape) -> None:
    listed = rows(shape.__name__)
    assert set(listed) == set(shape.model_fields)
    must = {key for key, rest in listed.items() if rest.strip().startswith("must")}
    assert must == {key for key, field in shape.model_fields.items() if field.is_required()}


def _words_allowed(hint: object) -> Iterator[str]:
    if get_origin(hint) is Literal:
        yield from (word for word in get_args(hint) if isinstance(word, str))
    for inner in get_args(hint):
        yield from _words_allowed(inner)


def test_the_page_lists_every_word_that_may_stand_where_only_some_may() -> None:
    missing = [
        f"{shape.__name__}.{name}: {word}"
        for shape in shapes()
        for name, field in shape.model_fields.items()
        for word in _words_allowed(field.annotation)
        if f"`{word}`" not in PAGE
    ]
    assert missing == []


@pytest.mark.parametrize("fact", FACTS)
def test_the_page_lists_every_named_fact_with_its_words_and_no_other(fact: str) -> None:
    row = re.search(rf"^\| `{fact}` \|([^|]*)\|", PAGE, re.MULTILINE)
    assert row is not None
    assert re.findall(r"`([a-z0-9-]+)`", row.group(1)) == list(FACTS[fact].words)


def test_the_page_explains_every_word_in_braces_that_the_content_uses() -> None:
    content = load_content()
    used = {
        word
        for thing in things(content)
        for _, text, _ in spoken(thing.shape)
        for word in re.findall(r"{{ ([A-Za-z_]+(?:\.[A-Za-z_]+)?)", text)
    }
    assert "child.name" in used
    assert sorted(word for word in used if f"{{{{ {word}" not in PAGE) == []


def test_the_page_explains_everything_that_a_part_of_a_letter_may_need() -> None:
    content = load_content()
    needed: set[str] = set()
    for plan in content.letters.values():
        for block in plan.blocks:
            needed |= set(block.needs)
            points: tuple[Part, ...] = tuple(part for point in block.points for part in point)
            needed |= {name for part in (*block.parts, *points) for name in part.needs}
    values = needed - set(content.questions)
    assert values
    assert sorted(name for name in values if f"`{name}`" not in PAGE) == []


def test_every_example_family_of_the_content_can_be_opened() -> None:
    content = load_content()
    opened = [example_answers(example, content) for example in content.examples.values()]
    assert all(answers.values for answers in opened)
