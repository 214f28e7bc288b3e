"""Every word a person reads stands in ``content/``, so that another language needs no programmer.

And the core knows nothing of Streamlit, so that it can be tested, and served, without it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

WIZARD = Path(__file__).parents[1] / "wizard"

SHOWN_BY = ("app", "web", "documents")
"""The packages that a person sees; the command line speaks to editors and operators."""

FILES = sorted(path for name in SHOWN_BY for path in (WIZARD / name).rglob("*.py"))

SENTENCE = re.compile(r"(?<![\w#.@/<=-])[A-Za-z][a-z’']*[,:;]? [a-z’']{2,}")
"""Two words after one another, as people write them."""

MARKUP = re.compile(
    r"^\s*[.#:@*\[]?[\w-]+[^{}]*{"  # CSS
    r"|<\w|</|=\""  # HTML
    r"|;\s|:\s?-?\d|!important|\w+\(|=>|\bfunction\b|\bdefault-src\b"  # CSS, headers and scripts
)

NOT_FOR_FAMILIES = {
    # The names of Word's styles, which tests and Word itself know them by.
    "documents/docx.py": r"^(Line to Write On|Words and a Line)$",
    "documents/word_styles.py": r"^(Line to Write On|Words and a Line)$",
    # What the compiler of PDFs says, to be understood.
    "documents/pdf.py": r"^the text `",
    # Values of HTTP headers.
    "web/headers.py": r"^'self'|^public, max-age",
    "web/pages.py": r"^public, max-age",
    # What the operator reads at a terminal.
    "web/server.py": r"^ in a browser\. ",
    # Parts of Streamlit's own page, named where one of them is not found.
    "web/shell.py": r"^the [a-z ]+$|^<!--",
}
"""Strings that no family ever reads, by file, each with its reason."""

QUIET_CALLS = {"warning", "info", "debug", "error", "exception", "log", "getLogger", "warn"}
"""What speaks to an operator: logging."""


def docstrings(tree: ast.AST) -> set[ast.Constant]:
    """The strings that stand as statements: docstrings, and those under a name."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def unseen(tree: ast.AST) -> set[ast.AST]:
    """Strings inside exceptions and logging: nobody reads them on a page."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        loud = isinstance(node, ast.Raise | ast.Assert) or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in QUIET_CALLS
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"log", "logger", "logging", "_log", "warnings", "_LOG"}
        )
        if loud:
            found |= set(ast.walk(node))
    return found


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Every string of a program that a person might read as a sentence, with its line."""
    tree = ast.parse(source)
    skipped = {*docstrings(tree), *unseen(tree)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        text = node.value
        if node in skipped or MARKUP.search(text):
            continue
        if SENTENCE.search(text):
            yield node.lineno, text


def test_there_are_files_to_look_at():
    assert len(FILES) >= 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(WIZARD).as_posix())
def test_no_words_for_people_stand_in_the_program(path):
    allowed = NOT_FOR_FAMILIES.get(path.relative_to(WIZARD).as_posix())
    found = [
        f"line {line}: {text!r}"
        for line, text in sentences(path.read_text(encoding="utf-8"))
        if allowed is None or not re.search(allowed, text)
    ]
    assert found == []


@pytest.mark.parametrize("name", NOT_FOR_FAMILIES)
def test_nothing_is_allowed_that_no_longer_stands_there(name):
    source = (WIZARD / name).read_text(encoding="utf-8")
    assert any(re.search(NOT_FOR_FAMILIES[name], text) for _, text in sentences(source))


@pytest.mark.parametrize(
    "program",
    [
        'st.button("Save my answers")',
        'title = "Your letter"',
        'x = f"You have {n} letters left"',
        'say({"label": "Go back"})',
    ],
)
def test_words_for_people_are_found(program):
    assert list(sentences(program))


@pytest.mark.parametrize(
    "program",
    [
        '"""A docstring of several words."""',
        'raise ValueError("this is for programmers")',
        'log.warning("the file was not there")',
        'st.html("<p class=\\"w-key small\\">")',
        'css = "p { margin: 0 auto; }"',
        'key = "open-letter"',
    ],
)
def test_what_only_programs_read_is_left_alone(program):
    assert list(sentences(program)) == []


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


CORE = sorted(WIZARD.glob("*.py"))


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_no_module_of_the_core_knows_streamlit(path):
    assert not imports(path) & {"streamlit", "starlette"}


DECIDES = [path for path in CORE if path.name not in {"cli.py", "__main__.py"}]


@pytest.mark.parametrize("path", DECIDES, ids=lambda path: path.name)
def test_the_core_never_looks_at_the_clock(path):
    """Today is passed in, so that a letter is the same whenever it is written again."""
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(today|now|utcnow|time)\(\)", source)
