"""A real server and a real Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize

from tests.browser.visitor import Visitor
from tests.families.family import TODAY
from wizard.content import Content

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE: ViewportSize = {"width": 390, "height": 844}
THE_DAY = {"SEND_WIZARD_TODAY": TODAY.isoformat()}


def chromium() -> str | None:
    return next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Server:
    """``send-wizard run`` in a process of its own, which a test may kill and start again."""

    script: Path | None = None
    """A small wizard in the place of the real one."""
    room: Path | None = None
    """A folder of its own to run in: its home, its temporary files, and beside them its log."""
    port: int = 0
    process: subprocess.Popen[str] | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        if not self.port:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
        command = ["-m", "wizard", "run", "--port", str(self.port)]
        if self.script is not None:
            command = [str(HERE / "serve.py"), str(self.port), str(self.script)]
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=self.room / "home" if self.room else ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **self._settle(), **self.environment},
            stdout=self.log.open("a") if self.room else None,
            stderr=subprocess.STDOUT if self.room else None,
            text=True,
        )
        self.wait()

    def _settle(self) -> dict[str, str]:
        """Make its room, and say where it is."""
        if self.room is None:
            return {}
        for name in ("home", "tmp"):
            (self.room / name).mkdir(exist_ok=True)
        return {"HOME": str(self.room / "home"), "TMPDIR": str(self.room / "tmp")}

    @property
    def log(self) -> Path:
        """All that it has said on standard output and standard error."""
        assert self.room is not None
        return self.room / "log"

    def written(self) -> set[Path]:
        """Every file in its room but the log, and every file of its own it holds open there."""
        assert self.room is not None
        assert self.process is not None
        there = {file for name in ("home", "tmp") for file in (self.room / name).rglob("*")}
        handles = Path(f"/proc/{self.process.pid}/fd")
        held = {handle.resolve() for handle in handles.iterdir()} if handles.exists() else set()
        return there | {file for file in held if self.room in file.parents and file != self.log}

    def wait(self) -> None:
        for _ in range(200):
            try:
                with urllib.request.urlopen(self.url("/_stcore/health"), timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError("the server did not start")

    def kill(self) -> None:
        """As a crash would: no goodbye to anybody."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Overrides the plug-in's: Debian's Chromium, and nothing that calls home."""
    path = chromium()
    if path is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("there is no Chromium, and REQUIRE_BROWSER is set")
        pytest.skip("there is no Chromium on this machine")
    started = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield started
    started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=PHONE, locale="en-GB", reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The whole service, with the real content, on the day of the example families."""
    server = Server(room=tmp_path_factory.mktemp("server"), environment=THE_DAY)
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def warm(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has been at the wizard before, so that a page comes quicker.

    Its tabs share nothing but what was fetched: each has a ``sessionStorage`` of its own.
    """
    made = browser.new_context(viewport=PHONE, locale="en-GB", reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def visitor(warm: BrowserContext, served: Server, real_content: Content) -> Iterator[Visitor]:
    """Somebody at the wizard, in a tab of their own."""
    page = warm.new_page()
    yield Visitor(page, served, real_content)
    page.close()
