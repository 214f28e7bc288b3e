"""Each letter is dressed once for all tests: they only read it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.documents import letters, read_back
from wizard.documents import FORMATS
from wizard.letter import Letter

LETTERS: Mapping[str, Letter] = {
    "main letter": letters.yusufs_letter(),
    "meeting plan": letters.yusufs_plan(),
    "child's page": letters.yusufs_page(),
    "every kind of block": letters.every_kind(),
    "names from everywhere": letters.letter_about_everyone(),
    "hostile words": letters.hostile_letter(),
    "pictures": letters.letter_with_pictures(),
}


@pytest.fixture(scope="session")
def dressed() -> Callable[[str, str], bytes]:
    """The named letter in the named format."""
    made: dict[tuple[str, str], bytes] = {}

    def dress(name: str, format_name: str) -> bytes:
        key = (name, format_name)
        if key not in made:
            made[key] = FORMATS[format_name].write(LETTERS[name])
        return made[key]

    return dress


@pytest.fixture(scope="session")
def opened_in_office(
    dressed: Callable[[str, str], bytes], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder in which LibreOffice has turned each Word letter into a PDF and a text."""
    soffice = read_back.program("soffice")
    folder = tmp_path_factory.mktemp("office")
    files = []
    for name in LETTERS:
        files.append(folder / f"{name.replace(' ', '-')}.docx")
        files[-1].write_bytes(dressed(name, "docx"))
    for form in ("pdf", "txt:Text (encoded):UTF8"):
        subprocess.run(
            [
                soffice,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--convert-to", form, "--outdir", str(folder)),
                *map(str, files),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder
