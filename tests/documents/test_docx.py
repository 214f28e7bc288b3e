"""A letter as a Word file: comfortable to edit, and the same words in LibreOffice."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tests.documents import letters, read_back
from tests.documents.conftest import LETTERS
from wizard.documents import docx as word

Dress = Callable[[str, str], bytes]


def opened(made: bytes) -> Document:
    return docx.Document(io.BytesIO(made))


def xml(made: bytes, part: str) -> str:
    return zipfile.ZipFile(io.BytesIO(made)).read(part).decode()


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


@pytest.fixture(scope="session")
def every_kind(dressed: Dress) -> Document:
    return opened(dressed("every kind of block", "docx"))


def paragraph(document: Document, text: str) -> Paragraph:
    return next(one for one in document.paragraphs if text in one.text)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("23 November 2026", "Date"),
        ("Oakfield Primary School", "Address"),
        ("Dear SENCO", "Salutation"),
        ("Records about Yusuf", "Heading 1"),
        ("What we ask", "Heading 2"),
        ("In order", "Heading 3"),
        ("We are writing", "Normal"),
        ("first apple", "List Bullet"),
        ("alpha", "List Number"),
        ("bring a pen", "Tick Box"),
        ("Who is here:", "Words and a Line"),
        ("How would you say", "Normal"),
        ("Yours sincerely", "Closing"),
        ("Amina Khan", "Signature"),
        ("in small words", "Small"),
    ],
)
def test_a_parent_can_change_each_part_by_its_style(
    every_kind: Document, text: str, style: str
) -> None:
    found = paragraph(every_kind, text).style
    assert found is not None
    assert found.name == style


def test_each_style_that_is_used_is_there(dressed: Dress) -> None:
    for name in LETTERS:
        made = dressed(name, "docx")
        used = set(re.findall(r'<w:(?:p|tbl)Style w:val="(\w+)"', xml(made, "word/document.xml")))
        known = set(re.findall(r'w:styleId="(\w+)"', xml(made, "word/styles.xml")))
        assert used <= known


def test_two_numbered_lists_each_start_from_one(every_kind: Document) -> None:
    def number(text: str) -> int:
        (found,) = paragraph(every_kind, text)._p.xpath("w:pPr/w:numPr/w:numId/@w:val")
        return int(found)

    assert number("alpha") == number("beta")
    assert number("alpha") != number("gamma")
    numbering = every_kind.part.numbering_part.element
    for text in ("alpha", "gamma"):
        (start,) = numbering.xpath(f"w:num[@w:numId={number(text)}]/w:lvlOverride/w:startOverride")
        assert start.get(qn("w:val")) == "1"


def test_the_file_says_its_title_language_and_day_and_nobodys_name(dressed: Dress) -> None:
    about = opened(dressed("main letter", "docx")).core_properties
    assert about.title == "Meeting request"
    assert about.language == "en-GB"
    assert about.created == dt.datetime(2026, 11, 23, 12, tzinfo=about.created.tzinfo)
    assert about.modified == about.created
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")


def test_the_spelling_is_checked_as_british_english(dressed: Dress) -> None:
    assert '<w:lang w:val="en-GB"' in xml(dressed("main letter", "docx"), "word/styles.xml")


def test_nothing_in_the_file_comes_from_a_strangers_template(dressed: Dress) -> None:
    archive = zipfile.ZipFile(io.BytesIO(dressed("main letter", "docx")))
    assert set(archive.namelist()) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/numbering.xml",
        "word/theme/theme1.xml",
        "word/footer1.xml",
        "word/footer2.xml",
    }
    assert not any(b"python" in archive.read(name).lower() for name in archive.namelist())


def test_it_opens_without_compatibility_mode(dressed: Dress) -> None:
    settings = xml(dressed("main letter", "docx"), "word/settings.xml")
    assert re.search(r'w:name="compatibilityMode"[^>]*w:val="15"', settings)


def test_it_is_on_a4_paper(every_kind: Document) -> None:
    (section,) = every_kind.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_headings_of_a_table_are_told_and_repeated_on_the_next_page(
    every_kind: Document,
) -> None:
    table = every_kind.tables[0]
    assert len(table.rows) == 4
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert not table.rows[1]._tr.xpath("w:trPr/w:tblHeader")
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
    assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == ["table"]


def test_there_are_lines_to_write_on_where_they_were_asked_for(every_kind: Document) -> None:
    styles = [one.style.name for one in every_kind.paragraphs if one.style is not None]
    assert styles.count("Line to Write On") == 2 + 2 + 2 + 2 + 1 + 2
    (borders,) = every_kind.styles["Line to Write On"].element.xpath("w:pPr/w:pBdr")
    assert {local(side.tag) for side in borders} == {"bottom", "between"}


def test_a_heading_stays_with_what_it_is_about(every_kind: Document) -> None:
    for level in (1, 2, 3):
        style = every_kind.styles[f"Heading {level}"]
        assert style.type == WD_STYLE_TYPE.PARAGRAPH
        assert style.element.xpath("w:pPr/w:keepNext")


def test_a_new_page_begins_where_it_was_asked_for(dressed: Dress) -> None:
    plan = opened(dressed("meeting plan", "docx"))
    breaks = [one.text for one in plan.paragraphs if one.paragraph_format.page_break_before]
    assert breaks == ["What to bring"]


def test_a_box_to_draw_in_may_begin_a_page(every_kind: Document) -> None:
    breaks = [one for one in every_kind.paragraphs if one.paragraph_format.page_break_before]
    assert [one.text for one in breaks] == [""]
    assert breaks[0]._p.xpath("local-name(following-sibling::*[1])") == "tbl"


def test_a_tick_box_can_be_typed_over(every_kind: Document) -> None:
    assert paragraph(every_kind, "bring a pen").text == "☐\tbring a pen"


def test_a_name_that_runs_right_to_left_is_marked_so() -> None:
    document = opened(word.write(letters.saying("My child is محمد ٹیپو خان, aged 7.")))
    runs = paragraph(document, "My child").runs
    assert [(run.text, bool(run.font.rtl)) for run in runs] == [
        ("My child is ", False),
        ("محمد ٹیپو خان", True),
        ("\u200e, aged 7.", False),
    ]


def test_a_paragraph_in_arabic_begins_at_the_right() -> None:
    document = opened(word.write(letters.saying("ابني عمره 7 سنوات وهو يحب كرة القدم.", "Yes.")))
    assert paragraph(document, "ابني")._p.xpath("w:pPr/w:bidi")
    assert not paragraph(document, "Yes.")._p.xpath("w:pPr/w:bidi")


_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr"),
    *("tabs", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"),
)
"""Word says a file is damaged when a paragraph's properties stand in another order."""


@pytest.mark.parametrize("name", LETTERS)
def test_word_does_not_call_the_file_damaged(dressed: Dress, name: str) -> None:
    made = dressed(name, "docx")
    right_to_left = word.write(
        letters.letter(
            letters.block("1", "bullets", "ابني سعيد", write=1),
            letters.block("2", "new-page"),
            letters.block("3", "lines", "ابني:", write=2),
            letters.block("4", "numbers", "ابني سعيد", write=1),
        )
    )
    for part in (made, right_to_left):
        for text in (xml(part, "word/document.xml"), xml(part, "word/styles.xml")):
            for properties in ElementTree.fromstring(text).iter(qn("w:pPr")):
                found = [local(one.tag) for one in properties]
                assert found == sorted(found, key=_ORDER.index)
                assert len(found) == len(set(found))


def test_large_print_is_at_least_eighteen_points() -> None:
    for name in LETTERS:
        styles = xml(word.write(LETTERS[name], large_print=True), "word/styles.xml")
        assert min(int(half) for half in re.findall(r'<w:sz w:val="(\d+)"', styles)) >= 36


def test_the_page_number_counts_itself(dressed: Dress) -> None:
    foot = xml(dressed("main letter", "docx"), "word/footer1.xml")
    other = xml(dressed("main letter", "docx"), "word/footer2.xml")
    fields = re.findall(r'<w:fldSimple w:instr="(\w+)"', foot + other)
    assert fields == ["PAGE", "NUMPAGES"]


def _clean(text: str) -> str:
    return read_back.squashed(text.replace("\ufeff", ""))


@pytest.mark.office
@pytest.mark.parametrize("name", LETTERS)
def test_it_says_the_same_words_when_opened_in_libreoffice(
    opened_in_office: Path, name: str
) -> None:
    text = (opened_in_office / f"{name.replace(' ', '-')}.txt").read_text(encoding="utf-8")
    assert _clean(text) == read_back.told(LETTERS[name])


@pytest.mark.office
def test_it_prints_from_libreoffice_with_the_same_words(opened_in_office: Path) -> None:
    made = (opened_in_office / "main-letter.pdf").read_bytes()
    assert read_back.from_pdf(made) == read_back.told(LETTERS["main letter"])
