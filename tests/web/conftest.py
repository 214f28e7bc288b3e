"""The real content, and one server that answers for all tests: Streamlit allows no second."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from wizard.content import Content, load_content
from wizard.web.server import application


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest.fixture(scope="session")
def client(content: Content) -> Iterator[TestClient]:
    with TestClient(application(content)) as opened:
        yield opened
