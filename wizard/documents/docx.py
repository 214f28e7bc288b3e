"""A letter as a Word file that is comfortable to edit.

Everything is a named style (``word_styles``), so that a family can change the look in one
place. Characters that the font lacks are shown by Word in another font of the same computer.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from functools import lru_cache

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Twips
from docx.table import Table
from docx.text.paragraph import Paragraph

from wizard.documents import reading, typeset, word_styles
from wizard.letter import Letter, LetterBlock

ENDING = "docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MARGINS = {"letter": (23, 18), "plan": (15, 11), "page": (15, 11)}
"""At the sides, and at head and foot, in millimetres."""

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_DEFLATED = zipfile.ZIP_DEFLATED
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_KEPT = frozenset({RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.THEME})
_POINT_STYLES = {"bullets": "List Bullet", "numbers": "List Number", "boxes": "Tick Box"}
_POINT_INDENT = {"bullets": 400, "numbers": 400, "boxes": 480}
_LINE_STYLES = {
    "date": "Date",
    "address": "Address",
    "salutation": "Salutation",
    "small": "Small",
}

# What follows w:bidi among a paragraph's properties: Word minds the order.
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
)


def write(letter: Letter, *, large_print: bool = False) -> bytes:
    """The letter as a Word file.

    The page number is shown at the foot from the second page on.
    """
    sizes = reading.type_of(letter, large_print)
    document = docx.Document(io.BytesIO(_bare()))
    _replace(document, RT.STYLES, word_styles.styles(letter, sizes))
    _replace(document, RT.NUMBERING, word_styles.numbering())
    _replace(document, RT.SETTINGS, word_styles.settings(letter.language))
    _set_up(document, letter)
    _Writer(document, sizes, word_styles.gap(letter)).write(letter)
    saved = io.BytesIO()
    document.save(saved)
    return _repacked(saved.getvalue())


class _Writer:
    """Writes one letter's blocks into a document, in order."""

    def __init__(self, document: Document, sizes: reading.Type, gap: int) -> None:
        self._document = document
        self._sizes = sizes
        self._gap = Twips(gap)
        self._break_next = False
        self._lists = word_styles.NUMBERS
        section = document.sections[0]
        self._wide = (
            (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        )

    def write(self, letter: Letter) -> None:
        for block, depth in reading.with_depths(letter):
            if block.kind == "new-page":
                self._break_next = True
            elif depth:
                self._paragraph("\n".join(reading.points(block)), f"Heading {depth}")
            else:
                self._block(block)

    def _block(self, block: LetterBlock) -> None:
        write: Callable[[LetterBlock], None] = {
            "bullets": self._points,
            "numbers": self._points,
            "boxes": self._points,
            "lines": self._lines,
            "table": self._table,
            "signature": self._signature,
            "picture": self._picture,
        }.get(block.kind, self._paragraphs)
        write(block)

    def _paragraphs(self, block: LetterBlock) -> None:
        for text in reading.paragraphs(block):
            self._paragraph(text, _LINE_STYLES.get(block.kind, "Normal"))
        self._blanks(block.write)

    def _points(self, block: LetterBlock) -> None:
        number = self._new_list() if block.kind == "numbers" else None
        texts = reading.points(block)
        for index, text in enumerate(texts):
            point = self._paragraph("", _POINT_STYLES[block.kind])
            if block.kind == "boxes":
                _add_box(point)
            _add_words(point, text)
            if number is not None:
                point._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
            if block.write:
                point.paragraph_format.keep_with_next = True
            elif index == len(texts) - 1:
                point.paragraph_format.space_after = self._gap
            self._blanks(block.write, _POINT_INDENT[block.kind])

    def _new_list(self) -> int:
        """The number of a list that starts from 1 again."""
        self._lists += 1
        numbering = _part(self._document, RT.NUMBERING).element
        numbering.append(parse_xml(word_styles.numbered_list(self._lists)))
        return self._lists

    def _lines(self, block: LetterBlock) -> None:
        texts = reading.points(block)
        for text in texts:
            if block.write and reading.is_short(text):
                line = self._paragraph(f"{text} ", "Words and a Line")
                _add_leader(line, self._wide)
                self._blanks(block.write - 1)
            else:
                line = self._paragraph(text, "Normal")
                line.paragraph_format.keep_with_next = block.write > 0
                self._blanks(block.write)
        if not texts:
            self._blanks(block.write)

    def _signature(self, block: LetterBlock) -> None:
        texts = reading.points(block)
        for index, text in enumerate(texts):
            closing = index == 0 and len(texts) > 1
            line = self._paragraph(text, "Closing" if closing else "Signature")
            line.paragraph_format.keep_with_next = index < len(texts) - 1

    def _table(self, block: LetterBlock) -> None:
        if self._break_next:
            self._paragraph("", "After Table")
        cells = reading.points(block)
        if any(cells):
            self._titled_table(block, cells)
        else:
            self._box(block.rows)
        self._paragraph("", "After Table")

    def _picture(self, block: LetterBlock) -> None:
        if block.picture is not None:
            above = self._paragraph("", "Normal")
            above.paragraph_format.keep_with_next = True
            above.paragraph_format.space_after = Length(0)
            above.paragraph_format.line_spacing = 1.0  # a closer line would cut the image
            image = io.BytesIO(typeset.dots(block.picture.wide))
            shape = above.add_run().add_picture(image, width=Mm(typeset.PICTURE_WIDE))
            about = shape._inline.docPr
            about.set("name", block.picture.title)
            about.set("descr", block.picture.alternative)
        for text in reading.paragraphs(block):
            self._paragraph(text, "Small")

    def _titled_table(self, block: LetterBlock, cells: list[str]) -> None:
        table = self._document.add_table(1 + block.rows, len(cells), style="Table Grid")
        shares = [2 if len(cells) > 2 and index == 0 else 1 for index in range(len(cells))]
        _size_table(table, [self._wide * share // sum(shares) for share in shares])
        _caption(table, block.name)
        for row in table.rows:
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            _fill(cell.paragraphs[0], text, "Table Heading")
            shade = _element("w:shd", val="clear", color="auto", fill=reading.TEAL_TINT)
            cell._tc.get_or_add_tcPr().append(shade)
        for number, row in enumerate(table.rows[1:], start=1):
            row.height = Mm(word_styles.write_line(self._sizes) * 1.15)
            for cell in row.cells:
                cell.paragraphs[0].style = "Table Text"
                cell.paragraphs[0].paragraph_format.keep_with_next = number < block.rows

    def _box(self, rows: int) -> None:
        """A space to draw or write in."""
        table = self._document.add_table(1, 1, style="Table Grid")
        _size_table(table, [self._wide])
        table.rows[0].height = Mm(word_styles.write_line(self._sizes) * rows)
        table.rows[0]._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        table.rows[0].cells[0].paragraphs[0].style = "Table Text"

    def _blanks(self, count: int, indent: int = 0) -> None:
        """Lines to write on, kept together."""
        for index in range(count):
            line = self._paragraph("", "Line to Write On")
            if indent:
                line.paragraph_format.left_indent = Twips(indent)
            if index < count - 1:
                line.paragraph_format.keep_with_next = True
            else:
                line.paragraph_format.space_after = self._gap

    def _paragraph(self, text: str, style: str) -> Paragraph:
        paragraph = self._document.add_paragraph(style=style)
        if self._break_next:
            paragraph.paragraph_format.page_break_before = True
            self._break_next = False
        _add_words(paragraph, text)
        return paragraph


def _fill(paragraph: Paragraph, text: str, style: str) -> None:
    paragraph.style = style
    _add_words(paragraph, text)


def _add_words(paragraph: Paragraph, text: str) -> None:
    """Add the text, each run marked with the way it is read."""
    if reading.direction(text) == "rtl":
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(_element("w:bidi"), *_AFTER_BIDI)
    for run in reading.runs(reading.steadied(text)):
        added = paragraph.add_run(run.text)
        if run.direction == "rtl":
            added.font.rtl = True


def _add_box(paragraph: Paragraph) -> None:
    box = paragraph.add_run(reading.BOX)
    box.font.name = word_styles.SYMBOL_FONT
    fonts = box._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), word_styles.SYMBOL_FONT)
    paragraph.add_run("\t")


def _add_leader(paragraph: Paragraph, wide: int) -> None:
    """Draw a line from the words to the far margin."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(
        Length(wide), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
    )
    paragraph.add_run("\t")


def _size_table(table: Table, widths: list[int]) -> None:
    """Give the columns their widths, which Word then keeps."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Length(width)
        for cell in column.cells:
            cell.width = Length(width)


def _caption(table: Table, name: str) -> None:
    """Say what the table is, for those who do not see it."""
    table._tbl.tblPr.append(_element("w:tblCaption", val=name))


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


# --- The file around the words --------------------------------------------------------------


@lru_cache(maxsize=1)
def _bare() -> bytes:
    """An empty document: the library's own, without its preview, notes and old styles."""
    document = docx.Document()
    for rel_id, relation in list(document.part.rels.items()):
        if relation.reltype not in _KEPT:
            del document.part.rels[rel_id]
    package = document.part.package
    for rel_id, relation in list(package.rels.items()):
        if relation.reltype not in {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES}:
            del package.rels[rel_id]
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _part(document: Document, kind: str) -> XmlPart:
    part = document.part.part_related_by(kind)
    if not isinstance(part, XmlPart):
        raise TypeError(f"the bare document's {kind} is not XML")
    return part


def _replace(document: Document, kind: str, xml: str) -> None:
    _part(document, kind)._element = parse_xml(xml)


def _set_up(document: Document, letter: Letter) -> None:
    """The file's own title, language and date; the paper, its margins and its foot."""
    about = document.core_properties
    about.title = letter.title
    about.language = letter.language
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = datetime.combine(letter.date, time(12))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    side, end = _MARGINS[letter.kind]
    section.left_margin = section.right_margin = Mm(side)
    section.top_margin = section.bottom_margin = Mm(end)
    section.header_distance = section.footer_distance = Mm(7)
    section.different_first_page_header_footer = True
    section.first_page_footer.is_linked_to_previous = False
    foot = section.footer.paragraphs[0]
    foot.style = "Footer"
    for piece in re.split(r"(\{page\}|\{pages\})", letter.page_number):
        _add_field(foot, _FIELDS[piece]) if piece in _FIELDS else foot.add_run(piece)


def _add_field(paragraph: Paragraph, name: str) -> None:
    """A number that Word works out."""
    field = _element("w:fldSimple", instr=name)
    run = _element("w:r")
    shown = _element("w:t")
    shown.text = "2"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)


def _repacked(saved: bytes) -> bytes:
    """The same file with a fixed date on each part, so that its bytes are always the same."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved)) as parts,
        zipfile.ZipFile(packed, "w") as archive,
    ):
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), parts.read(name), _DEFLATED)
    return packed.getvalue()
