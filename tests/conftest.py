"""What every test of the core may ask for.

``tiny_content``
    the invented journey in ``tests/tiny_content``: the engine is tested on this alone.
``borrower``
    builds somebody in the invented journey: ``borrower(flies="yes")``.
``real_content``
    what authors wrote, in ``content/``.
``family``
    builds a family with real content: ``family(sen_support="yes", progress="little")``.
    Answers that are not given are absent. See ``tests/families/family.py``.
``counted``
    puts a line with a count under the report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.families.family import TODAY, Family, build
from tests.tiny_content import facts as tiny_facts
from wizard.content import Content, load_content

HERE = Path(__file__).parent

# The same families every time: a failure can be seen again by whoever reads of it.
settings.register_profile("same-every-time", derandomize=True, deadline=None, database=None)
settings.load_profile("same-every-time")

COUNTED = pytest.StashKey[list[str]]()
"""How much the tests have looked at, in words."""


@pytest.fixture(scope="session")
def counted(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Puts a line with a count under the report: how much a test has looked at."""
    lines: list[str] = request.config.stash.setdefault(COUNTED, [])
    return lines.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in terminalreporter.config.stash.get(COUNTED, []):
        terminalreporter.line(line)


@pytest.fixture(scope="session")
def tiny_content() -> Content:
    return load_content(HERE / "tiny_content")


@pytest.fixture(scope="session")
def real_content() -> Content:
    return load_content(HERE.parent / "content")


@pytest.fixture
def borrower(tiny_content: Content) -> Callable[..., Family]:
    def make(
        own: Mapping[str, str] | None = None, today: dt.date = TODAY, **answers: object
    ) -> Family:
        return build(tiny_content, answers, own=own, today=today, facts=tiny_facts.FACTS)

    return make


@pytest.fixture
def family(real_content: Content) -> Callable[..., Family]:
    def make(
        own: Mapping[str, str] | None = None, today: dt.date = TODAY, **answers: object
    ) -> Family:
        return build(real_content, answers, own=own, today=today)

    return make
