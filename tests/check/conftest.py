"""An author's slip, made on a copy of the real content, and what they are told of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.cli import main

Told = Callable[..., list[str]]


@pytest.fixture
def copy(tmp_path: Path, real_content) -> Path:
    return Path(shutil.copytree(real_content.folder, tmp_path / "content"))


@pytest.fixture
def told(copy: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Change a file, run ``send-wizard check``, and return what it says line by line."""

    def change(file: str, old: str, new: str) -> list[str]:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds what this test changes"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        assert main(["check", "--content", str(copy)]) == 1
        printed = capsys.readouterr()
        assert printed.out == ""
        assert "Traceback" not in printed.err
        return printed.err.splitlines()

    return change


def only(lines: list[str], *words: str) -> None:
    """That one line is about this slip, and says all of these words."""
    assert any(all(word in line for word in words) for line in lines), lines
