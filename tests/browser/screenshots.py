"""Pictures of the real service for the README: ``python -m tests.browser.screenshots``.

Starts ``send-wizard run``, opens an example family on a phone 390 pixels wide, and saves each
picture in ``docs/pictures``. The day and the family are always the same, so a picture changes
only when the service does.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS, PHONE, ROOT, chromium
from wizard.answers import example_answers, write_answers
from wizard.content import Content, load_content
from wizard.documents.pack import ANSWERS_FILE

PICTURES = ROOT / "docs" / "pictures"
FAMILY = "first-talk"
SHOWN = {
    "question": "worries-2",
    "where-you-are": "where-1",
    "letter": "letter-1",
}
"""Each picture of the wizard, and the address it is taken at."""


def main() -> int:
    """Take every picture; 1 where there is no browser to take them with."""
    path = chromium()
    content = load_content()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        if path is None and not Path(playwright.chromium.executable_path).exists():
            print("There is no Chromium here to take pictures with.", file=sys.stderr)  # noqa: T201
            return 1
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        with served(content.examples[FAMILY].today.isoformat()) as address:
            take(browser, address, content)
        browser.close()
    return 0


@contextmanager
def served(today: str) -> Iterator[str]:
    """The real service on a free port, on this day."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "wizard", "run", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "SEND_WIZARD_TODAY": today},
        stdout=subprocess.DEVNULL,
    )
    try:
        until_it_answers(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def until_it_answers(address: str) -> None:
    """Wait for the service to say that it is well, for half a minute at most."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the service did not start")


def take(browser: Browser, address: str, content: Content) -> None:
    """The front door, then the wizard with the family's saved answers opened in it."""
    context = browser.new_context(
        viewport=PHONE, device_scale_factor=2, locale="en-GB", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    picture(page, "front-door")
    open_answers(page, address, content)
    for name, place in SHOWN.items():
        page.goto(f"{address}/{place}")
        page.wait_for_selector(f'h1[data-step="{place}"]')
        key = content.screen["whose-family"] if name == "letter" else None
        picture(page, name, top=key)
    context.close()


def open_answers(page: Page, address: str, content: Content) -> None:
    """Open the family's answers file, as they would."""
    example = content.examples[FAMILY]
    saved = write_answers(example_answers(example, content), example.today)
    page.goto(f"{address}/open")
    page.wait_for_selector('h1[data-step="open"]')
    page.locator("input[type=file]").set_input_files(
        {"name": ANSWERS_FILE, "mimeType": "application/json", "buffer": saved.encode()}
    )
    page.get_by_text(content.screen["opened"]).wait_for()
    page.wait_for_timeout(500)


def picture(page: Page, name: str, top: str | None = None) -> None:
    """What stands on the screen once it has come to rest, without a ring around the focus.

    ``top`` is a text to scroll to, so that it stands first.
    """
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => document.activeElement.blur())")
    if top is not None:
        first = page.get_by_text(top, exact=True).first
        first.evaluate("element => element.scrollIntoView({block: 'start'})")
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    sys.exit(main())
