"""A page as a source: what comes back of it, from where, and under which name."""

from __future__ import annotations

import gzip
import os
import socket
import threading
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from reader.errors import SourceNotKept, SourceStopped, SourceUnavailable, SourceUnsupported
from reader.load import load
from reader.load.fetching import Fetching, FetchProgress
from reader.load.web import limits

NEWS = "The ferry came in at dawn. “It was about time,” said Astrid Kjellmark.\n".encode() * 400
OFFLINE = Fetching(offline=True)


def packed(form: int) -> bytes:
    packer = zlib.compressobj(wbits=form)
    return packer.compress(NEWS) + packer.flush()


def chunked(data: bytes, size: int = 1000) -> bytes:
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def test_a_page_comes_with_what_its_server_says_of_it(site: Any) -> None:
    address = site.give("/ferry", NEWS, Content_Type='Text/HTML; Charset="ISO-8859-2"')
    raw = load(address + "#top")
    assert (raw.uri, raw.url, raw.data) == (address + "#top", address, NEWS)
    assert (raw.media_type, raw.charset) == ("text/html", "ISO-8859-2")


def test_the_server_is_told_who_asks(site: Any) -> None:
    load(site.give("/ferry"))
    ((_, headers),) = site.asked
    assert "article-reader" in headers["User-Agent"]
    assert headers["Accept-Encoding"].startswith("gzip, deflate")
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


PACKINGS = {
    "gzip": ("gzip", gzip.compress(NEWS)),
    "gzip in two members": ("x-gzip", gzip.compress(NEWS[:500]) + gzip.compress(NEWS[500:])),
    "deflate as specified": ("deflate", packed(15)),
    "deflate as often sent": ("Deflate", packed(-15)),
    "no packing": ("identity", NEWS),
}


@pytest.mark.parametrize(("name", "body"), PACKINGS.values(), ids=PACKINGS.keys())
def test_packed_pages_are_unpacked(name: str, body: bytes, site: Any) -> None:
    assert load(site.give("/ferry", body, Content_Encoding=name)).data == NEWS


@pytest.mark.parametrize("size", [1, 1000, 1 << 20])
def test_pages_in_chunks_are_put_together(size: int, site: Any) -> None:
    body = gzip.compress(NEWS) if size > 1 else NEWS[:500]
    packing = b"Content-Encoding: gzip\r\n" if size > 1 else b""
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + packing + b"\r\n"
    assert load(site.send("/ferry", head, chunked(body, size))).data == NEWS[: 500 if size == 1 else None]


def test_a_page_without_a_length_ends_when_the_server_hangs_up(site: Any) -> None:
    assert load(site.send("/ferry", b"HTTP/1.0 200 OK\r\n\r\n", NEWS)).data == NEWS


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_last_address_told(status: int, site: Any) -> None:
    story = site.give("/2025/f%C3%A4hre?from=short", NEWS)
    start = site.move("/short", "/2025/f%C3%A4hre?from=short#top", status)
    raw = load(start)
    assert (raw.uri, raw.url, raw.data) == (start, story, NEWS)


def test_a_redirect_in_plain_utf_8_is_understood(site: Any) -> None:
    site.give("/f%C3%A4hre%20am%20morgen", NEWS)
    start = site.send("/short", "HTTP/1.1 302 Found\r\nLocation: ../fähre am morgen\r\n\r\n".encode())
    assert load(start).url == site.address + "/f%C3%A4hre%20am%20morgen"


def test_spaces_and_letters_of_any_script_may_stand_in_an_address(site: Any) -> None:
    site.give("/%E2%80%9Cit%20will%20come%E2%80%9D?q=%C3%BC", NEWS)
    assert load(f"  {site.address}/“it will come”?q=ü\n").data == NEWS


def test_a_site_that_sends_in_circles_until_its_cookie_comes_back_is_satisfied(site: Any) -> None:
    def ask_for_it(handler: Any) -> None:
        if handler.headers.get("Cookie") == "seen=yes":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n" + NEWS)
        else:
            cookie = (
                b"Set-Cookie: seen=yes; Path=/; Max-Age; Expires=never\r\nSet-Cookie: other=no; Domain=news.example\r\n"
            )
            handler.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /ferry\r\n" + cookie + b"\r\n")

    address = site.answer("/ferry", ask_for_it)
    assert [load(address).data, load(address).data] == [NEWS, NEWS]
    assert [headers.get("Cookie") for _, headers in site.asked] == [None, "seen=yes"] * 2


def test_the_login_goes_to_its_own_site_only(site: Any, secure_site: Any) -> None:
    elsewhere = site.give("/open")
    secret = site.address.replace("//", "//ada:f%C3%A4hr%40@")
    site.move("/in", "/inner")
    site.move("/inner", elsewhere.replace("127.0.0.1", "localhost"))
    raw = load(secret + "/in")
    assert [headers.get("Authorization") for _, headers in site.asked] == ["Basic YWRhOmbDpGhyQA=="] * 2 + [None]
    assert (raw.uri, raw.url) == (site.address + "/in", elsewhere.replace("127.0.0.1", "localhost"))


def test_the_login_is_never_shown_nor_kept(site: Any, cache_home: Path) -> None:
    secret = site.address.replace("//", "//ada:ferry@")
    site.give("/in", Cache_Control="max-age=600")
    raw = load(secret + "/in")
    assert "ferry@" not in repr(raw)
    assert not list(cache_home.rglob("*.page"))
    with pytest.raises(SourceNotKept) as caught:
        load(secret + "/in", OFFLINE)
    assert caught.value.uri == site.address + "/in"


@pytest.mark.parametrize(
    "address", ["https://ada:fer/ry@news.example:x/", "https://ada:ferry@/a", "http://ada:ferry@ü ü/"]
)
def test_an_address_that_is_none_is_reported_without_its_login(address: str) -> None:
    with pytest.raises(SourceUnsupported, match="is not a web address") as caught:
        load(address)
    assert "ada" not in str(caught.value)
    assert "fer" not in str(caught.value)


def test_a_site_with_a_trusted_certificate_is_read(secure_site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(Path(__file__).parent / "web" / "localhost.pem"))
    assert load(secure_site.give("/ferry", NEWS)).data == NEWS


def test_where_the_system_trusts_nobody_the_usual_authorities_are_trusted(
    site: Any, secure_site: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "nowhere.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    certificate = str(Path(__file__).parent / "web" / "localhost.pem")
    monkeypatch.setattr("certifi.where", lambda: certificate)
    assert load(secure_site.give("/ferry", NEWS)).data == NEWS


def test_a_page_comes_through_the_tunnel_of_a_proxy(
    site: Any, secure_site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tunnel(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        with socket.create_connection(("127.0.0.1", int(handler.path.partition(":")[2]))) as far:
            back = threading.Thread(target=relay, args=(far, handler.connection))
            back.start()
            relay(handler.connection, far)
            back.join()

    port = secure_site.address.rpartition(":")[2]
    site.answer(f"localhost:{port}", tunnel)
    monkeypatch.setenv("SSL_CERT_FILE", str(Path(__file__).parent / "web" / "localhost.pem"))
    monkeypatch.setenv("https_proxy", site.address.partition("//")[2])
    secure_site.give("/ferry", NEWS)
    assert load(f"https://localhost:{port}/ferry").data == NEWS
    assert [path for path, _ in site.asked] == [f"localhost:{port}"]


def relay(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(4096):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def test_a_proxy_of_the_environment_is_asked_instead(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site.address.replace("//", "//desk:se%40cret@"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    site.give("http://news.example/ferry", NEWS)
    assert load("http://news.example/ferry").url == "http://news.example/ferry"
    assert load(site.give("/near")).url == site.address + "/near"
    (_, asked_through), (path, asked_directly) = site.asked
    assert asked_through["Proxy-Authorization"] == "Basic ZGVzazpzZUBjcmV0"
    assert (path, "Proxy-Authorization" in asked_directly) == ("/near", False)


def test_progress_is_reported_in_the_calling_thread(site: Any) -> None:
    told: list[tuple[FetchProgress, threading.Thread]] = []
    body = gzip.compress(os.urandom(200_000))
    address = site.give("/ferry", body, Content_Encoding="gzip")
    load(address, progress=lambda step: told.append((step, threading.current_thread())))
    assert told[-1] == (FetchProgress("127.0.0.1", len(body), len(body)), threading.current_thread())


STOPPABLE = {
    "before it answers": [],
    "among headers": [b"HTTP/1.1 200 OK\r\nContent-Type:"],
    "in the body": [b"HTTP/1.1 200 OK\r\n\r\n", b"The ferry"],
    "in a chunk": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"20\r\nThe ferry"],
}


@pytest.mark.parametrize("pieces", STOPPABLE.values(), ids=STOPPABLE.keys())
@pytest.mark.parametrize("secure", [False, True])
def test_a_fetch_that_is_stopped_hangs_up(
    pieces: list[bytes], secure: bool, site: Any, secure_site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard_nothing_more = threading.Event()
    waiting = threading.Event()

    def listen(handler: Any) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
        waiting.set()
        with suppress(OSError):  # a connection with secrets that ends like this is an error
            assert handler.rfile.read(1) == b""
        heard_nothing_more.set()

    monkeypatch.setenv("SSL_CERT_FILE", str(Path(__file__).parent / "web" / "localhost.pem"))
    with pytest.raises(SourceStopped, match="was stopped"):
        load((secure_site if secure else site).answer("/ferry", listen), cancelled=waiting.is_set)
    assert heard_nothing_more.wait(60)
    assert all(ended(thread) for thread in threading.enumerate() if thread.name == "fetch")


def test_whoever_watches_may_give_up_too(site: Any) -> None:
    def leave(step: FetchProgress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(site.send("/ferry", hang=True), progress=leave)


def test_the_time_in_all_is_limited(site: Any) -> None:
    with pytest.raises(SourceUnavailable, match=r"took longer than 0\.1 seconds"):
        load(site.send("/ferry", hang=True), Fetching(timeout=0.1))


def test_a_page_that_trickles_in_is_limited_too(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def trickle(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not site.closing.wait(0.01):
            handler.wfile.write(b".")

    monkeypatch.setattr(limits, "SILENT_SECONDS", 5)
    with pytest.raises(SourceUnavailable, match="took longer"):
        load(site.answer("/ferry", trickle), Fetching(timeout=0.1))


def ended(thread: threading.Thread) -> bool:
    thread.join(60)
    return not thread.is_alive()


@pytest.mark.parametrize("again", [False, True], ids=["fetched", "kept"])
def test_a_redirect_from_https_to_http_is_reported(
    again: bool, site: Any, secure_site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(Path(__file__).parent / "web" / "localhost.pem"))
    address = secure_site.move("/ferry", site.give("/ferry", NEWS, Cache_Control="max-age=600"), 301)
    for _ in range(1 + again):
        raw = load(address)
    assert raw.notices == ("fetched without encryption, since its address redirects from https to http",)
    assert load(site.address + "/ferry").notices == ()
