"""Where a family is, as pictures: the road and the circle, each with the same in words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from pydantic import ValidationError

from tests.families.family import Family
from wizard import drawing, pictures
from wizard.answers import Edit
from wizard.facts import FACTS
from wizard.letter import LetterBlock
from wizard.models import Block
from wizard.pictures import PARTS, PLACES, Picture
from wizard.voice import Voice

SVG = "{http://www.w3.org/2000/svg}"
FONTS = Path(__file__).parents[1] / "wizard" / "fonts"
SETTINGS = ("primary", "college", "childminder", "private-nursery", "fee-paying", "alternative")
PARENT = {"you_are": "parent", "child_name": "Yusuf", "pronoun": "he"}
STUDENT = {"you_are": "young-person", "setting": "college", "school_year": "year-13/2026"}


@pytest.fixture
def told(family):
    """Who is spoken to: a parent of a child at this place, or a student."""

    def make(**answers: object) -> Voice:
        return Voice(family(**{**PARENT, "setting": "primary", **answers}).given, "screen")

    return make


def drawn(picture: Picture) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(svg) for svg in (picture.narrow, picture.wide)]


def lines(svg: ElementTree.Element) -> list[str]:
    return [node.text or "" for node in svg.iter(f"{SVG}text")]


def words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.lower())


def every_picture(told) -> Iterator[Picture]:
    for answers in (*({"setting": each} for each in SETTINGS), STUDENT):
        voice = told(**answers)
        yield from (pictures.road(voice, place) for place in (*PLACES, None))
        yield from (pictures.circle(voice, part) for part in (*PARTS, None))


# --- The road -------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_at_every_place_a_family_finds_one_flag_that_says_you_are_here(told, place):
    for svg in drawn(pictures.road(told(), place)):
        assert lines(svg).count("You are here") == 1


def test_a_family_beside_the_road_is_put_at_no_place(family):
    picture = pictures.own_road(family(setting="home-educated", you_are="parent").given)
    assert "here" not in f"{picture.narrow}{picture.wide}{picture.twin}"


@pytest.mark.parametrize("place", FACTS["place"].words)
def test_every_place_of_the_decision_table_has_its_point_on_the_road(real_content, place):
    assert real_content.screen[f"road-at-{place}"] in {*PLACES, "beside"}


def test_a_family_whose_child_is_on_sen_support_stands_there(family):
    given = family(**PARENT, setting="primary", sen_support="yes", progress="some").given
    picture = pictures.own_road(given)
    assert picture.twin[1] == "SEN support (you are here)"
    assert picture.about.endswith("You are here: SEN support.")


@pytest.mark.parametrize("place", [*PLACES, None])
def test_no_place_on_the_road_stands_above_another(told, place):
    for svg in drawn(pictures.road(told(), place)):
        levels = {circle.get("cy") for circle in svg.iter(f"{SVG}circle")}
        assert len(levels) == 1


@pytest.mark.parametrize("place", PLACES)
def test_the_place_of_a_family_differs_in_shape_too_and_not_by_colour_alone(told, place):
    for svg in drawn(pictures.road(told(), place)):
        sizes = [circle.get("r") for circle in svg.iter(f"{SVG}circle")]
        assert sizes.count("10") == len(PLACES) - 1
        assert sizes.count("14") == 1
        assert len([node for node in svg.iter(f"{SVG}text") if node.get("font-weight")]) >= 2


# --- The circle -----------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
def test_the_part_that_comes_next_has_one_flag_that_says_so(told, part):
    picture = pictures.circle(told(), part)
    for svg in drawn(picture):
        assert lines(svg).count("Next for you") == 1
    assert ["(next for you)" in line for line in picture.twin] == [name == part for name in PARTS]


def test_each_part_says_who_does_it_and_what_the_familys_own_part_is(told):
    for line in pictures.circle(told()).twin:
        assert re.match(r"\w+: (The school|Everyone) .+\. You .+\.", line), line


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_circle_names_the_place_the_child_goes_to(told, setting):
    voice = told(setting=setting)
    assert voice.say("{{ place.The }}") in pictures.circle(voice).twin[0]


def test_a_student_is_not_asked_what_they_see_at_home(told):
    picture = pictures.circle(told(**STUDENT))
    assert "home" not in " ".join(picture.twin)
    assert "You say what is hard" in picture.twin[0]


SUPPORT: dict[str, object] = {**PARENT, "setting": "primary", "sen_support": "yes"}


@pytest.mark.parametrize(
    ("answers", "part"),
    [
        ({"plan_copy": "no-plan"}, "plan"),
        ({"plan_copy": "no", "reviews": "none"}, "plan"),
        ({"plan_copy": "yes", "reviews": "none"}, "review"),
        ({"plan_copy": "yes", "reviews": "none", "progress": "little"}, "review"),
        ({"plan_copy": "yes", "reviews": "one", "progress": "some"}, "review"),
        ({"plan_copy": "yes", "reviews": "more", "progress": "not-sure"}, "review"),
        ({"plan_copy": "yes", "reviews": "more", "progress": "little"}, "assess"),
        ({"plan_copy": "yes", "reviews": "one", "ehc": "waiting"}, "review"),
        ({"plan_copy": "no", "setting": "private-nursery"}, "plan"),
        ({"plan_copy": "not-sure", "reviews": "one"}, "round"),
        ({"plan_copy": "yes", "reviews": "not-sure", "progress": "little"}, "round"),
        ({}, "round"),
    ],
)
def test_what_comes_next_follows_from_what_a_family_on_sen_support_told(family, answers, part):
    given = family(**{**SUPPORT, **answers}).given
    assert given.words("circle") == {part}
    marked = [name for name in PARTS if f"Next for you: {name.title()}" in _about(given)]
    assert marked == ([part] if part in PARTS else [])


def _about(given) -> str:
    picture = pictures.own_circle(given)
    assert picture is not None
    return picture.about


def test_who_asks_for_sen_support_sees_the_circle_without_a_mark(family):
    given = family(**{**SUPPORT, "sen_support": "no", "class_help": "still-stuck"}).given
    picture = pictures.own_circle(given)
    assert picture is not None
    assert "Next for you" not in picture.narrow


@pytest.mark.parametrize(
    "answers",
    [
        {"sen_support": "no"},
        {"sen_support": "not-sure"},
        {"sen_support": "school-says-no"},
        {"plan_copy": "yes", "ehc": "plan"},
        {"plan_copy": "yes", "ehc": "plan-slipping"},
        {"setting": "home-educated"},
        {"setting": "no-place"},
    ],
)
def test_the_circle_is_not_shown_where_it_is_not_theirs(family, answers):
    assert pictures.own_circle(family(**{**SUPPORT, **answers}).given) is None


def test_the_reasons_for_a_mark_are_answers(family):
    given = family(**SUPPORT, plan_copy="yes", reviews="more", progress="little").given
    assert dict(given.finding("circle")) == {"assess": ("sen-support", "reviews", "progress")}


# --- In a document --------------------------------------------------------------------------


def _plan(told: Family) -> LetterBlock:
    (block,) = [each for each in told.letter("meeting-plan").blocks if each.key == "where"]
    return block


def test_the_plan_shows_where_a_family_is_and_says_it_in_words(family):
    block = _plan(family(**SUPPORT, progress="some", plan_copy="yes", reviews="one"))
    assert block.picture is not None
    assert block.text() == block.picture.summary
    assert "SEN support (you are here)" in block.text()
    assert {"sen-support", "progress", "ehc"} <= set(block.rests_on)


def test_a_family_that_says_it_in_words_of_their_own_has_them_without_our_picture(family):
    told = family(**SUPPORT)
    edited = told.answers.edit("meeting-plan", "where", Edit(text="Waiting for a plan."))
    block = _plan(replace(told, answers=edited))
    assert block.picture is None
    assert block.text() == "Waiting for a plan."


@pytest.mark.parametrize("keys", [{"kind": "picture"}, {"picture": "road"}])
def test_an_author_is_told_that_a_picture_has_to_say_which(keys):
    with pytest.raises(ValidationError, match="kind: picture"):
        Block(id="where", name="Where", **keys)


# --- Every picture --------------------------------------------------------------------------


def test_a_picture_has_a_title_and_a_description_that_it_names(told):
    for picture in every_picture(told):
        for svg in drawn(picture):
            title, about = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
            assert svg.get("role") == "img"
            assert svg.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"
            assert (title.text, about.text) == (picture.title, picture.about)


def test_no_name_in_a_page_with_both_pictures_stands_twice(told):
    both = (pictures.road(told(), "support"), pictures.circle(told(), "plan"))
    names = [node.get("id") for each in both for svg in drawn(each) for node in svg.iter()]
    given = [name for name in names if name]
    assert len(given) == 8
    assert len(set(given)) == len(given)


def test_a_picture_and_its_words_say_the_same(told):
    for picture in every_picture(told):
        for svg in drawn(picture):
            seen = [word for word in words(" ".join(lines(svg))) if not word.isdigit()]
            assert sorted(seen) == sorted(words(" ".join(picture.twin))), picture.twin


def test_a_picture_has_no_words_but_those_of_the_content(told, real_content):
    voice = told()
    known = set(words(" ".join(real_content.screen.values()))) | {"the", "school", "yusuf"}
    for picture in (pictures.road(voice, "more"), pictures.circle(voice, "plan")):
        for svg in drawn(picture):
            assert set(filter(str.isalpha, words(" ".join(lines(svg))))) <= known


def test_a_picture_asks_nobody_for_anything_and_needs_no_style_or_script(told):
    for picture in every_picture(told):
        for svg in (picture.narrow, picture.wide):
            bare = svg.replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r"style|script|href|url\(|http|@import|\bon\w+=", bare)


def test_words_that_look_like_code_stay_words(told):
    voice = told()
    voice.values["place"] = _Hostile()
    picture = pictures.circle(voice)
    for svg in drawn(picture):
        assert "<b>&" in "".join(lines(svg))
    assert "<b>" not in pictures.images(picture)


class _Hostile:
    The = '<b>&"'


def test_on_the_smallest_phone_no_words_are_smaller_than_14_pixels(told):
    for picture in every_picture(told):
        svg, wide = drawn(picture)
        assert svg.attrib["viewBox"].startswith("0 0 280 ")
        assert min(float(node.attrib["font-size"]) for node in svg.iter(f"{SVG}text")) >= 14
        assert min(float(node.attrib["font-size"]) for node in wide.iter(f"{SVG}text")) >= 16


def _measure(name: str):
    font = TTFont(FONTS / f"AtkinsonHyperlegibleNext-{name}.ttf")
    letters, widths, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    return lambda text, size: sum(widths[letters[ord(one)]][0] for one in text) * size / unit


def test_every_line_of_words_stands_inside_its_picture(told):
    measures = {None: _measure("Regular"), "700": _measure("Bold")}
    for picture in every_picture(told):
        for svg in drawn(picture):
            width = float(svg.attrib["width"])
            for node in svg.iter(f"{SVG}text"):
                size = float(node.attrib["font-size"])
                half = measures[node.get("font-weight")](node.text, size) / 2
                middle = float(node.attrib["x"])
                assert half <= middle <= width - half, node.text


def test_no_line_is_ever_wider_than_it_was_thought_to_be(told):
    bold = _measure("Bold")
    for picture in every_picture(told):
        for line in {line for svg in drawn(picture) for line in lines(svg)}:
            assert bold(line, 10) <= drawing.breadth(line, 10) <= 1.35 * bold(line, 10), line


@pytest.mark.parametrize("place", PLACES)
def test_no_two_names_on_the_road_run_into_each_other(told, place):
    bold = _measure("Bold")
    for svg in drawn(pictures.road(told(), place)):
        spans: dict[str, list[tuple[float, float]]] = {}
        for node in svg.iter(f"{SVG}text"):
            half = bold(node.text, float(node.attrib["font-size"])) / 2
            middle = float(node.attrib["x"])
            spans.setdefault(node.attrib["y"], []).append((middle - half, middle + half))
        for row in spans.values():
            ordered = sorted(row)
            gaps = [after[0] - before[1] for before, after in itertools.pairwise(ordered)]
            assert all(gap >= 8 for gap in gaps)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    lit = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("ink", "ground"), drawing.TEXT_ON)
def test_all_words_stand_out_from_their_ground(ink, ground):
    assert _contrast(ink, ground) >= 4.5


def test_words_are_drawn_in_no_other_colours(told):
    inks = {ink for ink, _ in drawing.TEXT_ON}
    for picture in every_picture(told):
        for svg in drawn(picture):
            assert {node.get("fill") for node in svg.iter(f"{SVG}text")} <= inks


@pytest.mark.parametrize(
    ("mark", "ground"),
    [(drawing.TEAL, drawing.CARD), (drawing.INK, drawing.SUN), (drawing.INK, drawing.ROAD)],
)
def test_the_places_and_the_flag_can_be_told_apart_in_grey(mark, ground):
    assert _contrast(mark, ground) >= 3


def test_an_image_holds_all_of_its_picture_and_says_it_in_words(told):
    picture = pictures.circle(told(), "plan")
    narrow, wide = re.findall(
        r'src="data:image/svg\+xml,([^"]+)" alt="([^"]+)"', pictures.images(picture)
    )
    assert unquote(narrow[0]).replace("&quot;", '"').replace("&#x27;", "'") == picture.narrow
    assert ElementTree.fromstring(unquote(wide[0]).replace("&#x27;", "'"))
    assert narrow[1] == wide[1] == picture.alternative


def test_a_family_that_is_not_sure_is_told_where_it_may_be(family):
    unsure = family(setting="primary", talked="short-chat", sen_support="not-sure")
    drawn = pictures.own_road(unsure.given)
    assert "You may be here" in drawn.narrow
    assert "(you may be here)" in drawn.twin[0]
    assert "You are here" not in drawn.narrow + drawn.about
    sure = family(setting="primary", sen_support="no", class_help="nothing")
    assert "You are here" in pictures.own_road(sure.given).narrow
