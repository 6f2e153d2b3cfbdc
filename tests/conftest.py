"""Nobody's settings; and web servers of our own, on this machine only, which answer as well or as badly as needed."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

import pytest

CERTIFICATE = Path(__file__).parent / "load" / "web" / "localhost.pem"
"""For localhost and 127.0.0.1, signed by itself, made for these tests and trusted by nobody; its key stands with it."""

STORY = (
    "<!doctype html><html><head><title>Ferry waits for wind</title></head><body><article>"
    "<h1>Ferry waits for wind</h1><p>“It will come,” said Astrid Kjellmark, the council’s leader.</p>"
    "</article></body></html>"
)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet, each another one."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def nobodys_settings(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the settings nor the library of whoever runs the tests, nor of another test."""
    home = next(homes)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


class Site:
    """A web server. What it has not been told to answer is not found."""

    def __init__(self, certificate: Path | None = None) -> None:
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        """Path and headers of every question; headers are named Like-This."""
        self.closing = threading.Event()
        """Set at the end of the test: what waits on it waits for as long as the test lasts."""
        self.resetting: set[socket.socket] = set()
        self._answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self._server = _Server(self, certificate)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        scheme = "https" if certificate else "http"
        self.address = f"{scheme}://127.0.0.1:{self._server.server_address[1]}"

    def answer(self, path: str, respond: Callable[[BaseHTTPRequestHandler], None]) -> str:
        """Have questions for `path` answered by a function; the whole address."""
        self._answers[path] = respond
        return self.address + path

    def give(self, path: str, body: bytes | str = STORY, status: int = 200, **headers: str) -> str:
        """Answer with a body and these headers, `_` for the hyphens; the whole address."""
        data = body.encode() if isinstance(body, str) else body
        given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}

        def respond(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in given.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(data)

        return self.answer(path, respond)

    def send(self, path: str, *pieces: bytes, reset: bool = False, hang: bool = False) -> str:
        """Answer with exactly these bytes, headers and all; then hang up, reset, or say no more until the test ends."""

        def respond(handler: BaseHTTPRequestHandler) -> None:
            for piece in pieces:
                handler.wfile.write(piece)
            if hang:
                self.closing.wait()
            if reset:  # no lingering: what was not read is lost, and the other end is told so
                handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.resetting.add(handler.connection)

        return self.answer(path, respond)

    def move(self, path: str, location: str, status: int = 302, **headers: str) -> str:
        """Lead from `path` to another address; the whole address of where it begins."""
        return self.give(path, b"", status, Location=location, **headers)

    def respond(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer a question."""
        self.asked.append((handler.path, {name.title(): text for name, text in handler.headers.items()}))
        handler.close_connection = True
        if handler.path in self._answers:
            self._answers[handler.path](handler)
        else:
            handler.send_error(404)

    def close(self) -> None:
        """Say no more."""
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    def __init__(self, site: Site, certificate: Path | None) -> None:
        self._site = site

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.respond(self)

            do_CONNECT = do_GET  # noqa: N815

            def log_message(self, *_: Any) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def shutdown_request(self, request: Any) -> None:
        """Say goodbye, unless the connection is to be reset."""
        if request in self._site.resetting:
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """Those who ask may hang up whenever they like."""


@pytest.fixture
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test keeps pages, with no proxy on the way to them."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    return home


@pytest.fixture
def site(cache_home: Path) -> Iterator[Site]:
    """A web server without secrets."""
    server = Site()
    yield server
    server.close()


@pytest.fixture
def secure_site(cache_home: Path) -> Iterator[Site]:
    """A web server with a certificate that nobody trusts, unless `SSL_CERT_FILE` says so."""
    server = Site(CERTIFICATE)
    yield server
    server.close()
