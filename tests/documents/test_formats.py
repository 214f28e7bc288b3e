"""What is true of a letter in every format."""

from __future__ import annotations

import dataclasses
import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from tests.documents import letters, read_back
from tests.documents.conftest import LETTERS
from wizard.documents import FORMATS, file_name
from wizard.models import BlockKind

Dress = Callable[[str, str], bytes]

READERS: dict[str, tuple[Callable[[bytes], str], bool]] = {
    "text": (read_back.from_text, True),
    "docx": (read_back.from_docx, False),
    "pdf": (read_back.from_pdf, True),
    "html": (read_back.from_html, False),
}
"""How to read each format, and whether the numbers of its lists are text in it."""


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("format_name", READERS)
def test_the_school_reads_the_same_words_in_the_same_order(
    dressed: Dress, name: str, format_name: str
) -> None:
    read, numbers = READERS[format_name]
    assert read(dressed(name, format_name)) == read_back.told(LETTERS[name], numbers=numbers)


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_there_is_can_be_read_back(format_name: str) -> None:
    assert format_name in READERS


@pytest.mark.parametrize("language", letters.NAMES)
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_childs_name_comes_back_in_its_own_letters(
    dressed: Dress, format_name: str, language: str
) -> None:
    read, _ = READERS[format_name]
    name = read_back.squashed(letters.NAMES[language])
    assert f"Mychildis{name},aged7,inclass2." in read(dressed("names from everywhere", format_name))


@pytest.mark.parametrize("typed", letters.HOSTILE)
@pytest.mark.parametrize("format_name", FORMATS)
def test_what_looks_like_code_comes_back_as_a_person_typed_it(
    dressed: Dress, format_name: str, typed: str
) -> None:
    read, _ = READERS[format_name]
    assert read_back.squashed(typed) in read(dressed("hostile words", format_name))


@pytest.mark.parametrize("format_name", FORMATS)
def test_characters_nobody_can_see_do_not_stop_a_letter(format_name: str) -> None:
    read, _ = READERS[format_name]
    unseen = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF, 0x1FFFE]))
    made = FORMATS[format_name].write(letters.saying(f"He is{unseen}kind. \u202eShe\u202c is too."))
    assert "Heiskind.Sheistoo." in read(made)


@pytest.mark.parametrize("format_name", FORMATS)
def test_half_an_emoji_does_not_stop_a_letter(format_name: str) -> None:
    read, _ = READERS[format_name]
    made = FORMATS[format_name].write(letters.saying("He is kind\ud83d and \udc00funny."))
    assert "Heiskind\ufffdand\ufffdfunny." in read(made)


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_empty_letter_can_be_made(format_name: str) -> None:
    assert FORMATS[format_name].write(letters.letter())


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_block_with_nothing_in_it_leaves_nothing_behind(format_name: str) -> None:
    read, _ = READERS[format_name]
    hollow = [
        letters.block(f"{kind}-{len(lines)}", kind, *lines)
        for kind in get_args(BlockKind)
        for lines in ((), ("",), (" \n ",))
    ]
    made = FORMATS[format_name].write(letters.letter(*hollow))
    assert read(made) == ""


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("large_print", [False, True])
def test_the_same_letter_is_the_same_file_on_another_computer_on_another_day(
    format_name: str, large_print: bool
) -> None:
    program = (
        "import sys;from tests.documents import letters;from wizard.documents import FORMATS;"
        f"made=FORMATS[{format_name!r}].write(letters.every_kind(),large_print={large_print});"
        "sys.stdout.buffer.write(made)"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "86400"},
    ).stdout
    here = FORMATS[format_name].write(letters.every_kind(), large_print=large_print)
    assert elsewhere == here


@pytest.mark.parametrize("format_name", ["docx", "pdf"])
def test_a_letter_of_another_day_carries_that_day(format_name: str) -> None:
    today = letters.saying("He is kind.")
    tomorrow = dataclasses.replace(today, date=letters.DAY + dt.timedelta(days=1))
    write = FORMATS[format_name].write
    assert write(today) != write(tomorrow)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_file_is_called_after_the_letter_and_its_day_and_nobody(format_name: str) -> None:
    ending = FORMATS[format_name].ending
    name = file_name(letters.yusufs_letter(), format_name)
    assert name == f"meeting-request-2026-11-23.{ending}"


def test_two_lists_each_start_from_one_in_an_email() -> None:
    text = FORMATS["text"].write(letters.every_kind()).decode()
    assert "1. alpha\n2. beta\n" in text
    assert "1. gamma\n   ____" in text


def test_a_letter_pasted_in_an_email_keeps_its_address_and_paragraphs() -> None:
    text = FORMATS["text"].write(letters.yusufs_letter()).decode()
    assert text.startswith(
        "23 November 2026\n\nMrs Patel, SENCO\nCopy to: Miss O’Brien, class teacher\n"
        "Oakfield Primary School\n\nDear Mrs Patel\n\nYusuf, Year 2: please may we meet?\n\n"
    )
    assert text.endswith("Thank you, and kind regards\nAmina Khan\nYusuf’s mum\n")
    assert "- who will do what, and by when\n- a short" in text


def test_a_table_in_an_email_is_rows_to_fill_in() -> None:
    text = FORMATS["text"].write(letters.every_kind()).decode()
    row = "____________ | ____________ | ____________\n"
    assert f"What | Who | By when\n{row * 3}" in text


def test_a_familys_own_paragraphs_stay_paragraphs() -> None:
    text = FORMATS["text"].write(letters.every_kind()).decode()
    assert "He said:\n“I try.”\n\nThen he cried. A parent" in text


def test_a_short_question_in_an_email_has_its_line_beside_it_and_a_long_one_under_it() -> None:
    text = FORMATS["text"].write(letters.every_kind()).decode()
    assert "Who is here: ____" in text
    assert "from what you see?\n____" in text
