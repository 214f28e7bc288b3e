"""Pictures in documents: seen on paper, read out in their place, and told in words beside."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from tests.documents import letters, read_back
from wizard.answers import example_answers
from wizard.conditions import holds
from wizard.content import load_content
from wizard.documents import FORMATS, typeset
from wizard.documents import pdf as pdf_format
from wizard.journey import walk
from wizard.letter import Letter, write_letter

Dress = Callable[[str, str], bytes]

EXAMPLES = tuple(load_content().examples)
PICTURES = tuple(
    block.picture for block in letters.letter_with_pictures().blocks if block.picture is not None
)
NOT_WITH_DATES_OF_THE_COUNCIL = {"ehc-waiting", "ehc-refused"}
"""Their plan is full of the council's dates, and it is one sheet."""


def figures(node: Any) -> Iterator[Any]:
    """Every figure that a PDF tells assistive technology of."""
    node = node.get_object()
    if isinstance(node, pypdf.generic.ArrayObject):
        for child in node:
            yield from figures(child)
    elif isinstance(node, pypdf.generic.DictionaryObject):
        if node.get("/S") == "/Figure":
            yield node
        if "/K" in node:
            yield from figures(node["/K"])


def test_who_cannot_see_a_picture_in_the_pdf_is_told_what_it_shows(dressed: Dress) -> None:
    root: Any = pypdf.PdfReader(io.BytesIO(dressed("pictures", "pdf"))).trailer["/Root"]
    told = [figure["/Alt"] for figure in figures(root["/StructTreeRoot"])]
    assert told == [picture.alternative for picture in PICTURES]


def test_who_cannot_see_a_picture_in_word_is_told_what_it_shows(dressed: Dress) -> None:
    document = docx.Document(io.BytesIO(dressed("pictures", "docx")))
    shapes = document.inline_shapes
    about = [shape._inline.docPr for shape in shapes]
    assert [each.get("descr") for each in about] == [picture.alternative for picture in PICTURES]
    assert len({each.get("id") for each in about}) == len(PICTURES)
    assert [shape.width.mm for shape in shapes] == [typeset.PICTURE_WIDE] * len(PICTURES)


def test_a_line_of_words_in_word_does_not_cut_the_picture(dressed: Dress) -> None:
    document = docx.Document(io.BytesIO(dressed("pictures", "docx")))
    holding = [each for each in document.paragraphs if each._p.findall(f".//{qn('w:drawing')}")]
    assert [each.paragraph_format.line_spacing for each in holding] == [1.0, 1.0]
    assert [each.paragraph_format.page_break_before for each in holding] == [None, True]


def test_who_cannot_see_a_picture_on_a_page_is_told_what_it_shows(dressed: Dress) -> None:
    page = dressed("pictures", "html").decode()
    assert re.findall(r'alt="([^"]*)"', page) == [
        said
        for said in (
            "The road. As told.",
            "A &lt;b&gt; &amp; &quot;road&quot;. As told.",
        )
        for _ in ("narrow", "wide")
    ]
    assert page.count('src="data:image/svg+xml,') == 4


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_on_paper_is_sharp_and_always_the_same(picture: Any) -> None:
    dots = typeset.dots(picture.wide)
    typeset.dots.cache_clear()
    assert typeset.dots(picture.wide) == dots
    width = int.from_bytes(dots[16:20])
    assert width / (typeset.PICTURE_WIDE / 25.4) >= 250


@pytest.mark.parametrize("format_name", ["docx", "pdf"])
def test_a_document_with_pictures_stays_small_enough_to_send(
    dressed: Dress, format_name: str
) -> None:
    assert len(dressed("pictures", format_name)) < 150_000


def test_the_picture_in_word_says_nothing_about_who_made_it(dressed: Dress) -> None:
    archive = zipfile.ZipFile(io.BytesIO(dressed("pictures", "docx")))
    images = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
    assert len(images) == 2
    assert not any(chunk in image for image in images for chunk in (b"tEXt", b"iTXt", b"tIME"))


# --- The meeting plan -----------------------------------------------------------------------


def plan_of(name: str) -> tuple[Letter | None, str]:
    """An example family's meeting plan, where they have one, and their place."""
    content = load_content()
    example = content.examples[name]
    given = walk(content, example_answers(example, content), example.today).given
    plan = content.letters["meeting-plan"]
    place = next(iter(given.words("place")))
    return (write_letter(plan, given) if holds(plan.when, given) else None), place


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_plan_of_each_example_family_is_one_sheet_with_its_picture(name: str) -> None:
    plan, place = plan_of(name)
    if plan is None:
        return
    assert pdf_format.look(plan).pages == 2
    drawn = [block for block in plan.blocks if block.picture is not None]
    expected = place not in {*NOT_WITH_DATES_OF_THE_COUNCIL, "no-setting"}
    assert len(drawn) == expected


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_family_reads_where_they_are_in_every_format(format_name: str) -> None:
    plan, _ = plan_of("some-progress")
    assert plan is not None
    read = {
        "text": read_back.from_text,
        "docx": read_back.from_docx,
        "pdf": read_back.from_pdf,
        "html": read_back.from_html,
    }[format_name]
    words = "Everyday teaching, SEN support (you are here), More help and EHC plan."
    assert read_back.squashed(words) in read(FORMATS[format_name].write(plan))
