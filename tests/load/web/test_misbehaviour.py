"""Servers that send too much, too little, nothing, or the wrong thing: told on one line, and not waited for."""

from __future__ import annotations

import gzip
import re
import socket
import zlib
from pathlib import Path
from typing import Any

import pytest

from reader.errors import (
    SourceError,
    SourceIsBinary,
    SourceNotFound,
    SourceRefused,
    SourceUnavailable,
    SourceUnreadable,
    SourceUnsupported,
)
from reader.load import load
from reader.load.web import limits

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
STATUSES = {
    400: (SourceRefused, "did not return the page, 400 bad request"),
    401: (SourceRefused, "requires a login, 401 unauthorized (open it in a browser"),
    403: (SourceRefused, "denied access, 403 forbidden"),
    404: (SourceNotFound, "has no such page, 404 not found (check the address for typos)"),
    410: (SourceNotFound, "has removed the page, 410 gone"),
    429: (SourceUnavailable, "received too many requests, 429 too many requests (try again in 30 seconds)"),
    451: (SourceRefused, "withholds the page for legal reasons, 451 unavailable for legal reasons"),
    500: (SourceUnavailable, "had a server error, 500 internal server error (try again"),
    503: (SourceUnavailable, "had a server error, 503 service unavailable (try again in 30 seconds)"),
    304: (SourceRefused, "did not return the page, 304 not modified"),
    206: (SourceRefused, "did not return the page, 206 partial content"),
    799: (SourceUnavailable, "had a server error, 799"),
}


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SILENT_SECONDS", 0.05)


def failure(address: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        load(address)
    assert caught.value.uri == address
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_that_brings_no_page_says_why_and_what_to_do(status: int, site: Any) -> None:
    sort, words = STATUSES[status]
    error = failure(site.give("/ferry", b"", status, Retry_After="30"))
    assert type(error) is sort
    assert f"127.0.0.1 {words}" in str(error)


def test_when_to_come_back_is_believed_only_as_a_number(site: Any) -> None:
    error = failure(site.give("/ferry", "", 503, Retry_After="\x1b[31mnever"))
    assert error.hint == "try again later"


def test_a_host_that_does_not_exist(cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    error = failure("https://news.invalid/ferry")
    assert isinstance(error, SourceUnavailable)
    assert (error.reason, error.hint) == ("the host news.invalid was not found", "check the address and the connection")


def test_a_host_with_a_name_that_cannot_be(cache_home: Path) -> None:
    assert "was not found" in str(failure(f"https://{'n' * 70}.example/"))


def test_nobody_listens(cache_home: Path) -> None:
    assert "127.0.0.1 cannot be reached, connection refused (try again later)" in str(failure("http://127.0.0.1:1/"))


@pytest.mark.usefixtures("short_patience")
def test_silence(site: Any) -> None:
    assert "sent nothing for 0.05 seconds" in str(failure(site.send("/ferry", hang=True)))


@pytest.mark.usefixtures("short_patience")
def test_silence_in_the_middle(site: Any) -> None:
    address = site.send("/ferry", HEAD + b"Content-Length: 900\r\n\r\n", b"The ferry", hang=True)
    assert "sent nothing for 0.05 seconds" in str(failure(address))


BROKEN = {
    "at once": ((b"",), "127.0.0.1 closed the connection without answering"),
    "reset": ((b"",), "127.0.0.1 closed the connection without answering"),
    "shorter than announced": ((HEAD, b"Content-Length: 900\r\n\r\n", b"The ferry"), "was lost after 9 bytes"),
    "inside a chunk": ((HEAD, b"Transfer-Encoding: chunked\r\n\r\n", b"20\r\nThe ferry"), "was lost after 9 bytes"),
    "before the last chunk": (
        (HEAD, b"Transfer-Encoding: chunked\r\n\r\n", b"9\r\nThe ferry\r\n"),
        "was lost after 9",
    ),
    "chunks that are none": (
        (HEAD, b"Transfer-Encoding: chunked\r\n\r\n", b"what?\r\n"),
        "did not send a valid HTTP response",
    ),
    "a chunk without end of line": (
        (HEAD, b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 100_000),
        "did not send a valid HTTP response",
    ),
    "another protocol": ((b"SSH-2.0-OpenSSH_9.6\r\n",), "did not send a valid HTTP response"),
    "endless header": ((b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000,), "did not send a valid HTTP response"),
    "very many headers": ((b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 1000,), "did not send a valid HTTP response"),
    "not what it is compressed as": ((HEAD, b"Content-Encoding: gzip\r\n\r\n", b"The ferry"), "cannot be decompressed"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_answers_that_break_off_or_make_no_sense(case: str, site: Any) -> None:
    pieces, words = BROKEN[case]
    error = failure(site.send("/ferry", *pieces, reset=case == "reset"))
    assert isinstance(error, SourceUnavailable)
    assert words in error.reason


def test_what_follows_the_announced_length_is_left(site: Any) -> None:
    assert load(site.send("/ferry", HEAD + b"Content-Length: 9\r\n\r\n", b"The ferry came in.")).data == b"The ferry"


def test_a_reset_in_the_middle(site: Any) -> None:
    address = site.send("/ferry", HEAD + b"Content-Length: 900\r\n\r\n", b"The ferry", reset=True)
    assert isinstance(failure(address), SourceUnavailable)


def test_an_empty_page_is_empty(site: Any) -> None:
    assert load(site.give("/ferry", b"")).data == b""
    assert load(site.give("/ferry", b"", 204)).data == b""


def test_a_page_announced_too_long_is_not_begun(site: Any) -> None:
    error = failure(site.send("/ferry", HEAD + b"Content-Length: 99999999999\r\n\r\n", hang=True))
    assert isinstance(error, SourceUnreadable)
    assert error.reason == "longer than 32 MiB, too long for an article"


def test_an_endless_page_is_given_up(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def pour(handler: Any) -> None:
        handler.wfile.write(HEAD + b"\r\n")
        while not site.closing.is_set():
            handler.wfile.write(b"The ferry came in.\n" * 1000)

    monkeypatch.setattr(limits, "MOST_ON_WIRE", 2 << 20)
    assert failure(site.answer("/ferry", pour)).reason == "longer than 2 MiB, too long for an article"


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


@pytest.mark.parametrize("chunked", [False, True])
def test_a_gzip_bomb_is_not_unpacked(chunked: bool, site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    body = bomb(32)
    if chunked:
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    framing = b"Transfer-Encoding: chunked" if chunked else b"Content-Length: %d" % len(body)
    monkeypatch.setattr(limits, "MOST_UNPACKED", 1 << 20)
    unpacked = 0
    whole = zlib.decompressobj

    class Counting:
        """Counts what the one who unpacks asks for."""

        def __init__(self, *arguments: Any) -> None:
            self._inner = whole(*arguments)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

        def decompress(self, *arguments: Any, **limits_: Any) -> bytes:
            nonlocal unpacked
            piece = self._inner.decompress(*arguments, **limits_)
            unpacked += len(piece)
            return piece

    monkeypatch.setattr(zlib, "decompressobj", Counting)
    error = failure(site.send("/ferry", HEAD + b"Content-Encoding: gzip\r\n" + framing + b"\r\n\r\n", body))
    assert error.reason == "longer than 1 MiB, too long for an article"
    assert 0 < unpacked < 2 << 20


@pytest.mark.parametrize("packing", ["br", "gzip, gzip", "compress", "aes128gcm"])
def test_packings_that_nobody_asked_for_are_refused(packing: str, site: Any) -> None:
    error = failure(site.give("/ferry", gzip.compress(b"The ferry"), Content_Encoding=packing))
    assert error.reason == "uses a compression that is not supported"


TYPES = {
    "application/pdf": "is a PDF document, not an article",
    "Image/PNG": "is a picture, not an article",
    "video/mp4": "is a video, not an article",
    "application/vnd.ms-excel": "is an office document, not an article",
    "application/rss+xml; charset=utf-8": "is a news feed, not an article",
    "application/x-tar": "is of type application/x-tar, not an article",
}


@pytest.mark.parametrize("declared", TYPES)
def test_what_is_no_article_is_named_and_not_read(declared: str, site: Any) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {declared}\r\n\r\n".encode()
    error = failure(site.send("/ferry", head, hang=True))
    assert isinstance(error, SourceIsBinary | SourceRefused)
    assert error.reason == TYPES[declared]
    assert error.hint


def test_texts_of_any_sort_are_taken(site: Any) -> None:
    assert load(site.give("/ferry", b"The ferry", Content_Type="text/x-rst")).data == b"The ferry"


def test_a_feed_declared_as_xml_is_told_from_a_page(site: Any) -> None:
    feed = b'<?xml version="1.0"?><rss><channel><title>Harbour news</title></channel></rss>'
    assert "news feed" in failure(site.give("/feed", feed, Content_Type="text/xml")).reason
    page = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>News.</p></body></html>'
    assert load(site.give("/ferry", page, Content_Type="application/xml")).data == page


def test_redirects_in_a_circle_end(site: Any) -> None:
    site.move("/there", "/here")
    error = failure(site.move("/here", "/there"))
    assert error.reason == "redirects more than 10 times"
    assert len(site.asked) == 11


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "FILE:/etc/passwd", "ftp://127.0.0.1/a", "javascript:alert(1)", "data:text/html,a"],
)
def test_redirects_never_leave_the_web(location: str, site: Any) -> None:
    error = failure(site.move("/ferry", location))
    assert isinstance(error, SourceUnsupported)
    assert error.reason == "127.0.0.1 redirects to something that is not a web address"


@pytest.mark.parametrize("location", ["https://news.example:port/", "//ada:ferry@[/"])
def test_redirects_to_nowhere_are_told(location: str, site: Any) -> None:
    assert "redirects to" in failure(site.move("/ferry", location)).reason


def test_a_redirect_that_does_not_say_where(site: Any) -> None:
    assert "302 found" in failure(site.give("/ferry", b"", 302)).reason


def test_a_login_that_a_redirect_brings_along_is_not_used(site: Any) -> None:
    site.give("/inner")
    load(site.move("/ferry", site.address.replace("//", "//ada:ferry@") + "/inner"))
    assert [headers.get("Authorization") for _, headers in site.asked] == [None, None]


def test_the_host_that_failed_is_named_after_a_redirect(site: Any) -> None:
    error = failure(site.move("/ferry", site.address.replace("127.0.0.1", "localhost") + "/gone"))
    assert error.reason == "localhost has no such page, 404 not found"


def test_a_certificate_that_nobody_signed(secure_site: Any) -> None:
    error = failure(secure_site.give("/ferry"))
    assert isinstance(error, SourceRefused)
    assert re.match(r"the certificate of 127\.0\.0\.1 is not valid, self.signed certificate$", error.reason)
    assert secure_site.asked == []


def test_a_certificate_for_another_host(secure_site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(Path(__file__).parent / "localhost.pem"))
    error = failure(secure_site.give("/ferry").replace("127.0.0.1", "127.0.0.2"))
    assert "is not valid" in error.reason or "cannot be reached" in error.reason
    assert secure_site.asked == []


def test_a_server_that_does_not_speak_tls(site: Any) -> None:
    error = failure(site.give("/ferry").replace("http:", "https:"))
    assert error.reason == "no secure connection to 127.0.0.1 could be made"


def test_a_proxy_that_does_not_let_through(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", site.address)
    error = failure("https://news.example/ferry")
    assert error.reason == "the proxy refused the connection to news.example or did not answer"


@pytest.mark.parametrize("proxy", ["socks5://ada:ferry@127.0.0.1:1080", "http://ada:ferry@[", "//ada:ferry@x:y"])
def test_a_proxy_that_cannot_be_used(proxy: str, site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", proxy)
    error = failure("http://news.example/ferry")
    assert "prox" in error.reason
    assert "ferry@" not in str(error)
