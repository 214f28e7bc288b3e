"""The one ASGI application: the plain pages at ``/``, and Streamlit behind *Start*.

``send-wizard run`` calls :func:`serve`. Every setting that keeps a promise (no telemetry, no
traceback with a family's words in it, no cookie, nothing big to upload) is set here in code,
because Streamlit reads ``config.toml`` only from the folder it is started in.

What leans on Streamlit's inner shape stands in :mod:`wizard.web` and
:mod:`wizard.app.browser`, pinned to an exact release, with a test that fails loudly.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import tomllib
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from streamlit import config, file_util

from wizard import logs
from wizard.answers import LARGEST_FILE
from wizard.content import ENVIRONMENT_VARIABLE, Content, content_folder, load_content
from wizard.web import assets, pages
from wizard.web.headers import Front, StaticFiles
from wizard.web.shell import Shell, mended, widget_scripts

WIZARD = Path(__file__).parent.parent / "app" / "main.py"

PROMISED: dict[str, object] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "logger.enableRich": False,  # it prints tracebacks past the log
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.disconnectedSessionTTL": 60,
    "server.enableAgentApi": False,
    "server.enableCORS": True,  # so that another site's page cannot open the socket
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": False,  # there is no log-in to misuse, and it sets a cookie
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxMessageSize": 10,
    "server.maxUploadSize": 2,
}
"""The settings that a promise rests on, whatever a file says."""

_SETTINGS_FILES = (
    Path(__file__).parents[2] / ".streamlit" / "config.toml",
    Path(__file__).parents[1] / "_streamlit" / "config.toml",
)


def settle() -> None:
    """Set every setting: the look from the file we ship, and what we promise from here."""
    file = next(file for file in _SETTINGS_FILES if file.is_file())
    sections = tomllib.loads(file.read_text(encoding="utf-8"))
    for section, settings in sections.items():
        for name, value in settings.items():
            if name != "fontFaces":  # look/base.css names the same files
                config.set_option(f"{section}.{name}", value)
    for name, value in PROMISED.items():
        config.set_option(name, value)


def streamlit_shell(content: Content) -> Shell:
    """Streamlit's page, mended for this service.

    Raises:
        ShellError: This release of Streamlit ships a page that we do not know.
    """
    folder = Path(file_util.get_static_dir())
    return mended(
        (folder / "index.html").read_text(encoding="utf-8"),
        pages.shell_words(content),
        styles=[assets.look_address(name) for name in assets.WIZARD_STYLES],
        font=assets.font_address(),
        icon=assets.look_address("icon.svg"),
        scripts=widget_scripts(folder / "static" / "js"),
    )


def application(content: Content, script: Path = WIZARD) -> st.App:
    """Build the ASGI application.

    Args:
        content: The checked content, which the plain pages are made from.
        script: The wizard's own script; a test may bring another.

    Raises:
        ShellError: This release of Streamlit ships a page that we do not know.
    """
    settle()
    shell = streamlit_shell(content)
    site = pages.Site(content, shell.assets)
    static = StaticFiles(Path(file_util.get_static_dir()))

    def make_ready() -> None:
        site.guide.make_ready()
        for asset in shell.assets:
            static.find(asset.removeprefix("/"))

    @asynccontextmanager
    async def lifespan(_app: st.App) -> AsyncGenerator[dict[str, Any], None]:
        """Compress what every browser will ask for, and make the search, before the first asks."""
        making = asyncio.get_running_loop().run_in_executor(None, make_ready)
        yield {}
        await making

    return st.App(
        script,
        lifespan=lifespan,
        routes=site.routes(),
        middleware=[
            Middleware(
                Front,
                shell=shell,
                static=static,
                plain=site.addresses(),
                not_found=site.not_found,
            )
        ],
    )


def tell_address(address: str) -> None:
    """Tell the person at the terminal where the service is."""
    sys.stdout.write(f"Open {address} in a browser. Press Ctrl and C to stop.\n")
    sys.stdout.flush()


def serve(
    host: str,
    port: int,
    content_dir: Path | str | None = None,
    ready: Callable[[str], None] = tell_address,
    script: Path = WIZARD,
) -> None:
    """Serve the plain pages and the wizard until stopped.

    Args:
        host: The address to listen at.
        port: The port; 0 takes a free one.
        content_dir: The folder of content, found as ``content_folder`` says when left out;
            the wizard reads the same one.
        ready: Told the address of the front door, just before the first request.
        script: The wizard's own script; a test may bring another.

    Raises:
        ContentError: The content will not do.
        OSError: The address is taken, or may not be used.
    """
    logs.keep_answers_out()
    folder = content_folder(str(content_dir) if content_dir is not None else None)
    os.environ[ENVIRONMENT_VARIABLE] = str(folder)
    app = application(load_content(folder), script)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        shown = f"[{host}]" if ":" in host else host
        ready(f"http://{shown}:{listening.getsockname()[1]}/")
        uvicorn.Server(
            uvicorn.Config(
                app,
                ws="websockets-sansio",
                ws_ping_interval=30,
                ws_ping_timeout=30,
                ws_max_size=2 * LARGEST_FILE + 100_000,  # a file of answers, its quotes escaped
                access_log=False,
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=5,
            )
        ).run(sockets=[listening])
