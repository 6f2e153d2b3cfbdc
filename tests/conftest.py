"""Nobody's settings, terminal or shell; and web servers of our own, on this machine only, which answer as needed."""

from __future__ import annotations

import os
import re
import signal
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from reader.annotate import facts
from reader.base.values import replace
from reader.library.opening import OpenedDatabase
from reader.library.store import Store
from reader.model.annotation import Alias, Certainty, Entity, EntityKind, Quote, QuoteKind, Role
from reader.model.build import build
from reader.model.document import BlockKind, Document, Metadata, Source
from reader.model.draft import Draft, DraftBlock, DraftCaption, DraftComments, Place
from reader.model.span import Span
from reader.settings import engine

os.environ[engine.VARIABLE] = "fast"  # whether or not the packages of the strong one are installed

CERTIFICATE = Path(__file__).parent / "load" / "web" / "localhost.pem"
"""For localhost and 127.0.0.1, signed by itself, made for these tests and trusted by nobody; its key stands with it."""

STORY = (
    "<!doctype html><html><head><title>Ferry waits for wind</title></head><body><article>"
    "<h1>Ferry waits for wind</h1><p>“It will come,” said Astrid Kjellmark, the council’s leader.</p>"
    "</article></body></html>"
)


CAPTION = "Cranes at rest over the Lowmere basin on Tuesday."
BLOCKS = (
    ("Lowmere [North] port stands still", BlockKind.HEADLINE),
    (CAPTION, BlockKind.CAPTION),
    ("LOWMERE", BlockKind.DATELINE),
    ("Union secretary Mara Okafor closed the gate at dawn and hung the key on a nail beside it.", BlockKind.PARAGRAPH),
    (
        "“We will hold this quay,” Okafor said on Tuesday. “Until the last crane is paid for.”",
        BlockKind.PARAGRAPH,
    ),
    ("The owners call it a “pause” and say little else.", BlockKind.PARAGRAPH),
    *(
        (f"Paragraph {number} of the long wait, told by those who stood in it. " * 4, BlockKind.PARAGRAPH)
        for number in range(20)
    ),
    ("“It is over,” a voice said in the dark.", BlockKind.PARAGRAPH),
    ("Sign up for our newsletter", BlockKind.FURNITURE),
    ("COMMENTS", BlockKind.COMMENTS),
    ("Comments close after two days.", BlockKind.COMMENTS),
)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet, each another one."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in count())


PERSONAL = re.compile(
    r"(XDG|LC|TEXTUAL|KONSOLE|KITTY|WEZTERM|SSH|SSL)_.*|LANG|LANGUAGE|TERM|TERM_.*|TMUX|STY|.*COLOR.*|COLUMNS|LINES|ESCDELAY"
    r"|VISUAL|EDITOR|PAGER|BROWSER|DISPLAY|WAYLAND_DISPLAY|(http|https|all|no)_proxy",
    re.IGNORECASE,
)
"""Environment variables that describe the user, their terminal and their network."""


@pytest.fixture(autouse=True)
def nobodys_settings(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Neither the settings, library, terminal and time zone of whoever runs the tests, nor those of another test."""
    for name in filter(PERSONAL.fullmatch, list(os.environ)):
        monkeypatch.delenv(name)
    home = next(homes)
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def closed_libraries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close the libraries that a test leaves open: Python 3.13 warns of connections that nobody closes."""
    stores: list[Store] = []
    make = Store.__init__

    def remember(store: Store, opened: OpenedDatabase, path: str | None = None) -> None:
        make(store, opened, path)
        stores.append(store)

    monkeypatch.setattr(Store, "__init__", remember)
    yield
    for store in stores:
        store.close()


@pytest.fixture(autouse=True, scope="session")
def heard_signals() -> Iterator[None]:
    """Handle signals that are ignored, as in a background job: programs started by tests would ignore them too."""
    before = {
        number: signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP)
        if signal.getsignal(number) is signal.SIG_IGN
    }
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


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

    def hold(self, path: str) -> threading.Event:
        """Answer questions for `path` as before, but only once the event is set, or after a minute."""
        answer, may_go_on = self._answers[path], threading.Event()

        def respond(handler: BaseHTTPRequestHandler) -> None:
            may_go_on.wait(60)
            answer(handler)

        self.answer(path, respond)
        return may_go_on

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
    """Where this test keeps pages."""
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


@pytest.fixture
def plain() -> Document:
    """The article as parsed, without names and quotes."""
    blocks = tuple(
        DraftBlock(text.strip(), kind, joiner=" — " if text.startswith("Union") else "\n\n") for text, kind in BLOCKS
    )
    last = len(blocks) - 1
    return build(
        Draft(
            Source("strike.txt", "text"),
            blocks,
            Metadata(headline=BLOCKS[0][0], authors=("Ana Reyes",)),
            (DraftCaption(CAPTION, (Place(1, Span(0, len(CAPTION))),), "Jo Lind", truncated=True, image="crane.jpg"),),
            DraftComments(last - 1, last, "COMMENTS", "Comments close after two days."),
        )
    )


@pytest.fixture
def span_of(plain: Document) -> Callable[[str], Span]:
    """The first place where these words stand."""

    def find(words: str) -> Span:
        start = plain.text.index(words)
        return Span(start, start + len(words))

    return find


@pytest.fixture
def annotated(plain: Document, span_of: Callable[[str], Span]) -> Document:
    """The article with a person, a place, a split quote, a quote of nobody, a scare quote and a report."""
    okafor = span_of("Okafor said")
    person = Entity(
        "e1",
        EntityKind.PERSON,
        "Mara Okafor",
        (span_of("Mara Okafor"), Span(okafor.start, okafor.start + 6)),
        (Alias("Okafor", "surname", Span(okafor.start, okafor.start + 6)),),
        (Role("Union secretary", span_of("Union secretary")),),
    )
    place = Entity(
        "e2", EntityKind.PLACE, "Lowmere", (span_of("Lowmere basin")._replace(end=span_of("Lowmere basin").start + 7),)
    )
    split = Quote(
        "q1",
        QuoteKind.DIRECT,
        (span_of("“We will hold this quay,”"), span_of("“Until the last crane is paid for.”")),
        person.mentions[1],
        span_of("said on")._replace(end=span_of("said on").start + 4),
        "e1",
        None,
        "name and verb after the quote",
        Certainty.CERTAIN,
    )
    scare = Quote("q2", QuoteKind.SCARE, (span_of("“pause”"),))
    report = Quote("q3", QuoteKind.INDIRECT, (span_of("little else"),), span_of("The owners"), span_of("say"))
    nobody = Quote("q4", QuoteKind.DIRECT, (span_of("“It is over,”"),))
    return facts.find(replace(plain, entities=(person, place), quotes=(split, scare, report, nobody)))
