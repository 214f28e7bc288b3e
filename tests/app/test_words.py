"""Every word a person reads is in the content."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from wizard import app

HERE = Path(app.__file__).parent
MODULES = [path for path in sorted(HERE.rglob("*.py")) if "browser" not in path.parts]


def sayings(path):
    """Strings of two words or more that are no docstring, no HTML and no message to a log."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    loose = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    logged = {
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("_LOG")
        for argument in node.args
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if node in docs or node in loose or node in logged:
            continue
        text = re.sub(r"<[^>]*>?|[\w-]+=\"?[^\"]*\"?", " ", node.value)
        if re.search(r"[A-Za-z]{2,}[ ’'][A-Za-z]{2,}", text) and "re.compile" not in node.value:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_word_a_person_reads_stands_in_python(path):
    found = [(line, text) for line, text in sayings(path) if "w-" not in text]
    assert not found


def test_there_are_modules_to_look_at():
    assert len(MODULES) > 20


KEYS = re.compile(r"""\b(?:say|title|subheading|tell)\(\s*["']([a-z][a-z0-9-]+)["']""")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_word_that_is_asked_for_is_there(real_content, path):
    asked = set(re.findall(r"""\.say\(\s*["']([a-z0-9-]+)["']""", path.read_text(encoding="utf-8")))
    assert not sorted(asked - set(real_content.screen))


def test_only_one_module_touches_the_state_of_the_session():
    touching = [p.name for p in MODULES if "session_state" in p.read_text(encoding="utf-8")]
    assert touching == ["state.py"]


def test_only_one_module_reads_the_clock():
    reading = [p.name for p in MODULES if re.search(r"\.today\(\)|now\(\)", p.read_text())]
    assert [name for name in reading if name not in {"state.py", "main.py"}] == []


def test_no_answer_can_get_into_an_address():
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert "query_params" not in text
        assert "bind=" not in text


FORBIDDEN = (
    "st.form(",
    "help=",
    "st.sidebar",
    "st.caption",
    "st.date_input",
    "st.selectbox",
    "icon=",
)


@pytest.mark.parametrize("name", FORBIDDEN)
def test_widgets_that_shut_people_out_are_not_used(name):
    assert not [p.name for p in MODULES if name in p.read_text(encoding="utf-8")]
