"""What every answer of the server carries, and the addresses it does not answer.

Plain ASGI middleware. The security headers, the page the wizard is loaded into, and static
files compressed once and kept in memory: Streamlit sends them as they are, 2.6 MB in all,
because it expects something in front of it to compress them.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wizard.web.shell import HOST_CONFIG, Shell

FOR_A_YEAR = "public, max-age=31536000, immutable"
FOR_A_DAY = "public, max-age=86400"

_PASSED = ("/_stcore/health", "/media/", "/look/")
"""What is passed on besides the plain pages: a sign of life, files to download, our look.

All else of Streamlit's stays shut: counts, uploads, a way in for programs. Its socket is not
asked for as a page, and is always passed on.
"""

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".json": "application/json",
}
_TEXTS = frozenset({".css", ".js", ".svg", ".json"})


def security_headers(script_hashes: Iterable[str] = ()) -> dict[str, str]:
    """The headers that keep a page to itself.

    Args:
        script_hashes: The hashes of scripts written inside the page. Without any, the page
            is a plain one and may run no script at all.
    """
    scripts = " ".join(script_hashes)
    script_src = f"'self' blob: {scripts}" if scripts else "'none'"
    policy = {
        "default-src": "'self'",
        "script-src": script_src,
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' ws: wss:" if scripts else "'none'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{key} {value}" for key, value in policy.items()),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": (
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
            "browsing-topics=(), interest-cohort=()"
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


@dataclass(frozen=True)
class Ready:
    """Bytes that are ready to send, compressed in each way that makes them smaller."""

    type: str
    plain: bytes
    br: bytes | None = None
    gz: bytes | None = None

    @classmethod
    def text(cls, plain: bytes, kind: str) -> Ready:
        """Compress a text, once."""
        return cls(kind, plain, brotli.compress(plain, quality=9), gzip.compress(plain, 6))

    @classmethod
    def file(cls, path: Path) -> Ready:
        """Read a file, and compress it if it is text."""
        kind = _TYPES.get(path.suffix, "application/octet-stream")
        plain = path.read_bytes()
        return cls.text(plain, kind) if path.suffix in _TEXTS else cls(kind, plain)

    def response(
        self, scope: Scope, cache: str, headers: Mapping[str, str] | None = None
    ) -> Response:
        """The answer to this request, in a way that its browser accepts."""
        sent = {**(headers or {}), "Cache-Control": cache}
        body = self.plain
        if self.br is not None and self.gz is not None:
            sent["Vary"] = "Accept-Encoding"
            accepted = Headers(scope=scope).get("accept-encoding", "")
            if "br" in accepted:
                body, sent["Content-Encoding"] = self.br, "br"
            elif "gzip" in accepted:
                body, sent["Content-Encoding"] = self.gz, "gzip"
        return Response(body, media_type=self.type, headers=sent)


@dataclass
class StaticFiles:
    """A folder whose files are read once, when first asked for, and kept."""

    folder: Path
    cache: str = FOR_A_YEAR
    _kept: dict[str, Ready | None] = field(default_factory=dict)

    def find(self, name: str) -> Ready | None:
        """The file with this name inside the folder, or None."""
        if name not in self._kept:
            try:
                path = (self.folder / name).resolve()
                inside = path.is_relative_to(self.folder.resolve()) and path.is_file()
            except (OSError, ValueError):  # no file can have such a name
                return None
            if not inside:
                return None
            self._kept[name] = Ready.file(path)
        return self._kept[name]


class Front:
    """Stands before Streamlit: gives its page, its static files and its headers."""

    def __init__(
        self,
        app: ASGIApp,
        shell: Shell,
        static: StaticFiles,
        plain: Iterable[str],
        not_found: Callable[[], Response],
    ) -> None:
        """Stand before ``app``.

        Args:
            app: Streamlit, with the plain pages among its routes.
            shell: The page that the wizard is loaded into.
            static: Streamlit's own files.
            plain: The address of every plain page.
            not_found: The page for an address that nobody answers.
        """
        self._app = app
        self._static = static
        self._plain = frozenset(plain)
        self._not_found = not_found
        self._headers = security_headers()
        self._wizard = Ready.text(shell.page.encode(), "text/html; charset=utf-8")
        self._wizard_headers = security_headers(shell.script_hashes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/media/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        answer = self._answer(scope) or self._app
        await answer(scope, receive, send_with_headers)

    def _answer(self, scope: Scope) -> Response | None:
        """Our own answer to a request, or None when the application is to give it."""
        path: str = scope["path"]
        if path in self._plain or path.startswith(_PASSED):
            return None
        if path == "/_stcore/host-config":
            return Response(HOST_CONFIG, media_type="application/json")
        name = path.removeprefix("/")
        if name.startswith("static/"):
            file = self._static.find(name)
            return file.response(scope, FOR_A_YEAR) if file else self._not_found()
        if "/" in name or "." in name:
            return self._not_found()
        return self._wizard.response(scope, "no-store", self._wizard_headers)
