"""Web archives saved by a browser."""

from __future__ import annotations

from reader.model.raw import Raw
from reader.parse.mhtml import is_archive, unpack
from reader.pipeline import parse_document
from tests.parse.html.conftest import PARAGRAPHS, page

ARCHIVE = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://averil.example/port/1\r\nSubject: Port\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B--"\r\n\r\n'
    "----B--\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://averil.example/port/1\r\n\r\n{page}\r\n"
    "----B--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----B----\r\n"
)


def archive() -> bytes:
    return ARCHIVE.format(page=page().replace("=", "=3D").replace("Cranes", "Cran=E9s")).encode("ascii")


def test_the_page_is_extracted_with_its_url() -> None:
    document = parse_document(Raw("port.mhtml", archive()))
    assert PARAGRAPHS[0].replace("Cranes", "Cranés") in document.text
    assert document.metadata.url == "https://averil.example/port/1"
    assert (document.source.uri, document.source.format) == ("port.mhtml", "html")


def test_other_sources_are_unchanged() -> None:
    for data in (b"From: Ana\nTo: Tomas\n\nThe content-type: multipart/related", b"<html>", b""):
        raw = Raw("a.txt", data)
        assert unpack(raw) is raw


def test_an_archive_without_a_page_is_unchanged() -> None:
    raw = Raw(
        "a.mht",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: image/png\n\nx\n--B--\n",
    )
    assert is_archive(raw.data)
    assert unpack(raw) is raw
