"""A letter as a PDF: what assistive technology, a printer and a family need of it."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, get_args

import page
import pypdf
import pytest

from tests.documents import letters, read_back
from tests.documents.conftest import LETTERS
from wizard.documents import pdf
from wizard.models import BlockKind

Dress = Callable[[str, str], bytes]


def opened(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def complaints(made: bytes) -> list[str]:
    """What an independent checker says is wrong, by the rules of PDF/UA-1."""
    report = page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1)
    return [failure.message for failure in report.failures]


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("large_print", [False, True])
def test_a_screen_reader_can_read_every_letter(name: str, large_print: bool) -> None:
    made = pdf.write(LETTERS[name], large_print=large_print)
    assert complaints(made) == []


def test_the_checker_does_find_fault_with_a_file_that_has_no_structure() -> None:
    bare = pypdf.PdfWriter()
    bare.add_blank_page(200, 200)
    saved = io.BytesIO()
    bare.write(saved)
    assert complaints(saved.getvalue())


@pytest.mark.parametrize("name", LETTERS)
def test_the_file_says_its_title_and_that_it_is_in_english(dressed: Dress, name: str) -> None:
    reader = opened(dressed(name, "pdf"))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == LETTERS[name].title
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/StructTreeRoot"]
    assert root["/MarkInfo"]["/Marked"]


def test_the_file_does_not_say_who_made_it(dressed: Dress) -> None:
    metadata = opened(dressed("main letter", "pdf")).metadata
    assert metadata is not None
    assert metadata.author is None


def test_the_file_is_dated_like_the_letter(dressed: Dress) -> None:
    metadata = opened(dressed("main letter", "pdf")).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == letters.DAY


def _tags(node: Any) -> Iterator[str]:
    node = node.get_object()
    if isinstance(node, pypdf.generic.ArrayObject):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pypdf.generic.DictionaryObject):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from _tags(node["/K"])


def test_every_part_is_told_for_what_it_is(dressed: Dress) -> None:
    root: Any = opened(dressed("every kind of block", "pdf")).trailer["/Root"]
    tags = list(_tags(root["/StructTreeRoot"]))
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 1
    assert tags.count("/H3") == 1
    assert tags.count("/L") == 4
    assert tags.count("/LI") == 8
    assert tags.count("/TH") == 3
    assert tags.count("/TD") == 9
    assert "/Figure" not in tags


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ([2, 2, 3], ["/H1", "/H1", "/H2"]),
        ([1, 3, 3, 2], ["/H1", "/H2", "/H2", "/H2"]),
        ([3, 1, 2], ["/H1", "/H1", "/H2"]),
    ],
)
def test_headings_never_skip_a_level_whatever_authors_choose(
    levels: list[int], depths: list[str]
) -> None:
    blocks = [
        letters.block(f"h{n}", "heading", f"Heading {n}", level=level)
        for n, level in enumerate(levels)
    ]
    made = pdf.write(letters.letter(*blocks))
    root: Any = opened(made).trailer["/Root"]
    assert [tag for tag in _tags(root["/StructTreeRoot"]) if tag.startswith("/H")] == depths
    assert complaints(made) == []


@pytest.mark.parametrize("name", LETTERS)
def test_it_looks_the_same_on_every_computer_because_it_carries_its_fonts(
    dressed: Dress, name: str
) -> None:
    fonts = [
        font.get_object()
        for sheet in opened(dressed(name, "pdf")).pages
        for font in sheet.get("/Resources", {}).get("/Font", {}).values()
    ]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor), font["/BaseFont"]
        assert "Atkinson" in font["/BaseFont"] or "Noto" in font["/BaseFont"]


def test_an_ordinary_letter_is_one_page_without_a_page_number(dressed: Dress) -> None:
    reader = opened(dressed("main letter", "pdf"))
    assert len(reader.pages) == 1
    assert "Page 1" not in reader.pages[0].extract_text()


def test_an_ordinary_plan_is_a_front_and_a_back_that_say_so(dressed: Dress) -> None:
    front, back = opened(dressed("meeting plan", "pdf")).pages
    assert "Page 1 of 2" in front.extract_text()
    assert "Page 2 of 2" in back.extract_text()
    assert "What to bring" in back.extract_text()


def test_a_new_page_begins_where_it_was_asked_for() -> None:
    front = letters.block("front", "paragraph", "First.")
    back = letters.block("back", "paragraph", "Second.")
    made = pdf.write(letters.letter(front, letters.block("turn", "new-page"), back))
    assert ["Second." in sheet.extract_text() for sheet in opened(made).pages] == [False, True]


def test_the_page_number_can_be_said_in_other_words() -> None:
    made = pdf.write(replace(letters.yusufs_plan(), page_number="Tudalen {page} o {pages}"))
    assert "Tudalen 2 o 2" in opened(made).pages[1].extract_text()


def test_a_figure_after_a_name_that_runs_right_to_left_stays_behind_it() -> None:
    made = pdf.write(letters.saying("The class of محمد خان 2."))
    run = [read_back.program("pdftotext"), "-bbox", "-", "-"]
    text = subprocess.run(run, input=made, capture_output=True, check=True).stdout.decode()
    found = re.findall(r'xMin="([\d.]+)"[^>]*>(.*?)</word>', text)
    _, rightmost = max((float(start), word) for start, word in found if word != "2026")
    assert rightmost.endswith("2.")


def test_every_page_is_a4(dressed: Dress) -> None:
    for sheet in opened(dressed("meeting plan", "pdf")).pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)


def _sizes(made: bytes) -> list[float]:
    found: list[float] = []

    def seen(text: str, _cm: Any, matrix: list[float], _font: Any, size: float) -> None:
        if text.strip():
            found.append(round(abs(size * matrix[3]), 1))

    for sheet in opened(made).pages:
        sheet.extract_text(visitor_text=seen)
    return found


@pytest.mark.parametrize(
    ("name", "large_print", "least"),
    [("main letter", False, 11), ("main letter", True, 18), ("meeting plan", True, 18)],
)
def test_the_type_is_large_enough(name: str, large_print: bool, least: float) -> None:
    assert min(_sizes(pdf.write(LETTERS[name], large_print=large_print))) >= least


def test_a_plan_is_in_clear_type_a_person_can_read_across_a_table(dressed: Dress) -> None:
    sizes = _sizes(dressed("meeting plan", "pdf"))
    assert sum(size >= 14 for size in sizes) > 0.9 * len(sizes)


@pytest.mark.parametrize("name", LETTERS)
def test_large_print_says_the_same_words(name: str) -> None:
    made = pdf.write(LETTERS[name], large_print=True)
    assert read_back.from_pdf(made) == read_back.told(LETTERS[name])


@pytest.mark.parametrize(
    ("typed", "shown", "said"),
    [
        ("Happy 😀 child", "Happy□child", ("😀",)),
        ("Our family 👨‍👩‍👧 here", "Ourfamily□here", ("👨‍👩‍👧",)),
        ("Good 👍🏽 day", "Good□day", ("👍🏽",)),
        ("From 🇵🇰 and 🇬🇧.", "From□and□.", ("🇵🇰", "🇬🇧")),
        ("Two 😀😁 and 😀", "Two□□and□", ("😀", "😁")),
        ("ᏣᎳᎩ said", "□□□said", ("Ꮳ", "Ꮃ", "Ꭹ")),  # noqa: RUF001  (they are Cherokee letters)
        ("a\ue000b\u0378c", "a□b□c", ("\ue000", "\u0378")),
        ("I ❤️ it ☺️ 1️⃣ 😀", "I❤it□1□□", ("☺️", "⃣", "😀")),
        ("I ❤️ it, Żółć ✓", "I❤it,Żółć✓", ()),
        ("a\ufe0f b\u200dc \u00adsoft \u2060 \u180e", None, None),
    ],
)
def test_no_character_stops_a_letter_and_the_family_is_told_which_is_missing(
    typed: str, shown: str | None, said: tuple[str, ...] | None
) -> None:
    letter = letters.saying("He is kind.", typed)
    made = pdf.write(letter)
    assert complaints(made) == []
    if shown is not None:
        assert read_back.from_pdf(made) == f"23November2026Heiskind.{shown}"
        assert pdf.unprintable(letter) == said


def test_a_letter_that_prints_whole_has_nothing_to_tell() -> None:
    assert pdf.unprintable(letters.every_kind()) == ()


def test_the_family_is_told_of_a_character_in_any_kind_of_block() -> None:
    for kind in set(get_args(BlockKind)) - {"new-page"}:
        letter = letters.letter(letters.block("one", kind, "first", "Ꮳ second", rows=1, write=1))
        assert "□second" in read_back.from_pdf(pdf.write(letter)), kind
        assert pdf.unprintable(letter) == ("Ꮳ",), kind


def test_no_script_of_the_world_stops_a_letter() -> None:
    # All that run right to left, where the compiler has broken; of the others, one in fifty.
    turned = [*range(0x590, 0x900, 3), *range(0x10800, 0x11000, 7), *range(0x1E800, 0x1F000, 7)]
    for points in (turned, range(0, 0x10000, 50), range(0x10000, 0x110000, 500)):
        characters = [chr(point) for point in points]
        for typed in ("".join(characters), " ".join(characters)):
            assert pdf.write(letters.saying(typed)).startswith(b"%PDF")


def test_a_line_that_breaks_the_compiler_takes_no_other_name_with_it() -> None:
    sogdian = " ".join(map(chr, range(0x10F45, 0x10F50)))
    made = pdf.write(letters.saying(f"{sogdian} 王小明"))
    assert read_back.from_pdf(made).endswith("王小明")


def test_a_refusal_in_unknown_words_still_gives_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_refused", lambda diagnostic: iter(()))
    letter = letters.saying("He is kind 😀 and Łukasz is too.")
    assert "Heiskind□andŁukaszistoo." in read_back.from_pdf(pdf.write(letter))
    assert pdf.unprintable(letter) == ("😀",)


def test_ten_families_can_print_at_once() -> None:
    said = [letters.saying(f"Child number {n} is kind 😀.") for n in range(10)]
    with ThreadPoolExecutor(10) as pool:
        made = list(pool.map(pdf.write, said))
    for number, one in enumerate(made):
        assert f"Childnumber{number}iskind□." in read_back.from_pdf(one)


def test_a_letter_may_be_as_long_as_a_family_needs() -> None:
    letter = letters.saying(*(f"Day {n}: " + "He could not go in. " * 40 for n in range(40)))
    made = pdf.write(letter)
    assert complaints(made) == []
    assert read_back.from_pdf(made) == read_back.told(letter)
