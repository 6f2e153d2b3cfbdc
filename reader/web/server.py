"""The server: one article, on this machine only, at an address that nobody guesses.

textual-serve brings the terminal in the page and the way between it and the interface. What it leaves open is closed
here: other pages in the same browser, names that lead here by trickery, sizes without limit, files for download.
"""

from __future__ import annotations

import asyncio
import pickle
import secrets
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web
from jinja2 import Environment
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

import reader
from reader.model.document import Document
from reader.settings import Settings

HOST = "127.0.0.1"
"""Only this machine can connect."""

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost"})
"""What this machine may be called by a browser; any other name leads here by trickery."""

MAX_VISITORS = 8
"""Each is a process."""

MAX_MESSAGE_BYTES = 1 << 16
"""Longest message of a browser: a key, or a paste, which is not taken."""

MAX_SIZE = (500, 200)
"""Columns and rows that a browser may ask for."""

END_SECONDS = 2.0
"""Seconds for the process of a visitor who has left to end by itself."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:;"
    " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The page loads nothing from elsewhere."""

_KEPT_VARIABLES = ("TEXTUAL_", "TERM_PROGRAM", "COLUMNS", "ROWS", "LANG", "LC_", "SYSTEMROOT")
_OWN_VARIABLES = {
    "PYTHONPATH": str(Path(reader.__file__).parent.parent),
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Serves one article until it is stopped."""

    def __init__(self, file: Path, title: str) -> None:
        """`file` holds what each visitor's process shows."""
        self._command = "exec " + shlex.join([sys.executable, "-P", "-B", "-m", "reader.web", str(file)])
        self._title = title
        self._visitors: set[web.WebSocketResponse] = set()
        self.path = f"/{secrets.token_urlsafe(16)}/"
        """The secret part of the address: other users of this machine can connect, but do not know it."""

    def application(self) -> web.Application:
        """What answers requests."""
        application = web.Application(middlewares=[_check_names])
        application.router.add_get(self.path, self._index)
        application.router.add_get(f"{self.path}focus.js", _focus)
        application.router.add_get(f"{self.path}ws", self._visit)
        application.router.add_static(f"{self.path}static", Path(textual_serve.__file__).parent / "static")
        application.on_shutdown.append(self._end_visits)
        return application

    async def _index(self, request: web.Request) -> web.Response:
        template = Path(__file__).with_name("page.html").read_text("utf-8")
        page = Environment(autoescape=True).from_string(template)
        address = f"ws://{request.host}{self.path}ws"
        return web.Response(
            text=page.render(title=self._title, socket=address),
            content_type="text/html",
            headers={
                "Content-Security-Policy": POLICY,
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "no-store",
            },
        )

    async def _visit(self, request: web.Request) -> web.StreamResponse:
        """Connect a browser with a process of its own, until either ends."""
        if request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden
        if len(self._visitors) >= MAX_VISITORS:
            raise web.HTTPServiceUnavailable
        visitor = web.WebSocketResponse(heartbeat=15, max_msg_size=MAX_MESSAGE_BYTES)
        self._visitors.add(visitor)
        try:
            await visitor.prepare(request)
            service = _Service(self._command, visitor)
            await service.start(*_size(request.query))
            try:
                await _pass_on(visitor, service)
            finally:
                await service.end()
                await visitor.close()
        finally:
            self._visitors.discard(visitor)
        return visitor

    async def _end_visits(self, _: web.Application) -> None:
        for visitor in list(self._visitors):
            await visitor.close(code=WSCloseCode.GOING_AWAY)


class _Service(AppService):
    """The process of one visitor. What it sends other than the screen is dropped."""

    def __init__(self, command: str, visitor: web.WebSocketResponse) -> None:
        super().__init__(
            command,
            write_bytes=visitor.send_bytes,
            write_str=visitor.send_str,
            close=_closing(visitor),
            download_manager=DownloadManager(),
        )

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        environment = super()._build_environment(width, height)
        kept = {name: value for name, value in environment.items() if name.startswith(_KEPT_VARIABLES)}
        return {**kept, **_OWN_VARIABLES}

    async def run(self) -> None:
        """Pass on what the process sends; once it has ended, so does the visit."""
        await super().run()
        await self.remote_close()

    async def on_meta(self, data: bytes) -> None:
        """Only the end is passed on: no addresses to open, no files."""
        if b'"exit"' in data:
            await self.remote_close()

    async def on_packed(self, payload: bytes) -> None:
        """Parts of files are dropped."""

    async def end(self) -> None:
        """Let the process end by itself, else kill it."""
        with suppress(TimeoutError, OSError):
            await asyncio.wait_for(self.stop(), END_SECONDS)
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()


async def _focus(_: web.Request) -> web.FileResponse:
    return web.FileResponse(Path(__file__).with_name("focus.js"))


def _closing(visitor: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await visitor.close()

    return close


@web.middleware
async def _check_names(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse requests for another name than this machine's own."""
    if request.host.partition(":")[0] not in LOCAL_NAMES:
        raise web.HTTPForbidden
    return await handler(request)


async def _pass_on(visitor: web.WebSocketResponse, service: AppService) -> None:
    """Pass keys and sizes on; messages of any other form end the visit."""
    async for message in visitor:
        if message.type is not WSMsgType.TEXT:
            return
        try:
            kind, *rest = message.json()
            data = rest[0] if rest else None
            if kind == "stdin" and isinstance(data, str):
                await service.send_bytes(data.encode())
            elif kind == "resize" and isinstance(data, dict):
                await service.set_terminal_size(*_size(data))
            elif kind == "ping":
                await visitor.send_json(["pong", data])
        except (ValueError, TypeError):
            return


def _size(stated: Mapping[str, Any]) -> tuple[int, int]:
    columns, rows = int(stated.get("width", 80)), int(stated.get("height", 24))
    return max(1, min(columns, MAX_SIZE[0])), max(1, min(rows, MAX_SIZE[1]))


def serve(document: Document, settings: Settings, port: int, tell: Callable[[str], None]) -> None:
    """Serve an annotated article until the program is interrupted. `tell` is given its address; port 0 is any free one.

    Raises `OSError` if the port is taken.
    """
    with TemporaryDirectory(prefix="reader-web-") as folder, socket.socket() as listening:
        file = Path(folder, "article")
        file.write_bytes(pickle.dumps((document, settings)))
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()  # before anybody is told the address
        server = Server(file, document.metadata.headline or "reader")
        tell(f"http://{HOST}:{listening.getsockname()[1]}{server.path}")
        web.run_app(server.application(), sock=listening, print=lambda *_: None, access_log=None)
